//! All rules there are: those of one report, which core has, and those over several, which are the desk's. Whoever lists
//! or explains rules asks here.

use nianbao_core::check::{Rule, rules as one};

use crate::rules as several;

/// All rules, by id.
pub fn all() -> Vec<&'static Rule> {
    let mut all: Vec<&Rule> = one::ALL.iter().chain(several::ALL).copied().collect();
    all.sort_by_key(|rule| rule.id);
    all
}

/// The rule with this id or name, however it is capitalised.
pub fn find(text: &str) -> Option<&'static Rule> {
    let text = text.trim();
    let is_it = |rule: &&Rule| rule.id.eq_ignore_ascii_case(text) || rule.name.eq_ignore_ascii_case(text);
    one::ALL.iter().chain(several::ALL).copied().find(is_it)
}

/// The documentation of a rule, as Chinese Markdown.
pub fn docs(rule: &Rule) -> &'static str {
    several::docs(rule.id).unwrap_or_else(|| rule.docs())
}

/// Whether a rule is over several reports: it runs where they are summed, not where one is checked.
pub fn is_over_several(rule: &Rule) -> bool {
    several::ALL.contains(&rule)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_stands_once_with_its_page() {
        let all = all();
        assert_eq!(all.len(), one::ALL.len() + several::ALL.len());
        assert!(all.windows(2).all(|pair| pair[0].id < pair[1].id && pair[0].name != pair[1].name));
        for rule in all {
            assert!(docs(rule).starts_with("## 为什么"), "{rule:?}");
            assert_eq!(find(&rule.id.to_lowercase()), Some(rule));
            assert_eq!(find(rule.name), Some(rule));
            assert!(one::GROUPS.iter().any(|(letter, _)| rule.id.starts_with(*letter)), "{rule:?}");
            // What core explains it also runs.
            assert_eq!(rule.docs().is_empty(), is_over_several(rule), "{rule:?}");
        }
        assert_eq!(find("Z999"), None);
    }
}
