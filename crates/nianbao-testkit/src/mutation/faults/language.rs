//! Faults of language: years, names, placeholders, slips of the pen, and what must not be published.

use nianbao_core::form::Aspect;
use nianbao_core::model::{OrgKind, TextPart};

use super::super::phrase::Mention;
use super::super::sample::Sample;
use super::{Fault, fault};
use crate::random::Random;

pub(super) const FAULTS: &[Fault] = &[
    fault("N101", "last year for this year's work", |sample, random| {
        let here = [Aspect::Active, Aspect::Applications].map(|aspect| sample.part(aspect));
        let own = |mention: &Mention| mention.name == "year" && here.contains(&mention.part);
        let Some(mention) = sample.mention(random, own) else { return false };
        // A sentence that names last year as well compares, or lists: whichever year is wrong, nobody can tell. Beside a
        // plan for next year, last year's may have been done last year.
        let text = sample.report.narrative.get(mention.part);
        let from = text[..mention.range.start].rfind(['。', '\n']).map_or(0, |at| at + 3);
        let sentence = text.get(from..).unwrap_or_default().split('。').next().unwrap_or_default();
        if sentence.contains(&(mention.value - 1).to_string())
            || sentence.contains(&(mention.value + 1).to_string())
            || sentence.contains("规划")
            || sentence.contains("1月1日")
        {
            return false;
        }
        sample.restate(&mention, mention.value - 1);
        true
    }),
    fault("N102", "articles of the old regulations", |sample, random| {
        let sentence = random.pick(&[
            "根据《中华人民共和国政府信息公开条例》第三十一条规定，特编制本报告。",
            "本报告根据《中华人民共和国政府信息公开条例》第三十二条要求编制。",
        ]);
        sample.say(TextPart::Lead, sentence);
        true
    }),
    fault("N102", "the notice of the old form", |sample, _| {
        if sample.report.find("proactive.rules.issued").is_none() {
            return false;
        }
        sample.say(TextPart::Lead, "本报告按照国办公开办函〔2019〕60号文件规定的格式编制。");
        true
    }),
    fault("N102", "a law that does not exist", |sample, _| {
        sample.say(TextPart::Lead, "依据《中华人民共和国信息公开条例》，本报告面向社会公布。");
        true
    }),
    fault("N103", "another town's name", |sample, random| {
        if !matches!(sample.organ.kind, OrgKind::Township | OrgKind::Street) {
            return false;
        }
        let sentence = random.pick(&[
            "石门镇将进一步完善公开制度，提高公开质量。",
            "今后，石门镇人民政府将继续加大公开力度。",
            "石门镇政府信息公开工作领导小组办公室设在党政办，由专人负责。",
        ]);
        let part = *random.pick(&[TextPart::Problems, sample.part(Aspect::Supervision)]);
        sample.say(part, sentence);
        true
    }),
    fault("N103", "我局 of a town, 我镇 of a bureau", |sample, random| {
        let word = match sample.organ.kind {
            OrgKind::Township | OrgKind::Street | OrgKind::Government => "我局",
            OrgKind::Department | OrgKind::Vertical => "我镇",
            _ => return false,
        };
        let rest = random.pick(&[
            "将继续完善信息发布制度。",
            "安排专人负责信息更新维护。",
            "高度重视政府信息公开工作。",
        ]);
        sample.say(sample.part(Aspect::Supervision), &format!("{word}{rest}"));
        true
    }),
    fault("N104", "a placeholder left", |sample, random| {
        let sentence = random.pick(&[
            "全年组织培训XX次，参训人员XX人次。",
            "发布重点领域信息×条。",
            "召开专题会议X次研究部署。",
            "（此处填写监督保障情况）",
            "某某镇成立工作专班，由镇长任组长。",
            "以下是一篇政府信息公开工作年度报告，您可以根据实际情况修改。",
        ]);
        let part = sample.part(*random.pick(&Aspect::ALL));
        sample.say(part, sentence);
        true
    }),
    fault("N105", "a text about nobody", |sample, _| {
        for part in
            TextPart::ALL.into_iter().filter(|part| part.part() == Some(nianbao_core::form::Part::Overview))
        {
            sample.report.narrative.set(part, "");
        }
        let texts = [
            (
                Aspect::Active,
                "各级政府部门高度重视主动公开工作，部分地区建立了完善的公开制度，多数部门能够及时发布信息。",
            ),
            (Aspect::Applications, "部分地区畅通申请渠道，多数部门能够按时答复申请人，群众满意度不断提高。"),
            (
                Aspect::Management,
                "一些地区建立健全信息管理制度，各级政府部门加强审核把关，信息质量不断提升。",
            ),
            (Aspect::Platform, "部分地区加快平台建设，多数部门网站功能不断完善。"),
            (
                Aspect::Supervision,
                "各级政府部门加强监督考核，部分地区开展社会评议和责任追究，工作水平持续提高。",
            ),
        ];
        for (aspect, text) in texts {
            sample.report.narrative.set(TextPart::Aspect(aspect), text);
        }
        true
    }),
    fault("N106", "part five says nothing", |sample, random| {
        let text =
            random.pick(&["无。", "存在一些不足，今后将加以改进。", "本年度政府信息公开工作不存在问题。"]);
        sample.report.narrative.set(TextPart::Problems, *text);
        true
    }),
    fault("N107", "a point left out of a list", |sample, random| {
        let (from, to) = *random.pick(&[("二是", "三是"), ("（2）", "（3）"), ("2.", "3.")]);
        // The second of two points becomes the third.
        let text = sample.report.narrative.get(TextPart::Problems).to_owned();
        if text.contains(to) || !text.contains(from) {
            return false;
        }
        sample.report.narrative.set(TextPart::Problems, text.replace(from, to));
        true
    }),
    fault("T101", "a word typed twice", |sample, random| {
        let words = [
            "的",
            "了",
            "和",
            "在",
            "工作",
            "公开",
            "信息",
            "制度",
            "群众",
            "内容",
            "要求",
            "及时",
            "进一步",
            "主动公开",
            "加强",
            "完善",
            "管理",
            "服务",
            "监督",
            "平台",
            "发布",
            "网站",
            "审查",
            "答复",
        ];
        double(sample, random, &words)
    }),
    fault("T101", "a character typed twice", |sample, random| {
        let words = [
            ("政府", "政府府"),
            ("信息", "信息息"),
            ("内容", "内内容"),
            ("落实", "落落实"),
            ("平台", "平平台"),
            ("组织", "组组织"),
            ("群众", "群众众"),
            ("提升", "提升升"),
            ("加强", "加强强"),
            ("公开", "公开开"),
            ("审核", "审审核"),
            ("制度", "制度度"),
            ("情况", "情情况"),
            ("管理", "管管理"),
            ("服务", "服服务"),
        ];
        let (word, typed) = *random.pick(&words);
        replace_some(sample, random, word, typed)
    }),
    fault("T102", "a sentence cut by the end of a line", |sample, random| {
        // Between two characters of a sentence, far from any mark.
        cut(sample, random, |before, after| {
            let plain = |text: &str| text.chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
            let (before, after): (String, String) =
                (before.chars().rev().take(6).collect(), after.chars().take(6).collect());
            before.chars().count() == 6 && after.chars().count() == 6 && plain(&before) && plain(&after)
        })
    }),
    fault("T102", "a line ends with a comma", |sample, random| {
        // Addresses and telephone numbers stand one below the other.
        cut(sample, random, |before, after| {
            let label = after.chars().take(8).any(|c| c == '：')
                && !after.contains("以下")
                && !after.contains("不足");
            before.ends_with(['，', '、']) && !before.ends_with("是，") && !label
        })
    }),
    fault("T102", "a line ends before its noun", |sample, random| {
        cut(sample, random, |before, after| {
            let open = before.rfind('《') > before.rfind('》');
            let number =
                before.ends_with(|c: char| c.is_ascii_digit()) && after.starts_with(['条', '件', '篇', '次']);
            let joint = before.ends_with(['的', '和', '与']) && !after.starts_with(['，', '。', '；']);
            (open && !after.starts_with('》') && !before.ends_with('《')) || number || joint
        })
    }),
    fault("T103", "a half-width mark", |sample, random| {
        let (from, to) = *random.pick(&[("，", ","), ("。", "."), ("；", ";"), ("：", ":")]);
        // Before a code, a time or a foreign word either width is usual.
        replace_where(sample, random, from, to, |behind| {
            let digits = behind.trim_start_matches(|c: char| c.is_ascii_digit());
            let coded = digits.len() < behind.len() && !digits.starts_with(['年', '.', '）', '件', '条']);
            !coded && !behind.starts_with(|c: char| c.is_ascii_alphabetic())
        })
    }),
    fault("T103", "a mark twice", |sample, random| {
        let (from, to) = *random.pick(&[("，", "，，"), ("。", "。。"), ("。", "，。"), ("、", "、、")]);
        replace_some(sample, random, from, to)
    }),
    fault("T103", "a mark without its other half", |sample, random| {
        let from = *random.pick(&["》", "”", "）", "《", "“"]);
        replace_some(sample, random, from, "")
    }),
    fault("T104", "a day that does not exist", |sample, random| {
        let year = sample.report.meta.year.unwrap_or_default();
        let day = random.pick(&["2月30日", "4月31日", "13月5日", "6月31日", "11月32日"]);
        sample.say(sample.part(Aspect::Supervision), &format!("{year}年{day}，召开全体人员会议进行部署。"));
        true
    }),
    fault("T104", "a postcode of five digits", |sample, _| {
        sample.say(TextPart::Lead, "（邮编：15840，地址：胜利街8号）");
        true
    }),
    fault("T105", "a clause twice in a row", |sample, random| {
        let part = *random.pick(&sample.written());
        let text = sample.report.narrative.get(part).to_owned();
        let clauses: Vec<&str> = text
            .split(['，', '。', '；', '：', '\n'])
            .filter(|clause| {
                clause.chars().count() >= 6 && clause.chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
            })
            .collect();
        if clauses.is_empty() {
            return false;
        }
        let clause = *random.pick(&clauses);
        sample.report.narrative.set(part, text.replacen(clause, &format!("{clause}，{clause}"), 1));
        true
    }),
    fault("S101", "a mobile number", |sample, random| {
        let number = format!("1{}{:09}", random.pick(&[3, 5, 7, 8, 9]), random.below(1_000_000_000));
        let sentence =
            random.pick(&["联系人手机：{}。", "如有疑问，请致电{}。", "（联系电话：{}）", "咨询电话{}，"]);
        sample.say(TextPart::Lead, &sentence.replace("{}", &number));
        true
    }),
    fault("S102", "an identity number", |sample, random| {
        let number = identity_number(random);
        let sentence =
            random.pick(&["申请人（身份证号{}）要求公开征地材料，已答复。", "公示名单中含{}一例，已更正。"]);
        sample.say(sample.part(Aspect::Applications), &sentence.replace("{}", &number));
        true
    }),
    fault("S103", "a bank card", |sample, random| {
        let number = card_number(random);
        let sentence = random.pick(&["信息处理费缴至账户{}。", "补贴打入银行卡{}，群众反映良好。"]);
        sample.say(TextPart::Other, &sentence.replace("{}", &number));
        true
    }),
    fault("S104", "an applicant's name or home", |sample, random| {
        let sentence = random.pick(&[
            "申请人张建国申请公开本村征地补偿方案，已予以公开。",
            "申请人王秀兰提出的申请，由本人到窗口领取答复。",
            "申请人：李卫东，申请公开宅基地审批材料。",
            "申请人家住幸福小区3号楼2单元501室，已上门送达答复书。",
        ]);
        sample.say(sample.part(Aspect::Applications), sentence);
        true
    }),
    fault("S104", "a name without any introduction", |sample, random| {
        let sentence = random.pick(&[
            "答复王秀兰提出的政府信息公开申请时，当面作了解释。",
            "李卫东申请公开宅基地审批材料，已按期答复。",
            "受理陈晓燕提交的信息公开申请，在法定期限内办结。",
            "村民赵强申请公开征地补偿标准，已予以公开。",
            "刘志远向本机关申请公开行政处罚案卷，依法答复不予公开。",
            "居民孙丽华提出信息公开申请后又撤回。",
        ]);
        sample.say(sample.part(Aspect::Applications), sentence);
        true
    }),
];

/// Doubles one of these words somewhere it stands.
fn double(sample: &mut Sample, random: &mut Random, words: &[&str]) -> bool {
    let word = random.pick::<&str>(words);
    replace_some(sample, random, word, &word.repeat(2))
}

/// Replaces one of the places these words stand at, in any part.
fn replace_some(sample: &mut Sample, random: &mut Random, from: &str, to: &str) -> bool {
    replace_where(sample, random, from, to, |_| true)
}

/// The same where what stands behind fits.
fn replace_where(
    sample: &mut Sample,
    random: &mut Random,
    from: &str,
    to: &str,
    fits: fn(&str) -> bool,
) -> bool {
    let mut places = Vec::new();
    for part in sample.written() {
        let text = sample.report.narrative.get(part);
        let all = text.match_indices(from).filter(|(at, _)| fits(&text[at + from.len()..]));
        places.extend(all.map(|(at, _)| (part, at)));
    }
    if places.is_empty() {
        return false;
    }
    let (part, at) = *random.pick(&places);
    let mut text = sample.report.narrative.get(part).to_owned();
    text.replace_range(at..at + from.len(), to);
    sample.report.narrative.set(part, text);
    true
}

/// Breaks the line somewhere between two characters where that fits.
fn cut(sample: &mut Sample, random: &mut Random, fits: fn(&str, &str) -> bool) -> bool {
    let part = *random.pick(&sample.written());
    let text = sample.report.narrative.get(part).to_owned();
    let places: Vec<usize> = text
        .char_indices()
        .map(|(at, _)| at)
        .filter(|&at| at > 30 && at + 30 < text.len() && fits(&text[..at], &text[at..]))
        .collect();
    if places.is_empty() {
        return false;
    }
    let at = *random.pick(&places);
    sample.report.narrative.set(part, format!("{}\n{}", &text[..at], &text[at..]));
    true
}

/// An identity number of nobody, with the check digit it has to have.
fn identity_number(random: &mut Random) -> String {
    let digits = format!(
        "2301{:02}19{:02}{:02}{:02}{:03}",
        1 + random.below(12),
        50 + random.below(50),
        1 + random.below(12),
        1 + random.below(28),
        random.below(1000)
    );
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = digits.bytes().zip(weights).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    let check = ["1", "0", "X", "9", "8", "7", "6", "5", "4", "3", "2"][sum as usize % 11];
    format!("{digits}{check}")
}

/// A card number of nobody, with the check digit it has to have.
fn card_number(random: &mut Random) -> String {
    let digits = format!("62284800{:010}", random.below(10_000_000_000));
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(at, digit)| {
            let digit = u32::from(digit - b'0') * if at % 2 == 0 { 2 } else { 1 };
            if digit > 9 { digit - 9 } else { digit }
        })
        .sum();
    format!("{digits}{}", (10 - sum % 10) % 10)
}
