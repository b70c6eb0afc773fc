//! Whether a text speaks of one of the five aspects of part one. Words count, numbering does not; but where a text is
//! parted by aspects, what one of them says in passing is not another. Knows no rule.

use crate::form::Aspect;

/// Words of which one shows that an aspect is spoken of in a text that is not parted, in the order of [`Aspect::ALL`].
#[rustfmt::skip]
const WORDS: [&[&str]; 5] = [
    &["主动公开", "公开政府信息", "公开各类", "公开信息", "发布信息", "发布政府信息", "发布各类", "公布信息", "公开政务信息"],
    &["依申请", "申请公开", "公开申请", "信息申请", "收到申请", "受理申请", "申请人"],
    &["信息管理", "审核", "审查", "审签", "三审", "保密", "清理", "属性", "源头", "目录", "规范性文件", "动态调整", "台账"],
    &["平台", "网站", "公众号", "专栏", "新媒体", "公开栏", "微信", "微博", "查阅点", "门户", "政务服务大厅"],
    &["监督", "保障", "考核", "培训", "评议", "追责", "追究", "问责", "组织领导", "领导小组", "检查", "督查", "督导"],
];

/// How sub-heads name the aspects.
const HEADS: [&[&str]; 5] = [
    &["主动公开"],
    &["依申请", "申请公开", "公开申请"],
    &["信息管理", "信息的管理", "信息资源管理"],
    &["平台", "渠道建设", "载体建设"],
    &["监督保障", "监督和保障", "监督与保障", "保障措施", "工作保障", "组织保障", "教育培训", "监督考核"],
];

/// Words that surely speak of an aspect wherever they stand.
#[rustfmt::skip]
const SURELY: [&[&str]; 5] = [
    &["公开政府信息", "公开政务信息", "发布政府信息", "公开各类", "发布各类"],
    &["收到申请", "受理申请", "收到依申请", "受理依申请", "依申请公开工作", "依申请公开办理", "依申请公开渠道", "申请公开渠道"],
    &[
        "信息管理", "信息资源管理", "三审", "先审后", "信息审核", "信息发布审核", "内容审核", "审核把关", "保密审查", "公开审查", "公开属性",
        "属性源头", "源头认定", "信息清理", "文件清理", "清理规范性文件", "信息动态调整", "目录动态调整", "发布台账", "目录管理",
    ],
    &[
        "平台建设", "公开平台", "网站建设", "新媒体建设", "新媒体管理", "公开专区", "政务公开区", "查阅点", "查阅场所", "集约化", "适老化",
        "无障碍", "栏目设置", "改版", "渠道建设", "阵地建设",
    ],
    &[
        "监督保障", "考核", "评议", "追责", "追究", "问责", "组织领导", "组织保障", "领导小组", "督查", "督导", "自查", "抽查", "监督检查",
        "社会监督", "接受监督", "业务培训", "专题培训", "培训班", "组织培训", "开展培训", "培训会", "检查",
        "分管领导", "责任到人", "压实责任", "工作责任", "主体责任", "责任分工", "第一责任人", "通报", "满意度", "意见箱",
        "业务学习", "经费保障", "人员保障",
    ],
];

/// Things and what is done with them: both in one clause speak of an aspect as well.
#[rustfmt::skip]
const DONE: [(&[&str], &[&str]); 5] = [
    (&["主动公开", "公开信息", "发布", "公布"], &["余条", "多条", "全年", "累计", "围绕", "聚焦", "重点领域"]),
    (&["申请"], &["收到", "受理", "接收", "答复", "没有接到", "未接到", "无政府信息公开申请", "申请人"]),
    (&["目录", "信息", "文件", "公文"], &["清理", "编目", "更新目录", "编制目录", "梳理目录", "调整目录", "逐条审核", "审核制度", "审查制度"]),
    (
        &["平台", "网站", "公众号", "专栏", "新媒体", "公开栏", "微信", "微博", "门户", "栏目", "专区"],
        &[
            "维护", "优化", "升级", "整合", "开设", "增设", "设置", "设立", "运行", "运维", "打造", "开通", "关停", "改造", "搭建", "新建",
            "访问量", "粉丝", "检索", "专人", "更换",
        ],
    ),
    (&["监督", "培训"], &["电话", "机制", "制度", "员", "组织", "开展", "举办", "参加", "接受"]),
];

/// The clauses of a text.
fn clauses(text: &str) -> impl Iterator<Item = &str> {
    text.split(['。', '；', '，', '：', '\n', '！', '？'])
}

/// Whether a line or a sentence of the text begins with a sub-head of the aspect: a number, and its name close behind.
pub(super) fn heads(text: &str, aspect: Aspect) -> bool {
    const REACH: usize = 18;
    text.split(['。', '！', '？', '；', '\n']).map(str::trim).any(|words| {
        let named = words.trim_start_matches(|c: char| {
            "（(）)一二三四五六七八九十0123456789.．、 第部分".contains(c) || c.is_whitespace()
        });
        if named.len() == words.len() {
            return false;
        }
        let reach = named.char_indices().nth(REACH).map_or(named.len(), |(at, _)| at);
        let head = named[..reach].split(['，', '：', ':', '。', '；', '\n']).next().unwrap_or_default();
        HEADS[aspect as usize].iter().any(|name| head.contains(name))
    })
}

/// Whether the texts speak of an aspect. `parted`: sub-heads divide them by aspects, and this one has none.
pub(super) fn speaks(texts: &[&str], aspect: Aspect, parted: bool) -> bool {
    let any = |words: &[&str]| texts.iter().any(|text| words.iter().any(|word| text.contains(word)));
    if !parted {
        return any(WORDS[aspect as usize]) || any(SURELY[aspect as usize]);
    }
    let (things, done) = DONE[aspect as usize];
    let holds = |clause: &str, words: &[&str]| words.iter().any(|word| clause.contains(word));
    // 公开86条.
    let counted = |clause: &str| {
        let digits = clause.trim_end_matches(['条', '篇', '余', '多']);
        aspect == Aspect::Active && digits.len() < clause.len() && digits.ends_with(char::is_numeric)
    };
    any(SURELY[aspect as usize])
        || texts
            .iter()
            .flat_map(|text| clauses(text))
            .any(|clause| holds(clause, things) && (holds(clause, done) || counted(clause)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sub_heads_are_known_by_number_and_name() {
        for (text, aspect) in [
            ("（一）主动公开。全年86条。", Aspect::Active),
            ("一、主动公开情况：86条", Aspect::Active),
            ("(二)依申请公开办理情况", Aspect::Applications),
            ("（二）政府信息公开申请情况", Aspect::Applications),
            ("3.政府信息管理情况", Aspect::Management),
            ("（四）强化政府信息公开平台建设，方便群众。", Aspect::Platform),
            ("5、监督保障。", Aspect::Supervision),
        ] {
            assert!(heads(text, aspect), "{text}");
            let others = Aspect::ALL.into_iter().filter(|other| *other != aspect);
            assert!(others.into_iter().all(|other| !heads(text, other)), "{text}");
        }
        assert!(!heads("全年主动公开86条，平台运行平稳。", Aspect::Active));
        assert!(!heads("（一）发布信息。经监督保障平台审核。", Aspect::Platform));
    }

    #[test]
    fn what_is_said_in_passing_is_no_aspect_of_a_parted_text() {
        for (text, aspect) in [
            ("在政府网站公开信息86条，公众号推送20条。", Aspect::Platform),
            ("按目录公布财政资金，制发规范性文件3件。", Aspect::Management),
            ("保障群众的知情权、参与权、监督权。", Aspect::Supervision),
            ("标注主动公开、依申请公开的属性。", Aspect::Applications),
            ("突出法定主动公开事项，按《条例》逐条公开信息，全年收到公开申请3件。", Aspect::Active),
        ] {
            assert!(!speaks(&[text], aspect, true), "{text}");
            assert!(speaks(&[text], aspect, false), "{text}");
        }
        for (text, aspect) in [
            ("改版政府网站，增设专栏。", Aspect::Platform),
            ("网站由专人维护，公众号粉丝2万。", Aspect::Platform),
            ("专栏内容每月更新，优化检索入口、栏目布局。", Aspect::Platform),
            ("对发布的信息逐条审核。", Aspect::Management),
            ("建立信息审核制度。", Aspect::Management),
            ("开展规范性文件清理，失效文件及时标注。", Aspect::Management),
            ("设置监督电话和意见箱。", Aspect::Supervision),
            ("组织工作人员参加培训。", Aspect::Supervision),
            ("明确分管领导，责任到人。", Aspect::Supervision),
            ("各科室落实情况每季度通报一次。", Aspect::Supervision),
            ("未收到信息公开申请。", Aspect::Applications),
            ("全年主动公开86条。", Aspect::Active),
        ] {
            assert!(speaks(&[text], aspect, true), "{text}");
        }
    }
}
