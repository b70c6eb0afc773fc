//! Every word the forms print, taken from the forms.

use std::sync::OnceLock;

use nianbao_core::form::path::Layout;
use nianbao_core::form::{EditionKey, TableKey};

/// What the forms print, each once, and what else decides how a text is read.
pub fn words() -> &'static [&'static str] {
    static WORDS: OnceLock<Vec<&'static str>> = OnceLock::new();
    WORDS.get_or_init(|| {
        let mut words: Vec<&'static str> =
            vec!["/", "—", "无", "件", "万元", "注：", "2024年", "某县人民政府"];
        let mut add = |word: &'static str| {
            if !word.is_empty() && !words.contains(&word) {
                words.push(word);
            }
        };
        // The newest form first, so that its words are the short ones.
        for edition in EditionKey::all().rev() {
            let form = edition.form();
            add(form.title);
            form.headings.iter().chain(&form.aspects).for_each(|word| add(word));
            for table in TableKey::ALL {
                let cells = Layout::of(edition, table).grid.rows.iter().flat_map(|row| &row.cells);
                cells.filter_map(|cell| cell.content.label()).for_each(&mut add);
            }
        }
        words
    })
}
