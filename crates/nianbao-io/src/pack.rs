//! Rule packs as files, `nianbao-rules/1`: JSON to a [`Pack`] and its examples. People write packs, so nothing in one is
//! passed over: what is not understood is refused in one sentence that names the place. Whether the examples hold is for
//! the checks to say; this only reads.

mod dto;
mod example;
mod rule;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

pub use nianbao_core::model::pack::PackFile;
use nianbao_core::model::pack::{Deadline, Pack, Refused};
use nianbao_core::model::settings::is_rule_id;
use nianbao_core::model::{Date, Limit, OrgKind};
use serde_json::value::RawValue;

use crate::limits;
use crate::project::{layout, walk};
use crate::record::identity;
use dto::File;

/// The `format` of a pack.
pub const FORMAT: &str = "nianbao-rules/1";
/// What every version's `format` begins with.
const FAMILY: &str = "nianbao-rules/";

/// What the file of a pack calls it, in order or not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// What the ids of its rules begin with.
    pub id: String,
    /// Its own version.
    pub version: String,
    /// What it is called.
    pub title: String,
}

/// Fields of a pack that are looked at for its names.
const FIELDS: usize = 50;

/// What a file calls the pack in it, however little else is right; what is not there is empty, and nothing is too long
/// to be shown. Light: whoever keeps packs need not read them.
pub fn names(text: &str) -> Names {
    let fields = walk::fields(text, FIELDS).unwrap_or_default();
    let field = |name: &str| {
        let raw = fields.iter().find(|(known, _)| known == name).map(|(_, raw)| *raw);
        clip(&raw.and_then(walk::string).unwrap_or_default())
    };
    Names { id: field("id"), version: field("version"), title: field("title") }
}

/// Reads a pack; otherwise says which one it is and what is wrong with it.
pub fn open(text: &str) -> Result<PackFile, Refused> {
    from_json(text).map_err(|why| {
        let Names { id, title, .. } = names(text);
        let name = if title.trim().is_empty() { "名称不详".to_owned() } else { title };
        Refused { id, name, why }
    })
}

/// The file of a pack as it is kept: on one line, so that spaces make no difference. Anything but JSON stays as it is.
pub fn kept(text: &str) -> String {
    let text = text.trim_start_matches('\u{feff}').trim();
    match serde_json::from_str::<&RawValue>(text) {
        Ok(_) => layout::compact(text),
        Err(_) => text.to_owned(),
    }
}

/// The fingerprint of a pack's file: of what it is kept as, so that it is the same wherever the pack comes from.
pub fn fingerprint(text: &str) -> String {
    identity(&[&kept(text)])
}

/// Whether a text is meant to be a pack, in order or not. A report file may hold packs, and is none.
pub(crate) fn is_meant(text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}').trim();
    if !text.starts_with('{') || !text.contains(FAMILY) {
        return false;
    }
    if serde_json::from_str::<&RawValue>(text).is_ok() {
        let fields = walk::fields(text, limits::OBJECT_FIELDS).unwrap_or_default();
        let format = fields.iter().find(|(name, _)| name == "format");
        return format.is_some_and(|(_, raw)| raw.trim_start_matches('"').starts_with(FAMILY));
    }
    // Cut off or damaged: the family it names first is its own.
    let own = text.find(&format!("\"{FAMILY}"));
    own.is_some_and(|own| text.find("\"nianbao/").is_none_or(|report| own < report))
}

/// Reads a pack; otherwise says in one Chinese sentence what is wrong with it.
pub fn from_json(text: &str) -> Result<PackFile, String> {
    if text.len() > limits::SETTINGS_BYTES {
        return Err("规则包太大，最多1MB。".to_owned());
    }
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.is_empty() {
        return Err("规则包的文件是空的。".to_owned());
    }
    check_format(text)?;
    let file: File = serde_json::from_str(text).map_err(|error| dto::sentence(&error))?;
    if file.id.len() < 2
        || file.id.len() > 12
        || !file.id.starts_with(|c: char| c.is_ascii_uppercase())
        || !is_id(&file.id)
    {
        return Err(format!("规则包的编号“{}”应由2至12个大写字母和数字组成，以字母开头。", clip(&file.id)));
    }
    if is_rule_id(&file.id) {
        return Err(format!("规则包的编号不能是“{}”，自带规则的编号是这样写的。", file.id));
    }
    line("version", &file.version, 40)?;
    line("title", &file.title, 80)?;
    let issuer = file.issuer.clone().unwrap_or_default();
    let note = file.note.clone().unwrap_or_default();
    for (name, text, most) in [("issuer", &issuer, 80), ("note", &note, 400)] {
        if !text.is_empty() {
            line(name, text, most)?;
        }
    }
    if file.rules.len() > limits::PACK_RULES {
        return Err(format!("规则包最多有{}条规则，这里有{}条。", limits::PACK_RULES, file.rules.len()));
    }
    let mut ids = BTreeSet::new();
    let mut rules = Vec::with_capacity(file.rules.len());
    let mut examples = Vec::new();
    for (index, dto) in file.rules.iter().enumerate() {
        if !ids.insert(dto.id.as_str()) {
            return Err(format!("规则编号“{}”用了两次，每条规则的编号不能相同。", clip(&dto.id)));
        }
        let rule = rule::rule(&file.id, dto)?;
        if dto.examples.len() > limits::PACK_EXAMPLES {
            return Err(format!("规则“{}”最多有{}个例子。", rule.head.id, limits::PACK_EXAMPLES));
        }
        for (number, example) in (1..).zip(&dto.examples) {
            let named = |why: String| format!("规则“{}”的第{number}个例子：{why}", rule.head.id);
            examples.push(example::example(index, number, example).map_err(named)?);
        }
        rules.push(rule);
    }
    let pack = Pack {
        limits: drawn(&file)?,
        deadlines: deadlines(&file)?,
        fingerprint: fingerprint(text),
        id: file.id,
        version: file.version,
        title: file.title,
        issuer,
        note,
        rules,
    };
    Ok(PackFile { pack, examples })
}

/// The format, before anything else is looked at: a newer pack may have fields that this version does not know.
fn check_format(text: &str) -> Result<(), String> {
    #[derive(serde::Deserialize)]
    struct Format {
        format: Option<String>,
    }
    let format = match serde_json::from_str(text) {
        Ok(Format { format }) => format,
        // A list, a number, or a format that is no text: no pack at all.
        Err(error) if error.is_data() => None,
        Err(error) => return Err(dto::sentence(&error)),
    };
    match format.as_deref() {
        Some(FORMAT) => Ok(()),
        Some(format) if format.starts_with(FAMILY) => {
            Err(format!("规则包的格式是“{}”，比本程序新，请更新程序。", clip(format)))
        }
        _ => Err(format!("这不是规则包，“format”应为“{FORMAT}”。")),
    }
}

fn drawn(file: &File) -> Result<Vec<(Limit, u32)>, String> {
    let mut drawn = Vec::new();
    for (name, value) in &file.limits {
        let mut settings = nianbao_core::model::Settings::default();
        crate::project::settings::limit(&mut settings, name, &value.to_string())?;
        drawn.extend(settings.limits());
    }
    Ok(drawn)
}

fn deadlines(file: &File) -> Result<Vec<Deadline>, String> {
    let mut deadlines = Vec::new();
    for (kind, day) in &file.deadlines {
        let own = OrgKind::from_key(kind).filter(|kind| *kind != OrgKind::Unknown);
        let kind = own.ok_or_else(|| format!("“deadlines”里没有“{}”这种机关。", clip(kind)))?;
        let two = |text: &str| (text.len() == 2).then(|| text.parse().ok()).flatten();
        // The day has to exist in any year.
        let parsed = day
            .split_once('-')
            .and_then(|(month, day)| Some((two(month)?, two(day)?)))
            .filter(|(month, day)| Date::new(2023, *month, *day).is_some());
        let (month, day) =
            parsed.ok_or_else(|| format!("“deadlines”里的“{}”应写成月-日，如 01-20。", clip(day)))?;
        deadlines.push(Deadline { kind, month, day });
    }
    Ok(deadlines)
}

/// Whether it is made of capital letters and digits.
fn is_id(id: &str) -> bool {
    !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
}

/// Whether a text that is shown is there, short enough and on one line.
fn line(name: &str, text: &str, most: usize) -> Result<(), String> {
    if text.trim().is_empty() {
        return Err(format!("“{name}”不能空白。"));
    }
    let fits = text.chars().count() <= most && !text.contains(char::is_control);
    if fits { Ok(()) } else { Err(format!("“{name}”应在{most}字以内，不换行。")) }
}

/// Words of a file in a message.
fn clip(text: &str) -> String {
    const LONGEST: usize = 40;
    let short: String = text.chars().take(LONGEST).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().nth(LONGEST).is_some() { short + "…" } else { short }
}

/// The JSON Schema of a pack, as pretty JSON with a line break at the end.
#[cfg(feature = "schema")]
pub fn schema() -> String {
    let schema = schemars::schema_for!(File);
    serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n"
}
