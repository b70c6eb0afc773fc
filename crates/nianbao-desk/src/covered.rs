//! Which of the desk's rules could look: silence is explained here too.

use nianbao_core::check::{Coverage, RuleRef, Status};
use nianbao_core::form::TableKey;
use nianbao_core::model::Place;

use crate::rules::{PARENT_BELOW_SUM, PARENT_NOT_SUM, REPORTS_ALIKE, UNIT_MISSING};
use crate::{Against, Desk, Roll, Sum};

/// For every rule of the desk whether it ran.
pub(crate) fn by_rule(
    desk: &Desk<'_>,
    roll: &Roll,
    sum: &Sum,
    against: Option<&Against>,
    alike: Status,
) -> Vec<Coverage> {
    let none = if roll.counted.is_empty() { Some("没有可以计入汇总的报告") } else { None };
    let parent = match (none, against) {
        (Some(none), _) => Err(Status::NotApplicable(none.to_owned())),
        (None, None) => Err(Status::NotApplicable("没有汇总报告".to_owned())),
        (None, Some(against)) => Ok(against),
    };
    let not_sum = parent.clone().map_or_else(|status| status, |against| not_sum(sum, against));
    let below = parent.map_or_else(
        |status| status,
        |against| match unread(sum, against) {
            _ if against.complete => {
                Status::NotApplicable(format!("单位已经收齐，都按“{}”核对", PARENT_NOT_SUM.title))
            }
            Some(blocked) => blocked,
            None => Status::Ran,
        },
    );
    let status = |rule, status| Coverage { rule: RuleRef::Own(rule), status };
    vec![
        status(&PARENT_NOT_SUM, not_sum),
        status(&PARENT_BELOW_SUM, below),
        status(&UNIT_MISSING, missing(desk, roll)),
        status(&REPORTS_ALIKE, alike),
    ]
}

fn not_sum(sum: &Sum, against: &Against) -> Status {
    if against.missing {
        let why = "单位没有收齐，汇总报告多于已有各单位之和的没有判断";
        return Status::Blocked(why.to_owned(), Vec::new());
    }
    unread(sum, against).unwrap_or(Status::Ran)
}

/// What of the parent, or of the units, could not be compared.
fn unread(sum: &Sum, against: &Against) -> Option<Status> {
    let part = |table: &TableKey| Place::Part(table.part());
    let places: Vec<Place> =
        against.silent.iter().map(part).chain(against.unread.iter().map(|id| Place::Cell(*id))).collect();
    if !places.is_empty() {
        return Some(Status::Blocked("汇总报告有的表或者格没有读到，没有比较".to_owned(), places));
    }
    let lacking = !sum.unread.is_empty() || !sum.unsure.is_empty();
    lacking.then(|| Status::Blocked("单位的报告有的格读不懂或者两份不同，没有比较".to_owned(), Vec::new()))
}

fn missing(desk: &Desk<'_>, roll: &Roll) -> Status {
    if desk.list.is_none() {
        return Status::Blocked("没有单位名单，看不出缺哪个单位".to_owned(), Vec::new());
    }
    let undated = |index: &&usize| desk.units[**index].report.meta.published_on.is_none();
    match roll.counted.iter().filter(undated).count() {
        0 => Status::Ran,
        count => Status::Blocked(format!("有{count}份报告没有写公布日期，看不出是否迟报"), Vec::new()),
    }
}
