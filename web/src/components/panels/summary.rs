//! 核对结果: everything found, everything explained, everything not looked at, in the words of the notes.

use std::rc::Rc;

use nianbao_core::check::Finding;
use nianbao_core::form::Part;
use yew::prelude::*;

use super::frame::Frame;
use super::{Panel, use_panels};
use crate::components::desk::unchecked;
use crate::components::ledger::{Ledger, Slip, use_ledger};
use crate::components::names;
use crate::components::way::use_go;
use crate::state::navigation::Go;
use crate::state::packs;
use crate::state::selectors::{self, Counts, Progress};

/// 核对结果
#[component]
pub fn Summary() -> Html {
    let panels = use_panels();
    let ledger = use_ledger();
    let way = use_go();
    let counts = selectors::counts(&ledger.outcome);
    let report = &ledger.report;
    let settings = {
        let panels = panels.clone();
        move |_: MouseEvent| panels.toggle(Panel::Checks)
    };
    let drawn = Some(packs::words(&report.settings)).filter(|words| !words.is_empty());
    let groups = std::iter::once(None).chain(Part::ALL.into_iter().map(Some)).map(|part| {
        let slips: Vec<&Slip> =
            ledger.slips.iter().filter(|slip| selectors::part_of(&ledger.finding(slip).at) == part).collect();
        if slips.is_empty() {
            return html! {};
        }
        let heading = part.map_or("报告整体", |part| report.edition().form().heading(part));
        html! {
            <>
                <h3>{ heading }</h3>
                <ul class="findings">
                    { for slips.into_iter().map(|slip| entry(&ledger, slip, &way)) }
                </ul>
            </>
        }
    });
    html! {
        <Frame title="核对结果" close={move |()| panels.close()}>
            <p class="headline">{ headline(&ledger, counts) }</p>
            { for groups }
            { unchecked::unchecked(&ledger.outcome, true) }
            <div class="actions">
                <button type="button" onclick={settings}>{ "核对设置" }</button>
                if let Some(drawn) = drawn { <span class="hint">{ drawn }</span> }
            </div>
        </Frame>
    }
}

/// What was found in one sentence; never a clean bill for what was not looked at.
pub fn headline(ledger: &Ledger, counts: Counts) -> String {
    let report = &ledger.report;
    let blank: Vec<String> = Part::ALL
        .into_iter()
        .filter(|&part| selectors::progress(report, part) == Progress::Blank)
        .map(|part| names::part_short(report.edition(), part))
        .collect();
    let mut said = if counts.open() == 0 {
        "没有需要改动或核实的地方".to_owned()
    } else {
        let kinds = [("必改", counts.errors), ("核实", counts.verify), ("提示", counts.hints)];
        let kinds =
            kinds.iter().filter(|(_, count)| *count > 0).map(|(word, count)| format!("{word}{count}处"));
        kinds.collect::<Vec<_>>().join("，")
    };
    if counts.explained > 0 {
        said.push_str(&format!("，已说明{}处", counts.explained));
    }
    if !blank.is_empty() {
        said.push_str(&format!("；{}未填，未检查", blank.join("、")));
    }
    if unchecked::waiting(&ledger.outcome) {
        said.push_str("；文字还在核对");
    }
    let blocked = unchecked::blocked(&ledger.outcome);
    if blocked > 0 {
        said.push_str(&format!("；{blocked}项无法判断"));
    }
    said.push('。');
    said
}

/// A finding in one line, which leads to it.
fn entry(ledger: &Rc<Ledger>, slip: &Slip, way: &Callback<Go>) -> Html {
    let finding: &Finding = ledger.finding(slip);
    let onclick = {
        let (way, outcome, index) = (way.clone(), ledger.outcome.clone(), slip.index);
        move |event: MouseEvent| {
            event.prevent_default();
            way.emit(Go::To(outcome.clone(), index));
        }
    };
    let severity = finding.severity;
    html! {
        <li key={slip.id.as_str()}>
            <a class="text" href={format!("#{}", slip.id)} {onclick}>
                <span class={classes!("severity", severity.key())}>{ severity.mark() }{ " " }{ severity.label() }</span>
                <b>{ &finding.title }</b>
            </a>
            { " " }
            { match &finding.explained {
                Some(reason) => format!("已说明：{reason}"),
                None => finding.message.clone(),
            } }
        </li>
    }
}
