//! `nianbao pack`: whether a rule pack is in order. Every command that uses packs takes them through here, so that none
//! is used whose own examples do not hold.

use std::io;
use std::path::{Path, PathBuf};

use nianbao_core::check::pack::{admit, demand, refusals};
use nianbao_core::model::Report;
use nianbao_core::model::pack::{Pack, Refused};
use nianbao_io::pack::{PackFile, fingerprint, from_json};

use super::Outcome;
use crate::args;
use crate::source;
use crate::style::Style;

/// Verifies packs.
pub(crate) fn run(args: &args::Pack) -> io::Result<Outcome> {
    let style = Style::for_stdout();
    let mut worst = Outcome::Clean;
    for path in &args.files {
        match open(path, &[]) {
            Ok(PackFile { pack, examples }) => {
                let mut text = format!("{}\n", style.strong(&super::on_one_line(&pack.name())));
                for words in [&pack.issuer, &pack.note].into_iter().filter(|words| !words.is_empty()) {
                    text += &format!("  {}\n", super::on_one_line(words));
                }
                for words in pack.words() {
                    text += &format!("  {words}\n");
                }
                for (index, rule) in pack.rules.iter().enumerate() {
                    let count = examples.iter().filter(|example| example.rule == index).count();
                    let head = &rule.head;
                    let mark = format!("{} {}", head.severity.mark(), head.severity.label());
                    let title = super::on_one_line(&head.title);
                    text += &format!(
                        "  {}  {}  {title}",
                        style.severity(head.severity, &mark),
                        style.strong(&head.id)
                    );
                    text += &style.quiet(&format!("　{count}个例子都成立\n"));
                    text += &style.quiet(&format!("      {}\n", super::on_one_line(&demand(rule))));
                }
                text += &style.quiet(&format!("  共 {} 条规则，可以使用。\n", pack.rules.len()));
                super::print(&text)?;
            }
            Err(failures) => {
                failures.iter().for_each(|failure| eprintln!("{failure}"));
                worst = Outcome::Trouble;
            }
        }
    }
    Ok(worst)
}

/// Packs that can be used together; otherwise every reason why not, a sentence each.
pub(super) fn load(paths: &[PathBuf]) -> Result<Vec<Pack>, Vec<String>> {
    Ok(files(paths)?.into_iter().map(|file| file.pack).collect())
}

/// The same with their examples.
pub(super) fn files(paths: &[PathBuf]) -> Result<Vec<PackFile>, Vec<String>> {
    let mut packs: Vec<Pack> = Vec::new();
    let mut files = Vec::new();
    let mut failures = Vec::new();
    for path in paths {
        match open(path, &packs) {
            Ok(file) => {
                packs.push(file.pack.clone());
                files.push(file);
            }
            Err(why) => failures.extend(why),
        }
    }
    if failures.is_empty() { Ok(files) } else { Err(failures) }
}

/// The packs that are kept with a report, beside those given: what can be used of all, and what cannot.
pub(super) struct Kept {
    /// Those given, then those kept.
    pub(super) used: Vec<Pack>,
    /// Those kept that cannot be used.
    pub(super) refused: Vec<Refused>,
}

impl Kept {
    /// The packs kept with `report`.
    pub(super) fn with(report: &Report, given: &[Pack]) -> Kept {
        let mut kept = Kept { used: given.to_vec(), refused: Vec::new() };
        for text in &report.settings.packs {
            match admit(nianbao_io::pack::open(text), &kept.used) {
                Ok(file) => kept.used.push(file.pack),
                // Given as well: it is the same one.
                Err(_) if given.iter().any(|pack| pack.fingerprint == fingerprint(text)) => {}
                Err(refused) => kept.refused.push(refused),
            }
        }
        kept
    }
}

/// A pack with its examples, which hold, and that contradicts none of those beside it.
fn open(path: &Path, beside: &[Pack]) -> Result<PackFile, Vec<String>> {
    let named = |why: String| super::on_one_line(&format!("{}：{why}", source::name(path)));
    let text = source::text(path).map_err(|trouble| vec![named(trouble.message)])?;
    let file = from_json(&text).map_err(|why| vec![named(why)])?;
    let failures = refusals(&file, beside);
    if failures.is_empty() { Ok(file) } else { Err(failures.into_iter().map(named).collect()) }
}
