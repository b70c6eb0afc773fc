//! The rules over several reports, group U. They are no rules of one report, so core does not list them.

use nianbao_core::check::Severity;
use nianbao_core::check::rule::{Reads, Rule};

const SINCE: &str = "0.1.0";
const ACCURATE: &str = "国办公开办函〔2021〕30号关于内容准确的要求";

/// The parent's cell is not the sum.
pub static PARENT_NOT_SUM: Rule = Rule {
    id: "U101",
    name: "parent-not-sum",
    title: "汇总数与各单位之和不符",
    severity: Severity::Verify,
    basis: ACCURATE,
    since: SINCE,
    reads: Reads::Anything,
};

/// The parent's cell is below the sum.
pub static PARENT_BELOW_SUM: Rule = Rule {
    id: "U102",
    name: "parent-below-sum",
    title: "汇总数少于各单位之和",
    severity: Severity::Verify,
    basis: ACCURATE,
    since: SINCE,
    reads: Reads::Anything,
};

/// A listed unit is missing, late or there twice.
pub static UNIT_MISSING: Rule = Rule {
    id: "U103",
    name: "unit-missing",
    title: "单位缺报、迟报或者重复",
    severity: Severity::Hint,
    basis: "《中华人民共和国政府信息公开条例》第四十九条",
    since: SINCE,
    reads: Reads::Anything,
};

/// Two units' texts are near-duplicates.
pub static REPORTS_ALIKE: Rule = Rule {
    id: "U104",
    name: "reports-alike",
    title: "两个单位的文字雷同",
    severity: Severity::Verify,
    basis: "国办公开办函〔2021〕30号关于内容雷同的要求",
    since: SINCE,
    reads: Reads::Anything,
};

/// All rules, by id.
pub static ALL: [&Rule; 4] = [&PARENT_NOT_SUM, &PARENT_BELOW_SUM, &UNIT_MISSING, &REPORTS_ALIKE];
