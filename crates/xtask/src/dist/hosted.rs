//! The folder to put on a server: every file but the page itself is named after its
//! content, so that a server may let browsers keep them for ever.

use std::path::Path;

use serde_json::json;

use super::fingerprint;
use super::parts::{Module, Parts};
use crate::problem::{Doing, Problem};

const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; connect-src 'self'; worker-src 'self' blob:; img-src 'self' data: blob:; \
    font-src 'self'; base-uri 'none'; form-action 'none'";

/// Writes the folder.
pub(super) fn write(parts: &Parts, dir: &Path) -> Result<(), Problem> {
    let put = |name: &str, extension: &str, bytes: &[u8]| -> Result<String, Problem> {
        let file = format!("{name}.{}.{extension}", fingerprint(bytes));
        std::fs::write(dir.join(&file), bytes).doing(format_args!("write dist/{file}"))?;
        Ok(file)
    };
    let styles = put("nianbao", "css", parts.styles.as_bytes())?;
    let wasm = put("app", "wasm", &parts.app.wasm)?;
    let script = put("app", "js", parts.app.script.as_bytes())?;
    let rest = put("rest", "wasm", &parts.rest)?;
    let worker = |name: &str, module: &Module| -> Result<String, Problem> {
        let wasm = put(name, "wasm", &module.wasm)?;
        put(name, "js", with_start(&module.script, &wasm).as_bytes())
    };
    let engine = worker("engine", &parts.engine)?;
    let pdf = worker("pdf", &parts.pdf)?;
    let checker = worker("checker", &parts.checker)?;
    let loader = parts.hosted_loader(&json!({
        "oneFile": false,
        "policy": POLICY,
        "script": script,
        "wasm": wasm,
        "wasmBytes": parts.app.wasm.len(),
        "rest": rest,
        "engine": engine,
        "pdf": pdf,
        "checker": checker,
    }));
    let boot = put("boot", "js", loader.as_bytes())?;

    // The app's files are asked for while the loader arrives. Before it, or it would ask for
    // them a second time.
    let head = format!(
        "<link rel=\"preload\" href=\"{wasm}\" as=\"fetch\" type=\"application/wasm\" crossorigin>\n    \
         <link rel=\"preload\" href=\"{script}\" as=\"script\">\n    \
         <script src=\"{boot}\"></script>\n    \
         <link rel=\"stylesheet\" href=\"{styles}\">"
    );
    let page = parts.page(&head, "")?;
    std::fs::write(dir.join("index.html"), page).doing("write dist/index.html")
}

/// A worker's script, ending with its own start. Run inside a classic worker. The wasm is
/// given as bytes, since servers that do not know .wasm send a type that stops streaming. The
/// page hears of errors only, not of refused promises, so what goes wrong is thrown.
fn with_start(script: &str, wasm: &str) -> String {
    format!(
        "{script}\nfetch(new URL(\"{wasm}\", self.location.href))\
         .then(function (answer) {{\n\
         if (!answer.ok) throw new Error(answer.url + \": \" + answer.status);\n\
         return answer.arrayBuffer();\n\
         }}).then(function (wasm) {{ return wasm_bindgen({{ module_or_path: wasm }}); }})\n\
         .catch(function (reason) {{ setTimeout(function () {{ throw reason; }}); }});\n"
    )
}
