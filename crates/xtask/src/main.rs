//! The project's own tasks: `cargo xtask serve`, `test` and so on.
//!
//! Knows the tools, the tree and the pages; knows nothing of forms, rules or drafts.

mod bench;
mod dist;
mod docs;
mod fuzz;
mod paths;
mod problem;
mod process;
mod scaffold;
mod serve;
mod setup;
mod test;
mod tidy;

use std::process::ExitCode;

use problem::Problem;

struct Task {
    name: &'static str,
    arguments: &'static str,
    about: &'static str,
    run: fn(&[String]) -> Result<(), Problem>,
}

const TASKS: &[Task] = &[
    Task {
        name: "serve",
        arguments: "[--port N] [--quick]",
        about: "install what is missing, build the page and serve it on 127.0.0.1:8080",
        run: serve::task,
    },
    Task {
        name: "dist",
        arguments: "[--quick]",
        about: "build dist/ (to host) and dist/nianbao.html (to double-click)",
        run: dist::task,
    },
    Task {
        name: "test",
        arguments: "[--native] [--wasm] [--browser]",
        about: "install what is missing and run every test, or only the kinds named",
        run: test::task,
    },
    Task {
        name: "bench",
        arguments: "[--only page|documents]",
        about: "measure sizes and times against their budgets, into docs/benchmarks.md",
        run: bench::task,
    },
    Task {
        name: "fuzz",
        arguments: "[TARGET…] [--runs N] [--seconds N] [--forever] [--counts]",
        about: "run the readers on made-up files, at low priority, and say how often they ran",
        run: fuzz::task,
    },
    Task {
        name: "docs",
        arguments: "[--check]",
        about: "write the pages of docs/rules and docs/forms, or say which are stale",
        run: docs::task,
    },
    Task {
        name: "new-rule",
        arguments: "ID NAME",
        about: "begin a rule: its file and the word that registers it",
        run: scaffold::new_rule,
    },
    Task {
        name: "new-edition",
        arguments: "KEY",
        about: "begin an edition of the form: its file and the word that registers it",
        run: scaffold::new_edition,
    },
    Task {
        name: "tidy",
        arguments: "",
        about: "check what no compiler checks; part of the tests as well",
        run: tidy::task,
    },
    Task {
        name: "setup",
        arguments: "[--page]",
        about: "install what is missing for building and testing; the others do it by themselves",
        run: setup::task,
    },
];

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let name = arguments.next().unwrap_or_default();
    let rest: Vec<String> = arguments.collect();
    let Some(task) = TASKS.iter().find(|task| task.name == name) else {
        print_help();
        let asked_for_help = matches!(name.as_str(), "" | "help" | "-h" | "--help");
        return if asked_for_help { ExitCode::SUCCESS } else { ExitCode::from(2) };
    };
    match (task.run)(&rest) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            if !problem.is_told() {
                eprintln!("xtask {name}: {problem}");
            }
            ExitCode::FAILURE
        }
    }
}

fn print_help() {
    println!("cargo xtask <task>\n");
    for task in TASKS {
        println!("  {} {}\n      {}", task.name, task.arguments, task.about);
    }
}
