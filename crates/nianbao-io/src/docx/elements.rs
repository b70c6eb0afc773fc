//! The elements of a main part by what they mean for the reading.

/// What an element means for the reading.
pub(super) enum Meaning {
    /// What is inside is not shown.
    Skip,
    Paragraph,
    /// Text with the same properties.
    Run,
    /// What a paragraph is like.
    Properties,
    Text,
    TextBox,
    Table,
    Row,
    /// What a row is like.
    RowProperties,
    Cell,
    /// Nothing of its own.
    Passage,
}

/// What an element of this name means.
pub(super) fn meaning(name: &[u8]) -> Meaning {
    match name {
        // Properties, deleted text, field codes, the second copy of a text box, readings above characters.
        b"rPr" | b"tabs" | b"pPrChange" | b"tblPr" | b"tblGrid" | b"sdtPr" | b"sectPr" | b"del"
        | b"moveFrom" | b"Fallback" | b"rt" | b"instrText" | b"delText" => Meaning::Skip,
        b"p" => Meaning::Paragraph,
        b"r" => Meaning::Run,
        b"pPr" => Meaning::Properties,
        b"t" => Meaning::Text,
        b"txbxContent" => Meaning::TextBox,
        b"tbl" => Meaning::Table,
        b"tr" => Meaning::Row,
        b"trPr" => Meaning::RowProperties,
        b"tc" => Meaning::Cell,
        _ => Meaning::Passage,
    }
}

/// What an element says by standing there.
pub(super) enum Mark {
    Break,
    Tab,
    Hyphen,
    /// Style, level and list of a paragraph.
    Style,
    Level,
    List,
    /// What was deleted by revision, and where moved text stood.
    Deleted,
    Moved,
    CellDeleted,
    /// How many columns a cell covers, and how many are left out before a row.
    Span,
    Before,
    /// A cell that goes on with the one above.
    Merged,
    Hidden,
    Picture,
    Object,
}

/// What an element of this name says by standing there.
pub(super) fn mark(name: &[u8]) -> Option<Mark> {
    Some(match name {
        b"br" | b"cr" => Mark::Break,
        b"tab" => Mark::Tab,
        b"noBreakHyphen" => Mark::Hyphen,
        b"pStyle" => Mark::Style,
        b"ilvl" => Mark::Level,
        b"numId" => Mark::List,
        b"del" => Mark::Deleted,
        b"moveFrom" => Mark::Moved,
        b"cellDel" => Mark::CellDeleted,
        b"gridSpan" => Mark::Span,
        b"gridBefore" => Mark::Before,
        b"vMerge" => Mark::Merged,
        b"vanish" => Mark::Hidden,
        b"blip" | b"imagedata" => Mark::Picture,
        b"OLEObject" => Mark::Object,
        _ => return None,
    })
}

/// Whether an element without content changes nothing.
pub(super) fn is_idle(name: &[u8]) -> bool {
    matches!(meaning(name), Meaning::Passage) && mark(name).is_none()
}
