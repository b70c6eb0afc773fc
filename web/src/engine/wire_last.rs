//! Last year's report on its way to the checker. It is sent once: the checker keeps it, with what it has read of its
//! text, and later checks name it by a number that no other report gets.

use std::rc::Rc;

use nianbao_core::check::LastYear;
use nianbao_core::model::Report;
use serde::{Deserialize, Serialize};

use super::wire::{Answer, Failure};
use super::wire_report::WireReport;

/// Last year's report in a request.
#[derive(Debug, Serialize, Deserialize)]
pub enum WireLast {
    /// All of it, and the number it is kept by.
    Sent(u32, Box<WireReport>),
    /// The one that has this number.
    Named(u32),
}

/// The page's side: what it sent last.
#[derive(Default)]
pub struct Sent {
    report: Option<Rc<Report>>,
    number: u32,
    /// Whether the checker has answered a request with it.
    arrived: bool,
}

impl Sent {
    /// Packs last year's report, or its number where the checker has it. Whoever changes a report puts another in its
    /// place, so the same pointer is the same report.
    #[inline(never)]
    pub fn pack(&mut self, report: Option<&Rc<Report>>) -> Option<WireLast> {
        let known = self.report.take().filter(|_| self.arrived);
        let report = self.report.insert(report?.clone());
        if known.is_some_and(|known| Rc::ptr_eq(&known, report)) {
            return Some(WireLast::Named(self.number));
        }
        self.number = self.number.wrapping_add(1);
        self.arrived = false;
        Some(WireLast::Sent(self.number, Box::new(WireReport::pack(report))))
    }

    /// Whether the checker has answered what was packed last; otherwise the next request has all of it again.
    pub fn arrived(&mut self, arrived: bool) {
        self.arrived = arrived;
    }
}

/// The checker's side: what it keeps, by its number.
#[derive(Default)]
pub struct Kept(Option<(u32, LastYear<'static>)>);

impl Kept {
    /// Last year's report of a request; what that does not speak of is kept no longer. What is to be answered where it
    /// names one that is not here, since it was sent to a checker that has ended.
    pub fn unpack(&mut self, last: Option<WireLast>) -> Result<Option<&LastYear<'static>>, Answer> {
        let kept = self.0.take();
        self.0 = match last {
            None => None,
            Some(WireLast::Named(number)) => {
                Some(kept.filter(|(kept, _)| *kept == number).ok_or(Answer::Again)?)
            }
            Some(WireLast::Sent(number, report)) => {
                let report = report.unpack().ok_or_else(|| Answer::Failed(Failure::crashed()))?;
                Some((number, LastYear::kept(report)))
            }
        };
        Ok(self.0.as_ref().map(|(_, last)| last))
    }
}

#[cfg(test)]
mod tests {
    use nianbao_core::check::{self, Context, Reading};
    use nianbao_testkit::mutation::Sample;

    use super::*;

    /// There and back, in a format that forgets what is not said.
    fn travelled(last: Option<WireLast>) -> Option<WireLast> {
        serde_json::from_str(&serde_json::to_string(&last).unwrap()).unwrap()
    }

    #[test]
    fn last_years_report_is_sent_once_and_is_always_the_one_that_was_meant() {
        let [one, other] = [7, 8].map(|seed| Rc::new(Sample::new(seed).previous));
        let (mut sent, mut kept) = (Sent::default(), Kept::default());
        let report = Sample::new(7).report;
        let same = Rc::new(Report::clone(&one));
        let order =
            [Some(&one), Some(&one), Some(&other), Some(&one), None, Some(&one), Some(&one), Some(&same)];
        let mut named = 0;
        for (step, last) in order.into_iter().enumerate() {
            // At the last but one the checker has ended, and another is asked.
            if step == 6 {
                kept = Kept::default();
            }
            let mut packed = travelled(sent.pack(last));
            named += usize::from(matches!(packed, Some(WireLast::Named(_))));
            if step == 6 {
                assert!(matches!(kept.unpack(packed), Err(Answer::Again)));
                sent.arrived(false);
                packed = travelled(sent.pack(last));
            }
            let beside = kept.unpack(packed).unwrap();
            sent.arrived(true);
            let context = Context { previous: last.map(|last| &**last), ..Context::default() };
            let half = check::later_of(&Reading::new(&report, beside), &Context::default());
            assert_eq!(half, check::later(&report, &context), "{step}");
        }
        assert_eq!(named, 2);
    }

    #[test]
    fn what_nobody_has_answered_is_sent_again() {
        let report = Rc::new(Sample::new(7).previous);
        let mut sent = Sent::default();
        for number in 1..4 {
            assert!(matches!(sent.pack(Some(&report)), Some(WireLast::Sent(given, _)) if given == number));
        }
        sent.arrived(true);
        assert!(matches!(sent.pack(Some(&report)), Some(WireLast::Named(3))));
        // A checker that was never sent anything has none by that number.
        assert!(matches!(Kept::default().unpack(sent.pack(Some(&report))), Err(Answer::Again)));
    }
}
