//! Bad input: each kind gets one clear sentence or is taken in as it stands; nothing panics.

mod layout;

use layout::{Dice, Layout};
use nianbao_core::form::{EditionKey, TableKey};
use nianbao_core::model::TextPart;
use nianbao_io::{NoteKind, ReadError, limits};

fn sample(seed: u64, layout: Layout) -> String {
    let mut dice = Dice::new(seed);
    let blanks = layout.shows_blanks() && seed.is_multiple_of(2);
    let report = layout::report(&mut dice, EditionKey::latest(), blanks);
    layout::text(&mut dice, &report, layout)
}

#[test]
fn what_is_no_report_is_refused_in_one_sentence() {
    let mut dice = Dice::new(7);
    let random: Vec<u8> = (0..40_000).map(|_| dice.below(256) as u8).collect();
    let huge = vec![b'x'; limits::FILE_BYTES + 1];
    let cases: [(&[u8], &str); 9] = [
        (b"", "empty"),
        (b"  \r\n\t ", "empty"),
        (&random, "unsupported"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01", "unsupported"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "unsupported"),
        (&huge, "too-large"),
        ("今天天气很好，我们去公园散步。\n公园里人很多。".as_bytes(), "no-report"),
        (b"{\"format\": \"nianbao/1\", \"edi", "damaged"),
        (b"{\"format\": \"nianbao/99\"}", "newer"),
    ];
    for (bytes, code) in cases {
        let error = nianbao_io::read(bytes, Some("图片.txt")).unwrap_err();
        assert_eq!(error.code(), code, "{error}");
        let sentence = error.to_string();
        assert_eq!(sentence.matches('。').count(), 1, "{sentence}");
    }
    assert_eq!(nianbao_io::read_text("").unwrap_err(), ReadError::Empty);
}

#[test]
fn too_large_is_told() {
    let huge = vec![b'1'; 200 * 1024 * 1024];
    assert_eq!(nianbao_io::read(&huge, None).unwrap_err(), ReadError::TooLarge);
}

#[test]
fn strange_cells_are_kept_as_they_stand() {
    let clean = sample(3, Layout::TabGrid);
    for strange in [
        "=cmd|' /C calc'!A0",
        "<script>alert(1)</script>",
        "123456789012345678901234567890",
        "-3",
        "１２",
        "1,234",
        "12件",
        "约3",
        "=1+1",
    ] {
        // The first value behind a row's label.
        let text: Vec<String> = clean
            .lines()
            .map(|line| {
                let mut cells: Vec<&str> = line.split('\t').collect();
                if cells[0].starts_with("规章") {
                    cells[1] = strange;
                }
                cells.join("\t")
            })
            .collect();
        let import = nianbao_io::read_text(&text.join("\n")).unwrap();
        let id = import.report.find("proactive.rules.issued").unwrap();
        assert_eq!(import.report.raw(id), strange);
    }
    let marked = clean.replace("各项任务按时完成", "<script>alert(1)</script>");
    let import = nianbao_io::read_text(&marked).unwrap();
    assert!(import.report.narrative.get(TextPart::Problems).contains("<script>alert(1)</script>"));
}

#[test]
fn of_two_reports_the_first_is_read() {
    let (first, second) = (sample(1, Layout::TabGrid), sample(2, Layout::TabGrid));
    let alone = nianbao_io::read_text(&first).unwrap();
    let both = nianbao_io::read_text(&format!("{first}\n{second}")).unwrap();
    assert_eq!(alone.report.meta, both.report.meta);
    assert_eq!(alone.report.narrative, both.report.narrative);
    for table in TableKey::ALL {
        assert_eq!(alone.report.table(table), both.report.table(table));
    }
    let several = |import: &nianbao_io::Import| {
        import.notes.iter().filter(|note| note.kind == NoteKind::SeveralReports).count()
    };
    assert_eq!((several(&alone), several(&both)), (0, 1));
}

/// Cut off anywhere, with characters changed, lines swapped or doubled: never a panic.
#[test]
fn damaged_reports_never_panic() {
    let mut dice = Dice::new(11);
    for layout in Layout::ALL {
        let text = sample(5, layout);
        let chars: Vec<char> = text.chars().collect();
        let lines: Vec<&str> = text.lines().collect();
        for _ in 0..if cfg!(debug_assertions) { 3 } else { 40 } {
            let cut: String = chars[..dice.below(chars.len() as u64) as usize].iter().collect();
            let _ = nianbao_io::read_text(&cut);
            let mut changed = chars.clone();
            for _ in 0..20 {
                let at = dice.below(changed.len() as u64) as usize;
                changed[at] =
                    *dice.pick(&['0', '|', '\t', '\n', '三', '、', '（', '.', ' ', '\u{c}', '𠀀', '-']);
            }
            let _ = nianbao_io::read_text(&changed.into_iter().collect::<String>());
            let mut moved = lines.clone();
            for _ in 0..6 {
                let (a, b) =
                    (dice.below(lines.len() as u64) as usize, dice.below(lines.len() as u64) as usize);
                moved.swap(a, b);
                moved.insert(a, lines[b]);
            }
            let _ = nianbao_io::read_text(&moved.join("\n"));
            let bytes = text.as_bytes();
            let _ = nianbao_io::read(&bytes[..dice.below(bytes.len() as u64) as usize], None);
        }
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 64, failure_persistence: None, ..Default::default() })]

    #[test]
    fn any_bytes_are_read_or_refused(bytes: Vec<u8>) {
        let _ = nianbao_io::read(&bytes, None);
    }

    #[test]
    fn any_characters_are_read_or_refused(text in "[一二三四五六、.（）()0-9\t|\n 规章行政许可总计其他处理公开政府信息情况年度报告]{0,400}") {
        let _ = nianbao_io::read_text(&text);
    }
}

/// Five megabytes of each kind of garbage, a tenth of that where the code is not optimised: work that grows with the
/// square of the size would never end.
#[test]
fn garbage_comes_to_an_end() {
    const SIZE: usize = if cfg!(debug_assertions) { 512 * 1024 } else { 5 * 1024 * 1024 };
    let mut dice = Dice::new(13);
    let form = EditionKey::latest().form();
    let labels = sample(4, Layout::Stack);
    let kinds: Vec<(&str, String)> = vec![
        ("one letter", "x".repeat(SIZE)),
        ("digits", "1234567890".repeat(SIZE / 10)),
        ("numbers", "12 ".repeat(SIZE / 3)),
        ("tabs", "\t".repeat(SIZE)),
        ("bars", "|\n".repeat(SIZE / 2)),
        ("cells", "甲\t1\t2\t3\n".repeat(SIZE / 10)),
        ("numerals", "一、".repeat(SIZE / 6)),
        ("numerals in lines", "一、总体\n".repeat(SIZE / 13)),
        ("headings", format!("{}\n", form.headings[1]).repeat(SIZE / 40)),
        ("headings in a line", form.headings[2].repeat(SIZE / 50)),
        ("brackets", "（一）主动公开".repeat(SIZE / 21)),
        ("form feeds", "\u{c}\n1\n".repeat(SIZE / 4)),
        ("titles", format!("{}\n", form.title_line("某局", Some(2024))).repeat(SIZE / 60)),
        ("a table over and over", labels.repeat(SIZE / labels.len())),
        ("rows over and over", sample(4, Layout::TabGrid).repeat(SIZE / 8_000)),
        ("random words", {
            let words: Vec<char> = labels.chars().filter(|c| !c.is_whitespace()).collect();
            (0..SIZE / 3).map(|_| *dice.pick(&words)).collect()
        }),
    ];
    for (name, text) in kinds {
        println!("{name}");
        let _ = nianbao_io::read_text(&text);
    }
}
