//! The three tables out of their rows: which edition each is of, its cells, and what about it is doubtful.

use nianbao_core::form::path::Layout;
use nianbao_core::form::{EditionKey, TableKey};
use nianbao_core::model::found::{Found as FoundReport, TableState};
use nianbao_core::model::report::TableData;
use nianbao_core::model::{Place, Report};
use std::sync::Arc;

use super::align::{self, Alignment};
use super::assure;
use super::fill::{self, Outcome};
use super::labels::{self, Finder, Found};
use super::order::Order;
use super::patterns::book;
use super::section::{Sections, Use};
use super::token::{Kind, Stream};
use crate::import::{Note, NoteKind, Source};

/// What reading the tables adds to an import.
pub(super) struct Tables<'s> {
    /// The report being filled.
    pub(super) report: &'s mut Report,
    /// What the file looked like.
    pub(super) found: &'s mut FoundReport,
    /// Doubts.
    pub(super) notes: &'s mut Vec<Note>,
    /// Origins.
    pub(super) sources: &'s mut Vec<Source>,
    /// The edition the year requires.
    pub(super) due: EditionKey,
}

/// What the tables used up.
pub(super) struct Used {
    /// Rows of the document that are no table although they stood among tables.
    pub(super) left: Vec<usize>,
    /// Rows of labels found in all tables.
    pub(super) labels: usize,
    /// The last row of each table in the document, when it was found.
    pub(super) last_row: [Option<usize>; 3],
}

/// What a row with exactly as many values as an edition's row has cells speaks for that edition, in characters of
/// its labels.
const ROW_FITS: i64 = 24;
/// What as many rows of values as an edition prints speak for it.
const ALL_FIT: i64 = 3 * ROW_FITS;
/// Characters before the first row in which the heads of a table stand.
const HEADS: usize = 240;

impl Tables<'_> {
    /// Reads all tables from the rows marked as table material.
    pub(super) fn read(&mut self, sections: &Sections<'_>) -> Used {
        let mut stream = Stream::default();
        for (at, row) in sections.rows.iter().enumerate() {
            if sections.uses[at] == Use::Table {
                stream.add(row, at);
            }
        }
        stream.drop_running_numbers();
        let mut finder = Finder::new(&stream);
        let disputes = super::disputes::range(&mut finder, &stream, sections);
        let end = disputes.as_ref().map_or(stream.tokens.len(), |range| range.0);
        let a = self.choose(&mut finder, &stream, TableKey::Proactive, end);
        let b = self.choose(&mut finder, &stream, TableKey::Applications, end);
        let mut used = Used { left: Vec::new(), labels: a.rows() + b.rows(), last_row: [None; 3] };
        let mut covered = vec![false; stream.tokens.len()];
        for found in [&a, &b] {
            for mark in &found.marks {
                for at in mark.hit.start..mark.hit.end {
                    covered[stream.owner[at]] = true;
                }
            }
        }
        // Rows before and behind Table C belong to the other two.
        let behind = disputes.as_ref().map_or(end, |range| range.1);
        let mut alignment = align::align(&stream, &[&a, &b], 0, end);
        if behind < stream.tokens.len() {
            let rest = align::align(&stream, &[&a, &b], behind, stream.tokens.len());
            let shift = alignment.groups.len();
            alignment.groups.extend(rest.groups);
            alignment.places.extend(rest.places);
            alignment.group_of.extend(rest.group_of.iter().map(|group| group.map(|group| group + shift)));
        }
        for (number, found) in [&a, &b].into_iter().enumerate() {
            let key = TableKey::ALL[number];
            let ordered = self.table(&stream, sections, key, number, found, &alignment);
            alignment.ordered.extend(ordered);
            used.last_row[number] =
                found.marks.last().map(|mark| stream.tokens[stream.owner[mark.hit.end - 1]].row);
        }
        self.leftover_groups(&stream, sections, &[&a, &b], &alignment);
        self.disputes(&stream, sections, disputes, &mut used);
        used.left = left_rows(&stream, &covered, &alignment, disputes);
        used
    }

    /// The edition whose labels agree best with the words and whose cells agree best with the values; the one that
    /// is due when all agree alike.
    fn choose(&self, finder: &mut Finder<'_, '_>, stream: &Stream<'_>, table: TableKey, end: usize) -> Found {
        let mut best: Option<(i64, Found)> = None;
        let others = EditionKey::all().filter(|edition| *edition != self.due);
        for edition in [self.due].into_iter().chain(others) {
            let found = finder.find(edition, table);
            if found.rows() == 0 && best.is_some() {
                continue;
            }
            let (fitting, all) = align::fitting(stream, &found, end);
            let score = found.score + i64::from(fitting) * ROW_FITS + i64::from(all) * ALL_FIT;
            if best.as_ref().is_none_or(|(most, _)| score > *most) {
                best = Some((score, found));
            }
        }
        match best {
            Some((_, found)) => found,
            None => finder.find(self.due, table),
        }
    }

    /// Reads one table; which groups were taken for its rows by their order alone.
    fn table(
        &mut self,
        stream: &Stream<'_>,
        sections: &Sections<'_>,
        key: TableKey,
        number: usize,
        found: &Found,
        alignment: &Alignment,
    ) -> Vec<usize> {
        let layout = Layout::of(found.edition, key);
        self.report.set_table(Arc::new(TableData::blank(found.edition, key)));
        if found.rows() == 0 {
            return Vec::new();
        }
        let mut pairs = Vec::new();
        for (place, group) in alignment.places.iter().zip(&alignment.group_of) {
            if place.table == number
                && let (Some(row), Some(group)) = (found.patterns[found.marks[place.mark].pattern].row, group)
            {
                pairs.push((row, *group));
            }
        }
        let assurance = assure::Assurance { stream, layout, found, alignment, number };
        let ordered = assurance.by_order();
        let mut by_order = ordered.is_some();
        let mut pairs = ordered.unwrap_or(pairs);
        let mut readings = fill::read_rows(stream, &alignment.groups, layout, &pairs);
        let counted;
        let mut alignment = alignment;
        let mut used: Option<Vec<usize>> = None;
        if !by_order {
            assurance.take_back(&mut readings);
            let unread = readings.iter().any(|reading| reading.readings.ways.is_empty());
            if unread && let Some((groups, from)) = assurance.by_count() {
                pairs = (0..groups.len()).map(|row| (row, row)).collect();
                counted = Alignment { groups, group_of: Vec::new(), places: Vec::new(), ordered: Vec::new() };
                alignment = &counted;
                readings = fill::read_rows(stream, &alignment.groups, layout, &pairs);
                (by_order, used) = (true, Some(from));
            }
        }
        let displaced = if by_order { Vec::new() } else { super::displaced::rows(stream, found, alignment) };
        readings.extend(fill::read_rows(stream, &alignment.groups, layout, &displaced));
        pairs.extend(&displaced);
        let first = found.marks.first().map_or(0, |mark| mark.hit.start);
        let order = self.order(layout, &stream.chars[first.saturating_sub(HEADS)..first], &readings);
        let outcome = fill::decide(found.edition, key, readings, &order);
        let any = self.take(stream, sections, &outcome, alignment) || outcome.unclear;
        self.ask(stream, sections, layout, &outcome, alignment);
        let table = self.found.table_mut(key);
        table.state = if any || !outcome.asked.is_empty() { TableState::Read } else { TableState::Empty };
        table.edition = found.own_words.then_some(found.edition);
        table.unread_rows.extend(unread(layout, &outcome));
        self.columns(stream, key, found);
        if by_order {
            let message = "表中有的行名没有认出，数字已按行的顺序和合计关系放入，请核对。".to_owned();
            let at = Place::Part(key.part());
            self.notes.push(Note { kind: NoteKind::LabelTorn, at, source: String::new(), message });
            return used.unwrap_or_else(|| pairs.into_iter().map(|(_, group)| group).collect());
        }
        self.labels(stream, sections, key, found, alignment, number, &pairs);
        self.displaced(key, found, &displaced);
        displaced.into_iter().map(|(_, group)| group).collect()
    }

    /// Writes cells; whether any of them holds something.
    pub(super) fn take(
        &mut self,
        stream: &Stream<'_>,
        sections: &Sections<'_>,
        outcome: &Outcome,
        alignment: &Alignment,
    ) -> bool {
        let mut any = false;
        // All cells of a row come from the same place.
        let mut last: Option<(usize, Source)> = None;
        for cell in &outcome.cells {
            let row =
                alignment.groups[cell.group].tokens.first().map_or(0, |&token| stream.tokens[token].row);
            any |= !cell.text.is_empty();
            let at = Place::Cell(cell.id);
            let source = match last.take().filter(|(known, _)| *known == row) {
                Some((_, source)) => Source { at, ..source },
                None => Source { at, snippet: sections.rows[row].snippet(), spot: sections.rows[row].spot },
            };
            self.put(cell, source.clone());
            last = Some((row, source));
        }
        any
    }

    /// In which order the columns stand; says so when it is not the printed one.
    pub(super) fn order(&mut self, layout: &Layout, heads: &[char], rows: &[fill::RowReading]) -> Order {
        let edition = layout.slots.first().map_or(self.due, |slot| slot.id.edition);
        let Some(columns) = &book().printed(edition, layout.table.key).columns else {
            return Order::Printed;
        };
        let order = columns.order(heads, rows);
        if order != Order::Printed {
            let note = super::arrange::note(layout.table.key, order != Order::Unclear);
            self.notes.push(note);
        }
        order
    }

    fn put(&mut self, cell: &fill::Filled, source: Source) {
        self.report.set(cell.id, cell.text.as_str());
        self.sources.push(source);
        let unreadable = self.report.cell(cell.id).is_some_and(|cell| cell.value().is_none());
        if unreadable {
            self.notes.push(Note {
                kind: NoteKind::CellUnreadable,
                at: Place::Cell(cell.id),
                source: cell.text.chars().take(60).collect(),
                message: format!("“{}”填的不是数字，已照原样放入，请核对。", name(cell.id)),
            });
        }
    }

    /// Asks about rows whose values could not be placed, and says where sums decided.
    pub(super) fn ask(
        &mut self,
        stream: &Stream<'_>,
        sections: &Sections<'_>,
        layout: &Layout,
        outcome: &Outcome,
        alignment: &Alignment,
    ) {
        let mut note = |row: usize, group: usize, message: String| {
            let tokens = &alignment.groups[group].tokens;
            let words: Vec<&str> = tokens.iter().map(|&token| stream.tokens[token].text).collect();
            let cell = layout.slots.iter().find(|slot| slot.row == row).map(|slot| slot.id);
            let Some(cell) = cell else { return };
            let row = tokens.first().map(|&token| stream.tokens[token].row);
            let spot = row.and_then(|row| sections.rows[row].spot);
            let place = spot.map_or(String::new(), |spot| format!("（{spot}）"));
            self.notes.push(Note {
                kind: NoteKind::CellsUncertain,
                at: Place::Cell(cell),
                source: words.join(" ").trim().chars().take(120).collect(),
                message: format!("{message}{place}。"),
            });
        };
        let label = |row: usize| {
            let slot = layout.slots.iter().find(|slot| slot.row == row);
            slot.map_or("", nianbao_core::form::path::Slot::row_label)
        };
        for &(row, group) in &outcome.asked {
            let message = match label(row) {
                "" => "表中的数字与格子对不上，已留空，请对照原文填写".to_owned(),
                label => format!("“{label}”一行的数字与格子对不上，已留空，请对照原文填写"),
            };
            note(row, group, message);
        }
        if let Some(&(row, group)) = outcome.decided.first() {
            let count = outcome.decided.len();
            let message = match (label(row), count) {
                ("", _) => "表中的数字连在一起或缺了格子，已按合计关系分开，请核对".to_owned(),
                (label, 1) => format!("“{label}”一行的数字连在一起或缺了格子，已按合计关系分开，请核对"),
                (label, _) => {
                    format!("“{label}”等{count}行的数字连在一起或缺了格子，已按合计关系分开，请核对")
                }
            };
            note(row, group, message);
        }
    }
}

/// The keys of the rows that were asked: their numbers are in the file and in no cell.
pub(super) fn unread(layout: &'static Layout, outcome: &Outcome) -> impl Iterator<Item = String> {
    let slot = |&(row, _): &(usize, usize)| layout.slots.iter().find(|slot| slot.row == row);
    outcome.asked.iter().filter_map(slot).map(|slot| slot.row_line.node.key.to_owned())
}

/// Rows of the zone that are neither label nor value: running text after all.
fn left_rows(
    stream: &Stream<'_>,
    covered: &[bool],
    alignment: &Alignment,
    disputes: Option<(usize, usize)>,
) -> Vec<usize> {
    let mut used = vec![false; stream.tokens.len()];
    for group in alignment.group_of.iter().flatten().chain(&alignment.ordered) {
        alignment.groups[*group].tokens.iter().for_each(|&token| used[token] = true);
    }
    let mut left = Vec::new();
    let mut at = 0;
    while at < stream.tokens.len() {
        let row = stream.tokens[at].row;
        let end = at + stream.tokens[at..].iter().take_while(|token| token.row == row).count();
        let in_disputes = disputes.is_some_and(|(from, to)| (from..to).contains(&at));
        let foreign = (at..end).all(|token| {
            let text = stream.tokens[token].text;
            let value = stream.tokens[token].kind != Kind::Text && in_disputes;
            !covered[token] && !used[token] && !value && (text.is_empty() || !labels::is_known(stream, token))
        });
        let words = || stream.tokens[at..end].iter().flat_map(|token| token.text.chars());
        if foreign && words().filter(|c| c.is_alphabetic()).nth(3).is_some() {
            left.push(row);
        }
        at = end;
    }
    left
}

/// A cell as its labels name it.
pub(super) fn name(id: nianbao_core::form::path::CellId) -> String {
    id.slot().labels().join("·")
}
