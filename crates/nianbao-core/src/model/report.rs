//! One report.

use std::sync::Arc;

use super::amount::Amount;
use super::cell::Cell;
use super::explanation::Explanation;
use super::found::Found;
use super::meta::Meta;
use super::narrative::Narrative;
use super::settings::Settings;
use crate::form::path::{CellId, Layout};
use crate::form::relation::EquationKind;
use crate::form::{EditionKey, TableKey};
use crate::sort::SortShort;

/// One report: everything the report file keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Who reports, for which year.
    pub meta: Meta,
    /// The text.
    pub narrative: Narrative,
    /// What the filer says about findings.
    pub explanations: Vec<Explanation>,
    /// How it is to be checked, unless whoever checks it says otherwise.
    pub settings: Settings,
    /// What the file it was read from looked like.
    pub found: Option<Arc<Found>>,
    /// Fields of the report file that this version does not know: JSON pointer and JSON text, kept as they are.
    pub unknown: Vec<(String, String)>,
    tables: [Arc<TableData>; 3],
}

/// The cells of one table. Tables carry their own edition, because hybrids exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableData {
    edition: EditionKey,
    table: TableKey,
    cells: Vec<Cell>,
}

impl TableData {
    /// A blank table.
    pub fn blank(edition: EditionKey, table: TableKey) -> TableData {
        let cells = vec![Cell::default(); Layout::of(edition, table).slots.len()];
        TableData { edition, table, cells }
    }

    /// The edition of this table's form.
    pub fn edition(&self) -> EditionKey {
        self.edition
    }

    /// Which table it is.
    pub fn key(&self) -> TableKey {
        self.table
    }

    /// The form's layout of this table.
    pub fn layout(&self) -> &'static Layout {
        Layout::of(self.edition, self.table)
    }

    /// The cells in printed order.
    pub fn cells(&self) -> impl DoubleEndedIterator<Item = (CellId, &Cell)> {
        self.cells.iter().enumerate().map(|(index, cell)| {
            (CellId { table: self.table, edition: self.edition, index: index as u16 }, cell)
        })
    }

    /// A cell; `None` when it is of another table or edition.
    pub fn cell(&self, id: CellId) -> Option<&Cell> {
        let own = self.table == id.table && self.edition == id.edition;
        if own { self.cells.get(usize::from(id.index)) } else { None }
    }

    /// Whether nothing at all was written.
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(Cell::is_blank)
    }
}

impl Report {
    /// A blank report on a form.
    pub fn blank(edition: EditionKey) -> Report {
        Report {
            meta: Meta::default(),
            narrative: Narrative::default(),
            explanations: Vec::new(),
            settings: Settings::default(),
            found: None,
            unknown: Vec::new(),
            tables: TableKey::ALL.map(|table| Arc::new(TableData::blank(edition, table))),
        }
    }

    /// A blank report for a year, on the form that year requires.
    pub fn for_year(year: u16) -> Report {
        let mut report = Report::blank(EditionKey::for_year(year).unwrap_or(EditionKey::latest()));
        report.meta.year = Some(year);
        report
    }

    /// One table.
    pub fn table(&self, table: TableKey) -> &Arc<TableData> {
        &self.tables[table as usize]
    }

    /// Replaces one table; returns what stood there.
    pub fn set_table(&mut self, table: Arc<TableData>) -> Arc<TableData> {
        std::mem::replace(&mut self.tables[table.table as usize], table)
    }

    /// The edition the report's year requires; the newest form without a year, `None` before the first edition.
    pub fn edition_due(&self) -> Option<EditionKey> {
        self.meta.year.map_or(Some(EditionKey::latest()), EditionKey::for_year)
    }

    /// The edition the report is on: the one most of its tables are of.
    pub fn edition(&self) -> EditionKey {
        let [a, b, c] = [0, 1, 2].map(|table: usize| self.tables[table].edition);
        // Table C is the same in all editions, so it decides only when the others agree with it.
        if b == c { b } else { a }
    }

    /// A cell; `None` when the report's table is on another edition.
    pub fn cell(&self, id: CellId) -> Option<&Cell> {
        self.table(id.table).cell(id)
    }

    /// The cell with this path on the report's own forms.
    pub fn find(&self, path: &str) -> Option<CellId> {
        self.tables.iter().find_map(|table| table.layout().find(path))
    }

    /// The text of a cell; empty when the report has no such cell.
    pub fn raw(&self, id: CellId) -> &str {
        self.cell(id).map_or("", Cell::raw)
    }

    /// A cell's value for sums, see [`Cell::value`]; `None` also when the report has no such cell, and where the file
    /// has a row that could not be read.
    pub fn value(&self, id: CellId) -> Option<Amount> {
        self.cell(id)?.value().filter(|_| !self.is_unread(id))
    }

    /// Whether the cell is blank because its row was not found in the file or the row's numbers could not be put into
    /// their cells, and nobody has written in that row since. Not known to be blank on the paper, then.
    pub fn is_unread(&self, id: CellId) -> bool {
        let Some(found) = self.found.as_deref() else { return false };
        let unread = &found.table(id.table).unread_rows;
        if unread.is_empty() || !self.cell(id).is_some_and(Cell::is_blank) {
            return false;
        }
        let row = id.slot().row_line.node.key;
        let mut cells = self.table(id.table).cells();
        unread.iter().any(|key| key == row)
            && cells.all(|(other, cell)| cell.is_blank() || other.slot().row_line.node.key != row)
    }

    /// Writes a cell; returns what stood there. Does nothing when the report has no such cell.
    pub fn set(&mut self, id: CellId, raw: impl Into<String>) -> String {
        if self.cell(id).is_none() {
            return String::new();
        }
        let table = Arc::make_mut(&mut self.tables[id.table as usize]);
        std::mem::replace(&mut table.cells[usize::from(id.index)], Cell::new(raw)).into_raw()
    }

    /// All cells of all tables in printed order.
    pub fn cells(&self) -> impl Iterator<Item = (CellId, &Cell)> {
        self.tables.iter().flat_map(|table| table.cells())
    }

    /// What the computed cells of a table should hold, as far as the cells they sum can be read. A total whose
    /// parts are all blank stays blank and is left out.
    pub fn totals(&self, table: TableKey) -> Vec<(CellId, Amount)> {
        let data = self.table(table);
        let layout = data.layout();
        // None: unreadable. Some(None): nothing written. Some(Some(n)): a number.
        let mut values: Vec<Option<Option<Amount>>> = data
            .cells
            .iter()
            .map(|cell| if cell.is_blank() { Some(None) } else { cell.value().map(Some) })
            .collect();
        let mut computed: Vec<CellId> = Vec::new();
        for equation in layout.equations.iter().filter(|equation| equation.kind != EquationKind::Balance) {
            let mut sum = Some(None);
            for part in &equation.right {
                sum = match (sum, values[usize::from(part.index)]) {
                    (Some(None), value) => value,
                    (Some(sum), Some(None)) => Some(sum),
                    (Some(Some(sum)), Some(Some(value))) => Some(Some(sum + value)),
                    _ => None,
                };
            }
            let total = equation.left[0];
            values[usize::from(total.index)] = sum;
            computed.push(total);
        }
        computed.sort_short();
        computed.dedup();
        computed
            .into_iter()
            .filter_map(|id| values[usize::from(id.index)].flatten().map(|value| (id, value)))
            .collect()
    }
}
