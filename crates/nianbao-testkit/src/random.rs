//! Random reports, the same for the same seed: balanced ones that no rule should mind, and torn ones that no rule may
//! stumble over. Knows the form, no rule.

use nianbao_core::form::node::Unit;
use nianbao_core::form::path::CellId;
use nianbao_core::form::{Aspect, EditionKey, TableKey};
use nianbao_core::model::{OrgKind, Report, TextPart};

/// A small generator of random numbers (SplitMix64): the same everywhere, for ever.
#[derive(Clone, Debug)]
pub struct Random(u64);

impl Random {
    /// The generator that this seed begins.
    pub fn new(seed: u64) -> Random {
        Random(seed)
    }

    /// Any number.
    pub fn any(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to, not including, `end`.
    pub fn below(&mut self, end: u64) -> u64 {
        self.any() % end.max(1)
    }

    /// A count as reports have them: mostly 0, sometimes a few, rarely many.
    pub fn count(&mut self) -> u64 {
        match self.below(20) {
            0..14 => 0,
            14..19 => self.below(30),
            _ => self.below(5000),
        }
    }

    /// One of several.
    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len() as u64) as usize]
    }
}

/// A township's report on a form, for that form's first year, in which everything fits: totals, balances, stocks.
pub fn balanced_report(seed: u64, edition: EditionKey) -> Report {
    let mut random = Random::new(seed);
    let mut report = crate::build::zero_for(edition.form().first_year);
    report.meta.org_name = "某县清河镇人民政府".to_owned();
    report.meta.org_kind = OrgKind::Township;
    proactive(&mut random, &mut report);
    applications(&mut random, &mut report);
    disputes(&mut random, &mut report);
    crate::build::add_up(&mut report);
    narrative(&mut report);
    report
}

fn proactive(random: &mut Random, report: &mut Report) {
    let layout = report.table(TableKey::Proactive).layout();
    for slot in &layout.slots {
        // A township makes no 规章.
        if slot.path.contains(".rules.") {
            continue;
        }
        let raw = match slot.unit {
            Unit::Count => random.count().to_string(),
            Unit::Change => (random.below(9) as i64 - 4).to_string(),
            Unit::WanYuan | Unit::Money => decimal(random),
        };
        report.set(slot.id, raw);
    }
    // What is in force is what was, and what was issued, without what was repealed.
    let [before, issued] = [random.count(), random.count()];
    let repealed = random.below(before + issued + 1);
    for (path, value) in [
        ("proactive.normative_docs.issued", issued),
        ("proactive.normative_docs.repealed", repealed),
        ("proactive.normative_docs.in_force", before + issued - repealed),
        ("proactive19.normative_docs.made_new", issued),
        ("proactive19.normative_docs.disclosed_new", issued),
        ("proactive19.normative_docs.disclosed_total", before + issued),
    ] {
        if let Some(id) = report.find(path) {
            report.set(id, value.to_string());
        }
    }
}

/// Up to 999.9999, without superfluous zeros.
fn decimal(random: &mut Random) -> String {
    let text = format!("{}.{:04}", random.below(1000), random.below(10_000));
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn applications(random: &mut Random, report: &mut Report) {
    let layout = report.table(TableKey::Applications).layout();
    let leaves: Vec<(CellId, &str, &str)> = layout
        .slots
        .iter()
        .filter(|slot| !slot.computed)
        .map(|slot| (slot.id, slot.row_line.node.key, slot.column_line.node.key))
        .collect();
    let mut columns: Vec<&str> = leaves.iter().map(|leaf| leaf.2).collect();
    columns.dedup();
    columns.truncate(
        columns.iter().skip(1).position(|key| *key == columns[0]).map_or(columns.len(), |at| at + 1),
    );
    for column in columns {
        let mut answered = 0;
        for &(id, row, _) in leaves.iter().filter(|leaf| leaf.2 == column) {
            if row.starts_with("applications.result.") {
                let count = random.count();
                answered += count;
                report.set(id, count.to_string());
            }
        }
        let left = random.count();
        let carried = random.below(answered + left + 1);
        for (row, value) in [
            ("applications.new_received", answered + left - carried),
            ("applications.carried_in", carried),
            ("applications.carried_out", left),
        ] {
            crate::build::set(report, &format!("{row}@{column}"), &value.to_string());
        }
    }
    // Somebody asked: disputes without any application would be odd.
    if report.cells().all(|(id, cell)| id.table != TableKey::Applications || cell.raw() == "0") {
        let column = "natural_person";
        crate::build::set(report, &format!("applications.new_received@{column}"), "1");
        crate::build::set(report, &format!("applications.carried_out@{column}"), "1");
    }
}

fn disputes(random: &mut Random, report: &mut Report) {
    for slot in report.table(TableKey::Disputes).layout().slots.iter().filter(|slot| !slot.computed) {
        report.set(slot.id, random.below(4).to_string());
    }
}

/// Text as a township writes it, with the report's own numbers.
fn narrative(report: &mut Report) {
    let number = |path: &str| report.find(path).map(|id| report.raw(id).to_owned()).unwrap_or_default();
    let (new, before) = (number("applications.new_received@total"), number("applications.carried_in@total"));
    let after = number("applications.carried_out@total");
    let year = report.meta.year.unwrap_or_default();
    let texts = [
        (
            TextPart::Lead,
            format!(
                "根据《中华人民共和国政府信息公开条例》第五十条规定，现公布某县清河镇人民政府{year}年政府信息公开工作年度报告。\
                 本报告中所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。"
            ),
        ),
        (
            TextPart::Aspect(Aspect::Active),
            "清河镇把镇村两级的财政资金、公共服务、基层治理事项列入公开目录，按目录逐项发布，发布前由分管领导审核。\
             村务公开栏与县政府网站乡镇专栏同步更新，群众在家门口和手机上看到的内容一致。\n\
             对惠农补贴、临时救助、宅基地审批等群众常问的事项，附上办理条件、流程和咨询电话，并用本地话录制讲解音频。"
                .repeat(2),
        ),
        (
            TextPart::Aspect(Aspect::Applications),
            format!(
                "{year}年新收政府信息公开申请{new}件，上年结转{before}件，结转下年度继续办理{after}件。\
                 收到申请后当日登记，由党政综合办公室牵头、相关站所会办，答复前由司法所审核。"
            ),
        ),
        (
            TextPart::Aspect(Aspect::Management),
            "落实政府信息源头属性认定，公文拟制时同步确定公开方式；每半年清理一次已公开信息，及时更正过时内容，\
             涉及个人隐私的名单到期下架。"
                .repeat(2),
        ),
        (
            TextPart::Aspect(Aspect::Platform),
            "维护县政府网站清河镇专栏，便民服务大厅设政府信息查阅点，配备电脑和纸质目录，由窗口人员引导查阅。"
                .repeat(2),
        ),
        (
            TextPart::Aspect(Aspect::Supervision),
            "公开工作纳入站所年度考核，占综合考核的百分之五；召开镇人大代表、村民代表评议会两次；全年没有发生责任追究情形。"
                .to_owned(),
        ),
        (
            TextPart::Problems,
            "存在的主要问题：一是政策解读形式单一，图表和音视频偏少；二是站所人员调整频繁，业务不够熟练。\
             改进情况：一是与县融媒体中心合作制作解读短视频6条；二是组织业务培训3次，编印操作手册，实行新任人员跟班学习。"
                .to_owned(),
        ),
        (TextPart::Other, "本年度发出收费通知1件，收取信息处理费0元。没有其他需要报告的事项。".to_owned()),
    ];
    for (part, text) in texts {
        report.narrative.set(part, text);
    }
}

/// What people, programs and mischief leave in cells.
const ODD: &[&str] = &[
    "",
    " ",
    "　",
    "0",
    "1",
    "7",
    "12",
    "007",
    "-1",
    "－3",
    "1.5",
    "1,234",
    "1，234",
    "12,34",
    "１２",
    "/",
    "／",
    "—",
    "--",
    "无",
    "不适用",
    "3件",
    "５万元",
    "251000元",
    "O",
    "〇",
    "若干",
    "约10",
    "10+2",
    "=1+1",
    "=cmd|'/c calc'!A0",
    "<script>alert(1)</script>",
    "999999999999999999",
    "123456789012345678901234567890",
    "1e9",
    "NaN",
    "∞",
    "null",
    "\u{0}",
    "\u{feff}5",
    "5\u{200b}",
    "2024年",
    "一\n二",
    "👍",
    "𠮷",
];

/// A report with anything at all in its cells and text.
pub fn torn_report(seed: u64) -> Report {
    let mut random = Random::new(seed);
    let editions: Vec<EditionKey> = EditionKey::all().collect();
    let mut report = Report::blank(*random.pick(&editions));
    for table in TableKey::ALL {
        report.set_table(crate::build::zero_table(*random.pick(&editions), table));
    }
    report.meta.org_kind = *random.pick(&OrgKind::ALL);
    report.meta.year = match random.below(4) {
        0 => None,
        1 => Some(random.below(65_536) as u16),
        _ => Some(2015 + random.below(20) as u16),
    };
    let odds = random.below(101);
    let cells: Vec<CellId> = report.cells().map(|(id, _)| id).collect();
    for id in cells {
        if random.below(100) < odds {
            let raw = if random.below(2) == 0 {
                random.count().to_string()
            } else {
                (*random.pick(ODD)).to_owned()
            };
            report.set(id, raw);
        }
    }
    for part in TextPart::ALL {
        let words: String = (0..random.below(12)).map(|_| *random.pick(ODD)).collect();
        report.narrative.set(part, words);
    }
    report
}
