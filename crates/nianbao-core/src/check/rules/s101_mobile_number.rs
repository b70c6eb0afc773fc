//! S101: a mobile number in the text.

use crate::check::finding::{Finding, Severity};
use crate::check::reading::Reading;
use crate::check::rule::{Context, Judge, Run, rule};
use crate::check::text;
use crate::model::Report;

rule! {
    /// ## 为什么
    ///
    /// 报告公布以后人人可见。手机号码多半属于个人，公布前应当换成办公电话。固定电话不算，已经遮住几位的不算。
    ///
    /// ## 反例
    ///
    /// ```反例
    /// text.lead = 如有疑问，请与镇党政办联系，电话：13804670000。
    /// => S101 verify text lead ~ 138****0000
    /// ```
    ///
    /// ```反例
    /// text.other = 联系人手机 189 1234 5678。
    /// => S101 verify text other
    /// ```
    ///
    /// ```反例
    /// text.overview = 咨询电话+86 139-0000-1111、１５８００００２２２２。
    /// => S101 verify text overview ~ 139****1111
    /// => S101 verify text overview ~ 158****2222
    /// ```
    ///
    /// ## 正例
    ///
    /// 办公电话：
    ///
    /// ```正例
    /// text.lead = 电话：0467-5961234，0517-83605210，010-12345678，传真05178360521。
    /// ```
    ///
    /// 遮住的号码：
    ///
    /// ```正例
    /// text.overview = 来电号码138****0000。
    /// ```
    ///
    /// 编号、条数和网址里的数字：
    ///
    /// ```正例
    /// text.overview = 项目编号2024138000012345，浏览13800001111次，详见www.example.cn/13800001111.html，合同号A13800001111。
    /// ```
    ///
    /// ## 看不出的
    ///
    /// 号码中间夹着文字的；固定电话是不是私人住宅的。
    ///
    /// ## 怎么改
    ///
    /// 换成办公电话；确是对外公布的工作手机的，说明原因。
    id: "S101",
    name: "mobile-number",
    title: "正文有手机号码",
    severity: Severity::Verify,
    basis: "《中华人民共和国政府信息公开条例》第十五条；《中华人民共和国个人信息保护法》第二十五条",
    since: "0.1.0",
    judge: Judge::Read(run),
}

/// What follows a number of things.
const COUNTED: &[char] = &['次', '条', '件', '元', '万', '亿', '人', '个', '户', '份', '号'];

fn run(_: &Report, _: &Context<'_>, reading: &Reading<'_>) -> Run {
    let mut findings = Vec::new();
    for (part, words, run) in reading.codes(11) {
        let Some(number) = mobile(&run.digits) else { continue };
        if words[run.end..].trim_start().starts_with(COUNTED) {
            continue;
        }
        let message = format!("正文写有手机号码{}。", text::masked(number));
        let place = text::place(part, words, run.start, run.end);
        let finding = Finding::new(&RULE, place, "手机号码", message)
            .advice("换成办公电话；确是对外公布的工作手机的，说明原因。");
        findings.push(finding);
    }
    Run::ran(findings)
}

/// The mobile number in a run of digits, the country's code taken off.
fn mobile(digits: &str) -> Option<&str> {
    let number = match digits.len() {
        13 => digits.strip_prefix("86")?,
        _ => digits,
    };
    let second = number.as_bytes().get(1)?;
    (number.len() == 11 && number.starts_with('1') && (b'3'..=b'9').contains(second)).then_some(number)
}
