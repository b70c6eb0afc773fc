//! What stands twice in a report file with two values. The last one counts, as in every browser, so it is told: nobody
//! can tell which of the two was meant. Fields of somebody else's are their own affair.

use nianbao_core::model::{Place, Report};

use super::doubts::{NAMED, shown};
use super::layout::compact;
use super::walk::{string, written};
use crate::import::{Note, NoteKind};
use crate::limits;

/// Objects whose names are all ours, and how a note calls them; what is within another comes behind it.
const OBJECTS: [(&str, &str); 6] = [
    ("text", "文字"),
    ("text/overview", "文字"),
    ("text/notes", "文字"),
    ("settings", "核对设置"),
    ("settings/limits", "核对设置"),
    ("tables", "表格版本"),
];
/// Fields beside those of others.
const FILE: [&str; 6] = ["edition", "meta", "cells", "text", "settings", "explanations"];
const META: [&str; 5] = ["year", "org_name", "org_kind", "region", "published_on"];

/// The notes on what stands twice in the text of a report file that was read.
pub(super) fn repeated(text: &str, report: &Report) -> Vec<Note> {
    let text = text.trim_start_matches('\u{feff}').trim();
    let mut notes = Vec::new();
    let mut doubt = |at: Place, source: &str, message: String| {
        notes.push(Note { kind: NoteKind::FieldRepeated, at, source: shown(source), message });
    };
    let mut told = |what: &str, within: &str, twice: Vec<Twice>| {
        for Twice { name, last, .. } in twice {
            let name = if within.is_empty() { name } else { format!("{within}/{name}") };
            let message = format!(
                "报告文件里的{what}“{}”写了两次，内容不同，采用了后一处，请核对后只留一处。",
                shown(&name)
            );
            doubt(Place::Report, &last, message);
        }
    };
    let of_ours = |known: &[&str], twice: Vec<Twice>| -> Vec<Twice> {
        twice.into_iter().filter(|one| known.contains(&one.name.as_str())).collect()
    };
    told("内容", "", of_ours(&FILE, twice(text)));
    told("基本信息", "", of_ours(&META, object(text, "meta").map(twice).unwrap_or_default()));
    for (path, what) in OBJECTS {
        let inner = path.split('/').try_fold(text, object).map(twice).unwrap_or_default();
        told(what, path.split_once('/').map_or("", |(_, inner)| inner), inner);
    }
    let cells = object(text, "cells").map(twice).unwrap_or_default();
    let Some(first) = cells.first() else { return notes };
    let values: Vec<String> = cells
        .iter()
        .take(NAMED)
        .map(|one| format!("“{}”先是{}，后是{}", shown(&one.name), shown(&one.first), shown(&one.last)))
        .collect();
    let more = if cells.len() > NAMED { "等" } else { "" };
    let message = format!(
        "报告文件里有{}格写了两次，内容不同（{}{more}），采用了后一处，请核对后只留一处。",
        cells.len(),
        values.join("；")
    );
    let at = report.find(&first.name).map_or(Place::Report, Place::Cell);
    doubt(at, &format!("{} = {}", first.name, first.first), message);
    notes
}

/// A field with an earlier value that is not its last.
struct Twice {
    name: String,
    first: String,
    last: String,
}

/// The fields of an object that stand there twice with different values, in the order of their names.
fn twice(json: &str) -> Vec<Twice> {
    let mut fields = written(json, limits::OBJECT_FIELDS).unwrap_or_default();
    // Stable: of one name the last written stays last.
    fields.sort_by(|one, other| one.0.cmp(&other.0));
    let value = |raw: &str| string(raw).unwrap_or_else(|| compact(raw));
    let same = fields.chunk_by(|one, other| one.0 == other.0).filter(|same| same.len() > 1);
    same.filter_map(|same| {
        let ((name, last), before) = same.split_last()?;
        let last = value(last);
        let first = before.iter().map(|(_, raw)| value(raw)).find(|first| *first != last)?;
        Some(Twice { name: name.clone(), first, last })
    })
    .collect()
}

/// The object of this name that counts.
fn object<'a>(json: &'a str, name: &str) -> Option<&'a str> {
    let fields = written(json, limits::OBJECT_FIELDS)?;
    fields.into_iter().rfind(|(known, _)| known == name).map(|(_, raw)| raw)
}

#[cfg(test)]
mod tests {
    use nianbao_core::model::Place;

    use crate::{Import, NoteKind, read_text};

    fn read(rest: &str) -> Import {
        let import = read_text(&format!(r#"{{"format":"nianbao/1","edition":"ed2021",{rest}}}"#)).unwrap();
        assert!(import.notes.iter().all(|note| note.kind == NoteKind::FieldRepeated), "{:?}", import.notes);
        import
    }

    #[test]
    fn a_cell_that_stands_twice_is_told_and_the_last_counts() {
        let import = read(r#""cells":{"proactive.rules.issued":"1","proactive.rules.issued":"2"}"#);
        let id = import.report.find("proactive.rules.issued").unwrap();
        assert_eq!(import.report.raw(id), "2");
        let [note] = import.notes.as_slice() else { panic!("{:?}", import.notes) };
        assert_eq!((note.at.clone(), note.source.as_str()), (Place::Cell(id), "proactive.rules.issued = 1"));
        assert!(note.message.contains("有1格写了两次") && note.message.contains("先是1，后是2"), "{note:?}");
        let many = r#""cells":{"a":1,"b":1,"c":1,"d":1,"a":2,"b":2,"c":2,"d":2}"#;
        let import = read_text(&format!(r#"{{"format":"nianbao/1","edition":"ed2021",{many}}}"#)).unwrap();
        let note = import.notes.iter().find(|note| note.kind == NoteKind::FieldRepeated).unwrap();
        assert!(note.message.contains("有4格") && note.message.contains("后是2等）"), "{note:?}");
    }

    #[test]
    fn what_else_stands_twice_is_told_where_it_is_ours() {
        for (rest, words) in [
            (r#""meta":{"year":2023,"year":2024}"#, "基本信息“year”写了两次"),
            (r#""text":{"other":"无。","other":"没有收取信息处理费。"}"#, "文字“other”写了两次"),
            (r#""text":{"overview":{"active":"甲。","active":"乙。"}}"#, "文字“overview/active”写了两次"),
            (r#""settings":{"off":["Y107"],"off":[]}"#, "核对设置“off”写了两次"),
            (
                r#""settings":{"limits":{"jump_least":5,"jump_least":6}}"#,
                "核对设置“limits/jump_least”写了两次",
            ),
            (r#""cells":{"proactive.rules.issued":"1"},"cells":{}"#, "内容“cells”写了两次"),
            (r#""text":{"other":"甲。","other":"甲。","other":"乙。"}"#, "文字“other”写了两次"),
        ] {
            let notes = read(rest).notes;
            assert!(notes.len() == 1 && notes[0].message.contains(words), "{rest}: {notes:?}");
        }
    }

    #[test]
    fn what_agrees_or_is_somebody_elses_is_left_in_peace() {
        for rest in [
            r#""cells":{"proactive.rules.issued":"1","proactive.rules.issued":1}"#,
            r#""text":{"other":"\u65e0。","other":"无。"}"#,
            r#""settings":{"off":[ "Y107" ],"off":["Y107"]}"#,
            r#""meta":{"contact":"甲","contact":"乙"},"portal":{"id":7},"portal":{"id":8}"#,
        ] {
            assert!(read(rest).notes.is_empty(), "{rest}");
        }
    }
}
