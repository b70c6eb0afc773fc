//! What went wrong, in one sentence for the person at the terminal. No backtraces.

use std::fmt;

/// A sentence that says what is wrong and, where it is known, what to do.
#[derive(Debug)]
pub(crate) struct Problem(String);

impl Problem {
    /// A problem from its sentence.
    pub(crate) fn new(sentence: impl Into<String>) -> Self {
        Self(sentence.into())
    }

    /// Everything has been said already.
    pub(crate) fn told() -> Self {
        Self(String::new())
    }

    /// Whether there is anything left to say.
    pub(crate) fn is_told(&self) -> bool {
        self.0.is_empty()
    }

    /// The argument is none that the task knows.
    pub(crate) fn unknown_argument(argument: &str) -> Self {
        Self(format!("the argument {argument} is not known; `cargo xtask help` lists what there is"))
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Adds what was being done to an error of the system.
pub(crate) trait Doing<T> {
    /// `doing` completes the sentence "could not …".
    fn doing(self, doing: impl fmt::Display) -> Result<T, Problem>;
}

impl<T, E: fmt::Display> Doing<T> for Result<T, E> {
    fn doing(self, doing: impl fmt::Display) -> Result<T, Problem> {
        self.map_err(|error| Problem(format!("could not {doing}: {error}")))
    }
}
