//! The log of what was found over several reports.

use std::collections::BTreeMap;
use std::path::Path;

use nianbao_desk::{Finding, Of, Outcome, Spot};
use nianbao_io::record::identity;
use serde_json::{Value, json};

use super::{File, Log, count, noted};
use crate::county::County;
use crate::place;

/// A log of `nianbao sum`, with a line break at its end.
pub(crate) fn over_several(county: &County<'_>, outcome: &Outcome) -> String {
    let mut files = Files { log: Log::new(nianbao_desk::rules::ALL, &[]), county, files: Vec::new() };
    let mut seen = BTreeMap::new();
    for finding in &outcome.findings {
        let result = files.result(finding, &mut seen);
        files.log.results.push(result);
    }
    for coverage in &outcome.coverage {
        files.log.unchecked(coverage, Vec::new());
    }
    for (file, trouble) in &county.unreadable {
        files.log.trouble(Path::new(file), trouble);
    }
    files.log.finish()
}

/// The log, and the files that findings have been in.
struct Files<'a> {
    log: Log<'a>,
    county: &'a County<'a>,
    files: Vec<(Of, File<'a>)>,
}

impl Files<'_> {
    fn result(&mut self, finding: &Finding, seen: &mut BTreeMap<String, usize>) -> Value {
        let at = self.location(&finding.at);
        let related =
            finding.related.iter().map(|other| noted(self.location(&other.at), &other.note)).collect();
        let text = format!("{}{}", finding.message, finding.advice);
        let mut result = self.log.told(finding, text, at, related);
        result["partialFingerprints"] = self.fingerprint(finding, seen);
        result
    }

    /// What is wrong and where, whatever the numbers: it holds from one run to the next.
    fn fingerprint(&self, finding: &Finding, seen: &mut BTreeMap<String, usize>) -> Value {
        let spot = |spot: &Spot| [self.county.organ(&spot.of), place::path(&spot.at).unwrap_or_default()];
        let other = finding.related.first().map(|other| spot(&other.at)).unwrap_or_default();
        let [organ, at] = spot(&finding.at);
        let place = identity(&[finding.rule.id(), &finding.title, &organ, &at, &other[0]]);
        let count = count(seen, &place);
        json!({ "place/v1": format!("{place}:{count}") })
    }

    fn location(&mut self, spot: &Spot) -> Value {
        let Some(report) = self.county.desk.report(&spot.of) else {
            let name = self.county.organ(&spot.of);
            return json!({ "logicalLocations": [{ "name": name, "fullyQualifiedName": name, "kind": "unit" }] });
        };
        let known = self.files.iter().position(|(of, _)| *of == spot.of);
        let at = known.unwrap_or_else(|| {
            let (index, location) = self.log.artifact(Path::new(self.county.file(&spot.of).unwrap_or("-")));
            self.files.push((spot.of.clone(), File { index, location, report, texts: BTreeMap::new() }));
            self.files.len() - 1
        });
        self.log.location(&mut self.files[at].1, &spot.at)
    }
}
