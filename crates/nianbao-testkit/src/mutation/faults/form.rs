//! Faults of form: title, parts, tables, what must be said, dates.

use nianbao_core::form::{Aspect, EditionKey, Part, TableKey};
use nianbao_core::model::found::{AlteredLabel, TableState};
use nianbao_core::model::{Date, OrgKind, Report, TextPart};

use super::super::sample::Sample;
use super::{Fault, fault};
use crate::build;
use crate::random::Random;

pub(super) const FAULTS: &[Fault] = &[
    fault("F101", "a part left out", |sample, random| {
        let part = *random.pick(&Part::ALL);
        let found = sample.found();
        found.headings.retain(|heading| heading.part != Some(part));
        if let Some(table) = part.table() {
            found.table_mut(table).state = TableState::Absent;
            clear(&mut sample.report, table);
        }
        for text in TextPart::ALL.into_iter().filter(|text| text.part() == Some(part)) {
            sample.report.narrative.set(text, "");
        }
        true
    }),
    fault("F102", "two parts exchanged", |sample, random| {
        let at = random.below(5) as usize;
        sample.found().headings.swap(at, at + 1);
        true
    }),
    fault("F102", "a number used twice", |sample, random| {
        let at = random.below(5) as usize;
        let headings = &mut sample.found().headings;
        let number = headings[at].number;
        let other = headings[at + 1].text.chars().skip(1).collect::<String>();
        let first = headings[at].text.chars().next().unwrap_or('一');
        headings[at + 1].text = format!("{first}{other}");
        headings[at + 1].number = number;
        true
    }),
    fault("F103", "a heading with another meaning", |sample, random| {
        let (part, text) = *random.pick(&[
            (Part::Problems, "五、政府信息公开的建议和今后的工作思考"),
            (Part::Overview, "一、机构职能"),
            (Part::Other, "六、附件"),
            (Part::Disputes, "四、收费及减免情况"),
        ]);
        sample
            .found()
            .headings
            .iter_mut()
            .filter(|one| one.part == Some(part))
            .for_each(|one| text.clone_into(&mut one.text));
        true
    }),
    fault("F104", "the table of the old form", |sample, random| {
        let table = *random.pick(&[TableKey::Proactive, TableKey::Applications]);
        let (Some(old), due) = (EditionKey::all().next(), sample.report.edition()) else { return false };
        if due == old {
            return false;
        }
        sample.report.set_table(build::zero_table(old, table));
        sample.found().table_mut(table).edition = Some(old);
        true
    }),
    fault("F105", "a row left out", |sample, random| lose_row(sample, random, true)),
    fault("F105", "a row twice", |sample, random| lose_row(sample, random, false)),
    fault("F106", "a label cut", |sample, random| {
        let slots = &sample.report.table(TableKey::Applications).layout().slots;
        let slot = random.pick(slots.as_slice());
        let key = slot.row_line.node.key.to_owned();
        let label: Vec<char> = slot.row_line.node.label.chars().collect();
        let cut = 3 + random.below(2) as usize;
        if label.len() < cut + 4 {
            return false;
        }
        let at = 2 + random.below((label.len() - cut - 2) as u64) as usize;
        let text: String = label[..at].iter().chain(&label[at + cut..]).collect();
        sample.found().table_mut(TableKey::Applications).altered.push(AlteredLabel { key, text });
        true
    }),
    fault("F107", "年度 left out of the title", |sample, _| retitle(sample, "工作年度报告", "工作报告")),
    fault("F107", "the title breaks off", |sample, _| retitle(sample, "年度报告", "年度报")),
    fault("F107", "no organ in the title", |sample, _| {
        let name = sample.organ.name.clone();
        retitle(sample, &name, "")
    }),
    fault("F107", "no year in the title", |sample, _| {
        let year = sample.report.meta.year.unwrap_or_default();
        retitle(sample, &format!("{year}年"), "")
    }),
    fault("F108", "another organ in the lead", |sample, random| {
        let other = random.pick(OTHERS);
        let name = sample.organ.name.clone();
        sample.reword(TextPart::Lead, &name, other)
    }),
    fault("F108", "another organ in the title", |sample, random| {
        let other = random.pick(OTHERS);
        let name = sample.organ.name.clone();
        let named = sample.report.narrative.get(TextPart::Lead).contains(&*name);
        // Whoever reads the file takes the organ from its title.
        (*other).clone_into(&mut sample.report.meta.org_name);
        named && retitle(sample, &name, other)
    }),
    fault("F109", "an aspect left out", |sample, random| {
        for part in TextPart::ALL.into_iter().filter(|part| part.part() == Some(Part::Overview)) {
            sample.report.narrative.set(part, "");
        }
        let left_out = *random.pick(&Aspect::ALL);
        for (aspect, texts) in PLAIN.iter().filter(|(aspect, _)| *aspect != left_out) {
            sample.report.narrative.set(TextPart::Aspect(*aspect), *random.pick(texts));
        }
        true
    }),
    fault("F109", "an aspect struck from a usual text", |sample, random| {
        let part = TextPart::Aspect(*random.pick(&Aspect::ALL));
        let was = !sample.report.narrative.get(part).is_empty();
        sample.report.narrative.set(part, "");
        was
    }),
    fault("F110", "nothing of assessment", |sample, _| {
        let asked = matches!(sample.organ.kind, OrgKind::Government | OrgKind::Township);
        if !asked || of_the_first_form(sample) {
            return false;
        }
        let mut differs = false;
        for part in sample.written() {
            let text = sample.report.narrative.get(part);
            let kept: String = text.split_inclusive('。').filter(|sentence| !assesses(sentence)).collect();
            differs |= kept != text;
            sample.report.narrative.set(part, kept);
        }
        differs
    }),
    fault("F111", "nothing of fees", |sample, random| {
        if of_the_first_form(sample) {
            return false;
        }
        let text = random.pick(&["无。", "没有其他需要报告的事项。", "本年度无其他需要说明的情况。"]);
        sample.report.narrative.set(TextPart::Other, *text);
        true
    }),
    fault("F112", "part one too long", |sample, _| {
        if of_the_first_form(sample) {
            return false;
        }
        let part = sample.part(Aspect::Management);
        let more = "各科室按照职责分工梳理条目，逐条比对历年材料，补齐缺漏内容，形成完整清单后统一报送审核。"
            .repeat(16);
        sample.say(part, &more);
        true
    }),
    fault("F113", "published late", |sample, random| {
        let Some(year) = sample.report.meta.year else { return false };
        let month = 4 + random.below(6);
        sample.report.meta.published_on = Date::parse(&format!("{}-{month:02}-18", year + 1));
        true
    }),
    fault("F114", "the period ends before it begins", |sample, _| {
        period(sample, "年12月31日", |year| year - 1)
    }),
    fault("F114", "the period breaks off", |sample, _| sample.reword(TextPart::Lead, "12月31日", "11月30日")),
    fault("F115", "the table is a picture", |sample, random| {
        let table = *random.pick(&TableKey::ALL);
        sample.found().table_mut(table).state = TableState::Absent;
        clear(&mut sample.report, table);
        true
    }),
    fault("F115", "a table without numbers", |sample, random| {
        let table = *random.pick(&TableKey::ALL);
        sample.found().table_mut(table).state = TableState::Empty;
        clear(&mut sample.report, table);
        true
    }),
    fault("F116", "last year's period", |sample, _| {
        period(sample, "年1月1日", |year| year - 1);
        period(sample, "年12月31日", |year| year - 1)
    }),
    fault("F116", "last year in the title", |sample, _| {
        let year = sample.report.meta.year.unwrap_or_default();
        retitle(sample, &format!("{year}年"), &format!("{}年", year - 1))
    }),
];

/// Organs of another place.
const OTHERS: &[&str] = &[
    "长岗县石门镇人民政府",
    "长岗县水务局",
    "长岗县人民政府办公室",
    "长岗县人民政府",
    "宁川市长岗区石门街道办事处",
    "宁川市卫生健康委员会",
];

/// The five aspects in a few sentences each, with words of the neighbours as they occur.
const PLAIN: &[(Aspect, [&str; 3])] = &[
    (
        Aspect::Active,
        [
            "按目录公布财政资金、惠农补贴和招工信息。",
            "通过政府网站、微信公众号和公开栏发布政策文件、办事指南等信息200余条，制发行政规范性文件2件。",
            "全年主动公开政府信息312条，其中网站180条、新媒体132条，切实保障群众的知情权、参与权、监督权。",
        ],
    ),
    (
        Aspect::Applications,
        [
            "对群众提出的申请当日登记，按期答复。",
            "没有收到依申请公开件，受理渠道保持畅通。",
            "全年受理信息公开申请，网上提交为主，均由业务科室拟稿、法律顾问把关后答复。",
        ],
    ),
    (
        Aspect::Management,
        [
            "公文起草时确定公开属性，过时的内容及时清理。",
            "严格执行三审三校，落实保密审查，做到不审查不发布。",
            "规范信息归类，历年文件逐件编目，失效文件及时标注。",
        ],
    ),
    (
        Aspect::Platform,
        [
            "政府网站专栏和公众号由专人更新。",
            "改版门户网站，增设检索入口，规范政务新媒体账号运维。",
            "在便民服务大厅设立政务公开专区，配备查询终端。",
        ],
    ),
    (
        Aspect::Supervision,
        [
            "每季度检查一次，纳入年度考核。",
            "成立领导小组，组织业务培训2期，未发生责任追究情形。",
            "设立意见箱和监督电话，主动接受社会监督。",
        ],
    ),
];

/// Whether a sentence says how the work was assessed, or who was called to account.
fn assesses(sentence: &str) -> bool {
    ["考核", "评议", "责任追究", "追责", "问责", "评估", "测评"].iter().any(|word| sentence.contains(word))
}

/// Whether the report is on the form that came before the one whose notice asks for this.
fn of_the_first_form(sample: &Sample) -> bool {
    Some(sample.report.edition()) == EditionKey::all().next()
}

fn clear(report: &mut Report, table: TableKey) {
    let cells: Vec<_> = report.table(table).cells().map(|(id, _)| id).collect();
    for id in cells {
        report.set(id, "");
    }
}

fn retitle(sample: &mut Sample, from: &str, to: &str) -> bool {
    let Some(title) = &mut sample.found().title else { return false };
    let changed = title.replacen(from, to, 1);
    let differs = changed != *title;
    *title = changed;
    differs
}

/// Writes another year before these words of the lead.
fn period(sample: &mut Sample, words: &str, year: fn(u16) -> u16) -> bool {
    let own = sample.report.meta.year.unwrap_or_default();
    let text = sample.report.narrative.get(TextPart::Lead).to_owned();
    let mut changed = text.clone();
    for space in ["", " "] {
        changed = changed.replace(&format!("{own}{space}{words}"), &format!("{}{space}{words}", year(own)));
    }
    let differs = changed != text;
    sample.report.narrative.set(TextPart::Lead, changed);
    differs
}

/// A row of the applications that the file does not hold, or holds twice.
fn lose_row(sample: &mut Sample, random: &mut Random, missing: bool) -> bool {
    let layout = sample.report.table(TableKey::Applications).layout();
    let slots: Vec<_> = layout.slots.iter().filter(|slot| !slot.row_line.node.is_total()).collect();
    let key = random.pick(&slots).row_line.node.key;
    if missing {
        for slot in layout.slots.iter().filter(|slot| slot.row_line.node.key == key) {
            sample.report.set(slot.id, "");
        }
    }
    let table = sample.found().table_mut(TableKey::Applications);
    if missing { &mut table.missing_rows } else { &mut table.repeated_rows }.push(key.to_owned());
    true
}
