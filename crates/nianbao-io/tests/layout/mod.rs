//! Random reports written as text in every layout that files are known to come in, labels from the form.

mod render;

pub(crate) use render::{Layout, render};

use nianbao_core::form::grid::Content;
use nianbao_core::form::{EditionKey, Part, TableKey};
use nianbao_core::model::Report;

/// A small generator of numbers, the same on every machine.
#[derive(Clone)]
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Dice {
        Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub(crate) fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % limit
    }

    pub(crate) fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    pub(crate) fn pick<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len() as u64) as usize]
    }
}

/// What stands in every part of text.
pub(crate) const SENTENCE: &str = "全年工作有序推进，各项任务按时完成。";

/// A report whose sums hold. With `blanks` some cells hold nothing, a slash or a dash.
pub(crate) fn report(dice: &mut Dice, edition: EditionKey, blanks: bool) -> Report {
    let mut report = Report::blank(edition);
    let year = edition.form().first_year + dice.below(2) as u16;
    report.meta.year = Some(year);
    report.meta.org_name = (*dice.pick(&["甲县乙镇人民政府", "甲市水利局", "丙街道办事处"])).to_owned();
    let busy = dice.below(4);
    let ids: Vec<_> = report.cells().map(|(id, _)| id).collect();
    for id in &ids {
        let slot = id.slot();
        let roll = dice.below(100);
        let value = if slot.unit == nianbao_core::form::node::Unit::WanYuan && roll < 50 {
            format!("{}.{}", dice.below(20_000), 1 + dice.below(98))
        } else if roll < 70 - busy * 15 {
            "0".to_owned()
        } else if roll < 90 {
            dice.below(40).to_string()
        } else {
            dice.below(5_000).to_string()
        };
        report.set(*id, value);
    }
    // Balance: everything received is answered or carried out, column by column.
    for table in TableKey::ALL {
        for (id, total) in report.totals(table) {
            report.set(id, total.to_string());
        }
    }
    let b = report.table(TableKey::Applications).layout();
    for column in 0..7 {
        let at = |key: &str| {
            b.slots.iter().find(|s| s.row_line.node.key == key && s.column == column).expect(key).id
        };
        let total = report.value(at("applications.result.total")).expect("a number");
        let out = report.value(at("applications.carried_out")).expect("a number");
        report.set(at("applications.new_received"), (total + out).to_string());
        report.set(at("applications.carried_in"), "0");
    }
    for (id, total) in report.totals(TableKey::Applications) {
        report.set(id, total.to_string());
    }
    if blanks {
        for id in &ids {
            if report.raw(*id) == "0" && dice.chance(30) {
                report.set(*id, *dice.pick(&["", "", "/", "—", "无"]));
            }
        }
    }
    report
}

/// Headings, paragraphs and tables around the tables of a report.
pub(crate) fn text(dice: &mut Dice, report: &Report, layout: Layout) -> String {
    let form = report.edition().form();
    let mut lines: Vec<String> =
        vec![form.title_line(&report.meta.org_name, report.meta.year), String::new()];
    for part in Part::ALL {
        lines.push(form.heading(part).to_owned());
        match part.table() {
            Some(table) => {
                if dice.chance(15) {
                    lines.push("本部分情况见下表。".to_owned());
                }
                lines.extend(render(dice, report, table, layout));
            }
            None => lines.push(SENTENCE.to_owned()),
        }
    }
    let mut text = lines.join("\n");
    if dice.chance(30) {
        text = text.replace('（', "(").replace('）', ")");
    }
    if dice.chance(20) {
        // Ordinals, not decimals.
        for (was, is) in [
            ("1.属", "1、属"),
            ("2.其", "2、其"),
            ("3.危", "3、危"),
            ("1.信", "①信"),
            ("3.其他", "（3）其他"),
        ] {
            text = text.replace(was, is);
        }
    }
    wear(dice, text, report)
}

/// What happens to texts on their way: other line ends, odd spaces, a lost heading, faults of copying, traditional
/// characters.
fn wear(dice: &mut Dice, mut text: String, report: &Report) -> String {
    let form = report.edition().form();
    let breaks = |text: String, from: &str, to: &str| text.replacen(from, to, 1);
    match dice.below(8) {
        0 => text = text.replace('\n', "\r\n"),
        1 => text = text.lines().map(|line| format!("{line} \u{3000}\n")).collect(),
        2 => text = breaks(text, "总计", "总 计"),
        3 => {
            // The heading of a part with a table.
            let lost = *dice.pick(&[Part::Applications, Part::Disputes, Part::Problems]);
            text = text.replacen(&format!("{}\n", form.heading(lost)), "", 1);
        }
        4 => {
            // One character lost from some long label.
            let cells =
                report.table(TableKey::Applications).layout().grid.rows.iter().flat_map(|row| &row.cells);
            let labels = cells.filter(|cell| matches!(cell.content, Content::RowHead(_)));
            let long: Vec<&str> = labels
                .filter_map(|cell| cell.content.label())
                .filter(|label| (9..20).contains(&label.chars().count()))
                .collect();
            let label = dice.pick(&long);
            let lost = 3 + dice.below(4) as usize;
            let wrong: String =
                label.chars().enumerate().filter(|(at, _)| *at != lost).map(|(_, c)| c).collect();
            text = text.replacen(label, &wrong, 1);
        }
        5 => {
            let pairs = [
                ('总', '總'),
                ('开', '開'),
                ('况', '況'),
                ('请', '請'),
                ('数', '數'),
                ('业', '業'),
                ('机', '機'),
            ];
            for (simple, traditional) in pairs {
                text = text.replace(simple, &traditional.to_string());
            }
        }
        6 => {
            // A title over two lines.
            let organ = &report.meta.org_name;
            text = text.replacen(organ, &format!("{organ}\n"), 1);
        }
        _ => {}
    }
    text
}
