//! The number formats of cells.

use std::collections::BTreeMap;

use super::package::each;
use crate::sheet::number::{self, Format};
use crate::xml::attribute;

/// Most cell formats that are kept; Excel has no more.
const MOST: usize = 65_536;

/// The format of each cell style.
pub(super) fn read(xml: &str) -> Vec<Format> {
    let mut codes: BTreeMap<u32, Format> = BTreeMap::new();
    let mut styles = Vec::new();
    let mut in_cells = false;
    each(xml, |tag| {
        let number = |name| attribute(tag, name).and_then(|id| id.parse::<u32>().ok());
        match tag.local_name().as_ref() {
            "numFmt" => {
                if let (Some(id), Some(code)) = (number("numFmtId"), attribute(tag, "formatCode"))
                    && codes.len() < MOST
                {
                    codes.insert(id, number::format(&code));
                }
            }
            "cellXfs" => in_cells = true,
            "cellStyles" | "cellStyleXfs" | "dxfs" => in_cells = false,
            "xf" if in_cells && styles.len() < MOST => {
                let id = number("numFmtId").unwrap_or(0);
                styles.push(codes.get(&id).cloned().unwrap_or_else(|| number::built_in(id)));
            }
            _ => {}
        }
    });
    styles
}
