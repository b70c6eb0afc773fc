//! X107: a share the text states does not follow from the numbers beside it.

use crate::check::claims::{self, Claims, Share, Verdict};
use crate::check::finding::{Finding, Severity};
use crate::check::quote;
use crate::check::rule::{Judge, Run, rule};
use crate::model::{Amount, Place, Report};

rule! {
    /// ## 为什么
    ///
    /// “其中甲12件，占57.1%”的百分比可以由同一句里的两个数算出来。与总数和句中前面的每一个数都算过，
    /// 按写出的小数位数一个也对不上，才请核实；末位差1的（截尾或者凑足100%）不算。同比增减不在这里看。
    ///
    /// ## 反例
    ///
    /// ```反例
    /// text.overview.active = 全年发布信息300条，其中网站120条，占45%。
    /// => X107 verify text overview.active ~ 40%
    /// ```
    ///
    /// ```反例
    /// text.overview.active = 全年发布信息300条（网站200条，占比66.7%；公众号100条）。
    /// text.overview.active = 全年发布信息300条（网站200条，占比76.7%，公众号100条）。
    /// => X107 verify text overview.active ~ 66.7%
    /// ```
    ///
    /// ```反例
    /// text.overview.active = 制作解读材料21件，其中图解12件，占总数的67.1%。
    /// => X107 verify text overview.active ~ 57.1%
    /// ```
    ///
    /// 逐项列出各占多少，其余各项都是各项之和的百分比：
    ///
    /// ```反例
    /// text.overview.active = 从方式看，网络29件，占56.9%；信函12件，占27.3%；当面3件，占6.8%。
    /// => X107 verify text overview.active ~ 65.9%
    /// ```
    ///
    /// 占表中的总数：
    ///
    /// ```反例
    /// applications.new_received@* = 8 2 0 0 0 0 10
    /// applications.result.granted@* = 8 2 0 0 0 0 10
    /// applications.result.total@* = 8 2 0 0 0 0 10
    /// text.overview.applications = 收到政府信息公开申请10件，均已答复。自然人申请8件，占新收申请总量的60%。
    /// => X107 verify text overview.applications ~ 80%
    /// ```
    ///
    /// ## 正例
    ///
    /// 占的是别的总数：
    ///
    /// ```正例
    /// applications.new_received@* = 8 2 0 0 0 0 10
    /// applications.result.granted@* = 8 2 0 0 0 0 10
    /// applications.result.total@* = 8 2 0 0 0 0 10
    /// text.overview.applications = 收到政府信息公开申请10件，占全县的12%。自然人申请8件，以商业企业名义提出的占总数的20%。自然人申请8件，占办结总数的80%。
    /// ```
    ///
    ///
    /// ```正例
    /// text.overview.active = 制作解读材料21件，其中图解12件，占57.1%；视频9件。
    /// ```
    ///
    /// 截尾、凑足100%：
    ///
    /// ```正例
    /// text.overview.active = 全年发布信息300条，其中网站200条，占66%，公众号100条，占34%。
    /// ```
    ///
    /// 占的是句中另一个数：
    ///
    /// ```正例
    /// text.overview.active = 全年发布信息300条，其中政策信息100条，重点领域信息50条，占50%。
    /// ```
    ///
    /// 同比和其他百分比：
    ///
    /// ```正例
    /// text.overview.active = 全年发布信息300条，其中网站120条，同比增长45%，群众满意率98%。
    /// ```
    ///
    /// 逐项列出，没有写明是谁的百分比：
    ///
    /// ```正例
    /// text.overview.active = 网络29件，占65.9%；信函12件，占27.3%；当面3件，占6.8%。
    /// text.overview.active = 网络29件，占29%；信函12件，占12%；当面3件，占3%。
    /// text.overview.active = 网络29件，占65.9%；涉及拆迁40件，占90.9%；当面3件，占6.8%。
    /// ```
    ///
    /// ## 怎么改
    ///
    /// 重新计算后改正百分比或者件数。
    id: "X107",
    name: "text-percentage",
    title: "百分比与件数不符",
    severity: Severity::Verify,
    basis: "国办公开办函〔2021〕30号（四）明确责任：内容应当准确",
    since: "0.1.0",
    judge: Judge::Text(run),
}

fn run(report: &Report, claims: &Claims) -> Run {
    if claims.shares.is_empty() {
        return Run::not_applicable("文字中没有可以计算的百分比");
    }
    Run::ran(claims.shares.iter().filter_map(|share| judge(report, claims, share)).collect())
}

fn judge(report: &Report, claims: &Claims, share: &Share) -> Option<Finding> {
    let mut wholes = share.wholes.clone();
    if share.of_all {
        // Of which all it is a share, the table says only where it holds the part.
        let part = share.of.claim.and_then(|at| claims.claims.get(at))?;
        if !matches!(part.verdict, Verdict::Agrees(_)) {
            return None;
        }
        let of = |row: &str| report.value(report.find(&format!("applications.{row}@total"))?);
        let [new, before, closed, after] =
            [of("new_received")?, of("carried_in")?, of("result.total")?, of("carried_out")?];
        wholes.splice(0..0, [closed, new, new + before, closed + after]);
    }
    if wholes.iter().any(|whole| share.fits(*whole)) {
        return None;
    }
    let due = |whole: &Amount| Some((share.against(*whole)?.1, *whole));
    let (first, whole) = wholes.iter().find_map(due)?;
    let at = claims::range(report, share.part, share.bytes);
    let of = claims::range(report, share.part, share.of.bytes);
    let message = format!(
        "文字写占{}，而{}占总数{whole}的{}。",
        quote::quoted(at.quote.trim()),
        share.of.value,
        percent(first, share.decimals)
    );
    let finding = Finding::new(&RULE, Place::Text(at), RULE.title, message);
    Some(finding.advice("重新计算，改正百分比或者件数。").related(Place::Text(of), "分项"))
}

/// A whole number of units in the last decimal as a percentage.
fn percent(value: i64, decimals: u32) -> String {
    let places = Amount::whole(value).shift_down(decimals);
    places.map_or_else(String::new, |places| format!("{places}%"))
}
