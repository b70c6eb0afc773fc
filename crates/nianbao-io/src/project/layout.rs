//! How the JSON text is laid out: without spaces, or indented for people. Works on finished JSON, so that there is one
//! serialiser in the page and not two.

/// JSON without spaces between its parts, that may stand in an HTML script or in XML as it is: without `<`, which could
/// end a script, and without two characters that XML cannot hold. All three can only stand inside strings.
pub(crate) fn compact(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    each(json, |c, inside| match c {
        '<' => out.push_str("\\u003c"),
        '\u{fffe}' => out.push_str("\\ufffe"),
        '\u{ffff}' => out.push_str("\\uffff"),
        ' ' | '\t' | '\n' | '\r' if !inside => {}
        c => out.push(c),
    });
    out
}

/// Compact JSON with a line for each field and a line break at the end.
pub(super) fn indented(json: &str) -> String {
    let mut out = String::with_capacity(json.len() * 2);
    let mut depth = 0_usize;
    let mut opened = false;
    each(json, |c, inside| {
        let closes = !inside && matches!(c, '}' | ']');
        depth = depth.saturating_sub(usize::from(closes));
        // An empty object or list stays on its line.
        if opened != closes {
            break_line(&mut out, depth);
        }
        opened = !inside && matches!(c, '{' | '[');
        depth += usize::from(opened);
        match c {
            ':' if !inside => out.push_str(": "),
            ',' if !inside => {
                out.push(',');
                break_line(&mut out, depth);
            }
            c => out.push(c),
        }
    });
    out.push('\n');
    out
}

fn break_line(out: &mut String, depth: usize) {
    out.push('\n');
    (0..depth).for_each(|_| out.push_str("  "));
}

/// Hands over each character and whether it stands inside a string.
fn each(json: &str, mut take: impl FnMut(char, bool)) {
    let (mut inside, mut escaped) = (false, false);
    for c in json.chars() {
        let quote = c == '"' && !escaped;
        escaped = inside && c == '\\' && !escaped;
        take(c, inside || quote);
        inside ^= quote;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_inside_strings_stay() {
        let json = "{ \"a b\" : [ ] ,\r\n\"c\\\"{,<\":[1, {\"d\":\"\\\\\"}] , \"e\":{}}";
        let compact = compact(json);
        assert_eq!(compact, r#"{"a b":[],"c\"{,\u003c":[1,{"d":"\\"}],"e":{}}"#);
        let indented = indented(&compact);
        let expected = r#"{
  "a b": [],
  "c\"{,\u003c": [
    1,
    {
      "d": "\\"
    }
  ],
  "e": {}
}
"#;
        assert_eq!(indented, expected);
        assert_eq!(super::compact(&indented), compact);
    }
}
