//! Units whose texts are near-duplicates. Texts are compared by runs of characters, numbers and set phrases left out, as
//! with last year's. What more than half of the units share is the county's template and counts for nobody. Pairs worth
//! comparing are found by MinHash, so the cost grows with the text and with pairs that share runs, not with all pairs.

use std::collections::{BTreeMap, BTreeSet};

use nianbao_core::check::{Status, likeness, quote};
use nianbao_core::model::Place;
use nianbao_core::model::place::TextRange;

use crate::rules::REPORTS_ALIKE;
use crate::{Finding, Spot, Unit, found};

/// From how many units on a template can be told from copying.
const TEMPLATE: usize = 4;
/// A text with fewer runs of its own than this, in characters, is compared with nothing.
const SHORTEST: usize = 80;
/// From this share of the shorter text on, in percent, two are alike.
const SHARE: usize = 70;
/// Bands and rows of the signature: of two texts of one length that share 70 % of their runs, one pair in
/// fifty thousand is missed.
const BANDS: usize = 32;
const ROWS: usize = 2;
/// Most pairs that are told.
const TOLD: usize = 500;
/// Most sentences of one pair that are shown beside the first.
const SHOWN: usize = 9;

/// U104: the pairs that are alike, among the reports that count, and whether there was anything to compare.
pub(crate) fn look(units: &[Unit], counted: &[usize]) -> (Vec<Finding>, Status) {
    let texts = own_runs(units, counted);
    if texts.iter().filter(|runs| !runs.is_empty()).count() < 2 {
        return (Vec::new(), Status::NotApplicable("没有两份够长的文字可以比较".to_owned()));
    }
    let mut pairs: Vec<(usize, usize)> = candidates(&texts).into_iter().collect();
    pairs.sort_unstable();
    let mut alike = Vec::new();
    for (one, other) in pairs {
        let (small, large) = (&texts[one], &texts[other]);
        let shared = small.iter().filter(|run| large.binary_search(run).is_ok()).count();
        let share = shared * 100 / small.len().min(large.len()).max(1);
        if share >= SHARE && units[one].title() != units[other].title() {
            alike.push((one, other, share));
        }
        if alike.len() == TOLD {
            break;
        }
    }
    let said = if alike.is_empty() { Said(Vec::new()) } else { Said::by(units, counted) };
    let told = alike.into_iter().map(|(one, other, share)| told(units, &said, one, other, share));
    (told.collect(), Status::Ran)
}

fn told(units: &[Unit], said: &Said, one: usize, other: usize, share: usize) -> Finding {
    let message = format!(
        "{}和{}的文字有{share}%相同，各家都有的语句没有计算在内。",
        quote::quoted(&units[one].title()),
        quote::quoted(&units[other].title())
    );
    let mut same = said.in_both(one, other).into_iter();
    // Where no whole sentence is the same, both reports are shown as they are.
    let (here, there) = same.next().map_or((Place::Report, Place::Report), |(here, there)| {
        (Place::Text(here.clone()), Place::Text(there.clone()))
    });
    let mut finding = found(&REPORTS_ALIKE, Spot::unit(one, here), REPORTS_ALIKE.title, message)
        .advice("请两个单位各按本单位的实际重写。")
        .related(Spot::unit(other, there), "与之相同的");
    for (here, there) in same.take(SHOWN) {
        finding = finding
            .related(Spot::unit(one, Place::Text(here.clone())), "")
            .related(Spot::unit(other, Place::Text(there.clone())), "与之相同的");
    }
    finding
}

/// The sentences of each unit that are not everybody's.
struct Said(Vec<Vec<(u64, TextRange)>>);

impl Said {
    fn by(units: &[Unit], counted: &[usize]) -> Said {
        let mut all: Vec<Vec<(u64, TextRange)>> = vec![Vec::new(); units.len()];
        let mut holders: BTreeMap<u64, usize> = BTreeMap::new();
        for &index in counted {
            let own = likeness::said(&units[index].report);
            let once: BTreeSet<u64> = own.iter().map(|(hash, _)| *hash).collect();
            once.into_iter().for_each(|hash| *holders.entry(hash).or_default() += 1);
            all[index] = own;
        }
        if counted.len() >= TEMPLATE {
            for own in &mut all {
                own.retain(|(hash, _)| holders.get(hash).is_some_and(|count| count * 2 <= counted.len()));
            }
        }
        Said(all)
    }

    /// What two units both say, in the order of the first.
    fn in_both(&self, one: usize, other: usize) -> Vec<(&TextRange, &TextRange)> {
        let mut there: BTreeMap<u64, &TextRange> = BTreeMap::new();
        for (hash, range) in &self.0[other] {
            there.entry(*hash).or_insert(range);
        }
        self.0[one].iter().filter_map(|(hash, range)| Some((range, *there.get(hash)?))).collect()
    }
}

/// The runs of each text that are not everybody's, sorted; empty for a text too short to say anything.
fn own_runs(units: &[Unit], counted: &[usize]) -> Vec<Vec<u64>> {
    let mut texts: Vec<Vec<u64>> = vec![Vec::new(); units.len()];
    for &index in counted {
        let runs = &mut texts[index];
        *runs = likeness::runs(&units[index].report);
        runs.sort_unstable();
        runs.dedup();
    }
    if counted.len() >= TEMPLATE {
        let mut all: Vec<u64> = texts.iter().flatten().copied().collect();
        all.sort_unstable();
        let holders =
            |run: u64| all.partition_point(|other| *other <= run) - all.partition_point(|other| *other < run);
        for text in &mut texts {
            text.retain(|run| holders(*run) * 2 <= counted.len());
        }
    }
    for text in &mut texts {
        if text.len() < SHORTEST {
            text.clear();
        }
    }
    texts
}

/// Pairs of texts that agree in a band of their signatures.
fn candidates(texts: &[Vec<u64>]) -> BTreeSet<(usize, usize)> {
    let mut buckets: BTreeMap<(usize, [u64; ROWS]), Vec<usize>> = BTreeMap::new();
    for (index, text) in texts.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
        for band in 0..BANDS {
            let row = |row: usize| least(text, (band * ROWS + row) as u64);
            buckets.entry((band, std::array::from_fn(row))).or_default().push(index);
        }
    }
    let mut pairs = BTreeSet::new();
    for bucket in buckets.values() {
        for (at, &one) in bucket.iter().enumerate() {
            pairs.extend(bucket[at + 1..].iter().map(|&other| (one, other)));
        }
    }
    pairs
}

/// The least hash of a text's runs under one of many orders.
fn least(text: &[u64], order: u64) -> u64 {
    let mix = |run: &u64| {
        let mut mixed = run ^ order.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        for (shift, times) in [(30, 0xbf58_476d_1ce4_e5b9_u64), (27, 0x94d0_49bb_1331_11eb)] {
            mixed = (mixed ^ (mixed >> shift)).wrapping_mul(times);
        }
        mixed ^ (mixed >> 31)
    };
    text.iter().map(mix).min().unwrap_or_default()
}
