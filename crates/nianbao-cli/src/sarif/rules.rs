//! The rules as a log lists them, with what helps somebody who has a finding.

use nianbao_core::check::Rule;
use nianbao_core::check::pack::demand;
use nianbao_core::model::{Pack, PackRule};
use nianbao_desk::catalogue;
use serde_json::{Value, json};

use super::level;

/// The sections of a rule's documentation that help somebody who has a finding.
const HELP: [&str; 2] = ["为什么", "怎么改"];

/// A rule of ours.
pub(super) fn ours(rule: &Rule) -> Value {
    let docs = catalogue::docs(rule);
    let sections: Vec<(&str, String)> =
        HELP.into_iter().filter_map(|title| Some((title, section(docs, title)?))).collect();
    let text: Vec<&str> = sections.iter().map(|(_, text)| text.as_str()).collect();
    let markdown: Vec<String> =
        sections.iter().map(|(title, text)| format!("## {title}\n\n{text}\n")).collect();
    json!({
        "id": rule.id,
        "name": pascal(rule.name),
        "shortDescription": { "text": rule.title },
        "fullDescription": { "text": text.first().copied().unwrap_or(rule.title) },
        "help": { "text": text.join("\n"), "markdown": markdown.join("\n") },
        "defaultConfiguration": { "level": level(rule.severity) },
        "properties": { "basis": rule.basis, "since": rule.since, "name": rule.name },
    })
}

/// A rule of a pack: what to do stands with each finding, so its help is where it comes from.
pub(super) fn theirs(pack: &Pack, rule: &PackRule) -> Value {
    let head = &rule.head;
    json!({
        "id": head.id,
        "shortDescription": { "text": head.title },
        "fullDescription": { "text": demand(rule) },
        "help": { "text": format!("规则包{}。依据：{}。", pack.name(), head.basis) },
        "defaultConfiguration": { "level": level(head.severity) },
        "properties": { "basis": head.basis, "pack": pack.id, "version": pack.version },
    })
}

/// The text below a heading of a rule's documentation.
fn section(docs: &str, title: &str) -> Option<String> {
    let heading = format!("## {title}\n");
    let from = docs.find(&heading)? + heading.len();
    let rest = &docs[from..];
    Some(rest[..rest.find("\n## ").unwrap_or(rest.len())].trim().to_owned())
}

/// `TextRepeated` for `text-repeated`: the format wants names of rules like names of classes.
fn pascal(name: &str) -> String {
    let capital = |word: &str| word[..1].to_ascii_uppercase() + &word[1..];
    name.split('-').filter(|word| !word.is_empty()).map(capital).collect()
}
