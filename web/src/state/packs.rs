//! Rule packs as the page knows them: what the checker tells of each that is kept with the report. The page reads none
//! itself; until it has heard it knows what a file calls its pack, and no more. Pure.

use std::sync::Arc;

use nianbao_core::model::settings::Settings;
use nianbao_io::pack::{Names, names};
use serde::{Deserialize, Serialize};

/// What the checker tells of a pack, beside what stands with each of its rules in the coverage.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// What the ids of its rules begin with.
    pub id: String,
    /// Its own version.
    pub version: String,
    /// Who published it, what else people should know, the limits and deadlines it sets: a line each.
    pub about: Vec<String>,
    /// Its rules: the id, and what it demands.
    pub rules: Vec<(String, String)>,
    /// Why it cannot be used.
    pub refused: Option<String>,
}

/// What is told of the pack kept at a place; `None` while something else was told than is kept.
pub fn told<'a>(all: &'a [Told], at: usize, kept: &Names) -> Option<&'a Told> {
    let told = all.get(at)?;
    (told.id == kept.id && (told.refused.is_some() || told.version == kept.version)).then_some(told)
}

/// What is kept, by the titles of its packs.
pub fn titles(settings: &Settings) -> Vec<String> {
    settings.packs.iter().map(|text| title(&names(text))).collect()
}

/// A pack's title with its version.
pub fn title(names: &Names) -> String {
    match (names.title.trim(), names.version.as_str()) {
        ("", _) => "名称不详".to_owned(),
        (title, "") => title.to_owned(),
        (title, version) => format!("{title}（{version}）"),
    }
}

/// The settings in words, packs included.
pub fn words(settings: &Settings) -> String {
    let packs = titles(settings).into_iter().map(|title| format!("规则包{title}"));
    settings.words().into_iter().chain(packs).collect::<Vec<_>>().join("；")
}

/// The settings with a pack: in the place of one with the same id, or behind all.
pub fn with(settings: &Settings, text: &str) -> Settings {
    let mut settings = settings.clone();
    match position(&settings, &names(text).id) {
        Some(at) => settings.packs[at] = text.into(),
        None => settings.packs.push(text.into()),
    }
    settings
}

/// The settings without the pack at a place, and without what was switched off of it.
pub fn without(settings: &Settings, at: usize) -> Settings {
    let mut settings = settings.clone();
    if at < settings.packs.len() {
        let gone = names(&settings.packs.remove(at)).id;
        settings.off.retain(|off| off.split('-').next() != Some(&gone));
    }
    settings
}

/// The file of the pack that a rule is of.
pub fn of_rule<'a>(settings: &'a Settings, rule: &str) -> Option<&'a Arc<str>> {
    let (pack, _) = rule.split_once('-')?;
    position(settings, pack).map(|at| &settings.packs[at])
}

fn position(settings: &Settings, id: &str) -> Option<usize> {
    settings.packs.iter().position(|kept| !id.is_empty() && names(kept).id == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pack(id: &str, version: &str) -> String {
        format!(r#"{{"format":"nianbao-rules/1","id":"{id}","version":"{version}","title":"规则"}}"#)
    }

    #[test]
    fn a_newer_version_takes_the_place_of_the_older() {
        let settings = with(&with(&Settings::default(), &pack("QH", "1")), &pack("NZ", "1"));
        let newer = with(&settings, &pack("QH", "2"));
        assert_eq!(titles(&newer), ["规则（2）", "规则（1）"]);
        assert_eq!(of_rule(&newer, "QH-01").map(|text| names(text).version).as_deref(), Some("2"));
        assert_eq!(of_rule(&newer, "XX-01"), None);
        assert_eq!(of_rule(&newer, "T101"), None);
        // What has no id takes nobody's place.
        assert_eq!(with(&with(&settings, "7"), "8").packs.len(), 4);
    }

    #[test]
    fn what_was_off_of_a_pack_goes_with_it() {
        let mut settings = with(&with(&Settings::default(), &pack("QH", "1")), &pack("QH2", "1"));
        settings.off = ["QH", "QH-01", "QH2-01", "T101"].map(str::to_owned).to_vec();
        let left = without(&settings, 0);
        assert_eq!(left.off, ["QH2-01", "T101"]);
        assert_eq!(titles(&left).len(), 1);
        assert_eq!(without(&left, 5), left);
    }

    #[test]
    fn nothing_is_told_of_another_pack() {
        let one = Told { id: "QH".into(), version: "1".into(), ..Told::default() };
        let broken = Told { id: "NZ".into(), refused: Some("不行。".into()), ..Told::default() };
        let all = [one, broken];
        assert!(told(&all, 0, &names(&pack("QH", "1"))).is_some());
        assert!(told(&all, 0, &names(&pack("QH", "2"))).is_none());
        assert!(told(&all, 1, &names(&pack("NZ", "7"))).is_some(), "a refused one has no version");
        assert!(told(&all, 1, &names(&pack("QH", "1"))).is_none());
        assert!(told(&all, 2, &names(&pack("QH", "1"))).is_none());
    }
}
