//! What places are called: names for screen readers, ids for the page, words for lists. Takes every label from the
//! form; knows no component.

use nianbao_core::form::path::CellId;
use nianbao_core::form::{EditionKey, Part, TableKey};
use nianbao_core::model::place::MetaField;
use nianbao_core::model::{Place, TextPart};

/// A cell by all labels that lead to it, as a screen reader names it.
pub fn cell_full(id: CellId) -> String {
    id.slot().labels().join("，")
}

/// A cell in a list: row and column, outer headings only where the two do not tell it apart.
pub fn cell_short(id: CellId) -> String {
    let slot = id.slot();
    let column = slot.column_label();
    if slot.row_label().is_empty() {
        let above: Vec<&str> = slot.column_line.above.iter().map(|node| node.label).collect();
        return above.into_iter().chain([column]).collect::<Vec<_>>().join(" · ");
    }
    format!("{} · {column}", slot.row_label())
}

/// Cells that make a sum: `甲＋乙－丙`, or the first of many.
pub fn terms(terms: &[(CellId, bool)]) -> String {
    const MANY: usize = 3;
    let mut words = String::new();
    for (at, (id, off)) in terms.iter().take(if terms.len() > MANY { 1 } else { MANY }).enumerate() {
        match (at, off) {
            (0, false) => {}
            (_, true) => words.push('－'),
            (_, false) => words.push('＋'),
        }
        words.push('“');
        words.push_str(&cell_short(*id));
        words.push('”');
    }
    if terms.len() > MANY {
        words.push_str(&format!("等{}格之和", terms.len()));
    }
    words
}

/// The id of a cell's input.
pub fn cell_id(id: CellId) -> String {
    format!("cell-{}", id.path())
}

/// The id of a text's field.
pub fn text_id(part: TextPart) -> String {
    format!("text-{}", part.key())
}

/// The id of a part's heading.
pub fn part_id(part: Part) -> String {
    format!("part-{}", part.key())
}

/// The id of a field of the head.
pub fn meta_id(field: MetaField) -> String {
    format!("meta-{}", field.key())
}

/// Where a finding's thread ends and where going to it leads.
pub fn anchor_id(place: &Place) -> String {
    match place {
        Place::Cell(id) => cell_id(*id),
        Place::Text(range) => text_id(range.part),
        Place::Part(part) => part_id(*part),
        Place::Meta(MetaField::Title | MetaField::Region) | Place::Report => "sheet-title".into(),
        Place::Meta(field) => meta_id(*field),
    }
}

/// A piece of text by the heading it stands under.
pub fn text_name(edition: EditionKey, part: TextPart) -> String {
    let form = edition.form();
    match part {
        TextPart::Lead => "导语".into(),
        TextPart::Aspect(aspect) => form.aspect(aspect).into(),
        TextPart::Overview => form.heading(Part::Overview).into(),
        TextPart::Problems => form.heading(Part::Problems).into(),
        TextPart::Other => form.heading(Part::Other).into(),
        TextPart::Note(table) => format!("{}的表下说明", form.heading(table.part())),
    }
}

/// A field of the head.
pub fn meta_name(field: MetaField) -> &'static str {
    match field {
        MetaField::OrgName => "机关名称",
        MetaField::OrgKind => "机关类别",
        MetaField::Region => "所属地区",
        MetaField::Year => "年度",
        MetaField::PublishedOn => "公布日期",
        MetaField::Title => "标题",
    }
}

/// Any place in a list.
pub fn place(edition: EditionKey, place: &Place) -> String {
    match place {
        Place::Cell(id) => cell_short(*id),
        Place::Text(range) => text_name(edition, range.part),
        Place::Part(part) => edition.form().heading(*part).into(),
        Place::Meta(field) => meta_name(*field).into(),
        Place::Report => "全篇".into(),
    }
}

/// A part in the rail: its heading without the words every heading shares.
pub fn part_short(edition: EditionKey, part: Part) -> String {
    let heading = edition.form().heading(part);
    match part {
        Part::Problems => heading.replace("存在的主要", "").replace("情况", ""),
        Part::Other => heading.replace("需要报告的", ""),
        _ => heading
            .replace("政府信息公开", "")
            .replace("政府信息", "")
            .replace("情况", "")
            .replace("总体", "总体情况")
            .replace("行政复议、行政诉讼", "复议、诉讼"),
    }
}

/// The caption of a table.
pub fn table_caption(edition: EditionKey, table: TableKey) -> &'static str {
    edition.form().heading(table.part())
}

#[cfg(test)]
mod tests {
    use nianbao_core::form::Aspect;

    use super::*;

    fn find(path: &str) -> CellId {
        CellId::find(EditionKey::latest(), path).unwrap()
    }

    #[test]
    fn cells_are_named_by_row_and_column() {
        let id = find("applications.new_received@natural_person");
        assert_eq!(cell_full(id), "一、本年新收政府信息公开申请数量，申请人情况，自然人");
        assert_eq!(cell_short(id), "一、本年新收政府信息公开申请数量 · 自然人");
    }

    #[test]
    fn a_table_of_one_row_names_its_groups() {
        assert_eq!(
            cell_short(find("disputes.litigation.direct.pending")),
            "行政诉讼 · 未经复议直接起诉 · 尚未审结"
        );
    }

    #[test]
    fn the_rail_is_short() {
        let short: Vec<String> =
            Part::ALL.into_iter().map(|part| part_short(EditionKey::latest(), part)).collect();
        assert_eq!(
            short,
            [
                "一、总体情况",
                "二、主动公开",
                "三、收到和处理申请",
                "四、复议、诉讼",
                "五、问题及改进",
                "六、其他事项"
            ]
        );
    }

    #[test]
    fn texts_take_the_printed_heads() {
        let name = text_name(EditionKey::latest(), TextPart::Aspect(Aspect::Platform));
        assert_eq!(name, EditionKey::latest().form().aspect(Aspect::Platform));
    }
}
