//! N104: something of a template, or of a writing assistant, was left in the text.

use crate::check::finding::{Finding, Severity};
use crate::check::flow::Flow;
use crate::check::reading::Reading;
use crate::check::rule::{Context, Judge, Run, rule};
use crate::check::{paper, quote, text};
use crate::model::Report;

rule! {
    /// ## 为什么
    ///
    /// 套用模板或者写作软件生成的文字，常留下XX、某某、（此处填写）、以下是一篇等字样，公布以后一眼可见。
    /// 号码中间遮住的几位、“王某某”这样隐去的姓名、引号和书名号里的某某、乘号不算。
    ///
    /// ## 反例
    ///
    /// ```反例
    /// text.overview = 2024年，XX镇主动公开政府信息X条。
    /// => N104 error text overview ~ “XX镇”
    /// => N104 error text overview ~ “X条”
    /// ```
    ///
    /// ```反例
    /// text.overview.active = 全年发布信息××条，召开新闻发布会  场（此处填写场次）。
    /// => N104 error text overview.active ~ ××条
    /// => N104 error text overview.active ~ 此处填写
    /// ```
    ///
    /// ```反例
    /// text.overview = 以下是一篇政府信息公开工作年度报告，可以根据实际情况修改。
    /// => N104 error text overview ~ 以下是一篇
    /// => N104 error text overview ~ 可以根据实际情况修改
    /// ```
    ///
    /// ```反例
    /// text.problems = 某某局存在问题：____。
    /// text.other = （文字描述）
    /// => N104 error text problems ~ 某某局
    /// => N104 error text problems ~ ____
    /// => N104 error text other ~ 文字描述
    /// ```
    ///
    /// ## 正例
    ///
    /// 遮住的号码：
    ///
    /// ```正例
    /// text.overview = 身份证号230381XXXXXXXX0013，来电138XXXX0000、138××××0000。
    /// ```
    ///
    /// 隐去的姓名，引号里的话：
    ///
    /// ```正例
    /// text.overview = 申请人王某某、李××的申请已答复；发布“某某村道路工程”公告，某些单位、某一环节仍有不足。
    /// ```
    ///
    /// 乘号、单个的某县、外文字母：
    ///
    /// ```正例
    /// text.overview = 推行5×8小时加7X24小时服务，某县X光检查、XML格式、LED屏、Q群、A类12项。
    /// ```
    ///
    /// 正常的说法：
    ///
    /// ```正例
    /// text.overview = 根据实际情况修改公开目录，以下是一年来的做法。
    /// ```
    ///
    /// ## 看不出的
    ///
    /// 没有留下这些记号的模板文字；填上了而与事实不符的。
    ///
    /// ## 怎么改
    ///
    /// 填上实际内容，删去说明和客套的话。
    id: "N104",
    name: "placeholder",
    title: "正文留有模板文字",
    severity: Severity::Error,
    basis: "国办公开办函〔2021〕30号（四）明确责任：内容应当准确",
    since: "0.1.0",
    judge: Judge::Read(run),
}

/// What blanks of a template and assistants say, and nobody else.
const PHRASES: &[&str] = &[
    "此处填写", "此处填入", "在此填写", "（请填写", "（填写", "【填写", "【请填写", "（待补充", "（待填", "【待补充",
    "（具体数字", "（单位名称）", "（机关名称）", "（数字）", "____", "＿＿", "以下是一篇", "以下是一份", "希望以上内容",
    "可以根据实际情况修改", "请根据实际情况修改", "可根据实际情况进行调整", "可以根据实际情况进行调整", "作为一个人工智能",
    "作为AI", "根据您的要求", "根据你的要求", "根据您提供", "根据你提供", "您可以根据", "你可以根据", "如需进一步修改",
    "希望这份报告", "希望这篇",
];
/// What stands behind a blank for a name or a number.
const BEHIND: &str = "省市县区镇乡村街局厅部委办年月日件条次个份篇场期项万元人起宗名单";
const CROSSES: &[char] = &['X', 'Ｘ', '×', '╳', '✕'];
const LETTERS: &[char] = &['Y', 'N'];

fn run(report: &Report, _: &Context<'_>, reading: &Reading<'_>) -> Run {
    let mut phrases = reading.among(PHRASES);
    phrases.extend(reading.among(&paper::edition(report).form().prompts));
    let mut findings = Vec::new();
    for (part, flow) in reading.flows() {
        let (part, words) = (*part, flow.text());
        let known = |phrase: &&'static str| flow.verbatim(phrase).map(|at| (at, at + phrase.len()));
        let mut ranges: Vec<(usize, usize)> = phrases.iter().flat_map(known).collect();
        if may_be_blank(flow) {
            ranges.extend(blanks(words));
        }
        ranges.sort_unstable();
        let mut until = 0;
        for (start, end) in ranges {
            // Phrases within one another are one.
            if start < until {
                continue;
            }
            until = end;
            let shown = quote::quoted(&words[start..end].replace('。', ""));
            let message = format!("正文有{shown}，像是模板里留下的。");
            let finding = Finding::new(&RULE, text::place(part, words, start, end), "留有模板文字", message)
                .advice("填上实际内容，或者删去。");
            findings.push(finding);
        }
    }
    Run::ran(findings)
}

/// Whether there is anything of what [`blanks`] looks for.
fn may_be_blank(flow: &Flow<'_>) -> bool {
    flow.find("某某").is_some() || LETTERS.iter().chain(CROSSES).any(|c| flow.chars.contains(c))
}

/// Crosses and 某某 in place of a name or a number, with the character behind them.
fn blanks(words: &str) -> Vec<(usize, usize)> {
    let chars: Vec<(usize, char)> = words.char_indices().collect();
    let mut found = Vec::new();
    let (mut at, mut quotes) = (0, 0_i32);
    while at < chars.len() {
        let c = chars[at].1;
        match c {
            '“' | '《' | '‘' => quotes += 1,
            '”' | '》' | '’' => quotes = (quotes - 1).max(0),
            '\n' => quotes = 0,
            _ => {}
        }
        let alike = |other: char| if c == '某' { other == '某' } else { CROSSES.contains(&other) };
        let letter = LETTERS.contains(&c) || CROSSES.contains(&c);
        if c != '某' && !letter {
            at += 1;
            continue;
        }
        let first = at;
        at += 1;
        while chars.get(at).is_some_and(|(_, next)| alike(*next)) {
            at += 1;
        }
        let before = first.checked_sub(1).map(|before| chars[before].1);
        let behind = chars.get(at).map(|(_, behind)| *behind);
        let count = at - first;
        let named = behind.is_some_and(|behind| BEHIND.contains(behind));
        let joined = before.is_some_and(|before| before.is_ascii_alphanumeric())
            || behind.is_some_and(|behind| behind.is_ascii_alphanumeric());
        let blank = match c {
            '某' => count == 2 && named && quotes == 0,
            _ => named && !joined,
        };
        // A name with its given name hidden.
        let person = before.is_some_and(|before| SURNAMES.contains(before)) && !(count > 1 && named);
        if blank && !person {
            let end = chars[at].0 + chars[at].1.len_utf8();
            found.push((chars[first].0, end));
        }
    }
    found
}

const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董";
