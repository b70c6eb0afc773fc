//! Tables A and B by their column heads: which column each value stands in, whatever the order.

use nianbao_core::form::TableKey;

use super::Arrangement;
use super::grid::{self, Grid};
use super::known::{Known, known};
use crate::raw::{RawCell, RawTable};
use crate::recognise::fold::folded;
use crate::recognise::token::is_value;

/// Whether a text is the head of a column behind which its table prints another one.
pub(in crate::recognise) fn is_inner_head(text: &str) -> bool {
    let known = known();
    known.head(text).is_some_and(|head| {
        known
            .frames
            .iter()
            .any(|frame| frame.columns.split_last().is_some_and(|(_, inner)| inner.contains(&head)))
    })
}

/// Whether a text is the last head of several columns that have no total. A total has names that rows bear as well.
pub(in crate::recognise) fn is_last_head(text: &str) -> bool {
    let known = known();
    known.head(text).is_some_and(|head| {
        let last = |frame: &super::known::Frame| {
            frame.total.is_none() && frame.columns.len() > 1 && frame.columns.last() == Some(&head)
        };
        known.frames.iter().any(last)
    })
}

/// Whether a table holds a column head of the form, or could go on under heads of another.
pub(super) fn may_concern(table: &RawTable) -> bool {
    let mut cells = table.rows.iter().flatten();
    cells.any(|cell| known().head(cell.text.trim()).is_some())
}

/// A stretch of a row: labels and the values behind them.
#[derive(Default)]
struct Stretch<'a> {
    /// Its first column.
    begin: usize,
    labels: Vec<&'a str>,
    values: Vec<(usize, &'a str)>,
}

/// Reads tables one after the other.
#[derive(Default)]
pub(super) struct Heads {
    /// Head rows that were seen, to tell repeated ones.
    seen: Vec<Vec<usize>>,
}

/// What was made of a table so far.
struct Out<'a> {
    rows: Vec<Vec<&'a str>>,
    /// Rows that stood to the right of others, with their column; they come after all of `rows`.
    beside: Vec<(usize, Vec<&'a str>)>,
    /// Whether anything is superfluous or stands otherwise than printed.
    odd: bool,
    /// Whether values stand otherwise than printed.
    moved: bool,
    table: TableKey,
    /// Rows whose total fits the heads, and rows whose total fits the printed order only.
    by_heads: usize,
    by_order: usize,
}

impl Heads {
    /// Reads a table by its heads.
    pub(super) fn arrange(&mut self, raw: &RawTable, grid: Grid<'_>) -> (TableKey, Arrangement) {
        let turned = is_turned(&grid);
        let grid = if turned { grid.turned() } else { grid };
        let Some(out) = self.read(&grid, turned) else {
            return (TableKey::Applications, Arrangement::Printed);
        };
        if !out.odd && !out.moved {
            return (out.table, Arrangement::Printed);
        }
        let straight = !turned && out.rows.len() == raw.rows.len();
        let contradicted = out.by_order > 0 && out.by_order >= out.by_heads;
        let rows = out.rows.into_iter().map(|texts| -> Vec<RawCell> {
            grid::row(texts.into_iter().filter(|text| !contradicted || !is_value(text)))
        });
        let table =
            RawTable { rows: rows.collect(), spot: raw.spot.filter(|spot| straight || !spot.counts_rows()) };
        let arrangement = match (contradicted, out.moved) {
            (true, _) => Arrangement::Contradicted,
            (_, true) => Arrangement::Otherwise,
            _ => Arrangement::Superfluous,
        };
        (out.table, arrangement(table))
    }

    fn read<'a>(&mut self, grid: &Grid<'a>, turned: bool) -> Option<Out<'a>> {
        let known = known();
        let mut over: Vec<Option<usize>> = vec![None; grid.width()];
        let running = running_numbers(grid);
        let mut after_values = false;
        let mut out = Out {
            rows: Vec::with_capacity(grid.rows.len()),
            beside: Vec::new(),
            odd: running.is_some(),
            moved: turned,
            table: TableKey::Proactive,
            by_heads: 0,
            by_order: 0,
        };
        for at in 0..grid.rows.len() {
            let mut cells = grid.cells(at);
            if let Some(column) = running {
                cells.retain(|(begin, _, _)| *begin != column);
            }
            let heads: Vec<(usize, usize, usize)> = cells
                .iter()
                .filter_map(|(begin, end, spot)| Some((*begin, *end, known.head(spot.text)?)))
                .collect();
            let values = cells.iter().any(|(begin, _, spot)| over[*begin].is_some() && is_value(spot.text));
            if !heads.is_empty() && !values {
                if std::mem::take(&mut after_values) {
                    over.fill(None);
                }
                for &(begin, end, head) in &heads {
                    over[begin..end].fill(Some(head));
                }
                out.odd |= self.repeated(&cells, &heads, &mut out.rows);
                continue;
            }
            let mut stretches = stretches(&cells, &over)?;
            out.odd |= drop_repeated_label(&mut stretches);
            stretches.retain(|stretch| {
                !stretch.labels.is_empty() || stretch.values.iter().any(|(_, text)| !text.is_empty())
            });
            let with_values = stretches.iter().filter(|stretch| !stretch.values.is_empty()).count();
            // What follows the values under no head, such as a remark, is no cell of the row.
            out.odd |= with_values > 0 && stretches.len() > 1;
            if with_values == 0 {
                let top = cells.iter().filter(|(_, _, spot)| spot.top).map(|(_, _, spot)| spot.text);
                out.rows.push(top.collect());
                continue;
            }
            out.moved |= with_values > 1;
            after_values = true;
            for stretch in stretches {
                out.stretch(stretch, known)?;
            }
        }
        out.beside.sort_by_key(|(column, _)| *column);
        out.rows.extend(std::mem::take(&mut out.beside).into_iter().map(|(_, row)| row));
        Some(out)
    }

    /// Adds a row of heads unless the same stood above already; whether it did.
    fn repeated<'a>(
        &mut self,
        cells: &[(usize, usize, grid::Spot<'a>)],
        heads: &[(usize, usize, usize)],
        rows: &mut Vec<Vec<&'a str>>,
    ) -> bool {
        let own: Vec<usize> = heads.iter().map(|(_, _, head)| *head).collect();
        let again = own.len() > 3 && self.seen.contains(&own);
        if !again {
            self.seen.push(own);
            // Columns are numbered as printed, and so will the values stand.
            let mut texts: Vec<(Option<usize>, &str)> = cells
                .iter()
                .filter(|(_, _, spot)| spot.top)
                .map(|(begin, _, spot)| {
                    let head = heads.iter().find(|(column, _, _)| column == begin);
                    (head.map(|(_, _, head)| *head), spot.text)
                })
                .collect();
            texts.sort_by_key(|(head, _)| head.unwrap_or(usize::MAX));
            rows.push(texts.into_iter().map(|(_, text)| text).collect());
        }
        again
    }
}

impl<'a> Out<'a> {
    /// Adds the values of a stretch in printed order; `None` when its columns cannot be told.
    fn stretch(&mut self, mut stretch: Stretch<'a>, known: &Known) -> Option<()> {
        let count = stretch.values.len();
        // A merged value that was written into each of its places.
        stretch.values.dedup();
        self.odd |= stretch.values.len() < count;
        let mut row = stretch.labels;
        if !stretch.values.is_empty() {
            let mut heads: Vec<usize> = stretch.values.iter().map(|(head, _)| *head).collect();
            let frame = known.frame(&heads)?;
            self.table = frame.table;
            let value = |column: &usize| {
                stretch.values.iter().find(|(head, _)| head == column).map_or("", |(_, text)| text)
            };
            let ordered: Vec<&str> = frame.columns.iter().map(value).collect();
            let is_moved = !stretch.values.iter().map(|(_, text)| text).eq(ordered.iter());
            let order: Vec<usize> = heads
                .iter()
                .filter_map(|head| frame.columns.iter().position(|column| column == head))
                .collect();
            heads.sort_unstable();
            heads.dedup();
            // Two columns under one head: nobody can say which is meant.
            if heads.len() != stretch.values.len() {
                return None;
            }
            self.moved |= !order.is_sorted() || heads.len() < frame.columns.len();
            if let Some(total) = frame.total
                && is_moved
            {
                let as_found: Vec<&str> = stretch.values.iter().map(|(_, text)| *text).collect();
                match (adds_up(&ordered, total), adds_up(&as_found, total)) {
                    (Some(true), _) => self.by_heads += 1,
                    (Some(false), Some(true)) => self.by_order += 1,
                    _ => {}
                }
            }
            row.extend(ordered);
        }
        match stretch.begin {
            0 => self.rows.push(row),
            column => self.beside.push((column, row)),
        }
        Some(())
    }
}

/// Whether a row's total is the sum of its other cells; `None` when it says nothing.
fn adds_up(row: &[&str], total: usize) -> Option<bool> {
    let mut sum = 0u64;
    for (at, text) in row.iter().enumerate() {
        let value: u64 = if text.is_empty() { 0 } else { text.parse().ok()? };
        if at != total {
            sum = sum.checked_add(value)?;
        }
    }
    let stated: u64 = row.get(total)?.parse().ok()?;
    (sum > 0 || stated > 0).then_some(sum == stated)
}

/// The labels and values of a row, by the heads over each column; `None` when a number stands under no head.
fn stretches<'a>(
    cells: &[(usize, usize, grid::Spot<'a>)],
    over: &[Option<usize>],
) -> Option<Vec<Stretch<'a>>> {
    let mut stretches = vec![Stretch::default()];
    for &(begin, end, spot) in cells {
        let heads: Vec<usize> = over[begin..end].iter().flatten().copied().collect();
        let one = heads.windows(2).all(|pair| pair[0] == pair[1]);
        let last = stretches.last_mut()?;
        match heads.first() {
            Some(head) if one && !known().is_row(spot.text) => {
                last.values.push((*head, if spot.top { spot.text } else { "" }));
            }
            // The blank place of a label: what follows is another stretch.
            _ if spot.text.is_empty() => {
                if !last.values.is_empty() {
                    stretches.push(Stretch { begin, ..Stretch::default() });
                }
            }
            // A number over several columns belongs to none of them.
            _ if is_value(spot.text) => return None,
            // A group label over all columns, or a label.
            _ => {
                if !last.values.is_empty() {
                    stretches.push(Stretch { begin, ..Stretch::default() });
                }
                if spot.top {
                    stretches.last_mut()?.labels.push(spot.text);
                }
            }
        }
    }
    Some(stretches)
}

/// Drops a label that stands once more behind its values; whether one did.
fn drop_repeated_label(stretches: &mut Vec<Stretch<'_>>) -> bool {
    let [.., with, last] = stretches.as_slice() else { return false };
    let again = |label: &&str| with.labels.iter().any(|known| folded(known) == folded(label));
    let repeated = last.values.is_empty() && last.labels.iter().all(again);
    if repeated {
        stretches.pop();
    }
    repeated
}

/// Whether the heads stand before their values instead of above them.
fn is_turned(grid: &Grid<'_>) -> bool {
    let known = known();
    let (mut beside, mut above) = (0, 0);
    for row in 0..grid.rows.len() {
        for (begin, end, spot) in grid.cells(row) {
            if !spot.top || known.head(spot.text).is_none() {
                continue;
            }
            beside += usize::from(is_value(grid.text(row, end)));
            let below = (row + 1..grid.rows.len())
                .find(|&below| grid.rows[below][begin].is_none_or(|other| other.cell != spot.cell));
            above += usize::from(below.is_some_and(|below| is_value(grid.text(below, begin))));
        }
    }
    beside > above
}

/// A column that only counts the rows.
fn running_numbers(grid: &Grid<'_>) -> Option<usize> {
    let mut last = 0u32;
    let mut count = 0;
    for row in 0..grid.rows.len() {
        let Some(number) = grid.text(row, 0).trim_end_matches(['.', '、']).parse::<u32>().ok() else {
            continue;
        };
        if number != last + 1 {
            return None;
        }
        last = number;
        count += 1;
    }
    (count > 3 && grid.width() > 2).then_some(0)
}
