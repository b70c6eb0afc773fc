//! `nianbao explain`: one rule with its reasons and examples, as Markdown.

use std::io;

use nianbao_desk::catalogue;

use super::Outcome;
use crate::args::Explain;

/// Explains a rule.
pub(crate) fn run(args: &Explain) -> io::Result<Outcome> {
    let Some(rule) = catalogue::find(&args.rule) else {
        eprintln!("没有“{}”这条规则。全部规则见 nianbao rules。", args.rule);
        return Ok(Outcome::Trouble);
    };
    super::print(&format!(
        "# {} {}\n\n名称：{}　程度：{}　自版本：{}\n依据：{}\n\n{}\n",
        rule.id,
        rule.title,
        rule.name,
        rule.severity.label(),
        rule.since,
        rule.basis,
        catalogue::docs(rule).trim()
    ))
}
