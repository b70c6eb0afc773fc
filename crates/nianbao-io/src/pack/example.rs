//! One example of a pack: the report it describes.

use nianbao_core::form::EditionKey;
use nianbao_core::model::pack::PackExample;
use nianbao_core::model::{OrgKind, Report, TextPart};

use super::dto::Example;
use super::{clip, line};

pub(super) fn example(rule: usize, number: usize, dto: &Example) -> Result<PackExample, String> {
    let newest = EditionKey::latest().form().first_year;
    let year = dto.year.unwrap_or(newest);
    if EditionKey::for_year(year).is_none() {
        return Err(format!("{year}年没有统一格式的报告。"));
    }
    let mut report = Report::for_year(year);
    let cells: Vec<_> = report.cells().map(|(id, _)| id).collect();
    cells.into_iter().for_each(|id| drop(report.set(id, "0")));
    if let Some(kind) = &dto.org_kind {
        report.meta.org_kind =
            OrgKind::from_key(kind).ok_or_else(|| format!("没有“{}”这种机关。", clip(kind)))?;
    }
    if !dto.says.is_empty() {
        line("says", &dto.says, 200)?;
    }
    for (path, raw) in &dto.cells {
        let id = report.find(path).ok_or_else(|| format!("这一年度的表格没有“{}”这一格。", clip(path)))?;
        report.set(id, raw.as_str());
    }
    for (key, text) in &dto.text {
        let part = TextPart::from_key(key).ok_or_else(|| format!("没有“{}”这段文字。", clip(key)))?;
        report.narrative.set(part, text.as_str());
    }
    Ok(PackExample { rule, number, wrong: dto.wrong, says: dto.says.clone(), report })
}
