//! `cargo xtask fuzz`: runs the targets of tests/fuzz one after another and keeps count.
//!
//! No special compiler: the counters that guide libFuzzer are a pass of LLVM that every rustc can run. What was found
//! interesting and how often each target ran stays in the cache, so that every run goes on where the last one ended.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::problem::{Doing, Problem};
use crate::{paths, process};

/// A target and the longest input that is worth trying, in bytes.
struct Target {
    name: &'static str,
    longest: usize,
}

const TARGETS: &[Target] = &[
    Target { name: "report", longest: 4096 },
    Target { name: "text", longest: 2048 },
    Target { name: "html", longest: 2048 },
    Target { name: "document_xml", longest: 4096 },
    Target { name: "docx", longest: 16_384 },
    Target { name: "csv", longest: 2048 },
    Target { name: "mht", longest: 4096 },
    Target { name: "sheet_xml", longest: 4096 },
    Target { name: "xlsx", longest: 16_384 },
    Target { name: "ole", longest: 24_576 },
    Target { name: "xls", longest: 12_288 },
    Target { name: "pdf", longest: 12_288 },
    Target { name: "recognise", longest: 768 },
    Target { name: "bytes", longest: 2048 },
];

/// What is told to rustc. Without the tracing of comparisons: the dictionary has the words, and recognition compares so
/// much that it would run at a third of the speed.
const FLAGS: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table --cfg fuzzing";

const DEFAULT_RUNS: u64 = 100_000;

/// What was asked for.
#[derive(Debug, PartialEq, Eq)]
struct Wanted {
    targets: Vec<String>,
    runs: u64,
    /// How long a target runs at most; 0 for as long as it takes.
    seconds: u64,
    forever: bool,
    counts: bool,
}

/// `cargo xtask fuzz`.
pub(crate) fn task(arguments: &[String]) -> Result<(), Problem> {
    let wanted = parse(arguments)?;
    let folder = paths::cache()?.join("fuzz");
    if wanted.counts {
        print!("{}", table(&counts(&folder)?));
        return Ok(());
    }
    let built = build()?;
    seeds(&folder)?;
    let mut found = 0;
    loop {
        for target in TARGETS.iter().filter(|target| wanted.has(target.name)) {
            let ran = run(target, &built, &folder, &wanted)?;
            let end = if ran.whole { "nothing found" } else { "**a finding**" };
            println!("{}: {} runs, {end}", target.name, ran.runs);
            found += u32::from(!ran.whole);
        }
        if !wanted.forever {
            break;
        }
    }
    print!("{}", table(&counts(&folder)?));
    match found {
        0 => Ok(()),
        _ => Err(Problem::new(format!(
            "{found} targets failed; what made them fail is in {}",
            folder.display()
        ))),
    }
}

impl Wanted {
    fn has(&self, name: &str) -> bool {
        self.targets.is_empty() || self.targets.iter().any(|target| target == name)
    }
}

fn parse(arguments: &[String]) -> Result<Wanted, Problem> {
    let mut wanted =
        Wanted { targets: Vec::new(), runs: DEFAULT_RUNS, seconds: 0, forever: false, counts: false };
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--runs" | "--seconds" => {
                let number = arguments.next().and_then(|number| number.replace(['_', ','], "").parse().ok());
                let number = number.ok_or_else(|| Problem::new(format!("{argument} wants a number")))?;
                *(if argument == "--runs" { &mut wanted.runs } else { &mut wanted.seconds }) = number;
            }
            "--forever" => wanted.forever = true,
            "--counts" => wanted.counts = true,
            name if TARGETS.iter().any(|target| target.name == name) => wanted.targets.push(name.to_owned()),
            other => return Err(Problem::unknown_argument(other)),
        }
    }
    Ok(wanted)
}

fn cargo(arguments: &[&str]) -> Command {
    let mut cargo = Command::new("cargo");
    cargo
        .args(arguments)
        .current_dir(paths::root().join("tests/fuzz"))
        .env("CARGO_TARGET_DIR", paths::root().join("target/fuzz"))
        .env_remove("RUSTFLAGS");
    cargo
}

/// Compiles all targets with counters, and gives where they are.
fn build() -> Result<PathBuf, Problem> {
    // Named, so that the programs that run while compiling are compiled without counters.
    let host = process::output(Command::new("rustc").args(["--print", "host-tuple"]), "rustc")?;
    let host = host.trim();
    let mut command = cargo(&["build", "--quiet", "--release", "--target", host]);
    for target in TARGETS {
        command.args(["--bin", target.name]);
    }
    process::run(command.env("RUSTFLAGS", FLAGS), "cargo build")?;
    Ok(paths::root().join("target/fuzz").join(host).join("release"))
}

fn seeds(folder: &Path) -> Result<(), Problem> {
    let mut command = cargo(&["run", "--quiet", "--bin", "seeds", "--"]);
    process::run(command.arg(folder.join("seeds")), "writing the seeds")
}

/// How often a target ran, and whether it ended by itself.
struct Ran {
    runs: u64,
    whole: bool,
}

fn run(target: &Target, built: &Path, folder: &Path, wanted: &Wanted) -> Result<Ran, Problem> {
    let corpus = folder.join("corpus").join(target.name);
    let findings = folder.join("findings").join(target.name);
    for dir in [&corpus, &findings] {
        std::fs::create_dir_all(dir).doing(format_args!("create {}", dir.display()))?;
    }
    let program = built.join(target.name);
    // The machine has other work to do.
    let mut command = match paths::on_path("nice") {
        Some(nice) => {
            let mut command = Command::new(nice);
            command.args(["-n", "19"]).arg(program);
            command
        }
        None => Command::new(program),
    };
    command
        .arg(format!("-runs={}", wanted.runs))
        .arg(format!("-max_total_time={}", wanted.seconds))
        .arg(format!("-max_len={}", target.longest))
        // By the clock on the wall, and this process comes last on a busy machine.
        .args(["-timeout=20", "-rss_limit_mb=2048", "-print_final_stats=1", "-verbosity=0"])
        .arg(format!("-dict={}", folder.join("seeds/form.dict").display()))
        .arg(format!("-artifact_prefix={}/", findings.display()))
        .arg(corpus)
        .arg(folder.join("seeds").join(target.name))
        .stdin(Stdio::null());
    let output = command.output().doing(format_args!("start {}", target.name))?;
    let said = String::from_utf8_lossy(&output.stderr);
    let ran = Ran { runs: executed(&said), whole: output.status.success() };
    if ran.runs == 0 {
        let last = said.lines().last().unwrap_or_default();
        return Err(Problem::new(format!("{} did not start: {last}", target.name)));
    }
    if !ran.whole {
        let log = findings.join("last.log");
        std::fs::write(&log, said.as_bytes()).doing(format_args!("write {}", log.display()))?;
    }
    record(target, &ran, folder)?;
    Ok(ran)
}

/// What libFuzzer's statistics say.
fn executed(said: &str) -> u64 {
    let line = said.lines().find_map(|line| line.strip_prefix("stat::number_of_executed_units:"));
    line.and_then(|number| number.trim().parse().ok()).unwrap_or(0)
}

/// One line for each run: commit, target, executions, how it ended.
fn record(target: &Target, ran: &Ran, folder: &Path) -> Result<(), Problem> {
    let mut git = Command::new("git");
    git.args(["log", "-1", "--format=%h"]).current_dir(paths::root());
    let commit = process::output(&mut git, "git").unwrap_or_default();
    let end = if ran.whole { "whole" } else { "failed" };
    let line = format!("{}\t{}\t{}\t{end}\n", commit.trim(), target.name, ran.runs);
    let path = folder.join("runs.tsv");
    let file = std::fs::OpenOptions::new().create(true).append(true).open(&path);
    file.and_then(|mut file| file.write_all(line.as_bytes())).doing(format_args!("write {}", path.display()))
}

/// What all runs of one target come to.
#[derive(Debug, Default, PartialEq, Eq)]
struct Count {
    name: String,
    runs: u64,
    failed: u32,
}

fn counts(folder: &Path) -> Result<Vec<Count>, Problem> {
    let path = folder.join("runs.tsv");
    if !path.exists() {
        return Ok(Vec::new());
    }
    let text = std::fs::read_to_string(&path).doing(format_args!("read {}", path.display()))?;
    Ok(summed(&text))
}

fn summed(text: &str) -> Vec<Count> {
    let mut counts: Vec<Count> = Vec::new();
    for line in text.lines() {
        let [_, name, runs, end] = line.split('\t').collect::<Vec<_>>()[..] else { continue };
        let at = counts.iter().position(|count| count.name == name).unwrap_or_else(|| {
            counts.push(Count { name: name.to_owned(), ..Count::default() });
            counts.len() - 1
        });
        counts[at].runs += runs.parse::<u64>().unwrap_or(0);
        counts[at].failed += u32::from(end == "failed");
    }
    counts
}

fn table(counts: &[Count]) -> String {
    let mut table = String::from(
        "| target | executions, all runs together | runs that ended with a finding |\n|---|---|---|\n",
    );
    for count in counts {
        // Writing to a String cannot fail.
        let _ = writeln!(table, "| {} | {} | {} |", count.name, count.runs, count.failed);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_target_is_a_program_and_a_file() {
        let dir = paths::root().join("tests/fuzz");
        let manifest = std::fs::read_to_string(dir.join("Cargo.toml")).unwrap();
        let mut files: Vec<String> = std::fs::read_dir(dir.join("targets"))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        files.sort();
        let mut named: Vec<String> = TARGETS.iter().map(|target| format!("{}.rs", target.name)).collect();
        named.sort();
        assert_eq!(files, named);
        for file in files {
            assert!(manifest.contains(&format!("path = \"targets/{file}\"")), "{file}");
        }
    }

    #[test]
    fn arguments_name_targets_and_runs() {
        let parse = |line: &str| {
            let arguments: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
            super::parse(&arguments)
        };
        let wanted = parse("html docx --runs 10_000 --seconds 60").unwrap();
        assert_eq!(
            (wanted.targets.len(), wanted.runs, wanted.seconds, wanted.forever),
            (2, 10_000, 60, false)
        );
        assert!(wanted.has("docx") && !wanted.has("text"));
        assert!(parse("").unwrap().has("text"));
        assert!(parse("--runs many").is_err() && parse("pictures").is_err());
    }

    #[test]
    fn executions_add_up_by_target() {
        let counts = summed("a1\thtml\t100\twhole\na2\ttext\t7\tfailed\na2\thtml\t50\twhole\n");
        assert_eq!((counts[0].name.as_str(), counts[0].runs, counts[0].failed), ("html", 150, 0));
        assert_eq!((counts[1].runs, counts[1].failed), (7, 1));
        assert_eq!(executed("a\nstat::number_of_executed_units: 42\n"), 42);
    }
}
