//! Numbers of the text tied to the cells they repeat, and how such a number is written anew when its cells change: in
//! the writing it had. Knows no rule.

use super::claims::{Candidate, Claim, Claims, Scope, Unit, Verdict, act};
use crate::form::node::Unit as CellUnit;
use crate::form::path::CellId;
use crate::model::{Amount, Report, TextRange};

/// A number of the text and the cells it repeats.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The number with its unit, or the word that says that there was nothing.
    pub at: TextRange,
    /// The cells; `true`: taken off.
    pub terms: Vec<(CellId, bool)>,
    /// Whether it is written in figures and exact, so that it can be written anew; `约20件` and `未收到` cannot.
    pub exact: bool,
}

/// The numbers of the text that agree with cells, in printed order. One that stands for several claims is listed once.
pub fn links(report: &Report, claims: &Claims) -> Vec<Link> {
    let mut links: Vec<Link> = Vec::new();
    for claim in &claims.claims {
        let Verdict::Agrees(candidate) = &claim.verdict else { continue };
        if is_by_chance(claim, candidate) {
            continue;
        }
        let (start, end) = claim.figure;
        let again = links.iter().rev().any(|link| link.at.part == claim.part && link.at.start == start);
        let Some(quote) = report.narrative.get(claim.part).get(start..end).filter(|_| !again) else {
            continue;
        };
        let at = TextRange { part: claim.part, start, end, quote: quote.to_owned() };
        let rounded = claim.number.unit == Unit::Yuan && candidate.value != claim.number.value;
        let exact = !claim.number.about.is_estimate() && !claim.in_words && !rounded;
        links.push(Link { at, terms: candidate.terms.clone(), exact });
    }
    links
}

/// Whether a number is right, and still of something else than the cells it equals: 其中网络申请144件 where all came so,
/// 按时办结144件 where as many were received and fewer closed.
fn is_by_chance(claim: &Claim, candidate: &Candidate) -> bool {
    let way = claim.scope == Scope::Portion && !claim.firm;
    let acts = claim.subject.acts & (act::CLOSED | act::RECEIVED | act::HANDLED);
    let received = candidate.terms.first().is_some_and(|(id, _)| id.path().starts_with(RECEIVED));
    let closed = claim.subject.row.is_none() && acts & (act::CLOSED | act::HANDLED) != 0;
    // 其余135件均已答复, 其中135件由局机关办理: all that were closed, or nobody knows which.
    let rest = closed && !claim.firm && candidate.terms.len() > 1;
    way || rest || (closed && acts == act::CLOSED && received)
}

/// How the paths of what was received begin.
const RECEIVED: &str = "applications.new_received@";

impl Link {
    /// What the cells come to now; `None` unless every one of them holds a number: a blank is not 0.
    pub fn sum(&self, report: &Report) -> Option<Amount> {
        self.terms.iter().try_fold(Amount::ZERO, |sum, &(id, off)| {
            let value = report.cell(id)?.number()?;
            Some(if off { sum - value } else { sum + value })
        })
    }

    /// The number written anew for what the cells come to now; `None` when that cannot be said the same way.
    #[inline(never)]
    pub fn rewritten(&self, report: &Report) -> Option<String> {
        let money = self.terms.first().is_some_and(|(id, _)| id.slot().unit == CellUnit::WanYuan);
        let value = self.sum(report).filter(|value| self.exact && !value.is_negative())?;
        rewritten(&self.at.quote, value, money)
    }
}

/// A figure such as `5件`, `１，２３４件`, `二十一件` or `12.5万元` for another value; of money the value is in 万元.
fn rewritten(figure: &str, value: Amount, money: bool) -> Option<String> {
    let chinese = figure.starts_with(is_numeral);
    let of_number = |c: char| if chinese { is_numeral(c) } else { is_figure(c) || is_mark(c) || c == ' ' };
    let unit = figure.trim_start_matches(of_number);
    let number = figure[..figure.len() - unit.len()].trim_end();
    let between = &figure[number.len()..figure.len() - unit.len()];
    let value = match (money, unit) {
        (true, "万元") => value,
        (true, "元") => value * 10_000,
        (true, _) => return None,
        (false, unit) if unit.starts_with(['万', '亿', '余', '多', '来', '几']) => return None,
        (false, unit)
            if unit.chars().any(|c| is_figure(c) || is_numeral(c) || "-—–－~～至到".contains(c)) =>
        {
            return None;
        }
        (false, _) => value,
    };
    let written = if chinese { numerals(value.to_whole()?)? } else { figures(value, number) };
    Some(format!("{written}{between}{unit}"))
}

/// A value in figures, full-width and separated as the old ones were.
fn figures(value: Amount, like: &str) -> String {
    let plain = value.to_string();
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let separator = like.chars().find(|c| matches!(c, ',' | '，'));
    let mut into = String::new();
    for (at, digit) in whole.char_indices() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            into.extend(separator);
        }
        into.push(digit);
    }
    if !fraction.is_empty() {
        into.push('.');
        into.push_str(fraction);
    }
    if !like.contains(|c| matches!(c, '０'..='９')) {
        return into;
    }
    let wide = |c: char| match c {
        '0'..='9' => char::from_u32(u32::from(c) + 0xFEE0).unwrap_or(c),
        '.' => '．',
        other => other,
    };
    into.chars().map(wide).collect()
}

/// A count in Chinese numerals up to 9999, as it is said before a measure word: 两件, 十二件, 一百零三件.
fn numerals(count: i64) -> Option<String> {
    const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    let count = usize::try_from(count).ok().filter(|count| *count < 10_000)?;
    match count {
        0 => return Some("零".into()),
        2 => return Some("两".into()),
        _ => {}
    }
    let mut into = String::new();
    let mut gap = false;
    for (times, mark) in [(1000, Some('千')), (100, Some('百')), (10, Some('十')), (1, None)] {
        let digit = count / times % 10;
        if digit == 0 {
            gap = !into.is_empty();
            continue;
        }
        if std::mem::take(&mut gap) {
            into.push('零');
        }
        // 十二, but 一百一十二.
        if !(digit == 1 && times == 10 && into.is_empty()) {
            into.push(DIGITS[digit]);
        }
        into.extend(mark);
    }
    Some(into)
}

fn is_figure(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９')
}

fn is_mark(c: char) -> bool {
    matches!(c, ',' | '，' | '.' | '．')
}

fn is_numeral(c: char) -> bool {
    "零〇一二两三四五六七八九十百千".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::TextPart;

    #[test]
    fn a_number_keeps_its_writing() {
        for (figure, value, expected) in [
            ("5件", 6, "6件"),
            ("5 件", 12, "12 件"),
            ("1,234件", 1235, "1,235件"),
            ("1，234件", 999, "999件"),
            ("1,234,567件", 12_345_678, "12,345,678件"),
            ("５件", 16, "１６件"),
            ("１，２３４ 件", 5678, "５，６７８ 件"),
            ("5", 7, "7"),
            ("五件", 6, "六件"),
            ("两件", 12, "十二件"),
            ("十件", 2, "两件"),
            ("二十一件", 112, "一百一十二件"),
            ("一百零三件", 1010, "一千零一十件"),
            ("三件", 2000, "二千件"),
            ("三件", 0, "零件"),
            ("2950条", 3000, "3000条"),
        ] {
            assert_eq!(rewritten(figure, Amount::whole(value), false).as_deref(), Some(expected), "{figure}");
        }
        for figure in ["1.2万件", "5500余条", "100多件", "3至5件", "3-5件"] {
            assert_eq!(rewritten(figure, Amount::whole(7), false), None, "{figure}");
        }
        assert_eq!(rewritten("三件", Amount::whole(10_000), false), None);
        let money = |figure: &str, value: &str| rewritten(figure, Amount::parse(value).unwrap(), true);
        assert_eq!(money("12.5万元", "13.25").as_deref(), Some("13.25万元"));
        assert_eq!(money("125000元", "13.25").as_deref(), Some("132500元"));
        assert_eq!(money("1亿元", "10001"), None);
    }

    fn report(text: &str, cells: &[(&str, &str)]) -> Report {
        let mut report = Report::for_year(2024);
        report.narrative.set(TextPart::Overview, text);
        for (path, raw) in cells {
            let id = report.find(path).unwrap();
            report.set(id, *raw);
        }
        report
    }

    #[test]
    fn numbers_are_tied_to_cells_and_written_anew_when_they_change() {
        let all = "applications.new_received@total";
        let mut report = report("2024年，收到政府信息公开申请五件。", &[(all, "5")]);
        let links = links(&report, &Claims::read(&report));
        assert_eq!(links.len(), 1, "{links:?}");
        assert_eq!((links[0].at.quote.as_str(), links[0].exact), ("五件", true));
        let id = report.find(all).unwrap();
        assert_eq!(links[0].terms, [(id, false)]);
        assert_eq!(links[0].rewritten(&report).as_deref(), Some("五件"));
        report.set(id, "6");
        assert_eq!(links[0].rewritten(&report).as_deref(), Some("六件"));
        report.set(id, "");
        assert_eq!(links[0].rewritten(&report), None, "blank is not 0");
        report.set(id, "-1");
        assert_eq!(links[0].rewritten(&report), None);
    }

    #[test]
    fn what_is_said_in_words_or_roughly_is_tied_but_not_written_anew() {
        let all = "applications.new_received@total";
        let none = report("全年未收到政府信息公开申请。", &[(all, "0")]);
        let links = links(&none, &Claims::read(&none));
        assert!(!links.is_empty() && links.iter().all(|link| !link.exact), "{links:?}");
        assert_eq!(links[0].rewritten(&report("", &[(all, "3")])), None);
    }

    #[test]
    fn what_is_equal_by_chance_is_not_tied() {
        let cells = |new: &'static str, total: &'static str, before: &'static str, after: &'static str| {
            [
                ("applications.new_received@total", new),
                ("applications.carried_in@total", before),
                ("applications.result.total@total", total),
                ("applications.carried_out@total", after),
            ]
        };
        let tied = |text: &str, cells: &[(&str, &str)]| {
            let report = report(&format!("（一）依申请公开。{text}"), cells);
            let links = links(&report, &Claims::read(&report));
            links.iter().map(|link| link.at.quote.clone()).collect::<Vec<_>>()
        };
        let even = cells("12", "12", "0", "0");
        assert_eq!(tied("收到政府信息公开申请12件，其中网络申请12件。", &even), ["12件"]);
        assert_eq!(tied("通过网站收到政府信息公开申请12件。", &even), ["12件"]);
        assert_eq!(tied("收到政府信息公开申请12件，按时办结12件。", &even), ["12件", "12件"]);
        // As many were closed as were received, but not the same.
        let more = cells("12", "13", "2", "1");
        assert_eq!(tied("收到政府信息公开申请12件，按时办结12件。", &more), ["12件"]);
        assert_eq!(
            tied("收到政府信息公开申请12件，除1件正在办理外，其余13件均已答复。", &more),
            ["12件", "1件", "13件"]
        );
        assert_eq!(tied("收到政府信息公开申请12件，其余11件均已答复。", &more), ["12件"]);
        assert_eq!(tied("收到政府信息公开申请12件，其中11件由局机关办理。", &more), ["12件"]);
    }
}
