//! Faults between text and tables, and within the text: a number slips, a sentence is last year's, the table was
//! corrected and the text was not.

use nianbao_core::form::{Aspect, TableKey};

use super::super::phrase::{Mention, Written};
use super::super::sample::Sample;
use super::edit::{ENDINGS, add_up, number, slip, stands_in};
use super::{Fault, fault};
use crate::build;
use crate::random::Random;

pub(super) const FAULTS: &[Fault] = &[
    fault("X101", "the text denies what the table holds", |sample, random| {
        if number(&sample.report, "applications.new_received@total") != 0 || !speaks_of_applications(sample) {
            return false;
        }
        let new = 1 + random.below(9) as i64;
        add_up(&mut sample.report, "applications.new_received", "natural_person", new);
        add_up(&mut sample.report, "applications.result.granted", "natural_person", new);
        true
    }),
    fault("X101", "the text tells of what the table does not hold", |sample, _| {
        let told = |mention: &Mention| {
            mention.name == "new" && mention.value > 0 && mention.written == Written::Plain
        };
        if !sample.mentions.iter().any(told) {
            return false;
        }
        let edition = sample.report.table(TableKey::Applications).edition();
        sample.report.set_table(build::zero_table(edition, TableKey::Applications));
        true
    }),
    fault("X101", "no reviews and suits, and the table has one", |sample, random| {
        let group = *random.pick(&["review", "litigation.after_review"]);
        let quiet = ["review", "litigation.direct", "litigation.after_review"]
            .iter()
            .all(|group| number(&sample.report, &format!("disputes.{group}.total")) == 0);
        let said = sample.report.narrative.parts().any(|(_, text)| text.contains("诉讼"));
        if !quiet || !said {
            return false;
        }
        build::set(&mut sample.report, &format!("disputes.{group}.other"), "2");
        build::add_up(&mut sample.report);
        true
    }),
    fault("X102", "received, a slip", |sample, random| {
        slipped(sample, random, TableKey::Applications, &["new", "received"])
    }),
    fault("X102", "closed, a slip", |sample, random| {
        slipped(sample, random, TableKey::Applications, &["closed"])
    }),
    fault("X102", "carried over, a slip", |sample, random| {
        slipped(sample, random, TableKey::Applications, &["before", "after"])
    }),
    fault("X103", "reviews or suits, a slip", |sample, random| {
        slipped(sample, random, TableKey::Disputes, &["review", "suit"])
    }),
    fault("X102", "closed, what had been received", |sample, random| {
        let received = number(&sample.report, "applications.new_received@total")
            + number(&sample.report, "applications.carried_in@total");
        let closed = |text: &str| ["办结", "答复", "办毕"].iter().any(|word| text.trim_end().ends_with(word));
        let report = &sample.report;
        let fits = |mention: &Mention| {
            let before = &report.narrative.get(mention.part)[..mention.range.start];
            mention.name == "closed" && (mention.value as i64) < received && closed(before)
        };
        let Some(mention) = sample.mention(random, fits) else { return false };
        sample.restate(&mention, received.unsigned_abs());
        true
    }),
    fault("X103", "suits, the number of reviews", |sample, random| {
        let reviews = number(&sample.report, "disputes.review.total");
        let of = |group: &str, ending: &str| number(&sample.report, &format!("disputes.{group}.{ending}"));
        let suits = |ending: &str| of("litigation.direct", ending) + of("litigation.after_review", ending);
        let held = ENDINGS.iter().chain(&["total"]).any(|ending| {
            let groups = ["litigation.direct", "litigation.after_review"];
            suits(ending) == reviews || groups.iter().any(|group| of(group, ending) == reviews)
        });
        let decided = [suits("total") - suits("pending"), suits("upheld") + suits("corrected")];
        if reviews == 0 || held || decided.contains(&reviews) {
            return false;
        }
        let suit = |mention: &Mention| mention.name == "suit" && mention.value > 0;
        let Some(mention) = sample.mention(random, suit) else { return false };
        sample.restate(&mention, reviews.unsigned_abs());
        true
    }),
    fault("X105", "in force, with what was repealed", |sample, random| {
        let of = |column: &str| number(&sample.report, &format!("proactive.normative_docs.{column}"));
        let (kept, repealed) = (of("in_force"), of("repealed"));
        let told = |mention: &Mention| mention.name == "in_force";
        let Some(mention) = sample.mention(random, told).filter(|_| kept > 0 && repealed > 0) else {
            return false;
        };
        sample.restate(&mention, (kept + repealed).unsigned_abs());
        true
    }),
    fault("X104", "all closed, and some carried over", |sample, random| {
        let moved = number(&sample.report, "applications.result.granted@natural_person");
        if moved == 0 || number(&sample.report, "applications.carried_out@total") != 0 {
            return false;
        }
        if !all_closed(sample, random) {
            return false;
        }
        add_up(&mut sample.report, "applications.result.granted", "natural_person", -1);
        add_up(&mut sample.report, "applications.carried_out", "natural_person", 1);
        true
    }),
    fault("X105", "documents, a slip", |sample, random| {
        slipped(sample, random, TableKey::Proactive, &["issued", "repealed", "in_force"])
    }),
    fault("X105", "none made, and the table has some", |sample, random| {
        let said = sample.mentions.iter().any(|mention| mention.name == "issued");
        let none = sample.report.cells().all(|(id, _)| !id.path().ends_with("normative_docs.issued"))
            || number(&sample.report, "proactive.normative_docs.issued") == 0;
        if said || none {
            return false;
        }
        let sentence = random.pick(&[
            "本年度未制定行政规范性文件。",
            "全年没有新制定规范性文件。",
            "本机关未制发规范性文件，也无规范性文件需要解读。",
            "年内未出台行政规范性文件。",
        ]);
        sample.say(sample.part(Aspect::Management), sentence);
        true
    }),
    fault("X106", "a part of what was published, a slip", |sample, random| {
        slipped(sample, random, TableKey::Disputes, &["items.site", "items.wechat", "items.other"])
    }),
    fault("X106", "the whole of what was published, a slip", |sample, random| {
        let parts = sample.mentions.iter().any(|mention| mention.name == "items.site");
        parts && slipped(sample, random, TableKey::Disputes, &["items"])
    }),
    fault("X102", "an outcome, a slip", |sample, random| {
        slipped(
            sample,
            random,
            TableKey::Applications,
            &[
                "granted",
                "partly",
                "denied",
                "unable",
                "refused",
                "others",
                "denied.process",
                "denied.internal",
                "denied.query",
                "unable.not_held",
                "refused.petition",
                "refused.repeat",
            ],
        )
    }),
    fault("X102", "applicants of a kind, a slip", |sample, random| {
        slipped(sample, random, TableKey::Applications, &["natural", "bodies", "business"])
    }),
    fault("X103", "an ending, a slip", |sample, random| {
        slipped(
            sample,
            random,
            TableKey::Disputes,
            &[
                "review.upheld",
                "review.corrected",
                "review.other",
                "review.pending",
                "suit.upheld",
                "suit.corrected",
                "suit.other",
                "suit.pending",
            ],
        )
    }),
    fault("X107", "a share off", |sample, random| {
        let Some(mention) = sample.mention(random, |mention| mention.name.starts_with("share:")) else {
            return false;
        };
        let whole = mention.name.split_once('/').map(|(_, whole)| whole.to_owned()).unwrap_or_default();
        let part = mention.name["share:".len()..]
            .split_once('/')
            .map(|(part, _)| part.to_owned())
            .unwrap_or_default();
        // Without both numbers in the text there is nothing it could be held against.
        let stated = |name: &str| sample.mentions.iter().any(|mention| mention.name == name);
        if !stated(&part) || !stated(&whole) {
            return false;
        }
        let Written::Decimal(places) = mention.written else { return false };
        let unit = 10u64.pow(places.into());
        let off = unit * (2 + random.below(20));
        let value = if mention.value > off { mention.value - off } else { mention.value + off };
        sample.restate(&mention, value);
        true
    }),
    fault("X108", "a fee no rate can give", |sample, random| {
        let Some(mention) = sample.mention(random, |mention| mention.name == "paid") else { return false };
        sample.restate(&mention, mention.value + 1 + random.below(9));
        true
    }),
    fault("X108", "more than the table's fees", |sample, _| {
        let Some(mention) = sample.mentions.iter().find(|mention| mention.name == "paid").cloned() else {
            return false;
        };
        let Some(id) = sample.report.find("proactive.admin_fees.amount_wan_yuan") else { return false };
        sample.report.set(id, "0.001");
        mention.value > 10
    }),
    fault("X109", "decisions, a slip", |sample, random| {
        slipped(sample, random, TableKey::Proactive, &["licences", "penalties", "coercion"])
    }),
    fault("Y108", "growth off", |sample, random| {
        let Some(mention) = sample.mention(random, |mention| mention.name.starts_with("growth:")) else {
            return false;
        };
        let Written::Decimal(places) = mention.written else { return false };
        sample.restate(&mention, mention.value + 10u64.pow(places.into()) * (2 + random.below(20)));
        true
    }),
    fault("Y108", "growth the other way", |sample, random| {
        let Some(mention) = sample.mention(random, |mention| mention.name.starts_with("growth:")) else {
            return false;
        };
        if mention.value < 10 {
            return false;
        }
        let (up, down) = (["增长", "上升"], ["下降", "减少"]);
        let mut text = sample.report.narrative.get(mention.part).to_owned();
        let at = mention.range.start;
        let before = &text[..at].trim_end();
        let Some(word) = up.iter().chain(&down).find(|word| before.ends_with(**word)) else { return false };
        let start = before.len() - word.len();
        let other = if up.contains(word) { "下降" } else { "增长" };
        text.replace_range(start..start + word.len(), other);
        sample.report.narrative.set(mention.part, text);
        true
    }),
];

/// Says behind a sentence that counts applications that all of them are closed, where the text does not say so yet.
fn all_closed(sample: &mut Sample, random: &mut Random) -> bool {
    const COUNTS: [&str; 3] = ["new", "received", "closed"];
    let Some(mention) = sample.mention(random, |mention| COUNTS.contains(&&*mention.name)) else {
        return false;
    };
    let mut text = sample.report.narrative.get(mention.part).to_owned();
    let Some(end) = text[mention.range.end..].find('。') else { return false };
    let end = mention.range.end + end + '。'.len_utf8();
    let said = text[..end].rfind("全部办结").is_some_and(|at| at > mention.range.end);
    let words = [
        "收到的申请已全部办结。",
        "以上申请均已答复。",
        "所有申请均在年内办结。",
        "目前已全部办理完毕。",
        "上述申请均已依法办结。",
        "所受理的申请已全部作出答复。",
        "截至年底均已办结，无结转申请。",
    ];
    if !said {
        text.insert_str(end, random.pick::<&str>(&words));
        sample.report.narrative.set(mention.part, text);
    }
    true
}

/// Whether the text says anything of how many applications there were.
fn speaks_of_applications(sample: &Sample) -> bool {
    let words = [
        "未收到",
        "没有收到",
        "申请0件",
        "没有接到",
        "受理量为零",
        "无政府信息公开申请",
        "未发生依申请",
        "未受理",
        "没有任何单位",
        "申请数量为0",
        "无依申请公开事项",
        "受理0件",
        "未收到公民",
        "未有受理",
    ];
    let text = sample.report.narrative.get(sample.part(Aspect::Applications));
    words.iter().any(|word| text.contains(word))
}

/// Changes one of these numbers in the text as a slip does; one that happens to say something else that is true of the
/// table would be no fault anybody can see.
fn slipped(sample: &mut Sample, random: &mut Random, table: TableKey, names: &[&str]) -> bool {
    let fits = |mention: &Mention| names.contains(&&*mention.name) && mention.value > 0;
    let Some(mention) = sample.mention(random, fits) else { return false };
    let about = &sample.report.narrative.get(mention.part)[mention.range.end..];
    if about.trim_start().starts_with('余') {
        return false;
    }
    let value = slip(random, mention.value);
    let sums = [("new_received", "carried_in"), ("result.total", "carried_out")];
    let is_sum = sums.iter().any(|(one, other)| {
        let of = |row: &str| number(&sample.report, &format!("applications.{row}@total"));
        let value = value as i64;
        [of(one) + of(other), of("result.total") - of("carried_in")].contains(&value)
    });
    // What was in force before anything was repealed.
    let of = |column: &str| number(&sample.report, &format!("proactive.normative_docs.{column}"));
    let is_sum = is_sum || value as i64 == of("in_force") + of("repealed");
    if value == 0 || is_sum || stands_in(&sample.report, table, value) {
        return false;
    }
    sample.restate(&mention, value);
    true
}
