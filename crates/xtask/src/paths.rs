//! Where things are: the checkout, and the cache for what is slow to install.

use std::path::{Path, PathBuf};

use crate::problem::{Doing, Problem};

/// The root of the checkout.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_path_buf()
}

/// The cache outside the checkout: `$NIANBAO_CACHE`, else `nianbao` in the user's cache
/// directory. Created when missing.
pub(crate) fn cache() -> Result<PathBuf, Problem> {
    let dir = match set("NIANBAO_CACHE") {
        Some(dir) => dir,
        None => set("XDG_CACHE_HOME")
            .or_else(|| set("LOCALAPPDATA"))
            .or_else(|| set("HOME").map(|home| home.join(".cache")))
            .ok_or_else(|| {
                Problem::new("neither NIANBAO_CACHE nor HOME is set, so there is no place for the tools")
            })?
            .join("nianbao"),
    };
    std::fs::create_dir_all(&dir).doing(format_args!("create the cache {}", dir.display()))?;
    Ok(dir)
}

fn set(name: &str) -> Option<PathBuf> {
    std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from)
}

/// Where on `PATH` a program of this name is.
pub(crate) fn on_path(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let name = format!("{program}{}", std::env::consts::EXE_SUFFIX);
    std::env::split_paths(&path).map(|dir| dir.join(&name)).find(|file| file.is_file())
}
