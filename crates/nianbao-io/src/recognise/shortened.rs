//! Rows that are called by a few words of their label, as where there is little room: told by the words they keep and
//! by their number.

use nianbao_core::form::label;

use super::labels::Mark;
use super::patterns::Pattern;
use super::similar::{self, Hit};
use super::token::{Kind, Stream};

/// Tokens compared with all labels, at most.
const MOST_TOKENS: usize = 400;

/// The tokens of a stream that could be cut down labels.
pub(super) struct Shortened {
    pieces: Vec<Piece>,
}

/// A token that stands before values.
struct Piece {
    token: usize,
    /// Its characters in the stream.
    hit: Hit,
    /// The number it bears.
    ordinal: Option<u8>,
}

impl Shortened {
    /// Looks through a stream.
    pub(super) fn of(stream: &Stream<'_>) -> Shortened {
        let mut pieces = Vec::new();
        let mut begin = 0;
        while begin < stream.owner.len() {
            let token = stream.owner[begin];
            let end = begin + stream.owner[begin..].iter().take_while(|owner| **owner == token).count();
            if (2..=24).contains(&(end - begin)) && before_values(stream, token) {
                let hit = Hit { start: begin, end, distance: 0 };
                pieces.push(Piece { token, hit, ordinal: ordinal(stream, token) });
            }
            begin = end;
        }
        Shortened { pieces }
    }

    /// Adds what cut down labels could stand for. A token counts when it stands before values, most of its characters
    /// stand in one label in that order, and in no other label as many.
    pub(super) fn add(&self, stream: &Stream<'_>, patterns: &[Pattern], candidates: &mut Vec<Mark>) {
        // Tokens in which some label stands to the letter need no second look.
        let mut known = vec![false; stream.tokens.len()];
        for mark in candidates.iter().filter(|mark| mark.hit.distance == 0) {
            known[stream.owner[mark.hit.start]] = true;
            known[stream.owner[mark.hit.end - 1]] = true;
        }
        for &Piece { hit, ordinal, .. } in
            self.pieces.iter().filter(|piece| !known[piece.token]).take(MOST_TOKENS)
        {
            // The number is one character, and what may stand before it does not count.
            let bare = &stream.chars[hit.start + usize::from(ordinal.is_some())..hit.end];
            let Some((pattern, kept)) = meant(patterns, bare) else { continue };
            if patterns[pattern].row.is_some() {
                let same = ordinal.is_some() && ordinal == patterns[pattern].ordinal;
                let weight = 2 * (2 * kept as i64 - bare.len() as i64) + 1 + 2 * i64::from(same);
                candidates.push(Mark { pattern, hit, shortened: true, weight });
            }
        }
    }
}

fn ordinal(stream: &Stream<'_>, token: usize) -> Option<u8> {
    label::ordinal(stream.tokens[token].text).map(|(ordinal, _)| ordinal)
}

/// Whether values or blanks follow a token.
fn before_values(stream: &Stream<'_>, token: usize) -> bool {
    stream.tokens.get(token + 1).is_some_and(|next| next.kind != Kind::Text)
}

/// Which characters a text may hold: characters with the same last bits count as one.
#[derive(Clone, Copy)]
pub(super) struct Characters(u128);

impl Characters {
    /// Those of a text.
    pub(super) fn of(text: &[char]) -> Characters {
        Characters(text.iter().fold(0, |all, c| all | 1 << (*c as u32 % 128)))
    }

    /// How many characters of another text certainly stand not here; it may be more.
    fn missing(self, other: Characters) -> usize {
        (other.0 & !self.0).count_ones() as usize
    }

    fn may_hold(self, c: char) -> bool {
        self.0 >> (c as u32 % 128) & 1 == 1
    }
}

/// The only label that holds most of these characters in their order, and how many; all of them when they are few.
fn meant(patterns: &[Pattern], words: &[char]) -> Option<(usize, usize)> {
    if words.len() < 2 {
        return None;
    }
    let mut best: Option<(bool, usize, usize)> = None;
    let mut tied = false;
    let characters = Characters::of(words);
    for (number, pattern) in patterns.iter().enumerate() {
        // Nearly all labels have little in common with the words.
        if (words.len() - pattern.characters.missing(characters)) * 4 < words.len() * 3 {
            continue;
        }
        let present = words.iter().filter(|c| pattern.characters.may_hold(**c)).count();
        if present * 4 < words.len() * 3 {
            continue;
        }
        let whole = pattern.bare.windows(words.len()).any(|window| window == words);
        let kept = if whole { words.len() } else { similar::common(&pattern.bare, words) };
        if kept * 4 < words.len() * 3 || words.len() < 4 && !whole {
            continue;
        }
        let same = pattern.bare == words;
        match best {
            Some((other, most, _)) if (other, most) > (same, kept) => {}
            Some((other, most, _)) if (other, most) == (same, kept) => tied = true,
            _ => {
                best = Some((same, kept, number));
                tied = false;
            }
        }
    }
    best.filter(|_| !tied).map(|(_, kept, number)| (number, kept))
}

/// Rows whose label was cut down to a few of its words, told by the ordinal and the words that are left.
pub(super) fn add_between(stream: &Stream<'_>, patterns: &[Pattern], marks: &mut Vec<Mark>) {
    if marks.len() < 3 {
        return;
    }
    let mut covered = vec![false; stream.tokens.len()];
    for mark in marks.iter() {
        for at in mark.hit.start..mark.hit.end {
            covered[stream.owner[at]] = true;
        }
    }
    let mut begin = 0;
    let mut more = Vec::new();
    while begin < stream.owner.len() {
        let token = stream.owner[begin];
        let end = begin + stream.owner[begin..].iter().take_while(|owner| **owner == token).count();
        let words = &stream.chars[begin..end];
        if !covered[token] && (3..=40).contains(&words.len()) {
            let place = marks.partition_point(|mark| mark.hit.start < begin);
            let low = place.checked_sub(1).map_or(0, |before| marks[before].pattern + 1);
            let high = marks.get(place).map_or(patterns.len(), |after| after.pattern);
            let ordinal = ordinal(stream, token);
            let fits = (low..high).find(|&number| {
                let pattern = &patterns[number];
                pattern.row.is_some()
                    && pattern.ordinal.is_some()
                    && pattern.ordinal == ordinal
                    && similar::common(&pattern.words, words) * 100 >= words.len() * 60
            });
            if let Some(pattern) = fits
                && !more.iter().any(|mark: &Mark| mark.pattern == pattern)
            {
                let hit = Hit { start: begin, end, distance: 0 };
                more.push(Mark { pattern, hit, shortened: true, weight: words.len() as i64 });
            }
        }
        begin = end;
    }
    marks.extend(more);
    marks.sort_by_key(|mark| mark.hit.start);
    // Added ones may stand in another order than printed: then they are no rows of this table.
    let mut last = None;
    marks.retain(|mark| {
        let fits = last.is_none_or(|last| last < mark.pattern) || !mark.shortened;
        if fits {
            last = Some(mark.pattern);
        }
        fits
    });
}

#[cfg(test)]
mod tests {
    use nianbao_core::form::{EditionKey, TableKey};

    use super::super::fold::folded;
    use super::super::patterns::book;
    use super::*;

    /// The key of the row that words are taken for.
    fn row(words: &str) -> Option<&'static str> {
        let patterns = &book().printed(EditionKey::latest(), TableKey::Applications).patterns;
        let (found, _) = meant(patterns, &folded(words))?;
        patterns[found].row.map(|_| patterns[found].key)
    }

    #[test]
    fn short_labels_are_not_confused() {
        for (words, key) in [
            ("重复申请", "applications.result.not_processed.repeat"),
            ("大量反复申请", "applications.result.not_processed.excessive"),
            ("其他", "applications.result.other.misc"),
            ("逾期不补正", "applications.result.other.no_correction"),
            ("逾期不缴费", "applications.result.other.fee_unpaid"),
            ("补正后仍不明确", "applications.result.unable.still_unclear"),
            ("执法案卷", "applications.result.denied.enforcement_file"),
            ("行政查询", "applications.result.denied.admin_query"),
            ("上年结转", "applications.carried_in"),
            ("结转下年", "applications.carried_out"),
            ("新收", "applications.new_received"),
        ] {
            assert_eq!(row(words), Some(key), "{words}");
        }
        // Groups, words that several labels hold, and rows that are not on the form.
        for words in
            ["不予公开", "其他处理", "政府信息公开申请", "申请", "网络申请", "其中：信函申请", "其他结果"]
        {
            assert_eq!(row(words), None, "{words}");
        }
    }
}
