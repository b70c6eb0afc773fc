//! Settings as a file of their own, `nianbao-settings/1`, for checking many reports alike. People write it, so unlike in
//! a report file nothing in it is passed over: what is not understood is refused in one sentence.

use nianbao_core::model::{Date, Limit, Meta, OrgKind, Settings};
use serde_json::value::RawValue;

use super::read::{Fields, broken, date};
use super::walk::{items, string, written};
use crate::limits;

/// The `format` of a settings file.
pub const FORMAT: &str = "nianbao-settings/1";
/// Most rules that can be named; there are about a hundred.
const MOST_OFF: usize = 1000;

/// What a settings file says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// How to check. The rules switched off are named as the file names them.
    pub settings: Settings,
    /// What kind of organ the reports are of that do not say it.
    pub org_kind: Option<OrgKind>,
    /// The day of publication of reports that do not say theirs.
    pub published_on: Option<Date>,
}

/// Reads a settings file; otherwise says in one Chinese sentence what is wrong with it.
pub fn from_json(text: &str) -> Result<Given, String> {
    if text.len() > limits::SETTINGS_BYTES {
        return Err("设置文件太大。".to_owned());
    }
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.is_empty() {
        return Err("设置文件是空的。".to_owned());
    }
    serde_json::from_str::<&RawValue>(text).map_err(|error| broken(&error).to_string())?;
    let mut fields = Fields::of(text, "").ok_or("这不是设置文件。")?;
    once(text)?;
    match fields.take("format").and_then(string) {
        Some(format) if format == FORMAT => {}
        Some(format) => return Err(format!("设置文件的“format”应为“{FORMAT}”，写的是“{format}”。")),
        None => return Err(format!("这不是设置文件，缺少“format”，应为“{FORMAT}”。")),
    }
    let mut given = Given::default();
    for (name, raw) in fields.fields {
        given.take(&name, raw)?;
    }
    Ok(given)
}

impl Given {
    /// Says of a report what it does not say itself.
    pub fn complete(&self, meta: &mut Meta) {
        if let Some(kind) = self.org_kind.filter(|_| meta.org_kind == OrgKind::Unknown) {
            meta.org_kind = kind;
        }
        meta.published_on = meta.published_on.or(self.published_on);
    }

    fn take(&mut self, name: &str, raw: &str) -> Result<(), String> {
        match name {
            "off" => {
                let ids = items(raw).and_then(|ids| ids.into_iter().map(string).collect::<Option<Vec<_>>>());
                let ids = ids.ok_or("“off”应是规则编号的列表，如 [\"Y107\"]。")?;
                if ids.len() > MOST_OFF {
                    return Err(format!("“off”最多写{MOST_OFF}条。"));
                }
                self.settings.off = ids;
            }
            "limits" => {
                let limits =
                    Fields::of(raw, "").ok_or("“limits”应是名称和数的对照，如 {\"text_repeated\": 60}。")?;
                once(raw)?;
                for (name, raw) in limits.fields {
                    limit(&mut self.settings, &name, raw)?;
                }
            }
            "deadline" => self.settings.deadline = Some(day(name, raw)?),
            "published_on" => self.published_on = Some(day(name, raw)?),
            "org_kind" => {
                let kind = string(raw).and_then(|key| OrgKind::from_key(&key));
                let known: Vec<&str> = OrgKind::ALL.into_iter().map(OrgKind::key).collect();
                self.org_kind = Some(kind.ok_or_else(|| format!("“org_kind”可以是 {}。", known.join("、")))?);
            }
            _ => {
                return Err(format!(
                    "设置文件里的“{name}”不认识，可以写 off、limits、deadline、org_kind、published_on。"
                ));
            }
        }
        Ok(())
    }
}

/// Refuses what is written twice: only one of the two would count, and nobody could tell which.
fn once(object: &str) -> Result<(), String> {
    let fields = written(object, limits::OBJECT_FIELDS).unwrap_or_default();
    let mut names: Vec<&str> = fields.iter().map(|(name, _)| name.as_str()).collect();
    names.sort_unstable();
    match names.windows(2).find(|pair| pair[0] == pair[1]) {
        Some(pair) => Err(format!("“{}”写了两次，请只留一处。", pair[0])),
        None => Ok(()),
    }
}

/// Draws one limit; otherwise says what is wrong with it.
pub(crate) fn limit(settings: &mut Settings, name: &str, raw: &str) -> Result<(), String> {
    let Some(limit) = Limit::from_key(name) else {
        let known: Vec<&str> = Limit::ALL.into_iter().map(Limit::key).collect();
        return Err(format!("没有名为“{name}”的界限，可以写 {}。", known.join("、")));
    };
    let fits = raw.parse().is_ok_and(|value| settings.set_limit(limit, Some(value)));
    let (least, most) = limit.range();
    if fits {
        Ok(())
    } else {
        Err(format!("“{name}”（{}）应是{least}到{most}之间的整数。", limit.label()))
    }
}

fn day(name: &str, raw: &str) -> Result<Date, String> {
    date(raw).ok_or_else(|| format!("“{name}”应是日历上有的一天，写成 2025-01-20 这样。"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_read() {
        let given = from_json(
            r#"{"format":"nianbao-settings/1","off":["Y107","t103"],"limits":{"text_repeated":60,"jump_factor":10},
               "deadline":"2026-01-20","org_kind":"township","published_on":"2026-01-18"}"#,
        )
        .unwrap();
        assert_eq!(given.settings.off, ["Y107", "t103"]);
        assert_eq!(given.settings.limit(Limit::TextRepeated), Some(60));
        assert_eq!(given.settings.limit(Limit::OverviewLength), None);
        assert_eq!(given.settings.deadline, Date::new(2026, 1, 20));
        assert_eq!((given.org_kind, given.published_on), (Some(OrgKind::Township), Date::new(2026, 1, 18)));
    }

    #[test]
    fn what_is_not_understood_is_refused_in_words() {
        for (rest, words) in [
            (r#","of":[]"#, "“of”不认识"),
            (r#","off":"Y107""#, "“off”应是"),
            (r#","off":[1]"#, "“off”应是"),
            (r#","limits":{"likeness":3}"#, "没有名为“likeness”"),
            (r#","limits":{"text_repeated":101}"#, "1到100之间"),
            (r#","limits":{"text_repeated":"60"}"#, "1到100之间"),
            (r#","limits":{"text_repeated":1e1}"#, "1到100之间"),
            (r#","limits":[]"#, "“limits”应是"),
            (r#","off":["Y107"],"off":[]"#, "“off”写了两次"),
            (r#","limits":{"text_repeated":40,"text_repeated":60}"#, "“text_repeated”写了两次"),
            (r#","deadline":"2026-02-30""#, "日历"),
            (r#","org_kind":"island""#, "township"),
        ] {
            let why = from_json(&format!(r#"{{"format":"nianbao-settings/1"{rest}}}"#)).unwrap_err();
            assert!(why.contains(words) && why.ends_with('。'), "{rest}: {why}");
        }
        for text in ["", "[]", "{}", "{", r#"{"format":"nianbao/1"}"#, r#"{"format":"nianbao-settings/2"}"#] {
            assert!(from_json(text).unwrap_err().ends_with('。'), "{text}");
        }
        assert!(from_json(&" ".repeat(limits::SETTINGS_BYTES + 1)).unwrap_err().contains("太大"));
    }
}
