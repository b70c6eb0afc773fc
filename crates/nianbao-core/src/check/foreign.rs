//! Words by which a text speaks as, or of, another organ than the one whose report it is: 我局 in a town's report, 贵办,
//! another town as the subject of a sentence. Knows no rule.

use super::dated;
use super::flow::Flow;
use super::own;
use super::text::is_han;
use crate::model::{Meta, OrgKind};

/// What kind of organ a name is of, as far as it matters how it speaks of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// A town or township.
    Town,
    /// A street.
    Street,
    /// A people's government above the town, or its office.
    Government,
    /// A bureau, commission or the like.
    Bureau,
    /// A zone.
    Zone,
}

/// The class of the organ; `None` when neither kind nor name tell.
pub(super) fn class(meta: &Meta) -> Option<Class> {
    let ends = |words: &[&str]| words.iter().any(|word| name(meta).ends_with(word));
    Some(match meta.org_kind {
        OrgKind::Township => Class::Town,
        OrgKind::Street => Class::Street,
        OrgKind::Government | OrgKind::GovernmentOffice => Class::Government,
        OrgKind::Department | OrgKind::Vertical => Class::Bureau,
        OrgKind::Zone => Class::Zone,
        OrgKind::Unknown if ends(&["镇人民政府", "乡人民政府"]) => Class::Town,
        OrgKind::Unknown if ends(&["街道办事处", "街道"]) => Class::Street,
        OrgKind::Unknown if ends(&["人民政府", "人民政府办公室", "人民政府办公厅"]) => {
            Class::Government
        }
        OrgKind::Unknown if ends(&["局", "厅", "委员会"]) && !ends(&["管理委员会"]) => {
            Class::Bureau
        }
        OrgKind::Unknown => return None,
    })
}

fn name(meta: &Meta) -> String {
    meta.org_name.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Words of [`own::SELVES`] that no organ of a class calls itself. What is above it is left out: a town speaks of 我县.
fn never(class: Class) -> &'static [&'static str] {
    match class {
        Class::Town => &["局", "厅", "委", "街道", "街", "馆", "管委会", "镇", "乡"],
        Class::Street => &["局", "厅", "委", "镇", "乡", "馆", "管委会"],
        Class::Government => &["局", "镇", "乡", "街道", "馆", "县", "区"],
        Class::Bureau => &["镇", "乡", "街道", "街", "局", "厅", "委"],
        Class::Zone => &["局", "厅", "镇", "乡", "街道"],
    }
}

/// The organ whose report it is, as every piece of the text is held against it.
pub(super) struct Organ {
    class: Class,
    name: String,
    /// The pieces of the name that stand for it.
    segments: Vec<String>,
    /// The characters of the name and of the region.
    known: Vec<char>,
}

impl Organ {
    /// The organ of a report that is of this class.
    pub(super) fn new(meta: &Meta, class: Class) -> Organ {
        let name = name(meta);
        let known = name.chars().chain(meta.region.chars()).collect();
        Organ { class, segments: own::segments(&name), name, known }
    }
}

/// The self-designations, by characters, that cannot be this organ's, each with its word.
pub(super) fn selves(flow: &Flow<'_>, organ: &Organ) -> Vec<(usize, usize, &'static str)> {
    let (class, name) = (organ.class, organ.name.as_str());
    // A centre or a station speaks of the bureau it belongs to.
    let plain = class != Class::Bureau
        || ["局", "厅", "委员会", "委", "办公室"].iter().any(|last| name.ends_with(last));
    let wrong = |word: &str| plain && never(class).contains(&word) && !name.contains(word);
    let asked = class == Class::Government && flow.find("我区").or_else(|| flow.find("本区")).is_some();
    let autonomous = asked && autonomous(flow, name);
    let mut found = Vec::new();
    for (at, word) in own::selves(flow).filter(|(_, word)| wrong(word)) {
        let above = word == "区" && autonomous;
        if !(above || flow.in_quotes(at)) {
            found.push((at, at + 1 + word.chars().count(), word));
        }
    }
    found
}

/// 我区 is what people of an autonomous region call it.
fn autonomous(flow: &Flow<'_>, name: &str) -> bool {
    const WORDS: &[&str] = &["自治区", "内蒙古", "广西", "西藏", "宁夏", "新疆", "旗"];
    WORDS.iter().any(|word| name.contains(word) || flow.find(word).is_some())
}

/// How one writes to another organ.
#[rustfmt::skip]
pub(super) const WHOM: &[&str] = &[
    "贵办", "贵局", "贵委", "贵厅", "贵单位", "贵机关", "贵部门", "贵街道", "贵镇", "贵乡", "贵县", "贵区", "贵市", "贵府",
    "贵院", "贵处", "贵司", "贵部",
];

/// Where another organ is written to; of [`WHOM`] those are given that the text may have.
pub(super) fn addressed(flow: &Flow<'_>, whom: &[&str]) -> Vec<(usize, usize)> {
    const BEFORE: &[&str] =
        &["根据", "按照", "依据", "由", "向", "请", "与", "经", "对", "为", "给", "将", "感谢", "报", "送"];
    let mut found = Vec::new();
    for (at, whom) in flow.places_of(whom) {
        if at == 0 || !is_han(flow.chars[at - 1]) || BEFORE.iter().any(|word| flow.ends(at, word)) {
            found.push((at, at + whom.chars().count()));
        }
    }
    found.retain(|(at, _)| !flow.in_quotes(*at));
    found
}

/// What follows another organ's name only where it is the subject of a report.
#[rustfmt::skip]
const DOES: &[&str] = &[
    "人民政府", "政府", "党委", "办事处", "将", "共", "坚持", "认真", "严格", "积极", "高度重视", "未收到", "未发生", "没有收到",
    "深入", "持续", "始终", "全面", "紧紧围绕", "紧扣", "按照", "主动公开", "累计", "全年", "不断", "切实", "进一步", "继续",
    "通过", "政务公开", "信息公开", "扎实", "大力", "充分", "依法",
];
/// Words that stand before 镇, 县 or 局 and are no name.
#[rustfmt::skip]
const NO_NAME: &[&str] = &[
    "各", "全", "我", "本", "该", "每", "某", "其", "两", "多", "几", "所有", "部分", "其他", "重点", "试点", "示范", "中心", "兄弟",
    "周边", "邻近", "相邻", "下辖", "所辖", "所属", "辖", "有的", "个别", "一些", "特色", "城", "乡", "村", "建制", "全体", "上级",
    "加强", "加大", "强化", "优化", "健全", "完善", "推进", "推动", "规范", "提升", "提高", "落实", "组织", "指导", "督促", "促进",
    "围绕", "聚焦", "结合", "根据", "按照", "依据", "依托", "通过", "利用", "针对", "对照", "深入", "深化", "拓展", "拓宽", "丰富",
    "畅通", "创新", "建立", "制定", "明确", "成立", "设立", "开展", "做好", "抓好", "突出", "注重", "保障", "确保", "压实", "细化",
    "统筹", "协调", "协助", "配合", "联合", "会同", "邀请", "召开", "举办", "参加", "参与", "接受", "收到", "受理", "公开", "公布",
    "发布", "更新", "调整", "制作", "印发", "转发", "报送", "上报", "经", "由", "在", "与", "和", "对", "向", "把", "将", "从", "为",
    "是", "有", "使", "让", "请", "按", "据", "凡", "及", "到", "以", "并", "被", "给", "同", "即", "如", "目前", "今年", "本年", "今后",
    "同时", "其中", "此外", "集", "古", "小", "大型", "新建", "督导", "培训", "考核", "支持", "服务", "方便", "发挥", "充实",
    "包括", "包含", "涉及", "涵盖", "具体", "主要", "反映", "介绍", "查询", "关于", "属于", "作为", "成为", "负责", "承担", "分管",
    "改进", "改善", "巩固", "维护", "管理", "运用", "编制", "梳理", "汇总", "收集", "审核", "检查", "公示", "宣传", "向着",
];
/// Sentences with one of these speak of another organ on purpose.
#[rustfmt::skip]
const ON_PURPOSE: &[&str] = &[
    "联合", "会同", "共同", "协同", "参观", "学习考察", "考察", "交流", "兄弟", "借鉴", "划入", "划转", "划归", "撤并", "合并",
    "更名", "原", "派驻", "驻", "帮扶", "结对", "比如", "例如", "典型", "经验", "上级", "位于", "地址", "先进", "移送", "转交",
];

/// How many are looked for in one piece of text.
const MOST: usize = 60;

/// Other organs of the same kind that stand where the report's own would: the characters of the name with its unit.
pub(super) fn subjects(flow: &Flow<'_>, organ: &Organ) -> Vec<(usize, usize)> {
    let Organ { class, name: full, segments, known } = organ;
    let class = *class;
    let units: &[&str] = match class {
        Class::Town => &["镇", "乡", "街道"],
        Class::Street => &["街道", "镇", "乡"],
        Class::Government if ["县人民政府", "区人民政府"].iter().any(|unit| full.contains(unit)) => {
            &["县", "区"]
        }
        Class::Bureau if full.ends_with('局') => &["局"],
        _ => return Vec::new(),
    };
    // Without a name of its own nothing is foreign.
    if segments.iter().all(|word| word.chars().count() < 3) {
        return Vec::new();
    }
    // 年内清河镇, 近期清河镇 are the organ itself.
    let itself = |end: usize| segments.iter().any(|word| flow.ends(end, word));
    let mut found = Vec::new();
    for at in before(flow, units) {
        let dated = after_year(flow, at);
        if !(dated || begins(flow, at)) {
            continue;
        }
        // Bureaus often speak of one another; only behind the year is it the report's own.
        if class == Class::Bureau && !dated {
            continue;
        }
        let subject = candidate(flow, at, units);
        let Some((start, end)) = subject.filter(|subject| found.last() != Some(subject)) else { continue };
        if itself(end) || is_within(&flow.chars[start..end], known) {
            continue;
        }
        let (first, last) = flow.sentence(start);
        if !flow.has(first, last, ON_PURPOSE) {
            found.push((start, end));
        }
        if found.len() == MOST {
            break;
        }
    }
    found
}

/// The places from which a unit is near enough to end a name that begins there.
fn before(flow: &Flow<'_>, units: &[&str]) -> impl Iterator<Item = usize> {
    let mut from = 0;
    flow.places_of(units).into_iter().flat_map(move |(unit, _)| {
        let near = unit.saturating_sub(LONGEST - 1).max(from)..unit;
        from = unit;
        near
    })
}

/// How many characters a name has at most with the places above it.
const LONGEST: usize = 14;

/// Whether a clause begins here.
fn begins(flow: &Flow<'_>, at: usize) -> bool {
    at == 0 || matches!(flow.chars[at - 1], '\n' | '。' | '；' | '！' | '？' | '，' | '：' | '由')
}

/// Whether a year stands right before: `2024年，`, `2024年度`.
fn after_year(flow: &Flow<'_>, at: usize) -> bool {
    let behind = at.checked_sub(1).is_some_and(|before| matches!(flow.chars[before], '年' | '度' | '，'));
    if !behind || flow.begins(at, "度") {
        return false;
    }
    let mut end = at;
    end -= usize::from(flow.ends(end, "，"));
    end -= usize::from(flow.ends(end, "度"));
    end >= 5 && dated::number(flow, end - 5).is_some()
}

/// A name with its unit that begins here and does something, places above it left out.
fn candidate(flow: &Flow<'_>, from: usize, units: &[&str]) -> Option<(usize, usize)> {
    let mut start = from;
    for at in from..(from + LONGEST).min(flow.chars.len()) {
        let c = flow.chars[at];
        if !is_han(c) {
            return None;
        }
        if let Some(unit) = units.iter().find(|unit| at > start && flow.begins(at, unit)) {
            let end = at + unit.chars().count();
            let more = flow.chars.get(end).is_some_and(|c| "镇乡街村县区市局直级域、和与等".contains(*c));
            let longest = if *unit == "局" { 12 } else { 4 };
            let plain = |name: &[char]| {
                (2..=longest).contains(&name.len()) && !NO_NAME.iter().any(|word| begins_or_holds(name, word))
            };
            let zone = *unit == "区" && ZONES.iter().any(|last| flow.ends(at, last));
            // What asks least first.
            let does = || DOES.iter().any(|word| flow.begins(end, word));
            if !more && !zone && does() && plain(&flow.chars[start..at]) {
                return Some((start, end));
            }
            return None;
        }
        if matches!(c, '省' | '市' | '州' | '盟' | '县' | '区' | '旗') {
            start = at + 1;
        }
    }
    None
}

/// One-character words only count where a name would begin with them.
fn begins_or_holds(name: &[char], word: &str) -> bool {
    let first = word.chars().next().unwrap_or_default();
    if word.len() == first.len_utf8() {
        return name.first() == Some(&first) || name.last() == Some(&first);
    }
    let begins = |at: usize| {
        let mut behind = name[at..].iter();
        word.chars().all(|c| behind.next() == Some(&c))
    };
    (0..name.len()).any(|at| name[at] == first && begins(at))
}

/// What stands before 区 where it is no district.
#[rustfmt::skip]
const ZONES: &[&str] = &[
    "社", "园", "地", "景", "库", "新", "开发", "高新", "保税", "合作", "试验", "实验", "示范", "功能", "度假", "辖", "片", "城",
    "郊", "山", "林", "牧", "小", "校", "厂", "街", "专", "主", "核心", "服务", "办公", "窗口", "展示", "公开", "自助", "阅览", "查阅",
];

/// Whether all characters of a name stand in the organ's in order: 住建局 in 住房和城乡建设局.
fn is_within(short: &[char], long: &[char]) -> bool {
    let mut long = long.iter();
    short.iter().all(|c| long.any(|other| other == c))
}

#[cfg(test)]
mod tests;
