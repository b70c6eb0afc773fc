//! The strings that cells share, and those that stand in a cell.

use quick_xml::Reader;
use quick_xml::events::Event;

use crate::import::ReadError;
use crate::sheet::pool::Pool;
use crate::xml::text_of;

/// Reads the part with the shared strings.
pub(super) fn read(xml: &str) -> Result<Pool, ReadError> {
    let mut strings = Pool::default();
    let mut reader = Reader::from_str(xml);
    let mut piece = Piece::default();
    loop {
        let event =
            reader.read_event().map_err(|_| ReadError::Damaged("其中的文字部分结构不对".to_owned()))?;
        match &event {
            Event::Eof => return Ok(strings),
            Event::End(tag) if tag.local_name().as_ref() == "si" => {
                strings.push(&unescaped(&piece.take()));
            }
            Event::Empty(tag) if tag.local_name().as_ref() == "si" => strings.push(""),
            event => piece.event(event),
        }
    }
}

/// A string in pieces: its runs without their looks, and without the readings above them.
#[derive(Default)]
pub(super) struct Piece {
    text: String,
    in_text: bool,
    in_reading: bool,
}

impl Piece {
    /// Takes what an event adds.
    pub(super) fn event(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag.local_name().as_ref()),
            Event::End(tag) => self.end(tag.local_name().as_ref()),
            event if self.in_text && !self.in_reading => text_of(event, |text| self.text.push_str(text)),
            _ => {}
        }
    }

    /// Begins an element.
    pub(super) fn start(&mut self, name: &str) {
        match name {
            "t" => self.in_text = true,
            "rPh" => self.in_reading = true,
            _ => {}
        }
    }

    /// Ends an element.
    pub(super) fn end(&mut self, name: &str) {
        match name {
            "t" => self.in_text = false,
            "rPh" => self.in_reading = false,
            _ => {}
        }
    }

    /// The string as far as it was read.
    pub(super) fn take(&mut self) -> String {
        std::mem::take(self).text
    }
}

/// Characters that XML cannot hold are written as `_x000D_`.
pub(super) fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let code = rest.get(at + 2..at + 6).filter(|_| rest[at + 6..].starts_with('_'));
        let unit = code
            .filter(|code| code.bytes().all(|byte| byte.is_ascii_hexdigit()))
            .and_then(|code| u32::from_str_radix(code, 16).ok());
        let end = match unit.and_then(char::from_u32) {
            Some(c) => {
                out.push_str(&rest[..at]);
                out.push(c);
                at + 7
            }
            None => {
                out.push_str(&rest[..at + 2]);
                at + 2
            }
        };
        rest = &rest[end..];
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_put_together() {
        let xml = r#"<sst xmlns="x"><si><t>甲</t></si><si/><si><r><rPr><b/></rPr><t xml:space="preserve">乙 </t></r><r><t>丙&amp;</t></r><rPh sb="0" eb="1"><t>yi</t></rPh><phoneticPr/></si><si><t/></si><si><t>a_x000D_b_x005F_x000D_c_xZZ_x41_</t></si></sst>"#;
        let strings = read(xml).unwrap();
        let all: Vec<_> = (0..6).map(|number| strings.get(number)).collect();
        assert_eq!(
            all,
            [Some("甲"), Some(""), Some("乙 丙&"), Some(""), Some("a\rb_x000D_c_xZZ_x41_"), None]
        );
    }
}
