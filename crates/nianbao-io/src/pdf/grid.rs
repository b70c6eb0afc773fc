//! Rules to tables: lines that touch one another form a grid; where a line is missing between two of its fields, the
//! cell covers both.

use super::geometry::{Area, heaps};
use super::path::Rule;

/// How far apart two lines may be that are one.
const SAME: f64 = 3.0;
/// How long a gap in a line may be: dots, dashes, borders drawn cell by cell.
const GAP: f64 = 4.5;
/// The shortest line that counts.
const SHORT: f64 = 6.0;
/// Most lines one page may have in each direction; more are a drawing.
const LINES: usize = 800;
/// Most fields a grid may have.
const FIELDS: usize = 2_000;

/// A ruled table: its cells in reading order.
#[derive(Clone, Debug)]
pub(super) struct Grid {
    /// All of it.
    pub(super) area: Area,
    /// How many rows it has.
    pub(super) rows: usize,
    /// Its cells, by row, then by column.
    pub(super) cells: Vec<Field>,
}

/// A cell of a ruled table.
#[derive(Clone, Debug)]
pub(super) struct Field {
    /// Where it stands.
    pub(super) area: Area,
    /// Its first row.
    pub(super) row: usize,
    /// Its first column.
    pub(super) column: usize,
    /// Rows it covers.
    pub(super) row_span: usize,
    /// Columns it covers.
    pub(super) column_span: usize,
}

/// A line along one axis: where it is on the other, and from where to where it runs.
#[derive(Clone, Copy, Debug)]
struct Span {
    at: f64,
    from: f64,
    to: f64,
}

/// The tables that rules draw, from top to bottom. A frame around text is none.
pub(super) fn grids(rules: &[Rule]) -> Vec<Grid> {
    let level = merged(rules.iter().filter(|rule| !rule.upright).map(|rule| Span {
        at: rule.from.y,
        from: rule.from.x,
        to: rule.to.x,
    }));
    let upright = merged(rules.iter().filter(|rule| rule.upright).map(|rule| Span {
        at: rule.from.x,
        from: rule.from.y,
        to: rule.to.y,
    }));
    if level.len() > LINES || upright.len() > LINES {
        return Vec::new();
    }
    let mut groups = Groups::new(level.len() + upright.len());
    for (number, l) in level.iter().enumerate() {
        for (other, u) in upright.iter().enumerate() {
            let meets =
                u.at >= l.from - SAME && u.at <= l.to + SAME && l.at >= u.from - SAME && l.at <= u.to + SAME;
            if meets {
                groups.join(number, level.len() + other);
            }
        }
    }
    let mut roots: Vec<usize> = (0..level.len()).map(|number| groups.root(number)).collect();
    roots.sort_unstable();
    roots.dedup();
    let mut grids: Vec<Grid> = roots
        .into_iter()
        .filter_map(|root| {
            let mut of = |spans: &[Span], shift: usize| -> Vec<Span> {
                let own = (0..spans.len()).filter(|at| groups.root(at + shift) == root);
                own.map(|at| spans[at]).collect()
            };
            let (level, upright) = (of(&level, 0), of(&upright, level.len()));
            grid(&level, &upright)
        })
        .collect();
    // A frame around tables would swallow them.
    let areas: Vec<Area> = grids.iter().map(|grid| grid.area).collect();
    grids.retain(|grid| !areas.iter().any(|other| *other != grid.area && grid.area.common(other) == *other));
    grids.sort_by(|a, b| a.area.y0.total_cmp(&b.area.y0));
    grids
}

/// Lines of one direction, those on one another or in one row put together.
fn merged(spans: impl Iterator<Item = Span>) -> Vec<Span> {
    let mut spans: Vec<Span> = spans.collect();
    spans.sort_by(|a, b| a.at.total_cmp(&b.at));
    let mut merged = Vec::new();
    let mut rest = spans.as_slice();
    while !rest.is_empty() {
        let mut end = 1;
        while end < rest.len() && rest[end].at - rest[end - 1].at <= 1.5 && rest[end].at - rest[0].at <= SAME
        {
            end += 1;
        }
        let (heap, next) = rest.split_at(end);
        rest = next;
        let mut heap = heap.to_vec();
        heap.sort_by(|a, b| a.from.total_cmp(&b.from));
        let mut row: Vec<Span> = Vec::new();
        for span in heap {
            match row.last_mut() {
                Some(last) if span.from <= last.to + GAP => last.to = last.to.max(span.to),
                _ => row.push(span),
            }
        }
        merged.extend(row.into_iter().filter(|span| span.to - span.from >= SHORT));
    }
    merged
}

fn grid(level: &[Span], upright: &[Span]) -> Option<Grid> {
    if level.len() < 2 || upright.is_empty() {
        return None;
    }
    let xs = positions(upright, level);
    let ys = positions(level, upright);
    let (columns, rows) = (xs.len().checked_sub(1)?, ys.len().checked_sub(1)?);
    if columns == 0 || rows == 0 || columns * rows > FIELDS {
        return None;
    }
    let field = |row: usize, column: usize| row * columns + column;
    let mut groups = Groups::new(columns * rows);
    for row in 0..rows {
        for column in 0..columns {
            if column + 1 < columns && !drawn(upright, xs[column + 1], ys[row], ys[row + 1]) {
                groups.join(field(row, column), field(row, column + 1));
            }
            if row + 1 < rows && !drawn(level, ys[row + 1], xs[column], xs[column + 1]) {
                groups.join(field(row, column), field(row + 1, column));
            }
        }
    }
    let mut members: Vec<Vec<(usize, usize)>> = vec![Vec::new(); columns * rows];
    for row in 0..rows {
        for column in 0..columns {
            members[groups.root(field(row, column))].push((row, column));
        }
    }
    let mut cells = Vec::new();
    for members in members.iter().filter(|members| !members.is_empty()) {
        for (row, column, row_span, column_span) in rectangles(members) {
            let area =
                Area { x0: xs[column], y0: ys[row], x1: xs[column + column_span], y1: ys[row + row_span] };
            cells.push(Field { area, row, column, row_span, column_span });
        }
    }
    if cells.len() < 2 {
        return None;
    }
    cells.sort_by_key(|cell| (cell.row, cell.column));
    let area = Area { x0: xs[0], y0: ys[0], x1: xs[columns], y1: ys[rows] };
    Some(Grid { area, rows, cells })
}

/// Where lines stand, and where those across them end: a table without lines at its sides ends there.
fn positions(lines: &[Span], across: &[Span]) -> Vec<f64> {
    let mut at = heaps(lines.iter().map(|line| line.at).collect(), SAME);
    let from = across.iter().map(|line| line.from).fold(f64::INFINITY, f64::min);
    let to = across.iter().map(|line| line.to).fold(f64::NEG_INFINITY, f64::max);
    if at.first().is_none_or(|first| from < first - 2.0 * SHORT) {
        at.insert(0, from);
    }
    if at.last().is_none_or(|last| to > last + 2.0 * SHORT) {
        at.push(to);
    }
    at
}

/// Whether a line is drawn here over more than half of this way.
fn drawn(lines: &[Span], at: f64, from: f64, to: f64) -> bool {
    let near = lines.iter().filter(|line| (line.at - at).abs() <= SAME);
    let length: f64 = near.map(|line| (line.to.min(to) - line.from.max(from)).max(0.0)).sum();
    length > (to - from) / 2.0
}

/// The fields of one cell as rectangles: one, unless a line was forgotten.
fn rectangles(members: &[(usize, usize)]) -> Vec<(usize, usize, usize, usize)> {
    let rows = || members.iter().map(|(row, _)| *row);
    let columns = || members.iter().map(|(_, column)| *column);
    let (top, bottom) = (rows().min().unwrap_or(0), rows().max().unwrap_or(0));
    let (left, right) = (columns().min().unwrap_or(0), columns().max().unwrap_or(0));
    let whole = (top, left, bottom + 1 - top, right + 1 - left);
    if whole.2 * whole.3 == members.len() {
        return vec![whole];
    }
    let mut pieces: Vec<(usize, usize, usize, usize)> = Vec::new();
    for (row, column) in members {
        match pieces.last_mut() {
            Some(last) if last.0 == *row && last.1 + last.3 == *column => last.3 += 1,
            _ => pieces.push((*row, *column, 1, 1)),
        }
    }
    pieces
}

/// Things put together in groups.
struct Groups(Vec<usize>);

impl Groups {
    fn new(count: usize) -> Groups {
        Groups((0..count).collect())
    }

    fn root(&mut self, mut at: usize) -> usize {
        while self.0[at] != at {
            self.0[at] = self.0[self.0[at]];
            at = self.0[at];
        }
        at
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        // The earlier one leads, so that groups come out in reading order.
        self.0[one.max(other)] = one.min(other);
    }
}

#[cfg(test)]
mod tests {
    use super::super::geometry::Point;
    use super::*;

    fn rule(x0: f64, y0: f64, x1: f64, y1: f64) -> Rule {
        Rule { from: Point { x: x0, y: y0 }, to: Point { x: x1, y: y1 }, upright: x0 == x1 }
    }

    #[test]
    fn a_missing_line_merges_and_a_gap_does_not() {
        let mut rules = vec![
            rule(0.0, 0.0, 100.0, 0.0),
            rule(0.0, 20.0, 48.0, 20.0),
            rule(51.0, 20.5, 100.0, 20.5),
            rule(50.0, 40.0, 100.0, 40.0),
            rule(0.0, 60.0, 100.0, 60.0),
        ];
        rules.extend([0.0, 50.0, 100.0].map(|x| rule(x, 0.0, x, 60.0)));
        let grids = grids(&rules);
        let spans: Vec<_> =
            grids[0].cells.iter().map(|c| (c.row, c.column, c.row_span, c.column_span)).collect();
        assert_eq!(spans, [(0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 2, 1), (1, 1, 1, 1), (2, 1, 1, 1)]);
    }

    #[test]
    fn sides_may_be_open_and_a_frame_is_no_table() {
        let mut rules: Vec<Rule> = [0.0, 20.0, 40.0].map(|y| rule(0.0, y, 100.0, y)).into();
        rules.push(rule(50.0, 0.0, 50.0, 40.0));
        assert_eq!(grids(&rules)[0].cells.len(), 4);
        let frame = [
            rule(0.0, 0.0, 9.0, 0.0),
            rule(0.0, 9.0, 9.0, 9.0),
            rule(0.0, 0.0, 0.0, 9.0),
            rule(9.0, 0.0, 9.0, 9.0),
        ];
        assert!(super::grids(&frame).is_empty());
    }
}
