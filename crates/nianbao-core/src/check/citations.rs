//! Laws and notices a text cites that are no longer in force for its year, or by a wrong name. Knows no rule.

use super::flow::Flow;
use super::quote;
use crate::form::EditionKey;

/// The law and the form by their right names, without the marks around them.
const LAW: &str = "中华人民共和国政府信息公开条例";
const FORM: &str = "中华人民共和国政府信息公开工作年度报告格式";
/// Where the articles of 2008 on the yearly report stand today.
const ARTICLES: [(&str, &str); 4] =
    [("第三十一条", "第四十九条"), ("第三十二条", "第五十条"), ("第31条", "第49条"), ("第32条", "第50条")];
/// A sentence with one of these speaks of the report, with one of those of applications.
const OF_REPORTS: &[&str] = &["编制", "年度报告", "年报"];
const OF_APPLICATIONS: &[&str] = &["第三方", "征求", "申请", "答复", "收到"];
/// Words by which a sentence tells what was before.
#[rustfmt::skip]
const HISTORY: &[&str] = &[
    "原国办", "原条例", "原《", "旧条例", "废止", "停止使用", "不再使用", "不再执行", "取代", "代替", "替代",
    "修订前", "此前", "曾",
];
/// Parts of the report that only the law of 2008 knew.
const OLD_PARTS: &[&str] = &["收费及减免", "收费和减免", "收费与减免", "不予公开政府信息的情况"];

/// How many are looked for in one piece of text.
const MOST: usize = 20;

/// What is outdated: the characters, what to write instead, and what is said of it.
pub(super) struct Outdated {
    /// The first character.
    pub(super) start: usize,
    /// The character after the last.
    pub(super) end: usize,
    /// What to write instead, where that is clear.
    pub(super) instead: Option<String>,
    /// What is wrong with it.
    pub(super) message: String,
    /// What to do.
    pub(super) advice: String,
}

/// What of a text is outdated. Only the lead lists the report's parts.
pub(super) fn outdated(flow: &Flow<'_>, due: EditionKey, lead: bool) -> Vec<Outdated> {
    let mut found = Vec::new();
    notices(flow, due, &mut found);
    titles(flow, due, &mut found);
    old_law(flow, &mut found);
    names(flow, &mut found);
    if lead {
        old_parts(flow, &mut found);
    }
    found
}

/// Notices of other editions of the form.
fn notices(flow: &Flow<'_>, due: EditionKey, into: &mut Vec<Outdated>) {
    let both = flow.find(due.form().notice).is_some();
    for other in EditionKey::all().filter(|other| other.form().notice != due.form().notice) {
        let Some((issuer, number)) = other.form().notice.split_once('〔') else { continue };
        let Some((year, number)) = number.split_once('〕') else { continue };
        for at in flow.places(year) {
            if into.len() >= MOST {
                break;
            }
            let close = at + year.chars().count() + 1;
            let open = at.checked_sub(1).is_some_and(|open| "〔[【（".contains(flow.chars[open]));
            let tail = flow.begins(close, number).then(|| close + number.chars().count());
            let Some(end) = tail.filter(|_| open) else { continue };
            let issued = flow.ends(at - 1, issuer) || flow.ends(at - 1, issuer.trim_end_matches('函'));
            let (first, last) = flow.sentence(at);
            if !issued || flow.has(first, last, HISTORY) {
                continue;
            }
            let start = at
                - 1
                - if flow.ends(at - 1, issuer) { issuer.chars().count() } else { issuer.chars().count() - 1 };
            let current = due.form();
            let name = quote::quoted(&flow.words(at - 1, end));
            into.push(Outdated {
                message: format!("引用的{name}是{}的通知，本年度用{}。", other.form().name, current.name),
                advice: format!("改引{}。", current.notice),
                ..instead_of_notice(flow, start, end, (!both).then_some(current.notice))
            });
        }
    }
}

/// The words of a notice with its title, when that stands before the number, and what to write for them. Where the
/// notice in force is cited as well, nothing need stand in its place.
fn instead_of_notice(flow: &Flow<'_>, start: usize, end: usize, notice: Option<&str>) -> Outdated {
    const LONGEST: usize = 70;
    let from = start.saturating_sub(LONGEST);
    let titled = flow.ends(start, "》（").then(|| flow.chars[from..start].iter().rposition(|c| *c == '《'));
    let (start, instead) = match (titled.flatten(), notice) {
        (Some(open), Some(notice)) => (from + open, Some(format!("《{FORM}》（{notice}"))),
        (_, notice) => (start, notice.map(str::to_owned)),
    };
    Outdated { start, end, instead, message: String::new(), advice: String::new() }
}

/// The notice of the trial edition by its title alone.
fn titles(flow: &Flow<'_>, due: EditionKey, into: &mut Vec<Outdated>) {
    const TITLE: &str = "政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知";
    let trial = EditionKey::all().next().filter(|trial| *trial != due);
    let (Some(trial), Some(at)) = (trial, flow.find(TITLE)) else { return };
    let end = at + TITLE.chars().count();
    let (first, last) = flow.sentence(at);
    // With its number it is found by that; beside the form in force it is no more than history.
    if flow.begins(end, "》（") || flow.has(first, last, HISTORY) || flow.find(FORM).is_some() {
        return;
    }
    let current = due.form();
    into.push(Outdated {
        start: at,
        end,
        instead: None,
        message: format!("引用的“有关事项的通知”是{}的通知，本年度用{}。", trial.form().name, current.name),
        advice: format!("改引{}。", current.notice),
    });
}

/// Number and articles of the law of 2008.
fn old_law(flow: &Flow<'_>, into: &mut Vec<Outdated>) {
    for at in flow.places("令第492号") {
        let (first, last) = flow.sentence(at);
        // 第492号公布、第711号修订 is how the law itself tells where it comes from.
        if !flow.has(first, last, HISTORY) && !flow.has(first, last, &["第711号"]) {
            into.push(Outdated {
                start: at + 1,
                end: at + 6,
                instead: Some("第711号".to_owned()),
                message: "“第492号”公布的是2008年施行的旧条例，现行条例由第711号公布。".to_owned(),
                advice: "改为国务院令第711号。".to_owned(),
            });
        }
    }
    let mut from = 0;
    for (at, _) in flow.places_of(&ARTICLES.map(|(old, _)| old)) {
        // One of a list that was read with its first.
        if at < from {
            continue;
        }
        let (first, last) = flow.sentence(at);
        let (mut end, mut instead) = (at, String::new());
        while let Some((length, now)) = article(flow, end) {
            instead.push_str(now);
            end += length;
            if flow.chars.get(end).is_some_and(|c| "、和".contains(*c)) && article(flow, end + 1).is_some()
            {
                instead.push(flow.chars[end]);
                end += 1;
            }
        }
        from = end;
        let own = of_the_law(flow, first, at)
            && flow.has(first, last, OF_REPORTS)
            && !flow.has(first, last, OF_APPLICATIONS)
            && !flow.has(first, last, HISTORY);
        if own {
            let name = quote::quoted(&flow.words(at, end));
            into.push(Outdated {
                start: at,
                end,
                message: format!("{name}是旧条例对年度报告的规定，现行条例里是{instead}。"),
                advice: "改引现行条例的条文。".to_owned(),
                instead: Some(instead),
            });
        }
    }
}

/// An article of 2008 that stands here: its length and today's.
fn article(flow: &Flow<'_>, at: usize) -> Option<(usize, &'static str)> {
    let known = ARTICLES.iter().find(|(old, _)| flow.begins(at, old))?;
    Some((known.0.chars().count(), known.1))
}

/// Whether the last title before a place is that of the law.
fn of_the_law(flow: &Flow<'_>, first: usize, at: usize) -> bool {
    let before = &flow.chars[first..at];
    match before.iter().rposition(|c| *c == '》') {
        Some(close) => {
            ["政府信息公开条例", "《条例", "《信息公开条例"].iter().any(|name| flow.ends(first + close, name))
        }
        None => flow.has(first, at, &["条例"]),
    }
}

/// The law and the form by a wrong name.
fn names(flow: &Flow<'_>, into: &mut Vec<Outdated>) {
    const STATE: &str = "中华人民共和国";
    const LONGEST: usize = 40;
    for at in flow.places(STATE) {
        let rest = &flow.chars[at..(at + LONGEST).min(flow.chars.len())];
        let end = rest.iter().position(|c| "》〉>”’（〔，。、；《〈<“ \n".contains(*c));
        let Some(end) = end.map(|end| at + end) else { continue };
        let name = flow.words(at, end);
        let own = if ["条例", "条列", "条理", "公开法"].iter().any(|last| name.ends_with(last)) {
            LAW
        } else if name.ends_with("报告格式") {
            FORM
        } else {
            continue;
        };
        if name == own || !(name.contains("公开") || name.contains("政府信息")) {
            continue;
        }
        let quoted = quote::quoted(&name);
        let what = if own == LAW { "条例" } else { "格式" };
        into.push(Outdated {
            start: at,
            end,
            instead: Some(own.to_owned()),
            message: format!("{quoted}不是{what}的名称，漏了字或者多了字。"),
            advice: format!("改为《{own}》。"),
        });
    }
}

/// A list of the report's parts as the law of 2008 had them.
fn old_parts(flow: &Flow<'_>, into: &mut Vec<Outdated>) {
    let hit = OLD_PARTS.iter().filter_map(|old| Some((flow.find(old)?, old.chars().count()))).min();
    let Some((start, length)) = hit else { return };
    let (first, last) = flow.sentence(start);
    if flow.has(first, last, HISTORY) {
        return;
    }
    let name = quote::quoted(&flow.words(start, start + length));
    into.push(Outdated {
        start,
        end: start + length,
        instead: None,
        message: format!("导语列的{name}是旧条例规定的内容，现行格式没有这一部分。"),
        advice: "按现行格式的六个部分改写。".to_owned(),
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_counts() {
        for old in OLD_PARTS {
            let text = format!("包括{old}等。");
            let mut found = Vec::new();
            old_parts(&Flow::new(&text), &mut found);
            assert_eq!(found.len(), 1, "{old}");
        }
        for (old, _) in ARTICLES {
            let of = |text: &str| {
                let mut found = Vec::new();
                old_law(&Flow::new(text), &mut found);
                found.len()
            };
            for report in OF_REPORTS {
                assert_eq!(of(&format!("根据《条例》{old}{report}。")), 1, "{old}{report}");
            }
            for other in OF_APPLICATIONS {
                assert_eq!(of(&format!("根据《条例》{old}{other}，年报。")), 0, "{other}");
            }
            for history in HISTORY {
                assert_eq!(of(&format!("{history}》根据《条例》{old}编制。")), 0, "{history}");
            }
        }
    }

    #[test]
    fn names_are_compared_as_a_whole() {
        let of = |text: &str| {
            let mut found = Vec::new();
            names(&Flow::new(text), &mut found);
            found.len()
        };
        for right in [
            "《中华人民共和国政府信息公开条例》",
            "《中华人民共和国 政府信息公开条例（修订）》",
            "〈中华人民共和国政府信息公开工作年度报告格式〉",
            "《中华人民共和国政府信息公开工作年度报告格式（试行）》",
            "《中华人民共和国行政复议法》",
            "《中华人民共和国保守国家秘密法实施条例》",
            "《中华人民共和国市场主体登记管理条例》",
        ] {
            assert_eq!(of(right), 0, "{right}");
        }
        for wrong in [
            "《中华人民共和国信息公开条例》",
            "《中华人民共和国政府信息公开条列》",
            "《中华人民共和国政务信息公开条例》",
            "《中华人民共和国政府信息公开法》",
            "《中华人民共和国政府信息公开年度报告格式》",
        ] {
            assert_eq!(of(wrong), 1, "{wrong}");
        }
    }
}
