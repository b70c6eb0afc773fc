//! What a paragraph's properties say of it: in which table it stands, whether it ends a cell or row, which list numbers
//! it.

use super::pieces::Properties;
use super::sprm;
use super::styles::Numbered;
use crate::ole::container::{u16_at, u32_at};

/// A paragraph, as far as it matters here.
#[derive(Clone, Copy, Default)]
pub(super) struct Paragraph<'m> {
    in_table: bool,
    depth: Option<u32>,
    /// It ends a row of an outermost table.
    pub(super) row_end: bool,
    /// It ends a cell of an inner table.
    pub(super) inner_cell: bool,
    /// It ends a row of an inner table.
    pub(super) inner_row_end: bool,
    /// The list that numbers it.
    pub(super) numbered: Numbered,
    /// The cells of the row it ends.
    pub(super) cells: &'m [u8],
    /// The vertical merges of cells of that row, where they are told one by one.
    pub(super) above: [Option<u8>; ABOVE],
    /// How many bytes of properties were looked at.
    pub(super) work: usize,
}

/// How many cells of a row may have their vertical merge told apart; Word itself tells it with the cells.
const ABOVE: usize = 32;

impl<'m> Paragraph<'m> {
    /// Beginning with what the style says, as the properties change it. `data` is the stream that holds long lists.
    pub(super) fn read(
        style: Numbered,
        list: &'m [u8],
        piece: &Properties<'m>,
        data: &'m [u8],
    ) -> Paragraph<'m> {
        let mut paragraph = Paragraph { numbered: style, ..Paragraph::default() };
        paragraph.apply_all(list, data);
        match piece {
            Properties::List(_, list) => paragraph.apply_all(list, data),
            Properties::One(sprm::IN_TABLE, operand) => paragraph.in_table = *operand != 0,
            Properties::One(sprm::ROW_END, operand) => paragraph.row_end = *operand != 0,
            Properties::One(..) | Properties::None => {}
        }
        paragraph
    }

    /// How many tables it stands in.
    pub(super) fn depth(&self) -> usize {
        match self.depth {
            Some(depth) if depth > 0 => depth as usize,
            _ => usize::from(self.in_table),
        }
    }

    fn apply_all(&mut self, list: &'m [u8], data: &'m [u8]) {
        self.work += list.len();
        for (code, operand) in sprm::each(list) {
            if sprm::ELSEWHERE.contains(&code) {
                let longer = u32_at(operand, 0).and_then(|at| {
                    let rest = data.get(at as usize..)?;
                    rest.get(2..2 + usize::from(u16_at(rest, 0)?))
                });
                let longer = longer.unwrap_or_default();
                self.work += longer.len();
                for (code, operand) in sprm::each(longer) {
                    self.apply(code, operand);
                }
            } else {
                self.apply(code, operand);
            }
        }
    }

    fn apply(&mut self, code: u16, operand: &'m [u8]) {
        let yes = operand.first().is_some_and(|byte| *byte != 0);
        match code {
            sprm::IN_TABLE => self.in_table = yes,
            sprm::ROW_END => self.row_end = yes,
            sprm::TABLE_DEPTH => self.depth = u32_at(operand, 0),
            sprm::TABLE_DEPTH_CHANGE => {
                let change = u32_at(operand, 0).unwrap_or_default();
                self.depth = Some(self.depth.unwrap_or(u32::from(self.in_table)).wrapping_add(change));
            }
            sprm::INNER_CELL => self.inner_cell = yes,
            sprm::INNER_ROW_END => self.inner_row_end = yes,
            sprm::LIST => self.numbered.list = u16_at(operand, 0).unwrap_or_default(),
            sprm::LIST_LEVEL => self.numbered.level = operand.first().copied().unwrap_or_default(),
            sprm::CELLS => self.cells = operand,
            sprm::CELL_ABOVE => {
                if let [cell, merge] = *operand
                    && let Some(slot) = self.above.get_mut(usize::from(cell))
                {
                    *slot = Some(merge);
                }
            }
            _ => {}
        }
    }
}
