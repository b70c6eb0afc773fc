//! The labels of Tables A and B in every edition, to be looked up.

use std::sync::OnceLock;

use nianbao_core::form::path::Layout;
use nianbao_core::form::{EditionKey, TableKey, label};

use crate::recognise::fold::{first, folded};

/// The columns that stand together under one head.
pub(super) struct Frame {
    pub(super) table: TableKey,
    /// Its column labels in printed order, as numbers of [`Known::columns`].
    pub(super) columns: Vec<usize>,
    /// The place of the total among them.
    pub(super) total: Option<usize>,
}

/// The labels of all editions.
pub(super) struct Known {
    /// Labels of columns of Tables A and B, without what stands in brackets.
    columns: Vec<Vec<char>>,
    pub(super) frames: Vec<Frame>,
    /// Labels of rows and of groups of rows.
    rows: Vec<Vec<char>>,
}

pub(super) fn known() -> &'static Known {
    static KNOWN: OnceLock<Known> = OnceLock::new();
    KNOWN.get_or_init(|| {
        let mut known = Known { columns: Vec::new(), frames: Vec::new(), rows: Vec::new() };
        for edition in EditionKey::all() {
            for key in [TableKey::Proactive, TableKey::Applications] {
                known.add(edition, key);
            }
        }
        known.rows.sort();
        known.rows.dedup();
        known
    })
}

impl Known {
    fn add(&mut self, edition: EditionKey, table: TableKey) {
        let layout = Layout::of(edition, table);
        let mut at = 0;
        while at < layout.slots.len() {
            let row = layout.slots[at].row;
            let end = at + layout.slots[at..].iter().take_while(|slot| slot.row == row).count();
            let slots = &layout.slots[at..end];
            for node in slots[0].row_line.above.iter().chain([&slots[0].row_line.node]) {
                self.rows.push(folded(node.label));
                self.rows.push(folded(&label::split_ordinal(node.label).1));
            }
            let columns: Vec<usize> = slots.iter().map(|slot| self.column(slot.column_label())).collect();
            let total = slots.iter().position(|slot| slot.column_line.node.is_total());
            if !self.frames.iter().any(|frame| frame.columns == columns) {
                self.frames.push(Frame { table, columns, total });
            }
            at = end;
        }
    }

    fn column(&mut self, label: &str) -> usize {
        let words = bare(label);
        let at = self.columns.iter().position(|known| *known == words);
        at.unwrap_or_else(|| {
            self.columns.push(words);
            self.columns.len() - 1
        })
    }

    /// Which column a text heads.
    pub(super) fn head(&self, text: &str) -> Option<usize> {
        if text.is_empty() || text.len() > 80 || text.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        // Most texts are told apart by their first character.
        let first = first(text)?;
        if !self.columns.iter().any(|known| known.first() == Some(&first)) {
            return None;
        }
        let words = bare(text);
        self.columns.iter().position(|known| *known == words)
    }

    pub(super) fn is_row(&self, text: &str) -> bool {
        text.len() >= 6 && self.rows.binary_search(&folded(text)).is_ok()
    }

    /// The frame whose columns these are, all or nearly all of them.
    pub(super) fn frame(&self, heads: &[usize]) -> Option<&Frame> {
        let holds = |frame: &&Frame| {
            heads.iter().all(|head| frame.columns.contains(head)) && heads.len() + 1 >= frame.columns.len()
        };
        self.frames.iter().filter(holds).min_by_key(|frame| frame.columns.len())
    }
}

/// Comparable characters of a label without the unit in brackets behind it.
fn bare(label: &str) -> Vec<char> {
    let cut =
        label.char_indices().skip(2).find(|(_, c)| matches!(c, '（' | '(')).map_or(label.len(), |(at, _)| at);
    folded(&label[..cut])
}
