//! What is looked for in a document: the labels of all tables of all editions in their wordings, made once. Reads no
//! document.

use std::sync::OnceLock;

use nianbao_core::form::node::{Kind, Node};
use nianbao_core::form::path::Layout;
use nianbao_core::form::{EditionKey, TableKey, label};

use super::fold::{as_written, folded};
use super::order::Columns;
use super::search::Wordings;
use super::shortened::Characters;

/// A label of a row, as it is looked for.
pub(super) struct Pattern {
    /// The key of the row, the group, or the banner's text.
    pub(super) key: &'static str,
    /// As printed.
    pub(super) printed: &'static str,
    /// The value row it heads, counted as in [`Layout::slots`]; `None` for groups and banners.
    pub(super) row: Option<usize>,
    /// How many cells that row has.
    pub(super) width: usize,
    /// As printed, made comparable.
    pub(super) words: Vec<char>,
    /// The wordings it is found under, the printed one first: their numbers and lengths.
    pub(super) forms: Vec<(usize, usize)>,
    /// The number it bears.
    pub(super) ordinal: Option<u8>,
    /// Its words without the number, and the same before words that say the same became one.
    pub(super) bare: Vec<char>,
    pub(super) as_written: Vec<char>,
    /// Which characters stand in `bare`.
    pub(super) characters: Characters,
}

/// What one table of an edition prints.
pub(super) struct Printed {
    edition: EditionKey,
    table: TableKey,
    /// Banners, groups and rows in printed order.
    pub(super) patterns: Vec<Pattern>,
    /// Labels of rows and columns that not every edition prints: their numbers and lengths.
    pub(super) own: Vec<(usize, usize)>,
    /// Headings over several columns.
    pub(super) column_groups: Vec<usize>,
    /// Columns that stand in groups with a total each.
    pub(super) columns: Option<Columns>,
}

/// What all tables of all editions print.
pub(super) struct Book {
    printed: Vec<Printed>,
    /// All wordings of all labels.
    pub(super) wordings: Wordings,
}

impl Book {
    /// What a table of an edition prints.
    pub(super) fn printed(&self, edition: EditionKey, table: TableKey) -> &Printed {
        let printed =
            self.printed.iter().find(|printed| (printed.edition, printed.table) == (edition, table));
        printed.expect("every table of every edition is in the book")
    }
}

/// Made once, and kept as long as the program runs.
pub(super) fn book() -> &'static Book {
    static BOOK: OnceLock<Book> = OnceLock::new();
    BOOK.get_or_init(|| {
        let mut wordings = Wordings::default();
        let mut printed = Vec::new();
        for edition in EditionKey::all() {
            for table in TableKey::ALL {
                printed.push(Printed {
                    edition,
                    table,
                    patterns: patterns_of(edition, table, &mut wordings),
                    own: own_words(edition, table, &mut wordings),
                    column_groups: column_groups(edition, table, &mut wordings),
                    columns: Columns::of(Layout::of(edition, table)),
                });
            }
        }
        Book { printed, wordings }
    })
}

/// Banners, groups and rows in printed order.
fn patterns_of(edition: EditionKey, table: TableKey, wordings: &mut Wordings) -> Vec<Pattern> {
    let layout = Layout::of(edition, table);
    let mut patterns = Vec::new();
    let mut row = 0;
    for band in layout.table.bands {
        if let Some(banner) = band.banner {
            patterns.push(pattern(banner, banner, None, wordings));
        }
        add(band.rows, &mut row, &mut patterns, wordings);
    }
    for pattern in &mut patterns {
        pattern.width = layout.slots.iter().filter(|slot| Some(slot.row) == pattern.row).count();
    }
    patterns
}

fn add(tree: &'static [Node], row: &mut usize, into: &mut Vec<Pattern>, wordings: &mut Wordings) {
    for node in tree {
        match node.kind {
            Kind::Group(children) => {
                into.push(pattern(node.key, node.label, None, wordings));
                add(children, row, into, wordings);
            }
            _ => {
                into.push(pattern(node.key, node.label, Some(*row), wordings));
                *row += 1;
            }
        }
    }
}

fn pattern(key: &'static str, printed: &'static str, row: Option<usize>, wordings: &mut Wordings) -> Pattern {
    let words = folded(printed);
    let mut forms = vec![words.clone()];
    // What stands in brackets behind a label is often left out.
    if let Some(at) = printed.char_indices().skip(4).find(|(_, c)| *c == '（').map(|(at, _)| at) {
        forms.push(folded(&printed[..at]));
    }
    let (ordinal, bare) = label::split_ordinal(printed);
    let (bare, as_written) = (folded(&bare), as_written(&bare));
    if ordinal.is_some() && bare.len() >= 4 && forms.len() == 1 {
        forms.push(bare.clone());
    }
    forms.retain(|form| form.len() >= 2);
    let forms = forms.iter().map(|form| (wordings.add(form), form.len())).collect();
    let characters = Characters::of(&bare);
    Pattern { key, printed, row, width: 0, words, forms, ordinal, bare, as_written, characters }
}

/// What not every edition prints speaks for each that does; what all print tells nothing.
fn own_words(edition: EditionKey, table: TableKey, wordings: &mut Wordings) -> Vec<(usize, usize)> {
    let others: Vec<Vec<&str>> =
        EditionKey::all().filter(|other| *other != edition).map(|other| words_of(other, table)).collect();
    let own = words_of(edition, table).into_iter();
    let own = own.filter(|words| !others.iter().all(|other| other.contains(words))).map(folded);
    own.filter(|words| words.len() > 3).map(|words| (wordings.add(&words), words.len())).collect()
}

/// Every row and column label of a table that holds values.
fn words_of(edition: EditionKey, table: TableKey) -> Vec<&'static str> {
    let mut words: Vec<&'static str> = Vec::new();
    for slot in &Layout::of(edition, table).slots {
        for label in [slot.row_label(), slot.column_label()] {
            if !words.contains(&label) {
                words.push(label);
            }
        }
    }
    words
}

/// Headings over several columns of a table, the most telling (longest) ones only.
fn column_groups(edition: EditionKey, table: TableKey, wordings: &mut Wordings) -> Vec<usize> {
    let mut groups = Vec::new();
    let mut open: Vec<&'static Node> =
        Layout::of(edition, table).table.bands.iter().flat_map(|band| band.columns).collect();
    while let Some(node) = open.pop() {
        if !node.children().is_empty() {
            let words = folded(node.label);
            if words.len() >= 5 {
                groups.push(wordings.add(&words));
            }
            open.extend(node.children());
        }
    }
    groups
}
