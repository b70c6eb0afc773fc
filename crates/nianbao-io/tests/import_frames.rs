//! Who reports for which year, and where the parts begin, as portals and offices write it: titles in many forms, frames
//! around them, organs named only elsewhere, headings without numbers or with wrong ones. Every name is invented.

#[expect(dead_code, reason = "other tests use the rest")]
mod layout;

use layout::{Dice, Layout, SENTENCE};
use nianbao_core::form::{Aspect, EditionKey, Part, TableKey};
use nianbao_core::model::{Report, TextPart};
use nianbao_io::{Import, NoteKind};

/// A report as text behind some head, its parts under other headings where `heading` says so, and some lines behind it.
fn written(head: &str, heading: impl Fn(Part) -> Option<String>, tail: &str) -> (Report, String) {
    let report = layout::report(&mut Dice::new(11), EditionKey::latest(), false);
    let form = report.edition().form();
    let mut lines = vec![head.to_owned()];
    for part in Part::ALL {
        let own = heading(part);
        let alone = !own.as_ref().is_some_and(|own| own.ends_with(SENTENCE));
        lines.push(own.unwrap_or_else(|| form.heading(part).to_owned()));
        match part.table() {
            Some(table) => {
                lines.extend(layout::render(&mut Dice::new(3), &report, table, Layout::PipesTight))
            }
            None if alone => lines.push(SENTENCE.to_owned()),
            None => {}
        }
    }
    lines.push(tail.to_owned());
    (report, lines.join("\n"))
}

fn read(text: &str) -> Import {
    nianbao_io::read_text(text).expect("a report")
}

/// Whether every cell is as written.
fn same_cells(report: &Report, import: &Import) -> bool {
    TableKey::ALL.into_iter().all(|table| report.table(table) == import.report.table(table))
}

#[test]
fn titles_in_many_forms() {
    let mut wrong = Vec::new();
    for (head, organ, year) in [
        ("甲县民政局关于2024年度政府信息公开工作情况的报告", "甲县民政局", 2024),
        ("关于甲县民政局2024年政府信息公开工作年度报告的公示", "甲县民政局", 2024),
        ("甲县民政局2024年度政府信息公开工作报告", "甲县民政局", 2024),
        ("甲县民政局2024年政府信息公开年度报告", "甲县民政局", 2024),
        ("甲县民政局2024年政府信息公开年报", "甲县民政局", 2024),
        ("《甲县民政局2024年政府信息公开工作年度报告》", "甲县民政局", 2024),
        ("甲县民政局\n2024年度\n政府信息公开工作年度报告", "甲县民政局", 2024),
        ("甲县民政局\n政府信息公开工作\n年度报告\n（2024年）", "甲县民政局", 2024),
        ("甲县民政局\n二〇二四年政府信息公开\n工作年度报告", "甲县民政局", 2024),
        ("二○二四年度甲县民政局政府信息公开工作年度报告", "甲县民政局", 2024),
        ("2024年甲县民政局政府信息公开工作年度报告", "甲县民政局", 2024),
        ("【甲县民政局】2024年政府信息公开工作年度报告", "甲县民政局", 2024),
        ("附件：甲县民政局2024年政府信息公开工作年度报告", "甲县民政局", 2024),
        ("附件1\n甲县民政局2024年政府信息公开工作年度报告", "甲县民政局", 2024),
        (
            "首页 > 政务公开 > 年度报告\n甲县民政局2024年政府信息公开工作年度报告\n来源：甲县民政局 发布时间：2025-01-20 浏览次数：12 字号：大 中 小\n甲县民政局2024年政府信息公开工作年度报告",
            "甲县民政局",
            2024,
        ),
        ("甲县民政局2024年政府信息公开工作年度报告（乙市甲县）", "甲县民政局", 2024),
        ("甲县公安局城关派出所2024年政府信息公开工作年度报告", "甲县公安局城关派出所", 2024),
        ("甲县城市建设投资有限公司2024年政府信息公开工作年度报告", "甲县城市建设投资有限公司", 2024),
        ("甲县第一中学2024年政府信息公开工作年度报告", "甲县第一中学", 2024),
        ("甲县人民医院2024年政府信息公开工作年度报告", "甲县人民医院", 2024),
        ("甲县机构编制委员会办公室2024年政府信息公开工作年度报告", "甲县机构编制委员会办公室", 2024),
    ] {
        let (report, text) = written(head, |_| None, "");
        let import = read(&text);
        let meta = &import.report.meta;
        if (meta.org_name.as_str(), meta.year) != (organ, Some(year)) || !same_cells(&report, &import) {
            wrong.push(format!("{head:?}: {:?} {:?}", meta.org_name, meta.year));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn days_of_publication() {
    let mut wrong = Vec::new();
    for line in [
        "发布日期：2025-01-20",
        "发布时间：2025年1月20日 16:30",
        "时间：2025/1/20",
        "日期：2025.01.20",
        "来源：甲县民政局 发布时间：2025-01-20 浏览次数：8",
        "【发布时间：2025-01-20】【字体：大 中 小】",
        "发布日期：二〇二五年一月二十日",
        "公开日期: 2025-01-20",
        "生成日期：2025年01月20日",
        "索引号：113000/2025-00012 成文日期：2025-01-20",
        "2025-01-20 09:12 来源：甲县民政局",
        "发文时间 2025-01-20",
    ] {
        let head = format!("甲县民政局2024年政府信息公开工作年度报告\n{line}");
        let (_, text) = written(&head, |_| None, "");
        let import = read(&text);
        let day = import.report.meta.published_on.map(|day| day.to_string());
        if day.as_deref() != Some("2025-01-20") || !import.report.narrative.get(TextPart::Lead).is_empty() {
            wrong.push(format!("{line}: {day:?} lead {:?}", import.report.narrative.get(TextPart::Lead)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_day_of_publication_in_the_frame_and_not_its_clock() {
    let title = "甲县民政局2024年政府信息公开工作年度报告";
    let table =
        "<table><tr><td>索引号</td><td>0143/2025-2</td><td>公开日期</td><td>2025-01-20</td></tr></table>";
    let clock =
        "<div>2025年12月30日\t星期二</div><div>2025-12-30 09:12:30</div><div>采集时间：2025-12-30</div>";
    for (frame, published) in [
        (format!("{clock}{table}"), Some("2025-01-20")),
        (format!("{clock}<dl><dt>发布日期：</dt><dd>2025-01-20</dd></dl>"), Some("2025-01-20")),
        (
            format!("<div>生成日期：2025-01-10</div><div>发布日期：2025-01-20</div>{clock}"),
            Some("2025-01-20"),
        ),
        (clock.to_owned(), None),
    ] {
        let (_, text) = written(title, |_| None, "");
        let body: String = text.lines().skip(1).map(|line| format!("<p>{line}</p>")).collect();
        let page = format!("<!DOCTYPE html><html><body>{frame}<h1>{title}</h1>{body}</body></html>");
        let day = read(&page).report.meta.published_on.map(|day| day.to_string());
        assert_eq!(day.as_deref(), published, "{frame}");
    }
}

#[test]
fn an_organ_named_elsewhere() {
    let mut wrong = Vec::new();
    let bare = "2024年政府信息公开工作年度报告";
    for (head, tail) in [
        (bare.to_owned(), "甲县民政局\n2025年1月20日"),
        (bare.to_owned(), "            甲县民政局          \n          二〇二五年一月二十日"),
        (bare.to_owned(), "甲县民政局 2025年1月20日"),
        (format!("{bare}\n来源：甲县民政局 发布时间：2025-01-20"), ""),
        (format!("{bare}\n发布机构：甲县民政局"), ""),
        (format!("信息来源：甲县民政局\n{bare}"), ""),
        (format!("当前位置：首页 > 县政府部门 > 甲县民政局 > 年度报告\n{bare}"), ""),
        (format!("您的位置：首页>>甲县民政局>>政府信息公开年报\n{bare}"), ""),
        (format!("{bare}\n甲县民政局\n（2025年1月20日）"), ""),
    ] {
        let (_, text) = written(&head, |_| None, tail);
        let import = read(&text);
        let meta = &import.report.meta;
        if meta.org_name != "甲县民政局" || meta.year != Some(2024) {
            wrong.push(format!("{head:?} {tail:?}: {:?} {:?}", meta.org_name, meta.year));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn organ_and_year_in_sentences() {
    let mut wrong = Vec::new();
    for (head, organ, year) in [
        ("根据《条例》规定，现公布甲县民政局2024年政府信息公开工作年度报告。", "甲县民政局", Some(2024)),
        (
            "编制《甲州市人民政府2024年政府信息公开工作年度报告》。数据统计期限为2024年1月1日至12月31日。如有疑问，请与甲州市人民政府办公室联系。",
            "甲州市人民政府",
            Some(2024),
        ),
        (
            "本报告的统计时间为2024年1月1日至12月31日。如有疑问，请与甲县民政局办公室联系（电话：12345）。",
            "甲县民政局",
            Some(2024),
        ),
        (
            "本报告数据截至2024年12月31日。如有疑问，请与我局办公室联系。电子版可在甲县民政局门户网站下载。",
            "甲县民政局",
            Some(2024),
        ),
        (
            "甲县民政局2024年政府信息公开工作年度报告\n甲县民政局\n2024年政府信息公开工作年度报告",
            "甲县民政局",
            Some(2024),
        ),
        (
            "甲县民政局2024年政府信息公开工作年度报告\n• 听全文\n• 2025-01-20\n• 来源：甲县民政局",
            "甲县民政局",
            Some(2024),
        ),
    ] {
        let (_, text) = written(head, |_| None, "");
        let import = read(&text);
        let meta = &import.report.meta;
        let lead = import.report.narrative.get(TextPart::Lead);
        let titled = head.starts_with("甲县民政局2024年");
        if meta.org_name != organ || meta.year != year || titled == lead.contains('。') {
            wrong.push(format!("{head:?}: {:?} {:?} {lead:?}", meta.org_name, meta.year));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn marks_for_an_unknown_indent() {
    let mark = |part: Part| format!("????{}", EditionKey::latest().form().heading(part));
    let (report, text) = written("甲县民政局2024年政府信息公开工作年度报告", |part| Some(mark(part)), "");
    let import = read(&text);
    let found = import.report.found.as_ref().expect("what was found").headings.len();
    assert!(found == 6 && same_cells(&report, &import), "{found}");
}

#[test]
fn headings_in_many_forms() {
    let form = EditionKey::latest().form();
    let bare = |part: Part| form.heading(part).split_once('、').expect("a number").1.to_owned();
    let numeral = |at: usize| "一二三四五六七八".chars().nth(at).expect("a numeral");
    type Style = Box<dyn Fn(Part) -> Option<String>>;
    let styles: Vec<(&str, Style)> = vec![
        ("no numbers", Box::new(move |part| Some(bare(part)))),
        ("brackets", Box::new(move |part| Some(format!("（{}）{}", numeral(part.index()), bare(part))))),
        ("arabic", Box::new(move |part| Some(format!("{}.{}", part.index() + 1, bare(part))))),
        ("arabic comma", Box::new(move |part| Some(format!("{}、{}", part.index() + 1, bare(part))))),
        ("part words", Box::new(move |part| Some(format!("第{}部分 {}", numeral(part.index()), bare(part))))),
        ("all one", Box::new(move |part| Some(format!("一、{}", bare(part))))),
        ("shifted", Box::new(move |part| Some(format!("{}、{}", numeral(part.index() + 1), bare(part))))),
        ("stars", Box::new(move |part| Some(format!("**{}**", form.heading(part))))),
        ("hashes", Box::new(move |part| Some(format!("## {}", form.heading(part))))),
        ("colon", Box::new(move |part| Some(format!("{}：", form.heading(part))))),
        (
            "spaces",
            Box::new(move |part| {
                Some(
                    form.heading(part).chars().map(|c| format!("{c} ")).collect::<String>().trim().to_owned(),
                )
            }),
        ),
        (
            "in one line",
            Box::new(move |part| match part.table() {
                None => Some(format!("{}：{SENTENCE}", form.heading(part))),
                Some(_) => None,
            }),
        ),
        (
            "with a space and text",
            Box::new(move |part| match part.table() {
                None => Some(format!("{} {SENTENCE}", form.heading(part))),
                Some(_) => None,
            }),
        ),
        (
            "reworded",
            Box::new(move |part| match part {
                Part::Problems => Some("五、政府信息公开工作存在的主要问题及下一步改进措施".to_owned()),
                Part::Other => Some("六、其他需要说明的事项".to_owned()),
                Part::Overview => Some("一、政府信息公开工作总体情况".to_owned()),
                _ => None,
            }),
        ),
        (
            "parts without numbers",
            Box::new(move |part| match part {
                Part::Problems => Some("存在的问题及改进措施".to_owned()),
                Part::Other => Some("其他需要报告事项".to_owned()),
                Part::Overview => Some("总体情况".to_owned()),
                _ => None,
            }),
        ),
    ];
    let mut wrong = Vec::new();
    for (name, style) in &styles {
        let (report, text) = written("甲县民政局2024年政府信息公开工作年度报告", style, "");
        let import = read(&text);
        let texts: Vec<&str> = [TextPart::Overview, TextPart::Problems, TextPart::Other]
            .into_iter()
            .filter(|part| import.report.narrative.get(*part) != SENTENCE)
            .map(TextPart::key)
            .collect();
        let missing = import.notes.iter().filter(|note| note.kind == NoteKind::PartMissing).count();
        if !texts.is_empty() || missing > 0 || !same_cells(&report, &import) {
            wrong.push(format!(
                "{name}: {texts:?} differ, {missing} missing, {}",
                same_cells(&report, &import)
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn aspects_in_many_forms() {
    let form = EditionKey::latest().form();
    let words: Vec<String> = Aspect::ALL
        .map(|aspect| form.aspect(aspect).split_once('）').expect("a number").1.to_owned())
        .to_vec();
    type Style = Box<dyn Fn(usize, &str) -> String>;
    let styles: Vec<(&str, Style)> = vec![
        ("brackets", Box::new(|at, word| format!("（{}）{word}。", "一二三四五".chars().nth(at).unwrap()))),
        (
            "brackets no mark",
            Box::new(|at, word| format!("（{}）{word}情况\n", "一二三四五".chars().nth(at).unwrap())),
        ),
        ("digits", Box::new(|at, word| format!("{}.{word}。", at + 1))),
        ("digits comma", Box::new(|at, word| format!("{}、{word}情况：", at + 1))),
        ("is", Box::new(|at, word| format!("{}是{word}。", "一二三四五".chars().nth(at).unwrap()))),
        ("is colon", Box::new(|at, word| format!("{}是{word}方面：", "一二三四五".chars().nth(at).unwrap()))),
        ("bold", Box::new(|_, word| format!("{word}情况。"))),
        ("bare line", Box::new(|_, word| format!("{word}情况\n"))),
        ("corner", Box::new(|_, word| format!("【{word}】"))),
        ("circle", Box::new(|at, word| format!("{}{word}：", "①②③④⑤".chars().nth(at).unwrap()))),
    ];
    let mut wrong = Vec::new();
    for (name, style) in &styles {
        let texts: Vec<String> =
            words.iter().enumerate().map(|(at, word)| format!("{}{SENTENCE}", style(at, word))).collect();
        let heading = |part: Part| {
            (part == Part::Overview).then(|| format!("{}\n{}", form.heading(part), texts.join("\n")))
        };
        let (report, text) = written("甲县民政局2024年政府信息公开工作年度报告", heading, "");
        let import = read(&text);
        let lost: Vec<&str> = Aspect::ALL
            .into_iter()
            .filter(|aspect| !import.report.narrative.get(TextPart::Aspect(*aspect)).contains(SENTENCE))
            .map(|aspect| TextPart::Aspect(aspect).key())
            .collect();
        if !lost.is_empty() || !same_cells(&report, &import) {
            wrong.push(format!("{name}: {lost:?} lost"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
