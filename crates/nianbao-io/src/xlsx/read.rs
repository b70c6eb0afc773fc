//! Workbook to paragraphs and tables.

use super::cells::{self, Context};
use super::{FLAT, FLAT_HEADS, package, shown, strings, styles};
use crate::archive::Archive;
use crate::carrier;
use crate::import::ReadError;
use crate::raw::RawDocument;
use crate::sheet::pool::Pool;
use crate::sheet::{self, Sheet};

/// Reads a .xlsx or .xlsm; `None` when the archive is none.
///
/// Fails when it is locked, damaged, or holds more than the limits allow.
pub fn read(bytes: &[u8]) -> Result<Option<RawDocument>, ReadError> {
    read_archive(&mut Archive::open(bytes)?)
}

/// The same from an archive that is open already.
pub(crate) fn read_archive(archive: &mut Archive<'_>) -> Result<Option<RawDocument>, ReadError> {
    if !package::is_workbook(archive)? {
        return Ok(None);
    }
    let sheets = sheets(archive)?;
    let carrier = carrier::find(archive)?;
    let document = sheet::document(&sheets);
    let Some(carrier) = carrier else { return document.map(Some) };
    if carrier.visible.as_deref() == Some(&shown::digest(sheets.iter())) {
        let document = document.unwrap_or_default();
        return Ok(Some(RawDocument { embedded: Some(carrier.report), ..document }));
    }
    Ok(Some(RawDocument { edited: true, ..document? }))
}

/// Reads a sheet, shared strings and styles without their archive.
#[cfg(feature = "fuzzing")]
pub(crate) fn read_parts(cells: &str, strings: &str, styles: &str) -> Result<Sheet, ReadError> {
    let strings = strings::read(strings).unwrap_or_default();
    let context = Context { strings, styles: styles::read(styles), since_1904: false };
    let mut sheet = Sheet::default();
    cells::read(cells, &context, &mut sheet)?;
    Ok(sheet)
}

/// All sheets but ours of flat cell ids.
fn sheets(archive: &mut Archive<'_>) -> Result<Vec<Sheet>, ReadError> {
    let package = package::read(archive)?;
    let mut part = |member: Option<String>| member.map_or(Ok(None), |member| archive.text(&member));
    let strings = part(package.strings)?.map_or(Ok(Pool::default()), |xml| strings::read(&xml))?;
    let styles = part(package.styles)?.map_or(Vec::new(), |xml| styles::read(&xml));
    let context = Context { strings, styles, since_1904: package.since_1904 };
    let mut sheets = Vec::with_capacity(package.sheets.len());
    for found in package.sheets {
        let mut sheet = Sheet::named(found.name, found.hidden).beside(&sheets);
        let xml = part(Some(found.member))?;
        let xml = xml.ok_or_else(|| ReadError::Damaged("少了一张工作表".to_owned()))?;
        cells::read(&xml, &context, &mut sheet)?;
        if !is_flat(&sheet) {
            sheets.push(sheet);
        }
    }
    Ok(sheets)
}

/// Whether a sheet is ours of flat cell ids.
pub(crate) fn is_flat(sheet: &Sheet) -> bool {
    sheet.name == FLAT && (0..).zip(FLAT_HEADS).all(|(column, head)| sheet.text(0, column) == head)
}
