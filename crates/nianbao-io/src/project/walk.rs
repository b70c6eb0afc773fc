//! Takes JSON apart that is known to be well-formed. serde_json checks it first; taking it apart with serde_json as
//! well would bring its number parser into the page, which no field of a report file needs. Never recurses.

/// The fields of an object in file order, each with its value's text; of a name that stands twice the last counts, as
/// in every browser. `None` for anything but an object, and for more than `most` fields.
pub(crate) fn fields(json: &str, most: usize) -> Option<Vec<(String, &str)>> {
    let mut fields = written(json, most)?;
    let mut order: Vec<usize> = (0..fields.len()).collect();
    order.sort_by(|&one, &other| fields[one].0.cmp(&fields[other].0).then(one.cmp(&other)));
    let mut last = vec![true; fields.len()];
    for pair in order.windows(2) {
        last[pair[0]] = fields[pair[0]].0 != fields[pair[1]].0;
    }
    let mut last = last.into_iter();
    fields.retain(|_| last.next().unwrap_or(true));
    Some(fields)
}

/// The same as they are written, a name that stands twice included.
pub(super) fn written(json: &str, most: usize) -> Option<Vec<(String, &str)>> {
    let mut fields = Vec::new();
    let mut at = begin(json, b'{')?;
    while json.as_bytes().get(at) != Some(&b'}') {
        if fields.len() == most {
            return None;
        }
        let name = value_end(json, at);
        let value = skip_spaces(json, skip_spaces(json, name) + 1);
        let end = value_end(json, value);
        fields.push((string(json.get(at..name)?)?, json.get(value..end)?));
        at = next(json, end)?;
    }
    Some(fields)
}

/// The items of a list; `None` for anything but a list.
pub(crate) fn items(json: &str) -> Option<Vec<&str>> {
    let mut items = Vec::new();
    let mut at = begin(json, b'[')?;
    while json.as_bytes().get(at) != Some(&b']') {
        let end = value_end(json, at);
        items.push(json.get(at..end)?);
        at = next(json, end)?;
    }
    Some(items)
}

/// The text of a string; `None` for anything else, and for half a surrogate pair, which is no text.
pub(crate) fn string(json: &str) -> Option<String> {
    let inner = json.strip_prefix('"')?.strip_suffix('"')?;
    let mut text = String::with_capacity(inner.len());
    let mut rest = inner;
    while let Some(at) = rest.find('\\') {
        text.push_str(&rest[..at]);
        let escape = rest.as_bytes().get(at + 1)?;
        rest = rest.get(at + 2..)?;
        text.push(match escape {
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let unit = hex(&mut rest)?;
                let second = if (0xd800..0xdc00).contains(&unit) {
                    rest = rest.strip_prefix("\\u")?;
                    Some(hex(&mut rest)?)
                } else {
                    None
                };
                char::decode_utf16([Some(unit), second].into_iter().flatten()).next()?.ok()?
            }
            other => char::from(*other),
        });
    }
    text.push_str(rest);
    Some(text)
}

/// Takes four hexadecimal digits.
fn hex(rest: &mut &str) -> Option<u16> {
    let digits = rest.get(..4)?;
    *rest = rest.get(4..)?;
    u16::from_str_radix(digits, 16).ok()
}

/// Where the first member stands, behind the opening bracket.
fn begin(json: &str, bracket: u8) -> Option<usize> {
    (json.as_bytes().first() == Some(&bracket)).then(|| skip_spaces(json, 1))
}

/// Where the member behind this one begins, or the closing bracket stands.
fn next(json: &str, end: usize) -> Option<usize> {
    let at = skip_spaces(json, end);
    match json.as_bytes().get(at)? {
        b',' => Some(skip_spaces(json, at + 1)),
        _ => Some(at),
    }
}

fn skip_spaces(json: &str, mut at: usize) -> usize {
    while json.as_bytes().get(at).is_some_and(u8::is_ascii_whitespace) {
        at += 1;
    }
    at
}

/// The end of the value that begins here.
fn value_end(json: &str, begin: usize) -> usize {
    let bytes = json.as_bytes();
    let (mut at, mut depth, mut inside) = (begin, 0_usize, false);
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' if inside => at += 1,
            b'"' => {
                inside = !inside;
                if !inside && depth == 0 {
                    return at + 1;
                }
            }
            _ if inside => {}
            b'{' | b'[' => depth += 1,
            b'}' | b']' if depth == 0 => return at,
            b'}' | b']' => {
                depth -= 1;
                if depth == 0 {
                    return at + 1;
                }
            }
            b',' | b':' | b' ' | b'\t' | b'\n' | b'\r' if depth == 0 => return at,
            _ => {}
        }
        at += 1;
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    /// Takes a value apart and puts it together again.
    fn rebuilt(json: &str) -> Option<Value> {
        Some(match json.as_bytes().first()? {
            b'{' => Value::Object(
                fields(json, 1000)?
                    .into_iter()
                    .map(|(name, value)| Some((name, rebuilt(value)?)))
                    .collect::<Option<_>>()?,
            ),
            b'[' => Value::Array(items(json)?.into_iter().map(rebuilt).collect::<Option<_>>()?),
            b'"' => Value::String(string(json)?),
            _ => serde_json::from_str(json).ok()?,
        })
    }

    #[test]
    fn agrees_with_serde_json() {
        for json in [
            "{}",
            "[]",
            "{ }",
            "[ ]",
            r#"{"a":1,"b":[1 , 2.5e3,{"c":"}]\",\\"}] , "a" : "last" }"#,
            r#"["\u4e00\ud83d\ude00\n\/\b\f\r\t\"", "", null ,true,false,-0.0]"#,
            "\"一\\\\\"",
            r#"{"":{"":[[],[[]],{}]}}"#,
        ] {
            assert_eq!(rebuilt(json).unwrap(), serde_json::from_str::<Value>(json).unwrap(), "{json}");
        }
        for half in [r#""\ud800""#, r#""\ud800x""#, r#""\ud800\u0041""#, r#""\udc00""#] {
            assert_eq!(string(half), None);
        }
        assert_eq!((fields("[]", 9), items("{}"), string("1")), (None, None, None));
        assert_eq!(fields(r#"{"a":1,"b":2}"#, 1), None);
    }

    proptest::proptest! {
        #[test]
        fn agrees_on_anything(json in r#"([\[\]{},:]|"(\\["\\nu]|[a\u{4e00} ,\]}]){0,3}"|[0-9]|null| ){0,12}"#) {
            // Only what is well-formed gets here.
            let json = json.trim();
            if let Ok(value) = serde_json::from_str::<Value>(json) {
                proptest::prop_assert_eq!(rebuilt(json), Some(value));
            }
        }
    }
}
