//! What a portal's page prints around a report: captions above the text, links and imprint below it. Knows no label
//! of the form.

use nianbao_core::model::Date;

/// Captions of the day a page was published, the surest first; the last two only with a colon.
const DAYS: [&str; 14] = [
    "发布时间",
    "发布日期",
    "公布日期",
    "公布时间",
    "公开日期",
    "公开时间",
    "發佈時間",
    "發布日期",
    "发文日期",
    "发文时间",
    "生成日期",
    "成文日期",
    "日期",
    "时间",
];

/// Captions of who published a page, the surest first.
const PUBLISHERS: [&str; 10] = [
    "公开主体",
    "发布机构",
    "发布单位",
    "发文机关",
    "发文机构",
    "责任单位",
    "供稿单位",
    "信息来源",
    "来源",
    "作者",
];

/// How other captions between title and text begin.
const CAPTIONS: [&str; 29] = [
    "当前位置",
    "当前的位置",
    "所在位置",
    "您的位置",
    "您现在的位置",
    "现在位置",
    "更新时间",
    "更新日期",
    "编辑",
    "责任编辑",
    "审核",
    "浏览",
    "点击",
    "阅读",
    "访问",
    "索引号",
    "索引码",
    "字体",
    "字号",
    "文号",
    "发文字号",
    "有效性",
    "主题分类",
    "信息分类",
    "公开方式",
    "信息名称",
    "大中小",
    "视力保护色",
    "保护视力色",
];

/// How lines behind the text begin.
const FOOTERS: [&str; 18] = [
    "上一篇",
    "下一篇",
    "上一条",
    "下一条",
    "打印",
    "【打印",
    "[打印",
    "关闭窗口",
    "【关闭",
    "版权所有",
    "主办单位",
    "承办单位",
    "网站标识码",
    "网站地图",
    "扫一扫",
    "分享到",
    "相关链接",
    "联系我们",
];

/// Whether a short line is a caption of a portal, such as `来源：某局`.
pub(super) fn is_caption(line: &str) -> bool {
    let line = line.trim_start_matches(['【', '[', '（', '(', ' ', '\u{3000}', '•', '·', '●']);
    if line.len() >= 240 || line.contains('。') {
        return false;
    }
    let captions = || DAYS.iter().chain(&PUBLISHERS).chain(&CAPTIONS).copied();
    // Behind words of its own: `www.example.cn 发布时间：2021-01-19 来源：办公室`.
    let marked = |caption: &str| {
        line.match_indices(caption)
            .any(|(at, _)| line[at + caption.len()..].trim_start().starts_with(['：', ':']))
    };
    if DAYS.iter().any(|caption| marked(caption)) && PUBLISHERS.iter().any(|caption| marked(caption)) {
        return true;
    }
    captions().any(|caption| {
        line.strip_prefix(caption).is_some_and(|rest| {
            let rest = rest.trim_start();
            rest.starts_with(['：', ':', '】', '次', '量', '大', '数']) && !rest.starts_with("大家")
                || rest.is_empty()
                || caption.len() > 6 && rest.starts_with(|c: char| c.is_ascii_digit())
        })
    }) || day(line).is_some_and(|(_, end)| {
        // A day, and another caption or nothing behind it.
        let rest = line[end..].trim_start_matches(|c: char| !c.is_alphabetic());
        rest.is_empty() || is_caption(rest)
    })
}

/// A day of publication and how sure it is: the place of its caption among [`DAYS`], the last place without one.
pub(super) type Published = (usize, Date);

/// The day of publication in a line of a portal's frame such as `来源：某局 发布时间：2021-03-05 08:58`.
pub(super) fn published(line: &str) -> Option<Published> {
    let behind = DAYS.iter().enumerate().find_map(|(sure, caption)| {
        let (before, rest) = line.split_once(caption)?;
        // 时间 and 日期 are the ends of many captions.
        let whole = caption.len() > 6 || !before.ends_with(char::is_alphabetic);
        let rest =
            rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '：' | ':' | '】' | ']'));
        if whole { day(rest).map(|(day, _)| (sure, day)) } else { None }
    });
    behind.or_else(|| {
        let line = line.trim_start_matches(['（', '(', '【', ' ', '\u{3000}', '•', '·', '●']);
        let (day, end) = day(line)?;
        // With the day of the week it is the page's clock, which shows the day somebody saved the page.
        let clock = ["星期", "礼拜", "周"].iter().any(|week| line[end..].contains(week));
        (!clock).then_some((DAYS.len(), day))
    })
}

/// Whether a caption says what day it is.
pub(super) fn is_captioned((sure, _): Published) -> bool {
    sure < DAYS.len()
}

/// The day of publication in a row of a portal's table: a caption in a cell of its own, the day in the next one.
pub(super) fn published_in_cells<'t>(cells: impl Iterator<Item = &'t str>) -> Option<Published> {
    let mut caption = None;
    for text in cells.map(str::trim).filter(|text| !text.is_empty()) {
        if let Some(sure) = caption.take()
            && let Some((day, _)) = day(text)
        {
            return Some((sure, day));
        }
        let label: String =
            text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '：' | ':' | '【' | '】')).collect();
        caption = DAYS.iter().position(|day| *day == label);
    }
    None
}

/// The day a text begins with, in digits or in Chinese numerals, and where it ends.
fn day(text: &str) -> Option<(Date, usize)> {
    let mut rest = text;
    let year = number(&mut rest)?;
    rest = rest.trim_start().strip_prefix(['-', '/', '.', '年', '－'])?;
    let month = number(&mut rest)?;
    rest = rest.trim_start().strip_prefix(['-', '/', '.', '月', '－'])?;
    let day = number(&mut rest)?;
    rest = rest.trim_start_matches('日');
    let date = Date::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)?;
    (1990..2100).contains(&year).then_some((date, text.len() - rest.len()))
}

/// Takes a number off a text: `2025`, `二〇二五`, `十二`, `二十一`.
fn number(text: &mut &str) -> Option<u16> {
    let trimmed = text.trim_start();
    let digits = trimmed.chars().take_while(char::is_ascii_digit).count();
    if digits > 0 {
        *text = &trimmed[digits..];
        return trimmed[..digits].parse().ok();
    }
    let value = |c: char| match c {
        '〇' | '○' | '零' | 'Ｏ' => Some(0),
        '十' => Some(10),
        _ => "一二三四五六七八九".chars().position(|numeral| numeral == c).map(|at| at as u16 + 1),
    };
    let numerals: Vec<u16> = trimmed.chars().map_while(value).take(5).collect();
    let length: usize = trimmed.chars().take(numerals.len()).map(char::len_utf8).sum();
    *text = &trimmed[length..];
    match numerals.as_slice() {
        [] => None,
        [10] => Some(10),
        [10, ones @ 0..=9] => Some(10 + ones),
        [tens @ 1..=9, 10] => Some(tens * 10),
        [tens @ 1..=9, 10, ones @ 0..=9] => Some(tens * 10 + ones),
        plain if plain.iter().all(|digit| *digit < 10) => {
            plain.iter().try_fold(0u16, |sum, digit| sum.checked_mul(10)?.checked_add(*digit))
        }
        _ => None,
    }
}

/// Who published a page, by the captions of its frame.
pub(super) fn publisher(line: &str) -> Option<&str> {
    PUBLISHERS.iter().find_map(|caption| {
        let (_, rest) = line.split_once(caption)?;
        let rest = rest.trim_start().strip_prefix(['：', ':'])?.trim_start();
        let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '】' | ']' | '|' | '（' | '('));
        Some(&rest[..end.unwrap_or(rest.len())])
    })
}

/// Whether a line is only a day, as below a signature.
pub(super) fn is_day(line: &str) -> bool {
    let line = line.trim().trim_start_matches(['（', '(']).trim_end_matches(['）', ')']);
    day(line).is_some_and(|(_, end)| line[end..].trim().is_empty())
}

/// The words before a day at the end of a line: `某局 2025年1月20日`.
pub(super) fn before_day(line: &str) -> Option<&str> {
    let line = line.trim();
    let at = line.find(char::is_whitespace)?;
    is_day(&line[at..]).then_some(&line[..at])
}

/// Whether a line begins the links and the imprint below a text.
pub(super) fn is_footer(line: &str) -> bool {
    line.len() < 300
        && !line.ends_with('。')
        && (FOOTERS.iter().any(|footer| line.starts_with(footer))
            || line.contains("ICP备")
            || line.contains("公网安备"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_are_told_from_text() {
        for line in [
            "发布时间：2024-01-20 来源：某局",
            "【字体：大 中 小】",
            "浏览次数：12",
            "更新时间：2024-01-28 14:53 来源：某局",
            "您的位置:首页 > 政府信息公开 > 年报",
            "• 2025-02-10 15:59",
            "www.example.cn 发布时间:2021-01-19 来源:办公室 阅读次数:",
        ] {
            assert!(is_caption(line), "{line}");
        }
        for (line, day) in [
            ("发布日期：二〇二四年十二月二十一日", "2024-12-21"),
            ("信息来源：某局　发布时间: 2021-03-05 08:58", "2021-03-05"),
            ("2025年1月9日 来源：某局", "2025-01-09"),
            ("• 2025-02-10 15:59", "2025-02-10"),
        ] {
            assert_eq!(published(line).map(|(_, day)| day.to_string()).as_deref(), Some(day), "{line}");
        }
        for clock in [
            "2025年12月30日\t星期二",
            "2025-12-30 21:37 周二",
            "今天是2025年12月30日",
            "采集时间：2025-12-30",
        ] {
            assert_eq!(published(clock), None, "{clock}");
        }
        let cells = ["索引号", "0143/2024-2", "公开 日期：", "", "2024-01-17"];
        assert_eq!(published_in_cells(cells.into_iter()), Date::new(2024, 1, 17).map(|day| (4, day)));
        assert_eq!(published_in_cells(["公开日期", "索引号", "2024-01-17"].into_iter()), None);
        assert_eq!(published("统计时间：全年"), None);
        assert_eq!(published("截止日期：2025-01-09"), None);
        assert_eq!(publisher("【来源：某局】【字体：大】"), Some("某局"));
        assert_eq!(before_day("某局　二〇二五年一月十日"), Some("某局"));
        for line in ["上一篇：某某公告", "京ICP备12345号", "主办单位：某县人民政府"] {
            assert!(is_footer(line), "{line}");
        }
        for line in ["来源于群众的意见得到采纳。", "打印、复印不收费用。", "本年度没有收取信息处理费"]
        {
            assert!(!is_caption(line) && !is_footer(line), "{line}");
        }
    }
}
