//! Where a text names somebody who applied, or says where somebody lives. Knows no rule.

use super::flow::Flow;
use super::text::is_han;

/// How home addresses are introduced; 住所 and 地址 alone are an office's too.
const HOMES: &[&str] = &["家庭住址", "家庭地址", "现住址", "户籍地址", "户籍所在地", "家住", "居住地址"];
/// How far behind these words the house number stands, in characters.
const REACH: usize = 40;
/// The hundred surnames most people bear, without those that begin common words after 申请人 (于, 方, 高, 常, 程 …).
const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗梁宋郑谢韩唐冯董萧曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪\
                        田任姜范石姚谭廖邹熊陆郝孔崔邱秦江史顾侯邵孟龙段雷钱汤尹黎易武贺赖龚";
/// Those that are taken for one where nothing says that an applicant follows: without 马 (马上), 曾 (曾经), 任 (任何) ….
const CLEAR: &str = "王李张刘陈杨黄赵吴周徐孙朱胡郭罗梁宋郑谢韩唐冯董萧曹袁邓傅沈彭吕苏卢蒋蔡贾丁魏薛叶阎潘杜戴汪姜姚谭廖邹熊郝崔邱秦侯\
                     邵孟钱尹黎贺赖龚";
/// What no given name of these is written with, and what ends names of places, organs and groups.
const NO_NAME: &str = "某先女同的了在是不可与和及以其已未被将向对为由于上下等各一二三四五六七八九十两个位名户者员们地多次就后并仍再也都又\
                       局厅县市区镇乡村部院社委办处所站校司厂店省州队组家群层人会长申请公开提出";
/// Words for people that a name follows.
const PERSONS: &[&str] = &["村民", "居民", "市民", "公民", "群众", "业主", "职工", "当事人"];
/// What is done with an application, before its applicant's name.
const VERBS: &[&str] = &["答复", "收到", "受理", "办理", "回复", "接到", "对", "就", "关于", "针对", "其中"];
/// What an applicant does; nothing else that people do is asked for here.
const APPLIES: &[&str] = &[
    "申请公开",
    "申请获取",
    "申请查阅政府信息",
    "申请政府信息",
    "申请信息公开",
    "提出政府信息公开申请",
    "提出信息公开申请",
];
/// The same with the application behind it.
const APPLIED: &[&str] = &["提出的", "提交的", "申请的", "向我", "向本"];

/// The names of applicants, by characters.
pub(super) fn applicants(flow: &Flow<'_>) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for at in flow.places("申请人") {
        let from = at + 3;
        let colon = flow.chars.get(from) == Some(&'：');
        let start = from + usize::from(colon);
        found.extend(introduced(flow, start, colon).map(|length| (at, start + length)));
    }
    let does = APPLIES.iter().flat_map(|verb| flow.places(verb));
    let did =
        APPLIED.iter().flat_map(|verb| flow.places(verb).filter(|at| flow.has(*at + 2, at + 14, &["申请"])));
    found.extend(does.chain(did).filter_map(|end| Some((alone(flow, end)?, end))));
    found.sort_unstable();
    found.dedup_by(|next, last| next.0 < last.1);
    found
}

/// The length of a full name behind 申请人: a surname and one or two characters, and behind it a mark where a colon
/// announced it, or else a word that only follows names.
fn introduced(flow: &Flow<'_>, start: usize, announced: bool) -> Option<usize> {
    const AFTER: &[&str] = &[
        "先生",
        "女士",
        "同志",
        "（男",
        "（女",
        "（身份证",
        "（电话",
        "（住",
        "申请公开",
        "申请获取",
        "要求公开",
        "提出的申请",
        "提交的申请",
    ];
    flow.chars.get(start).filter(|c| SURNAMES.contains(**c))?;
    (1..=2).find_map(|given| {
        let end = start + 1 + given;
        let chars = flow.chars.get(start + 1..end)?;
        if !chars.iter().all(|c| is_han(*c) && !"某先女同".contains(*c)) {
            return None;
        }
        let marked = flow.chars.get(end).is_none_or(|c| "，。；（\n".contains(*c));
        let follows = AFTER.iter().any(|word| flow.begins(end, word));
        (follows || announced && marked).then_some(1 + given)
    })
}

/// Where a name begins that ends here, though nothing calls it an applicant's: three characters where a clause begins or
/// after what is done with an application, two where a person is announced.
fn alone(flow: &Flow<'_>, end: usize) -> Option<usize> {
    [3, 2].into_iter().find_map(|length| {
        let start = end.checked_sub(length)?;
        let name = &flow.chars[start..end];
        let is_name =
            CLEAR.contains(name[0]) && name[1..].iter().all(|c| is_han(*c) && !NO_NAME.contains(*c));
        let person = PERSONS.iter().any(|word| flow.ends(start, word));
        let begins = start == 0 || "，。；：、！？\n）”".contains(flow.chars[start - 1]);
        let clear = length == 3 && (begins || VERBS.iter().any(|word| flow.ends(start, word)));
        (is_name && (person || clear)).then_some(start)
    })
}

/// Home addresses down to the house, by characters.
pub(super) fn homes(flow: &Flow<'_>) -> Vec<(usize, usize)> {
    let words = HOMES.iter().flat_map(|home| flow.places(home));
    words.filter_map(|at| Some((at, at + house(&flow.chars[at..])?))).collect()
}

/// Where a house number ends: digits and then 号, 室, 栋, 幢, 单元 or 组.
fn house(chars: &[char]) -> Option<usize> {
    let near = chars.iter().take(REACH).take_while(|c| !"。；、\n".contains(**c)).count();
    let near = &chars[..near];
    let ends = near.windows(2).enumerate().filter(|(_, pair)| pair[0].is_ascii_digit());
    ends.filter_map(|(at, pair)| match pair[1] {
        '号' | '室' | '栋' | '幢' | '组' => Some(at + 2),
        '单' if near.get(at + 2) == Some(&'元') => Some(at + 3),
        _ => None,
    })
    .max()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<String> {
        let flow = Flow::new(text);
        applicants(&flow).into_iter().map(|(start, end)| flow.words(start, end)).collect()
    }

    #[test]
    fn applicants_are_known_with_and_without_introduction() {
        for (text, expected) in [
            ("申请人：王建国，申请公开征地批复。", "申请人：王建国"),
            ("申请人 张强 申请公开征地方案", "申请人张强"),
            ("李卫东申请公开宅基地审批材料", "李卫东"),
            ("答复王秀兰提出的政府信息公开申请时", "王秀兰"),
            ("受理陈晓燕提交的信息公开申请", "陈晓燕"),
            ("村民赵强申请公开征地补偿标准", "赵强"),
            ("刘志远向本机关申请公开案卷", "刘志远"),
            ("全年收到3件，其中孙丽华提出信息公开申请1件", "孙丽华"),
        ] {
            assert_eq!(names(text), [expected], "{text}");
        }
    }

    #[test]
    fn words_that_look_like_names_are_none() {
        for text in [
            "任何人申请公开政府信息，许多人申请公开，曾多次申请公开，陆续申请公开。",
            "徐州市申请公开，杨庄村申请公开，董事长申请公开，周边居民申请公开，张贴申请公开指南。",
            "王某某申请公开，对张某提出的申请，村民李某某申请公开，居民陈先生申请公开，公民刘女士提出的申请。",
            "副县长李卫东要求公开重点领域信息。会上，李卫东要求公开工作常抓不懈。",
            "方便群众申请公开政府信息，通过网络申请公开，农民张申请的",
            "王强申请公开的材料，对李明提出的申请",
            "向我局申请公开政府信息，向本机关提出申请",
        ] {
            assert_eq!(names(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn houses_are_found_and_offices_are_not() {
        let found = |text: &str| -> Vec<String> {
            let flow = Flow::new(text);
            homes(&flow).into_iter().map(|(start, end)| flow.words(start, end)).collect()
        };
        assert_eq!(found("其家庭住址清河镇幸福路12号3单元501室。"), ["家庭住址清河镇幸福路12号3单元501室"]);
        assert_eq!(found("家住清河镇。地址：人民路1号。删去家庭住址、身份证号。"), [""; 0]);
    }
}
