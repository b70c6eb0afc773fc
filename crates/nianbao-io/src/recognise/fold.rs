//! Characters made comparable: the form's own folding, and traditional characters read as the simplified ones the
//! form prints. Only comparison uses it; what is kept is always the text as found.

use nianbao_core::form::label;

/// The traditional characters that can occur in a printed label, each before its simplified form.
const TRADITIONAL: &str = "總总體体況况動动開开處处請请復复複复議议訴诉訟讼問问題题進进報报項项內内製制發发廢废現现規规範范許许罰罚強强費费單单萬万數数據据關关係系為为爲为與与業业機机構构組组織织務务結结轉转辦办區区計计這这屬属國国穩稳護护權权類类過过執执詢询無无沒没補补後后確确舉举當当認认獲获續续維维糾纠審审經经決决額额採采購购對对應应縣县鎮镇鄉乡廳厅會会監监條条號号標标準准領领導导於于點点將将還还種种產产寫写營营籌筹財财稅税衛卫學学員员團团側侧實实專专臺台僅仅";

/// One character in its comparable form; `None` when it does not count.
pub(in crate::recognise) fn fold(c: char) -> Option<char> {
    let c = label::fold(c)?;
    Some(if ('\u{4e00}'..='\u{9fff}').contains(&c) { simplified(c) } else { c })
}

/// Words that say the same, each before the one the form prints; of the same length.
const SAME: [([char; 2], [char; 2]); 1] = [(['合', '计'], ['总', '计'])];

/// The comparable form of a text.
pub(in crate::recognise) fn folded(text: &str) -> Vec<char> {
    let mut chars = Vec::with_capacity(room(text));
    fold_into(text, &mut chars);
    chars
}

/// Adds the comparable form of a text.
pub(in crate::recognise) fn fold_into(text: &str, chars: &mut Vec<char>) {
    let begin = chars.len();
    chars.extend(text.chars().filter_map(fold));
    for at in begin + 1..chars.len() {
        for (words, printed) in &SAME {
            if chars[at] == words[1] && chars[at - 1] == words[0] {
                chars[at - 1..=at].copy_from_slice(printed);
            }
        }
    }
}

/// What most texts need: a Chinese character takes three bytes.
fn room(text: &str) -> usize {
    text.len() / 3 + 2
}

/// What a text that says the same as a label may begin with.
pub(in crate::recognise) fn firsts(label: &[char]) -> impl Iterator<Item = char> {
    let first = label.first().copied();
    let same = SAME.iter().filter(|(_, printed)| label.starts_with(printed)).map(|(words, _)| words[0]);
    first.into_iter().chain(same)
}

/// The first comparable character of a text, by which most texts are told apart.
pub(in crate::recognise) fn first(text: &str) -> Option<char> {
    let mut chars = text.chars().filter_map(fold);
    let (first, second) = (chars.next()?, chars.next());
    let same = SAME.iter().find(|(words, _)| Some(words[1]) == second && words[0] == first);
    Some(same.map_or(first, |(_, printed)| printed[0]))
}

/// The comparable form of a text in its own words.
pub(in crate::recognise) fn as_written(text: &str) -> Vec<char> {
    let mut chars = Vec::with_capacity(room(text));
    chars.extend(text.chars().filter_map(fold));
    chars
}

/// The traditional characters, made ready once: they are asked for with every character of every document.
struct Traditional {
    /// Each with its simplified form, sorted.
    pairs: Vec<(char, char)>,
    /// One bit for the last bits of each: nearly every character is told to be none by it.
    last_bits: [u64; Traditional::BITS / 64],
}

impl Traditional {
    const BITS: usize = 8192;

    fn new() -> Traditional {
        let all: Vec<char> = TRADITIONAL.chars().collect();
        let mut pairs: Vec<_> = all.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect();
        pairs.sort_unstable();
        let mut last_bits = [0; Traditional::BITS / 64];
        for (c, _) in &pairs {
            let bit = *c as usize % Traditional::BITS;
            last_bits[bit / 64] |= 1 << (bit % 64);
        }
        Traditional { pairs, last_bits }
    }
}

fn simplified(c: char) -> char {
    static KNOWN: std::sync::OnceLock<Traditional> = std::sync::OnceLock::new();
    let Traditional { pairs, last_bits } = KNOWN.get_or_init(Traditional::new);
    let bit = c as usize % Traditional::BITS;
    if last_bits[bit / 64] >> (bit % 64) & 1 == 0 {
        return c;
    }
    pairs.binary_search_by_key(&c, |pair| pair.0).map_or(c, |at| pairs[at].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn traditional_reads_as_simplified() {
        assert_eq!(folded("（七）總　計"), folded("(七)总计"));
        assert_eq!(folded("行政複議、行政訴訟"), folded("行政复议 行政诉讼"));
        assert_eq!(folded("（七）合 計"), folded("(七)总计"));
        assert_ne!(as_written("合计"), as_written("总计"));
        assert_eq!(TRADITIONAL.chars().count() % 2, 0);
    }
}
