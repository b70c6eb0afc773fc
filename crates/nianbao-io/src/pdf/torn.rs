//! Tables that go on over a page: heads that are shown again, rows that the page tore in two.

use crate::raw::RawCell;

type Rows = Vec<Vec<RawCell>>;

/// Takes away the head of a table where the next page shows it again.
pub(super) fn drop_repeated_head(rows: &mut Rows, head: &[Vec<RawCell>]) {
    let same = |a: &[RawCell], b: &[RawCell]| {
        a.len() == b.len()
            && a.iter().any(|cell| !cell.text.is_empty())
            && a.iter().zip(b).all(|(a, b)| a.text == b.text && a.column_span == b.column_span)
            // A row that holds numbers is a row, however often it stands there.
            && a.iter().all(|cell| !cell.text.starts_with(|c: char| c.is_ascii_digit()))
    };
    let count = rows.iter().zip(head).take_while(|(row, head)| same(row, head)).count();
    rows.drain(..count);
}

/// Puts the words of a torn row back: the first row behind the break has words but no values, and its words begin no
/// item of their own, while the last row before it has its values.
pub(super) fn mend(before: &mut Rows, after: &mut Rows) {
    let Some(last) = before.len().checked_sub(1) else { return };
    let Some(first) = after.first() else { return };
    let values = |row: &[RawCell]| row.iter().rev().take_while(|cell| is_value(&cell.text)).count();
    let blanks = first.iter().rev().take_while(|cell| cell.text.is_empty()).count();
    let words: Vec<&str> =
        first.iter().map(|cell| cell.text.as_str()).filter(|text| !text.is_empty()).collect();
    let begins = words.iter().any(|text| begins_item(text));
    if words.is_empty() || begins || blanks < 3 || values(&before[last]) < blanks.min(3) {
        return;
    }
    let above = owners(before);
    let own = owners(after);
    if above[last].len() != own[0].len() {
        return;
    }
    let mut row = after.remove(0);
    let mut at = 0;
    for (column, owner) in own[0].iter().enumerate() {
        // Where a cell begins, the cell above it gets its words.
        if *owner == Some((0, at)) {
            if let (Some((r, c)), false) = (above[last][column], row[at].text.is_empty()) {
                let words = std::mem::take(&mut row[at].text);
                before[r][c].text.push_str(&words);
            }
            at += 1;
        }
    }
    // What covers rows below goes on from there.
    if let Some(next) = after.first_mut() {
        let covers = row.into_iter().filter(|cell| cell.row_span > 1);
        let covers: Vec<RawCell> =
            covers.map(|cell| RawCell { row_span: cell.row_span - 1, ..cell }).collect();
        next.splice(0..0, covers);
    }
}

fn is_value(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | '/' | '—')) && !text.is_empty()
}

/// Whether a label begins here: `1.`, `（一）`, `一、`.
fn begins_item(text: &str) -> bool {
    let mut chars = text.chars();
    let numeral = |c: char| "一二三四五六七八九十".contains(c);
    match (chars.next(), chars.next()) {
        (Some('（' | '('), _) => true,
        (Some(first), Some(second)) => {
            (first.is_ascii_digit() || numeral(first)) && "、.．，".contains(second)
        }
        _ => false,
    }
}

/// For every row and column the cell that covers it: its row and its number there.
fn owners(rows: &Rows) -> Vec<Vec<Option<(usize, usize)>>> {
    const WIDE: usize = 200;
    let mut owners: Vec<Vec<Option<(usize, usize)>>> = vec![Vec::new(); rows.len()];
    for (r, row) in rows.iter().enumerate() {
        let mut column = 0;
        for (c, cell) in row.iter().enumerate() {
            while owners[r].get(column).is_some_and(Option::is_some) {
                column += 1;
            }
            let end = (column + cell.column_span).min(WIDE);
            for below in owners[r..].iter_mut().take(cell.row_span) {
                below.resize(below.len().max(end), None);
                if column < end {
                    below[column..end].fill(Some((r, c)));
                }
            }
            column = end;
        }
    }
    owners
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &[&str]) -> Vec<RawCell> {
        cells.iter().map(|text| RawCell::single(*text)).collect()
    }

    #[test]
    fn a_torn_row_is_mended_and_a_blank_one_stays() {
        let mut before = vec![row(&["（六）", "1.不补", "0", "1", "2"])];
        let mut after = vec![row(&["其他", "正", "", "", ""]), row(&["2.不缴", "0", "0", "0"])];
        after[0][0].row_span = 2;
        mend(&mut before, &mut after);
        assert_eq!(before[0][0].text, "（六）其他");
        assert_eq!(before[0][1].text, "1.不补正");
        assert_eq!(after.len(), 1);
        assert_eq!(after[0].len(), 5);

        let mut blank = vec![row(&["", "2.不缴", "", "", ""])];
        mend(&mut before, &mut blank);
        assert_eq!(blank.len(), 1);
    }

    #[test]
    fn a_head_goes_and_rows_with_numbers_stay() {
        let head = vec![row(&["甲", "乙"]), row(&["丙", "0"])];
        let mut rows = head.clone();
        drop_repeated_head(&mut rows, &head);
        assert_eq!(rows, [row(&["丙", "0"])]);
    }
}
