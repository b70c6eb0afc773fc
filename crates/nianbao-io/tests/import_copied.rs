//! Text copied out of pages: characters that only look like the printed ones, page numbers in the middle, and numbers
//! in another order than a reader's eye takes. What cannot be told is asked, and no cell is ever wrong.

#[expect(dead_code, reason = "other tests use the rest")]
mod layout;
#[expect(dead_code, reason = "other tests use the rest")]
#[path = "layout/shape.rs"]
mod shape;

use layout::{Dice, Layout, SENTENCE};
use nianbao_core::form::{EditionKey, Part, TableKey};
use nianbao_core::model::Report;
use nianbao_io::{Import, NoteKind};

fn sample(seed: u64) -> Report {
    let mut report = layout::report(&mut Dice::new(seed), EditionKey::latest(), false);
    report.meta.org_name = "泽河县水利局".to_owned();
    report
}

/// A text with `own` in place of one table.
fn written(report: &Report, key: TableKey, own: &[String]) -> String {
    let form = report.edition().form();
    let mut lines = vec![form.title_line(&report.meta.org_name, report.meta.year)];
    for part in Part::ALL {
        lines.push(form.heading(part).to_owned());
        match part.table() {
            Some(table) if table == key => lines.extend(own.iter().cloned()),
            Some(table) => lines.extend(layout::render(&mut Dice::new(3), report, table, Layout::TabGrid)),
            None => lines.push(SENTENCE.to_owned()),
        }
    }
    lines.join("\n")
}

fn read(text: &str) -> Import {
    nianbao_io::read_text(text).unwrap_or_else(|why| panic!("{why}: {text}"))
}

/// How many cells of a table are as written, and how many are blank instead; none may be wrong.
fn score(report: &Report, import: &Import, key: TableKey, text: &str) -> (usize, usize) {
    let (mut right, mut blank) = (0, 0);
    for ((_, was), (id, is)) in report.table(key).cells().zip(import.report.table(key).cells()) {
        match was.raw() == is.raw() {
            true => right += 1,
            false if is.is_blank() => blank += 1,
            false => panic!("{} was {} is {} in\n{text}", id.path(), was.raw(), is.raw()),
        }
    }
    (right, blank)
}

/// The rows of Table B: label and values.
fn rows(report: &Report) -> Vec<(String, Vec<String>)> {
    let data = report.table(TableKey::Applications);
    let mut rows: Vec<(String, Vec<String>)> = Vec::new();
    let mut last = None;
    for slot in &data.layout().slots {
        if last != Some(slot.row) {
            rows.push((slot.row_label().to_owned(), Vec::new()));
            last = Some(slot.row);
        }
        if let Some((_, values)) = rows.last_mut() {
            values.push(report.raw(slot.id).to_owned());
        }
    }
    rows
}

#[test]
fn radicals_are_the_characters_they_show() {
    let report = sample(11);
    let lines = layout::render(&mut Dice::new(3), &report, TableKey::Applications, Layout::TabGrid);
    let plain = written(&report, TableKey::Applications, &lines);
    let pairs =
        [('行', '⾏'), ('人', '⼈'), ('工', '⼯'), ('文', '⽂'), ('自', '⾃'), ('水', '⽔'), ('页', '⻚')];
    let text =
        pairs.iter().fold(plain.clone(), |text, (whole, radical)| text.replace(*whole, &radical.to_string()));
    assert_ne!(plain, text);
    let (was, is) = (read(&plain), read(&text));
    assert_eq!(was.report, is.report);
    assert!(is.notes.is_empty(), "{:?}", is.notes);
}

#[test]
fn page_numbers_between_halves_of_a_table_are_nothing() {
    let report = sample(12);
    let form = report.edition().form();
    let table = |sheet: &[Vec<shape::Cell>]| {
        let cell = |cell: &shape::Cell| {
            format!("<td colspan={} rowspan={}>{}</td>", cell.columns, cell.rows, cell.text)
        };
        let row = |row: &Vec<shape::Cell>| format!("<tr>{}</tr>", row.iter().map(cell).collect::<String>());
        format!("<table>{}</table>", sheet.iter().map(row).collect::<String>())
    };
    let mut page =
        format!("<!DOCTYPE html><p>{}</p>", form.title_line(&report.meta.org_name, report.meta.year));
    for part in Part::ALL {
        page += &format!("<p>{}</p>", form.heading(part));
        page += &match part.table() {
            Some(key) => {
                let sheet = shape::printed(&report, key);
                let (above, below) = sheet.split_at(if key == TableKey::Applications { 17 } else { 0 });
                format!("{}<p>- 3 -</p>{}", table(above), table(below))
            }
            None => format!("<p>{SENTENCE}</p>"),
        };
    }
    let import = read(&page);
    for key in TableKey::ALL {
        assert_eq!(score(&report, &import, key, &page).1, 0);
    }
    assert!(import.notes.is_empty(), "{:?}", import.notes);
}

#[test]
fn a_title_whose_year_was_left_blank_names_the_organ() {
    for year in ["____年", " 年", "20××年", "202_年度"] {
        let text = format!("泽河县水利局{year}政府信息公开工作年度报告\n一、总体情况\n{SENTENCE}");
        let import = read(&text);
        assert_eq!(import.report.meta.org_name, "泽河县水利局", "{text}");
        assert_eq!(import.report.meta.year, None, "{text}");
    }
}

/// Table B with the values of each row before its label, one to a line.
fn led(rows: &[(String, Vec<String>)]) -> Vec<String> {
    rows.iter().flat_map(|(label, values)| values.iter().cloned().chain([label.clone()])).collect()
}

#[test]
fn values_before_their_labels_are_not_taken_for_the_row_before() {
    for seed in 1..=8 {
        let report = sample(seed);
        let rows = rows(&report);
        let text = written(&report, TableKey::Applications, &led(&rows));
        let (_, blank) = score(&report, &read(&text), TableKey::Applications, &text);
        assert_eq!(blank, 0, "{text}");
        // With one number lost nothing proves the order any more: a few rows would still fit, each one row too high.
        let mut torn = rows.clone();
        torn[19].1.pop();
        let text = written(&report, TableKey::Applications, &led(&torn));
        let import = read(&text);
        score(&report, &import, TableKey::Applications, &text);
        assert!(import.notes.iter().any(|note| note.kind == NoteKind::CellsUncertain), "{text}");
    }
}

#[test]
fn all_values_in_order_are_read_where_every_sum_proves_it() {
    for seed in 1..=8 {
        let report = sample(seed);
        let mut dice = Dice::new(seed + 90);
        // Labels stand anywhere among the values of their rows.
        let mut own = Vec::new();
        for (label, values) in rows(&report) {
            let (before, behind) = values.split_at(dice.below(values.len() as u64) as usize);
            own.extend(before.iter().cloned().chain([label]).chain(behind.iter().cloned()));
        }
        let text = written(&report, TableKey::Applications, &own);
        let import = read(&text);
        assert_eq!(score(&report, &import, TableKey::Applications, &text).1, 0, "{text}");
        assert!(import.notes.iter().any(|note| note.kind == NoteKind::LabelTorn), "{:?}", import.notes);
    }
}

#[test]
fn outcomes_between_the_values_of_table_c_leave_their_order_open() {
    let mut asked = 0;
    for seed in 1..=8 {
        let report = sample(seed);
        let data = report.table(TableKey::Disputes);
        let slots = &data.layout().slots;
        let raw = |at: usize| report.raw(slots[at].id).to_owned();
        let heads = |from: usize| (from..from + 4).map(|at| slots[at].column_label().to_owned());
        // As a program writes them that takes columns for lines: the totals apart, the last group second.
        let mut own: Vec<String> =
            slots[0].column_line.above.iter().map(|node| node.label.to_owned()).collect();
        own.extend(heads(0).chain((0..4).map(raw)));
        own.extend(heads(10).chain((10..14).map(raw)));
        own.extend([slots[4].column_label().to_owned(), raw(4)]);
        own.extend(heads(5).chain((5..10).map(raw)).chain([slots[14].column_label().to_owned(), raw(14)]));
        let text = written(&report, TableKey::Disputes, &own);
        let (_, blank) = score(&report, &read(&text), TableKey::Disputes, &text);
        asked += usize::from(blank > 0);
    }
    assert!(asked > 4, "{asked}");
}

#[test]
fn labels_stacked_above_rows_of_values_are_not_paired_by_the_last() {
    for seed in 1..=8 {
        let report = sample(seed);
        let rows = rows(&report);
        let mut own: Vec<String> = Vec::new();
        let mut at = 0;
        while at < rows.len() {
            // The labels of three rows first, then their values in rows of cells; elsewhere one beside the other.
            let several = if (9..18).contains(&at) { 3 } else { 1 };
            for (label, values) in &rows[at..at + several] {
                own.push(if several > 1 { label.clone() } else { format!("{label}\t{}", values.join("\t")) });
            }
            if several > 1 {
                own.extend(rows[at..at + several].iter().map(|(_, values)| values.join("\t")));
            }
            at += several;
        }
        let text = written(&report, TableKey::Applications, &own);
        assert_eq!(score(&report, &read(&text), TableKey::Applications, &text).1, 0, "{text}");
        // With one row of values lost no order proves them.
        let lost = rows[10].1.join("\t");
        let text = text.replacen(&format!("{lost}\n"), "", 1);
        let import = read(&text);
        score(&report, &import, TableKey::Applications, &text);
        assert!(import.notes.iter().any(|note| note.kind == NoteKind::CellsUncertain), "{text}");
    }
}
