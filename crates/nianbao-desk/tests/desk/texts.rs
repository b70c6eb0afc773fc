//! Texts that are alike.

use nianbao_core::model::{Place, TextPart};
use nianbao_desk::{Desk, Of, Spot, Unit, look};

use super::unit;

/// Made-up text in which no run stands twice by chance.
fn words(seed: u32, count: u32) -> String {
    let mixed = |at: u32| {
        let mut mixed = at ^ seed.wrapping_mul(0x9e37_79b9);
        for times in [0x85eb_ca6b_u32, 0xc2b2_ae35] {
            mixed = (mixed ^ (mixed >> 15)).wrapping_mul(times);
        }
        mixed >> 16
    };
    (0..count).filter_map(|at| char::from_u32(0x4e00 + mixed(at) % 5000)).collect()
}

fn writers(texts: Vec<String>) -> Vec<Unit> {
    let one = |(at, text): (usize, String)| {
        let mut unit = unit(&format!("青禾县第{at}镇人民政府"), &[]);
        unit.report.narrative.set(TextPart::Overview, text);
        unit
    };
    texts.into_iter().enumerate().map(one).collect()
}

fn alike(units: &[Unit]) -> Vec<Vec<usize>> {
    let outcome = look(&Desk { units, ..Desk::default() });
    let own = outcome.findings.iter().filter(|one| one.rule.id() == "U104");
    let unit = |spot: &Spot| if let Of::Unit(index) = spot.of { index } else { panic!("{spot:?}") };
    own.map(|one| vec![unit(&one.at), unit(&one.related[0].at)]).collect()
}

#[test]
fn copied_texts_are_found_and_own_words_are_not() {
    let texts: Vec<String> = (0..6).map(|seed| words(seed, 400)).collect();
    assert!(alike(&writers(texts.clone())).is_empty());
    // The fourth took most of the second's, in another order, with other numbers.
    let mut copied = texts.clone();
    let half = copied[1].char_indices().nth(200).unwrap().0;
    copied[3] = format!("2024年{}，{}", &texts[1][half..], &texts[1][..half]);
    assert_eq!(alike(&writers(copied)), [[1, 3]]);
    // A third of it is no copy.
    let mut little = texts.clone();
    let third = texts[1].char_indices().nth(130).unwrap().0;
    little[3] = texts[1][..third].to_owned() + &words(99, 270);
    assert!(alike(&writers(little)).is_empty());
    // Short texts say nothing.
    assert!(alike(&writers(vec!["没有收到申请，没有收取费用。".to_owned(); 5])).is_empty());
}

#[test]
fn what_more_than_half_share_is_the_countys_template() {
    let template = words(50, 600);
    let with = |seed| template.clone() + &words(seed, 200);
    assert!(alike(&writers((0..6).map(with).collect())).is_empty());
    // Exactly half of them with one text are no template but three copies.
    let mut texts: Vec<String> = (0..6).map(|seed| words(seed, 400)).collect();
    (texts[2], texts[4]) = (texts[0].clone(), texts[0].clone());
    assert_eq!(alike(&writers(texts)), [[0, 2], [0, 4], [2, 4]]);
    // A report that stands there twice is told once, as that.
    let mut units = writers((0..5).map(|seed| words(seed, 400)).collect());
    units.push(units[0].clone());
    assert!(alike(&units).is_empty());
    // Of two or three nobody can say which is the template.
    assert_eq!(alike(&writers(vec![words(7, 300), words(7, 300)])).len(), 1);
}

#[test]
fn many_units_cost_no_more_than_their_text() {
    let units = writers((0..600).map(|seed| words(seed, 600)).collect());
    // Seconds without optimisation; all pairs would take so long that somebody asks why.
    assert!(alike(&units).is_empty());
}

#[test]
fn the_same_sentences_are_shown_in_both_reports() {
    let long = |seed| words(seed, 60) + "。";
    let template = long(40);
    let own = [long(1) + &long(2), long(3) + &long(4), long(5) + &long(6), long(7) + &long(8)];
    let mut texts: Vec<String> = own.iter().map(|own| template.clone() + own).collect();
    // The third says what the first does, the other way round.
    texts[2] = template.clone() + &long(2) + &long(1);
    let units = writers(texts);
    let outcome = look(&Desk { units: &units, ..Desk::default() });
    let finding = outcome.findings.iter().find(|one| one.rule.id() == "U104").unwrap();
    let quote = |spot: &Spot| match &spot.at {
        Place::Text(range) => range.quote.clone(),
        other => panic!("{other:?}"),
    };
    let shown: Vec<(Of, String)> = std::iter::once(&finding.at)
        .chain(finding.related.iter().map(|related| &related.at))
        .map(|spot| (spot.of.clone(), quote(spot)))
        .collect();
    let (first, third) = (Of::Unit(0), Of::Unit(2));
    let [one, two] = [long(1), long(2)];
    let expected = [(first.clone(), one.clone()), (third.clone(), one), (first, two.clone()), (third, two)];
    assert_eq!(shown, expected, "and the template is not");
}
