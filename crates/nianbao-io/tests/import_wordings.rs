//! Wordings and layouts that offices and portals made of the form: what is meant is read, what is not meant is left.

use nianbao_core::form::{Aspect, EditionKey, Part, TableKey};
use nianbao_core::model::{OrgKind, Report, TextPart};
use nianbao_io::{Format, Import, NoteKind};

fn read(text: &str) -> Import {
    nianbao_io::read_text(text).unwrap_or_else(|why| panic!("{why}: {text}"))
}

/// The rest of a report, from part 二 on, with these lines between its third heading and table.
fn rest(above: &str) -> String {
    let form = EditionKey::latest().form();
    let mut report = Report::for_year(2024);
    let cells: Vec<_> = report.cells().map(|(id, _)| id).collect();
    for id in cells {
        report.set(id, "0");
    }
    let text = nianbao_io::write(&report, Format::Text).expect("text");
    let text = String::from_utf8(text).expect("UTF-8");
    let begin = text.find(form.heading(Part::Proactive)).expect("part 二");
    let third = form.heading(Part::Applications);
    text[begin..].replacen(third, &format!("{third}\n{above}"), 1)
}

fn whole(head: &str) -> Import {
    read(&format!("{head}\n{}", rest("")))
}

#[test]
fn the_first_heading_in_words_of_its_own() {
    let import = whole(
        "云岭县清河镇2024年政府信息公开工作年度报告\n现将情况报告如下。\n一、政府信息公开的基本做法\n全镇公开信息30条。",
    );
    let narrative = &import.report.narrative;
    assert_eq!(narrative.get(TextPart::Overview), "全镇公开信息30条。");
    assert_eq!(narrative.get(TextPart::Lead), "现将情况报告如下。");
    // Of two such lines none is taken.
    let import = whole(
        "云岭县清河镇2024年政府信息公开工作年度报告\n一、编制背景说明\n按要求编制。\n一、政府信息公开的基本做法\n全镇公开信息30条。",
    );
    assert_eq!(import.report.narrative.get(TextPart::Overview), "");
}

#[test]
fn chapters_of_part_one_that_are_numbered_like_parts() {
    let form = EditionKey::latest().form();
    // The parts with tables are counted from 一 again.
    let rest = Part::ALL[1..].iter().zip("一二三四五".chars()).fold(rest(""), |text, (part, number)| {
        let heading = form.heading(*part);
        text.replace(heading, &format!("{number}{}", &heading[heading.find('、').expect("a number")..]))
    });
    let chapters = "全委稳步推进各项工作。\n二、工作机制\n专人负责，层层审核。\n三、主动公开工作情况\n\
                    公开信息393条，其中规划2件。\n四、依申请公开政府信息情况\n未收到申请。";
    let head = "云岭市科技委员会2024年政府信息公开工作年度报告\n按要求编制本报告。\n";
    let import = read(&format!("{head}{}\n{chapters}\n{rest}", form.heading(Part::Overview)));
    let narrative = &import.report.narrative;
    assert_eq!(
        narrative.get(TextPart::Overview),
        "全委稳步推进各项工作。\n二、工作机制\n专人负责，层层审核。"
    );
    assert_eq!(narrative.get(TextPart::Aspect(Aspect::Active)), "公开信息393条，其中规划2件。");
    assert_eq!(narrative.get(TextPart::Aspect(Aspect::Applications)), "未收到申请。");
    assert!(import.report.cells().all(|(_, cell)| cell.raw() == "0"));
    assert!(import.notes.is_empty(), "{:?}", import.notes);
}

#[test]
fn sub_heads_are_no_headings_of_parts() {
    let import = read(
        "云岭县审计局2024年政府信息公开工作年度报告\n一、总体情况\n（一）主动公开情况\n公开信息30条。\n\
         （二）依申请公开政府信息情况\n收到申请2件。\n",
    );
    let narrative = &import.report.narrative;
    assert_eq!(narrative.get(TextPart::Aspect(Aspect::Active)), "公开信息30条。");
    assert_eq!(narrative.get(TextPart::Aspect(Aspect::Applications)), "收到申请2件。");
}

#[test]
fn a_sub_head_of_two_aspects_keeps_the_part_together() {
    let text = "（一）主动公开\n公开信息30条。\n（四）政府信息公开平台建设、监督保障情况\n专人负责。";
    let import = whole(&format!("云岭县审计局2024年政府信息公开工作年度报告\n一、总体情况\n{text}"));
    assert_eq!(import.report.narrative.get(TextPart::Overview), text);
}

#[test]
fn the_year_between_the_words_of_the_title() {
    let import = whole("云岭县外事办公室政府信息公开工作2024年度报告\n一、总体情况\n公开信息30条。");
    assert_eq!(
        (import.report.meta.org_name.as_str(), import.report.meta.year),
        ("云岭县外事办公室", Some(2024))
    );
}

#[test]
fn a_title_with_the_region_alone_is_its_governments() {
    for (name, kind) in [("云岭县", OrgKind::Government), ("云岭新区", OrgKind::Unknown)] {
        let import = whole(&format!("{name}2024年政府信息公开工作年度报告\n一、总体情况\n公开信息30条。"));
        assert_eq!(import.report.meta.org_kind, kind, "{name}");
    }
}

#[test]
fn numbers_told_above_a_table_are_kept_below_it() {
    let head = "云岭县审计局2024年政府信息公开工作年度报告\n一、总体情况\n公开信息30条。";
    let told = "全年收到申请8件，均为自然人提出。";
    let import = read(&format!("{head}\n{}", rest(&format!("{told}\n该部分以表格形式报告，表格如下。"))));
    assert_eq!(import.report.narrative.get(TextPart::Note(TableKey::Applications)), told);
    let kinds: Vec<NoteKind> = import.notes.iter().map(|note| note.kind).collect();
    assert_eq!(kinds, [NoteKind::TextLeft, NoteKind::TextMoved]);
}

#[test]
fn the_last_cell_of_a_row_may_be_filled_up_with_bars() {
    let form = EditionKey::latest().form();
    let row = &form.table(TableKey::Applications).bands[0].rows[0];
    let mut text = "云岭县审计局2024年政府信息公开工作年度报告\n".to_owned();
    text += &format!("{}\n|\n{} |\n", form.heading(Part::Applications), row.label);
    text += "8 |\n0 |\n0 |\n0 |\n0 |\n0 |\n8 | |||||||||\n|\n";
    let import = read(&text);
    let cells: Vec<&str> = import
        .report
        .table(TableKey::Applications)
        .cells()
        .filter(|(id, _)| id.path().starts_with(row.key))
        .map(|(_, cell)| cell.raw())
        .collect();
    assert_eq!(cells, ["8", "0", "0", "0", "0", "0", "8"], "{import:#?}");
}
