//! Fonts as far as text needs them: what the codes of a string stand for and how far each moves on. Drawings of glyphs
//! are never looked at.

use std::collections::HashMap;

use hayro_cmap::{BfString, CMap, CMapName, CidFamily, WritingMode, load_embedded};
use hayro_syntax::object::{Array, Dict, Name, Object, Stream};

use super::encoding::{self, Named};
use super::guard::Budget;

/// What a code stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A character.
    Char(char),
    /// Several characters drawn as one.
    Text(String),
    /// The font does not say.
    Unknown,
}

/// A code of a string.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Shown {
    /// What it stands for.
    pub(super) meaning: Meaning,
    /// How far it moves on, in sizes of the font.
    pub(super) advance: f64,
    /// Whether word spacing applies.
    pub(super) is_space: bool,
}

/// A font.
pub(super) struct Font {
    to_unicode: Option<CMap>,
    widths: HashMap<u32, f32>,
    usual: f64,
    /// What one unit of a width is, in sizes of the font.
    unit: f64,
    kind: Kind,
}

enum Kind {
    Simple { meanings: Box<[Option<char>; 256]>, guess_widths: bool },
    Composite { codes: Box<Codes>, meanings: Option<Box<CMap>>, vertical: bool },
}

/// How the strings of a composite font are cut into codes, and what number in the font each is.
enum Codes {
    /// Two bytes, the number itself.
    Identity,
    /// As the map says. `unicode`: the codes are UTF-16.
    Map { map: Box<CMap>, unicode: bool },
}

impl Font {
    /// Reads a font; what is missing or broken in it leaves its characters unknown.
    pub(super) fn read(dict: &Dict<'_>, budget: &mut Budget) -> Font {
        let to_unicode = match dict.get::<Object<'_>>("ToUnicode") {
            Some(Object::Stream(stream)) => embedded_map(&stream, budget),
            _ => None,
        };
        match dict.get::<Name<'_>>("Subtype").as_ref().map(Name::as_str) {
            Some("Type0") => composite(dict, to_unicode, budget),
            subtype => simple(dict, to_unicode, subtype == Some("Type3")),
        }
    }

    /// Whether strings run downwards.
    pub(super) fn is_vertical(&self) -> bool {
        matches!(self.kind, Kind::Composite { vertical: true, .. })
    }

    /// Cuts a string into codes.
    pub(super) fn decode(&self, bytes: &[u8], mut shown: impl FnMut(Shown)) {
        match &self.kind {
            Kind::Simple { meanings, guess_widths } => {
                for &code in bytes {
                    let meaning = self.mapped(u32::from(code)).unwrap_or_else(|| {
                        meanings[usize::from(code)].map_or(Meaning::Unknown, Meaning::Char)
                    });
                    let width = self.widths.get(&u32::from(code)).map(|width| f64::from(*width));
                    let width = width.unwrap_or_else(|| match (&meaning, guess_widths) {
                        (Meaning::Char(c), true) => encoding::usual_width(*c),
                        _ => self.usual,
                    });
                    shown(Shown { meaning, advance: width * self.unit, is_space: code == b' ' });
                }
            }
            Kind::Composite { codes, meanings, vertical } => {
                let mut rest = bytes;
                while !rest.is_empty() {
                    let (code, length, cid) = codes.next(rest);
                    let meaning = self.mapped(code).unwrap_or_else(|| {
                        codes
                            .meaning(code)
                            .or_else(|| looked_up(meanings.as_ref()?, cid?))
                            .unwrap_or(Meaning::Unknown)
                    });
                    let width = cid.and_then(|cid| self.widths.get(&cid)).map(|width| f64::from(*width));
                    let advance = if *vertical { 1.0 } else { width.unwrap_or(self.usual) * self.unit };
                    shown(Shown { meaning, advance, is_space: length == 1 && code == 32 });
                    rest = &rest[length..];
                }
            }
        }
    }

    fn mapped(&self, code: u32) -> Option<Meaning> {
        looked_up(self.to_unicode.as_ref()?, code)
    }
}

/// Maps write U+FFFD or U+0000 where they know nothing.
fn looked_up(map: &CMap, code: u32) -> Option<Meaning> {
    match map.lookup_bf_string(code)? {
        BfString::Char('\0' | '\u{fffd}') => None,
        BfString::Char(c) => Some(Meaning::Char(c)),
        BfString::String(text) if text.chars().all(|c| c != '\0' && c != '\u{fffd}') => {
            Some(Meaning::Text(text))
        }
        BfString::String(_) => None,
    }
}

impl Codes {
    /// The next code of a string that is not empty, its length, and its number in the font.
    fn next(&self, bytes: &[u8]) -> (u32, usize, Option<u32>) {
        let of = |length: usize| bytes[..length].iter().fold(0, |code, byte| code << 8 | u32::from(*byte));
        match self {
            Codes::Identity => {
                let length = bytes.len().min(2);
                (of(length), length, (length == 2).then(|| of(2)))
            }
            Codes::Map { map, .. } => {
                for length in 1..=bytes.len().min(4) {
                    if let Some(cid) = map.lookup_cid_code(of(length), length as u8) {
                        return (of(length), length, Some(cid));
                    }
                }
                let length = bytes.len().min(2);
                (of(length), length, None)
            }
        }
    }

    /// What a code says itself.
    fn meaning(&self, code: u32) -> Option<Meaning> {
        let Codes::Map { unicode: true, .. } = self else { return None };
        let c = match code {
            0x1_0000.. => {
                let (high, low) = ((code >> 16) & 0x3ff, code & 0x3ff);
                char::from_u32(0x1_0000 + (high << 10 | low))
            }
            code => char::from_u32(code),
        };
        c.filter(|c| *c != '\0').map(Meaning::Char)
    }
}

fn embedded_map(stream: &Stream<'_>, budget: &mut Budget) -> Option<CMap> {
    CMap::parse(&budget.decode(stream)?, load_embedded)
}

fn simple(dict: &Dict<'_>, to_unicode: Option<CMap>, drawn: bool) -> Font {
    let mut widths = HashMap::new();
    let first = dict.get::<u32>("FirstChar").unwrap_or(0);
    if let Some(list) = dict.get::<Array<'_>>("Widths") {
        widths.extend((first..=255).zip(list.iter::<f32>()));
    }
    let descriptor = dict.get::<Dict<'_>>("FontDescriptor").unwrap_or_default();
    let usual = descriptor.get::<f32>("MissingWidth").unwrap_or(0.0);
    let matrix: Vec<f32> = dict
        .get::<Array<'_>>("FontMatrix")
        .map(|matrix| matrix.iter::<f32>().take(6).collect())
        .unwrap_or_default();
    let unit = match matrix.first() {
        Some(scale) if drawn => f64::from(scale.abs()),
        _ => 0.001,
    };
    let guess_widths = widths.is_empty() && !drawn;
    let meanings = Box::new(simple_meanings(dict, &descriptor, drawn));
    Font { to_unicode, widths, usual: f64::from(usual), unit, kind: Kind::Simple { meanings, guess_widths } }
}

/// What the codes of a simple font stand for by its encoding. A symbolic font that names none keeps its meanings in
/// its own program, where every subset counts as it likes: those stay unknown.
fn simple_meanings(dict: &Dict<'_>, descriptor: &Dict<'_>, drawn: bool) -> [Option<char>; 256] {
    const SYMBOLIC: u32 = 4;
    let symbolic = descriptor.get::<u32>("Flags").unwrap_or(0) & SYMBOLIC != 0;
    let mut base = (!symbolic && !drawn).then_some(Named::Standard);
    let mut differences = None;
    match dict.get::<Object<'_>>("Encoding") {
        Some(Object::Name(name)) => base = Named::from_name(name.as_str()).or(base),
        Some(Object::Dict(encoding)) => {
            let named = encoding.get::<Name<'_>>("BaseEncoding");
            base = named.and_then(|name| Named::from_name(name.as_str())).or(base);
            differences = encoding.get::<Array<'_>>("Differences");
        }
        _ => {}
    }
    let mut meanings = [None; 256];
    for code in 0..=255_u8 {
        meanings[usize::from(code)] = base.and_then(|base| base.character(code));
    }
    let mut code = 0_usize;
    for item in differences.iter().flat_map(|list| list.iter::<Object<'_>>()) {
        match item {
            Object::Number(number) => code = usize::try_from(number.as_i64()).unwrap_or(256),
            Object::Name(name) => {
                if let Some(meaning) = meanings.get_mut(code) {
                    *meaning = encoding::from_glyph_name(name.as_str());
                }
                code = code.saturating_add(1);
            }
            _ => {}
        }
    }
    meanings
}

fn composite(dict: &Dict<'_>, to_unicode: Option<CMap>, budget: &mut Budget) -> Font {
    let inner: Dict<'_> = dict
        .get::<Array<'_>>("DescendantFonts")
        .and_then(|fonts| fonts.iter::<Dict<'_>>().next())
        .unwrap_or_default();
    let system = inner.get::<Dict<'_>>("CIDSystemInfo").unwrap_or_default();
    let word =
        |key: &str| system.get::<hayro_syntax::object::String<'_>>(key).map(|text| text.as_bytes().to_vec());
    let mut family = CidFamily::from_registry_ordering(
        &word("Registry").unwrap_or_default(),
        &word("Ordering").unwrap_or_default(),
    );
    let mut vertical = false;
    let codes = match dict.get::<Object<'_>>("Encoding") {
        Some(Object::Name(name)) => {
            vertical = name.as_str() == "V" || name.as_str().ends_with("-V");
            match name.as_str() {
                "Identity-H" | "Identity-V" => Codes::Identity,
                other => named_map(other).unwrap_or(Codes::Identity),
            }
        }
        Some(Object::Stream(stream)) => match embedded_map(&stream, budget) {
            Some(map) => {
                vertical = map.metadata().writing_mode == Some(WritingMode::Vertical);
                Codes::Map { map: Box::new(map), unicode: false }
            }
            None => Codes::Identity,
        },
        _ => Codes::Identity,
    };
    if let Codes::Map { map, .. } = &codes
        && family.ucs2_cmap().is_none()
        && let Some(collection) = &map.metadata().character_collection
    {
        family = collection.family.clone();
    }
    let own = matches!(codes, Codes::Map { unicode: true, .. });
    let meanings = family
        .ucs2_cmap()
        // Unpacking the maps takes longer than all the rest; most fonts bring their own.
        .filter(|_| to_unicode.is_none() && !own)
        .and_then(|name| CMap::parse(load_embedded(name)?, load_embedded))
        .map(Box::new);
    let usual = f64::from(inner.get::<f32>("DW").unwrap_or(1000.0));
    let widths = inner.get::<Array<'_>>("W").map(|list| composite_widths(&list)).unwrap_or_default();
    Font {
        to_unicode,
        widths,
        usual,
        unit: 0.001,
        kind: Kind::Composite { codes: Box::new(codes), meanings, vertical },
    }
}

fn named_map(name: &str) -> Option<Codes> {
    let unicode = name.starts_with("Uni") && (name.contains("UCS2") || name.contains("UTF16"));
    let map = CMap::parse(load_embedded(CMapName::from_bytes(name.as_bytes()))?, load_embedded)?;
    Some(Codes::Map { map: Box::new(map), unicode })
}

/// `c [w1 w2 …]` gives single widths from `c` on, `c1 c2 w` one for a range.
fn composite_widths(list: &Array<'_>) -> HashMap<u32, f32> {
    const LAST: u32 = 0xffff;
    // Ranges may name the same numbers again and again.
    let mut left = 4 * LAST as usize;
    let mut widths = HashMap::new();
    let mut items = list.iter::<Object<'_>>();
    let number = |item: Option<Object<'_>>| -> Option<f32> { item?.into_f32() };
    while let Some(first) = number(items.next()) {
        let first = first.max(0.0) as u32;
        match items.next() {
            Some(Object::Array(single)) => {
                let more = (first..=LAST).zip(single.iter::<f32>()).take(left);
                left -= more.map(|(code, width)| widths.insert(code, width)).count();
            }
            Some(Object::Number(last)) => {
                let last = u32::try_from(last.as_i64()).unwrap_or(0).min(LAST);
                let Some(width) = number(items.next()) else { break };
                let more = (first..=last).take(left);
                left -= more.map(|code| widths.insert(code, width)).count();
            }
            _ => break,
        }
    }
    widths
}
