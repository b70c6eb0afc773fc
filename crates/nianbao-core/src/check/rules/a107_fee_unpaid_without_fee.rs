//! A107: applications ended because a fee was not paid, while part 六 says that no fee was ever asked for.

use crate::check::finding::{Finding, Severity};
use crate::check::quote;
use crate::check::rule::{Context, Judge, Run, rule};
use crate::form::path::CellId;
use crate::form::{Part, TableKey};
use crate::model::{Amount, Place, Report, TextPart, TextRange};

rule! {
    /// ## 为什么
    ///
    /// 因申请人逾期未缴费而不再处理，前提是发出过收费通知。第六部分写“没有产生信息处理费”“未发出收费通知”，两处就说不通。
    /// 只写“未收取”不矛盾：通知发出了，申请人没有缴，确实没有收到钱。
    ///
    /// ## 反例
    ///
    /// ```反例
    /// applications.new_received@* = 2 0 0 0 0 0 2
    /// applications.result.other.fee_unpaid@* = 2 0 0 0 0 0 2
    /// applications.result.total@* = 2 0 0 0 0 0 2
    /// text.other = 本年度没有产生信息处理费。
    /// => A107 verify applications.result.other.fee_unpaid@total ~ 没有产生
    /// ```
    ///
    /// ```反例
    /// applications.new_received@* = 1 0 0 0 0 0 1
    /// applications.result.other.fee_unpaid@* = 1 0 0 0 0 0 1
    /// applications.result.total@* = 1 0 0 0 0 0 1
    /// text.other = 依据信息处理费管理办法，本机关未发出收费通知，无其他需要报告的事项。
    /// => A107 verify applications.result.other.fee_unpaid@total
    /// ```
    ///
    /// ```反例
    /// applications.new_received@* = 1 0 0 0 0 0 1
    /// applications.result.other.fee_unpaid@* = 1 0 0 0 0 0 1
    /// applications.result.total@* = 1 0 0 0 0 0 1
    /// text.other = 2024年未发生政府信息公开收费情况。
    /// => A107 verify applications.result.other.fee_unpaid@total
    /// ```
    ///
    /// ```反例
    /// applications.new_received@* = 2 0 0 0 0 0 2
    /// applications.result.other.fee_unpaid@* = 2 0 0 0 0 0 2
    /// applications.result.total@* = 2 0 0 0 0 0 2
    /// text.other = 本年度没有向申请人发出收费通知。
    /// => A107 verify applications.result.other.fee_unpaid@total
    /// ```
    ///
    /// ## 正例
    ///
    /// 发了通知，没有收到：
    ///
    /// ```正例
    /// applications.new_received@* = 1 0 0 0 0 0 1
    /// applications.result.other.fee_unpaid@* = 1 0 0 0 0 0 1
    /// applications.result.total@* = 1 0 0 0 0 0 1
    /// text.other = 本年度发出收费通知1件，未收取信息处理费。
    /// ```
    ///
    /// 收取了一部分：
    ///
    /// ```正例
    /// applications.new_received@* = 6 0 0 0 0 0 6
    /// applications.result.other.fee_unpaid@* = 6 0 0 0 0 0 6
    /// applications.result.total@* = 6 0 0 0 0 0 6
    /// text.other = 全年收取信息处理费3940元，没有违规收费。
    /// ```
    ///
    /// 没有因未缴费终止的申请：
    ///
    /// ```正例
    /// text.other = 本年度没有产生信息处理费。
    /// ```
    ///
    /// 2019年试行格式没有这一行：
    ///
    /// ```正例
    /// year = 2020
    /// edition.applications = ed2019
    /// text.other = 本年度没有产生信息处理费。
    /// ```
    ///
    /// ## 看不出的
    ///
    /// 第六部分没有提到收费的；通知是不是发过，要查台账。
    ///
    /// ## 怎么改
    ///
    /// 核对收费通知。确实发过的，在第六部分写明发出件数和实际收取金额；没有发过的，把这几件改填到实际的办理结果。
    id: "A107",
    name: "fee-unpaid-without-fee",
    title: "未缴费与第六部分说法不一",
    severity: Severity::Verify,
    basis: "《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）；国办公开办函〔2021〕30号所附格式第三、第六部分",
    since: "0.1.0",
    judge: Judge::Code(run),
}

/// What a fee is called, and what says that none was ever asked for. 未收取 is not among them.
const FEE: &[&str] = &["处理费", "收费", "费用"];
const NEVER: &[&str] = &[
    "没有产生", "未产生", "没有发生", "未发生", "没有发出", "未发出", "没有发送", "未发送", "没有通知", "未通知",
    "没有涉及", "未涉及", "不涉及", "不存在", "未开具", "未出具", "未制发",
];
/// Clauses that speak of something else.
const ELSE: &[&str] = &["违规", "乱收费", "减免", "免收", "投诉", "举报"];

fn run(report: &Report, _: &Context<'_>) -> Run {
    let layout = report.table(TableKey::Applications).layout();
    let Some(total) = layout.find("applications.result.other.fee_unpaid@total") else {
        return Run::not_applicable("这一格式没有单列逾期未缴费");
    };
    // The total, or where it was left at 0 the first column that is not.
    let row = layout.slots.iter().filter(|slot| slot.row == total.slot().row).map(|slot| slot.id);
    let filled = |id: &CellId| report.value(*id).is_some_and(|value| value > Amount::ZERO);
    let Some(at) = [total].into_iter().chain(row).find(filled) else { return Run::ran(Vec::new()) };
    let text = report.narrative.get(TextPart::Other);
    if text.trim().is_empty() {
        return Run::blocked("第六部分没有文字", vec![Place::Part(Part::Other)]);
    }
    let Some((start, clause)) = clauses(text).find(|(_, clause)| says_never(clause)) else {
        return Run::ran(Vec::new());
    };
    let message = format!(
        "{}有{}件，第六部分却写{}。",
        quote::row(at.slot()),
        report.value(at).unwrap_or_default(),
        quote::quoted(clause)
    );
    let range = TextRange { part: TextPart::Other, start, end: start + clause.len(), quote: clause.to_owned() };
    Run::ran(vec![
        Finding::new(&RULE, at, "未缴费与第六部分说法不一", message)
            .advice("核对是否发出过收费通知，改正其中一处。")
            .related(Place::Text(range), "第六部分"),
    ])
}

fn says_never(clause: &str) -> bool {
    let has = |words: &[&str]| words.iter().any(|word| clause.contains(word));
    // 没有向申请人发出: whom it was not sent to may stand between.
    let to_nobody = has(&["没有向", "未向", "没有对", "未对"]) && has(&["发出", "发送", "送达", "下达"]);
    has(FEE) && (has(NEVER) || to_nobody) && !has(ELSE)
}

/// The clauses of a text, each with the byte it begins at.
fn clauses(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split(['。', '；', '，', '\n']).map(move |clause| {
        let clause = clause.trim();
        (clause.as_ptr() as usize - text.as_ptr() as usize, clause)
    })
}
