//! All rules, sorted by id. One file per rule; a new rule is one file and one word here. Knows no rule's inside.

use super::rule::{Judge, Rule, in_order};

/// Declares the rule modules and lists them.
macro_rules! rules {
    ($($name:ident),+ $(,)?) => {
        $(mod $name;)+
        /// All rules, sorted by id.
        pub static ALL: &[&Rule] = &[$(&$name::RULE),+];
        /// How each of [`ALL`] looks.
        pub(super) static JUDGES: &[Judge] = &[$($name::JUDGE),+];
        /// The same, and nothing for those that are not answered at once. The compiler makes the list, so a program
        /// that runs no others does not carry their code.
        pub(super) static AT_ONCE: &[Option<Judge>] = &[$(quick($name::JUDGE)),+];
        static DOCS: &[&str] = &[$($name::DOCS),+];
        const _: () = assert!(
            in_order(ALL, &[$(stringify!($name)),+]),
            "rules stand sorted by id, each id once, each in a file named after its id and name"
        );
    };
}

/// What the first letter of an id stands for, in the order of the report.
pub const GROUPS: &[(char, &str)] = &[
    ('P', "主动公开"),
    ('A', "依申请公开"),
    ('D', "行政复议、行政诉讼"),
    ('F', "格式要件"),
    ('X', "文表一致"),
    ('Y', "年度衔接"),
    ('N', "叙述"),
    ('T', "文字"),
    ('S', "敏感信息"),
    ('U', "汇总"),
];

rules![
    a101_applications_balance,
    a102_applications_outcome_total,
    a103_applications_applicant_total,
    a104_applications_not_a_number,
    a105_applications_blank,
    a106_applications_total_alone,
    a107_fee_unpaid_without_fee,
    d101_disputes_total,
    d102_disputes_not_a_number,
    d103_disputes_blank,
    d104_direct_suit_after_2024,
    d105_disputes_without_applications,
    f101_part_missing,
    f102_part_order,
    f103_heading_wording,
    f104_wrong_edition,
    f105_row_missing,
    f106_label_altered,
    f107_title,
    f108_agency_inconsistent,
    f109_aspect_missing,
    f110_government_extras_missing,
    f111_fee_statement_missing,
    f112_overview_long,
    f113_published_late,
    f114_period_wrong,
    f115_table_unreadable,
    f116_year_missing_or_split,
    n101_stale_year,
    n102_outdated_citation,
    n103_foreign_organ,
    n104_placeholder,
    n105_generic_text,
    n106_problems_formulaic,
    n107_numbering_broken,
    p101_proactive_not_a_number,
    p102_proactive_blank,
    p103_fee_unit_slip,
    p104_rules_without_power,
    p105_stock_impossible,
    p106_issued_beyond_stock,
    p107_unit_in_cell,
    s101_mobile_number,
    s102_identity_number,
    s103_bank_card,
    s104_private_contact,
    t101_doubled_text,
    t102_broken_sentence,
    t103_punctuation,
    t104_date_or_code,
    t105_repeated_clause,
    x101_zero_claim,
    x102_applications_number,
    x103_disputes_number,
    x104_all_closed_but_carried,
    x105_documents_number,
    x106_text_sum,
    x107_text_percentage,
    x108_fee_amount,
    x109_permits_number,
    y101_carried_over,
    y102_stock_not_followed,
    y103_not_the_previous_report,
    y104_text_repeated,
    y105_sentence_repeated,
    y106_figures_unchanged,
    y107_figure_jump,
    y108_growth_rate,
    y109_pending_vanished,
];

const fn quick(judge: Judge) -> Option<Judge> {
    if judge.reads().at_once() { Some(judge) } else { None }
}

/// The rule with this id.
pub fn find(id: &str) -> Option<&'static Rule> {
    ALL.binary_search_by(|rule| rule.id.cmp(id)).ok().map(|at| ALL[at])
}

/// The documentation of the rule with this id; empty for an id that is none.
pub(super) fn docs(id: &str) -> &'static str {
    ALL.binary_search_by(|rule| rule.id.cmp(id)).map_or("", |at| DOCS[at])
}
