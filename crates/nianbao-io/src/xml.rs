//! The few things every reader of XML parts needs. Knows no element by name.

use std::borrow::Cow;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// Hands over the text of an event, if it is one of text.
pub(crate) fn text_of(event: &Event<'_>, mut take: impl FnMut(&str)) {
    match event {
        Event::Text(text) => take(&text.xml10_content()),
        Event::CData(text) => take(&text.xml10_content()),
        Event::GeneralRef(reference) => match reference.resolve_char_ref() {
            Ok(Some(c)) => take(c.encode_utf8(&mut [0; 4])),
            _ => match &*reference.xml10_content() {
                "amp" => take("&"),
                "lt" => take("<"),
                "gt" => take(">"),
                "quot" => take("\""),
                "apos" => take("'"),
                // Entities of a document type: no Office document has one, and they are how small files grow.
                _ => {}
            },
        },
        _ => {}
    }
}

/// A name without the prefix of its namespace.
pub(crate) fn local(name: &[u8]) -> &[u8] {
    // Prefixes are a letter or two: looking for the colon byte by byte is the fastest.
    name.iter().position(|byte| *byte == b':').map_or(name, |at| &name[at + 1..])
}

/// Passes over elements without content whose names mean nothing, as far as they follow each other. Most of what Word
/// writes is such, and an event for each costs more than all the rest.
///
/// Only right behind a tag: there the reader expects text or another tag.
pub(crate) fn pass_over(reader: &mut Reader<&[u8]>, is_idle: impl Fn(&[u8]) -> bool) {
    let rest = reader.get_mut();
    while let Some(after) = behind_idle(rest, &is_idle) {
        *rest = after;
    }
}

/// What follows the idle element without content that stands here.
fn behind_idle(text: &[u8], is_idle: impl Fn(&[u8]) -> bool) -> Option<&[u8]> {
    let inside =
        text.strip_prefix(b"<").filter(|inside| inside.first().is_some_and(u8::is_ascii_alphabetic))?;
    // Nearly always the name tells that the element means something, and nothing more need be looked at.
    let mut end = inside.iter().position(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | b'>'))?;
    let name = &inside[..end];
    if !is_idle(local(name.strip_suffix(b"/").unwrap_or(name))) {
        return None;
    }
    loop {
        end += inside[end..].iter().position(|byte| matches!(byte, b'>' | b'"' | b'\''))?;
        let mark = inside[end];
        if mark == b'>' {
            break;
        }
        end += 1;
        end += inside[end..].iter().position(|byte| *byte == mark)? + 1;
    }
    inside[..end].ends_with(b"/").then(|| &inside[end + 1..])
}

/// An attribute by its local name.
pub(crate) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    value_of(tag, name).map(Cow::into_owned)
}

/// The same without a copy where the value stands in the file as it is.
pub(crate) fn value_of<'t>(tag: &'t BytesStart<'_>, name: &str) -> Option<Cow<'t, str>> {
    let mut attributes = tag.attributes();
    let mut unchecked = attributes.with_checks(false).flatten();
    let found =
        unchecked.find(|attribute| local(attribute.key.into_inner().as_bytes()) == name.as_bytes())?;
    found.normalized_value(XmlVersion::Implicit1_0).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passes_over_empty_elements_only() {
        let left = |xml: &str| {
            let mut reader = Reader::from_str(xml);
            pass_over(&mut reader, |name| name != b"keep");
            String::from_utf8_lossy(reader.get_mut()).into_owned()
        };
        assert_eq!(left("<a/><w:b c='/>' d=\"'>\"/>text<e/>"), "text<e/>");
        for stays in
            ["<a></a>", "<keep/>", "<w:keep x='1'/>", "</a>", "<!-- /> -->", "<?a/>", "< a/>", "<a x='/>", ""]
        {
            assert_eq!(left(&format!("<a b='&lt;'/>{stays}")), stays);
        }
    }
}
