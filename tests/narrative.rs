//! Years, names, citations and numbers of lists as sound reports of every kind of organ write them: the rules on
//! narrative have nothing to say. Sentences are invented; each stands for a way of writing that a pattern would take
//! for a slip. Below them, slips that must not get lost among the exceptions.

use nianbao_testkit::example::{self, Example};

/// Organs with what they call themselves.
const ORGANS: &[(&str, &str, &str)] = &[
    ("云岭县清河镇人民政府", "township", "我镇"),
    ("云岭县石滩乡人民政府", "township", "我乡"),
    ("安澜市云岭区清河街道办事处", "street", "我街道"),
    ("安澜市云岭县人民政府", "government", "我县"),
    ("安澜市云岭区人民政府", "government", "我区"),
    ("安澜市人民政府", "government", "我市"),
    ("云岭县人民政府办公室", "government_office", "本办"),
    ("云岭县审计局", "department", "我局"),
    ("安澜市云岭区发展和改革委员会", "department", "我委"),
    ("云岭经济开发区管理委员会", "zone", "管委会"),
    ("国家税务总局云岭县税务局", "vertical", "我局"),
];

/// What any of them may write; `{我}` is what it calls itself.
const SOUND: &[&str] = &[
    // Years.
    "2024年，{我}坚持专人负责；2024年度共发布信息120条，截至2024年12月31日全部有效。",
    "2023年度部门决算、2023年国民经济统计公报和2023年政府工作报告均已公开。",
    "对2023年度政务公开考核指出的问题，{我}逐项整改。在2023年的基础上进一步优化栏目。",
    "2023年底前完成的事项继续保持，2023年12月印发的方案自2024年1月1日起施行。",
    "2023年，{我}在全省政务公开评估中位列第三。2024年继续保持。",
    "较2023年增加120条。与2023年同期相比，下降10%。",
    "上年度（2023年）未办结的3件已全部办结。2023年结转2件，2024年新收20件。",
    "2023年、2024年连续两年无行政复议。2022年至2024年共发布120条。2019—2023年共培训20次。",
    "2023年12月29日，县政府召开常务会议。2023年11月至2024年3月，{我}开展专项行动。",
    "2021年制定、2023年修订的办法继续执行。自2023年以来，{我}坚持每季检查。",
    "《政务公开工作要点（2023年）》和云政办发〔2023〕12号文件规定的事项已经完成。",
    "2025年，{我}将制作图解；2025年度预算已经编制。",
    "2023年，{我}公开信息100条。2024年，{我}公开信息120条。",
    "五年规划（2021—2025年）实施情况按年度公布，2023年考核结果为优秀。",
    // Names.
    "镇政府成立领导小组，明确专人负责，街道办事处主任任副组长。",
    "严格落实镇街政务公开标准，完善镇级公开目录，推进村务公开与镇政府信息公开衔接。",
    "在镇便民服务中心设立政务公开专区，街道政务公开专区共接待群众300人次。",
    "各镇街政府信息公开工作有序推进，全区各街道将公开事项细化。",
    "县政府办公室统筹协调，县直各部门、各乡镇认真落实，县融媒体中心全年推送信息。",
    "区政府信息公开平台运行平稳，区政府门户网站全年发布信息500条。",
    "市政府办公室组织全市培训，市县乡三级政府网站实现互联互通。",
    "县财政局按照要求公开预决算，县司法局将规范性文件汇编成册。",
    "指导各县区全面梳理目录，督促县区政府公开信息，县区坚持每季检查。",
    "推动政务公开向基层延伸，镇村公开栏坚持每月更新。",
    "办事处严格执行保密审查，社区通过公告栏公开。",
    "开发区坚持信息公开，高新区管委会将公开事项上墙，工业园区全面实行告知承诺。",
    "依托县政府门户网站，利用镇政府微信公众号，围绕镇政府中心工作，持续公开。",
    "结合镇情实际，认真梳理；根据县政府要求，严格把关；在县政府办指导下，扎实推进。",
    "2024年，县委、县政府高度重视政务公开，县政府常务会议专题研究。",
    "2024年，省市县三级联动，市场监管局、税务局共同推进。",
    "新区政府信息公开栏目、老城区政府信息公开查阅点全面开放，主城区持续更新，服务区共设置3处。",
    "县城镇政府补贴、集镇政府门前公开栏按照要求更新。",
    "与石门镇联合公开征地信息，青溪县石门村的道路已经通车，原石门镇政府的文件已清理。",
    "贵州、贵阳的经验，富贵村，贵重物品，宝贵意见，难能可贵。",
    "我国政府信息公开制度不断完善，我省我市统一部署。",
    "本区域内，本市场主体，资本市场，本镇本土，成本局限，本乡本土人才，根本办法。",
    "通过“我为群众办实事”，我办理的事项，自我部署，我部分工作，我院子里，大我局面。",
    "群众留言“请我局、我镇、我县、我区答复”，已经转办。",
    // Citations.
    "根据《条例》第三十一条、第三十二条规定，对3件申请征求第三方意见，编制答复书。",
    "按照《中华人民共和国政府信息公开条例》第四十九条、第五十条和国办公开办函〔2021〕30号文件编制。",
    "落实国办公开办函〔2019〕61号、云政办发〔2019〕60号文件要求，依据《中华人民共和国保守国家秘密法》审查。",
    // Numbers of lists.
    "按照第二十条第（一）（五）（六）项公开，（一）（三）项规定的事项，1.5万人，2.3万条，12.5%。",
    "一要提高认识，二要压实责任，三要强化考核。第一，健全机制；第二，加强培训。",
    "一是健全制度，包括一是专人负责，二是定期检查；二是加强培训；三是严格考核。问题一是更新慢，二是形式少。",
    "按照“一网通办、二维码、三级联动”要求，一是一、二是二。",
];

/// What none of them should write, with the rule that says so.
const SLIPS: &[(&str, &str)] = &[
    ("2023年，{我}坚持专人负责，各项工作平稳有序。", "N101"),
    ("一年来工作有序。2023年度{我}没有收到公开申请，同比减少2件。", "N101"),
    ("截至2023年12月31日，共公开信息300条。", "N101"),
    ("按照国办公开办函〔2019〕60号文件编制。", "N102"),
    ("依据《中华人民共和国信息公开条例》公开信息。", "N102"),
    ("根据《条例》第三十二条编制年度报告。", "N102"),
    ("根据贵办通知要求，报告如下。", "N103"),
    ("我苏木我公司的做法，按照贵局部署推进。", "N103"),
    ("一是更新慢，三是形式少。", "N107"),
];

/// Findings of the rules on narrative in a text of each organ.
fn raised(sentence: &str) -> Vec<String> {
    let mut lines = Vec::new();
    for (name, kind, we) in ORGANS {
        let text = sentence.replace("{我}", we);
        let example = format!("year = 2024\norg_name = {name}\norg_kind = {kind}\ntext.overview = {text}");
        let outcome = Example::parse(&example).expect("an example").check();
        let own = outcome.findings.iter().filter(|finding| finding.rule.id().starts_with('N'));
        lines.extend(own.map(|finding| format!("{} {name}: {}", example::line(finding), finding.message)));
    }
    lines
}

#[test]
fn sound_sentences_raise_nothing_whoever_writes_them() {
    for sentence in SOUND {
        assert_eq!(raised(sentence), [] as [String; 0], "{sentence}");
    }
}

#[test]
fn slips_are_found_whoever_makes_them() {
    for (sentence, rule) in SLIPS {
        let lines = raised(sentence);
        let own = lines.iter().filter(|line| line.starts_with(rule)).count();
        assert_eq!(own, ORGANS.len(), "{sentence}: {lines:#?}");
    }
}
