//! What every edition so far prints alike: headings, applicants, disputes and most rows of Table B. No label stands twice.

use crate::form::node::{Node, group, leaf, total};
use crate::form::{Balance, Band, Joint, Table, TableKey};

/// What follows organ and year in the title line.
pub(super) const TITLE: &str = "政府信息公开工作年度报告";

/// The six headings.
pub(super) const HEADINGS: [&str; 6] = [
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
];

/// The customary sub-heads of part 一.
pub(super) const ASPECTS: [&str; 5] = [
    "（一）主动公开",
    "（二）依申请公开",
    "（三）政府信息管理",
    "（四）政府信息公开平台建设",
    "（五）监督保障",
];

/// What the blank form prints where text belongs.
pub(super) const PROMPT: &str = "（文字描述）";

/// Above the row labels of Table A.
pub(super) const CONTENT: &str = "信息内容";

/// The banners of Table A.
pub(super) const ITEM_1: &str = "第二十条第（一）项";
pub(super) const ITEM_5: &str = "第二十条第（五）项";
pub(super) const ITEM_6: &str = "第二十条第（六）项";
pub(super) const ITEM_8: &str = "第二十条第（八）项";

/// Rows of Table A.
pub(super) const RULES: &str = "规章";
pub(super) const LICENSING: &str = "行政许可";
pub(super) const PENALTIES: &str = "行政处罚";
pub(super) const COERCION: &str = "行政强制";
pub(super) const ADMIN_FEES: &str = "行政事业性收费";

/// Above the row labels of Table B: the equation the form prints.
pub(super) const BALANCE_NOTE: &str = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）";

/// The equation itself.
pub(super) const BALANCES: &[Balance] = &[Balance {
    left: &["applications.new_received", "applications.carried_in"],
    right: &["applications.result.total", "applications.carried_out"],
}];

/// The rows of Table B that no edition has changed.
pub(super) const NEW_RECEIVED: Node = leaf("applications.new_received", "一、本年新收政府信息公开申请数量");
pub(super) const CARRIED_IN: Node = leaf("applications.carried_in", "二、上年结转政府信息公开申请数量");
pub(super) const GRANTED: Node = leaf("applications.result.granted", "（一）予以公开");
pub(super) const PARTLY_GRANTED: Node =
    leaf("applications.result.partly_granted", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）");
pub(super) const DENIED: Node = group(
    "applications.result.denied",
    "（三）不予公开",
    &[
        leaf("applications.result.denied.state_secret", "1.属于国家秘密"),
        leaf("applications.result.denied.forbidden_by_law", "2.其他法律行政法规禁止公开"),
        leaf("applications.result.denied.security_stability", "3.危及“三安全一稳定”"),
        leaf("applications.result.denied.third_party_rights", "4.保护第三方合法权益"),
        leaf("applications.result.denied.internal_affairs", "5.属于三类内部事务信息"),
        leaf("applications.result.denied.process_info", "6.属于四类过程性信息"),
        leaf("applications.result.denied.enforcement_file", "7.属于行政执法案卷"),
        leaf("applications.result.denied.admin_query", "8.属于行政查询事项"),
    ],
);
pub(super) const UNABLE: Node = group(
    "applications.result.unable",
    "（四）无法提供",
    &[
        leaf("applications.result.unable.not_held", "1.本机关不掌握相关政府信息"),
        leaf("applications.result.unable.needs_creation", "2.没有现成信息需要另行制作"),
        leaf("applications.result.unable.still_unclear", "3.补正后申请内容仍不明确"),
    ],
);
pub(super) const NOT_PROCESSED: Node = group(
    "applications.result.not_processed",
    "（五）不予处理",
    &[
        leaf("applications.result.not_processed.petition", "1.信访举报投诉类申请"),
        leaf("applications.result.not_processed.repeat", "2.重复申请"),
        leaf("applications.result.not_processed.publication", "3.要求提供公开出版物"),
        leaf("applications.result.not_processed.excessive", "4.无正当理由大量反复申请"),
        leaf("applications.result.not_processed.confirm_reissue", "5.要求行政机关确认或重新出具已获取信息"),
    ],
);
pub(super) const RESULT_TOTAL: Node = total("applications.result.total", "（七）总计");
pub(super) const CARRIED_OUT: Node = leaf("applications.carried_out", "四、结转下年度继续办理");

/// Labels of the two groups whose members editions choose.
pub(super) const RESULT: &str = "三、本年度办理结果";
pub(super) const OTHER: &str = "（六）其他处理";

/// Who applied.
pub(super) const APPLICANTS: &[Node] = &[group(
    "applicant",
    "申请人情况",
    &[
        leaf("natural_person", "自然人"),
        group(
            "org",
            "法人或其他组织",
            &[
                leaf("org.business", "商业企业"),
                leaf("org.research", "科研机构"),
                leaf("org.social_welfare", "社会公益组织"),
                leaf("org.legal_service", "法律服务机构"),
                leaf("org.other", "其他"),
            ],
        ),
        total("total", "总计"),
    ],
)];

/// The five outcomes of a group of disputes, with the keys of that group.
macro_rules! outcomes {
    ($group:literal) => {
        &[
            leaf(concat!($group, ".upheld"), "结果维持"),
            leaf(concat!($group, ".corrected"), "结果纠正"),
            leaf(concat!($group, ".other"), "其他结果"),
            leaf(concat!($group, ".pending"), "尚未审结"),
            total(concat!($group, ".total"), "总计"),
        ]
    };
}

/// Reviews and suits.
pub(super) static DISPUTES: Table = Table {
    key: TableKey::Disputes,
    stub: 0,
    width: 15,
    bands: &[Band {
        banner: None,
        corner: "",
        columns: &[
            group("review", "行政复议", outcomes!("review")),
            group(
                "litigation",
                "行政诉讼",
                &[
                    group("litigation.direct", "未经复议直接起诉", outcomes!("litigation.direct")),
                    group("litigation.after_review", "复议后起诉", outcomes!("litigation.after_review")),
                ],
            ),
        ],
        rows: &[leaf("disputes", "")],
        joint: Joint::Dot,
    }],
    balances: &[],
};
