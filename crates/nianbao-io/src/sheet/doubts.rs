//! What a sheet gives reason to doubt, in sentences with the places.

use nianbao_core::model::Place;

use super::{Line, Sheet};
use crate::import::{Note, NoteKind};

/// A sheet and how to speak of it.
pub(super) struct Doubts<'a> {
    /// The sheet.
    pub(super) sheet: &'a Sheet,
    /// Whether there are several, so that its name must be said.
    pub(super) named: bool,
}

/// How many places a sentence names.
const NAMED: usize = 5;

impl Doubts<'_> {
    /// The sheet was not read because a person does not see it.
    pub(super) fn hidden_sheet(&self) -> Note {
        let message = format!("{}是隐藏的，没有读取，如有需要请取消隐藏后再打开。", self.name());
        note(NoteKind::Hidden, self.opening(), message)
    }

    /// The sheet was not read because it holds too much.
    pub(super) fn too_large(&self) -> Note {
        let message = format!("{}的内容太多，不像年度报告，没有读取。", self.name());
        note(NoteKind::TextLeft, self.opening(), message)
    }

    /// Everything about what was read.
    pub(super) fn all(&self) -> Vec<Note> {
        let mut notes = Vec::new();
        notes.extend(self.hidden_rows());
        notes.extend(self.hidden_columns());
        notes.extend(self.unsolved());
        notes.extend(self.disguised());
        notes
    }

    fn hidden_rows(&self) -> Option<Note> {
        let sheet = self.sheet;
        let filled = |&(from, to): &(Line, Line)| sheet.cells.range((from, 0)..=(to, Line::MAX)).next();
        let runs: Vec<_> = sheet.hidden_rows.iter().filter(|run| filled(run).is_some()).collect();
        let (_, first) = filled(runs.first()?)?;
        let runs = list(runs.iter().map(|run| match run {
            (from, to) if from == to => format!("第{}行", from + 1),
            (from, to) => format!("第{}至{}行", from + 1, to + 1),
        }));
        let message = format!("{}{runs}是隐藏的，已照常读取，请核对是否应当计入。", self.place());
        Some(note(NoteKind::Hidden, first.clone(), message))
    }

    fn hidden_columns(&self) -> Option<Note> {
        let sheet = self.sheet;
        let hidden = |column| sheet.hidden_columns.iter().any(|run| (run.0..=run.1).contains(&column));
        let mut columns: Vec<Line> = sheet.cells.keys().map(|at| at.1).collect();
        columns.sort_unstable();
        columns.dedup();
        columns.retain(|column| hidden(*column));
        let (_, first) = sheet.texts().find(|((_, column), _)| Some(column) == columns.first())?;
        let names = list(columns.iter().map(|column| format!("{}列", letters(*column))));
        let message = format!("{}{names}是隐藏的，已照常读取，请核对是否应当计入。", self.place());
        Some(note(NoteKind::Hidden, first.to_owned(), message))
    }

    fn unsolved(&self) -> Option<Note> {
        let cells = &self.sheet.unsolved;
        cells.first()?;
        let names = list(cells.iter().map(|&(row, column)| name(row, column)));
        let message = format!(
            "{}{names}是还没有算出结果的公式，已留空，请用表格软件打开文件并保存后再读取，或者照原表填写。",
            self.place()
        );
        Some(note(NoteKind::CellUnreadable, names, message))
    }

    fn disguised(&self) -> Option<Note> {
        let cells = &self.sheet.disguised;
        cells.first()?;
        let names = list(cells.iter().map(|(row, column, seen, stored)| match seen.as_str() {
            "" => format!("{}（存的是{stored}）", name(*row, *column)),
            seen => format!("{}（显示{seen}，存的是{stored}）", name(*row, *column)),
        }));
        let message = format!("{}{names}显示的与存的数不一样，已按存的数读取，请核对。", self.place());
        Some(note(NoteKind::CellUnreadable, names, message))
    }

    fn name(&self) -> String {
        if self.sheet.name.is_empty() {
            "工作表".to_owned()
        } else {
            format!("工作表“{}”", self.sheet.name)
        }
    }

    /// What stands before a place in a sentence.
    fn place(&self) -> String {
        if self.named && !self.sheet.name.is_empty() {
            format!("{}的", self.name())
        } else {
            "表格的".to_owned()
        }
    }

    fn opening(&self) -> String {
        self.sheet.texts().next().map_or(String::new(), |(_, text)| text.to_owned())
    }
}

fn note(kind: NoteKind, source: String, message: String) -> Note {
    let source = source.chars().take(120).collect();
    Note { kind, at: Place::Report, source, message }
}

/// The first few of many, and how many there are.
fn list(items: impl ExactSizeIterator<Item = String>) -> String {
    let count = items.len();
    let first: Vec<String> = items.take(NAMED).collect();
    let more = if count > NAMED { format!("等{count}处") } else { String::new() };
    first.join("、") + &more
}

/// A cell as spreadsheets name it.
pub(crate) fn name(row: Line, column: Line) -> String {
    format!("{}{}", letters(column), row + 1)
}

fn letters(mut column: Line) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A' + (column % 26) as u8));
        if column < 26 {
            break;
        }
        column = column / 26 - 1;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_have_their_names() {
        for (row, column, text) in
            [(0, 0, "A1"), (9, 25, "Z10"), (1, 26, "AA2"), (1_048_575, 16_383, "XFD1048576")]
        {
            assert_eq!(name(row, column), text);
        }
    }
}
