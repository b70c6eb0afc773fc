//! S103: a bank card's number in the text.

use super::s102_identity_number::is_identity;
use crate::check::finding::{Finding, Severity};
use crate::check::reading::Reading;
use crate::check::rule::{Context, Judge, Run, rule};
use crate::check::text;
use crate::model::Report;

rule! {
    /// ## 为什么
    ///
    /// 银行卡号是敏感个人信息。只认银联62开头的16至19位、其他卡组织4或者5开头的16位，并且校验位正确的号码。
    /// 文件、项目、合同的编号不算。单位缴费账户一般不是卡号，也不会提示。
    ///
    /// ## 反例
    ///
    /// ```反例
    /// text.other = 信息处理费请汇至6222021234567890128。
    /// => S103 verify text other ~ 622************0128
    /// ```
    ///
    /// 四位一组：
    ///
    /// ```反例
    /// text.other = 卡号：6228 4800 0000 0000 000。
    /// => S103 verify text other
    /// ```
    ///
    /// ```反例
    /// text.overview = 退费至4111111111111111账户。
    /// => S103 verify text overview
    /// ```
    ///
    /// ## 正例
    ///
    /// 校验位不对：
    ///
    /// ```正例
    /// text.other = 流水6222021234567890127。
    /// ```
    ///
    /// 编号：
    ///
    /// ```正例
    /// text.other = 项目编号6222021234567890128，备案号4111111111111111，文号：6228480000000000000。
    /// ```
    ///
    /// 身份证号码另有提示：
    ///
    /// ```正例
    /// text.other = 证件号622823199001010152。
    /// => S102 verify text other
    /// ```
    ///
    /// 别的长数字：
    ///
    /// ```正例
    /// text.other = 账号20000012345678901234，批次2024123456789012。
    /// ```
    ///
    /// ## 看不出的
    ///
    /// 抄错了一位的卡号；存折账号；其他数字开头的卡号。
    ///
    /// ## 怎么改
    ///
    /// 删去卡号；收费账户请用缴款通知书告知。
    id: "S103",
    name: "bank-card",
    title: "正文有银行卡号",
    severity: Severity::Verify,
    basis: "《中华人民共和国政府信息公开条例》第十五条；《中华人民共和国个人信息保护法》第二十五条、第二十八条",
    since: "0.1.0",
    judge: Judge::Read(run),
}

/// Right before the number, these say that it numbers something else.
const NUMBERS: &[&str] =
    &["编号", "备案号", "文号", "代码", "编码", "项目号", "合同号", "案号", "许可证号", "序号", "订单号", "流水号"];

fn run(_: &Report, _: &Context<'_>, reading: &Reading<'_>) -> Run {
    let mut findings = Vec::new();
    for (part, words, run) in reading.codes(16).filter(|(.., run)| is_card(&run.digits)) {
        let before = words[..run.start].trim_end_matches(['：', ':', ' ', '为', '是']);
        if NUMBERS.iter().any(|name| before.ends_with(name)) {
            continue;
        }
        let message = format!("正文写有像是银行卡号的数字{}。", text::masked(&run.digits));
        let place = text::place(part, words, run.start, run.end);
        let finding = Finding::new(&RULE, place, "银行卡号", message)
            .advice("是卡号的删去；是其他编号的，说明原因。");
        findings.push(finding);
    }
    Run::ran(findings)
}

/// Whether it is formed like a card's number and passes the check of Luhn.
fn is_card(number: &str) -> bool {
    let formed = match number.as_bytes() {
        [b'6', b'2', ..] => (16..=19).contains(&number.len()),
        [b'4' | b'5', ..] => number.len() == 16,
        _ => false,
    };
    let luhn = || {
        let digits = number.bytes().rev().map(|digit| u32::from(digit.wrapping_sub(b'0')));
        let sum: u32 = digits
            .enumerate()
            .map(|(at, digit)| match at % 2 {
                0 => digit,
                _ if digit > 4 => digit * 2 - 9,
                _ => digit * 2,
            })
            .sum();
        sum.is_multiple_of(10)
    };
    formed && number.bytes().all(|b| b.is_ascii_digit()) && luhn() && !is_identity(number)
}
