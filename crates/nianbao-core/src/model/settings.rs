//! How a place wants its reports checked: rules it does without, limits it draws elsewhere, its own last day. Knows no
//! rule but by its id.

use super::Date;

/// How reports are to be checked. Kept with a report, or given for many.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Ids of the rules that are switched off, in any order. Ids that no rule bears say nothing.
    pub off: Vec<String>,
    /// The last day for publication.
    pub deadline: Option<Date>,
    limits: [Option<u32>; Limit::ALL.len()],
}

impl Settings {
    /// A limit, where it is drawn otherwise than usual.
    pub fn limit(&self, limit: Limit) -> Option<u32> {
        self.limits[limit as usize]
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

    /// Whether a rule is switched off.
    pub fn is_off(&self, rule: &str) -> bool {
        self.off.iter().any(|off| off == rule)
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
        if !self.off.is_empty() {
            words.push(format!("停用规则{}", self.off.join("、")));
        }
        words
    }
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
