//! What the screens show of a report and its findings, counted. Pure.

use nianbao_core::check::{Finding, Outcome, Severity};
use nianbao_core::form::{Part, TableKey};
use nianbao_core::model::{Place, Report, TextPart};

use crate::storage::Tally;

/// Open findings by severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// 必改.
    pub errors: usize,
    /// 核实.
    pub verify: usize,
    /// 提示.
    pub hints: usize,
    /// Explained by the filer.
    pub explained: usize,
}

impl Counts {
    /// All that somebody still has to look at.
    pub fn open(self) -> usize {
        self.errors + self.verify + self.hints
    }

    /// Open findings of one severity.
    pub fn of(self, severity: Severity) -> usize {
        match severity {
            Severity::Error => self.errors,
            Severity::Verify => self.verify,
            Severity::Hint => self.hints,
        }
    }

    fn add(&mut self, finding: &Finding) {
        if finding.folded {
            return;
        }
        if finding.explained.is_some() {
            self.explained += 1;
            return;
        }
        match finding.severity {
            Severity::Error => self.errors += 1,
            Severity::Verify => self.verify += 1,
            Severity::Hint => self.hints += 1,
        }
    }
}

/// Findings of the whole report.
pub fn counts(outcome: &Outcome) -> Counts {
    let mut counts = Counts::default();
    outcome.findings.iter().for_each(|finding| counts.add(finding));
    counts
}

/// What the list of drafts says of a report.
pub fn tally(outcome: &Outcome, report: &Report) -> Tally {
    let Counts { errors, verify, .. } = counts(outcome);
    Tally { errors, verify, blanks: blanks(report) }
}

/// The part a place stands in; `None` for the head, the lead and the report as a whole.
pub fn part_of(place: &Place) -> Option<Part> {
    match place {
        Place::Cell(id) => Some(id.table.part()),
        Place::Text(range) => range.part.part(),
        Place::Part(part) => Some(*part),
        Place::Meta(_) | Place::Report => None,
    }
}

/// Findings of one part; with `None` those of the head and the report as a whole.
pub fn part_counts(outcome: &Outcome, part: Option<Part>) -> Counts {
    let mut counts = Counts::default();
    outcome
        .findings
        .iter()
        .filter(|finding| part_of(&finding.at) == part)
        .for_each(|finding| counts.add(finding));
    counts
}

/// How far a part is filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Nothing is written.
    Blank,
    /// So many cells of a table are still blank.
    BlanksLeft(usize),
    /// Every cell is written, or the part has text.
    Filled,
}

/// How far a part is filled.
pub fn progress(report: &Report, part: Part) -> Progress {
    match part.table() {
        Some(table) => table_progress(report, table),
        None => {
            let written = TextPart::ALL
                .into_iter()
                .filter(|text| text.part() == Some(part))
                .any(|text| !report.narrative.get(text).trim().is_empty());
            if written { Progress::Filled } else { Progress::Blank }
        }
    }
}

fn table_progress(report: &Report, table: TableKey) -> Progress {
    let cells = report.table(table).cells();
    let (all, blank) =
        cells.fold((0, 0), |(all, blank), (_, cell)| (all + 1, blank + usize::from(cell.is_blank())));
    match blank {
        0 => Progress::Filled,
        blank if blank == all => Progress::Blank,
        blank => Progress::BlanksLeft(blank),
    }
}

/// How many cells of all tables are blank.
pub fn blanks(report: &Report) -> usize {
    let cells = TableKey::ALL.into_iter().flat_map(|table| report.table(table).cells());
    cells.filter(|(_, cell)| cell.is_blank()).count()
}

/// What the rail says of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartState {
    /// 未填
    Blank,
    /// 有误: at least one 必改.
    Wrong,
    /// 待核实: at least one 核实.
    Verify,
    /// 未填完
    Unfinished,
    /// 完成
    Done,
}

impl PartState {
    /// The word.
    pub fn label(self) -> &'static str {
        match self {
            PartState::Blank => "未填",
            PartState::Wrong => "有误",
            PartState::Verify => "待核实",
            PartState::Unfinished => "未填完",
            PartState::Done => "完成",
        }
    }
}

/// What the rail says of a part.
pub fn part_state(report: &Report, outcome: &Outcome, part: Part) -> PartState {
    let counts = part_counts(outcome, Some(part));
    match progress(report, part) {
        Progress::Blank => PartState::Blank,
        _ if counts.errors > 0 => PartState::Wrong,
        _ if counts.verify > 0 => PartState::Verify,
        Progress::BlanksLeft(_) => PartState::Unfinished,
        Progress::Filled => PartState::Done,
    }
}
