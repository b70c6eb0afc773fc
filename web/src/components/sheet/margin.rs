//! What lies beside a text and is no finding: numbers tied to cells, last year's text, how much of the text is last
//! year's. Quiet, never printed, never part of the report. Plain functions, no state of their own.

use std::rc::Rc;

use nianbao_core::check::links::Link;
use nianbao_core::form::Part;
use nianbao_core::model::settings::Limit;
use nianbao_core::model::{Report, TextPart};
use nianbao_core::sort::SortShort;
use nianbao_io::project::Previous;
use yew::prelude::*;

use super::prose::Quote;
use crate::components::desk::rail::show;
use crate::components::names;
use crate::components::notes::offers;
use crate::hooks::ReadingHandle;
use crate::state::links::Links;

/// What lies beside is drawn from this.
pub struct Seen<'a> {
    /// The open report.
    pub report: &'a Report,
    /// Last year's report beside it.
    pub previous: Option<&'a Rc<Previous>>,
    /// What the last check has read.
    pub reading: &'a ReadingHandle,
}

/// Adds to the marked stretches of a text the numbers tied to cells, and those that no longer are. Where a note is
/// about the same words the note comes first.
pub fn add(quotes: &mut Vec<Quote>, links: &Links, report: &Report, part: TextPart) {
    let taken: Vec<(usize, usize)> = quotes.iter().map(|quote| (quote.start, quote.end)).collect();
    let mut mark = |link: &Link, class: &'static str, id: Option<AttrValue>| {
        let at = &link.at;
        if taken.iter().any(|&(start, end)| start < at.end && at.start < end) {
            return;
        }
        let tie = format!(
            "{}“{}”与{}一致",
            if id.is_some() { "原来的" } else { "" },
            at.quote,
            names::terms(&link.terms)
        );
        let (start, end, words) = (at.start, at.end, at.quote.clone());
        quotes.push(Quote { start, end, words, class, id, tie: Some(tie.into()) });
    };
    for link in links.agreeing(report, part) {
        mark(&link, "tied", None);
    }
    for offer in links.offers(report, part) {
        mark(&offer.link, "untied", Some(offers::mark_id(&offer).into()));
    }
    quotes.sort_short_by_key(|quote| quote.start);
}

/// Below a text: its numbers that repeat cells, and what stood there last year. Both are folded away.
pub fn below(seen: &Seen<'_>, part: TextPart) -> Html {
    let report = seen.report;
    let links = seen.reading.links().agreeing(report, part);
    let before = before(seen, part);
    if links.is_empty() && before.is_empty() {
        return html! {};
    }
    html! {
        <div class="below">
            if !links.is_empty() { { tied(&links) } }
            { for before.into_iter().map(|(of, text)| reference(seen, of, text)) }
        </div>
    }
}

/// The numbers of a text that repeat cells, each with the way to its cell.
fn tied(links: &[Link]) -> Html {
    let line = |link: &Link| {
        let to = link.terms.first().map(|(id, _)| names::cell_id(*id)).unwrap_or_default();
        let go = move |_: MouseEvent| show(&to);
        html! {
            <li>
                { "“" }{ &link.at.quote }{ "”　" }
                <button type="button" class="text" onclick={go}>{ names::terms(&link.terms) }</button>
            </li>
        }
    };
    html! {
        <details class="tied">
            <summary>{ format!("{}个数与表格一致", links.len()) }</summary>
            <ul>{ for links.iter().map(line) }</ul>
        </details>
    }
}

/// What stood last year where this text stands now. Where part 一 is not divided as it was, all of it stands at the
/// first piece that is shown.
fn before<'a>(seen: &Seen<'a>, part: TextPart) -> Vec<(TextPart, &'a str)> {
    let Some(previous) = seen.previous else { return Vec::new() };
    let (now, then) = (&seen.report.narrative, &previous.report.narrative);
    let whole = !now.get(TextPart::Overview).is_empty();
    let divided = !whole || now.has_aspects();
    let shown = |piece: TextPart| match piece {
        TextPart::Overview => whole,
        TextPart::Aspect(_) => divided,
        _ => true,
    };
    let first = TextPart::ALL.into_iter().find(|piece| piece.part() == Some(Part::Overview) && shown(*piece));
    let here = |piece: TextPart| piece == part || (!shown(piece) && first == Some(part));
    then.parts().filter(|(piece, text)| here(*piece) && !text.trim().is_empty()).collect()
}

/// Last year's text, grey, sentences that stand in this year's marked.
fn reference(seen: &Seen<'_>, part: TextPart, text: &str) -> Html {
    let Some(previous) = seen.previous else { return html! {} };
    let edition = previous.report.edition();
    let year = previous.report.meta.year.map_or_else(|| "上年".into(), |year| format!("{year}年"));
    let repeats = seen.reading.last().repeats.iter().map(|repeat| &repeat.before);
    let mut known: Vec<(usize, usize)> = repeats
        .filter(|range| range.part == part && text.get(range.start..range.end) == Some(range.quote.as_str()))
        .map(|range| (range.start, range.end))
        .collect();
    known.sort_short();
    known.dedup();
    let mut at = 0;
    let mut pieces = Vec::new();
    for (start, end) in known.iter().copied() {
        pieces.push(html! { { text.get(at..start).unwrap_or_default() } });
        pieces
            .push(html! { <mark title="本年也有这一句">{ text.get(start..end).unwrap_or_default() }</mark> });
        at = end;
    }
    pieces.push(html! { { text.get(at..).unwrap_or_default() } });
    let said = match known.len() {
        0 => String::new(),
        count => format!("，{count}句本年也有"),
    };
    html! {
        <details class="reference" key={part.key()}>
            <summary>{ format!("{year}“{}”（{}字{said}）", names::text_name(edition, part), text.chars().count()) }</summary>
            <div class="then" tabindex="0" role="region" aria-label={format!("{year}的文字，只供参考")}>{ for pieces }</div>
        </details>
    }
}

/// How much of a part is last year's, in one line.
pub fn share(seen: &Seen<'_>, part: Part) -> Html {
    let Some(share) = seen.previous.and_then(|_| seen.reading.last().share(part)) else {
        return html! {};
    };
    let repeats: Vec<_> =
        seen.reading.last().repeats.iter().filter(|repeat| repeat.now.part.part() == Some(part)).collect();
    html! {
        <div class="below">
            { meter("这一部分", share, limit(seen.report, seen.reading)) }
            if !repeats.is_empty() {
                <details class="tied">
                    <summary>{ format!("{}句与上年相同", repeats.len()) }</summary>
                    <ul>{ for repeats.iter().map(|repeat| {
                        let to = names::text_id(repeat.now.part);
                        let go = move |_: MouseEvent| show(&to);
                        html! {
                            <li>
                                { &repeat.now.quote }
                                <button type="button" class="text" onclick={go}>{ "去改写" }</button>
                            </li>
                        }
                    }) }</ul>
                </details>
            }
        </div>
    }
}

/// From which share on the text is called repeated.
pub fn limit(report: &Report, reading: &ReadingHandle) -> u8 {
    let limit = Limit::TextRepeated;
    let drawn = report.settings.limit(limit).unwrap_or(reading.last().usual(limit));
    u8::try_from(drawn).unwrap_or(100)
}

/// A share of last year's text against the limit: words first, a thin bar beside them.
pub fn meter(of: &str, share: u8, limit: u8) -> Html {
    let over = share > limit;
    let said = if over { "，超过界限" } else { "" };
    html! {
        <p class={classes!("likeness", over.then_some("over"))}>
            <span>{ format!("{of}有{share}%与上年相同（界限{limit}%）{said}") }</span>
            <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                <rect class="ground" width="100" height="6" />
                <rect class="share" width={share.to_string()} height="6" />
                <rect class="limit" x={limit.to_string()} width="1" height="6" />
            </svg>
        </p>
    }
}

/// What the printed comparison says of itself; seen nowhere else.
pub fn comparison(seen: &Seen<'_>) -> Html {
    let Some(previous) = seen.previous else { return html! {} };
    let year = previous.report.meta.year.map_or_else(|| "上一年度".into(), |year| format!("{year}年度"));
    html! {
        <p class="comparison">
            { format!("与{year}报告的对照表。格内的小字和左边有竖线的文字是上年的，“上年留”是上年结转下年度的数；不是报告正文。") }
        </p>
    }
}
