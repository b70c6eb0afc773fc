//! The documentation of every rule over several reports is executed, as that of the others is.

use nianbao_core::model::Place;
use nianbao_desk::{catalogue, rules};
use nianbao_testkit::county::{County, line};
use nianbao_testkit::doc::{self, Block};

/// Every rule with its blocks.
fn blocks() -> Vec<(&'static str, Block, County)> {
    let of = |rule: &'static nianbao_core::check::Rule| {
        let blocks = doc::blocks(catalogue::docs(rule)).unwrap_or_else(|why| panic!("{}：{why}", rule.id));
        blocks.into_iter().map(move |block| {
            let county = County::parse(&block.text);
            let county = county.unwrap_or_else(|why| panic!("{}，说明第{}行：{why}", rule.id, block.line));
            (rule.id, block, county)
        })
    };
    rules::ALL.iter().flat_map(|rule| of(rule)).collect()
}

#[test]
fn examples_find_what_they_say() {
    let mut wrong = Vec::new();
    for (id, block, county) in blocks() {
        let own = county.expected.iter().any(|expected| expected.rule() == id);
        let place = format!("{id}，说明第{}行", block.line);
        if own != block.wrong {
            wrong.push(format!("{place}：反例要写出本规则的结论，正例不能有"));
        }
        if let Err(why) = county.compare(&county.look()) {
            wrong.push(format!("{place}：{why}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_has_three_examples_of_each_kind() {
    for rule in rules::ALL {
        let own: Vec<bool> =
            blocks().into_iter().filter(|(id, ..)| *id == rule.id).map(|(_, block, _)| block.wrong).collect();
        let wrong = own.iter().filter(|wrong| **wrong).count();
        assert!(wrong >= 3 && own.len() - wrong >= 3, "{}", rule.id);
    }
}

#[test]
fn every_finding_points_at_both_sides() {
    for (id, _, county) in blocks() {
        for finding in county.look().findings {
            let lonely = finding.related.is_empty();
            match finding.rule.id() {
                // What a parent says against nothing, and who is not there, has no other side.
                "U101" | "U102" => {
                    let places = finding.related.iter().map(|related| &related.at.at);
                    assert!(!lonely || finding.message.contains("之和是0"), "{id}: {}", line(&finding));
                    assert!(places.clone().all(|place| matches!(place, Place::Cell(_))));
                }
                "U104" => assert!(!lonely, "{id}: {}", line(&finding)),
                _ => {}
            }
        }
    }
}

#[test]
fn the_same_county_says_the_same_twice() {
    for (id, _, county) in blocks() {
        let (one, other) = (county.look(), county.look());
        assert_eq!(one.findings, other.findings, "{id}");
        assert_eq!((one.coverage, one.remarks), (other.coverage, other.remarks), "{id}");
    }
}
