//! F116: the year of the title is not the year of the period the lead states.

use crate::check::finding::{Finding, Safety, Severity};
use crate::check::paper;
use crate::check::period::{Period, stated};
use crate::check::rule::{Context, Judge, Run, rule};
use crate::model::place::MetaField;
use crate::model::{Edit, Place, Report, TextPart};

rule! {
    /// ## 为什么
    ///
    /// 照抄上一年的报告，标题改了年份而导语的统计期限没有改，或者反过来，是公布后最容易被发现的差错。
    /// 从网页复制的文字，日期里的数字常会丢失（“20251月1日”“2025年 月 日”），读不完整的不作判断。
    /// 统计期限前后年份不一样的，是期限本身写错，不在这里说。
    ///
    /// ## 反例
    ///
    /// ```反例
    /// year = 2024
    /// text.lead = 本报告所列数据的统计期限自2023年1月1日起至2023年12月31日止。
    /// => F116 error text lead ~ 2023年
    /// ```
    ///
    /// 文件的标题是2025年，导语还是2024年：
    ///
    /// ```反例
    /// year = 2024
    /// text.lead = 本报告中所列数据统计期限为2024年1月1日至12月31日。
    /// found.title = 某某县审计局2025年政府信息公开工作年度报告
    /// => F116 error text lead ~ 2025年
    /// ```
    ///
    /// 数字和汉字之间有空格：
    ///
    /// ```反例
    /// year = 2025
    /// text.lead = 统计期限从 2024 年 1 月 1 日到 2024 年 12 月 31 日。
    /// => F116 error text lead
    /// ```
    ///
    /// 没有导语，统计期限写在第一部分开头：
    ///
    /// ```反例
    /// year = 2024
    /// text.overview = 本报告依照条例编制，所列数据的统计期限自2023年1月1日起至2023年12月31日止。
    /// => F116 error text overview ~ 第一部分
    /// ```
    ///
    /// ## 正例
    ///
    /// ```正例
    /// year = 2024
    /// text.lead = 报告中所列数据的统计期限自2024年1月1日起至2024年12月31日止。
    /// ```
    ///
    /// 数字在复制时丢失：
    ///
    /// ```正例
    /// year = 2025
    /// text.lead = 统计期限为20241月1日至202412月31日。
    /// ```
    ///
    /// 导语没有写统计期限，别处的年份不算：
    ///
    /// ```正例
    /// year = 2024
    /// text.lead = 根据2019年5月15日起施行的条例编制。
    /// ```
    ///
    /// 第一部分说的是别的数据：
    ///
    /// ```正例
    /// year = 2024
    /// text.overview = 网站访问量的统计时间为2023年1月1日至2023年12月31日。
    /// ```
    ///
    /// 标题中没有年份：
    ///
    /// ```正例
    /// year = 2024
    /// text.lead = 统计期限自2024年1月1日起至2024年12月31日止。
    /// found.title = 某某镇人民政府年政府信息公开工作年度报告
    /// => F107 verify meta title
    /// ```
    ///
    /// ## 看不出的
    ///
    /// 标题和导语写了同一个错的年份的；年份都对，而表格是上一年的。
    ///
    /// ## 怎么改
    ///
    /// 核对这是哪一年的报告，改正标题或者导语中的年份。
    id: "F116",
    name: "year-missing-or-split",
    title: "标题与导语的年份不一",
    severity: Severity::Error,
    basis: "《中华人民共和国政府信息公开条例》第四十九条、第五十条；国办公开办函〔2021〕30号所附格式",
    since: "0.1.0",
    judge: Judge::Code(run),
}

fn run(report: &Report, _: &Context<'_>) -> Run {
    let lead = match stated(report) {
        Period::Years { year, end_year, range, .. } if end_year == year => (year, range),
        Period::Years { .. } => return Run::ran(Vec::new()),
        Period::Unsaid => return Run::not_applicable("没有写统计期限"),
        Period::Broken => {
            return Run::blocked("统计期限的日期不完整，可能在复制时丢失了数字", vec![]);
        }
    };
    let printed = report.found.as_deref().and_then(|found| year_of_title(found.title.as_deref()?));
    let Some(title) = printed.or(report.meta.year) else {
        return Run::blocked("标题中没有年份", vec![Place::Meta(MetaField::Year)]);
    };
    let (year, range) = lead;
    if title == year {
        return Run::ran(Vec::new());
    }
    let place = if range.part == TextPart::Lead { "导语" } else { "第一部分" };
    let message = format!("标题是{title}年，{place}的统计期限是{year}年。");
    let finding = Finding::new(&RULE, Place::Text(range), "标题与导语的年份不一", message)
        .advice("核对是哪一年的报告，改正标题或者导语。")
        .related(Place::Meta(MetaField::Year), "标题");
    let mut as_printed = report.found.as_deref().cloned();
    Run::ran(vec![match &mut as_printed {
        // The report is already taken for the lead's year: only the title line of the file was wrong.
        Some(found) if report.meta.year == Some(year) => {
            found.title = None;
            let edits: Vec<Edit> = as_printed.map(paper::edit).into_iter().collect();
            finding.fix(format!("标题按{year}年印"), Safety::Ask, edits)
        }
        _ => finding,
    }])
}

/// The year a title line bears: four digits right before 年, when all such agree.
fn year_of_title(title: &str) -> Option<u16> {
    let title: String = title.chars().filter(|c| !c.is_whitespace()).collect();
    let mut years = title.match_indices('年').filter_map(|(at, _)| {
        let digits = title.get(at.checked_sub(4)?..at)?;
        let whole = !title[..at - 4].ends_with(|c: char| c.is_ascii_digit());
        (whole && digits.bytes().all(|b| b.is_ascii_digit())).then(|| digits.parse::<u16>().ok())?
    });
    let year = years.next()?;
    years.all(|other| other == year).then_some(year)
}
