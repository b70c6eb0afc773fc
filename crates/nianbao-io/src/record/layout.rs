//! The record laid out for people: which sections it has, in which order, in which words. Word and HTML print this and
//! nothing else; the comments of a marked document take their lines from here too. Knows no format.

use nianbao_core::model::Date;
use nianbao_core::model::OrgKind;
use nianbao_core::model::record::{Entry, Level, PackName, PlaceName, Record, RuleName, Said};

use super::Fingerprint;

/// Most places listed for one finding when each has a part in it, such as the sides of an equation.
const MOST_PLACES: usize = 8;
/// Most places listed when they are only more of the same.
const MOST_ALIKE: usize = 3;
/// Longest text of a cell or source that is shown, in characters.
const LONGEST: usize = 40;
/// What stands between the labels of a place.
const SEPARATOR: &str = " › ";
/// Hexadecimal digits in one printed group of a fingerprint.
const GROUP: usize = 4;
/// How many groups of a pack's fingerprint are printed.
const FEW: usize = 4;

/// What stands above the three columns of the findings.
pub(crate) const FINDINGS_HEAD: [&str; 3] = ["序号", "发现", "说明或改正情况"];
/// Who signs.
pub(crate) const SIGNERS: [&str; 4] = ["填报人", "审核人", "单位负责人", "日期"];
/// What stands where nobody has to write anything.
const OPTIONAL: &str = "可不说明";

/// A record laid out.
pub(crate) struct Sheet {
    /// The title.
    pub(crate) title: String,
    /// The title of the report.
    pub(crate) report: String,
    /// What follows.
    pub(crate) pieces: Vec<Piece>,
}

/// A piece of the record.
pub(crate) enum Piece {
    /// The heading of a section.
    Heading(String),
    /// A paragraph.
    Paragraph(String),
    /// Names and what they stand for.
    Facts(Vec<(&'static str, String)>),
    /// Findings, severity by severity.
    Findings(Vec<Group>),
    /// Rules that did not run, and why.
    Unchecked([&'static str; 2], Vec<[String; 2]>),
    /// A fingerprint: its name and its digits in groups.
    Print(&'static str, String),
    /// Lines to sign on.
    Signatures,
}

/// Findings of one severity.
pub(crate) struct Group {
    /// The severity in mark and word, with how many there are.
    pub(crate) label: String,
    /// The findings.
    pub(crate) rows: Vec<Row>,
}

/// A finding.
pub(crate) struct Row {
    /// Counted through the whole record.
    pub(crate) number: usize,
    /// A few words and the rule's id.
    pub(crate) title: String,
    /// What is wrong, where, what to do, by which basis.
    pub(crate) lines: Vec<Line>,
    /// What the filer said; nothing where something is still to be written.
    pub(crate) answer: Vec<String>,
}

/// A line with a word in front of it, which may be missing.
pub(crate) struct Line {
    pub(crate) label: &'static str,
    pub(crate) text: String,
}

/// Lays a record out.
pub(crate) fn sheet(record: &Record, fingerprint: &Fingerprint) -> Sheet {
    let form = record.edition.form();
    let mut pieces = vec![Piece::Facts(facts(record))];
    let mut sections = Sections { pieces: &mut pieces, next: 0 };
    sections.begin("核对结果");
    sections.paragraph(result(record));
    if !record.findings.is_empty() {
        sections.begin("发现");
        sections.pieces.push(Piece::Findings(groups(record)));
    }
    sections.unchecked(record);
    sections.doubts(record);
    sections.begin("指纹");
    sections.pieces.push(Piece::Print("内容指纹", grouped(&fingerprint.content)));
    sections.paragraph(
        "由报告的标题、正文和三张表算出，与文件格式无关，改动一个字或一个数就会不同。日后再用本程序核对，内容指纹相同，就是这次核对过的报告。"
            .to_owned(),
    );
    sections.pieces.push(Piece::Print("核对指纹", grouped(&fingerprint.check)));
    sections.paragraph(
        "另外计入了规则版本、上一年度报告和核对设置。核对指纹相同，核对的结果也必然相同。".to_owned(),
    );
    pieces.push(Piece::Signatures);
    Sheet {
        title: format!("{}{}", form.title, super::NAME),
        report: form.title_line(&record.organ, record.year),
        pieces,
    }
}

/// Sections numbered as they come.
struct Sections<'a> {
    pieces: &'a mut Vec<Piece>,
    next: usize,
}

impl Sections<'_> {
    fn begin(&mut self, title: &str) {
        let number = ["一", "二", "三", "四", "五"][self.next.min(4)];
        self.next += 1;
        self.pieces.push(Piece::Heading(format!("{number}、{title}")));
    }

    fn paragraph(&mut self, text: String) {
        self.pieces.push(Piece::Paragraph(text));
    }

    fn unchecked(&mut self, record: &Record) {
        let count: usize = record.unchecked.iter().map(|unchecked| unchecked.rules.len()).sum();
        if count == 0 {
            return;
        }
        self.begin(&format!("没有核对的项目（{count}项）"));
        let rows = record.unchecked.iter().map(|unchecked| {
            let rules: Vec<String> = unchecked.rules.iter().map(rule).collect();
            [unchecked.reason.clone(), rules.join("、")]
        });
        self.pieces.push(Piece::Unchecked(["原因", "项目"], rows.collect()));
    }

    fn doubts(&mut self, record: &Record) {
        if record.doubts.is_empty() {
            return;
        }
        self.begin(&format!("读入文件时的疑问（{}项）", record.doubts.len()));
        for (number, doubt) in record.doubts.iter().enumerate() {
            let source = match doubt.source.trim() {
                "" => String::new(),
                source => format!("（原文：{}）", clip(source)),
            };
            self.paragraph(format!("{}. {}{source}", number + 1, doubt.message));
        }
    }
}

fn facts(record: &Record) -> Vec<(&'static str, String)> {
    let form = record.edition.form();
    let or = |text: &str, otherwise: &str| if text.is_empty() { otherwise } else { text }.to_owned();
    let day = |day: Option<Date>| day.map_or_else(|| "未注明".to_owned(), printed_day);
    let file = match (record.file.as_str(), record.file_format.as_str()) {
        ("", _) => "在页面上填写的草稿".to_owned(),
        (file, "") => file.to_owned(),
        (file, format) => format!("{file}（{format}）"),
    };
    let mut facts = vec![
        ("机关名称", or(&record.organ, "未写明")),
        (
            "机关类型",
            if record.organ_kind == OrgKind::Unknown { "未选择" } else { record.organ_kind.label() }
                .to_owned(),
        ),
        ("报告年度", record.year.map_or_else(|| "未写明".to_owned(), |year| format!("{year}年"))),
        ("表格格式", format!("{}（{}）", form.name, form.notice)),
        ("核对的文件", file),
        ("核对日期", day(record.on)),
        ("规则版本", record.ruleset.clone()),
        ("公布日期", day(record.published_on)),
        ("上一年度报告", record.previous.clone().unwrap_or_else(|| "没有提供".to_owned())),
    ];
    let settings =
        if record.settings.is_empty() { "都按默认".to_owned() } else { record.settings.join("；") };
    facts.push(("核对设置", settings));
    for pack in &record.packs {
        facts.push(("规则包", self::pack(pack)));
    }
    if !record.left_out.is_empty() {
        let rules: Vec<String> = record.left_out.iter().map(|rule| rule.id.clone()).collect();
        facts.push(("没有选用的规则", format!("{}条：{}", rules.len(), rules.join("、"))));
    }
    facts
}

/// A pack with its version and the limits it draws; enough of its fingerprint to tell it from another of the same name.
fn pack(pack: &PackName) -> String {
    let digits: String = pack.fingerprint.chars().take(FEW * GROUP).collect();
    let mut words = format!("{}（{}，版本{}，指纹{}…）", pack.title, pack.id, pack.version, grouped(&digits));
    if !pack.settings.is_empty() {
        words += &format!("：{}", pack.settings.join("，"));
    }
    words
}

/// What came out, in a few sentences; a clean result says what it means.
pub(crate) fn result(record: &Record) -> String {
    let asked = record.ran + record.unchecked.iter().map(|unchecked| unchecked.rules.len()).sum::<usize>();
    let coverage = format!("按{asked}项规则核对，{}项已经核对，{}项没有核对", record.ran, asked - record.ran);
    let reasons = if asked == record.ran { "。" } else { "，原因见下。" };
    if record.findings.is_empty() {
        return format!(
            "没有发现问题。{coverage}{reasons}没有发现问题是指已经核对的各项都符合规则；规则没有涉及的内容，以及数字本身是否属实，仍需人工审核。"
        );
    }
    let levels: Vec<String> =
        record.levels.iter().map(|level| format!("{} {}{}条", level.mark, level.label, level.open)).collect();
    let mut counts = format!("需要处理的发现：{}", levels.join("，"));
    if record.explained() > 0 {
        counts += &format!("；已经说明的{}条", record.explained());
    }
    if record.following() > 0 {
        counts += &format!("；随其他发现一起解决的{}条", record.following());
    }
    format!("{counts}。{coverage}{reasons}")
}

fn groups(record: &Record) -> Vec<Group> {
    let mut number = 0;
    let mut groups = Vec::new();
    for level in &record.levels {
        let rows: Vec<Row> = record
            .findings
            .iter()
            .filter(|entry| entry.level == level.key)
            .map(|entry| {
                number += 1;
                Row {
                    number,
                    title: format!("{}　{}", entry.title, entry.rule.id),
                    lines: lines(entry),
                    answer: answer(level, entry),
                }
            })
            .collect();
        if !rows.is_empty() {
            groups.push(Group {
                label: format!("{} {}（{}条）", level.mark, level.label, rows.len()), rows
            });
        }
    }
    groups
}

/// What is said of a finding, line by line.
pub(crate) fn lines(entry: &Entry) -> Vec<Line> {
    let mut lines = vec![Line { label: "", text: entry.message.clone() }];
    let mut line = |label, text: String| {
        if !text.is_empty() {
            lines.push(Line { label, text });
        }
    };
    line("位置", places(&entry.places));
    line("建议", entry.advice.clone());
    line("可改", entry.fix.clone().unwrap_or_default());
    line("依据", entry.basis.clone());
    line("起因", entry.cause.clone().unwrap_or_default());
    for other in &entry.following {
        line("同因", format!("{}（{}）：{}", other.title, other.rule.id, other.message));
    }
    lines
}

fn answer(level: &Level, entry: &Entry) -> Vec<String> {
    match &entry.said {
        Some(said) => self::said(said),
        None if level.answered => Vec::new(),
        None => vec![OPTIONAL.to_owned()],
    }
}

/// What the filer said, then who and when.
pub(crate) fn said(said: &Said) -> Vec<String> {
    let who: Vec<String> = [said.by.clone(), said.on.map(printed_day).unwrap_or_default()]
        .into_iter()
        .filter(|word| !word.is_empty())
        .collect();
    let mut lines = vec![said.reason.clone()];
    if !who.is_empty() {
        lines.push(format!("（{}）", who.join("，")));
    }
    lines
}

/// The places of a finding with what stands there; the rest are counted. What is 0 explains no difference.
fn places(spots: &[PlaceName]) -> String {
    let [at, related @ ..] = spots else { return String::new() };
    let alike = related.iter().all(|spot| spot.note.is_empty());
    let most = if alike { MOST_ALIKE } else { MOST_PLACES };
    let (zero, other): (Vec<&PlaceName>, Vec<&PlaceName>) =
        related.iter().partition(|spot| spot.value.as_deref() == Some("0"));
    let mut words = vec![place(at, "")];
    words.extend(other.iter().take(most).map(|spot| place(spot, &at.words)));
    let more = other.len().saturating_sub(most);
    if more > 0 {
        words.push(format!("另有{more}处"));
    }
    if !zero.is_empty() {
        words.push(format!("另有{}处为0", zero.len()));
    }
    words.join("；")
}

/// A place with what stands there, without the outer labels it shares with the place named before it.
fn place(spot: &PlaceName, before: &str) -> String {
    let shared = common(before, &spot.words);
    let mut words = spot.words[shared..].to_owned();
    let raw = spot.value.as_deref();
    match raw {
        Some(raw) if raw.trim().is_empty() => words += "（空白）",
        Some(raw) => words += &format!(" = {}", clip(raw)),
        None => {}
    }
    // Some rules note what stands in the cell, which is shown already.
    let quoted = spot.note.trim_matches(['“', '”']).trim_end_matches('…');
    if !spot.note.is_empty() && raw.is_none_or(|raw| !raw.starts_with(quoted)) {
        words += &format!("（{}）", spot.note);
    }
    words
}

/// How many bytes of labels two places share at their beginning.
fn common(one: &str, other: &str) -> usize {
    let same = one.split_inclusive(SEPARATOR).zip(other.split_inclusive(SEPARATOR));
    let labels = same.take_while(|(one, other)| one == other && one.ends_with(SEPARATOR));
    labels.map(|(label, _)| label.len()).sum()
}

fn rule(rule: &RuleName) -> String {
    format!("{}（{}）", rule.title, rule.id)
}

/// Text from a file on one line, cut where it is long.
fn clip(text: &str) -> String {
    let mut line: String =
        text.trim().chars().take(LONGEST).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.trim().chars().nth(LONGEST).is_some() {
        line.push('…');
    }
    line
}

/// `2025年1月20日`
pub(crate) fn printed_day(day: Date) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}

/// The digits of a fingerprint in groups, to be compared by eye.
pub fn grouped(digits: &str) -> String {
    let digits: Vec<char> = digits.chars().collect();
    let groups: Vec<String> = digits.chunks(GROUP).map(|group| group.iter().collect()).collect();
    groups.join(" ")
}
