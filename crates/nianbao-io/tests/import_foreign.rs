//! Other numbers beside the report's own: last year's table, a table that stands twice, rows that say of which, other
//! statistics with like labels. None of them may come into the report.

#[expect(dead_code, reason = "other tests use the rest")]
mod layout;

use layout::{Dice, Layout, SENTENCE};
use nianbao_core::form::{EditionKey, Part, TableKey};
use nianbao_core::model::Report;
use nianbao_io::Import;

/// Lines of a table.
fn table(report: &Report, key: TableKey, layout: Layout) -> Vec<String> {
    layout::render(&mut Dice::new(3), report, key, layout)
}

/// A report whose part with a table `key` holds what `lines` makes of that table's own lines.
fn written(
    report: &Report,
    key: TableKey,
    layout: Layout,
    lines: &dyn Fn(Vec<String>) -> Vec<String>,
) -> String {
    let form = report.edition().form();
    let mut text = vec!["甲县民政局2024年政府信息公开工作年度报告".to_owned()];
    for part in Part::ALL {
        text.push(form.heading(part).to_owned());
        match part.table() {
            Some(own) if own == key => text.extend(lines(table(report, own, layout))),
            Some(own) => text.extend(table(report, own, layout)),
            None => text.push(SENTENCE.to_owned()),
        }
    }
    text.join("\n")
}

/// Cells that hold something else than was written, and blank ones; notes.
fn wrong(report: &Report, import: &Import) -> (usize, usize) {
    let mut counts = (0, 0);
    for ((_, was), (id, is)) in report.cells().zip(import.report.cells()) {
        if was.raw() != is.raw() {
            let count = if is.is_blank() { &mut counts.1 } else { &mut counts.0 };
            *count += 1;
            if std::env::var_os("LAYOUT_TEXT").is_some() {
                println!("{} was {:?} is {:?}", id.path(), was.raw(), is.raw());
            }
        }
    }
    counts
}

#[test]
fn numbers_of_others_stay_out() {
    let latest = EditionKey::latest();
    let report = layout::report(&mut Dice::new(21), latest, false);
    let last = layout::report(&mut Dice::new(22), latest, false);
    let mut faults = Vec::new();
    for key in TableKey::ALL {
        for layout in [Layout::TabGrid, Layout::PipesTight, Layout::Spaced, Layout::Stack] {
            let other = table(&last, key, layout);
            type Change<'a> = Box<dyn Fn(Vec<String>) -> Vec<String> + 'a>;
            let gap = || vec![String::new()];
            let cases: Vec<(&str, Change<'_>)> = vec![
                ("twice", Box::new(|own| [own.clone(), gap(), own].concat())),
                (
                    "last year's behind",
                    Box::new(|own| [own, gap(), vec!["附：2023年情况".to_owned()], other.clone()].concat()),
                ),
                (
                    "last year's before",
                    Box::new(|own| {
                        [vec!["2023年度".to_owned()], other.clone(), gap(), vec!["2024年度".to_owned()], own]
                            .concat()
                    }),
                ),
                ("two without words", Box::new(|own| [own, gap(), other.clone()].concat())),
            ];
            for (name, change) in &cases {
                let text = written(&report, key, layout, change);
                let import = nianbao_io::read_text(&text).expect("a report");
                let (filled, blank) = wrong(&report, &import);
                if filled > 0 || import.notes.is_empty() {
                    let kinds: Vec<&str> = import.notes.iter().map(|note| note.kind.key()).collect();
                    faults
                        .push(format!("{key:?} {layout:?} {name}: {filled} wrong, {blank} blank, {kinds:?}"));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
