//! How long files take to be read and written: natively when run, in a browser through what it exports there.
//! `cargo xtask bench` uses both. Knows nothing of screens.
//!
//! Natively: `bench_documents FILES` prints `{ "figures": […], "growth": { name: [[size, milliseconds]…] } }` as JSON,
//! where `FILES` is the folder of tests/import/matrix. The files measured there are other programs', without a report
//! file inside, so that recognition is part of every figure.

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::io::Result<()> {
    native::main()
}

#[cfg(target_arch = "wasm32")]
mod browser {
    //! What the benchmark's page calls.

    #![expect(unreachable_pub, reason = "JavaScript reaches it; wasm_bindgen takes public functions only")]

    use wasm_bindgen::prelude::wasm_bindgen;

    /// Reads the same file again and again, and gives the number of cells found.
    #[wasm_bindgen(js_name = readFile)]
    pub fn read_file(bytes: &[u8], times: u32) -> usize {
        let cells =
            |import: nianbao_io::Import| import.report.cells().filter(|(_, cell)| !cell.is_blank()).count();
        (0..times).map(|_| nianbao_io::read(bytes, None).map_or(0, cells)).sum()
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use std::hint::black_box;
    use std::io::{self, Cursor, Read, Write};
    use std::path::Path;

    use nianbao_io::{Format, read_any, write};
    use nianbao_testkit::timing;
    use serde_json::{Value, json};
    use zip::write::SimpleFileOptions;
    use zip::{ZipArchive, ZipWriter};

    /// The file that peers read as well.
    const DOCX: &str = "ed2021.docx-npm.docx";
    /// A page as pasted from Word, 80 KB.
    const HTML: &str = "hybrid.word.html";
    /// One file of every other kind.
    const OTHERS: &[(&str, &str)] = &[
        ("xlsx", "ed2021.openpyxl.xlsx"),
        ("xls", "ed2021.libreoffice.xls"),
        ("doc", "ed2021.libreoffice.doc"),
        ("csv, GB18030", "ed2021.gb18030.csv"),
        ("mht", "ed2019.plain.mht"),
        ("pdf, text layer", "odd.chromium.pdf"),
        ("text, a cell on each line", "ed2021.libreoffice.txt"),
        ("Markdown, a table for each row", "ed2021.pandoc.md"),
    ];

    pub(super) fn main() -> io::Result<()> {
        let folder = std::env::args().nth(1).ok_or_else(|| io::Error::other("bench_documents FILES"))?;
        let folder = Path::new(&folder);
        let file = |name: &str| std::fs::read(folder.join("files").join(name));
        let mut figures = Vec::new();
        let mut row = |what: &str, key: &str, value: f64, budget: Option<f64>| {
            let value = (value * 1000.0).round() / 1000.0;
            figures.push(json!({ "what": what, "key": key, "value": value, "unit": "ms", "budget": budget }));
        };

        let docx = file(DOCX)?;
        row("docx of a full report to a report, native", "docx", reading(&docx)?, Some(0.6));
        let inflated = median(|| inflate(&docx).map_or(0, |text| text.len()));
        row("plain inflating of its document.xml", "inflate", inflated, None);
        row(
            "html page, 80 KB, pasted from Word, to a report, native",
            "html",
            reading(&file(HTML)?)?,
            Some(1.5),
        );

        let report = std::fs::read_to_string(folder.join("reports/ed2021.nianbao.json"))?;
        let report = nianbao_io::project::from_json(&report).map_err(io::Error::other)?;
        for (what, key, format, budget) in [
            ("docx written, native", "docx-written", Format::Docx, Some(3.0)),
            ("xlsx written, native", "", Format::Xlsx, None),
            ("html page written, native", "", Format::HtmlPage, None),
        ] {
            let spent = median(|| write(black_box(&report), format).map_or(0, |bytes| bytes.len()));
            row(what, key, spent, budget);
            let bytes = write(&report, format).map_err(io::Error::other)?;
            row(
                &format!("the same {} read back by its report file", format.extension()),
                "",
                reading(&bytes)?,
                None,
            );
        }
        for (kind, name) in OTHERS {
            match reading(&file(name)?) {
                Ok(spent) => row(&format!("{kind}, to a report, native"), "", spent, None),
                Err(why) => eprintln!("{name} is not read yet: {why}"),
            }
        }
        let growth = json!({
            "tables": tables(&docx)?, "pages": pages()?, "files": files(&docx),
            "thousand （一）": numerals()?,
        });
        println!("{}", json!({ "figures": figures, "growth": growth }));
        Ok(())
    }

    fn reading(bytes: &[u8]) -> io::Result<f64> {
        read_any(bytes, None).map_err(io::Error::other)?;
        Ok(median(|| read_any(black_box(bytes), None).map_or(0, |import| import.notes.len())))
    }

    /// The median of many runs, in milliseconds.
    fn median(run: impl FnMut() -> usize) -> f64 {
        timing::median(101, run)
    }

    fn inflate(docx: &[u8]) -> io::Result<String> {
        let mut zip = ZipArchive::new(Cursor::new(docx))?;
        let mut text = String::new();
        zip.by_name("word/document.xml")?.read_to_string(&mut text)?;
        Ok(text)
    }

    /// A Word document with this main part.
    fn packed(main: &str) -> io::Result<Vec<u8>> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file("word/document.xml", SimpleFileOptions::default())?;
        zip.write_all(main.as_bytes())?;
        Ok(zip.finish()?.into_inner())
    }

    /// Documents with the body of this one once, twice, and so on: size in tables, and time.
    fn tables(docx: &[u8]) -> io::Result<Vec<Value>> {
        let xml = inflate(docx)?;
        let (Some(begin), Some(end)) = (xml.find("<w:body>"), xml.rfind("</w:body>")) else {
            return Err(io::Error::other("a document without a body"));
        };
        let (head, body) = (&xml[..begin + 8], &xml[begin + 8..end]);
        let mut points = Vec::new();
        for times in [1, 2, 4, 8, 16, 32, 64] {
            let bytes = packed(&format!("{head}{}</w:body></w:document>", body.repeat(times)))?;
            let spent = timing::median(9, || read_any(&bytes, None).map_or(0, |import| import.notes.len()));
            points.push(json!([times * 3, spent]));
        }
        Ok(points)
    }

    /// Texts whose part one is a number in brackets again and again, as nobody writes and a file may hold: size in
    /// thousands of them, and time.
    fn numerals() -> io::Result<Vec<Value>> {
        let mut points = Vec::new();
        for thousands in [1, 2, 4, 8, 16, 32, 64] {
            let text = format!(
                "某县审计局2024年政府信息公开工作年度报告\n一、总体情况\n{}。\n六、其他需要报告的事项\n没有收取信息处理费。\n",
                "（一）".repeat(thousands * 1000)
            );
            read_any(text.as_bytes(), None).map_err(io::Error::other)?;
            let spent =
                timing::median(9, || read_any(text.as_bytes(), None).map_or(0, |import| import.notes.len()));
            points.push(json!([thousands, spent]));
        }
        Ok(points)
    }

    /// PDFs with so many pages of 30 lines: size in pages, and time.
    fn pages() -> io::Result<Vec<Value>> {
        let mut points = Vec::new();
        for pages in [1, 2, 4, 8, 16, 32, 64] {
            let bytes = pdf(pages);
            // A container's work is measured: digits are no report.
            let spent = timing::median(9, || {
                nianbao_io::pdf::read(&bytes).map_or(0, |document| document.blocks.len())
            });
            points.push(json!([pages, spent]));
        }
        Ok(points)
    }

    fn pdf(pages: usize) -> Vec<u8> {
        let kids: Vec<String> = (0..pages).map(|page| format!("{} 0 R", page * 2 + 4)).collect();
        let mut objects = vec![
            "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
            format!("<</Type/Pages/Kids[{}]/Count {pages}>>", kids.join(" ")),
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_owned(),
        ];
        let lines: String = (0..30)
            .map(|line| {
                format!("BT /F1 10 Tf 40 {} Td (row {line} 12 345 6789 0 0 17) Tj ET\n", 800 - line * 24)
            })
            .collect();
        for page in 0..pages {
            let content = page * 2 + 5;
            objects.push(format!(
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {content} 0 R/Resources<</Font<</F1 3 0 R>>>>>>"
            ));
            objects.push(format!("<</Length {}>>stream\n{lines}\nendstream", lines.len() + 1));
        }
        let mut text = String::from("%PDF-1.4\n");
        let mut places = Vec::new();
        for (at, object) in objects.iter().enumerate() {
            places.push(text.len());
            text.push_str(&format!("{} 0 obj{object}endobj\n", at + 1));
        }
        let start = text.len();
        text.push_str(&format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1));
        places.iter().for_each(|place| text.push_str(&format!("{place:010} 00000 n \n")));
        text.push_str(&format!(
            "trailer<</Root 1 0 R/Size {}>>\nstartxref\n{start}\n%%EOF\n",
            places.len() + 1
        ));
        text.into_bytes()
    }

    /// So many files one after another: their number, and time.
    fn files(docx: &[u8]) -> Vec<Value> {
        [1, 2, 4, 8, 16, 32, 64]
            .map(|count| {
                let spent = timing::median(9, || {
                    (0..count)
                        .map(|_| read_any(black_box(docx), None).map_or(0, |import| import.notes.len()))
                        .sum()
                });
                json!([count, spent])
            })
            .to_vec()
    }
}
