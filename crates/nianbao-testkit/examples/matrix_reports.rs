//! The invented reports of tests/import/matrix: writes each as a report file, and as plain blocks from which other
//! programs make their files, so that nothing of the form is typed outside it. Run by tests/import/matrix/make/make.sh:
//! `matrix_reports REPORTS BLOCKS`.

use std::io;
use std::path::Path;

use nianbao_core::form::grid::Content;
use nianbao_core::form::node::Unit;
use nianbao_core::form::path::CellId;
use nianbao_core::form::relation::EquationKind;
use nianbao_core::form::{Aspect, EditionKey, Part, TableKey};
use nianbao_core::model::report::TableData;
use nianbao_core::model::{Amount, OrgKind, Report, TextPart};
use nianbao_testkit::build;
use nianbao_testkit::random::Random;
use serde_json::{Value, json};

fn main() -> io::Result<()> {
    let folders: Vec<String> = std::env::args().skip(1).collect();
    let [reports, blocks] = folders.as_slice() else {
        return Err(io::Error::other("matrix_reports REPORTS BLOCKS"));
    };
    for (name, report) in all() {
        let text = nianbao_io::project::to_json_pretty(&report);
        std::fs::write(Path::new(reports).join(format!("{name}.nianbao.json")), text)?;
        let text = json!({ "name": name, "title": title(&report), "blocks": self::blocks(&report) });
        std::fs::write(Path::new(blocks).join(format!("{name}.json")), text.to_string())?;
    }
    Ok(())
}

/// The reports by name.
fn all() -> [(&'static str, Report); 4] {
    let [old, new] =
        ["ed2019", "ed2021"].map(|key| EditionKey::from_key(key).unwrap_or(EditionKey::latest()));
    let mut hybrid = filled(3, new, old, 2022, "青禾县农业农村局", OrgKind::Department);
    texts(&mut hybrid);
    let mut odd = filled(4, new, new, 2023, "白鹭市人民政府", OrgKind::Government);
    texts(&mut odd);
    make_odd(&mut odd);
    let mut reports = [
        ("ed2021", filled(1, new, new, 2024, "石桥县云岭镇人民政府", OrgKind::Township)),
        ("ed2019", filled(2, old, old, 2020, "石桥县水利局", OrgKind::Department)),
        ("hybrid", hybrid),
        ("odd", odd),
    ];
    reports.iter_mut().take(2).for_each(|(_, report)| texts(report));
    reports
}

/// A report in which everything adds up and nearly every cell has a number of its own.
fn filled(
    seed: u64,
    edition: EditionKey,
    applications: EditionKey,
    year: u16,
    organ: &str,
    kind: OrgKind,
) -> Report {
    let mut random = Random::new(seed);
    let mut report = Report::blank(edition);
    report.set_table(TableData::blank(applications, TableKey::Applications).into());
    (report.meta.org_name, report.meta.org_kind, report.meta.year) = (organ.to_owned(), kind, Some(year));
    let ids: Vec<CellId> = report.cells().map(|(id, _)| id).collect();
    for id in ids {
        let raw = match id.slot().unit {
            Unit::Count if random.below(4) == 0 => "0".to_owned(),
            Unit::Count => random.below(200).to_string(),
            Unit::Change => (random.below(19) as i64 - 9).to_string(),
            Unit::WanYuan | Unit::Money => format!("{}.{}", random.below(900), 1 + random.below(9)),
        };
        report.set(id, raw);
    }
    balance(&mut report);
    report
}

/// Writes the totals, and what was received so that it is what was answered or is open.
fn balance(report: &mut Report) {
    build::add_up(report);
    let layout = report.table(TableKey::Applications).layout();
    let balances = layout.equations.iter().filter(|equation| equation.kind == EquationKind::Balance);
    for equation in balances {
        let sum = |cells: &[CellId]| -> Amount { cells.iter().filter_map(|&id| report.value(id)).sum() };
        let [received, others @ ..] = equation.left.as_slice() else { continue };
        // Carried in is set to 0 where it would be more than everything.
        let needed = sum(&equation.right) - sum(others);
        if needed < Amount::whole(0) {
            let all = sum(&equation.right).to_string();
            others.iter().for_each(|&id| drop(report.set(id, "0")));
            report.set(*received, all);
        } else {
            report.set(*received, needed.to_string());
        }
    }
    build::add_up(report);
}

/// Blanks, slashes and dashes where a 0 would stand, numbers of a large city, and a fee with four decimals.
fn make_odd(report: &mut Report) {
    for (path, raw) in [
        ("proactive.licensing.decisions", "11398889"),
        ("proactive.penalties.decisions", "6937489"),
        ("proactive.admin_fees.amount_wan_yuan", "59237.2449"),
        ("applications.carried_out@natural_person", "12345"),
    ] {
        build::set(report, path, raw);
    }
    balance(report);
    let zeros: Vec<CellId> = report.cells().filter(|(_, cell)| cell.raw() == "0").map(|(id, _)| id).collect();
    for (at, id) in zeros.into_iter().enumerate() {
        report.set(id, ["", "/", "—", "0"][at % 4]);
    }
}

/// Sentences that a report has, invented; the same in every report, so that one may be compared with another.
fn texts(report: &mut Report) {
    let year = report.meta.year.unwrap_or_default();
    let organ = report.meta.org_name.clone();
    let mut set = |part, text: &str| drop(report.narrative.set(part, text));
    set(TextPart::Lead, &format!("{organ}根据有关规定编制本报告，数据统计期限为{year}年全年。"));
    for (aspect, text) in Aspect::ALL.into_iter().zip([
        "全年按目录逐项公开信息，先审核、后发布，群众常问的事项附有办理条件和流程。",
        "收到申请后当日登记，各科室分头办理，答复之前统一审核，没有超过期限的。",
        "公文起草时一并确定公开方式，每半年清理一次已经公开的内容。",
        "网站专栏改版两次，服务大厅设立查阅点，由窗口人员引导使用。",
        "公开工作纳入年度考核，召开座谈会听取意见，没有发生责任追究的情形。",
    ]) {
        set(TextPart::Aspect(aspect), text);
    }
    set(
        TextPart::Problems,
        "一年来的工作还有不足：解读的形式比较单一，人员变动比较频繁。\n今后将多做图表和短片，每季度组织一次培训。",
    );
    set(TextPart::Other, "本年度没有收取信息处理费。");
}

fn title(report: &Report) -> String {
    report.edition().form().title_line(&report.meta.org_name, report.meta.year)
}

/// Headings, paragraphs and tables in reading order.
fn blocks(report: &Report) -> Vec<Value> {
    let form = report.edition().form();
    let mut blocks = Vec::new();
    let paragraphs = |blocks: &mut Vec<Value>, part| {
        let text = report.narrative.get(part);
        blocks.extend(text.lines().map(|line| json!({ "kind": "paragraph", "text": line })));
    };
    paragraphs(&mut blocks, TextPart::Lead);
    for part in Part::ALL {
        blocks.push(json!({ "kind": "heading", "text": form.heading(part) }));
        match part {
            Part::Overview => {
                for aspect in Aspect::ALL {
                    blocks.push(json!({ "kind": "subhead", "text": form.aspect(aspect) }));
                    paragraphs(&mut blocks, TextPart::Aspect(aspect));
                }
            }
            Part::Problems => paragraphs(&mut blocks, TextPart::Problems),
            Part::Other => paragraphs(&mut blocks, TextPart::Other),
            Part::Proactive | Part::Applications | Part::Disputes => {
                blocks.extend(part.table().map(|key| table(report, report.table(key))));
            }
        }
    }
    blocks
}

fn table(report: &Report, table: &TableData) -> Value {
    let grid = &table.layout().grid;
    let cell = |cell: &nianbao_core::form::grid::GridCell| {
        let (text, head) = match cell.content {
            Content::Value(id) => (report.raw(id), false),
            content => (content.label().unwrap_or_default(), true),
        };
        json!({ "text": text, "head": head, "rows": cell.row_span, "columns": cell.column_span, "column": cell.column })
    };
    let rows: Vec<Vec<Value>> = grid.rows.iter().map(|row| row.cells.iter().map(cell).collect()).collect();
    json!({ "kind": "table", "width": grid.width, "rows": rows })
}
