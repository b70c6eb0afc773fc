//! A place in words: the labels the form prints. Shared by everything that tells people where something is.

use crate::form::path::{CellId, Layout};
use crate::form::{EditionKey, Part};
use crate::model::place::MetaField;
use crate::model::{Place, Report, TextPart};

/// The place as people call it.
pub fn words(report: &Report, place: &Place) -> String {
    match place {
        Place::Cell(id) => cell(*id),
        Place::Text(range) => {
            let part = text_part(report.edition(), range.part);
            if range.quote.is_empty() { part } else { format!("{part}：“{}”", short(&range.quote)) }
        }
        Place::Part(part) => report.edition().form().heading(*part).to_owned(),
        Place::Meta(field) => meta(*field).to_owned(),
        Place::Report => "整份报告".to_owned(),
    }
}

/// A cell by the number of its part and its labels.
pub fn cell(id: CellId) -> String {
    let heading = id.edition.form().heading(id.table.part());
    let number = heading.split('、').next().unwrap_or(heading);
    let slot = id.slot();
    // A heading over all columns, such as 申请人情况, tells nothing apart.
    let over_all = match Layout::of(id.edition, id.table).table.bands {
        [band] if band.columns.len() == 1 => Some(band.columns[0].label),
        _ => None,
    };
    let labels: Vec<&str> = slot.labels().into_iter().filter(|label| Some(*label) != over_all).collect();
    format!("第{number}部分 {}", labels.join(" › "))
}

/// A piece of text as people call it.
pub fn text_part(edition: EditionKey, part: TextPart) -> String {
    let form = edition.form();
    match part {
        TextPart::Lead => "标题与第一部分之间的文字".to_owned(),
        TextPart::Note(table) => format!("{} › 表下说明", form.heading(table.part())),
        TextPart::Aspect(aspect) => {
            format!("{} › {}", form.heading(Part::Overview), form.aspect(aspect))
        }
        other => other.part().map_or_else(String::new, |part| form.heading(part).to_owned()),
    }
}

fn meta(field: MetaField) -> &'static str {
    match field {
        MetaField::OrgName => "机关名称",
        MetaField::OrgKind => "机关类型",
        MetaField::Region => "所属地区",
        MetaField::Year => "报告年度",
        MetaField::PublishedOn => "公布日期",
        MetaField::Title => "标题",
    }
}

/// Long quotes are cut in the middle: the beginning says where it is, the end where it stops.
pub fn short(quote: &str) -> String {
    const LONGEST: usize = 48;
    let quote: Vec<char> = quote.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    if quote.len() <= LONGEST {
        return quote.into_iter().collect();
    }
    let half = LONGEST / 2;
    let (head, tail) = (&quote[..half], &quote[quote.len() - half..]);
    head.iter().chain(&['…']).chain(tail).collect()
}
