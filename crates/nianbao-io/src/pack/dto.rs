//! The shapes of a pack on the wire, and serde's complaints about them in Chinese.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{Error as _, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::error::Category;

#[cfg(feature = "schema")]
use schemars::JsonSchema;

/// A pack of rules for 政府信息公开工作年度报告 (`nianbao-rules/1`): what a place asks for beyond the rules everybody has. Refused when a field is not known or an example does not hold.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(JsonSchema), schemars(rename = "nianbao-rules/1"))]
pub(super) struct File {
    /// Where this schema is, for editors.
    #[serde(rename = "$schema", default)]
    #[expect(dead_code, reason = "for editors")]
    schema: Option<String>,
    /// `nianbao-rules/1`.
    #[expect(dead_code, reason = "looked at before")]
    #[cfg_attr(feature = "schema", schemars(regex(pattern = r"^nianbao-rules/1$")))]
    format: String,
    /// What the ids of its rules begin with: 2 to 12 capital letters and digits.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = r"^[A-Z][A-Z0-9]{1,11}$")))]
    pub(super) id: String,
    /// Its own version, such as `2026.1`.
    pub(super) version: String,
    /// What it is called.
    pub(super) title: String,
    /// Who published it.
    #[serde(default)]
    pub(super) issuer: Option<String>,
    /// Anything else that people should know.
    #[serde(default)]
    pub(super) note: Option<String>,
    /// Limits drawn otherwise than usual, by name, as in `settings.limits` of a report file.
    #[serde(default, deserialize_with = "once")]
    pub(super) limits: BTreeMap<String, u32>,
    /// Last days for publication in the year after the one reported on, by kind of organ: `{"department": "01-20"}`.
    #[serde(default, deserialize_with = "once")]
    pub(super) deadlines: BTreeMap<String, String>,
    /// Its rules.
    #[serde(default)]
    pub(super) rules: Vec<Rule>,
}

/// A rule: exactly one of `require`, `forbid`, `sum` and `limit`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub(super) struct Rule {
    /// Unique in the pack: 1 to 8 capital letters and digits. Findings bear it behind the pack's id, `QINGHE-01`.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = r"^[A-Z0-9]{1,8}$")))]
    pub(super) id: String,
    /// What it is called, in a few words.
    pub(super) title: String,
    /// `error`, `verify` or `hint`.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = r"^(error|verify|hint)$")))]
    pub(super) severity: String,
    /// One sentence: what is wrong. `{left}` and `{right}` stand for the two sums, `{value}` and `{limit}` for a cell and its bound, `{word}` for the forbidden words.
    pub(super) message: String,
    /// What to do.
    #[serde(default)]
    pub(super) advice: String,
    /// The document that asks for it.
    pub(super) basis: String,
    /// Kinds of organ it is about; all when there is none.
    #[serde(default)]
    pub(super) org_kinds: Vec<String>,
    /// The first year it is about.
    #[serde(default)]
    pub(super) from_year: Option<u16>,
    /// The last year it is about.
    #[serde(default)]
    pub(super) until_year: Option<u16>,
    /// Words of which one has to be there.
    #[serde(default)]
    pub(super) require: Option<Require>,
    /// Words that must not be there.
    #[serde(default)]
    pub(super) forbid: Option<Forbid>,
    /// Two sums that stand to each other so.
    #[serde(default)]
    pub(super) sum: Option<Sum>,
    /// Bounds of a cell.
    #[serde(default)]
    pub(super) limit: Option<Bounds>,
    /// At least one wrong and one right example.
    pub(super) examples: Vec<Example>,
}

/// Words of which one has to be there.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub(super) struct Require {
    /// The words; spaces and line breaks in the text do not count.
    pub(super) any: Vec<String>,
    /// Pieces of text, such as `overview.supervision`; all when there is none.
    #[serde(rename = "in", default)]
    pub(super) within: Vec<String>,
}

/// Words that must not be there.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub(super) struct Forbid {
    /// The words.
    pub(super) words: Vec<String>,
    /// Longer phrases in which they may stand.
    #[serde(default)]
    pub(super) except: Vec<String>,
    /// Pieces of text; all when there is none.
    #[serde(rename = "in", default)]
    pub(super) within: Vec<String>,
}

/// Two sums over cells, by their ids.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub(super) struct Sum {
    /// Ids of cells.
    pub(super) left: Vec<String>,
    /// `equal`, `at_most` or `at_least`.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = r"^(equal|at_most|at_least)$")))]
    pub(super) relation: String,
    /// Ids of cells.
    pub(super) right: Vec<String>,
}

/// Bounds of a cell; at least one of them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub(super) struct Bounds {
    /// The id of the cell.
    pub(super) cell: String,
    /// The least it may be, as it would stand in a cell: `"0"`.
    #[serde(default)]
    pub(super) least: Option<String>,
    /// The most it may be.
    #[serde(default)]
    pub(super) most: Option<String>,
}

/// An example: a report whose cells are 0 and whose text is empty, but for what is said here.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(JsonSchema))]
pub(super) struct Example {
    /// Whether the rule must find something in it.
    pub(super) wrong: bool,
    /// Words the message must contain.
    #[serde(default)]
    pub(super) says: String,
    /// The kind of organ; unknown when absent.
    #[serde(default)]
    pub(super) org_kind: Option<String>,
    /// The year; the first of the newest form when absent.
    #[serde(default)]
    pub(super) year: Option<u16>,
    /// Cells by id.
    #[serde(default, deserialize_with = "once")]
    pub(super) cells: BTreeMap<String, String>,
    /// Text by piece, such as `overview.supervision`.
    #[serde(default, deserialize_with = "once")]
    pub(super) text: BTreeMap<String, String>,
}

/// Names with what they stand for; none may stand there twice, as only one of the two would count.
fn once<'de, D, T>(from: D) -> Result<BTreeMap<String, T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    struct Once<T>(PhantomData<T>);

    impl<'de, T: Deserialize<'de>> Visitor<'de> for Once<T> {
        type Value = BTreeMap<String, T>;

        fn expecting(&self, into: &mut fmt::Formatter<'_>) -> fmt::Result {
            into.write_str("a map")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut names = BTreeMap::new();
            while let Some((name, value)) = map.next_entry::<String, T>()? {
                if names.contains_key(&name) {
                    return Err(A::Error::custom(format_args!("duplicate field `{}`", super::clip(&name))));
                }
                names.insert(name, value);
            }
            Ok(names)
        }
    }

    from.deserialize_map(Once(PhantomData))
}

/// What serde says, in one Chinese sentence with the place.
pub(super) fn sentence(error: &serde_json::Error) -> String {
    let place = format!("规则包第{}行第{}列附近", error.line(), error.column());
    let said = error.to_string();
    let mut names = said.split('`').skip(1).step_by(2);
    let name = names.next().unwrap_or_default();
    match error.classify() {
        Category::Eof => "规则包的内容不完整，后面的部分缺失。".to_owned(),
        Category::Syntax | Category::Io => format!("{place}不是JSON的写法。"),
        Category::Data if said.starts_with("missing field") => format!("{place}缺少“{name}”。"),
        Category::Data if said.starts_with("duplicate field") => format!("{place}“{name}”写了两次。"),
        Category::Data if said.starts_with("unknown field") => {
            let known: Vec<&str> = names.collect();
            format!("{place}“{}”不认识，可以写 {}。", super::clip(name), known.join("、"))
        }
        Category::Data => match wanted(&said) {
            Some(wanted) => format!("{place}的值应是{wanted}，请对照格式说明（nianbao schema pack）。"),
            None => format!("{place}的值种类不对，请对照格式说明（nianbao schema pack）。"),
        },
    }
}

/// What kind of value serde expected.
fn wanted(said: &str) -> Option<&'static str> {
    let (_, wanted) = said.rsplit_once("expected ")?;
    let begins = |names: &[&str]| names.iter().any(|name| wanted.starts_with(name));
    if begins(&["u16", "u32"]) {
        Some("不带引号、不小于0的整数")
    } else if begins(&["a string"]) {
        Some("引号里的文字")
    } else if begins(&["a boolean"]) {
        Some("true或者false")
    } else if begins(&["a sequence"]) {
        Some("方括号里的列表")
    } else if begins(&["a map", "struct"]) {
        Some("花括号里的名称和值")
    } else {
        None
    }
}
