//! In which order the columns of a table stand, by its heads and by its sums together. Sums alone decide nothing, but
//! they can say that the printed order does not hold. Knows labels as words only.

use nianbao_core::form::path::Layout;
use nianbao_core::model::Cell;

use super::fill::RowReading;
use super::fold::folded;

/// In which order columns stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// As printed.
    Printed,
    /// For each column as found its printed place.
    Otherwise(Vec<usize>),
    /// Not as printed, but how cannot be told.
    Unclear,
}

/// Columns that repeat in a row: one group of all columns in Table B, three groups of five in Table C.
pub(super) struct Columns {
    labels: Vec<Vec<char>>,
    total: usize,
    /// Whether the row holds several such groups.
    several: bool,
}

impl Columns {
    /// The columns of a table that stand in groups with a total each; `None` when it has none.
    pub(super) fn of(layout: &Layout) -> Option<Columns> {
        let slots: Vec<_> = layout.slots.iter().take_while(|slot| slot.row == layout.slots[0].row).collect();
        let width = slots.iter().position(|slot| slot.column_line.node.is_total())? + 1;
        let labels: Vec<Vec<char>> = slots[..width].iter().map(|slot| folded(slot.column_label())).collect();
        // Each further group repeats the same labels.
        let repeats = slots.chunks(width).all(|group| {
            group.len() == width
                && group.iter().zip(&labels).all(|(slot, label)| folded(slot.column_label()) == *label)
        });
        let several = slots.len() > width;
        (repeats && width > 3).then_some(Columns { labels, total: width - 1, several })
    }

    /// The order, by the words of the heads and the rows read.
    pub(super) fn order(&self, heads: &[char], rows: &[RowReading]) -> Order {
        let width = self.labels.len();
        let mut telling = 0;
        let mut total_at = vec![0usize; width];
        for row in rows.iter().filter(|row| row.readings.plain) {
            let [way] = row.readings.ways.as_slice() else { continue };
            for group in way.chunks_exact(width) {
                let mut values = group.iter().map(|text| value(text));
                let Some(sum) = values.try_fold(0, |sum, value| Some(sum + value?)) else { continue };
                if sum == 0 {
                    continue;
                }
                telling += 1;
                for (count, text) in total_at.iter_mut().zip(group) {
                    *count += usize::from(value(text).is_some_and(|value| value * 2 == sum));
                }
            }
        }
        let by_sums = total_at[self.total];
        if let Some(order) = self.run(heads) {
            let total = order.iter().position(|place| *place == self.total).unwrap_or(self.total);
            let others: Vec<usize> = order.iter().copied().filter(|place| *place != self.total).collect();
            if !others.is_sorted() {
                return if total_at[total] < by_sums { Order::Unclear } else { Order::Otherwise(order) };
            }
            // Heads of two levels are often written down in such an order that the total seems to stand elsewhere.
            let elsewhere = by_sums * 2 < telling && total_at[total] == telling;
            return if elsewhere { Order::Otherwise(order) } else { self.unless_refuted(telling, &total_at) };
        }
        let places = self.places(heads);
        if places.len() > 3 && !places.is_sorted() {
            return Order::Unclear;
        }
        let refuted = self.unless_refuted(telling, &total_at);
        let total_first = last(heads, &self.labels[self.total]) < places.first().copied();
        if refuted == Order::Unclear && total_at[0] == telling && total_first && places.len() > 3 {
            let others = (0..width).filter(|place| *place != self.total);
            return Order::Otherwise([self.total].into_iter().chain(others).collect());
        }
        refuted
    }

    /// As printed, unless the sums of most rows fail and would hold with the total in one other place.
    fn unless_refuted(&self, telling: usize, total_at: &[usize]) -> Order {
        let elsewhere = (0..self.total).any(|place| total_at[place] == telling);
        let refuted = telling > 0 && total_at[self.total] * 2 < telling && elsewhere;
        if refuted { Order::Unclear } else { Order::Printed }
    }

    /// The last place in the heads where all columns stand right behind one another, and their order there.
    fn run(&self, heads: &[char]) -> Option<Vec<usize>> {
        let at = |begin: usize| -> Option<Vec<usize>> {
            self.labels.iter().find(|label| heads[begin..].starts_with(label))?;
            let mut order: Vec<usize> = Vec::with_capacity(self.labels.len());
            let mut rest = &heads[begin..];
            while order.len() < self.labels.len() {
                let next = (0..self.labels.len())
                    .find(|place| !order.contains(place) && rest.starts_with(&self.labels[*place]))?;
                rest = &rest[self.labels[next].len()..];
                order.push(next);
            }
            Some(order)
        };
        // Where one of several groups has a head written otherwise, a run could begin in the middle of a group.
        let mut counts = self.labels.iter().filter(|label| label.len() > 2).map(|label| count(heads, label));
        let most = counts.next()?;
        if self.several && counts.any(|count| count != most) {
            return None;
        }
        (0..heads.len()).rev().find_map(at)
    }

    /// Where the columns with telling labels stand in the heads, in printed order. One that is found less often than
    /// others, because it is written otherwise somewhere, says nothing.
    fn places(&self, heads: &[char]) -> Vec<usize> {
        let found: Vec<(usize, usize)> = self
            .labels
            .iter()
            .filter(|label| label.len() > 2)
            .filter_map(|label| last(heads, label).map(|at| (count(heads, label), at)))
            .collect();
        let most = found.iter().map(|(count, _)| *count).max();
        found.into_iter().filter(|(count, _)| Some(*count) == most).map(|(_, at)| at).collect()
    }
}

fn count(heads: &[char], label: &[char]) -> usize {
    heads.windows(label.len()).filter(|window| window[0] == label[0] && *window == label).count()
}

fn last(heads: &[char], label: &[char]) -> Option<usize> {
    heads.windows(label.len()).rposition(|window| window[0] == label[0] && window == label)
}

fn value(text: &str) -> Option<u64> {
    match text.parse::<u32>() {
        Ok(number) => Some(u64::from(number)),
        // A blank or what stands for one counts nothing.
        Err(_) => Cell::new(text).is_assumed_zero().then_some(0),
    }
}

#[cfg(test)]
mod tests {
    use nianbao_core::form::{EditionKey, TableKey};

    use super::*;
    use crate::recognise::reading::Readings;

    fn rows(rows: &[[u32; 7]]) -> Vec<RowReading> {
        let reading = |values: &[u32; 7]| Readings {
            ways: vec![values.iter().map(u32::to_string).collect()],
            plain: true,
        };
        rows.iter().map(|values| RowReading { row: 0, group: 0, readings: reading(values) }).collect()
    }

    #[test]
    fn heads_and_sums_must_agree() {
        let layout = Layout::of(EditionKey::latest(), TableKey::Applications);
        let columns = Columns::of(layout).unwrap();
        let heads = |order: &[usize]| -> Vec<char> {
            order.iter().flat_map(|place| columns.labels[*place].clone()).collect()
        };
        let printed = [[1, 2, 0, 0, 0, 0, 3], [4, 0, 1, 0, 0, 0, 5]];
        let first = [[3, 1, 2, 0, 0, 0, 0], [5, 4, 0, 1, 0, 0, 0]];
        let total_first = [6, 0, 1, 2, 3, 4, 5];
        assert_eq!(columns.order(&heads(&[0, 1, 2, 3, 4, 5, 6]), &rows(&printed)), Order::Printed);
        assert_eq!(columns.order(&[], &rows(&printed)), Order::Printed);
        assert_eq!(
            columns.order(&heads(&total_first), &rows(&first)),
            Order::Otherwise(total_first.to_vec())
        );
        // Heads against sums, and sums without heads.
        assert_eq!(columns.order(&heads(&[6, 1, 0, 2, 3, 4, 5]), &rows(&printed)), Order::Unclear);
        assert_eq!(columns.order(&heads(&total_first), &rows(&printed)), Order::Printed);
        assert_eq!(columns.order(&[], &rows(&first)), Order::Unclear);
        // A table whose sums are plainly wrong says nothing of its order.
        assert_eq!(
            columns.order(&[], &rows(&[[1, 2, 0, 0, 0, 0, 9], [4, 0, 1, 0, 0, 0, 9]])),
            Order::Printed
        );
    }
}
