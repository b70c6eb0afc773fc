//! The lists `rules![…]` and `editions![…]`: one word for each file.

/// The words of the list that `open` begins, in order.
pub(super) fn words(text: &str, open: &str) -> Option<Vec<String>> {
    let (_, list, _) = parts(text, open)?;
    Some(list.split(',').map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned).collect())
}

/// The text with `word` added to the list that `open` begins, the list sorted, and laid out as rustfmt would.
pub(super) fn add(text: &str, open: &str, word: &str) -> Option<String> {
    let (before, _, after) = parts(text, open)?;
    let mut words = words(text, open)?;
    words.push(word.to_owned());
    words.sort();
    let one_line = words.join(", ");
    let list = if open.len() + one_line.len() + 2 <= WIDTH {
        one_line
    } else {
        words.iter().map(|word| format!("\n    {word},")).collect::<String>() + "\n"
    };
    Some(format!("{before}{open}{list}{after}"))
}

/// As in rustfmt.toml; short lists stay on one line.
const WIDTH: usize = 110;

/// What stands before the list, in it, and from its end on.
fn parts<'a>(text: &'a str, open: &str) -> Option<(&'a str, &'a str, &'a str)> {
    let line = format!("\n{open}");
    let at = text.find(&line)? + 1;
    let list = at + open.len();
    let end = list + text[list..].find(']')?;
    Some((&text[..at], &text[list..end], &text[end..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_finds_its_place() {
        let text = "// rules![x]\nrules![a101_one, p102_two];\n// end\n";
        assert_eq!(words(text, "rules![").unwrap(), ["a101_one", "p102_two"]);
        assert_eq!(
            add(text, "rules![", "d101_three").unwrap(),
            "// rules![x]\nrules![a101_one, d101_three, p102_two];\n// end\n"
        );
        assert_eq!(add("nothing", "rules![", "a"), None);
    }

    #[test]
    fn long_lists_have_a_line_for_each() {
        let text = format!("\nrules![{}];\n", vec!["b".repeat(40); 3].join(", "));
        let added = add(&text, "rules![", "a").unwrap();
        assert!(added.starts_with("\nrules![\n    a,\n    bbb"), "{added}");
        assert!(added.ends_with("bbb,\n];\n"), "{added}");
    }
}
