//! What a check reads beside its findings, on its way from the checker to the page.

use nianbao_core::check::likeness::{Likeness, Repeat};
use nianbao_core::check::links::Link;
use nianbao_core::form::Part;
use nianbao_core::model::{Date, Place, TextRange};
use serde::{Deserialize, Serialize};

use super::wire_place::{WirePlace, number, pack_place, unpack_place};
use crate::state::packs::Told;
use crate::state::reading::Reading;

/// A part by its key, the share of it, how many of its characters counted.
type WireShare = (String, u8, u32);
/// The number, its cells, whether it can be written anew.
type WireLink = (WirePlace, Vec<(WirePlace, bool)>, bool);

/// A [`Reading`] on its way.
#[derive(Debug, Serialize, Deserialize)]
pub struct WireReading {
    /// How much of all is last year's, then of each part.
    likeness: Option<(u8, Vec<WireShare>)>,
    /// This year's place and last year's.
    repeats: Vec<(WirePlace, WirePlace)>,
    /// Numbers of the text that repeat cells.
    links: Vec<WireLink>,
    packs: Vec<Told>,
    limits: Vec<u32>,
    deadline: Option<String>,
}

impl WireReading {
    /// Packs what was read.
    pub fn pack(reading: &Reading) -> WireReading {
        let likeness = reading.likeness.as_ref().map(|likeness| {
            let part =
                |&(part, share, size): &(Part, u8, usize)| (part.key().to_owned(), share, number(size));
            (likeness.overall, likeness.parts.iter().map(part).collect())
        });
        let text = |range: &TextRange| pack_place(&Place::Text(range.clone()));
        let link = |link: &Link| {
            let terms = link.terms.iter().map(|(id, off)| (pack_place(&Place::Cell(*id)), *off));
            (text(&link.at), terms.collect(), link.exact)
        };
        WireReading {
            likeness,
            repeats: reading.repeats.iter().map(|repeat| (text(&repeat.now), text(&repeat.before))).collect(),
            links: reading.links.iter().map(link).collect(),
            packs: reading.packs.clone(),
            limits: reading.limits.clone(),
            deadline: reading.deadline.map(|day| day.to_string()),
        }
    }

    /// Unpacks it; `None` when a place is not known here.
    #[inline(never)]
    pub fn unpack(self) -> Option<Reading> {
        let likeness = match self.likeness {
            None => None,
            Some((overall, parts)) => {
                let part =
                    |(key, share, size): WireShare| Some((Part::from_key(&key)?, share, size as usize));
                Some(Likeness { overall, parts: parts.into_iter().map(part).collect::<Option<_>>()? })
            }
        };
        let repeat = |(now, before)| Some(Repeat { now: text(now)?, before: text(before)? });
        Some(Reading {
            likeness,
            repeats: self.repeats.into_iter().map(repeat).collect::<Option<_>>()?,
            links: self.links.into_iter().map(link).collect::<Option<_>>()?,
            packs: self.packs,
            limits: self.limits,
            deadline: self.deadline.and_then(|day| Date::parse(&day)),
        })
    }
}

fn link((at, terms, exact): WireLink) -> Option<Link> {
    let term = |(place, off)| match unpack_place(place)? {
        Place::Cell(id) => Some((id, off)),
        _ => None,
    };
    Some(Link { at: text(at)?, terms: terms.into_iter().map(term).collect::<Option<_>>()?, exact })
}

fn text(place: WirePlace) -> Option<TextRange> {
    match unpack_place(place)? {
        Place::Text(range) => Some(range),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use nianbao_core::check;
    use nianbao_core::model::{Report, TextPart};

    use super::*;

    #[test]
    fn what_was_read_arrives_as_it_was_sent() {
        let long =
            "村务公开栏每季度更新一次，由驻村干部拍照留存，镇党政办按月抽查，发现内容陈旧的当场督促更换。";
        let mut report = Report::for_year(2024);
        report
            .narrative
            .set(TextPart::Overview, format!("收到政府信息公开申请5件。{long}{}", long.replace('村', "镇")));
        let id = report.find("applications.new_received@total").unwrap();
        report.set(id, "5");
        let mut previous = Report::for_year(2023);
        previous.narrative.set(TextPart::Overview, format!("旧话。{long}{}", long.repeat(2)));
        let last = check::LastYear::of(&previous);
        let mut reading = Reading::of(&check::Reading::new(&report, Some(&last)));
        let refused = Some("不行。".to_owned());
        reading.packs = vec![Told { id: "QH".into(), refused, ..Told::default() }];
        (reading.limits, reading.deadline) = (vec![40, 1500], Date::new(2025, 1, 20));
        assert!(reading.likeness.is_some() && !reading.repeats.is_empty() && !reading.links.is_empty());
        for reading in [reading, Reading::of(&check::Reading::new(&report, None)), Reading::default()] {
            let sent = serde_json::to_string(&WireReading::pack(&reading)).unwrap();
            let received: WireReading = serde_json::from_str(&sent).unwrap();
            assert_eq!(received.unpack(), Some(reading));
        }
    }
}
