//! Where notes stand when they may not overlap: each as near as possible to what it is about, later ones further
//! down. Pure.

use nianbao_core::sort::SortShort;

/// A note that wants a place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wish {
    /// Where its top would best be.
    pub top: f64,
    /// How high it is.
    pub height: f64,
}

/// The tops of notes so that none overlaps another, in the order given. Notes go down, never up, except that the
/// first never stands above the sheet.
pub fn tops(wishes: &[Wish], gap: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..wishes.len()).collect();
    order.sort_short_by(|&a, &b| wishes[a].top.total_cmp(&wishes[b].top));
    let mut tops = vec![0.0; wishes.len()];
    let mut free = 0.0_f64;
    for index in order {
        tops[index] = wishes[index].top.max(free);
        free = tops[index] + wishes[index].height + gap;
    }
    tops
}

/// The thread from the edge of the sheet to a note: straight when level, bent when the note had to move.
pub fn thread(from: f64, to: f64, width: f64) -> String {
    let (from, to) = (from.round() + 0.5, to.round() + 0.5);
    if (from - to).abs() < 2.0 {
        return format!("M0 {}H{}", tenths(to), tenths(width));
    }
    let (bend, end) = (tenths((width * 0.3).round()), tenths((width * 0.75).round()));
    format!("M0 {}H{bend}L{end} {}H{}", tenths(from), tenths(to), tenths(width))
}

/// A length to a tenth of a pixel. By whole numbers: printing a float exactly takes more code than all else here.
pub fn tenths(length: f64) -> String {
    let tenths = (length * 10.0).round() as i64;
    let sign = if tenths < 0 { "-" } else { "" };
    match (tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10) {
        (whole, 0) => format!("{sign}{whole}"),
        (whole, tenth) => format!("{sign}{whole}.{tenth}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wish(top: f64, height: f64) -> Wish {
        Wish { top, height }
    }

    #[test]
    fn notes_far_apart_stand_where_they_want() {
        assert_eq!(tops(&[wish(100.0, 50.0), wish(400.0, 50.0)], 10.0), [100.0, 400.0]);
    }

    #[test]
    fn notes_that_would_overlap_move_down() {
        assert_eq!(
            tops(&[wish(100.0, 50.0), wish(110.0, 50.0), wish(120.0, 30.0)], 10.0),
            [100.0, 160.0, 220.0]
        );
    }

    #[test]
    fn order_on_the_page_counts_not_order_given() {
        assert_eq!(tops(&[wish(300.0, 50.0), wish(280.0, 40.0)], 10.0), [330.0, 280.0]);
    }

    #[test]
    fn no_note_stands_above_the_sheet() {
        assert_eq!(tops(&[wish(-8.0, 20.0)], 10.0), [0.0]);
    }

    #[test]
    fn a_thread_bends_only_when_it_must() {
        assert_eq!(thread(100.0, 101.0, 26.0), "M0 101.5H26");
        assert_eq!(thread(100.0, 200.0, 26.0), "M0 100.5H8L20 200.5H26");
    }

    #[test]
    fn lengths_are_written_to_a_tenth() {
        for (length, text) in
            [(0.0, "0"), (-0.04, "0"), (12.34, "12.3"), (-0.26, "-0.3"), (7.0, "7"), (-3.5, "-3.5")]
        {
            assert_eq!(tenths(length), text);
        }
    }
}
