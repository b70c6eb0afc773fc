//! The few things every reader of XML parts needs. Knows no element by name.

use std::borrow::Cow;

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};

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
pub(crate) fn local(name: &str) -> &str {
    // Prefixes are a letter or two: looking for the colon byte by byte is the fastest.
    name.bytes().position(|byte| byte == b':').map_or(name, |at| &name[at + 1..])
}

/// An attribute by its local name.
pub(crate) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    value_of(tag, name).map(Cow::into_owned)
}

/// The same without a copy where the value stands in the file as it is.
pub(crate) fn value_of<'t>(tag: &'t BytesStart<'_>, name: &str) -> Option<Cow<'t, str>> {
    let mut attributes = tag.attributes();
    let mut unchecked = attributes.with_checks(false).flatten();
    let found = unchecked.find(|attribute| local(attribute.key.into_inner()) == name)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok()
}
