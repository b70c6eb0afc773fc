//! Reading and writing documents, beside other programs on the same files.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use super::figure::{Figure, figures_in, table};
use super::{Measured, example, example_for_browser, growth, in_browser};
use crate::problem::{Doing, Problem};
use crate::setup::{Toolbox, peers};
use crate::{paths, process};

/// What all read.
const DOCX: &str = "tests/import/matrix/files/ed2021.docx-npm.docx";
const HTML: &str = "tests/import/matrix/files/hybrid.word.html";

/// What is counted on the picture of cost against size.
const SIZES: &str = "tables of a docx, pages of a pdf, files, thousands of （一） in a text";

/// A program beside ours: what it does, its name in what the scripts print, our figure, and how many times slower it
/// should be at least.
const PEERS: [(&str, &str, &str, Option<f64>); 6] = [
    ("mammoth (npm), the same docx to html", "mammoth", "docx", Some(100.0)),
    ("python-docx, the cells of the same docx", "python-docx", "docx", Some(40.0)),
    ("cheerio (npm), the cells of the same page", "cheerio", "html", None),
    ("BeautifulSoup with lxml, the cells of the same page", "beautifulsoup", "html", None),
    ("docx (npm), the same report written", "docx", "docx-written", None),
    ("python-docx, the same report written", "python-docx-written", "docx-written", None),
];

/// Measures ours natively and in Chromium, peers, memory and growth.
pub(super) fn measure(toolbox: &Toolbox) -> Result<Measured, Problem> {
    let root = paths::root();
    let work = root.join("target/bench");
    std::fs::create_dir_all(work.join("blocks")).doing("create target/bench")?;
    let native = example("bench_documents", &[&root.join("tests/import/matrix")])?;
    let mut figures = figures_in(&native["figures"]);
    example_for_browser(toolbox, "bench_documents", "web", "documents")?;
    let (wasm, browser) = in_browser("documents")?;
    figures.extend(wasm);
    beside(&mut figures, &root, &work)?;
    figures.extend(figures_in(&example("bench_memory", &[])?));

    let series = growth::series_in(&native["growth"]);
    let picture = root.join("docs/benchmarks-growth.svg");
    std::fs::write(&picture, growth::picture(&series, SIZES)).doing("write docs/benchmarks-growth.svg")?;
    let body = format!(
        "{}\n### Cost against size\n\n![Milliseconds against size](benchmarks-growth.svg)\n\n{}",
        table(&figures),
        growth::lines(&series)
    );
    Ok(Measured { body, figures, browser })
}

/// Adds what peers take, and how many times ours that is.
fn beside(figures: &mut Vec<Figure>, root: &Path, work: &Path) -> Result<(), Problem> {
    let ours = |figures: &[Figure], key: &str| {
        figures.iter().find(|figure| figure.key == key).map_or(f64::NAN, |figure| figure.value)
    };
    let inflating = ours(figures, "docx") / ours(figures, "inflate");
    figures.push(Figure {
        what: "reading a docx beside plain inflating".to_owned(),
        key: String::new(),
        value: inflating,
        unit: "×".to_owned(),
        budget: Some(5.0),
        at_least: false,
    });

    let mut cargo = Command::new("cargo");
    cargo.args(["run", "--quiet", "-p", "nianbao-testkit", "--example", "matrix_reports", "--"]);
    process::run(cargo.arg(work).arg(work.join("blocks")).current_dir(root), "matrix_reports")?;
    let files = [root.join(DOCX), root.join(HTML), work.join("blocks/ed2021.json")];
    let mut measured = serde_json::Map::new();
    for peer in [peers::node()?, peers::python()?] {
        match peer {
            peers::Peer::Ready(mut command) => {
                let text = process::output(command.args(&files).current_dir(root), "the benchmark of peers")?;
                let list: Value = serde_json::from_str(&text).doing("read what peers measured")?;
                measured.extend(list.as_object().cloned().unwrap_or_default());
            }
            peers::Peer::Missing(why) => eprintln!("bench: {why}"),
        }
    }
    for (what, name, key, budget) in PEERS {
        let Some(theirs) = measured.get(name).and_then(Value::as_f64) else {
            figures.push(Figure::absent(what));
            continue;
        };
        figures.push(Figure {
            what: what.to_owned(),
            key: String::new(),
            value: theirs,
            unit: "ms".to_owned(),
            budget: None,
            at_least: false,
        });
        let ours = ours(figures, key);
        figures.push(Figure::times("the same beside ours", theirs, ours, budget));
    }
    Ok(())
}
