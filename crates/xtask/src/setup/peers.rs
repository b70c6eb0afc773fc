//! Other programs that do the same work: installed once in the cache, for `cargo xtask bench` alone. Where one cannot be
//! installed its rows say so.

use std::path::PathBuf;
use std::process::Command;

use super::{node, take_turn};
use crate::problem::{Doing, Problem};
use crate::{paths, process};

/// A script of peers, or why it cannot run.
pub(crate) enum Peer {
    Ready(Command),
    Missing(String),
}

/// What runs `tests/peers/peers.mjs`.
pub(crate) fn node() -> Result<Peer, Problem> {
    let _turn = take_turn()?;
    Ok(match node::peers() {
        Ok(dir) => {
            let mut command = Command::new("node");
            command.arg(dir.join("peers.mjs"));
            Peer::Ready(command)
        }
        Err(why) => Peer::Missing(why.to_string()),
    })
}

/// What runs `tests/peers/peers.py`.
pub(crate) fn python() -> Result<Peer, Problem> {
    let _turn = take_turn()?;
    Ok(match environment() {
        Ok(python) => {
            let mut command = Command::new(python);
            command.arg(paths::root().join("tests/peers/peers.py"));
            Peer::Ready(command)
        }
        Err(why) => Peer::Missing(why.to_string()),
    })
}

/// A Python of its own with the packages that `tests/peers/requirements.txt` names.
fn environment() -> Result<PathBuf, Problem> {
    let list = paths::root().join("tests/peers/requirements.txt");
    let text = std::fs::read(&list).doing(format_args!("read {}", list.display()))?;
    let cache = paths::cache()?;
    let dir = cache.join("python").join(format!("peers-{}", crate::dist::fingerprint(&text)));
    let bin = dir.join(if cfg!(windows) { "Scripts" } else { "bin" });
    let python = bin.join(format!("python{}", std::env::consts::EXE_SUFFIX));
    let done = dir.join("done");
    if done.exists() {
        return Ok(python);
    }
    println!("setup: installing the Python packages that are measured beside ours");
    let log = cache.join("logs").join("python-peers.log");
    let mut make = Command::new(if cfg!(windows) { "python" } else { "python3" });
    process::logged(make.args(["-m", "venv"]).arg(&dir), "python3 -m venv", &log)?;
    let mut pip = Command::new(&python);
    pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r"]).arg(&list);
    process::logged(&mut pip, "pip install", &log)?;
    std::fs::write(&done, "").doing(format_args!("write {}", done.display()))?;
    Ok(python)
}
