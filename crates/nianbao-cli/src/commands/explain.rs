//! `nianbao explain`: one rule with its reasons and examples, as Markdown.

use std::io;

use nianbao_core::check::pack::page;
use nianbao_desk::catalogue;

use super::Outcome;
use super::pack::files;
use crate::args::Explain;

/// Explains a rule.
pub(crate) fn run(args: &Explain) -> io::Result<Outcome> {
    let packs = match files(&args.pack) {
        Ok(packs) => packs,
        Err(failures) => {
            failures.iter().for_each(|failure| eprintln!("{failure}"));
            return Ok(Outcome::Trouble);
        }
    };
    if let Some(rule) = catalogue::find(&args.rule) {
        return super::print(&format!(
            "# {} {}\n\n名称：{}　程度：{}　自版本：{}\n依据：{}\n\n{}\n",
            rule.id,
            rule.title,
            rule.name,
            rule.severity.label(),
            rule.since,
            rule.basis,
            catalogue::docs(rule).trim()
        ));
    }
    for file in &packs {
        let own = file.pack.rules.iter().map(|rule| &rule.head);
        let Some(head) = own.into_iter().find(|head| head.id.eq_ignore_ascii_case(args.rule.trim())) else {
            continue;
        };
        let page = page(file, &head.id);
        let (id, title, severity, basis) = (&head.id, &head.title, head.severity.label(), &head.basis);
        let text = format!("# {id} {title}\n\n程度：{severity}\n依据：{basis}\n\n{}", page.trim());
        // Its words are a file's: none of them may steer the terminal.
        let text: Vec<String> = text.lines().map(super::on_one_line).collect();
        return super::print(&(text.join("\n") + "\n"));
    }
    let of_packs = if packs.is_empty() { "；规则包里的，用 --pack 写明规则包" } else { "" };
    eprintln!("没有“{}”这条规则。全部规则见 nianbao rules{of_packs}。", args.rule);
    Ok(Outcome::Trouble)
}
