//! Markdown, as converters of scanned pages and chat programs write it: marks are taken off, so that what is left reads
//! like any other text. Tables with bars are read elsewhere; tables written as tags are cut out here.

use super::Line;

/// Tags that stand around text in Markdown and mean nothing to a reader. Those of tables are not among them.
const TAGS: [&str; 16] = [
    "html", "body", "div", "p", "center", "span", "font", "b", "strong", "i", "em", "u", "sup", "sub", "a",
    "img",
];

/// Whether a text is Markdown: it has headings, the rule below the head of a table, or lines set wholly in bold. Marks
/// are only taken off then, for in other texts stars and backslashes stand for themselves.
pub(super) fn is_markdown(text: &str) -> bool {
    text.lines().map(str::trim).any(|line| heading(line).is_some() || is_table_rule(line) || is_bold(line))
}

/// Whether a text that holds tags is Markdown all the same: its headings or tables are no page's.
pub(crate) fn is_meant(text: &str) -> bool {
    let is_head = |line: &&str| heading(line).is_some();
    text.lines().map(str::trim).any(is_table_rule)
        || text.lines().map(str::trim).filter(is_head).nth(1).is_some()
}

/// The text without marks; every line stays in its place.
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut inside_tags = Tagged::default();
    for line in text.lines() {
        if inside_tags.holds(line) {
            plain.push_str(line);
        } else {
            plain_line(line, &mut plain);
        }
        plain.push('\n');
    }
    plain
}

/// What stands behind the mark of a heading.
fn heading(line: &str) -> Option<&str> {
    let rest = line.trim_start_matches('#');
    let marks = line.len() - rest.len();
    let is_heading = (1..=6).contains(&marks) && rest.starts_with([' ', '\u{3000}', '\t']);
    is_heading.then(|| rest.trim().trim_end_matches('#').trim_end()).filter(|rest| !rest.is_empty())
}

/// The line below the head of a table: `|---|:--:|`.
fn is_table_rule(line: &str) -> bool {
    line.starts_with('|')
        && line.contains("---")
        && line.bytes().all(|byte| matches!(byte, b'|' | b'-' | b':' | b' '))
}

fn is_bold(line: &str) -> bool {
    let inner = line.strip_prefix("**").and_then(|rest| rest.strip_suffix("**"));
    inner.is_some_and(|inner| !inner.is_empty() && !inner.contains('*'))
}

fn plain_line(line: &str, plain: &mut String) {
    let text = line.trim();
    if is_rule(text) || text.starts_with("```") {
        return;
    }
    let quoted = text.strip_prefix("> ").unwrap_or(text);
    let bullet = ["- ", "* ", "+ "].iter().find_map(|mark| quoted.strip_prefix(mark));
    match heading(text).or(bullet) {
        Some(words) => inline(words.trim_start(), plain),
        None if quoted.len() < text.len() => inline(quoted, plain),
        // Indents and tabs stay.
        None => inline(line, plain),
    }
}

/// A line drawn across the page, or below a heading: `---`, `* * *`, `====`.
fn is_rule(line: &str) -> bool {
    let mut marks = line.chars().filter(|c| *c != ' ');
    let Some(first) = marks.next().filter(|c| matches!(c, '-' | '*' | '_' | '=')) else { return false };
    marks.clone().count() >= 2 && marks.all(|c| c == first)
}

/// How far the end of a mark is looked for, in bytes.
const NEAR: usize = 4_000;

/// What is near, cut between characters.
fn near(text: &str) -> &str {
    if text.len() <= NEAR {
        return text;
    }
    let end = (0..=NEAR).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    &text[..end]
}

/// Takes marks out of a line: stars of emphasis, backslashes before marks, tags, pictures, links, remarks, entities and
/// the dollars around a number.
fn inline(text: &str, plain: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find(['*', '\\', '<', '!', '[', '&', '$']) {
        plain.push_str(&rest[..at]);
        let here = &rest[at..];
        let len = match mark(near(here), plain) {
            0 => {
                plain.push_str(&here[..1]);
                1
            }
            len => len,
        };
        rest = &here[len..];
    }
    plain.push_str(rest);
}

/// Reads the mark a text begins with: writes what it stands for, and returns how long it is; 0 when it is none.
fn mark(here: &str, plain: &mut String) -> usize {
    match here.as_bytes() {
        [b'*', b'*', ..] => emphasis(here, plain),
        [b'\\', next, ..] if next.is_ascii_punctuation() => {
            plain.push(*next as char);
            2
        }
        [b'<', b'!', b'-', b'-', ..] => here.find("-->").map_or(0, |end| end + 3),
        [b'<', ..] => tag(here, plain),
        [b'!', b'[', ..] => link(&here[1..]).map_or(0, |(_, len)| len + 1),
        [b'[', ..] => link(here).map_or(0, |(words, len)| {
            plain.push_str(words);
            len
        }),
        [b'&', ..] => entity(here, plain),
        [b'$', ..] => formula(here, plain),
        _ => 0,
    }
}

/// Words between pairs of stars. Names are hidden with stars too: 张**、李** is no emphasis.
fn emphasis(here: &str, plain: &mut String) -> usize {
    let inner = &here[2..];
    let cell = &inner[..inner.find('|').unwrap_or(inner.len())];
    let Some(end) = cell.find("**").filter(|&end| end > 0) else { return 0 };
    let words = &cell[..end];
    if words.starts_with(|c: char| c.is_whitespace() || "*、，。；：？！）》”』】,.;:?!)".contains(c))
    {
        return 0;
    }
    inline(words, plain);
    end + 4
}

/// A tag: what only dresses text goes, as does a line break between characters that need no space.
fn tag(here: &str, plain: &mut String) -> usize {
    let Some(end) = here.find('>') else { return 0 };
    let inner = here[1..end].trim_start_matches('/');
    let name: String =
        inner.chars().take_while(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
    if name == "br" {
        if !(plain.ends_with(is_wide) && here[end + 1..].starts_with(is_wide)) {
            plain.push(' ');
        }
    } else if !TAGS.contains(&name.as_str()) {
        return 0;
    }
    end + 1
}

fn is_wide(c: char) -> bool {
    c >= '\u{2e80}'
}

/// `[words](address)`: the words and how long all is.
fn link(here: &str) -> Option<(&str, usize)> {
    let close = here.find("](")?;
    let words = &here[1..close];
    let end = close + here[close..].find(')')?;
    (!words.contains(['[', ']'])).then_some((words, end + 1))
}

fn entity(here: &str, plain: &mut String) -> usize {
    let entities =
        [("&nbsp;", ' '), ("&emsp;", ' '), ("&ensp;", ' '), ("&lt;", '<'), ("&gt;", '>'), ("&amp;", '&')];
    entities.iter().find(|(name, _)| here.starts_with(name)).map_or(0, |(name, c)| {
        plain.push(*c);
        name.len()
    })
}

/// A number set as a formula: `$17.46\%$`, `$3 4$`.
fn formula(here: &str, plain: &mut String) -> usize {
    let Some(end) = here[1..].find('$').map(|end| end + 1) else { return 0 };
    let inner = &here[1..end];
    let is_number = inner.bytes().any(|byte| byte.is_ascii_digit())
        && inner.bytes().all(|byte| byte.is_ascii_digit() || b" .,%\\~-".contains(&byte));
    if !is_number {
        return 0;
    }
    plain.extend(inner.chars().filter(|c| !matches!(c, '\\' | ' ')));
    end + 1
}

/// Follows the tables written as tags from line to line.
#[derive(Default)]
pub(super) struct Tagged {
    /// How many tables are open.
    open: usize,
}

impl Tagged {
    /// Whether a line belongs to a table written as tags.
    pub(super) fn holds(&mut self, line: &str) -> bool {
        if self.open == 0 && !line.contains('<') {
            return false;
        }
        let lower = line.to_ascii_lowercase();
        let begins = lower.matches("<table").count();
        let holds = self.open > 0 || begins > 0;
        self.open = (self.open + begins).saturating_sub(lower.matches("</table").count());
        holds
    }
}

/// The line after the table written as tags that begins at `start`; `None` when none does. `Err` has the line up to
/// which it is never closed, so that nobody looks twice.
pub(super) fn tagged_end(lines: &[Line<'_>], start: usize) -> Result<Option<usize>, usize> {
    let mut tagged = Tagged::default();
    let mut at = start;
    while at < lines.len() && tagged.holds(lines[at].text) {
        at += 1;
        if tagged.open == 0 {
            return Ok(Some(at));
        }
    }
    if at == start { Ok(None) } else { Err(at) }
}
