//! F106: a printed label of a table was cut or corrupted.

use crate::check::finding::{Finding, Safety, Severity};
use crate::check::paper;
use crate::check::quote;
use crate::check::rule::{Judge, Run, rule};
use crate::form::TableKey;
use crate::form::label::{normalise, split_ordinal};
use crate::form::path::CellId;
use crate::model::{Found, Report};

rule! {
    /// ## 为什么
    ///
    /// 行名和列名由格式固定，改动后读者会误解这一行填的是什么。最常见的是多年照抄一份漏了字的模板，
    /// 例如“其他法律行政法规禁止公开”少了“法规禁”。括号、空格、引号、换行、全角半角和序号的写法不算改动，
    /// “合计”“结转下一年度”“逾期不补正”这类通行写法也不算。整张表只说一次。
    ///
    /// ## 反例
    ///
    /// ```反例
    /// found.applications.altered.applications.result.denied.forbidden_by_law = 2.其他法律行政止公开
    /// => F106 verify applications.result.denied.forbidden_by_law@natural_person ~ 其他法律行政止公开
    /// ```
    ///
    /// 两处改动，合并成一条：
    ///
    /// ```反例
    /// found.applications.altered.applications.result.unable.not_held = 1.本机关不掌握政府信
    /// found.applications.altered.org.social_welfare = 社会公益
    /// => F106 verify applications.result.unable.not_held@natural_person ~ 2处
    /// ```
    ///
    /// 序号错了：
    ///
    /// ```反例
    /// found.applications.altered.applications.result.denied.admin_query = 7.属于行政查询事项
    /// => F106 verify applications.result.denied.admin_query@natural_person
    /// ```
    ///
    /// ## 正例
    ///
    /// 序号、引号和空格的写法：
    ///
    /// ```正例
    /// found.applications.altered.applications.result.denied.security_stability = 3、危及"三安全 一稳定"
    /// found.applications.altered.applications.result.granted = (一) 予以公开
    /// found.applications.altered.applications.result.denied.state_secret = ①属于国家秘密
    /// found.applications.altered.applications.result.denied.forbidden_by_law = ２、其他法律行政法规禁止公开
    /// ```
    ///
    /// 自动编号没有读出来：
    ///
    /// ```正例
    /// found.applications.altered.applications.result.denied.state_secret = 属于国家秘密
    /// ```
    ///
    /// 通行写法：
    ///
    /// ```正例
    /// found.applications.altered.total = 合 计
    /// found.applications.altered.applications.carried_out = 四、结转下一年度继续办理
    /// ```
    ///
    /// 长行名的通行简称：
    ///
    /// ```正例
    /// found.applications.altered.applications.result.other.no_correction = 1.逾期不补正
    /// found.applications.altered.applications.result.other.fee_unpaid = 2.逾期未缴费
    /// ```
    ///
    /// 上级标题和行名读到了一起：
    ///
    /// ```正例
    /// found.applications.altered.applications.result.granted = 三、本年度办理结果（一）予以公开
    /// ```
    ///
    /// ## 看不出的
    ///
    /// 行名照原文，数字填错了行的；做成图片的行名。
    ///
    /// ## 怎么改
    ///
    /// 按规定格式的原文改回；用本程序下载的文件，行名、列名都按原文印。
    id: "F106",
    name: "label-altered",
    title: "行名或者列名与格式不符",
    severity: Severity::Verify,
    basis: "国办公开办函〔2021〕30号所附格式第二、三、四部分的表格",
    since: "0.1.0",
    judge: Judge::Found(run),
}

fn run(report: &Report, found: &Found) -> Run {
    Run::ran(TableKey::ALL.into_iter().filter_map(|table| finding(report, found, table)).collect())
}

struct Altered {
    printed: &'static str,
    text: String,
    cells: Vec<CellId>,
}

fn finding(report: &Report, found: &Found, table: TableKey) -> Option<Finding> {
    let altered: Vec<Altered> = found
        .table(table)
        .altered
        .iter()
        .filter_map(|label| {
            let (node, cells) = paper::line(report, table, &label.key)?;
            let text: String = label.text.split_whitespace().collect();
            is_altered(node.label, &text).then_some(Altered { printed: node.label, text, cells })
        })
        .collect();
    let first = altered.first()?;
    let more = if altered.len() > 1 { format!("，本表共{}处", altered.len()) } else { String::new() };
    let message = format!("{}写成了{}{more}。", quote::quoted(first.printed), quote::quoted(&first.text));
    let title = format!("{}表格的行名或列名有改动", paper::ordinal(table.part()));
    let mut finding = Finding::new(&RULE, paper::place(table, &first.cells), title, message)
        .advice("核对原文件，按规定格式的原文改回。");
    for other in &altered[1..] {
        finding = finding.related(paper::place(table, &other.cells), &*other.text);
    }
    let mut as_printed = found.clone();
    as_printed.table_mut(table).altered.clear();
    Some(finding.fix("按规定格式的原文印", Safety::Sure, vec![paper::edit(as_printed)]))
}

/// Other words for the same that are in general use.
const USUAL: &[(&str, &str)] = &[("合计", "总计"), ("下一年度", "下年度"), ("共计", "总计")];

/// Long rows by the short names in general use.
const SHORT: &[&str] = &["逾期不补正", "逾期未补正", "逾期不缴费", "逾期未缴费"];

/// Whether the label differs by more than printing habits.
fn is_altered(printed: &str, text: &str) -> bool {
    let (due, got) = (usual(&normalise(printed)), usual(&normalise(text)));
    if got.contains(&due) {
        return false;
    }
    // Automatic numbers are lost in copying; wrong ones are not.
    let (number, rest) = split_ordinal(text);
    if SHORT.contains(&&*rest) {
        return false;
    }
    !(number.is_none() && usual(&rest) == usual(&split_ordinal(printed).1))
}

fn usual(label: &str) -> String {
    USUAL.iter().fold(label.to_owned(), |label, (from, to)| label.replace(from, to))
}
