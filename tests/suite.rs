//! Runs the annotated cases of `suite/*.txt`. `UPDATE=1 cargo test -p nianbao-tests --test suite` rewrites what they
//! expect; read the difference before keeping it.

use std::path::{Path, PathBuf};

use nianbao_testkit::case;

#[test]
fn annotated_cases() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("suite");
    let update = std::env::var_os("UPDATE").is_some();
    let mut files: Vec<PathBuf> = std::fs::read_dir(&folder)
        .expect("the suite has a folder")
        .map(|entry| entry.expect("readable").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    files.sort();
    assert!(!files.is_empty());
    let mut cases = 0;
    let mut wrong = Vec::new();
    for file in files {
        match case::run(&file, update) {
            Ok(ran) => cases += ran,
            Err(why) => wrong.push(why),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    println!("{cases} cases");
}
