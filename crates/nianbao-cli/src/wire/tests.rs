//! Tests of the shapes that outsiders rely on.

use std::sync::Arc;

use nianbao_core::form::{EditionKey, TableKey};
use nianbao_core::model::report::TableData;
use nianbao_core::model::{Edit, Found, TextPart, TextRange};
use serde_json::Value;

use super::fix::{Change, changes};
use super::*;

fn file(report: &Report) -> Value {
    serde_json::from_str(&project::to_json(report)).unwrap()
}

/// Makes a change as an outsider would, by its pointer.
fn make(file: &mut Value, change: &Change) {
    let (above, key) = change.path.rsplit_once('/').unwrap();
    let key = key.replace("~1", "/").replace("~0", "~");
    let above = file.pointer_mut(above).unwrap().as_object_mut().unwrap();
    match &change.value {
        Value::Null => above.remove(&key),
        value => above.insert(key, value.clone()),
    };
}

#[test]
fn changes_made_by_pointer_are_the_edits() {
    let mut report = Report::for_year(2024);
    report.found = Some(Arc::new(Found { title: Some("旧标题".into()), ..Found::default() }));
    let cell = report.find("disputes.review.total").unwrap();
    let older = EditionKey::all().next().unwrap();
    let table = TableData::blank(older, TableKey::Applications);
    for edits in [
        vec![Edit::Cell { id: cell, raw: "11".into() }],
        vec![Edit::Text { part: TextPart::Other, text: "甲/乙~丙".into() }],
        vec![Edit::Table(Arc::new(table)), Edit::Cell { id: cell, raw: "0".into() }],
        vec![Edit::Found(None)],
    ] {
        let mut changed = report.clone();
        for edit in &edits {
            changed.apply(edit.clone());
        }
        let mut made = file(&report);
        let changes = changes(&report, &edits);
        assert!(!changes.is_empty());
        changes.iter().for_each(|change| make(&mut made, change));
        let made = project::from_json(&made.to_string()).unwrap();
        assert!(made == changed, "{changes:?}");
    }
}

#[test]
fn text_is_counted_in_characters() {
    let mut report = Report::for_year(2024);
    report.narrative.set(TextPart::Problems, "一是😀更新慢。");
    let range = TextRange { part: TextPart::Problems, start: 10, end: 16, quote: "更新".into() };
    let at = serde_json::to_value(At::new(&report, &Place::Text(range))).unwrap();
    assert_eq!(
        at,
        serde_json::json!({ "text": {
            "part": "problems", "start": 3, "end": 5, "unit": "char", "quote": "更新"
        } })
    );
}
