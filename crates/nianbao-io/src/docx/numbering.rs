//! Automatic numbers before paragraphs. Word keeps them out of the text, so without this a heading that an office
//! numbered by list would lose its `一、`.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::numerals::written;
use crate::xml::attribute;

/// The lists of a document and how far each has counted.
#[derive(Default)]
pub(crate) struct Numbering {
    definitions: BTreeMap<String, Definition>,
    lists: BTreeMap<String, List>,
    /// The numbers reached, by definition: lists of one definition count on.
    reached: BTreeMap<String, [Option<usize>; LEVELS]>,
}

#[derive(Default)]
struct Definition {
    levels: Vec<Level>,
    /// The name under which other definitions take this one's levels, and the name whose levels this one takes.
    style: Option<String>,
    takes: Option<String>,
}

/// A list in the text: a definition, and what it has otherwise.
#[derive(Default)]
struct List {
    definition: String,
    levels: BTreeMap<usize, Level>,
    /// Numbers that levels begin with anew.
    starts: BTreeMap<usize, usize>,
    has_begun: bool,
}

/// One level of a list.
#[derive(Clone, Default)]
struct Level {
    start: usize,
    format: String,
    /// The words around the number; `%1` stands for the number of the first level.
    text: String,
    /// The paragraph style of this level.
    style: Option<String>,
    /// The level, counted from one, after which the count begins anew; 0 is none.
    restart: Option<usize>,
    /// Whether the numbers of the levels above are written in digits.
    is_legal: bool,
    /// Whether nothing stands between number and text.
    is_tight: bool,
}

/// Longest words around a number that are kept: they are repeated before every paragraph.
const WORDS: usize = 20;

/// Deepest level Word knows.
const LEVELS: usize = 9;

/// What is open while the definitions are read.
#[derive(Default)]
struct Open {
    definition: String,
    list: String,
    /// The level, in the list when one is open, else in the definition.
    level: Option<usize>,
}

impl Numbering {
    /// Reads the part with the definitions; what is odd in it is left out.
    pub(super) fn read(xml: &str) -> Numbering {
        let mut numbering = Numbering::default();
        let mut reader = Reader::from_str(xml);
        let mut open = Open::default();
        while let Ok(event) = reader.read_event() {
            match event {
                Event::Start(tag) | Event::Empty(tag) => numbering.take(&mut open, &tag),
                Event::Eof => break,
                _ => {}
            }
        }
        numbering.follow_links();
        numbering
    }

    /// Lets lists whose definition only names another use that one.
    fn follow_links(&mut self) {
        let named = |(id, definition): (&String, &Definition)| Some((definition.style.clone()?, id.clone()));
        let named: BTreeMap<String, String> = self.definitions.iter().filter_map(named).collect();
        for list in self.lists.values_mut() {
            let taken = self.definitions.get(&list.definition).and_then(|found| found.takes.as_ref());
            if let Some(id) = taken.and_then(|name| named.get(name)) {
                list.definition.clone_from(id);
            }
        }
    }

    fn take(&mut self, open: &mut Open, tag: &BytesStart<'_>) {
        let value = || attribute(tag, "val").unwrap_or_default();
        let at =
            || attribute(tag, "ilvl").and_then(|level| level.parse().ok()).filter(|level| *level < LEVELS);
        match tag.local_name().as_ref() {
            "abstractNum" => {
                open.definition = attribute(tag, "abstractNumId").unwrap_or_default();
                open.level = None;
                self.definitions.insert(open.definition.clone(), Definition::default());
            }
            "num" => {
                open.definition.clear();
                open.list = attribute(tag, "numId").unwrap_or_default();
                open.level = None;
                self.lists.insert(open.list.clone(), List::default());
            }
            "abstractNumId" => {
                if let Some(list) = self.lists.get_mut(&open.list) {
                    list.definition = value();
                }
            }
            "styleLink" | "numStyleLink" => {
                if let Some(definition) = self.definitions.get_mut(&open.definition) {
                    let takes = tag.local_name().as_ref() == "numStyleLink";
                    *(if takes { &mut definition.takes } else { &mut definition.style }) = Some(value());
                }
            }
            "lvlOverride" => open.level = at(),
            "startOverride" => {
                if let (Some(list), Some(level)) = (self.lists.get_mut(&open.list), open.level) {
                    list.starts.insert(level, start(&value()));
                }
            }
            "lvl" => {
                open.level = at();
                if let Some(level) = self.open_level(open) {
                    *level = Level { start: 1, ..Level::default() };
                }
            }
            name => {
                if let Some(level) = self.open_level(open) {
                    level.take(name, tag);
                }
            }
        }
    }

    fn open_level(&mut self, open: &Open) -> Option<&mut Level> {
        let number = open.level?;
        if let Some(definition) = self.definitions.get_mut(&open.definition) {
            if definition.levels.len() <= number {
                definition.levels.resize_with(number + 1, Level::default);
            }
            return definition.levels.get_mut(number);
        }
        Some(self.lists.get_mut(&open.list)?.levels.entry(number).or_default())
    }

    /// Adds the next level to a list definition; its text has `%1` for the number of the first level.
    pub(crate) fn add_level(&mut self, definition: &str, start: usize, format: &str, text: &str) {
        let levels = &mut self.definitions.entry(definition.to_owned()).or_default().levels;
        if levels.len() < LEVELS {
            let text = text.chars().take(WORDS).collect();
            levels.push(Level { start, format: format.to_owned(), text, ..Level::default() });
        }
    }

    /// Says which definition a list uses.
    pub(crate) fn add_list(&mut self, list: &str, definition: &str) {
        self.lists.insert(list.to_owned(), List { definition: definition.to_owned(), ..List::default() });
    }

    /// Whether there are lists at all.
    pub(super) fn is_empty(&self) -> bool {
        self.lists.is_empty()
    }

    /// The level of a list that belongs to a paragraph style.
    pub(super) fn level_of(&self, list: &str, style: &str) -> Option<usize> {
        let (list, definition) = self.find(list)?;
        let is_its = |level: &Level| level.style.as_deref() == Some(style);
        let own = list.levels.iter().find(|(_, level)| is_its(level)).map(|(number, _)| *number);
        own.or_else(|| definition.levels.iter().position(is_its))
    }

    fn find(&self, list: &str) -> Option<(&List, &Definition)> {
        let list = self.lists.get(list)?;
        Some((list, self.definitions.get(&list.definition)?))
    }

    /// The words before the next paragraph of a list; `None` when it has none, as with bullets.
    pub(crate) fn next(&mut self, list: &str, level: usize) -> Option<String> {
        let (found, definition) = self.find(list)?;
        let of = |number: usize| found.levels.get(&number).or_else(|| definition.levels.get(number));
        let begin = |number: usize| found.starts.get(&number).copied().or_else(|| Some(of(number)?.start));
        let own = of(level)?;
        let mut reached = self.reached.get(&found.definition).copied().unwrap_or_default();
        if !found.has_begun {
            found.starts.keys().for_each(|number| reached[*number] = None);
        }
        reached[level] = reached[level].map(|number| number + 1).or_else(|| begin(level));
        for (number, below) in reached.iter_mut().enumerate().skip(level + 1) {
            if of(number).and_then(|below| below.restart).is_none_or(|restart| level < restart) {
                *below = None;
            }
        }
        let text = (own.format != "bullet" && own.format != "none").then(|| {
            let mut text = own.text.clone();
            for (number, reached) in reached.iter().enumerate().take(level + 1) {
                let at = reached.or_else(|| begin(number)).unwrap_or_default();
                let format = match of(number) {
                    Some(above) if !own.is_legal || number == level => &above.format,
                    _ => "decimal",
                };
                text = text.replace(&format!("%{}", number + 1), &written(at, format));
            }
            // A tab stands there, and a number must not run into the text.
            if !own.is_tight && text.ends_with(char::is_alphanumeric) {
                text.push(' ');
            }
            text
        });
        let definition = found.definition.clone();
        self.reached.insert(definition, reached);
        if let Some(found) = self.lists.get_mut(list) {
            found.has_begun = true;
        }
        text.filter(|text| !text.is_empty())
    }
}

impl Level {
    fn take(&mut self, name: &str, tag: &BytesStart<'_>) {
        let value = || attribute(tag, "val").unwrap_or_default();
        match name {
            "start" => self.start = start(&value()),
            "numFmt" => self.format = value(),
            "lvlText" => self.text = value().chars().take(WORDS).collect(),
            "pStyle" => self.style = Some(value()),
            "lvlRestart" => self.restart = value().parse().ok(),
            "isLgl" => self.is_legal = true,
            "suff" => self.is_tight = value() == "nothing",
            _ => {}
        }
    }
}

/// The number a level begins with, as far as Word counts.
fn start(value: &str) -> usize {
    value.parse::<u16>().map_or(1, usize::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_as_word_does() {
        let mut numbering = Numbering::read(
            r#"<w:numbering><w:abstractNum w:abstractNumId="7">
                 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
                 <w:lvl w:ilvl="1"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:suff w:val="nothing"/><w:lvlText w:val="%1.%2"/></w:lvl>
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
    }

    #[test]
    fn lists_of_one_definition_begin_anew_when_they_say_so() {
        let mut numbering = Numbering::read(
            r#"<w:numbering><w:abstractNum w:abstractNumId="0">
                 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="japaneseCounting"/><w:lvlText w:val="第%1条"/></w:lvl>
                 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlRestart w:val="0"/><w:isLgl/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>
               <w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="标题"/></w:abstractNum>
               <w:abstractNum w:abstractNumId="2"><w:styleLink w:val="标题"/><w:lvl w:ilvl="0"><w:start w:val="0"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum>
               <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
               <w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
               <w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%1）"/></w:lvl></w:lvlOverride></w:num>
               <w:num w:numId="4"><w:abstractNumId w:val="1"/></w:num></w:numbering>"#,
        );
        let mut next = |list, level| numbering.next(list, level).unwrap_or_default();
        assert_eq!([next("1", 0), next("1", 0), next("1", 1)], ["第一条 ", "第二条 ", "2.1 "]);
        assert_eq!([next("2", 0), next("2", 1), next("2", 0)], ["第一条 ", "1.2 ", "第二条 "]);
        assert_eq!([next("3", 0), next("1", 0)], ["（三）", "第四条 "]);
        assert_eq!([next("4", 0), next("4", 0)], ["0 ", "1 "], "a count may begin with nothing");
    }
}
