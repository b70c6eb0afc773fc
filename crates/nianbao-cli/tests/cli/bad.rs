//! Bad input: each gets one Chinese sentence, or is taken in safely.

use std::fs::File;
use std::io::Write;

use nianbao_core::model::{Report, TextPart};
use serde_json::Value;

use crate::support::{Folder, as_text, clean_report, fill};

/// Pseudo-random bytes, the same in every run.
fn noise(length: usize) -> Vec<u8> {
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 24) as u8
    };
    (0..length).map(|_| next()).collect()
}

/// A Word file that is small and unpacks to very much.
fn bomb() -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options: zip::write::SimpleFileOptions = Default::default();
    zip.start_file("word/document.xml", options).unwrap();
    zip.write_all(b"<w:document><w:body>").unwrap();
    let zeros = vec![b' '; 1 << 20];
    for _ in 0..32 {
        zip.write_all(&zeros).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn each_unreadable_file_gets_one_sentence() {
    let folder = Folder::new("bad");
    let whole = nianbao_io::project::to_json(&clean_report("青禾镇人民政府", 2024));
    let mut picture = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0\0\0\x01\0\x08\x06\0\0\0".to_vec();
    picture.extend(noise(4000));
    folder.write("empty.txt", "");
    folder.write("spaces.txt", "  \n\u{3000}\n");
    folder.write("noise.txt", noise(20_000));
    folder.write("noise.docx", noise(20_000));
    folder.write("noise.bin", noise(20_000));
    folder.write("picture.txt", picture);
    folder.write("letter.txt", "各村民委员会：\n请于周五前报送防汛物资清单，联系人老李。\n");
    folder.write(
        "letter.html",
        "<html><body><p>防汛物资清单</p><table><tr><td>沙袋</td><td>200</td></tr></table>",
    );
    folder.write("newer.nianbao.json", whole.replacen("nianbao/1", "nianbao/2", 1));
    folder.write("truncated.nianbao.json", &whole[..whole.len() / 2 - 1]);
    folder.write("other.json", "{\"a\": [1, 2, 3]}");
    folder.write("bomb.docx", bomb());
    File::create(folder.path().join("huge.txt")).unwrap().set_len(200 << 20).unwrap();
    for (file, codes) in [
        ("empty.txt", &["empty"][..]),
        ("spaces.txt", &["empty", "no-report"]),
        ("noise.txt", &["unsupported", "no-report", "damaged"]),
        ("noise.docx", &["unsupported", "no-report", "damaged"]),
        ("noise.bin", &["unsupported", "no-report", "damaged"]),
        ("picture.txt", &["unsupported", "no-report"]),
        ("letter.txt", &["no-report"]),
        ("letter.html", &["no-report"]),
        ("newer.nianbao.json", &["newer"]),
        ("truncated.nianbao.json", &["damaged"]),
        ("other.json", &["no-report", "damaged", "unsupported"]),
        ("bomb.docx", &["too-large", "damaged"]),
        ("huge.txt", &["too-large"]),
        ("gone.txt", &["not-found"]),
        ("empty.txt/gone.txt", &["not-found"]),
        (".", &["folder"]),
    ] {
        let ran = folder.run(&["check", file, "--format", "ndjson"]);
        assert_eq!(ran.code, 2, "{file}: {}{}", ran.out, ran.err);
        assert_eq!(ran.err, "", "{file}");
        let error = &ran.json()["error"];
        assert!(codes.contains(&error["code"].as_str().unwrap()), "{file}: {error}");
        one_sentence(error["message"].as_str().unwrap());
        let people = folder.run(&["check", file]);
        assert!(people.out.contains(error["message"].as_str().unwrap()), "{file}: {}", people.out);
        // Written nowhere, said once.
        let write = folder.run(&["write", file, "--to", "json", "-o", "out.json"]);
        assert_eq!((write.code, write.out.as_str()), (2, ""), "{file}");
        assert_eq!(write.err.lines().count(), 1, "{file}: {}", write.err);
        assert!(!folder.path().join("out.json").exists(), "{file}");
    }
}

fn one_sentence(message: &str) {
    assert!(message.ends_with('。') && !message.contains('\n'), "{message}");
    assert_eq!(message.matches('。').count(), 1, "{message}");
    assert!(!message.contains('！') && !message.contains("错误"), "{message}");
}

#[test]
fn two_reports_in_one_file_are_noticed() {
    let folder = Folder::new("two");
    let first = as_text(&clean_report("青禾镇人民政府", 2024));
    let second = as_text(&clean_report("白河镇人民政府", 2024)).replacen("2024年", "\n2024年", 1);
    folder.write("two.txt", format!("{first}\n\n{second}"));
    let ran = folder.run(&["read", "two.txt", "--format", "json"]);
    assert_eq!(ran.code, 0, "{}", ran.out);
    let import = &ran.json()[0]["import"];
    assert_eq!(import["report"]["meta"]["org_name"], "青禾镇人民政府");
    assert!(!import["report"].to_string().contains("白河镇"), "the second title is not of the first report");
    let notes = import["notes"].as_array().unwrap();
    assert!(notes.iter().any(|note| note["kind"] == "several-reports"), "{notes:?}");
}

#[test]
fn odd_numbers_are_kept_as_written_and_judged() {
    let folder = Folder::new("numbers");
    let mut report = clean_report("青禾镇人民政府", 2024);
    let odd = [
        ("proactive.licensing.decisions", "123456789012345678901234567890"),
        ("proactive.penalties.decisions", "-8"),
        ("proactive.coercion.decisions", "１２"),
        ("proactive.normative_docs.in_force", "1,234"),
        ("proactive.normative_docs.issued", "3件"),
    ];
    fill(&mut report, &odd);
    folder.report("a.nianbao.json", &report);
    folder.write("a.txt", as_text(&report));
    for file in ["a.nianbao.json", "a.txt"] {
        let ran = folder.run(&["check", file, "--format", "json"]);
        assert_eq!(ran.code, 1, "{file}: {}", ran.err);
        let line = &ran.json()[0];
        for (path, raw) in odd {
            assert_eq!(line["import"]["report"]["cells"][path], raw, "{file} {path}");
        }
        let findings = line["check"]["findings"].as_array().unwrap();
        let at = |path: &str, rule: &str| {
            let touches = |finding: &Value| {
                finding["rule"] == rule
                    && (finding["at"]["cell"] == path
                        || finding["related"]
                            .as_array()
                            .unwrap()
                            .iter()
                            .any(|other| other["at"]["cell"] == path))
            };
            findings.iter().any(touches)
        };
        assert!(at("proactive.licensing.decisions", "P101"), "{file}: 30 digits");
        assert!(at("proactive.penalties.decisions", "P101"), "{file}: negative");
        assert!(at("proactive.normative_docs.issued", "P107"), "{file}: 件");
    }
}

/// Something hostile in every text field and every cell.
fn hostile() -> Report {
    const WORDS: [&str; 3] = [
        "<script>alert(1)</script>",
        "=cmd|' /C calc'!A0",
        "]]></script><!--\"'&amp;<img src=x onerror=alert(1)>",
    ];
    let mut report = Report::for_year(2024);
    report.meta.org_name = WORDS[0].to_owned();
    report.meta.region = WORDS[1].to_owned();
    for (index, part) in TextPart::ALL.into_iter().enumerate() {
        report.narrative.set(part, format!("{}\n{}", WORDS[index % 3], WORDS[(index + 1) % 3]));
    }
    let cells: Vec<_> = report.cells().map(|(id, _)| id).collect();
    for (index, id) in cells.into_iter().enumerate() {
        report.set(id, WORDS[index % 3]);
    }
    report
}

#[test]
fn scripts_and_formulas_stay_text() {
    let folder = Folder::new("hostile");
    let report = hostile();
    folder.report("a.nianbao.json", &report);
    for to in ["docx", "html", "fragment", "json"] {
        let out = format!("out.{}", if to == "fragment" { "html" } else { to });
        let ran = folder.run(&["write", "a.nianbao.json", "--to", to, "-o", &out]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{to}");
        let written = std::fs::read(folder.path().join(&out)).unwrap();
        if out.ends_with("html") {
            let html = String::from_utf8(written).unwrap();
            assert!(!html.contains("<script>alert") && !html.contains("<img src=x"), "{to}");
        }
        let back = folder.run(&["read", &out, "--format", "json"]);
        let file = back.json()[0]["import"]["report"].to_string();
        assert_eq!(nianbao_io::project::from_json(&file).unwrap(), report, "{to}");
    }
    assert_eq!(folder.run(&["check", "a.nianbao.json"]).code, 1);
}
