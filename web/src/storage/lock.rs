//! One draft, one tab that writes it. The tab leaves a sign beside the draft and renews it; another tab that opens
//! the draft sees the sign. A sign that is not renewed belongs to a tab that is gone, or sleeps: should that one
//! wake, it sees the new sign and insists, and the newcomer gives way. Whatever goes wrong here, the stamp of the
//! draft still keeps one tab from overwriting another.

use std::rc::Rc;

use super::store::Store;
use crate::state::DraftId;

const LOCK: &str = "nianbao/lock/";
/// How often the sign is renewed, in milliseconds.
pub const BEAT: u32 = 4_000;
/// A sign older than this was left by a tab that is gone or sleeps, in milliseconds.
const STALE: u64 = 10_000;

/// Who writes a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hold {
    /// This tab.
    Here,
    /// Another one.
    Elsewhere,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Word {
    /// I have it.
    Hold,
    /// I had it first and keep it.
    Keep,
    /// The person decided that I have it.
    Take,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Sign {
    tab: String,
    since: u64,
    beat: u64,
    word: Word,
}

impl Sign {
    fn parse(text: &str) -> Option<Sign> {
        let mut fields = text.split(' ');
        let sign = Sign {
            tab: fields.next()?.to_owned(),
            since: fields.next()?.parse().ok()?,
            beat: fields.next()?.parse().ok()?,
            word: match fields.next()? {
                "hold" => Word::Hold,
                "keep" => Word::Keep,
                "take" => Word::Take,
                _ => return None,
            },
        };
        Some(sign)
    }

    fn text(&self) -> String {
        let word = match self.word {
            Word::Hold => "hold",
            Word::Keep => "keep",
            Word::Take => "take",
        };
        format!("{} {} {} {word}", self.tab, self.since, self.beat)
    }
}

/// Removes signs that tabs left behind long ago.
pub fn sweep(store: &dyn Store, now: u64) {
    const DAY: u64 = 24 * 60 * 60 * 1_000;
    for key in store.keys().iter().filter(|key| key.starts_with(LOCK)) {
        let sign = store.get(key).as_deref().and_then(Sign::parse);
        if sign.is_none_or(|sign| now.saturating_sub(sign.beat) > DAY) {
            store.remove(key);
        }
    }
}

/// This tab's hold on the open draft.
#[derive(Clone, Debug)]
pub struct Lock {
    key: String,
    tab: Rc<str>,
    since: u64,
    hold: Hold,
}

impl Lock {
    /// Looks whether the draft is open elsewhere, and holds it if not.
    pub fn open(store: &dyn Store, id: &DraftId, tab: &Rc<str>, now: u64) -> Lock {
        let key = format!("{LOCK}{id}");
        let other = store.get(&key).as_deref().and_then(Sign::parse);
        let taken = other.is_some_and(|sign| *sign.tab != **tab && now.saturating_sub(sign.beat) < STALE);
        let mut lock = Lock { key, tab: tab.clone(), since: now, hold: Hold::Elsewhere };
        if !taken {
            lock.write(store, now, Word::Hold);
        }
        lock
    }

    /// Who writes the draft.
    pub fn hold(&self) -> Hold {
        self.hold
    }

    /// Whether a key of the store is this lock's.
    pub fn is_about(&self, key: &str) -> bool {
        self.key == key
    }

    /// Renews the sign; while the draft is open elsewhere, looks whether that tab has gone.
    pub fn beat(&mut self, store: &dyn Store, now: u64) {
        let sign = store.get(&self.key).as_deref().and_then(Sign::parse);
        match (self.hold, sign) {
            (Hold::Here, Some(sign)) if *sign.tab != *self.tab => self.seen(store, now),
            (Hold::Here, _) => self.write(store, now, Word::Hold),
            (Hold::Elsewhere, Some(sign)) if now.saturating_sub(sign.beat) < STALE => {}
            (Hold::Elsewhere, _) => {
                self.since = now;
                self.write(store, now, Word::Hold);
            }
        }
    }

    /// Another tab has changed the sign.
    pub fn seen(&mut self, store: &dyn Store, now: u64) {
        let Some(sign) = store.get(&self.key).as_deref().and_then(Sign::parse) else {
            // The other tab was closed.
            self.beat(store, now);
            return;
        };
        if *sign.tab == *self.tab || self.hold == Hold::Elsewhere {
            return;
        }
        let first = (self.since, &*self.tab) < (sign.since, sign.tab.as_str());
        if sign.word == Word::Hold && first {
            self.write(store, now, Word::Keep);
        } else {
            self.hold = Hold::Elsewhere;
        }
    }

    /// The person wants to write the draft here.
    pub fn take(&mut self, store: &dyn Store, now: u64) {
        self.since = now;
        self.write(store, now, Word::Take);
    }

    /// The tab is left, or another draft opened.
    pub fn release(&mut self, store: &dyn Store) {
        if self.hold == Hold::Here {
            self.hold = Hold::Elsewhere;
            let mine = |text: String| Sign::parse(&text).is_some_and(|sign| *sign.tab == *self.tab);
            if store.get(&self.key).is_some_and(mine) {
                store.remove(&self.key);
            }
        }
    }

    fn write(&mut self, store: &dyn Store, now: u64, word: Word) {
        self.hold = Hold::Here;
        let sign = Sign { tab: self.tab.to_string(), since: self.since, beat: now, word };
        // Without room for the sign the stamp alone protects.
        let _ = store.set(&self.key, &sign.text());
    }
}
