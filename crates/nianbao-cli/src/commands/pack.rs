//! `nianbao pack`: whether a rule pack is in order. Every command that uses packs takes them through here, so that none
//! is used whose own examples do not hold.

use std::io;
use std::path::{Path, PathBuf};

use nianbao_core::check::pack::verify;
use nianbao_core::model::Pack;
use nianbao_io::pack::{PackFile, from_json};

use super::Outcome;
use crate::args;
use crate::source;
use crate::style::Style;

/// Verifies packs.
pub(crate) fn run(args: &args::Pack) -> io::Result<Outcome> {
    let style = Style::for_stdout();
    let mut worst = Outcome::Clean;
    for path in &args.files {
        match open(path) {
            Ok(PackFile { pack, examples }) => {
                let mut text = format!("{}\n", style.strong(&super::on_one_line(&pack.name())));
                for words in pack.words() {
                    text += &format!("  {words}\n");
                }
                for (index, rule) in pack.rules.iter().enumerate() {
                    let count = examples.iter().filter(|example| example.rule == index).count();
                    let mark = format!("{} {}", rule.severity.mark(), rule.severity.label());
                    let title = super::on_one_line(&rule.title);
                    text += &format!(
                        "  {}  {}  {title}",
                        style.severity(rule.severity, &mark),
                        style.strong(&rule.id)
                    );
                    text += &style.quiet(&format!("　{count}个例子都成立\n"));
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
    let mut packs: Vec<Pack> = Vec::new();
    let mut failures = Vec::new();
    for path in paths {
        match open(path) {
            Ok(file) => {
                failures.extend(packs.iter().filter_map(|known| clash(known, &file.pack)));
                packs.push(file.pack);
            }
            Err(why) => failures.extend(why),
        }
    }
    if failures.is_empty() { Ok(packs) } else { Err(failures) }
}

/// A pack with its examples, which hold.
fn open(path: &Path) -> Result<PackFile, Vec<String>> {
    let named = |why: String| super::on_one_line(&format!("{}：{why}", source::name(path)));
    let text = source::text(path).map_err(|trouble| vec![named(trouble.message)])?;
    let file = from_json(&text).map_err(|why| vec![named(why)])?;
    let failures = verify(&file.pack, &file.examples);
    if failures.is_empty() { Ok(file) } else { Err(failures.into_iter().map(named).collect()) }
}

/// Why two packs cannot be used together: neither may quietly take the other's place.
fn clash(one: &Pack, other: &Pack) -> Option<String> {
    if one.id == other.id {
        return Some(format!("两个规则包的编号都是“{}”，不能同时使用。", one.id));
    }
    let limit = one
        .limits
        .iter()
        .find(|(limit, value)| other.limits.iter().any(|(own, theirs)| own == limit && theirs != value));
    if let Some((limit, _)) = limit {
        return Some(format!(
            "规则包“{}”和“{}”的{}不同，请只留一个，或者用 --settings 写明。",
            one.id,
            other.id,
            limit.label()
        ));
    }
    let day = one
        .deadlines
        .iter()
        .find(|day| other.deadlines.iter().any(|own| own.kind == day.kind && own != *day))?;
    Some(format!("规则包“{}”和“{}”的{}公布期限不同，请只留一个。", one.id, other.id, day.kind.label()))
}
