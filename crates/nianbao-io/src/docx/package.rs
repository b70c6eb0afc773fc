//! The package: which parts a document consists of, and how they name one another.

use crate::archive;
use crate::carrier;
use crate::write::WriteError;

/// A document on its way into a package.
pub(super) struct Package<'a> {
    /// The title, for the properties of the file.
    pub(super) title: &'a str,
    /// The main part.
    pub(super) document: &'a str,
    /// The part that carries the report file.
    pub(super) carrier: Option<&'a str>,
    /// The part with the comments.
    pub(super) comments: Option<&'a str>,
}

impl Package<'_> {
    /// Packs the parts. The same parts give the same bytes.
    pub(super) fn pack(&self) -> Result<Vec<u8>, WriteError> {
        let mut types = Vec::new();
        let mut relations = Vec::new();
        if self.carrier.is_some() {
            types.push(
                r#"<Override PartName="/customXml/itemProps1.xml" ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml"/>"#,
            );
            relations.push(
                r#"<Relationship Id="rId6" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml" Target="../customXml/item1.xml"/>"#,
            );
        }
        if self.comments.is_some() {
            types.push(
                r#"<Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/>"#,
            );
            relations.push(
                r#"<Relationship Id="rId7" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/>"#,
            );
        }
        let types = before_end(include_str!("parts/content_types.xml"), "</Types>", &types);
        let relations = before_end(include_str!("parts/document.rels"), "</Relationships>", &relations);
        let core = carrier::core(self.title);
        // The types come first, so that programs that look at the beginning of the file know what it is.
        let mut parts = vec![
            ("[Content_Types].xml", types.as_str()),
            ("_rels/.rels", include_str!("parts/package.rels")),
            ("docProps/core.xml", &core),
            ("docProps/app.xml", include_str!("parts/app.xml")),
            ("word/document.xml", self.document),
            ("word/_rels/document.xml.rels", &relations),
            ("word/styles.xml", include_str!("parts/styles.xml")),
            ("word/settings.xml", include_str!("parts/settings.xml")),
            ("word/fontTable.xml", include_str!("parts/fonts.xml")),
            ("word/footer1.xml", include_str!("parts/footer_odd.xml")),
            ("word/footer2.xml", include_str!("parts/footer_even.xml")),
        ];
        parts.extend(self.comments.map(|comments| ("word/comments.xml", comments)));
        if let Some(carrier) = self.carrier {
            parts.push(("customXml/item1.xml", carrier));
            parts.push(("customXml/itemProps1.xml", include_str!("parts/item_props.xml")));
            parts.push(("customXml/_rels/item1.xml.rels", include_str!("parts/item.rels")));
        }
        archive::pack(&parts)
    }
}

/// A part with more elements inside its outermost one.
fn before_end(part: &str, end: &str, more: &[&str]) -> String {
    part.replace(end, &(more.concat() + end))
}
