//! Rule packs that come in as files, wherever a report may: tried by the checker, then kept with the open report's
//! settings as one step that can be taken back.

use std::rc::Rc;

use nianbao_core::model::Edit;
use nianbao_io::{limits, pack};

use super::FilesHandle;
use crate::state::{Notice, packs};

impl FilesHandle {
    /// Takes a pack in, provided that it can be used beside those that are there; one with its id gives way.
    pub(super) fn take_pack(&self, name: String, text: String) {
        let open = self.document.live();
        let settings = &open.report().settings;
        if settings.packs.iter().any(|kept| **kept == *text) {
            self.desk.tell(Notice::Done(format!("规则包“{}”已经在用。", packs::title(&pack::names(&text)))));
            return;
        }
        let wanted = packs::with(settings, &text);
        if wanted.packs.len() > limits::PACKS {
            let why = format!("一份报告最多用{}个规则包，请先移去不用的。", limits::PACKS);
            self.tell_file(format!("{name}：{why}"));
            return;
        }
        let at = wanted.packs.iter().position(|kept| **kept == *text).unwrap_or_default();
        let texts = wanted.packs.iter().map(|kept| kept.as_ref().to_owned()).collect();
        let (handle, asked) = (self.clone(), open.report().clone());
        self.checker.packs(texts, move |told| match told {
            Ok(told) => {
                let Some(told) = told.into_iter().nth(at) else { return };
                if let Some(why) = told.refused {
                    handle.tell_file(format!("{name}：规则包没有采用。{why}"));
                    return;
                }
                let open = handle.document.live();
                // Another draft may lie there by now, or other packs.
                if !Rc::ptr_eq(open.report(), &asked) && open.report().settings.packs != asked.settings.packs
                {
                    handle.take_pack(name, text);
                    return;
                }
                let settings = packs::with(&open.report().settings, &text);
                let replaced = settings.packs.len() == open.report().settings.packs.len();
                handle.document.dispatch().edit(Edit::Settings(Box::new(settings)), "采用规则包");
                let done = if replaced { "已换成这一版规则包" } else { "已采用规则包" };
                let title = packs::title(&pack::names(&text));
                handle.desk.tell(Notice::Done(format!(
                    "{done}“{title}”，{}项核对，随这份报告保存；在“核对设置”里可以停用、移去。",
                    told.rules.len()
                )));
            }
            Err(failure) => handle.fail(&name, &failure),
        });
    }
}
