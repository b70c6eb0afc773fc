//! Running other programs, with failures told in one sentence.

use std::fs::File;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::problem::{Doing, Problem};

/// Runs to the end with our own output; `what` is how the program is called in messages.
pub(crate) fn run(command: &mut Command, what: &str) -> Result<(), Problem> {
    let status = command.status().doing(format_args!("start {what}"))?;
    if status.success() { Ok(()) } else { Err(Problem::new(format!("{what} did not succeed ({status})"))) }
}

/// Runs to the end and gives what was written to standard output.
pub(crate) fn output(command: &mut Command, what: &str) -> Result<String, Problem> {
    let output = command.stderr(Stdio::inherit()).output().doing(format_args!("start {what}"))?;
    if !output.status.success() {
        return Err(Problem::new(format!("{what} did not succeed ({})", output.status)));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs to the end, writing everything to `log`; a failure names the log and its last lines.
pub(crate) fn logged(command: &mut Command, what: &str, log: &Path) -> Result<(), Problem> {
    if let Some(dir) = log.parent() {
        std::fs::create_dir_all(dir).doing(format_args!("create {}", dir.display()))?;
    }
    let file = File::create(log).doing(format_args!("write {}", log.display()))?;
    let errors = file.try_clone().doing(format_args!("write {}", log.display()))?;
    let status = command
        .stdin(Stdio::null())
        .stdout(file)
        .stderr(errors)
        .status()
        .doing(format_args!("start {what}"))?;
    if status.success() {
        return Ok(());
    }
    let text = std::fs::read_to_string(log).unwrap_or_default();
    let lines: Vec<&str> = text.lines().collect();
    for line in lines.iter().skip(lines.len().saturating_sub(12)) {
        eprintln!("    {line}");
    }
    Err(Problem::new(format!("{what} did not succeed; everything it said is in {}", log.display())))
}

/// Whether the program ends well within `limit`; past it, it is stopped.
pub(crate) fn succeeds_within(command: &mut Command, limit: Duration) -> bool {
    let Ok(mut child) = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()
    else {
        return false;
    };
    let start = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) if start.elapsed() < limit => std::thread::sleep(Duration::from_millis(50)),
            _ => {
                // Both may fail only because it has just ended, which is what we want.
                let _ = child.kill();
                let _ = child.wait();
                return false;
            }
        }
    }
}

/// The first line a program prints when asked for its version; `None` when it is not there.
pub(crate) fn version(program: &Path, argument: &str) -> Option<String> {
    let output = Command::new(program).arg(argument).stderr(Stdio::null()).output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout);
    text.lines().next().map(|line| line.trim().to_owned())
}
