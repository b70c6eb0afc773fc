//! Who is there: reports held against the list of units. Names are compared without spaces; a name that differs from
//! exactly one other only in the places above it and in 人民政府 (清河镇, 青禾县清河镇人民政府) is taken for it, and nothing
//! is guessed beyond that.

use std::collections::BTreeMap;

use nianbao_core::check::deadline;
use nianbao_core::model::Date;

use crate::Desk;

/// A unit that should report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its name.
    pub name: String,
    /// Its own last day for publication.
    pub deadline: Option<Date>,
}

/// Who is there and who is not. Indexes are those of [`Desk::units`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roll {
    /// The year most reports are of, or the parent's.
    pub year: Option<u16>,
    /// Reports that count: of that year, each unit once, and on the list where there is one.
    pub counted: Vec<usize>,
    /// Reports of another year, or of none.
    pub other_year: Vec<usize>,
    /// Reports of a unit that is there already: the report, and the one that counts.
    pub doubled: Vec<(usize, usize)>,
    /// Reports of the parent's own organ: its report lies among the units'.
    pub own: Vec<usize>,
    /// Listed units without a report.
    pub missing: Vec<String>,
    /// Reports of units that are not on the list; they do not count.
    pub unlisted: Vec<usize>,
    /// Reports that were published late, with their last day.
    pub late: Vec<(usize, Date)>,
    /// Whether there is a list and somebody confirmed it.
    pub confirmed: bool,
}

impl Roll {
    /// Calls the roll.
    pub fn call(desk: &Desk<'_>) -> Roll {
        let mut roll = Roll { year: year(desk), ..Roll::default() };
        roll.confirmed = desk.list.is_some_and(|list| list.confirmed);
        let own = desk.parent.map(|parent| plain(&parent.meta.org_name)).unwrap_or_default();
        let mut first: BTreeMap<String, usize> = BTreeMap::new();
        for (index, unit) in desk.units.iter().enumerate() {
            if unit.report.meta.year != roll.year || roll.year.is_none() {
                roll.other_year.push(index);
                continue;
            }
            let name = plain(&unit.report.meta.org_name);
            if name == own && !own.is_empty() {
                roll.own.push(index);
                continue;
            }
            match first.get(&name) {
                Some(&known) if !name.is_empty() => roll.doubled.push((index, known)),
                _ => {
                    first.insert(name, index);
                    roll.counted.push(index);
                }
            }
        }
        if let Some(list) = desk.list {
            // A list may name the parent itself, whose report is there.
            let listed = list.units.iter().filter(|unit| own.is_empty() || plain(&unit.name) != own);
            roll.hold_against(desk, &listed.collect::<Vec<_>>());
        }
        roll.find_late(desk);
        roll
    }

    /// Whether the counted reports are all there are, as far as anybody can know.
    pub fn is_complete(&self) -> bool {
        self.confirmed
            && self.missing.is_empty()
            && self.doubled.is_empty()
            && self.unlisted.is_empty()
            && self.other_year.is_empty()
    }

    fn hold_against(&mut self, desk: &Desk<'_>, listed: &[&Listed]) {
        let names: Vec<String> =
            self.counted.iter().map(|&at| plain(&desk.units[at].report.meta.org_name)).collect();
        let mut taken = vec![false; names.len()];
        let mut exact: BTreeMap<&str, usize> = BTreeMap::new();
        for (at, name) in names.iter().enumerate().filter(|(_, name)| !name.is_empty()) {
            exact.insert(name, at);
        }
        // The same name first, so that a short one takes no other's report.
        let mut open = Vec::new();
        for unit in listed {
            match exact.get(plain(&unit.name).as_str()) {
                Some(&at) if !taken[at] => taken[at] = true,
                _ => open.push(unit),
            }
        }
        // Of the rest a name must fit one report, and the report no other name.
        let left: Vec<usize> = (0..names.len()).filter(|&at| !taken[at]).collect();
        for unit in &open {
            let mut kin = left.iter().filter(|&&at| same_organ(&names[at], &unit.name));
            let only =
                |at: usize| open.iter().filter(|other| same_organ(&names[at], &other.name)).count() == 1;
            match (kin.next(), kin.next()) {
                (Some(&at), None) if only(at) => taken[at] = true,
                _ => self.missing.push(unit.name.clone()),
            }
        }
        let mut taken = taken.into_iter();
        let (counted, unlisted) =
            self.counted.iter().copied().partition(|_| taken.next().unwrap_or_default());
        (self.counted, self.unlisted) = (counted, unlisted);
    }

    fn find_late(&mut self, desk: &Desk<'_>) {
        for &index in &self.counted {
            let meta = &desk.units[index].report.meta;
            let Some(published) = meta.published_on else { continue };
            let own = desk.list.and_then(|list| {
                let name = plain(&meta.org_name);
                let exact = list.units.iter().find(|unit| plain(&unit.name) == name);
                exact.or_else(|| list.units.iter().find(|unit| same_organ(&unit.name, &name)))?.deadline
            });
            let due = own.or(desk.deadline).or_else(|| Some(deadline::of(meta.org_kind, meta.year?)?.latest));
            if let Some(due) = due.filter(|due| published > *due) {
                self.late.push((index, due));
            }
        }
    }
}

/// Whether two names can be of one organ: they differ at most in the places above it and in the words 人民政府 and 办事处.
/// 青禾镇 is 清江县青禾镇人民政府; it is not 大青禾镇, a government is not its office, and 局 is nobody. Stricter than what
/// rules go by: there a doubtful kinship silences a finding, here it would count one unit's report as another's.
pub fn same_organ(one: &str, other: &str) -> bool {
    let (one, other) = (plain(one), plain(other));
    let (one, other) = (stem(&one), stem(&other));
    let (long, short) = if one.len() >= other.len() { (one, other) } else { (other, one) };
    let Some(above) = long.strip_suffix(short) else { return false };
    let least = if short.ends_with(['镇', '乡']) { 2 } else { 3 };
    let is_place = above.is_empty()
        || above.ends_with(['省', '市', '县', '区', '旗', '州', '盟', '镇', '乡'])
        || above.ends_with("总局");
    short.chars().count() >= least && is_place
}

fn stem(name: &str) -> &str {
    let ends = ["人民政府", "政府", "办事处"];
    ends.into_iter().find_map(|end| name.strip_suffix(end)).unwrap_or(name)
}

fn plain(name: &str) -> String {
    name.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The parent's year, otherwise the year most units report on; of two as many the later.
fn year(desk: &Desk<'_>) -> Option<u16> {
    if let Some(year) = desk.parent.and_then(|parent| parent.meta.year) {
        return Some(year);
    }
    let mut years: BTreeMap<u16, usize> = BTreeMap::new();
    for year in desk.units.iter().filter_map(|unit| unit.report.meta.year) {
        *years.entry(year).or_default() += 1;
    }
    years.into_iter().max_by_key(|(year, count)| (*count, *year)).map(|(year, _)| year)
}
