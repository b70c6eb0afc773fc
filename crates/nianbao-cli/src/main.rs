//! nianbao on the command line: reads what was typed, runs one command, sets the exit code.

mod args;
mod batch;
mod commands;
mod county;
mod human;
mod mistake;
mod place;
mod previous;
mod rows;
mod ruler;
mod sarif;
mod source;
mod style;
mod totals;
mod wire;

use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory, Parser};

use args::{Cli, Command};
use commands::Outcome;

fn main() -> ExitCode {
    // A file that a reader breaks down over is told in words where its result would stand; here only where it broke.
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        eprintln!("程序内部出错（{place}），请把文件和这一行反馈给开发者。");
    }));
    let outcome = match Cli::try_parse() {
        Ok(cli) => run(cli.command),
        Err(error) => match error.kind() {
            ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => commands::print(&chinese(&error)),
            ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::MissingSubcommand => {
                eprint!("{}", chinese(&error));
                Ok(Outcome::Trouble)
            }
            _ => {
                eprintln!("{}", mistake::sentence(&error, meant().as_deref()));
                Ok(Outcome::Trouble)
            }
        },
    };
    outcome.unwrap_or_else(commands::output_failed).into()
}

/// The command that was named, when there is one of that name.
fn meant() -> Option<String> {
    let word = std::env::args_os().nth(1)?;
    Some(Cli::command().find_subcommand(word)?.get_name().to_owned())
}

/// The help with full-width colons: clap writes its own after every heading.
fn chinese(help: &clap::Error) -> String {
    help.to_string().replace(":\n", "：\n")
}

fn run(command: Command) -> std::io::Result<Outcome> {
    match command {
        Command::Check(args) => commands::check::run(&args),
        Command::Read(args) => commands::read::run(&args),
        Command::Write(args) => commands::write::run(&args),
        Command::Rules(args) => commands::rules::run(&args),
        Command::Explain(args) => commands::explain::run(&args),
        Command::Pack(args) => commands::pack::run(&args),
        Command::Sum(args) => commands::sum::run(&args),
        Command::Schema(args) => commands::schema::run(&args),
    }
}
