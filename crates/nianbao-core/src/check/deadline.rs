//! Until when a report has to be public. Knows kinds of organs and years, no report and no rule.

use crate::model::{Date, OrgKind};

/// Until when a report has to be public.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// The day an organ of this kind should keep; `None` while the kind is not known.
    pub day: Option<Date>,
    /// The day after which it is late, whatever it is of: an office publishes the government's report beside its own,
    /// and a zone may add up the reports of others.
    pub latest: Date,
    /// Whether the law names organs of this kind; otherwise only practice does.
    pub by_law: bool,
}

/// The deadline of a report for a year (条例第四十九条); `None` when the next year cannot be named.
pub fn of(kind: OrgKind, year: u16) -> Option<Deadline> {
    let next = year.checked_add(1)?;
    let (january, march) = (Date::new(next, 1, 31)?, Date::new(next, 3, 31)?);
    let (day, latest, by_law) = match kind {
        OrgKind::Department | OrgKind::Vertical => (Some(january), january, true),
        OrgKind::Township | OrgKind::Street => (Some(january), january, false),
        OrgKind::Government => (Some(march), march, true),
        OrgKind::GovernmentOffice => (Some(january), march, true),
        OrgKind::Zone => (Some(january), march, false),
        OrgKind::Unknown => (None, march, false),
    };
    Some(Deadline { day, latest, by_law })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_late_before_the_day_to_keep_and_the_law_names_no_towns() {
        for kind in OrgKind::ALL {
            let deadline = of(kind, 2024).unwrap();
            assert!(deadline.day.is_none_or(|day| day <= deadline.latest), "{kind:?}");
            assert_eq!(deadline.latest.year(), 2025);
        }
        assert!(!of(OrgKind::Township, 2024).unwrap().by_law && !of(OrgKind::Street, 2024).unwrap().by_law);
        assert_eq!(of(OrgKind::Government, 2024).unwrap().day, Date::new(2025, 3, 31));
        assert_eq!(of(OrgKind::Department, u16::MAX), None);
    }
}
