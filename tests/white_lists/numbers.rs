//! Words that explain a number of the text, or say what it counts.

use super::List;

const RECEIVED_21: &str = "year = 2024
org_name = 青江市统计局
org_kind = department
applications.new_received@* = 20 1 0 0 0 0 21
applications.result.granted@* = 13 1 0 0 0 0 14
applications.result.unable.not_held@* = 7 0 0 0 0 0 7
applications.result.total@* = 20 1 0 0 0 0 21";

const REVIEWED: &str = "year = 2024
org_name = 青江县人民政府
org_kind = government
disputes.review.* = 4 1 0 1 6";

const FEE_UNPAID: &str = "applications.new_received@* = 1 0 0 0 0 0 1
applications.result.other.fee_unpaid@* = 1 0 0 0 0 0 1
applications.result.total@* = 1 0 0 0 0 0 1";

pub(super) const LISTS: &[List] = &[
    // Some of those received are no cases.
    List {
        rule: "X102",
        report: RECEIVED_21,
        part: "overview.applications",
        sentence: "收到政府信息公开申请24件，其中3件经沟通＿，实际办理21件。",
        words: "撤回 撤销 不属于 退回 协助",
        other: "答复",
        speaks: false,
    },
    // One row of the table for what the text tells apart.
    List {
        rule: "X102",
        report: RECEIVED_21,
        part: "overview.applications",
        sentence: "收到政府信息公开申请21件，其中予以公开12件，＿2件。",
        words: "已主动公开 已公开 对外公开 告知获取",
        other: "补充材料",
        speaks: false,
    },
    List {
        rule: "X102",
        report: RECEIVED_21,
        part: "overview.applications",
        sentence: "收到政府信息公开申请21件，予以公开14件，本机关不掌握相关政府信息4件，信息＿的3件。",
        words: "不存在 不属于本级 非本机关 不负责",
        other: "缺失",
        speaks: false,
    },
    // The organ's own number stands behind that of all.
    List {
        rule: "X102",
        report: RECEIVED_21,
        part: "overview.applications",
        sentence: "全市系统受理政府信息公开申请120件，其中＿21件。",
        words: "我单位 本级 局机关 办公室 本局",
        other: "城区",
        speaks: false,
    },
    // What a government decides itself.
    List {
        rule: "X103",
        report: REVIEWED,
        part: "overview.applications",
        sentence: "加强政府信息公开工作，县政府＿行政复议案件56件。",
        words: "受理 审理 审结 作出",
        other: "发生",
        speaks: false,
    },
    List {
        rule: "X103",
        report: REVIEWED,
        part: "overview.applications",
        sentence: "加强政府信息公开工作，＿受理行政复议案件56件。",
        words: "公开 被 因 引发 引起",
        other: "全年",
        speaks: true,
    },
    // Which money is the fee.
    List {
        rule: "X108",
        report: "",
        part: "other",
        sentence: "发出信息处理费通知2件，共＿455元。",
        words: "收取 实收 收费 金额 缴费 应收 计收 实际收 收到",
        other: "核定",
        speaks: true,
    },
    List {
        rule: "X108",
        report: "",
        part: "other",
        sentence: "发出信息处理费通知2件，收到＿455元。",
        words: "财政 拨款 资金 补贴 奖励 罚款 收入 支出 购买 投资 节约",
        other: "现金",
        speaks: false,
    },
    List {
        rule: "X108",
        report: "",
        part: "other",
        sentence: "发出信息处理费收费单2件，＿计460元。",
        words: "收费金额 应收 收费应缴 收费涉及 收费通知",
        other: "收费",
        speaks: false,
    },
    List {
        rule: "X108",
        report: "",
        part: "other",
        sentence: "发出信息处理费收费单2件，经收费通知＿460元。",
        words: "收取 实收 实际 收到 缴纳 上缴",
        other: "共计",
        speaks: true,
    },
    // None was ever asked for.
    List {
        rule: "A107",
        report: FEE_UNPAID,
        part: "other",
        sentence: "本年度＿信息处理费。",
        words: "没有产生 未产生 没有发生 未发生 没有发出 未发出 没有发送 未发送 没有通知 未通知 没有涉及 未涉及 不涉及 \
                不存在 未开具 未出具 未制发",
        other: "没有收取",
        speaks: true,
    },
    List {
        rule: "A107",
        report: FEE_UNPAID,
        part: "other",
        sentence: "本年度没有产生＿。",
        words: "处理费 收费 费用",
        other: "差错",
        speaks: true,
    },
    List {
        rule: "A107",
        report: FEE_UNPAID,
        part: "other",
        sentence: "本年度没有发生＿费用。",
        words: "违规 乱收费 减免 免收 投诉 举报",
        other: "任何",
        speaks: false,
    },
    List {
        rule: "A107",
        report: FEE_UNPAID,
        part: "other",
        sentence: "本年度＿申请人发出收费单。",
        words: "没有向 未向 没有对 未对",
        other: "及时向",
        speaks: true,
    },
    List {
        rule: "A107",
        report: FEE_UNPAID,
        part: "other",
        sentence: "本年度未向申请人＿收费单。",
        words: "发出 发送 送达 下达",
        other: "催要",
        speaks: true,
    },
    // Who decides reviews.
    List {
        rule: "X103",
        report: "org_name = 青江＿\ndisputes.review.* = 4 1 0 1 6",
        part: "overview.applications",
        sentence: "加强政府信息公开工作，全年受理行政复议案件56件。",
        words: "县人民政府",
        other: "县财政局",
        speaks: false,
    },
    List {
        rule: "X103",
        report: "org_name = 青江县石桥＿\ndisputes.review.* = 4 1 0 1 6",
        part: "overview.applications",
        sentence: "加强政府信息公开工作，全年受理行政复议案件56件。",
        words: "镇人民政府 乡人民政府",
        other: "区人民政府",
        speaks: true,
    },
    List {
        rule: "X103",
        report: "org_name = 青江＿\norg_kind = department\ndisputes.review.* = 4 1 0 1 6",
        part: "overview.applications",
        sentence: "加强政府信息公开工作，全年受理行政复议案件56件。",
        words: "县司法局 省司法厅",
        other: "县财政局",
        speaks: false,
    },
    // Which clause names what an amount is.
    List {
        rule: "X108",
        report: "",
        part: "other",
        sentence: "收取信息处理费3件，＿465元。",
        words: "又共 又计 又合 又件 又宗 又份",
        other: "奖励",
        speaks: true,
    },
    // What accounts for documents that are no more.
    List {
        rule: "Y102",
        report: "year = 2024\nprevious.proactive.normative_docs.in_force = 10\nproactive.normative_docs.in_force = 8",
        part: "notes.proactive",
        sentence: "注：因＿有所变化。",
        words: "失效 清理 调整 口径 认定 更正 届满 划转 移交",
        other: "统计",
        speaks: false,
    },
];
