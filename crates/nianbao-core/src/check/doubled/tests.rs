//! What is right and looks doubled, every exception of the vocabulary, and the slips that must be found beside them.

use super::words::{ANY, FIRSTS, FUNCTION, LASTS, OPEN, TWICE, VERB};
use super::*;

/// What stands twice in a text, in a report that says the rest as well.
fn found_beside(text: &str, rest: &str) -> Vec<String> {
    let (flow, rest) = (Flow::new(text), Flow::new(rest));
    doubled(&flow, &[&flow, &rest]).into_iter().map(|(start, end)| flow.words(start, end)).collect()
}

fn found(text: &str) -> Vec<String> {
    found_beside(text, "")
}

#[test]
fn what_is_right_is_left_alone() {
    for text in [
        // The law's own wording, titles of organs, names.
        "法律、法规、规章和国家有关规定规定应当主动公开的其他政府信息",
        "深入学习习近平新时代中国特色社会主义思想",
        "认真学习习近平总书记重要讲话",
        "某县人民政府政府信息公开",
        // Words that meet.
        "把依申请公开工作作为重点",
        "构建共建共治共享的社会治理格局",
        "支持中小企业创业创新",
        "充分运用信用信息，加强信用信息共享",
        "提高地震监测预测预警效能",
        "做到合理处理处置",
        "取得重大效益的专利的专利权人",
        "人口较少的村的村民委员会",
        "已建建设项目，纳入存管管理的经营者",
        "做好对对口支援地区、对对外合作的公开，提出应对对策，针对对方意见，完善核对对账机制",
        "为了了解群众目的的变化，进行了了解，现在在线办理，温和和谐",
        "问题主要存在在以下方面，存在在建项目",
        "深度融入与时俱进的要求，以及及时答复",
        "不了了之，有的的确如此",
        // Two words, of which the second belongs to another.
        "从事政务公开工作工作人员",
        "设置公开监督监督电话",
        "推进电子政务政务外网建设",
        "完善便民服务服务事项清单",
        "更新信息公开公开专栏",
        "按照上级要求要求各科室",
        "高等院校和专业组织组织开展活动",
        "宣传惠民政策政策解读",
        "进一步规范规范性文件管理",
        "面向公众公众号推送",
        // Doubled on purpose.
        "坚持学习学习再学习",
        "公开公开再公开",
        "紧紧围绕",
        "层层压实",
        "人人有责",
        "家家户户，看看想想",
        "事事有回音",
        "件件有着落",
        "天天更新，常常更新",
        "渐渐完善",
        "往往不足",
        "时时放心不下",
        "处处留心",
        "牢牢把握",
        "稳稳推进",
        "一一答复，逐一逐一核对",
        "实实在在",
        "方方面面",
        "扎扎实实",
        "休戚相关、息息相关",
        "三审三校",
        "一事一申请",
        "谁公开谁审查",
        "一件一件办理",
        "二零二零年",
        "2024年度年度报告",
        "等等。",
        "会同市市场监管局，划定饮用水水源保护区，参选的候选人人数，使用权权属证明",
        "推进公开开放，公开开垦计划，提高高等学校水平，报告告知情况，机制制度健全，平台台账清晰，内容容易查阅，办理理由充分",
        "会议议定事项，执行行政复议决定，年报报送，规定定期更新，企业业务办理，市市容管理",
        // A heading and its text, two lines, two cells.
        "（一）主动公开 主动公开政府信息86条",
        "主动公开\n主动公开政府信息86条",
        "网站 网站。",
    ] {
        assert_eq!(found(text), [""; 0], "{text}");
    }
}

#[test]
fn mistakes_are_found() {
    for (text, expected) in [
        ("加内内部培训", "内内"),
        ("重大政策的的出台", "的的"),
        ("“放管服”的的改革", "的的"),
        ("工作工作，", "工作工作"),
        ("各项工作工作平稳有序", "工作工作"),
        ("重点领域信息信息公开的深度", "信息信息"),
        ("及时及时公开", "及时及时"),
        ("向社会公开公开各类信息", "公开公开"),
        ("按照上级要求要求，", "要求要求"),
        ("，组织组织学习", "组织组织"),
        ("积极积极开展", "积极积极"),
        ("落落实责任", "落落"),
        ("，组组织学习", "组组"),
        ("不断健健全机制", "健健"),
        ("政府信息公开政府信息公开专栏", "政府信息公开政府信息公开"),
        ("网站和和公众号", "和和"),
        ("《条例》和和《办法》", "和和"),
        ("充分沟通，了了解需求", "了了"),
        ("。在在便民服务中心", "在在"),
        ("仍存在在一些不足", "在在"),
        ("加强对对各部门的指导", "对对"),
        ("存在在的主要问题", "在在"),
        ("中华人民共和和国", "和和"),
        ("还存在在以下问题：", "在在"),
        ("尚有4件正在在办理", "在在"),
        ("存在在集中补录现象", "在在"),
        ("推进政府信息息公开", "息息"),
        ("各级政府府信息公开", "府府"),
        ("健全保密审查审查机制", "审查审查"),
        ("在便民服务服务中心设专区", "服务服务"),
        ("信息公开平台平台建设", "平台平台"),
        ("健全“三审三校”制度度，谁公开", "度度"),
        ("维护村级公开公开栏", "公开公开"),
        ("政府信息公开工作工作情况", "工作工作"),
        ("2024年2024年，我镇", "2024年2024年"),
        ("2024年度2024年度报告", "2024年度2024年度"),
    ] {
        assert_eq!(found(text), [expected], "{text}");
    }
}

#[test]
fn a_report_knows_its_words() {
    let rest = "做好惠企利民事项的公示，公示期满后归档，公示内容完整，公示名单准确。";
    assert_eq!(found_beside("及时公布公示公示。", rest), ["公示公示"]);
    assert_eq!(found_beside("及时公布公示公示。", "按期公布"), [""; 0]);
    assert_eq!(found_beside("提高监测预测预警效能", "，监测预警，监测预警，监测预警"), [""; 0]);
}

#[test]
fn every_exception_is_needed_where_words_meet() {
    for (c, ends, begins) in FUNCTION {
        for before in ends.chars() {
            assert!(!slips(before, *c, '甲'), "{before}{c}{c}");
        }
        for next in begins.chars() {
            assert!(!slips('甲', *c, next), "{c}{c}{next}");
        }
        assert!(slips('甲', *c, '甲'), "{c}{c}");
    }
    for (c, begins, ends) in FIRSTS {
        for next in begins.chars() {
            assert!(ends.chars().all(|before| !slips(before, *c, next)), "{c}{c}{next}");
            assert!(slips('，', *c, next), "{c}{c}{next}");
        }
        assert!(!slips('，', *c, '，'), "{c}{c}");
    }
    for (c, ends, begins) in LASTS {
        for before in ends.chars() {
            assert!(slips(before, *c, '甲') && slips(before, *c, '，'), "{before}{c}{c}");
            let other = |next: &char| {
                FIRSTS
                    .iter()
                    .any(|(word, begins, ends)| word == c && begins.contains(*next) && !ends.contains(before))
            };
            assert!(begins.chars().all(|next| other(&next) || !slips(before, *c, next)), "{before}{c}{c}");
        }
        assert!(!slips('甲', *c, '乙'), "{c}{c}");
    }
}

#[test]
fn every_word_is_found_twice_and_left_alone_before_what_may_follow() {
    for (at, (word, behind)) in TWICE.iter().enumerate() {
        assert_eq!(word.chars().count(), 2, "{word}");
        assert!(TWICE[..at].iter().all(|(other, _)| other != word), "{word} stands here twice");
        assert_eq!(found(&format!("，{word}{word}。")), [word.repeat(2)], "{word}");
        for next in behind.split_ascii_whitespace().filter(|next| next != &VERB) {
            let before = if *word == OPEN.0 { OPEN.1.chars() } else { "甲".chars() };
            for before in before {
                assert_eq!(found(&format!("{before}{word}{word}{next}")), [""; 0], "{word}{word}{next}");
            }
        }
        assert!(behind != &VERB || found(&format!("甲{word}{word}乙")).is_empty(), "{word}");
    }
    for next in ANY.split_ascii_whitespace() {
        assert_eq!(found_beside(&format!("甲乙丙乙丙{next}"), "，乙丙，乙丙"), [""; 0], "{next}");
    }
}
