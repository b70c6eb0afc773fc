//! Ways to put a block into a table, and what each would change. Nothing is changed here.

use nianbao_core::form::TableKey;
use nianbao_core::form::path::{CellId, Layout};
use nianbao_core::model::{Cell, Edit, Report, State};

use super::labels;
use super::matrix::{Entry, Matrix, TEARS};
use crate::state::Totals;

/// One way to put a block into a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// What this way is called on a button.
    pub words: &'static str,
    /// Cells that would change, in printed order.
    pub cells: Vec<Filled>,
    /// How many values have their place, those that are there already included.
    pub placed: usize,
    /// Written cells over which the block is blank; they stay.
    pub kept: usize,
    /// What has no place, as it stands in the block.
    pub left: Vec<String>,
    /// Why somebody should look first; empty when it is obvious.
    pub doubts: Vec<String>,
}

/// A cell that would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filled {
    /// The cell.
    pub id: CellId,
    /// What stands there.
    pub old: String,
    /// What was pasted.
    pub new: String,
}

impl Plan {
    /// The change.
    pub fn edit(&self) -> Edit {
        let write = |filled: &Filled| Edit::Cell { id: filled.id, raw: filled.new.clone() };
        Edit::Many(self.cells.iter().map(write).collect())
    }
}

/// All ways worth offering, the most likely first. `at` is the cell with the focus.
pub(super) fn all(report: &Report, totals: Totals, block: &Matrix, at: CellId) -> Vec<Plan> {
    let mut plans = by_labels(report, totals, block, at)
        .map_or_else(|| by_place(report, totals, block, at), |plan| vec![plan]);
    if let Some(first) = plans.first()
        && let Some(without) = without_totals(report, totals, first)
    {
        plans.insert(1, without);
    }
    for plan in &mut plans {
        if block.spaced {
            plan.doubts.push("各数之间只有空格，请核对分得对不对。".into());
        }
    }
    plans
}

/// What the block says of one cell.
struct Placed {
    id: Option<CellId>,
    text: String,
}

fn by_labels(report: &Report, totals: Totals, block: &Matrix, at: CellId) -> Option<Plan> {
    let turned = block.transposed();
    let mut best: Option<(usize, TableKey, bool, labels::Labelled)> = None;
    // The table it was pasted into comes first, so that the others must do better.
    for table in std::iter::once(at.table).chain(TableKey::ALL.into_iter().filter(|table| *table != at.table))
    {
        let layout = report.table(table).layout();
        for (matrix, across) in [(block, false), (&turned, true)] {
            let found = labels::find(matrix, layout, (table == at.table).then_some(at));
            if found.found > best.as_ref().map_or(0, |(most, ..)| *most) {
                best = Some((found.found, table, across, found));
            }
        }
    }
    let (_, table, across, found) = best?;
    let block = if across { &turned } else { block };
    let mut placed = Vec::new();
    for (row, entries) in block.rows.iter().enumerate() {
        let (cells, heads) = (&found.cells[row], &found.heads[row]);
        if cells.iter().all(Option::is_none) && entries.iter().any(|entry| entry.is_value()) {
            // A row the form does not have, with its label.
            let words = entries.iter().filter(|entry| !entry.covered && !entry.text.is_empty());
            let text = words.map(|entry| entry.text.as_str()).collect::<Vec<_>>().join(" ");
            placed.push(Placed { id: None, text });
            continue;
        }
        for ((entry, id), head) in entries.iter().zip(cells).zip(heads) {
            // Beside and above labels nothing is a value; a number there has no place.
            if !entry.covered && (!head || entry.is_value()) {
                placed.push(Placed { id: id.filter(|_| !head), text: entry.text.clone() });
            }
        }
    }
    let mut plan = weigh(report, totals, table, &placed, "按行名和列名填入");
    if table != at.table {
        plan.doubts.insert(
            0,
            format!(
                "按行名和列名，这些数属于“{}”。",
                report.table(table).edition().form().heading(table.part())
            ),
        );
    }
    if found.guessed {
        plan.doubts.push("行名或列名不全，缺的按光标所在的位置对应。".into());
    }
    Some(plan)
}

/// Numbers without labels: to the right and down from the focused cell.
fn by_place(report: &Report, totals: Totals, block: &Matrix, at: CellId) -> Vec<Plan> {
    let bare = without_words(block);
    let layout = report.table(at.table).layout();
    let turned = bare.transposed();
    let way = |matrix: &Matrix, skip: bool, words: &'static str| {
        let placed = place(matrix, layout, at, skip);
        weigh(report, totals, at.table, &placed, words)
    };
    let mut plain = way(&bare, false, "按位置填入");
    if bare.rows.len() < block.rows.len() || bare.width() < block.width() {
        plain.doubts.push("有的行名或列名与本表对不上，数按光标所在的位置放。".into());
    }
    let mut plans = vec![plain];
    if bare.rows.len() > 1 || bare.width() > 1 {
        let mut across = way(&turned, false, "行列互换后填入");
        let fits = across.left.is_empty() && !plans[0].left.is_empty();
        // A column of numbers for a table of one row can mean one thing only.
        if !(fits && bare.width() == 1 && layout.slots.last().is_some_and(|slot| slot.row == 0)) {
            across.doubts.push("粘贴的行列与本表相反，互换后放入。".into());
        }
        // What is turned and then ends where the table ends was most likely turned; else one number is too many.
        let end = layout.slots.last().map_or(0, |slot| slot.row + 1);
        let ends = at.slot().row + turned.rows.len() == end;
        if fits && ends {
            plans.insert(0, across);
        } else if across.left.is_empty() && bare.rows.len() != bare.width() {
            plans.push(across);
        }
    }
    if totals == Totals::Computed && !plans[0].doubts.is_empty() {
        let skipping = way(&bare, true, "跳过总计填入");
        if skipping.left.is_empty() && skipping.cells != plans[0].cells {
            plans.push(skipping);
        }
    }
    plans
}

/// The block without the rows above and the columns at the left that hold words only: labels the form does not have.
fn without_words(block: &Matrix) -> Matrix {
    let mut bare = block.clone();
    let words = |line: &mut dyn Iterator<Item = &Entry>| {
        let (mut words, mut others) = (false, false);
        for entry in line.filter(|entry| !entry.text.is_empty() && !entry.covered) {
            words |= entry.is_words();
            others |= !entry.is_words();
        }
        words && !others
    };
    while bare.rows.first().is_some_and(|row| words(&mut row.iter())) {
        bare.rows.remove(0);
    }
    while bare.width() > 1 && words(&mut bare.rows.iter().filter_map(|row| row.first())) {
        bare.rows.iter_mut().for_each(|row| drop(row.remove(0)));
    }
    bare
}

/// The cell for each place of a block that begins at `at`; `skip` leaves computed rows and columns out.
fn place(block: &Matrix, layout: &'static Layout, at: CellId, skip: bool) -> Vec<Placed> {
    let start = at.slot();
    let open = |row: usize| layout.slots.iter().any(|slot| slot.row == row && !slot.computed);
    let end = layout.slots.last().map_or(0, |slot| slot.row + 1);
    let rows: Vec<usize> = (start.row..end).filter(|&row| !skip || open(row)).collect();
    let mut placed = Vec::new();
    for (down, entries) in block.rows.iter().enumerate() {
        let row = rows.get(down).copied();
        let columns: Vec<CellId> = layout
            .slots
            .iter()
            .filter(|slot| Some(slot.row) == row && slot.column >= start.column && !(skip && slot.computed))
            .map(|slot| slot.id)
            .collect();
        for (right, entry) in entries.iter().enumerate().filter(|(_, entry)| !entry.covered) {
            placed.push(Placed { id: columns.get(right).copied(), text: entry.text.clone() });
        }
    }
    placed
}

/// What putting texts into cells would change, and what speaks against doing it at once.
fn weigh(report: &Report, totals: Totals, table: TableKey, placed: &[Placed], words: &'static str) -> Plan {
    let mut plan =
        Plan { words, cells: Vec::new(), placed: 0, kept: 0, left: Vec::new(), doubts: Vec::new() };
    let (mut odd, mut lost) = (0, 0);
    let mut cells: Vec<Filled> = Vec::new();
    for one in placed {
        if one.text.is_empty() {
            plan.kept += usize::from(one.id.is_some_and(|id| !report.raw(id).trim().is_empty()));
            continue;
        }
        let torn = one.text.contains(TEARS);
        let Some(id) = one.id.filter(|id| !torn && !cells.iter().any(|known| known.id == *id)) else {
            lost += 1;
            plan.left.push(one.text.split_whitespace().collect::<Vec<_>>().join(" "));
            continue;
        };
        odd += usize::from(Cell::new(&*one.text).state() == State::Other);
        cells.push(Filled { id, old: report.raw(id).to_owned(), new: one.text.clone() });
    }
    plan.placed = cells.len();
    if lost > 0 {
        plan.doubts.push(format!("有{lost}处在表里没有位置，不会填入。"));
    }
    if odd > 0 {
        plan.doubts.push(format!("有{odd}格不是数，照原样填入。"));
    }
    // Blank cells of a total are filled by the page already.
    if totals == Totals::Computed {
        let differing = differing(report, table, &cells);
        cells.retain(|filled| !filled.id.slot().computed || differing.contains(&filled.id));
        if !differing.is_empty() {
            plan.doubts.push(format!("有{}处总计与各项之和不同，填入后改为手填核对。", differing.len()));
        }
    }
    cells.retain(|filled| filled.old != filled.new);
    plan.cells = cells;
    plan
}

/// The computed cells whose pasted number is not the sum of their parts.
fn differing(report: &Report, table: TableKey, cells: &[Filled]) -> Vec<CellId> {
    let mut after = report.clone();
    for filled in cells.iter().filter(|filled| !filled.id.slot().computed) {
        after.set(filled.id, filled.new.clone());
    }
    let sums = after.totals(table);
    let differs = |filled: &&Filled| {
        let sum = sums.iter().find(|(id, _)| *id == filled.id).map(|(_, sum)| *sum);
        filled.id.slot().computed && Cell::new(&*filled.new).number() != sum
    };
    cells.iter().filter(differs).map(|filled| filled.id).collect()
}

/// The same without the totals, when some of them differ from their sums.
fn without_totals(report: &Report, totals: Totals, plan: &Plan) -> Option<Plan> {
    if totals == Totals::Typed || !plan.cells.iter().any(|filled| filled.id.slot().computed) {
        return None;
    }
    let table = plan.cells.first()?.id.table;
    let placed: Vec<Placed> = plan
        .cells
        .iter()
        .filter(|filled| !filled.id.slot().computed)
        .map(|filled| Placed { id: Some(filled.id), text: filled.new.clone() })
        .collect();
    let mut without = weigh(report, totals, table, &placed, "只填各项，总计照算");
    without.left = plan.left.clone();
    without.kept = plan.kept;
    (!without.cells.is_empty()).then_some(without)
}
