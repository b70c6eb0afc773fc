//! The edition in force: 国办公开办函〔2021〕30号, 2021-09-26, for reports from 2021 on. Ten, 175 and 15 cells.

use super::shared::*;
use crate::form::node::{Node, Unit, group, leaf, measured};
use crate::form::{Band, Edition, Joint, Table, TableKey};

/// The 2021 edition.
pub(super) static EDITION: Edition = Edition {
    key: "ed2021",
    name: "2021年格式",
    notice: "国办公开办函〔2021〕30号",
    first_year: 2021,
    last_year: None,
    title: TITLE,
    headings: HEADINGS,
    aspects: ASPECTS,
    prompts: [PROMPT, PROMPT, "（文字描述，收取信息处理费情况在此处报告。）"],
    tables: [&PROACTIVE, &APPLICATIONS, &DISPUTES],
};

const DECISIONS: &[Node] = &[leaf("decisions", "本年处理决定数量")];

static PROACTIVE: Table = Table {
    key: TableKey::Proactive,
    stub: 1,
    width: 3,
    bands: &[
        Band {
            banner: Some(ITEM_1),
            corner: CONTENT,
            columns: &[
                leaf("issued", "本年制发件数"),
                leaf("repealed", "本年废止件数"),
                leaf("in_force", "现行有效件数"),
            ],
            rows: &[leaf("proactive.rules", RULES), leaf("proactive.normative_docs", "行政规范性文件")],
            joint: Joint::Dot,
        },
        Band {
            banner: Some(ITEM_5),
            corner: CONTENT,
            columns: DECISIONS,
            rows: &[leaf("proactive.licensing", LICENSING)],
            joint: Joint::Dot,
        },
        Band {
            banner: Some(ITEM_6),
            corner: CONTENT,
            columns: DECISIONS,
            rows: &[leaf("proactive.penalties", PENALTIES), leaf("proactive.coercion", COERCION)],
            joint: Joint::Dot,
        },
        Band {
            banner: Some(ITEM_8),
            corner: CONTENT,
            columns: &[measured("amount_wan_yuan", "本年收费金额（单位：万元）", Unit::WanYuan)],
            rows: &[leaf("proactive.admin_fees", ADMIN_FEES)],
            joint: Joint::Dot,
        },
    ],
    balances: &[],
};

static APPLICATIONS: Table = Table {
    key: TableKey::Applications,
    stub: 3,
    width: 7,
    bands: &[Band {
        banner: None,
        corner: BALANCE_NOTE,
        columns: APPLICANTS,
        rows: &[
            NEW_RECEIVED,
            CARRIED_IN,
            group(
                "applications.result",
                RESULT,
                &[
                    GRANTED,
                    PARTLY_GRANTED,
                    DENIED,
                    UNABLE,
                    NOT_PROCESSED,
                    group(
                        "applications.result.other",
                        OTHER,
                        &[
                            leaf(
                                "applications.result.other.no_correction",
                                "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
                            ),
                            leaf(
                                "applications.result.other.fee_unpaid",
                                "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
                            ),
                            leaf("applications.result.other.misc", "3.其他"),
                        ],
                    ),
                    RESULT_TOTAL,
                ],
            ),
            CARRIED_OUT,
        ],
        joint: Joint::At,
    }],
    balances: BALANCES,
};

