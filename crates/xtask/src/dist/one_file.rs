//! The page as one file: works from a disk by double-click, without any request, and can
//! write a copy of itself.

use std::io::Write as _;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::json;
use sha2::{Digest, Sha256};

use super::parts::Parts;
use crate::problem::{Doing, Problem};

/// Writes the file. `data-own` marks what the page copies when it saves itself.
pub(super) fn write(parts: &Parts, file: &Path) -> Result<(), Problem> {
    let styles = inline(&parts.styles, "style")?;
    let script = inline(&parts.app.script, "script")?;
    let engine = inline(&parts.engine.script, "script")?;
    let pdf = inline(&parts.pdf.script, "script")?;
    let checker = inline(&parts.checker.script, "script")?;
    let policy = format!(
        "default-src 'none'; script-src {} 'wasm-unsafe-eval'; style-src {}; connect-src 'none'; \
         worker-src blob:; img-src data: blob:; base-uri 'none'; form-action 'none'",
        source_hash(&script),
        source_hash(&styles),
    );
    let loader = parts.one_file_loader(&json!({ "oneFile": true, "policy": policy }));
    let loader = inline(&loader, "script")?;
    let head = format!("<script>{loader}</script>\n    <style>{styles}</style>");
    let body = format!(
        "<script type=\"application/json\" id=\"nianbao-draft\"></script>\n\
         <script type=\"text/plain\" id=\"nianbao-app-wasm\">{}</script>\n\
         <script type=\"text/plain\" id=\"nianbao-rest-wasm\">{}</script>\n\
         <script type=\"text/plain\" id=\"nianbao-engine-wasm\">{}</script>\n\
         <script type=\"text/plain\" id=\"nianbao-engine\">{engine}</script>\n\
         <script type=\"text/plain\" id=\"nianbao-pdf-wasm\">{}</script>\n\
         <script type=\"text/plain\" id=\"nianbao-pdf\">{pdf}</script>\n\
         <script type=\"text/plain\" id=\"nianbao-checker-wasm\">{}</script>\n\
         <script type=\"text/plain\" id=\"nianbao-checker\">{checker}</script>\n\
         <script>{script}</script>",
        packed(&parts.app.wasm)?,
        packed(&parts.rest)?,
        packed(&parts.engine.wasm)?,
        packed(&parts.pdf.wasm)?,
        packed(&parts.checker.wasm)?,
    );
    let page = mark_own(&parts.page(&head, &body)?);
    std::fs::write(file, page).doing(format_args!("write {}", file.display()))
}

/// Text that may stand inside `<script>` or `<style>` as it is.
fn inline(text: &str, element: &str) -> Result<String, Problem> {
    // A parser turns CR LF into LF before the hash is taken.
    let text = text.replace("\r\n", "\n");
    let lower = text.to_ascii_lowercase();
    if lower.contains(&format!("</{element}")) || lower.contains("<!--") {
        return Err(Problem::new(format!(
            "a part of the one-file page holds “</{element}” or “<!--”, which would end it early"
        )));
    }
    Ok(text)
}

fn source_hash(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}

fn packed(wasm: &[u8]) -> Result<String, Problem> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(wasm).doing("compress a wasm module")?;
    let bytes = encoder.finish().doing("compress a wasm module")?;
    Ok(STANDARD.encode(bytes))
}

/// Marks the elements that stand directly in the head and the body. index.html and the
/// parts above write each of them at the start of a line, the body's with four spaces or
/// none.
fn mark_own(page: &str) -> String {
    let mut marked = String::with_capacity(page.len() + 512);
    let mut inside_element = false;
    for line in page.split_inclusive('\n') {
        let text = line.trim_start();
        let depth = line.len() - text.len();
        let opens = ["<meta", "<title", "<link", "<style", "<script", "<noscript", "<div"]
            .iter()
            .find(|tag| !inside_element && (depth == 4 || depth == 0) && text.starts_with(**tag));
        match opens {
            Some(tag) => {
                marked.push_str(&line[..depth]);
                marked.push_str(tag);
                marked.push_str(" data-own");
                marked.push_str(&text[tag.len()..]);
            }
            None => marked.push_str(line),
        }
        // Lines of a script or a style sheet are not markup.
        if opens.is_some_and(|tag| matches!(*tag, "<script" | "<style")) {
            inside_element = true;
        }
        if line.contains("</script>") || line.contains("</style>") {
            inside_element = false;
        }
    }
    marked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_that_would_end_its_element_is_refused() {
        assert!(inline("x = '</SCRIPT>'", "script").is_err());
        assert!(inline("x = '</style>'", "script").is_ok());
        assert_eq!(inline("a\r\nb", "style").unwrap(), "a\nb");
    }

    #[test]
    fn direct_children_are_marked_and_code_is_not() {
        let page = "<html>\n    <meta a>\n<script>x\n<div>\n</script>\n    <div>\n      <div></div>\n";
        let marked = mark_own(page);
        assert_eq!(
            marked,
            "<html>\n    <meta data-own a>\n<script data-own>x\n<div>\n</script>\n    <div data-own>\n      <div></div>\n"
        );
    }

    #[test]
    fn the_hash_is_that_of_a_policy() {
        assert_eq!(source_hash("alert(1)"), "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='");
    }
}
