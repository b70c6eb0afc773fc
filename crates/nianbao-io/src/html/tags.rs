//! A page as tags and texts, handed over one after the other. Nothing is kept of a tag once it was handed over.

use std::borrow::Cow;
use std::ops::Range;

use html5gum::emitters::callback::{Callback, CallbackEmitter, CallbackEvent};
use html5gum::{Emitter, ForwardingEmitter, Span, Tokenizer};

use crate::import::ReadError;

/// Who takes what a page consists of.
pub(super) trait Visitor {
    /// A start tag. An error ends the reading.
    fn start(&mut self, tag: &Tag<'_>) -> Result<(), ReadError>;
    /// An end tag.
    fn end(&mut self, name: &str);
    /// Text between tags, entities resolved.
    fn text(&mut self, text: &str);
}

/// A start tag.
pub(super) struct Tag<'t> {
    /// Its name in lower case.
    pub(super) name: &'t str,
    /// Whether it ends with `/>`.
    pub(super) self_closing: bool,
    attributes: &'t Attributes,
}

/// The attributes of a tag, one after the other in one buffer.
#[derive(Default)]
struct Attributes {
    bytes: Vec<u8>,
    /// Where the name of each stands, and where its value does.
    places: Vec<(Range<usize>, Range<usize>)>,
}

impl Tag<'_> {
    /// An attribute; the first counts when it stands twice.
    pub(super) fn attribute(&self, name: &str) -> Option<Cow<'_, str>> {
        let bytes = &self.attributes.bytes;
        let mut places = self.attributes.places.iter();
        let (_, value) = places.find(|(key, _)| &bytes[key.clone()] == name.as_bytes())?;
        Some(String::from_utf8_lossy(&bytes[value.clone()]))
    }

    /// Whether there are attributes.
    pub(super) fn has_attributes(&self) -> bool {
        !self.attributes.places.is_empty()
    }
}

/// Hands over what a page consists of.
pub(super) fn visit(html: &str, visitor: &mut impl Visitor) -> Result<(), ReadError> {
    let handler = Handler { visitor, name: Vec::new(), attributes: Attributes::default() };
    let mut emitter = CallbackEmitter::new(handler);
    emitter.naively_switch_states(true);
    match Tokenizer::new_with_emitter(html, Quiet(emitter)).next() {
        Some(Ok(error)) => Err(error),
        None => Ok(()),
    }
}

/// Puts tags together.
struct Handler<'v, V> {
    visitor: &'v mut V,
    name: Vec<u8>,
    attributes: Attributes,
}

impl<V: Visitor> Callback<ReadError, ()> for Handler<'_, V> {
    fn handle_event(&mut self, event: CallbackEvent<'_>, _: Span<()>) -> Option<ReadError> {
        let Attributes { bytes, places } = &mut self.attributes;
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.name.clear();
                self.name.extend_from_slice(name);
            }
            CallbackEvent::AttributeName { name } => {
                let begin = bytes.len();
                bytes.extend_from_slice(name);
                places.push((begin..bytes.len(), bytes.len()..bytes.len()));
            }
            CallbackEvent::AttributeValue { value } => {
                bytes.extend_from_slice(value);
                if let Some((_, place)) = places.last_mut() {
                    place.end = bytes.len();
                }
            }
            CallbackEvent::CloseStartTag { self_closing } => {
                let name = std::str::from_utf8(&self.name).unwrap_or_default();
                let tag = Tag { name, self_closing, attributes: &self.attributes };
                let ended = self.visitor.start(&tag);
                self.name.clear();
                self.forget_attributes();
                return ended.err();
            }
            CallbackEvent::EndTag { name } => {
                self.forget_attributes();
                self.visitor.end(std::str::from_utf8(name).unwrap_or_default());
            }
            CallbackEvent::String { value } => match std::str::from_utf8(value) {
                Ok(text) => self.visitor.text(text),
                Err(_) => self.visitor.text(&String::from_utf8_lossy(value)),
            },
            CallbackEvent::Comment { .. } | CallbackEvent::Doctype { .. } | CallbackEvent::Error(_) => {}
        }
        None
    }
}

impl<V> Handler<'_, V> {
    fn forget_attributes(&mut self) {
        self.attributes.bytes.clear();
        self.attributes.places.clear();
    }
}

/// Spares the tokenizer looking for faults of the page, of which there are many and nobody asks.
struct Quiet<E>(E);

impl<E: Emitter> ForwardingEmitter for Quiet<E> {
    type Token = E::Token;

    fn inner(&mut self) -> &mut impl Emitter<Token = Self::Token> {
        &mut self.0
    }

    #[inline]
    fn should_emit_errors(&mut self) -> bool {
        false
    }
}
