//! Where a text says in which year the work it reports was done: `2024年，我镇……`, `截至2024年底`. A year that only
//! tells which plan, budget, report or comparison is meant is passed over, and so is history. Knows no rule.

use super::flow::Flow;
use super::own;

/// The longest sentence that is looked through.
const REACH: usize = 200;

/// What may stand right before a year that dates the organ's work, besides a mark.
const BEFORE: &[&str] = &["截至", "截止", "截至到", "截止到", "本机关", "本单位", "本部门", "其中"];
/// Marks after which a clause begins.
const MARKS: &str = "\n。；！？，：）”■●◆";
/// What the organ did: a year right before one of these dates it.
#[rustfmt::skip]
const WORK: &[&str] = &[
    "管委会", "镇政府", "乡政府", "街道", "共", "政府信息公开行政", "政府信息公开申请", "信息公开申请", "行政复议", "行政诉讼", "累计", "总计",
    "合计", "主动公开", "依申请公开", "收到", "接收", "新收", "受理", "未收到", "未受理", "未发生",
    "未接到", "没有", "无政府", "无依申请", "无因", "无新", "办理", "处理", "制发", "制定", "新制", "公开", "发布",
    "通过", "利用", "依托", "组织", "开展", "召开", "举办", "继续", "进一步", "认真", "严格", "坚持", "积极", "全面",
    "在区", "在县", "在市", "在镇", "在上级", "在党", "新增", "作出", "涉及政府", "因政府", "更新", "制作", "编发",
    "推送", "按照", "围绕", "收取", "发出", "安排", "培训", "政府网站", "门户网站", "微信公众号", "工作中", "优化",
    "完善", "加强", "健全", "落实", "聚焦",
];
/// Clauses with one of these speak of a plan, a budget, a report or an assessment of that year.
#[rustfmt::skip]
const THINGS: &[&str] = &[
    "决算", "预算", "要点", "年报", "年度报告", "工作报告", "工作总结", "任期", "换届", "考核中", "考核结果", "考核发现", "评估中",
    "评估结果", "测评中", "排名", "位列", "位居", "通报",
];
/// Clauses with one of these tell what was before, unless they count something.
#[rustfmt::skip]
const EVENTS: &[&str] = &[
    "荣获", "获评", "被评", "评为", "获得", "授予", "表彰", "命名", "确定为", "列为", "列入", "成立", "组建", "挂牌",
    "设立", "更名", "撤并", "改革", "启用", "上线", "试点", "出台", "印发", "修订", "颁布", "建成",
];
/// Sentences with one of these go on from what was before.
#[rustfmt::skip]
const SINCE: &[&str] = &[
    "至今", "沿用", "延续", "上述", "整改", "已解决", "得到解决", "改进情况", "基础上", "遗留", "施行", "生效",
];
/// Others whose doings are not the report's.
#[rustfmt::skip]
const OTHERS: &[&str] = &[
    "国务院", "国家", "国办", "中央", "党中央", "中共", "上级", "省委", "省政府", "省政", "省人民", "全国", "我国",
    "全球", "《", "“", "随着",
];

/// The years, by characters, that date the report's own work and are this one.
pub(super) fn dated(flow: &Flow<'_>, year: u16, now: u16, name: &str) -> Vec<(usize, usize)> {
    let own = |at: &usize| number(flow, *at) == Some(year) && dates_work(flow, *at, now, name);
    years(flow).filter(own).map(|at| (at, at + 4)).collect()
}

/// The places from which 年 stands four characters on.
fn years<'f>(flow: &'f Flow<'_>) -> impl Iterator<Item = usize> + 'f {
    let behind = flow.chars.get(4..).unwrap_or_default();
    behind.iter().enumerate().filter(|(_, c)| **c == '年').map(|(at, _)| at)
}

/// A year in four digits or numerals with 年 behind it.
pub(super) fn number(flow: &Flow<'_>, at: usize) -> Option<u16> {
    const NUMERALS: &str = "〇一二三四五六七八九";
    if flow.chars.get(at + 4) != Some(&'年') {
        return None;
    }
    let own = |c: char| c.is_ascii_digit() || NUMERALS.contains(c) || matches!(c, '零' | '○' | '.' | '/');
    if at > 0 && own(flow.chars[at - 1]) {
        return None;
    }
    flow.chars[at..at + 4].iter().try_fold(0, |year, c| {
        let digit = match c {
            '零' | '○' => 0,
            c => c.to_digit(10).or_else(|| Some(NUMERALS.chars().position(|known| known == *c)? as u32))?,
        };
        Some(year * 10 + digit as u16)
    })
}

fn dates_work(flow: &Flow<'_>, at: usize, now: u16, name: &str) -> bool {
    let (first, last) = whole_sentence(flow, at);
    let behind = at + 5 + usize::from(flow.begins(at + 5, "度"));
    let until = is_until(flow, at, behind);
    if !(begins_clause(flow, at, name) && (until || follows(flow, behind, name))) {
        return false;
    }
    let names_now = (first..last).any(|at| number(flow, at) == Some(now));
    let clause = clause_end(flow, behind, last);
    // 〔2024〕, 2024—2025 and the like name this year as well.
    !names_now
        && !flow.has(first, last, &[&now.to_string()])
        && !flow.has(first, last, SINCE)
        && !flow.has(behind, clause, THINGS)
        && (counts(flow, behind, clause) || !flow.has(behind, clause, EVENTS))
        && !flow.in_quotes(at)
        && !told_on(flow, first, last, now)
}

/// Where the clause ends that a year begins: a comma right behind the year does not end it.
fn clause_end(flow: &Flow<'_>, behind: usize, last: usize) -> usize {
    let from = behind + usize::from(flow.chars.get(behind) == Some(&'，'));
    (from..last).find(|&at| matches!(flow.chars[at], '，' | '；' | '：')).unwrap_or(last)
}

/// Whether digits with 件, 条 or the like stand here.
fn counts(flow: &Flow<'_>, start: usize, end: usize) -> bool {
    (start + 1..end)
        .any(|at| flow.chars[at - 1].is_ascii_digit() && "件条次个份篇期场".contains(flow.chars[at]))
}

/// 截至2023年底, 截至2023年12月31日, 截至2023年9月底.
fn is_until(flow: &Flow<'_>, at: usize, behind: usize) -> bool {
    let until = ["截至", "截止", "截至到", "截止到"].iter().any(|word| flow.ends(at, word));
    let digits = flow.chars[behind..].iter().take(2).take_while(|c| c.is_ascii_digit()).count();
    let month = digits > 0 && ["月底", "月末"].iter().any(|word| flow.begins(behind + digits, word));
    until && (month || ["底", "末", "12月"].iter().any(|word| flow.begins(behind, word)))
}

/// Whether a clause begins here, or only its subject stands before.
fn begins_clause(flow: &Flow<'_>, at: usize, name: &str) -> bool {
    at == 0
        || MARKS.contains(flow.chars[at - 1])
        || BEFORE.iter().any(|word| flow.ends(at, word))
        || (2..=4).any(|back| at >= back && own::is_itself(flow, at - back, at))
        || own::segments(name).iter().any(|word| flow.ends(at, word))
}

/// Whether what follows is what the organ did in the year.
fn follows(flow: &Flow<'_>, behind: usize, name: &str) -> bool {
    let mut at = behind;
    if flow.chars.get(at) == Some(&'，') {
        at += 1;
        return !OTHERS.iter().any(|word| flow.begins(at, word));
    }
    if OTHERS.iter().any(|word| flow.begins(at, word)) {
        return false;
    }
    if own::speaks_of_itself(flow, at, name) {
        return true;
    }
    let work = WORK.iter().filter(|word| flow.begins(at, word)).map(|word| word.chars().count()).max();
    // 2023年制定的办法 is a thing of that year.
    work.is_some_and(|length| !(length..=length + 2).any(|to| flow.chars.get(at + to) == Some(&'的')))
}

/// The sentence up to its full stop, whatever semicolons are in it.
fn whole_sentence(flow: &Flow<'_>, at: usize) -> (usize, usize) {
    let mark = |c: &char| matches!(c, '。' | '！' | '？' | '\n');
    let (first, last) = (at.saturating_sub(REACH), (at + REACH).min(flow.chars.len()));
    let start = flow.chars[first..at].iter().rposition(mark).map_or(first, |mark| first + mark + 1);
    let end = flow.chars[at..last].iter().position(mark).map_or(last, |mark| at + mark);
    (start, end)
}

/// Whether the next sentence says the same of this year: `2023年受理20件。2024年受理25件。`
fn told_on(flow: &Flow<'_>, first: usize, last: usize, now: u16) -> bool {
    const SAME: usize = 4;
    let next = last + 1;
    if number(flow, next) != Some(now) {
        return false;
    }
    let (_, end) = whole_sentence(flow, next);
    let common = |run: &[char]| {
        let words: String = run.iter().collect();
        "政府信息公开工作人民政府办公室".contains(&words) || run.iter().any(|c| !c.is_alphabetic())
    };
    let here = &flow.chars[first..last];
    here.windows(SAME)
        .any(|run| !common(run) && flow.chars[next..end].windows(SAME).any(|other| other == run))
}

/// The year in the name of the report that a lead announces: `现公布某镇2023年政府信息公开工作年度报告`.
pub(super) fn announced(flow: &Flow<'_>, year: u16) -> Option<(usize, usize)> {
    const REPORT: &[&str] =
        &["政府信息公开工作年度报告", "政府信息公开年度报告", "政府信息公开工作报告", "政府信息公开工作情况"];
    const SAYS: &[&str] = &["公布", "发布", "编制", "现将", "形成", "报告如下"];
    const NOT: &[&str] = &["通知", "关于做好", "上一年", "上年", "参照"];
    let name = |at: usize| {
        let behind = at + 5 + usize::from(flow.begins(at + 5, "度"));
        number(flow, at) == Some(year) && REPORT.iter().any(|report| flow.begins(behind, report))
    };
    let at = years(flow).find(|&at| name(at))?;
    let (first, last) = whole_sentence(flow, at);
    let says = flow.has(first, last, SAYS) || flow.has(first, last, &["本报告"]);
    (says && !flow.has(first, last, NOT)).then_some((at, at + 4))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAME: &str = "虎林市宝东镇人民政府";

    fn stale(text: &str) -> usize {
        dated(&Flow::new(text), 2023, 2024, NAME).len()
    }

    #[test]
    fn last_year_is_found_where_it_dates_the_work() {
        for text in [
            "2023年，我镇坚持专人负责。",
            "全镇2023年公开信息20条。",
            "宝东镇2023年度共公开信息20条。",
            "二〇二三年，认真贯彻条例。",
            "二零二三年度我镇未收到申请。",
            "截至2023年底，公开信息20条。",
            "截至2023年9月底，公开信息20条。",
            "截止2023年12月31日，收到申请3件，同比增加1件。",
            "一是公开信息。2023年 发布解读3篇。",
            "2023年，我镇印发规范性文件3件。",
            "2023年，收到申请20件。2024年将加强培训。",
        ] {
            assert_eq!(stale(text), 1, "{text}");
        }
        for word in WORK {
            assert_eq!(stale(&format!("2023年{word}政府信息三类")), 1, "{word}");
            assert_eq!(stale(&format!("2023年{word}的资料")), 0, "{word}");
        }
        for word in BEFORE {
            assert_eq!(stale(&format!("是{word}2023年，公开信息")), 1, "{word}");
        }
        for mark in MARKS.chars() {
            assert_eq!(stale(&format!("甲{mark}2023年，公开信息")), 1, "{mark}");
        }
    }

    #[test]
    fn other_years_and_what_is_of_last_year_are_left_alone() {
        for word in THINGS {
            assert_eq!(stale(&format!("2023年，我镇{word}公开")), 0, "{word}");
        }
        for word in EVENTS {
            assert_eq!(stale(&format!("2023年，我镇{word}单位")), 0, "{word}");
        }
        for word in SINCE {
            assert_eq!(stale(&format!("2023年，我镇检查三次，{word}")), 0, "{word}");
        }
        for word in OTHERS {
            assert_eq!(stale(&format!("2023年，{word}作了部署")), 0, "{word}");
            assert_eq!(stale(&format!("2023年{word}作了部署")), 0, "{word}");
        }
        for text in [
            "与2023年相比，增加2件。",
            "较2023年增加2件。",
            "2023年以来，我镇坚持专人负责。",
            "2023年起，每季检查。",
            "2023年前的文件已清理。",
            "2021年至2023年，共培训9次。",
            "2023年至今",
            "2021—2023年，共培训9次。",
            "2022、2023年，共培训9次。",
            "2022年、2023年分别收到3件。",
            "2023年度部门决算已公开。",
            "2023年度政府信息公开工作年度报告已公开。",
            "2023年度考核发现的问题",
            "2023年政务公开工作要点",
            "（2023年修订）",
            "县政办发〔2023〕12号",
            "2023年第12号",
            "2022年，我镇公开信息20条。",
            "2025年，我镇将公开信息20条。",
            "2023年受理20件，2024年受理25件。",
            "2023年，受理申请20件；2024年，受理申请25件。",
            "2023年，收到申请20件。2024年，收到申请25件。",
            "2023年12月制定的办法",
            "2023年12月31日前的文件",
            "2023年结转的申请",
            "公布“2023年，我镇公开信息20条”的公告",
            "公布“工作回顾。2023年，我镇公开信息20条”的公告",
            "2023年，我镇按照政办发〔2024〕12号公开信息20条。",
            "公开2023年我镇财政收支",
            "12023年，",
        ] {
            assert_eq!(stale(text), 0, "{text}");
        }
    }

    #[test]
    fn the_report_a_lead_announces_has_a_year() {
        let of = |text: &str| announced(&Flow::new(text), 2023).is_some();
        assert!(of("现公布宝东镇2023年政府信息公开工作年度报告。"));
        assert!(of("编制《宝东镇 2023 年度政府信息公开工作年度报告》。"));
        assert!(!of("现公布宝东镇2024年政府信息公开工作年度报告。"));
        assert!(!of("按照《关于做好2023年政府信息公开工作年度报告编制公布的通知》编制。"));
        assert!(!of("与2023年政府信息公开工作年度报告相衔接。"));
    }
}
