//! Which parts a workbook consists of: sheets in their order, shared strings, styles.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::archive::Archive;
use crate::import::ReadError;
use crate::limits;
use crate::xml::attribute;

/// A workbook's parts.
pub(super) struct Package {
    /// The sheets in the order of their tabs.
    pub(super) sheets: Vec<Part>,
    /// The parts with shared strings and with styles.
    pub(super) strings: Option<String>,
    pub(super) styles: Option<String>,
    /// Whether days are counted from 1904.
    pub(super) since_1904: bool,
}

/// A sheet's part.
pub(super) struct Part {
    pub(super) name: String,
    pub(super) hidden: bool,
    /// Its name in the archive.
    pub(super) member: String,
}

/// Whether an archive is a workbook: its main part lies where Excel, WPS and LibreOffice put it, or the package says so.
pub(super) fn is_workbook(archive: &mut Archive<'_>) -> Result<bool, ReadError> {
    Ok(main(archive)?.is_some())
}

fn main(archive: &mut Archive<'_>) -> Result<Option<String>, ReadError> {
    let mut target = None;
    if let Some(xml) = archive.relations()? {
        each(xml, |tag| {
            if tag.local_name().as_ref() == "Relationship"
                && attribute(tag, "Type").is_some_and(|kind| kind.ends_with("/officeDocument"))
            {
                target = attribute(tag, "Target");
            }
        });
    }
    let target = target.unwrap_or_else(|| "xl/workbook.xml".to_owned());
    let target = target.trim_start_matches('/').to_owned();
    let is_sheets = target.starts_with("xl/") && archive.names().any(|name| name == target);
    Ok(is_sheets.then_some(target))
}

/// Reads which parts there are.
pub(super) fn read(archive: &mut Archive<'_>) -> Result<Package, ReadError> {
    let broken = || ReadError::Damaged("没有工作簿部分".to_owned());
    let main = main(archive)?.ok_or_else(broken)?;
    if main.ends_with(".bin") {
        return Err(ReadError::Unsupported("xlsb表格".to_owned()));
    }
    let (folder, file) = main.rsplit_once('/').unwrap_or(("", &main));
    let targets = relations(archive, &format!("{folder}/_rels/{file}.rels"), folder)?;
    let xml = archive.text(&main)?.ok_or_else(broken)?;
    let of_kind = |kind: &str| targets.values().find(|(is, _)| is == kind).map(|(_, member)| member.clone());
    let mut package = Package {
        sheets: Vec::new(),
        strings: of_kind("sharedStrings"),
        styles: of_kind("styles"),
        since_1904: false,
    };
    each(&xml, |tag| match tag.local_name().as_ref() {
        "workbookPr" => package.since_1904 = is_set(tag, "date1904"),
        "sheet" => {
            let part = attribute(tag, "id").and_then(|id| targets.get(&id));
            // Charts and macro sheets are no sheets of cells.
            if let Some((_, member)) = part.filter(|(kind, _)| kind == "worksheet")
                && package.sheets.len() < limits::SHEETS
                && package.sheets.iter().all(|other| other.member != *member)
            {
                let hidden = attribute(tag, "state").is_some_and(|state| state != "visible");
                let name = attribute(tag, "name").unwrap_or_default();
                package.sheets.push(Part { name, hidden, member: member.clone() });
            }
        }
        _ => {}
    });
    Ok(package)
}

/// The relations of a part: id to kind and member. What lies outside the file is never followed.
fn relations(
    archive: &mut Archive<'_>,
    member: &str,
    folder: &str,
) -> Result<BTreeMap<String, (String, String)>, ReadError> {
    let mut targets = BTreeMap::new();
    let Some(xml) = archive.text(member)? else { return Ok(targets) };
    each(&xml, |tag| {
        let outside = attribute(tag, "TargetMode").is_some_and(|mode| mode == "External");
        if tag.local_name().as_ref() == "Relationship"
            && !outside
            && let (Some(id), Some(kind), Some(target)) =
                (attribute(tag, "Id"), attribute(tag, "Type"), attribute(tag, "Target"))
        {
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            let member = match target.strip_prefix('/') {
                Some(whole) => whole.to_owned(),
                None => format!("{folder}/{target}"),
            };
            targets.insert(id, (kind, member));
        }
    });
    Ok(targets)
}

/// Hands over every element of a part, as far as it can be read.
pub(super) fn each(xml: &str, mut take: impl FnMut(&BytesStart<'_>)) {
    let mut reader = Reader::from_str(xml);
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag) | Event::Empty(tag)) => take(&tag),
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
    }
}

/// Whether an attribute says yes.
pub(super) fn is_set(tag: &BytesStart<'_>, name: &str) -> bool {
    attribute(tag, name).is_some_and(|value| matches!(value.as_str(), "1" | "true" | "on"))
}
