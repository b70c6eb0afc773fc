//! Table rows as a stream of tokens: pieces of labels, values, blanks. Knows how numbers and ordinals are written,
//! not which labels the form has.

use nianbao_core::model::cell::State;

use super::fold::fold_into;
use super::rows::{Row, Shape, shown};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Words: a label, a piece of one, or something else.
    Text,
    /// A number, or a slash, dash or 无 that stands for one.
    Value,
    /// A cell with nothing in it.
    Blank,
    /// Filling at the end of a row.
    Filling,
}

/// A token.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token<'a> {
    /// What it is.
    pub(super) kind: Kind,
    /// Its text.
    pub(super) text: &'a str,
    /// The row of the document it stands in.
    pub(super) row: usize,
    /// Its grid column. Of a piece of a line with wide gaps twice the place of its middle; else 0.
    pub(super) column: usize,
    /// How its row is shown.
    pub(super) shape: Shape,
}

/// Tokens with the comparable characters of their words.
#[derive(Debug, Default)]
pub(super) struct Stream<'a> {
    /// The tokens in reading order.
    pub(super) tokens: Vec<Token<'a>>,
    /// The comparable characters of all words, one after the other.
    pub(super) chars: Vec<char>,
    /// The token each character belongs to.
    pub(super) owner: Vec<usize>,
}

/// Most comparable characters a stream takes in: ten times the words of all three tables.
const MOST_CHARS: usize = 20_000;
/// Most of them that one token adds.
const MOST_OF_TOKEN: usize = 2_000;

impl<'a> Stream<'a> {
    /// Adds a row.
    pub(super) fn add(&mut self, row: &Row<'a>, number: usize) {
        if self.chars.len() > MOST_CHARS || self.tokens.len() > MOST_CHARS {
            return;
        }
        match row.shape {
            Shape::Text => {
                for cell in &row.cells {
                    let gaps = cell.column > 1 || cell.text.contains("  ") || cell.text.contains('\u{3000}');
                    let (mut place, mut read) = (cell.column, 0);
                    for (kind, text) in scan(cell.text) {
                        let mut column = 0;
                        if gaps {
                            let begin = text.as_ptr() as usize - cell.text.as_ptr() as usize;
                            place += shown(&cell.text[read..begin]);
                            let width = shown(text);
                            column = 2 * place + width;
                            place += width;
                            read = begin + text.len();
                        }
                        self.push(Token { kind, text, row: number, column, shape: row.shape });
                    }
                }
            }
            Shape::Stack => match row.cells.as_slice() {
                [cell] => self.push_cell(cell.text, row.shape, number, 0),
                cells => {
                    for cell in cells {
                        let kind = if cell.text.is_empty() { Kind::Filling } else { kind(cell.text) };
                        let text = cell.text;
                        self.push(Token { kind, text, row: number, column: cell.column, shape: row.shape });
                    }
                }
            },
            Shape::Cells => {
                for cell in &row.cells {
                    self.push_cell(cell.text, row.shape, number, cell.column);
                }
            }
        }
    }

    /// Makes filling of numbers that only count rows: each stands before words, each is one more than the last.
    pub(super) fn drop_running_numbers(&mut self) {
        const FEWEST: usize = 5;
        let before_words = |pair: &[Token<'_>]| pair[0].kind == Kind::Value && pair[1].kind == Kind::Text;
        let numbers = self.tokens.windows(2).enumerate().filter(|(_, pair)| before_words(pair));
        let numbers: Vec<(usize, Option<u32>)> =
            numbers.map(|(at, pair)| (at, pair[0].text.trim_end_matches('.').parse().ok())).collect();
        let mut at = 0;
        while at < numbers.len() {
            let run = numbers[at..]
                .iter()
                .zip(1..)
                .take_while(|((_, number), count)| *number == Some(*count))
                .count();
            if run >= FEWEST {
                for (token, _) in &numbers[at..at + run] {
                    self.tokens[*token].kind = Kind::Filling;
                }
            }
            at += run.max(1);
        }
    }

    fn push_cell(&mut self, text: &'a str, shape: Shape, row: usize, column: usize) {
        let kind = kind(text);
        // Several values in one cell: a line of a table that lost its columns.
        if kind == Kind::Text && text.contains(char::is_whitespace) && text.split_whitespace().all(is_value) {
            for (at, text) in text.split_whitespace().enumerate() {
                self.push(Token { kind: Kind::Value, text, row, column: column + at, shape });
            }
            return;
        }
        // A label and its values in one cell, the first of its row.
        let begins_row =
            self.tokens.iter().rev().take_while(|token| token.row == row).all(|t| t.text.is_empty());
        if kind == Kind::Text && text.len() > 12 && begins_row && glued(text) {
            for (at, (kind, text)) in scan(text).into_iter().enumerate() {
                self.push(Token { kind, text, row, column: column + at, shape: Shape::Text });
            }
            return;
        }
        self.push(Token { kind, text, row, column, shape });
    }

    fn push(&mut self, token: Token<'a>) {
        let number = self.tokens.len();
        if token.kind == Kind::Text {
            let begin = self.chars.len();
            fold_into(token.text, &mut self.chars);
            self.chars.truncate(begin + MOST_OF_TOKEN);
            self.owner.resize(self.chars.len(), number);
        }
        self.tokens.push(token);
    }
}

fn kind(text: &str) -> Kind {
    if text.is_empty() {
        Kind::Blank
    } else if is_value(text) {
        Kind::Value
    } else {
        Kind::Text
    }
}

/// Whether a piece of text stands where a number belongs: a number, a slash, a dash, 无.
pub(in crate::recognise) fn is_value(text: &str) -> bool {
    // Vertical text breaks labels into single strokes; a lone dash is a value all the same.
    if text.len() > 64 {
        return false;
    }
    // Nearly every value.
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return true;
    }
    text.chars().any(|c| !c.is_whitespace())
        && (!matches!(State::of(text), State::Other | State::Blank)
            || text
                .trim_start_matches(['-', '－'])
                .chars()
                .all(|c| c.is_ascii_digit() || matches!(c, '０'..='９'))
            || is_written(text))
}

/// Whether a text is a number that people read and no program does: `减4`, `+(0) -(0)`, a letter or a word for 0.
fn is_written(text: &str) -> bool {
    let zero = |c: char| matches!(c, 'O' | 'o' | 'Ｏ' | '〇' | '○' | '零');
    if text.chars().all(zero) {
        return text.chars().nth(2).is_none();
    }
    const SIGNS: [char; 8] = ['减', '減', '增', '+', '＋', '-', '－', '±'];
    let part = |c: char| {
        c.is_ascii_digit()
            || matches!(c, '０'..='９' | '(' | ')' | '（' | '）' | '/' | '／' | '.' | ',' | '，')
            || SIGNS.contains(&c)
            || c.is_whitespace()
    };
    text.starts_with(SIGNS) && text.chars().all(part) && text.contains(|c: char| c.is_numeric())
}

/// Whether a cell holds words and, behind them, digits that are no ordinals.
fn glued(text: &str) -> bool {
    // Digits and what spaces set apart are all that could be a value.
    if !text.chars().any(|c| is_digit(c) || c.is_whitespace()) {
        return false;
    }
    let mut seen_words = false;
    scan(text).iter().any(|(kind, _)| match kind {
        Kind::Text => {
            seen_words = true;
            false
        }
        _ => seen_words,
    })
}

/// Splits a line into words and values. Digits before a mark and words are an ordinal: of `00000002.其他` only the
/// last digit is.
fn scan(line: &str) -> Vec<(Kind, &str)> {
    let mut found = Vec::new();
    let mut pieces = line.split_whitespace().peekable();
    while let Some(mut piece) = pieces.next() {
        // `+(3) -(1)` is what one cell says of more and less.
        if piece.starts_with(['+', '＋'])
            && piece.ends_with([')', '）'])
            && let Some(less) =
                pieces.next_if(|next| next.starts_with(['-', '－']) && next.ends_with([')', '）']))
        {
            let begin = piece.as_ptr() as usize - line.as_ptr() as usize;
            let end = less.as_ptr() as usize - line.as_ptr() as usize + less.len();
            piece = &line[begin..end];
        }
        // `2024 年` is a date although a space stands in it.
        let ordinal = piece.len() == 1 && pieces.peek().is_some_and(|next| next.starts_with(ORDINAL_MARKS));
        let dated = piece.len() <= 4 && pieces.peek().is_some_and(|next| next.starts_with(DATE_MARKS));
        if (dated || ordinal) && piece.bytes().all(|byte| byte.is_ascii_digit()) {
            found.push((Kind::Text, piece));
        } else if is_value(piece) {
            found.push((Kind::Value, piece));
        } else {
            scan_piece(piece, &mut found);
        }
    }
    found
}

/// What stands behind an ordinal, even where a space was put between all characters.
const ORDINAL_MARKS: [char; 6] = ['.', '．', '、', ')', '）', '〕'];

/// What stands behind the digits of a date, a document number or a share.
const DATE_MARKS: [char; 10] = ['年', '月', '日', '号', '时', '%', '％', '〕', '期', '届'];

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '０'..='９')
}

fn scan_piece<'a>(piece: &'a str, found: &mut Vec<(Kind, &'a str)>) {
    let digit = is_digit;
    let mut words = 0;
    let mut at = 0;
    while at < piece.len() {
        let rest = &piece[at..];
        let Some(c) = rest.chars().next() else { break };
        let signed = matches!(c, '-' | '－') && rest.chars().nth(1).is_some_and(digit);
        if !digit(c) && !signed {
            at += c.len_utf8();
            continue;
        }
        let (mut end, unit) = number_end(rest);
        let after = &rest[end..];
        let mut follows = after.chars();
        let mark = follows.next();
        let next = follows.next();
        if matches!(mark, Some('.' | '、' | '．' | ')' | '）')) && next.is_some_and(|c| c.is_alphabetic())
        {
            // The last digit is the ordinal of the words that follow.
            let last = rest[..end].chars().next_back().map_or(0, char::len_utf8);
            end -= last;
        } else if !unit && mark.is_some_and(|c| DATE_MARKS.contains(&c)) {
            // A date or a document number stays words.
            at += end;
            continue;
        }
        // At the end of a line that was broken the words of an ordinal stand on the next one.
        if mark.is_some_and(|c| matches!(c, '.' | '、' | '．')) && next.is_none() && at > words {
            at += end;
            continue;
        }
        if end == 0 {
            at += rest.chars().take_while(|c| digit(*c)).map(char::len_utf8).sum::<usize>().max(c.len_utf8());
            continue;
        }
        if at > words {
            found.push((Kind::Text, &piece[words..at]));
        }
        found.push((Kind::Value, &rest[..end]));
        at += end;
        words = at;
        // The ordinal itself belongs to the words behind it.
        if matches!(mark, Some('.' | '、' | '．' | ')' | '）')) {
            at += piece[at..].chars().take_while(|c| digit(*c)).map(char::len_utf8).sum::<usize>();
        }
    }
    if words < piece.len() {
        found.push((Kind::Text, &piece[words..]));
    }
}

/// Where a number at the beginning of `rest` ends, and whether a unit stands behind it, which is then included.
fn number_end(rest: &str) -> (usize, bool) {
    let mut end = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let joins = matches!(c, '.' | ',' | '，' | '-' | '－')
            && chars.peek().is_some_and(|(_, next)| next.is_ascii_digit() || matches!(next, '０'..='９'));
        let digit = c.is_ascii_digit() || matches!(c, '０'..='９');
        if !digit && !joins {
            break;
        }
        end = at + c.len_utf8();
    }
    for unit in ["万元", "元", "件"] {
        if rest[end..].starts_with(unit) {
            return (end + unit.len(), true);
        }
    }
    (end, false)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &str) -> Vec<String> {
        scan(line)
            .into_iter()
            .map(|(kind, text)| if kind == Kind::Value { format!("[{text}]") } else { text.to_owned() })
            .collect()
    }

    #[test]
    fn tells_ordinals_from_values() {
        assert_eq!(words("1.属于国家秘密00000002.其他法律"), ["1.属于国家秘密", "[0000000]", "2.其他法律"]);
        assert_eq!(words("规章 0 0 7"), ["规章", "[0]", "[0]", "[7]"]);
        assert_eq!(words("收费7730.28三、收到"), ["收费", "[7730.28]", "三、收到"]);
        assert_eq!(words("采购39573802895.90元三、"), ["采购", "[39573802895.90元]", "三、"]);
        assert_eq!(words("行政许可 716 -417 / —"), ["行政许可", "[716]", "[-417]", "[/]", "[—]"]);
        assert_eq!(words("2024年1月20日"), ["2024年1月20日"]);
        assert_eq!(
            words("许可 12 +(3)  -(1) 减4 O 零"),
            ["许可", "[12]", "[+(3)  -(1)]", "[减4]", "[O]", "[零]"]
        );
        assert_eq!(words("1 . 属 于 12"), ["1", ".", "属", "于", "[12]"]);
        assert_eq!(words("增/减 减少 增加3项"), ["增/减", "减少", "增加", "[3]", "项"]);
        assert_eq!(words("3、其他"), ["3、其他"]);
        assert_eq!(words("（三）不予公开1."), ["（三）不予公开1."]);
        assert_eq!(words("其他4 0 0（七）总计20"), ["其他", "[4]", "[0]", "[0]", "（七）总计", "[20]"]);
    }
}
