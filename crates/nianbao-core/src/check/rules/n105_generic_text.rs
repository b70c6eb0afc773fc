//! N105: part one speaks of places and departments in general and of nobody in particular.

use crate::check::finding::{Finding, Severity};
use crate::check::flow::Flow;
use crate::check::reading::Reading;
use crate::check::rule::{Context, Judge, Run, rule};
use crate::check::{own, quote, text};
use crate::form::Part;
use crate::model::{Report, TextPart};

rule! {
    /// ## 为什么
    ///
    /// 第一部分写本机关一年的工作。通篇说“部分地区”“多数部门”，一个数字也没有，也不提本机关，多半是从别处抄来的
    /// 或者由写作软件生成的。三样都占了才提示；写了件数、条数，或者写了“我县”“本机关”、机关名称的，不提示。
    ///
    /// ## 反例
    ///
    /// ```反例
    /// year = 2024
    /// org_name = 某市清河县人民政府
    /// text.overview = 部分地区积极推进政府信息公开，多数部门能够主动发布信息，依申请公开、信息管理、平台建设和监督保障都有进展。
    /// text.problems = 存在的主要问题是各地进展不平衡，一些部门公开的内容比较陈旧，更新不够及时，群众查找不便，解读的形式也不多；下一步要加强培训，完善制度，督促各地各部门按时公开，逐项检查落实，切实提高质量。
    /// => N105 hint text overview ~ 部分地区
    /// ```
    ///
    /// ```反例
    /// year = 2025
    /// text.overview = 总体情况良好。各级政府部门高度重视，2025年继续按照第二十条规定公开信息，申请渠道畅通，网站运行平稳，监督有力。
    /// text.problems = 存在的主要问题是各地进展不平衡，一些部门公开的内容比较陈旧，更新不够及时，群众查找不便，解读的形式也不多；下一步要加强培训，完善制度，督促各地各部门按时公开，逐项检查落实，切实提高质量。
    /// => N105 hint text overview ~ 各级政府部门
    /// ```
    ///
    /// 分了几个方面写的也一样：
    ///
    /// ```反例
    /// year = 2024
    /// org_name = 清河县审计局
    /// text.overview.active = 主动公开力度加大。
    /// text.overview.applications = 一些地区畅通了申请渠道。
    /// text.problems = 存在的主要问题是各地进展不平衡，一些部门公开的内容比较陈旧，更新不够及时，群众查找不便，解读的形式也不多；下一步要加强培训，完善制度，督促各地各部门按时公开，逐项检查落实，切实提高质量。
    /// => N105 hint text overview.applications ~ 一些地区
    /// ```
    ///
    /// ## 正例
    ///
    /// 有数字：
    ///
    /// ```正例
    /// year = 2024
    /// text.overview = 部分地区公开不够及时，经督促已经改正。全年发布信息1200条，办理申请三件。
    /// text.problems = 存在的主要问题是各地进展不平衡，一些部门公开的内容比较陈旧，更新不够及时，群众查找不便，解读的形式也不多；下一步要加强培训，完善制度，督促各地各部门按时公开，逐项检查落实，切实提高质量。
    /// ```
    ///
    /// 提到本机关：
    ///
    /// ```正例
    /// year = 2024
    /// org_name = 某市清河县人民政府
    /// text.overview = 多数部门按时公开了信息，清河县继续完善公开平台，依申请公开、信息管理和监督保障都有进展。
    /// text.problems = 存在的主要问题是各地进展不平衡，一些部门公开的内容比较陈旧，更新不够及时，群众查找不便，解读的形式也不多；下一步要加强培训，完善制度，督促各地各部门按时公开，逐项检查落实，切实提高质量。
    /// ```
    ///
    /// 没有空泛的主语：
    ///
    /// ```正例
    /// year = 2024
    /// text.overview = 坚持以公开为常态，依申请公开渠道畅通，信息管理规范，平台运行平稳，监督保障有力，服务部分地区群众。
    /// text.problems = 存在的主要问题是各地进展不平衡，一些部门公开的内容比较陈旧，更新不够及时，群众查找不便，解读的形式也不多；下一步要加强培训，完善制度，督促各地各部门按时公开，逐项检查落实，切实提高质量。
    /// ```
    ///
    /// 正文没有写完：
    ///
    /// ```正例
    /// year = 2024
    /// text.overview = 部分地区积极推进政府信息公开。
    /// -> N105 blocked
    /// ```
    ///
    /// ## 看不出的
    ///
    /// 抄来的文字里恰好有数字，或者换上了本机关名称的。
    ///
    /// ## 怎么改
    ///
    /// 写本机关做了什么、做了多少：公开的条数、收到的申请、开展的培训和检查。
    id: "N105",
    name: "generic-text",
    title: "第一部分空泛，看不出是哪个机关",
    severity: Severity::Hint,
    basis: "《中华人民共和国政府信息公开条例》第五十条；国办公开办函〔2021〕30号（四）明确责任：不得敷衍塞责",
    since: "0.1.0",
    judge: Judge::Read(run),
}

/// Subjects that are nobody in particular.
const NOBODY: &[&str] = &[
    "部分地区", "一些地区", "多数地区", "大部分地区", "有的地区", "有些地区", "部分地方", "一些地方", "有的地方",
    "有些地方", "多数部门", "大多数部门", "大部分部门", "一些部门", "部分部门", "许多部门", "不少部门", "有的部门",
    "有些部门", "各级政府部门", "各级政府机关", "各级行政机关", "多数单位", "各地政府部门",
];
/// What is counted; a number before one of these is a number of this report.
const UNITS: &str = "条件次个份篇场期项人家类处部张例宗起批轮元万亿%页字名组";

fn run(report: &Report, _: &Context<'_>, reading: &Reading<'_>) -> Run {
    let own = |part: TextPart| part.part() == Some(Part::Overview);
    if report.narrative.parts().all(|(part, words)| !own(part) || words.trim().is_empty()) {
        return Run::not_applicable("第一部分还没有文字");
    }
    let mut flows = reading.flows().iter().filter(|(part, _)| own(*part));
    let nobody = flows.clone().find_map(|(part, flow)| Some((*part, flow, subject(flow)?)));
    let Some((part, flow, (start, end))) = nobody else { return Run::ran(Vec::new()) };
    let says_more = |flow: &Flow<'_>| counts(flow) || own::names_itself(flow, &report.meta.org_name);
    if flows.any(|(_, flow)| says_more(flow)) {
        return Run::ran(Vec::new());
    }
    if !reading.is_whole() {
        return Run::blocked("正文没有写完，或者没有读全", vec![Part::Overview.into()]);
    }
    let message = format!(
        "第一部分说的是{}，没有一个数字，也没有提到本机关。",
        quote::quoted(&flow.words(start, end))
    );
    let finding = Finding::new(&RULE, flow.place(part, start, end), RULE.title, message)
        .advice("写本机关做了什么、做了多少。");
    Run::ran(vec![finding])
}

/// The first subject that is nobody.
fn subject(flow: &Flow<'_>) -> Option<(usize, usize)> {
    let begins = |at: usize| at == 0 || !text::is_han(flow.chars[at - 1]);
    let first = flow.places_of(NOBODY).into_iter().find(|(at, _)| begins(*at));
    first.map(|(at, word)| (at, at + word.chars().count()))
}

/// Whether something is counted: digits, or one Chinese numeral, before a unit.
fn counts(flow: &Flow<'_>) -> bool {
    let before = |c: char| c.is_ascii_digit() || "一二三四五六七八九十两百千余多".contains(c);
    flow.chars.iter().enumerate().any(|(at, c)| {
        let number = at > 0 && before(flow.chars[at - 1]);
        // 第一批, 一些, 一项项 and the like count nothing; 二十件 does.
        let ordinal = (1..=3).any(|back| at > back && flow.chars[at - 1 - back] == '第');
        number && UNITS.contains(*c) && !ordinal && !flow.ends(at, "一")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_a_subject_where_a_clause_begins() {
        for word in NOBODY {
            assert!(subject(&Flow::new(&format!("同时，{word}有进展"))).is_some(), "{word}");
            assert!(subject(&Flow::new(&format!("服务{word}"))).is_none(), "{word}");
        }
        for unit in UNITS.chars() {
            assert!(counts(&Flow::new(&format!("发布12{unit}"))), "{unit}");
        }
        for none in ["第二十条", "2024年", "第三批", "一项工作", "二十大"] {
            assert!(!counts(&Flow::new(none)), "{none}");
        }
        assert!(counts(&Flow::new("办理三件")) && counts(&Flow::new("发布100余条")));
    }
}
