//! Many files: worked on by several threads, shown one after another in the order they were given. A file that
//! cannot be read does not stop the others.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use schemars::JsonSchema;
use serde::Serialize;

use crate::args::Format;
use crate::commands::Outcome;
use crate::wire;

/// What is said of one file: one line of `ndjson`, one element of `json`.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "nianbao check / nianbao read")]
pub(crate) struct Line {
    /// The file as it was named; `-` for standard input.
    pub(crate) file: String,
    /// What was read; absent when the file could not be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) import: Option<wire::Import>,
    /// What was found; only from `check`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) check: Option<wire::Check>,
    /// Last year's report it was checked against; only from `check --previous`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) previous: Option<String>,
    /// Why the file could not be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) error: Option<wire::Error>,
}

/// What one file came to.
pub(crate) struct Done {
    /// What to show, in the format asked for, without the line break at its end.
    pub(crate) text: String,
    /// How it ended.
    pub(crate) outcome: Outcome,
}

/// What stands around the results.
pub(crate) struct Frame {
    /// Before everything.
    pub(crate) begin: String,
    /// Before the first result.
    pub(crate) first: &'static str,
    /// Before every other.
    pub(crate) next: &'static str,
    /// After every result.
    pub(crate) after: &'static str,
    /// After everything.
    pub(crate) end: &'static str,
}

impl From<Format> for Frame {
    fn from(format: Format) -> Frame {
        let (begin, first, next, after, end) = match format {
            Format::Human => ("", "", "\n", "\n", ""),
            Format::Json => ("[", "\n", ",\n", "", "\n]\n"),
            Format::Ndjson => ("", "", "", "\n", ""),
        };
        Frame { begin: begin.to_owned(), first, next, after, end }
    }
}

/// Works on all files and writes what they came to; returns the worst outcome.
pub(crate) fn run(
    files: &[PathBuf],
    frame: impl Into<Frame>,
    work: impl Fn(&Path) -> Done + Sync,
) -> io::Result<Outcome> {
    let frame: Frame = frame.into();
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut worst = Outcome::Clean;
    let mut before = frame.first;
    out.write_all(frame.begin.as_bytes())?;
    in_order(files, work, |done| {
        worst = worst.max(done.outcome);
        out.write_all(before.as_bytes())?;
        before = frame.next;
        out.write_all(done.text.trim_end().as_bytes())?;
        out.write_all(frame.after.as_bytes())?;
        // Who watches sees each file as soon as it is done.
        out.flush()
    })?;
    out.write_all(frame.end.as_bytes())?;
    out.flush()?;
    Ok(worst)
}

/// Calls `work` on every file, on as many threads as the machine has, and `show` with the results in order.
pub(crate) fn in_order<T: Send>(
    files: &[PathBuf],
    work: impl Fn(&Path) -> T + Sync,
    mut show: impl FnMut(T) -> io::Result<()>,
) -> io::Result<()> {
    let threads = thread::available_parallelism().map_or(1, usize::from).min(files.len());
    if threads <= 1 {
        return files.iter().try_for_each(|file| show(work(file)));
    }
    let next = AtomicUsize::new(0);
    let (sender, results) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..threads {
            let (sender, next, work) = (sender.clone(), &next, &work);
            scope.spawn(move || {
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some(file) = files.get(index) else { break };
                    // The receiver is gone when the output failed; then there is nothing left to do.
                    if sender.send((index, work(file))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);
        let mut waiting = BTreeMap::new();
        let mut due = 0;
        for (index, result) in results {
            waiting.insert(index, result);
            while let Some(result) = waiting.remove(&due) {
                show(result)?;
                due += 1;
            }
        }
        Ok(())
    })
}

/// One line of JSON.
pub(crate) fn json(line: &Line) -> String {
    // Nothing in a line has keys that are not text, so this cannot fail.
    serde_json::to_string(line).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_files() {
        let files: Vec<PathBuf> = (0..200).map(|n| PathBuf::from(n.to_string())).collect();
        let mut seen = Vec::new();
        let slow_first = |file: &Path| {
            if file.as_os_str() == "0" {
                thread::sleep(std::time::Duration::from_millis(20));
            }
            file.to_path_buf()
        };
        in_order(&files, slow_first, |file| {
            seen.push(file);
            Ok(())
        })
        .unwrap();
        assert_eq!(seen, files);
    }

    #[test]
    fn a_failed_output_ends_the_work() {
        let files: Vec<PathBuf> = (0..1000).map(|n| PathBuf::from(n.to_string())).collect();
        let error = in_order(&files, Path::to_path_buf, |_| Err(io::ErrorKind::BrokenPipe.into()));
        assert_eq!(error.unwrap_err().kind(), io::ErrorKind::BrokenPipe);
    }
}
