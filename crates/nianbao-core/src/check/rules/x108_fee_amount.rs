//! X108: an amount of the fee for handling applications that the tariff cannot yield, or that the fee cell is below.

use crate::check::claims::{Claim, Claims, Topic, Unit};
use crate::check::finding::{Finding, Severity};
use crate::check::quote;
use crate::check::rule::{Judge, Run, rule};
use crate::check::said;
use crate::check::text::is_han;
use crate::form::TableKey;
use crate::model::{Amount, Place, Report, TextPart};

rule! {
    /// ## 为什么
    ///
    /// 信息处理费按件或者按量计收，标准都是10元的倍数，合计也是10元的倍数。它属于行政事业性收费，
    /// 应当含在主动公开表的收费金额里；表格以万元为单位，四舍五入的差额不算。
    ///
    /// ## 反例
    ///
    /// ```反例
    /// proactive.admin_fees.amount_wan_yuan = 12.5
    /// text.other = 全年收取信息处理费3945元。
    /// => X108 verify text other ~ 10元
    /// ```
    ///
    /// ```反例
    /// proactive.admin_fees.amount_wan_yuan = 0.1
    /// text.other = 2021年共收取信息处理费3940元。
    /// => X108 verify text other ~ 0.1
    /// ```
    ///
    /// ```反例
    /// text.other = 本年度收取政府信息公开信息处理费400元。
    /// => X108 verify text other
    /// ```
    ///
    /// ```反例
    /// text.other = 发出信息处理费收费通知2件，总金额460元，实际收取455元。
    /// proactive.admin_fees.amount_wan_yuan = 3
    /// => X108 verify text other ~ 455
    /// ```
    ///
    /// ## 正例
    ///
    /// 通知的金额没有收到：
    ///
    /// ```正例
    /// text.other = 发出信息处理费收费通知2件，总金额460元，申请人均未缴纳。
    /// ```
    ///
    /// ```正例
    /// proactive.admin_fees.amount_wan_yuan = 96171.6
    /// text.other = 全年收取政府信息公开信息处理费3940元。
    /// ```
    ///
    /// 四舍五入：
    ///
    /// ```正例
    /// proactive.admin_fees.amount_wan_yuan = 0.39
    /// text.other = 全年收取信息处理费3940元。
    /// ```
    ///
    /// 没有收取：
    ///
    /// ```正例
    /// text.other = 本年度收取信息处理费0元。
    /// text.other = 无收取信息处理费情况。
    /// ```
    ///
    /// 别的金额、上年的金额：
    ///
    /// ```正例
    /// year = 2024
    /// text.other = 政务公开工作经费支出12345元。
    /// text.other = 2022年收取信息处理费405元。
    /// ```
    ///
    /// 别的钱：
    ///
    /// ```正例
    /// year = 2024
    /// text.other = 没有收取信息处理费。收到财政拨款15.55万元，落实专项资金30万元，支付评估费用48005元，邮寄费863.5元，罚没收入86.53万元。
    /// ```
    ///
    /// ## 看不出的
    ///
    /// 按件、按量的算法对不对；通知了多少、收了多少，要查台账。
    ///
    /// ## 怎么改
    ///
    /// 对照缴费凭证核对金额；确实收取的，计入主动公开表的收费金额（400元即0.04万元）。
    id: "X108",
    name: "fee-amount",
    title: "信息处理费金额有疑问",
    severity: Severity::Verify,
    basis: "《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）；国办公开办函〔2021〕30号所附格式第二、第六部分",
    since: "0.1.0",
    judge: Judge::Text(run),
}

fn run(report: &Report, claims: &Claims) -> Run {
    let own = |claim: &&Claim| {
        let money = claim.number.unit == Unit::Yuan && !claim.number.about.is_estimate() && !claim.in_words;
        let fee = money && claim.part == TextPart::Other && claim.subject.topics.is(Topic::ProcessingFee);
        fee && is_that_fee(report.narrative.get(claim.part), claim.figure.0)
    };
    let mut own = claims.claims.iter().filter(own).peekable();
    if own.peek().is_none() {
        return Run::not_applicable("第六部分没有写信息处理费的金额");
    }
    Run::ran(own.filter_map(|claim| judge(report, claim)).collect())
}

fn judge(report: &Report, claim: &Claim) -> Option<Finding> {
    let value = claim.number.value;
    let words = claim.quoted(report);
    let at = Place::Text(claim.place(report));
    if value.to_whole().is_none_or(|yuan| yuan % 10 != 0) {
        let message = format!("第六部分写{words}，而这项收费的标准都是10元的倍数。");
        return Some(Finding::new(&RULE, at, "金额不是10元的倍数", message).advice("对照缴费凭证核对金额。"));
    }
    // What was asked for need not have been paid.
    if asked(report.narrative.get(claim.part), claim.figure.0) {
        return None;
    }
    let cell = report.table(TableKey::Proactive).layout().find("proactive.admin_fees.amount_wan_yuan")?;
    let held = report.cell(cell)?.number()?;
    // Rounded to the decimals written, the cell may be short by less than one in the last of them.
    let last = (held.decimals()..4).fold(1, |unit, _| unit * 10);
    let short = value - held * 10_000;
    let rounding = if held.is_zero() { Amount::ZERO } else { Amount::whole(last) };
    if short <= Amount::ZERO || short < rounding {
        return None;
    }
    let message = format!("第六部分写{words}，而{}只有{held}万元。", quote::row(cell.slot()));
    let finding = Finding::new(&RULE, at, "信息处理费多于收费总额", message);
    Some(finding.advice("核对金额；收取的信息处理费应当计入收费总额。").related(cell, cell.slot().row_label()))
}

/// Whether an amount is of the fee: its clause names it, or says that something was charged and speaks of no other money.
fn is_that_fee(text: &str, at: usize) -> bool {
    const CHARGED: [&str; 9] = ["收取", "实收", "收费", "金额", "缴", "应收", "计收", "实际收", "收到"];
    const OTHERS: [&str; 11] =
        ["财政", "拨款", "资金", "补贴", "奖", "罚", "收入", "支", "购", "投", "节约"];
    let (sentence, _) = said::around(text, at, at);
    let marks = ['，', '、', '（', ',', '：', ':'];
    // 收取信息处理费3件、400元: a clause that names nothing goes on with what stands before it.
    let names = |clause: &&str| clause.chars().filter(|c| is_han(*c) && !"件宗份共计合".contains(*c)).count() > 1;
    let Some(clause) = sentence.rsplit(marks).find(names) else { return false };
    let has = |words: &[&str]| words.iter().any(|word| clause.contains(word));
    let rest = ["处理费", "收费", "缴费"].iter().fold(clause.to_owned(), |rest, fee| rest.replace(fee, ""));
    clause.contains("处理费") || (has(&CHARGED) && !has(&OTHERS) && !rest.contains('费'))
}

/// Whether the clause before an amount speaks of what was asked for.
fn asked(text: &str, at: usize) -> bool {
    let clause = text[..at].rsplit(['，', '。', '；', '、', '（', ',']).next().unwrap_or_default();
    let paid = ["收取", "实收", "实际", "收到", "缴纳", "上缴"].iter().any(|word| clause.contains(word));
    !paid && ["金额", "应收", "应缴", "涉及", "通知"].iter().any(|word| clause.contains(word))
}
