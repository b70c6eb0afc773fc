//! Random reports in every arrangement of tables, written as every kind of file, and read back: how many cells are
//! right, asked for, missing without a word, or wrong. No cell may ever be wrong.

#[expect(dead_code, reason = "other tests use the rest")]
mod layout;
#[path = "layout/medium.rs"]
mod medium;
#[path = "layout/score.rs"]
mod score;
#[path = "layout/shape.rs"]
mod shape;

use layout::{Dice, SENTENCE};
use medium::{Block, Medium};
use nianbao_core::form::{EditionKey, Part, TableKey};
use nianbao_core::model::{Report, TextPart};
use score::{Score, score};
use shape::Shape;

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

/// What reading promises of a layout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Promise {
    /// Every cell is right.
    Right,
    /// Every cell is right or asked for.
    RightOrAsked,
    /// Not read yet: halves side by side, and rows of Table A each with columns of its own, in plain text.
    Nothing,
}

fn promise(shape: Shape, medium: Medium) -> Promise {
    use {Medium as M, Shape as S};
    match (shape, medium) {
        (S::Halves | S::RowTables, M::Aligned) => Promise::Nothing,
        // Blanks are lost where nothing on the page says where columns stand.
        (_, M::Aligned) => Promise::RightOrAsked,
        (S::Transposed, M::Tabs | M::Markdown | M::Drawn | M::Barred | M::Stack) => Promise::RightOrAsked,
        (S::Halves, M::Barred) => Promise::RightOrAsked,
        (S::RowTables, M::Markdown | M::Barred) => Promise::RightOrAsked,
        (S::Halves | S::Numbered | S::Expanded, M::Stack) => Promise::RightOrAsked,
        _ => Promise::Right,
    }
}

impl Promise {
    fn is_kept(self, scores: &[Score; 4]) -> bool {
        let all = |wanted: &dyn Fn(&Score) -> bool| scores.iter().all(wanted);
        match self {
            Promise::Right => all(&|score| score.asked + score.missing + score.wrong == 0),
            Promise::RightOrAsked => all(&|score| score.missing + score.wrong == 0),
            Promise::Nothing => true,
        }
    }
}

/// Reads one random report and scores its three tables and its text. `LAYOUT_TEXT` shows what was written and read.
fn round(shape: Shape, medium: Medium, seed: u64, scores: &mut [Score; 4]) {
    let mut dice = Dice::new(seed * 131 + shape as u64 * 17 + medium as u64);
    let blanks = medium.shows_blanks() && dice.chance(50);
    let report = report(&mut dice, blanks);
    let bytes = medium::write(&blocks(&mut dice, &report, shape), medium);
    let import = nianbao_io::read(&bytes, None).expect("a report");
    let shown = std::env::var("LAYOUT_TEXT").is_ok();
    if shown && medium != Medium::Docx {
        println!("=== {shape:?}/{medium:?} {seed}\n{}", String::from_utf8_lossy(&bytes));
    }
    for (table, entry) in TableKey::ALL.into_iter().zip(scores.iter_mut()) {
        let score = score(&report, &import, table);
        entry.add(score);
        let (was, is) = (report.table(table), import.report.table(table));
        if shown {
            println!("--- {table:?} {score:?}");
            for ((id, was), (_, is)) in
                was.cells().zip(is.cells()).filter(|(was, is)| was.1.raw() != is.1.raw())
            {
                println!("{id:?} was {:?} is {:?}", was.raw(), is.raw());
            }
        }
    }
    if shown {
        import
            .notes
            .iter()
            .for_each(|note| println!("{} {:?} {}", note.kind.key(), note.source, note.message));
    }
    for part in [TextPart::Overview, TextPart::Problems, TextPart::Other] {
        let right = import.report.narrative.get(part) == SENTENCE;
        scores[3].add(Score { right: usize::from(right), wrong: usize::from(!right), ..Score::default() });
    }
}

/// `LAYOUT_ROUNDS` reports per layout, `LAYOUT_ONLY` for those whose name holds some words.
#[test]
fn every_arrangement_keeps_its_promise() {
    let rounds: u64 = std::env::var("LAYOUT_ROUNDS").ok().and_then(|n| n.parse().ok()).unwrap_or(2);
    let only = std::env::var("LAYOUT_ONLY").unwrap_or_default();
    let mut broken = Vec::new();
    println!("{:<24} A right/asked/missing/wrong | B | C | text", "");
    for shape in Shape::ALL {
        for medium in Medium::ALL {
            let name = format!("{shape:?}/{medium:?}");
            if !name.contains(&only) {
                continue;
            }
            let mut scores = [Score::default(); 4];
            for seed in 1..=rounds {
                round(shape, medium, seed, &mut scores);
            }
            let cells =
                scores.map(|s| format!("{:>5} {:>4} {:>4} {:>4}", s.right, s.asked, s.missing, s.wrong));
            let line = format!("{name:<28} {}", cells.join(" | "));
            println!("{line}");
            if !promise(shape, medium).is_kept(&scores) {
                broken.push(line);
            }
        }
    }
    assert!(broken.is_empty(), "promises not kept:\n{}", broken.join("\n"));
}
