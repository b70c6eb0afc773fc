//! What a sentence has spoken of so far. Knows no text.

use super::cells::within;
use super::sums;
use super::words::act;
use super::{Scope, Subject, Topic, Topics};

/// What 、 carries over from one kind of document or decision to the next.
const DONE: u16 = act::ISSUED | act::PUBLISHED | act::DECIDED;

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
    /// Two rows that are not one inside the other: the number is of both.
    pub(super) mixed: bool,
    /// 等 stands behind a row: more are meant than are named.
    pub(super) several: bool,
    /// What was named before 、, and no number behind it.
    pub(super) open: Named,
    /// What it names is of the number before it: 120件由自然人提出.
    pub(super) taken: bool,
    /// The row is not called by its name: 其中主动公开40件. A number may agree with it, and never differ.
    pub(super) likely: bool,
}

impl Segment {
    /// Whether it speaks of what was carried over.
    pub(super) fn is_carried(&self) -> bool {
        self.acts & (act::CARRIED_IN | act::CARRIED_OUT) != 0
    }

    /// Whether it names a row or applicants.
    pub(super) fn is_outcome(&self) -> bool {
        self.row.is_some() || self.column.is_some()
    }

    /// What follows 、 when no number stood before it: the number to come is of what was named, too.
    pub(super) fn goes_on(&self, end: usize) -> Segment {
        if self.taken {
            return Segment { end, ..Segment::default() };
        }
        let open = Named {
            row: self.row.or(self.open.row),
            column: self.column.or(self.open.column),
            ending: self.ending.or(self.open.ending),
        };
        Segment { end, open, several: self.several, mixed: self.mixed, ..Segment::default() }
    }

    /// A row is named. Of a group and one row of it the row counts, 属于过程性信息不予公开的; of a group and some of its
    /// rows the group, 过程性信息等不予公开的.
    pub(super) fn row(&mut self, key: &'static str) {
        let Some(known) = self.row.or(self.open.row) else {
            // 公开和部分公开的
            let opened = self.acts & act::PUBLISHED != 0 && key == PARTLY;
            self.row = Some(if opened { GRANTED } else { key });
            return;
        };
        let opened = [known, key] == [GRANTED, PARTLY];
        if within(known, key) && self.several {
            (self.row, self.mixed) = (Some(key), false);
        } else if opened {
            // What is opened in part may be counted with what is opened, and is then no row by itself.
            self.row = Some(GRANTED);
        } else {
            self.row = Some(if within(known, key) { known } else { key });
            self.mixed |= !within(key, known) && !within(known, key);
        }
    }

    /// A row is called by its name. 已主动公开和同意公开 is likely one row, and perhaps more.
    pub(super) fn named_row(&mut self, key: &'static str) {
        self.likely &= self.row != Some(key) || key == GRANTED;
        self.row(key);
    }

    /// A row is likely meant. What was named before it says more.
    pub(super) fn likely_row(&mut self, key: &'static str) {
        self.likely |= self.row.is_none();
        self.row(key);
    }

    /// Applicants are named; of two kinds a number is of both.
    pub(super) fn column(&mut self, key: &'static str) {
        self.mixed |= self.column.or(self.open.column).is_some_and(|known| !within(key, known));
        self.column = Some(key);
    }

    /// The way disputes ended; of two ways a number is of both.
    pub(super) fn ending(&mut self, key: &'static str) {
        self.mixed |= self.ending.or(self.open.ending).is_some_and(|known| known != key);
        self.ending = Some(key);
    }
}

/// What a number to come is of, by keys.
#[derive(Clone, Copy, Default)]
pub(super) struct Named {
    row: Option<&'static str>,
    column: Option<&'static str>,
    ending: Option<&'static str>,
}

pub(super) const GRANTED: &str = "applications.result.granted";
pub(super) const OTHER: &str = "applications.result.other";
pub(super) const PARTLY: &str = "applications.result.partly_granted";

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
    /// The sentence before spoke of another year, and nothing has been said of this one yet.
    pub(super) lasting: bool,
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
    /// The same, and it says so itself; the next sentence may go on about them.
    pub(super) papers: bool,
    /// Something that this form does not count was spoken of last.
    pub(super) lost: bool,
    /// Characters of the clause that nobody understood, before any of it meant something.
    pub(super) foreign: usize,
    /// How many years after the report's the year is that was named last, and where it was named.
    pub(super) year: Option<(i64, usize)>,
    /// Where the clause begins.
    pub(super) clause: usize,
    /// The sentence has counted something that was not understood.
    pub(super) unclear: bool,
    /// 分别为, and nobody can tell which number is of what.
    pub(super) blind: bool,
    /// Whether another year was spoken of before one that is only compared with: 较2023年增长5%.
    pub(super) compared: Option<bool>,
    /// Whose cases were counted before a way of applying was named.
    pub(super) whose: Option<Scope>,
    /// A region above the organ's own is spoken of.
    pub(super) above: bool,
    pub(super) segment: Segment,
}

/// Whether two topics can stand for one number: reviews and suits, rules and documents.
fn is_joined(topics: Topics, topic: Topic) -> bool {
    let applications = topics.is(Topic::Applications) || topic == Topic::Applications;
    !applications && topics.are_disputes() == Topics::one(topic).are_disputes()
}

/// What a segment says.
pub(super) fn subject(state: &State, segment: &Segment) -> Subject {
    // 3件正在办理: of reviews and suits, those not decided yet.
    let pending = state.topics.are_disputes() && segment.acts & act::CARRIED_OUT != 0;
    Subject {
        topics: state.topics,
        acts: segment.acts,
        row: segment.row,
        column: segment.column,
        ending: segment.ending.or(pending.then_some(PENDING)),
    }
}

/// The ending of cases that are not closed.
pub(super) const PENDING: &str = "pending";

impl State {
    /// Whether the clause is about this year, compares nothing and counts nothing narrower.
    pub(super) fn is_plain(&self) -> bool {
        !self.other_time && !self.compare && !self.narrower && !self.above && !self.blind
    }

    /// Whether a number here is none that the form counts.
    pub(super) fn counts_no_case(&self) -> bool {
        // Documents that may be given on request, not requests.
        let sorted = self.sorted && (self.segment.row.is_some() || self.segment.acts == 0);
        // 答复不规范被纠正2件: how disputes end, and applications do not.
        let ending = self.segment.ending.is_some_and(|ending| ending != "decided");
        self.denied || sorted || self.segment.mixed || (ending && self.topics.is(Topic::Applications))
    }

    /// Whether another topic stands before this one that cannot stand with it for one number.
    pub(super) fn is_apart(&self, topic: Topic) -> bool {
        self.joining && self.explicit && !self.topics.is(topic) && !is_joined(self.topics, topic)
    }

    /// The clause names what it is about.
    pub(super) fn topic(&mut self, topic: Topic) {
        let joined = self.joining && self.explicit && is_joined(self.topics, topic);
        self.topics = if joined { self.topics.with(topic) } else { Topics::one(topic) };
        self.explicit = true;
        self.joining = true;
        self.opened = false;
        self.lost = false;
        if topic == Topic::Applications {
            self.disclosure = true;
        }
    }

    /// One topic of a list.
    pub(super) fn topic_alone(&mut self, topic: Topic) {
        self.topics = Topics::one(topic);
        self.explicit = true;
    }

    /// 申请 by itself, which is one for disclosure only where that is spoken of.
    pub(super) fn application(&mut self, in_aspect: bool) {
        let known = self.topics.is(Topic::Applications) || self.disclosure;
        if !known && !(in_aspect && (self.topics.is_empty() || !self.explicit)) {
            self.away();
        } else if !(self.explicit && self.topics.is(Topic::Applications)) {
            self.topic(Topic::Applications);
        }
    }

    /// What was done to it.
    pub(super) fn act(&mut self, acts: u16, at: usize) {
        let acts = self.of_year(acts, at);
        if acts & act::RECEIVED != 0 {
            (self.sorted, self.papers) = (false, false);
        }
        self.done |= acts & DONE;
        let carried = act::CARRIED_IN | act::CARRIED_OUT;
        if self.segment.acts & carried == 0 {
            let acts = if acts & carried != 0 { acts } else { self.segment.acts | acts };
            self.segment.acts = acts;
        }
    }

    /// The clause speaks of something this form does not count.
    pub(super) fn away(&mut self) {
        self.topics = Topics::default();
        self.explicit = false;
        self.joining = false;
        self.lost = true;
    }

    /// 主动公开: not what this form counts, but behind 收到申请144件，其中 it is an answer.
    pub(super) fn opened(&mut self) {
        if self.among && self.topics.is(Topic::Applications) {
            self.segment.likely_row(GRANTED);
        } else {
            self.away();
            self.opened = true;
        }
    }

    /// A way of applying, or some of the organs, is named. Who was spoken of before it counts again behind 等渠道.
    pub(super) fn portion(&mut self, way: bool) {
        self.whose = if way { self.whose.or(Some(self.scope)) } else { Some(Scope::Portion) };
        self.scope = Scope::Portion;
    }

    /// 从2023年结转, 2023年度转入: carried over from the year before, and the clause is about this year all the same.
    fn of_year(&mut self, acts: u16, at: usize) -> u16 {
        /// 度, 从…共, 未办结 stand between the year and the word.
        const REACH: usize = 4;
        match self.year {
            Some((-1, end)) if acts & act::CARRIED_IN != 0 && at - end <= REACH => {
                self.other_time = false;
                act::CARRIED_IN
            }
            _ => acts,
        }
    }
}

/// What kind of thing is counted: parts of one sum are of one kind.
pub(super) fn kind(segment: &Segment) -> sums::Kind {
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
