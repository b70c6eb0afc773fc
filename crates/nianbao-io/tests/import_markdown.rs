//! Markdown, as converters of scanned pages and chat programs write it: marks are no part of any name or sentence, and
//! tables are read however they are written.

#[expect(dead_code, reason = "other tests use the rest")]
mod layout;
#[expect(dead_code, reason = "other tests use the rest")]
#[path = "layout/shape.rs"]
mod shape;

use layout::{Dice, SENTENCE};
use nianbao_core::form::{EditionKey, Part, TableKey};
use nianbao_core::model::{Report, TextPart};
use nianbao_io::{Import, NoteKind};

/// The labels and values of a table as rows of texts; covered places stay blank.
fn rows(report: &Report, table: TableKey) -> Vec<Vec<String>> {
    let text = |place: &Option<(shape::Cell, bool)>| {
        place.as_ref().filter(|(_, begins)| *begins).map_or(String::new(), |(cell, _)| cell.text.clone())
    };
    shape::places(&shape::printed(report, table)).iter().map(|row| row.iter().map(text).collect()).collect()
}

/// A table with bars.
fn bars(rows: &[Vec<String>]) -> String {
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let mut lines: Vec<String> = rows
        .iter()
        .map(|row| {
            let blanks = (row.len()..width).map(|_| String::new());
            format!("| {} |", row.iter().cloned().chain(blanks).collect::<Vec<_>>().join(" | "))
        })
        .collect();
    lines.insert(1, format!("|{}", "---|".repeat(width)));
    lines.join("\n")
}

fn sample() -> Report {
    let mut report = layout::report(&mut Dice::new(7), EditionKey::latest(), false);
    report.meta.org_name = "泽河县水务局".to_owned();
    report
}

/// A document with the marks of Markdown around its headings, and `table` for each table.
fn written(report: &Report, table: &dyn Fn(TableKey) -> String) -> String {
    let form = report.edition().form();
    let mut lines = vec![format!("# {}", form.title_line(&report.meta.org_name, report.meta.year))];
    for part in Part::ALL {
        lines.push(format!("## {}", form.heading(part)));
        lines.push(part.table().map_or(SENTENCE.to_owned(), table));
    }
    lines.join("\n\n")
}

fn read(text: &str) -> Import {
    nianbao_io::read_text(text).unwrap_or_else(|why| panic!("{why}: {text}"))
}

/// Every cell, the organ and the text are as written.
fn same(report: &Report, import: &Import, text: &str) {
    assert_eq!(import.report.meta.org_name, report.meta.org_name);
    assert_eq!(import.report.meta.year, report.meta.year);
    for ((_, was), (id, is)) in report.cells().zip(import.report.cells()) {
        assert_eq!(was.raw(), is.raw(), "{} in\n{text}", id.path());
    }
    for part in [TextPart::Overview, TextPart::Problems, TextPart::Other] {
        assert_eq!(import.report.narrative.get(part), SENTENCE, "{text}");
    }
}

/// Cells that are words, changed.
fn words(report: &Report, table: TableKey, change: &dyn Fn(&str) -> String) -> String {
    let mut rows = rows(report, table);
    for cell in rows.iter_mut().flatten().filter(|cell| cell.chars().any(|c| c > '\u{2fff}')) {
        *cell = change(cell);
    }
    bars(&rows)
}

#[test]
fn marks_are_no_part_of_names_and_labels() {
    let report = sample();
    let broken = |cell: &str| cell.chars().map(String::from).collect::<Vec<_>>().join("<br>");
    let escaped = |cell: &str| cell.replacen('.', "\\.", 1);
    let bold = |cell: &str| format!("**{cell}**");
    let changes: [&dyn Fn(&str) -> String; 4] = [&str::to_owned, &broken, &escaped, &bold];
    for change in changes {
        let text = written(&report, &|table| words(&report, table, change));
        let import = read(&text);
        same(&report, &import, &text);
        assert!(import.notes.is_empty(), "{:?}\n{text}", import.notes);
    }
}

#[test]
fn headings_may_be_bold_or_stand_in_tags() {
    let report = sample();
    let plain = written(&report, &|table| bars(&rows(&report, table)));
    for (begin, end) in [("**", "**"), ("<div align=\"center\">", "</div>"), ("### **", "**"), ("> ", "")] {
        let heading = |line: &str| match line.strip_prefix("# ").or(line.strip_prefix("## ")) {
            Some(words) => format!("{begin}{words}{end}"),
            None => line.to_owned(),
        };
        let text = plain.lines().map(heading).collect::<Vec<_>>().join("\n");
        same(&report, &read(&text), &text);
    }
    // Tags in front do not make it a page.
    let text = format!("<div align=\"center\"><img src=\"a.png\"></div>\n\n{plain}");
    same(&report, &read(&text), &text);
}

#[test]
fn sentences_lose_their_marks_and_nothing_else() {
    let report = sample();
    let of = |sentence: &str| {
        let text = written(&report, &|table| bars(&rows(&report, table))).replacen(SENTENCE, sentence, 1);
        read(&text).report.narrative.get(TextPart::Overview).to_owned()
    };
    assert_eq!(of("**一是**抓培训。2023年占比$17.46\\%$。"), "一是抓培训。2023年占比17.46%。");
    assert_eq!(of("见[专栏](http://a.cn/b)。<!-- 图 -->办结3&nbsp;件。"), "见专栏。办结3 件。");
    assert_eq!(of("- 开展培训3次。\n\n---\n\n![](a.png)"), "开展培训3次。");
    // Stars that hide a name, and what only looks like a mark.
    assert_eq!(of("申请人张**、李**的申请已答复。"), "申请人张**、李**的申请已答复。");
    assert_eq!(of("数值1<2，条件a[1]，原价$3。"), "数值1<2，条件a[1]，原价$3。");
    // Where nothing else is Markdown, stars stand for themselves.
    let import = read("泽河县水务局2024年政府信息公开工作年度报告\n一、总体情况\n办理**一是**的申请。");
    assert_eq!(import.report.narrative.get(TextPart::Overview), "办理**一是**的申请。");
}

#[test]
fn a_table_of_tags_that_never_closes_takes_no_text() {
    let report = sample();
    let text = written(&report, &|table| bars(&rows(&report, table)));
    let open = text.replacen(SENTENCE, &format!("<table>\n\n{SENTENCE}"), 1);
    let import = read(&open);
    assert_eq!(import.report.meta.org_name, report.meta.org_name);
    assert!(import.report.narrative.get(TextPart::Overview).contains(SENTENCE));
    assert_eq!(import.report.narrative.get(TextPart::Other), SENTENCE);
}

/// The values of Table C: its groups with the heading above them, and of each the outcomes with their values.
fn groups(report: &Report) -> Vec<(String, Vec<(String, String)>)> {
    let mut groups: Vec<(String, Vec<(String, String)>)> = Vec::new();
    for slot in &report.table(TableKey::Disputes).layout().slots {
        let above: Vec<&str> = slot.column_line.above.iter().map(|node| node.label).collect();
        let name = match above[..] {
            [above, group] => format!("{above}（{group}）"),
            _ => above.concat(),
        };
        let outcome = (slot.column_label().to_owned(), report.raw(slot.id).to_owned());
        match groups.iter_mut().find(|(known, _)| *known == name) {
            Some((_, outcomes)) => outcomes.push(outcome),
            None => groups.push((name, vec![outcome])),
        }
    }
    groups
}

#[test]
fn table_c_by_whatever_names_its_groups() {
    let report = sample();
    let groups = groups(&report);
    assert_eq!(groups.len(), 3);
    let apart = |mark: &str| {
        let table = |(name, outcomes): &(String, Vec<(String, String)>)| {
            let (heads, values): (Vec<String>, Vec<String>) = outcomes.iter().cloned().unzip();
            format!("{mark}{name}\n\n{}", bars(&[heads, values]))
        };
        groups.iter().map(table).collect::<Vec<_>>().join("\n\n")
    };
    let turned = {
        let mut rows = vec![vec!["结果".to_owned()]];
        rows[0].extend(groups.iter().map(|(name, _)| name.clone()));
        for at in 0..groups[0].1.len() {
            let values = groups.iter().map(|(_, outcomes)| outcomes[at].1.clone());
            rows.push([groups[0].1[at].0.clone()].into_iter().chain(values).collect());
        }
        bars(&rows)
    };
    let listed = {
        let row = |name: &str, (outcome, value): &(String, String)| {
            vec![format!("{name}-{outcome}"), value.clone()]
        };
        let rows =
            groups.iter().flat_map(|(name, outcomes)| outcomes.iter().map(move |outcome| row(name, outcome)));
        bars(&[vec!["项目".to_owned(), "件数".to_owned()]].into_iter().chain(rows).collect::<Vec<_>>())
    };
    for table_c in [apart("### "), apart("#### （一）"), apart(""), turned, listed] {
        let text = written(&report, &|table| match table {
            TableKey::Disputes => table_c.clone(),
            _ => bars(&rows(&report, table)),
        });
        let import = read(&text);
        same(&report, &import, &text);
        let kinds: Vec<NoteKind> = import.notes.iter().map(|note| note.kind).collect();
        assert_eq!(kinds, [NoteKind::LabelAltered], "{:?}\n{text}", import.notes);
    }
}

#[test]
fn a_group_named_above_a_table_is_not_guessed() {
    let report = sample();
    let groups = groups(&report);
    // The second table does not say whose it is.
    let table = |at: usize| {
        let (heads, values): (Vec<String>, Vec<String>) = groups[at].1.iter().cloned().unzip();
        let name = if at == 1 { "情况如下" } else { groups[at].0.as_str() };
        format!("### {name}\n\n{}", bars(&[heads, values]))
    };
    let text = written(&report, &|key| match key {
        TableKey::Disputes => (0..3).map(table).collect::<Vec<_>>().join("\n\n"),
        _ => bars(&rows(&report, key)),
    });
    let import = read(&text);
    let filled =
        import.report.cells().filter(|(id, cell)| id.table == TableKey::Disputes && !cell.is_blank());
    assert_eq!(filled.count(), 0, "{text}");
    assert!(!import.notes.is_empty());
}
