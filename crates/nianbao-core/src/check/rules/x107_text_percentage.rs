//! X107: a share the text states does not follow from the numbers beside it.

use crate::check::claims::{self, Claims, Portion, Share, Verdict};
use crate::check::finding::{Finding, Severity};
use crate::check::quote;
use crate::check::rule::{Judge, Run, rule};
use crate::model::{Amount, Place, Report, TextRange};

rule! {
    /// ## 为什么
    ///
    /// “其中甲12件，占57.1%”的百分比可以由同一句里的两个数算出来。与总数和句中前面的每一个数都算过，
    /// 按写出的小数位数一个也对不上，才请核实；只写占比、不写件数的申请，与表格中的数对。末位差1的（截尾或者凑足100%）不算。同比增减不在这里看。
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
    /// 只写占比，件数在表中：
    ///
    /// ```反例
    /// applications.new_received@* = 18 3 0 0 0 0 21
    /// applications.result.granted@* = 18 3 0 0 0 0 21
    /// applications.result.total@* = 18 3 0 0 0 0 21
    /// text.overview.applications = 以自然人名义提出的申请占总数的75.7%。
    /// => X107 verify text overview.applications ~ 85.7%
    /// ```
    ///
    /// 占的是写明的那几件：
    ///
    /// ```反例
    /// applications.new_received@* = 19 0 0 0 0 0 19
    /// applications.result.granted@* = 14 0 0 0 0 0 14
    /// applications.result.partly_granted@* = 2 0 0 0 0 0 2
    /// applications.result.total@* = 16 0 0 0 0 0 16
    /// applications.carried_out@* = 3 0 0 0 0 0 3
    /// text.overview.applications = 在已办结的16件申请中，予以公开14件，占比87.5%；部分公开2件，占比10.5%。
    /// => X107 verify text overview.applications ~ 12.5%
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
    /// 渠道的占比表中没有，分项占的是同句里的另一个数：
    ///
    /// ```正例
    /// applications.new_received@* = 18 3 0 0 0 0 21
    /// applications.result.granted@* = 15 3 0 0 0 0 18
    /// applications.result.denied.process_info@* = 1 0 0 0 0 0 1
    /// applications.result.denied.admin_query@* = 2 0 0 0 0 0 2
    /// applications.result.total@* = 18 3 0 0 0 0 21
    /// text.overview.applications = 自然人占85.7%，网络申请占60%；不予公开3件，其中过程性信息占33.3%。
    /// text.overview.applications = 自然人申请占比较上年提高3个百分点，征地类申请占总数的38.2%。
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
    /// ## 看不出的
    ///
    /// 件数没有写出来、表格里也没有的比例；总数写在前一句的分渠道比例；满意率一类由调查得来的数。
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
    if claims.shares.is_empty() && claims.portions.is_empty() {
        return Run::not_applicable("文字中没有可以计算的百分比");
    }
    let shares = claims.shares.iter().filter_map(|share| judge(report, claims, share));
    Run::ran(shares.chain(claims.portions.iter().filter_map(|portion| of_cells(report, portion))).collect())
}

fn judge(report: &Report, claims: &Claims, share: &Share) -> Option<Finding> {
    let mut wholes = share.wholes.clone();
    if let Some(base) = share.base {
        // Of which all it is a share, the table says only where it holds the part.
        let part = share.of.claim.and_then(|at| claims.claims.get(at))?;
        if !matches!(part.verdict, Verdict::Agrees(_)) {
            return None;
        }
        wholes.splice(0..0, claims::wholes(report, base));
    }
    if wholes.iter().any(|whole| share.fits(*whole)) {
        return None;
    }
    let due = |whole: &Amount| Some((share.against(*whole)?.1, *whole));
    let (first, whole) = wholes.iter().find_map(due)?;
    let at = claims::range(report, share.part, share.bytes);
    let of = claims::range(report, share.part, share.of.bytes);
    let due = percent(first, share.decimals);
    Some(finding(at, share.of.value, whole, &due).related(Place::Text(of), "分项"))
}

/// A share of which neither part nor whole stands beside it: the table holds both.
fn of_cells(report: &Report, portion: &Portion) -> Option<Finding> {
    let mut pairs = claims::shares_of(report, &portion.subject, portion.base);
    let (first, _) = pairs.first().copied()?;
    pairs.extend(portion.wholes.iter().map(|whole| (first, *whole)));
    let of = |(part, whole): &(Amount, Amount)| claims::share(portion.percent, portion.decimals, *part, *whole);
    let fits = |pair: &(Amount, Amount)| of(pair).is_some_and(|(written, due)| (due - written).abs() <= 1);
    if pairs.iter().any(fits) {
        return None;
    }
    let ((part, whole), due) = pairs.iter().find_map(|pair| Some((*pair, of(pair)?.1)))?;
    let at = claims::range(report, portion.part, portion.bytes);
    Some(finding(at, part, whole, &percent(due, portion.decimals)))
}

fn finding(at: TextRange, part: Amount, whole: Amount, due: &str) -> Finding {
    let message = format!("文字写占{}，而{part}占总数{whole}的{due}。", quote::quoted(at.quote.trim()));
    Finding::new(&RULE, Place::Text(at), RULE.title, message).advice("重新计算，改正百分比或者件数。")
}

/// A whole number of units in the last decimal as a percentage.
fn percent(value: i64, decimals: u32) -> String {
    let places = Amount::whole(value).shift_down(decimals);
    places.map_or_else(String::new, |places| format!("{places}%"))
}
