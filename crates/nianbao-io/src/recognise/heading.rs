//! Headings of the six parts, told by their words first and by their numbers second. The words are the form's; nothing
//! is typed here.

use std::sync::OnceLock;

use nianbao_core::form::node::lines;
use nianbao_core::form::{EditionKey, Part, TableKey, label};

use super::fold::{fold, folded};
use super::similar;

/// A heading found at the beginning of a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Heading {
    /// The part; `None` when only its number and its shape say that it is a heading.
    pub(super) part: Option<Part>,
    /// The number it bears.
    pub(super) number: Option<u8>,
    /// Where its words end, in bytes.
    pub(super) end: usize,
}

/// What headings are compared with.
struct Words {
    /// The six headings without their numbers.
    parts: Vec<(Part, Vec<char>)>,
    /// Rows of tables that bear numbers as headings do.
    rows: Vec<Vec<char>>,
}

fn words() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(|| {
        let core = |text: &str| folded(&label::split_ordinal(text).1);
        let mut words = Words { parts: Vec::new(), rows: Vec::new() };
        for edition in EditionKey::all() {
            let form = edition.form();
            words.parts.extend(Part::ALL.map(|part| (part, core(form.heading(part)))));
            for band in form.table(TableKey::Applications).bands {
                let nodes = lines(band.rows).into_iter();
                let labels = nodes.flat_map(|line| line.above.into_iter().chain([line.node]));
                words.rows.extend(labels.map(|node| core(node.label)));
            }
        }
        words.parts.sort();
        words.parts.dedup();
        words.rows.sort();
        words.rows.dedup();
        // A word or two, such as 其他, is no row that a heading could be taken for.
        words.rows.retain(|row| row.len() >= 4);
        words
    })
}

/// Where the words of a line begin behind what marks it as a heading in some other way: `## 一、`, `**一、**`.
pub(super) fn begin(text: &str) -> usize {
    // A program that did not know the indent wrote question marks for it.
    let mark = |c: char| c.is_whitespace() || matches!(c, '#' | '*' | '?' | '？' | '\u{fffd}');
    text.len() - text.trim_start_matches(mark).len()
}

/// Splits `三、` off: the number and where the rest begins. Brackets make it a sub-head, not a heading.
fn number(text: &str) -> Option<(u8, usize)> {
    const NUMERALS: &str = "一二三四五六七八九";
    let begin = text.strip_prefix('第').map_or(0, |_| '第'.len_utf8());
    let mut chars = text[begin..].char_indices();
    let (_, first) = chars.next()?;
    let number = NUMERALS.chars().position(|numeral| numeral == first)? as u8 + 1;
    let (at, mark) = chars.next()?;
    let end = begin + at + mark.len_utf8();
    if begin > 0 {
        return text[begin + at..].starts_with("部分").then(|| (number, begin + at + "部分".len()));
    }
    matches!(mark, '、' | '.' | '．' | ',' | '，' | '：' | ' ' | '\u{3000}' | '\t').then_some((number, end))
}

/// The folded characters of a text with the byte where each ends, at most `limit` of them.
fn folded_ends(text: &str, limit: usize) -> (Vec<char>, Vec<usize>) {
    let ends = text.char_indices().filter_map(|(at, c)| fold(c).map(|folded| (folded, at + c.len_utf8())));
    ends.take(limit).unzip()
}

/// The heading at the beginning of `text`. `inline` when the text goes on behind it without a break: then only its
/// own words can say where it ends.
pub(super) fn at_start(text: &str, inline: bool) -> Option<Heading> {
    let text_start = begin(text);
    let trimmed = &text[text_start..];
    let (number, rest_start) = match number(trimmed) {
        Some((number, at)) => (Some(number), at),
        None => (None, 0),
    };
    let rest = &trimmed[rest_start..];
    if number.is_none() && (inline || rest.len() > 120) {
        return None;
    }
    let base = text_start + rest_start;
    let (chars, ends) = folded_ends(rest, 48);
    if chars.is_empty() {
        return None;
    }
    // The whole line, or what stands before the first space, as a heading.
    let mut best: Option<(usize, Heading)> = None;
    let segments = if inline { Vec::new() } else { segments(rest) };
    for end in segments {
        let segment = folded(&rest[..end]);
        if !(2..=40).contains(&segment.len()) {
            continue;
        }
        let (likeness, part) = best_part(&segment, number);
        let enough = if number.is_some() { 60 } else { 92 };
        if likeness < enough
            || likeness < 100 && words().rows.iter().any(|row| similar::likeness(row, &segment) > likeness)
        {
            continue;
        }
        if best.is_none_or(|(most, _)| likeness > most) {
            best = Some((likeness, Heading { part: Some(part), number, end: base + end }));
        }
    }
    if let Some((_, heading)) = best {
        return Some(heading);
    }
    number?;
    // A heading whose text follows at once.
    let mut found: Option<(usize, usize, Part)> = None;
    for (part, core) in &words().parts {
        let window = &chars[..chars.len().min(core.len() + core.len() / 4)];
        let (distance, end) = prefix_distance(core, window);
        let limit = if inline { core.len() / 6 } else { core.len() / 4 };
        if distance <= limit && found.is_none_or(|(best, _, _)| distance < best) {
            found = Some((distance, end, *part));
        }
    }
    let (_, end, part) = found?;
    Some(Heading { part: Some(part), number, end: base + ends[end - 1] })
}

/// Where a heading on this line may end: at a space or sentence mark, or at the end of the line.
fn segments(rest: &str) -> Vec<usize> {
    let whole = rest.trim_end().len();
    let space = rest
        .char_indices()
        .find(|(at, c)| *at >= 12 && (c.is_whitespace() || matches!(c, '。' | '：' | ':')));
    let mut ends = vec![whole];
    if let Some((at, _)) = space
        && at < whole
    {
        ends.push(at);
    }
    ends
}

/// Whether a line looks like a heading although its words are none of the six: numbered, short, no sentence, and no
/// row of a table.
pub(super) fn by_number(text: &str) -> Option<Heading> {
    let trimmed = text[begin(text)..].trim_end_matches(|c: char| c.is_whitespace() || c == '*');
    let (number, at) = number(trimmed)?;
    let rest = folded(&trimmed[at..]);
    let plain = (4..=26).contains(&rest.len())
        && !trimmed.ends_with(['。', '；', '，', '：', ';', ',', ':', '、'])
        && !rest.iter().any(char::is_ascii_digit)
        && !words().rows.iter().any(|row| similar::likeness(row, &rest) >= 60);
    plain.then_some(Heading { part: None, number: Some(number), end: text.len() })
}

/// Whether a line could be a heading at all: a cheap test before the costly comparison.
pub(super) fn could_begin(text: &str) -> bool {
    let trimmed = &text[begin(text)..];
    if number(trimmed).is_some() {
        return true;
    }
    // Without a number only the printed words themselves count, give or take a character.
    let mut chars = trimmed.chars().filter_map(fold);
    let first = chars.next();
    trimmed.len() <= 80 && words().parts.iter().any(|(_, core)| core.first() == first.as_ref())
}

/// Whether a line ends as headings do not.
pub(super) fn ends_sentence(text: &str) -> bool {
    text.trim_end().ends_with(['。', '；', '，', ';', ','])
}

/// A heading on a line of its own whose number is of another style or missing: the words of one of the six, nearly
/// all of them. Only where other headings say that the report is written so.
pub(super) fn unnumbered(text: &str, least: usize) -> Option<Heading> {
    let trimmed = text[begin(text)..].trim_end();
    let words = folded(&label::split_ordinal(trimmed).1);
    if !(4..=30).contains(&words.len()) {
        return None;
    }
    let (likeness, part) = best_part(&words, None);
    let enough =
        likeness >= least && !self::words().rows.iter().any(|row| similar::likeness(row, &words) > likeness);
    enough.then_some(Heading { part: Some(part), number: None, end: text.trim_end().len() })
}

/// Whether a line bears a number as only sub-heads do: one in brackets or another than the part's.
pub(super) fn is_sub_head(text: &str, part: Part) -> bool {
    let text = text[begin(text)..].trim_start();
    let (number, _) = label::split_ordinal(text);
    number.is_some_and(|number| text.starts_with(['（', '(']) || usize::from(number) != part.index() + 1)
}

fn best_part(segment: &[char], number: Option<u8>) -> (usize, Part) {
    if let Some((part, _)) = words().parts.iter().find(|(_, core)| core == segment) {
        return (100, *part);
    }
    let mut best = (0, Part::Overview);
    for (part, core) in &words().parts {
        let common = similar::common(segment, core);
        let mut likeness = 200 * common / (segment.len() + core.len());
        // A longer or shorter wording that holds all the words counts too.
        let shorter = segment.len().min(core.len());
        let close = segment.len().abs_diff(core.len()) <= 4;
        if shorter >= 4 && common == shorter && (shorter >= 8 || close) {
            likeness = likeness.max(if shorter >= 8 { 80 } else { 62 });
        }
        // Words before them say of what: their number agrees.
        if core.len() >= 4 && segment.ends_with(core) && number.map(usize::from) == Some(part.index() + 1) {
            likeness = likeness.max(78);
        }
        if likeness > best.0 {
            best = (likeness, *part);
        }
    }
    best
}

/// The least edits that turn `core` into a beginning of `text`, and where that beginning ends.
fn prefix_distance(core: &[char], text: &[char]) -> (usize, usize) {
    let mut column: Vec<usize> = (0..=core.len()).collect();
    let mut best = (column[core.len()], 0);
    for (at, c) in text.iter().enumerate() {
        let mut diagonal = column[0];
        column[0] = at + 1;
        for row in 1..=core.len() {
            let same = diagonal + usize::from(core[row - 1] != *c);
            diagonal = column[row];
            column[row] = same.min(column[row] + 1).min(column[row - 1] + 1);
        }
        if column[core.len()] < best.0 {
            best = (column[core.len()], at + 1);
        }
    }
    if best.1 == 0 { (usize::MAX, 0) } else { best }
}

/// Places inside a long line where a heading begins, in bytes.
pub(super) fn inside(line: &str) -> Vec<(usize, Heading)> {
    // More places than this are no report but garbage, and each costs time.
    const TRIES: usize = 4000;
    let mut found = Vec::new();
    let mut tries = 0;
    for (at, c) in line.char_indices() {
        let numeral = matches!(c, '一' | '二' | '三' | '四' | '五' | '六');
        if !numeral || !line[at + c.len_utf8()..].starts_with(['、', '.', '．']) {
            continue;
        }
        tries += 1;
        if tries > TRIES {
            break;
        }
        let Some(heading) = at_start(&line[at..], true) else { continue };
        // A list of the headings in a sentence goes on with a comma.
        if line[at + heading.end..].starts_with(['，', '、', '；', ';', ',', '和', '及', '等', '”', '"'])
        {
            continue;
        }
        found.push((at, heading));
    }
    found
}

/// Where the heading of a part begins right behind a number, in a line or cell that is not long.
pub(super) fn behind_number(text: &str) -> Option<usize> {
    const LONGEST: usize = 240;
    let short = text.len() <= LONGEST && text.contains(|c: char| c.is_ascii_digit());
    let (at, _) = short.then(|| inside(text))?.into_iter().next()?;
    text[..at].trim_end().ends_with(|c: char| c.is_ascii_digit()).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(text: &str) -> Option<Part> {
        at_start(text, false).and_then(|heading| heading.part)
    }

    #[test]
    fn headings_in_many_wordings() {
        let form = EditionKey::latest().form();
        for known in Part::ALL {
            assert_eq!(part(form.heading(known)), Some(known));
        }
        for (text, known) in [
            ("一、总体概况", Part::Overview),
            ("四、因政府信息公开工作被申请行政复议、提起行政诉讼情况", Part::Disputes),
            ("三、收到和处理政府信息公开的申请情况", Part::Applications),
            ("五、存在问题及改进情况", Part::Problems),
            ("五、政府信息公开工作存在的主要问题及改进情况", Part::Problems),
            ("六、其他报告的事项", Part::Other),
            ("六、其他事项", Part::Other),
            ("四、政府信息公开行政複議、行政訴訟情況", Part::Disputes),
            ("一、总体情况 2022年，本机关", Part::Overview),
        ] {
            assert_eq!(part(text), Some(known), "{text}");
        }
        for text in
            ["一、本年新收政府信息公开申请数量", "四、结转下年度继续办理", "三、本年度办理结果", "三、"]
        {
            assert_eq!(part(text), None, "{text}");
            assert!(by_number(text).is_none(), "{text}");
        }
    }

    #[test]
    fn headings_inside_a_line() {
        let line = "邮箱：a@b.cn。一、总体情况2020年，我区二、主动公开政府信息情况 第二十条第（一）项";
        let parts: Vec<_> = inside(line).into_iter().filter_map(|(_, heading)| heading.part).collect();
        assert_eq!(parts, [Part::Overview, Part::Proactive]);
        assert!(inside("本报告包括一、总体情况，二、主动公开政府信息情况、三个部分").is_empty());
    }
}
