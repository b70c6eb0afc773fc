//! What lies around the sheet: bar, rail, foot, and the voice for those who do not see it.

pub mod bar;
pub mod deadline;
pub mod foot;
pub mod keys;
pub mod layout;
pub mod live;
pub mod rail;
pub mod tie;
pub mod unchecked;
