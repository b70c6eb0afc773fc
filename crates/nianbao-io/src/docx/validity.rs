//! Whether what is written is what the standard allows (ECMA-376, part 1, transitional schema): parts that name one
//! another, well-formed XML, properties in their order, comments with both ends.

use std::collections::BTreeMap;

use nianbao_core::form::{EditionKey, TableKey};
use nianbao_core::model::{Place, Report, TextPart, TextRange};
use nianbao_testkit::random::torn_report;
use quick_xml::Reader;
use quick_xml::events::Event;

use crate::archive::Archive;
use crate::record::{self, Fingerprint};
use crate::{Format, read};

/// The order of children that the schema prescribes, for what we write.
const ORDER: &[(&str, &[&str])] = &[
    (
        "w:pPr",
        &[
            "w:pStyle",
            "w:keepNext",
            "w:keepLines",
            "w:pageBreakBefore",
            "w:widowControl",
            "w:numPr",
            "w:pBdr",
            "w:shd",
            "w:tabs",
            "w:snapToGrid",
            "w:spacing",
            "w:ind",
            "w:jc",
            "w:textAlignment",
            "w:outlineLvl",
            "w:rPr",
            "w:sectPr",
        ],
    ),
    (
        "w:rPr",
        &[
            "w:rStyle",
            "w:rFonts",
            "w:b",
            "w:bCs",
            "w:i",
            "w:color",
            "w:spacing",
            "w:w",
            "w:kern",
            "w:sz",
            "w:szCs",
            "w:u",
            "w:shd",
            "w:vertAlign",
            "w:lang",
        ],
    ),
    (
        "w:tcPr",
        &["w:tcW", "w:gridSpan", "w:vMerge", "w:tcBorders", "w:shd", "w:noWrap", "w:tcMar", "w:vAlign"],
    ),
    (
        "w:tblPr",
        &[
            "w:tblStyle",
            "w:tblW",
            "w:jc",
            "w:tblInd",
            "w:tblBorders",
            "w:tblLayout",
            "w:tblCellMar",
            "w:tblLook",
        ],
    ),
    ("w:tblBorders", &["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"]),
    ("w:tblCellMar", &["w:top", "w:left", "w:bottom", "w:right"]),
    ("w:tbl", &["w:tblPr", "w:tblGrid", "w:tr"]),
    ("w:tr", &["w:trPr", "w:tc"]),
    ("w:tc", &["w:tcPr", "w:p"]),
    (
        "w:style",
        &[
            "w:name",
            "w:basedOn",
            "w:next",
            "w:link",
            "w:uiPriority",
            "w:semiHidden",
            "w:unhideWhenUsed",
            "w:qFormat",
            "w:pPr",
            "w:rPr",
            "w:tblPr",
        ],
    ),
    ("w:sectPr", &["w:headerReference", "w:footerReference", "w:pgSz", "w:pgMar", "w:docGrid"]),
    ("w:font", &["w:altName", "w:panose1", "w:charset", "w:family", "w:pitch"]),
];

/// An element: its name and its attributes.
type Element = (String, BTreeMap<String, String>);

/// Walks a part; fails where it is not well-formed or its order is not the schema's. Returns all elements.
fn walk(part: &str, xml: &str) -> Vec<Element> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = true;
    let mut elements: Vec<Element> = Vec::new();
    let mut open: Vec<(String, usize)> = Vec::new();
    loop {
        let event = reader.read_event().unwrap_or_else(|error| panic!("{part}: {error}"));
        let (tag, stays) = match &event {
            Event::Start(tag) => (tag, true),
            Event::Empty(tag) => (tag, false),
            Event::End(_) => {
                open.pop().unwrap();
                continue;
            }
            Event::Eof => break,
            _ => continue,
        };
        let name = tag.name().as_ref().to_owned();
        if let Some((above, reached)) = open.last_mut()
            && let Some((_, order)) = ORDER.iter().find(|(element, _)| element == above)
        {
            let at = order.iter().position(|known| *known == name);
            let at = at.unwrap_or_else(|| panic!("{part}: {name} in {above} is not in the list"));
            assert!(at >= *reached, "{part}: {name} comes too late in {above}");
            *reached = at;
        }
        let attributes = tag.attributes().map(|attribute| {
            let attribute = attribute.unwrap();
            let value = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).unwrap().into_owned();
            (attribute.key.as_ref().to_owned(), value)
        });
        elements.push((name.clone(), attributes.collect()));
        if stays {
            open.push((name, 0));
        }
    }
    assert!(open.is_empty(), "{part} is not closed");
    elements
}

/// All parts of a package, walked; fails where parts do not name one another as they should.
fn package(bytes: &[u8]) -> BTreeMap<String, Vec<Element>> {
    let mut archive = Archive::open(bytes).unwrap();
    let names: Vec<String> = archive.names().map(str::to_owned).collect();
    assert_eq!(names[0], "[Content_Types].xml");
    let parts: BTreeMap<String, Vec<Element>> =
        names.iter().map(|name| (name.clone(), walk(name, &archive.text(name).unwrap().unwrap()))).collect();
    for (_, attributes) in parts["[Content_Types].xml"].iter().filter(|(name, _)| name == "Override") {
        let part = attributes["PartName"].trim_start_matches('/');
        assert!(parts.contains_key(part), "{part} is announced and not there");
    }
    let relations = &parts["word/_rels/document.xml.rels"];
    let mut ids: Vec<&String> = Vec::new();
    for (_, attributes) in relations.iter().filter(|(name, _)| name == "Relationship") {
        let target = &attributes["Target"];
        let target = target.strip_prefix("../").map_or_else(|| format!("word/{target}"), str::to_owned);
        assert!(parts.contains_key(&target), "{target} is named and not there");
        ids.push(&attributes["Id"]);
    }
    let all = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), all, "relations with the same id");
    let styles: Vec<&String> =
        parts["word/styles.xml"].iter().filter_map(|(_, attributes)| attributes.get("w:styleId")).collect();
    for (part, elements) in &parts {
        for (name, attributes) in elements {
            if matches!(name.as_str(), "w:pStyle" | "w:rStyle" | "w:basedOn" | "w:next") {
                assert!(styles.contains(&&attributes["w:val"]), "{part}: no style {}", attributes["w:val"]);
            }
        }
    }
    parts
}

fn hostile() -> Report {
    let mut report = torn_report(5);
    report.meta.org_name = "</w:t>]]>&\u{0}\"青禾镇".to_owned();
    report.narrative.set(TextPart::Note(TableKey::Disputes), "");
    report.narrative.set(TextPart::Problems, "一是更新慢。\n  二是<解读>少\t，形式单一。");
    report
}

#[test]
fn everything_written_is_what_the_standard_allows() {
    for edition in EditionKey::all() {
        let blank = crate::write_blank(edition, None, Format::Docx).unwrap();
        assert!(!package(&blank).contains_key("word/comments.xml"));
    }
    let report = hostile();
    package(&super::write(&report).unwrap());
    let record = record::tests::record_of(&report, record::tests::everywhere(&report));
    let print = Fingerprint::of(&report, None, &record);
    let parts = package(&record::write(&record, &print, record::Format::Docx).unwrap());
    assert!(!parts.keys().any(|name| name.contains("customXml")));
    package(&super::write_with_findings(&report, &record).unwrap());
}

#[test]
fn every_comment_has_both_ends_and_its_words() {
    let report = hostile();
    let record = record::tests::record_of(&report, record::tests::everywhere(&report));
    let bytes = super::write_with_findings(&report, &record).unwrap();
    let parts = package(&bytes);
    let ids = |part: &str, element: &str| -> Vec<usize> {
        let elements = parts[part].iter().filter(|(name, _)| name == element);
        let mut ids: Vec<usize> =
            elements.map(|(_, attributes)| attributes["w:id"].parse().unwrap()).collect();
        ids.sort_unstable();
        ids
    };
    // One at the title for the whole check, then one for each finding that stands by itself.
    let all: Vec<usize> = (0..=record.findings.len()).collect();
    for (part, element) in [
        ("word/comments.xml", "w:comment"),
        ("word/document.xml", "w:commentRangeStart"),
        ("word/document.xml", "w:commentRangeEnd"),
        ("word/document.xml", "w:commentReference"),
    ] {
        assert_eq!(ids(part, element), all, "{element}");
    }
    let order: Vec<(&str, &str)> = parts["word/document.xml"]
        .iter()
        .filter(|(name, _)| name.starts_with("w:comment"))
        .map(|(name, attributes)| (name.as_str(), attributes["w:id"].as_str()))
        .collect();
    for id in all {
        let at = |element: &str| order.iter().position(|mark| *mark == (element, &id.to_string())).unwrap();
        assert!(at("w:commentRangeStart") < at("w:commentRangeEnd"), "{id}");
        assert!(at("w:commentRangeEnd") < at("w:commentReference"), "{id}");
    }
    for (_, attributes) in parts["word/comments.xml"].iter().filter(|(name, _)| name == "w:comment") {
        assert_eq!(attributes["w:author"], "年报核对");
        assert_eq!(attributes["w:date"], "2025-01-20T00:00:00Z");
    }
}

#[test]
fn comments_stand_beside_their_words() {
    let report = hostile();
    let record = record::tests::record_of(&report, record::tests::everywhere(&report));
    let bytes = super::write_with_findings(&report, &record).unwrap();
    let document = Archive::open(&bytes).unwrap().text("word/document.xml").unwrap().unwrap();
    let marked = |id: usize| -> String {
        let (begin, end) =
            (format!("<w:commentRangeStart w:id=\"{id}\"/>"), format!("<w:commentRangeEnd w:id=\"{id}\"/>"));
        let inside = document.split_once(&begin).unwrap().1.split_once(&end).unwrap().0;
        inside.split('<').map(|piece| piece.split_once('>').map_or("", |(_, text)| text)).collect()
    };
    let form = report.edition().form();
    assert!(marked(0).contains(form.title));
    assert_eq!(marked(1), report.raw(report.find("disputes.review.total").unwrap()));
    assert_eq!(marked(3), "更新");
    assert_eq!(marked(4), "慢。二是");
    assert_eq!(marked(5), "二是&lt;解读");
    assert_eq!(marked(6), form.headings[3], "a note that is not there: the heading of its part");
    assert_eq!(marked(7), form.headings[4]);
    assert_eq!(marked(8), marked(0));
}

#[test]
fn comments_are_no_text() {
    let report = hostile();
    let record = record::tests::record_of(&report, record::tests::everywhere(&report));
    let marked = super::write_with_findings(&report, &record).unwrap();
    let import = read(&marked, None).unwrap();
    assert!(import.report == report && import.notes.is_empty(), "{:?}", import.notes);
    // What is seen is the same, too: the digest beside the report file says so, and so does a plain reading.
    assert_eq!(
        super::read(&marked).unwrap().blocks,
        super::read(&super::write(&report).unwrap()).unwrap().blocks
    );
    let undated = crate::record::tests::record_of(&report, Vec::new());
    let undated = nianbao_core::model::Record { on: None, ..undated };
    let parts = package(&super::write_with_findings(&report, &undated).unwrap());
    assert!(parts["word/comments.xml"].iter().all(|(_, attributes)| !attributes.contains_key("w:date")));
    assert_eq!(super::write_with_findings(&report, &record).unwrap(), marked);
}

#[test]
fn any_stretch_of_text_has_its_comment_once() {
    let report = hostile();
    let length = report.narrative.get(TextPart::Problems).len() + 3;
    // Also between paragraphs, in the middle of characters, behind the end, and the wrong way round.
    let ranges = (0..length).flat_map(|start| (0..length).map(move |end| (start, end)));
    let entries = ranges.map(|(start, end)| {
        let range = TextRange { part: TextPart::Problems, start, end, quote: String::new() };
        record::tests::entry(Place::Text(range), "verify")
    });
    let record = record::tests::record_of(&report, entries.collect());
    let pieces = crate::page::laid_out(&report, 20);
    let comments = super::comments::Comments::new(&record, &pieces, &report);
    let elements = walk("word/document.xml", &super::document::document(&pieces, &comments));
    let mut marks: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
    for (name, attributes) in elements.iter().filter(|(name, _)| name.starts_with("w:comment")) {
        marks.entry(attributes["w:id"].parse().unwrap()).or_default().push(name);
    }
    assert_eq!(marks.len(), 1 + length * length);
    for (id, marks) in marks {
        assert_eq!(marks, ["w:commentRangeStart", "w:commentRangeEnd", "w:commentReference"], "{id}");
    }
}
