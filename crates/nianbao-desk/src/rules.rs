//! The rules over several reports, group U. They are no rules of one report, so core does not list them; with those of
//! one report they stand in [`crate::catalogue`].

use nianbao_core::check::Severity;
use nianbao_core::check::rule::{Reads, Rule};

/// Declares the rules, with the pages that explain them.
macro_rules! rules {
    ($($(#[$about:meta])* $name:ident, $page:literal = $id:literal $kebab:literal $severity:ident $title:literal, $basis:literal;)+) => {
        $(
            $(#[$about])*
            pub static $name: Rule = Rule {
                id: $id,
                name: $kebab,
                title: $title,
                severity: Severity::$severity,
                basis: $basis,
                since: "0.1.0",
                reads: Reads::Anything,
            };
        )+
        /// All rules, by id.
        pub static ALL: &[&Rule] = &[$(&$name),+];
        /// For each of [`ALL`] its documentation.
        static DOCS: &[&str] = &[$(include_str!($page)),+];
    };
}

rules! {
    /// The parent's cell is not the sum.
    PARENT_NOT_SUM, "rules/u101_parent_not_sum.md" =
        "U101" "parent-not-sum" Verify "汇总数与各单位之和不符",
        "国办公开办函〔2021〕30号（四）明确责任：内容应当准确；《中华人民共和国政府信息公开条例》第五十条";

    /// The parent's cell is below the sum.
    PARENT_BELOW_SUM, "rules/u102_parent_below_sum.md" =
        "U102" "parent-below-sum" Verify "汇总数少于各单位之和",
        "国办公开办函〔2021〕30号（四）明确责任：内容应当准确；《中华人民共和国政府信息公开条例》第五十条";

    /// A listed unit is missing, late or there twice.
    UNIT_MISSING, "rules/u103_unit_missing.md" =
        "U103" "unit-missing" Hint "单位缺报、迟报或者重复",
        "《中华人民共和国政府信息公开条例》第四十九条";

    /// Two units' texts are near-duplicates.
    REPORTS_ALIKE, "rules/u104_reports_alike.md" =
        "U104" "reports-alike" Verify "两个单位的文字雷同",
        "国办公开办函〔2021〕30号（四）明确责任：内容不得雷同";
}

/// The documentation of the rule with this id; `None` for one that is not of the desk.
pub(crate) fn docs(id: &str) -> Option<&'static str> {
    ALL.iter().position(|rule| rule.id == id).map(|at| DOCS[at])
}
