//! Short names for what the page's script and its module call each other by: wasm-bindgen ends them in hashes, which no
//! compression makes smaller and which stand in both files.

use std::collections::HashMap;

use super::source::Source;

/// What wasm-bindgen's own names begin with.
const MADE_UP: [&str; 2] = ["__wb", "wasm_bindgen_"];

/// Short names by long ones.
#[derive(Default)]
pub(super) struct Names<'a>(HashMap<&'a str, String>);

impl<'a> Names<'a> {
    /// Names for what a module imports and exports, as far as they are wasm-bindgen's own. A `$` stands in no name of its
    /// script otherwise.
    pub(super) fn of(source: &Source<'a>) -> Names<'a> {
        let imports = source.imports.iter().map(|import| import.name);
        let exports = source.exports.iter().map(|export| export.name);
        let own = imports.chain(exports).filter(|name| MADE_UP.iter().any(|start| name.starts_with(start)));
        let mut names = HashMap::new();
        for name in own {
            let next = names.len();
            names.entry(name).or_insert_with(|| format!("${next}"));
        }
        Names(names)
    }

    /// What a name is from now on.
    pub(super) fn get<'n>(&'n self, name: &'n str) -> &'n str {
        self.0.get(name).map_or(name, String::as_str)
    }

    /// A script with the short names in place of the long ones.
    pub(super) fn put_into(&self, script: &str) -> String {
        let is_part = |char: char| char.is_ascii_alphanumeric() || char == '_' || char == '$';
        let mut written = String::with_capacity(script.len());
        let mut rest = script;
        while let Some(start) = rest.find(is_part) {
            let (before, word) = rest.split_at(start);
            let end = word.find(|char| !is_part(char)).unwrap_or(word.len());
            written.push_str(before);
            written.push_str(self.get(&word[..end]));
            rest = &word[end..];
        }
        written + rest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_are_replaced() {
        let names = Names([("__wbg_set_0a", "$0".to_owned()), ("__wbg_set_0a1", "$1".to_owned())].into());
        let script = "a = { __wbg_set_0a: f(x), '__wbg_set_0a1': 1 }; x__wbg_set_0a;";
        assert_eq!(names.put_into(script), "a = { $0: f(x), '$1': 1 }; x__wbg_set_0a;");
        assert_eq!((names.get("__wbg_set_0a"), names.get("memory")), ("$0", "memory"));
    }
}
