//! Words of the form, of names, of lines and of what does not belong into a report.

use super::List;

const WATER: &str = "year = 2024
org_name = 清河县水务局
org_kind = department";

/// A government whose text is written.
const GOVERNMENT: &str = "year = 2024
org_name = 青江县人民政府
org_kind = government
text.problems = 解读的形式不够丰富，下一步增加图解和视频。";

pub(super) const LISTS: &[List] = &[
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
    // What a government says beyond the rest.
    List {
        rule: "F110",
        report: GOVERNMENT,
        part: "overview",
        sentence: "组织开展＿工作。",
        words: "考核 考评 评估 绩效 评议 满意度 测评 问卷 追究 追责 问责 社会评价",
        other: "培训",
        speaks: false,
    },
    List {
        rule: "F110",
        report: GOVERNMENT,
        part: "overview",
        sentence: "组织开展＿评估工作。",
        words: "风险 资产 安全 影响 价格 价值 预算 项目 资金 财政",
        other: "公开",
        speaks: true,
    },
    List {
        rule: "F110",
        report: GOVERNMENT,
        part: "overview",
        sentence: "组织开展绩效＿工作。",
        words: "目标 自评 运行",
        other: "考查",
        speaks: true,
    },
    // What is enough to have spoken of the fee.
    List {
        rule: "F111",
        report: "year = 2024\ntext.overview = 全年发布信息120条。\ntext.problems = 解读的形式不够丰富。",
        part: "other",
        sentence: "没有其他事项，＿情况见附件。",
        words: "处理费 收费 费用 收取 免费",
        other: "培训",
        speaks: false,
    },
    // What blanks and assistants leave.
    List {
        rule: "N104",
        report: "",
        part: "overview",
        sentence: "全年工作如下，＿内容。",
        words: "此处填写 此处填入 在此填写 （请填写 （填写 【填写 【请填写 （待补充 （待填 【待补充 （具体数字 （单位名称） \
                （机关名称） （数字） ____ ＿＿ 以下是一篇 以下是一份 希望以上内容 可以根据实际情况修改 请根据实际情况修改 \
                可根据实际情况进行调整 可以根据实际情况进行调整 作为一个人工智能 作为AI 根据您的要求 根据你的要求 根据您提供 \
                根据你提供 您可以根据 你可以根据 如需进一步修改 希望这份报告 希望这篇",
        other: "据实填写",
        speaks: true,
    },
    // Numbers that are of something else.
    List {
        rule: "S101",
        report: "",
        part: "overview",
        sentence: "累计点击13912345678＿。",
        words: "次 条 件 元 万 亿 人 个 户 份 号",
        other: "（热线）",
        speaks: false,
    },
    List {
        rule: "S103",
        report: "",
        part: "overview",
        sentence: "登记＿6222020000000123455。",
        words: "编号 备案号 文号 代码 编码 项目号 合同号 案号 许可证号 序号 订单号 流水号",
        other: "账户",
        speaks: false,
    },
    List {
        rule: "T104",
        report: "",
        part: "lead",
        sentence: "联系地址：青江县人民路8号，＿：12345。",
        words: "邮编 邮政编码",
        other: "房间",
        speaks: true,
    },
    List {
        rule: "F108",
        report: WATER,
        part: "lead",
        sentence: "现将清河县审计局2024年政府信息公开＿报告如下。",
        words: "工作情况 情况 工作总结",
        other: "要点",
        speaks: true,
    },
    // Who applied and lives where.
    List {
        rule: "S104",
        report: "",
        part: "overview",
        sentence: "＿：清河镇幸福路12号3单元501室。",
        words: "家庭住址 家庭地址 现住址 户籍地址 户籍所在地 家住 居住地址",
        other: "办公地址",
        speaks: true,
    },
    List {
        rule: "S104",
        report: "",
        part: "overview",
        sentence: "全年收到王秀兰＿的材料。",
        words: "申请公开 申请获取 申请查阅政府信息 申请政府信息 申请信息公开 提出政府信息公开申请 提出信息公开申请",
        other: "领取",
        speaks: true,
    },
    List {
        rule: "S104",
        report: "",
        part: "overview",
        sentence: "全年＿王秀兰申请公开的材料。",
        words: "答复 收到 受理 办理 回复 接到 对 就 关于 针对 其中",
        other: "帮助",
        speaks: true,
    },
    List {
        rule: "S104",
        report: "",
        part: "overview",
        sentence: "全年有＿王强申请公开征地材料。",
        words: "村民 居民 市民 公民 群众 业主 职工 当事人",
        other: "干部",
        speaks: true,
    },
    List {
        rule: "S104",
        report: "",
        part: "overview",
        sentence: "全年答复申请人王秀兰＿。",
        words: "先生 女士 同志 （男） （女） （身份证号略） （电话略） （住清河镇） 申请公开 申请获取 要求公开 提出的申请 提交的申请",
        other: "反映的事",
        speaks: true,
    },
    // How leads introduce the period.
    List {
        rule: "F114",
        report: "year = 2024",
        part: "lead",
        sentence: "本报告＿为2024年1月1日至2024年6月30日。",
        words: "统计期限 统计时限 统计时间 统计周期 统计起止 数据期限 统计区间 数据的期限 数据的时限 数据时限",
        other: "适用范围",
        speaks: true,
    },
    // A line that begins as only sentences do, and has no end.
    List {
        rule: "T102",
        report: "",
        part: "overview",
        sentence: "＿，各单位学习有关文件精神⏎扎实做好各项工作，取得明显成效。及时总结。",
        words: "一年来 今年以来 近年来 根据 按照 依据 对照 针对 截至 下一步 目前 报告期内 本年度 全年 为进一步",
        other: "班子成员",
        speaks: true,
    },
];
