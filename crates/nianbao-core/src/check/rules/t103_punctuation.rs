//! T103: marks of the wrong width, twice in a row, or without their other half.

use crate::check::Reading;
use crate::check::finding::{Finding, Safety, Severity};
use crate::check::marks::{Marks, Slip};
use crate::check::rule::{Context, Judge, Run, rule};
use crate::check::{quote, text};
use crate::model::{Edit, Report, TextPart};

rule! {
    /// ## 为什么
    ///
    /// 汉字之间的逗号、分号、冒号、问号和叹号用全角，句子不用半角的点结束；句号、逗号、顿号不连用两个；书名号、引号成对、
    /// 方向不反。网址、数字、时间、电话和外文旁边的不看，译名中间的点、用点隔开的短语、半角括号和直引号也不看。
    /// 每一部分文字只说一次；全文没有一个全角逗号的，多半是转换文件时改的，全文合起来说一次。
    ///
    /// ## 反例
    ///
    /// ```反例
    /// text.overview = 加强领导,落实责任;完善制度。
    /// => T103 hint text overview ~ 2处
    /// ```
    ///
    /// ```反例
    /// text.problems = 进一步规范审查工作。。下一步，，制作图表。
    /// => T103 hint text problems ~ 2处
    /// ```
    ///
    /// ```反例
    /// text.other = 依据《政府信息公开信息处理费管理办法规定，没有收费。
    /// => T103 hint text other ~ 书名号
    /// ```
    ///
    /// ```反例
    /// text.overview = 坚持“公开为常态，不公开为例外。
    /// => T103 hint text overview ~ 引号
    /// ```
    ///
    /// 后引号打成了前引号，可以改正：
    ///
    /// ```反例
    /// text.overview = 落实“三审三校“制度，严格执行《政府信息公开条例《的规定。
    /// => T103 hint text overview ~ 方向
    /// ```
    ///
    /// 逗号后面又有句号，括号没有后一半，句子用半角的点结束：
    ///
    /// ```反例
    /// text.overview = 设置智能检索功能，。在村（社区服务站摆放明白卡。
    /// => T103 hint text overview ~ 括号
    /// ```
    ///
    /// ```反例
    /// text.overview = 在村(社区服务站摆放明白卡。
    /// => T103 hint text overview ~ 括号
    /// ```
    ///
    /// ```反例
    /// text.overview = 公开内容随时更新并且方便查询.群众的意见和建议及时答复.
    /// => T103 hint text overview ~ 2处
    /// ```
    ///
    /// 冒号后面是年份、序号，短句以半角的点结束：
    ///
    /// ```反例
    /// text.overview = 还存在以下不足:1.更新不够及时；2.解读形式单一.
    /// => T103 hint text overview ~ 2处
    /// ```
    ///
    /// 全文都用半角的，合起来说：
    ///
    /// ```反例
    /// text.lead = 依据规定,编制本报告,数据截至年底,如有疑问,请与本机关联系.
    /// text.overview = 加强领导,落实责任;完善制度,公开信息,接受监督。
    /// text.problems = 存在不足,下一步改进,加强培训。。
    /// => T103 hint text lead ~ 全文
    /// => T103 hint text problems ~ 连用
    /// ```
    ///
    /// ## 正例
    ///
    /// 列举的序号、姓名里的点、时间和电话：
    ///
    /// ```正例
    /// text.overview = 1）公开；二）解读；a)回应。艾山.买买提介绍情况。工作日9:00至17:00，电话:0467-5961234。
    /// ```
    ///
    /// ```正例
    /// text.overview = 网址https://www.example.cn/a,b;c?d=1，时间8:30-17:30，比例3:1，金额1,234元。
    /// ```
    ///
    /// 译名、用点隔开的短语、标签后的号码：
    ///
    /// ```正例
    /// text.overview = 全镇选派驻村第一书记艾山.买买提同志。栏目有机构设置.领导信息.政策文件。邮编:158400，邮箱:a@b.cn，时间:9:00。
    /// ```
    ///
    /// 省略号、书名号里的书名号：
    ///
    /// ```正例
    /// text.other = 依据《国务院办公厅关于印发《政府信息公开信息处理费管理办法》的通知》……执行。
    /// ```
    ///
    /// 半角括号和单独的右括号序号：
    ///
    /// ```正例
    /// text.overview = 公开信息86条(其中政策6条)。1）加强领导；2）落实责任。
    /// ```
    ///
    /// 引号里面有句号，后面再有标点：
    ///
    /// ```正例
    /// text.overview = 坚持“以公开为常态，不公开为例外。”办理结果同时公布。
    /// ```
    ///
    /// ## 看不出的
    ///
    /// 该用逗号还是句号；该断而没有断的长句；成对而用错了的标点。
    ///
    /// ## 怎么改
    ///
    /// 可以一并改为全角、去掉多余的标点；缺一半的书名号、引号要自己补。
    id: "T103",
    name: "punctuation",
    title: "标点不规范",
    severity: Severity::Hint,
    basis: "《标点符号用法》（GB/T 15834）",
    since: "0.1.0",
    judge: Judge::Read(run),
}

/// The mark that belongs there.
fn mark(slip: &Slip) -> char {
    slip.right.chars().next().unwrap_or_default()
}

/// What a mark is called; marks inside a message would be read as the message's own.
fn name(mark: char) -> &'static str {
    match mark {
        '，' => "逗号",
        '；' => "分号",
        '：' => "冒号",
        '？' => "问号",
        '！' => "叹号",
        '。' => "句号",
        '、' => "顿号",
        '《' | '》' => "书名号",
        '（' | '）' => "括号",
        _ => "引号",
    }
}

fn run(_: &Report, _: &Context<'_>, reading: &Reading<'_>) -> Run {
    let cut = reading.is_cut();
    let throughout = throughout(reading.marks());
    let own = |slip: &Slip| throughout.is_none() || !is_narrow(slip);
    let each = reading.marks().iter().filter_map(|(part, marks)| finding(*part, marks, cut, own));
    let mut findings: Vec<Finding> = each.collect();
    findings.extend(throughout);
    Run::ran(findings)
}

/// Whether a mark is only too narrow.
fn is_narrow(slip: &Slip) -> bool {
    slip.end - slip.start == 1
}

/// One finding for a report in which every comma is half-width: a program did that, or a habit, and not one slip after
/// another.
fn throughout(all: &[(TextPart, Marks<'_>)]) -> Option<Finding> {
    const FEWEST: usize = 8;
    const PARTS: usize = 2;
    if all.iter().any(|(_, marks)| marks.list.iter().any(|mark| mark.c == '，')) {
        return None;
    }
    let narrow = |(part, marks): &(TextPart, Marks<'_>)| {
        let slips: Vec<Slip> = marks.slips().into_iter().filter(is_narrow).collect();
        (!slips.is_empty()).then(|| (*part, marks.text.to_owned(), slips))
    };
    let found: Vec<(TextPart, String, Vec<Slip>)> = all.iter().filter_map(narrow).collect();
    let count: usize = found.iter().map(|(_, _, slips)| slips.len()).sum();
    let (part, words, slips) = found.first().filter(|_| found.len() >= PARTS && count >= FEWEST)?;
    let first = &slips[0];
    let near = around(words, first.start, first.end);
    let message = format!("全文的逗号等都是半角的，共{count}处，第一处在{near}附近。");
    let place = text::place(*part, words, first.start, first.end);
    let edits =
        found.iter().map(|(part, words, slips)| Edit::Text { part: *part, text: mended(words, slips) });
    Some(
        Finding::new(&RULE, place, "标点不规范", message)
            .advice("核对原文件，转换时改的不用管；确实如此的，改为全角。")
            .fix("改正这些标点", Safety::Ask, edits.collect()),
    )
}

/// What is wrong in one piece of text, of the slips that are its own.
fn finding(part: TextPart, marks: &Marks<'_>, cut: bool, own: impl Fn(&Slip) -> bool) -> Option<Finding> {
    let words = marks.text;
    let mut slips: Vec<Slip> = marks.slips().into_iter().filter(own).collect();
    let turned = if cut { Vec::new() } else { marks.turned() };
    let lonely = match turned.as_slice() {
        _ if cut => None,
        [] => marks.lonely(),
        turned => Marks::new(&mended(words, turned)).lonely(),
    };
    let lonely = lonely.map(|mark| (mark.at, mark.c));
    // Where the author alone knows what is missing, the direction of the others is not sure either.
    let turned = if lonely.is_some() { Vec::new() } else { turned };
    let safety = if turned.is_empty() { Safety::Sure } else { Safety::Ask };
    slips.extend(turned);
    slips.sort_unstable_by_key(|slip| slip.start);
    let (start, end) = match (slips.first(), lonely) {
        (Some(slip), _) => (slip.start, slip.end),
        // The bracket as it was written: half-width it is shorter.
        (None, Some((at, _))) => (at, at + words[at..].chars().next().map_or(0, char::len_utf8)),
        (None, None) => return None,
    };
    let near = around(words, start, end);
    let message = match (slips.as_slice(), lonely) {
        ([], Some((_, mark))) => {
            let half = if is_opening(mark) { "后一半" } else { "前一半" };
            format!("{near}附近的{}没有{half}。", name(mark))
        }
        ([slip], None) => {
            let mixed = slip.end - slip.start > 1 && !words[slip.start..].starts_with(mark(slip));
            let how = match (slip.end - slip.start, mark(slip).len_utf8()) {
                (1, _) => "是半角的",
                (before, behind) if before == behind => "方向反了",
                _ if mixed => "和前面的逗号连用",
                _ => "连用了两个",
            };
            format!("{near}附近的{}{how}。", name(mark(slip)))
        }
        (slips, None) => {
            let turned = if safety == Safety::Ask { "、方向反了" } else { "" };
            format!("共{}处标点是半角的{turned}或者连用，第一处在{near}附近。", slips.len())
        }
        (slips, Some((_, mark))) => {
            let count = slips.len();
            format!("共{count}处标点是半角的或者连用，另有{}不成对，第一处在{near}附近。", name(mark))
        }
    };
    let finding = Finding::new(&RULE, text::place(part, words, start, end), "标点不规范", message)
        .advice("改为全角，去掉多余的标点；书名号和引号成对使用。");
    if slips.is_empty() || lonely.is_some() {
        return Some(finding);
    }
    Some(finding.fix("改正这些标点", safety, vec![Edit::Text { part, text: mended(words, &slips) }]))
}

/// A text with its slips mended.
fn mended(words: &str, slips: &[Slip]) -> String {
    let mut mended = String::with_capacity(words.len());
    let mut from = 0;
    for slip in slips {
        mended.push_str(&words[from..slip.start]);
        mended.push_str(slip.right);
        from = slip.end;
    }
    mended.push_str(&words[from..]);
    mended
}

fn is_opening(mark: char) -> bool {
    matches!(mark, '《' | '“' | '（')
}

/// A few characters on both sides, so that the place can be found.
fn around(words: &str, start: usize, end: usize) -> String {
    const NEAR: usize = 5;
    let own = |c: char| c.is_alphanumeric();
    let before: Vec<char> = words[..start].chars().rev().filter(|c| own(*c)).take(NEAR).collect();
    let after = words[end..].chars().filter(|c| own(*c)).take(NEAR);
    quote::quoted(&before.into_iter().rev().chain(after).collect::<String>())
}
