//! P104: an organ that cannot make 规章 reports some.

use crate::check::finding::{Finding, Severity};
use crate::check::organ::{Level, level};
use crate::check::quote;
use crate::check::rule::{Context, Judge, Run, rule};
use crate::form::TableKey;
use crate::form::path::CellId;
use crate::model::{OrgKind, Place, Report};

rule! {
    /// ## 为什么
    ///
    /// 规章只有国务院部门和省、自治区、直辖市、设区的市、自治州的人民政府可以制定。县（市、区）、乡镇、街道、
    /// 开发区和地方政府部门没有这项权力，“规章”一行应当全部为0。常见的差错是把行政规范性文件填进了这一行。
    ///
    /// 机关类别没有选、名称又看不出来的，只请核实。名称只写“某市人民政府”的，看不出是设区的市还是县级市，不作判断；
    /// 设区的市和省级政府的报告汇总下级数字，规章照实填写。
    ///
    /// ## 反例
    ///
    /// ```反例
    /// org_kind = township
    /// proactive.rules.in_force = 3
    /// => P104 error proactive.rules.in_force
    /// ```
    ///
    /// 县级政府的部门：
    ///
    /// ```反例
    /// org_name = 富县教育局
    /// org_kind = department
    /// proactive.rules.issued = 1
    /// proactive.rules.in_force = 1
    /// => P104 error proactive.rules.issued
    /// ```
    ///
    /// 区人民政府：
    ///
    /// ```反例
    /// org_name = 淮安市洪泽区人民政府
    /// org_kind = government
    /// proactive.rules.in_force = 2
    /// => P104 error proactive.rules.in_force
    /// ```
    ///
    /// 不知道是什么机关：
    ///
    /// ```反例
    /// proactive.rules.in_force = 2
    /// => P104 verify proactive.rules.in_force
    /// ```
    ///
    /// 试行格式的公开数量可能包括转载的上级规章，只请核实：
    ///
    /// ```反例
    /// year = 2020
    /// org_kind = zone
    /// edition.proactive = ed2019
    /// proactive19.rules.disclosed_total = 7
    /// => P104 verify proactive19.rules.disclosed_total
    /// ```
    ///
    /// ## 正例
    ///
    /// 设区的市：
    ///
    /// ```正例
    /// org_name = 宿迁市人民政府
    /// org_kind = government
    /// proactive.rules.* = 2 0 11
    /// ```
    ///
    /// 省级政府，包括自治区：
    ///
    /// ```正例
    /// org_name = 广西壮族自治区人民政府
    /// org_kind = government
    /// proactive.rules.* = 5 3 120
    /// ```
    ///
    /// 国务院部门：
    ///
    /// ```正例
    /// org_name = 交通运输部
    /// org_kind = department
    /// proactive.rules.* = 12 4 260
    /// ```
    ///
    /// 街道办事处都填0：
    ///
    /// ```正例
    /// org_name = 武汉市硚口区荣华街道办事处
    /// org_kind = street
    /// proactive.normative_docs.* = 1 0 4
    /// ```
    ///
    /// ## 看不出的
    ///
    /// 有制定权的机关，规章的件数对不对；汇总数里下级误填的规章。
    ///
    /// ## 怎么改
    ///
    /// 属于行政规范性文件的，改填到下一行；确实没有规章的，三格都填0。
    id: "P104",
    name: "rules-without-power",
    title: "没有规章制定权却填了规章",
    severity: Severity::Error,
    basis: "《中华人民共和国立法法》第九十一条、第九十三条",
    since: "0.1.0",
    judge: Judge::Code(run),
}

enum Power {
    None,
    Has,
    Unlikely,
    Unknown,
}

fn run(report: &Report, _: &Context<'_>) -> Run {
    let slots = &report.table(TableKey::Proactive).layout().slots;
    let filled: Vec<CellId> = slots
        .iter()
        .filter(|slot| slot.row_line.node.key.ends_with(".rules"))
        .map(|slot| slot.id)
        .filter(|&id| report.value(id).is_some_and(|value| !value.is_zero()))
        .collect();
    let Some(&first) = filled.first() else { return Run::ran(Vec::new()) };
    let (severity, says) = match power(report) {
        Power::Has => return Run::ran(Vec::new()),
        Power::Unknown => {
            let places = filled.into_iter().map(Place::Cell).collect();
            return Run::blocked("从名称看不出有没有规章制定权", places);
        }
        Power::None => (Severity::Error, format!("{}没有规章制定权，各格应为0", who(report))),
        Power::Unlikely => {
            (Severity::Verify, "多数机关没有规章制定权，请核对本机关能否制定规章".to_owned())
        }
    };
    let row = first.slot().row_line.node;
    // The row below is where such documents belong.
    let below = slots.iter().map(|slot| slot.row_line.node).skip_while(|node| node.key != row.key);
    let below = below.into_iter().find(|node| node.key != row.key).map_or(row.label, |node| node.label);
    let value = report.value(first).unwrap_or_default();
    // The trial edition also counts what was published, which may be another organ's.
    let made = ["issued", "repealed", "in_force", "made_new"];
    let own = filled.iter().any(|id| made.contains(&id.slot().column_line.node.key));
    let (severity, says) = match own {
        true => (severity, says),
        false => (Severity::Verify, "请核对这些规章由哪个机关制定".to_owned()),
    };
    let message = format!("{}填的是{value}，{says}。", quote::cell(first));
    let mut finding = Finding::new(&RULE, first, "没有规章制定权", message).severity(severity).advice(format!(
        "属于{}的，改填到{}一行；没有规章的，{}一行都填0。",
        below,
        quote::quoted(below),
        quote::quoted(row.label)
    ));
    if matches!(severity, Severity::Verify) {
        finding.title = format!("{}一行不是0", row.label);
    }
    for &id in &filled[1..] {
        finding = finding.related(id, "");
    }
    Run::ran(vec![finding])
}

fn who(report: &Report) -> &'static str {
    match (report.meta.org_kind, level(&report.meta.org_name)) {
        (OrgKind::Government | OrgKind::Unknown, Level::Town) => OrgKind::Township.label(),
        (OrgKind::Government | OrgKind::Unknown, _) => "县级人民政府",
        (OrgKind::Department, _) => "地方政府部门",
        (kind, _) => kind.label(),
    }
}

fn power(report: &Report) -> Power {
    let level = level(&report.meta.org_name);
    match report.meta.org_kind {
        OrgKind::Township | OrgKind::Street | OrgKind::Zone => Power::None,
        OrgKind::Department => match level {
            Level::National => Power::Has,
            Level::Unsaid => Power::Unlikely,
            _ => Power::None,
        },
        OrgKind::Government => match level {
            Level::County | Level::Town => Power::None,
            Level::Province | Level::Prefecture | Level::National => Power::Has,
            Level::City | Level::Unsaid => Power::Unknown,
        },
        // An office may count what its government issued; a body with its own line is the state's hand in a place.
        OrgKind::GovernmentOffice | OrgKind::Vertical => match level {
            Level::County | Level::Town => Power::Unlikely,
            Level::Province | Level::Prefecture | Level::National => Power::Has,
            Level::City | Level::Unsaid => Power::Unknown,
        },
        OrgKind::Unknown => match level {
            Level::Province | Level::Prefecture | Level::National => Power::Has,
            Level::City => Power::Unknown,
            Level::County | Level::Town | Level::Unsaid => Power::Unlikely,
        },
    }
}
