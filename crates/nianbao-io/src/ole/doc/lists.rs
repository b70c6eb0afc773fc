//! The lists that number paragraphs.

use super::fib::{Fib, Part};
use crate::docx::numbering::Numbering;
use crate::ole::container::{u16_at, u32_at};

/// The size of a list, of a use of it, and of the fixed part of a level.
const LIST: usize = 28;
const USE: usize = 16;
const LEVEL: usize = 28;

/// Reads the lists of a document; what is odd in them is left out.
pub(super) fn read(fib: &Fib<'_>, table: &[u8]) -> Numbering {
    let mut numbering = Numbering::default();
    let lists = fib.part(Part::Lists, table);
    let count = u16_at(lists, 0).map_or(0, usize::from);
    let mut levels = table.get(fib.end(Part::Lists)..).unwrap_or_default();
    'lists: for list in lists.get(2..).unwrap_or_default().chunks_exact(LIST).take(count) {
        let is_simple = list.get(26).is_some_and(|flags| flags & 1 != 0);
        for _ in 0..if is_simple { 1 } else { 9 } {
            let Some(length) = read_level(levels, &name(list), &mut numbering) else { break 'lists };
            levels = levels.get(length..).unwrap_or_default();
        }
    }
    let uses = fib.part(Part::ListUses, table);
    let count = u32_at(uses, 0).map_or(0, |count| count as usize);
    for (number, one) in uses.get(4..).unwrap_or_default().chunks_exact(USE).take(count).enumerate() {
        numbering.add_list(&(number + 1).to_string(), &name(one));
    }
    numbering
}

/// A list is known by a number at its beginning.
fn name(list: &[u8]) -> String {
    u32_at(list, 0).unwrap_or_default().to_string()
}

/// Adds a level and says how many bytes it takes.
fn read_level(level: &[u8], definition: &str, numbering: &mut Numbering) -> Option<usize> {
    let start = u32_at(level, 0)?;
    let format = *level.get(4)?;
    let text_at = LEVEL + usize::from(*level.get(24)?) + usize::from(*level.get(25)?);
    let length = usize::from(u16_at(level, text_at)?);
    let text = level.get(text_at + 2..text_at + 2 + 2 * length)?;
    let units = text.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
    let mut words = String::new();
    for c in char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)) {
        match c {
            // Where the number of a level goes.
            '\0'..='\u{8}' => words.push_str(&format!("%{}", c as u32 + 1)),
            _ => words.push(c),
        }
    }
    let start = u16::try_from(start).map_or(1, usize::from);
    numbering.add_level(definition, start, format_name(format), &words);
    Some(text_at + 2 + 2 * length)
}

/// The formats that are not plain digits, as newer documents name them.
fn format_name(format: u8) -> &'static str {
    match format {
        1 => "upperRoman",
        2 => "lowerRoman",
        3 => "upperLetter",
        4 => "lowerLetter",
        10 => "ideographDigital",
        11 => "japaneseCounting",
        14 | 19 => "decimalFullWidth",
        18 => "decimalEnclosedCircle",
        22 => "decimalZero",
        23 => "bullet",
        26 => "decimalEnclosedFullstop",
        27 => "decimalEnclosedParen",
        28 => "decimalEnclosedCircleChinese",
        29 => "ideographEnclosedCircle",
        30 => "ideographTraditional",
        31 => "ideographZodiac",
        33 => "taiwaneseCounting",
        34 => "ideographLegalTraditional",
        35 => "taiwaneseCountingThousand",
        37 => "chineseCounting",
        38 => "chineseLegalSimplified",
        39 => "chineseCountingThousand",
        255 => "none",
        _ => "decimal",
    }
}
