//! The vocabulary: what words of running text mean. Data with a test for every entry; knows no sentence.

use std::sync::OnceLock;

use super::Topic;

/// What was done, as bits: a clause may name several.
pub mod act {
    /// 收到, 受理.
    pub const RECEIVED: u16 = 1;
    /// 办结, 答复.
    pub const CLOSED: u16 = 2;
    /// 办理: received or closed.
    pub const HANDLED: u16 = 4;
    /// 上年结转.
    pub const CARRIED_IN: u16 = 8;
    /// 结转下年.
    pub const CARRIED_OUT: u16 = 16;
    /// 制发, 制定.
    pub const ISSUED: u16 = 32;
    /// 废止.
    pub const REPEALED: u16 = 64;
    /// 现行有效.
    pub const IN_FORCE: u16 = 128;
    /// 公开, 发布: perhaps issued, perhaps something else.
    pub const PUBLISHED: u16 = 256;
    /// 作出: decided.
    pub const DECIDED: u16 = 512;
}

/// What a word means.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Word {
    /// What the clause is about.
    Topic(Topic),
    /// 申请 alone: applications where those are spoken of.
    Application,
    /// Something this form does not count.
    Elsewhere,
    /// 主动公开: counted elsewhere, and what follows may be the other ways documents are kept: 依申请公开3件、不予公开2件.
    Opened,
    /// 公开属性: documents are sorted by whether they may be public.
    Sorted,
    /// 公文: counted elsewhere, and sorted so.
    Papers,
    /// 信息公开: the clause is about disclosure.
    Disclosure,
    /// What was done.
    Act(u16),
    /// A row of the applications' results, by key.
    Row(&'static str),
    /// Who applied, by key.
    Column(&'static str),
    /// How a dispute ended, by key.
    Ending(&'static str),
    /// Nothing of the kind happened. Loose words also stand before verbs.
    Not {
        /// Whether the word is 无, 没有 or the like.
        loose: bool,
    },
    /// 均为0 and the like behind what is counted.
    Nil,
    /// The year of the report.
    This,
    /// Another year or a stretch of years, until the sentence ends or this year is named.
    OtherTime,
    /// A comparison; of this clause only.
    Compare,
    /// Only the organ itself.
    Own,
    /// The whole region.
    Region,
    /// A way of applying, or some of the organs.
    Portion,
    /// Takes the clause out: it counts something narrower.
    Narrower,
    /// 按期: all that was closed, unless the sentence tells apart what was 延期.
    Punctual,
    /// 延期: narrower, and what was 按期 is no more than the rest.
    Extended,
    /// What follows are parts of what was counted before.
    Among,
    /// 全部办结.
    AllClosed,
    /// A new item begins.
    Next,
    /// 占: a share follows.
    Share,
    /// 等: a list is not complete.
    AndSo,
    /// 合计: what the numbers before come to.
    InAll,
    /// What stands before it is the cause of what follows.
    Because,
    /// Says nothing, and hides no number from the words before it.
    Filler,
}

use Word::*;

const DENIED: &str = "applications.result.denied";
const UNABLE: &str = "applications.result.unable";
const NOT_PROCESSED: &str = "applications.result.not_processed";
const OTHER: &str = "applications.result.other";

/// All words, in no order; the longest that fits is taken.
#[rustfmt::skip]
pub(super) const WORDS: &[(&str, Word)] = &[
    // Applications.
    ("政府信息公开申请", Topic(Topic::Applications)), ("信息公开申请", Topic(Topic::Applications)),
    ("依申请公开政府信息申请", Topic(Topic::Applications)), ("依申请公开政府信息", Topic(Topic::Applications)),
    ("依申请公开申请", Topic(Topic::Applications)), ("依申请公开事项", Topic(Topic::Applications)),
    ("依申请公开信息", Topic(Topic::Applications)), ("依申请公开件", Topic(Topic::Applications)),
    ("依申请公开", Topic(Topic::Applications)), ("政府信息依申请公开", Topic(Topic::Applications)),
    ("信息公开的申请", Topic(Topic::Applications)), ("公开政府信息的申请", Topic(Topic::Applications)),
    ("公开政府信息申请", Topic(Topic::Applications)), ("政府信息申请", Topic(Topic::Applications)),
    ("依申请件", Topic(Topic::Applications)), ("申请公开", Topic(Topic::Applications)),
    ("公开申请", Topic(Topic::Applications)), ("申请公开政府信息", Topic(Topic::Applications)),
    ("以上申请", Application), ("上述申请", Application), ("所有申请", Application), ("全部申请", Application),
    ("申请", Application), ("公开案件", Topic(Topic::Applications)),
    ("申请人", Filler), ("申请量", Application), ("申请表", Elsewhere), ("申请渠道", Filler), ("申请执行", Elsewhere), ("受理点", Elsewhere), ("受理窗口", Elsewhere), ("申请点", Elsewhere), ("受理机构", Elsewhere),
    ("政府信息公开申请人", Elsewhere), ("信息公开申请人", Elsewhere), ("许可申请", Elsewhere),
    ("补贴申请", Elsewhere), ("救助申请", Elsewhere), ("低保申请", Elsewhere), ("申请书", Elsewhere),
    ("政府信息公开申请表", Elsewhere), ("政府信息公开申请答复", Filler), ("依申请公开渠道", Filler),
    ("依申请公开工作", Filler), ("依申请公开方面", Filler), ("依申请公开情况", Topic(Topic::Applications)), ("依申请公开流程", Filler),
    ("政府信息公开申请办理", Filler), ("依申请公开办理", Filler),
    ("收到", Act(act::RECEIVED)), ("受理", Act(act::RECEIVED)), ("新收", Act(act::RECEIVED)),
    ("新受理", Act(act::RECEIVED)), ("接收", Act(act::RECEIVED)), ("接到", Act(act::RECEIVED)),
    ("新增", Act(act::RECEIVED | act::ISSUED)), ("收办", Act(act::RECEIVED | act::HANDLED)),
    ("办结", Act(act::CLOSED)), ("答复", Act(act::CLOSED)), ("回复", Act(act::CLOSED)), ("办理完毕", Act(act::CLOSED)),
    ("办理完成", Act(act::CLOSED)), ("办毕", Act(act::CLOSED)), ("答复完毕", Act(act::CLOSED)), ("登记受理", Act(act::RECEIVED)), ("受理登记", Act(act::RECEIVED)),
    ("办理", Act(act::HANDLED | act::DECIDED)), ("处理", Act(act::HANDLED | act::DECIDED)),
    ("上年结转", Act(act::CARRIED_IN)), ("上年度结转", Act(act::CARRIED_IN)), ("上一年度结转", Act(act::CARRIED_IN)),
    ("上一年结转", Act(act::CARRIED_IN)), ("去年结转", Act(act::CARRIED_IN)), ("结转上年", Act(act::CARRIED_IN)),
    ("上年转入", Act(act::CARRIED_IN)), ("上年度转入", Act(act::CARRIED_IN)), ("结转上年度", Act(act::CARRIED_IN)),
    ("上年遗留", Act(act::CARRIED_IN)), ("上年度遗留", Act(act::CARRIED_IN)),
    ("结转", Act(act::CARRIED_IN | act::CARRIED_OUT)),
    ("结转下年", Act(act::CARRIED_OUT)), ("结转下年度", Act(act::CARRIED_OUT)), ("结转下一年度", Act(act::CARRIED_OUT)),
    ("结转至下年", Act(act::CARRIED_OUT)), ("结转至下年度", Act(act::CARRIED_OUT)),
    ("结转至下一年度", Act(act::CARRIED_OUT)), ("结转到下年度", Act(act::CARRIED_OUT)),
    ("结转到下一年度", Act(act::CARRIED_OUT)), ("结转下年度办理", Act(act::CARRIED_OUT)),
    ("结转下年度继续办理", Act(act::CARRIED_OUT)), ("结转至下年度继续办理", Act(act::CARRIED_OUT)),
    ("转下年度办理", Act(act::CARRIED_OUT)), ("转下年度", Act(act::CARRIED_OUT)), ("转下年", Act(act::CARRIED_OUT)),
    ("转入下年度", Act(act::CARRIED_OUT)), ("顺延到下年度答复", Act(act::CARRIED_OUT)),
    ("顺延到下年度", Act(act::CARRIED_OUT)), ("顺延至下年度", Act(act::CARRIED_OUT)),
    ("结转到下年", Act(act::CARRIED_OUT)), ("转结下年度", Act(act::CARRIED_OUT)),
    ("上年延续", Act(act::CARRIED_IN)), ("上年度延续", Act(act::CARRIED_IN)), ("上一年度延续", Act(act::CARRIED_IN)), ("上一年延续", Act(act::CARRIED_IN)), ("去年延续", Act(act::CARRIED_IN)), ("上年未办结", Act(act::CARRIED_IN)), ("上年度未办结", Act(act::CARRIED_IN)), ("上一年度未办结", Act(act::CARRIED_IN)), ("去年未办结", Act(act::CARRIED_IN)), ("结转到本年", Act(act::CARRIED_IN)), ("结转至本年", Act(act::CARRIED_IN)), ("结转到本年度", Act(act::CARRIED_IN)),
    ("结转至本年度", Act(act::CARRIED_IN)), ("转入本年", Act(act::CARRIED_IN)), ("转入本年度", Act(act::CARRIED_IN)), ("结转上一年", Act(act::CARRIED_IN)), ("结转上一年度", Act(act::CARRIED_IN)), ("结转去年", Act(act::CARRIED_IN)), ("上一年度转入", Act(act::CARRIED_IN)), ("上一年转入", Act(act::CARRIED_IN)), ("上一年度遗留", Act(act::CARRIED_IN)), ("去年遗留", Act(act::CARRIED_IN)), ("往年结转", Act(act::CARRIED_IN)), ("以前年度结转", Act(act::CARRIED_IN)),
    ("结转下一年", Act(act::CARRIED_OUT)), ("结转至下一年", Act(act::CARRIED_OUT)), ("结转到下一年", Act(act::CARRIED_OUT)), ("结转次年", Act(act::CARRIED_OUT)), ("结转至次年", Act(act::CARRIED_OUT)), ("结转到次年", Act(act::CARRIED_OUT)), ("结转明年", Act(act::CARRIED_OUT)), ("结转至明年", Act(act::CARRIED_OUT)), ("转入下年", Act(act::CARRIED_OUT)), ("转入下一年", Act(act::CARRIED_OUT)), ("转入下一年度", Act(act::CARRIED_OUT)), ("转入次年", Act(act::CARRIED_OUT)), ("转至下年", Act(act::CARRIED_OUT)), ("转至下年度", Act(act::CARRIED_OUT)),
    ("转到下年", Act(act::CARRIED_OUT)), ("转到下年度", Act(act::CARRIED_OUT)), ("转到下一年度", Act(act::CARRIED_OUT)), ("转至下一年度", Act(act::CARRIED_OUT)), ("顺延至下一年", Act(act::CARRIED_OUT)), ("顺延至下一年度", Act(act::CARRIED_OUT)), ("顺延到下一年度", Act(act::CARRIED_OUT)), ("顺延至下年", Act(act::CARRIED_OUT)), ("顺延到下年", Act(act::CARRIED_OUT)), ("延续至下年", Act(act::CARRIED_OUT)), ("延续至下年度", Act(act::CARRIED_OUT)), ("延续到下年度", Act(act::CARRIED_OUT)), ("延续至下一年度", Act(act::CARRIED_OUT)), ("延至下年度", Act(act::CARRIED_OUT)),
    ("跨年办理", Act(act::CARRIED_OUT)), ("跨年度办理", Act(act::CARRIED_OUT)), ("正在办理", Act(act::CARRIED_OUT)), ("正办理", Act(act::CARRIED_OUT)), ("尚在办理", Act(act::CARRIED_OUT)), ("仍在办理", Act(act::CARRIED_OUT)), ("还在办理", Act(act::CARRIED_OUT)), ("未办结", Act(act::CARRIED_OUT)), ("尚未办结", Act(act::CARRIED_OUT)), ("未办理完毕", Act(act::CARRIED_OUT)), ("尚未办理完毕", Act(act::CARRIED_OUT)), ("尚未答复", Act(act::CARRIED_OUT)), ("未到答复期限", Act(act::CARRIED_OUT)), ("未到办理期限", Act(act::CARRIED_OUT)), ("未到答复期", Act(act::CARRIED_OUT)), ("转结下年", Act(act::CARRIED_OUT)), ("转结下一年度", Act(act::CARRIED_OUT)),
    // Outcomes.
    ("予以公开", Row("applications.result.granted")), ("同意公开", Row("applications.result.granted")),
    ("部分公开", Row("applications.result.partly_granted")), ("予以部分公开", Row("applications.result.partly_granted")),
    ("不予公开", Row(DENIED)), ("无法提供", Row(UNABLE)), ("不予处理", Row(NOT_PROCESSED)), ("其他处理", Row(OTHER)),
    ("国家秘密", Row("applications.result.denied.state_secret")),
    ("内部事务信息", Row("applications.result.denied.internal_affairs")),
    ("过程性信息", Row("applications.result.denied.process_info")),
    ("行政执法案卷", Row("applications.result.denied.enforcement_file")),
    ("行政查询事项", Row("applications.result.denied.admin_query")),
    ("不掌握相关政府信息", Row("applications.result.unable.not_held")),
    ("没有现成信息需要另行制作", Row("applications.result.unable.needs_creation")),
    ("信访举报投诉类申请", Row("applications.result.not_processed.petition")),
    ("信访举报投诉类", Row("applications.result.not_processed.petition")),
    ("重复申请", Row("applications.result.not_processed.repeat")),
    ("全部公开", Row("applications.result.granted")), ("全部予以公开", Row("applications.result.granted")), ("予以全部公开", Row("applications.result.granted")), ("完全公开", Row("applications.result.granted")), ("给予公开", Row("applications.result.granted")), ("准予公开", Row("applications.result.granted")),
    ("区分处理", Row("applications.result.partly_granted")), ("作区分处理", Row("applications.result.partly_granted")), ("部分予以公开", Row("applications.result.partly_granted")),
    ("属于国家秘密", Row("applications.result.denied.state_secret")), ("涉及国家秘密", Row("applications.result.denied.state_secret")),
    ("其他法律行政法规禁止公开", Row("applications.result.denied.forbidden_by_law")), ("法律行政法规禁止公开", Row("applications.result.denied.forbidden_by_law")), ("法律、行政法规禁止公开", Row("applications.result.denied.forbidden_by_law")), ("法律法规禁止公开", Row("applications.result.denied.forbidden_by_law")), ("法律、法规禁止公开", Row("applications.result.denied.forbidden_by_law")),
    ("危及“三安全一稳定”", Row("applications.result.denied.security_stability")), ("“三安全一稳定”", Row("applications.result.denied.security_stability")), ("三安全一稳定", Row("applications.result.denied.security_stability")),
    ("保护第三方合法权益", Row("applications.result.denied.third_party_rights")), ("损害第三方合法权益", Row("applications.result.denied.third_party_rights")),
    ("内部事务", Row("applications.result.denied.internal_affairs")), ("三类内部事务信息", Row("applications.result.denied.internal_affairs")), ("三类内部事务", Row("applications.result.denied.internal_affairs")),
    ("四类过程性信息", Row("applications.result.denied.process_info")), ("过程信息", Row("applications.result.denied.process_info")),
    ("行政执法案卷信息", Row("applications.result.denied.enforcement_file")), ("执法案卷", Row("applications.result.denied.enforcement_file")),
    ("行政查询", Row("applications.result.denied.admin_query")),
    ("本机关不掌握相关政府信息", Row("applications.result.unable.not_held")), ("不掌握相关信息", Row("applications.result.unable.not_held")), ("不掌握该信息", Row("applications.result.unable.not_held")), ("不掌握", Row("applications.result.unable.not_held")), ("未掌握相关政府信息", Row("applications.result.unable.not_held")),
    ("没有现成信息", Row("applications.result.unable.needs_creation")), ("需要另行制作", Row("applications.result.unable.needs_creation")), ("需另行制作", Row("applications.result.unable.needs_creation")),
    ("补正后申请内容仍不明确", Row("applications.result.unable.still_unclear")), ("补正后仍不明确", Row("applications.result.unable.still_unclear")), ("补正后内容仍不明确", Row("applications.result.unable.still_unclear")), ("补正后申请仍不明确", Row("applications.result.unable.still_unclear")),
    ("信访、举报、投诉类申请", Row("applications.result.not_processed.petition")), ("信访、举报、投诉类", Row("applications.result.not_processed.petition")), ("信访投诉举报类申请", Row("applications.result.not_processed.petition")), ("信访投诉举报类", Row("applications.result.not_processed.petition")), ("信访、投诉、举报类", Row("applications.result.not_processed.petition")), ("信访、投诉、举报类申请", Row("applications.result.not_processed.petition")),
    ("公开出版物", Row("applications.result.not_processed.publication")), ("要求提供公开出版物", Row("applications.result.not_processed.publication")),
    ("无正当理由大量反复申请", Row("applications.result.not_processed.excessive")), ("大量反复申请", Row("applications.result.not_processed.excessive")),
    ("要求行政机关确认或重新出具已获取信息", Row("applications.result.not_processed.confirm_reissue")), ("确认或重新出具已获取信息", Row("applications.result.not_processed.confirm_reissue")), ("要求确认或重新出具", Row("applications.result.not_processed.confirm_reissue")),
    ("申请人无正当理由逾期不补正", Row("applications.result.other.no_correction")), ("无正当理由逾期不补正", Row("applications.result.other.no_correction")), ("逾期不补正", Row("applications.result.other.no_correction")), ("逾期未补正", Row("applications.result.other.no_correction")),
    ("申请人逾期未按收费通知要求缴纳费用", Row("applications.result.other.fee_unpaid")), ("逾期未按收费通知要求缴纳费用", Row("applications.result.other.fee_unpaid")), ("逾期未缴费", Row("applications.result.other.fee_unpaid")), ("逾期不缴费", Row("applications.result.other.fee_unpaid")), ("逾期未缴纳费用", Row("applications.result.other.fee_unpaid")),
    ("依法", Filler),
    ("自然人", Column("natural_person")), ("法人或其他组织", Column("org")), ("法人和其他组织", Column("org")),
    ("法人及其他组织", Column("org")), ("法人或者其他组织", Column("org")), ("商业企业", Column("org.business")),
    ("科研机构", Column("org.research")), ("社会公益组织", Column("org.social_welfare")),
    ("法律服务机构", Column("org.legal_service")),
    ("公民、法人和其他组织", Filler), ("公民、法人或其他组织", Filler), ("公民、法人或者其他组织", Filler),
    ("公民、法人及其他组织", Filler), ("公民和法人", Filler), ("公民", Filler), ("公民申请", Column("natural_person")),
    ("个人申请", Column("natural_person")), ("自然人申请", Column("natural_person")),
    ("个人", Filler),
    ("法人或其他组织申请", Column("org")), ("法人和其他组织申请", Column("org")), ("法人及其他组织申请", Column("org")), ("法人或者其他组织申请", Column("org")),
     ("商业企业申请", Column("org.business")),
    ("科研机构申请", Column("org.research")),
    ("社会公益组织申请", Column("org.social_welfare")),
    ("法律服务机构申请", Column("org.legal_service")),
    // Reviews and suits.
    ("行政复议", Topic(Topic::Review)), ("复议", Topic(Topic::Review)), ("行政复议申请", Topic(Topic::Review)),
    ("复议申请", Topic(Topic::Review)), ("行政诉讼", Topic(Topic::Suit)), ("诉讼", Topic(Topic::Suit)),
    ("未经复议直接起诉", Topic(Topic::Direct)), ("直接起诉", Topic(Topic::Direct)),
    ("复议后起诉", Topic(Topic::AfterReview)), ("复议机关", Elsewhere), ("行政复议机关", Elsewhere),
    ("行政复议法", Elsewhere), ("行政诉讼法", Elsewhere), ("复议纠错率", Elsewhere),
    ("结果维持", Ending("upheld")), ("维持", Ending("upheld")), ("结果纠正", Ending("corrected")),
    ("纠正", Ending("corrected")), ("其他结果", Ending("other")), ("尚未审结", Ending("pending")),
    ("未审结", Ending("pending")), ("正在审理", Ending("pending")), ("审结", Ending("decided")), ("结案", Ending("decided")),
    // Documents.
    ("规范性文件", Topic(Topic::Documents)), ("行政规范性文件", Topic(Topic::Documents)),
    ("规章", Topic(Topic::Rules)), ("政府规章", Topic(Topic::Rules)), ("规章制度", Elsewhere), ("党内规章", Elsewhere),
    ("党内规范性文件", Elsewhere), ("规范性文件解读", Elsewhere), ("规范性文件草案", Elsewhere),
    ("规范性文件备案", Elsewhere), ("规范性文件库", Filler), ("规范性文件信息", Elsewhere),
    ("法律、法规、规章", Filler), ("法律法规规章", Filler), ("法规、规章", Filler),
    ("政策性文件", Elsewhere), ("政策文件", Elsewhere), ("政策解读", Elsewhere), ("解读", Elsewhere),
    ("其他文件", Elsewhere), ("文件类信息", Elsewhere), ("规范性文件类信息", Elsewhere), ("公文", Papers),
    ("制发", Act(act::ISSUED)), ("制定", Act(act::ISSUED)), ("印发", Act(act::ISSUED)), ("出台", Act(act::ISSUED)),
    ("新制定", Act(act::ISSUED)), ("新制发", Act(act::ISSUED)), ("制定印发", Act(act::ISSUED)), ("制定出台", Act(act::ISSUED)),
    ("废止", Act(act::REPEALED)), ("现行有效", Act(act::IN_FORCE)), ("继续有效", Act(act::IN_FORCE)),
    ("公开", Act(act::PUBLISHED)), ("发布", Act(act::PUBLISHED)), ("公布", Act(act::PUBLISHED)), ("公示", Act(act::PUBLISHED)),
    ("修改", Narrower), ("修订", Narrower), ("清理", Narrower), ("备案", Narrower), ("失效", Narrower), ("保留", Narrower),
    ("审查", Narrower), ("审核", Narrower), ("征求意见", Narrower), ("代", Narrower), ("起草", Narrower), ("转发", Narrower),
    // Decisions and fees.
    ("行政许可", Topic(Topic::Licensing)), ("行政处罚", Topic(Topic::Penalties)), ("行政强制", Topic(Topic::Coercion)),
    ("行政许可事项", Elsewhere), ("行政处罚事项", Elsewhere), ("行政强制事项", Elsewhere), ("双公示", Elsewhere),
    ("行政许可法", Elsewhere), ("行政处罚法", Elsewhere), ("行政强制法", Elsewhere), ("行政处罚案例", Elsewhere),
    ("行政许可信息", Elsewhere), ("行政处罚信息", Elsewhere), ("行政强制信息", Elsewhere), ("行政许可类信息", Elsewhere),
    ("作出", Act(act::DECIDED)), ("决定", Filler), ("实施", Act(act::DECIDED)),
    ("行政事业性收费", Topic(Topic::AdminFees)), ("行政事业性收费项目", Elsewhere), ("收费项目", Elsewhere),
    ("信息处理费", Topic(Topic::ProcessingFee)), ("信息公开处理费", Topic(Topic::ProcessingFee)), ("收取", Filler),
    ("信息处理费管理办法", Filler), ("政府信息公开信息处理费管理办法", Filler),
    // What is counted elsewhere.
    ("主动公开", Opened), ("公开属性", Sorted), ("属性", Sorted), ("源头认定", Sorted), ("信件", Elsewhere), ("来信", Elsewhere), ("留言", Elsewhere), ("信访", Elsewhere),
    ("投诉", Elsewhere), ("举报", Elsewhere), ("咨询", Elsewhere), ("建议", Elsewhere), ("提案", Elsewhere),
    ("议案", Elsewhere), ("热线", Elsewhere), ("新闻发布会", Elsewhere), ("公报", Elsewhere), ("问卷", Elsewhere),
    ("意见", Elsewhere), ("微博", Elsewhere), ("微信", Elsewhere), ("公众号", Elsewhere), ("视频", Elsewhere),
    ("稿件", Elsewhere), ("栏目", Elsewhere), ("培训", Elsewhere), ("会议", Elsewhere), ("目录", Elsewhere),
    ("工单", Elsewhere), ("新媒体", Elsewhere), ("通知书", Elsewhere), ("告知书", Elsewhere), ("答复书", Elsewhere),
    ("案例", Elsewhere), ("政务服务", Elsewhere), ("表扬", Elsewhere), ("问题", Elsewhere), ("请求", Elsewhere),
    ("线索", Elsewhere), ("诉求", Elsewhere), ("事项目录", Elsewhere), ("制度", Elsewhere), ("指南", Elsewhere),
    ("错情", Elsewhere), ("检查", Elsewhere), ("公告", Elsewhere), ("仲裁", Elsewhere), ("赔偿", Elsewhere), ("信用修复", Elsewhere),
    ("信息公开", Disclosure), ("政务公开", Disclosure), ("政府信息公开", Disclosure), ("政府信息公开工作", Disclosure),
    ("政府信息公开条例", Filler), ("政府信息公开平台", Filler), ("信息公开平台", Filler),
    ("政府信息", Filler), ("因政府信息公开", Disclosure), ("予以公开信息", Elsewhere),
    ("举报投诉案件", Elsewhere), ("信息公开举报投诉案件", Elsewhere),
    // Nothing.
    ("未收到", Not { loose: false }), ("没有收到", Not { loose: false }), ("没收到", Not { loose: false }),
    ("未接到", Not { loose: false }), ("没有接到", Not { loose: false }), ("未接收", Not { loose: false }),
    ("未受理", Not { loose: false }), ("没有受理", Not { loose: false }), ("未发生", Not { loose: false }),
    ("没有发生", Not { loose: false }), ("未产生", Not { loose: false }), ("没有产生", Not { loose: false }),
    ("未出现", Not { loose: false }), ("未引发", Not { loose: false }), ("没有引发", Not { loose: false }),
    ("未被申请", Not { loose: false }), ("未被提起", Not { loose: false }), ("没有被申请", Not { loose: false }), ("没有被提起", Not { loose: false }),
    ("未有", Not { loose: true }), ("没有", Not { loose: true }), ("无", Not { loose: true }), ("暂无", Not { loose: true }),
    ("为0", Nil), ("均为0", Nil), ("为零", Nil), ("均为零", Nil), ("数为0", Nil),
    ("无正当理由", Narrower), ("无关", Filler), ("无障碍", Filler), ("无条件", Filler), ("有无", Filler), ("无偿", Filler),
    ("无效", Filler), ("无故", Narrower), ("无纸化", Filler), ("无一", Narrower), ("无缝", Filler), ("无法", Filler),
    // When.
    ("本年", This), ("本年度", This), ("今年", This), ("全年", Filler), ("报告期内", This), ("年内", Filler),
    ("上年", OtherTime), ("上年度", OtherTime), ("上一年", OtherTime), ("去年", OtherTime), ("往年", OtherTime),
    ("历年", OtherTime), ("近年", OtherTime), ("以来", OtherTime), ("近三年", OtherTime), ("近两年", OtherTime), ("年来", OtherTime), ("一年来", This),
    ("连续", OtherTime), ("上半年", OtherTime), ("下半年", OtherTime), ("季度", OtherTime), ("每月", OtherTime),
    ("月均", OtherTime), ("年均", OtherTime), ("十四五", OtherTime), ("十三五", OtherTime), ("下一步", OtherTime),
    ("计划", OtherTime), ("规划计划", Filler), ("计划类", Filler), ("规划和计划", Filler), ("规划、计划", Filler), ("拟", OtherTime), ("力争", OtherTime), ("预计", OtherTime), ("明年", OtherTime), ("次年", OtherTime),
    ("下年", OtherTime), ("下年度", OtherTime), ("当月", OtherTime), ("本月", OtherTime), ("截至目前", OtherTime),
    ("自成立", OtherTime), ("同期", Compare), ("同比", Compare), ("环比", Compare), ("较上年", Compare), ("比上年", Compare),
    ("较上年度", Compare), ("比上年度", Compare), ("较去年", Compare), ("比去年", Compare), ("与上年", Compare),
    ("与去年", Compare), ("较上一年", Compare), ("比上一年", Compare), ("同上年", Compare), ("同去年", Compare),
    ("增加", Compare), ("减少", Compare), ("增长", Compare), ("下降", Compare), ("上升", Compare),
    // Where.
    ("本机关", Own), ("本级", Own), ("本办", Own), ("办公室", Own), ("政府办", Own), ("办公厅", Own), ("局机关", Own),
    ("市级", Own), ("区级", Own), ("县级", Own), ("本单位", Own), ("本部门", Own),
    ("全市", Region), ("全县", Region), ("全区", Region), ("全省", Region), ("全州", Region), ("全旗", Region),
    ("全镇", Region), ("全乡", Region), ("全系统", Region), ("各级", Region),
    ("网络", Portion), ("网上", Portion), ("线上", Portion), ("线下", Portion), ("信函", Portion), ("邮寄", Portion),
    ("邮件", Portion), ("邮箱", Portion), ("当面", Portion), ("现场", Portion), ("窗口", Portion), ("传真", Portion),
    ("网站", Portion), ("平台", Portion), ("系统", Portion), ("在线", Portion), ("快递", Portion), ("部门", Portion),
    ("单位", Portion), ("乡镇", Portion), ("街道", Portion), ("渠道", Portion), ("其他组织", Filler), ("口头", Portion),
    ("互联网", Portion), ("书面", Portion), ("邮政", Portion), ("数据电文", Portion), ("电子", Portion), ("纸质", Portion), ("来函", Portion), ("县区", Portion), ("区县", Portion),
    // Narrower counts.
    ("逾期", Narrower), ("超期", Narrower), ("超时", Narrower), ("违规", Narrower), ("违法", Narrower), ("败诉", Narrower),
    ("提前", Narrower), ("当日", Narrower), ("转办", Narrower), ("转送", Narrower), ("移送", Narrower), ("协助", Narrower),
    ("指导", Narrower), ("调取", Narrower), ("涉及", Filler), ("抽查", Narrower), ("评查", Narrower), ("自查", Narrower),
    ("研判", Narrower), ("会商", Narrower), ("补正", Narrower), ("延期", Extended), ("延长", Extended), ("按期", Punctual), ("按时", Punctual), ("如期", Punctual), ("撤回", Narrower), ("撤销", Narrower),
    ("驳回", Narrower), ("泄密", Narrower), ("不服", Because), ("引起", Because), ("引发", Because), ("发生", Filler),
    ("协调", Narrower), ("督办", Narrower), ("催办", Narrower), ("登记", Narrower), ("上诉", Narrower), ("二审", Narrower),
    ("一审", Narrower), ("再审", Narrower), ("被申请", Because), ("提起", Filler), ("提出", Filler), ("提交", Filler), ("任何", Filler), ("形式", Filler), ("单位和个人", Filler), ("单位或个人", Filler), ("单位或者个人", Filler), ("组织和个人", Filler), ("组织或个人", Filler), ("群众", Filler), ("社会公众", Filler), ("为被申请人", Narrower), ("为被申请机关", Narrower), ("未按", Narrower), ("未及时", Narrower),
    ("应诉", Narrower), ("出庭", Narrower), ("胜诉", Narrower), ("纠错", Narrower), ("责令", Narrower), ("平均", Narrower),
    // Structure.
    ("其中", Among), ("包括", Among), ("含", Among), ("包含", Among), ("分别为", Filler), ("分别", Narrower), ("当场", Narrower), ("名义", Portion),
    ("均在年内办结", AllClosed), ("年内均已办结", AllClosed), ("年内全部办结", AllClosed), ("均已办理完成", AllClosed),
    ("全部办结", AllClosed), ("均已办结", AllClosed), ("均办结", AllClosed), ("已全部办结", AllClosed),
    ("全部答复", AllClosed), ("均已答复", AllClosed), ("全部办理完毕", AllClosed), ("均办理完毕", AllClosed),
    ("全部审结", AllClosed), ("均已审结", AllClosed), ("均审结", AllClosed), ("全部结案", AllClosed), ("均已结案", AllClosed),
    ("均结案", AllClosed), ("已全部审结", AllClosed), ("已全部结案", AllClosed), ("全部予以答复", AllClosed), ("均已办理完毕", AllClosed), ("全部办理完成", AllClosed), ("均已全部办结", AllClosed),
    ("均已答复完毕", AllClosed), ("全部答复完毕", AllClosed), ("均已依法答复", AllClosed), ("均已依法办结", AllClosed),
    ("已全部答复", AllClosed), ("均已作出答复", AllClosed), ("均作出答复", AllClosed), ("全部作出答复", AllClosed),
    ("均已予以答复", AllClosed), ("均予以答复", AllClosed), ("已全部办理完毕", AllClosed), ("均已完成办理", AllClosed), ("全部办理结束", AllClosed),
    ("一是", Next), ("二是", Next), ("三是", Next), ("四是", Next), ("五是", Next), ("六是", Next), ("七是", Next),
    ("八是", Next), ("九是", Next),
    ("共", Filler), ("累计", Filler), ("案件", Filler), ("案", Filler),
    ("数量", Filler), ("总数", Filler), ("另有", Filler), ("情况", Filler), ("方面", Because), ("事项", Filler),
    ("各类", Filler), ("相关", Filler), ("各", Filler), ("等", AndSo), ("合计", InAll), ("总计", InAll), ("共计", InAll), ("占", Share), ("占比", Share), ("占总数的", Share), ("占总量的", Share), ("占比为", Share), ("的", Because), ("已", Filler), ("并", Filler),
    ("到期", Narrower), ("了", Filler), ("数", Filler), ("为", Filler), ("有", Filler), ("作", Filler), ("件", Filler),
    ("总量", Filler), ("工作", Filler), ("情形", Filler), ("：", Filler), ("达", Filler), ("新", Filler), ("结果", Filler),
];

/// How many lists the words are kept in, by their first character.
const LISTS: usize = 256;

/// The longest word that begins here, with its length.
pub(super) fn word(chars: &[char], at: usize) -> Option<(usize, Word)> {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(Lexicon::new).find(chars, at)
}

struct Lexicon {
    starts: Vec<u16>,
    words: Vec<Entry>,
}

struct Entry {
    /// The first two characters; 0 behind a word of one.
    begins: [char; 2],
    word: Vec<char>,
    meaning: Word,
}

impl Lexicon {
    fn new() -> Lexicon {
        let list = |word: &str| word.chars().next().map_or(0, |c| c as usize % LISTS);
        let mut starts = vec![0_u16; LISTS + 1];
        for (word, _) in WORDS {
            starts[list(word) + 1] += 1;
        }
        for at in 0..LISTS {
            starts[at + 1] += starts[at];
        }
        // By list; in each the longest first, so that the first that fits is the one.
        let mut order: Vec<usize> = (0..WORDS.len()).collect();
        order.sort_by_key(|at| (list(WORDS[*at].0), usize::MAX - WORDS[*at].0.len()));
        let entry = |at: usize| {
            let (word, meaning) = WORDS[at];
            let word: Vec<char> = word.chars().collect();
            let begins = [0, 1].map(|at: usize| word.get(at).copied().unwrap_or('\0'));
            Entry { begins, word, meaning }
        };
        Lexicon { starts, words: order.into_iter().map(entry).collect() }
    }

    fn find(&self, chars: &[char], at: usize) -> Option<(usize, Word)> {
        let list = chars[at] as usize % LISTS;
        let words = &self.words[usize::from(self.starts[list])..usize::from(self.starts[list + 1])];
        let [first, second] = [chars[at], chars.get(at + 1).copied().unwrap_or('\n')];
        // Two characters decide nearly always; a call to compare all would cost more than they do.
        let fits = |entry: &&Entry| {
            entry.begins[0] == first
                && (entry.begins[1] == second || entry.begins[1] == '\0')
                && chars[at..].starts_with(&entry.word)
        };
        words.iter().find(fits).map(|entry| (entry.word.len(), entry.meaning))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::path::Layout;
    use crate::form::{EditionKey, TableKey};

    #[test]
    fn every_word_is_found_in_a_sentence_and_stands_once() {
        for (at, (text, meaning)) in WORDS.iter().enumerate() {
            let chars: Vec<char> = format!("丶{text}丶").chars().collect();
            assert_eq!(word(&chars, 1), Some((text.chars().count(), *meaning)), "{text}");
            assert!(!WORDS[..at].iter().any(|(other, _)| other == text), "{text}");
        }
    }

    #[test]
    fn rows_and_columns_are_those_of_the_form() {
        let layout = Layout::of(EditionKey::latest(), TableKey::Applications);
        let disputes = Layout::of(EditionKey::latest(), TableKey::Disputes);
        for (text, meaning) in WORDS {
            let known = match meaning {
                Row(key) => layout.slots.iter().any(|slot| slot.row_line.node.key.starts_with(key)),
                Column(key) => layout.slots.iter().any(|slot| slot.column_line.node.key.starts_with(key)),
                Ending("decided") => true,
                Ending(key) => disputes.slots.iter().any(|slot| slot.column_line.node.key.ends_with(key)),
                _ => true,
            };
            assert!(known, "{text}");
        }
    }

    #[test]
    fn white_listed_words_hide_what_is_inside_them() {
        for (text, meaning) in [
            ("规章制度", Elsewhere),
            ("政策性文件", Elsewhere),
            ("行政许可事项", Elsewhere),
            ("无障碍", Filler),
            ("无正当理由", Narrower),
            ("公民、法人和其他组织", Filler),
            ("政府信息公开申请人", Elsewhere),
        ] {
            let chars: Vec<char> = text.chars().collect();
            assert_eq!(word(&chars, 0).map(|(_, word)| word), Some(meaning), "{text}");
        }
    }
}
