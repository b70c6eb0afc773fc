//! The package: a sheet for each part of the report, one of flat cell ids, and the report file.

use nianbao_core::form::{EditionKey, Part};
use nianbao_core::model::Report;

use super::print::{Look, Print, Value, fits, lines};
use super::tables::{self, Placed};
use super::{FLAT, FLAT_HEADS, shown};
use crate::archive;
use crate::carrier::{self, PROLOG};
use crate::markup::Markup;
use crate::page::{self, Block};
use crate::sheet::Sheet;
use crate::write::WriteError;

/// Width of running text, in characters.
const TEXT: usize = 76;
/// Longest name of a sheet.
const NAME: usize = 31;

/// The report as a workbook.
pub fn write(report: &Report) -> Result<Vec<u8>, WriteError> {
    let blocks = page::blocks(report, usize::MAX);
    let names = names(report.edition());
    let mut sheets: Vec<(String, Sheet)> = Vec::with_capacity(names.len());
    let mut rest = blocks.as_slice();
    let mut flat = Flat::new();
    for name in &names {
        // Each sheet begins with a heading; the first has the title and the lead above it.
        let next = rest.iter().skip_while(|block| !is_heading(block)).skip(1).position(is_heading);
        let before = rest.iter().take_while(|block| !is_heading(block)).count();
        let (here, after) = rest.split_at(next.map_or(rest.len(), |next| before + 1 + next));
        rest = after;
        sheets.push(part(name, here, &mut flat));
    }
    if sheets.iter().any(|(_, sheet)| sheet.is_too_large()) {
        return Err(WriteError::TooLarge);
    }
    let carrier = carrier::write(report, &shown::digest(sheets.iter().map(|(_, sheet)| sheet)));
    let (workbook, core) = (workbook(&names), core(&blocks));
    let flat = flat.print.finish().0;
    let members: Vec<String> =
        (1..=names.len() + 1).map(|number| format!("xl/worksheets/sheet{number}.xml")).collect();
    let mut parts = vec![
        ("[Content_Types].xml", include_str!("parts/content_types.xml")),
        ("_rels/.rels", include_str!("parts/package.rels")),
        ("docProps/core.xml", &core),
        ("xl/workbook.xml", &workbook),
        ("xl/_rels/workbook.xml.rels", include_str!("parts/workbook.rels")),
        ("xl/styles.xml", include_str!("parts/styles.xml")),
    ];
    let xml = sheets.iter().map(|(xml, _)| xml.as_str()).chain([flat.as_str()]);
    parts.extend(members.iter().map(String::as_str).zip(xml));
    parts.extend([
        ("customXml/item1.xml", carrier.as_str()),
        ("customXml/itemProps1.xml", include_str!("../docx/parts/item_props.xml")),
        ("customXml/_rels/item1.xml.rels", include_str!("../docx/parts/item.rels")),
    ]);
    archive::pack(&parts)
}

fn is_heading(block: &Block<'_>) -> bool {
    matches!(block, Block::Heading(_))
}

/// The names of the sheets: the headings of the parts, without what a name must not hold.
fn names(edition: EditionKey) -> Vec<String> {
    let name = |part| {
        let heading = edition.form().heading(part);
        heading.chars().filter(|c| !"[]:*?/\\'".contains(*c)).take(NAME).collect()
    };
    Part::ALL.into_iter().map(name).collect()
}

/// The sheet of one part.
fn part(name: &str, blocks: &[Block<'_>], flat: &mut Flat) -> (String, Sheet) {
    let table = blocks.iter().find_map(|block| match block {
        Block::Table(data) => Some(data),
        _ => None,
    });
    let widths = table.map_or_else(|| vec![TEXT], |data| tables::widths(data));
    let width = widths.iter().sum::<usize>();
    let mut print = Print::new(name, &widths);
    let line = |print: &mut Print, look: Look, text: &str, scale: usize| {
        let mut rest = text;
        while !rest.is_empty() {
            let (piece, after) = rest.split_at(fits(rest));
            print.next_row(lines(piece, width.saturating_sub(2)) * scale);
            print.cell(0, look, &Value::Text(piece));
            if widths.len() > 1 {
                print.merge(0, 1, widths.len());
            }
            rest = after;
        }
    };
    for block in blocks {
        match block {
            Block::Title(text) => line(&mut print, Look::Title, &text.concat(), 2),
            Block::Heading(text) => line(&mut print, Look::Heading, text, 2),
            Block::SubHead(text) => line(&mut print, Look::Text, text, 1),
            Block::Paragraph(text) | Block::Note(text) => line(&mut print, Look::Text, text, 1),
            Block::Table(data) => {
                let placed = Placed::new(data, print.following());
                placed.write(&mut print);
                flat.add(name, data, &placed);
            }
        }
    }
    print.finish()
}

/// The sheet for programs: one row for each cell. Its values follow the tables.
struct Flat {
    print: Print,
}

impl Flat {
    fn new() -> Flat {
        let mut print = Print::new(FLAT, &[56, 60, 14]);
        print.next_row(1);
        for (column, head) in FLAT_HEADS.into_iter().enumerate() {
            print.cell(column, Look::ColumnHead, &Value::Text(head));
        }
        Flat { print }
    }

    fn add(&mut self, sheet: &str, data: &nianbao_core::model::report::TableData, placed: &Placed<'_>) {
        for (id, cell) in data.cells() {
            self.print.next_row(1);
            let source = format!("'{sheet}'!{}", placed.name(id));
            let formula = format!("IF({source}=\"\",\"\",{source})");
            self.print.cell(0, Look::Plain, &Value::Text(id.path()));
            self.print.cell(1, Look::Plain, &Value::Text(&id.slot().labels().join("·")));
            self.print.cell(2, Look::Plain, &Value::Copy(&formula, &tables::value(cell)));
        }
    }
}

fn workbook(names: &[String]) -> String {
    let mut markup = Markup::new(PROLOG);
    let namespaces = [
        ("xmlns", "http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
        ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    ];
    markup.open("workbook", &namespaces);
    markup.open("sheets", &[]);
    for (number, name) in names.iter().map(String::as_str).chain([FLAT]).enumerate() {
        let number = (number + 1).to_string();
        let id = format!("rId{number}");
        markup.empty("sheet", &[("name", name), ("sheetId", &number), ("r:id", &id)]);
    }
    markup.finish()
}

fn core(blocks: &[Block<'_>]) -> String {
    let title = match blocks.first() {
        Some(Block::Title(lines)) => lines.concat(),
        _ => String::new(),
    };
    carrier::core(&title)
}
