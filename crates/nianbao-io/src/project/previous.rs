//! Last year's report beside a draft. It goes with the report file that people work on, as one field more; what is
//! published never carries it.

use std::borrow::Cow;
use std::rc::Rc;

use nianbao_core::model::Report;

use super::{from_json, to_json, walk};

/// JSON pointer of the field.
const FIELD: &str = "/previous";
/// Fields of its object that are looked at.
const FIELDS: usize = 20;

/// Last year's report beside a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Previous {
    /// The report.
    pub report: Rc<Report>,
    /// Where it came from: a file's name, or another word for it.
    pub source: String,
    /// What its reader was not sure of, a sentence each.
    pub doubts: Vec<String>,
}

impl Previous {
    /// Last year's report; what that was held beside stays behind.
    pub fn new(mut report: Report, source: impl Into<String>, doubts: Vec<String>) -> Previous {
        report.unknown.retain(|(pointer, _)| pointer != FIELD);
        Previous { report: Rc::new(report), source: source.into(), doubts }
    }
}

/// The report as it is kept: with last year's beside it, for [`to_json`].
pub fn with_previous<'a>(report: &'a Report, previous: Option<&Previous>) -> Cow<'a, Report> {
    let Some(previous) = previous else { return Cow::Borrowed(report) };
    let mut kept = without_previous(report).into_owned();
    // Strings and lists of strings; writing them cannot fail.
    let field = format!(
        "{{\"source\":{},\"doubts\":{},\"report\":{}}}",
        serde_json::to_string(&previous.source).unwrap_or_default(),
        serde_json::to_string(&previous.doubts).unwrap_or_default(),
        to_json(&previous.report)
    );
    kept.unknown.push((FIELD.to_owned(), field));
    Cow::Owned(kept)
}

/// Takes last year's report out of a report that was read. What cannot be read stays among the unknown fields.
#[inline(never)]
pub fn take_previous(report: &mut Report) -> Option<Previous> {
    let at = report.unknown.iter().position(|(pointer, _)| pointer == FIELD)?;
    let previous = read(&report.unknown[at].1)?;
    report.unknown.remove(at);
    Some(previous)
}

/// The report as it is published: without last year's, and without rule packs.
pub fn published(report: &Report) -> Cow<'_, Report> {
    let mut published = without_previous(report);
    if !published.settings.packs.is_empty() {
        published.to_mut().settings.packs.clear();
    }
    published
}

fn without_previous(report: &Report) -> Cow<'_, Report> {
    if report.unknown.iter().all(|(pointer, _)| pointer != FIELD) {
        return Cow::Borrowed(report);
    }
    let mut alone = report.clone();
    alone.unknown.retain(|(pointer, _)| pointer != FIELD);
    Cow::Owned(alone)
}

fn read(json: &str) -> Option<Previous> {
    let fields = walk::fields(json, FIELDS)?;
    let field = |name: &str| fields.iter().find(|(known, _)| known == name).map(|(_, raw)| *raw);
    let report = from_json(field("report")?).ok()?;
    let source = field("source").and_then(walk::string).unwrap_or_default();
    let doubts = field("doubts").and_then(walk::items).unwrap_or_default();
    Some(Previous::new(report, source, doubts.into_iter().filter_map(walk::string).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Format, read_any, write};

    fn report(year: u16) -> Report {
        let mut report = Report::for_year(year);
        report.meta.org_name = format!("某县“{year}”<机关>");
        let id = report.find("disputes.review.upheld").unwrap();
        report.set(id, "3");
        report
    }

    fn previous() -> Previous {
        let doubts = vec!["一处\n不清楚。".to_owned(), "\"引号\"和\\。".to_owned()];
        Previous::new(report(2023), "去年的\"报告\".docx", doubts)
    }

    #[test]
    fn last_years_report_travels_with_the_report_file() {
        let (this, before) = (report(2024), previous());
        let json = to_json(&with_previous(&this, Some(&before)));
        let mut read = from_json(&json).unwrap();
        assert_eq!(take_previous(&mut read).as_ref(), Some(&before));
        assert_eq!(read, this);
        assert_eq!(take_previous(&mut read), None);
        assert_eq!(to_json(&with_previous(&this, None)), to_json(&this));
    }

    #[test]
    fn the_year_before_last_stays_behind() {
        let chain =
            with_previous(&report(2023), Some(&Previous::new(report(2022), "甲", Vec::new()))).into_owned();
        let this = report(2024);
        let kept = with_previous(&this, Some(&Previous::new(chain, "乙", Vec::new()))).into_owned();
        let taken = take_previous(&mut kept.clone()).unwrap();
        assert_eq!(*taken.report, report(2023));
        // Put beside it once more it stands there once.
        let again = with_previous(&kept, Some(&taken)).into_owned();
        assert_eq!(again.unknown.len(), 1);
    }

    #[test]
    fn what_cannot_be_read_is_kept_as_it_is() {
        for odd in ["7", "{}", r#"{"report":{"format":"nianbao/2"}}"#, r#"{"source":"a"}"#] {
            let mut report = report(2024);
            report.unknown.push((FIELD.into(), odd.into()));
            assert_eq!(take_previous(&mut report), None);
            assert_eq!(report.unknown, [(FIELD.to_owned(), odd.to_owned())]);
        }
    }

    #[test]
    fn what_is_published_does_not_carry_it() {
        let this = report(2024);
        let kept = with_previous(&this, Some(&previous())).into_owned();
        for format in [Format::Docx, Format::HtmlPage, Format::HtmlFragment, Format::Xlsx] {
            let bytes = write(&kept, format).unwrap();
            assert_eq!(bytes, write(&this, format).unwrap(), "{format:?}");
            assert_eq!(read_any(&bytes, None).unwrap().report.unknown, [], "{format:?}");
        }
        let mut with_pack = this.clone();
        with_pack.settings.packs.push(r#"{"id":"QH"}"#.into());
        for format in [Format::Docx, Format::HtmlPage, Format::HtmlFragment, Format::Xlsx] {
            assert_eq!(write(&with_pack, format).unwrap(), write(&this, format).unwrap(), "{format:?}");
        }
        assert_eq!(read_any(&write(&with_pack, Format::Json).unwrap(), None).unwrap().report, with_pack);
        let mut read = read_any(&write(&kept, Format::Json).unwrap(), None).unwrap().report;
        assert_eq!(take_previous(&mut read), Some(previous()));
    }
}
