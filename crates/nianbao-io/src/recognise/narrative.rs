//! Running text: paragraphs put together from lines that layout has broken, part 一 divided into its aspects. Changes
//! no word.

use std::sync::OnceLock;

use nianbao_core::form::{Aspect, EditionKey};

use super::aspect;
use super::fold::folded;
use crate::raw::Spot;

/// A line or paragraph of text with its place in the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// Its text.
    pub(super) text: String,
    /// Where it stands in the source.
    pub(super) spot: Option<Spot>,
    /// Whether a line break behind it may be layout.
    pub(super) lined: bool,
}

/// Whether a line is what the blank form prints where something is to be written, and nothing more.
pub(super) fn is_form(text: &str) -> bool {
    if !text.trim().is_empty() && text.chars().all(|c| matches!(c, '_' | '＿') || c.is_whitespace()) {
        return true;
    }
    static PROMPTS: OnceLock<Vec<Vec<char>>> = OnceLock::new();
    let prompts = PROMPTS
        .get_or_init(|| EditionKey::all().flat_map(|edition| edition.form().prompts).map(folded).collect());
    // No prompt is longer, and most lines are: do not fold them.
    text.chars().nth(60).is_none() && prompts.contains(&folded(text))
}

/// Whether a text is sentences with numbers, such as a count of applications, and not a word on the table below.
pub(super) fn tells_numbers(text: &str) -> bool {
    let counted = |at: usize| text[..at].ends_with(|c: char| c.is_ascii_digit());
    ends_sentence(text)
        && ["件", "条", "项", "次", "份", "篇", "宗", "起", "元"]
            .iter()
            .any(|unit| text.match_indices(unit).any(|(at, _)| counted(at)))
}

/// The width of a line: Chinese characters count two.
fn width(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

/// The width that lines which layout has broken come near to; `None` when too few lines are broken to tell.
pub(super) fn wrap_width(lines: &[Piece]) -> Option<usize> {
    let mut widths: Vec<usize> = lines
        .iter()
        .filter(|line| line.lined && !ends_sentence(&line.text))
        .map(|line| width(&line.text))
        .collect();
    widths.retain(|width| *width >= 24);
    if widths.len() < 3 {
        return None;
    }
    widths.sort_unstable();
    Some(widths[widths.len() / 2])
}

/// Puts lines together that layout has broken: the line is full, no sentence ends with it, and the next one goes on.
pub(super) fn join(lines: Vec<Piece>, wrap: Option<usize>) -> Vec<Piece> {
    let mut joined: Vec<Piece> = Vec::with_capacity(lines.len());
    // The width of the last line that went into the last paragraph.
    let mut last_width = 0;
    for line in lines {
        let own_width = width(&line.text);
        if let Some(before) = joined.last_mut()
            && before.lined
            && line.lined
            && goes_on(&before.text, last_width, &line.text, wrap)
        {
            let letters = before.text.ends_with(|c: char| c.is_ascii_alphabetic())
                && line.text.starts_with(|c: char| c.is_ascii_alphabetic());
            if letters {
                before.text.push(' ');
            }
            before.text.push_str(line.text.trim_start());
        } else {
            joined.push(line);
        }
        last_width = own_width;
    }
    joined
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end().ends_with(['。', '！', '？', '；', '：', ':', ';', '!', '?'])
}

fn goes_on(before: &str, last_width: usize, next: &str, wrap: Option<usize>) -> bool {
    if begins_item(next) || is_paraphrase(before) || is_paraphrase(next) {
        return false;
    }
    let full = wrap.is_some_and(|wrap| last_width * 100 >= wrap * 82);
    if before.ends_with(['：', ':', '；', ';']) {
        // These end an item or stand in the middle of a paragraph; a full line means the latter.
        return full;
    }
    if ends_sentence(before)
        || before.len() < 120
            && aspect::aspect_at_start(before, false).is_some_and(|(_, at)| at == before.len())
    {
        return false;
    }
    if before.ends_with(['，', '、', '“', '《', '（', '(', ',']) {
        return true;
    }
    if next.starts_with(['，', '。', '、', '；', '）', '”', '》', ')']) {
        return true;
    }
    if wrap.is_some() {
        return full;
    }
    // Unbroken text elsewhere: a line without an end is torn by a page, unless it is a short sub-head.
    // Never counts all of a paragraph that is growing line by line.
    before.chars().nth(17).is_some() && next.chars().nth(3).is_some() && !next.starts_with(char::is_numeric)
}

/// A line that begins an item of a list begins a paragraph.
fn begins_item(text: &str) -> bool {
    let mut chars = text.trim_start().chars();
    let (first, second) = (chars.next(), chars.next());
    let numeral = |c: char| "一二三四五六七八九十".contains(c);
    match (first, second) {
        (Some('（' | '('), Some(c)) => {
            (numeral(c) || c.is_ascii_digit()) && chars.take(2).any(|c| matches!(c, '）' | ')'))
        }
        (Some(c), Some('、' | ')' | '）')) => numeral(c) || c.is_ascii_digit(),
        (Some('①'..='⑳'), _) => true,
        _ => false,
    }
}

/// Square brackets at the beginning mark what somebody else put in.
fn is_paraphrase(text: &str) -> bool {
    text.starts_with('[') || text.starts_with('【')
}

/// Part 一 divided: what stands before its first sub-head, and each aspect with its text.
#[derive(Debug, Default)]
pub(super) struct Divided {
    /// Before the first sub-head.
    pub(super) overview: Vec<Piece>,
    /// The aspects in the order they stand in.
    pub(super) aspects: Vec<(Aspect, Vec<Piece>)>,
}

/// Divides part 一 into its aspects. A sub-head that is none of them stays in the text of the aspect before it; one that
/// names several keeps all of the part together.
pub(super) fn divide(lines: Vec<Piece>) -> Divided {
    let mut divided = Divided::default();
    let pieces: Vec<Piece> = lines.into_iter().flat_map(cut_at_aspects).collect();
    // Five fields cannot hold what its author put under one sub-head: the text stays as it is.
    if pieces.iter().any(|piece| aspect::names_several(&piece.text)) {
        return Divided { overview: pieces, aspects: Vec::new() };
    }
    let bare = are_bare(&pieces);
    for piece in pieces {
        let found = match bare {
            true => aspect::bare_aspect(&piece.text),
            false => aspect::aspect_at_start(&piece.text, false),
        };
        match found {
            Some((aspect, at)) if !divided.aspects.iter().any(|(known, _)| *known == aspect) => {
                let rest = piece.text[at..].trim().to_owned();
                let mut pieces = Vec::new();
                if !rest.is_empty() {
                    pieces.push(Piece { text: rest, ..piece });
                }
                divided.aspects.push((aspect, pieces));
            }
            _ => match divided.aspects.last_mut() {
                Some((_, pieces)) => pieces.push(piece),
                None => divided.overview.push(piece),
            },
        }
    }
    divided
}

/// Whether the sub-heads bear no numbers: hardly any does, and lines that begin with the words of most aspects stand in
/// their order.
fn are_bare(pieces: &[Piece]) -> bool {
    const MOST: usize = 3;
    let numbered =
        pieces.iter().filter(|piece| aspect::aspect_at_start(&piece.text, false).is_some()).count();
    if numbered >= MOST {
        return false;
    }
    let bare: Vec<Aspect> = pieces
        .iter()
        .filter_map(|piece| aspect::bare_aspect(&piece.text).map(|(aspect, _)| aspect))
        .collect();
    bare.len() >= MOST && bare.windows(2).all(|pair| pair[0] < pair[1])
}

fn cut_at_aspects(piece: Piece) -> Vec<Piece> {
    let places = aspect::aspects_inside(&piece.text);
    if places.is_empty() {
        return vec![piece];
    }
    let mut begin = 0;
    let mut pieces = Vec::new();
    for end in places.into_iter().chain([piece.text.len()]) {
        let text = piece.text[begin..end].trim();
        if !text.is_empty() {
            pieces.push(Piece { text: text.to_owned(), ..piece });
        }
        begin = end;
    }
    pieces
}

/// Paragraphs as one text.
pub(super) fn text(pieces: &[Piece]) -> String {
    let texts: Vec<&str> = pieces.iter().map(|piece| piece.text.trim()).collect();
    texts.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(texts: &[&str]) -> Vec<Piece> {
        texts
            .iter()
            .map(|text| Piece { text: (*text).to_owned(), spot: Some(Spot::Line(1)), lined: true })
            .collect()
    }

    fn joined(texts: &[&str]) -> Vec<String> {
        let lines = lines(texts);
        let wrap = wrap_width(&lines);
        join(lines, wrap).into_iter().map(|piece| piece.text).collect()
    }

    #[test]
    fn joins_what_layout_broke() {
        assert_eq!(
            joined(&[
                "全年持续推进各项工作有序开展并且不断地完善有关",
                "制度，建立健全政府信息公开的保障机制始终将它放",
                "在重要的位置来认真对待，推进政府信息公开工作的",
                "健康发展。",
                "下一步继续努力。"
            ]),
            [
                "全年持续推进各项工作有序开展并且不断地完善有关制度，建立健全政府信息公开的保障机制始终将它放在重要的位置来认真对待，推进政府信息公开工作的健康发展。",
                "下一步继续努力。"
            ]
        );
    }

    #[test]
    fn joins_over_a_page_break_and_keeps_sub_heads() {
        assert_eq!(
            joined(&[
                "今年本镇政府信息公开工作虽然取得了一定成",
                "绩，但仍有问题。",
                "存在的困难",
                "人员较少。"
            ]),
            ["今年本镇政府信息公开工作虽然取得了一定成绩，但仍有问题。", "存在的困难", "人员较少。"]
        );
    }

    #[test]
    fn half_a_bracket_begins_an_item_too() {
        let lines = ["公开政府信息四条，含动态一条，指南一条，财政信息二条", "二)依申请公开", "没有收到。"];
        assert_eq!(joined(&lines), lines);
    }

    #[test]
    fn divides_part_one() {
        let divided = divide(lines(&[
            "总的情况很好。",
            "（一）主动公开情况。公开了信息。",
            "又公开了一些。",
            "（二）依申请公开方面",
            "没有申请。（三）政府信息管理。规范管理。",
            "（六）队伍建设。培训两次。",
        ]));
        assert_eq!(text(&divided.overview), "总的情况很好。");
        let aspects: Vec<_> =
            divided.aspects.iter().map(|(aspect, pieces)| (*aspect, text(pieces))).collect();
        assert_eq!(
            aspects,
            [
                (Aspect::Active, "公开了信息。\n又公开了一些。".to_owned()),
                (Aspect::Applications, "没有申请。".to_owned()),
                (Aspect::Management, "规范管理。\n（六）队伍建设。培训两次。".to_owned()),
            ]
        );
    }
}
