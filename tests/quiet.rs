//! Sentences as sound reports write them, beside tables they agree with or do not speak of: no rule on text has
//! anything to say. Invented; each stands for a way of writing that a pattern would take for a contradiction.

use nianbao_testkit::example::{self, Example};

/// A county that adds up, with something in every table.
const COUNTY: &str = "
year = 2024
org_name = 某县人民政府
org_kind = government
applications.new_received@* = 40 3 0 0 1 0 44
applications.carried_in@* = 2 0 0 0 0 0 2
applications.result.granted@* = 20 1 0 0 0 0 21
applications.result.partly_granted@* = 5 0 0 0 0 0 5
applications.result.denied.process_info@* = 3 0 0 0 0 0 3
applications.result.unable.not_held@* = 8 2 0 0 1 0 11
applications.result.other.misc@* = 3 0 0 0 0 0 3
applications.result.total@* = 39 3 0 0 1 0 43
applications.carried_out@* = 3 0 0 0 0 0 3
disputes.review.* = 4 1 0 1 6
disputes.litigation.direct.* = 1 0 0 0 1
disputes.litigation.after_review.* = 1 0 0 1 2
proactive.normative_docs.issued = 7
proactive.normative_docs.repealed = 2
proactive.normative_docs.in_force = 63
proactive.licensing.decisions = 9487
proactive.penalties.decisions = 2776
proactive.coercion.decisions = 84
proactive.admin_fees.amount_wan_yuan = 7545.2
";

/// A town without anything to report.
const TOWN: &str = "
year = 2024
org_name = 某县某镇人民政府
org_kind = township
";

/// What such a county may write.
const SAID_BY_COUNTIES: &[(&str, &str)] = &[
    (
        "overview.applications",
        "2024年，全县共收到政府信息公开申请44件，上年结转2件，办结43件，结转下年度3件。",
    ),
    (
        "overview.applications",
        "本年度新收政府信息公开申请44件，较去年增加12件，增长37.5%，其中自然人申请40件，法人或其他组织申请4件。",
    ),
    ("overview.applications", "收到依申请公开44件，其中：网上申请30件、信函申请10件、当面申请4件。"),
    ("overview.applications", "按照申请内容分，征地拆迁类20件，社会保障类12件，其他类12件。"),
    (
        "overview.applications",
        "全年共办理依申请公开46件，其中予以公开21件，部分公开5件，不予公开3件，无法提供11件，其他处理3件，结转下年度继续办理3件。",
    ),
    (
        "overview.applications",
        "全年共收到公民、法人和其他组织提出的政府信息公开申请44件，已按期答复43件，无超期答复情况。",
    ),
    ("overview.applications", "我县无因政府信息公开引起的行政复议被纠错和行政诉讼败诉案件。"),
    (
        "overview.applications",
        "因政府信息公开工作被申请行政复议6件，被提起行政诉讼3件，其中复议维持4件、纠正1件、正在审理1件。",
    ),
    ("overview.applications", "行政复议案件由上年的9件下降到6件，诉讼案件由5件下降到3件。"),
    ("overview.applications", "组织依申请公开业务培训2次，编发典型案例10件，接受咨询120件次。"),
    ("overview.applications", "严格落实《政府信息公开条例》第二十七条规定，制定依申请公开答复文书模板15个。"),
    ("overview.applications", "受理信息公开申请四十四件，答复四十三件。"),
    ("overview.applications", "共收到申请44件（含上年结转2件）。"),
    ("overview.applications", "2022年、2023年、2024年分别受理政府信息公开申请20件、32件、44件。"),
    ("overview.applications", "全县没有发生因信息公开申请办理不当而引起的行政复议和行政诉讼。"),
    ("overview.applications", "目前，未收到对依申请公开工作的投诉举报。"),
    ("overview.applications", "对不予公开的3件申请，逐件进行法制审核。"),
    ("overview.applications", "向申请人发出补正通知书6件，发出延期答复告知书4件。"),
    ("overview.applications", "全年收到行政复议答复通知书6件，全部按时提交答复书。"),
    ("overview.applications", "平均办理时限由18个工作日缩短到12个工作日，44件申请全部按时办结。"),
    ("overview.management", "全年制发行政规范性文件7件，废止2件，现行有效63件。"),
    ("overview.management", "完成规范性文件合法性审核31件，备案7件。"),
    (
        "overview.management",
        "对2020年以来制发的规范性文件进行清理，保留规范性文件61件，废止2件，宣布失效5件。",
    ),
    ("overview.management", "集中公开现行有效的规范性文件63件。"),
    ("overview.management", "公开规范性文件7件、政策解读12篇。"),
    ("overview.management", "以县政府名义印发规范性文件4件、以县政府办名义印发规范性文件3件。"),
    ("overview.active", "全年公开行政许可决定9487条、行政处罚决定1200条。"),
    (
        "overview.active",
        "作出行政许可决定9487件、行政处罚决定2776件、行政强制84件，行政事业性收费7545.2万元。",
    ),
    (
        "overview.active",
        "通过门户网站公开政府信息5200条，其中工作动态3000条、政策文件200条、公示公告1000条等。",
    ),
    ("overview.active", "举办新闻发布会12场，发布稿件350篇（其中图解120篇、视频230篇）。"),
    ("overview.active", "公开人大建议、政协提案办理结果86件，其中建议40件、提案46件。"),
    ("overview.supervision", "全年收到行政复议申请126件，办结118件；行政诉讼案件31件。"),
    ("overview.supervision", "组织抽查4次，发现问题37个，均已整改到位。"),
    ("overview", "2024年全县主动公开信息8500余条，受理依申请公开44件，未发生责任追究情况。"),
    ("other", "本年度收取信息处理费1200元。"),
    ("other", "全年发出收费通知3件，收取信息处理费共计1230元，其中按件收取1000元、按量收取230元。"),
    ("problems", "依申请公开工作仍有不足，2025年计划组织培训4次。"),
    ("overview.applications", "全年网上受理政府信息公开申请30件，信函受理14件。"),
    (
        "overview.applications",
        "全县各级行政机关共受理政府信息公开申请44件，同比下降8%。其中，县政府受理17件，各部门受理20件，各乡镇受理7件。",
    ),
    ("overview.applications", "全年共收到政府信息公开申请44件，申请人为自然人的40件，为法人的4件。"),
    ("overview.applications", "没有收到政府信息公开申请的乡镇有6个。"),
    ("overview.applications", "政府信息公开申请办结率100%，行政复议、行政诉讼零败诉。"),
    ("overview.applications", "承办县政府作为被告的政府信息公开行政诉讼案件1件。"),
    ("overview.applications", "政府信息公开申请主要涉及征地拆迁25件、规划建设10件、其他9件。"),
    (
        "overview.management",
        "全年办理公文公开属性审核1362件，其中主动公开412件、依申请公开689件、不予公开261件。",
    ),
    ("overview.management", "全年制作文件1362件，主动公开412件，依申请公开689件，不予公开261件。"),
    (
        "overview.applications",
        "县政府办公室共收到以县政府为被申请人的信息公开申请19件，较上年减少3件。全县各部门共收到申请25件。",
    ),
    ("overview.active", "收取行政事业性收费7545万元。"),
    ("overview.active", "收取行政事业性收费约7500万元。"),
    ("overview.active", "收取行政事业性收费0.75亿元。"),
    ("overview.management", "对现行有效的65件行政规范性文件进行清理，废止2件，继续有效63件。"),
    ("overview.applications", "全年收到政府信息公开申请40余件，答复近50件，主要涉及征地拆迁。"),
    ("overview.applications", "收到公民申请40件，企业等组织申请4件。"),
    ("overview.active", "网站公开300条，比上年增加20条，公众号推送200条，公开栏10条，合计510条。"),
    ("overview.active", "整改问题5条，网站发布300条，公众号推送200条，合计500条。"),
    ("overview.active", "网站300条，公众号200条，公开栏30条，共计公开政府信息900条。"),
    ("overview.active", "全年主动公开信息500条。其中：财政类20条，民生类30条，其他事项另行统计。"),
    ("overview.applications", "自然人申请40件，占全省同类申请的12%。"),
    ("overview.applications", "自然人申请40件，占新收申请总数的90.9%，企业申请占总数的9.1%。"),
    ("other", "发出信息处理费收费通知3件，总金额46000元，申请人逾期未缴纳。"),
    ("overview.active", "重点抽查行政许可40件，行政处罚5件。"),
    ("overview.applications", "全年受理申请44件，办结率达93.5%，其中当场答复5件，按期答复38件。"),
    (
        "overview.applications",
        "全年收到申请44件，其中信函申请30件、网上申请14件，已办结43件，3件结转下年度。",
    ),
    ("overview.applications", "办结43件：本机关不掌握相关政府信息7件，信息不存在4件，其余均已公开。"),
    ("overview.applications", "全年受理行政复议案件85件，审结80件，其中维持52件、撤销6件。"),
    ("overview.applications", "40件由自然人提出、4件由法人或者其他组织提出。"),
    ("overview.applications", "收到申请书44份。收到行政复议申请书9份，发放申请书样本120份。"),
    (
        "overview.applications",
        "自然人提出40件，其他4件。共办结43件，其中予以公开21件、部分公开5件、其他17件。",
    ),
    (
        "overview.active",
        "发布信息2050条，其中动态1500条、公告350条、目录200条，举办访谈6场，征求意见2次，公开规范性文件2条。",
    ),
    ("overview.active", "公开信息1268条，其中动态820条、公告252条、民意征集16期、其他180条。"),
    (
        "overview.active",
        "公开信息2836条，其中网站128条（公示8条，占6.3%），微信698条，微博1869条，抖音141条。",
    ),
    ("overview.active", "公开信息560条，其中网站268条，其他方式292条，规范性文件1条。"),
    ("overview.active", "全县作出行政许可0.95万件，行政处罚0.28万件。"),
    (
        "overview.management",
        "各部门未制定规范性文件。未制定重大规范性文件，未制定规章，未出台规范性文件实施细则。",
    ),
    ("overview.applications", "县政府办公室收到政府信息公开申请12件，各部门收到30件，乡镇收到2件。"),
    ("overview.applications", "2023年收到政府信息公开申请32件；自然人申请30件，法人或其他组织申请2件。"),
    ("overview.applications", "2019年至2024年共收到政府信息公开申请285件，2020—2024年共答复236件。"),
    ("overview.applications", "同意公开21件，不同意公开3件。"),
    ("overview.management", "与上级联合制发规范性文件2件，单独制发规范性文件5件。"),
    ("overview.active", "行政处罚立案2800件，作出行政处罚2776件。减免行政事业性收费15.2万元。"),
    ("overview.applications", "县政府办公室全年受理政府信息公开申请12件，其余32件由各部门、各乡镇受理。"),
    (
        "overview.applications",
        "新收44件，予以公开20件，部分公开5件，不予公开3件，无法提供10件；上年结转2件，予以公开1件，无法提供1件。",
    ),
    ("overview.management", "新制定规范性文件7件，其中新增5件、修订2件。"),
    ("overview.management", "对未制定规范性文件的，不再要求零报告；未废止规章。"),
];

/// What such a town may write.
const SAID_BY_TOWNS: &[(&str, &str)] = &[
    ("overview.applications", "2024年度我镇收到政府信息公开申请0件，办结0件。"),
    ("overview.applications", "本年度未收到依申请公开政府信息申请，无结转。"),
    ("overview.applications", "未收到政府信息公开申请，也没有因政府信息公开引发的行政复议、行政诉讼。"),
    ("overview.applications", "我镇依申请公开工作平稳，收到网民留言3件，均已回复。"),
    ("overview.applications", "办理12345热线工单1200件，依申请公开0件。"),
    ("overview.applications", "协助县政府办答复政府信息公开申请1件。"),
    ("overview.applications", "我局建立申请登记台账1本，答复模板3份，全年无申请。"),
    ("overview.applications", "受理林木采伐申请21件。"),
    ("overview.applications", "政府信息公开申请、行政复议、行政诉讼均为0件。"),
    ("overview.applications", "未发生政府信息公开行政复议，2023年结转的1件行政诉讼已审结。"),
    ("overview.active", "收到群众来信来访12件，办结12件。"),
    (
        "overview.supervision",
        "本年度未发生因政府信息公开引起的行政复议和行政诉讼，收到政府信息公开意见建议3条。",
    ),
    ("other", "2024年未收取信息处理费，收到人大代表建议5件。"),
    ("problems", "去年我镇收到政府信息公开申请1件，经验不足。"),
    ("overview.applications", "目前已建成依申请公开受理点1个，受理窗口3个。"),
    ("overview.applications", "政府信息公开申请答复率、办结率均为100%，全年共5件次。"),
    ("overview.management", "制定规章制度5项，印发规范性文件目录1份，发布规范性文件2件。"),
    ("overview.management", "本年制发行政规范性文件0件，现行有效0件。"),
    ("overview.active", "公开行政许可结果3件，公示行政处罚信息2条，开展行政强制0起。"),
    ("overview.management", "本年度未制定行政规范性文件，没有废止规范性文件。"),
    ("overview.active", "在本乡镇公开栏公开信息30条，历年累计公开768条"),
];

fn raised(tables: &str, said: &[(&str, &str)]) -> Vec<String> {
    let mut lines = Vec::new();
    for (part, sentence) in said {
        let example = Example::parse(&format!("{tables}\ntext.{part} = {sentence}")).expect("an example");
        let outcome = example.check();
        let own = outcome.findings.iter().filter(|finding| finding.rule.id().starts_with('X'));
        lines.extend(own.map(|finding| format!("{} {sentence} {}", example::line(finding), finding.message)));
    }
    lines
}

#[test]
fn sound_sentences_of_counties_raise_nothing() {
    assert_eq!(raised(COUNTY, SAID_BY_COUNTIES), [] as [String; 0]);
}

/// What contradicts such a county's tables, and how many findings that makes.
const WRONG: &[(&str, &str, usize)] = &[
    ("overview.applications", "2024年收到政府信息公开申请25件。", 1),
    ("overview.applications", "上年结转政府信息公开申请5件，结转下年度7件。", 2),
    ("overview.applications", "共处理依申请公开51件，其中予以公开25件、部分公开6件。", 3),
    ("overview.applications", "共接收处理政府信息公开申请25件，全部办结。", 2),
    ("overview.applications", "因政府信息公开被提起行政复议9起、行政诉讼7起。", 2),
    ("overview.applications", "全年未接到依申请公开。", 1),
    ("overview.applications", "2024年依申请公开受理0件。", 1),
    ("overview.applications", "无行政复议和行政诉讼。", 1),
    ("overview.applications", "全年无政府信息公开申请，无行政复议、行政诉讼案件。", 2),
    ("overview.applications", "因政府信息公开被申请行政复议9件，其中维持5件、纠正1件、尚未审结3件。", 3),
    ("overview", "政府信息公开引发复议9件、诉讼8件。", 2),
    ("overview", "政府信息公开行政复议案件被纠正4件。", 1),
    ("overview.applications", "因政府信息公开引起的行政复议6件、行政诉讼3件，均已审结。", 1),
    ("overview.management", "全年制定行政规范性文件9件、废止5件，截至年底现行有效70件。", 3),
    ("overview.active", "全年作出行政许可9400件、行政处罚2700件、行政强制80件。", 3),
    ("overview.active", "行政事业性收费8545.2万元。", 1),
    ("overview.applications", "收到政府信息公开申请44件。从办理结果看，予以公开的12件。", 1),
    ("overview.applications", "收到政府信息公开申请44件。自然人申请40件，占新收申请总数的80%。", 1),
    ("overview.active", "网站发布300条，公众号推送120条，公开栏张贴80条，合计510条。", 1),
    ("overview.active", "行政许可9487件，行政处罚2767件。", 1),
    ("other", "发出信息处理费收费通知3件，总金额460元，实际收取455元。", 1),
];

#[test]
fn contradictions_are_found_however_they_are_worded() {
    for (part, sentence, findings) in WRONG {
        let raised = raised(COUNTY, &[(part, sentence)]);
        assert_eq!(raised.len(), *findings, "{sentence}: {raised:#?}");
    }
}

#[test]
fn sound_sentences_of_towns_raise_nothing() {
    assert_eq!(raised(TOWN, SAID_BY_TOWNS), [] as [String; 0]);
}

/// Texts with nothing wrong in their words, dates and breaks: what offices write, and how copying lays it out.
const WELL_WRITTEN: &[&[&str]] = &[
    &[
        "法律、法规、规章和国家有关规定规定应当主动公开的其他政府信息，深入学习习近平新时代中国特色社会主义思想。",
    ],
    &["把依申请公开工作作为重点，紧紧围绕中心，层层压实、人人有责，实实在在、方方面面、扎扎实实抓好落实。"],
    &["落实三审三校、一事一申请、谁公开谁审查，谁主管谁负责，谁主管谁公开。"],
    &["坚持应公开尽公开、能公开尽公开；坚持公开为常态、不公开为例外。"],
    &["公开行政许可0件，行政处罚0件，行政强制0件；规章0件，规范性文件0件。"],
    &["一是加强领导，健全机制。二是加强培训，健全制度。三是加强监督，健全台账。"],
    &["主动公开。主动公开政府信息86条。", "依申请公开。依申请公开受理0件。"],
    &["（一）主动公开情况", "全年主动公开政府信息86条。", "（二）依申请公开情况", "没有收到申请。"],
    &[
        "1.主动公开政府信息目录的编制和更新情况",
        "完成编制。",
        "2.政府信息公开指南的修订和公布情况",
        "完成修订。",
    ],
    &["公开内容包括：", "政策文件；", "规划计划；", "财政预决算、", "“三公”经费；", "行政许可和行政处罚。"],
    &["全面贯彻落实上级关于政务公开工作的部署要求", "坚持以人民为中心的发展思想，推进政务公开。"],
    &[
        "聚焦重点领域，推进信息公开更加精准；",
        "聚焦群众需求，推进政策解读更加通俗；",
        "聚焦平台建设，推进渠道更加畅通。",
    ],
    &[
        "联系地址：某市某区人民路123号政务中心5楼，",
        "邮政编码：223100，",
        "联系电话：0517-83600000，",
        "电子邮箱：a@b.cn",
    ],
    &["地址：某县某镇政府大院，邮编：158400；电话（传真）：0467-5960000。办公时间：上午8:30-12:00。"],
    &["本年度没有收取信息处理费。", "某县某镇人民政府", "2025年1月10日"],
    &["本年度没有收取信息处理费。", "某县某镇人民政府办公室  二〇二五年一月十日"],
    &["统计期限自 2024 年 1 月 1 日起至 2024 年 12 月 31 日止，每年1月31日前公布，次年3月31日前汇总。"],
    &["2024年2月29日、4月30日、6月30日、9月30日、11月30日各检查一次，10月1日至7日、12月底各抽查一次。"],
    &["平均每月更新30条，1月日均访问300次，3至6月龄婴幼儿信息、24月龄体检信息各1条，办理时限20日。"],
    &[
        "国办发〔2020〕17号、政府令第711号，合同编号2024-02-30-001，网址http://a.cn/2024/13/45.html，版本2.30。",
    ],
    &["“春节前后服务企业专项活动”“建设‘四最’营商环境”等新闻发布会12场，《公报》6期。"],
    &["表格如下：", "（数据截至2024年12月31日）"],
    &["全年公开信息2602条（其中政策80条、", "规划21条、", "其他2501条）。"],
];

#[test]
fn words_dates_and_breaks_that_are_right_raise_nothing() {
    for lines in WELL_WRITTEN {
        for part in ["overview", "other"] {
            let lines: Vec<String> = lines.iter().map(|line| format!("text.{part} = {line}")).collect();
            let example = Example::parse(&format!("{TOWN}\n{}", lines.join("\n"))).expect("an example");
            let outcome = example.check();
            let own = |id: &str| ["T101", "T102", "T103", "T104", "T105", "F108"].contains(&id);
            let raised: Vec<&String> = outcome
                .findings
                .iter()
                .filter(|finding| own(finding.rule.id()))
                .map(|finding| &finding.message)
                .collect();
            assert!(raised.is_empty(), "{part} {lines:?}: {raised:?}");
        }
    }
}
