//! What a sentence has spoken of so far. Knows no text.

use super::sums;
use super::words::act;
use super::{Scope, Subject, Topic, Topics};

/// What the words before a number say; begins anew behind every number and mark.
#[derive(Clone, Copy, Default)]
pub(super) struct Segment {
    pub(super) acts: u16,
    pub(super) row: Option<&'static str>,
    pub(super) column: Option<&'static str>,
    pub(super) ending: Option<&'static str>,
    /// Where the first word that means something begins.
    pub(super) start: Option<usize>,
    /// Where the last known word ends.
    pub(super) end: usize,
    /// Characters nobody understood since the last word that means something.
    pub(super) gap: usize,
    pub(super) means: bool,
}

/// What is spoken of.
#[derive(Clone, Copy, Default)]
pub(super) struct State {
    pub(super) topics: Topics,
    /// The clause named the topic itself.
    pub(super) explicit: bool,
    /// The last topic may be joined by another: only 、 or 和 since.
    pub(super) joining: bool,
    pub(super) scope: Scope,
    pub(super) other_time: bool,
    pub(super) compare: bool,
    pub(super) disclosure: bool,
    pub(super) narrower: bool,
    /// What was done to documents and decisions, for all that 、 joins: 作出许可3件、处罚2件.
    pub(super) done: u16,
    /// What follows are parts of what was counted before.
    pub(super) among: bool,
    /// The clause says that something did not happen.
    pub(super) denied: bool,
    /// 主动公开 is what is being counted.
    pub(super) opened: bool,
    /// The sentence sorts documents by whether they may be public.
    pub(super) sorted: bool,
    pub(super) segment: Segment,
}

/// Whether two topics can stand for one number: reviews and suits, rules and documents.
fn is_joined(topics: Topics, topic: Topic) -> bool {
    let applications = topics.is(Topic::Applications) || topic == Topic::Applications;
    !applications && topics.are_disputes() == Topics::one(topic).are_disputes()
}

/// What a segment says.
pub(super) fn subject(state: &State, segment: &Segment) -> Subject {
    Subject {
        topics: state.topics,
        acts: segment.acts,
        row: segment.row,
        column: segment.column,
        ending: segment.ending,
    }
}

impl State {
    /// Whether the clause is about this year, compares nothing and counts nothing narrower.
    pub(super) fn is_plain(&self) -> bool {
        !self.other_time && !self.compare && !self.narrower
    }

    /// The clause names what it is about.
    pub(super) fn topic(&mut self, topic: Topic) {
        let joined = self.joining && self.explicit && is_joined(self.topics, topic);
        self.topics = if joined { self.topics.with(topic) } else { Topics::one(topic) };
        self.explicit = true;
        self.joining = true;
        self.opened = false;
        if topic == Topic::Applications {
            self.disclosure = true;
        }
    }

    /// The clause speaks of something this form does not count.
    pub(super) fn away(&mut self) {
        self.topics = Topics::default();
        self.explicit = false;
        self.joining = false;
    }

    /// What kind of thing the segment counts: parts of one sum are of one kind.
    pub(super) fn segment_kind(&self) -> sums::Kind {
        let segment = &self.segment;
        if segment.row.is_some() || segment.acts & act::CARRIED_OUT != 0 {
            sums::Kind::Outcome
        } else if segment.column.is_some() {
            sums::Kind::Applicant
        } else if segment.ending.is_some() {
            sums::Kind::Ending
        } else {
            sums::Kind::Plain
        }
    }
}
