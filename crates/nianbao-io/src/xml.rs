//! The few things every reader of XML parts needs. Knows no element by name.

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

/// An attribute by its local name.
pub(crate) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag
        .attributes()
        .with_checks(false)
        .flatten()
        .find(|attribute| attribute.key.local_name().as_ref() == name)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
}
