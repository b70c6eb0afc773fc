//! Tables without rules: lines that end in numbers with room between them are rows; numbers above one another are a
//! column, so that a blank between them is seen.

use super::lines::{Chunk, Line};
use crate::raw::RawCell;

/// Whether a line is a row of a table: words and room before a number, or several numbers at its end.
pub(super) fn is_row(chunks: &[Chunk]) -> bool {
    let values = values(chunks);
    values >= 3 || values >= 1 && values < chunks.len()
}

/// How many chunks at the end are values.
fn values(chunks: &[Chunk]) -> usize {
    chunks.iter().rev().take_while(|chunk| chunk.is_value()).count()
}

/// Lines that are rows, as rows of cells.
pub(super) fn rows(lines: &[&Line]) -> Vec<Vec<RawCell>> {
    let rows: Vec<Vec<Chunk>> = lines.iter().map(|line| line.chunks()).collect();
    let columns = columns(&rows);
    rows.into_iter().map(|chunks| cells(&chunks, &columns)).collect()
}

/// Where columns of values stand: from left to right, as far as any of their values reaches.
fn columns(rows: &[Vec<Chunk>]) -> Vec<(f64, f64)> {
    let mut spans: Vec<(f64, f64)> = rows
        .iter()
        .filter(|row| values(row) >= 3)
        .flat_map(|row| row[row.len() - values(row)..].iter().map(|chunk| (chunk.x0, chunk.x1)))
        .collect();
    spans.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut columns: Vec<(f64, f64)> = Vec::new();
    for span in spans {
        match columns.last_mut() {
            Some(last) if span.0 < last.1 => last.1 = last.1.max(span.1),
            _ => columns.push(span),
        }
    }
    columns
}

/// A row with a blank cell where others have a value; only where it has most of them itself, since a row of another
/// table knows nothing of these columns.
fn cells(chunks: &[Chunk], columns: &[(f64, f64)]) -> Vec<RawCell> {
    let count = values(chunks);
    let (words, numbers) = chunks.split_at(chunks.len() - count);
    let mut cells: Vec<RawCell> = words.iter().map(|chunk| RawCell::single(chunk.text.as_str())).collect();
    let column_of =
        |chunk: &Chunk| columns.iter().position(|column| chunk.x0 < column.1 && chunk.x1 > column.0);
    let places: Option<Vec<usize>> = numbers.iter().map(column_of).collect();
    let distinct = places.as_ref().is_some_and(|places| places.windows(2).all(|pair| pair[0] < pair[1]));
    if let Some(places) = places
        && distinct
        && count < columns.len()
        && count * 2 > columns.len()
    {
        for column in 0..columns.len() {
            let at = places.iter().position(|place| *place == column);
            cells.push(RawCell::single(at.map_or("", |at| numbers[at].text.as_str())));
        }
    } else {
        cells.extend(numbers.iter().map(|chunk| RawCell::single(chunk.text.as_str())));
    }
    cells
}
