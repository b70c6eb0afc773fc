//! S104: somebody's home address, or an applicant's name.

use crate::check::finding::{Finding, Severity};
use crate::check::rule::{Context, Judge, Run, rule};
use crate::check::text::{is_han, place};
use crate::model::{Report, TextPart};

rule! {
    /// ## 为什么
    ///
    /// 申请人的姓名和个人住址属于个人隐私。只认写明了“申请人”的完整姓名和写到门牌的个人住址；
    /// 办公地址、领导姓名、办公邮箱（包括163、126邮箱）是应当公开的，不提示；“王某某”“李女士”没有写出姓名，也不提示。
    ///
    /// ## 反例
    ///
    /// ```反例
    /// text.overview.applications = 申请人：王建国，申请公开征地批复。
    /// => S104 verify text overview.applications ~ 姓名
    /// ```
    ///
    /// ```反例
    /// text.overview.applications = 申请人李秀英女士提出的申请已经答复。
    /// => S104 verify text overview.applications
    /// ```
    ///
    /// ```反例
    /// text.overview.applications = 答复书寄往其家庭住址清河镇幸福路12号3单元501室。
    /// => S104 verify text overview.applications ~ 住址
    /// ```
    ///
    /// ```反例
    /// text.overview.applications = 申请人张建国申请公开征地方案，已予以公开。
    /// => S104 verify text overview.applications
    /// ```
    ///
    /// ## 正例
    ///
    /// 办公地址和办公邮箱：
    ///
    /// ```正例
    /// text.lead = 联系地址：清河镇政府路1号201室，邮编158400，电子邮箱：qhz@163.com，办公地址在幸福路12号。
    /// ```
    ///
    /// 没有写出姓名：
    ///
    /// ```正例
    /// text.overview.applications = 申请人：王某某，申请人李女士、申请人张××的申请已经答复，申请人：自然人3人。
    /// ```
    ///
    /// “申请人”后面是别的话：
    ///
    /// ```正例
    /// text.overview.applications = 加强与申请人沟通，申请人于3月提出，申请人方便查询，申请人高度满意，申请人：包括自然人和法人，申请人、第三方均无异议。
    /// ```
    ///
    /// 领导姓名，以及关于隐私的规定：
    ///
    /// ```正例
    /// text.overview.management = 办公室主任赵明担任领导小组办公室主任；发布前删去家庭住址、身份证号、电话号码等信息。
    /// ```
    ///
    /// ## 怎么改
    ///
    /// 改写为“申请人王某”“申请人住所”，或者删去。
    id: "S104",
    name: "private-contact",
    title: "正文有申请人姓名或者个人住址",
    severity: Severity::Verify,
    basis: "《中华人民共和国政府信息公开条例》第十五条；《中华人民共和国个人信息保护法》第二十五条",
    since: "0.1.0",
    judge: Judge::Code(run),
}

/// How home addresses are introduced; 住所 and 地址 alone are an office's too.
const HOMES: &[&str] = &["家庭住址", "家庭地址", "现住址", "户籍地址", "户籍所在地", "家住", "居住地址"];
/// How far behind these words the house number stands, in characters.
const REACH: usize = 40;
/// The hundred surnames most people bear, without those that begin common words after 申请人 (于, 方, 高, 常, 程 …).
const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗梁宋郑谢韩唐冯董萧曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪\
                        田任姜范石姚谭廖邹熊陆郝孔崔邱秦江史顾侯邵孟龙段雷钱汤尹黎易武贺赖龚";

fn run(report: &Report, _: &Context<'_>) -> Run {
    let mut findings = Vec::new();
    for (part, words) in report.narrative.parts() {
        findings.extend(names(part, words));
        findings.extend(homes(part, words));
    }
    Run::ran(findings)
}

fn names(part: TextPart, words: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (at, word) in words.match_indices("申请人") {
        let from = at + word.len();
        let rest = &words[from..];
        let named = rest.trim_start_matches(['：', ':', ' ']);
        let colon = rest.starts_with(['：', ':']);
        let Some(len) = name(named, colon) else { continue };
        let start = from + (rest.len() - named.len());
        let finding =
            Finding::new(&RULE, place(part, words, at, start + len), "申请人姓名", "正文写出了申请人的姓名。")
                .advice("只写姓，名用“某”代替，或者删去姓名。");
        findings.push(finding);
    }
    findings
}

/// The length of a full name that stands at the beginning: a surname and one or two characters, and behind it a mark
/// where a colon announced it, or else a word that only follows names.
fn name(words: &str, announced: bool) -> Option<usize> {
    const AFTER: &[&str] = &[
        "先生", "女士", "同志", "（男", "（女", "(男", "(女", "（身份证", "（电话", "（住", "申请公开", "申请获取",
        "要求公开", "提出的申请", "提交的申请",
    ];
    let first = words.chars().next().filter(|c| SURNAMES.contains(*c))?;
    (1..=2).find_map(|given| {
        let chars: Vec<char> = words[first.len_utf8()..].chars().take(given).collect();
        let real = |c: &char| is_han(*c) && !"某先女同".contains(*c);
        if chars.len() < given || !chars.iter().all(real) {
            return None;
        }
        let len = first.len_utf8() + chars.iter().map(|c| c.len_utf8()).sum::<usize>();
        let rest = &words[len..];
        let marked = rest.is_empty() || rest.starts_with(['，', ',', '。', '；', '（', '(', '\n', ' ']);
        (AFTER.iter().any(|word| rest.starts_with(word)) || (announced && marked)).then_some(len)
    })
}

fn homes(part: TextPart, words: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    for home in HOMES {
        for (at, _) in words.match_indices(home) {
            let reach = words[at..].char_indices().nth(REACH).map_or(words.len(), |(end, _)| at + end);
            let near = &words[at..reach];
            let near = near.split(['。', '；', '、', '\n']).next().unwrap_or(near);
            if let Some(len) = house(near) {
                let finding =
                    Finding::new(&RULE, place(part, words, at, at + len), "个人住址", "正文写出了个人住址。")
                        .advice("删去住址，或者只写到乡镇、街道。");
                findings.push(finding);
            }
        }
    }
    findings
}

/// Where a house number ends: digits and then 号, 室, 栋, 幢, 单元 or 组.
fn house(words: &str) -> Option<usize> {
    const MARKS: [&str; 6] = ["号", "室", "栋", "幢", "单元", "组"];
    let ends = words.char_indices().filter(|(_, c)| c.is_ascii_digit()).filter_map(|(at, digit)| {
        let after = at + digit.len_utf8();
        MARKS.iter().find(|mark| words[after..].starts_with(**mark)).map(|mark| after + mark.len())
    });
    ends.max()
}
