//! Who is there: reports held against the list of units. Names are compared without spaces; a name that is the end of
//! exactly one other (清河镇人民政府, 青禾县清河镇人民政府) is taken for it, and nothing is guessed beyond that.

use std::collections::BTreeMap;

use nianbao_core::check::{Severity, deadline};
use nianbao_core::model::Date;

use crate::rules::UNIT_MISSING;
use crate::{Desk, Finding};

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
    /// Reports that count: of that year, each unit once.
    pub counted: Vec<usize>,
    /// Reports of another year, or of none.
    pub other_year: Vec<usize>,
    /// Reports of a unit that is there already: the report, and the one that counts.
    pub doubled: Vec<(usize, usize)>,
    /// Listed units without a report.
    pub missing: Vec<String>,
    /// Reports of units that are not on the list.
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
        let mut first: BTreeMap<String, usize> = BTreeMap::new();
        for (index, unit) in desk.units.iter().enumerate() {
            if unit.report.meta.year != roll.year || roll.year.is_none() {
                roll.other_year.push(index);
                continue;
            }
            let name = plain(&unit.report.meta.org_name);
            match first.get(&name) {
                Some(&known) if !name.is_empty() => roll.doubled.push((index, known)),
                _ => {
                    first.insert(name, index);
                    roll.counted.push(index);
                }
            }
        }
        if let Some(list) = desk.list {
            roll.hold_against(desk, &list.units);
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

    fn hold_against(&mut self, desk: &Desk<'_>, listed: &[Listed]) {
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
        for unit in open {
            let mut kin = (0..names.len()).filter(|&at| !taken[at] && same_organ(&names[at], &unit.name));
            match (kin.next(), kin.next()) {
                (Some(at), None) => taken[at] = true,
                _ => self.missing.push(unit.name.clone()),
            }
        }
        let left = taken.iter().zip(&self.counted).filter(|(taken, _)| !**taken);
        self.unlisted = left.map(|(_, &index)| index).collect();
    }

    fn find_late(&mut self, desk: &Desk<'_>) {
        for &index in &self.counted {
            let meta = &desk.units[index].report.meta;
            let Some(published) = meta.published_on else { continue };
            let own = desk.list.and_then(|list| {
                let listed = list.units.iter().find(|unit| same_organ(&unit.name, &meta.org_name))?;
                listed.deadline
            });
            let due = own.or(desk.deadline).or_else(|| Some(deadline::of(meta.org_kind, meta.year?)?.latest));
            if let Some(due) = due.filter(|due| published > *due) {
                self.late.push((index, due));
            }
        }
    }

    /// U103: every unit that is missing, late or there twice.
    pub(crate) fn findings(&self, desk: &Desk<'_>) -> Vec<Finding> {
        let title = |index: usize| desk.units[index].title();
        let found = |message: String, advice, units| Finding {
            rule: &UNIT_MISSING,
            severity: Severity::Hint,
            message,
            advice,
            cell: None,
            units,
        };
        let mut all = Vec::new();
        for name in &self.missing {
            all.push(found(
                format!("名单上的“{name}”没有报告。"),
                "催报；名称写法不同的，改名单。",
                Vec::new(),
            ));
        }
        for &(index, first) in &self.doubled {
            let message = format!(
                "“{}”有两份报告（{}、{}），汇总只计前一份。",
                title(index),
                desk.units[first].name,
                desk.units[index].name
            );
            all.push(found(message, "留下定稿的一份。", vec![first, index]));
        }
        for &index in &self.unlisted {
            let message = format!("“{}”不在名单上，已计入汇总。", title(index));
            all.push(found(message, "核对名单；垂直管理的机构由上级汇总的，拿出这份报告。", vec![index]));
        }
        for &index in &self.other_year {
            let year = desk.units[index]
                .report
                .meta
                .year
                .map_or("没有写明年度".to_owned(), |year| format!("是{year}年的"));
            let message = format!("“{}”的报告{year}，没有计入汇总。", title(index));
            all.push(found(message, "换成同一年度的报告。", vec![index]));
        }
        for &(index, due) in &self.late {
            let message = format!("“{}”晚于{}月{}日公布。", title(index), due.month(), due.day());
            all.push(found(message, "核对公布日期；确实迟了的，列入未按时公布的名单。", vec![index]));
        }
        all
    }
}

/// Whether two names can be of one organ: the same, or one the end of the other.
pub fn same_organ(one: &str, other: &str) -> bool {
    let (one, other) = (plain(one), plain(other));
    let least = one.chars().count().min(other.chars().count());
    least >= 4 && (one.ends_with(&other) || other.ends_with(&one))
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
