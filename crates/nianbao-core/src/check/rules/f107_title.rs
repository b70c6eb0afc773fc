//! F107: the title of a file lacks the organ, the year or the fixed words.

use crate::check::finding::{Finding, Safety, Severity};
use crate::check::paper;
use crate::check::quote;
use crate::check::rule::{Judge, Run, rule};
use crate::model::place::MetaField;
use crate::model::{Found, Report};

rule! {
    /// ## 为什么
    ///
    /// 标题应写明机关全称、年份和“政府信息公开工作年度报告”。“人民政府政府信息公开”是机关名称接着报告名称，没有重复；
    /// “2024年度”“2024年”都可以，书名号、空格和换行不计。
    ///
    /// ## 反例
    ///
    /// ```反例
    /// year = 2024
    /// found.title = 清河镇人民政府2024年政府信息公开工作报告
    /// => F107 verify meta title ~ 政府信息公开工作年度报告
    /// ```
    ///
    /// 没有年份：
    ///
    /// ```反例
    /// year = 2024
    /// found.title = 清河镇人民政府政府信息公开工作年度报告
    /// => F107 verify meta title ~ 年份
    /// ```
    ///
    /// 没有机关：
    ///
    /// ```反例
    /// year = 2024
    /// found.title = 2024年度政府信息公开工作年度报告
    /// => F107 verify meta title ~ 机关
    /// ```
    ///
    /// ## 正例
    ///
    /// ```正例
    /// year = 2024
    /// found.title = 清河镇人民政府2024年政府信息公开工作年度报告
    /// ```
    ///
    /// 名称里有空格，年份写“年度”：
    ///
    /// ```正例
    /// year = 2022
    /// found.title = 《临江县审计局 2022 年度 政府信息公开工作年度报告》
    /// ```
    ///
    /// 年份写在前面：
    ///
    /// ```正例
    /// year = 2024
    /// found.title = 2024年清河镇人民政府政府信息公开工作年度报告
    /// ```
    ///
    /// 年份写在中间：
    ///
    /// ```正例
    /// year = 2024
    /// found.title = 清河镇人民政府政府信息公开工作2024年度报告
    /// ```
    ///
    /// 没有认出标题：
    ///
    /// ```正例
    /// year = 2024
    /// found.title =
    /// -> F107 blocked
    /// ```
    ///
    /// 在本程序中填写的报告，标题按格式印出：
    ///
    /// ```正例
    /// year = 2024
    /// -> F107 not_applicable
    /// ```
    ///
    /// ## 看不出的
    ///
    /// 机关的全称对不对：没有与机构名录对照；标题做成图片的。
    ///
    /// ## 怎么改
    ///
    /// 按“机关全称＋年份＋政府信息公开工作年度报告”写标题。
    id: "F107",
    name: "title",
    title: "标题不完整",
    severity: Severity::Verify,
    basis: "国办公开办函〔2021〕30号所附格式的标题",
    since: "0.1.0",
    judge: Judge::Found(run),
}

fn run(report: &Report, found: &Found) -> Run {
    let Some(printed) = found.title.as_deref().filter(|title| !title.trim().is_empty()) else {
        return Run::blocked("没有认出标题", vec![MetaField::Title.into()]);
    };
    let words = paper::edition(report).form().title;
    let title: String = printed.chars().filter(|c| c.is_alphanumeric()).collect();
    let mut lacks = Vec::new();
    let rest: String = title.replace(words, "");
    let dated = title.bytes().filter(u8::is_ascii_digit).count() >= 4 || title.contains('〇');
    let is_organ = |c: char| !c.is_ascii_digit() && !"年度〇零一二三四五六七八九".contains(c);
    if !rest.contains(is_organ) {
        lacks.push("机关名称".to_owned());
    }
    if !dated && !title.contains("二零") {
        lacks.push("年份".to_owned());
    }
    // The year may stand between the words: 政府信息公开工作2024年度报告.
    let undated: String = title.chars().filter(|c| !c.is_ascii_digit()).collect();
    if !undated.contains(words) {
        lacks.push(quote::quoted(words));
    }
    if lacks.is_empty() {
        return Run::ran(Vec::new());
    }
    let message = format!("标题是{}，没有{}。", quote::quoted(printed.trim()), quote::list(&lacks));
    let finding = Finding::new(&RULE, MetaField::Title, "标题不完整", message)
        .advice("按“机关全称＋年份＋报告名称”写标题。");
    let meta = &report.meta;
    if meta.year.is_none() || meta.org_name.trim().is_empty() {
        return Run::ran(vec![finding]);
    }
    let mut as_printed = found.clone();
    as_printed.title = None;
    Run::ran(vec![finding.fix("标题按格式印", Safety::Ask, vec![paper::edit(as_printed)])])
}
