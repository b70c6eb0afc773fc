//! How offices say what their tables hold, in sentences of our own: many ways for each fact. Written from how published
//! reports speak, not from what any rule looks for; knows no rule.
//!
//! Names in braces are those of `facts` and `phrase`.

use nianbao_core::form::Aspect;
use nianbao_core::model::{OrgKind, TextPart};

use super::facts::Facts;

/// A fact, when it is said, how often of a hundred, and the ways of saying it.
pub(super) struct Saying {
    pub(super) part: TextPart,
    pub(super) when: fn(&Facts<'_>) -> bool,
    pub(super) odds: u64,
    pub(super) ways: &'static [&'static str],
}

const fn say(
    part: TextPart,
    odds: u64,
    when: fn(&Facts<'_>) -> bool,
    ways: &'static [&'static str],
) -> Saying {
    Saying { part, when, odds, ways }
}

const ACTIVE: TextPart = TextPart::Aspect(Aspect::Active);
const APPLICATIONS: TextPart = TextPart::Aspect(Aspect::Applications);
const MANAGEMENT: TextPart = TextPart::Aspect(Aspect::Management);
const PLATFORM: TextPart = TextPart::Aspect(Aspect::Platform);
const SUPERVISION: TextPart = TextPart::Aspect(Aspect::Supervision);

fn always(_: &Facts<'_>) -> bool {
    true
}

fn nothing_to_answer(facts: &Facts<'_>) -> bool {
    facts.of("received") == 0
}

fn nothing_carried(facts: &Facts<'_>) -> bool {
    facts.of("new") > 0 && facts.of("before") == 0 && facts.of("after") == 0
}

fn something_carried(facts: &Facts<'_>) -> bool {
    facts.of("new") > 0 && facts.of("before") + facts.of("after") > 0
}

fn many(facts: &Facts<'_>) -> bool {
    facts.of("new") >= 10
}

fn comparable(facts: &Facts<'_>) -> bool {
    many(facts) && facts.before("new").is_some_and(|before| before >= 5)
}

fn grows(facts: &Facts<'_>) -> bool {
    comparable(facts) && facts.of("new") != facts.of("was.new")
}

fn undisputed(facts: &Facts<'_>) -> bool {
    facts.of("review") == 0 && facts.of("suit") == 0
}

fn governs(facts: &Facts<'_>) -> bool {
    facts.organ.kind == OrgKind::Government
}

fn governs_people(facts: &Facts<'_>) -> bool {
    matches!(facts.organ.kind, OrgKind::Government | OrgKind::Township)
}

/// What is said of the tables, in the order of the report.
#[rustfmt::skip]
pub(super) const SAYINGS: &[Saying] = &[
    say(TextPart::Lead, 100, |facts| !facts.first_form, &[
        "根据《中华人民共和国政府信息公开条例》（以下简称《条例》）和国家有关年度报告格式的规定，{org}编制并公布{year}年政府信息公开工作年度报告。报告所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。对报告内容有疑问的，请与本机关政务公开科联系（电话：0458-3{free:100-999}200）。",
        "本报告依照《中华人民共和国政府信息公开条例》第五十条、《政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）编制，由总体情况、主动公开政府信息情况等六部分组成，数据统计期限为{year}年1月1日至12月31日。",
        "现向社会公布{org}{year}年政府信息公开工作年度报告。本报告中所列数据统计时限为{year}年1月1日至{year}年12月31日。联系地址：{seat}人民路{free:1-300}号，邮编：153{free:100-999}，电子邮箱：zwgk@example.gov.cn。",
        "按照《中华人民共和国政府信息公开条例》要求，现将{short}{year}年政府信息公开工作情况报告如下。本年度报告的统计期限从{year}年1月1日起，到{year}年12月31日止。",
    ]),
    say(TextPart::Lead, 100, |facts| facts.first_form, &[
        "根据《中华人民共和国政府信息公开条例》和《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号），编制{org}{year}年政府信息公开工作年度报告。所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。",
        "本报告由{org}依照《中华人民共和国政府信息公开条例》第五十条编制，统计期限为{year}年1月1日至{year}年12月31日。",
    ]),
    say(TextPart::Overview, 60, always, &[
        "{year}年，{we}坚持以习近平新时代中国特色社会主义思想为指导，认真落实党中央、国务院关于政务公开的决策部署，以公开促规范、促服务，各项工作平稳有序。",
        "一年来，{short}把政府信息公开作为转变作风、改进服务的重要抓手，公开质量和水平有了新的提高。",
        "{year}年，在{seat}党委、政府的正确领导下，{we}认真贯彻《中华人民共和国政府信息公开条例》，较好完成了年度任务。",
    ]),
    // 主动公开: numbers of which no table knows, with parts that add up.
    say(ACTIVE, 80, always, &[
        "{year}年，{we}通过各类渠道主动公开政府信息{items}条，其中政府网站{items.site}条，微信公众号{items.wechat}条，其他渠道{items.other}条。",
        "全年共发布信息{items}条（网站{items.site}条、政务新媒体{items.wechat}条、公开栏{items.other}条）。",
        "{short}本年度在{seat}政府网站公开信息{items.site}条，在新媒体平台推送信息{items.wechat}条，在电子屏和公开栏张贴{items.other}条，合计{items}条。",
        "一年来，{we}主动公开各类信息共计{items}条。其中：网站发布{items.site}条，公众号发布{items.wechat}条，便民服务大厅等场所公开{items.other}条。",
        "{year}年共公开政府信息{items}条，其中网站{items.site}条、公众号{items.wechat}条、其他{items.other}条，组织访谈{free:2-9}场，公开规范性文件信息{free:1-9}条。",
        "{we}公开信息{items}条，其中网站{items.site}条（公告公示{free:1-9}条），公众号{items.wechat}条，公开栏等线下渠道{items.other}条。",
        "全年编发信息{items}篇，其中网站{items.site}篇、公众号{items.wechat}篇、其他{items.other}篇。",
        "网站公开{items.site}条，公众号公开{items.wechat}条，公开栏公开{items.other}条，共{items}条。",
        "累计公开政府信息{items}余条，内容涵盖财政资金、公共服务、安全生产等方面。",
        "主动公开工作稳步推进，{whole}公开目录内信息{items}条。",
    ]),
    say(ACTIVE, 35, |facts| facts.of("issued") + facts.of("in_force") + facts.of("repealed") > 0 && !facts.first_form, &[
        "制发行政规范性文件{issued}件，废止{repealed}件，现行有效{in_force}件。",
        "{year}年{we}共制定行政规范性文件{issued}件，废止行政规范性文件{repealed}件；截至年底，现行有效的行政规范性文件{in_force}件。",
        "全年新制定出台行政规范性文件{issued}件，全部在印发后20个工作日内公开，目前现行有效{in_force}件。",
        "规范性文件管理方面，本年制发{issued}件、废止{repealed}件，现行有效规范性文件{in_force}件，均已在专栏集中公开。",
        "公开现行有效行政规范性文件{in_force}件，其中本年新制发{issued}件。",
        "制发、废止、现行有效行政规范性文件分别为{issued}件、{repealed}件、{in_force}件。",
        "截至{year}年12月31日，现行有效行政规范性文件共{in_force}件，其中本年新制发{issued}件。",
        "全年出台行政规范性文件{issued}件，宣布废止{repealed}件，均在政府网站公布。",
        "制定发布规范性文件{issued}件，清理废止{repealed}件，年末现行有效{in_force}件。",
    ]),
    say(ACTIVE, 25, |facts| facts.of("issued") == 0 && !facts.first_form && !governs(facts), &[
        "{we}未制发行政规范性文件。",
        "本年度没有制定行政规范性文件。",
        "{year}年，{short}无新制发的规范性文件。",
        "本年制发行政规范性文件0件。",
        "{we}未出台规范性文件和重要政策措施。",
    ]),
    say(ACTIVE, 30, |facts| facts.of("licences") > 0 && facts.of("penalties") > 0, &[
        "全年作出行政许可决定{licences}件、行政处罚决定{penalties}件。",
        "{year}年共办理行政许可{licences}件，作出行政处罚{penalties}件，依法依规公开相关信息。",
        "行政许可{licences}件，行政处罚{penalties}件，行政强制{coercion}件。",
        "{we}依法作出行政处罚决定{penalties}件，实施行政强制{coercion}件。",
        "{year}年作出行政许可、行政处罚、行政强制决定分别为{licences}件、{penalties}件、{coercion}件。",
        "严格规范执法，全年作出行政处罚决定{penalties}件；优化审批服务，办理行政许可{licences}件。",
    ]),
    say(ACTIVE, 40, always, &[
        "发布政策解读{free:2-40}篇，其中图解{free:1-2}篇；回应群众关切{free:3-90}次。",
        "召开新闻发布会{free:1-9}场，制作动漫、短视频等解读产品{free:2-30}个。",
        "办理人大代表建议{free:1-40}件、政协委员提案{free:1-40}件，答复均按要求公开。",
        "清理涉及行政审批的政策性文件{free:2-30}件，修改{free:1-9}件；向社会公示“双随机”抽查结果{free:3-80}条。",
        "公示行政许可信息{free:10-900}条、行政处罚信息{free:10-900}条，公开率100%。",
        "发布权威信息{free:100-900}条，较上年增加{free:3-40}条；答复市民热线工单{free:20-900}件，满意率98.{free:1-9}%。",
        "根据《{seat}政务公开工作要点》（政办发〔{last}〕{free:1-60}号），{last}年底前完成的任务在本年度持续巩固；《十四五规划（2021—2025年）》实施情况按年度公布。",
        "收到举报投诉线索{free:2-60}件、意见建议{free:2-60}条，均已办结并反馈。",
        "受理群众来信和网上留言{free:10-400}件，办结率100%。",
        "公开{last}年度部门决算和{year}年度部门预算，“三公”经费一并公布。",
        "会同有关单位公开重大建设项目审批信息{free:1-60}条、公共资源交易信息{free:1-60}条。",
    ]),
    // 依申请公开.
    say(APPLICATIONS, 95, nothing_to_answer, &[
        "{year}年，{we}未收到政府信息公开申请。",
        "本年度没有收到公民、法人或者其他组织提出的政府信息公开申请。",
        "全年收到依申请公开政府信息申请0件。",
        "{short}本年新收政府信息公开申请0件，上年结转0件，结转下年度继续办理0件。",
        "{year}年度{we}没有接到依申请公开事项。",
        "报告期内，{we}政府信息公开申请受理量为零。",
        "依申请公开渠道保持畅通，全年无政府信息公开申请。",
        "{year}年{short}未发生依申请公开政府信息的情况，也没有上年结转的申请。",
        "当年未受理依申请公开件。",
        "{year}年没有任何单位和个人向{we}申请公开政府信息。",
        "收到政府信息公开申请0件，无上年结转和结转下年度的申请。",
        "{we}{year}年度政府信息公开申请数量为0。",
        "本年度无依申请公开事项，亦无结转事项。",
        "{short}全年未收到任何形式的政府信息公开申请。",
        "{year}年受理0件、办结0件，依申请公开渠道畅通。",
        "{we}未收到公民、法人和其他组织的依申请公开诉求。",
        "通过信函、网络等渠道受理政府信息公开申请0件。",
        "全年未有受理信息公开申请的情况。",
    ]),
    say(APPLICATIONS, 95, nothing_carried, &[
        "{year}年，{we}收到政府信息公开申请{new}件，均在法定期限内答复。",
        "全年共受理依申请公开{new}件，已全部办结。",
        "{short}本年度新收政府信息公开申请{new}件，办结{closed}件，无结转下年度办理件。",
        "共收到政府信息公开申请{new}件，其中予以公开{granted}件，部分公开{partly}件，不予公开{denied}件，无法提供{unable}件，不予处理{refused}件，其他处理{others}件。",
        "{year}年{whole}受理政府信息公开申请{new}件，答复{closed}件，按时答复率100%。",
        "收到公民、法人和其他组织提出的信息公开申请{new}件，较好满足了群众的信息需求。",
        "本年度依申请公开共{new}件，全部按期答复申请人。",
        "全年接收政府信息公开申请{new}件，办理完毕{closed}件。",
        "{year}年累计办理政府信息公开申请{closed}件，没有超期答复的情形。",
        "收到{new}宗依申请公开，均已答复，按时办结率100%，平均办理时长{free:5-18}个工作日。",
        "全年受理依申请公开{new}件，其中网络申请{new.net}件、信函申请{new.letter}件、当面申请{new.counter}件。",
        "共收到信息公开申请{new}份，自然人申请{natural}份，法人或其他组织申请{bodies}份，均按期办结。",
        "{whole}{year}年收到政府信息公开申请{new}件，{last}年收到{was.new}件。",
        "本年度受理并答复政府信息公开申请{new}件，答复前咨询法律顾问{free:1-9}次，接听群众咨询电话{free:9-90}个。",
        "受理{new}件，其中自然人{natural}件、法人或其他组织{bodies}件，均在法定时限内答复。",
        "{year}年，申请人向{we}提出政府信息公开申请{new}件，予以公开{granted}、部分公开{partly}、不予公开{denied}、无法提供{unable}、不予处理{refused}、其他处理{others}件。",
        "{year}年接收到申请书{new}份，均按期答复；{natural}件由自然人提出、{bodies}件由法人或者其他组织提出。",
        "收到政府信息公开申请{new}件，其中网络申请{new.net}件、信函申请{new.letter}件、当面申请{new.counter}件，已办结{closed}件。",
        "{year}年收到政府信息公开申请{new}件，其中网络申请{new.net}件，信函申请{new.letter}件，当面申请{new.counter}件，经审查予以公开{granted}件，已按时办结{closed}件。",
        "新收申请{new}件，予以公开、部分公开、不予公开分别为{granted}件、{partly}件、{denied}件。",
        "登记受理政府信息公开申请{new}件，办毕{closed}件。",
        "申请总量{new}件，按时办结{closed}件，无结转。",
        "全年共收到申请{new}件，其中{granted}件予以公开，{partly}件部分公开，{denied}件不予公开，{unable}件无法提供。",
        "{we}通过信函、网络等渠道共收到政府信息公开申请{new}件，均按规定时限答复。",
        "通过线上线下多种渠道受理政府信息公开申请{new}件，答复{closed}件。",
        "收到依申请公开信息{new}条，同意公开{granted}条，区分处理{partly}条，不予公开{denied}条，上年度结转为{before}条。",
        "受理政府信息公开申请{new}件，其中属于公开范围{granted}件，属于部分公开范围{partly}件，不予公开{denied}件。",
        "{short}代表{seat}受理政府信息公开申请{new}件，公民提出{natural}件。",
    ]),
    say(APPLICATIONS, 95, something_carried, &[
        "{year}年，{we}新收政府信息公开申请{new}件，上年结转{before}件，办结{closed}件，结转下年度继续办理{after}件。",
        "全年共收办政府信息公开申请{received}件（含上年结转{before}件），办结{closed}件，{after}件转入下年度办理。",
        "本年度新受理依申请公开{new}件，加上上年度结转的{before}件，共{received}件；已答复{closed}件，其余{after}件结转至下一年度。",
        "{whole}收到政府信息公开申请{new}件，答复{closed}件（含上年度结转{before}件），另有{after}件顺延至下年度答复。",
        "{year}年共受理政府信息公开申请{new}件，其中自然人{natural}件。",
        "{whole}全年共收到依申请公开{received}件（{seat}本级{received.own}件、其他单位{received.below}件），含上年结转{before}件；办结{closed}件，结转下年{after}件。",
        "受理{received}件（含上年结转{before}件），办结{closed}件，结转下年度{after}件，依申请公开办理质量稳步提升。",
        "{year}年新收政府信息公开申请{new}件，自然人{natural}件、法人或者其他组织{bodies}件，另有上年结转{before}件。",
        "共办理政府信息公开申请{closed}件：予以公开{granted}件、部分公开{partly}件、不予公开{denied}件、无法提供{unable}件、不予处理{refused}件、其他处理{others}件。",
        "{year}年，{short}收到申请{new}件，从{last}年结转{before}件；至年底办结{closed}件，尚有{after}件正在办理，按规定结转下年度。",
        "受理{new}件，上年度结转{before}件，合计{received}件，办结{closed}件，未办结{after}件。",
        "{whole}应办理政府信息公开申请{received}件（新收{new}件、{last}年结转{before}件），年内办结{closed}件，结转至{next}年{after}件。",
        "本年新收{new}件、上年转入{before}件，截至{year}年12月31日办结{closed}件，剩余{after}件仍在办理。",
        "收到政府信息公开申请{new}件，办结{closed}件（含{last}年结转{before}件），{after}件尚在办理期限内，转入下一年度。",
        "申请人共提出政府信息公开申请{new}件，加上{last}年结转{before}件，应办{received}件，实际办结{closed}件。",
        "通过当面提交、邮寄等方式收到政府信息公开申请{new}件，上年度结转{before}件，答复{closed}件，办理中{after}件。",
    ]),
    say(APPLICATIONS, 40, many, &[
        "从申请人看，自然人{natural}件，占{share:natural/new}%。",
        "自然人申请{natural}件，占新收申请总量的{share:natural/new}%；商业企业申请{business}件，占{share:business/new}%。",
        "从办理结果看，予以公开的{granted}件，占办结总数的{share:granted/closed}%。",
        "在已办结的{closed}件申请中，予以公开{granted}件，占比{share:granted/closed}%；部分公开{partly}件，占比{share:partly/closed}%。",
        "以自然人名义提出的申请占总数的{share:natural/new}%，主要涉及征地拆迁、房屋产权等方面。",
        "自然人、法人或其他组织申请分别为{natural}件、{bodies}件。",
        "办理结果中，予以公开、部分公开、不予公开、无法提供分别为{granted}件、{partly}件、{denied}件、{unable}件。",
        "答复结果：“予以公开”{granted}件、“部分公开”{partly}件、“不予公开”{denied}件。",
        "予以公开{granted}件，占{share:granted/closed}%；无法提供{unable}件，占{share:unable/closed}%；不予公开{denied}件，占{share:denied/closed}%。",
        "按申请人划分，自然人占{share:natural/new}%，法人或其他组织占{share:bodies/new}%。",
        "无法提供的{unable}件中，本机关不掌握相关政府信息{unable.not_held}件。",
        "不予公开{denied}件，其中属于四类过程性信息{denied.process}件、属于三类内部事务信息{denied.internal}件、属于行政查询事项{denied.query}件。",
        "不予处理{refused}件，包括信访举报投诉类申请{refused.petition}件、重复申请{refused.repeat}件等。",
    ]),
    say(APPLICATIONS, 40, grows, &[
        "申请量同比{growth:new}。",
        "新收申请量比上年{growth:new}。",
        "与{last}年相比，新收申请数量{growth:new}。",
        "全年新收申请{new}件，较上年{growth:new}。",
        "{last}年新收{was.new}件，{year}年新收{new}件，{growth:new}。",
        "新收政府信息公开申请{new}件，较{last}年{growth:new}，年内办结{closed}件。",
        "收到政府信息公开申请{new}起，比{last}年（{was.new}起）{growth:new}，答复{closed}起。",
    ]),
    say(APPLICATIONS, 15, |facts| many(facts) && governs(facts), &[
        "各部门通过信函、网络等渠道收到政府信息公开申请{free:1-9}件，由{we}统一登记。",
        "县公安局通过网络等渠道收到政府信息公开申请{free:1-9}件。",
    ]),
    say(APPLICATIONS, 25, many, &[
        "截至{year}年9月底，收到政府信息公开申请{free:1-9}件，进度与往年相当。",
        "近五年累计受理申请{free:900-9000}件，其中予以公开{free:100-900}件。",
        "涉及征地拆迁的申请{free:1-9}件，涉及社会保障的申请{free:1-9}件。",
        "通知补正{free:1-9}件，依法延长答复期限{free:1-9}件，征求第三方意见{free:1-9}件。",
        "指导下级单位规范办理疑难申请{free:1-9}件，评查案卷{free:3-90}卷。",
        "按答复形式分，书面答复{free:1-9}件，其余通过电子邮件答复。",
        "{next}年拟公开典型案例{free:2-9}件，力争平均办理时长再缩短{free:1-3}个工作日。",
    ]),
    say(APPLICATIONS, 25, always, &[
        "受理政务服务便民热线工单{free:200-900}件，办结率99.{free:1-9}%。",
        "接听咨询电话{free:20-90}个，接待来访{free:5-60}人次，发出告知书{free:1-9}份。",
        "转办信访诉求{free:3-60}件，答复群众来信{free:3-60}件。",
        "受理网上留言{free:10-90}件，答复{free:5-9}件，其余限期办理。",
    ]),
    say(APPLICATIONS, 55, undisputed, &[
        "全年没有因政府信息公开引发的行政复议和行政诉讼。",
        "未发生因政府信息公开工作被申请行政复议、提起行政诉讼的情况。",
        "{year}年政府信息公开行政复议0件，行政诉讼0件。",
        "本年度涉及政府信息公开的行政复议、行政诉讼均为0件。",
        "无因信息公开引起的复议、诉讼案件。",
        "未被申请行政复议，未被提起行政诉讼。",
        "全年未出现因政府信息公开引发的行政复议、行政诉讼。",
        "无因政务公开引起的行政复议和行政诉讼。",
        "未发生因政府信息公开申请引发的行政复议、行政诉讼和投诉举报情况。",
        "{we}未产生因政府信息公开申请提请的行政复议和行政诉讼案件。",
        "未发生行政复议、行政诉讼案件或出现申诉情况。",
        "无政府信息公开类行政复议和行政诉讼情况。",
    ]),
    say(APPLICATIONS, 15, |facts| !undisputed(facts), &[
        "未发生因答复不规范引发的行政复议和行政诉讼。",
        "未发生行政复议、行政诉讼被撤销或败诉的情况。",
    ]),
    say(APPLICATIONS, 70, |facts| facts.of("review") > 0, &[
        "因政府信息公开被申请行政复议{review}件，其中结果维持{review.upheld}件、结果纠正{review.corrected}件、其他结果{review.other}件、尚未审结{review.pending}件。",
        "全年发生政府信息公开行政复议{review}件，尚未审结{review.pending}件。",
        "政府信息公开类行政复议案件{review}件，维持{review.upheld}件，纠正{review.corrected}件，其他结果{review.other}件，正在审理{review.pending}件。",
        "{year}年涉及政府信息公开的行政复议{review}件。",
        "发生行政复议{review}件；发生行政诉讼{suit}件。",
        "因政府信息公开被申请行政复议{review}件，结果维持{review.upheld}件，被纠错{review.corrected}件。",
        "申请人对答复有异议，申请行政复议{review}件，{review.upheld}件结果维持，{review.corrected}件结果纠正。",
        "涉及政府信息公开的行政复议、行政诉讼分别为{review}件、{suit}件。",
        "政府信息公开行政复议结果维持、结果纠正、其他结果、尚未审结依次为{review.upheld}件、{review.corrected}件、{review.other}件、{review.pending}件。",
    ]),
    say(APPLICATIONS, 70, |facts| facts.of("suit") > 0, &[
        "因政府信息公开引发行政诉讼{suit}件，其中结果维持{suit.upheld}件、结果纠正{suit.corrected}件、其他结果{suit.other}件、尚未审结{suit.pending}件。",
        "政府信息公开行政诉讼{suit}件，其中未经复议直接起诉{direct}件，复议后起诉{after_review}件。",
        "被提起政府信息公开行政诉讼{suit}件，审结后均按要求履行判决。",
    ]),
    say(SUPERVISION, 100, governs_people, &[
        "政务公开纳入{whole}年度综合考核，分值占比4%；开展社会评议活动，群众满意率保持较高水平；本年度未发生责任追究的情形。",
        "工作考核方面，将公开工作列入{seat}高质量发展考核；社会评议方面，邀请代表委员和群众评议{free:1-6}次；责任追究方面，全年没有因公开工作被追责的单位和个人。",
        "把政府信息公开列为绩效考核内容，按季通报。组织社会评议，发放问卷{free:100-900}份。未出现需要责任追究的情况。",
    ]),
    say(MANAGEMENT, 25, always, &[
        "及时公开法律、法规、规章和国家有关规定规定应当主动公开的其他政府信息。",
        "公示名单时对身份证号码、银行账号中间数位作隐去处理，全年核查公示信息{free:50-500}条。",
        "常常深入基层听取意见，实实在在解决群众看不懂、找不到的问题，方方面面反映良好。",
        "审核公文公开属性{free:90-400}件，其中主动公开{free:40-80}件、依申请公开{free:1-20}件、不予公开{free:1-20}件。",
    ]),
    say(TextPart::Other, 100, |facts| facts.of("notices") == 0, &[
        "本年度未收取信息处理费。",
        "{year}年，{short}没有发出信息处理费收费通知，收取信息处理费0元。除此之外，无其他需要报告的事项。",
        "按照《政府信息公开信息处理费管理办法》，{we}全年收取信息处理费0元。",
        "{year}年{we}依申请公开未产生信息处理费，没有其他需要报告的事项。",
        "收取信息处理费情况：{year}年度无收费。",
    ]),
    say(TextPart::Other, 100, |facts| facts.of("notices") > 0, &[
        "{year}年发出信息处理费收费通知{notices}件，总金额{due}元，实际收取{paid}元。",
        "按照《政府信息公开信息处理费管理办法》，全年向申请人发出收费通知{notices}份，涉及金额{due}元，实收信息处理费{paid}元，均已上缴国库。",
        "全年收取政府信息公开信息处理费{paid}元。",
    ]),
    say(SUPERVISION, 30, governs, &[
        "全年受理行政复议案件{free:40-90}件，审结{free:20-39}件，调解结案{free:1-9}件。",
        "{whole}复议工作规范有序，作出行政复议决定{free:20-90}件，其中维持{free:9-19}件。",
    ]),
    say(MANAGEMENT, 30, |facts| facts.of("in_force") > 0 && !facts.first_form, &[
        "动态调整文件库，现行有效的行政规范性文件{in_force}件全部标注效力状态。",
        "对{in_force}件现行有效行政规范性文件统一版式、集中发布。",
    ]),
    say(SUPERVISION, 40, always, &[
        "举办业务培训{free:1-6}期，参训{free:30-400}人次，测评合格率达到9{free:1-9}%。",
        "负责人出庭应诉{free:1-5}次，邀请律师列席会议{free:1-9}次。{last}年度考核发现的{free:2-9}个问题全部整改到位。",
        "{last}年12月印发的考核办法自{year}年1月1日起施行，日常监测{free:4-12}次，通报{free:1-4}期。",
    ]),
    say(PLATFORM, 30, always, &[
        "现场查阅点开放时间为工作日9:00至17:00，全年接待查阅{free:10-300}人次，网址为http://www.example.gov.cn/zwgk/index.html。",
        "{next}年计划新建村级查阅点{free:2-9}个，{year}年已建成{free:2-9}个。",

        "{seat}政府网站设置公开专栏{free:2-12}个，全年更新{free:50-900}次，访问量{free:1-90}万人次。",
        "运维政务新媒体账号{free:1-9}个，推送图文{free:60-900}条，关注人数比上年增加{free:1-9}千人。",
    ]),
];
