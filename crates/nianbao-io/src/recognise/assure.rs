//! Rows of lines whose values may be another row's: no cell says which words and which numbers belong together, only
//! where they stand. Where that leaves room for doubt the equations between rows must bear the reading out; else the
//! row is asked. Values of cells are never doubted here.

use nianbao_core::form::path::{CellId, Layout};
use nianbao_core::form::relation::EquationKind;
use nianbao_core::model::{Amount, Cell};

use super::align::{Alignment, Group, Place};
use super::fill::RowReading;
use super::labels::{self, Found};
use super::rows::Shape;
use super::token::{Kind, Stream};

/// One table's labels, the groups given to them, and how they were read.
pub(super) struct Assurance<'t> {
    pub(super) stream: &'t Stream<'t>,
    pub(super) layout: &'t Layout,
    pub(super) found: &'t Found,
    pub(super) alignment: &'t Alignment,
    /// Which of the aligned tables it is.
    pub(super) number: usize,
}

/// How many lines below its values the ends of a row's numbers may stand.
const REST_LINES: usize = 2;

/// A row with values.
struct Paired<'t> {
    /// The row, counted as in [`Layout::slots`].
    row: usize,
    /// Its place in the order of labels.
    at: usize,
    place: &'t Place,
    group: &'t Group,
}

impl Assurance<'_> {
    /// Takes every reading back that may be of another row's values.
    pub(super) fn take_back(&self, readings: &mut [RowReading]) {
        let rows = self.paired();
        // Where values stand before their labels none tells which row is whose.
        let lead = self.values_lead();
        let doubtful: Vec<&Paired<'_>> =
            rows.iter().filter(|row| !self.is_certain(row) || lead && !self.is_cells(row)).collect();
        let torn: Vec<&Paired<'_>> = rows.iter().filter(|row| self.has_rest(row)).collect();
        if doubtful.is_empty() && torn.is_empty() {
            return;
        }
        let whole = self.is_whole(&rows, readings);
        let (hold, fail) = self.columns(readings);
        let mut unsure: Vec<usize> = Vec::new();
        for row in doubtful {
            let refuted = fail > hold;
            let borne_out = hold > 0 && fail == 0;
            let bare = lead || self.is_cells(row);
            let proved = borne_out && (!bare || self.is_summed(row, readings));
            if refuted || !whole && (self.is_contested(row) || !proved && (bare || self.has_gap(row))) {
                unsure.push(row.row);
            }
        }
        // Digits left over between the pieces of a label are the ends of its numbers, unless its sum says otherwise.
        for row in torn {
            let reading = readings.iter().find(|reading| reading.row == row.row);
            if !reading.is_some_and(|reading| self.adds_up(reading)) {
                unsure.push(row.row);
            }
        }
        for reading in readings.iter_mut().filter(|reading| unsure.contains(&reading.row)) {
            reading.readings.ways.clear();
        }
    }

    /// The rows of the form with the groups that stand in their order, where labels do not tell: as many full rows as
    /// the form has, and every sum within rows and between them holds. Not where a row that is certain of its label
    /// would come to stand elsewhere.
    pub(super) fn by_order(&self) -> Option<Vec<(usize, usize)>> {
        let paired = self.paired();
        let rows = self.found.patterns.iter().filter(|pattern| pattern.row.is_some()).count();
        let first = paired.first().filter(|_| paired.len() < rows)?;
        let width = first.place.width;
        let full = |group: &Group| {
            let values = group.tokens.iter().filter(|&&token| self.stream.tokens[token].kind == Kind::Value);
            group.tokens.first().is_some_and(|token| *token >= row_begin(first))
                && values.count() == width
                && group.tokens.len() == width
        };
        let groups: Vec<usize> =
            (0..self.alignment.groups.len()).filter(|&at| full(&self.alignment.groups[at])).collect();
        if width < 3 || groups.len() != rows {
            return None;
        }
        let certain = paired.iter().filter(|row| self.is_certain(row));
        for row in certain {
            if !std::ptr::eq(&self.alignment.groups[*groups.get(row.row)?], row.group) {
                return None;
            }
        }
        let pairs: Vec<(usize, usize)> = groups.into_iter().enumerate().collect();
        let readings = super::fill::read_rows(self.stream, &self.alignment.groups, self.layout, &pairs);
        let (hold, fail) = self.columns(&readings);
        let sums = readings.iter().all(|reading| self.adds_up(reading));
        (sums && hold > 1 && fail == 0).then_some(pairs)
    }

    /// The rows of the form, all its values taken in order, so many to a row: where lines and labels were torn apart so
    /// that no label tells. Only when there are exactly as many values as cells, and every sum within rows and between
    /// them holds. Beside the rows the groups that held their values.
    pub(super) fn by_count(&self) -> Option<(Vec<Group>, Vec<usize>)> {
        let first = self.alignment.places.iter().position(|place| place.table == self.number)?;
        let width = self.alignment.places[first].width;
        let rows = self.found.patterns.iter().filter(|pattern| pattern.row.is_some()).count();
        // Behind the last label of the table before; its value may stand behind it too.
        let before = self.alignment.places[..first].iter().max_by_key(|place| place.last);
        let begin = before.map_or(0, |place| place.last + 1);
        let groups: Vec<usize> = (0..self.alignment.groups.len())
            .filter(|&at| self.alignment.groups[at].tokens.first().is_some_and(|first| *first >= begin))
            .collect();
        let tokens: Vec<usize> =
            groups.iter().flat_map(|&at| self.alignment.groups[at].tokens.iter().copied()).collect();
        let over = tokens.len().checked_sub(rows * width)?;
        let tokens =
            if before.is_some_and(|place| place.width == over) { &tokens[over..] } else { &tokens[..] };
        let plain = |token: &usize| {
            self.stream.tokens[*token].kind == Kind::Value && self.stream.tokens[*token].shape != Shape::Cells
        };
        if width < 3 || tokens.len() != rows * width || !tokens.iter().all(plain) {
            return None;
        }
        let made: Vec<Group> =
            tokens.chunks(width).map(|tokens| Group { tokens: tokens.to_vec(), explicit: true }).collect();
        let pairs: Vec<(usize, usize)> = (0..rows).map(|row| (row, row)).collect();
        let readings = super::fill::read_rows(self.stream, &made, self.layout, &pairs);
        let (hold, fail) = self.columns(&readings);
        let sums = readings.iter().all(|reading| self.adds_up(reading) && reading.readings.ways.len() == 1);
        (sums && hold > 1 && fail == 0).then_some((made, groups))
    }

    fn paired(&self) -> Vec<Paired<'_>> {
        let pairs = self.alignment.places.iter().zip(&self.alignment.group_of).enumerate();
        pairs
            .filter(|(_, (place, _))| place.table == self.number)
            .filter_map(|(at, (place, group))| {
                let row = self.found.patterns[self.found.marks[place.mark].pattern].row?;
                Some(Paired { row, at, place, group: &self.alignment.groups[(*group)?] })
            })
            .collect()
    }

    /// Whether label and values belong together by where they stand: cells of one row, or one behind the other on
    /// one line or one value to a line.
    fn is_certain(&self, row: &Paired<'_>) -> bool {
        let tokens = &self.stream.tokens;
        let Some(&first) = row.group.tokens.first() else { return true };
        let (begin, last) = (row.place.first, row.place.last);
        if tokens[first].shape == Shape::Cells {
            if last < first && tokens[last].row == tokens[first].row {
                return true;
            }
            // The pieces of a label stand below one another, its values beside one of them.
            let mut pieces = tokens[begin..=last].iter().filter(|token| token.kind == Kind::Text);
            if begin < first && first < last && pieces.all(|token| token.column == tokens[begin].column) {
                return true;
            }
            // The label stands right above its values; so may labels whose values come later.
            let above = last < first && tokens[last + 1..first].iter().all(|token| token.kind != Kind::Text);
            return above && self.follows_a_row(row) && !self.is_contested(row);
        }
        if last >= first || (begin..=last).any(|token| tokens[token].kind == Kind::Value) {
            return false;
        }
        let near =
            tokens[last].row == tokens[first].row || row.group.explicit || !self.shares_line(row.group);
        // Words that are no piece of any label make it another row's line.
        near && (last + 1..first)
            .all(|token| tokens[token].kind != Kind::Value && labels::is_known(self.stream, token))
    }

    /// Whether the label before, if the table has one, has values of its own.
    fn follows_a_row(&self, row: &Paired<'_>) -> bool {
        row.at.checked_sub(1).is_none_or(|before| {
            self.alignment.places[before].table != self.number || self.alignment.group_of[before].is_some()
        })
    }

    fn is_cells(&self, row: &Paired<'_>) -> bool {
        row.group.tokens.first().is_some_and(|&first| self.stream.tokens[first].shape == Shape::Cells)
    }

    /// Whether values that no row got, half a row of them, stand before the first label of a table of many columns:
    /// each label's values may stand above it.
    fn values_lead(&self) -> bool {
        let mine = |place: &Place| place.table == self.number;
        let Some(at) = self.alignment.places.iter().position(mine) else { return false };
        let first = &self.alignment.places[at];
        let before = self.alignment.places[..at].last().map_or(0, |before| before.last + 1);
        first.width > 3 && self.is_left_over(before, first.first, first.width.div_ceil(2))
    }

    /// Whether several values stand on one line.
    fn shares_line(&self, group: &Group) -> bool {
        let tokens = &self.stream.tokens;
        group.tokens.windows(2).any(|pair| tokens[pair[0]].row == tokens[pair[1]].row)
    }

    /// Whether every row of the table was found with as many values as it has cells, and no values are left over.
    fn is_whole(&self, rows: &[Paired<'_>], readings: &[RowReading]) -> bool {
        let count = self.found.patterns.iter().filter(|pattern| pattern.row.is_some()).count();
        let plain = readings.iter().all(|reading| reading.readings.plain && reading.readings.ways.len() == 1);
        let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return false };
        let from = row_begin(first);
        let to = last.group.tokens.last().copied().unwrap_or(from).max(last.place.last);
        rows.len() == count && plain && !self.is_left_over(from, to, 2)
    }

    /// Whether so many values between two tokens, both included, were given to no row.
    fn is_left_over(&self, from: usize, to: usize, least: usize) -> bool {
        self.alignment.groups.iter().enumerate().any(|(number, group)| {
            let inside = group.tokens.first().is_some_and(|first| (from..=to).contains(first));
            inside && group.tokens.len() >= least && !self.alignment.group_of.contains(&Some(number))
        })
    }

    /// Whether values that no row got stand between the rows before and behind.
    fn is_contested(&self, row: &Paired<'_>) -> bool {
        let end = |at: usize| -> Option<usize> {
            let (place, group) = (self.alignment.places.get(at)?, self.alignment.group_of.get(at)?);
            let last = group.and_then(|group| self.alignment.groups[group].tokens.last().copied());
            Some(last.map_or(place.last, |last| last.max(place.last)))
        };
        let from = row.at.checked_sub(1).and_then(end).map_or(0, |end| end + 1);
        let to = self.alignment.places.get(row.at + 1).map_or(self.stream.tokens.len(), |next| {
            let group = self.alignment.group_of[row.at + 1];
            let first = group.and_then(|group| self.alignment.groups[group].tokens.first().copied());
            first.unwrap_or(next.first).max(next.first)
        });
        self.is_left_over(from, to, row.place.width.div_ceil(3))
    }

    /// Whether a row of the form right before or behind was not found: its values may be the ones given to this row.
    fn has_gap(&self, row: &Paired<'_>) -> bool {
        let found = |row: usize| {
            self.found.marks.iter().any(|mark| self.found.patterns[mark.pattern].row == Some(row))
        };
        let last = self.found.patterns.iter().filter_map(|pattern| pattern.row).max().unwrap_or(0);
        row.row.checked_sub(1).is_some_and(|before| !found(before)) || row.row < last && !found(row.row + 1)
    }

    /// Whether digits that no row got stand right below a row's values, among the rest of its words.
    fn has_rest(&self, row: &Paired<'_>) -> bool {
        let tokens = &self.stream.tokens;
        let Some(&last) = row.group.tokens.last() else { return false };
        let to = self.alignment.places.get(row.at + 1).map_or(tokens.len(), |next| next.first);
        let below = |token: usize| {
            let text = tokens[token].text;
            (last + 1..to).contains(&token)
                && tokens[token].row <= tokens[last].row + REST_LINES
                && tokens[token].shape != Shape::Cells
                && text.bytes().all(|byte| byte.is_ascii_digit())
        };
        self.alignment.groups.iter().enumerate().any(|(number, group)| {
            !self.alignment.group_of.contains(&Some(number)) && group.tokens.iter().all(|&token| below(token))
        })
    }

    /// Of the columns how many the equations between rows bear out, and how many they do not.
    fn columns(&self, readings: &[RowReading]) -> (usize, usize) {
        let (mut hold, mut fail) = (0, 0);
        let between = self.layout.equations.iter().filter(|one| one.kind != EquationKind::ColumnsTotal);
        for equation in between {
            let sum = |cells: &[CellId]| -> Option<Amount> {
                cells.iter().try_fold(Amount::ZERO, |sum, id| Some(sum + self.value(*id, readings)?))
            };
            let (Some(left), Some(right)) = (sum(&equation.left), sum(&equation.right)) else { continue };
            match left == right {
                true if left == Amount::ZERO => {}
                true => hold += 1,
                false => fail += 1,
            }
        }
        (hold, fail)
    }

    /// Whether some equation between rows that can be judged counts this row.
    fn is_summed(&self, row: &Paired<'_>, readings: &[RowReading]) -> bool {
        let between = self.layout.equations.iter().filter(|one| one.kind != EquationKind::ColumnsTotal);
        let of_row = |id: CellId| self.layout.slots[usize::from(id.index)].row == row.row;
        between
            .filter(|equation| equation.cells().any(of_row))
            .any(|equation| equation.cells().all(|id| self.value(id, readings).is_some()))
    }

    /// What was read for a cell. A row that the source does not have counts nothing.
    fn value(&self, id: CellId, readings: &[RowReading]) -> Option<Amount> {
        let slot = &self.layout.slots[usize::from(id.index)];
        let Some(reading) = readings.iter().find(|reading| reading.row == slot.row) else {
            let has = |mark: &labels::Mark| self.found.patterns[mark.pattern].row == Some(slot.row);
            return (!self.found.marks.iter().any(has)).then_some(Amount::ZERO);
        };
        let [way] = reading.readings.ways.as_slice() else { return None };
        Cell::new(way.get(slot.column)?.as_str()).value()
    }

    /// Whether the sums within a row hold.
    fn adds_up(&self, reading: &RowReading) -> bool {
        let [way] = reading.readings.ways.as_slice() else { return true };
        let sums = super::fill::row_sums(self.layout, reading.row);
        let value = |at: usize| Cell::new(way.get(at)?.as_str()).value();
        !sums.is_empty()
            && sums.iter().all(|(total, parts)| {
                let sum = parts.iter().try_fold(Amount::ZERO, |sum, part| Some(sum + value(*part)?));
                sum.is_some() && sum == value(*total)
            })
    }
}

fn row_begin(row: &Paired<'_>) -> usize {
    row.group.tokens.first().copied().unwrap_or(row.place.first).min(row.place.first)
}
