//! The trial edition: 国办公开办函〔2019〕60号, for the reports of 2019 and 2020. 22, 161 and 15 cells.

use super::shared::*;
use crate::form::node::{Node, Unit, group, leaf, measured};
use crate::form::{Band, Edition, Joint, Table, TableKey};

/// The 2019 trial edition.
pub(super) static EDITION: Edition = Edition {
    key: "ed2019",
    name: "2019年试行格式",
    notice: "国办公开办函〔2019〕60号",
    first_year: 2019,
    last_year: Some(2020),
    title: TITLE,
    headings: HEADINGS,
    aspects: ASPECTS,
    prompts: [PROMPT, PROMPT, PROMPT],
    tables: [&PROACTIVE, &APPLICATIONS, &DISPUTES],
};

const PREVIOUS_ITEMS: Node = leaf("prev_items", "上一年项目数量");
const ITEMS_CHANGE: Node = measured("items_change", "本年增/减", Unit::Change);
const ITEMS_AND_DECISIONS: &[Node] = &[PREVIOUS_ITEMS, ITEMS_CHANGE, leaf("decisions", "处理决定数量")];

static PROACTIVE: Table = Table {
    key: TableKey::Proactive,
    stub: 1,
    width: 3,
    bands: &[
        Band {
            banner: Some(ITEM_1),
            corner: CONTENT,
            columns: &[
                leaf("made_new", "本年新制作数量"),
                leaf("disclosed_new", "本年新公开数量"),
                leaf("disclosed_total", "对外公开总数量"),
            ],
            rows: &[leaf("proactive19.rules", RULES), leaf("proactive19.normative_docs", "规范性文件")],
            joint: Joint::Dot,
        },
        Band {
            banner: Some(ITEM_5),
            corner: CONTENT,
            columns: ITEMS_AND_DECISIONS,
            rows: &[
                leaf("proactive19.licensing", LICENSING),
                leaf("proactive19.other_services", "其他对外管理服务事项"),
            ],
            joint: Joint::Dot,
        },
        Band {
            banner: Some(ITEM_6),
            corner: CONTENT,
            columns: ITEMS_AND_DECISIONS,
            rows: &[leaf("proactive19.penalties", PENALTIES), leaf("proactive19.coercion", COERCION)],
            joint: Joint::Dot,
        },
        Band {
            banner: Some(ITEM_8),
            corner: CONTENT,
            columns: &[PREVIOUS_ITEMS, ITEMS_CHANGE],
            rows: &[leaf("proactive19.admin_fees", ADMIN_FEES)],
            joint: Joint::Dot,
        },
        Band {
            banner: Some("第二十条第（九）项"),
            corner: CONTENT,
            columns: &[leaf("projects", "采购项目数量"), measured("amount", "采购总金额", Unit::Money)],
            rows: &[leaf("proactive19.procurement", "政府集中采购")],
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
                    leaf("applications.result.other", OTHER),
                    RESULT_TOTAL,
                ],
            ),
            CARRIED_OUT,
        ],
        joint: Joint::At,
    }],
    balances: BALANCES,
};
