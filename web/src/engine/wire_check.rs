//! What page and checker say to each other: what is known beside the report, and what was found. Findings travel with
//! their words; a rule travels by its id, since both sides know all rules, and one of a pack with what stands with it.

use std::sync::Arc;

use nianbao_core::check::{
    Coverage, Finding, Fix, Half, Related, Reweighed, RuleRef, Safety, Severity, Status, rules,
};
use nianbao_core::form::path::CellId;
use nianbao_core::form::{EditionKey, TableKey};
use nianbao_core::model::{Date, Edit, RuleHead, TextPart};
use serde::{Deserialize, Serialize};

use super::wire_place::{WirePlace, number, pack_place, unpack_place};
use super::wire_report::{WireFound, WireMeta, WireTable};
use crate::state::Beside;

/// [`Beside`] on its way, all but last year's report: that goes by [`super::wire_last`].
#[derive(Debug, Serialize, Deserialize)]
pub struct WireBeside {
    published_on: Option<String>,
    only: Option<Vec<String>>,
}

impl WireBeside {
    /// Packs what is known beside the report.
    #[inline(never)]
    pub fn pack(beside: &Beside) -> WireBeside {
        WireBeside {
            published_on: beside.published_on.map(|day| day.to_string()),
            only: beside.only.as_deref().map(|ids| ids.iter().map(|id| (*id).to_owned()).collect()),
        }
    }

    /// Unpacks it.
    pub fn unpack(self) -> Beside {
        let known =
            |ids: Vec<String>| ids.iter().filter_map(|id| rules::find(id)).map(|rule| rule.id).collect();
        Beside {
            previous: None,
            published_on: self.published_on.and_then(|day| Date::parse(&day)),
            only: self.only.map(known),
        }
    }
}

/// A [`Half`] on its way.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct WireHalf {
    findings: Vec<WireFinding>,
    coverage: Vec<(String, WireStatus)>,
    /// Rules of packs: id, title, position of the severity, basis.
    heads: Vec<(String, String, u8, String)>,
    /// Causes that stay open: what they say, what they are to say, and the places.
    reweighed: Vec<(String, String, Vec<WirePlace>)>,
}

#[derive(Debug, Serialize, Deserialize)]
struct WireFinding {
    rule: String,
    severity: u8,
    title: String,
    message: String,
    advice: String,
    at: WirePlace,
    related: Vec<(WirePlace, String)>,
    fix: Option<WireFix>,
    cause: Option<u32>,
    folded: bool,
}

#[derive(Debug, Serialize, Deserialize)]
struct WireFix {
    title: String,
    sure: bool,
    edits: Vec<WireEdit>,
}

/// What fixes of findings do.
#[derive(Debug, Serialize, Deserialize)]
enum WireEdit {
    Cell(String, String, String),
    Text(String, String),
    Meta(WireMeta),
    Table(String, WireTable),
    Found(Option<WireFound>),
}

#[derive(Debug, Serialize, Deserialize)]
enum WireStatus {
    Ran,
    NotApplicable(String),
    Blocked(String, Vec<WirePlace>),
    Off,
}

impl WireHalf {
    /// Packs what was found.
    pub fn pack(half: &Half) -> WireHalf {
        let coverage =
            half.coverage.iter().map(|one| (one.rule.id().to_owned(), WireStatus::pack(&one.status)));
        // Every rule that found something is covered.
        let head = |one: &Coverage| match &one.rule {
            RuleRef::Own(_) => None,
            RuleRef::Pack(head) => {
                let RuleHead { id, title, severity, basis } = (**head).clone();
                Some((id, title, severity as u8, basis))
            }
        };
        WireHalf {
            findings: half.findings.iter().map(WireFinding::pack).collect(),
            coverage: coverage.collect(),
            heads: half.coverage.iter().filter_map(head).collect(),
            reweighed: half
                .reweighed
                .iter()
                .map(|one| {
                    (one.instead_of.clone(), one.message.clone(), one.at.iter().map(pack_place).collect())
                })
                .collect(),
        }
    }

    /// Unpacks it; `None` when a rule or a place is not known here.
    #[inline(never)]
    pub fn unpack(self) -> Option<Half> {
        let mut heads = Vec::with_capacity(self.heads.len());
        for (id, title, severity, basis) in self.heads {
            let severity = *Severity::ALL.get(usize::from(severity))?;
            heads.push(Arc::new(RuleHead { id, title, severity, basis }));
        }
        let rule = |id: &str| {
            let own = || rules::find(id).map(RuleRef::Own);
            heads.iter().find(|head| head.id == id).cloned().map(RuleRef::Pack).or_else(own)
        };
        let coverage = self
            .coverage
            .into_iter()
            .map(|(id, status)| Some(Coverage { rule: rule(&id)?, status: status.unpack()? }));
        let finding = |finding: WireFinding| {
            let rule = rule(&finding.rule)?;
            finding.unpack(rule)
        };
        let reweighed = self.reweighed.into_iter().map(|(instead_of, message, at)| {
            let at = at.into_iter().map(unpack_place).collect::<Option<_>>()?;
            Some(Reweighed { instead_of, message, at })
        });
        Some(Half {
            findings: self.findings.into_iter().map(finding).collect::<Option<_>>()?,
            coverage: coverage.collect::<Option<_>>()?,
            reweighed: reweighed.collect::<Option<_>>()?,
        })
    }
}

impl WireFinding {
    fn pack(finding: &Finding) -> WireFinding {
        let related = finding.related.iter().map(|one| (pack_place(&one.at), one.note.clone()));
        WireFinding {
            rule: finding.rule.id().to_owned(),
            severity: finding.severity as u8,
            title: finding.title.clone(),
            message: finding.message.clone(),
            advice: finding.advice.clone(),
            at: pack_place(&finding.at),
            related: related.collect(),
            fix: finding.fix.as_ref().and_then(WireFix::pack),
            cause: finding.cause.map(number),
            folded: finding.folded,
        }
    }

    fn unpack(self, rule: RuleRef) -> Option<Finding> {
        let related =
            self.related.into_iter().map(|(at, note)| Some(Related { at: unpack_place(at)?, note }));
        Some(Finding {
            rule,
            severity: *Severity::ALL.get(usize::from(self.severity))?,
            title: self.title,
            message: self.message,
            advice: self.advice,
            at: unpack_place(self.at)?,
            related: related.collect::<Option<_>>()?,
            fix: match self.fix {
                Some(fix) => Some(fix.unpack()?),
                None => None,
            },
            explained: None,
            cause: self.cause.map(|cause| cause as usize),
            folded: self.folded,
        })
    }
}

impl WireFix {
    /// `None` for a fix of a kind that no rule makes, which a test watches.
    fn pack(fix: &Fix) -> Option<WireFix> {
        let edits = fix.edits.iter().map(WireEdit::pack).collect::<Option<_>>()?;
        Some(WireFix { title: fix.title.clone(), sure: fix.safety == Safety::Sure, edits })
    }

    fn unpack(self) -> Option<Fix> {
        let safety = if self.sure { Safety::Sure } else { Safety::Ask };
        let edits = self.edits.into_iter().map(WireEdit::unpack).collect::<Option<_>>()?;
        Some(Fix { title: self.title, safety, edits })
    }
}

impl WireEdit {
    fn pack(edit: &Edit) -> Option<WireEdit> {
        Some(match edit {
            Edit::Cell { id, raw } => {
                WireEdit::Cell(id.edition.key().to_owned(), id.path().to_owned(), raw.clone())
            }
            Edit::Text { part, text } => WireEdit::Text(part.key().to_owned(), text.clone()),
            Edit::Meta(meta) => WireEdit::Meta(WireMeta::pack(meta)),
            Edit::Table(table) => WireEdit::Table(table.key().key().to_owned(), WireTable::pack(table)),
            Edit::Found(found) => WireEdit::Found(found.as_deref().map(WireFound::pack)),
            Edit::Narrative(_)
            | Edit::Explanations(_)
            | Edit::Settings(_)
            | Edit::Report(_)
            | Edit::Many(_) => return None,
        })
    }

    fn unpack(self) -> Option<Edit> {
        Some(match self {
            WireEdit::Cell(edition, path, raw) => {
                Edit::Cell { id: CellId::find(EditionKey::from_key(&edition)?, &path)?, raw }
            }
            WireEdit::Text(part, text) => Edit::Text { part: TextPart::from_key(&part)?, text },
            WireEdit::Meta(meta) => Edit::Meta(meta.unpack()),
            WireEdit::Table(table, data) => Edit::Table(Arc::new(data.unpack(TableKey::from_key(&table)?)?)),
            WireEdit::Found(None) => Edit::Found(None),
            WireEdit::Found(Some(found)) => Edit::Found(Some(Arc::new(found.unpack()?))),
        })
    }
}

impl WireStatus {
    fn pack(status: &Status) -> WireStatus {
        match status {
            Status::Ran => WireStatus::Ran,
            Status::NotApplicable(why) => WireStatus::NotApplicable(why.clone()),
            Status::Blocked(why, at) => WireStatus::Blocked(why.clone(), at.iter().map(pack_place).collect()),
            Status::Off => WireStatus::Off,
        }
    }

    fn unpack(self) -> Option<Status> {
        Some(match self {
            WireStatus::Ran => Status::Ran,
            WireStatus::NotApplicable(why) => Status::NotApplicable(why),
            WireStatus::Off => Status::Off,
            WireStatus::Blocked(why, at) => {
                Status::Blocked(why, at.into_iter().map(unpack_place).collect::<Option<_>>()?)
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use nianbao_core::check;
    use nianbao_core::model::Report;
    use nianbao_core::model::settings::{Limit, Settings};
    use nianbao_testkit::doc;
    use nianbao_testkit::example::Example;
    use nianbao_testkit::random::torn_report;

    use super::*;
    use crate::engine::packs;
    use crate::engine::wire_last::{Kept, Sent};
    use crate::engine::wire_report::WireReport;

    /// There and back, in a format that forgets what is not said.
    fn sent<T: Serialize + for<'a> Deserialize<'a>>(value: &T) -> T {
        serde_json::from_str(&serde_json::to_string(value).unwrap()).unwrap()
    }

    fn examples() -> Vec<Example> {
        let blocks = rules::ALL.iter().flat_map(|rule| doc::blocks(rule.docs()).unwrap());
        blocks.map(|block| Example::parse(&block.text).unwrap()).collect()
    }

    #[test]
    fn what_every_rule_finds_arrives_whole() {
        for example in examples() {
            let previous = example.previous.clone().map(Rc::new);
            let beside = Beside { previous, ..Beside::default() };
            let half = check::later(&example.report, &beside.context());
            assert_eq!(sent(&WireHalf::pack(&half)).unpack().unwrap(), half);
        }
    }

    #[test]
    fn what_is_asked_is_answered_as_if_nothing_had_travelled() {
        let random = (0..40).map(|seed| Example {
            report: torn_report(seed),
            previous: Some(torn_report(seed + 1)),
            expected: Vec::new(),
            covered: Vec::new(),
        });
        for mut example in examples().into_iter().chain(random) {
            example.report.settings = settings();
            let beside = Beside {
                previous: example.previous.take().map(Rc::new),
                published_on: Date::parse("2025-01-20"),
                only: Some(rules::ALL.iter().map(|rule| rule.id).skip(1).collect()),
            };
            let there = sent(&WireReport::pack(&example.report)).unpack().unwrap();
            let told = sent(&WireBeside::pack(&beside)).unpack();
            let mut kept = Kept::default();
            let last = kept.unpack(sent(&Sent::default().pack(beside.previous.as_ref()))).unwrap();
            let before = last.map(|last| parts(last.report()));
            assert_eq!(before, beside.previous.as_deref().map(parts));
            assert_eq!(parts(&there), parts(&example.report));
            assert_eq!(
                check::later_of(&check::Reading::new(&there, last), &told.context()),
                check::later(&example.report, &beside.context())
            );
        }
    }

    /// What checks read.
    fn parts(report: &Report) -> impl PartialEq + std::fmt::Debug {
        let tables = TableKey::ALL.map(|table| report.table(table).clone());
        let Report { meta, narrative, found, settings, .. } = report.clone();
        (meta, narrative, found, settings, tables)
    }

    fn settings() -> Settings {
        let mut settings = Settings::default();
        settings.off = vec!["T101".into(), "A105".into()];
        settings.deadline = Date::parse("2025-02-20");
        settings.packs = vec!["{}".into(), "7".into()];
        for limit in Limit::ALL {
            assert!(settings.set_limit(limit, Some(limit.range().0)));
        }
        settings
    }

    #[test]
    fn what_rules_of_packs_find_arrives_with_what_stands_with_it() {
        const EXAMPLE: &str = include_str!("../../../examples/packs/qinghe.json");
        let opened = packs::open(&[EXAMPLE.into(), r#"{"id":"T101","title":"名称"}"#.into()]);
        let mut report = Report::for_year(2024);
        report.narrative.set(TextPart::Problems, "官网栏目更新不及时，信息信息重复。");
        let half = check::later(&report, &opened.context(nianbao_core::check::Context::default()));
        let back = sent(&WireHalf::pack(&half)).unpack().unwrap();
        assert_eq!(back, half);
        let found = back.findings.iter().find(|one| one.rule.id() == "QINGHE-02").unwrap();
        assert_eq!(found.rule.title(), "用了不规范的称呼");
        assert!(found.rule.basis().contains("附件二"));
        // A refused pack that calls itself like a rule of ours takes nothing from it.
        let own = back.coverage.iter().find(|one| one.rule.id() == "T101").unwrap();
        assert!(own.rule.own().is_some() && own.status == Status::Ran);
        assert!(back.coverage.iter().any(|one| one.rule.title() == "规则包“名称”"));
    }

    #[test]
    fn what_is_not_known_here_is_refused() {
        let half = WireHalf { coverage: vec![("A999".into(), WireStatus::Ran)], ..WireHalf::default() };
        assert!(half.unpack().is_none());
    }
}
