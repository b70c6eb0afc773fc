//! What is doubtful about a table's labels: altered, torn, missing, repeated, not on the form. Only what is certain
//! becomes a fact about the document; the rest is a note.

use nianbao_core::form::node;
use nianbao_core::form::path::Layout;
use nianbao_core::form::{EditionKey, TableKey};
use nianbao_core::model::Place;
use nianbao_core::model::found::AlteredLabel;

use super::align::Alignment;
use super::fold::{as_written, folded};
use super::labels::{self, Found};
use super::patterns::Pattern;
use super::rows::Shape;
use super::section::Sections;
use super::similar;
use super::tables::Tables;
use super::token::{Kind, Stream};
use crate::import::{Note, NoteKind};

impl Tables<'_> {
    /// Headings over columns that are another edition's, or cut. Only where rows stand below one another under
    /// headings of their own, as in Table A; headings over several levels break in too many ways to be sure.
    pub(super) fn columns(&mut self, stream: &Stream<'_>, key: TableKey, found: &Found) {
        let bands = Layout::of(found.edition, key).table.bands;
        if bands.len() < 2 {
            return;
        }
        let mut row = 0;
        let mut begin = 0;
        for (number, band) in bands.iter().enumerate() {
            let rows = node::lines(band.rows).len();
            let in_band = |mark: &&labels::Mark| {
                found.patterns[mark.pattern].row.is_some_and(|at| (row..row + rows).contains(&at))
            };
            let first = found.marks.iter().find(in_band).map(|mark| mark.hit.start);
            let last = found.marks.iter().rfind(in_band).map(|mark| mark.hit.end);
            row += rows;
            let (Some(first), Some(last)) = (first, last) else { continue };
            let words = &stream.chars[begin.min(first)..first];
            begin = last;
            for column in node::lines(band.columns) {
                let printed = folded(column.node.label);
                if words.windows(printed.len()).any(|window| window == printed) {
                    continue;
                }
                // The heading another edition prints in this place.
                let other =
                    EditionKey::all().filter(|edition| *edition != found.edition).find_map(|edition| {
                        let band = Layout::of(edition, key).table.bands.get(number)?;
                        let at = node::lines(bands[number].columns)
                            .iter()
                            .position(|line| line.node.key == column.node.key)?;
                        let line = node::lines(band.columns).into_iter().nth(at)?;
                        let words_there = folded(line.node.label);
                        words
                            .windows(words_there.len())
                            .any(|window| window == words_there)
                            .then_some(line.node.label)
                    });
                let Some(text) = other.map(str::to_owned).or_else(|| cut_heading(&printed, words)) else {
                    continue;
                };
                let slot = Layout::of(found.edition, key).slots.iter().find(|slot| {
                    slot.column_line.node.key == column.node.key && slot.row + rows >= row && slot.row < row
                });
                if let Some(slot) = slot {
                    self.notes.push(Note {
                        kind: NoteKind::LabelAltered,
                        at: Place::Cell(slot.id),
                        source: text.clone(),
                        message: format!(
                            "“{}”一栏在原文中写作“{text}”，数字按位置放入，请核对。",
                            column.node.label
                        ),
                    });
                }
                let altered = &mut self.found.table_mut(key).altered;
                altered.push(AlteredLabel { key: column.node.key.to_owned(), text });
            }
        }
    }

    /// Altered, torn and missing labels.
    #[expect(clippy::too_many_arguments, reason = "one table's facts, each used once")]
    pub(super) fn labels(
        &mut self,
        stream: &Stream<'_>,
        sections: &Sections<'_>,
        key: TableKey,
        found: &Found,
        alignment: &Alignment,
        number: usize,
        pairs: &[(usize, usize)],
    ) {
        let layout = Layout::of(found.edition, key);
        let first_cell = |row: usize| layout.slots.iter().find(|slot| slot.row == row).map(|slot| slot.id);
        for mark in &found.marks {
            let pattern = &found.patterns[mark.pattern];
            let Some(row) = pattern.row else { continue };
            let words = found.words(stream, mark);
            if is_altered(stream, mark, pattern, &words) {
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
        let stray = is_stray(stream, alignment, number, pairs);
        self.without_values(stream, key, found, alignment, (number, stray));
        self.missing(key, found, pairs, stray);
    }

    /// Rows of lines whose label stands there without values: where nothing shows a blank cell, blanks and values that
    /// were lost look alike.
    fn without_values(
        &mut self,
        stream: &Stream<'_>,
        key: TableKey,
        found: &Found,
        alignment: &Alignment,
        (number, stray): (usize, bool),
    ) {
        let pairs = alignment.places.iter().zip(&alignment.group_of);
        let bare = pairs
            .filter(|(place, group)| place.table == number && group.is_none())
            .filter(|(place, _)| stream.tokens[place.last].shape == Shape::Text)
            .map(|(place, _)| &found.patterns[found.marks[place.mark].pattern]);
        let bare: Vec<&Pattern> = bare.collect();
        // Numbers that no row got may be theirs: then they are not blank in the file.
        if stray {
            let keys = bare.iter().map(|pattern| pattern.key.to_owned());
            self.found.table_mut(key).unread_rows.extend(keys);
        }
        let Some(label) = bare.first().map(|pattern| pattern.printed) else { return };
        let message = match bare.len() {
            1 => format!("“{label}”一行没有找到数字，已留空，请对照原文填写。"),
            count => format!("“{label}”等{count}行没有找到数字，已留空，请对照原文填写。"),
        };
        let at = Place::Part(key.part());
        self.notes.push(Note { kind: NoteKind::CellsUncertain, at, source: String::new(), message });
    }

    /// Rows that were read by their labels although they stand out of their place.
    pub(super) fn displaced(&mut self, key: TableKey, found: &Found, rows: &[(usize, usize)]) {
        let Some(&(row, _)) = rows.first() else { return };
        let label = found.patterns.iter().find(|pattern| pattern.row == Some(row));
        let label = label.map_or("", |pattern| pattern.printed);
        let which = match rows.len() {
            1 => format!("“{label}”一行"),
            count => format!("“{label}”等{count}行"),
        };
        let message = format!("{which}不在格式规定的位置，数字已按行名放入，请核对。");
        let at = Place::Part(key.part());
        self.notes.push(Note { kind: NoteKind::LabelAltered, at, source: String::new(), message });
    }

    fn missing(&mut self, key: TableKey, found: &Found, pairs: &[(usize, usize)], stray: bool) {
        let layout = Layout::of(found.edition, key);
        let is_read = |row: Option<usize>| pairs.iter().any(|(other, _)| Some(*other) == row);
        let rows: Vec<(usize, bool)> = found
            .patterns
            .iter()
            .enumerate()
            .filter(|(_, pattern)| pattern.row.is_some())
            .map(|(number, pattern)| (number, found.mark(number).is_some() || is_read(pattern.row)))
            .collect();
        let last = rows.iter().rposition(|(_, here)| *here).unwrap_or(0);
        let first = rows.iter().position(|(_, here)| *here).unwrap_or(0);
        // Only a gap inside a table whose other rows all have values is a fact about the document, and only when no
        // numbers are left whose row is not known; anything else may be the reader's fault.
        let marked =
            |row: &usize| found.marks.iter().any(|mark| found.patterns[mark.pattern].row == Some(*row));
        let complete = pairs.iter().filter(|(row, _)| marked(row)).count() == found.rows() && !stray;
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
            let keys = rows[at..end].iter().map(|(number, _)| found.patterns[*number].key.to_owned());
            let table = self.found.table_mut(key);
            if complete && at > first && end <= last {
                table.missing_rows.extend(keys);
            } else if !pairs.is_empty() {
                table.unread_rows.extend(keys);
            }
            at = end;
        }
    }

    /// Groups of values that belong to no row of the form.
    pub(super) fn leftover_groups(
        &mut self,
        stream: &Stream<'_>,
        sections: &Sections<'_>,
        tables: &[&Found],
        alignment: &Alignment,
    ) {
        let mut taken = vec![false; alignment.groups.len()];
        for group in alignment.group_of.iter().flatten().chain(&alignment.ordered) {
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
            let line = sections.rows[row].spot.map_or(String::new(), |spot| format!("（{spot}）"));
            let at = Place::Part(key.part());
            let Some(label) = label else {
                let message = format!("这些数字前没有能认出的行名，没有放入表中{line}。");
                self.notes.push(Note { kind: NoteKind::CellsUncertain, at, source: numbers, message });
                continue;
            };
            let text: String = label.text.split_whitespace().collect();
            let repeated = tables.iter().flat_map(|found| {
                // A row that was found nowhere else does not stand twice.
                found
                    .patterns
                    .iter()
                    .enumerate()
                    .filter(|(number, _)| found.mark(*number).is_some())
                    .map(|(_, pattern)| pattern)
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
}

/// Whether values are left behind a table's first row that may be a row's of the form: behind words of its labels, or
/// behind none.
fn is_stray(stream: &Stream<'_>, alignment: &Alignment, number: usize, pairs: &[(usize, usize)]) -> bool {
    let Some(first) = alignment.places.iter().find(|place| place.table == number) else { return false };
    // Those of the table behind it are not its own.
    let end =
        alignment.places.iter().find(|place| place.table > number).map_or(usize::MAX, |next| next.first);
    let taken = |group: &usize| {
        alignment.group_of.contains(&Some(*group)) || pairs.iter().any(|(_, other)| other == group)
    };
    (0..alignment.groups.len()).filter(|group| !taken(group)).any(|group| {
        let tokens = &alignment.groups[group].tokens;
        let Some(&at) = tokens.first().filter(|at| (first.first..end).contains(*at)) else { return false };
        tokens.len() > 1 && at.checked_sub(1).is_none_or(|before| labels::is_known(stream, before))
    })
}

/// A heading found with faults: its words as they stand.
fn cut_heading(printed: &[char], words: &[char]) -> Option<String> {
    let mut hits = Vec::new();
    similar::find_similar(printed, words, printed.len() / 4, &mut hits);
    let hit = hits.into_iter().min_by_key(|hit| hit.distance)?;
    (hit.distance > 0).then(|| words[hit.start..hit.end].iter().collect())
}

/// Whether a label differs from the printed one by more than printing habits.
fn is_altered(stream: &Stream<'_>, mark: &labels::Mark, pattern: &Pattern, words: &str) -> bool {
    // Nearly every label.
    if words == pattern.printed && !mark.shortened {
        return false;
    }
    let (first, last) = (stream.owner[mark.hit.start], stream.owner[mark.hit.end - 1]);
    let as_printed = &pattern.as_written;
    let as_found = as_written(&nianbao_core::form::label::split_ordinal(words).1);
    if mark.hit.distance == 0 && !mark.shortened {
        // Found to the letter, but perhaps as a piece of a longer word.
        let single = first == last && stream.tokens[first].shape != Shape::Text;
        return single
            && as_found != *as_printed
            && as_found.len() <= as_printed.len() + 6
            && !super::section::holds_several(&as_found);
    }
    if mark.shortened {
        return true;
    }
    // The last words of a text that was cut off say nothing of the document.
    let cut_off = mark.hit.end == stream.chars.len() && as_printed.starts_with(&as_found);
    if as_found == *as_printed || cut_off {
        return false;
    }
    // Words of other cells may stand between the pieces of a label that went over several lines.
    let alone = first == last || stream.tokens[first].shape != Shape::Text;
    let added = as_found.len().saturating_sub(similar::common(&as_found, as_printed));
    alone || added == 0
}
