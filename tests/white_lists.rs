//! The lists of words that rules look for: every word of each makes the rule speak or keep silent, and a word that is on
//! none does not. Sentences and figures are invented.

use nianbao_testkit::example::Example;

/// A list of words in a sentence of a report.
struct List {
    rule: &'static str,
    /// The report beside the sentence; the word goes where ＿ is, here or there.
    report: &'static str,
    /// Where the sentence stands.
    part: &'static str,
    /// The sentence; ⏎ breaks the line.
    sentence: &'static str,
    /// All words of the list, in full or inside a longer word.
    words: &'static str,
    /// A word that is not on it.
    other: &'static str,
    /// Whether the rule speaks where a word of the list stands.
    speaks: bool,
}

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

const WATER: &str = "year = 2024
org_name = 清河县水务局
org_kind = department";

const FEE_UNPAID: &str = "applications.new_received@* = 1 0 0 0 0 0 1
applications.result.other.fee_unpaid@* = 1 0 0 0 0 0 1
applications.result.total@* = 1 0 0 0 0 0 1";

const LISTS: &[List] = &[
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
    // Who says that the report is its own.
    List {
        rule: "F108",
        report: WATER,
        part: "lead",
        sentence: "本报告由清河县审计局＿有关要求完成。",
        words: "根据 按照 依据 依照 遵照 严格 结合 负责 组织 牵头 汇总 统一 编制 编写",
        other: "送交",
        speaks: true,
    },
    List {
        rule: "F108",
        report: WATER,
        part: "lead",
        sentence: "清河县审计局＿年度报告，内容如下。",
        words: "编制 特编制 现编制 组织编制 现将 现公布 现发布 现向社会",
        other: "送交",
        speaks: true,
    },
    List {
        rule: "F108",
        report: WATER,
        part: "lead",
        sentence: "本报告由＿根据有关要求完成。",
        words: "清河县审计局 清河县卫健委 河东省水利厅 清河县东关街道",
        other: "清河县审计所",
        speaks: true,
    },
    // Lines that end with what only stands before others.
    List {
        rule: "T102",
        report: "",
        part: "overview",
        sentence: "进一步加强全县各级各部门政策文件＿⏎解读回应，提升质量和水平。",
        words: "和 与 及 或 把 将 被 以 由 对 从 但 而 各 每 未 较 最 并",
        other: "库",
        speaks: true,
    },
    List {
        rule: "T102",
        report: "",
        part: "overview",
        sentence: "进一步加强全县各级各部门政策文件＿⏎解读回应，提升质量和水平。",
        words: "缓和 总和 共和 温和 饱和 调和 柔和 平和 祥和 谐和 中和 参与 给与 赐与 授与 普及 危及 顾及 波及 累及 企及 \
                所以 理由 自由 事由 缘由 应对 面对 核对 比对 校对 针对 相对 反对 查对 结对 服从 听从 不但 然而 比较 合并 \
                归并 兼并 吞并 撤并",
        other: "并",
        speaks: false,
    },
    // A line that begins a sentence of its own goes on with nothing.
    List {
        rule: "T102",
        report: "",
        part: "overview",
        sentence: "开展检查两次。各单位学习有关文件精神⏎＿扎实做好各项工作，取得明显成效。及时总结。",
        words: "下一步 今后 全年 今年 本年 一年来 同时 此外 另外 针对 为此 截至 目前 我 主要 存在 改进 一是 二是 三是 首先 \
                其次 其中 以上 附 注 联系 特此 总体 近年 根据 按照 通过 围绕 坚持 加强 强化 完善 健全 建立 严格 认真 \
                积极 深入 持续 进一步 全面 开展 组织 推进 推动 落实 做好 没有 共 收到",
        other: "不断",
        speaks: false,
    },
];

#[test]
fn every_word_of_a_list_counts_and_no_other() {
    let mut wrong = Vec::new();
    for list in LISTS {
        let others = std::iter::once((list.other, !list.speaks));
        for (word, speaks) in list.words.split_whitespace().map(|word| (word, list.speaks)).chain(others) {
            let sentence = list.sentence.replace('＿', word);
            let lines: Vec<String> =
                sentence.split('⏎').map(|line| format!("text.{} = {line}", list.part)).collect();
            let example = format!("{}\n{}", list.report.replace('＿', word), lines.join("\n"));
            let outcome = Example::parse(&example).expect("an example").check();
            if outcome.findings.iter().any(|finding| finding.rule.id() == list.rule) != speaks {
                wrong.push(format!(
                    "{} {} “{word}”: {sentence}",
                    list.rule,
                    if speaks { "misses" } else { "minds" }
                ));
            }
        }
    }
    assert_eq!(wrong, [] as [String; 0], "{wrong:#?}");
}
