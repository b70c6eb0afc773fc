//! U103: whose report, or whose table, is missing, late, of another year or there twice.

use nianbao_core::form::TableKey;
use nianbao_core::model::place::MetaField;
use nianbao_core::model::{Place, Report};

use crate::rules::UNIT_MISSING;
use crate::{Desk, Finding, Roll, Share, Spot, Sum, found, share};
use nianbao_core::check::quote;

/// Most cells in which two reports of one unit differ that are pointed at.
const SHOWN: usize = 20;

/// Every unit that is missing, late or there twice, in the order of the roll; then those of which a table is missing.
pub(crate) fn findings(desk: &Desk<'_>, roll: &Roll, sum: &Sum) -> Vec<Finding> {
    let mut all = Vec::new();
    for name in &roll.missing {
        let message = format!("名单上的{}没有报告。", quote::quoted(name));
        let finding = found(&UNIT_MISSING, Spot::listed(name), "缺少报告", message);
        all.push(finding.advice("催报；名称写法不同的，改名单。"));
    }
    all.extend(roll.doubled.iter().map(|&(index, first)| doubled(desk, index, first)));
    let about = |index: usize, field: MetaField, title: &str, message: String| {
        found(&UNIT_MISSING, Spot::unit(index, field), title, message)
    };
    for &index in &roll.unlisted {
        let message = format!("{}不在名单上，没有计入汇总。", title(desk, index));
        let finding = about(index, MetaField::OrgName, "不在名单上", message);
        all.push(finding.advice("核对名单和机关名称；应当汇总的，写进名单。"));
    }
    for &index in &roll.own {
        let file = &desk.units[index].name;
        let message = format!("{}是汇总报告自己的机关，这份报告（{file}）没有计入汇总。", title(desk, index));
        let finding = about(index, MetaField::OrgName, "汇总机关自己的报告", message);
        all.push(finding.advice("拿出这份报告；确实是下属单位的，改正机关名称。"));
    }
    for &index in &roll.other_year {
        let year = desk.units[index].report.meta.year;
        let year = year.map_or("没有写明年度".to_owned(), |year| format!("是{year}年的"));
        let message = format!("{}的报告{year}，没有计入汇总。", title(desk, index));
        let finding = about(index, MetaField::Year, "不是这一年度的报告", message);
        all.push(finding.advice("换成同一年度的报告。"));
    }
    for &(index, due) in &roll.late {
        let message = format!("{}晚于{}月{}日公布。", title(desk, index), due.month(), due.day());
        let finding = about(index, MetaField::PublishedOn, "迟于期限公布", message);
        all.push(finding.advice("核对公布日期；确实迟了的，列入未按时公布的名单。"));
    }
    all.extend(roll.counted.iter().filter_map(|&index| without_table(desk, sum, index)));
    all
}

/// Two reports of one unit, and where they differ.
fn doubled(desk: &Desk<'_>, index: usize, first: usize) -> Finding {
    let (one, other) = (&desk.units[first], &desk.units[index]);
    let differ = TableKey::ALL.into_iter().any(|table| one.report.table(table) != other.report.table(table));
    let differ = if differ { "，两份的数不同，不同的格没有比较" } else { "" };
    let message =
        format!("{}有两份报告（{}、{}），汇总只计前一份{differ}。", title(desk, index), one.name, other.name);
    let mut finding = found(&UNIT_MISSING, Spot::unit(index, Place::Report), "报告重复", message)
        .advice("留下定稿的一份。")
        .related(Spot::unit(first, Place::Report), "计入汇总的一份");
    let says = |report: &Report, path: &str| report.find(path).map(|id| share(report, id));
    let differs = |path: &str| {
        says(&one.report, path).unwrap_or(Share::Unread) != says(&other.report, path).unwrap_or(Share::Unread)
    };
    for (id, cell) in other.report.cells().filter(|(id, _)| differs(id.path())).take(SHOWN) {
        finding = finding.related(Spot::unit(index, id), quote::content(cell));
        if let Some(own) = one.report.find(id.path()) {
            let content = one.report.cell(own).map(quote::content).unwrap_or_default();
            finding = finding.related(Spot::unit(first, own), content);
        }
    }
    finding
}

fn without_table(desk: &Desk<'_>, sum: &Sum, index: usize) -> Option<Finding> {
    let tables: Vec<TableKey> =
        sum.silent.iter().filter(|(unit, _)| *unit == index).map(|(_, table)| *table).collect();
    let name = |table: &TableKey| {
        let form = sum.report.table(*table).edition().form();
        format!("{}一表", quote::quoted(form.heading(table.part())))
    };
    let message = format!(
        "{}的{}是空的或者没有读到，这部分的合计是目前的数。",
        title(desk, index),
        quote::list(&tables.iter().map(name).collect::<Vec<_>>())
    );
    let (first, rest) = tables.split_first()?;
    let mut finding = found(&UNIT_MISSING, Spot::unit(index, first.part()), "缺少表格里的数", message)
        .advice("补上这张表；原来的文件里有数的，用“nianbao read”看是哪里读不出来。");
    for table in rest {
        finding = finding.related(Spot::unit(index, table.part()), "");
    }
    Some(finding)
}

fn title(desk: &Desk<'_>, index: usize) -> String {
    quote::quoted(&desk.units[index].title())
}
