//! Automatic numbers before paragraphs. Word keeps them out of the text, so without this a heading that an office
//! numbered by list would lose its `一、`.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::Event;

use crate::xml::attribute;

/// The lists of a document and how far each has counted.
#[derive(Default)]
pub(crate) struct Numbering {
    /// Levels of each list definition.
    definitions: BTreeMap<String, Vec<Level>>,
    /// Which definition a list in the text uses.
    lists: BTreeMap<String, String>,
    /// The numbers reached, by definition: lists of one definition count on.
    reached: BTreeMap<String, Vec<usize>>,
}

/// One level of a list.
#[derive(Clone)]
struct Level {
    start: usize,
    format: String,
    /// The words around the number; `%1` stands for the number of the first level.
    text: String,
}

/// Longest words around a number that are kept: they are repeated before every paragraph.
const WORDS: usize = 20;

/// Deepest level Word knows.
const LEVELS: usize = 9;

impl Numbering {
    /// Reads the part with the definitions; what is odd in it is left out.
    pub(super) fn read(xml: &str) -> Numbering {
        let mut numbering = Numbering::default();
        let mut reader = Reader::from_str(xml);
        let (mut definition, mut list) = (String::new(), String::new());
        while let Ok(event) = reader.read_event() {
            let tag = match event {
                Event::Start(tag) | Event::Empty(tag) => tag,
                Event::Eof => break,
                _ => continue,
            };
            let value = || attribute(&tag, "val").unwrap_or_default();
            let level = numbering.definitions.get_mut(&definition).and_then(|levels| levels.last_mut());
            match tag.local_name().as_ref() {
                "abstractNum" => {
                    definition = attribute(&tag, "abstractNumId").unwrap_or_default();
                    numbering.definitions.insert(definition.clone(), Vec::new());
                }
                "lvl" => {
                    if let Some(levels) = numbering.definitions.get_mut(&definition)
                        && levels.len() < LEVELS
                    {
                        levels.push(Level { start: 1, format: String::new(), text: String::new() });
                    }
                }
                "start" => level.into_iter().for_each(|level| level.start = start(&value())),
                "numFmt" => level.into_iter().for_each(|level| level.format = value()),
                "lvlText" => {
                    level.into_iter().for_each(|level| level.text = value().chars().take(WORDS).collect())
                }
                "num" => {
                    definition.clear();
                    list = attribute(&tag, "numId").unwrap_or_default();
                }
                "abstractNumId" => {
                    numbering.lists.insert(list.clone(), value());
                }
                _ => {}
            }
        }
        numbering
    }

    /// Adds the next level to a list definition; its text has `%1` for the number of the first level.
    pub(crate) fn add_level(&mut self, definition: &str, start: usize, format: &str, text: &str) {
        let levels = self.definitions.entry(definition.to_owned()).or_default();
        if levels.len() < LEVELS {
            let text = text.chars().take(WORDS).collect();
            levels.push(Level { start, format: format.to_owned(), text });
        }
    }

    /// Says which definition a list uses.
    pub(crate) fn add_list(&mut self, list: &str, definition: &str) {
        self.lists.insert(list.to_owned(), definition.to_owned());
    }

    /// The words before the next paragraph of a list; `None` when it has none, as with bullets.
    pub(crate) fn next(&mut self, list: &str, level: usize) -> Option<String> {
        let definition = self.lists.get(list)?;
        let levels = self.definitions.get(definition)?;
        let own = levels.get(level)?;
        let reached = self.reached.entry(definition.clone()).or_insert_with(|| vec![0; LEVELS]);
        reached[level] = if reached[level] == 0 { own.start } else { reached[level] + 1 };
        reached[level + 1..].fill(0);
        if own.format == "bullet" || own.format == "none" {
            return None;
        }
        let mut text = own.text.clone();
        for (number, level) in levels.iter().enumerate().take(level + 1) {
            let at = if reached[number] == 0 { level.start } else { reached[number] };
            text = text.replace(&format!("%{}", number + 1), &written(at, &level.format));
        }
        Some(text)
    }
}

/// The number a level begins with, as far as Word counts.
fn start(value: &str) -> usize {
    value.parse::<u16>().map_or(1, usize::from)
}

/// A number as a list writes it; formats that no Chinese office uses come out in digits.
fn written(number: usize, format: &str) -> String {
    match format {
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "ideographDigital"
        | "taiwaneseCountingThousand" => chinese(number),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" if (1..=20).contains(&number) => {
            char::from_u32('①' as u32 + number as u32 - 1).unwrap_or_default().to_string()
        }
        "upperLetter" | "lowerLetter" if (1..=26).contains(&number) => {
            let first = if format == "upperLetter" { b'A' } else { b'a' };
            char::from(first + number as u8 - 1).to_string()
        }
        _ => number.to_string(),
    }
}

/// 1 to 99 in Chinese numerals; no report has a longer list.
fn chinese(number: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    match number {
        1..=9 => DIGITS[number].to_owned(),
        10..=19 => format!("十{}", DIGITS[number - 10]),
        20..=99 => format!("{}十{}", DIGITS[number / 10], DIGITS[number % 10]),
        _ => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_as_word_does() {
        let mut numbering = Numbering::read(
            r#"<w:numbering><w:abstractNum w:abstractNumId="7">
                 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
                 <w:lvl w:ilvl="1"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
                 <w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum>
               <w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="8"/></w:num></w:numbering>"#,
        );
        let mut next = |list, level| numbering.next(list, level);
        assert_eq!(next("2", 0).as_deref(), Some("一、"));
        assert_eq!(next("2", 1).as_deref(), Some("一.3"));
        assert_eq!(next("2", 1).as_deref(), Some("一.4"));
        assert_eq!(next("2", 2), None);
        assert_eq!(next("2", 0).as_deref(), Some("二、"));
        assert_eq!(next("2", 1).as_deref(), Some("二.3"));
        for unknown in [("2", 5), ("3", 0), ("9", 0)] {
            assert_eq!(next(unknown.0, unknown.1), None);
        }
        assert_eq!([chinese(10), chinese(21), chinese(40), chinese(100)], ["十", "二十一", "四十", "100"]);
    }
}
