//! The custom XML part of an Office document that carries the report file, and beside it the digest of what the
//! document shows. Word, Excel and WPS carry such parts along when somebody edits the document.

use nianbao_core::model::Report;
use quick_xml::Reader;
use quick_xml::events::Event;

use crate::archive::Archive;
use crate::import::ReadError;
use crate::limits;
use crate::markup::Markup;
use crate::project;
use crate::xml::{attribute, text_of};

/// What every XML part begins with.
pub(crate) const PROLOG: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
/// The namespace of the part.
const NAMESPACE: &str = "urn:nianbao:report:1";
/// Its element.
const ELEMENT: &str = "report";
/// The attribute for the digest of the visible content.
const VISIBLE: &str = "visible";

/// What a carrier holds.
pub(crate) struct Carrier {
    /// The report file.
    pub(crate) report: String,
    /// The digest of what the document showed when it was written.
    pub(crate) visible: Option<String>,
}

/// The part for a report.
pub(crate) fn write(report: &Report, digest: &str) -> String {
    let mut markup = Markup::new(PROLOG);
    markup.leaf(
        ELEMENT,
        &[("xmlns", NAMESPACE), (VISIBLE, digest)],
        &project::to_json(&project::published(report)),
    );
    markup.finish()
}

/// The part that names the title of a document.
pub(crate) fn core(title: &str) -> String {
    let mut markup = Markup::new(PROLOG);
    let namespaces = [
        ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ];
    markup.open("cp:coreProperties", &namespaces);
    markup.leaf("dc:title", &[], title);
    markup.leaf("dc:language", &[], "zh-CN");
    markup.finish()
}

/// Looks for the part; other programs rename it.
pub(crate) fn find(archive: &mut Archive<'_>) -> Result<Option<Carrier>, ReadError> {
    let candidates: Vec<String> = archive
        .names()
        .filter(|name| {
            name.starts_with("customXml/item") && !name.contains("Props") && name.ends_with(".xml")
        })
        .take(limits::CARRIERS)
        .map(str::to_owned)
        .collect();
    for name in candidates {
        // What cannot be read here is not ours.
        if let Ok(Some(xml)) = archive.text(&name)
            && xml.contains(NAMESPACE)
            && let Some(carrier) = carried(&xml)
        {
            return Ok(Some(carrier));
        }
    }
    Ok(None)
}

fn carried(xml: &str) -> Option<Carrier> {
    let mut reader = Reader::from_str(xml);
    let mut carrier = None;
    loop {
        match reader.read_event().ok()? {
            Event::Start(tag) if tag.local_name().as_ref() == ELEMENT => {
                carrier = Some(Carrier { report: String::new(), visible: attribute(&tag, VISIBLE) });
            }
            Event::End(_) | Event::Eof => return carrier,
            event => {
                if let Some(carrier) = &mut carrier {
                    text_of(&event, |text| carrier.report.push_str(text));
                }
            }
        }
    }
}
