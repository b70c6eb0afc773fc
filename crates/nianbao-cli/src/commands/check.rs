//! `nianbao check`: what is wrong with reports, and what was not looked at.

use std::io;
use std::path::Path;

use nianbao_core::check::{self, Context, Finding, Rule, rules};
use nianbao_core::model::{Pack, Report};
use nianbao_desk::catalogue;
use nianbao_io::Import;
use nianbao_io::project::settings::{self, Given};

use super::Outcome;
use super::pack::Kept;
use super::record::Recorder;
use crate::args::{Check, CheckFormat, Format};
use crate::batch::{self, Done, Line};
use crate::previous::Previous;
use crate::source::Trouble;
use crate::style::Style;
use crate::{human, rows, sarif, source, wire};

/// Checks files.
pub(crate) fn run(args: &Check) -> io::Result<Outcome> {
    let packs = match super::pack::load(&args.pack) {
        Ok(packs) => packs,
        Err(failures) => {
            failures.iter().for_each(|failure| eprintln!("{failure}"));
            return Ok(Outcome::Trouble);
        }
    };
    let only = match chosen(&args.rules, &packs) {
        // A script whose list came out empty would otherwise check everything.
        Ok(None) if !args.rules.is_empty() => {
            eprintln!("--rules 后面没有写规则；要核对全部规则，不写 --rules。");
            return Ok(Outcome::Trouble);
        }
        Ok(only) => only,
        Err(word) => {
            eprintln!("{}。全部规则见 nianbao rules。", unknown(word));
            return Ok(Outcome::Trouble);
        }
    };
    let given = match args.settings.as_deref().map(|path| settings(path, &packs)).transpose() {
        Ok(given) => given.unwrap_or_default(),
        Err(why) => {
            eprintln!("{why}");
            return Ok(Outcome::Trouble);
        }
    };
    let previous = match args.previous.as_deref().map(Previous::open).transpose() {
        Ok(previous) => previous,
        Err(trouble) => {
            eprintln!("上一年度的报告读不了：{}", trouble.message);
            return Ok(Outcome::Trouble);
        }
    };
    let recorder = args.record.as_deref().map(|output| Recorder::new(output, args.on, &args.files));
    let recorder = match recorder.transpose() {
        Ok(recorder) => recorder,
        Err(why) => {
            eprintln!("{why}");
            return Ok(Outcome::Trouble);
        }
    };
    let job =
        Job { args, only: only.as_deref(), packs: &packs, given, previous: previous.as_ref(), recorder };
    let style = Style::for_stdout();
    match args.format {
        CheckFormat::Human => batch::run(&args.files, Format::Human, |path| job.human(style, path)),
        CheckFormat::Json => batch::run(&args.files, Format::Json, |path| job.json(path)),
        CheckFormat::Ndjson => batch::run(&args.files, Format::Ndjson, |path| job.json(path)),
        CheckFormat::Csv => batch::run(&args.files, rows::frame(), |path| job.rows(path)),
        CheckFormat::Sarif => job.sarif(),
    }
}

struct Job<'a> {
    args: &'a Check,
    only: Option<&'a [&'a str]>,
    packs: &'a [Pack],
    given: Given,
    previous: Option<&'a Previous>,
    recorder: Option<Recorder<'a>>,
}

/// A report that was read and checked.
struct Checked<'a> {
    import: Import,
    previous: Option<(&'a str, &'a Report)>,
    /// The packs that came with it, when the filer's own settings count.
    kept: Option<Kept>,
    outcome: check::Outcome,
    ended: Outcome,
}

impl<'a> Job<'a> {
    fn check(&self, path: &Path) -> Result<Checked<'a>, Trouble> {
        let mut import = source::import(path)?;
        let meta = &mut import.report.meta;
        meta.org_kind = self.args.org_kind.unwrap_or(meta.org_kind);
        meta.published_on = meta.published_on.or(self.args.published);
        self.given.complete(meta);
        let previous = self.previous.and_then(|previous| previous.of(&import.report));
        let kept = self.args.own_settings.then(|| Kept::with(&import.report, self.packs));
        let context = self.context(previous, kept.as_ref());
        let outcome = check::check(&import.report, &context);
        let fails =
            |finding: &Finding| finding.is_open() && self.args.failing.fail_on.covers(finding.severity);
        let mut ended = if outcome.findings.iter().any(fails) { Outcome::Findings } else { Outcome::Clean };
        if let Some(recorder) = &self.recorder {
            let name = previous.map(|(name, _)| name);
            ended = ended.max(recorder.record(path, &import, &context, &outcome, name));
        }
        Ok(Checked { import, previous, kept, outcome, ended })
    }

    fn context<'b>(&'b self, previous: Option<(&'b str, &'b Report)>, kept: Option<&'b Kept>) -> Context<'b> {
        Context {
            previous: previous.map(|(_, report)| report),
            only: self.only,
            packs: kept.map_or(self.packs, |kept| &kept.used),
            refused: kept.map_or(&[], |kept| &kept.refused),
            settings: (!self.args.own_settings).then_some(&self.given.settings),
            ..Context::default()
        }
    }

    fn human(&self, style: Style, path: &Path) -> Done {
        let file = source::name(path);
        match self.check(path) {
            Ok(Checked { import, previous, kept, outcome, ended }) => {
                let name = previous.map(|(name, _)| name);
                let context = self.context(previous, kept.as_ref());
                let text = human::checked(style, &file, &import, name, &context, &outcome);
                Done { text, outcome: ended }
            }
            Err(trouble) => super::troubled(Format::Human, style, file, trouble),
        }
    }

    fn json(&self, path: &Path) -> Done {
        let file = source::name(path);
        match self.check(path) {
            Ok(Checked { import, previous, kept, outcome, ended }) => {
                let context = self.context(previous, kept.as_ref());
                let line = Line {
                    file,
                    check: Some(wire::Check::new(&import.report, &context, &outcome)),
                    import: Some(wire::Import::new(&import)),
                    previous: previous.map(|(name, _)| name.to_owned()),
                    error: None,
                };
                Done { text: batch::json(&line), outcome: ended }
            }
            Err(trouble) => super::troubled(Format::Json, Style::for_stdout(), file, trouble),
        }
    }

    fn rows(&self, path: &Path) -> Done {
        let file = source::name(path);
        match self.check(path) {
            Ok(checked) => {
                let text = rows::findings(&file, &checked.import.report, &checked.outcome);
                Done { text, outcome: checked.ended }
            }
            Err(trouble) => Done { text: rows::trouble(&file, &trouble.message), outcome: Outcome::Trouble },
        }
    }

    /// One log names all files and rules, so it is written when all are done.
    fn sarif(&self) -> io::Result<Outcome> {
        let mut log = sarif::Log::new(rules::ALL, self.packs);
        let mut worst = Outcome::Clean;
        let work = |path: &Path| (path.to_path_buf(), self.check(path));
        batch::in_order(&self.args.files, work, |(path, checked)| {
            match checked {
                Ok(Checked { import, outcome, ended, .. }) => {
                    worst = worst.max(ended);
                    log.add(&path, &import, &outcome);
                }
                Err(trouble) => {
                    worst = Outcome::Trouble;
                    log.trouble(&path, &trouble);
                }
            }
            Ok(())
        })?;
        super::print(&log.finish())?;
        Ok(worst)
    }
}

/// The settings of a file, with its rules by id; otherwise what is wrong with it, in one sentence.
pub(super) fn settings(path: &Path, packs: &[Pack]) -> Result<Given, String> {
    let named = |why: String| format!("{}：{why}", source::name(path));
    let text = source::text(path).map_err(|trouble| named(trouble.message))?;
    let mut given = settings::from_json(&text).map_err(named)?;
    let off =
        chosen(&given.settings.off, packs).map_err(|word| named(format!("{}，不能停用。", unknown(word))))?;
    let whole = packs.iter().filter(|pack| given.settings.off.iter().any(|word| pack.is_named(word)));
    let off: Vec<&str> =
        off.unwrap_or_default().into_iter().chain(whole.map(|pack| pack.id.as_str())).collect();
    given.settings.off = off.into_iter().map(str::to_owned).collect();
    Ok(given)
}

/// That a word names no rule of a check.
fn unknown(word: &str) -> String {
    let several =
        |rule: &&Rule| rule.id.eq_ignore_ascii_case(word) || rule.id[..1].eq_ignore_ascii_case(word);
    if catalogue::find(word).is_some() || nianbao_desk::rules::ALL.iter().any(several) {
        format!("“{word}”要看各单位的报告，由 nianbao sum 核对")
    } else {
        format!("没有“{word}”这条规则")
    }
}

/// Ids of the rules chosen, by id, name, the letter of a group or the id of a pack; `None` when nothing was chosen. `Err` is the word
/// that names no rule.
fn chosen<'a>(words: &'a [String], packs: &'a [Pack]) -> Result<Option<Vec<&'a str>>, &'a str> {
    let mut ids = Vec::new();
    for word in words.iter().map(|word| word.trim()).filter(|word| !word.is_empty()) {
        let group = |id: &str| word.len() == 1 && id[..1].eq_ignore_ascii_case(word);
        let before = ids.len();
        ids.extend(rules::ALL.iter().map(|rule| rule.id).filter(|id| group(id)));
        ids.extend(
            catalogue::find(word).filter(|rule| !catalogue::is_over_several(rule)).map(|rule| rule.id),
        );
        let theirs = packs.iter().flat_map(|pack| pack.rules.iter().map(move |rule| (pack, rule)));
        ids.extend(theirs.filter_map(|(pack, rule)| {
            let named = pack.is_named(word) || rule.head.id.eq_ignore_ascii_case(word);
            named.then_some(rule.head.id.as_str())
        }));
        if ids.len() == before {
            return Err(word);
        }
    }
    Ok((!ids.is_empty()).then_some(ids))
}
