//! The little language in which rule documentation and case files describe a report and what is expected of it. The
//! table of its lines stands in `nianbao_core::check::rule`; this is its reader. Knows no rule.

use std::fmt;
use std::sync::Arc;

use nianbao_core::check::{Context, Coverage, Finding, Outcome, Status, check};
use nianbao_core::form::{EditionKey, Part, TableKey, label};
use nianbao_core::model::found::{AlteredLabel, FoundHeading, TableState};
use nianbao_core::model::report::TableData;
use nianbao_core::model::{Date, Found, Limit, OrgKind, Place, Report, TextPart};

use crate::build;

/// A report, perhaps with last year's, and the findings that are expected.
#[derive(Debug)]
pub struct Example {
    /// The report.
    pub report: Report,
    /// Last year's report.
    pub previous: Option<Report>,
    /// The findings that are expected.
    pub expected: Vec<Expected>,
    /// Rules with how they are expected to have run: `ran`, `not_applicable` or `blocked`.
    pub covered: Vec<(String, String)>,
}

/// A finding that is expected.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Expected {
    /// Rule, severity and place as one line writes them.
    pub line: String,
    /// Words that the finding's title, message or advice must contain; may be empty.
    pub words: String,
}

impl Expected {
    /// The id of the rule.
    pub fn rule(&self) -> &str {
        self.line.split(' ').next().unwrap_or_default()
    }
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "=> {}", self.line)?;
        if self.words.is_empty() { Ok(()) } else { write!(f, " ~ {}", self.words) }
    }
}

impl Example {
    /// Reads an example; the error names the line and says what is wrong with it.
    pub fn parse(text: &str) -> Result<Example, String> {
        let mut example =
            Example { report: build::zero(), previous: None, expected: Vec::new(), covered: Vec::new() };
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            example.line(line).map_err(|why| format!("{line}：{why}"))?;
        }
        Ok(example)
    }

    /// Runs the whole check.
    pub fn check(&self) -> Outcome {
        check(&self.report, &Context { previous: self.previous.as_ref(), ..Context::default() })
    }

    /// Compares the open findings of the rules that count with those expected, in any order; the error shows both.
    pub fn compare(&self, outcome: &Outcome, counts: impl Fn(&str) -> bool) -> Result<(), String> {
        let listed = |id: &str| self.expected.iter().any(|expected| expected.rule() == id);
        let got: Vec<(String, &Finding)> = outcome
            .findings
            .iter()
            .filter(|finding| finding.is_open() && (counts(finding.rule.id()) || listed(finding.rule.id())))
            .map(|finding| (line(finding), finding))
            .collect();
        compare_findings(&self.expected, got)?;
        compare_coverage(&self.covered, &outcome.coverage)
    }

    fn line(&mut self, line: &str) -> Result<(), String> {
        if wanted(line, &mut self.expected, &mut self.covered)? {
            return Ok(());
        }
        let (key, value) =
            line.split_once('=').map_or((line, None), |(key, value)| (key.trim(), Some(value.trim())));
        match key.strip_prefix("previous.") {
            Some(key) => {
                let year = self.report.meta.year.map(|year| year - 1);
                let previous = self.previous.get_or_insert_with(|| {
                    let mut report = build::zero();
                    report.meta.year = year;
                    report
                });
                write(previous, key, value)
            }
            None => write(&mut self.report, key, value),
        }
    }
}

/// Takes a line that says what is expected; whether it was one.
pub(crate) fn wanted(
    line: &str,
    expected: &mut Vec<Expected>,
    covered: &mut Vec<(String, String)>,
) -> Result<bool, String> {
    if let Some(finding) = line.strip_prefix("=>") {
        let (line, words) = finding.split_once(" ~ ").unwrap_or((finding, ""));
        expected.push(Expected { line: line.trim().to_owned(), words: words.trim().to_owned() });
        return Ok(true);
    }
    if let Some(run) = line.strip_prefix("->") {
        let (rule, status) = run.trim().split_once(' ').ok_or("写明规则和状态")?;
        covered.push((rule.to_owned(), status.trim().to_owned()));
        return Ok(true);
    }
    Ok(false)
}

/// Compares findings, each with its line, with those expected, in any order; the error shows both.
pub(crate) fn compare_findings<P>(
    expected: &[Expected],
    mut got: Vec<(String, &Finding<P>)>,
) -> Result<(), String> {
    got.sort_by(|one, other| one.0.cmp(&other.0));
    let mut expected = expected.to_vec();
    expected.sort();
    // Several findings may stand at one place; the words tell them apart.
    let mut left = expected.clone();
    let all_expected = got.iter().all(|(line, finding)| {
        let is_it = |expected: &Expected| *line == expected.line && says(finding, &expected.words);
        left.iter().position(is_it).map(|at| left.remove(at)).is_some()
    });
    if all_expected && left.is_empty() {
        return Ok(());
    }
    let got: Vec<String> =
        got.iter().map(|(line, finding)| format!("  => {line}\n     {}", words(finding))).collect();
    let expected: Vec<String> = expected.iter().map(|expected| format!("  {expected}")).collect();
    Err(format!("expected\n{}\ngot\n{}", expected.join("\n"), got.join("\n")))
}

/// Compares how rules ran with how they are expected to have run.
pub(crate) fn compare_coverage(wanted: &[(String, String)], coverage: &[Coverage]) -> Result<(), String> {
    for (rule, expected) in wanted {
        let covered = coverage.iter().find(|covered| covered.rule.id() == rule);
        let status = covered.map_or("unknown", |covered| match covered.status {
            Status::Ran => "ran",
            Status::NotApplicable(_) => "not_applicable",
            Status::Blocked(..) => "blocked",
            Status::Off => "off",
        });
        if status != expected {
            return Err(format!("expected\n  -> {rule} {expected}\ngot\n  -> {rule} {status}"));
        }
    }
    Ok(())
}

/// Rule, severity and place of a finding on one line.
pub fn line(finding: &Finding) -> String {
    format!("{} {} {}", finding.rule.id(), finding.severity.key(), place(&finding.at))
}

/// A place as the examples write it.
pub fn place(place: &Place) -> String {
    match place {
        Place::Cell(id) => id.path().to_owned(),
        Place::Text(range) => format!("text {}", range.part.key()),
        Place::Part(part) => format!("part {}", part.key()),
        Place::Meta(field) => format!("meta {}", field.key()),
        Place::Report => "report".to_owned(),
    }
}

fn says<P>(finding: &Finding<P>, words: &str) -> bool {
    [&finding.title, &finding.message, &finding.advice].iter().any(|text| text.contains(words))
}

fn words<P>(finding: &Finding<P>) -> String {
    format!("{}｜{}｜{}", finding.title, finding.message, finding.advice)
}

/// Writes what a line says into a report.
pub(crate) fn write(report: &mut Report, key: &str, value: Option<&str>) -> Result<(), String> {
    if key == "found" {
        found(report, |_, _| Ok(()))?;
        return Ok(());
    }
    let value = value.ok_or("缺少等号")?;
    let set = (!value.is_empty()).then_some(value);
    let (head, rest) = key.split_once('.').unwrap_or((key, ""));
    match head {
        "year" => {
            report.meta.year = set.map(|year| year.parse().map_err(|_| "年度不是数字")).transpose()?;
        }
        "org_name" => report.meta.org_name = value.to_owned(),
        "region" => report.meta.region = value.to_owned(),
        "org_kind" => {
            report.meta.org_kind = match set {
                Some(kind) => OrgKind::from_key(kind).ok_or("没有这种机关")?,
                None => OrgKind::Unknown,
            }
        }
        "published_on" => {
            report.meta.published_on = set.map(|day| Date::parse(day).ok_or("没有这一天")).transpose()?;
        }
        "off" => {
            report.settings.off =
                value.split([',', ' ']).filter(|id| !id.is_empty()).map(str::to_owned).collect();
        }
        "deadline" => {
            report.settings.deadline = set.map(|day| Date::parse(day).ok_or("没有这一天")).transpose()?;
        }
        "limit" => {
            let limit = Limit::from_key(rest).ok_or("没有这个界限")?;
            let value = set.map(|value| value.parse().map_err(|_| "界限不是数字")).transpose()?;
            if !report.settings.set_limit(limit, value) {
                return Err("界限超出了范围".into());
            }
        }
        "edition" => {
            let table = TableKey::from_key(rest).ok_or("没有这张表")?;
            let edition = EditionKey::from_key(value).ok_or("没有这个版本")?;
            report.set_table(build::zero_table(edition, table));
        }
        "text" => {
            let part = TextPart::from_key(rest).ok_or("没有这一部分文字")?;
            let before = report.narrative.get(part);
            let value = repeated(value)?;
            let text = if before.is_empty() { value } else { format!("{before}\n{value}") };
            report.narrative.set(part, text);
        }
        "found" => found(report, |report, found| found_line(report, found, rest, value))?,
        _ => cells(report, key, value)?,
    }
    Ok(())
}

/// Writes out `{甲乙×3}`: long texts that nobody has to read.
fn repeated(text: &str) -> Result<String, String> {
    let Some((before, rest)) = text.split_once('{') else { return Ok(text.to_owned()) };
    let (inside, after) = rest.split_once('}').ok_or("花括号没有成对")?;
    let (words, times) = inside.rsplit_once('×').ok_or("花括号里写成“甲乙×3”")?;
    let times: usize = times.parse().ok().filter(|times| *times <= 10_000).ok_or("重复次数不是数字")?;
    Ok(format!("{before}{}{}", words.repeat(times), repeated(after)?))
}

/// Writes a cell, or all cells whose path begins so: one value for all, or one for each in printed order.
fn cells(report: &mut Report, key: &str, value: &str) -> Result<(), String> {
    let Some(prefix) = key.strip_suffix('*') else {
        let id = report.find(key).ok_or("没有这一格")?;
        report.set(id, value);
        return Ok(());
    };
    let ids: Vec<_> = report
        .cells()
        .map(|(id, _)| id)
        .filter(|id| prefix.is_empty() || id.path().starts_with(prefix))
        .collect();
    let values: Vec<&str> = value.split_whitespace().collect();
    if ids.is_empty() {
        return Err("没有这样的格".into());
    }
    if values.len() > 1 && values.len() != ids.len() {
        return Err(format!("有{}格，写了{}个数", ids.len(), values.len()));
    }
    for (at, id) in ids.into_iter().enumerate() {
        report.set(id, if values.len() > 1 { values[at] } else { value });
    }
    Ok(())
}

fn found(
    report: &mut Report,
    change: impl FnOnce(&Report, &mut Found) -> Result<(), String>,
) -> Result<(), String> {
    let mut found = report.found.take().map_or_else(|| build::printed(report), Arc::unwrap_or_clone);
    let changed = change(report, &mut found);
    report.found = Some(Arc::new(found));
    changed
}

fn found_line(report: &Report, found: &mut Found, key: &str, value: &str) -> Result<(), String> {
    let (head, rest) = key.split_once('.').unwrap_or((key, ""));
    match head {
        "title" => found.title = (!value.is_empty()).then(|| value.to_owned()),
        "heading" => {
            let part = Part::from_key(rest).ok_or("没有这一部分")?;
            match found.headings.iter().position(|heading| heading.part == Some(part)) {
                Some(at) if value.is_empty() => drop(found.headings.remove(at)),
                Some(at) => found.headings[at] = heading(Some(part), value),
                None => return Err("这个标题已经不在".into()),
            }
        }
        "headings" => {
            found.headings = value
                .split([',', '，'])
                .map(str::trim)
                .filter(|key| !key.is_empty())
                .map(|key| match (key, Part::from_key(key)) {
                    ("-", _) => Ok(heading(None, "七、附件")),
                    (_, Some(part)) => Ok(build::heading(report, part)),
                    _ => Err(format!("没有这一部分：{key}")),
                })
                .collect::<Result<_, String>>()?;
        }
        _ => {
            let table = TableKey::from_key(head).ok_or("没有这张表")?;
            found_table(found, table, rest, value)?;
        }
    }
    Ok(())
}

fn found_table(found: &mut Found, table: TableKey, key: &str, value: &str) -> Result<(), String> {
    let is_line =
        |key: &str| is_line(table, key).then(|| key.to_owned()).ok_or(format!("没有这一行或者这一列：{key}"));
    let table = found.table_mut(table);
    match key.split_once('.').unwrap_or((key, "")) {
        ("state", _) => {
            table.state = match value {
                "read" => TableState::Read,
                "empty" => TableState::Empty,
                "absent" => TableState::Absent,
                _ => return Err("没有这种状态".into()),
            }
        }
        ("edition", _) => table.edition = EditionKey::from_key(value),
        ("missing", _) => table.missing_rows.push(is_line(value)?),
        ("repeated", _) => table.repeated_rows.push(is_line(value)?),
        ("unread", _) => table.unread_rows.push(is_line(value)?),
        ("extra", _) => table.extra_rows.push(value.to_owned()),
        ("altered", label) => {
            table.altered.push(AlteredLabel { key: is_line(label)?, text: value.to_owned() });
        }
        _ => return Err("不认识这一行".into()),
    }
    Ok(())
}

/// Whether a row, a column or a heading over some of them has this key, in any edition: an example about none would
/// prove nothing.
fn is_line(table: TableKey, key: &str) -> bool {
    let over = |path: &str| {
        path.strip_prefix(key).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '@']))
    };
    let behind = |path: &str| path.strip_suffix(key).is_some_and(|rest| rest.ends_with(['.', '@']));
    EditionKey::all().any(|edition| {
        let data = TableData::blank(edition, table);
        let column = |path: &str| path.split_once('@').is_some_and(|(_, column)| over(column));
        data.layout()
            .slots
            .iter()
            .map(|slot| slot.id.path())
            .any(|path| over(path) || behind(path) || column(path))
    })
}

fn heading(part: Option<Part>, text: &str) -> FoundHeading {
    FoundHeading { part, number: label::split_ordinal(text).0, text: text.to_owned() }
}
