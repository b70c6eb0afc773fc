//! Generated files equal what the code generates.

use std::path::Path;

use nianbao_testkit::page;

#[test]
fn pages_are_in_step_with_rules_and_forms() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let differing = page::differing(&root).expect("docs/ can be read");
    assert!(differing.is_empty(), "run `cargo xtask docs`: {}", differing.join(", "));
}

#[test]
fn every_rule_stands_in_the_index_and_every_cell_on_its_form() {
    use nianbao_core::form::{EditionKey, TableKey, path::Layout};
    let pages = page::pages();
    let index = &pages["docs/rules/README.md"];
    for rule in nianbao_desk::catalogue::all() {
        assert!(index.contains(&format!("({}.md)", rule.id)), "{} has a group without a name", rule.id);
    }
    for edition in EditionKey::all() {
        let page = &pages[&format!("docs/forms/{}.md", edition.key())];
        for slot in TableKey::ALL.iter().flat_map(|&table| &Layout::of(edition, table).slots) {
            let (row, column) = slot.path.split_once('@').unwrap_or((&slot.path, ""));
            assert!(page.contains(&format!("`{row}`")), "{}", slot.path);
            assert!(column.is_empty() || page.contains(&format!("`{column}`")), "{}", slot.path);
        }
    }
}
