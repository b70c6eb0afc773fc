//! The three tables out of their rows: which edition each is of, its cells, and what about it is doubtful.

use nianbao_core::form::path::Layout;
use nianbao_core::form::{EditionKey, Part, TableKey};
use nianbao_core::model::found::{AlteredLabel, Found as FoundReport, TableState};
use nianbao_core::model::report::TableData;
use nianbao_core::model::{Place, Report};
use std::sync::Arc;

use super::align::{self, Alignment};
use super::fill::{self, Outcome};
use super::fold::folded;
use super::labels::{self, Finder, Found};
use super::rows::Shape;
use super::section::{Sections, Use};
use super::similar;
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

impl Tables<'_> {
    /// Reads all tables from the rows marked as table material.
    pub(super) fn read(&mut self, sections: &Sections<'_>) -> Used {
        let mut stream = Stream::default();
        for (at, row) in sections.rows.iter().enumerate() {
            if sections.uses[at] == Use::Table {
                stream.add(row, at);
            }
        }
        let mut finder = Finder::default();
        let disputes = disputes_range(&mut finder, &stream, sections);
        let a = self.choose(&mut finder, &stream, TableKey::Proactive);
        let b = self.choose(&mut finder, &stream, TableKey::Applications);
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
        let end = disputes.as_ref().map_or(stream.tokens.len(), |range| range.0);
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
            self.table(&stream, sections, key, number, found, &alignment);
            used.last_row[number] =
                found.marks.last().map(|mark| stream.tokens[stream.owner[mark.hit.end - 1]].row);
        }
        self.leftover_groups(&stream, sections, &[&a, &b], &alignment);
        self.disputes(&stream, sections, disputes, &mut used);
        used.left = left_rows(&stream, &covered, &alignment, disputes);
        used
    }

    /// The edition whose labels agree best; the one that is due when all agree alike.
    fn choose(&self, finder: &mut Finder, stream: &Stream<'_>, table: TableKey) -> Found {
        let mut best = finder.find(stream, self.due, table);
        for edition in EditionKey::all().filter(|edition| *edition != self.due) {
            let found = finder.find(stream, edition, table);
            if found.score > best.score {
                best = found;
            }
        }
        best
    }

    fn table(
        &mut self,
        stream: &Stream<'_>,
        sections: &Sections<'_>,
        key: TableKey,
        number: usize,
        found: &Found,
        alignment: &Alignment,
    ) {
        let layout = Layout::of(found.edition, key);
        self.report.set_table(Arc::new(TableData::blank(found.edition, key)));
        if found.rows() == 0 {
            return;
        }
        let mut pairs = Vec::new();
        for (place, group) in alignment.places.iter().zip(&alignment.group_of) {
            if place.table == number
                && let (Some(row), Some(group)) = (found.patterns[found.marks[place.mark].pattern].row, group)
            {
                pairs.push((row, *group));
            }
        }
        let readings = fill::read_rows(stream, &alignment.groups, layout, &pairs);
        let outcome = fill::decide(found.edition, key, &readings);
        let any = self.take(stream, sections, &outcome, alignment);
        self.ask(stream, sections, layout, &outcome, alignment);
        let table = self.found.table_mut(key);
        table.state = if any || !outcome.asked.is_empty() { TableState::Read } else { TableState::Empty };
        table.edition = found.own_words.then_some(found.edition);
        self.labels(stream, sections, key, found, alignment, number, pairs.len());
    }

    /// Writes cells; whether any of them holds something.
    fn take(
        &mut self,
        stream: &Stream<'_>,
        sections: &Sections<'_>,
        outcome: &Outcome,
        alignment: &Alignment,
    ) -> bool {
        let mut any = false;
        for cell in &outcome.cells {
            let row =
                alignment.groups[cell.group].tokens.first().map_or(0, |&token| stream.tokens[token].row);
            any |= !cell.text.is_empty();
            self.put(sections, cell, row);
        }
        any
    }

    fn put(&mut self, sections: &Sections<'_>, cell: &fill::Filled, row: usize) {
        self.report.set(cell.id, cell.text.as_str());
        let row = &sections.rows[row];
        self.sources.push(Source { at: Place::Cell(cell.id), snippet: row.snippet(), line: row.line });
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
    fn ask(
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
            let line = tokens.first().map(|&token| stream.tokens[token].row);
            let line = line.and_then(|row| sections.rows[row].line);
            let place = line.map_or(String::new(), |line| format!("（第{line}行）"));
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
        for &(row, group) in &outcome.decided {
            let message = match label(row) {
                "" => "表中的数字连在一起或缺了格子，已按合计关系分开，请核对".to_owned(),
                label => format!("“{label}”一行的数字连在一起或缺了格子，已按合计关系分开，请核对"),
            };
            note(row, group, message);
        }
    }

    /// Altered, torn and missing labels.
    #[expect(clippy::too_many_arguments, reason = "one table's facts, each used once")]
    fn labels(
        &mut self,
        stream: &Stream<'_>,
        sections: &Sections<'_>,
        key: TableKey,
        found: &Found,
        alignment: &Alignment,
        number: usize,
        read: usize,
    ) {
        let layout = Layout::of(found.edition, key);
        let first_cell = |row: usize| layout.slots.iter().find(|slot| slot.row == row).map(|slot| slot.id);
        for mark in &found.marks {
            let pattern = &found.patterns[mark.pattern];
            let Some(row) = pattern.row else { continue };
            let words = found.words(stream, mark);
            if is_altered(stream, mark, pattern.printed, &words) {
                let text: String = words.chars().take(80).collect();
                self.found
                    .table_mut(key)
                    .altered
                    .push(AlteredLabel { key: pattern.key.to_owned(), text: text.clone() });
                if let Some(cell) = first_cell(row) {
                    self.notes.push(Note {
                        kind: NoteKind::LabelAltered,
                        at: Place::Cell(cell),
                        message: format!("“{}”一行在原文中写作“{text}”，按位置认作这一行。", pattern.printed),
                        source: text,
                    });
                }
            }
        }
        // A label is torn when a value or a page stands between its pieces.
        for (place, group) in alignment.places.iter().zip(&alignment.group_of) {
            if place.table != number || place.first == place.last {
                continue;
            }
            let pattern = &found.patterns[found.marks[place.mark].pattern];
            let inside = (place.first..place.last).any(|token| stream.tokens[token].kind == Kind::Value);
            let cells = stream.tokens[place.last].shape == Shape::Cells
                && stream.tokens[place.first].row != stream.tokens[place.last].row;
            if group.is_some()
                && (inside || cells)
                && let Some(cell) = pattern.row.and_then(first_cell)
            {
                let row = &sections.rows[stream.tokens[place.first].row];
                self.notes.push(Note {
                    kind: NoteKind::LabelTorn,
                    at: Place::Cell(cell),
                    source: row.snippet(),
                    message: format!("“{}”在原文中被换行或换页断开，已接起来。", pattern.printed),
                });
            }
        }
        self.missing(key, found, read);
    }

    fn missing(&mut self, key: TableKey, found: &Found, read: usize) {
        let layout = Layout::of(found.edition, key);
        let rows: Vec<(usize, bool)> = found
            .patterns
            .iter()
            .enumerate()
            .filter(|(_, pattern)| pattern.row.is_some())
            .map(|(number, _)| (number, found.mark(number).is_some()))
            .collect();
        let last = rows.iter().rposition(|(_, here)| *here).unwrap_or(0);
        let first = rows.iter().position(|(_, here)| *here).unwrap_or(0);
        // Only a gap inside a table whose other rows all have values is a fact about the document; anything else
        // may be the reader's fault.
        let complete = read == found.rows();
        let mut at = 0;
        while at < rows.len() {
            if rows[at].1 {
                at += 1;
                continue;
            }
            let end = (at..rows.len()).find(|&next| rows[next].1).unwrap_or(rows.len());
            let label = found.patterns[rows[at].0].printed;
            let message = match end - at {
                1 => format!("原文的表中没有找到“{label}”一行，已留空。"),
                count => format!("原文的表中没有找到“{label}”等{count}行，已留空。"),
            };
            let row = found.patterns[rows[at].0].row.unwrap_or(0);
            if let Some(slot) = layout.slots.iter().find(|slot| slot.row == row) {
                let at = Place::Cell(slot.id);
                self.notes.push(Note { kind: NoteKind::RowMissing, at, source: String::new(), message });
            }
            if complete && at > first && end <= last {
                let keys = rows[at..end].iter().map(|(number, _)| found.patterns[*number].key.to_owned());
                self.found.table_mut(key).missing_rows.extend(keys);
            }
            at = end;
        }
    }

    /// Groups of values that belong to no row of the form.
    fn leftover_groups(
        &mut self,
        stream: &Stream<'_>,
        sections: &Sections<'_>,
        tables: &[&Found],
        alignment: &Alignment,
    ) {
        let mut taken = vec![false; alignment.groups.len()];
        for group in alignment.group_of.iter().flatten() {
            taken[*group] = true;
        }
        let mut asked = 0;
        for (number, group) in alignment.groups.iter().enumerate() {
            let Some(&first) = group.tokens.first() else { continue };
            if taken[number] || asked >= 20 {
                continue;
            }
            let near = alignment.places.iter().rev().find(|place| place.first < first);
            let key = near.map_or(TableKey::Proactive, |place| TableKey::ALL[place.table]);
            if alignment.places.is_empty() {
                return;
            }
            let row = stream.tokens[first].row;
            let words: Vec<&str> = group.tokens.iter().map(|&token| stream.tokens[token].text).collect();
            let numbers = words.join(" ").trim().to_owned();
            // A label of its own makes it a row that is not on the form, or one that stands twice.
            let label = first.checked_sub(1).map(|before| &stream.tokens[before]).filter(|token| {
                token.kind == Kind::Text && (token.row == row || token.shape != Shape::Cells)
            });
            asked += 1;
            let line = sections.rows[row].line.map_or(String::new(), |line| format!("（第{line}行）"));
            let at = Place::Part(key.part());
            let Some(label) = label else {
                let message = format!("这些数字前没有能认出的行名，没有放入表中{line}。");
                self.notes.push(Note { kind: NoteKind::CellsUncertain, at, source: numbers, message });
                continue;
            };
            let text: String = label.text.split_whitespace().collect();
            let repeated = tables.iter().flat_map(|found| {
                found
                    .patterns
                    .iter()
                    .filter(|pattern| pattern.row.is_some() && folded(pattern.printed) == folded(&text))
            });
            if let Some(pattern) = repeated.into_iter().next() {
                self.found.table_mut(key).repeated_rows.push(pattern.key.to_owned());
                let message = format!("“{text}”一行在表中出现了两次，采用了其中一行{line}。");
                self.notes.push(Note { kind: NoteKind::RowRepeated, at, source: numbers, message });
            } else if !labels::is_known(stream, first - 1) && group.tokens.len() > 2 {
                let text: String = text.chars().take(60).collect();
                let message = format!("“{text}”不是表上的行，它的数字没有放入{line}。");
                self.found.table_mut(key).extra_rows.push(text);
                self.notes.push(Note { kind: NoteKind::RowExtra, at, source: numbers, message });
            } else {
                let message = format!("这些数字属于哪一行不能确定，没有放入表中{line}。");
                self.notes.push(Note { kind: NoteKind::CellsUncertain, at, source: numbers, message });
            }
        }
    }

    /// Table C has a single row, so all its values are one group.
    fn disputes(
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
        let alignment = Alignment { groups: vec![group], group_of: Vec::new(), places: Vec::new() };
        let readings = fill::read_rows(stream, &alignment.groups, layout, &[(0, 0)]);
        let outcome = fill::decide(self.due, key, &readings);
        let any = self.take(stream, sections, &outcome, &alignment);
        self.ask(stream, sections, layout, &outcome, &alignment);
        if any || !outcome.asked.is_empty() {
            self.found.table_mut(key).state = TableState::Read;
        }
    }
}

/// The values of Table C: in a table with cells the fullest row, elsewhere everything.
fn disputes_group(stream: &Stream<'_>, from: usize, to: usize) -> Option<align::Group> {
    let tokens = from..to;
    let is_value = |token: &usize| stream.tokens[*token].kind == Kind::Value;
    let first = tokens.clone().find(is_value);
    if let Some(first) = first
        && stream.tokens[first].shape != Shape::Cells
    {
        let values = tokens
            .filter(|token| is_value(token) || *token > first && stream.tokens[*token].kind == Kind::Blank);
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
    while cells.len() > 15 && cells.first().is_some_and(|&token| stream.tokens[token].kind == Kind::Text) {
        cells.remove(0);
    }
    Some(align::Group { tokens: cells, explicit: true })
}

/// The tokens of Table C: from its first heading to the end of its part.
fn disputes_range(
    finder: &mut Finder,
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
    let groups = finder.column_groups(stream, TableKey::Disputes);
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

/// Whether a label differs from the printed one by more than printing habits.
fn is_altered(stream: &Stream<'_>, mark: &labels::Mark, printed: &str, words: &str) -> bool {
    let (first, last) = (stream.owner[mark.hit.start], stream.owner[mark.hit.end - 1]);
    let bare = |text: &str| folded(&nianbao_core::form::label::split_ordinal(text).1);
    let (as_printed, as_found) = (bare(printed), bare(words));
    if mark.hit.distance == 0 && !mark.shortened {
        // Found to the letter, but perhaps as a piece of a longer word.
        let single = first == last && stream.tokens[first].shape != Shape::Text;
        return single
            && as_found != as_printed
            && as_found.len() <= as_printed.len() + 6
            && !super::section::holds_several(&as_found);
    }
    if mark.shortened {
        return true;
    }
    if as_found == as_printed {
        return false;
    }
    // Words of other cells may stand between the pieces of a label that went over several lines.
    let alone = first == last || stream.tokens[first].shape != Shape::Text;
    let added = as_found.len().saturating_sub(similar::common(&as_found, &as_printed));
    alone || added == 0
}

/// Rows of the zone that are neither label nor value: running text after all.
fn left_rows(
    stream: &Stream<'_>,
    covered: &[bool],
    alignment: &Alignment,
    disputes: Option<(usize, usize)>,
) -> Vec<usize> {
    let mut used = vec![false; stream.tokens.len()];
    for group in alignment.group_of.iter().flatten() {
        alignment.groups[*group].tokens.iter().for_each(|&token| used[token] = true);
    }
    let mut left = Vec::new();
    let mut at = 0;
    while at < stream.tokens.len() {
        let row = stream.tokens[at].row;
        let end = at + stream.tokens[at..].iter().take_while(|token| token.row == row).count();
        let in_disputes = disputes.is_some_and(|(from, to)| (from..to).contains(&at));
        let mut letters = 0;
        let foreign = (at..end).all(|token| {
            let text = stream.tokens[token].text;
            letters += text.chars().filter(|c| c.is_alphabetic()).count();
            let value = stream.tokens[token].kind != Kind::Text && in_disputes;
            !covered[token] && !used[token] && !value && (text.is_empty() || !labels::is_known(stream, token))
        });
        if foreign && letters >= 4 {
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
