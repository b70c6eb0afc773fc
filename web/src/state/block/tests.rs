//! Tests of blocks pasted into tables.

use nianbao_core::form::grid::Content;
use nianbao_core::form::path::Layout;
use nianbao_core::form::{EditionKey, TableKey};
use yew::Reducible;

use super::matrix::Piece;
use super::*;
use crate::state::document::{Action, Document};
use crate::state::{DraftId, Totals};

const B: TableKey = TableKey::Applications;

fn cell(path: &str) -> CellId {
    CellId::find(EditionKey::latest(), path).unwrap()
}

fn open(totals: Totals) -> Rc<Document> {
    Rc::new(Document::new(Report::for_year(2024), DraftId::make(1, 1), Some(totals)))
}

fn paste_pieces(document: Rc<Document>, at: &str, text: &str, pieces: Vec<Vec<Piece>>) -> Rc<Document> {
    let block = Matrix::pasted(text, pieces).expect("a block");
    document.reduce(Action::Paste { block, at: cell(at), text: text.into() })
}

fn paste(document: Rc<Document>, at: &str, text: &str) -> Rc<Document> {
    paste_pieces(document, at, text, Vec::new())
}

fn raw<'a>(document: &'a Document, path: &str) -> &'a str {
    document.report().raw(cell(path))
}

fn asks(document: &Document) -> bool {
    !document.block().unwrap().plans.is_empty()
}

fn done(document: &Document) -> &str {
    &document.block().unwrap().done
}

/// The numbers 1, 2, 3 … in a grid of text; each row ends with a line break, as Excel writes it.
fn numbers(rows: usize, columns: usize) -> String {
    let row = |row: usize| {
        let words: Vec<String> = (1..=columns).map(|column| (row * columns + column).to_string()).collect();
        words.join("\t") + "\r\n"
    };
    (0..rows).map(row).collect()
}

/// The labels of rows or columns of a table as printed, each once.
fn labels(table: TableKey, columns: bool) -> Vec<&'static str> {
    let layout = Layout::of(EditionKey::latest(), table);
    let of = |slot: &nianbao_core::form::path::Slot| {
        if columns { (slot.column, slot.column_label()) } else { (slot.row, slot.row_label()) }
    };
    let mut all: Vec<(usize, &str)> = Vec::new();
    for slot in &layout.slots {
        if !all.contains(&of(slot)) {
            all.push(of(slot));
        }
    }
    all.into_iter().map(|(_, label)| label).collect()
}

/// A table as printed with its merged cells; each value cell holds what `value` says of its place in printed order.
fn printed(table: TableKey, value: impl Fn(usize) -> String) -> Vec<Vec<Piece>> {
    let rows = &Layout::of(EditionKey::latest(), table).grid.rows;
    let piece = |cell: &nianbao_core::form::grid::GridCell| Piece {
        text: match cell.content {
            Content::Value(id) => value(usize::from(id.index)),
            _ => cell.content.label().unwrap().to_owned(),
        },
        rows: cell.row_span,
        columns: cell.column_span,
    };
    rows.iter().map(|row| row.cells.iter().map(piece).collect()).collect()
}

/// The same in plain text: what a merged cell covers is blank.
fn plain(pieces: &[Vec<Piece>]) -> String {
    let matrix = Matrix::from_pieces(pieces.to_vec());
    let line = |row: &Vec<matrix::Entry>| {
        let words: Vec<&str> =
            row.iter().map(|entry| if entry.covered { "" } else { &*entry.text }).collect();
        words.join("\t") + "\r\n"
    };
    matrix.rows.iter().map(line).collect()
}

#[test]
fn numbers_go_right_and_down_from_the_focused_cell_as_one_step() {
    let document = open(Totals::Typed);
    let before = document.report().clone();
    let document = paste(document, "applications.carried_in@org.business", &numbers(2, 3));
    assert!(!asks(&document));
    assert_eq!(done(&document), "已填入6格，可以撤销。");
    assert_eq!(raw(&document, "applications.carried_in@org.business"), "1");
    assert_eq!(raw(&document, "applications.carried_in@org.social_welfare"), "3");
    assert_eq!(raw(&document, "applications.result.granted@org.business"), "4");
    assert_eq!(document.undo_name(), Some("粘贴6格"));
    let document = document.reduce(Action::Undo);
    assert_eq!(document.report(), &before);
    assert!(document.block().is_none() && !document.can_undo());
}

#[test]
fn the_printed_grid_is_followed_where_bands_have_other_columns() {
    // 规章 to 行政许可 as a spreadsheet with merged cells gives it: one number, two blanks.
    let document = paste(open(Totals::Typed), "proactive.rules.issued", "1\t2\t3\r\n4\t5\t6\r\n7\t\t\r\n");
    assert!(!asks(&document));
    assert_eq!(raw(&document, "proactive.normative_docs.in_force"), "6");
    assert_eq!(raw(&document, "proactive.licensing.decisions"), "7");
}

#[test]
fn what_runs_over_the_edge_is_shown_first_and_nothing_is_lost_silently() {
    let document = paste(open(Totals::Typed), "applications.carried_out@org.other", "1\t2\t3\r\n");
    assert!(asks(&document));
    let plan = document.block().unwrap().plan().unwrap();
    assert_eq!((plan.placed, plan.left.as_slice()), (2, &["3".to_owned()][..]));
    assert!(!document.can_undo(), "nothing was filled in yet");
    let document = document.reduce(Action::Block(Decide::Take));
    assert_eq!(raw(&document, "applications.carried_out@total"), "2");
    assert_eq!(done(&document), "已填入2格，可以撤销。");
    let document = paste(document, "applications.carried_out@total", "1\t2\r\n");
    let document = document.reduce(Action::Block(Decide::Leave));
    assert_eq!(raw(&document, "applications.carried_out@total"), "2");
    assert!(document.block().is_none());
}

#[test]
fn a_blank_in_the_block_never_erases() {
    let document = paste(open(Totals::Typed), "disputes.review.upheld", "1\t2\t3\r\n");
    let document = paste(document, "disputes.review.upheld", "7\t\t9\r\n");
    assert!(!asks(&document));
    assert_eq!(raw(&document, "disputes.review.corrected"), "2");
    assert_eq!(done(&document), "已填入2格，可以撤销；另有1格粘贴的是空白，保持原样。");
    let document = paste(document, "disputes.review.upheld", "7\t2\t9\r\n");
    assert_eq!(done(&document), "粘贴的内容与原有的相同，没有改动。");
}

#[test]
fn texts_stay_as_they_were_pasted_and_what_is_no_number_is_asked_about() {
    let document = paste(open(Totals::Typed), "disputes.review.upheld", "/\t—\t1,234\t５件\t无\r\n");
    assert!(!asks(&document));
    let written: Vec<&str> =
        document.report().table(TableKey::Disputes).cells().take(5).map(|(_, cell)| cell.raw()).collect();
    assert_eq!(written, ["/", "—", "1,234", "５件", "无"]);
    let document = paste(document, "disputes.review.upheld", "1\t约5\r\n");
    assert!(asks(&document));
    let document = document.reduce(Action::Block(Decide::Take));
    assert_eq!(raw(&document, "disputes.review.corrected"), "约5");
}

#[test]
fn two_numbers_in_one_cell_are_never_run_together() {
    let document = paste(open(Totals::Typed), "disputes.review.upheld", "1\t\"2\r\n3\"\t4\r\n");
    assert!(asks(&document));
    assert_eq!(document.block().unwrap().plan().unwrap().left, ["2 3"]);
    let document = document.reduce(Action::Block(Decide::Take));
    assert_eq!(
        (raw(&document, "disputes.review.corrected"), raw(&document, "disputes.review.other")),
        ("", "4")
    );
    let document = paste(open(Totals::Typed), "disputes.review.upheld", "\"2\r\n3\"\t4\r\n");
    let document = document.reduce(Action::Block(Decide::Take));
    assert_eq!(raw(&document, "disputes.review.corrected"), "4", "it is no label, so nothing moves up");
    // Cells take spaces in a number for nothing, so numbers beside one another must not land in one cell.
    let document = paste(open(Totals::Typed), "disputes.review.upheld", "5 0 0 0 5");
    assert!(asks(&document));
    let document = document.reduce(Action::Block(Decide::Take));
    assert_eq!(
        (raw(&document, "disputes.review.upheld"), raw(&document, "disputes.review.total")),
        ("5", "5")
    );
}

#[test]
fn pasted_totals_that_differ_are_shown_and_computed_ones_follow() {
    let row = "applications.new_received@natural_person";
    let total = "applications.new_received@total";
    let document = paste(open(Totals::Computed), row, "1\t2\t3\t0\t0\t0\t6\r\n");
    assert!(!asks(&document), "the total agrees");
    assert_eq!((raw(&document, total), document.totals()), ("6", Totals::Computed));
    let wrong = paste(open(Totals::Computed), row, "1\t2\t3\t0\t0\t0\t7\r\n");
    assert!(asks(&wrong));
    let taken = Rc::clone(&wrong).reduce(Action::Block(Decide::Take));
    assert_eq!((raw(&taken, total), taken.totals()), ("7", Totals::Typed));
    let without = wrong.reduce(Action::Block(Decide::Show(1))).reduce(Action::Block(Decide::Take));
    assert_eq!((raw(&without, total), without.totals()), ("6", Totals::Computed));
    let back = without.reduce(Action::Undo);
    assert_eq!(raw(&back, total), "");
}

#[test]
fn a_column_without_its_totals_may_skip_them() {
    // 24 numbers for the 25 rows of a column: the row of totals was left out.
    let document = paste(open(Totals::Computed), "applications.new_received@natural_person", &numbers(24, 1));
    assert!(asks(&document), "the last number would land on a total");
    let skipping =
        document.block().unwrap().plans.iter().position(|plan| plan.words.contains("跳过")).unwrap();
    let document = document.reduce(Action::Block(Decide::Show(skipping))).reduce(Action::Block(Decide::Take));
    assert_eq!(raw(&document, "applications.carried_out@natural_person"), "24");
    assert_eq!(document.totals(), Totals::Computed);
}

#[test]
fn a_column_for_the_table_of_one_row_is_turned() {
    let document = paste(open(Totals::Typed), "disputes.review.upheld", &numbers(15, 1));
    assert!(!asks(&document));
    assert_eq!(raw(&document, "disputes.litigation.after_review.total"), "15");
    // In a table of many rows the same is only offered.
    let document = paste(open(Totals::Typed), "applications.new_received@natural_person", &numbers(7, 25));
    assert!(asks(&document));
    let document = document.reduce(Action::Block(Decide::Take));
    assert_eq!(raw(&document, "applications.carried_out@natural_person"), "25");
    assert_eq!(raw(&document, "applications.new_received@total"), "151");
}

#[test]
fn a_number_too_many_does_not_turn_a_block() {
    let document = paste(open(Totals::Typed), "applications.new_received@natural_person", &numbers(2, 8));
    let plans = &document.block().unwrap().plans;
    assert_eq!((plans[0].placed, plans[0].left.len()), (14, 2));
    assert_eq!((plans[1].placed, plans[1].left.len()), (16, 0), "but it is offered");
}

#[test]
fn every_printed_table_is_matched_by_its_labels_from_any_cell() {
    for table in TableKey::ALL {
        let layout = Layout::of(EditionKey::latest(), table);
        let last = layout.slots.last().unwrap().path.as_str();
        let pieces = printed(table, |index| (index + 1).to_string());
        let text = plain(&pieces);
        for (form, text, pieces) in [("html", "", pieces.clone()), ("text", &*text, Vec::new())] {
            let document = paste_pieces(open(Totals::Typed), last, text, pieces);
            assert!(
                !asks(&document),
                "{table:?} {form} {:?}",
                document.block().unwrap().plan().unwrap().doubts
            );
            for slot in &layout.slots {
                let expected = (slot.id.index + 1).to_string();
                assert_eq!(document.report().raw(slot.id), expected, "{} from {form}", slot.path);
            }
        }
    }
}

#[test]
fn a_printed_table_turned_over_is_matched_by_its_labels() {
    let columns = labels(B, true);
    let rows = labels(B, false);
    let mut text = format!("\t{}\n", rows.join("\t"));
    for (at, column) in columns.iter().enumerate() {
        let values: Vec<String> =
            (0..rows.len()).map(|row| (row * columns.len() + at + 1).to_string()).collect();
        text.push_str(&format!("{column}\t{}\n", values.join("\t")));
    }
    let document = paste(open(Totals::Typed), "applications.result.total@org.other", &text);
    assert!(!asks(&document), "{:?}", document.block().unwrap().plan().unwrap().doubts);
    for slot in &Layout::of(EditionKey::latest(), B).slots {
        assert_eq!(document.report().raw(slot.id), (slot.id.index + 1).to_string(), "{}", slot.path);
    }
}

#[test]
fn some_rows_with_labels_go_where_they_belong() {
    let rows = labels(B, false);
    // Two rows in the wrong order, one label shortened as people shorten it, one without its ordinal.
    let bare = |label: &str| nianbao_core::form::label::split_ordinal(label).1;
    let text = format!("{}\t1\t2\t3\t4\t5\t6\t21\n{}\t7\t7\t7\t7\t7\t7\t42\n", bare(rows[24]), bare(rows[2]));
    let document = paste(open(Totals::Typed), "applications.new_received@org.other", &text);
    assert!(!asks(&document), "{:?}", document.block().unwrap().plan().unwrap().doubts);
    assert_eq!(raw(&document, "applications.carried_out@total"), "21");
    assert_eq!(raw(&document, "applications.result.granted@natural_person"), "7");
}

#[test]
fn a_row_the_form_does_not_have_is_left_out_and_shown() {
    let rows = labels(B, false);
    let text = format!("{}\t1\t0\t0\t0\t0\t0\t1\n其中：网络申请\t9\t9\t9\t9\t9\t9\t54\n", rows[0]);
    let document = paste(open(Totals::Typed), "applications.carried_out@natural_person", &text);
    assert!(asks(&document));
    assert_eq!(document.block().unwrap().plan().unwrap().left, ["其中：网络申请 9 9 9 9 9 9 54"]);
    let document = document.reduce(Action::Block(Decide::Take));
    assert_eq!(raw(&document, "applications.new_received@total"), "1");
    assert!(document.report().cells().all(|(_, cell)| !cell.raw().contains('9')));
}

#[test]
fn labels_of_another_table_are_followed_there_after_asking() {
    let text = format!("{}\t1\t2\t3\n", labels(TableKey::Proactive, false)[1]);
    let document = paste(open(Totals::Typed), "applications.carried_out@natural_person", &text);
    assert!(asks(&document));
    let document = document.reduce(Action::Block(Decide::Take));
    assert_eq!(raw(&document, "proactive.normative_docs.in_force"), "3");
}

#[test]
fn columns_alone_are_matched_by_their_heads() {
    let columns = labels(B, true);
    let text = format!("{}\t{}\n5\t6\n7\t8\n", columns[6], columns[0]);
    let document = paste(open(Totals::Typed), "applications.carried_in@org.business", &text);
    assert!(!asks(&document), "{:?}", document.block().unwrap().plan().unwrap().doubts);
    assert_eq!(raw(&document, "applications.carried_in@total"), "5");
    assert_eq!(raw(&document, "applications.result.granted@natural_person"), "8");
}

#[test]
fn heads_that_stand_three_times_need_their_group_or_a_look() {
    // The heads of 行政复议 stand above both kinds of suits as well.
    let heads = labels(TableKey::Disputes, true)[..5].join("\t");
    let document = paste(
        open(Totals::Typed),
        "disputes.litigation.direct.upheld",
        &format!("{heads}\n1\t2\t3\t4\t10\n"),
    );
    assert!(asks(&document));
    let document = document.reduce(Action::Block(Decide::Take));
    assert_eq!(raw(&document, "disputes.litigation.direct.total"), "10");
    let slot = cell("disputes.litigation.after_review.upheld").slot();
    let group = slot.column_line.above.last().unwrap().label;
    let text = format!("{group}\t\t\t\t\n{heads}\n1\t2\t3\t4\t10\n");
    let document = paste(open(Totals::Typed), "disputes.review.upheld", &text);
    assert!(!asks(&document), "{:?}", document.block().unwrap().plan().unwrap().doubts);
    assert_eq!(raw(&document, "disputes.litigation.after_review.total"), "10");
}

#[test]
fn one_value_and_words_are_no_block() {
    for text in ["5", "5\r\n", "约五件", "第一行\n第二行", "2024 年 1 月", "", "\t\t\r\n", "5 件"]
    {
        assert_eq!(Matrix::pasted(text, Vec::new()), None, "{text:?}");
    }
}

#[test]
fn the_better_form_of_the_clipboard_counts() {
    let piece = |text: &str| Piece { text: text.into(), rows: 1, columns: 1 };
    // A table torn by malformed markup: one of three numbers is left in it.
    let torn = Matrix::pasted("1\t2\t3\r\n", vec![vec![piece("1")]]).unwrap();
    assert_eq!(torn.values(), 3);
    let merged = vec![vec![Piece { columns: 3, ..piece("7") }], vec![piece("1"), piece("2"), piece("3")]];
    let merged = Matrix::pasted("7\t\t\r\n1\t2\t3\r\n", merged).unwrap();
    assert!(merged.rows[0][1].covered && merged.values() == 4);
}

#[test]
fn text_is_split_at_tabs_bars_and_spaces() {
    let words = |text: &str| -> Vec<Vec<String>> {
        let rows = Matrix::from_text(text).rows;
        rows.into_iter().map(|row| row.into_iter().map(|entry| entry.text).collect()).collect()
    };
    assert_eq!(words("a\t\"b\nc \"\"d\"\"\"\r\n\"e\t1\r\n\r\n"), [["a", "b\nc \"d\""], ["\"e", "1"]]);
    assert_eq!(words("| a | 1 |\n|---|--:|\n| b | 2 |\n"), [["a", "1"], ["b", "2"]]);
    assert_eq!(words("规章 1 2\n行政 许可 3\n"), [["规章", "1", "2"], ["", "行政 许可", "3"]]);
    assert_eq!(words("1\r2\r"), [["1"], ["2"]]);
}

#[test]
fn hostile_spans_and_sizes_are_cut() {
    let piece = Piece { text: "1".into(), rows: usize::MAX, columns: usize::MAX };
    let matrix = Matrix::from_pieces(vec![vec![piece; 3]; 1000]);
    assert!(matrix.rows.len() <= 400 && matrix.width() <= 60);
    let matrix = Matrix::from_text(&"1\t".repeat(100_000));
    assert!(matrix.width() <= 60);
    Matrix::from_text(&"\"1\n".repeat(50_000));
}

#[test]
fn a_copied_table_is_the_same_table_again() {
    let mut report = Report::for_year(2024);
    for (at, (id, _)) in Report::for_year(2024).table(B).cells().enumerate() {
        report.set(id, (at + 1).to_string());
    }
    let id = cell("applications.new_received@natural_person");
    let document = paste(open(Totals::Typed), id.path(), &as_text(report.table(B)));
    assert!(!asks(&document));
    assert_eq!(document.report().table(B), report.table(B));
    report.set(id, "=1+1");
    assert!(as_text(report.table(B)).contains("\t'=1+1\t"));
    assert!(as_html(report.table(B)).contains(">'=1+1<"));
}
