//! The record of a check (核验单) beside what `nianbao check` shows: which file it goes to, and in which format.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use nianbao_core::check::{self, About, Context};
use nianbao_core::model::Date;
use nianbao_core::model::record::Doubt;
use nianbao_io::Import;
use nianbao_io::record::{self, Fingerprint, Format};

use super::{Outcome, write};
use crate::source;

/// What every record in a folder ends in, so that it is not taken for the report.
const SUFFIX: &str = "核验单.docx";

/// Where records go.
pub(super) struct Recorder<'a> {
    output: &'a Path,
    format: Format,
    on: Option<Date>,
}

impl<'a> Recorder<'a> {
    /// Where the records of these files go; `Err` says what is wrong with it. Several reports need a folder.
    pub(super) fn new(output: &'a Path, on: Option<Date>, files: &[PathBuf]) -> Result<Recorder<'a>, String> {
        if output.is_dir() {
            let recorder = Recorder { output, format: Format::Docx, on };
            let mut taken = BTreeMap::new();
            for file in files {
                if let Some(other) = taken.insert(recorder.target(file), file) {
                    let (one, other) = (source::name(other), source::name(file));
                    return Err(format!(
                        "“{one}”和“{other}”的核验单文件名相同，请分开核对，写到不同的文件夹。"
                    ));
                }
            }
            return Ok(recorder);
        }
        if files.len() > 1 {
            return Err("核对多份报告时，--record 要写一个已有的文件夹，每份报告写成一个核验单。".to_owned());
        }
        let extension = output.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        match Format::ALL.into_iter().find(|format| format.extension().eq_ignore_ascii_case(extension)) {
            Some(format) => Ok(Recorder { output, format, on }),
            None => Err("--record 的文件名要以 .docx、.html 或 .json 结尾。".to_owned()),
        }
    }

    /// Writes the record of one check.
    pub(super) fn record(
        &self,
        file: &Path,
        import: &Import,
        context: &Context<'_>,
        outcome: &check::Outcome,
        previous: Option<&str>,
    ) -> Outcome {
        let doubt =
            |note: &nianbao_io::Note| Doubt { message: note.message.clone(), source: note.source.clone() };
        let about = About {
            on: self.on,
            file: file.file_name().map_or_else(|| source::name(file), |name| name.display().to_string()),
            file_format: import.format.clone(),
            previous: previous.map(|path| {
                let name = Path::new(path).file_name();
                name.map_or_else(|| path.to_owned(), |name| name.display().to_string())
            }),
            doubts: import.notes.iter().map(doubt).collect(),
        };
        let record = check::record(&import.report, context, outcome, about);
        let fingerprint = Fingerprint::of(&import.report, context.previous, &record);
        let output = self.target(file);
        match record::write(&record, &fingerprint, self.format) {
            Ok(bytes) => write::put(file, &output, &bytes),
            Err(error) => {
                eprintln!("{}：{error}", source::name(&output));
                Outcome::Trouble
            }
        }
    }

    fn target(&self, file: &Path) -> PathBuf {
        write::target(file, self.output, SUFFIX)
    }
}
