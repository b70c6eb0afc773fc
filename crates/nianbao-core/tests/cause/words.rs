//! What is said of each kind of slip, in full.

use super::{balanced, checked, set};

/// Changes of cells, and what the causes say.
type Case = (&'static [(&'static str, &'static str)], &'static [&'static str]);

fn told(cases: &[Case]) {
    for (changes, expected) in cases {
        let mut report = balanced();
        changes.iter().for_each(|(path, raw)| set(&mut report, path, raw));
        let causes: Vec<String> = checked(&report).causes.into_iter().map(|cause| cause.message).collect();
        assert_eq!(causes, *expected, "{changes:?}");
    }
}

#[test]
fn totals_are_left_in_a_line_or_in_none() {
    told(&[
        (
            &[("applications.result.total@natural_person", "")],
            &["“自然人”一列各分项已填，总计没有填，可能忘了合计；这样改，3处不平都能消除。"],
        ),
        (
            &[("applications.new_received@total", "")],
            &[
                "“一、本年新收政府信息公开申请数量”一行各分项已填，总计没有填，可能忘了合计；这样改，2处不平都能消除。",
            ],
        ),
        (
            &[
                ("applications.result.total@natural_person", ""),
                ("applications.result.total@org.business", ""),
                ("applications.result.total@total", ""),
            ],
            &["“（七）总计”一行有3格没有合计，应按分项之和补上；这样改，6处不平都能消除。"],
        ),
        (
            &[
                ("applications.result.granted@total", ""),
                ("applications.result.total@natural_person", ""),
                ("applications.result.total@total", ""),
            ],
            &["有3处没有合计，应按分项之和补上；这样改，6处不平都能消除。"],
        ),
        (
            &[("disputes.review.upheld", "3"), ("disputes.review.corrected", "1")],
            &["“行政复议”各分项已填，总计仍是0，可能忘了合计。"],
        ),
    ]);
}

#[test]
fn digits_run_together_from_either_side() {
    told(&[
        (
            &[
                ("applications.result.denied.admin_query@natural_person", ""),
                ("applications.result.denied.admin_query@org.business", "11"),
            ],
            &[
                "“（三）不予公开”“8.属于行政查询事项”“自然人”和“（三）不予公开”“8.属于行政查询事项”“法人或其他组织”“商业企业”\
                 的数可能并成了一个，应分别为1和1；这样改，3处不平都能消除。",
            ],
        ),
        (
            &[("applications.result.unable.not_held@natural_person", "50")],
            &[
                "“（四）无法提供”“1.本机关不掌握相关政府信息”“自然人”的50可能是两格的数并在一起，应为5；这样改，2处不平都能消除。",
            ],
        ),
    ]);
}

#[test]
fn numbers_stand_in_each_others_places_or_one_place_off() {
    told(&[
        (
            &[
                ("applications.new_received@natural_person", "2"),
                ("applications.new_received@org.business", "10"),
            ],
            &[
                "“一、本年新收政府信息公开申请数量”“自然人”和“一、本年新收政府信息公开申请数量”“法人或其他组织”“商业企业”\
                 可能填反了（现为2和10）；这样改，2处不平都能消除。",
            ],
        ),
        (
            &[
                ("applications.new_received@natural_person", "0"),
                ("applications.new_received@org.business", "10"),
                ("applications.new_received@org.research", "2"),
            ],
            &[
                "“一、本年新收政府信息公开申请数量”一行从“自然人”到“法人或其他组织”“科研机构”可能整体错了一格；\
                 这样改，3处不平都能消除。",
            ],
        ),
        (
            &[
                ("applications.result.granted@natural_person", "5"),
                ("applications.result.denied.admin_query@natural_person", "0"),
            ],
            &[
                "不止一种可能：①“（一）予以公开”“自然人”中有1件可能应填在“（三）不予公开”“8.属于行政查询事项”“自然人”；\
                 ②“（三）不予公开”“8.属于行政查询事项”“总计”中有1件可能应填在“（一）予以公开”“总计”，请对照台账核对。",
            ],
        ),
    ]);
}

#[test]
fn what_too_little_speaks_for_may_be_wrong_elsewhere() {
    told(&[
        (
            &[
                ("applications.result.granted@natural_person", "5"),
                ("applications.result.granted@total", "5"),
            ],
            &["不止一种可能：①“（一）予以公开”“自然人”多填了1，“总计”随之；\
                 ②“（三）不予公开”“8.属于行政查询事项”“自然人”多填了1，“总计”随之；\
                 ③“（四）无法提供”“1.本机关不掌握相关政府信息”“自然人”多填了1，“总计”随之；\
                 也可能是别处有误，请对照台账核对。"],
        ),
        (
            &[
                ("applications.result.granted@natural_person", "6"),
                ("applications.result.granted@total", "5"),
            ],
            &[
                "按其他各格推算，“（一）予以公开”“自然人”应为4（现为6），“（一）予以公开”“总计”应为4（现为5）；\
                 这样改，3处不平都能消除。",
            ],
        ),
        (
            &[
                ("applications.new_received@natural_person", "7"),
                ("applications.new_received@org.business", "3"),
                ("applications.new_received@total", "9"),
            ],
            &[
                "“一、本年新收政府信息公开申请数量”“法人或其他组织”“商业企业”可能填错，现为3，按其他各格推算应为2；\
                 这样改，2处不平都能消除。",
                "不止一种可能：①“一、本年新收政府信息公开申请数量”“自然人”少填了3，“总计”随之；\
                 ②“二、上年结转政府信息公开申请数量”“自然人”少填了3，“总计”随之；也可能是别处有误，请对照台账核对。",
            ],
        ),
    ]);
}

#[test]
fn differences_that_do_not_add_up_to_the_totals_are_not_folded() {
    // 自然人 and 商业企业 are off by 1 and 2, and the total by 5: no single word for that.
    told(&[(
        &[
            ("applications.carried_out@natural_person", "2"),
            ("applications.carried_out@org.business", "3"),
            ("applications.carried_out@total", "8"),
        ],
        &[],
    )]);
}
