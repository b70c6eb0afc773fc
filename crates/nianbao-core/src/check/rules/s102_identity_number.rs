//! S102: an identity number in the text.

use crate::check::finding::{Finding, Severity};
use crate::check::reading::Reading;
use crate::check::rule::{Context, Judge, Run, rule};
use crate::check::text;
use crate::model::{Date, Report};

rule! {
    /// ## 为什么
    ///
    /// 身份证号码是敏感个人信息，不应出现在公开的报告里。只认18位、出生日期存在、校验码正确的号码，
    /// 遮住几位的、统一社会信用代码和其他编号不算。
    ///
    /// ## 反例
    ///
    /// ```反例
    /// text.overview.applications = 申请人身份证号11010519491231002X，已当面核对。
    /// => S102 verify text overview.applications ~ 110***********002X
    /// ```
    ///
    /// ```反例
    /// text.problems = 440524188001010014
    /// => S102 verify text problems
    /// ```
    ///
    /// 中间有空格、末位小写：
    ///
    /// ```反例
    /// text.other = 证件号：110105 19491231 002x。
    /// => S102 verify text other
    /// ```
    ///
    /// ## 正例
    ///
    /// 校验码不对的编号：
    ///
    /// ```正例
    /// text.overview = 档案编号110105194912310021。
    /// ```
    ///
    /// 遮住的号码：
    ///
    /// ```正例
    /// text.overview = 身份证号110105********002X。
    /// ```
    ///
    /// 日期不存在：
    ///
    /// ```正例
    /// text.overview = 流水号110105202413450021、110105194902300021。
    /// ```
    ///
    /// 统一社会信用代码：
    ///
    /// ```正例
    /// text.lead = 统一社会信用代码：11230381MB1234567X。
    /// ```
    ///
    /// ## 看不出的
    ///
    /// 抄错了一位的号码；15位的旧号码；护照、军官证等其他证件的号码。
    ///
    /// ## 怎么改
    ///
    /// 删去号码，或者只留前三位和后四位。
    id: "S102",
    name: "identity-number",
    title: "正文有身份证号码",
    severity: Severity::Verify,
    basis: "《中华人民共和国政府信息公开条例》第十五条；《中华人民共和国个人信息保护法》第二十五条、第二十八条",
    since: "0.1.0",
    judge: Judge::Read(run),
}

fn run(_: &Report, _: &Context<'_>, reading: &Reading<'_>) -> Run {
    let mut findings = Vec::new();
    for (part, words, run) in reading.codes(17).filter(|(.., run)| is_identity(&run.digits)) {
        let message = format!("正文写有身份证号码{}。", text::masked(&run.digits));
        let place = text::place(part, words, run.start, run.end);
        let finding = Finding::new(&RULE, place, "身份证号码", message)
            .advice("删去号码，或者把中间各位遮住。");
        findings.push(finding);
    }
    Run::ran(findings)
}

/// Whether it is an identity number: a day that exists, and the check digit of GB 11643.
pub(super) fn is_identity(number: &str) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const CHECKS: &[u8; 11] = b"10X98765432";
    if number.len() != 18 || !number.is_ascii() || number.starts_with('0') {
        return false;
    }
    let number_at = |range: std::ops::Range<usize>| number[range].parse::<u16>().ok();
    let born = match (number_at(6..10), number_at(10..12), number_at(12..14)) {
        (Some(year @ 1850..=2100), Some(month), Some(day)) => Date::new(year, month as u8, day as u8),
        _ => None,
    };
    let digits = number.bytes().take(17).map(|digit| u32::from(digit.wrapping_sub(b'0')));
    let sum: u32 = digits.zip(WEIGHTS).map(|(digit, weight)| digit * weight).sum();
    born.is_some() && number.as_bytes()[17] == CHECKS[(sum % 11) as usize]
}
