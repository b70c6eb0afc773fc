//! T104: a date no calendar has, a date that lost digits, a postal code that has not six digits.

use crate::check::days::{Fault, faults};
use crate::check::flow::Flow;
use crate::check::finding::{Finding, Severity};
use crate::check::period::{Period, period};
use crate::check::reading::Reading;
use crate::check::rule::{Context, Judge, Run, rule};
use crate::check::{quote, text};
use crate::model::{Report, TextPart};

rule! {
    /// ## 为什么
    ///
    /// 2月30日、13月这样的日期日历上没有，邮编都是6位数字，多半是输入或者改写时写错。从网页复制的文字，
    /// 日期里的数字常会丢失（“20251月1日”“2025年 月 日”），公布出去看不出是哪一天，要对照原文补全。
    /// 统计期限写成别的日期的，由统计期限一条来说。
    ///
    /// ## 反例
    ///
    /// ```反例
    /// text.overview = 本办法自2024年2月30日起施行，6月31日前完成清理。
    /// => T104 verify text overview ~ 2024年2月30日
    /// => T104 verify text overview ~ 6月31日
    /// ```
    ///
    /// 把电话填在了邮编里，邮编少了一位：
    ///
    /// ```反例
    /// text.lead = 请与本机关联系（邮编：0558-233657，电话：0558-2336570）。
    /// text.other = 邮政编码 15840
    /// => T104 verify text lead ~ 0558-233657
    /// => T104 verify text other ~ 15840
    /// ```
    ///
    /// 数字在复制时丢失，一部分文字只说一次：
    ///
    /// ```反例
    /// year = 2025
    /// text.lead = 统计期限为20251月1日至202512月31日。
    /// text.other = 清河镇人民政府
    /// text.other = 2026年1月 日
    /// => T104 verify text lead ~ 丢失
    /// => T104 verify text other ~ 2026年1月 日
    /// -> F114 blocked
    /// ```
    ///
    /// 没有的月份：
    ///
    /// ```反例
    /// text.problems = 2024年13月组织了培训。
    /// => T104 verify text problems ~ 月份
    /// ```
    ///
    /// ## 正例
    ///
    /// ```正例
    /// text.lead = 统计期限自2024年1月1日起至2024年12月31日止。如有疑问，请与本机关联系（邮 编 ： 223100，电话：0517-87222589）。
    /// ```
    ///
    /// 闰年的2月29日，没有写年份的也算有：
    ///
    /// ```正例
    /// text.overview = 2024年2月29日召开会议；每年2月29日、1月31日前公布，10月1日-7日放假。
    /// ```
    ///
    /// 不是日期的数字：
    ///
    /// ```正例
    /// text.overview = 2024年1月日均访问3000次，2024年月均公开30条；6至36月龄婴幼儿1200人，办理时限20个工作日，版本2025.13.40。
    /// ```
    ///
    /// 统计期限写错的，另一条规则说：
    ///
    /// ```正例
    /// year = 2024
    /// text.lead = 统计期限为2024年1月1日至2024年11月31日。
    /// => F114 error text lead
    /// ```
    ///
    /// 邮编后面接着电话：
    ///
    /// ```正例
    /// text.lead = 邮编158400 0467-5961234；邮编、电话见网站；邮编：15 84 00。
    /// ```
    ///
    /// ## 看不出的
    ///
    /// 日历上有而写错了的日期；6位而写错了的邮编；电话号码对不对。
    ///
    /// ## 怎么改
    ///
    /// 对照原文件改正日期和邮编；丢了数字的，补全。
    id: "T104",
    name: "date-or-code",
    title: "日期或者邮编不对",
    severity: Severity::Verify,
    basis: "国办公开办函〔2021〕30号（四）明确责任：内容应当准确；《邮政编码》（YZ/T 0126）",
    since: "0.1.0",
    judge: Judge::Read(run),
}

/// How many are shown of one piece of text.
const SHOWN: usize = 20;
const CODES: &[&str] = &["邮编", "邮政编码"];
const DIGITS: usize = 6;

fn run(report: &Report, _: &Context<'_>, reading: &Reading<'_>) -> Run {
    let period = match period(report.narrative.get(TextPart::Lead)) {
        Period::Years { range, .. } => Some((range.start, range.end)),
        _ => None,
    };
    let mut findings = Vec::new();
    for (part, flow) in reading.flows() {
        let (part, words) = (*part, flow.text());
        let told = |start: usize| {
            part == TextPart::Lead && period.is_some_and(|(from, until)| (from..until).contains(&start))
        };
        let dates: Vec<_> = faults(flow).into_iter().filter(|(_, start, _)| !told(*start)).collect();
        let lost = dates.iter().filter(|(fault, ..)| *fault == Fault::Lost).count();
        let mut shown_lost = false;
        for (fault, start, end) in dates.into_iter().take(SHOWN) {
            let date = quote::quoted(&words[start..end]);
            let (title, message) = match fault {
                Fault::Lost if shown_lost => continue,
                Fault::Lost if lost > 1 => {
                    ("日期缺了数字", format!("{date}等{lost}处日期缺了数字，可能在复制时丢失。"))
                }
                Fault::Lost => ("日期缺了数字", format!("{date}这个日期缺了数字，可能在复制时丢失。")),
                Fault::Month => ("没有这个月份", format!("{date}没有这个月份。")),
                Fault::Day => ("没有这一天", format!("日历上没有{date}这一天。")),
            };
            shown_lost |= fault == Fault::Lost;
            let finding = Finding::new(&RULE, text::place(part, words, start, end), title, message);
            findings.push(finding.advice("对照原文件改正日期。"));
        }
        for (start, end) in codes(flow).into_iter().take(SHOWN) {
            let message = format!("邮编写的是{}，不是{DIGITS}位数字。", quote::quoted(&words[start..end]));
            let place = text::place(part, words, start, end);
            let finding = Finding::new(&RULE, place, "邮编不是6位", message);
            findings.push(finding.advice("核对邮编和电话有没有填错位置。"));
        }
    }
    Run::ran(findings)
}

/// Postal codes that have not six digits, by bytes.
fn codes(flow: &Flow<'_>) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    if CODES.iter().all(|label| flow.find(label).is_none()) {
        return found;
    }
    let words = flow.text();
    let chars: Vec<(usize, char)> = words.char_indices().filter(|(_, c)| !c.is_whitespace()).collect();
    let digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    for at in 0..chars.len() {
        let labelled = |label: &&&str| label.chars().enumerate().all(|(along, c)| chars.get(at + along).is_some_and(|(_, other)| *other == c));
        let Some(label) = CODES.iter().find(labelled) else { continue };
        let mut first = at + label.chars().count();
        while chars.get(first).is_some_and(|(_, c)| matches!(c, '：' | ':' | '是' | '为')) {
            first += 1;
        }
        let (mut last, mut count) = (first, 0);
        while let Some(&(byte, c)) = chars.get(last) {
            let apart = last > first && byte > chars[last - 1].0 + chars[last - 1].1.len_utf8();
            let dash = matches!(c, '-' | '－' | '—') && !apart && count > 0;
            // Six digits and a space are a whole code, whatever number comes behind it.
            if !(digit(c) || dash) || apart && count >= DIGITS {
                break;
            }
            count += usize::from(digit(c));
            last += 1;
        }
        if count > 0 && count != DIGITS {
            let (byte, c) = chars[last - 1];
            found.push((chars[first].0, byte + c.len_utf8()));
        }
    }
    found
}
