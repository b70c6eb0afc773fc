//! P107: a unit or a note stands in a cell of Table A beside its number.

use crate::check::cells::shown;
use crate::check::finding::{Finding, Safety, Severity};
use crate::check::quote;
use crate::check::rule::{Judge, Run, rule};
use crate::form::TableKey;
use crate::form::node::Unit;
use crate::form::path::CellId;
use crate::model::cell::Suffix;
use crate::model::{Amount, Cell, Edit, Report, State};

rule! {
    /// ## 为什么
    ///
    /// 单位已经印在表头，格里只填数字，便于汇总和机器读取。收费一格的单位是万元，写成“251000元”，
    /// 汇总时容易被当成251000万元。2019年试行格式的采购总金额没有印单位，写上单位反而清楚，不提示。
    ///
    /// ## 反例
    ///
    /// ```反例
    /// proactive.normative_docs.issued = 3件
    /// proactive.normative_docs.in_force = 3
    /// => P107 hint proactive.normative_docs.issued ~ 只填数字
    /// ```
    ///
    /// 单位不是万元，改正时要换算：
    ///
    /// ```反例
    /// proactive.admin_fees.amount_wan_yuan = 251000元
    /// => P107 hint proactive.admin_fees.amount_wan_yuan ~ 25.1万元
    /// ```
    ///
    /// 格里写了说明：
    ///
    /// ```反例
    /// proactive.normative_docs.in_force = 12（含修改2件）
    /// => P107 hint proactive.normative_docs.in_force
    /// ```
    ///
    /// ## 正例
    ///
    /// ```正例
    /// proactive.normative_docs.issued = 3
    /// proactive.normative_docs.in_force = 3
    /// proactive.admin_fees.amount_wan_yuan = 25.1
    /// ```
    ///
    /// 全角数字和千分位不是单位：
    ///
    /// ```正例
    /// proactive.penalties.decisions = 1,204
    /// proactive.licensing.decisions = ３０
    /// ```
    ///
    /// 2019年试行格式的采购总金额：
    ///
    /// ```正例
    /// year = 2020
    /// edition.proactive = ed2019
    /// proactive19.procurement.amount = 251000元
    /// ```
    ///
    /// ## 看不出的
    ///
    /// 没有写单位、数却是按元填的（见P103）；说明里写的是不是事实。
    ///
    /// ## 怎么改
    ///
    /// 去掉单位；原来按元写的，换算成万元；说明移到表下或者正文里。
    id: "P107",
    name: "unit-in-cell",
    title: "格内带单位或者说明",
    severity: Severity::Hint,
    basis: "国办公开办函〔2021〕30号所附格式第二部分表头所印单位",
    since: "0.1.0",
    judge: Judge::Cells(run),
}

fn run(report: &Report) -> Run {
    let data = report.table(TableKey::Proactive);
    if data.is_blank() {
        return Run::not_applicable("表中还没有填写数字");
    }
    Run::ran(data.cells().filter_map(|(id, cell)| finding(id, cell)).collect())
}

fn finding(id: CellId, cell: &Cell) -> Option<Finding> {
    let unit = id.slot().unit;
    if unit == Unit::Money {
        return None;
    }
    if let Some(value) = number_with_note(cell) {
        let finding = told(id, cell, "格内带说明", "本格只填数字").advice("把说明移到表下或者正文里，格里只留数字。");
        return Some(finding.fix(format!("改为{value}"), Safety::Ask, edit(id, value)));
    }
    let State::Number(number) = cell.state() else { return None };
    let (money, suffix) = (unit == Unit::WanYuan, number.suffix?);
    Some(match (money, suffix) {
        (true, Suffix::WanYuan) | (false, Suffix::Counter) => {
            told(id, cell, "格内带单位", "本格只填数字").advice("单位已经印在表头，去掉格里的单位。").fix(
                format!("改为{}", number.value),
                Safety::Sure,
                edit(id, number.value),
            )
        }
        (true, Suffix::Yuan) => match number.value.shift_down(4) {
            Some(value) => {
                let says = format!("本格单位是万元，折合{value}万元");
                told(id, cell, "单位不是万元", &says)
                    .advice("换算成万元，格里只填数字。")
                    .fix(format!("改为{value}"), Safety::Ask, edit(id, value))
            }
            None => told(id, cell, "单位不是万元", "本格单位是万元").advice("换算成万元，格里只填数字。"),
        },
        (true, Suffix::Counter) => {
            told(id, cell, "单位不是万元", "本格填的是金额，单位是万元").advice("核对是否填错了格，按万元填写金额。")
        }
        (false, _) => told(id, cell, "单位不是件", "本格填的是数量，不是金额").advice("核对是否填错了格。"),
    })
}

fn told(id: CellId, cell: &Cell, title: &str, says: &str) -> Finding {
    Finding::new(&RULE, id, title, format!("{}填的是{}，{says}。", quote::cell(id), shown(cell)))
}

fn edit(id: CellId, value: Amount) -> Vec<Edit> {
    vec![Edit::Cell { id, raw: value.to_string() }]
}

/// The number of a cell in which a note in brackets follows it; such a cell is this rule's, not P101's.
pub(super) fn number_with_note(cell: &Cell) -> Option<Amount> {
    if cell.state() != State::Other {
        return None;
    }
    let text = cell.raw().trim();
    let note = text.find(['（', '('])?;
    let closed = text.ends_with(['）', ')']);
    let number = Cell::new(&text[..note]).number()?;
    (closed && !number.is_negative() && number.is_whole()).then_some(number)
}
