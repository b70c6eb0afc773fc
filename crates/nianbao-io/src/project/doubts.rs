//! What stands in a report file where something of ours should stand, and is not understood: it is kept and written back,
//! but no check goes by it, so it is told. Fields of somebody else's are their own affair.

use nianbao_core::model::place::MetaField;
use nianbao_core::model::{Place, Report};

use super::repeated::repeated;
use super::walk::string;
use crate::import::{Note, NoteKind};

/// Cells that are named in one note.
pub(super) const NAMED: usize = 3;
/// Most characters of a value that are shown.
const SHOWN: usize = 40;

/// The doubts about a report that was read from a file of ours with this text.
pub(crate) fn doubts(report: &Report, text: &str) -> Vec<Note> {
    let says = |raw: &str| string(raw).map_or(raw != "null", |text| !text.trim().is_empty());
    let unknown = || report.unknown.iter().filter(|(_, raw)| says(raw));
    let named = |pointer: &str, within: &str| {
        pointer.strip_prefix(within).map(|name| name.replace("~1", "/").replace("~0", "~"))
    };
    let mut notes = Vec::new();
    let mut doubt = |at: Place, source: &str, message: String| {
        notes.push(Note { kind: NoteKind::FieldUnknown, at, source: shown(source), message });
    };
    for (pointer, raw) in unknown() {
        let field = match pointer.as_str() {
            "/meta/year" => (MetaField::Year, "年度"),
            "/meta/org_kind" => (MetaField::OrgKind, "机关类型"),
            "/meta/published_on" => (MetaField::PublishedOn, "公布日期"),
            _ => continue,
        };
        let message = format!("报告文件里的{}看不懂，没有采用，请改正。", field.1);
        doubt(Place::Meta(field.0), raw, message);
    }
    let cells: Vec<(String, &String)> =
        unknown().filter_map(|(pointer, raw)| Some((named(pointer, "/cells/")?, raw))).collect();
    if let Some((name, raw)) = cells.first() {
        let names: Vec<String> =
            cells.iter().take(NAMED).map(|(name, _)| format!("“{}”", shown(name))).collect();
        let more = if cells.len() > NAMED { "等" } else { "" };
        let message = format!(
            "报告文件里有{}格的编号不在本报告的表格上（{}{more}），没有采用，请核对编号和表格的版本。",
            cells.len(),
            names.join("、")
        );
        doubt(Place::Report, &format!("{name} = {raw}"), message);
    }
    for (within, what) in [("/text/", "文字"), ("/settings/", "核对设置")] {
        for (pointer, raw) in unknown() {
            let Some(name) = named(pointer, within) else { continue };
            let message = format!("报告文件里的{what}“{}”看不懂，没有采用，请对照格式核对。", shown(&name));
            doubt(Place::Report, raw, message);
        }
    }
    notes.extend(repeated(text, report));
    notes
}

/// The beginning of a value, on one line.
pub(super) fn shown(text: &str) -> String {
    let mut short: String = text.chars().take(SHOWN).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().nth(SHOWN).is_some() {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use crate::{NoteKind, read_text};

    fn messages(rest: &str) -> Vec<String> {
        let text = format!(r#"{{"format":"nianbao/1","edition":"ed2021",{rest}}}"#);
        let import = read_text(&text).unwrap();
        assert!(import.notes.iter().all(|note| note.kind == NoteKind::FieldUnknown), "{:?}", import.notes);
        import.notes.into_iter().map(|note| note.message).collect()
    }

    #[test]
    fn what_is_not_understood_is_told() {
        for (rest, words) in [
            (r#""meta":{"year":-1}"#, "年度看不懂"),
            (r#""meta":{"year":99999}"#, "年度看不懂"),
            (r#""meta":{"org_kind":"town"}"#, "机关类型看不懂"),
            (r#""meta":{"published_on":"2025-02-30"}"#, "公布日期看不懂"),
            (
                r#""cells":{"applications.new_recieved@total":"5"}"#,
                "有1格的编号不在本报告的表格上（“applications.new_recieved@total”）",
            ),
            (
                r#""cells":{"a":"1","b":"1","c":"1","d":"1"}"#,
                "有4格的编号不在本报告的表格上（“a”、“b”、“c”等）",
            ),
            (r#""text":{"overveiw":"全年公开信息86条。"}"#, "文字“overveiw”看不懂"),
            (r#""text":{"overview":{"aplications":"没有收到申请。"}}"#, "文字“overview/aplications”看不懂"),
            (r#""settings":{"limits":{"text_repeated":-4}}"#, "核对设置“limits/text_repeated”看不懂"),
            (r#""settings":{"deadline":"2026-02-30"}"#, "核对设置“deadline”看不懂"),
            (r#""settings":{"off":"Y107"}"#, "核对设置“off”看不懂"),
        ] {
            let messages = messages(rest);
            assert!(messages.len() == 1 && messages[0].contains(words), "{rest}: {messages:?}");
        }
    }

    #[test]
    fn what_says_nothing_or_is_somebody_elses_is_left_in_peace() {
        for rest in [
            r#""meta":{"year":null,"org_kind":"","published_on":null,"contact":"甲"}"#,
            r#""cells":{"proactive.rules.issued":5,"elsewhere":"","further":" "}"#,
            r#""portal":{"id":7},"explanations":[{"rule":"Y102","on":"last week","reason":"清理"}]"#,
        ] {
            assert_eq!(messages(rest), Vec::<String>::new(), "{rest}");
        }
    }
}
