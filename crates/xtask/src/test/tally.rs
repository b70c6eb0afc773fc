//! Counting what test runners report.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use crate::problem::{Doing, Problem};

/// How many tests passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) passed: u32,
    pub(super) failed: u32,
}

impl Tally {
    pub(super) fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }

    /// Adds what a line of a runner's output says: cargo's and wasm-bindgen's
    /// `test result: ok. 3 passed; 0 failed; …`, and node's `ℹ pass 3` and `ℹ fail 0`.
    fn read(&mut self, line: &str) {
        let line = line.trim();
        if let Some(result) = line.strip_prefix("test result: ") {
            self.passed += number_before(result, " passed");
            self.failed += number_before(result, " failed");
        } else if let Some(count) = line.strip_prefix("ℹ pass ") {
            self.passed += count.parse().unwrap_or(0);
        } else if let Some(count) = line.strip_prefix("ℹ fail ") {
            self.failed += count.parse().unwrap_or(0);
        } else if let Some(count) = line.strip_prefix("ℹ cancelled ") {
            self.failed += count.parse().unwrap_or(0);
        }
    }
}

fn number_before(text: &str, word: &str) -> u32 {
    text.find(word).and_then(|end| text[..end].rsplit(' ').next()?.parse().ok()).unwrap_or(0)
}

/// Runs a test runner, showing its output, and counts. A runner that fails without a failed
/// test (it did not compile, say) counts as one failure.
pub(super) fn run(command: &mut Command, name: &str) -> Result<Tally, Problem> {
    let mut child = command.stdout(Stdio::piped()).spawn().doing(format_args!("start {name}"))?;
    let mut tally = Tally::default();
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).split(b'\n') {
            let line = line.doing(format_args!("read the output of {name}"))?;
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            tally.read(&line);
        }
    }
    let status = child.wait().doing(format_args!("wait for {name}"))?;
    if !status.success() && tally.failed == 0 {
        tally.failed = 1;
    }
    Ok(tally)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(output: &str) -> (u32, u32) {
        let mut tally = Tally::default();
        output.lines().for_each(|line| tally.read(line));
        (tally.passed, tally.failed)
    }

    #[test]
    fn runners_are_understood() {
        let cargo = "test a ... ok\n\ntest result: FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 0 filtered out\n";
        assert_eq!(counted(cargo), (12, 3));
        assert_eq!(counted("ℹ tests 9\nℹ pass 7\nℹ fail 1\nℹ cancelled 1\n"), (7, 2));
        assert_eq!(counted("the passed; 5 failed tests"), (0, 0));
    }

    #[test]
    fn suites_add_up() {
        let mut total = Tally { passed: 1, failed: 0 };
        total.add(Tally { passed: 2, failed: 3 });
        assert_eq!(total, Tally { passed: 3, failed: 3 });
    }
}
