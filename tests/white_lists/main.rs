//! The lists of words that rules look for: every word of each makes the rule speak or keep silent, and a word that is on
//! none does not. Sentences and figures are invented.

mod numbers;
mod words;

use nianbao_testkit::example::Example;

/// A list of words in a sentence of a report.
struct List {
    rule: &'static str,
    /// The report beside the sentence; the word goes where ＿ is, here or there.
    report: &'static str,
    /// Where the sentence stands.
    part: &'static str,
    /// The sentence; ⏎ breaks the line.
    sentence: &'static str,
    /// All words of the list, in full or inside a longer word.
    words: &'static str,
    /// A word that is not on it.
    other: &'static str,
    /// Whether the rule speaks where a word of the list stands.
    speaks: bool,
}

#[test]
fn every_word_of_a_list_counts_and_no_other() {
    let mut wrong = Vec::new();
    for list in numbers::LISTS.iter().chain(words::LISTS) {
        let others = std::iter::once((list.other, !list.speaks));
        for (word, speaks) in list.words.split_whitespace().map(|word| (word, list.speaks)).chain(others) {
            let sentence = list.sentence.replace('＿', word);
            let lines: Vec<String> =
                sentence.split('⏎').map(|line| format!("text.{} = {line}", list.part)).collect();
            let example = format!("{}\n{}", list.report.replace('＿', word), lines.join("\n"));
            let outcome = Example::parse(&example).expect("an example").check();
            if outcome.findings.iter().any(|finding| finding.rule.id() == list.rule) != speaks {
                wrong.push(format!(
                    "{} {} “{word}”: {sentence}",
                    list.rule,
                    if speaks { "misses" } else { "minds" }
                ));
            }
        }
    }
    assert_eq!(wrong, [] as [String; 0], "{wrong:#?}");
}
