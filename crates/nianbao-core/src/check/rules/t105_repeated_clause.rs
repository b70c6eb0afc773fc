//! T105: the same clause, or the same few clauses, twice in a row.

use crate::check::Reading;
use crate::check::finding::{Finding, Safety, Severity};
use crate::check::marks::{Mark, Marks};
use crate::check::rule::{Context, Judge, Run, rule};
use crate::check::text::is_han;
use crate::check::{quote, text};
use crate::model::{Edit, Report};

rule! {
    /// ## 为什么
    ///
    /// 复制、修改时容易把一句话留下两遍。只认紧接着、一字不差的，一个分句至少有五个汉字，并列的词至少有四个字；
    /// 句式相同而用词不同的排比、标题后面接着同样的话、下一句接着说同一件事、隔开再提到的，都不算。连写的字词由字词重复一条来说。
    ///
    /// ## 反例
    ///
    /// ```反例
    /// text.overview = 进一步加强组织领导，进一步加强组织领导，落实公开责任。
    /// => T105 hint text overview ~ 进一步加强组织领导
    /// ```
    ///
    /// 两个分句一起重复：
    ///
    /// ```反例
    /// text.problems = 公开的内容不够全面，解读的形式比较单一。公开的内容不够全面，解读的形式比较单一。下一步制作图表。
    /// => T105 hint text problems ~ 公开的内容不够全面
    /// ```
    ///
    /// 并列的词写了两遍，整段写了三遍：
    ///
    /// ```反例
    /// text.overview.active = 公开了规划计划、财政预决算、财政预决算、行政许可等信息。
    /// text.overview.platform = 镇政府网站设有政务公开专栏，由专人维护。
    /// text.overview.platform = 镇政府网站设有政务公开专栏，由专人维护。
    /// text.overview.platform = 镇政府网站设有政务公开专栏，由专人维护。
    /// => T105 hint text overview.active ~ 财政预决算
    /// => T105 hint text overview.platform ~ 3遍
    /// ```
    ///
    /// ## 正例
    ///
    /// 排比：
    ///
    /// ```正例
    /// text.overview = 谁主管谁负责，谁公开谁审查。一事一申请，一事一答复；应公开尽公开，能公开尽公开。
    /// ```
    ///
    /// 标题后面接着同样的话：
    ///
    /// ```正例
    /// text.overview = （一）加强平台建设。加强平台建设，更新栏目3个。
    /// text.overview = 加强监督保障工作
    /// text.overview = 加强监督保障工作，开展培训2次。
    /// text.overview = 政府信息管理：政府信息管理，由办公室负责。
    /// ```
    ///
    /// 一句说完，下一句接着说同一件事：
    ///
    /// ```正例
    /// text.overview = 公开目录每年更新一次，由办公室负责政务公开。由办公室负责政务公开，各科室指定一名联络员。
    /// ```
    ///
    /// 短的、隔开的：
    ///
    /// ```正例
    /// text.overview = 公开、公开、再公开，无，无。主动公开政府信息86条，答复申请3件，主动公开政府信息86条中有政策6条。
    /// ```
    ///
    /// 数不同：
    ///
    /// ```正例
    /// text.overview = 公开行政许可信息3条，公开行政许可信息5条。
    /// ```
    ///
    /// ## 看不出的
    ///
    /// 隔开再写一遍的；改了一两个字的；四个汉字以下的。
    ///
    /// ## 怎么改
    ///
    /// 删去多出的一遍；本来要写另一件事的，改成那件事。
    id: "T105",
    name: "repeated-clause",
    title: "一句话连写两遍",
    severity: Severity::Hint,
    basis: "国办公开办函〔2021〕30号（四）明确责任：内容应当准确",
    since: "0.1.0",
    judge: Judge::Read(run),
}

/// How many clauses that repeat together are looked for.
const TOGETHER: usize = 8;
/// The Chinese characters that what stands twice has at least; words in a list say enough with fewer.
const CLAUSE: usize = 5;
const ITEM: usize = 4;
/// Two lines that are alike have at least so many: shorter ones are headings.
const LINE: usize = 10;
/// How many are shown of one piece of text.
const SHOWN: usize = 20;

/// A clause by bytes, with the mark behind it.
struct Clause<'a> {
    start: usize,
    end: usize,
    words: &'a str,
    /// Its first and its last character: most clauses differ in them.
    ends: (char, char),
    mark: char,
    /// Whether it begins a line.
    first: bool,
}

fn run(_: &Report, _: &Context<'_>, reading: &Reading<'_>) -> Run {
    let mut findings = Vec::new();
    for (part, marks) in reading.marks() {
        let (part, words) = (*part, marks.text);
        for Repeated { start, first_end, last, end, times } in repeated(marks).into_iter().take(SHOWN) {
            let shown = quote::quoted(&shown(&words[start..first_end]));
            let message = match times {
                2 => format!("{shown}紧接着又写了一遍。"),
                more => format!("{shown}连着写了{more}遍。"),
            };
            let text = format!("{}{}", &words[..start], &words[last..]);
            let finding = Finding::new(&RULE, text::place(part, words, start, end), "一句话连写两遍", message)
                .advice("删去多出的一遍；本来要写另一件事的，改成那件事。")
                .fix("删去一遍", Safety::Ask, vec![Edit::Text { part, text }]);
            findings.push(finding);
        }
    }
    Run::ran(findings)
}

/// What stands twice, without the mark behind it.
fn shown(words: &str) -> String {
    const LONGEST: usize = 20;
    let words = words.trim_end_matches(|c: char| !c.is_alphanumeric());
    let first = words.split(['。', '\n']).next().unwrap_or(words);
    match first.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}……", &first[..at]),
        None => first.to_owned(),
    }
}

/// What stands several times in a row, by bytes.
struct Repeated {
    start: usize,
    /// Where the first of them ends.
    first_end: usize,
    /// Where the last of them begins.
    last: usize,
    end: usize,
    times: usize,
}

fn repeated(marks: &Marks<'_>) -> Vec<Repeated> {
    let clauses = clauses(marks);
    let mut found = Vec::new();
    let mut at = 0;
    while at + 1 < clauses.len() {
        let behind = clauses[at + 1..].iter().zip(1..=TOGETHER);
        let mut counts = behind.filter(|(other, _)| other.ends == clauses[at].ends).map(|(_, count)| count);
        let Some(count) = counts.find(|&count| stands_twice(&clauses, at, count)) else {
            at += 1;
            continue;
        };
        let mut last = at + count;
        while stands_twice(&clauses, last, count) {
            last += count;
        }
        let times = (last - at) / count + 1;
        let end = clauses[last + count - 1].end;
        let first_end = clauses[at + count - 1].end;
        found.push(Repeated { start: clauses[at].start, first_end, last: clauses[last].start, end, times });
        at = last + count;
    }
    found
}

fn clauses<'a>(marks: &Marks<'a>) -> Vec<Clause<'a>> {
    let text = marks.text;
    let mut clauses = Vec::with_capacity(marks.list.len() + 1);
    let (mut from, mut first) = (0, true);
    let last = Mark { at: text.len(), c: '\n' };
    for mark in marks.list.iter().copied().filter(|mark| is_mark(mark.c)).chain([last]) {
        let part = &text[from..mark.at];
        let words = part.trim_start();
        let start = mark.at - words.len();
        let words = words.trim_end();
        if let Some(ends) = words.chars().next().zip(words.chars().next_back()) {
            clauses.push(Clause { start, end: start + words.len(), words, ends, mark: mark.c, first });
        }
        first = mark.c == '\n';
        from = mark.at + if mark.at < text.len() { mark.c.len_utf8() } else { 0 };
    }
    clauses
}

fn is_mark(c: char) -> bool {
    matches!(c, '，' | '。' | '、' | '；' | '：' | '！' | '？' | ',' | ';' | '\n')
}

/// Whether `count` clauses from `at` on stand once more right behind themselves.
fn stands_twice(clauses: &[Clause<'_>], at: usize, count: usize) -> bool {
    let Some(both) = clauses.get(at..at + 2 * count) else { return false };
    let (one, other) = both.split_at(count);
    let alike = one.iter().zip(other).all(|(one, other)| same(one, other));
    let (Some(last), Some(first)) = (one.last(), one.first()) else { return false };
    if !alike || last.mark == '：' {
        return false;
    }
    let length = one.iter().flat_map(|clause| clause.words.chars()).filter(|c| is_han(*c)).count();
    if last.mark == '\n' {
        // Over the end of a line only whole lines count.
        return first.first && other.last().is_some_and(|last| last.mark == '\n') && length >= LINE;
    }
    // A heading that its text follows on the same line; what the next sentence takes up and goes on about.
    let goes_on = other.last().is_some_and(|last| last.mark != '。' && last.mark != '\n');
    let taken_up = count == 1 && last.mark == '。' && (first.first || goes_on);
    !taken_up && length >= if last.mark == '、' { ITEM } else { CLAUSE }
}

/// Whether two clauses are alike but for spaces.
fn same(one: &Clause<'_>, other: &Clause<'_>) -> bool {
    let own = |c: &char| !c.is_whitespace();
    let alike = || one.words.chars().filter(own).eq(other.words.chars().filter(own));
    one.ends == other.ends && (one.words == other.words || alike())
}
