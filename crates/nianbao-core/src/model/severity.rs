//! How serious a finding is. Knows no rule.

/// How serious a finding is. Ordered: the gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// 必改: impossible in a correct report.
    Error,
    /// 核实: may be true; the filer confirms with a reason.
    Verify,
    /// 提示: quality.
    Hint,
}

impl Severity {
    /// All severities, the gravest first.
    pub const ALL: [Severity; 3] = [Severity::Error, Severity::Verify, Severity::Hint];

    /// The name used in files.
    pub fn key(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Verify => "verify",
            Severity::Hint => "hint",
        }
    }

    /// What people call it.
    pub fn label(self) -> &'static str {
        match self {
            Severity::Error => "必改",
            Severity::Verify => "核实",
            Severity::Hint => "提示",
        }
    }

    /// The shape that carries it beside the colour.
    pub fn mark(self) -> char {
        match self {
            Severity::Error => '■',
            Severity::Verify => '◆',
            Severity::Hint => '●',
        }
    }
}

impl Severity {
    /// Reads [`Severity::key`] back.
    pub fn from_key(key: &str) -> Option<Severity> {
        Severity::ALL.into_iter().find(|severity| severity.key() == key)
    }
}
