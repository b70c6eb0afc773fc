//! What a portal's page prints around a report: captions above the text, links and imprint below it. Knows no label
//! of the form.

/// How captions between title and text begin.
const CAPTIONS: [&str; 17] = [
    "发布时间",
    "发布日期",
    "发文日期",
    "公开日期",
    "成文日期",
    "发布机构",
    "发布单位",
    "来源",
    "信息来源",
    "作者",
    "编辑",
    "责任编辑",
    "浏览",
    "点击",
    "索引号",
    "字体",
    "字号",
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
    let line = line.trim_start_matches(['【', '[', ' ', '\u{3000}']);
    line.len() < 240
        && !line.contains('。')
        && CAPTIONS.iter().any(|caption| {
            line.strip_prefix(caption).is_some_and(|rest| {
                let rest = rest.trim_start();
                rest.starts_with(['：', ':', '】', '次', '量', '大']) || rest.is_empty()
            })
        })
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
        for line in ["发布时间：2024-01-20 来源：某局", "【字体：大 中 小】", "浏览次数：12"]
        {
            assert!(is_caption(line), "{line}");
        }
        for line in ["上一篇：某某公告", "京ICP备12345号", "主办单位：某县人民政府"] {
            assert!(is_footer(line), "{line}");
        }
        for line in ["来源于群众的意见得到采纳。", "打印、复印不收费用。", "本年度没有收取信息处理费"]
        {
            assert!(!is_caption(line) && !is_footer(line), "{line}");
        }
    }
}
