//! How a place wants its reports checked: rules it does without, limits it draws elsewhere, its own last day. Knows no
//! rule but by its id.

use std::sync::Arc;

use super::Date;

/// How reports are to be checked. Kept with a report, or given for many.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Ids of the rules and of the rule packs that are switched off, in any order. Ids that nothing bears say nothing.
    pub off: Vec<String>,
    /// Files of rule packs that go with it, each as JSON on one line. They are kept as they came, and are tried anew by
    /// whoever checks: nothing here says that they are in order.
    pub packs: Vec<Arc<str>>,
    /// The last day for publication, of the one year it can be of: see [`Settings::deadline_for`].
    pub deadline: Option<Date>,
    limits: [Option<u32>; Limit::ALL.len()],
}

impl Settings {
    /// A limit, where it is drawn otherwise than usual.
    pub fn limit(&self, limit: Limit) -> Option<u32> {
        self.limits[limit as usize]
    }

    /// The last day for publication of a report on this year: the day that is set, when it is of the year after. One that
    /// is left from another year would make every report late, or none.
    pub fn deadline_for(&self, year: u16) -> Option<Date> {
        self.deadline.filter(|day| year.checked_add(1) == Some(day.year()))
    }

    /// Draws a limit, or leaves it to what is usual; says `false` and changes nothing when the value is out of range.
    pub fn set_limit(&mut self, limit: Limit, value: Option<u32>) -> bool {
        let fits = value.is_none_or(|value| limit.accepts(value));
        if fits {
            self.limits[limit as usize] = value;
        }
        fits
    }

    /// The limits that are drawn otherwise than usual.
    pub fn limits(&self) -> impl Iterator<Item = (Limit, u32)> + '_ {
        Limit::ALL.into_iter().filter_map(|limit| Some((limit, self.limit(limit)?)))
    }

    /// Whether a rule is switched off, or a pack; a rule of a pack goes with its pack.
    pub fn is_off(&self, id: &str) -> bool {
        let pack = id.split_once('-').map_or(id, |(pack, _)| pack);
        self.off.iter().any(|off| off == id || off == pack)
    }

    /// Whether everything is as usual.
    pub fn is_usual(&self) -> bool {
        *self == Settings::default()
    }

    /// Every setting that is not as usual, in words for a record.
    pub fn words(&self) -> Vec<String> {
        let mut words: Vec<String> = self.limits().map(|(limit, value)| limit.words(value)).collect();
        if let Some(day) = self.deadline {
            words.push(format!("公布期限{}年{}月{}日", day.year(), day.month(), day.day()));
        }
        for (name, packs) in [("停用规则", false), ("停用规则包", true)] {
            let off: Vec<&str> =
                self.off.iter().map(String::as_str).filter(|id| names_pack(id) == packs).collect();
            if !off.is_empty() {
                words.push(format!("{name}{}", off.join("、")));
            }
        }
        words
    }
}

/// Whether an id is a pack's and not a rule's: ours are a letter with three digits, those of packs have a hyphen.
fn names_pack(id: &str) -> bool {
    !id.contains('-') && !is_rule_id(id)
}

/// Whether an id is made as those of our rules are: no pack may bear such a one.
pub fn is_rule_id(id: &str) -> bool {
    matches!(id.as_bytes(), [letter, number @ ..]
        if letter.is_ascii_uppercase() && number.len() == 3 && number.iter().all(u8::is_ascii_digit))
}

/// A number that a rule goes by and a place may draw otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// How much of the text may be last year's, in percent (Y104).
    TextRepeated,
    /// How many Chinese characters part 一 may have (F112).
    OverviewLength,
    /// How many times last year's a figure may be (Y107).
    JumpFactor,
    /// Figures below this may jump (Y107).
    JumpLeast,
    /// From this amount of fees on, in 万元, a small organ is asked for the unit (P103).
    LargeFee,
    /// How many characters part 五 has at least (N106).
    ProblemsLength,
}

impl Limit {
    /// All limits.
    pub const ALL: [Limit; 6] = [
        Limit::TextRepeated,
        Limit::OverviewLength,
        Limit::JumpFactor,
        Limit::JumpLeast,
        Limit::LargeFee,
        Limit::ProblemsLength,
    ];

    /// The name used in files.
    pub fn key(self) -> &'static str {
        self.about().0
    }

    /// Reads [`Limit::key`] back.
    pub fn from_key(key: &str) -> Option<Limit> {
        Limit::ALL.into_iter().find(|limit| limit.key() == key)
    }

    /// What people call it.
    pub fn label(self) -> &'static str {
        self.about().1
    }

    /// What it counts, as it stands behind the number.
    pub fn unit(self) -> &'static str {
        self.about().2
    }

    /// The rule that goes by it.
    pub fn rule(self) -> &'static str {
        self.about().3
    }

    /// What it is unless somebody draws it otherwise.
    pub fn usual(self) -> u32 {
        self.about().4
    }

    /// The least and the largest it can be.
    pub fn range(self) -> (u32, u32) {
        self.about().5
    }

    /// Whether it can be this.
    pub fn accepts(self, value: u32) -> bool {
        let (least, most) = self.range();
        (least..=most).contains(&value)
    }

    /// With its name and unit, for a record.
    pub fn words(self, value: u32) -> String {
        format!("{}{value}{}", self.label(), self.unit())
    }

    /// Key, label, unit, rule, usual value, range.
    fn about(self) -> (&'static str, &'static str, &'static str, &'static str, u32, (u32, u32)) {
        match self {
            // 100 is never exceeded: the figure is shown, nothing is found.
            Limit::TextRepeated => ("text_repeated", "与上一年度重复的界限", "%", "Y104", 50, (1, 100)),
            Limit::OverviewLength => {
                ("overview_length", "第一部分的篇幅", "字", "F112", 1000, (100, 100_000))
            }
            Limit::JumpFactor => ("jump_factor", "与上一年度相差的倍数", "倍", "Y107", 5, (2, 1000)),
            Limit::JumpLeast => ("jump_least", "比较相差倍数的最小数", "", "Y107", 20, (1, 1_000_000)),
            Limit::LargeFee => {
                ("large_fee", "部门和乡镇收费偏大的界限", "万元", "P103", 10_000, (1, 100_000_000))
            }
            // At 1 no length is short: the words alone are looked at.
            Limit::ProblemsLength => ("problems_length", "第五部分的最少字数", "字", "N106", 80, (1, 10_000)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pack_that_is_off_takes_its_rules_along() {
        let off = vec!["T101".to_owned(), "QH-02".to_owned(), "NANZHOU".to_owned()];
        let settings = Settings { off, ..Settings::default() };
        for (id, is_off) in [
            ("T101", true),
            ("T102", false),
            ("QH-02", true),
            ("QH-01", false),
            ("QH", false),
            ("NANZHOU", true),
            ("NANZHOU-01", true),
            ("NANZHOU2-01", false),
        ] {
            assert_eq!(settings.is_off(id), is_off, "{id}");
        }
        assert_eq!(settings.words(), ["停用规则T101、QH-02", "停用规则包NANZHOU"]);
    }

    #[test]
    fn limits_are_told_by_their_names_and_kept_in_range() {
        let mut settings = Settings::default();
        assert!(settings.is_usual() && settings.words().is_empty());
        for (at, limit) in Limit::ALL.into_iter().enumerate() {
            assert_eq!(limit as usize, at);
            assert_eq!(Limit::from_key(limit.key()), Some(limit));
            assert!(limit.accepts(limit.usual()));
            let (least, most) = limit.range();
            assert!(
                !settings.set_limit(limit, Some(most + 1)) && !settings.set_limit(limit, Some(least - 1))
            );
            assert_eq!(settings.limit(limit), None);
            assert!(settings.set_limit(limit, Some(most)));
            assert_eq!(settings.limit(limit), Some(most));
        }
        assert_eq!(settings.limits().count(), Limit::ALL.len());
        assert_eq!(settings.words().len(), Limit::ALL.len());
        assert!(settings.set_limit(Limit::JumpFactor, None));
        assert_eq!(settings.limits().count(), Limit::ALL.len() - 1);
    }
}
