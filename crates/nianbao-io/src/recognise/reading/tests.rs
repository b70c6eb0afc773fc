//! Rows with more or fewer values than cells.

use super::*;

fn lines(texts: &[&'static str], width: usize, sums: &[Sum]) -> Vec<String> {
    let slots: Vec<Slot<'_>> = texts.iter().map(|text| Slot { text, kind: Kind::Value, column: 0 }).collect();
    read(&slots, width, false, sums, None).ways.into_iter().map(|way| way.join(" ")).collect()
}

fn row() -> Vec<Sum> {
    vec![(6, (0..6).collect())]
}

#[test]
fn cuts_by_the_sums() {
    assert_eq!(lines(&["21710000218"], 7, &row()), ["217 1 0 0 0 0 218"]);
    assert_eq!(lines(&["200", "000121"], 7, &row()), ["20 0 0 0 0 1 21"]);
    assert_eq!(lines(&["20", "0", "00", "0", "121"], 7, &row()), ["20 0 0 0 0 1 21"]);
    assert_eq!(lines(&["007"], 3, &[]), ["0 0 7"]);
    // Nothing says where 7777166 is to be cut.
    assert_ne!(lines(&["7777166"], 3, &[]).len(), 1);
    assert_eq!(lines(&["35-15"], 2, &[]), ["35 -15"]);
}

#[test]
fn a_lost_blank_is_not_made_up_for_by_cutting_other_numbers() {
    // Cut as 56 3 92 71 78 105 405 it adds up, and so it does with a blank before any of its values.
    let ways = lines(&["56", "39", "27", "178", "105", "405"], 7, &row());
    assert!(ways.len() > 1, "{ways:?}");
}

#[test]
fn puts_split_numbers_together_by_the_sums() {
    assert_eq!(lines(&["1", "0", "0", "0", "0", "0", "0", "10"], 7, &row()), ["10 0 0 0 0 0 10"]);
    assert!(lines(&["0", "0", "0"], 7, &row()).is_empty());
}

#[test]
fn filling_is_told_from_cells() {
    let cells = |texts: &[&'static str]| -> Vec<Vec<String>> {
        let slots: Vec<Slot<'_>> = texts
            .iter()
            .enumerate()
            .map(|(column, text)| Slot {
                text,
                kind: if text.is_empty() { Kind::Blank } else { Kind::Value },
                column,
            })
            .collect();
        read(&slots, 7, true, &row(), None).ways
    };
    assert_eq!(cells(&["", "1", "0", "0", "0", "0", "0", "1", ""])[0].join(" "), "1 0 0 0 0 0 1");
    assert_eq!(cells(&["", "", "", "", "", "", "0", "", ""]), [["", "", "", "", "", "", "0"]]);
}
