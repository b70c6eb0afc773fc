//! What a rule is: everything known about it in one static, its documentation included. Knows no single rule.
//!
//! # Examples in the documentation
//!
//! The documentation of a rule is Chinese Markdown with the headings `## 为什么`, `## 反例`, `## 正例`, `## 看不出的` (what
//! is wrong and stays unfound) and `## 怎么改`.
//! Below 反例 and 正例 stand fenced blocks marked `反例` or `正例`, which the tests execute. A block starts from a
//! report of the newest edition whose cells are all 0, for the first year of that edition, with nothing else filled
//! in and [`Report::found`] `None`. Each line changes it; blank lines and lines that begin with `#` say nothing:
//!
//! | line | meaning |
//! |---|---|
//! | `applications.new_received@natural_person = 5` | writes a cell; nothing behind `=` makes it blank |
//! | `applications.* = ` | writes all cells whose path begins so; several values behind `=` are written one after another |
//! | `year = 2024`, `org_kind = township`, `org_name = …`, `region = …`, `published_on = 2025-01-20` | the head; nothing behind `=` takes it away |
//! | `limit.overview_length = 1500`, `off = T103, Y107`, `deadline = 2025-01-20` | how it is to be checked ([`Settings`]) |
//! | `edition.applications = ed2019` | that table becomes one of another edition, all 0; stands before its cells |
//! | `text.overview.active = …` | a paragraph of text (key of [`crate::model::TextPart`]); once more: another paragraph; `{甲乙×3}` in it is 甲乙甲乙甲乙 |
//! | `found` | the report came from a file that looked as printed: title, six headings, three tables |
//! | `found.title = …` | its title line; nothing behind `=`: no title |
//! | `found.heading.problems = 五、…` | the words of one heading, number included; nothing behind `=`: not there |
//! | `found.headings = overview, proactive, …` | which headings stand there, in which order; `-` for one of none of the parts |
//! | `found.applications.state = read` | or `empty`, `absent` |
//! | `found.applications.edition = ed2019` | the edition its layout is of |
//! | `found.applications.missing = KEY`, `.repeated = KEY`, `.unread = KEY`, `.extra = …` | a row that is missing, stands twice, could not be read, is none of the form's |
//! | `found.applications.altered.KEY = …` | the label found in place of the printed one |
//! | `previous.…` | any of the lines above, for last year's report, which is there as soon as one such line is |
//! | `=> A101 error applications.carried_out@natural_person` | a finding that is expected: rule, severity, place |
//! | `=> D103 verify disputes.review.upheld ~ 5格空白` | the same; title, message or advice contain these words |
//! | `-> F101 blocked` | how the rule ran: `ran`, `not_applicable`, `blocked` |
//!
//! Any line with `found.` brings `found` with it. A place is a cell's path, `text KEY`, `part KEY`, `meta KEY` or
//! `report`. The open findings (not folded) of rules of the same group, told by the id's letter, are exactly those
//! listed, in any order; those of other groups count only when they are listed. A 正例 lists none of its own rule.

use super::claims::Claims;
use super::coverage::Status;
use super::finding::{Finding, Severity};
use super::reading::Reading;
use super::rules;
use crate::form::TableKey;
use crate::form::relation::EquationKind;
use crate::model::pack::{Pack, Refused};
use crate::model::{Date, Found, Limit, OrgKind, Place, Report, Settings};

/// A rule, with everything known about it.
pub struct Rule {
    /// Stable id, such as `A101`; never reused.
    pub id: &'static str,
    /// Stable name, kebab-case, saying what is wrong.
    pub name: &'static str,
    /// What it is called in Chinese.
    pub title: &'static str,
    /// How serious its findings usually are.
    pub severity: Severity,
    /// The legal basis, with article.
    pub basis: &'static str,
    /// The first release that has it.
    pub since: &'static str,
    /// What it looks at.
    pub reads: Reads,
}

/// What a rule looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reads {
    /// Equations of one kind in one table.
    Equations(TableKey, EquationKind),
    /// Cells of the tables.
    Cells,
    /// The text, the file as it was found, who reports, last year's report.
    Anything,
    /// What the text says in numbers.
    Claims,
}

impl Reads {
    /// Whether a page answers it with the keystroke, see [`super::at_once`].
    pub const fn at_once(self) -> bool {
        matches!(self, Reads::Equations(..) | Reads::Cells)
    }
}

/// How a rule looks. Apart from [`Rule`], so that a program which runs only some rules does not carry the others.
#[derive(Clone, Copy)]
pub enum Judge {
    /// Equations of one kind in one table; the engine reads them from the form, the rule is only their name.
    Equations(TableKey, EquationKind),
    /// Its own code, on the cells alone and quick: the page runs it with every keystroke.
    Cells(fn(&Report) -> Run),
    /// Its own code.
    Code(fn(&Report, &Context<'_>) -> Run),
    /// Its own code, on how the file was found; not applicable to a report written here, nor to a year without a form.
    Found(fn(&Report, &Found) -> Run),
    /// Its own code, on the text as several rules read it.
    Read(fn(&Report, &Context<'_>, &Reading<'_>) -> Run),
    /// Its own code, on what the text says in numbers.
    Text(fn(&Report, &Claims) -> Run),
}

impl Judge {
    /// What it looks at.
    pub(super) const fn reads(&self) -> Reads {
        match *self {
            Judge::Equations(table, kind) => Reads::Equations(table, kind),
            Judge::Cells(_) => Reads::Cells,
            Judge::Code(_) | Judge::Found(_) | Judge::Read(_) => Reads::Anything,
            Judge::Text(_) => Reads::Claims,
        }
    }
}

impl Rule {
    /// Chinese Markdown: 为什么, 反例, 正例, 看不出的, 怎么改. Apart from the other fields, so that a program which never asks for
    /// it does not carry it. Empty for a rule that is none of [`rules::ALL`]: one over several reports is explained where
    /// they are looked at together.
    pub fn docs(&self) -> &'static str {
        rules::docs(self.id)
    }
}

impl std::fmt::Debug for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.id, self.name)
    }
}

impl PartialEq for Rule {
    fn eq(&self, other: &Rule) -> bool {
        self.id == other.id
    }
}

/// What one rule says of one report.
#[derive(Debug)]
pub struct Run {
    /// What it found.
    pub findings: Vec<Finding>,
    /// Whether it could look.
    pub status: Status,
}

impl Run {
    /// It looked at everything and found this.
    pub fn ran(findings: Vec<Finding>) -> Run {
        Run { findings, status: Status::Ran }
    }

    /// It is about something this report does not have.
    pub fn not_applicable(reason: impl Into<String>) -> Run {
        Run { findings: Vec::new(), status: Status::NotApplicable(reason.into()) }
    }

    /// It could not judge; `places` stood in the way.
    pub fn blocked(reason: impl Into<String>, places: Vec<Place>) -> Run {
        Run { findings: Vec::new(), status: Status::Blocked(reason.into(), places) }
    }

    /// It is switched off.
    pub(super) fn off() -> Run {
        Run { findings: Vec::new(), status: Status::Off }
    }
}

/// What a check may know beside the report itself.
#[derive(Clone, Copy, Debug, Default)]
pub struct Context<'a> {
    /// Last year's report.
    pub previous: Option<&'a Report>,
    /// The day of publication, when the report does not say.
    pub published_on: Option<Date>,
    /// Ids of the rules to run; all when `None`.
    pub only: Option<&'a [&'a str]>,
    /// How to check; as the report itself says when `None`.
    pub settings: Option<&'a Settings>,
    /// Packs of rules to run beside ours. What the settings say goes before what they say, a later pack before an earlier.
    pub packs: &'a [Pack],
    /// Packs that were to be used and cannot be; each is told as not checked.
    pub refused: &'a [Refused],
}

impl<'a> Context<'a> {
    /// With the settings of the report where the caller has none.
    pub(super) fn of(self, report: &'a Report) -> Context<'a> {
        Context { settings: Some(self.settings.unwrap_or(&report.settings)), ..self }
    }

    /// Whether a rule is to run.
    pub(super) fn asks_for(&self, rule: &Rule) -> bool {
        self.only.is_none_or(|only| only.contains(&rule.id))
    }

    /// A number that a rule goes by.
    pub fn limit(&self, limit: Limit) -> u32 {
        let own = self.settings.and_then(|settings| settings.limit(limit));
        own.or_else(|| self.used().rev().find_map(|pack| pack.limit(limit))).unwrap_or(limit.usual())
    }

    /// The last day for publication where the place has set its own.
    pub fn deadline(&self, kind: OrgKind, year: u16) -> Option<Date> {
        let own = self.settings.and_then(|settings| settings.deadline_for(year));
        own.or_else(|| self.used().rev().find_map(|pack| pack.deadline(kind, year)))
    }

    /// The packs that are not switched off.
    pub fn used(&self) -> impl DoubleEndedIterator<Item = &'a Pack> {
        let Context { packs, settings, .. } = *self;
        packs.iter().filter(move |pack| settings.is_none_or(|settings| !settings.is_off(&pack.id)))
    }

    /// Whether a rule is switched off.
    pub(super) fn is_off(&self, rule: &str) -> bool {
        self.settings.is_some_and(|settings| settings.is_off(rule))
    }
}

/// Declares a rule: its documentation as a doc comment, then the fields of [`Rule`] and how it looks.
macro_rules! rule {
    (
        $(#[doc = $line:literal])+
        id: $id:expr,
        name: $name:expr,
        title: $title:expr,
        severity: $severity:expr,
        basis: $basis:expr,
        since: $since:expr,
        judge: $judge:expr $(,)?
    ) => {
        /// The rule.
        pub(super) static RULE: $crate::check::rule::Rule = $crate::check::rule::Rule {
            id: $id,
            name: $name,
            title: $title,
            severity: $severity,
            basis: $basis,
            since: $since,
            reads: JUDGE.reads(),
        };

        /// How it looks.
        pub(super) const JUDGE: $crate::check::rule::Judge = $judge;

        /// Its documentation.
        pub(super) static DOCS: &str = {
            const RAW: &str = concat!($($line, "\n"),+);
            const BYTES: [u8; $crate::check::rule::dedented_len(RAW)] = $crate::check::rule::dedent(RAW);
            match str::from_utf8(&BYTES) {
                Ok(docs) => docs,
                Err(_) => unreachable!(),
            }
        };
    };
}
pub(super) use rule;

/// The length of [`dedent`]'s result.
pub(super) const fn dedented_len(raw: &str) -> usize {
    let raw = raw.as_bytes();
    let (mut from, mut len) = (0, 0);
    while from < raw.len() {
        if !(raw[from] == b' ' && (from == 0 || raw[from - 1] == b'\n')) {
            len += 1;
        }
        from += 1;
    }
    len
}

/// Takes away the space that stands between `///` and the text of every line.
pub(super) const fn dedent<const N: usize>(raw: &str) -> [u8; N] {
    let raw = raw.as_bytes();
    let mut into = [0; N];
    let (mut from, mut to) = (0, 0);
    while from < raw.len() {
        if !(raw[from] == b' ' && (from == 0 || raw[from - 1] == b'\n')) {
            into[to] = raw[from];
            to += 1;
        }
        from += 1;
    }
    into
}

/// Whether rules are sorted by id, no id stands twice, and each file is named after its rule: `a101_some_name.rs`
/// for `A101` and `some-name`. Evaluated by the compiler.
pub(super) const fn in_order(rules: &[&Rule], files: &[&str]) -> bool {
    let mut at = 0;
    while at < rules.len() {
        let (id, name, file) = (rules[at].id.as_bytes(), rules[at].name.as_bytes(), files[at].as_bytes());
        if file.len() != id.len() + 1 + name.len() || file[id.len()] != b'_' {
            return false;
        }
        let mut byte = 0;
        while byte < file.len() {
            let due = if byte < id.len() {
                id[byte].to_ascii_lowercase()
            } else if byte == id.len() || name[byte - id.len() - 1] == b'-' {
                b'_'
            } else {
                name[byte - id.len() - 1]
            };
            if file[byte] != due {
                return false;
            }
            byte += 1;
        }
        if at > 0 && !before(rules[at - 1].id.as_bytes(), id) {
            return false;
        }
        at += 1;
    }
    true
}

const fn before(one: &[u8], other: &[u8]) -> bool {
    let mut at = 0;
    while at < one.len() && at < other.len() {
        if one[at] != other[at] {
            return one[at] < other[at];
        }
        at += 1;
    }
    one.len() < other.len()
}
