//! The two sides of an equation in words and numbers; the cells themselves are lit on the sheet meanwhile.

use nianbao_core::model::Place;
use yew::prelude::*;

use crate::components::ledger::Ledger;
use crate::components::names;

/// Every place a finding rests on, with what stands there.
pub fn formula(ledger: &Ledger, index: usize) -> Html {
    let report = &ledger.report;
    let Some(finding) = ledger.outcome.findings.get(index) else { return html! {} };
    let line = |place: &Place, note: &str| {
        let value = match place {
            Place::Cell(id) => match report.raw(*id) {
                "" => "空白".to_owned(),
                raw => raw.to_owned(),
            },
            _ => String::new(),
        };
        html! {
            <tr>
                <th scope="row">{ names::place(report.edition(), place) }</th>
                <td class="number">{ value }</td>
                <td class="role">{ note.to_owned() }</td>
            </tr>
        }
    };
    html! {
        <table class="formula">
            <caption class="unseen">{ "算式涉及的各格" }</caption>
            <tbody>
                { line(&finding.at, "本格") }
                { for finding.related.iter().map(|related| line(&related.at, &related.note)) }
            </tbody>
        </table>
    }
}
