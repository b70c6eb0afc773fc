//! Says aloud what came and went, once a cell is left, for those who do not see the margin.

use nianbao_core::check::Finding;
use nianbao_core::model::TextPart;
use yew::prelude::*;

use crate::components::ledger::{Ledger, use_ledger};
use crate::hooks::use_reading;
use crate::state::links::Links;

/// What was there when it spoke last: id and title of every open note.
type Known = Vec<(AttrValue, String)>;

fn known(ledger: &Ledger, links: &Links) -> Known {
    let open = ledger.slips.iter().filter(|slip| ledger.finding(slip).is_open());
    let findings = open.map(|slip| (slip.id.clone(), sentence(ledger.finding(slip))));
    let offers = TextPart::ALL.into_iter().flat_map(|part| links.offers(&ledger.report, part));
    let offers = offers.map(|offer| {
        let (at, to) = (&offer.link.at, &offer.to);
        (
            format!("offer-{}-{}-{to}", at.part.key(), at.start).into(),
            format!("文字里的{}可改为{to}", at.quote),
        )
    });
    findings.chain(offers).collect()
}

fn sentence(finding: &Finding) -> String {
    format!("{}，{}", finding.severity.label(), finding.title)
}

/// What to say when the notes changed; `None` when they did not.
fn news(before: &Known, now: &Known) -> Option<String> {
    let new: Vec<&str> = now
        .iter()
        .filter(|(id, _)| !before.iter().any(|(known, _)| known == id))
        .map(|(_, sentence)| sentence.as_str())
        .collect();
    let gone = before.iter().filter(|(id, _)| !now.iter().any(|(known, _)| known == id)).count();
    let mut said = Vec::new();
    match new.as_slice() {
        [] => {}
        [one] => said.push((*one).to_owned()),
        [first, rest @ ..] => said.push(format!("{first}；另有{}处", rest.len())),
    }
    if gone > 0 {
        said.push(format!("已消除{gone}处"));
    }
    if said.is_empty() {
        return None;
    }
    said.push(format!("现有{}处", now.len()));
    Some(said.join("。"))
}

/// The voice.
#[component]
pub fn Live() -> Html {
    let ledger = use_ledger();
    let links = use_reading().links().clone();
    let before = use_mut_ref(|| None::<Known>);
    let said = use_state_eq(String::new);
    {
        let said = said.clone();
        use_effect_with((ledger, links), move |(ledger, links)| {
            let now = known(ledger, links);
            let was = before.borrow_mut().replace(now.clone());
            // What is there when the page opens is no news.
            if let Some(news) = was.and_then(|was| news(&was, &now)) {
                said.set(news);
            }
        });
    }
    html! { <div class="unseen" role="status" aria-live="polite">{ (*said).clone() }</div> }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn notes(ids: &[&'static str]) -> Known {
        ids.iter().map(|id| (AttrValue::from(*id), format!("必改，{id}"))).collect()
    }

    #[test]
    fn only_changes_are_said() {
        assert_eq!(news(&notes(&["a"]), &notes(&["a"])), None);
        assert_eq!(news(&notes(&[]), &notes(&["a"])).unwrap(), "必改，a。现有1处");
        assert_eq!(news(&notes(&["a", "b"]), &notes(&["b"])).unwrap(), "已消除1处。现有1处");
        assert_eq!(news(&notes(&[]), &notes(&["a", "b", "c"])).unwrap(), "必改，a；另有2处。现有3处");
    }
}
