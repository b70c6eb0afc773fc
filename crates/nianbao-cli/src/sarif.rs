//! Findings in the Static Analysis Results Interchange Format 2.1.0, for programs that show the results of many tools.
//! Knows nothing of options or terminals.
//!
//! A cell has no line and no column, so it is told as a logical location: its id and the labels the form prints. Text is
//! a nested artifact of the file, with its contents, and a finding on it a region of that, counted in characters. What the
//! filer explained is suppressed with the reason. What was not checked, and what the reader doubted, are notifications.

mod rules;
mod several;

use std::collections::BTreeMap;
use std::path::Path;

use nianbao_core::check::{
    Coverage, Finding, Outcome, RULESET, Rule, RuleRef, Severity, Status, whereabouts,
};
use nianbao_core::model::{Explanation, Pack, Place, Report, TextPart};
use nianbao_io::Import;
use nianbao_io::record::identity;
use serde_json::{Map, Value, json};

use crate::place;
use crate::ruler::Ruler;
use crate::source::{self, Trouble};
pub(crate) use several::over_several;

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
/// The log of one run over files.
pub(crate) struct Log<'a> {
    rules: &'static [&'static Rule],
    packs: &'a [Pack],
    /// Ids of all rules, in the order they are listed in.
    ids: Vec<&'a str>,
    artifacts: Vec<Value>,
    results: Vec<Value>,
    notifications: Vec<Value>,
    troubled: bool,
}

/// A file of the log with the pieces of text that findings are in.
struct File<'a> {
    index: usize,
    location: Value,
    report: &'a Report,
    texts: BTreeMap<&'static str, (usize, Ruler<'a>)>,
}

impl<'p> Log<'p> {
    /// An empty log of checks with these rules and packs.
    pub(crate) fn new(rules: &'static [&'static Rule], packs: &'p [Pack]) -> Log<'p> {
        let ours = rules.iter().map(|rule| rule.id);
        let theirs = packs.iter().flat_map(|pack| &pack.rules).map(|rule| rule.head.id.as_str());
        let (artifacts, results, notifications) = (Vec::new(), Vec::new(), Vec::new());
        let ids = ours.chain(theirs).collect();
        Log { rules, packs, ids, artifacts, results, notifications, troubled: false }
    }

    fn index_of(&self, rule: &RuleRef) -> Option<usize> {
        self.ids.iter().position(|id| *id == rule.id())
    }

    /// Adds what was found in a file.
    pub(crate) fn add(&mut self, path: &Path, import: &Import, outcome: &Outcome) {
        let (index, location) = self.artifact(path);
        let mut file = File { index, location, report: &import.report, texts: BTreeMap::new() };
        let mut seen = BTreeMap::new();
        for (at, finding) in outcome.findings.iter().enumerate() {
            // What follows from a cause is told with the finding that shows it.
            if !finding.folded {
                let result = self.result(&mut file, outcome, at, finding, &mut seen);
                self.results.push(result);
            }
        }
        for coverage in &outcome.coverage {
            let location = json!({ "physicalLocation": { "artifactLocation": file.location } });
            self.unchecked(coverage, vec![location]);
        }
        for note in &import.notes {
            let location = self.location(&mut file, &note.at);
            self.notifications.push(json!({
                "level": "note",
                "message": { "text": note.message },
                "descriptor": { "id": note.kind.key() },
                "locations": [location],
            }));
        }
    }

    /// Says of a rule that could not look why.
    fn unchecked(&mut self, coverage: &Coverage, locations: Vec<Value>) {
        let Some(reason) = coverage.status.reason() else { return };
        let blocked = matches!(coverage.status, Status::Blocked(..));
        let mut notification = json!({
            "level": if blocked { "warning" } else { "note" },
            "message": { "text": format!("没有核对“{}”：{reason}。", coverage.rule.title()) },
            "associatedRule": { "id": coverage.rule.id(), "index": self.index_of(&coverage.rule) },
        });
        if !locations.is_empty() {
            notification["locations"] = Value::Array(locations);
        }
        self.notifications.push(notification);
    }

    /// Adds a file that gave no report.
    pub(crate) fn trouble(&mut self, path: &Path, trouble: &Trouble) {
        let (_, location) = self.artifact(path);
        self.troubled = true;
        self.notifications.push(json!({
            "level": "error",
            "message": { "text": trouble.message },
            "descriptor": { "id": trouble.code },
            "locations": [{ "physicalLocation": { "artifactLocation": location } }],
        }));
    }

    /// The whole log with a line break at its end.
    pub(crate) fn finish(self) -> String {
        let ours = self.rules.iter().map(|rule| rules::ours(rule));
        let theirs =
            self.packs.iter().flat_map(|pack| pack.rules.iter().map(move |rule| rules::theirs(pack, rule)));
        let all: Vec<Value> = ours.chain(theirs).collect();
        let log = json!({
            "$schema": SCHEMA,
            "version": "2.1.0",
            "runs": [{
                "tool": { "driver": { "name": "nianbao", "version": RULESET, "semanticVersion": RULESET, "language": "zh-CN", "rules": all } },
                "invocations": [{
                    "executionSuccessful": !self.troubled,
                    "toolExecutionNotifications": self.notifications,
                }],
                "columnKind": "unicodeCodePoints",
                "defaultEncoding": "utf-8",
                "artifacts": self.artifacts,
                "results": self.results,
            }],
        });
        serde_json::to_string(&log).unwrap_or_default() + "\n"
    }

    /// Enters a file; its index, and what results say to name it.
    fn artifact(&mut self, path: &Path) -> (usize, Value) {
        let index = self.artifacts.len();
        let mut location = if source::is_stdin(path) {
            json!({ "description": { "text": "标准输入" } })
        } else {
            json!({ "uri": uri(path) })
        };
        self.artifacts.push(json!({ "location": location, "roles": ["analysisTarget"] }));
        location["index"] = json!(index);
        (index, location)
    }

    fn result(
        &mut self,
        file: &mut File<'_>,
        outcome: &Outcome,
        at: usize,
        finding: &Finding,
        seen: &mut BTreeMap<String, usize>,
    ) -> Value {
        let mut text = format!("{}{}", finding.message, finding.advice);
        let mut related: Vec<Value> = Vec::new();
        for other in &finding.related {
            related.push(self.related(file, &other.at, &other.note));
        }
        let shown = outcome.causes.iter().find(|cause| cause.findings.first() == Some(&at));
        if let Some(cause) = shown {
            text += &cause.message;
            let follow = cause.findings.iter().skip(1).filter_map(|&other| outcome.findings.get(other));
            for other in follow {
                let note = format!("同因：{}（{}）", other.title, other.rule.id());
                related.push(self.related(file, &other.at, &note));
            }
        }
        let at = self.location(file, &finding.at);
        let mut result = self.told(finding, text, at, related);
        result["partialFingerprints"] = fingerprints(file.report, finding, seen);
        if let Some(reason) = &finding.explained {
            result["suppressions"] = json!([{ "kind": "inSource", "justification": reason }]);
        }
        if let Some(fix) = &finding.fix {
            result["properties"]["fix"] = json!(fix.title);
        }
        result
    }

    /// What all findings say, in one report or over several.
    fn told<P>(&self, finding: &Finding<P>, text: String, at: Value, mut related: Vec<Value>) -> Value {
        let mut result = json!({
            "ruleId": finding.rule.id(),
            "ruleIndex": self.index_of(&finding.rule),
            "level": level(finding.severity),
            "message": { "text": text },
            "locations": [at],
            "properties": { "title": finding.title, "severity": finding.severity.key() },
        });
        for (id, location) in related.iter_mut().enumerate() {
            location["id"] = json!(id + 1);
        }
        if !related.is_empty() {
            result["relatedLocations"] = Value::Array(related);
        }
        result
    }

    fn related(&mut self, file: &mut File<'_>, place: &Place, note: &str) -> Value {
        noted(self.location(file, place), note)
    }

    fn location(&mut self, file: &mut File<'_>, place: &Place) -> Value {
        let words = whereabouts::words(file.report, place);
        let name = place::path(place).unwrap_or_else(|| "report".to_owned());
        let (kind, physical) = match place {
            Place::Text(range) => {
                let (index, text) = self.text(file, range.part);
                let artifact = json!({ "uri": text_uri(range.part), "index": index });
                let region = region(text, range.start, range.end);
                ("text", json!({ "artifactLocation": artifact, "region": region }))
            }
            Place::Cell(_) => ("cell", json!({ "artifactLocation": file.location })),
            Place::Part(_) => ("part", json!({ "artifactLocation": file.location })),
            Place::Meta(_) => ("field", json!({ "artifactLocation": file.location })),
            Place::Report => ("report", json!({ "artifactLocation": file.location })),
        };
        json!({
            "physicalLocation": physical,
            "logicalLocations": [{ "name": words, "fullyQualifiedName": name, "kind": kind }],
        })
    }

    /// Enters a piece of text as an artifact inside its file; its index, and where its bytes stand.
    fn text<'f, 'r>(&mut self, file: &'f mut File<'r>, part: TextPart) -> &'f (usize, Ruler<'r>) {
        file.texts.entry(part.key()).or_insert_with(|| {
            let text = file.report.narrative.get(part);
            self.artifacts.push(json!({
                "location": { "uri": text_uri(part) },
                "parentIndex": file.index,
                "mimeType": "text/plain",
                "contents": { "text": text },
            }));
            (self.artifacts.len() - 1, Ruler::new(text))
        })
    }
}

/// A location with the part it plays.
fn noted(mut location: Value, note: &str) -> Value {
    if !note.is_empty() {
        location["message"] = json!({ "text": note });
    }
    location
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Verify => "warning",
        Severity::Hint => "note",
    }
}

/// How often a finding of this name was seen, this one counted.
fn count(seen: &mut BTreeMap<String, usize>, place: &str) -> usize {
    let count = seen.entry(place.to_owned()).or_default();
    *count += 1;
    *count
}

/// Two names for a finding that hold from one run to the next: what is wrong and where, whatever the numbers; and the
/// same with everything it rests on.
fn fingerprints(report: &Report, finding: &Finding, seen: &mut BTreeMap<String, usize>) -> Value {
    let year = report.meta.year.map(|year| year.to_string()).unwrap_or_default();
    let at = place::path(&finding.at).unwrap_or_default();
    let quote = match &finding.at {
        Place::Text(range) => range.quote.as_str(),
        _ => "",
    };
    let organ = report.meta.org_name.as_str();
    let place = identity(&[organ, &year, finding.rule.id(), &at, quote]);
    let count = count(seen, &place);
    let explanation = Explanation::for_finding(finding, report, "", "", None);
    let mut words = vec![organ, year.as_str(), finding.rule.id()];
    words.extend(explanation.cells.iter().flat_map(|(name, value)| [name.as_str(), value.as_str()]));
    let mut prints = Map::new();
    prints.insert("place/v1".to_owned(), json!(format!("{place}:{count}")));
    prints.insert("evidence/v1".to_owned(), json!(identity(&words)));
    Value::Object(prints)
}

/// A stretch of text by characters, and by lines and columns from 1; ends stand behind the last character.
fn region(text: &Ruler<'_>, start: usize, end: usize) -> Value {
    let inside = text.text().get(start..end).unwrap_or_default();
    let (start, end) = (text.spot(start), text.spot(end));
    json!({
        "startLine": start.line + 1,
        "startColumn": start.column + 1,
        "endLine": end.line + 1,
        "endColumn": end.column + 1,
        "charOffset": start.character,
        "charLength": inside.chars().count(),
        "snippet": { "text": inside },
    })
}

fn text_uri(part: TextPart) -> String {
    format!("/text/{}", part.key())
}

/// A path as a URI: relative paths stay relative.
fn uri(path: &Path) -> String {
    let name = source::name(path).replace('\\', "/");
    let mut uri = match (path.is_absolute(), name.starts_with('/')) {
        (true, true) => "file://".to_owned(),
        (true, false) => "file:///".to_owned(),
        _ => String::new(),
    };
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            uri += &format!("%{byte:02X}");
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_uris() {
        assert_eq!(uri(Path::new("年报/a b.docx")), "%E5%B9%B4%E6%8A%A5/a%20b.docx");
        assert_eq!(uri(Path::new("/tmp/a:b%.txt")), "file:///tmp/a%3Ab%25.txt");
    }

    #[test]
    fn regions_count_characters_and_lines() {
        let text = "一行\n第二行有字";
        let from = text.find("二行").unwrap();
        let found = region(&Ruler::new(text), from, from + "二行".len());
        assert_eq!((&found["startLine"], &found["startColumn"]), (&json!(2), &json!(2)));
        assert_eq!((&found["endLine"], &found["endColumn"]), (&json!(2), &json!(4)));
        assert_eq!((&found["charOffset"], &found["charLength"]), (&json!(4), &json!(2)));
        assert_eq!(found["snippet"]["text"], "二行");
        // A range that does not fit the text, of a report that was changed since, breaks nothing.
        assert_eq!(region(&Ruler::new("一"), 1, 9)["charLength"], 0);
    }
}
