//! The text of a report, part by part.

use crate::form::{Aspect, Part, TableKey};

/// A piece of text of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TextPart {
    /// What stands between the title and part 一.
    Lead,
    /// Part 一 before its first sub-head; the whole part when it has none.
    Overview,
    /// One of the five aspects of part 一.
    Aspect(Aspect),
    /// Part 五.
    Problems,
    /// Part 六.
    Other,
    /// A note below a table.
    Note(TableKey),
}

impl TextPart {
    /// All pieces in printed order.
    pub const ALL: [TextPart; 12] = [
        TextPart::Lead,
        TextPart::Overview,
        TextPart::Aspect(Aspect::Active),
        TextPart::Aspect(Aspect::Applications),
        TextPart::Aspect(Aspect::Management),
        TextPart::Aspect(Aspect::Platform),
        TextPart::Aspect(Aspect::Supervision),
        TextPart::Note(TableKey::Proactive),
        TextPart::Note(TableKey::Applications),
        TextPart::Note(TableKey::Disputes),
        TextPart::Problems,
        TextPart::Other,
    ];

    /// The name used in files and findings.
    pub fn key(self) -> &'static str {
        match self {
            TextPart::Lead => "lead",
            TextPart::Overview => "overview",
            TextPart::Aspect(Aspect::Active) => "overview.active",
            TextPart::Aspect(Aspect::Applications) => "overview.applications",
            TextPart::Aspect(Aspect::Management) => "overview.management",
            TextPart::Aspect(Aspect::Platform) => "overview.platform",
            TextPart::Aspect(Aspect::Supervision) => "overview.supervision",
            TextPart::Problems => "problems",
            TextPart::Other => "other",
            TextPart::Note(TableKey::Proactive) => "notes.proactive",
            TextPart::Note(TableKey::Applications) => "notes.applications",
            TextPart::Note(TableKey::Disputes) => "notes.disputes",
        }
    }

    /// Reads [`TextPart::key`] back.
    pub fn from_key(key: &str) -> Option<TextPart> {
        TextPart::ALL.into_iter().find(|part| part.key() == key)
    }

    /// The part of the report it stands in; the lead stands before all.
    pub fn part(self) -> Option<Part> {
        match self {
            TextPart::Lead => None,
            TextPart::Overview | TextPart::Aspect(_) => Some(Part::Overview),
            TextPart::Problems => Some(Part::Problems),
            TextPart::Other => Some(Part::Other),
            TextPart::Note(table) => Some(table.part()),
        }
    }

    fn index(self) -> usize {
        match self {
            TextPart::Lead => 0,
            TextPart::Overview => 1,
            TextPart::Aspect(aspect) => 2 + aspect as usize,
            TextPart::Note(table) => 7 + table as usize,
            TextPart::Problems => 10,
            TextPart::Other => 11,
        }
    }
}

/// The text of a report. Paragraphs are separated by line breaks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Narrative {
    texts: [String; TextPart::ALL.len()],
}

impl Narrative {
    /// One piece of text.
    pub fn get(&self, part: TextPart) -> &str {
        &self.texts[part.index()]
    }

    /// Replaces one piece of text; returns what stood there.
    pub fn set(&mut self, part: TextPart, text: impl Into<String>) -> String {
        std::mem::replace(&mut self.texts[part.index()], text.into())
    }

    /// Whether part 一 is divided into its aspects.
    pub fn has_aspects(&self) -> bool {
        Aspect::ALL.iter().any(|&aspect| !self.get(TextPart::Aspect(aspect)).is_empty())
    }

    /// All pieces in printed order with their texts.
    pub fn parts(&self) -> impl Iterator<Item = (TextPart, &str)> {
        TextPart::ALL.into_iter().map(|part| (part, self.get(part)))
    }
}
