//! Last year's reports: one file for all, or a folder in which each report finds its own by organ and year.

use std::path::Path;

use nianbao_core::model::{Meta, Report};
use nianbao_desk::same_organ;

use crate::source::{self, Trouble};

/// Last year's reports.
pub(crate) enum Previous {
    /// One report for whatever is checked.
    One(String, Box<Report>),
    /// The reports of a folder.
    Folder(Vec<(String, Report)>),
}

impl Previous {
    /// Reads them. Files of a folder that cannot be read are named on standard error and passed over.
    pub(crate) fn open(path: &Path) -> Result<Previous, Trouble> {
        if source::is_stdin(path) || !std::fs::metadata(path)?.is_dir() {
            let import = source::import(path)?;
            return Ok(Previous::One(source::name(path), Box::new(import.report)));
        }
        let mut files = Vec::new();
        for entry in std::fs::read_dir(path)? {
            let path = entry?.path();
            let hidden = path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
            if path.is_file() && !hidden {
                files.push(path);
            }
        }
        files.sort();
        let mut reports = Vec::new();
        for file in files {
            match source::import(&file) {
                Ok(import) => reports.push((source::name(&file), import.report)),
                Err(trouble) => {
                    eprintln!("{}：{}未用作上一年度的报告。", source::name(&file), trouble.message)
                }
            }
        }
        Ok(Previous::Folder(reports))
    }

    /// Last year's report of the organ that made this one, with its file name.
    pub(crate) fn of(&self, report: &Report) -> Option<(&str, &Report)> {
        match self {
            Previous::One(name, previous) => Some((name, previous)),
            Previous::Folder(reports) => {
                let last_year = report.meta.year?.checked_sub(1)?;
                let organ = &report.meta.org_name;
                let last = || {
                    let named = |meta: &Meta| meta.year == Some(last_year) && !meta.org_name.is_empty();
                    reports.iter().filter(move |(_, previous)| named(&previous.meta))
                };
                let exact = last().find(|(_, one)| unspaced(&one.meta.org_name) == unspaced(organ));
                // Written with the places above this year, without them last year: only when nobody else can be meant.
                let mut kin = last().filter(|(_, one)| same_organ(&one.meta.org_name, organ));
                let only = kin.next().filter(|_| kin.next().is_none());
                let (name, previous) = exact.or(only)?;
                Some((name, previous))
            }
        }
    }
}

/// Names that differ only in spaces are the same.
fn unspaced(name: &str) -> String {
    name.chars().filter(|c| !c.is_whitespace()).collect()
}
