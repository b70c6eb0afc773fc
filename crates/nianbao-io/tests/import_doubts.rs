//! Rows that are missing, doubled or foreign, tables that are blank or gone: said, never guessed.

mod layout;

use layout::{Dice, Layout};
use nianbao_core::form::{EditionKey, Part, TableKey};
use nianbao_core::model::Report;
use nianbao_core::model::found::{FoundTable, TableState};
use nianbao_io::{Import, NoteKind};

/// Layouts with one row of the table on one line.
fn by_lines() -> impl Iterator<Item = Layout> {
    let by_lines = |layout: &Layout| {
        matches!(layout, Layout::TabGrid | Layout::TabCompact | Layout::Pipes | Layout::Stream)
    };
    Layout::ALL.into_iter().filter(by_lines)
}

/// A report in which nothing was worn.
fn sample(layout: Layout) -> String {
    let form = EditionKey::latest().form();
    let clean = |text: &String| {
        form.headings.iter().all(|heading| text.contains(heading))
            && text.lines().next().is_some_and(|line| line.ends_with(form.title))
            && ["重复申请", "8.属于行政查询事项"].iter().all(|words| text.contains(words))
    };
    let texts = (1..).map(|seed| {
        let mut dice = Dice::new(seed);
        let report = layout::report(&mut dice, EditionKey::latest(), false);
        layout::text(&mut dice, &report, layout)
    });
    texts.into_iter().find(clean).unwrap_or_default()
}

fn found(import: &Import, table: TableKey) -> &FoundTable {
    import.report.found.as_ref().expect("what the file looked like").table(table)
}

fn notes(import: &Import, kind: NoteKind) -> usize {
    import.notes.iter().filter(|note| note.kind == kind).count()
}

/// Changes the lines of a text that hold some words.
fn change(text: &str, words: &str, change: impl Fn(&str) -> Vec<String>) -> String {
    let lines =
        text.lines().flat_map(|line| if line.contains(words) { change(line) } else { vec![line.to_owned()] });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_row_that_is_gone_is_a_fact() {
    for layout in by_lines() {
        let text = change(&sample(layout), "重复申请", |_| Vec::new());
        let import = nianbao_io::read_text(&text).unwrap();
        let table = found(&import, TableKey::Applications);
        assert_eq!(table.missing_rows, ["applications.result.not_processed.repeat"], "{layout:?}");
        assert_eq!(notes(&import, NoteKind::RowMissing), 1);
        assert!(table.extra_rows.is_empty() && table.altered.is_empty());
    }
}

#[test]
fn a_text_cut_off_is_no_fact() {
    for layout in by_lines() {
        let whole = sample(layout);
        let cut = &whole[..whole.find("重复申请").unwrap()];
        let import = nianbao_io::read_text(cut).unwrap();
        assert!(found(&import, TableKey::Applications).missing_rows.is_empty(), "{layout:?}");
        assert!(notes(&import, NoteKind::RowMissing) > 0);
        // Nobody has seen the rows behind, so nobody can call them blank.
        let unread = &found(&import, TableKey::Applications).unread_rows;
        assert!(unread.iter().any(|row| row == "applications.carried_out"), "{layout:?} {unread:?}");
        let behind = import.report.find("applications.carried_out@total").unwrap();
        assert!(import.report.is_unread(behind) && import.report.value(behind).is_none());
        assert_eq!(found(&import, TableKey::Disputes).state, TableState::Absent);
    }
}

#[test]
fn a_row_twice_is_read_once() {
    for layout in by_lines() {
        let text = change(&sample(layout), "重复申请", |line| vec![line.to_owned(), line.to_owned()]);
        let import = nianbao_io::read_text(&text).unwrap();
        let table = found(&import, TableKey::Applications);
        assert_eq!(table.repeated_rows, ["applications.result.not_processed.repeat"], "{layout:?}");
        assert_eq!(notes(&import, NoteKind::RowRepeated), 1);
    }
}

#[test]
fn numbers_that_fit_no_cells_are_in_the_file_and_not_in_the_report() {
    // 8, 855 and 698, or 88, 55 and 698: nothing in Table A can tell.
    let form = EditionKey::latest().form();
    let row = &form.table(TableKey::Proactive).bands[0].rows[1];
    let text = format!(
        "某县教育局2024年{}\n{}\n{}{}8855698\n",
        form.title,
        form.heading(nianbao_core::form::Part::Proactive),
        "第二十条第（一）项信息内容本年制发件数本年废止件数现行有效件数规章000",
        row.label
    );
    let import = nianbao_io::read_text(&text).unwrap();
    let table = found(&import, TableKey::Proactive);
    assert!(table.unread_rows.iter().any(|key| key == row.key), "{import:#?}");
    let id = import.report.find("proactive.normative_docs.in_force").unwrap();
    assert!(import.report.is_unread(id) && import.report.value(id).is_none());
    let mut report = import.report;
    report.set(id, "698");
    // Who writes in a row has looked at it.
    let issued = report.find("proactive.normative_docs.issued").unwrap();
    assert!(!report.is_unread(issued));
}

#[test]
fn a_foreign_row_goes_nowhere() {
    for layout in by_lines() {
        let clean = sample(layout);
        let text = change(&clean, "8.属于行政查询事项", |line| {
            vec![line.to_owned(), line.replace("8.属于行政查询事项", "9.因天气没有办成")]
        });
        assert_ne!(text, clean);
        let (before, after) = (nianbao_io::read_text(&clean).unwrap(), nianbao_io::read_text(&text).unwrap());
        for table in TableKey::ALL {
            assert_eq!(before.report.table(table), after.report.table(table), "{layout:?}");
        }
        assert_eq!(found(&after, TableKey::Applications).extra_rows, ["9.因天气没有办成"], "{layout:?}");
        assert_eq!(notes(&after, NoteKind::RowExtra), 1);
    }
}

#[test]
fn blank_and_lost_tables_are_told_apart() {
    let blank: String = sample(Layout::TabGrid)
        .lines()
        .map(|line| {
            let cells = line.split('\t').map(|cell| if cell.parse::<f64>().is_ok() { "" } else { cell });
            cells.collect::<Vec<_>>().join("\t") + "\n"
        })
        .collect();
    assert!(Layout::TabGrid.shows_blanks());
    let import = nianbao_io::read_text(&blank).unwrap();
    for table in TableKey::ALL {
        assert_eq!(found(&import, table).state, TableState::Empty, "{table:?}");
    }
    let lost: String = sample(Layout::TabGrid)
        .lines()
        .filter(|line| !line.contains('\t'))
        .fold(String::new(), |text, line| text + line + "\n");
    let import = nianbao_io::read_text(&lost).unwrap();
    for table in TableKey::ALL {
        assert_eq!(found(&import, table).state, TableState::Absent, "{table:?}");
    }
    assert_eq!(import.report.found.as_ref().unwrap().headings.len(), 6);
    assert_eq!(notes(&import, NoteKind::TableUnreadable), 3);
}

#[test]
fn a_file_without_title_takes_its_name() {
    let whole = sample(Layout::TabGrid);
    let untitled = whole.lines().skip(1).collect::<Vec<_>>().join("\n");
    let form = EditionKey::latest().form();
    let name = format!("C:\\年报\\{}.txt", form.title_line("甲县水利局", Some(2024)));
    let import = nianbao_io::read(untitled.as_bytes(), Some(&name)).unwrap();
    assert_eq!(import.report.meta.org_name, "甲县水利局");
    assert_eq!(import.report.meta.year, Some(2024));
    assert_eq!(import.report.found.as_ref().unwrap().title, None);
    assert!(notes(&import, NoteKind::MetaUncertain) > 0);
    // What the file itself says counts more than its name.
    let import = nianbao_io::read(whole.as_bytes(), Some("丙局2019年.txt")).unwrap();
    assert_ne!(import.report.meta.org_name, "丙局");
    assert_ne!(import.report.meta.year, Some(2019));
}

#[test]
fn a_row_out_of_its_place_is_read_by_its_label() {
    let form = EditionKey::latest().form();
    let mut report = Report::for_year(2024);
    report.meta.org_name = "甲县水利局".to_owned();
    let ids: Vec<_> = report.cells().map(|(id, _)| id).collect();
    for (at, id) in ids.into_iter().enumerate() {
        report.set(id, (at % 7 + 1).to_string());
    }
    let text = nianbao_io::write(&report, nianbao_io::Format::Text).expect("text");
    let text = String::from_utf8(text).expect("UTF-8");
    // The first row of Table A stands behind its last one.
    let first = report.table(TableKey::Proactive).layout().slots[0].row_label();
    let line = text.lines().find(|line| line.starts_with(first)).expect("the row").to_owned();
    let third = form.heading(Part::Applications);
    let moved = text.replacen(&format!("{line}\n"), "", 1).replacen(third, &format!("{line}\n{third}"), 1);
    assert_ne!(text, moved);
    let import = nianbao_io::read_text(&moved).expect("a report");
    for ((_, was), (id, is)) in report.cells().zip(import.report.cells()) {
        assert_eq!(was.raw(), is.raw(), "{}", id.path());
    }
    let found = import.report.found.as_ref().expect("what the file looked like").table(TableKey::Proactive);
    assert!(found.repeated_rows.is_empty() && found.missing_rows.is_empty(), "{found:?}");
    let kinds: Vec<NoteKind> = import.notes.iter().map(|note| note.kind).collect();
    assert_eq!(kinds, [NoteKind::LabelAltered], "{:?}", import.notes);
    // With a label nobody knows its numbers are asked for, and no row is said to be missing or to stand twice.
    let other = line.replacen(first, "规定", 1);
    let import = nianbao_io::read_text(&moved.replacen(&line, &other, 1)).expect("a report");
    let found = import.report.found.as_ref().expect("what the file looked like").table(TableKey::Proactive);
    assert!(found.repeated_rows.is_empty(), "{found:?}");
}
