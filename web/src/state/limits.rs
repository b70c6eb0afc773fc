//! A limit as somebody writes it. Knows no component.

use nianbao_core::model::settings::{Limit, Settings};
use nianbao_core::model::{Amount, Cell};

/// The settings with a limit drawn as written, the usual one left to what is usual; `None` when it is no whole number
/// in range. What is usual is not for the limit alone to say: a pack may draw it.
pub fn drawn(settings: &Settings, limit: Limit, usual: u32, written: &str) -> Option<Settings> {
    let number = u32::try_from(Cell::new(written).number().and_then(Amount::to_whole)?).ok()?;
    let mut settings = settings.clone();
    settings.set_limit(limit, Some(number).filter(|number| *number != usual)).then_some(settings)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_numbers_in_range_are_taken() {
        let usual = Settings::default();
        let limit =
            |written: &str| Some(drawn(&usual, Limit::TextRepeated, 50, written)?.limit(Limit::TextRepeated));
        assert_eq!(limit("40"), Some(Some(40)));
        assert_eq!(limit("４０"), Some(Some(40)));
        assert_eq!(limit("50"), Some(None), "the usual one is not drawn");
        let over_a_pack = drawn(&usual, Limit::TextRepeated, 40, "50").unwrap();
        assert_eq!(over_a_pack.limit(Limit::TextRepeated), Some(50), "a pack draws 40");
        for refused in ["", "0", "101", "-3", "4.5", "四十", "/"] {
            assert_eq!(limit(refused), None, "{refused}");
        }
    }
}
