//! The rows of the tables in a piece of HTML as clipboards carry it, malformed as office programs write it. Only what
//! makes rows, cells and lines is looked at. Read here and not by the browser, whose parser reports every style
//! attribute as a breach of the page's policy. Knows nothing of the form.

use super::matrix::Piece;

/// A table being read, and the cell of the row being read.
#[derive(Default)]
struct Open {
    row: Vec<Piece>,
    in_row: bool,
    in_cell: bool,
    /// A table stands inside this row: the row lays out the page around the numbers.
    outer: bool,
}

/// The rows of all tables; of tables inside one another the innermost.
pub(super) fn rows(html: &str) -> Vec<Vec<Piece>> {
    let mut rows = Vec::new();
    let mut open = vec![Open::default()];
    let mut rest = html;
    while let Some(begin) = rest.find('<') {
        write(&mut open, &text(&rest[..begin]));
        rest = &rest[begin..];
        if rest.starts_with("<!--") {
            rest = rest.find("-->").map_or("", |end| &rest[end + 3..]);
            continue;
        }
        let end = rest.find('>').map_or(rest.len(), |end| end + 1);
        let (tag, behind) = rest.split_at(end);
        rest = behind;
        let name =
            tag[1..].split(|c: char| !c.is_ascii_alphanumeric() && c != '/').next().unwrap_or_default();
        match &*name.to_ascii_lowercase() {
            closed @ ("style" | "script" | "title" | "xml") => {
                let end = format!("</{closed}");
                rest = find(rest, &end).map_or("", |at| &rest[at..]);
            }
            "table" => {
                if let Some(outer) = open.last_mut().filter(|outer| outer.in_cell) {
                    outer.outer = true;
                }
                open.push(Open::default());
            }
            "/table" => {
                finish(&mut open, &mut rows);
                if open.len() > 1 {
                    open.pop();
                }
            }
            "tr" => {
                finish(&mut open, &mut rows);
                here(&mut open).in_row = true;
            }
            "/tr" => finish(&mut open, &mut rows),
            "td" | "th" if here(&mut open).in_row => {
                let piece =
                    Piece { text: String::new(), rows: span(tag, "rowspan"), columns: span(tag, "colspan") };
                here(&mut open).row.push(piece);
                here(&mut open).in_cell = true;
            }
            "/td" | "/th" => here(&mut open).in_cell = false,
            // Two numbers in one cell must not run together.
            "br" | "br/" | "/p" | "/div" | "/li" => write(&mut open, "\n"),
            _ => {}
        }
    }
    while open.len() > 1 {
        finish(&mut open, &mut rows);
        open.pop();
    }
    finish(&mut open, &mut rows);
    rows
}

fn here(open: &mut [Open]) -> &mut Open {
    open.last_mut().expect("one is always open")
}

fn write(open: &mut [Open], text: &str) {
    let open = here(open);
    if let Some(cell) = open.row.last_mut().filter(|_| open.in_cell) {
        cell.text.push_str(text);
    }
}

fn finish(open: &mut [Open], rows: &mut Vec<Vec<Piece>>) {
    let open = here(open);
    let done = std::mem::take(open);
    if done.in_row && !done.outer && !done.row.is_empty() {
        rows.push(done.row);
    }
}

fn find(text: &str, what: &str) -> Option<usize> {
    let at = |at: &usize| {
        text.as_bytes()[*at..]
            .get(..what.len())
            .is_some_and(|here| here.eq_ignore_ascii_case(what.as_bytes()))
    };
    text.match_indices('<').map(|(begin, _)| begin).find(at)
}

/// How many rows or columns a cell covers.
fn span(tag: &str, name: &str) -> usize {
    let lower = tag.to_ascii_lowercase();
    let value = lower.split_once(name).map_or("", |(_, value)| value);
    let digits = value.trim_start_matches(|c: char| c == '=' || c == '"' || c == '\'' || c.is_whitespace());
    let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    digits[..end].parse().unwrap_or(1)
}

/// Text between tags: line breaks of the source are spaces, the entities that office programs write are characters.
fn text(source: &str) -> String {
    let mut text = String::new();
    let source = source.replace(['\r', '\n', '\t'], " ");
    let mut rest = source.as_str();
    while let Some(at) = rest.find('&') {
        text.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let end = rest.bytes().take(10).position(|byte| byte == b';');
        match end.and_then(|end| Some((entity(&rest[..end])?, end))) {
            Some((character, end)) => {
                text.push(character);
                rest = &rest[end + 1..];
            }
            None => text.push('&'),
        }
    }
    text.push_str(rest);
    text
}

fn entity(name: &str) -> Option<char> {
    Some(match name {
        "nbsp" | "ensp" | "emsp" | "thinsp" => ' ',
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "mdash" => '—',
        "minus" => '−',
        "ldquo" => '“',
        "rdquo" => '”',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?)?
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(html: &str) -> Vec<Vec<String>> {
        rows(html)
            .into_iter()
            .map(|row| row.into_iter().map(|piece| piece.text.trim().to_owned()).collect())
            .collect()
    }

    #[test]
    fn reads_what_spreadsheets_and_word_write() {
        let excel = "<html xmlns:x=\"urn\"><head><style>\n<!--td{a:b}-->\n</style></head><body>\n<!--StartFragment-->\
            <table border=0 style='width:48pt'><col width=64>\n <tr height=19>\n  <td colspan=2 \
            style='mso-ignore:colspan'>规&#31456;</td>\n <TD RowSpan=\"2\">1,234</TD></tr>\n<tr><td>&nbsp;</td><td>a&amp;b</td></tr>";
        let read = rows(excel);
        assert_eq!(texts(excel), [["规章", "1,234"].to_vec(), ["", "a&b"].to_vec()]);
        assert_eq!((read[0][0].columns, read[0][1].rows), (2, 2));
        let word = "<TABLE><TR><TD><P CLASS=MsoNormal><SPAN LANG=EN-US>1<o:p></o:p></SPAN></P></TD><TD><span>2</span><span>5</span></TD></TR></TABLE>";
        assert_eq!(texts(word), [["1", "25"]]);
    }

    #[test]
    fn reads_what_is_malformed() {
        assert_eq!(
            texts("<table><tr><td>1<td>2<tr><td>3<br>4</table>"),
            [["1", "2"].to_vec(), ["3\n4"].to_vec()]
        );
        assert_eq!(texts("<tr><td>1</td></tr>"), [["1"]]);
        for html in [
            "",
            "<",
            "<table",
            "<!--",
            "<table><tr><td>",
            "</table></table></td>",
            "<style>",
            "&",
            "&#99999999;",
        ] {
            rows(html);
        }
        rows(&"<table><tr><td>".repeat(50_000));
    }

    #[test]
    fn tables_around_tables_are_left_out() {
        let html = "<table><tr><td>导航</td><td><table><tr><td>1</td></tr></table></td></tr><tr><td>2</td></tr></table>";
        assert_eq!(texts(html), [["1"], ["2"]]);
    }
}
