//! Breaks that do not belong there, and lines that are no sentence.

use super::*;

const TITLE: &str = "工作年度报告";

/// Each pair of lines that belongs together, as the ends of both.
fn found(text: &str) -> Vec<String> {
    let joined = |found: &Break| {
        let before = text[..found.start].chars().next_back().unwrap_or('^');
        let behind = text[found.end..].chars().next().unwrap_or('$');
        format!("{before}{}{behind}", if found.joins { '+' } else { '|' })
    };
    breaks(text, TITLE, |_| false).iter().map(joined).collect()
}

#[test]
fn sentences_cut_in_two_are_found() {
    for (text, expected) in [
        ("全年通过政府网站主动公开各类信息，\n答复公开申请3件。", "，+答"),
        ("全年通过政府网站主动公开各类政府信息\n，答复公开申请3件。", "息+，"),
        ("严格执行《中华人民共和国政府信息公开\n条例》的规定。", "开+条"),
        ("全年通过门户网站主动公开政府信息260余\n条，较上年增加。", "余+条"),
        ("进一步健全依申请公开的登记审核答复和\n归档制度。", "和+归"),
        ("今年以来虽然在信息公开上取得了一定的\n\n成绩，仍有问题。", "的+成"),
        ("全年通过政府网站主动公开各类信息，\n- 3 -\n答复公开申请3件。", "，+答"),
        ("全年通过政府网站主动公开各类信息，\n12\n答复公开申请3件。", "，+答"),
        ("全年通过政府网站主动公开各类信息，\n清河镇2024年工作年度报告\n答复公开申请3件。", "，+答"),
        ("全年通过政府网站主动公开信息。\n第 3 页 共 8 页\n答复公开申请3件。", "。|答"),
        // Prose that goes on, though nothing at the end of the line tells.
        ("及时更新栏目。专人负责每日巡查县政府网\n站内容，发现错字立即改正。", "网+站"),
        ("2024年，我镇政府信\n息公开工作取得一定成效，仍有不足。", "信+息"),
        ("办理结果经审核后均可通\n过政府网站查询，群众反映良好。", "通+过"),
        ("存在的主要问题：一是与群众互动\n交流不够充分；二是更新慢。", "动+交"),
        ("2024年我乡依申请公开未产\n生信息处理费，没有其他事项。", "产+生"),
        ("按照《中华人民共和国政\n府信息公开条例》要求编制。", "政+府"),
        // Short lines whose end tells.
        ("针对上述问题，\n2025年将重点做好以下工作：一是更新栏目；二是培训。", "，+2"),
        ("推行提醒制度；建立研判机制，\n第一时间发布权威信息。", "，+第"),
        ("全年作出行政许可决定170\n件、行政处罚决定211件。", "0+件"),
        ("今后工作中我局将\n安排专人逐条核对公开目录。", "将+安"),
        ("由总体情况、主动公开政府信息情况\n等六部分组成。", "况+等"),
        ("一是对群众关心\n的热点问题主动回应不够；二是更新慢。", "心+的"),
    ] {
        assert_eq!(found(text), [expected], "{text}");
    }
}

#[test]
fn lines_of_one_width_are_one_paragraph() {
    let text = "全年持续推进各项工作有序开展并且不断地完善\n制度。建立健全政府信息公开的保障机制始终将\n它放\
                在重要的位置来认真对待推进信息公开工作\n健康发展。\n下一步继续努力。";
    assert_eq!(found(text), ["善+制", "将+它", "作+健"]);
}

#[test]
fn what_is_no_sentence_is_left_alone() {
    for text in [
        // Items that end with a comma, a semicolon or nothing.
        "主要做法如下，\n一是加强领导。",
        "一是全面加强组织领导和队伍建设工作，\n二是完善制度。",
        "政府信息公开指南、\n政府信息公开制度、\n法定主动公开内容、\n政府信息公开年报。",
        "1.继续完善政府信息公开工作制度和机制\n2.继续加强培训",
        "（一）主动公开政府信息工作的总体情况\n全年主动公开政府信息86条。",
        // A heading without a number.
        "存在的主要问题\n解读形式单一。",
        "加强政府信息公开平台建设提升服务水平\n全年改版网站一次。",
        // An address, a signature.
        "联系地址：清河县清河镇人民路123号，\n邮编：223100，\n电话：83605210",
        "本年度没有收取信息处理费\n清河县清河镇人民政府\n2025年1月10日",
        // Verse-like: lines of one length, no sentence ends inside.
        "聚焦群众关切推动公开内容更加全面更加及时\n聚焦基层需要推动公开渠道更加畅通更加便捷\n聚焦主责主业推动公开机制\
         更加规范更加有力",
        // Only a full stop was forgotten.
        "各项公开任务的完成情况总体上是比较好的\n下一步继续努力。",
        "政府信息公开工作的制度正在逐步走向缓和\n下一步继续努力。",
        // A sentence that lost its full stop, before one that begins anew.
        "及时更新栏目。专人负责每日巡查\n下一步，我镇将继续努力。",
        "及时更新栏目。专人负责每日巡查\n2025年将继续努力。",
        // A heading of two halves, a numbered one, and labels.
        "强化组织领导，健全工作机制\n县政府办公室高度重视政务公开，定期研究。",
        "八、加强对预算执行和决算审计的监督检查\n县审计局高度重视，定期研究。",
        "公开数量：86条；网站60条\n公众号：26条。",
        // Two verses.
        "聚焦群众关切，\n聚焦基层需要。",
        "建议共86\n条例修改后重新梳理目录。",
        // Texts that never end with a full stop.
        "及时更新栏目。专人负责巡查\n县政府网站开设专栏。每月更新\n镇便民大厅设立专区。配备终端",
        // Somebody left something out.
        "全年通过政府网站主动公开各类信息[…]\n答复公开申请3件。",
        "[转述] 全年通过政府网站主动公开各类信息，\n收到申请3件",
        // A number on a line of its own.
        "全年通过政府网站主动公开信息。\n12\n答复公开申请3件。",
    ] {
        assert_eq!(found(text), [] as [String; 0], "{text}");
    }
}
