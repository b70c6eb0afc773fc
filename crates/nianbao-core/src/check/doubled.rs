//! Characters and words that stand twice in a row by mistake. Chinese doubles much on purpose, and words that meet
//! often share a character, so only what can hardly be right is named; every exception here has its test.

use super::text::is_han;

/// Function words that never stand twice, with what may stand before or behind all the same.
const FUNCTION: &[(char, &str, &str)] = &[
    ('的', "目标有", "确"),
    ('了', "为除完", "解然却"),
    ('和', "温总共饱缓调柔平祥谐中", "谐平睦解美气蔼"),
    ('在', "存现所潜内外实正", "线建职岗校册编任地场座位"),
    ('是', "但于还就可凡总都若要只不", "非否"),
    ('与', "参给赐授", "会"),
    ('及', "以涉普危顾波累", "时早格第"),
];

/// Words whose first character is typed twice now and then: the character, what may follow it so that it is a word,
/// and what may stand before it so that the first of the two ends another word.
const WORDS: &[(char, &str, &str)] = &[
    (
        '内',
        "部容",
        "国境室市区县年期以围日月院车场体党校户省域海镇乡村限界馆厅店线圈行业统周时分秒天度季关之库队组群网",
    ),
    ('开', "展放设", "公召打分离敞推拉铺揭避盛张散解翻隔掀撤传展放重新"),
    ('信', "息", "微短诚通电守失公自相征书来回授互亲威确轻音迷可相置采"),
    ('工', "作", "职分员民施加开竣完手化技军社用招复务返停"),
    ('管', "理", "主监保城分托掌看接代共血"),
    ('服', "务", "征信克说不制校西衣"),
    ('平', "台", "水公和生持扯太"),
    ('制', "度定", "机体编限控强法研建管复自印录抵管"),
    ('建', "设立", "新改扩在共创构党组筹承重搭修兴基土福封城"),
    ('发', "布展", "开研下颁印制签出激突转分群启自引批多抽并散先蒸挥奋爆始"),
    ('审', "核查批", "初复终编一二三再政评会联送公"),
    ('落', "实", "角村部下回院错坠跌段"),
    ('责', "任", "负职追问权尽失履担指"),
    ('规', "定范", "法违常犯正校新陈合"),
    ('组', "织", "小分班编重村党专各该"),
    ('领', "导", "带引本率要统占将首"),
    ('申', "请", "重引"),
    ('情', "况", "疫社舆民国案感热事实心真军敌险灾详行表警病区县市村"),
    ('健', "全康", "稳保强卫体"),
    ('渠', "道", "沟水河"),
    ('栏', "目", "专公告本围护"),
    ('培', "训", "栽"),
    ('解', "读决", "了理化缓分调和见讲瓦溶辩"),
    ('群', "众", "人社本"),
    ('答', "复", "解问回应对"),
];

/// Words that may stand twice, and words that double by their nature.
const MAY_DOUBLE: &[&str] =
    &["规定", "政府", "年度", "研究", "讨论", "学习", "商量", "了解", "考虑", "活动", "休息"];
/// What continues the second of two equal words into another word: 工作|工作人员, 监督|监督电话.
const CONTINUES: &str = "人员组日量表书者化处局厅科室部院厂司会机方要制指流情目平项事对单电系体法规性度率期栏网站权点线条办主内数中\
                         力工专类报通公渠信服管";
/// Words with a number in them double on purpose: 一件一件, 二零二零.
const NUMERALS: &str = "一二三四五六七八九十零百千万两几多每逐个很越";

/// The stretches of a text, by bytes, that stand twice by mistake.
pub(super) fn doubled(text: &str) -> Vec<(usize, usize)> {
    let chars: Vec<(usize, char)> =
        text.char_indices().filter(|(_, c)| is_han(*c) || !c.is_whitespace()).collect();
    let at = |place: usize| chars.get(place).map_or('\n', |(_, c)| *c);
    let end = |place: usize| chars.get(place).map_or(text.len(), |(byte, c)| byte + c.len_utf8());
    let mut found = Vec::new();
    let mut place = 0;
    while place + 1 < chars.len() {
        let length = if !is_han(at(place)) {
            0
        } else if at(place) == at(place + 1) {
            let before = if place == 0 { '\n' } else { at(place - 1) };
            if single(before, at(place), at(place + 2)) { 2 } else { 0 }
        } else {
            word(&at, place)
        };
        if length > 0 {
            found.push((chars[place].0, end(place + length - 1)));
        }
        place += length.max(1);
    }
    found
}

/// Whether a character that stands twice does so by mistake.
fn single(before: char, c: char, next: char) -> bool {
    // Three in a row, AABB, and what is beside it are other matters.
    if before == c || next == c {
        return false;
    }
    let function = FUNCTION.iter().find(|(word, ..)| *word == c);
    if let Some((_, ends, begins)) = function {
        return is_han(before) && is_han(next) && !ends.contains(before) && !begins.contains(next);
    }
    let word = WORDS.iter().find(|(word, ..)| *word == c);
    word.is_some_and(|(_, begins, ends)| begins.contains(next) && !ends.contains(before))
}

/// The length of a word and its double that begin here; 0 when none do or they may.
fn word(at: &impl Fn(usize) -> char, place: usize) -> usize {
    const LONGEST: usize = 6;
    for length in (2..=LONGEST).rev() {
        let same = (0..length).all(|along| {
            let c = at(place + along);
            c == at(place + length + along) && is_han(c)
        });
        if !same {
            continue;
        }
        let word: String = (0..length).map(|along| at(place + along)).collect();
        let next = at(place + 2 * length);
        let numbered = length == 2 && word.contains(|c| NUMERALS.contains(c));
        let may = MAY_DOUBLE.contains(&word.as_str()) || numbered;
        let continued = length == 2 && CONTINUES.contains(next);
        return if may || continued { 0 } else { 2 * length };
    }
    0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        doubled(text).into_iter().map(|(start, end)| &text[start..end]).collect()
    }

    #[test]
    fn what_is_right_is_left_alone() {
        for text in [
            "法律、法规、规章和国家有关规定规定应当主动公开的其他政府信息",
            "深入学习习近平新时代中国特色社会主义思想",
            "认真学习习近平总书记重要讲话",
            "坚持学习学习再学习",
            "把依申请公开工作作为重点",
            "紧紧围绕",
            "层层压实",
            "人人有责",
            "事事有回音",
            "件件有着落",
            "常常更新",
            "渐渐完善",
            "往往不足",
            "时时放心不下",
            "处处留心",
            "牢牢把握",
            "稳稳推进",
            "一一答复",
            "实实在在",
            "方方面面",
            "扎扎实实",
            "某县人民政府政府信息公开",
            "三审三校",
            "一事一申请",
            "谁公开谁审查",
            "一件一件办理",
            "二零二零年",
            "2024年度年度报告",
            "等等。",
        ] {
            assert_eq!(found(text), Vec::<&str>::new(), "{text}");
        }
    }

    #[test]
    fn mistakes_are_found() {
        for (text, expected) in [
            ("加内内部培训", "内内"),
            ("重大政策的的出台", "的的"),
            ("工作工作，", "工作工作"),
            ("落落实责任", "落落"),
            ("，组组织学习", "组组"),
            ("不断健健全机制", "健健"),
            ("政府信息公开政府信息公开专栏", "政府信息公开政府信息公开"),
            ("网站和和公众号", "和和"),
            ("网站 网站。", "网站 网站"),
        ] {
            assert_eq!(found(text), [expected], "{text}");
        }
    }

    #[test]
    fn every_exception_is_needed_where_words_meet() {
        for (c, ends, begins) in FUNCTION {
            for before in ends.chars() {
                assert!(!single(before, *c, '好'), "{before}{c}{c}");
            }
            for next in begins.chars() {
                assert!(!single('好', *c, next), "{c}{c}{next}");
            }
            assert!(single('好', *c, '好'), "{c}{c}");
        }
        for (c, begins, ends) in WORDS {
            for next in begins.chars() {
                assert!(ends.chars().all(|before| !single(before, *c, next)), "{c}{c}{next}");
                assert!(single('，', *c, next), "{c}{c}{next}");
            }
            assert!(!single('，', *c, '，'), "{c}{c}");
        }
    }
}
