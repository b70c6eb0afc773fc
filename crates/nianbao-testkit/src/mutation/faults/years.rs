//! Faults between two years.

use nianbao_core::form::path::CellId;
use nianbao_core::form::{Aspect, TableKey};
use nianbao_core::model::{Amount, Cell, TextPart};

use super::super::sample::Sample;
use super::edit::{COLUMNS, add_up, number};
use super::{Fault, fault};
use crate::build;

pub(super) const FAULTS: &[Fault] = &[
    fault("Y101", "carried over, one too many", |sample, random| {
        let column = random.pick::<&str>(COLUMNS);
        add_up(&mut sample.report, "applications.carried_in", column, 1);
        add_up(&mut sample.report, "applications.result.granted", column, 1);
        true
    }),
    fault("Y101", "nothing carried over", |sample, _| {
        let carried = number(&sample.report, "applications.carried_in@natural_person");
        if carried == 0 {
            return false;
        }
        add_up(&mut sample.report, "applications.carried_in", "natural_person", -carried);
        add_up(&mut sample.report, "applications.new_received", "natural_person", carried);
        true
    }),
    fault("Y102", "the stock does not follow", |sample, random| {
        let path = "proactive.normative_docs.in_force";
        if sample.report.find(path).is_none() || sample.previous.find(path).is_none() {
            return false;
        }
        add_up_plain(sample, path, 1 + random.below(5) as i64);
        true
    }),
    fault("Y103", "the report of two years ago", |sample, _| {
        let year = sample.previous.meta.year.map(|year| year - 1);
        sample.previous.meta.year = year;
        true
    }),
    fault("Y103", "another organ's report", |sample, random| {
        let other = random.pick(&["长岗市石门区水务局", "国家统计局长岗调查队", "长岗市人民政府"]);
        (*other).clone_into(&mut sample.previous.meta.org_name);
        true
    }),
    fault("Y104", "last year's text with this year's date", |sample, _| {
        let (Some(year), texts) = (sample.report.meta.year, sample.previous.narrative.clone()) else {
            return false;
        };
        for (part, text) in texts.parts().filter(|(part, _)| *part != TextPart::Lead) {
            let later = text.replace(&year.to_string(), &(year + 1).to_string());
            let now = later.replace(&(year - 1).to_string(), &year.to_string());
            sample.report.narrative.set(part, now);
        }
        true
    }),
    fault("Y105", "last year's promise", |sample, random| {
        let promise = random.pick(&[
            "将组织各科室信息员分两批到市政务公开办公室跟班学习半个月。",
            "邀请老干部、村民代表组成监督小组，每季度查看一次公开栏内容。",
        ]);
        sample.say(TextPart::Problems, promise);
        let before = format!("{}{promise}", sample.previous.narrative.get(TextPart::Problems));
        sample.previous.narrative.set(TextPart::Problems, before);
        true
    }),
    fault("Y106", "last year's tables", |sample, _| {
        // A few small numbers are often the same by chance.
        let counted = |id: &CellId, cell: &Cell| {
            !id.slot().computed
                && !id.path().ends_with("in_force")
                && cell.value().is_some_and(|value| value > Amount::whole(10))
        };
        let large = sample.previous.cells().filter(|(id, cell)| counted(id, cell)).count();
        if sample.report.edition() != sample.previous.edition() || large < 5 {
            return false;
        }
        for table in TableKey::ALL {
            let same = sample.previous.table(table).clone();
            sample.report.set_table(same);
        }
        true
    }),
    fault("Y107", "ten times last year's", |sample, random| {
        let row = random.pick(&["licensing", "penalties", "coercion"]);
        let path = format!("proactive.{row}.decisions");
        let (now, before) = (number(&sample.report, &path), number(&sample.previous, &path));
        if now < 20 || before < 20 {
            return false;
        }
        build::set(&mut sample.report, &path, &(before * 10).to_string());
        true
    }),
    fault("Y109", "what was pending is gone", |sample, random| {
        let group = random.pick(&["review", "litigation.after_review"]);
        let total = number(&sample.report, &format!("disputes.{group}.total"));
        build::set(&mut sample.previous, &format!("disputes.{group}.pending"), &(total + 2).to_string());
        build::add_up(&mut sample.previous);
        true
    }),
    fault("X102", "last year's sentence left in", |sample, random| {
        let now = number(&sample.report, "applications.new_received@total");
        let before = number(&sample.previous, "applications.new_received@total");
        if now == 0 || before == 0 || now == before {
            return false;
        }
        let hits =
            |value: i64| super::edit::stands_in(&sample.report, TableKey::Applications, value.unsigned_abs());
        let in_all = now + number(&sample.report, "applications.carried_in@total");
        if hits(before) || before == in_all {
            return false;
        }
        let part = sample.part(Aspect::Applications);
        let sentence =
            random.pick(&["共收到政府信息公开申请{}件。", "本年度受理政府信息公开申请{}件，均已答复。"]);
        sample.say(part, &sentence.replace("{}", &before.to_string()));
        true
    }),
];

fn add_up_plain(sample: &mut Sample, path: &str, by: i64) {
    super::edit::add(&mut sample.report, path, by);
}
