//! P103: the fee of Table A looks like 元 typed where 万元 are asked for.

use crate::check::finding::{Finding, Safety, Severity};
use crate::check::organ::{Level, level};
use crate::check::quote;
use crate::check::rule::{Context, Judge, Run, rule};
use crate::form::TableKey;
use crate::form::node::Unit;
use crate::form::path::CellId;
use crate::model::cell::{Number, Suffix};
use crate::model::{Amount, Edit, Limit, OrgKind, Report, State};

rule! {
    /// ## 为什么
    ///
    /// 收费金额的单位是万元。把元直接填进来，数字大一万倍，会带偏整个地区的汇总。有三种迹象：
    /// 小数超过4位（精确到了1元以下）；与上一年度相差约一万倍；单个部门或者乡镇（街道）超过1亿元。
    /// 县级以上人民政府的报告汇总全地区数字，金额大是正常的，不看第三种；省、市一级的部门也不看。
    /// 1亿元这个界限可以在设置里调整。
    ///
    /// ## 反例
    ///
    /// ```反例
    /// proactive.admin_fees.amount_wan_yuan = 12.34567
    /// => P103 verify proactive.admin_fees.amount_wan_yuan ~ 小数超过4位
    /// ```
    ///
    /// 上一年度21.5万元，本年把215800元照填：
    ///
    /// ```反例
    /// proactive.admin_fees.amount_wan_yuan = 215800
    /// previous.proactive.admin_fees.amount_wan_yuan = 21.5
    /// => P103 verify proactive.admin_fees.amount_wan_yuan ~ 约1万倍
    /// ```
    ///
    /// 一个镇收费25亿元：
    ///
    /// ```反例
    /// org_kind = township
    /// proactive.admin_fees.amount_wan_yuan = 251000
    /// => P103 verify proactive.admin_fees.amount_wan_yuan ~ 25.1亿元
    /// ```
    ///
    /// 本地的界限是2000万元：
    ///
    /// ```反例
    /// limit.large_fee = 2000
    /// org_kind = township
    /// proactive.admin_fees.amount_wan_yuan = 3500
    /// => P103 verify proactive.admin_fees.amount_wan_yuan ~ 3500万元
    /// ```
    ///
    /// ## 正例
    ///
    /// 市人民政府汇总全市，金额以亿元计：
    ///
    /// ```正例
    /// org_name = 杭州市人民政府
    /// org_kind = government
    /// proactive.admin_fees.amount_wan_yuan = 316441
    /// ```
    ///
    /// 四位小数正好到元：
    ///
    /// ```正例
    /// proactive.admin_fees.amount_wan_yuan = 59237.2449
    /// ```
    ///
    /// 金额虽大，与上一年度相当：
    ///
    /// ```正例
    /// org_kind = department
    /// proactive.admin_fees.amount_wan_yuan = 13200
    /// previous.proactive.admin_fees.amount_wan_yuan = 12850.6
    /// ```
    ///
    /// 格里写明了“元”，另有提示：
    ///
    /// ```正例
    /// org_kind = township
    /// proactive.admin_fees.amount_wan_yuan = 251000元
    /// => P107 hint proactive.admin_fees.amount_wan_yuan
    /// ```
    ///
    /// 不知道机关类别的，不按大小判断：
    ///
    /// ```正例
    /// proactive.admin_fees.amount_wan_yuan = 14722
    /// ```
    ///
    /// ## 看不出的
    ///
    /// 金额不大、小数不多，又没有上一年度报告可比的；汇总数里某一个单位填错的。
    ///
    /// ## 怎么改
    ///
    /// 按财务口径核对全年实际收取的金额，按万元填写，小数最多4位。金额属实的，说明原因。
    id: "P103",
    name: "fee-unit-slip",
    title: "收费单位可能填错",
    severity: Severity::Verify,
    basis: "《中华人民共和国政府信息公开条例》第二十条第（八）项；国办公开办函〔2021〕30号所附格式表头“单位：万元”",
    since: "0.1.0",
    judge: Judge::Code(run),
}

/// Two years' figures that are this many times apart are about 1万倍 apart; fees never change so much.
const APART: std::ops::RangeInclusive<i64> = 3_000..=30_000;
/// A large figure that last year's comes near is no slip.
const NEAR: i64 = 10;

fn run(report: &Report, context: &Context<'_>) -> Run {
    let mut cells = report.table(TableKey::Proactive).cells();
    let Some((id, cell)) = cells.find(|(id, _)| id.slot().unit == Unit::WanYuan) else {
        return Run::not_applicable("这一格式没有以万元计的收费金额");
    };
    let value = match cell.state() {
        State::Number(Number { value, suffix: None | Some(Suffix::WanYuan), .. }) => value,
        State::Other => return Run::blocked("收费金额不是数字", vec![id.into()]),
        _ => return Run::ran(Vec::new()),
    };
    let previous = context.previous.and_then(|report| report.value(report.find(id.path())?));
    let found = too_fine(id, value)
        .or_else(|| apart(id, value, previous?))
        .or_else(|| too_large(report, context, id, value, previous));
    Run::ran(found.into_iter().collect())
}

fn too_fine(id: CellId, value: Amount) -> Option<Finding> {
    (value.decimals() > 4).then(|| {
        let message = format!("{}填的是{value}，小数超过4位，精确到了1元以下。", quote::row(id.slot()));
        Finding::new(&RULE, id, "收费金额小数超过4位", message)
            .advice("核对单位是不是万元，小数最多保留4位。")
    })
}

fn apart(id: CellId, value: Amount, previous: Amount) -> Option<Finding> {
    let times = |large: Amount, small: Amount| {
        small > Amount::ZERO && large >= small * *APART.start() && large <= small * *APART.end()
    };
    let grown = times(value, previous);
    if !grown && !times(previous, value) {
        return None;
    }
    let message =
        format!("{}本年填{value}，上一年度填{previous}，相差约1万倍。", quote::row(id.slot()));
    let finding = Finding::new(&RULE, id, "收费与上年相差约1万倍", message)
        .advice("核对两年的单位是不是都是万元，改正填错的一年；属实的，说明原因。");
    Some(match value.shift_down(4) {
        Some(smaller) if grown => in_wan_yuan(finding, id, smaller),
        _ => finding,
    })
}

fn too_large(
    report: &Report,
    context: &Context<'_>,
    id: CellId,
    value: Amount,
    previous: Option<Amount>,
) -> Option<Finding> {
    let kind = report.meta.org_kind;
    let small = match kind {
        OrgKind::Township | OrgKind::Street => true,
        // A department of a city or a province may well collect so much.
        OrgKind::Department => {
            matches!(level(&report.meta.org_name), Level::County | Level::Town | Level::Unsaid)
        }
        _ => false,
    };
    let usual = previous.is_some_and(|previous| previous > Amount::ZERO && value <= previous * NEAR);
    let large = Amount::whole(context.limit(Limit::LargeFee).into());
    if !small || value < large || usual {
        return None;
    }
    let billions = value.shift_down(4).unwrap_or(value);
    let message = format!(
        "{}填的是{value}万元，即{billions}亿元，对{}来说偏大。",
        quote::row(id.slot()),
        kind.label()
    );
    let finding = Finding::new(&RULE, id, "收费金额偏大", message)
        .advice("核对是不是把元当成了万元；属实的，说明原因。");
    Some(match value.shift_down(4) {
        Some(smaller) if value.is_whole() => in_wan_yuan(finding, id, smaller),
        _ => finding,
    })
}

fn in_wan_yuan(finding: Finding, id: CellId, value: Amount) -> Finding {
    let edits = vec![Edit::Cell { id, raw: value.to_string() }];
    finding.fix(format!("按元换算，改为{value}"), Safety::Ask, edits)
}
