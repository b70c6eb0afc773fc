//! Organ and year where no line is a title: by the sentence that makes the report known, by whom one may ask, and by how
//! part one begins.

use std::sync::OnceLock;

use nianbao_core::form::EditionKey;
use nianbao_core::model::OrgKind;

use super::organ::{kind_in_title, kind_of, names_organ};
use super::title::{find_year, organ_and_year};

/// What a sentence calls the report: by the printed title, or shorter.
fn reports() -> &'static [String; 6] {
    static REPORTS: OnceLock<[String; 6]> = OnceLock::new();
    REPORTS.get_or_init(|| {
        let printed = EditionKey::latest().form().title;
        let bare = printed.trim_start_matches("政府");
        let short = printed.replace("年度报告", "年报");
        let idle = |title: &str| title.replace("工作", "");
        [printed.to_owned(), idle(printed), bare.to_owned(), idle(bare), idle(&short), short]
    })
}

/// Words before the name of a report that somebody makes known.
const MAKES: [&str; 8] = ["公布", "发布", "编制", "制定", "撰写", "形成", "完成", "公开"];
/// How the words before a report's name begin that are no name.
const NO_NAMES: [&str; 17] = [
    "特", "现", "本", "我", "将", "并", "请", "向", "为", "按", "根据", "依", "结合", "梳理", "编制", "制定",
    "由",
];
/// Where a name can begin.
const BREAKS: [char; 16] =
    ['，', ',', '。', '；', ';', '：', ':', '《', '〈', '<', '“', '"', '\n', '、', '）', ')'];
/// The longest name with its year and what stands before it, in characters.
const LONGEST: usize = 60;

/// The organ whose report a sentence makes known: `现公布某县民政局2024年政府信息公开工作年度报告`.
pub(super) fn reported(text: &str) -> Option<(String, u16)> {
    let mut from = 0;
    while let Some((at, word)) = first_of(&text[from..], reports()) {
        let before = &text[..from + at];
        let start = before.char_indices().rev().take(LONGEST).last().map_or(0, |(at, _)| at);
        let clause = before[start..].rsplit(BREAKS).next().unwrap_or_default();
        let whole =
            (!clause.contains('了') && !NO_NAMES.iter().any(|no| clause.starts_with(no))).then_some(clause);
        let made = MAKES.iter().filter_map(|make| Some(clause.find(make)? + make.len()));
        let mut made: Vec<&str> = made.map(|at| clause[at..].trim_start_matches('了')).collect();
        made.sort_by_key(|rest| std::cmp::Reverse(rest.len()));
        let shared = word.starts_with("政府");
        let name = whole.into_iter().chain(made).find_map(|clause| owner(clause, shared));
        if name.is_some() {
            return name;
        }
        from += at + word.len();
    }
    None
}

/// The organ in `某县民政局2024年` and `2024年某县民政局`. Of `某镇人民政府信息公开` the office takes the middle.
fn owner(clause: &str, shared: bool) -> Option<(String, u16)> {
    let (mut name, year) = organ_and_year(clause);
    let year = year?;
    if shared && name.ends_with("人民") {
        name.push_str("政府");
    }
    let own = !MAKES.iter().any(|make| name.starts_with(make)) && !name.contains(['的', '向', '了']);
    (own && (names_organ(&name) || name.chars().count() > 2 && kind_in_title(&name) != OrgKind::Unknown))
        .then_some((name, year))
}

/// A text without what stands in round brackets: `某局（以下简称“本局”）2024年`.
pub(super) fn without_remarks(text: &str) -> String {
    let mut depth = 0usize;
    let mut kept = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' if depth > 0 => depth -= 1,
            // A bracket that nobody closed ends with its line.
            '\n' => {
                depth = 0;
                kept.push(c);
            }
            _ if depth == 0 => kept.push(c),
            _ => {}
        }
    }
    kept
}

/// Which of some words comes first, and where; of several at one place the longest.
fn first_of<'a>(text: &str, words: &'a [String]) -> Option<(usize, &'a str)> {
    let hits = words.iter().filter_map(|word| Some((text.find(word.as_str())?, word.as_str())));
    hits.min_by_key(|(at, word)| (*at, std::cmp::Reverse(word.len())))
}

/// How units inside an organ begin that answer for its report.
const INNER: [&str; 12] = [
    "办公室",
    "党政",
    "综合",
    "政务公开",
    "政务信息",
    "政府信息",
    "信息公开",
    "秘书",
    "行政办",
    "人秘",
    "法规",
    "新闻",
];
/// How names end that such a unit can stand behind. An office behind others, as of a committee, is an organ itself.
const OUTER: [&str; 12] = [
    "局",
    "厅",
    "管委会",
    "管理委员会",
    "镇人民政府",
    "乡人民政府",
    "镇政府",
    "乡政府",
    "街道办事处",
    "街道",
    "海关",
    "开发区",
];

/// The organ behind a unit of it: `某局办公室` answers for 某局.
pub(super) fn principal(name: &str) -> String {
    let mut cuts = name.char_indices().map(|(at, _)| at);
    let outer = |at: &usize| {
        let (outer, inner) = name.split_at(*at);
        OUTER.iter().any(|end| outer.ends_with(end)) && INNER.iter().any(|begin| inner.starts_with(begin))
    };
    let cut = cuts.find(outer);
    let outer = cut.map(|at| &name[..at]).filter(|outer| outer.chars().count() >= 4);
    outer.unwrap_or(name).to_owned()
}

/// The organ on whose own site a lead says that the report stands: `可在某局门户网站下载`.
pub(super) fn at_home(text: &str) -> Option<String> {
    const SITES: [&str; 3] = ["政府门户网站", "门户网站", "网站"];
    let mut ends = SITES.iter().flat_map(|site| text.match_indices(site)).take(20);
    ends.find_map(|(end, _)| {
        let clause = text[..end].rsplit(BREAKS).next()?;
        let (_, name) = ["在", "通过", "从"].iter().find_map(|word| clause.split_once(word))?;
        let own = !name.starts_with(['我', '本']) && names_organ(name);
        let kind = kind_of(name);
        (own && !matches!(kind, OrgKind::Unknown | OrgKind::Government | OrgKind::GovernmentOffice))
            .then(|| name.to_owned())
    })
}

/// What may follow a name at the head of part one.
const DOES: [&str; 34] = [
    "认真",
    "坚持",
    "深入",
    "全面",
    "严格",
    "紧紧",
    "紧密",
    "紧扣",
    "高度",
    "按照",
    "在",
    "以",
    "主动",
    "积极",
    "持续",
    "始终",
    "切实",
    "未收到",
    "共",
    "通过",
    "围绕",
    "结合",
    "扎实",
    "根据",
    "进一步",
    "不断",
    "充分",
    "依",
    "贯彻",
    "继续",
    "政务公开",
    "政府信息公开",
    "信息公开",
    "本着",
];
/// How sentences begin that name nobody.
const NOBODY: [&str; 11] = ["我", "全", "本", "在", "按", "以", "根据", "为", "通过", "各", "该"];

/// The organ with which a sentence begins behind its year: `2024年，某县民政局认真贯彻`.
pub(super) fn at_work(text: &str) -> Option<String> {
    let years = text.match_indices('年').filter(|(at, _)| year_before(text, *at).is_some());
    years.take(20).find_map(|(at, _)| {
        let rest = text[at..].trim_start_matches(['年', '度', '，', ',']);
        let clause = rest.split(['，', ',', '。', '、', '；', ';', '\n']).next().unwrap_or_default();
        if NOBODY.iter().any(|no| clause.starts_with(no)) {
            return None;
        }
        let cuts = clause.char_indices().map(|(at, _)| at).skip(4).take(30);
        let mut names = cuts.filter_map(|at| {
            let (name, rest) = clause.split_at(at);
            let works = DOES.iter().any(|does| rest.starts_with(does));
            (works && names_organ(name) && kind_of(name) != OrgKind::Unknown).then(|| name.to_owned())
        });
        names.next()
    })
}

/// The year whose 年 stands at a place, when it is no day and in no title or number.
fn year_before(text: &str, at: usize) -> Option<u16> {
    let start = text[..at].char_indices().rev().nth(3).map(|(at, _)| at)?;
    let (year, _) = find_year(&text[start..at + '年'.len_utf8()])?;
    let rest = text[at + '年'.len_utf8()..].chars().next();
    let before = text[..start].chars().next_back();
    (!rest.is_some_and(|c| c.is_ascii_digit()) && !before.is_some_and(|c| "较比〔《".contains(c)))
        .then_some(year)
}

/// The year a text speaks of most often, when no other is as frequent.
pub(super) fn spoken(text: &str) -> Option<u16> {
    let years = text.match_indices('年').filter_map(|(at, _)| year_before(text, at));
    let mut counts: Vec<(usize, u16)> = Vec::new();
    for year in years.take(40) {
        match counts.iter_mut().find(|(_, known)| *known == year) {
            Some((count, _)) => *count += 1,
            None => counts.push((1, year)),
        }
    }
    counts.sort_unstable();
    match counts.as_slice() {
        [.., (second, _), (first, _)] if second == first => None,
        [.., (_, year)] => Some(*year),
        [] => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_says_whose_report_it_is() {
        for (text, organ) in [
            ("根据规定，现公布甲县民政局2024年政府信息公开工作年度报告。", "甲县民政局"),
            ("现特向社会公布2024年乙镇人民政府信息公开工作年度报告。", "乙镇人民政府"),
            (
                "特向社会公布国家税务总局甲市税务局(以下简称“本局”,下同)2021年政府信息公开工作年度报告。",
                "国家税务总局甲市税务局",
            ),
            ("编制《甲州市2023年政府信息公开工作年度报告》。", "甲州市"),
            ("梳理编制甲海关2023年政府信息公开工作年度报告。", "甲海关"),
            ("制定了甲县教育局2019年度政府信息公开年度报告，全文如下", "甲县教育局"),
            ("甲区政务公开领导小组办公室编制了2019年甲区人民政府信息公开工作年度报告", "甲区人民政府"),
            ("结合文件精神，编制2022年度甲县水务局信息公开年度报告。", "甲县水务局"),
            ("公布特克县审计局2022年政府信息公开年报", "特克县审计局"),
            ("甲县机构编制委员会办公室2022年政府信息公开年报如下", "甲县机构编制委员会办公室"),
        ] {
            let found = reported(&without_remarks(text)).map(|(name, _)| name);
            assert_eq!(found.as_deref(), Some(organ), "{text}");
        }
        for text in [
            "根据《甲省人民政府办公厅关于做好2022年政府信息公开年度报告编制工作的通知》编制。",
            "发布政府信息公开年报1条。",
            "现公布我局2024年政府信息公开工作年度报告。",
            "依据《中华人民共和国政府信息公开工作年度报告格式》",
        ] {
            assert_eq!(reported(text), None, "{text}");
        }
    }

    #[test]
    fn a_unit_answers_for_its_organ() {
        for (unit, organ) in [
            ("甲县水务局办公室", "甲县水务局"),
            ("甲开发区管委会党政办公室", "甲开发区管委会"),
            ("国家税务总局甲市税务局政务公开工作领导小组办公室", "国家税务总局甲市税务局"),
            ("甲市乙镇人民政府党政综合办公室", "甲市乙镇人民政府"),
            ("甲区乙街道党政办", "甲区乙街道"),
            ("甲县机构编制委员会办公室", "甲县机构编制委员会办公室"),
            ("甲县人民政府外事办公室", "甲县人民政府外事办公室"),
            ("甲县人民政府办公室", "甲县人民政府办公室"),
        ] {
            assert_eq!(principal(unit), organ);
        }
        for begin in INNER {
            assert_eq!(principal(&format!("甲县民政局{begin}科")), "甲县民政局", "{begin}");
        }
        for end in OUTER {
            let organ = format!("甲县某某{end}");
            assert_eq!(principal(&format!("{organ}办公室")), organ);
        }
    }

    #[test]
    fn part_one_begins_with_year_and_organ() {
        for does in DOES {
            let text = format!("2025年，甲县水务局{does}做好公开工作。");
            assert_eq!(at_work(&text).as_deref(), Some("甲县水务局"), "{does}");
        }
        for no in NOBODY {
            assert_eq!(at_work(&format!("2025年，{no}县水务局坚持公开。")), None, "{no}");
        }
        assert_eq!(at_work("2024年甲镇人民政府未收到申请。").as_deref(), Some("甲镇人民政府"));
    }

    #[test]
    fn an_organ_has_its_own_site() {
        for text in ["电子版可在甲县水务局网站下载。", "现通过“甲县水务局”公布。可从甲县水务局门户网站下载"]
        {
            assert_eq!(at_home(text).as_deref(), Some("甲县水务局"), "{text}");
        }
        for text in ["可在甲县人民政府网站下载。", "在我局门户网站公开", "在县政府门户网站公开"]
        {
            assert_eq!(at_home(text), None, "{text}");
        }
    }

    #[test]
    fn the_year_spoken_of_is_the_most_frequent() {
        assert_eq!(spoken("2019年获评优秀。2020年，我局；截至2020年12月31日，2020年度共"), Some(2020));
        assert_eq!(spoken("2019年与2020年"), None);
        assert_eq!(spoken("依据〔2021〕30号，《2019年要点》"), None);
        assert_eq!(spoken("一年来"), None);
    }
}
