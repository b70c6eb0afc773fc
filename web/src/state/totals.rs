//! Computed cells: kept in step with what they sum, or typed and checked. A typed total is never overwritten
//! silently.

use nianbao_core::form::TableKey;
use nianbao_core::form::path::CellId;
use nianbao_core::model::{Amount, Edit, Report};

/// Who fills the computed cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Totals {
    /// 自动合计: the page, whenever a cell below changes.
    #[default]
    Computed,
    /// 手填核对: the filer, and the checks compare.
    Typed,
}

impl Totals {
    /// The name used in stored drafts.
    pub fn key(self) -> &'static str {
        match self {
            Totals::Computed => "computed",
            Totals::Typed => "typed",
        }
    }

    /// Reads [`Totals::key`] back.
    pub fn from_key(key: &str) -> Option<Totals> {
        [Totals::Computed, Totals::Typed].into_iter().find(|totals| totals.key() == key)
    }

    /// How a report that comes from elsewhere is kept: computed when its totals agree with their parts, else typed,
    /// so that opening a faulty report repairs nothing behind the reader's back.
    pub fn fitting(report: &Report) -> Totals {
        if differences(report).is_empty() { Totals::Computed } else { Totals::Typed }
    }
}

/// A computed cell that does not hold the sum of its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The cell.
    pub id: CellId,
    /// What stands there.
    pub raw: String,
    /// What its parts add up to.
    pub sum: Amount,
}

/// All computed cells that do not hold the sum of their parts, in printed order. A blank total over parts of which
/// at least one is written differs too: blank is not 0.
pub fn differences(report: &Report) -> Vec<Difference> {
    TableKey::ALL
        .into_iter()
        .flat_map(|table| report.totals(table))
        .filter(|&(id, sum)| report.cell(id).is_some_and(|cell| cell.number() != Some(sum)))
        .map(|(id, sum)| Difference { id, raw: report.raw(id).to_owned(), sum })
        .collect()
}

/// The edits that write every differing total.
pub(super) fn settle(report: &Report) -> Vec<Edit> {
    differences(report)
        .into_iter()
        .map(|difference| Edit::Cell { id: difference.id, raw: difference.sum.to_string() })
        .collect()
}

/// What the totals of a table were before a change.
pub(super) struct Before {
    table: TableKey,
    sums: Vec<(CellId, Amount)>,
}

impl Before {
    pub(super) fn of(report: &Report, table: TableKey) -> Before {
        Before { table, sums: report.totals(table) }
    }

    /// The edits that bring totals in step whose parts the change touched. A total that can no longer be computed
    /// is blanked when it held the sum until now; other totals stay as they are.
    pub(super) fn follow(&self, after: &Report) -> Vec<Edit> {
        let now = after.totals(self.table);
        let sum_of =
            |sums: &[(CellId, Amount)], id| sums.iter().find(|(known, _)| *known == id).map(|(_, sum)| *sum);
        let mut edits: Vec<Edit> = now
            .iter()
            .filter(|(id, sum)| {
                sum_of(&self.sums, *id) != Some(*sum)
                    && after.cell(*id).is_some_and(|cell| cell.number() != Some(*sum))
            })
            .map(|(id, sum)| Edit::Cell { id: *id, raw: sum.to_string() })
            .collect();
        edits.extend(
            self.sums
                .iter()
                .filter(|(id, sum)| {
                    sum_of(&now, *id).is_none()
                        && after.cell(*id).is_some_and(|cell| cell.number() == Some(*sum))
                })
                .map(|(id, _)| Edit::Cell { id: *id, raw: String::new() }),
        );
        edits
    }
}
