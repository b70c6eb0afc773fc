//! 分别为: what stands in a list goes to the numbers behind it, one each. Knows no cell.

use super::Topic;
use super::lex::{Kind, Token};
use super::number::Unit;
use super::state::State;
use super::words::Word;

/// One thing of such a list.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Item {
    Row(&'static str),
    Column(&'static str),
    Ending(&'static str),
    Topic(Topic),
    Act(u16),
}

/// A list, its last thing first, and what was said before its numbers.
pub(super) struct Each {
    items: Vec<Item>,
    state: State,
}

impl Each {
    /// What is said of the next number.
    pub(super) fn next(&mut self) -> Option<State> {
        let item = self.items.pop()?;
        let mut state = self.state;
        (state.segment.mixed, state.segment.gap, state.segment.means) = (false, 0, true);
        match item {
            Item::Row(key) => state.segment.row = Some(key),
            Item::Column(key) => state.segment.column = Some(key),
            Item::Ending(key) => state.segment.ending = Some(key),
            Item::Topic(topic) => state.topic_alone(topic),
            Item::Act(acts) => state.segment.acts = acts,
        }
        Some(state)
    }

    /// The list that 分别为 closes; `None` where it has not as many things as there are numbers behind.
    pub(super) fn new(before: &[Token], rest: &[Token], state: State) -> Option<Each> {
        let (first, all) = numbers(rest);
        if all < 2 {
            return None;
        }
        let listed = listed(before);
        let kinds = [
            |item: &&Item| matches!(item, Item::Row(_)),
            |item: &&Item| matches!(item, Item::Column(_)),
            |item: &&Item| matches!(item, Item::Ending(_)),
            |item: &&Item| matches!(item, Item::Topic(_)),
            |item: &&Item| matches!(item, Item::Act(_)),
        ];
        for count in [first, all].into_iter().filter(|count| *count > 1) {
            for kind in kinds {
                let items: Vec<Item> = listed.iter().filter(kind).copied().collect();
                if items.len() == count {
                    return Some(Each { items, state });
                }
            }
        }
        None
    }
}

/// What stands in the clause, the last first. Of several years nothing is said one by one.
fn listed(before: &[Token]) -> Vec<Item> {
    let (mut items, mut years) = (Vec::new(), 0);
    for token in before.iter().rev() {
        match token.kind {
            Kind::Mark('、') => {}
            Kind::Mark(_) => break,
            Kind::Number(number) if number.unit == Unit::Year && years == 0 => years += 1,
            Kind::Number(_) => return Vec::new(),
            Kind::Word(Word::Row(key)) => items.push(Item::Row(key)),
            Kind::Word(Word::Column(key)) => items.push(Item::Column(key)),
            Kind::Word(Word::Ending(key)) => items.push(Item::Ending(key)),
            Kind::Word(Word::Topic(topic)) => items.push(Item::Topic(topic)),
            Kind::Word(Word::Act(acts)) => items.push(Item::Act(acts)),
            Kind::Word(_) => {}
        }
    }
    items
}

/// How many numbers follow before anything else is said, up to the first ， and in all.
fn numbers(rest: &[Token]) -> (usize, usize) {
    let (mut first, mut all) = (None, 0);
    for token in rest {
        match token.kind {
            Kind::Number(number) if matches!(number.unit, Unit::Case | Unit::Piece) => all += 1,
            Kind::Mark('，' | ',') => {
                first.get_or_insert(all);
            }
            Kind::Mark('、') | Kind::Word(Word::Filler) => {}
            _ => break,
        }
    }
    (first.unwrap_or(all), all)
}
