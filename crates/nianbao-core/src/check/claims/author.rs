//! Whose report it is: which words of its text mean the organ itself, which mean others, and which the region above it.
//! Knows no sentence.

use crate::check::organ::{Level, level};
use crate::check::own::{SELVES, segments};
use crate::model::{OrgKind, Report};

/// What stands before a word for some organs at the head of a clause, where it means the one that writes.
const HEADS: &[char] = &['，', '。', ';', ':', '\n', '）', '年', '度'];
/// What the names of offices and towns end in.
const OFFICES: &[char] = &['局', '委', '厅', '镇', '乡', '院', '所', '队', '处'];

/// How many lowest bits of a character are told apart.
const BEGINS: usize = 512;

/// Whose report it is.
pub(super) struct Author {
    pub(super) year: Option<u16>,
    name: Vec<char>,
    /// The pieces of the name that stand for it: 青江县, 清河街道.
    pieces: Vec<Vec<char>>,
    /// The characters that 我, 本 and the pieces begin with, by their lowest bits: most characters are none.
    begins: [bool; BEGINS],
    level: Level,
    /// Its report may count the cases of others.
    adds_up: bool,
}

impl Author {
    /// Whose report this is.
    pub(super) fn new(report: &Report) -> Author {
        let meta = &report.meta;
        let name: Vec<char> = meta.org_name.chars().filter(|c| !c.is_whitespace()).collect();
        let adds_up = match meta.org_kind {
            OrgKind::Government | OrgKind::GovernmentOffice | OrgKind::Zone | OrgKind::Township => true,
            OrgKind::Unknown => !name.ends_with(&['局']) && !name.ends_with(&['委']),
            _ => false,
        };
        let pieces: Vec<Vec<char>> =
            segments(&meta.org_name).iter().map(|piece| piece.chars().collect()).collect();
        let first = pieces.iter().filter_map(|piece| piece.first().copied()).chain(['我', '本']);
        let mut begins = [false; BEGINS];
        first.for_each(|c| begins[c as usize % BEGINS] = true);
        Author { year: meta.year, level: level(&meta.org_name), name, pieces, begins, adds_up }
    }

    /// How many years a year is after the report's: -1 is the year before.
    pub(super) fn years_on(&self, year: i64) -> Option<i64> {
        self.year.map(|own| year - i64::from(own))
    }

    /// How long the words are that begin here and name the organ: 我县, 清河街道.
    pub(super) fn named(&self, chars: &[char], at: usize) -> Option<usize> {
        if !self.begins[chars[at] as usize % BEGINS] {
            return None;
        }
        if matches!(chars[at], '我' | '本') {
            let own = |word: &&(&str, &str)| {
                chars[at + 1..].iter().copied().take(word.0.chars().count()).eq(word.0.chars())
            };
            return SELVES.iter().find(own).map(|(word, _)| 1 + word.chars().count());
        }
        self.pieces.iter().find(|piece| chars[at..].starts_with(piece)).map(Vec::len)
    }

    /// Whether 街道, 乡镇 or the like from one character to before another means the organ itself: 我街道, 清河街道.
    pub(super) fn is_itself(&self, chars: &[char], start: usize, end: usize) -> bool {
        let Some(before) = start.checked_sub(1).map(|at| chars[at]) else {
            return contains(&self.name, &chars[start..end]);
        };
        matches!(before, '我' | '本' | '该' | '全')
            || contains(&self.name, &chars[start - 1..end])
            || (HEADS.contains(&before) && contains(&self.name, &chars[start..end]))
    }

    /// Whether 全市, 全省 or the like is more than the organ's own region. `realm` is its second character.
    pub(super) fn is_below(&self, realm: char) -> bool {
        let county = self.name.iter().any(|c| matches!(c, '县' | '区' | '旗'));
        match self.level {
            Level::Town => matches!(realm, '县' | '市' | '区' | '旗' | '州' | '省'),
            Level::County => matches!(realm, '州' | '省') || (realm == '市' && county),
            Level::City | Level::Prefecture => realm == '省',
            Level::National | Level::Province | Level::Unsaid => false,
        }
    }

    /// Whether the name of another office ends right before here, in the report of an organ that has offices below it:
    /// 县公安局受理31件.
    pub(super) fn is_of_another(&self, chars: &[char], at: usize) -> bool {
        let Some(from) = at.checked_sub(2).filter(|_| self.adds_up) else { return false };
        OFFICES.contains(&chars[at - 1])
            && !matches!(chars[from], '我' | '本' | '该' | '全')
            && !contains(&self.name, &chars[from..at])
    }
}

fn contains(name: &[char], word: &[char]) -> bool {
    name.windows(word.len()).any(|window| window == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn author(name: &str, kind: OrgKind) -> Author {
        let mut report = Report::for_year(2024);
        report.meta.org_name = name.to_owned();
        report.meta.org_kind = kind;
        Author::new(&report)
    }

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn its_own_names_are_known() {
        let county = author("青江县人民政府", OrgKind::Government);
        for (text, length) in
            [("我县今年", Some(2)), ("青江县受理", Some(3)), ("临河县", None), ("我们", None)]
        {
            assert_eq!(county.named(&chars(text), 0), length, "{text}");
        }
        for own in ["我局", "本局"] {
            assert_eq!(author("", OrgKind::Unknown).named(&chars(own), 0), Some(2));
        }
    }

    #[test]
    fn a_street_may_be_the_one_that_writes() {
        let street = author("青江县清河街道办事处", OrgKind::Street);
        let county = author("青江县人民政府", OrgKind::Government);
        for (text, start, own, of_county) in [
            ("我街道收到", 1, true, true),
            ("清河街道收到", 2, true, false),
            ("城南街道收到", 2, false, false),
            ("年街道收到", 1, true, false),
            ("街道收到", 0, true, false),
            ("各街道收到", 1, false, false),
            ("乡镇街道收到", 2, false, false),
            ("本街道收到", 1, true, true),
            ("该街道收到", 1, true, true),
            ("全街道收到", 1, true, true),
            ("度街道收到", 1, true, false),
            ("，街道收到", 1, true, false),
            ("。街道收到", 1, true, false),
            (";街道收到", 1, true, false),
            (":街道收到", 1, true, false),
            ("\n街道收到", 1, true, false),
            ("）街道收到", 1, true, false),
        ] {
            let text = chars(text);
            assert_eq!(street.is_itself(&text, start, start + 2), own, "{text:?}");
            assert_eq!(county.is_itself(&text, start, start + 2), of_county, "{text:?}");
        }
    }

    #[test]
    fn the_region_above_is_not_its_own() {
        for (name, above, own) in [
            ("青江县石桥镇人民政府", "县市区旗州省", "镇"),
            ("青江县财政局", "市州省", "县"),
            ("南江区财政局", "市州省", "区"),
            ("白山旗财政局", "市州省", "旗"),
            ("泉州市石狮市人民政府", "省", "市"),
            ("宿迁市人民政府", "省", "市县区"),
            ("江苏省人民政府", "", "省市县"),
        ] {
            let author = author(name, OrgKind::Unknown);
            assert!(above.chars().all(|realm| author.is_below(realm)), "{name}");
            assert!(!own.chars().any(|realm| author.is_below(realm)), "{name}");
        }
    }

    #[test]
    fn offices_below_are_others_and_its_own_is_not() {
        let county = author("青江县人民政府", OrgKind::Government);
        let bureau = author("青江县财政局", OrgKind::Department);
        for (text, other) in [
            ("县公安局", true),
            ("县卫健委", true),
            ("省水利厅", true),
            ("城关镇", true),
            ("青山乡", true),
            ("县法院", true),
            ("派出所", true),
            ("交警队", true),
            ("办事处", true),
            ("我局", false),
            ("本局", false),
            ("该局", false),
            ("全局", false),
            ("县政府", false),
            ("局", false),
        ] {
            assert_eq!(county.is_of_another(&chars(text), text.chars().count()), other, "{text}");
            assert!(!bureau.is_of_another(&chars(text), text.chars().count()), "{text}");
        }
        assert!(!author("青江县石桥镇人民政府", OrgKind::Township).is_of_another(&chars("石桥镇"), 3));
        // Of an organ whose kind nobody told, the name says whether it may have others below it.
        for (name, below) in [("青江县人民政府", true), ("青江县财政局", false), ("青江县卫健委", false)]
        {
            assert_eq!(author(name, OrgKind::Unknown).is_of_another(&chars("县公安局"), 4), below, "{name}");
        }
    }
}
