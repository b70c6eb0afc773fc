//! Random reports whose labels and numbers are worn, written as files and read back: how many cells are right, asked
//! for, missing without a word, or wrong.

#[expect(dead_code, reason = "other tests use the rest")]
mod layout;
#[path = "layout/medium.rs"]
#[expect(dead_code, reason = "other tests use the rest")]
mod medium;
#[path = "layout/score.rs"]
mod score;
#[path = "layout/shape.rs"]
#[expect(dead_code, reason = "other tests use the rest")]
mod shape;
#[path = "layout/worn.rs"]
mod worn;

use layout::{Dice, SENTENCE};
use medium::{Block, Medium};
use nianbao_core::form::{EditionKey, Part, TableKey};
use nianbao_core::model::Report;
use score::{Score, score};
use shape::{Shape, Sheet};
use worn::Wear;

const MEDIA: [Medium; 5] = [Medium::Html, Medium::Docx, Medium::Tabs, Medium::Aligned, Medium::Stack];
const SHAPES: [Shape; 3] = [Shape::Printed, Shape::GroupsRepeated, Shape::GroupsLost];

/// A report of one edition, or with Tables A and B of different ones.
fn report(dice: &mut Dice) -> Report {
    let editions: Vec<EditionKey> = EditionKey::all().collect();
    let edition = *dice.pick(&editions);
    let mut report = layout::report(dice, edition, false);
    if dice.chance(20) {
        let other = *dice.pick(&editions);
        let other = layout::report(dice, other, false);
        report.set_table(other.table(TableKey::Proactive).clone());
    }
    report
}

fn written(
    dice: &mut Dice,
    report: &Report,
    shape: Shape,
    medium: Medium,
    mut change: impl FnMut(&mut Dice, &mut Sheet, TableKey),
) -> Vec<u8> {
    let form = report.edition().form();
    let mut blocks = vec![Block::Line(form.title_line(&report.meta.org_name, report.meta.year))];
    for part in Part::ALL {
        blocks.push(Block::Line(form.heading(part).to_owned()));
        match part.table() {
            Some(table) => {
                for mut sheet in shape::arrange(dice, report, table, shape) {
                    change(dice, &mut sheet, table);
                    blocks.push(Block::Table(sheet));
                    blocks.push(Block::Line(String::new()));
                }
            }
            None => blocks.push(Block::Line(SENTENCE.to_owned())),
        }
    }
    medium::write(&blocks, medium)
}

fn rounds() -> u64 {
    std::env::var("LAYOUT_ROUNDS").ok().and_then(|n| n.parse().ok()).unwrap_or(2)
}

fn show(name: &str, scores: &[Score; 3]) -> String {
    let cells = scores.map(|s| format!("{:>5} {:>4} {:>4} {:>4}", s.right, s.asked, s.missing, s.wrong));
    format!("{name:<28} {}", cells.join(" | "))
}

/// Reads one report and adds what became of its cells.
fn round(report: &Report, bytes: &[u8], name: &str, scores: &mut [Score; 3]) {
    let import = nianbao_io::read(bytes, None).expect("a report");
    let shown = std::env::var("LAYOUT_TEXT").is_ok();
    let mut printed = false;
    for (table, entry) in TableKey::ALL.into_iter().zip(scores.iter_mut()) {
        let score = score(report, &import, table);
        entry.add(score);
        if shown && score.asked + score.missing + score.wrong > 0 {
            if !printed && !bytes.starts_with(b"PK") {
                println!("=== {name}\n{}", String::from_utf8_lossy(bytes));
            }
            printed = true;
            println!("--- {name} {table:?} {score:?}");
            let (was, is) = (report.table(table), import.report.table(table));
            for ((id, was), (_, is)) in
                was.cells().zip(is.cells()).filter(|(was, is)| was.1.raw() != is.1.raw())
            {
                println!("{id:?} was {:?} is {:?}", was.raw(), is.raw());
            }
        }
    }
    if printed {
        import
            .notes
            .iter()
            .for_each(|note| println!("{} {:?} {}", note.kind.key(), note.source, note.message));
    }
}

/// `LAYOUT_ROUNDS` reports per layout, `LAYOUT_ONLY` for those whose name holds some words.
#[test]
fn worn_labels_are_known() {
    let only = std::env::var("LAYOUT_ONLY").unwrap_or_default();
    let mut wrong = Vec::new();
    for wear in Wear::ALL {
        let mut sums = [Score::default(); 3];
        for shape in SHAPES {
            for medium in MEDIA {
                let name = format!("{wear:?}/{shape:?}/{medium:?}");
                // Spaces between all characters and between columns are hard to tell apart: rows may be asked for.
                let lost = wear == Wear::Spaced && medium == Medium::Aligned;
                if !name.contains(&only) {
                    continue;
                }
                let mut scores = [Score::default(); 3];
                for seed in 1..=rounds() {
                    let mut dice =
                        Dice::new(seed * 977 + shape as u64 * 31 + medium as u64 * 7 + wear as u64);
                    let report = report(&mut dice);
                    let bytes = written(&mut dice, &report, shape, medium, |dice, sheet, table| {
                        worn::wear(dice, sheet, table, wear);
                    });
                    round(&report, &bytes, &format!("{name} {seed}"), &mut scores);
                }
                if std::env::var("LAYOUT_EACH").is_ok() {
                    println!("{}", show(&name, &scores));
                }
                sums.iter_mut().zip(scores).for_each(|(sum, score)| sum.add(score));
                if scores.iter().any(|score| score.wrong + score.missing > 0 || score.asked > 0 && !lost) {
                    wrong.push(show(&name, &scores));
                }
            }
        }
        println!("{}", show(&format!("{wear:?}"), &sums));
    }
    assert!(wrong.is_empty(), "not read as written:\n{}", wrong.join("\n"));
}
/// Numbers as people write them: the text is kept, in its place.
#[test]
fn worn_numbers_are_kept() {
    let mut wrong = Vec::new();
    for shape in SHAPES {
        for medium in MEDIA {
            let name = format!("{shape:?}/{medium:?}");
            let mut scores = [Score::default(); 3];
            for seed in 1..=rounds() {
                let mut dice = Dice::new(seed * 613 + shape as u64 * 31 + medium as u64 * 7);
                let mut report = report(&mut dice);
                let ids: Vec<_> = report.cells().map(|(id, _)| id).collect();
                for id in ids {
                    if dice.chance(20) {
                        let mut cell =
                            shape::Cell { text: report.raw(id).to_owned(), rows: 1, columns: 1, head: false };
                        let spaces = !matches!(medium, Medium::Aligned | Medium::Stack);
                        worn::number(&mut dice, &mut cell, spaces);
                        report.set(id, cell.text);
                    }
                }
                let bytes = written(&mut dice, &report, shape, medium, |_, _, _| {});
                round(&report, &bytes, &format!("{name} {seed}"), &mut scores);
            }
            println!("{}", show(&name, &scores));
            if scores.iter().any(|score| score.asked + score.wrong + score.missing > 0) {
                wrong.push(show(&name, &scores));
            }
        }
    }
    assert!(wrong.is_empty(), "not read as written:\n{}", wrong.join("\n"));
}
