//! Laws over every edition of the form: whoever adds an edition is covered.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use std::collections::BTreeMap;

use nianbao_core::form::grid::Content;
use nianbao_core::form::path::{CellId, Layout};
use nianbao_core::form::relation::EquationKind;
use nianbao_core::form::{EditionKey, TableKey};
use nianbao_core::model::Report;

fn layouts() -> impl Iterator<Item = (EditionKey, &'static Layout)> {
    EditionKey::all()
        .flat_map(|edition| TableKey::ALL.into_iter().map(move |table| (edition, Layout::of(edition, table))))
}

#[test]
fn cells_are_as_many_as_the_paper_has() {
    let counts = |key: &str| {
        let edition = EditionKey::from_key(key).unwrap();
        TableKey::ALL.map(|table| Layout::of(edition, table).slots.len())
    };
    assert_eq!(counts("ed2019"), [22, 161, 15]);
    assert_eq!(counts("ed2021"), [10, 175, 15]);
}

#[test]
fn computed_cells_are_as_many_as_the_paper_has() {
    let computed = |key: &str| {
        let edition = EditionKey::from_key(key).unwrap();
        TableKey::ALL
            .map(|table| Layout::of(edition, table).slots.iter().filter(|slot| slot.computed).count())
    };
    assert_eq!(computed("ed2019"), [0, 29, 3]);
    assert_eq!(computed("ed2021"), [0, 31, 3]);
}

#[test]
fn equations_are_as_many_as_the_paper_states() {
    let edition = EditionKey::from_key("ed2021").unwrap();
    let of = |table, kind| {
        Layout::of(edition, table).equations.iter().filter(|equation| equation.kind == kind).count()
    };
    assert_eq!(of(TableKey::Applications, EquationKind::Balance), 7);
    assert_eq!(of(TableKey::Applications, EquationKind::RowsTotal), 7);
    assert_eq!(of(TableKey::Applications, EquationKind::ColumnsTotal), 25);
    assert_eq!(of(TableKey::Disputes, EquationKind::ColumnsTotal), 3);
}

#[test]
fn grids_tile_exactly_once() {
    for (edition, layout) in layouts() {
        let grid = &layout.grid;
        let mut covered = vec![vec![0; grid.width]; grid.rows.len()];
        for (index, row) in grid.rows.iter().enumerate() {
            for cell in &row.cells {
                assert_eq!(cell.row, index);
                for line in &mut covered[cell.row..cell.row + cell.row_span] {
                    for place in &mut line[cell.column..cell.column + cell.column_span] {
                        *place += 1;
                    }
                }
            }
        }
        assert!(
            covered.iter().flatten().all(|&times| times == 1),
            "{edition:?} {:?}: {covered:?}",
            layout.table.key
        );
    }
}

#[test]
fn grids_show_every_cell_once_and_in_order() {
    for (_, layout) in layouts() {
        let shown: Vec<CellId> = layout
            .grid
            .rows
            .iter()
            .flat_map(|row| &row.cells)
            .filter_map(|cell| if let Content::Value(id) = cell.content { Some(id) } else { None })
            .collect();
        assert_eq!(shown, layout.cells().collect::<Vec<_>>());
    }
}

#[test]
fn paths_are_unique_and_found_again() {
    for edition in EditionKey::all() {
        let mut seen = BTreeMap::new();
        for table in TableKey::ALL {
            for slot in &Layout::of(edition, table).slots {
                assert_eq!(seen.insert(slot.path.as_str(), slot.id), None, "{}", slot.path);
                assert_eq!(CellId::find(edition, &slot.path), Some(slot.id));
            }
        }
    }
}

#[test]
fn the_same_path_counts_the_same_in_every_edition() {
    let mut units = BTreeMap::new();
    for (_, layout) in layouts() {
        for slot in &layout.slots {
            let unit = *units.entry(slot.path.as_str()).or_insert(slot.unit);
            assert_eq!(unit, slot.unit, "{}", slot.path);
        }
    }
}

#[test]
fn years_neither_overlap_nor_leave_gaps() {
    let editions: Vec<_> = EditionKey::all().map(EditionKey::form).collect();
    for pair in editions.windows(2) {
        assert_eq!(pair[0].last_year.map(|year| year + 1), Some(pair[1].first_year));
    }
    assert_eq!(editions.last().unwrap().last_year, None);
}

#[test]
fn known_paths_are_there() {
    let edition = EditionKey::from_key("ed2021").unwrap();
    for path in [
        "proactive.normative_docs.in_force",
        "proactive.admin_fees.amount_wan_yuan",
        "applications.new_received@total",
        "applications.result.denied.state_secret@natural_person",
        "applications.result.other.misc@org.other",
        "disputes.review.total",
        "disputes.litigation.after_review.pending",
    ] {
        assert!(CellId::find(edition, path).is_some(), "{path}");
    }
    let trial = EditionKey::from_key("ed2019").unwrap();
    for path in [
        "proactive19.other_services.items_change",
        "applications.result.other@total",
        "proactive19.procurement.amount",
    ] {
        assert!(CellId::find(trial, path).is_some(), "{path}");
    }
}

#[test]
fn totals_follow_from_their_parts_and_blank_stays_blank() {
    let mut report = Report::for_year(2024);
    let cell = |report: &Report, path: &str| report.find(path).unwrap();
    for (path, raw) in [
        ("applications.new_received@natural_person", "5"),
        ("applications.new_received@org.other", "1"),
        ("applications.result.granted@natural_person", "4"),
        ("applications.result.denied.admin_query@org.other", "2"),
        ("disputes.review.upheld", "x"),
    ] {
        let id = cell(&report, path);
        report.set(id, raw);
    }
    let totals: BTreeMap<_, _> = report.totals(TableKey::Applications).into_iter().collect();
    let shown = |path: &str| totals.get(&cell(&report, path)).map(ToString::to_string);
    assert_eq!(shown("applications.new_received@total").as_deref(), Some("6"));
    assert_eq!(shown("applications.result.total@natural_person").as_deref(), Some("4"));
    assert_eq!(shown("applications.result.total@total").as_deref(), Some("6"));
    assert_eq!(shown("applications.carried_out@total"), None);
    assert!(report.totals(TableKey::Disputes).is_empty(), "an unreadable part leaves the total unsaid");
}

#[test]
fn undo_takes_every_edit_back() {
    use nianbao_core::model::{Edit, TextPart};
    let mut report = Report::for_year(2024);
    let before = report.clone();
    let id = report.find("disputes.review.total").unwrap();
    let edit = Edit::Many(vec![
        Edit::Cell { id, raw: "1".into() },
        Edit::Cell { id, raw: "2".into() },
        Edit::Text { part: TextPart::Other, text: "无".into() },
    ]);
    let after = {
        let mut report = report.clone();
        report.apply(edit.clone());
        report
    };
    let undo = report.apply(edit);
    assert_eq!(report, after);
    let redo = report.apply(undo);
    assert_eq!(report, before);
    report.apply(redo);
    assert_eq!(report, after);
}
