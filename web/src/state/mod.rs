//! The state of the page: pure, tested natively; knows no browser, no storage, no component.
//!
//! # What components use
//! All of it through `crate::hooks`; the types stand here.
//!
//! | hook | gives | redraws |
//! |---|---|---|
//! | `use_document()` | [`DocumentHandle`](crate::hooks::DocumentHandle): `report()`, and through `Deref` everything of [`Document`]: `totals()`, `asking()`, `can_undo()`, `undo_name()`, … | on every change |
//! | `use_dispatch()` | [`Dispatch`](crate::hooks::Dispatch): `set_cell`, `set_text`, `set_meta`, `edit`, `end_typing`, `undo`, `redo`, `choose_totals`, `zero`, `explain`, `unexplain`, `act` | never |
//! | `use_outcome()` | `Rc<Outcome>` of the open report, never out of date | on every change |
//! | `use_navigation()` | [`NavigationHandle`](crate::hooks::NavigationHandle): `current()`, `next()`, `previous()`, `to(index)`, `leave()`, `part()`, `jumps()` | on every move |
//!
//! Conventions:
//! - Typing: `set_cell`/`set_text` on every input event (outside an IME composition), `end_typing` on blur. One stay
//!   is one undo step; in texts a step ends with a clause.
//! - In [`Totals::Computed`] the cells whose `slot().computed` holds are written by the document and should be read-only.
//! - `choose_totals(Computed)` may answer with a question instead: [`Document::asking`] lists the differing cells;
//!   send [`Action::ConfirmTotals`] or [`Action::KeepTotals`].
//! - A fix is `edit(Edit::Many(fix.edits), fix.title)`.
//! - Another form for another year: blank tables change by themselves (`set_meta`); for filled ones offer
//!   [`edition::due`] in place and send its edit.
//! - Counts, part states and cell roles: [`selectors`].

pub mod document;
pub mod draft;
pub mod edition;
pub mod explain;
pub mod history;
pub mod navigation;
pub mod selectors;
pub mod totals;
pub mod zero;

pub use document::{Action, Document};
pub use draft::DraftId;
pub use history::MergeKey;
pub use navigation::{FindingKey, Go, Navigation};
pub use totals::{Difference, Totals};
pub use zero::Existing;

#[cfg(test)]
mod tests;
