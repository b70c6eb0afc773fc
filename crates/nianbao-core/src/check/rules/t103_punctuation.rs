//! T103: marks of the wrong width, twice in a row, or without their other half.

use crate::check::finding::{Finding, Safety, Severity};
use crate::check::rule::{Context, Judge, Run, rule};
use crate::check::{quote, text};
use crate::model::{Edit, Report, TextPart};

rule! {
    /// ## 为什么
    ///
    /// 汉字之间的逗号、分号、冒号、问号和叹号用全角；句号、逗号、顿号不连用两个；书名号、引号成对、方向不反。
    /// 网址、数字、时间和外文旁边的不看，半角括号也不看。每一部分文字只说一次。
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
    /// text.overview = 公开内容随时更新并且方便查询.群众的意见和建议及时答复.
    /// => T103 hint text overview ~ 2处
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
    ///
    /// ```正例
    /// text.overview = 网址https://www.example.cn/a,b;c?d=1，时间8:30-17:30，比例3:1，金额1,234元。
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
    /// ## 怎么改
    ///
    /// 可以一并改为全角、去掉多余的标点；缺一半的书名号、引号要自己补。
    id: "T103",
    name: "punctuation",
    title: "标点不规范",
    severity: Severity::Hint,
    basis: "《标点符号用法》（GB/T 15834）",
    since: "0.1.0",
    judge: Judge::Code(run),
}

/// A slip that has one way to be mended: its bytes and what belongs there.
struct Slip {
    start: usize,
    end: usize,
    right: &'static str,
}

impl Slip {
    fn mark(&self) -> char {
        self.right.chars().next().unwrap_or_default()
    }
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

fn run(report: &Report, _: &Context<'_>) -> Run {
    let cut = text::is_cut(report);
    let parts = report.narrative.parts();
    Run::ran(parts.filter_map(|(part, words)| finding(part, words, cut)).collect())
}

fn finding(part: TextPart, words: &str, cut: bool) -> Option<Finding> {
    let mut slips = slips(words);
    let turned = if cut { Vec::new() } else { turned(words) };
    let lonely = if cut { None } else { lonely(&mended(words, &turned)) };
    // Where the author alone knows what is missing, the direction of the others is not sure either.
    let turned = if lonely.is_some() { Vec::new() } else { turned };
    let safety = if turned.is_empty() { Safety::Sure } else { Safety::Ask };
    slips.extend(turned);
    slips.sort_unstable_by_key(|slip| slip.start);
    let (start, end) = match (slips.first(), lonely) {
        (Some(slip), _) => (slip.start, slip.end),
        (None, Some((at, mark))) => (at, at + mark.len_utf8()),
        (None, None) => return None,
    };
    let near = around(words, start, end);
    let message = match (slips.as_slice(), lonely) {
        ([], Some((_, mark))) => {
            let half = if is_opening(mark) { "后一半" } else { "前一半" };
            format!("{near}附近的{}没有{half}。", name(mark))
        }
        ([slip], None) => {
            let mixed = slip.end - slip.start > 1 && !words[slip.start..].starts_with(slip.mark());
            let how = match (slip.end - slip.start, slip.mark().len_utf8()) {
                (1, _) => "是半角的",
                (before, behind) if before == behind => "方向反了",
                _ if mixed => "和前面的逗号连用",
                _ => "连用了两个",
            };
            format!("{near}附近的{}{how}。", name(slip.mark()))
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

/// Quotation marks and brackets of titles turned the wrong way: an even number on a line, and one of them against the
/// order in which they open and close. Books within books are another order, and left alone.
fn turned(words: &str) -> Vec<Slip> {
    const PAIRS: [[(char, &str); 2]; 2] = [[('“', "“"), ('”', "”")], [('《', "《"), ('》', "》")]];
    let mut found = Vec::new();
    let mut from = 0;
    for line in words.split('\n') {
        for pair in PAIRS {
            let [(open, _), (close, _)] = pair;
            let (mut count, mut wrong, mut first) = (0_usize, 0, None);
            for (at, c) in line.char_indices().filter(|(_, c)| *c == open || *c == close) {
                let (due, right) = pair[count % 2];
                if c != due {
                    wrong += 1;
                    first = first.or(Some(Slip { start: from + at, end: from + at + c.len_utf8(), right }));
                }
                count += 1;
            }
            if wrong == 1 && count.is_multiple_of(2) {
                found.extend(first);
            }
        }
        from += line.len() + 1;
    }
    found.sort_unstable_by_key(|slip| slip.start);
    found
}

/// Half-width marks between Chinese characters, and full-width ones twice in a row.
fn slips(words: &str) -> Vec<Slip> {
    const WIDE: &[(char, &str)] = &[(',', "，"), (';', "；"), (':', "："), ('?', "？"), ('!', "！")];
    const TWICE: &[(char, &str)] = &[('。', "。"), ('，', "，"), ('、', "、"), ('；', "；"), ('：', "：")];
    let mut slips = Vec::new();
    let mut chars = words.char_indices().peekable();
    let mut before = '\n';
    while let Some((start, c)) = chars.next() {
        let next = chars.peek().map_or('\n', |(_, next)| *next);
        let beside = |c: char| text::is_han(c) || matches!(c, '”' | '》' | '“' | '《' | '）' | '（');
        let wide = WIDE.iter().find(|(mark, _)| *mark == c);
        let twice = TWICE.iter().find(|(mark, _)| *mark == c && next == c);
        // A number or a new line may follow as well; behind a colon digits are often a time or a telephone.
        let item = matches!(next, '①'..='⑳' | '\n') && text::is_han(before);
        let number = matches!(c, ',' | ';') && next.is_ascii_digit() && text::is_han(before);
        let percent = matches!(c, ',' | ';') && before == '%' && text::is_han(next);
        if c == '.' && text::is_han(before) && ends_a_sentence(words, start) {
            slips.push(Slip { start, end: start + 1, right: "。" });
            before = c;
            continue;
        }
        if c == '，' && next == '。' {
            chars.next();
            slips.push(Slip { start, end: start + 2 * c.len_utf8(), right: "。" });
        } else if let Some((_, right)) =
            wide.filter(|_| (beside(before) && beside(next)) || item || number || percent)
        {
            slips.push(Slip { start, end: start + 1, right });
        } else if let Some((_, right)) = twice {
            let mut end = start + c.len_utf8();
            while let Some((at, _)) = chars.next_if(|(_, next)| *next == c) {
                end = at + c.len_utf8();
            }
            // Three and more stops stand for an ellipsis; which, only the author knows.
            if end - start == 2 * c.len_utf8() {
                slips.push(Slip { start, end, right });
            }
        }
        before = c;
    }
    slips
}

/// Whether a half-width point ends a sentence: a long clause stands before it, and behind it another or nothing. Names
/// such as 艾山.买买提 have shorter parts.
fn ends_a_sentence(words: &str, at: usize) -> bool {
    const CLAUSE: usize = 8;
    let plain = |c: &char| text::is_han(*c) || c.is_ascii_digit();
    let before = words[..at].chars().rev().take_while(plain).take(CLAUSE).count();
    let rest = &words[at + 1..];
    let after = rest.chars().take_while(plain).take(CLAUSE).count();
    let ends = rest.is_empty() || rest.starts_with('\n');
    before == CLAUSE && (ends || after == CLAUSE)
}

/// The first 《, 》, “, ”, （ or ） without its other half. Books may be named within books; 1） and 一） number items.
fn lonely(words: &str) -> Option<(usize, char)> {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut before = '\n';
    for (at, c) in words.char_indices() {
        let last = std::mem::replace(&mut before, c);
        match c {
            '（' | '(' => open.push((at, '（')),
            '）' | ')' => match open.iter().rposition(|(_, mark)| *mark == '（') {
                Some(place) => drop(open.remove(place)),
                None if last.is_alphanumeric() && !is_item(last) => return Some((at, '）')),
                None => {}
            },
            // A quotation that begins within a quotation that never ended.
            '“' if open.iter().any(|(_, mark)| *mark == '“') => {
                return open.into_iter().find(|(_, mark)| *mark == '“');
            }
            '《' | '“' => open.push((at, c)),
            '》' | '”' => match open.iter().rposition(|(_, mark)| closing(*mark) == c) {
                Some(place) => drop(open.remove(place)),
                None => return Some((at, c)),
            },
            _ => {}
        }
        // Nobody nests so deep.
        if open.len() > 16 {
            break;
        }
    }
    open.first().copied()
}

fn closing(mark: char) -> char {
    match mark {
        '《' => '》',
        '“' => '”',
        _ => '）',
    }
}

fn is_opening(mark: char) -> bool {
    matches!(mark, '《' | '“' | '（')
}

/// Whether it may number an item: 1）, a), 三）.
fn is_item(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || matches!(c, '０'..='９' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
}

/// A few characters on both sides, so that the place can be found.
fn around(words: &str, start: usize, end: usize) -> String {
    const NEAR: usize = 5;
    let own = |c: char| c.is_alphanumeric();
    let before: Vec<char> = words[..start].chars().rev().filter(|c| own(*c)).take(NEAR).collect();
    let after = words[end..].chars().filter(|c| own(*c)).take(NEAR);
    quote::quoted(&before.into_iter().rev().chain(after).collect::<String>())
}
