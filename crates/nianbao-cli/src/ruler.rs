//! Where in a text a byte stands, by characters, lines and columns. Whoever asks for many places of a long text does not
//! count it from the beginning each time.

/// A text that is measured.
pub(crate) struct Ruler<'a> {
    text: &'a str,
    /// Places not far from one another, the first at the beginning.
    marks: Vec<Spot>,
}

/// Where a byte stands; everything counts from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Spot {
    byte: usize,
    /// How many characters stand before it.
    pub(crate) character: usize,
    /// How many lines have ended before it.
    pub(crate) line: usize,
    /// How many characters stand before it in its line.
    pub(crate) column: usize,
}

/// How many bytes lie between two marks, give or take a character.
const STEP: usize = 512;

impl<'a> Ruler<'a> {
    /// Measures a text.
    pub(crate) fn new(text: &'a str) -> Ruler<'a> {
        let (mut marks, mut spot) = (vec![Spot::default()], Spot::default());
        for c in text.chars() {
            spot = spot.behind(c);
            if spot.byte >= marks.len() * STEP {
                marks.push(spot);
            }
        }
        Ruler { text, marks }
    }

    /// The text.
    pub(crate) fn text(&self) -> &'a str {
        self.text
    }

    /// Where a byte stands; for one that is none of the text's, its end.
    pub(crate) fn spot(&self, byte: usize) -> Spot {
        let byte = if self.text.is_char_boundary(byte) { byte } else { self.text.len() };
        let before = self.marks.partition_point(|mark| mark.byte <= byte);
        let mark = before.checked_sub(1).map_or(Spot::default(), |last| self.marks[last]);
        self.text[mark.byte..byte].chars().fold(mark, Spot::behind)
    }
}

impl Spot {
    fn behind(self, c: char) -> Spot {
        let Spot { byte, character, line, column } = self;
        let (line, column) = if c == '\n' { (line + 1, 0) } else { (line, column + 1) };
        Spot { byte: byte + c.len_utf8(), character: character + 1, line, column }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_is_where_counting_from_the_beginning_finds_it() {
        for text in ["".to_owned(), "一\n二行a\n\n".repeat(200), "长".repeat(3 * STEP), "a𠀀\n".repeat(STEP)]
        {
            let ruler = Ruler::new(&text);
            let mut spot = Spot::default();
            for c in text.chars() {
                assert_eq!(ruler.spot(spot.byte), spot);
                spot = spot.behind(c);
            }
            for none in [text.len(), text.len() + 1, usize::MAX] {
                assert_eq!(ruler.spot(none), spot);
            }
            let line = text.rsplit('\n').next().unwrap_or_default();
            assert_eq!((spot.character, spot.column), (text.chars().count(), line.chars().count()));
            assert_eq!(spot.line, text.matches('\n').count());
        }
        assert_eq!(Ruler::new("一二").spot(1).character, 2);
    }
}
