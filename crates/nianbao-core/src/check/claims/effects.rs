//! Of every word of the vocabulary, that it does in a sentence what its meaning promises: no other word swallows it, and
//! the reader hears it where it stands.

use super::vocabulary::entries;
use super::wordings::{ACTIVE, APPLICATIONS, report};
use super::words::Word::{self, *};
use super::*;

fn read(part: TextPart, text: &str) -> Claims {
    Claims::read(&report(part, text))
}

/// The only claim of a text.
fn only(text: &str) -> Option<Claim> {
    let [claim] = <[Claim; 1]>::try_from(read(APPLICATIONS, text).claims).ok()?;
    Some(claim)
}

/// Whether a text says nothing but that 144 applications were received.
fn says_144_alone(text: &str) -> bool {
    only(text).is_some_and(|claim| claim.number.value == Amount::whole(144))
}

/// Whether 181 applications are among what a text counts.
fn counts_181(text: &str) -> bool {
    let claims = read(APPLICATIONS, text).claims;
    claims.iter().any(|claim| claim.number.value == Amount::whole(181) && claim.firm)
}

fn scope(word: &str) -> Option<Scope> {
    only(&format!("{word}收到政府信息公开申请31件。")).map(|claim| claim.scope)
}

fn topic(word: &str, topic: super::Topic) -> bool {
    use super::Topic::*;
    let text = match topic {
        Documents | Rules => format!("制定{word}7件。"),
        AdminFees | ProcessingFee => format!("收取{word}460元。"),
        _ => format!("{word}13件。"),
    };
    only(&text).is_some_and(|claim| claim.subject.topics.is(topic))
}

fn act(word: &str, acts: u16) -> bool {
    let what = if acts & (act::RECEIVED | act::CLOSED | act::HANDLED) != 0 {
        "政府信息公开申请"
    } else {
        "规范性文件"
    };
    let carried = acts & (act::CARRIED_IN | act::CARRIED_OUT) != 0;
    let text = if carried { format!("{word}9件。") } else { format!("{word}{what}9件。") };
    only(&text).is_some_and(|claim| claim.subject.acts & acts == acts)
}

fn structure(word: &str, meaning: Word) -> bool {
    let sums = |text: &str| read(ACTIVE, text).sums;
    match meaning {
        Among => sums(&format!("公开信息510条，{word}网站130条、公众号380条。")).iter().any(|sum| sum.some),
        AndSo => sums(&format!("公开信息510条：网站130条，公众号{word}380条。")).iter().any(|sum| sum.some),
        InAll => sums(&format!("网站130条，公众号300条，公开栏80条，{word}510条。")).len() == 1,
        Share => {
            read(APPLICATIONS, &format!("收到申请144件，其中网上12件，{word}8.3%，信函132件。")).shares.len()
                == 1
        }
        Each => read(APPLICATIONS, &format!("予以公开、不予公开{word}40件、36件。")).claims.len() == 2,
        AllClosed => {
            read(APPLICATIONS, &format!("收到政府信息公开申请144件，{word}。")).all_closed.len() == 1
        }
        _ => false,
    }
}

/// Whether a word does what it means.
fn works(word: &str, meaning: Word) -> bool {
    let of_applications = |text: String| only(&text).map(|claim| claim.subject);
    match meaning {
        Topic(of) => topic(word, of),
        Application => of_applications(format!("{word}144件。"))
            .is_some_and(|of| of.topics.has(super::Topic::Applications)),
        Act(acts) => act(word, acts),
        Row(key) => of_applications(format!("{word}9件。")).is_some_and(|of| of.row == Some(key)),
        Likely(key) => {
            only(&format!("{word}14件。")).is_some_and(|it| it.subject.row == Some(key) && !it.firm)
        }
        Column(key) => of_applications(format!("{word}9件。")).is_some_and(|of| of.column == Some(key)),
        Ending(key) => only(&format!("行政复议{word}3件。")).is_some_and(|it| it.subject.ending == Some(key)),
        Elsewhere => says_144_alone(&format!("收到政府信息公开申请144件，办理{word}181件。")),
        Papers | Sorted => only(&format!("{word}320件，其中予以公开210件。")).is_none(),
        Opened => only(&format!("{word}510件，予以公开210件。")).is_none(),
        Disclosure => read(ACTIVE, &format!("{word}行政复议13件。")).claims.len() == 1,
        Not { .. } => only(&format!("{word}行政复议。")).is_some_and(|claim| claim.in_words),
        Unmade(acts) => {
            only(&format!("{word}规范性文件。")).is_some_and(|claim| claim.subject.acts & acts != 0)
        }
        Nil => only(&format!("行政复议{word}。")).is_some_and(|claim| claim.in_words),
        This => counts_181(&format!("2023年收到130件，{word}收到政府信息公开申请181件。")),
        OtherTime | Compare => !counts_181(&format!("{word}收到政府信息公开申请181件。")),
        Narrower | Extended => !counts_181(&format!("{word}政府信息公开申请181件。")),
        Punctual => only(&format!("{word}答复政府信息公开申请181件，延期答复15件。")).is_none(),
        Own => scope(word) == Some(Scope::Own),
        Region => matches!(scope(word), Some(Scope::Region) | None),
        Portion => scope(word) == Some(Scope::Portion),
        AllWays => counts_181(&format!("通过信函{word}收到政府信息公开申请181件。")),
        Because => only(&format!("行政复议{word}行政诉讼8件。"))
            .is_some_and(|it| it.subject.topics.is(super::Topic::Suit)),
        Next => counts_181(&format!("2023年收到130件，{word}收到政府信息公开申请181件。")),
        Filler => counts_181(&format!("收到政府信息公开申请{word}181件。")),
        Among | AndSo | InAll | Share | Each | AllClosed => structure(word, meaning),
    }
}

#[test]
fn every_word_does_in_a_sentence_what_it_means() {
    let idle: Vec<(&str, Word)> = entries().filter(|(word, meaning)| !works(word, *meaning)).collect();
    assert_eq!(idle, []);
}
