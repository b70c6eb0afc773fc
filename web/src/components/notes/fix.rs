//! A fix, shown before it is made: every change, old and new, then one button.

use std::rc::Rc;

use nianbao_core::check::Fix;
use nianbao_core::model::{Edit, Report};
use yew::prelude::*;

use crate::components::ledger::{FocusAction, Ledger, use_focus};
use crate::components::names;
use crate::hooks::use_document;
use crate::state::answer;

/// Properties of [`FixPreview`].
#[derive(Properties, PartialEq)]
pub struct FixPreviewProps {
    /// What it changes.
    pub ledger: Rc<Ledger>,
    /// The fix.
    pub fix: Fix,
    /// Closes the preview.
    pub close: Callback<()>,
}

/// One change in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What changes.
    pub name: String,
    /// What stands there.
    pub old: String,
    /// What will stand there.
    pub new: String,
}

/// The changes an edit makes to a report, one line each. Cells of one row that change alike share a line.
pub fn changes(report: &Report, edits: &[Edit]) -> Vec<Change> {
    let mut into = Vec::new();
    for edit in edits {
        collect(report, edit, &mut into);
    }
    into
}

fn collect(report: &Report, edit: &Edit, into: &mut Vec<Change>) {
    let change = |name: String, old: &str, new: &str| Change { name, old: old.into(), new: new.into() };
    match edit {
        Edit::Cell { id, raw } => into.push(change(names::cell_short(*id), report.raw(*id), raw)),
        Edit::Text { part, text } => {
            let name = names::text_name(report.edition(), *part);
            into.push(change(name, report.narrative.get(*part), text));
        }
        Edit::Meta(meta) => {
            let year = |year: Option<u16>| year.map(|year| year.to_string()).unwrap_or_default();
            let old = &report.meta;
            let lines = [
                ("机关名称", old.org_name.clone(), meta.org_name.clone()),
                ("机关类别", old.org_kind.label().into(), meta.org_kind.label().into()),
                ("年度", year(old.year), year(meta.year)),
            ];
            let changed = lines.into_iter().filter(|(_, old, new)| old != new);
            into.extend(changed.map(|(name, old, new)| change(name.into(), &old, &new)));
        }
        Edit::Table(table) => {
            let name = names::table_caption(table.edition(), table.key());
            let cells = table.cells().filter(|(id, cell)| report.raw(*id) != cell.raw()).count();
            into.push(change(
                name.into(),
                "",
                &format!("换用{}，{cells}格不同", table.edition().form().name),
            ));
        }
        Edit::Found(_) => into.push(change("版式".into(), "原文件版式", "规定格式")),
        Edit::Narrative(text) => {
            for (part, new) in text.parts().filter(|(part, new)| report.narrative.get(*part) != *new) {
                let name = names::text_name(report.edition(), part);
                into.push(change(name, report.narrative.get(part), new));
            }
        }
        Edit::Explanations(_) | Edit::Settings(_) => {}
        Edit::Report(_) => into.push(change("整份报告".into(), "", "替换")),
        Edit::Many(edits) => edits.iter().for_each(|edit| collect(report, edit, into)),
    }
}

/// A value in a list of changes: a blank is named, a long text is cut.
pub fn value(text: &str) -> String {
    const LONG: usize = 60;
    match text.chars().count() {
        0 => "空白".into(),
        count if count > LONG => format!("{}……（共{count}字）", text.chars().take(LONG).collect::<String>()),
        _ => text.into(),
    }
}

/// A fix, shown before it is made.
#[component]
pub fn FixPreview(props: &FixPreviewProps) -> Html {
    let document = use_document();
    let focus = use_focus();
    let outdated = use_state_eq(|| false);
    let apply = {
        let (ledger, fix, close, outdated) =
            (props.ledger.clone(), props.fix.clone(), props.close.clone(), outdated.clone());
        move |_: MouseEvent| {
            // What is shown may be older than what was typed last.
            if !answer::fits(&fix, &ledger.report, document.live().report()) {
                outdated.set(true);
                return;
            }
            document.dispatch().edit(Edit::Many(fix.edits.clone()), fix.title.clone());
            focus.dispatch(FocusAction::Settled);
            close.emit(());
        }
    };
    let cancel = {
        let close = props.close.clone();
        move |_: MouseEvent| close.emit(())
    };
    html! {
        <>
            <ul class="edits">
                { for changes(&props.ledger.report, &props.fix.edits).into_iter().map(|change| html! {
                    <li>{ change.name }{ "：" }<del>{ value(&change.old) }</del>{ " → " }<ins>{ value(&change.new) }</ins></li>
                }) }
            </ul>
            if *outdated { <p role="alert">{ "这里的内容刚刚改动过，没有应用。请关闭后按新的核对结果再改。" }</p> }
            <div class="actions">
                <button type="button" class="text" onclick={apply}>{ "应用" }</button>
                <button type="button" class="text" onclick={cancel}>{ "不用" }</button>
            </div>
        </>
    }
}

#[cfg(test)]
mod tests {
    use nianbao_core::form::{Aspect, TableKey};
    use nianbao_core::model::TextPart;

    use super::*;

    #[test]
    fn every_change_is_listed_old_and_new() {
        let mut report = Report::for_year(2024);
        let id = report.table(TableKey::Disputes).layout().slots[0].id;
        report.narrative.set(TextPart::Aspect(Aspect::Active), "旧");
        let edits = [
            Edit::Cell { id, raw: "0".into() },
            Edit::Many(vec![Edit::Text { part: TextPart::Aspect(Aspect::Active), text: "新".into() }]),
        ];
        let changes = changes(&report, &edits);
        assert_eq!(changes.len(), 2);
        assert_eq!((changes[0].old.as_str(), changes[0].new.as_str()), ("", "0"));
        assert_eq!((changes[1].old.as_str(), changes[1].new.as_str()), ("旧", "新"));
    }

    #[test]
    fn blanks_are_named_and_long_texts_cut() {
        assert_eq!(value(""), "空白");
        assert!(value(&"字".repeat(80)).ends_with("（共80字）"));
    }
}
