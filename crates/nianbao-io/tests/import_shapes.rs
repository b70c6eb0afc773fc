//! Random reports in every arrangement of tables, written as every kind of file, and read back: how many cells are
//! right, asked for, missing without a word, or wrong. No cell may ever be wrong.

mod layout;

use std::collections::BTreeMap;

use layout::medium::{self, Block, Medium};
use layout::shape::{self, Shape};
use layout::{Dice, SENTENCE};
use nianbao_core::form::{EditionKey, Part, TableKey};
use nianbao_core::model::{Place, Report, TextPart};
use nianbao_io::{Import, NoteKind};

#[derive(Clone, Copy, Default, Debug)]
struct Score {
    right: usize,
    asked: usize,
    missing: usize,
    wrong: usize,
}

impl Score {
    fn add(&mut self, other: Score) {
        self.right += other.right;
        self.asked += other.asked;
        self.missing += other.missing;
        self.wrong += other.wrong;
    }
}

/// What became of the cells of a table.
fn score(report: &Report, import: &Import, table: TableKey) -> Score {
    let (was, is) = (report.table(table), import.report.table(table));
    let mut score = Score::default();
    if was.edition() != is.edition() {
        let filled = is.cells().filter(|(_, cell)| !cell.is_blank()).count();
        score.wrong = filled;
        score.missing = was.cells().count().saturating_sub(filled);
        return score;
    }
    let doubts = |kinds: &[NoteKind], wanted: &dyn Fn(&Place) -> bool| {
        import.notes.iter().any(|note| kinds.contains(&note.kind) && wanted(&note.at))
    };
    let of_table = |place: &Place| match place {
        Place::Cell(id) => id.table == table,
        Place::Part(part) => *part == table.part(),
        _ => false,
    };
    let whole = doubts(&[NoteKind::TableUnreadable, NoteKind::RowMissing, NoteKind::RowExtra], &of_table)
        || doubts(&[NoteKind::CellsUncertain], &|place| matches!(place, Place::Part(part) if *part == table.part()));
    for ((id, was), (_, is)) in was.cells().zip(is.cells()) {
        let row = doubts(&[NoteKind::CellsUncertain], &|place| {
            matches!(place, Place::Cell(other) if other.table == table && other.slot().row == id.slot().row)
        });
        if was.raw() == is.raw() {
            score.right += 1;
        } else if !is.is_blank() {
            score.wrong += 1;
        } else if whole || row {
            score.asked += 1;
        } else {
            score.missing += 1;
        }
    }
    score
}

fn blocks(dice: &mut Dice, report: &Report, shape: Shape) -> Vec<Block> {
    let form = report.edition().form();
    let mut blocks = vec![Block::Line(form.title_line(&report.meta.org_name, report.meta.year))];
    for part in Part::ALL {
        blocks.push(Block::Line(form.heading(part).to_owned()));
        match part.table() {
            Some(table) => {
                for sheet in shape::arrange(dice, report, table, shape) {
                    blocks.push(Block::Table(sheet));
                    // Else two tables would be one.
                    blocks.push(Block::Line(String::new()));
                }
            }
            None => blocks.push(Block::Line(SENTENCE.to_owned())),
        }
    }
    blocks
}

/// A report of one edition, or with Tables A and B of different ones.
fn report(dice: &mut Dice, blanks: bool) -> Report {
    let editions: Vec<EditionKey> = EditionKey::all().collect();
    let mut report = layout::report(dice, *dice.clone().pick(&editions), blanks);
    if dice.chance(20) {
        let other = layout::report(dice, *dice.clone().pick(&editions), blanks);
        report.set_table(other.table(TableKey::Proactive).clone());
    }
    report
}

#[test]
fn arrangements() {
    let rounds: u64 = std::env::var("LAYOUT_ROUNDS").ok().and_then(|n| n.parse().ok()).unwrap_or(4);
    let only = std::env::var("LAYOUT_ONLY").unwrap_or_default();
    let mut sums: BTreeMap<(Shape, Medium), [Score; 4]> = BTreeMap::new();
    for shape in Shape::ALL {
        for medium in Medium::ALL {
            let name = format!("{shape:?}/{medium:?}");
            if !name.contains(&only) {
                continue;
            }
            for seed in 1..=rounds {
                let mut dice = Dice::new(seed * 131 + shape as u64 * 17 + medium as u64);
                let blanks = medium.shows_blanks() && dice.chance(50);
                let report = report(&mut dice, blanks);
                let bytes = medium::write(&blocks(&mut dice, &report, shape), medium);
                let entry = sums.entry((shape, medium)).or_default();
                if std::env::var("LAYOUT_TEXT").is_ok() && medium != Medium::Docx {
                    println!("=== {name} {seed}\n{}", String::from_utf8_lossy(&bytes));
                }
                let Ok(import) = nianbao_io::read(&bytes, None) else {
                    println!("{name} {seed} refused");
                    continue;
                };
                for (table, entry) in TableKey::ALL.into_iter().zip(entry.iter_mut()) {
                    let score = score(&report, &import, table);
                    entry.add(score);
                    if std::env::var("LAYOUT_TEXT").is_ok() {
                        println!("--- {table:?} {score:?}");
                        for ((id, was), (_, is)) in report.table(table).cells().zip(import.report.table(table).cells()) {
                            if was.raw() != is.raw() {
                                println!("{id:?} was {:?} is {:?}", was.raw(), is.raw());
                            }
                        }
                    }
                }
                if std::env::var("LAYOUT_TEXT").is_ok() {
                    for note in &import.notes { println!("{} {:?} {}", note.kind.key(), note.source, note.message); }
                }
                let texts = [TextPart::Overview, TextPart::Problems, TextPart::Other];
                for part in texts {
                    let is = import.report.narrative.get(part);
                    let fair = is == SENTENCE;
                    entry[3].add(Score { right: usize::from(fair), wrong: usize::from(!fair), ..Score::default() });
                }
            }
        }
    }
    println!("{:<28} A right/asked/missing/wrong   B                      C                     text", "");
    for ((shape, medium), scores) in &sums {
        let cells: Vec<String> = scores
            .iter()
            .map(|s| format!("{:>5} {:>4} {:>4} {:>4}", s.right, s.asked, s.missing, s.wrong))
            .collect();
        println!("{:<28} {}", format!("{shape:?}/{medium:?}"), cells.join(" | "));
    }
}
