//! Which part of the report each row belongs to, and which rows are table and which are text. Knows headings and
//! labels of the form; reads no numbers.

use std::collections::HashSet;
use std::sync::OnceLock;

use nianbao_core::form::grid::Content;
use nianbao_core::form::path::Layout;
use nianbao_core::form::{EditionKey, Part, TableKey};
use nianbao_core::model::OrgKind;

use super::fold::folded;
use super::heading::{self, Heading};
use super::rows::{Row, Shape};
use super::unmeant;

/// A heading of a part where it was found.
#[derive(Clone, Debug)]
pub(super) struct Head {
    /// The row it stands in.
    pub(super) row: usize,
    /// What it was recognised as.
    pub(super) part: Option<Part>,
    /// The number it bears.
    pub(super) number: Option<u8>,
    /// Its words as found.
    pub(super) text: String,
}

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    /// A heading of a part.
    Heading,
    /// Running text.
    Text,
    /// Table material.
    Table,
    /// A table of another year.
    Foreign,
}

/// A document's rows, each with its part and its use.
pub(super) struct Sections<'a> {
    /// The rows, long lines cut at the headings inside them.
    pub(super) rows: Vec<Row<'a>>,
    /// The headings in the order they stand in.
    pub(super) heads: Vec<Head>,
    /// The part each row stands in; `None` before the first heading.
    pub(super) parts: Vec<Option<Part>>,
    /// What each row is.
    pub(super) uses: Vec<Use>,
    /// Whether a second report follows, which was left out.
    pub(super) several: bool,
}

/// Divides rows into parts.
pub(super) fn divide(rows: Vec<Row<'_>>) -> Sections<'_> {
    let rows = cut(rows);
    let mut heads = heads(&rows);
    unmeant::drop_contents(&mut heads);
    super::loose::add(&rows, &mut heads);
    unmeant::drop_chapters(&rows, &mut heads);
    let mut sections = Sections {
        parts: vec![None; rows.len()],
        uses: vec![Use::Text; rows.len()],
        rows,
        heads,
        several: false,
    };
    sections.end_at_second_report();
    let mut part = None;
    let mut next = 0;
    for at in 0..sections.rows.len() {
        if let Some(head) = sections.heads.get(next).filter(|head| head.row == at) {
            sections.uses[at] = Use::Heading;
            part = head.part.or(part);
            next += 1;
        }
        sections.parts[at] = part;
    }
    sections.mark_tables();
    sections
}

/// Lines that are compared with headings, at most. A report has six, and a few dozen that look alike.
const MOST_HEADINGS: usize = 2_000;
/// Lines longer than this many bytes may hold headings in their middle.
const LONG_LINE: usize = 120;

/// Cuts rows at the headings that stand inside them, and behind a heading whose text follows on the line.
fn cut(rows: Vec<Row<'_>>) -> Vec<Row<'_>> {
    let mut into = Vec::with_capacity(rows.len());
    let mut tries = 0;
    for row in rows.into_iter().flat_map(unglue) {
        let Some(text) = row.only().filter(|_| tries < MOST_HEADINGS) else {
            into.push(row);
            continue;
        };
        if !heading::could_begin(text) && text.len() <= LONG_LINE {
            into.push(row);
            continue;
        }
        tries += 1;
        let mut begin = 0;
        let mut places = if text.len() > LONG_LINE { heading::inside(text) } else { Vec::new() };
        if places.first().is_none_or(|(at, _)| *at > 0)
            && let Some(first) = heading::at_start(text, false)
        {
            places.insert(0, (0, first));
        }
        if places.is_empty() {
            into.push(row);
            continue;
        }
        for (at, found) in places {
            if at < begin {
                continue;
            }
            let end = at + found.end;
            let mut pieces = vec![&text[begin..at], &text[at..end]];
            begin = end;
            // Marks behind the words of a heading belong to neither.
            let rest = text[begin..].trim_start_matches(['：', ':', '。', ' ', '\u{3000}']);
            begin = text.len() - rest.len();
            pieces.retain(|piece| !piece.trim().is_empty());
            into.extend(pieces.into_iter().map(|piece| Row::text(piece, &row)));
        }
        if !text[begin..].trim().is_empty() {
            into.push(Row::text(&text[begin..], &row));
        }
    }
    into
}

/// Takes a heading off the last number of a table when the line break between them was lost: `0五、存在的主要问题`.
fn unglue(mut row: Row<'_>) -> impl Iterator<Item = Row<'_>> {
    let last = row.cells.iter_mut().rfind(|cell| !cell.text.is_empty());
    let glued = last.and_then(|cell| {
        let (number, heading) = cell.text.split_at(heading::behind_number(cell.text)?);
        cell.text = number.trim_end();
        Some(heading)
    });
    let behind = glued.map(|text| Row::text(text, &row));
    std::iter::once(row).chain(behind)
}

fn heads(rows: &[Row<'_>]) -> Vec<Head> {
    let mut heads: Vec<Head> = Vec::new();
    let mut tries = 0;
    for (at, row) in rows.iter().enumerate() {
        let Some(text) = row.only() else { continue };
        if text.len() > 240 || !heading::could_begin(text) {
            continue;
        }
        tries += 1;
        if tries > MOST_HEADINGS {
            break;
        }
        let expected = heads.last().and_then(|head| head.part).map_or(1, |part| part.index() as u8 + 2);
        let found = heading::at_start(text, false).or_else(|| by_number(text, expected));
        if let Some(found) = found {
            heads.push(Head {
                row: at,
                part: found.part,
                number: found.number,
                text: text[..found.end.min(text.len())].trim().to_owned(),
            });
        }
    }
    heads
}

/// A heading with other words is the next part when it bears the next number; beyond the sixth it is none of them.
fn by_number(text: &str, expected: u8) -> Option<Heading> {
    let found = heading::by_number(text)?;
    let number = found.number?;
    if number == expected && expected > 1 {
        let part = Part::ALL.get(usize::from(number) - 1).copied();
        return Some(Heading { part, ..found });
    }
    None
}

impl Sections<'_> {
    /// Part 一 beginning again after the last parts means that a second report follows.
    fn end_at_second_report(&mut self) {
        let late = self.heads.iter().position(|head| matches!(head.part, Some(Part::Problems | Part::Other)));
        let Some(late) = late else { return };
        let again = self.heads[late..].iter().position(|head| head.part == Some(Part::Overview));
        let Some(again) = again.map(|at| at + late) else { return };
        // One line that looks like its first heading is no second report.
        let others = self.heads[again + 1..].iter().filter(|head| head.part.is_some()).count();
        if others < 2 {
            return;
        }
        if !self.heads[..late].iter().any(|head| head.part == Some(Part::Overview)) {
            return;
        }
        // The second title and lead stand before its first heading.
        let from = self.heads[again - 1].row + 1;
        let first = self.heads[again].row;
        let title = (from..first).find(|&row| {
            self.rows[row].only().is_some_and(|text| text.len() < 240 && super::title::is_title(text))
        });
        let mut end = title.unwrap_or(first);
        // A title over two lines begins with the organ.
        let is_organ =
            |text: &str| text.chars().count() <= 40 && super::organ::kind_of(text) != OrgKind::Unknown;
        let organ = |row: usize| self.rows[row].only().is_some_and(is_organ);
        let nameless = |row: usize| {
            let title = self.rows[row].only().and_then(super::title::parse);
            title.is_some_and(|title| title.organ.is_empty())
        };
        if title.is_some_and(nameless) && end > from && organ(end - 1) {
            end -= 1;
        }
        self.several = true;
        self.heads.truncate(again);
        self.rows.truncate(end);
        self.parts.truncate(end);
        self.uses.truncate(end);
    }

    fn mark_tables(&mut self) {
        let known = labels();
        let mut counts: Vec<(usize, usize)> = Vec::new();
        let mut anchored = Vec::new();
        for (at, row) in self.rows.iter().enumerate() {
            let table_part = self.parts[at].is_some_and(|part| part.table().is_some());
            if let Some(table) = row.table {
                let hits = row
                    .cells
                    .iter()
                    .filter(|cell| cell.text.len() < 400 && !is_plain(cell.text))
                    .filter(|cell| known.has(&folded(cell.text)))
                    .count();
                match counts.last_mut() {
                    Some((last, count)) if *last == table => *count += hits,
                    _ => counts.push((table, hits)),
                }
            }
            if !table_part
                && row.shape == Shape::Text
                && row.only().is_some_and(|text| text.len() < 300 && known.begins(&folded(text)))
            {
                anchored.push(at);
            }
        }
        let tables: Vec<usize> =
            counts.into_iter().filter(|(_, hits)| *hits >= 2).map(|(table, _)| table).collect();
        for at in 0..self.rows.len() {
            if self.uses[at] == Use::Heading {
                continue;
            }
            let row = &self.rows[at];
            let table_part = self.parts[at].is_some_and(|part| part.table().is_some());
            let in_table = row.table.is_some_and(|table| tables.binary_search(&table).is_ok());
            if (table_part || in_table) && !is_prose(row) {
                self.uses[at] = Use::Table;
            }
        }
        // Rows of a table outside its part, because a heading is missing: all from the first to the last.
        let mut run = anchored.iter().copied().peekable();
        while let Some(first) = run.next() {
            let mut last = first;
            while let Some(&next) = run.peek() {
                if next - last > 40 || self.heads.iter().any(|head| (last..next).contains(&head.row)) {
                    break;
                }
                last = next;
                run.next();
            }
            // Values may follow the last label, one per line.
            while last + 1 < self.rows.len()
                && self.uses[last + 1] != Use::Heading
                && self.rows[last + 1].only().is_none_or(super::token::is_value)
            {
                last += 1;
            }
            for at in first..=last {
                if self.uses[at] != Use::Heading && !is_prose(&self.rows[at]) {
                    self.uses[at] = Use::Table;
                }
            }
        }
    }
}

/// Whether a text is a plain number or nothing, as most cells are.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a row is a sentence and no part of a table.
fn is_prose(row: &Row<'_>) -> bool {
    let Some(text) = row.only() else { return false };
    if row.shape == Shape::Cells && row.cells.first().is_some_and(|cell| cell.text.is_empty()) {
        return false;
    }
    let note = text.starts_with(['注', '※']) || text.starts_with("备注") || text.starts_with("说明");
    // No label of the form holds one of these.
    note || text.contains(['。', '；', '！', '？'])
}

/// All labels of all editions, folded.
#[derive(Default)]
struct Labels {
    all: HashSet<Vec<char>>,
    /// Labels of rows of Table A and B, long enough to mean a table wherever a line begins with one.
    rows: Vec<Vec<char>>,
    /// Characters that stand beside each other in some label.
    pairs: HashSet<[char; 2]>,
    /// Characters of labels.
    single: HashSet<char>,
}

impl Labels {
    fn has(&self, text: &[char]) -> bool {
        text.len() >= 2 && self.all.contains(text)
    }

    fn begins(&self, text: &[char]) -> bool {
        text.len() >= 6
            && self.rows.iter().any(|label| {
                text.starts_with(label) && text[label.len()..].iter().all(|c| c.is_ascii_digit())
            })
    }
}

fn labels() -> &'static Labels {
    static LABELS: OnceLock<Labels> = OnceLock::new();
    LABELS.get_or_init(|| {
        let mut labels = Labels::default();
        for edition in EditionKey::all() {
            for table in TableKey::ALL {
                for cell in Layout::of(edition, table).grid.rows.iter().flat_map(|row| &row.cells) {
                    let Some(text) = cell.content.label() else { continue };
                    let text = folded(text);
                    if matches!(cell.content, Content::RowHead(_)) && text.len() >= 6 {
                        labels.rows.push(text.clone());
                    }
                    labels.pairs.extend(text.windows(2).map(|pair| [pair[0], pair[1]]));
                    labels.single.extend(&text);
                    labels.all.insert(text);
                }
            }
        }
        labels.rows.sort();
        labels.rows.dedup();
        labels
    })
}

/// Whether a piece of text consists of labels of the form and fragments of labels.
pub(super) fn is_pieced(text: &[char]) -> bool {
    let labels = labels();
    match text {
        [] => return true,
        [single] => return labels.single.contains(single),
        _ if labels.all.contains(text) => return true,
        _ => {}
    }
    // Every character must stand beside one of its neighbours in some label.
    text.len() <= 400
        && (0..text.len()).all(|at| {
            let before = at > 0 && labels.pairs.contains(&[text[at - 1], text[at]]);
            let after = at + 1 < text.len() && labels.pairs.contains(&[text[at], text[at + 1]]);
            before || after
        })
}

/// Whether words are several labels run together.
pub(super) fn holds_several(words: &[char]) -> bool {
    let labels = labels();
    let held =
        |label: &&Vec<char>| label.len() >= 4 && words.windows(label.len()).any(|w| w == label.as_slice());
    labels.rows.iter().filter(held).count() > 1
}
