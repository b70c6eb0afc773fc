//! Y108: how much a number is said to have grown does not follow from the tables of both years.

use crate::check::claims::{self, Claim, Verdict};
use crate::check::finding::{Finding, Safety, Severity};
use crate::check::flow::Flow;
use crate::check::growth::{self, Growth, Measure};
use crate::check::reading::Reading;
use crate::check::rule::{Context, Judge, Run, rule};
use crate::check::{quote, years};
use crate::form::path::CellId;
use crate::model::{Amount, Edit, Report, TextPart};

rule! {
    /// ## 为什么
    ///
    /// “收到申请44件，同比增长37.5%”的增幅可以由两年的表格算出来。与这句话能指的每一格、每一个合计都算过，
    /// 按写出的小数位数一个也对不上，才请核实；末位差1的不算。只看以上年为基数、数字与本年表格相符的话；
    /// 与别的年份比、约数、分别增长和百分点不看，上年是0的算不出增幅。
    ///
    /// ## 反例
    ///
    /// ```反例
    /// year = 2024
    /// applications.new_received@* = 40 4 0 0 0 0 44
    /// previous.applications.new_received@* = 30 2 0 0 0 0 32
    /// text.overview.applications = 2024年收到政府信息公开申请44件，同比增长47.5%。
    /// => Y108 verify text overview.applications ~ 37.5%
    /// ```
    ///
    /// 方向反了：
    ///
    /// ```反例
    /// year = 2024
    /// proactive.penalties.decisions = 80
    /// previous.proactive.penalties.decisions = 100
    /// text.overview.active = 作出行政处罚决定80件，较2023年增长20%。
    /// => Y108 verify text overview.active ~ 下降20%
    /// ```
    ///
    /// 增减的件数：
    ///
    /// ```反例
    /// year = 2024
    /// disputes.review.* = 5 1 0 0 6
    /// previous.disputes.review.* = 2 1 0 0 3
    /// text.overview.applications = 因政府信息公开被申请行政复议6件，比上年增加4件。
    /// => Y108 verify text overview.applications ~ 增加3件
    /// ```
    ///
    /// ## 正例
    ///
    /// 四舍五入、截尾：
    ///
    /// ```正例
    /// year = 2024
    /// applications.new_received@* = 40 4 0 0 0 0 44
    /// previous.applications.new_received@* = 30 2 0 0 0 0 32
    /// text.overview.applications = 收到政府信息公开申请44件，较上年增加12件，增长37%；其中自然人申请40件，同比增长33.3%。
    /// ```
    ///
    /// 另有基数：
    ///
    /// ```正例
    /// year = 2024
    /// applications.new_received@* = 40 4 0 0 0 0 44
    /// previous.applications.new_received@* = 30 2 0 0 0 0 32
    /// text.overview.applications = 收到政府信息公开申请44件，较2021年增长210%，环比增长3%，同比增长约四成。
    /// -> Y108 not_applicable
    /// ```
    ///
    /// 含上年结转：
    ///
    /// ```正例
    /// year = 2024
    /// applications.new_received@* = 40 4 0 0 0 0 44
    /// applications.carried_in@* = 6 0 0 0 0 0 6
    /// previous.applications.new_received@* = 30 2 0 0 0 0 32
    /// previous.applications.carried_in@* = 8 0 0 0 0 0 8
    /// previous.applications.carried_out@* = 6 0 0 0 0 0 6
    /// text.overview.applications = 共受理政府信息公开申请50件，同比增长25%。
    /// ```
    ///
    /// 表格里没有的数：
    ///
    /// ```正例
    /// year = 2024
    /// applications.new_received@* = 40 4 0 0 0 0 44
    /// previous.applications.new_received@* = 30 2 0 0 0 0 32
    /// text.overview.active = 网站发布信息1200条，同比增长90%；收到留言44件，同比增长90%。
    /// ```
    ///
    /// 没有上一年度报告：
    ///
    /// ```正例
    /// year = 2024
    /// text.overview.applications = 收到政府信息公开申请44件，同比增长47.5%。
    /// -> Y108 not_applicable
    /// ```
    ///
    /// ## 看不出的
    ///
    /// 与前年和更早的年度比较的；表格里没有的数的增幅。
    ///
    /// ## 怎么改
    ///
    /// 按两年的表格重新计算，改正增幅或者件数；上年的数更正过的，写明。
    id: "Y108",
    name: "growth-rate",
    title: "同比增减与两年的数不符",
    severity: Severity::Verify,
    basis: "国办公开办函〔2021〕30号（四）明确责任：内容应当准确",
    since: "0.1.0",
    judge: Judge::Read(run),
}

/// How many are shown of one piece of text.
const SHOWN: usize = 10;

fn run(report: &Report, context: &Context<'_>, reading: &Reading<'_>) -> Run {
    let previous = match years::previous(report, context) {
        Ok(previous) => previous,
        Err(run) => return run,
    };
    let before = report.meta.year.and_then(|year| year.checked_sub(1));
    let said: Vec<(TextPart, &Flow<'_>, Vec<Growth>)> = reading
        .flows()
        .iter()
        .filter(|(part, _)| *part != TextPart::Lead)
        .map(|(part, flow)| (*part, flow, growth::growths(flow, before)))
        .filter(|(.., growths)| !growths.is_empty())
        .collect();
    if said.is_empty() {
        return Run::not_applicable("文字中没有与上年比较的增减");
    }
    let claims = reading.claims();
    let judge = Judged { report, previous };
    let mut findings = Vec::new();
    for (part, flow, growths) in &said {
        let mut own: Vec<&Claim> = claims.claims.iter().filter(|claim| claim.part == *part).collect();
        own.sort_by_key(|claim| claim.figure.0);
        let wrong = growths.iter().filter_map(|growth| judge.growth(*part, flow, growth, &own));
        findings.extend(wrong.take(SHOWN));
    }
    Run::ran(findings)
}

struct Judged<'a> {
    report: &'a Report,
    previous: &'a Report,
}

/// A number of this year with last year's value for each cell or sum it can mean.
struct Pair {
    now: Amount,
    /// The words that say it.
    words: String,
    cells: Vec<CellId>,
    /// Last year's values where this year's cells hold the number; then those of the other cells it can mean.
    own: Vec<Amount>,
    all: Vec<Amount>,
}

impl<'a> Judged<'a> {
    fn growth(&self, part: TextPart, flow: &Flow<'_>, growth: &Growth, claims: &[&Claim]) -> Option<Finding> {
        let said = self.before(part, flow, growth, claims);
        let mut pairs: Vec<Pair> = said.into_iter().rev().filter_map(|claim| self.pair(claim)).collect();
        if pairs.is_empty() && growth.of_applications {
            pairs = self.received();
        }
        let nearest = pairs.first()?;
        // Compared with another number than last year's tables hold.
        if growth.base.is_some_and(|base| !nearest.all.contains(&base)) {
            return None;
        }
        let fits = |pair: &Pair| {
            let mut judged =
                pair.all.iter().filter_map(|before| growth::follows(growth, pair.now, *before)).peekable();
            // Nothing to hold it against says nothing against it.
            judged.peek().is_none() || judged.any(|follows| follows)
        };
        if pairs.iter().any(fits) {
            return None;
        }
        let before = *nearest.own.first()?;
        let due = due(growth, nearest.now, before)?;
        let message = format!(
            "文字写{}，而{}，上一年度是{before}，算出来是{due}。",
            quote::quoted(&flow.words(growth.start, growth.end)),
            nearest.words,
        );
        let mut finding = Finding::new(&RULE, flow.place(part, growth.start, growth.end), RULE.title, message)
            .advice("按两年的表格重新计算，改正增幅或者件数。");
        for &cell in &nearest.cells {
            let before = self.previous.find(cell.path()).map(|id| self.previous.raw(id).to_owned());
            finding = finding.related(cell, format!("上一年度{}", before.unwrap_or_default()));
        }
        if nearest.own.iter().all(|other| *other == before) && pairs.len() == 1 {
            let text = flow.replaced(&[(growth.verb, growth.end, &due)]);
            finding = finding.fix(format!("改为{due}"), Safety::Ask, vec![Edit::Text { part, text }]);
        }
        Some(finding)
    }

    /// The numbers of the same sentence before it.
    fn before<'c>(
        &self,
        part: TextPart,
        flow: &Flow<'_>,
        growth: &Growth,
        claims: &[&'c Claim],
    ) -> Vec<&'c Claim> {
        let (first, _) = flow.sentence(growth.start);
        let (from, to) = flow.bytes(first, growth.start);
        let start = claims.partition_point(|claim| claim.figure.0 < from);
        let near = claims[start..].iter().take_while(|claim| claim.figure.0 < to);
        let inside: Vec<&Claim> = near.filter(|claim| claim.figure.1 <= to).copied().collect();
        // A number that no table holds may be the one that grew.
        let last = inside.last().map_or(from, |claim| claim.figure.1);
        let between = &self.report.narrative.get(part)[last..to];
        if outside_brackets(between).any(|c| c.is_ascii_digit() || ('０'..='９').contains(&c)) {
            return Vec::new();
        }
        inside
    }

    fn pair(&self, claim: &Claim) -> Option<Pair> {
        let Verdict::Agrees(agreed) = &claim.verdict else { return None };
        if claim.number.about.is_estimate() {
            return None;
        }
        let (now, before) = (claims::candidates(self.report, claim), claims::candidates(self.previous, claim));
        let same = now.len() == before.len();
        let held = |at: usize| now.get(at).is_some_and(|cell| cell.value == claim.number.value);
        let own = before.iter().enumerate().filter(|(at, _)| same && held(*at));
        Some(Pair {
            now: claim.number.value,
            words: claim.quoted(self.report),
            cells: agreed.terms.iter().map(|(id, _)| *id).collect(),
            own: own.map(|(_, cell)| cell.value).collect(),
            all: before.iter().map(|cell| cell.value).collect(),
        })
    }

    /// 申请量 without a number: what it can be this year, each with its own last year.
    fn received(&self) -> Vec<Pair> {
        let (now, before) = (claims::received(self.report), claims::received(self.previous));
        let pair = |(now, before): (claims::Candidate, claims::Candidate)| Pair {
            now: now.value,
            words: format!("本年的申请量是{}", now.value),
            cells: now.terms.iter().map(|(id, _)| *id).collect(),
            own: vec![before.value],
            all: vec![before.value],
        };
        now.into_iter().zip(before).map(pair).collect()
    }
}

fn outside_brackets(text: &str) -> impl Iterator<Item = char> + '_ {
    let mut depth = 0_u32;
    text.chars().filter(move |c| {
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            _ => return depth == 0,
        }
        false
    })
}

/// What the growth is: `增长37.5%`, `减少3件`, `持平`.
fn due(growth: &Growth, now: Amount, before: Amount) -> Option<String> {
    let difference = now - before;
    if difference.is_zero() {
        return Some("持平".to_owned());
    }
    let up = !difference.is_negative();
    Some(match growth.measure {
        Measure::Percent => {
            let rate = growth::rate(growth, now, before)?.abs();
            let rate = Amount::whole(rate).shift_down(growth.decimals)?;
            format!("{}{rate}%", if up { "增长" } else { "下降" })
        }
        _ => format!("{}{}件", if up { "增加" } else { "减少" }, difference.abs()),
    })
}
