//! Random reports, written as text in every known layout and read back: what was read must be what was written. This
//! is the guard against readers that know a few files only.

#[path = "read_back/asked.rs"]
mod asked;
#[path = "read_back/compare.rs"]
mod compare;
mod layout;

use compare::compare;
use layout::{Dice, Layout};
use nianbao_core::form::{Aspect, EditionKey, Part, TableKey};
use nianbao_core::model::{Report, TextPart};
use nianbao_io::raw::RawDocument;
use nianbao_io::{Import, docx, html, recognise};

/// The cells of all tables that differ, and how many were asked for.
fn differing(report: &Report, import: &Import) -> (Vec<String>, usize) {
    let tables = TableKey::ALL.map(|table| compare(report, import, table));
    (
        tables.iter().flat_map(|(wrong, _)| wrong.clone()).collect(),
        tables.iter().map(|(_, asked)| asked).sum(),
    )
}

fn check(layout: Layout, seed: u64) -> Result<usize, String> {
    let mut dice = Dice::new(seed * 31 + layout as u64);
    let editions: Vec<EditionKey> = EditionKey::all().collect();
    let edition = *dice.pick(&editions);
    let blanks = layout.shows_blanks() && dice.chance(50);
    let report = layout::report(&mut dice, edition, blanks);
    let text = layout::text(&mut dice, &report, layout);
    let import = match nianbao_io::read_text(&text) {
        Ok(import) => import,
        Err(error) => return Err(format!("{layout:?} seed {seed}: {error}\n{text}")),
    };
    let (mut wrong, asked) = differing(&report, &import);
    for part in [TextPart::Overview, TextPart::Other] {
        if import.report.narrative.get(part) != layout::SENTENCE {
            wrong.push(format!("{}: {}", part.key(), import.report.narrative.get(part)));
        }
    }
    // Facts about the document must be true: at most one label was worn.
    let found = import.report.found.as_ref().expect("what the file looked like");
    for table in &found.tables {
        let rows = [&table.missing_rows, &table.repeated_rows, &table.extra_rows];
        if rows.iter().any(|rows| !rows.is_empty()) || table.altered.len() > 1 {
            wrong.push(format!("{table:?}"));
        }
    }
    let meta = &import.report.meta;
    if !wrong.is_empty() || meta.org_name != report.meta.org_name || meta.year != report.meta.year {
        let notes: Vec<&str> = import.notes.iter().map(|note| note.message.as_str()).collect();
        let text = if std::env::var("LAYOUT_TEXT").is_ok() { text } else { String::new() };
        return Err(format!(
            "{layout:?} seed {seed} {edition:?}: {} wrong\n{}\n{notes:#?}\n{text}",
            wrong.len(),
            wrong.iter().take(12).cloned().collect::<Vec<_>>().join("\n")
        ));
    }
    if asked > 0 && std::env::var("LAYOUT_TEXT").is_ok() && layout != Layout::Glued {
        println!("{:#?}\n{text}", import.notes);
    }
    Ok(asked)
}

#[test]
fn what_was_written_is_read() {
    let rounds: u64 = std::env::var("LAYOUT_ROUNDS").ok().and_then(|n| n.parse().ok()).unwrap_or(12);
    let mut failed = Vec::new();
    for layout in Layout::ALL {
        let mut asked = 0;
        let mut bad = 0;
        for seed in 1..=rounds {
            match check(layout, seed) {
                // Only where numbers run together may cells be asked for.
                Ok(count) if count > 0 && layout != Layout::Glued => {
                    asked += count;
                    failed.push(format!("{layout:?} seed {seed}: {count} cells asked for"));
                }
                Ok(count) => asked += count,
                Err(message) => {
                    bad += 1;
                    failed.push(message);
                }
            }
        }
        println!("{layout:?}: {bad} of {rounds} reports not read as written, {asked} cells asked");
    }
    assert!(failed.is_empty(), "{} failed:\n{}", failed.len(), failed.join("\n"));
}

#[test]
fn a_heading_glued_to_the_last_number_is_taken_off() {
    for layout in Layout::ALL {
        let mut dice = Dice::new(7);
        let report = layout::report(&mut dice, EditionKey::latest(), false);
        let mut text = layout::text(&mut dice, &report, layout);
        let mut glued = 0;
        for part in [Part::Applications, Part::Disputes, Part::Problems] {
            let heading = EditionKey::latest().form().heading(part);
            let Some(at) = text.find(&format!("\n{heading}")) else { continue };
            if text[..at].ends_with(|c: char| c.is_ascii_digit()) {
                text.remove(at);
                glued += 1;
            }
        }
        let import = nianbao_io::read_text(&text).unwrap_or_else(|why| panic!("{layout:?}: {why}"));
        let (wrong, asked) = differing(&report, &import);
        assert!(wrong.is_empty(), "{layout:?}: {wrong:#?}\n{text}");
        assert!(asked == 0 || layout == Layout::Glued, "{layout:?}: {asked} asked");
        println!("{layout:?}: {glued} headings glued");
    }
}

fn sample(seed: u64, edition: EditionKey) -> Report {
    let mut dice = Dice::new(seed);
    let mut report = layout::report(&mut dice, edition, seed.is_multiple_of(2));
    let mut text = |part: TextPart, text: &str| {
        report.narrative.set(part, text);
    };
    text(TextPart::Lead, "本报告根据有关规定编制。\n统计期限为全年。");
    text(TextPart::Overview, "全年工作有序开展，成效明显。");
    for aspect in Aspect::ALL {
        text(TextPart::Aspect(aspect), "按要求完成各项任务。\n没有发生问题。");
    }
    text(TextPart::Problems, "人员变动较多，解读形式单一\n下一步加强培训，丰富解读形式。");
    text(TextPart::Other, "本年度没有收取信息处理费。");
    report
}

fn reread(document: RawDocument) -> Import {
    assert!(document.embedded.is_some());
    recognise::recognise(RawDocument { embedded: None, ..document }).expect("a report")
}

fn same(report: &Report, import: &Import, what: &str) {
    assert_eq!(import.report.meta.org_name, report.meta.org_name, "{what}");
    assert_eq!(import.report.meta.year, report.meta.year, "{what}");
    for table in TableKey::ALL {
        assert_eq!(import.report.table(table), report.table(table), "{what}\n{:#?}", import.notes);
    }
    for (part, text) in report.narrative.parts() {
        assert_eq!(import.report.narrative.get(part), text, "{what} {}", part.key());
    }
    let found = import.report.found.as_ref().expect("what the file looked like");
    for table in TableKey::ALL {
        let table = found.table(table);
        assert!(
            table.altered.is_empty()
                && table.missing_rows.is_empty()
                && table.repeated_rows.is_empty()
                && table.extra_rows.is_empty(),
            "{what} {table:?}"
        );
    }
    assert!(import.notes.is_empty(), "{what} {:#?}", import.notes);
}

/// Documents of ours without the report file they carry: what they show must say everything.
#[test]
fn what_our_documents_show_is_the_report() {
    for edition in EditionKey::all() {
        for seed in 1..=6 {
            let report = sample(seed, edition);
            let page = html::read(&html::page(&report)).unwrap();
            same(&report, &reread(page), &format!("html {edition:?} {seed}"));
            let word = docx::read(&docx::write(&report).unwrap()).unwrap();
            same(&report, &reread(word), &format!("docx {edition:?} {seed}"));
        }
    }
}
