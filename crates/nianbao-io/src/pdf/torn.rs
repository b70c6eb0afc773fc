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

/// Puts a torn row back together: the words of the first row behind the break begin no item of their own, the last row
/// before it has its values, and behind it there are none, or only the ends of numbers that fill their cells: `full`
/// says so for each cell of the last row.
pub(super) fn mend(before: &mut Rows, full: &[bool], after: &mut Rows) {
    let Some(last) = before.len().checked_sub(1) else { return };
    let Some(first) = after.first() else { return };
    let values = |row: &[RawCell]| row.iter().rev().take_while(|cell| is_value(&cell.text)).count();
    let blanks = first.iter().rev().take_while(|cell| cell.text.is_empty()).count();
    let words: Vec<&str> =
        first.iter().map(|cell| cell.text.as_str()).filter(|text| !text.is_empty()).collect();
    let begins = words.iter().any(|text| begins_item(text));
    let Some(above) = above(before, after).filter(|_| !words.is_empty() && !begins) else { return };
    let only_words = blanks >= 3 && values(&before[last]) >= blanks.min(3);
    if !only_words && !ends_of_numbers(before, full, first, &above) {
        return;
    }
    let mut row = after.remove(0);
    for (cell, above) in row.iter_mut().zip(above) {
        if let (Some((r, c)), false) = (above, cell.text.is_empty()) {
            let words = std::mem::take(&mut cell.text);
            before[r][c].text.push_str(&words);
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

/// A cell by its row and its number there.
type Place = (usize, usize);

/// For each cell of the first row behind a break the one it stands below. Where the pieces are divided into columns
/// differently, because a merged label is the only one on its page, the cells are counted.
fn above(before: &Rows, after: &Rows) -> Option<Vec<Option<Place>>> {
    let last = before.len().checked_sub(1)?;
    let row = after.first()?;
    let (covering, own) = (owners(before), owners(after));
    if covering[last].len() == own[0].len() {
        let begins = |number| own[0].iter().position(|owner| *owner == Some((0, number)));
        return Some((0..row.len()).map(|number| covering[last][begins(number)?]).collect());
    }
    (before[last].len() == row.len()).then(|| (0..row.len()).map(|number| Some((last, number))).collect())
}

/// Whether the values of a row behind a break can only be the ends of numbers: each stands below a number that fills its
/// cell, and where the row above has room for its number, nothing stands.
fn ends_of_numbers(before: &Rows, full: &[bool], row: &[RawCell], above: &[Option<Place>]) -> bool {
    let last = before.len() - 1;
    let digits = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    let mut ends = 0;
    for (cell, above) in row.iter().zip(above).filter(|(cell, _)| is_value(&cell.text)) {
        let Some((r, c)) = *above else { return false };
        let whole = &before[r][c].text;
        let fits = r == last && full.get(c) == Some(&true) && digits(whole) && digits(&cell.text);
        if !fits || cell.text.len() > whole.len() {
            return false;
        }
        ends += 1;
    }
    ends > 0 && before[last].iter().filter(|cell| is_value(&cell.text)).count() > ends
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
fn owners(rows: &Rows) -> Vec<Vec<Option<Place>>> {
    const WIDE: usize = 200;
    let mut owners: Vec<Vec<Option<Place>>> = vec![Vec::new(); rows.len()];
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
        mend(&mut before, &[false; 5], &mut after);
        assert_eq!(before[0][0].text, "（六）其他");
        assert_eq!(before[0][1].text, "1.不补正");
        assert_eq!(after.len(), 1);
        assert_eq!(after[0].len(), 5);

        let mut blank = vec![row(&["", "2.不缴", "", "", ""])];
        mend(&mut before, &[false; 5], &mut blank);
        assert_eq!(blank.len(), 1);
    }

    #[test]
    fn a_number_goes_on_where_its_cell_was_full() {
        let torn = |full: &[bool], values: &[&str]| {
            let mut before = vec![row(&["一、新收", "1425", "767", "2069"])];
            let mut after = vec![row(&[&["数量"], values].concat())];
            mend(&mut before, full, &mut after);
            (after.is_empty(), before.remove(0).into_iter().map(|cell| cell.text).collect::<Vec<_>>())
        };
        let full = [true, true, false, true];
        let (mended, cells) = torn(&full, &["6", "", "6"]);
        assert!(mended);
        assert_eq!(cells, ["一、新收数量", "14256", "767", "20696"]);
        // A row of its own: it stands below a number that has room, or has as many values.
        assert!(!torn(&[true, false, false, true], &["6", "", "6"]).0);
        assert!(!torn(&[true; 4], &["6", "1", "7"]).0);
        assert!(!torn(&full, &["14256", "", "6"]).0);
        assert!(!torn(&full, &["/", "", "6"]).0);
    }

    #[test]
    fn a_head_goes_and_rows_with_numbers_stay() {
        let head = vec![row(&["甲", "乙"]), row(&["丙", "0"])];
        let mut rows = head.clone();
        drop_repeated_head(&mut rows, &head);
        assert_eq!(rows, [row(&["丙", "0"])]);
    }
}
