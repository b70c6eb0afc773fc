//! N102: the text rests on a law or a notice that is no longer in force, or calls it by a wrong name.

use crate::check::finding::{Finding, Safety, Severity};
use crate::check::flow::Flow;
use crate::check::reading::Reading;
use crate::check::rule::{Context, Judge, Run, rule};
use crate::check::citations::{self, Outdated};
use crate::model::{Edit, Report, TextPart};

rule! {
    /// ## 为什么
    ///
    /// 导语写编制依据，多年照抄就会引到旧条例和试行格式，或者把条例的名称写漏字。现行的是2019年修订的条例（国务院令
    /// 第711号），年度报告由第四十九条、第五十条规定；2008年的旧条例里是第三十一条、第三十二条。2021年度起用
    /// 〔2021〕30号所附格式。讲来历时提到旧文件，以及办理申请时引用现行第三十一条、第三十二条，都不算。
    ///
    /// ## 反例
    ///
    /// 试行格式的通知：
    ///
    /// ```反例
    /// year = 2024
    /// text.lead = 根据《条例》和《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）要求，编制本报告。
    /// => N102 verify text lead ~ 〔2019〕60号
    /// ```
    ///
    /// 只写了那个通知的名称：
    ///
    /// ```反例
    /// year = 2024
    /// text.lead = 根据《国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知》要求编制。
    /// => N102 verify text lead ~ 2019年试行格式
    /// ```
    ///
    /// 旧条例的条文和令号：
    ///
    /// ```反例
    /// year = 2024
    /// text.lead = 根据《中华人民共和国政府信息公开条例》（国务院令第492号）编制本报告。
    /// text.other = 本报告依据《条例》第三十一条、第三十二条规定编制。
    /// => N102 verify text lead ~ 第492号
    /// => N102 verify text other ~ 第三十一条、第三十二条
    /// ```
    ///
    /// 名称漏字：
    ///
    /// ```反例
    /// year = 2025
    /// text.lead = 按照《中华人民共和国政府信息年度报告格式》要求，编制本报告。
    /// text.overview = 认真落实《中华人民共和国信息公开条例》。
    /// => N102 verify text lead ~ 《中华人民共和国政府信息公开工作年度报告格式》
    /// => N102 verify text overview ~ 《中华人民共和国政府信息公开条例》
    /// ```
    ///
    /// 旧条例规定的部分：
    ///
    /// ```反例
    /// year = 2025
    /// text.lead = 全文包括概述、主动公开情况、依申请公开政府信息和不予公开政府信息的情况、收费及减免情况、其他事项。
    /// => N102 verify text lead ~ 旧条例
    /// ```
    ///
    /// ## 正例
    ///
    /// ```正例
    /// year = 2024
    /// text.lead = 根据《中华人民共和国政府信息公开条例》（国令第711号，以下简称《条例》）第五十条和《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）编制。
    /// ```
    ///
    /// 条例的来历，以及与现行格式一起列出的通知：
    ///
    /// ```正例
    /// year = 2024
    /// text.lead = 根据《中华人民共和国政府信息公开条例》（2007年4月5日国务院令第492号公布，2019年4月3日国务院令第711号修订）编制。
    /// text.lead = 根据《国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知》和《中华人民共和国政府信息公开工作年度报告格式》编制。
    /// ```
    ///
    /// 试行格式在试行的年度是对的，别的机关也有60号文件：
    ///
    /// ```正例
    /// year = 2020
    /// edition.proactive = ed2019
    /// edition.applications = ed2019
    /// edition.disputes = ed2019
    /// text.lead = 按照国办公开办函〔2019〕60号和某政办发〔2021〕30号文件编制。
    /// ```
    ///
    /// ```正例
    /// year = 2024
    /// text.lead = 按照《条例》《某省政府信息公开办法》第三十二条、某政办发〔2019〕60号和国办公开办函〔2019〕61号编制年度报告。
    /// ```
    ///
    /// 讲来历：
    ///
    /// ```正例
    /// year = 2024
    /// text.overview = 原国办公开办函〔2019〕60号所附试行格式停止使用，2008年施行的原条例（国务院令第492号）修订以后，年度报告改按新格式编制。
    /// ```
    ///
    /// 现行条例的这两条管的是申请：
    ///
    /// ```正例
    /// year = 2024
    /// text.overview.applications = 依照《条例》第三十一条确定收到申请之日，依照第三十二条征求第三方意见，并写入年度报告。
    /// ```
    ///
    /// ## 看不出的
    ///
    /// 没有写出条文、文号的引用；地方的文件是不是已经废止。
    ///
    /// ## 怎么改
    ///
    /// 改引现行的条文和通知，名称照原文写全。
    id: "N102",
    name: "outdated-citation",
    title: "引用的依据已经过时或者名称不对",
    severity: Severity::Verify,
    basis: "《中华人民共和国政府信息公开条例》（国务院令第711号）第四十九条、第五十条；国办公开办函〔2021〕30号",
    since: "0.1.0",
    judge: Judge::Read(run),
}

/// How many are shown of one piece of text.
const SHOWN: usize = 10;

fn run(report: &Report, _: &Context<'_>, reading: &Reading<'_>) -> Run {
    if report.narrative.parts().all(|(_, text)| text.trim().is_empty()) {
        return Run::not_applicable("正文还没有填写");
    }
    let Some(due) = report.edition_due() else {
        return Run::not_applicable("这一年度还没有统一的格式");
    };
    let mut findings: Vec<Finding> = Vec::new();
    for (part, flow) in reading.flows() {
        for one in citations::outdated(flow, due, *part == TextPart::Lead).into_iter().take(SHOWN) {
            add(&mut findings, *part, flow, one);
        }
    }
    Run::ran(findings)
}

/// Adds a finding; the same fault once more is another place of the first.
fn add(findings: &mut Vec<Finding>, part: TextPart, flow: &Flow<'_>, one: Outdated) {
    let at = flow.place(part, one.start, one.end);
    if let Some(known) = findings.iter().position(|known| known.message == one.message) {
        let known = findings.remove(known);
        findings.push(Finding { fix: None, ..known.related(at, "又一处") });
        return;
    }
    let mut finding =
        Finding::new(&RULE, at, RULE.title, one.message).advice(one.advice);
    if let Some(instead) = one.instead {
        let text = flow.replaced(&[(one.start, one.end, &instead)]);
        finding = finding.fix("改为现行的写法", Safety::Ask, vec![Edit::Text { part, text }]);
    }
    findings.push(finding);
}
