//! How a text names the organ that wrote it: 我镇, 本机关, its own name. Knows no rule.

use super::flow::Flow;

/// What stands behind 我 and 本 where an organ speaks of itself, and what may not follow: 我委托, 我市场.
pub(super) const SELVES: &[(&str, &str)] = &[
    ("街道", ""),
    ("管委会", ""),
    ("单位", ""),
    ("机关", ""),
    ("部门", ""),
    ("中心", ""),
    ("支队", ""),
    ("大队", ""),
    ("省", "内外"),
    ("市", "场面"),
    ("州", ""),
    ("盟", ""),
    ("旗", "帜"),
    ("县", "区"),
    ("区", "别分域间"),
    ("镇", "定静"),
    ("乡", "村土镇"),
    ("局", "部限势面"),
    ("厅", ""),
    ("委", "托派任屈员婉"),
    ("办", "法理事公好成"),
    ("室", ""),
    ("院", "落子"),
    ("部", "分署落位"),
    ("站", "在"),
    ("所", "有以谓"),
    ("馆", ""),
    ("队", "伍"),
    ("街", "头"),
];
/// What these words begin with.
const SELVES_BEGIN: &str = "街管单机部中支大省市州盟旗县区镇乡局厅委办室院站所馆队";
/// Words that end in 我 or 本.
const NOT_BEFORE: &str = "自忘小大无唯基根资成样版文书课脚剧日原标亏够";
/// Words that speak of the organ's whole realm.
const REALMS: &[&str] =
    &["全省", "全市", "全州", "全县", "全区", "全镇", "全乡", "全街道", "全旗", "全局", "全系统"];

/// The self-designation that begins here: the length of the word behind 我 or 本, by its place in [`SELVES`].
pub(super) fn itself(flow: &Flow<'_>, at: usize) -> Option<&'static str> {
    if !matches!(flow.chars.get(at), Some('我' | '本')) || at > 0 && NOT_BEFORE.contains(flow.chars[at - 1])
    {
        return None;
    }
    if ["本乡本土", "本镇本土"].iter().any(|idiom| flow.begins(at, idiom)) {
        return None;
    }
    let (word, not) = SELVES.iter().find(|(word, _)| flow.begins(at + 1, word))?;
    let after = flow.chars.get(at + 1 + word.chars().count());
    (!after.is_some_and(|after| not.contains(*after))).then_some(*word)
}

/// Whether these characters are such a self-designation, or 全镇 and the like.
pub(super) fn is_itself(flow: &Flow<'_>, start: usize, end: usize) -> bool {
    let own = itself(flow, start).is_some_and(|word| start + 1 + word.chars().count() == end);
    own || REALMS.iter().any(|realm| flow.begins(start, realm) && start + realm.chars().count() == end)
}

/// Whether the organ with this name is spoken of here: 我镇, 全镇, any part of its name.
pub(super) fn speaks_of_itself(flow: &Flow<'_>, at: usize, name: &str) -> bool {
    itself(flow, at).is_some()
        || REALMS.iter().any(|realm| flow.begins(at, realm))
        || segments(name).iter().any(|word| flow.begins(at, word))
}

/// Every self-designation of a text: where it begins, with the word behind 我 or 本.
pub(super) fn selves(flow: &Flow<'_>) -> impl Iterator<Item = (usize, &'static str)> {
    let own = |at: &usize| flow.chars.get(at + 1).is_some_and(|next| SELVES_BEGIN.contains(*next));
    flow.either(['我', '本']).filter(own).filter_map(|at| Some((at, itself(flow, at)?)))
}

/// Whether a text speaks of the organ with this name: by 我 or 本, or by any part of the name.
pub(super) fn names_itself(flow: &Flow<'_>, name: &str) -> bool {
    selves(flow).next().is_some()
        || REALMS.iter().any(|realm| flow.find(realm).is_some())
        || segments(name).iter().any(|word| flow.find(word).is_some())
}

/// A name taken apart behind the words for places: 虎林市, 宝东镇. What says nothing by itself is left out.
pub(super) fn segments(name: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    for c in name.chars().filter(|c| !c.is_whitespace()) {
        word.push(c);
        let ends = "省市州盟县区旗镇乡局厅".contains(c) || word.ends_with("街道");
        if ends && word.chars().count() > 1 {
            words.push(std::mem::take(&mut word));
        }
    }
    words.push(word);
    let plain =
        ["", "人民政府", "人民政府办公室", "人民政府办公厅", "办事处", "管委会", "办公室", "管理委员会"];
    words.retain(|word| !plain.contains(&word.as_str()));
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_self_is_known_and_nothing_that_looks_like_it() {
        for (word, not) in SELVES {
            assert!(word.starts_with(|c| SELVES_BEGIN.contains(c)), "{word}");
            for first in ["我", "本"] {
                assert!(itself(&Flow::new(&format!("{first}{word}今年")), 0).is_some(), "{first}{word}");
                for after in not.chars() {
                    assert_ne!(
                        itself(&Flow::new(&format!("{first}{word}{after}")), 0),
                        Some(*word),
                        "{word}{after}"
                    );
                }
            }
        }
        for before in NOT_BEFORE.chars() {
            assert_eq!(itself(&Flow::new(&format!("{before}我局")), 1), None, "{before}");
        }
        assert_eq!(itself(&Flow::new("本乡本土人才"), 0), None);
        for realm in REALMS {
            assert!(names_itself(&Flow::new(realm), ""), "{realm}");
        }
    }

    #[test]
    fn names_are_taken_apart() {
        assert_eq!(segments("虎林市宝东镇人民政府"), ["虎林市", "宝东镇"]);
        assert_eq!(segments("桃江县审计局"), ["桃江县", "审计局"]);
        assert_eq!(segments("武汉市硚口区荣华街道办事处"), ["武汉市", "硚口区", "荣华街道"]);
        assert!(names_itself(&Flow::new("桃江县继续公开"), "桃江县审计局"));
        assert!(!names_itself(&Flow::new("资本市场与自我局限"), "桃江县审计局"));
    }
}
