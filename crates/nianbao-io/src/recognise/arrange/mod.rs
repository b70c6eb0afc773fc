//! Tables that do not stand as printed are put into printed order, as far as their own headings say how: turned round,
//! divided side by side, columns in another order, groups of disputes as rows. Tables as printed are left alone, and
//! so is everything the headings do not settle: order and sums decide about those later.

mod columns;
mod grid;
mod known;
mod outcome_labels;
mod outcomes;

use nianbao_core::form::TableKey;
use nianbao_core::model::Place;

use crate::import::{Note, NoteKind};
use crate::raw::{RawBlock, RawDocument, RawTable};
use columns::Heads;
pub(super) use columns::{is_inner_head, is_last_head};
use grid::Grid;
pub(super) use outcome_labels::names_group;

/// Largest table that is looked at, in rows and columns. The largest of the form has 28 rows; turned round it has as
/// many columns.
const MOST_ROWS: usize = 400;
const MOST_COLUMNS: usize = 80;
/// Most tables of a document that are looked at.
const MOST_TABLES: usize = 200;

/// What the headings of a table say of its arrangement.
enum Arrangement {
    /// As printed, or nothing that can be told.
    Printed,
    /// As printed but for repeated heads, running numbers and the like; this is the table without them.
    Superfluous(RawTable),
    /// Otherwise; this is the same table as printed.
    Otherwise(RawTable),
    /// Headings and sums contradict each other: the table without its numbers.
    Contradicted(RawTable),
}

/// Puts the tables of a document into printed order and notes which ones were moved.
pub(super) fn arrange(document: &mut RawDocument) {
    let mut heads = Heads::default();
    let mut tables = 0;
    let mut moved: Vec<(TableKey, bool)> = Vec::new();
    for block in &mut document.blocks {
        let RawBlock::Table(table) = block else { continue };
        tables += 1;
        if tables > MOST_TABLES {
            break;
        }
        if table.rows.len() > MOST_ROWS || !columns::may_concern(table) {
            continue;
        }
        let Some(grid) = Grid::new(table, MOST_COLUMNS) else { continue };
        let (key, arrangement) = heads.arrange(table, grid);
        let (new, settled) = match arrangement {
            Arrangement::Printed => continue,
            Arrangement::Superfluous(new) => {
                *table = new;
                continue;
            }
            Arrangement::Otherwise(new) => (new, true),
            Arrangement::Contradicted(new) => (new, false),
        };
        *table = new;
        if !moved.contains(&(key, settled)) {
            moved.push((key, settled));
        }
    }
    if outcomes::arrange(document) {
        moved.push((TableKey::Disputes, true));
    }
    for (key, settled) in moved {
        document.notes.push(note(key, settled));
    }
}

/// What to say of a table whose columns do not stand as printed: moved by its heads, or left blank.
pub(super) fn note(key: TableKey, settled: bool) -> Note {
    let (kind, message) = if settled {
        (NoteKind::LabelAltered, "表的行列排法与格式不同，数字已按原文的栏名和行名放入，请核对。")
    } else {
        (
            NoteKind::CellsUncertain,
            "表的栏名与数字的合计关系不一致，不能确定各列是什么，已留空，请对照原文填写。",
        )
    };
    Note { kind, at: Place::Part(key.part()), source: String::new(), message: message.to_owned() }
}
