//! A change that settles a finding, as outsiders apply it: JSON pointers into the report file and what should stand there.
//! Knows the report file by what is written, not by its fields.

use nianbao_core::check::{self, Safety};
use nianbao_core::model::{Edit, Report};
use nianbao_io::project;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

/// A change that settles a finding.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Fix {
    /// What it does, as a verb.
    title: String,
    /// `sure`: changes no meaning; `ask`: the filer has to know that it is true.
    safety: &'static str,
    edits: Vec<Change>,
}

/// One change to the report file.
#[derive(Debug, PartialEq, Serialize, JsonSchema)]
pub(super) struct Change {
    /// JSON pointer into the report file.
    pub(super) path: String,
    /// What should stand there; null takes it away.
    pub(super) value: Value,
}

impl Fix {
    pub(super) fn new(report: &Report, fix: &check::Fix) -> Fix {
        let safety = match fix.safety {
            Safety::Sure => "sure",
            Safety::Ask => "ask",
        };
        Fix { title: fix.title.clone(), safety, edits: changes(report, &fix.edits) }
    }
}

/// What edits change in the report file.
pub(super) fn changes(report: &Report, edits: &[Edit]) -> Vec<Change> {
    let cells = edits.iter().map(|edit| match edit {
        Edit::Cell { id, raw } => {
            Some(Change { path: format!("/cells/{}", id.path()), value: Value::String(raw.clone()) })
        }
        _ => None,
    });
    // Nearly every fix writes cells; anything else is told by what the report file says before and after.
    if let Some(changes) = cells.collect() {
        return changes;
    }
    let file = |report: &Report| serde_json::from_str::<Value>(&project::to_json(report)).unwrap_or_default();
    let mut changed = report.clone();
    for edit in edits {
        changed.apply(edit.clone());
    }
    let mut into = Vec::new();
    difference("", &file(report), &file(&changed), &mut into);
    into
}

fn difference(path: &str, before: &Value, after: &Value, into: &mut Vec<Change>) {
    let (Value::Object(old), Value::Object(new)) = (before, after) else {
        if before != after {
            into.push(Change { path: path.to_owned(), value: after.clone() });
        }
        return;
    };
    let added = new.keys().filter(|key| !old.contains_key(*key));
    for key in old.keys().chain(added) {
        let path = format!("{path}/{}", key.replace('~', "~0").replace('/', "~1"));
        let side = |map: &serde_json::Map<String, Value>| map.get(key).cloned().unwrap_or(Value::Null);
        difference(&path, &side(old), &side(new), into);
    }
}
