//! What both pages are put together from: trunk's output and the loader's sources.

use std::path::Path;

use serde_json::Value;

use super::cut;
use crate::problem::{Doing, Problem};

/// Where the style sheet and the loader go in index.html.
const HEAD_MARK: &str = "<!-- boot -->";
/// Where the one-file page keeps its parts.
const BODY_MARK: &str = "<!-- parts -->";

/// The pieces of a page.
pub(super) struct Parts {
    /// index.html as trunk leaves it, without its style sheet links.
    html: String,
    /// All style sheets, in the order of index.html.
    pub(super) styles: String,
    /// The script wasm-bindgen made for the app, and the half of its wasm that the page starts with.
    pub(super) app: Module,
    /// The other half.
    pub(super) rest: Vec<u8>,
    /// The same of the document engine.
    pub(super) engine: Module,
    /// The same of the module that reads PDFs.
    pub(super) pdf: Module,
    /// The same of the checker.
    pub(super) checker: Module,
    loader: String,
    hosted: String,
    one_file: String,
}

/// A wasm module with its script.
pub(super) struct Module {
    pub(super) script: String,
    pub(super) wasm: Vec<u8>,
}

impl Parts {
    /// Reads trunk's output directory and the loader of the checkout; `linked` is the app as the linker left it.
    pub(super) fn read(root: &Path, page: &Path, linked: &Path) -> Result<Self, Problem> {
        let (html, sheets) = split_styles(&text(&page.join("index.html"))?)?;
        let mut styles = String::new();
        for sheet in &sheets {
            styles.push_str(text(&page.join(sheet))?.trim());
            styles.push('\n');
        }
        let module = |name: &str| -> Result<Module, Problem> {
            let wasm = page.join(format!("{name}_bg.wasm"));
            Ok(Module {
                script: text(&page.join(format!("{name}.js")))?,
                wasm: std::fs::read(&wasm).doing(format_args!("read {}", wasm.display()))?,
            })
        };
        let Module { script, wasm } = module("app")?;
        let linked = std::fs::read(linked).doing(format_args!("read {}", linked.display()))?;
        let cut::Halves { first, second, script } = cut::cut(&script, &wasm, &linked)?;
        let boot = root.join("web/boot");
        Ok(Self {
            html,
            styles,
            app: Module { script, wasm: first },
            rest: second,
            engine: module("worker")?,
            pdf: module("pdf")?,
            checker: module("checker")?,
            loader: text(&boot.join("boot.js"))?,
            hosted: text(&boot.join("hosted.js"))?,
            one_file: text(&boot.join("one_file.js"))?,
        })
    }

    /// index.html with something at the two marks.
    pub(super) fn page(&self, head: &str, body: &str) -> Result<String, Problem> {
        let mut page = self.html.clone();
        for (mark, text) in [(HEAD_MARK, head), (BODY_MARK, body)] {
            if page.matches(mark).count() != 1 {
                return Err(Problem::new(format!("index.html must hold {mark} exactly once")));
            }
            page = page.replace(mark, text);
        }
        Ok(page)
    }

    /// The loader of the hosted page: one function of what it has to know.
    pub(super) fn hosted_loader(&self, page: &Value) -> String {
        whole_loader(&self.loader, &self.hosted, page)
    }

    /// The loader of the one-file page.
    pub(super) fn one_file_loader(&self, page: &Value) -> String {
        whole_loader(&self.loader, &self.one_file, page)
    }
}

fn whole_loader(first: &str, second: &str, page: &Value) -> String {
    let first = without_comments(first);
    let second = without_comments(second);
    format!("(function (page) {{\n'use strict';\n{first}{second}}})({page});\n")
}

/// Leaves out the block comments and the indentation: a third of the loader. Its sources
/// keep comments on lines of their own and no string runs over a line, so this is safe.
fn without_comments(source: &str) -> String {
    let mut kept = String::new();
    let mut inside = false;
    for line in source.lines().map(str::trim) {
        if line.starts_with("/*") {
            inside = true;
        }
        if !inside && !line.is_empty() {
            kept.push_str(line);
            kept.push('\n');
        }
        if line.ends_with("*/") {
            inside = false;
        }
    }
    kept
}

/// Takes the links to style sheets out of a page and gives their addresses in order.
fn split_styles(html: &str) -> Result<(String, Vec<String>), Problem> {
    let mut rest = html;
    let mut kept = String::new();
    let mut sheets = Vec::new();
    while let Some(start) = rest.find("<link rel=\"stylesheet\"") {
        let (before, tag) = rest.split_at(start);
        let address = tag
            .split_once("href=\"")
            .and_then(|(_, after)| after.split_once('"'))
            .map(|(address, _)| address.trim_start_matches("./").to_owned());
        let (Some(address), Some(end)) = (address, tag.find('>')) else {
            return Err(Problem::new("trunk wrote a style sheet link that xtask does not understand"));
        };
        sheets.push(address);
        kept.push_str(before.trim_end());
        rest = &tag[end + 1..];
    }
    kept.push_str(rest);
    if sheets.is_empty() {
        return Err(Problem::new("index.html names no style sheet"));
    }
    Ok((kept, sheets))
}

fn text(path: &Path) -> Result<String, Problem> {
    std::fs::read_to_string(path).doing(format_args!("read {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn style_links_are_taken_out_in_order() {
        let html = "<a>\n<link rel=\"stylesheet\" href=\"./b.css\"/>\n  <link rel=\"stylesheet\" href=\"a.css\"></a>";
        let (kept, sheets) = split_styles(html).unwrap();
        assert_eq!(kept, "<a></a>");
        assert_eq!(sheets, ["b.css", "a.css"]);
    }

    #[test]
    fn a_page_without_styles_is_refused() {
        assert!(split_styles("<html></html>").is_err());
    }

    #[test]
    fn comments_go_and_code_stays() {
        let source = "/* a\n   b */\n\nvar x = 'a /* b';\n  /* c */\n  f(x);\n";
        assert_eq!(without_comments(source), "var x = 'a /* b';\nf(x);\n");
    }
}
