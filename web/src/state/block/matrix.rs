//! What lies on the clipboard as rows and columns: from a table with spans, or from text between tabs, bars or
//! spaces. Knows nothing of the form.

use nianbao_core::model::{Cell, State};

/// More rows than this are no block for a table of the form.
const ROWS: usize = 400;
/// More columns than this neither.
const COLUMNS: usize = 60;

/// What ends a line inside a cell.
pub(super) const TEARS: [char; 3] = ['\n', '\r', '\t'];

/// A cell of a table as it came, spans not yet laid out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its text.
    pub text: String,
    /// Rows it covers.
    pub rows: usize,
    /// Columns it covers.
    pub columns: usize,
}

/// One place of a [`Matrix`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The text, without the space around it.
    pub text: String,
    /// Whether a merged cell that begins elsewhere covers the place: its text counts as a heading, never as a value.
    pub covered: bool,
}

impl Entry {
    /// Whether a value stands here: a number, a dash, a slash, 无.
    pub fn is_value(&self) -> bool {
        !self.covered && !self.is_torn() && is_value(&self.text)
    }

    /// Whether it holds several lines. Spaces in numbers do not count, so two numbers below one another would be one.
    fn is_torn(&self) -> bool {
        self.text.contains(TEARS)
    }

    /// Whether it is a label: words, and no values one below the other.
    pub fn is_words(&self) -> bool {
        let words = |line: &str| !line.trim().is_empty() && !is_value(line);
        !self.covered && self.text.split(TEARS).any(words)
    }
}

fn is_value(text: &str) -> bool {
    !matches!(Cell::new(text).state(), State::Other | State::Blank)
}

/// Rows of equal length.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matrix {
    /// The rows.
    pub rows: Vec<Vec<Entry>>,
    /// Whether only spaces told the columns apart.
    pub spaced: bool,
}

impl Matrix {
    /// What was pasted, if it is a block: more than one place, and at least one value. `pieces` is the table of the
    /// HTML, empty when there is none. Office programs put malformed HTML on the clipboard at times, so the form with
    /// more values in it counts; the table when both have the same, because it knows which cells were merged.
    pub fn pasted(text: &str, pieces: Vec<Vec<Piece>>) -> Option<Matrix> {
        let (plain, table) = (Matrix::from_text(text), Matrix::from_pieces(pieces));
        let better = if plain.values() > table.values() { plain } else { table };
        (better.values() > 0 && better.rows.len() * better.width() > 1).then_some(better)
    }

    /// Lays out a table with spans.
    pub fn from_pieces(pieces: Vec<Vec<Piece>>) -> Matrix {
        let height = pieces.len().min(ROWS);
        let mut grid: Vec<Vec<Option<Entry>>> = vec![Vec::new(); height];
        for (row, pieces) in pieces.into_iter().take(ROWS).enumerate() {
            let mut column = 0;
            for piece in pieces {
                while grid[row].get(column).is_some_and(Option::is_some) {
                    column += 1;
                }
                let end = (column + piece.columns.clamp(1, COLUMNS)).min(COLUMNS);
                let bottom = (row + piece.rows.clamp(1, ROWS)).min(height);
                let text = piece.text.trim();
                for (down, line) in grid[row..bottom].iter_mut().enumerate() {
                    if line.len() < end {
                        line.resize(end, None);
                    }
                    for (right, place) in line[column.min(end)..end].iter_mut().enumerate() {
                        place.get_or_insert_with(|| Entry { text: text.into(), covered: down + right > 0 });
                    }
                }
                column = end;
            }
        }
        let rows = grid.into_iter().map(|row| row.into_iter().map(Option::unwrap_or_default).collect());
        Matrix { rows: rows.collect(), spaced: false }.tidy(false)
    }

    /// Splits text at tabs, else at bars, else at spaces where what stands between them are values.
    pub fn from_text(text: &str) -> Matrix {
        if text.contains('\t') {
            return lines(fields(text)).tidy(false);
        }
        let all: Vec<&str> =
            text.split(['\n', '\r']).filter(|line| !line.trim().is_empty()).take(ROWS).collect();
        if !all.is_empty() && all.iter().all(|line| line.contains(['|', '｜'])) {
            let split = |line: &&str| -> Vec<String> {
                let line = line.trim().trim_matches(['|', '｜']);
                line.split(['|', '｜']).map(str::to_owned).collect()
            };
            let rule = |row: &Vec<String>| {
                row.iter().all(|text| {
                    let text = text.trim();
                    text.len() > 1 && text.chars().all(|c| matches!(c, '-' | ':'))
                })
            };
            return lines(all.iter().map(split).filter(|row| !rule(row)).collect()).tidy(false);
        }
        match all.iter().map(|line| spaced(line)).collect::<Option<Vec<_>>>() {
            Some(rows) if rows.iter().any(|row| row.len() > 1) => {
                let mut matrix = lines(rows).tidy(true);
                matrix.spaced = true;
                matrix
            }
            // Lines below one another: a column.
            _ => lines(fields(text)).tidy(false),
        }
    }

    /// Columns.
    pub fn width(&self) -> usize {
        self.rows.first().map_or(0, Vec::len)
    }

    /// How many values stand in it.
    pub fn values(&self) -> usize {
        self.rows.iter().flatten().filter(|entry| entry.is_value()).count()
    }

    /// Rows for columns.
    pub fn transposed(&self) -> Matrix {
        let column = |at: usize| self.rows.iter().map(|row| row[at].clone()).collect();
        Matrix { rows: (0..self.width()).map(column).collect(), spaced: self.spaced }
    }

    /// Rows of equal length, filled up at the right or at the left; blank rows and columns at the end go, Excel's last
    /// line break among them.
    fn tidy(mut self, at_left: bool) -> Matrix {
        let blank = |entry: &Entry| entry.text.is_empty();
        while self.rows.last().is_some_and(|row| row.iter().all(blank)) {
            self.rows.pop();
        }
        let width = self
            .rows
            .iter()
            .map(|row| {
                if at_left {
                    row.len()
                } else {
                    row.iter().rposition(|entry| !blank(entry)).map_or(0, |at| at + 1)
                }
            })
            .max();
        let width = width.unwrap_or(0).min(COLUMNS);
        for row in &mut self.rows {
            if at_left && row.len() < width {
                let missing = width - row.len();
                row.splice(0..0, vec![Entry::default(); missing]);
            }
            row.resize(width, Entry::default());
        }
        self
    }
}

fn lines(rows: Vec<Vec<String>>) -> Matrix {
    let entry = |text: String| Entry { text: text.trim().into(), covered: false };
    let rows = rows.into_iter().take(ROWS).map(|row| row.into_iter().map(entry).collect());
    Matrix { rows: rows.collect(), spaced: false }
}

/// Text between tabs and line breaks, as spreadsheets write it: a field that holds one of them, or a quote, stands in
/// quotes.
fn fields(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row) = (Vec::new(), Vec::new());
    let mut rest = text;
    loop {
        let (field, behind) = quoted(rest).unwrap_or_else(|| {
            let end = rest.find(['\t', '\n', '\r']).unwrap_or(rest.len());
            (rest[..end].to_owned(), &rest[end..])
        });
        row.push(field);
        let mut next = behind.chars();
        match next.next() {
            Some('\t') => {
                rest = next.as_str();
                continue;
            }
            Some('\r') => rest = next.as_str().strip_prefix('\n').unwrap_or(next.as_str()),
            Some(_) => rest = next.as_str(),
            None => rest = "",
        }
        rows.push(std::mem::take(&mut row));
        if behind.is_empty() || rows.len() > ROWS {
            return rows;
        }
    }
}

/// A field in quotes and what stands behind it; `None` when the quote is just a character.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mut rest = text.strip_prefix('"')?;
    let mut field = String::new();
    loop {
        let end = rest.find('"')?;
        field.push_str(&rest[..end]);
        rest = &rest[end + 1..];
        match rest.chars().next() {
            Some('"') => {
                field.push('"');
                rest = &rest[1..];
            }
            None | Some('\t' | '\n' | '\r') => return Some((field, rest)),
            Some(_) => return None,
        }
    }
}

/// A line whose values stand apart by spaces, a label of any words before them; `None` when it is anything else.
fn spaced(line: &str) -> Option<Vec<String>> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let first = words.iter().position(|word| is_value(word))?;
    let (label, values) = words.split_at(first);
    if !values.iter().all(|word| is_value(word)) || (values.len() < 2 && label.is_empty()) {
        return None;
    }
    let label = (!label.is_empty()).then(|| label.join(" "));
    Some(label.into_iter().chain(values.iter().map(|word| (*word).to_owned())).collect())
}
