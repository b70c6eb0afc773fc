//! Table C: a single row under headings that break in many ways. Its values are told by their number and their sums.

use std::sync::Arc;

use nianbao_core::form::path::Layout;
use nianbao_core::form::{EditionKey, Part, TableKey};
use nianbao_core::model::found::TableState;
use nianbao_core::model::report::TableData;
use nianbao_core::model::{Amount, Cell, Place};

use super::align::{self, Alignment};
use super::arrange::names_group;
use super::fill;
use super::labels::{self, Finder};
use super::rows::Shape;
use super::section::Sections;
use super::tables::{Tables, Used};
use super::token::{Kind, Stream};
use crate::import::{Note, NoteKind};

impl Tables<'_> {
    /// Table C has a single row, so all its values are one group.
    pub(super) fn disputes(
        &mut self,
        stream: &Stream<'_>,
        sections: &Sections<'_>,
        range: Option<(usize, usize)>,
        used: &mut Used,
    ) {
        let key = TableKey::Disputes;
        self.report.set_table(Arc::new(TableData::blank(self.due, key)));
        let Some((from, to)) = range else { return };
        let layout = Layout::of(self.due, key);
        let group = disputes_group(stream, from, to);
        used.labels += 1;
        used.last_row[key as usize] = to.checked_sub(1).map(|last| stream.tokens[last].row);
        self.found.table_mut(key).state = TableState::Empty;
        let Some(group) = group else { return };
        self.standing_twice(stream, sections, &group, to);
        let alignment =
            Alignment { groups: vec![group], group_of: Vec::new(), places: Vec::new(), ordered: Vec::new() };
        let mut readings = fill::read_rows(stream, &alignment.groups, layout, &[(0, 0)]);
        if heads_between(stream, &alignment.groups[0]) {
            readings.iter_mut().for_each(|reading| keep_sound(layout, reading));
        }
        let first = alignment.groups[0].tokens.first().copied().unwrap_or(from);
        let heads = stream.owner.partition_point(|owner| *owner < from)
            ..stream.owner.partition_point(|owner| *owner < first.max(from));
        let order = self.order(layout, &stream.chars[heads], &readings);
        let outcome = fill::decide(self.due, key, readings, &order);
        let any = self.take(stream, sections, &outcome, &alignment) || outcome.unclear;
        self.ask(stream, sections, layout, &outcome, &alignment);
        let table = self.found.table_mut(key);
        if any || !outcome.asked.is_empty() {
            table.state = TableState::Read;
        }
        table.unread_rows.extend(super::tables::unread(layout, &outcome));
    }
}

impl Tables<'_> {
    /// Says so when a second row of values follows, as full as the one that was read.
    fn standing_twice(
        &mut self,
        stream: &Stream<'_>,
        sections: &Sections<'_>,
        group: &align::Group,
        to: usize,
    ) {
        let Some(&last) = group.tokens.last() else { return };
        let row_of = |token: usize| stream.tokens[token].row;
        let mut at = (last + 1..to).find(|&token| row_of(token) != row_of(last)).unwrap_or(to);
        let mut again = None;
        while at < to && again.is_none() {
            let end = at + stream.tokens[at..to].iter().take_while(|token| token.row == row_of(at)).count();
            let values = stream.tokens[at..end].iter().filter(|token| token.kind == Kind::Value).count();
            again = (values == width()).then_some(row_of(at));
            at = end;
        }
        let Some(row) = again else { return };
        let spot = sections.rows[row].spot.map_or(String::new(), |spot| format!("（{spot}）"));
        let message = format!("这张表出现了不止一次，采用了第一次的数字，请核对{spot}。");
        let at = Place::Part(Part::Disputes);
        self.notes.push(Note {
            kind: NoteKind::RowRepeated,
            at,
            source: sections.rows[row].snippet(),
            message,
        });
    }
}

/// Whether words that name no group stand between the values: then nothing says in which order the values came.
fn heads_between(stream: &Stream<'_>, group: &align::Group) -> bool {
    let is_value = |token: &&usize| stream.tokens[**token].kind == Kind::Value;
    let first = group.tokens.iter().find(is_value);
    let last = group.tokens.iter().rfind(is_value);
    let (Some(&first), Some(&last)) = (first, last) else { return false };
    !group.explicit
        && stream.tokens[first..last].iter().any(|token| token.kind == Kind::Text && !names_group(token.text))
}

/// Keeps of the ways a row can be read those whose sums hold.
fn keep_sound(layout: &Layout, reading: &mut fill::RowReading) {
    let sums = fill::row_sums(layout, reading.row);
    let value = |way: &[String], at: usize| Cell::new(way.get(at)?.as_str()).value();
    reading.readings.ways.retain(|way| {
        sums.iter().all(|(total, parts)| {
            let sum = parts.iter().try_fold(Amount::ZERO, |sum, part| Some(sum + value(way, *part)?));
            sum.is_some() && sum == value(way, *total)
        })
    });
}

/// How many cells the row has.
fn width() -> usize {
    Layout::of(EditionKey::latest(), TableKey::Disputes).slots.len()
}

/// The values of Table C: in a table with cells the fullest row, elsewhere everything.
fn disputes_group(stream: &Stream<'_>, from: usize, to: usize) -> Option<align::Group> {
    let tokens = from..to;
    let is_value = |token: &usize| stream.tokens[*token].kind == Kind::Value;
    let first = tokens.clone().find(is_value);
    if let Some(first) = first
        && stream.tokens[first].shape == Shape::Stack
    {
        // Every cell of a column of cells stands in it, the blank ones too.
        let cell = |token: &usize| matches!(stream.tokens[*token].kind, Kind::Value | Kind::Blank);
        let begin = (from..first).rev().find(|token| !cell(token)).map_or(from, |before| before + 1);
        let end = (first..to).find(|token| !cell(token)).unwrap_or(to);
        if end - begin >= width() {
            return Some(align::Group { tokens: (begin..end).collect(), explicit: true });
        }
    }
    if let Some(first) = first
        && stream.tokens[first].shape != Shape::Cells
    {
        // Running text behind the table holds numbers too.
        let values = tokens.filter(|&token| {
            (is_value(&token) || token > first && stream.tokens[token].kind == Kind::Blank)
                && !in_sentence(stream, token)
        });
        return Some(align::Group { tokens: values.collect(), explicit: false });
    }
    let row = match first {
        Some(first) => stream.tokens[first].row,
        // All blank: the last row that holds nothing but blanks.
        None => {
            let blank = |row: usize| {
                let mut cells = tokens.clone().filter(|&token| stream.tokens[token].row == row).peekable();
                cells.peek().is_some() && cells.all(|token| stream.tokens[token].kind == Kind::Blank)
            };
            tokens.clone().rev().map(|token| stream.tokens[token].row).find(|&row| blank(row))?
        }
    };
    let mut cells: Vec<usize> = tokens.filter(|&token| stream.tokens[token].row == row).collect();
    // A label before the values is no cell of theirs.
    while cells.len() > width() && cells.first().is_some_and(|&token| stream.tokens[token].kind == Kind::Text)
    {
        cells.remove(0);
    }
    Some(align::Group { tokens: cells, explicit: true })
}

/// The tokens of Table C: from its first heading to the end of its part.
pub(super) fn range(
    finder: &mut Finder<'_, '_>,
    stream: &Stream<'_>,
    sections: &Sections<'_>,
) -> Option<(usize, usize)> {
    let part = Part::Disputes;
    let end_of = |from: usize| {
        let row = stream.tokens[from].row;
        let next = sections.heads.iter().find(|head| head.row > row).map_or(usize::MAX, |head| head.row);
        (from..stream.tokens.len())
            .find(|&token| stream.tokens[token].row > next)
            .unwrap_or(stream.tokens.len())
    };
    let head = sections.heads.iter().rev().find(|head| head.part == Some(part)).map(|head| head.row);
    let after = head.and_then(|head| (0..stream.tokens.len()).find(|&token| stream.tokens[token].row > head));
    if let Some(from) = after
        && sections.parts[stream.tokens[from].row] == Some(part)
    {
        return Some((from, end_of(from)));
    }
    // Without its heading: from the two groups of suits backwards to the row of reviews.
    let groups = finder.column_groups(TableKey::Disputes);
    let anchor = groups.first()?;
    let row = stream.tokens[*anchor].row;
    let first_row = stream.tokens[..=*anchor]
        .iter()
        .rev()
        .map(|token| token.row)
        .take_while(|&before| before + 3 >= row)
        .last()
        .unwrap_or(row);
    let from = (0..=*anchor).find(|&token| stream.tokens[token].row >= first_row)?;
    // Rows of Table B may stand right before: what holds values before the anchor is theirs.
    let from = (from..=*anchor)
        .rev()
        .find(|&token| stream.tokens[token].kind == Kind::Value)
        .map_or(from, |v| v + 1);
    Some((from, end_of(from)))
}

/// Whether a value stands in a line whose words are no labels.
fn in_sentence(stream: &Stream<'_>, token: usize) -> bool {
    let row = stream.tokens[token].row;
    let before = (0..token).rev().take_while(|&other| stream.tokens[other].row == row);
    let after = (token..stream.tokens.len()).take_while(|&other| stream.tokens[other].row == row);
    before
        .chain(after)
        .take(40)
        .any(|other| stream.tokens[other].text.chars().count() >= 6 && !labels::is_known(stream, other))
}
