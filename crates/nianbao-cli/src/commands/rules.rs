//! `nianbao rules`: what is checked.

use std::io;

use nianbao_core::check::Rule;
use nianbao_desk::catalogue;
use serde::Serialize;

use super::Outcome;
use crate::args::{Format, Rules};
use crate::style::Style;

#[derive(Serialize)]
struct Line {
    id: &'static str,
    name: &'static str,
    title: &'static str,
    severity: &'static str,
    basis: &'static str,
    since: &'static str,
}

impl From<&Rule> for Line {
    fn from(rule: &Rule) -> Line {
        Line {
            id: rule.id,
            name: rule.name,
            title: rule.title,
            severity: rule.severity.key(),
            basis: rule.basis,
            since: rule.since,
        }
    }
}

/// Lists all rules.
pub(crate) fn run(args: &Rules) -> io::Result<Outcome> {
    let lines = catalogue::all().into_iter().map(Line::from);
    let text = match args.format {
        Format::Human => human(Style::for_stdout()),
        Format::Json => serde_json::to_string_pretty(&lines.collect::<Vec<_>>())? + "\n",
        Format::Ndjson => {
            lines.map(|line| Ok(serde_json::to_string(&line)? + "\n")).collect::<io::Result<String>>()?
        }
    };
    super::print(&text)
}

fn human(style: Style) -> String {
    let mut text = String::new();
    let all = catalogue::all();
    for rule in &all {
        let mark = format!("{} {}", rule.severity.mark(), rule.severity.label());
        let (id, name) = (style.strong(rule.id), style.quiet(rule.name));
        text += &format!("{id}  {}  {}  {name}\n", style.severity(rule.severity, &mark), rule.title);
    }
    text + &style.quiet(&format!("共 {} 条。详情见 nianbao explain <规则>。", all.len())) + "\n"
}
