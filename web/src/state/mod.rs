//! The state of the page: pure, tested natively; knows no browser, no storage, no component.
//!
//! # What components use
//! All of it through `crate::hooks`; the types stand here.
//!
//! | hook | gives | redraws |
//! |---|---|---|
//! | `use_document()` | [`DocumentHandle`](crate::hooks::DocumentHandle): `report()`, and through `Deref` everything of [`Document`]: `totals()`, `asking()`, `can_undo()`, `undo_name()`, … | on every change |
//! | `use_dispatch()` | [`Dispatch`](crate::hooks::Dispatch): `set_cell`, `set_text`, `set_meta`, `edit`, `end_typing`, `undo`, `redo`, `choose_totals`, `zero`, `explain`, `unexplain`, `act` | never |
//! | `use_known()` | [`Known`](crate::hooks::Known): `outcome()` of the open report, found out when it is asked for: of cells never out of date, of text as the checker last said | on every change and every answer |
//! | `use_way()`, `use_go()` of `components::way` | where the reader is; goes elsewhere | on every move; never |
//! | `use_desk()` | [`DeskHandle`](crate::hooks::DeskHandle): `drafts()`, `save()`, `kind()`, `notices()`; `open(id)`, `open_blank()`, `delete(entry)`, `rename`, `clear_all()`, `set_session_only`, `dismiss`, `tell` | when one of them changes |
//! | `use_files()` | [`FilesHandle`](crate::hooks::FilesHandle): `task()`, `review()`, `is_dragging()`; `open_list(input.files())`, `open_file`, `cancel()`, `choose`, `apply_review()`, `open_review()`, `close_review()`, `download(format)`, `download_report_file()`, `copy_html()`, `print()`, `save_page()`, `remedy(notice, remedy)` | when one of them changes |
//! | `use_preferences()` | [`PreferencesHandle`](crate::hooks::PreferencesHandle): `get()`, `prefer(change)`; the attributes of the document element follow | on every change |
//!
//! Conventions:
//! - Banners: one for each of `desk.notices()`, with `text()`, `weight()` (a warning is announced at once) and a button
//!   for each of `remedies()` that calls `files.remedy(notice, remedy)`.
//! - Files dropped anywhere and reports pasted anywhere are taken by the page itself. A component that takes a paste
//!   (a block of numbers) calls `prevent_default`. What was read shows as `files.review()`; nothing is applied before.
//! - List of drafts: [`desk::title`] names an entry, `crate::browser::clock` a time.
//! - Typing: `set_cell`/`set_text` on every input event (outside an IME composition), `end_typing` on blur. One stay
//!   is one undo step; in texts a step ends with a clause.
//! - In [`Totals::Computed`] the cells whose `slot().computed` holds are written by the document and should be read-only.
//! - `choose_totals(Computed)` may answer with a question instead: [`Document::asking`] lists the differing cells;
//!   send [`Action::ConfirmTotals`] or [`Action::KeepTotals`].
//! - A fix is `edit(Edit::Many(fix.edits), fix.title)`.
//! - Another form for another year: blank tables change by themselves (`set_meta`); for filled ones offer
//!   [`edition::due`] in place and send its edit.
//! - Counts and part states: [`selectors`].

pub mod answer;
pub mod beside;
pub mod block;
pub mod desk;
pub mod document;
pub mod draft;
pub mod edition;
pub mod explain;
pub mod file_name;
pub mod files;
pub mod history;
pub mod limits;
pub mod links;
pub mod navigation;
pub mod notice;
pub mod packs;
pub mod pasted;
pub mod preferences;
pub mod reading;
pub mod review;
pub mod selectors;
pub mod totals;
pub mod zero;

pub use beside::Beside;
pub use block::{Block, Decide};
pub use desk::{Desk, DeskAction, SaveState};
pub use document::{Action, Document};
pub use draft::DraftId;
pub use files::{Files, Task};
pub use history::MergeKey;
pub use navigation::{FindingKey, Go, Navigation};
pub use notice::{Notice, Remedy, Weight};
pub use preferences::{Prefer, Preferences, TextSize};
pub use review::{Choose, Group, Review, Subject};
pub use totals::{Difference, Totals};

#[cfg(test)]
mod tests;
