//! Real reports with known figures: how many cells are read right, wrong, asked for or missed. Runs where the corpus
//! lies beside the checkout; prints a table and fails below the level reached.

#[path = "read_back/asked.rs"]
mod asked;

use std::path::Path;

use nianbao_core::form::TableKey;
use nianbao_io::Import;
use serde_json::Value;

#[derive(Default, Debug)]
struct Score {
    right: usize,
    wrong: usize,
    asked: usize,
    missing: usize,
}

#[test]
fn figures_of_real_reports() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus");
    let Ok(gold) = std::fs::read_to_string(folder.join("gold.json")) else { return };
    let gold: Value = serde_json::from_str(&gold).unwrap();
    let mut sum = Score::default();
    println!("file       B right/wrong/asked/missing   C right/wrong/asked/missing");
    let mut names: Vec<(String, &Value)> =
        gold.as_object().unwrap().iter().map(|(name, truth)| (format!("{name}.txt"), truth)).collect();
    names.push(("009.html".to_owned(), &gold["009"]));
    for (name, truth) in names {
        let bytes = std::fs::read(folder.join(&name)).unwrap();
        let import = nianbao_io::read(&bytes, None).unwrap();
        let rows = truth["table3"].as_array().unwrap();
        let applications: Vec<String> =
            rows.iter().flat_map(|row| row.as_array().unwrap()).map(Value::to_string).collect();
        let disputes: Vec<String> =
            truth["table4"].as_array().unwrap().iter().map(Value::to_string).collect();
        let b = score(&import, TableKey::Applications, &applications);
        let c = score(&import, TableKey::Disputes, &disputes);
        println!(
            "{name:<10} {:>5} {:>5} {:>5} {:>5}     {:>5} {:>5} {:>5} {:>5}",
            b.right, b.wrong, b.asked, b.missing, c.right, c.wrong, c.asked, c.missing
        );
        for part in [b, c] {
            sum.right += part.right;
            sum.wrong += part.wrong;
            sum.asked += part.asked;
            sum.missing += part.missing;
        }
    }
    println!("{sum:?}");
    assert_eq!(sum.wrong, 0, "a wrong figure is worse than a question");
    assert_eq!((sum.asked, sum.missing), (0, 0));
}

fn score(import: &Import, table: TableKey, truth: &[String]) -> Score {
    let data = import.report.table(table);
    let mut score = Score::default();
    let asked = asked::asked(import, table);
    if data.cells().count() != truth.len() {
        score.wrong = truth.len();
        return score;
    }
    for ((id, cell), truth) in data.cells().zip(truth) {
        if cell.raw() == truth {
            score.right += 1;
        } else if !cell.is_blank() {
            score.wrong += 1;
        } else if asked.contains(&id.slot().row) {
            score.asked += 1;
        } else {
            score.missing += 1;
        }
    }
    score
}

/// Every file of the corpus reads without an error, and names organ and year as its index does.
#[test]
fn organs_and_years_of_real_reports() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus");
    let Ok(index) = std::fs::read_to_string(folder.join("INDEX.tsv")) else { return };
    let mut wrong = Vec::new();
    for line in index.lines().skip(1) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [id, organ, _, year, ..] = fields[..] else { continue };
        let bytes = std::fs::read(folder.join(format!("{id}.txt"))).unwrap();
        let import = match nianbao_io::read(&bytes, None) {
            Ok(import) => import,
            Err(error) => {
                wrong.push(format!("{id}: {error}"));
                continue;
            }
        };
        let meta = &import.report.meta;
        // A file without a title, and names the index spells out that the file does not.
        let title = import.report.found.as_ref().and_then(|found| found.title.as_ref());
        if title.is_some() && !organ.contains(&meta.org_name) && !meta.org_name.contains(organ) {
            wrong.push(format!("{id}: {} is not {organ}", meta.org_name));
        }
        if meta.year.map(|year| year.to_string()).as_deref() != Some(year) {
            wrong.push(format!("{id}: {:?} is not {year}", meta.year));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
