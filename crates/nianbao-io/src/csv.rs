//! Text with separators between its fields to a sheet. Commas, semicolons and tabs are told apart by what they make of
//! the text; ordinary text with commas is no table. Knows nothing of the form.

use crate::limits;
use crate::sheet::{Line, Sheet};

/// What can stand between fields.
const SEPARATORS: [char; 3] = [',', ';', '\t'];
/// Lines a quoted field may have: a quotation mark that is never closed is an ordinary character.
const QUOTED_LINES: usize = 200;
/// Rows of a table that tell a table from text.
const ROWS: usize = 4;

/// Reads a text as a sheet, when it is one. `named` says that its file name ends in `.csv`.
pub(crate) fn read(text: &str, named: bool) -> Option<Sheet> {
    let separator = separator(text, named)?;
    let mut sheet = Sheet::default();
    for (row, record) in Records::new(text, separator).enumerate() {
        let row = Line::try_from(row).ok()?;
        if is_sentence(&record) {
            sheet.put(row, 0, joined(&record, separator));
            continue;
        }
        for (column, field) in record.iter().enumerate() {
            let more = sheet.put(row, Line::try_from(column).ok()?, unguarded(field).to_owned());
            if !more {
                return Some(sheet);
            }
        }
    }
    Some(sheet)
}

/// The separator that makes the most rows of a table.
fn separator(text: &str, named: bool) -> Option<char> {
    // Excel's own way of naming it.
    if let Some(told) = text.strip_prefix("sep=").and_then(|rest| rest.chars().next())
        && SEPARATORS.contains(&told)
    {
        return Some(told);
    }
    let rows = |separator: char| {
        // Tabs alone are read with more care as text; with quoted fields between them they came from a spreadsheet.
        if separator == '\t' && !(named || text.contains("\t\"") || text.contains("\n\"")) {
            return 0;
        }
        Records::new(text, separator).take(limits::LINES).filter(|record| is_row(record, named)).count()
    };
    let (rows, separator) = SEPARATORS
        .map(|separator| (rows(separator), separator))
        .into_iter()
        .rev()
        .max_by_key(|found| found.0)?;
    (rows >= if named { 1 } else { ROWS }).then_some(separator)
}

/// Whether a record is a row of a table: several fields, and most that are filled hold no words. In a sentence all do.
/// Without the file's name to go by, more is asked: thousands separators also make fields.
fn is_row(record: &[String], named: bool) -> bool {
    let is_value = |field: &str| {
        let strange = |c: char| c.is_alphabetic() || c.is_whitespace() || c == '|';
        !field.contains(strange) && field.chars().count() < 20
    };
    let fields = || record.iter().map(|field| field.trim());
    let values = fields().filter(|field| is_value(field)).count();
    let filled = fields().any(|field| !field.is_empty());
    let labelled = || {
        let mut labels = fields().filter(|field| !is_value(field));
        record.len() > 2
            && labels.next().is_some_and(|label| !label.ends_with(|c: char| c.is_ascii_digit()))
            && !record.iter().any(|field| field.contains(['\t', '|']))
    };
    record.len() > 1 && values * 2 >= record.len() && filled && (named || labelled())
}

/// Whether a record is a sentence whose commas were taken for separators.
fn is_sentence(record: &[String]) -> bool {
    let words = |field: &String| field.chars().any(char::is_alphabetic);
    record.len() > 1 && record.iter().all(words) && record.iter().any(|field| field.contains(['。', '；']))
}

fn joined(record: &[String], separator: char) -> String {
    record.join(separator.encode_utf8(&mut [0; 4]))
}

/// The field without the apostrophe that keeps a spreadsheet from running it.
fn unguarded(field: &str) -> &str {
    match field.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) => rest,
        _ => field,
    }
}

/// The records of a text, each with its fields.
struct Records<'a> {
    rest: &'a str,
    separator: char,
}

impl<'a> Records<'a> {
    fn new(text: &'a str, separator: char) -> Records<'a> {
        let rest = match text.split_once('\n') {
            Some((first, rest)) if first.trim_end() == format!("sep={separator}") => rest,
            _ => text,
        };
        Records { rest, separator }
    }

    /// A field, and whether another follows in the record.
    fn field(&mut self) -> (String, bool) {
        if let Some((field, rest)) = self.rest.strip_prefix('"').and_then(|rest| quoted(rest, self.separator))
        {
            self.rest = rest;
            return (field, self.step());
        }
        let end = self.rest.find([self.separator, '\n']).unwrap_or(self.rest.len());
        let field = self.rest[..end].trim_end_matches('\r').to_owned();
        self.rest = &self.rest[end..];
        (field, self.step())
    }

    /// Steps over what ends a field; whether it was a separator.
    fn step(&mut self) -> bool {
        let mut chars = self.rest.chars();
        let mark = chars.next();
        self.rest = chars.as_str();
        mark == Some(self.separator)
    }
}

impl Iterator for Records<'_> {
    type Item = Vec<String>;

    fn next(&mut self) -> Option<Vec<String>> {
        if self.rest.is_empty() {
            return None;
        }
        let mut record = Vec::new();
        loop {
            let (field, more) = self.field();
            record.push(field);
            if !more {
                return Some(record);
            }
        }
    }
}

/// The field behind an opening quotation mark and what follows it; `None` when it is no field in quotation marks.
fn quoted(text: &str, separator: char) -> Option<(String, &str)> {
    let mut field = String::new();
    let mut lines = 0;
    let mut rest = text;
    loop {
        let at = rest.find(['"', '\n'])?;
        let (before, mark) = rest.split_at(at);
        field.push_str(before);
        if let Some(after) = mark.strip_prefix('\n') {
            lines += 1;
            if lines > QUOTED_LINES {
                return None;
            }
            field.push('\n');
            rest = after;
            continue;
        }
        let after = &mark[1..];
        if let Some(again) = after.strip_prefix('"') {
            field.push('"');
            rest = again;
            continue;
        }
        let after = after.strip_prefix('\r').unwrap_or(after);
        let ends = after.is_empty() || after.starts_with([separator, '\n']);
        return ends.then(|| (field.replace('\r', ""), after));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str, named: bool) -> Option<Vec<String>> {
        let sheet = read(text, named)?;
        Some(sheet.texts().map(|((row, column), text)| format!("{row},{column} {text}")).collect())
    }

    #[test]
    fn fields_in_every_dress() {
        let text = "标题\r\n\"甲\n\"\"乙\"\"\",1,,\"3\"\r\n'-无,'=1+1,-5,\"a,b\"\r\n";
        assert_eq!(
            rows(text, true).unwrap(),
            ["0,0 标题", "1,0 甲\n\"乙\"", "1,1 1", "1,3 3", "2,0 -无", "2,1 =1+1", "2,2 -5", "2,3 a,b"]
        );
        assert_eq!(
            rows("甲;1;2\n乙;3;4\n", true).unwrap(),
            ["0,0 甲", "0,1 1", "0,2 2", "1,0 乙", "1,1 3", "1,2 4"]
        );
        assert_eq!(rows("sep=;\n甲;1,5\n", true).unwrap(), ["0,0 甲", "0,1 1,5"]);
        // A mark that is never closed, or that is followed by more, is a character.
        assert_eq!(
            rows("\"甲,1\n\"乙\"丙,2\n", true).unwrap(),
            ["0,0 \"甲", "0,1 1", "1,0 \"乙\"丙", "1,1 2"]
        );
    }

    #[test]
    fn text_with_commas_is_no_table() {
        for text in [
            "本机关收到申请12件,其中,予以公开3件,部分公开9件。\n没有其他事项,没有收费。\n",
            "一,二\n三,四\n五,六\n七,八\n",
            "规章\t0\t0\t7\n行政许可\t12\n行政处罚\t3\n行政强制\t4\n",
            "2024,12\n没有表\n",
            "1,234\n5,678\n9,012\n3,456\n7,890\n",
            "行政许可 11,398,889\n行政处罚 6,937,489\n行政强制 1,166,105\n行政收费 1,316,441\n",
            "规章\t1,234\t2,345\n文件\t1,234\t2,345\n许可\t1,234\t2,345\n处罚\t1,234\t2,345\n",
        ] {
            assert_eq!(rows(text, false), None, "{text}");
        }
        let sentence = "某表\n规章,0,0,7\n本年收到1,234件,都已办结。\n";
        assert!(rows(sentence, true).unwrap().contains(&"2,0 本年收到1,234件,都已办结。".to_owned()));
    }

    #[test]
    fn a_million_marks_come_to_an_end() {
        let text = "\"\n".repeat(1_000_000);
        assert_eq!(rows(&text, false), None);
    }
}
