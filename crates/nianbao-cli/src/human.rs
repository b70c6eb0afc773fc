//! Results for a person at a terminal: calm, complete, readable without colour. Words from files are shown without
//! their control characters, so that no file can write to the terminal.

use std::fmt::Write;

use nianbao_core::check::{Cause, Context, Finding, Fix, Outcome, Severity, whereabouts};
use nianbao_core::model::{Place, Report};
use nianbao_io::Import;
use nianbao_io::pack::names;

use crate::place;
use crate::style::Style;

/// Most places listed for one finding when they have a part in it, such as the sides of an equation.
const MOST_PLACES: usize = 8;
/// Most places listed when they are only more of the same; the rest are counted.
const MOST_ALIKE: usize = 2;

/// A checked report.
pub(crate) fn checked(
    style: Style,
    file: &str,
    import: &Import,
    previous: Option<&str>,
    context: &Context<'_>,
    outcome: &Outcome,
) -> String {
    let mut page = Page { style, out: String::new() };
    page.head(file, import);
    if let Some(previous) = previous {
        page.line(0, &style.quiet(&clean(&format!("上一年度：{previous}"))));
    }
    page.settings(&import.report, context);
    page.counts(outcome);
    page.findings(&import.report, outcome);
    page.explained(&import.report, outcome);
    page.notes(import);
    page.unchecked(outcome);
    page.out
}

/// A report as read, with the reader's doubts.
pub(crate) fn read(style: Style, file: &str, import: &Import) -> String {
    let mut page = Page { style, out: String::new() };
    page.head(file, import);
    page.contents(import);
    let print = nianbao_io::record::printed(&nianbao_io::record::content(&import.report));
    page.labelled("内容指纹", &print);
    page.notes(import);
    page.out
}

/// A file that gave no report.
pub(crate) fn trouble(style: Style, file: &str, message: &str) -> String {
    format!(
        "{}\n{} {}\n",
        style.strong(&file_name(file)),
        style.severity(Severity::Error, "■ 读不了"),
        clean(message)
    )
}

struct Page {
    style: Style,
    out: String,
}

impl Page {
    fn line(&mut self, indent: usize, text: &str) {
        // Writing to a String cannot fail.
        let _ = writeln!(self.out, "{:indent$}{text}", "");
    }

    fn labelled(&mut self, label: &str, text: &str) {
        if !text.is_empty() {
            let label = self.style.quiet(&format!("{label}："));
            self.line(4, &format!("{label}{}", clean(text)));
        }
    }

    fn head(&mut self, file: &str, import: &Import) {
        let report = &import.report;
        let organ =
            if report.meta.org_name.is_empty() { "机关名称不详" } else { &report.meta.org_name };
        let year = report.meta.year.map_or_else(|| "年度不详".to_owned(), |year| format!("{year}年"));
        let file = self.style.strong(&file_name(file));
        self.line(0, &file);
        let about = [organ, &year, report.edition().form().name, &import.format].map(clean).join(" · ");
        self.line(0, &about);
    }

    /// What was not as usual, and what the filer wanted but did not get.
    fn settings(&mut self, report: &Report, context: &Context<'_>) {
        for pack in context.used() {
            let limits = pack.words();
            let limits = if limits.is_empty() { String::new() } else { format!("：{}", limits.join("；")) };
            self.line(0, &self.style.quiet(&clean(&format!("规则包：{}{limits}", pack.name()))));
        }
        let used = context.settings.unwrap_or(&report.settings);
        let words = used.words();
        if !words.is_empty() {
            self.line(0, &self.style.quiet(&clean(&format!("核对设置：{}", words.join("；")))));
        }
        if report.settings != *used && !report.settings.is_usual() {
            // Packs are told apart from settings where they are used, and stand among them where they are not.
            let packs = report.settings.packs.iter().map(|text| format!("规则包{}", names(text).title));
            let theirs = report.settings.words().into_iter().chain(packs).collect::<Vec<_>>().join("；");
            let line = format!("没有采用报告文件里保存的设置（{theirs}）；要采用，写 --own-settings。");
            self.line(0, &self.style.quiet(&clean(&line)));
        }
    }

    fn counts(&mut self, outcome: &Outcome) {
        let counts = Severity::ALL.map(|severity| {
            let count = outcome.count(severity);
            let words = format!("{} {count}", severity.label());
            if count == 0 { self.style.quiet(&words) } else { self.style.severity(severity, &words) }
        });
        let explained = outcome.findings.iter().filter(|finding| finding.explained.is_some()).count();
        let explained = if explained == 0 {
            String::new()
        } else {
            self.style.quiet(&format!("　已说明 {explained}"))
        };
        self.line(0, &format!("{}{explained}", counts.join("　")));
    }

    fn findings(&mut self, report: &Report, outcome: &Outcome) {
        let open = outcome.findings.iter().enumerate().filter(|(_, finding)| finding.is_open());
        for (index, finding) in open {
            self.finding(report, finding);
            for cause in outcome.causes.iter().filter(|cause| cause.findings.first() == Some(&index)) {
                self.cause(outcome, finding, cause);
            }
        }
    }

    fn finding(&mut self, report: &Report, finding: &Finding) {
        let mark = format!("{} {}", finding.severity.mark(), finding.severity.label());
        let mark = self.style.severity(finding.severity, &mark);
        let title = self.style.strong(&clean(&finding.title));
        let rule = self.style.quiet(finding.rule.id());
        self.line(0, "");
        self.line(0, &format!("{mark}　{title}　{rule}"));
        self.line(4, &clean(&finding.message));
        self.places(report, finding);
        self.labelled("建议", &finding.advice);
        if let Some(fix) = &finding.fix {
            self.labelled("可改", &fix.title);
        }
        self.labelled("依据", finding.rule.basis());
    }

    fn places(&mut self, report: &Report, finding: &Finding) {
        let label = self.style.quiet("位置：");
        let at = self.place(report, &finding.at, "");
        self.line(4, &format!("{label}{at}"));
        let alike = finding.related.iter().all(|related| related.note.is_empty());
        let most = if alike { MOST_ALIKE } else { MOST_PLACES };
        // What is 0 explains no difference.
        let is_zero = |place: &Place| matches!(place, Place::Cell(id) if report.raw(*id) == "0");
        let (zero, other): (Vec<_>, Vec<_>) =
            finding.related.iter().partition(|related| is_zero(&related.at));
        for related in other.iter().take(most) {
            let at = self.place(report, &related.at, &related.note);
            self.line(10, &at);
        }
        let more = other.len().saturating_sub(most);
        let rest: Vec<String> = [(more, "另有 # 处"), (zero.len(), "另有 # 处为0")]
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, words)| words.replace('#', &count.to_string()))
            .collect();
        if !rest.is_empty() {
            let rest = self.style.quiet(&rest.join("，"));
            self.line(10, &rest);
        }
    }

    /// A place in words, with what stands in the cell and the part it plays, then its path.
    fn place(&self, report: &Report, place: &Place, mut note: &str) -> String {
        let mut words = whereabouts::words(report, place);
        if let Place::Cell(id) = place {
            let raw = report.raw(*id);
            // Some rules note what stands in the cell, which is shown already.
            let quoted = note.trim_matches(['“', '”']).trim_end_matches('…');
            note = if raw.starts_with(quoted) { "" } else { note };
            words += &if raw.trim().is_empty() {
                "（空白）".to_owned()
            } else {
                format!(" = {}", whereabouts::short(raw))
            };
        }
        if !note.is_empty() {
            words += &format!("（{note}）");
        }
        let path = place::path(place).map_or_else(String::new, |path| format!("  {path}"));
        clean(&words) + &self.style.quiet(&path)
    }

    fn cause(&mut self, outcome: &Outcome, shown_by: &Finding, cause: &Cause) {
        self.labelled("起因", &cause.message);
        let title = |fix: &Option<Fix>| fix.as_ref().map(|fix| fix.title.clone());
        if title(&cause.fix) != title(&shown_by.fix) {
            self.labelled("可改", &title(&cause.fix).unwrap_or_default());
        }
        let folded: Vec<String> = cause
            .findings
            .iter()
            .filter_map(|&index| outcome.findings.get(index))
            .filter(|finding| finding.folded)
            .map(|finding| format!("{}（{}）", finding.title, finding.rule.id()))
            .collect();
        self.labelled("同因", &folded.join("、"));
    }

    fn explained(&mut self, report: &Report, outcome: &Outcome) {
        let explained: Vec<(&Finding, &String)> = outcome
            .findings
            .iter()
            .filter_map(|finding| finding.explained.as_ref().map(|reason| (finding, reason)))
            .collect();
        if explained.is_empty() {
            return;
        }
        self.section(&format!("已说明 {} 条", explained.len()));
        for (finding, reason) in explained {
            let at = whereabouts::words(report, &finding.at);
            let line = format!("{}（{}）{at}：{reason}", finding.title, finding.rule.id());
            self.line(2, &clean(&line));
        }
    }

    fn contents(&mut self, import: &Import) {
        let report = &import.report;
        self.line(0, &self.style.quiet(&format!("把握 {}%", import.confidence)));
        for table in nianbao_core::form::TableKey::ALL {
            let data = report.table(table);
            let cells = data.layout().slots.len();
            let filled = data.cells().filter(|(_, cell)| !cell.is_blank()).count();
            let heading = data.edition().form().heading(table.part());
            let edition = data.edition().form().name;
            self.line(
                2,
                &format!("{heading}（{edition}）：{cells}格，已填{filled}格，空白{}格", cells - filled),
            );
        }
        for (part, text) in report.narrative.parts().filter(|(_, text)| !text.is_empty()) {
            let words = whereabouts::text_part(report.edition(), part);
            self.line(2, &format!("{words}：{}字", text.chars().filter(|c| !c.is_whitespace()).count()));
        }
    }

    fn notes(&mut self, import: &Import) {
        if import.notes.is_empty() {
            return;
        }
        self.section(&format!("读入时的疑问 {} 处", import.notes.len()));
        for note in &import.notes {
            self.line(2, &clean(&note.message));
            if !note.source.is_empty() {
                let source = self.style.quiet(&format!("原文：{}", clean(&whereabouts::short(&note.source))));
                self.line(4, &source);
            }
        }
    }

    /// Rules that did not run, those with the same reason on one line.
    fn unchecked(&mut self, outcome: &Outcome) {
        let mut reasons: Vec<(&str, Vec<String>)> = Vec::new();
        for coverage in &outcome.coverage {
            let Some(reason) = coverage.status.reason() else { continue };
            let rule = format!("{} {}", coverage.rule.id(), coverage.rule.title());
            match reasons.iter_mut().find(|(known, _)| *known == reason) {
                Some((_, rules)) => rules.push(rule),
                None => reasons.push((reason, vec![rule])),
            }
        }
        if reasons.is_empty() {
            return;
        }
        let count: usize = reasons.iter().map(|(_, rules)| rules.len()).sum();
        self.section(&format!("未检查 {count} 项"));
        for (reason, rules) in reasons {
            self.line(2, &clean(&format!("{}：{}", rules.join("、"), reason)));
        }
    }

    fn section(&mut self, title: &str) {
        self.line(0, "");
        let title = self.style.strong(title);
        self.line(0, &title);
    }
}

fn file_name(file: &str) -> String {
    if file == "-" { "标准输入".to_owned() } else { clean(file) }
}

/// Text from outside on one line, without anything that could steer a terminal.
fn clean(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
