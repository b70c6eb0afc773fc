//! The command line from outside: runs the built program over files.

#![expect(clippy::unwrap_used, reason = "only tests are here")]

mod bad;
mod check;
mod pack;
mod record;
mod rows;
mod sarif;
mod settings;
mod sum;
mod support;
mod usage;
mod write;
