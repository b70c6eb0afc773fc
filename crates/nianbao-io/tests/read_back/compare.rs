//! A table that was written, beside what was read of it.

use nianbao_core::form::TableKey;
use nianbao_core::model::Report;
use nianbao_io::Import;

use crate::asked::asked;

/// Cells of a table that were read wrong or lost without a word, and how many were left blank with a question.
pub(crate) fn compare(truth: &Report, import: &Import, table: TableKey) -> (Vec<String>, usize) {
    let (was, is) = (truth.table(table), import.report.table(table));
    if was.edition() != is.edition() {
        return (vec![format!("{} read as {:?}", table.key(), is.edition())], 0);
    }
    let asked = asked(import, table);
    let mut wrong = Vec::new();
    let mut questions = 0;
    for ((id, was), (_, is)) in was.cells().zip(is.cells()) {
        match was.raw() == is.raw() {
            true => {}
            false if is.is_blank() && asked.contains(&id.slot().row) => questions += 1,
            false => wrong.push(format!("{id:?} was {:?}, is {:?}", was.raw(), is.raw())),
        }
    }
    (wrong, questions)
}
