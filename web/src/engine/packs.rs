//! Rule packs where the whole check runs: read, tried, and kept open for as long as the same ones are asked for. Used by
//! the checker's program only, so that the page carries no reader of packs.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use nianbao_core::check::{Context, pack as rules};
use nianbao_core::model::Report;
use nianbao_core::model::pack::{Pack, Refused};
use nianbao_core::model::settings::{Limit, Settings};
use nianbao_io::{limits, pack};

use crate::state::packs::Told;
use crate::state::reading::Reading;

/// So many digits of a fingerprint tell one version from another.
const DIGITS: usize = 16;

/// Packs that were opened.
#[derive(Default)]
pub struct Opened {
    used: Vec<Pack>,
    refused: Vec<Refused>,
    told: Vec<Told>,
}

thread_local! {
    static LAST: RefCell<(Vec<Arc<str>>, Rc<Opened>)> = RefCell::default();
}

/// Opens packs, or finds them open: they change with the settings, and a check is asked for with every pause.
pub fn open(texts: &[Arc<str>]) -> Rc<Opened> {
    LAST.with_borrow_mut(|(last, opened)| {
        if last != texts {
            *last = texts.to_vec();
            *opened = Rc::new(Opened::of(texts));
        }
        opened.clone()
    })
}

/// The page of a rule, out of the file of its pack; empty when there is none.
pub fn page(text: &str, rule: &str) -> String {
    pack::open(text).map(|file| rules::page(&file, rule)).unwrap_or_default()
}

impl Opened {
    fn of(texts: &[Arc<str>]) -> Opened {
        let mut opened = Opened::default();
        for (at, text) in texts.iter().enumerate() {
            let file = if at < limits::PACKS {
                pack::open(text)
            } else {
                let pack::Names { id, title, .. } = pack::names(text);
                let why = format!("一份报告最多用{}个规则包。", limits::PACKS);
                Err(Refused { id, name: title, why })
            };
            match rules::admit(file, &opened.used) {
                Ok(file) => {
                    opened.told.push(told(&file.pack));
                    opened.used.push(file.pack);
                }
                Err(refused) => {
                    let (id, why) = (refused.id.clone(), Some(refused.why.clone()));
                    opened.told.push(Told { id, refused: why, ..Told::default() });
                    opened.refused.push(refused);
                }
            }
        }
        opened
    }

    /// What a check knows, with these packs.
    pub fn context<'a>(&'a self, context: Context<'a>) -> Context<'a> {
        Context { packs: &self.used, refused: &self.refused, ..context }
    }

    /// What is told of each, in their order.
    pub fn told(&self) -> &[Told] {
        &self.told
    }

    /// Adds what the page wants to know of them to what was read of a report.
    pub fn tell(&self, reading: &mut Reading, report: &Report) {
        let mut settings = Settings::default();
        settings.off.clone_from(&report.settings.off);
        let context = self.context(Context { settings: Some(&settings), ..Context::default() });
        let meta = &report.meta;
        reading.packs.clone_from(&self.told);
        reading.limits = Limit::ALL.map(|limit| context.limit(limit)).to_vec();
        reading.deadline = meta.year.and_then(|year| context.deadline(meta.org_kind, year));
    }
}

fn told(pack: &Pack) -> Told {
    let digits: String = pack.fingerprint.chars().take(DIGITS).collect();
    let issuer = match pack.issuer.as_str() {
        "" => "没有写明发布单位".to_owned(),
        issuer => format!("{issuer}发布"),
    };
    let about = [format!("{issuer}，指纹{digits}…"), pack.note.clone(), pack.words().join("；")];
    Told {
        id: pack.id.clone(),
        version: pack.version.clone(),
        about: about.into_iter().filter(|line| !line.is_empty()).collect(),
        rules: pack.rules.iter().map(|rule| (rule.head.id.clone(), rules::demand(rule))).collect(),
        refused: None,
    }
}

#[cfg(test)]
mod tests {
    use nianbao_core::check;
    use nianbao_core::model::{Date, OrgKind};
    use nianbao_io::project;

    use super::*;

    const EXAMPLE: &str = include_str!("../../../examples/packs/qinghe.json");

    #[test]
    fn packs_are_opened_once_and_told_in_their_order() {
        let failing = EXAMPLE.replace("QINGHE", "NANZHOU").replacen("\"wrong\": true", "\"wrong\": false", 1);
        let texts: Vec<Arc<str>> = ["7", EXAMPLE, EXAMPLE, &failing].map(Arc::from).to_vec();
        let opened = open(&texts);
        assert!(Rc::ptr_eq(&opened, &open(&texts)));
        let refused: Vec<Option<&str>> = opened.told().iter().map(|told| told.refused.as_deref()).collect();
        assert!(refused[0].is_some() && refused[1].is_none(), "{refused:?}");
        assert!(refused[2].is_some_and(|why| why.contains("编号都是")), "{refused:?}");
        assert!(
            refused[3].is_some_and(|why| why.contains("NANZHOU-01") && why.contains("第1个例子")),
            "{refused:?}"
        );
        let told = &opened.told()[1];
        assert_eq!(
            (told.about[0].starts_with("青禾市政务公开办公室发布，指纹"), told.rules.len()),
            (true, 4)
        );
        assert!(told.rules[3].1.contains("不大于0"), "{:?}", told.rules[3]);
        assert!(page(EXAMPLE, "QINGHE-04").contains("## 反例"));
        assert_eq!(page("7", "QINGHE-04"), "");
        let many: Vec<Arc<str>> = (0..20).map(|_| "7".into()).collect();
        assert!(open(&many).told()[19].refused.as_deref().is_some_and(|why| why.contains("最多用8个")));
    }

    #[test]
    fn a_report_file_with_packs_is_tried_again_when_it_is_opened() {
        let mut report = Report::for_year(2024);
        report.meta.org_kind = OrgKind::Township;
        report.settings.packs = vec![EXAMPLE.into(), "{\"id\": [".into(), "{\"id\":\"NZ\"}".into()];
        let read = project::from_json(&project::to_json_pretty(&report)).unwrap();
        let opened = open(&read.settings.packs);
        // What is no JSON never gets into a file.
        assert_eq!(opened.told().len(), 2);
        assert!(opened.told()[0].refused.is_none() && opened.told()[1].refused.is_some());
        let outcome = check::check(&read, &opened.context(Context::default()));
        let ids: Vec<&str> = outcome.coverage.iter().map(|one| one.rule.id()).collect();
        assert!(ids.contains(&"QINGHE-04") && ids.contains(&"NZ"));
        let mut reading = Reading::default();
        opened.tell(&mut reading, &read);
        assert_eq!(reading.usual(Limit::TextRepeated), 40);
        assert_eq!(reading.deadline, Date::new(2025, 1, 25));
        // Written again the pack is the same one.
        let print = |report: &Report| open(&report.settings.packs).used[0].fingerprint.clone();
        assert_eq!(print(&report), print(&read));
    }

    #[test]
    fn a_pack_that_is_off_draws_nothing() {
        let mut report = Report::for_year(2024);
        report.meta.org_kind = OrgKind::Township;
        report.settings.off = vec!["QINGHE".into()];
        let mut reading = Reading::default();
        open(&[EXAMPLE.into()]).tell(&mut reading, &report);
        assert_eq!(reading.usual(Limit::TextRepeated), Limit::TextRepeated.usual());
        assert_eq!((reading.deadline, reading.packs.len()), (None, 1));
    }
}
