//! How a draft lies in storage: one line about it, then the report file. The line is enough for the list of drafts,
//! so that twenty drafts are listed without reading twenty reports.

use std::fmt;
use std::rc::Rc;

use nianbao_core::model::Report;

use crate::state::Totals;

/// The version of the line; another one is not read.
const VERSION: &str = "1";

/// So many writers are remembered; the oldest go first.
const WRITERS: usize = 30;

/// Tells one state of a draft from every other, a count and the tab that wrote it, and knows which states it came
/// from: for every tab that has written the draft, how far that tab had come. So it can be told whether one of two
/// states goes on from the other, or whether both went on from a common one.
#[derive(Clone, Debug)]
pub struct Stamp {
    count: u64,
    tab: Rc<str>,
    before: Vec<(Rc<str>, u64)>,
}

impl PartialEq for Stamp {
    fn eq(&self, other: &Stamp) -> bool {
        self.count == other.count && self.tab == other.tab
    }
}

impl Eq for Stamp {}

impl Stamp {
    /// The stamp of the state after this one, or of a first state.
    pub fn next(after: Option<&Stamp>, tab: &Rc<str>) -> Stamp {
        let mut before: Vec<(Rc<str>, u64)> = after
            .into_iter()
            .flat_map(|stamp| stamp.before.iter().cloned().chain([(stamp.tab.clone(), stamp.count)]))
            .collect();
        // Of a tab that wrote several times only the last counts.
        let all = before.clone();
        let mut at = 0;
        before.retain(|(known, _)| {
            at += 1;
            known != tab && !all[at..].iter().any(|(later, _)| later == known)
        });
        before.drain(..before.len().saturating_sub(WRITERS));
        Stamp { count: after.map_or(1, |stamp| stamp.count + 1), tab: tab.clone(), before }
    }

    /// Reads a stamp.
    pub fn parse(text: &str) -> Option<Stamp> {
        let mut words = text.split(',');
        let mut writers = words.by_ref().map(|word| {
            let (count, tab) = word.split_once('-')?;
            Some((Rc::from(tab), count.parse().ok()?))
        });
        let (tab, count) = writers.next()??;
        Some(Stamp { count, tab, before: writers.collect::<Option<_>>()? })
    }

    /// How many times the draft had been saved.
    pub fn count(&self) -> u64 {
        self.count
    }

    /// Whether this state is the other one or goes on from it.
    pub fn includes(&self, other: &Stamp) -> bool {
        let mut writers =
            self.before.iter().map(|(tab, count)| (tab, *count)).chain([(&self.tab, self.count)]);
        writers.any(|(tab, count)| *tab == other.tab && count >= other.count)
    }
}

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.count, self.tab)?;
        self.before.iter().try_for_each(|(tab, count)| write!(f, ",{count}-{tab}"))
    }
}

/// What was open when a draft was saved, for the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Findings 必改.
    pub errors: usize,
    /// Findings 核实.
    pub verify: usize,
    /// Blank cells.
    pub blanks: usize,
}

/// What the list of drafts says of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// Which state of the draft it is.
    pub stamp: Stamp,
    /// When it was saved, in milliseconds since 1970.
    pub saved_at: u64,
    /// Who fills the computed cells.
    pub totals: Totals,
    /// What was open.
    pub tally: Tally,
    /// The report's year.
    pub year: Option<u16>,
    /// The name the filer gave the draft; empty for none.
    pub label: String,
    /// The organ's name.
    pub org_name: String,
}

impl Header {
    /// The line about a report.
    pub fn about(
        report: &Report,
        stamp: Stamp,
        saved_at: u64,
        totals: Totals,
        tally: Tally,
        label: &str,
    ) -> Header {
        Header {
            stamp,
            saved_at,
            totals,
            tally,
            year: report.meta.year,
            label: one_line(label),
            org_name: one_line(&report.meta.org_name),
        }
    }
}

/// Tabs and line breaks divide the line, so they become spaces in it.
fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// Puts line and report file together.
pub fn seal(header: &Header, json: &str) -> String {
    let Header { stamp, saved_at, totals, tally, year, label, org_name } = header;
    let Tally { errors, verify, blanks } = tally;
    let totals = totals.key();
    let year = year.map(|year| year.to_string()).unwrap_or_default();
    format!(
        "{VERSION}\t{stamp}\t{saved_at}\t{totals}\t{errors}\t{verify}\t{blanks}\t{year}\t{label}\t{org_name}\n{json}"
    )
}

/// Takes line and report file apart; `None` when it is not a draft of this version.
pub fn open(text: &str) -> Option<(Header, &str)> {
    let (line, json) = text.split_once('\n')?;
    let mut fields = line.split('\t');
    let mut next = || fields.next();
    if next()? != VERSION {
        return None;
    }
    let header = Header {
        stamp: Stamp::parse(next()?)?,
        saved_at: next()?.parse().ok()?,
        totals: Totals::from_key(next()?)?,
        tally: Tally {
            errors: next()?.parse().ok()?,
            verify: next()?.parse().ok()?,
            blanks: next()?.parse().ok()?,
        },
        year: match next()? {
            "" => None,
            year => Some(year.parse().ok()?),
        },
        label: next()?.to_owned(),
        org_name: next()?.to_owned(),
    };
    Some((header, json))
}
