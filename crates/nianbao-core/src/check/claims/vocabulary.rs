//! The vocabulary: what words of running text mean, and which they are. Data; `words` and
//! `effects` test every entry.

use super::Topic;
use super::words::{Word, act};

use Word::*;

/// All words, each with what it means; the longest that fits is taken.
pub(super) fn entries() -> impl Iterator<Item = (&'static str, Word)> {
    WORDS.iter().flat_map(|(meaning, words)| words.split(' ').map(|word| (word, *meaning)))
}

/// Meanings and their words, in no order.
const WORDS: &[(Word, &str)] = &[
    // Applications.
    (
        Topic(Topic::Applications),
        "\
        政府信息公开申请 信息公开申请 依申请公开政府信息申请 依申请公开政府信息 依申请公开申请 依申请公开事项 \
        依申请公开信息 依申请公开件 依申请公开 依申请公开请求 依申请公开诉求 政府信息公开请求 \
        政府信息依申请公开 信息公开的申请 公开政府信息的申请 公开政府信息申请 政府信息申请 依申请件 申请公开 \
        公开申请 申请公开政府信息 申请公开信息 公开案件 依申请公开情况 依申请信息公开 依申请信息公开事项 依申请信息",
    ),
    (
        Application,
        "\
        以上申请 上述申请 所有申请 全部申请 申请 申请量 收到申请书 接到申请书 接收到申请书 接收申请书 受理申请书",
    ),
    (
        Filler,
        "\
        申请人 申请渠道 政府信息公开申请答复 依申请公开渠道 依申请公开工作 依申请公开方面 依申请公开流程 \
        政府信息公开申请办理 依申请公开办理 依申请信息公开工作 结转上年后",
    ),
    (
        Elsewhere,
        "\
        申请表 申请执行 受理点 受理窗口 申请点 受理机构 政府信息公开申请人 信息公开申请人 许可申请 补贴申请 \
        救助申请 低保申请 申请书 政府信息公开申请表 依申请公开类文件 依申请公开类",
    ),
    (Act(act::RECEIVED), "收到 受理 新收 新受理 接收 接到 登记受理 受理登记"),
    (Act(act::RECEIVED | act::ISSUED), "新增"),
    (Act(act::RECEIVED | act::HANDLED), "收办"),
    (
        Act(act::CLOSED),
        "\
        办结 答复 回复 办理完毕 办理完成 办毕 答复完毕 答复完成 办理答复完成 予以答复 作出答复 做出答复 给予答复 \
        进行答复 予以回复",
    ),
    (Act(act::HANDLED), "应办理 应办"),
    (Act(act::HANDLED | act::DECIDED), "办理 处理"),
    (
        Act(act::CARRIED_IN),
        "\
        上年结转 上年度结转 上一年度结转 上一年结转 去年结转 结转上年 上年转入 上年度转入 结转上年度 上年遗留 \
        上年度遗留 上年延续 上年转结 上年度转结 上年度延续 上一年度延续 上一年延续 去年延续 上年未办结 \
        上年度未办结 上一年度未办结 去年未办结 结转到本年 结转至本年 结转到本年度 结转至本年度 转入本年 \
        转入本年度 结转上一年 结转上一年度 结转去年 上一年度转入 上一年转入 上一年度遗留 去年遗留 往年结转 \
        以前年度结转",
    ),
    (Act(act::CARRIED_IN | act::CARRIED_OUT), "结转 转结"),
    (
        Act(act::CARRIED_OUT),
        "\
        结转下年 结转下年度 结转下一年度 结转至下年 结转至下年度 结转至下一年度 结转到下年度 结转到下一年度 \
        结转下年度办理 结转下年度继续办理 结转至下年度继续办理 转下年度办理 转下年度 转下年 转入下年度 \
        顺延到下年度答复 顺延到下年度 顺延至下年度 结转到下年 转结下年度 结转下一年 结转至下一年 结转到下一年 \
        结转次年 结转至次年 结转到次年 结转明年 结转至明年 转入下年 转入下一年 转入下一年度 转入次年 转至下年 \
        转至下年度 转到下年 转到下年度 转到下一年度 转至下一年度 顺延至下一年 顺延至下一年度 顺延到下一年度 \
        顺延至下年 顺延到下年 延续至下年 延续至下年度 延续到下年度 延续至下一年度 延至下年度 跨年办理 \
        跨年度办理 正在办理 办理中 正在办理中 正办理 尚在办理 仍在办理 还在办理 未办结 尚未办结 未办理完毕 \
        尚未办理完毕 尚未答复 未到答复期限 未到办理期限 未到答复期 转结下年 转结下一年度",
    ),
    // Outcomes.
    (
        Row("applications.result.granted"),
        "\
        予以公开 属于公开范围 同意公开 全部公开 全部予以公开 予以全部公开 完全公开 给予公开 准予公开",
    ),
    (
        Row("applications.result.partly_granted"),
        "\
        属于部分公开范围 部分公开 予以部分公开 区分处理 作区分处理 部分予以公开",
    ),
    (Narrower, "不属于公开范围 不属于政府信息 不属于政府信息公开申请 不属于信息公开申请"),
    (Row("applications.result.denied"), "不公开 不同意公开 不予公开"),
    (Row("applications.result.unable"), "无法提供"),
    (Row("applications.result.not_processed"), "不予处理"),
    (Row("applications.result.other"), "其他处理"),
    (Row("applications.result.denied.state_secret"), "国家秘密 属于国家秘密 涉及国家秘密"),
    (
        Row("applications.result.denied.internal_affairs"),
        "内部事务信息 内部事务 三类内部事务信息 三类内部事务",
    ),
    (Row("applications.result.denied.process_info"), "过程性信息 四类过程性信息 过程信息"),
    (Row("applications.result.denied.enforcement_file"), "行政执法案卷 行政执法案卷信息 执法案卷"),
    (Row("applications.result.denied.admin_query"), "行政查询事项 行政查询"),
    (
        Row("applications.result.unable.not_held"),
        "\
        不掌握相关政府信息 本机关不掌握相关政府信息 不掌握相关信息 不掌握该信息 不掌握 未掌握相关政府信息",
    ),
    (
        Likely("applications.result.unable.not_held"),
        "\
        不存在 信息不存在 政府信息不存在 不属于本机关 不属于本机关公开 不属于本行政机关公开 不属于本单位公开 非本机关掌握",
    ),
    (
        Row("applications.result.unable.needs_creation"),
        "\
        没有现成信息需要另行制作 没有现成信息 需要另行制作 需另行制作",
    ),
    (
        Row("applications.result.not_processed.petition"),
        "\
        信访举报投诉类申请 信访举报投诉类 信访、举报、投诉类申请 信访、举报、投诉类 信访投诉举报类申请 \
        信访投诉举报类 信访、投诉、举报类 信访、投诉、举报类申请",
    ),
    (Row("applications.result.not_processed.repeat"), "重复申请"),
    (
        Row("applications.result.denied.forbidden_by_law"),
        "\
        其他法律行政法规禁止公开 法律行政法规禁止公开 法律、行政法规禁止公开 法律法规禁止公开 法律、法规禁止公开",
    ),
    (Row("applications.result.denied.security_stability"), "危及“三安全一稳定” “三安全一稳定” 三安全一稳定"),
    (
        Row("applications.result.denied.third_party_rights"),
        "保护第三方合法权益 损害第三方合法权益 涉及第三方合法权益",
    ),
    (
        Row("applications.result.unable.still_unclear"),
        "\
        补正后申请内容仍不明确 补正后仍不明确 补正后内容仍不明确 补正后申请仍不明确",
    ),
    (Row("applications.result.not_processed.publication"), "公开出版物 要求提供公开出版物"),
    (Row("applications.result.not_processed.excessive"), "无正当理由大量反复申请 大量反复申请"),
    (
        Row("applications.result.not_processed.confirm_reissue"),
        "\
        要求行政机关确认或重新出具已获取信息 确认或重新出具已获取信息 要求确认或重新出具",
    ),
    (
        Row("applications.result.other.no_correction"),
        "\
        申请人无正当理由逾期不补正 无正当理由逾期不补正 逾期不补正 逾期未补正",
    ),
    (
        Row("applications.result.other.fee_unpaid"),
        "\
        申请人逾期未按收费通知要求缴纳费用 逾期未按收费通知要求缴纳费用 逾期未缴费 逾期不缴费 逾期未缴纳费用",
    ),
    (
        Filler,
        "\
        依法 公民、法人和其他组织 公民、法人或其他组织 公民、法人或者其他组织 公民、法人及其他组织 公民和法人 \
        公民 个人 个人、法人或者其他组织 个人、法人或其他组织 个人、法人和其他组织 群众个人 社会组织或群众个人 市民或法人 属于 按程序 按规定 依法依规",
    ),
    (
        Column("natural_person"),
        "\
        自然人 以自然人名义 以自然人身份 以个人名义 公民申请 个人申请 公民提出 个人提出 自然人申请",
    ),
    (
        Column("org"),
        "\
        以法人或其他组织名义 以法人和其他组织名义 以法人或其他组织身份 法人或其他组织 法人和其他组织 \
        法人及其他组织 法人或者其他组织 法人申请 法人或其他组织申请 法人和其他组织申请 法人及其他组织申请 \
        法人或者其他组织申请",
    ),
    (Column("org.business"), "商业企业 商业企业申请"),
    (Column("org.research"), "科研机构 科研机构申请"),
    (Column("org.social_welfare"), "社会公益组织 社会公益组织申请"),
    (Column("org.legal_service"), "法律服务机构 法律服务机构申请"),
    // Reviews and suits.
    (Topic(Topic::Review), "行政复议 复议 行政复议申请 复议申请"),
    (Topic(Topic::Suit), "行政诉讼 诉讼"),
    (Topic(Topic::Direct), "未经复议直接起诉 直接起诉"),
    (Topic(Topic::AfterReview), "复议后起诉"),
    (
        Elsewhere,
        "\
        复议机关 行政复议机关 行政复议法 行政诉讼法 诉讼法 民事诉讼 刑事诉讼 公益诉讼 集体诉讼 重复诉讼 \
        二次诉讼 诉讼费 复议委员会 行政复议委员会 和解 不作为 应公开未公开 复议纠错率",
    ),
    (Ending("upheld"), "结果维持 维持"),
    (Ending("corrected"), "结果纠正 纠正"),
    (Ending("other"), "其他结果"),
    (Ending("pending"), "尚未审结 未审结 正在审理"),
    (Ending("decided"), "审结 结案"),
    // Documents.
    (Topic(Topic::Documents), "规范性文件 行政规范性文件"),
    (Topic(Topic::Rules), "规章 政府规章"),
    (
        Elsewhere,
        "\
        规章制度 其他对外管理服务事项 对外管理服务事项 党内规章 党内规范性文件 规范性文件解读 规范性文件草案 \
        规范性文件备案 规范性文件信息 政策性文件 政策文件 政策解读 解读 其他文件 文件类信息 规范性文件类信息",
    ),
    (Filler, "规范性文件库 法律、法规、规章 法律法规规章 法规、规章 经审查 经审核"),
    (Papers, "公文"),
    (Act(act::ISSUED), "制发 制定 印发 出台 新制定 新制发 制定印发 制定出台 制定发布 制定并发布 制定公布"),
    (Act(act::REPEALED), "清理废止 废止"),
    (Act(act::IN_FORCE), "现行有效 继续有效"),
    (Act(act::PUBLISHED), "公开 发布 公布 公示"),
    (Narrower, "修改 修订 清理 备案 失效 保留 审查 审核 征求意见 代 起草 转发"),
    // Decisions and fees.
    (Topic(Topic::Licensing), "行政许可"),
    (Topic(Topic::Penalties), "行政处罚"),
    (Topic(Topic::Coercion), "行政强制"),
    (
        Elsewhere,
        "\
        行政许可事项 行政处罚事项 行政强制事项 双公示 行政许可法 行政处罚法 行政强制法 行政处罚案例 \
        行政许可信息 行政处罚信息 行政强制信息 行政许可类信息 行政处罚类信息 行政强制类信息 行政许可结果 行政处罚结果 \
        行政事业性收费项目 收费项目",
    ),
    (Act(act::DECIDED), "作出 实施"),
    (Filler, "决定 收取 信息处理费管理办法 政府信息公开信息处理费管理办法"),
    (Topic(Topic::AdminFees), "行政事业性收费"),
    (Topic(Topic::ProcessingFee), "信息处理费 信息公开处理费"),
    // What is counted elsewhere.
    (Opened, "主动公开"),
    (Sorted, "公开属性 属性 源头认定"),
    (
        Elsewhere,
        "\
        信件 来信 留言 信访 投诉 举报 咨询 建议 提案 议案 热线 新闻发布会 公报 问卷 意见 微博 微信 公众号 视频 \
        稿件 栏目 培训 会议 目录 工单 新媒体 通知书 告知书 答复书 案例 政务服务 表扬 问题 请求 线索 诉求 \
        事项目录 制度 指南 错情 检查 公告 仲裁 赔偿 信用修复 予以公开信息 举报投诉案件 信息公开举报投诉案件",
    ),
    (Disclosure, "信息公开 政务公开 政府信息公开 政府信息公开工作 因政府信息公开"),
    (Filler, "政府信息公开条例 政府信息公开平台 信息公开平台 政府信息"),
    // Nothing.
    (
        Not { loose: false },
        "\
        未收到 没有收到 没收到 未接到 没有接到 未接收 未受理 没有受理 未发生 没有发生 未产生 没有产生 未出现 \
        未引发 没有引发 未被申请 未被提起 没有被申请 没有被提起 未有收到 未有受理 无受理 未存在",
    ),
    (Not { loose: true }, "未因 没有因 未有 没有 无 暂无"),
    (
        Unmade(act::ISSUED),
        "\
        未制发 未制定 未新制定 未新制发 未出台 未新出台 未印发 没有制发 没有制定 没有新制定 没有出台 无新制定 \
        无新制发 无新出台",
    ),
    (Unmade(act::REPEALED), "未废止 没有废止"),
    (Nil, "为0 均为0 为零 均为零 数为0"),
    (Narrower, "无正当理由 无故 无一"),
    (Filler, "无关 无障碍 无条件 有无 无偿 无效 无纸化 无缝 无法"),
    // When.
    (This, "本年 本年度 今年 报告期内 一年来 一年以来 今年以来 本年以来 年初以来"),
    (Filler, "全年 年内 规划计划 计划类 规划和计划 规划、计划"),
    (
        OtherTime,
        "\
        上年 上年度 上一年 去年 往年 历年 近年 以来 近三年 近两年 近四年 近五年 近几年 近些年 年来 连续 上半年 \
        下半年 季度 每月 月均 年均 十四五 十三五 下一步 计划 拟 力争 预计 明年 次年 下年 下年度 当月 本月 \
        截至目前 自成立",
    ),
    (
        Compare,
        "\
        同期 同比 环比 较上年 比上年 较上年度 比上年度 较去年 比去年 与上年 与去年 较上一年 比上一年 同上年 \
        同去年 增加 减少 增长 下降 上升",
    ),
    // Kinds of papers in a list of what was published.
    (
        Filler,
        "\
        计划规划 计划总结 计划信息 计划生育 发展计划 工作计划 年度计划 上年决算 上年度决算 下年度预算 季度报告 \
        季度数据 拟任 拟提拔 拟录用 拟批准",
    ),
    // Where.
    (Own, "本机关 本级 本办 办公室 政府办 办公厅 局机关 市级 区级 县级 本单位 本部门"),
    (Region, "全市 全县 全区 全省 全州 全旗 全镇 全乡 全系统 各级"),
    (
        Portion,
        "\
        政府网站 政府门户网站 门户网站 网络 网上 线上 线下 信函 邮寄 邮件 邮箱 当面 现场 窗口 传真 网站 平台 系统 在线 快递 部门 单位 乡镇 \
        街道 渠道 口头 互联网 书面 邮政 数据电文 电子 纸质 来函 县区 区县 各镇 各乡 各村 各县 各市 各区 各局 \
        各科室 各股室 各处室 各委办局",
    ),
    (Filler, "其他组织 线上线下 多种渠道 各种渠道"),
    (AllWays, "等渠道 等形式 等方式 等途径 等多种渠道 等多种形式 等多种方式 等各种渠道"),
    // Narrower counts.
    (
        Narrower,
        "\
        逾期 超期 超时 违规 违法 败诉 提前 当日 转办 转送 移送 协助 指导 调取 抽查 评查 自查 研判 会商 补正 \
        撤回 撤销 驳回 立案 减免 减收 免收 免征 不予受理 不受理 泄密 协调 督办 催办 登记 上诉 二审 一审 再审 \
        为被申请人 为被申请机关 未按 未及时 应诉 出庭 胜诉 纠错率 责令 平均",
    ),
    (
        Filler,
        "\
        涉及 发生 提起 提请 提出 提交 任何 形式 单位和个人 单位或个人 单位或者个人 组织和个人 组织或个人 群众 \
        社会公众 代表",
    ),
    (Extended, "延期 延长"),
    (Punctual, "按期 按时 如期 法定期限内 法定时限内 规定期限内 规定时限内 规定时间内"),
    (Because, "不服 引起 引发 被申请"),
    (Ending("corrected"), "纠错 被纠错"),
    (Elsewhere, "行政复议纠错率 行政复议答复 复议答复"),
    // Structure.
    (Among, "其中 包括 含 包含"),
    (Each, "分别为 分别是 分别有 依次为 分别"),
    (Narrower, "当场 到期"),
    (Portion, "名义"),
    (
        AllClosed,
        "\
        均在年内办结 年内均已办结 年内全部办结 均已办理完成 全部办结 均已办结 均办结 已全部办结 全部答复 \
        均已答复 全部办理完毕 均办理完毕 全部审结 均已审结 均审结 全部结案 均已结案 均结案 已全部审结 \
        已全部结案 全部予以答复 均已办理完毕 全部办理完成 均已全部办结 均已答复完毕 全部答复完毕 均已依法答复 \
        均已依法办结 已全部答复 均已作出答复 均作出答复 全部作出答复 均已予以答复 均予以答复 已全部办理完毕 \
        均已完成办理 全部办理结束",
    ),
    (Next, "一是 二是 三是 四是 五是 六是 七是 八是 九是"),
    (
        Filler,
        "\
        共 累计 案件 案 数量 总数 另有 情况 事项 各类 相关 各 已 并 了 数 为 有 作 件 总量 工作 情形 达 新 \
        结果 有关 事务 关于 由于",
    ),
    (Because, "方面 的"),
    (AndSo, "等"),
    (InAll, "合计 总计 共计"),
    (Share, "占 占比 占总数的 占总量的 占比为"),
];
