//! Builds HTML and XML text: every tag is closed, every text escaped, nothing is written that XML does not allow.
//! Knows no element by name.

/// HTML or XML being written.
pub(crate) struct Markup {
    out: String,
    open: Vec<&'static str>,
}

impl Markup {
    /// Begins with what stands before the first element.
    pub(crate) fn new(prolog: &str) -> Markup {
        let mut out = String::with_capacity(64 * 1024);
        out.push_str(prolog);
        Markup { out, open: Vec::new() }
    }

    /// Opens an element.
    pub(crate) fn open(&mut self, name: &'static str, attributes: &[(&str, &str)]) {
        self.tag(name, attributes);
        self.out.push('>');
        self.open.push(name);
    }

    /// Closes the element opened last.
    pub(crate) fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            self.out.push_str("</");
            self.out.push_str(name);
            self.out.push('>');
        }
    }

    /// An element with nothing inside, in a writing that both HTML (void elements) and XML understand.
    pub(crate) fn empty(&mut self, name: &'static str, attributes: &[(&str, &str)]) {
        self.tag(name, attributes);
        self.out.push_str("/>");
    }

    /// An element with text inside.
    pub(crate) fn leaf(&mut self, name: &'static str, attributes: &[(&str, &str)], text: &str) {
        self.open(name, attributes);
        self.text(text);
        self.close();
    }

    /// Text, escaped.
    pub(crate) fn text(&mut self, text: &str) {
        escape(text, &mut self.out);
    }

    /// What is markup already, or must stay unescaped as a script's content.
    pub(crate) fn raw(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    /// Closes what is open and hands over the text.
    pub(crate) fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.out
    }

    fn tag(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.out.push('<');
        self.out.push_str(name);
        for (key, value) in attributes {
            self.out.push(' ');
            self.out.push_str(key);
            self.out.push_str("=\"");
            escape(value, &mut self.out);
            self.out.push('"');
        }
    }
}

/// Escapes for text and for attributes alike. What XML 1.0 cannot hold is left out.
fn escape(text: &str, out: &mut String) {
    let mut plain = 0;
    for (at, c) in text.char_indices() {
        let with = match c {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            // A parser would make a line feed, or in an attribute a space, of these.
            '\r' => "&#13;",
            '\n' => "&#10;",
            '\t' => "&#9;",
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => "",
            _ => continue,
        };
        out.push_str(&text[plain..at]);
        out.push_str(with);
        plain = at + c.len_utf8();
    }
    out.push_str(&text[plain..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_and_closes() {
        let mut markup = Markup::new("");
        markup.open("a", &[("b", "\"<&>\"\n")]);
        markup.leaf("c", &[], "]]>\u{0}\u{b}\u{ffff}é\u{85}\t");
        markup.empty("d", &[]);
        assert_eq!(
            markup.finish(),
            "<a b=\"&quot;&lt;&amp;&gt;&quot;&#10;\"><c>]]&gt;é\u{85}&#9;</c><d/></a>"
        );
    }
}
