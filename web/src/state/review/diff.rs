//! Two texts side by side: what stayed, what went, what came. Sentences are compared first and characters only within a
//! sentence that changed, so that the time stays small and the result readable. Knows nothing of reports.

/// A stretch of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// In both texts.
    Same(String),
    /// In the old text only.
    Gone(String),
    /// In the new text only.
    New(String),
}

/// More comparisons than this are not made: the stretch then counts as replaced.
const MOST: usize = 400_000;
/// Fewer characters alike in a row, between others that are not, are chance.
const FEW: usize = 2;

/// What leads from one text to the other.
pub fn diff(old: &str, new: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let (before, after) = (sentences(old), sentences(new));
    for (gone, came, same) in steps(&before, &after) {
        let (gone, came) = (before[gone].concat(), after[came].concat());
        if gone.is_empty() || came.is_empty() {
            push(&mut pieces, gone, came);
        } else {
            words(&gone, &came, &mut pieces);
        }
        keep(&mut pieces, &before[same].concat());
    }
    pieces
}

/// Within a stretch that changed.
fn words(old: &str, new: &str, pieces: &mut Vec<Piece>) {
    let (before, after) = (characters(old), characters(new));
    let (mut gone, mut came) = (String::new(), String::new());
    let steps = steps(&before, &after);
    let last = steps.len().saturating_sub(1);
    for (at, (out, into, same)) in steps.into_iter().enumerate() {
        gone.push_str(&before[out].concat());
        came.push_str(&after[into].concat());
        let kept = before[same.clone()].concat();
        if same.len() <= FEW && at != last && !(gone.is_empty() && came.is_empty()) {
            gone.push_str(&kept);
            came.push_str(&kept);
        } else {
            push(pieces, std::mem::take(&mut gone), std::mem::take(&mut came));
            keep(pieces, &kept);
        }
    }
    push(pieces, gone, came);
}

fn push(pieces: &mut Vec<Piece>, gone: String, came: String) {
    if !gone.is_empty() {
        pieces.push(Piece::Gone(gone));
    }
    if !came.is_empty() {
        pieces.push(Piece::New(came));
    }
}

fn keep(pieces: &mut Vec<Piece>, same: &str) {
    match pieces.last_mut() {
        _ if same.is_empty() => {}
        Some(Piece::Same(before)) => before.push_str(same),
        _ => pieces.push(Piece::Same(same.to_owned())),
    }
}

fn sentences(text: &str) -> Vec<&str> {
    text.split_inclusive(['。', '；', '\n']).collect()
}

fn characters(text: &str) -> Vec<&str> {
    text.split_inclusive(|_: char| true).collect()
}

type Range = std::ops::Range<usize>;

/// What went, what came, and what is alike behind them (as a range of the old list), again and again to the end: a
/// longest common subsequence.
fn steps(old: &[&str], new: &[&str]) -> Vec<(Range, Range, Range)> {
    let ahead = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let (a, b) = (&old[ahead..], &new[ahead..]);
    let behind = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[..a.len() - behind], &b[..b.len() - behind]);
    let width = b.len() + 1;
    // best[i * width + j]: the longest that a[i..] and b[j..] share.
    let small = (a.len() + 1) * width <= MOST;
    let mut best = vec![0_u32; if small { (a.len() + 1) * width } else { 0 }];
    for i in (0..a.len()).rev().filter(|_| small) {
        for j in (0..b.len()).rev() {
            best[i * width + j] = if a[i] == b[j] {
                best[(i + 1) * width + j + 1] + 1
            } else {
                best[(i + 1) * width + j].max(best[i * width + j + 1])
            };
        }
    }
    let mut steps = vec![(0..0, 0..0, 0..ahead)];
    let (mut i, mut j) = (0, 0);
    while i < a.len() || j < b.len() {
        let from = (i, j);
        while small && i < a.len() && j < b.len() && a[i] != b[j] {
            if best[(i + 1) * width + j] >= best[i * width + j + 1] { i += 1 } else { j += 1 }
        }
        if !small || i == a.len() || j == b.len() {
            (i, j) = (a.len(), b.len());
        }
        let (gone, came) = (ahead + from.0..ahead + i, ahead + from.1..ahead + j);
        let begin = i;
        while i < a.len() && j < b.len() && a[i] == b[j] {
            (i, j) = (i + 1, j + 1);
        }
        steps.push((gone, came, ahead + begin..ahead + i));
    }
    steps.push((0..0, 0..0, old.len() - behind..old.len()));
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(old: &str, new: &str) -> String {
        let piece = |piece: &Piece| match piece {
            Piece::Same(text) => text.clone(),
            Piece::Gone(text) => format!("[-{text}-]"),
            Piece::New(text) => format!("[+{text}+]"),
        };
        diff(old, new).iter().map(piece).collect()
    }

    #[test]
    fn changes_are_marked_where_they_are() {
        assert_eq!(
            shown("收到申请5件。办结4件。", "收到申请6件。办结4件。"),
            "收到申请[-5-][+6+]件。办结4件。"
        );
        assert_eq!(shown("一。二。", "一。新的一句。二。"), "一。[+新的一句。+]二。");
        assert_eq!(shown("一。二。三。", "一。三。"), "一。[-二。-]三。");
        assert_eq!(shown("", "新"), "[+新+]");
        assert_eq!(shown("同", "同"), "同");
    }

    #[test]
    fn characters_alike_by_chance_do_not_tear_a_change() {
        assert_eq!(shown("公开制度不够健全。", "人员力量有待加强，制度需要完善。").matches('[').count(), 2);
    }

    #[test]
    fn both_texts_can_be_put_together_again() {
        let long: String = (0..3000).map(|at| char::from_u32(0x4e00 + at * 7 % 900).unwrap()).collect();
        let other: String = (0..2500).map(|at| char::from_u32(0x4e00 + at * 11 % 900).unwrap()).collect();
        let texts = ["", "甲。", "甲乙丙。丁戊；\n己", "甲丙乙。丁；\n庚己", &long, &other];
        for old in texts {
            for new in texts {
                let (mut before, mut after) = (String::new(), String::new());
                for piece in diff(old, new) {
                    match piece {
                        Piece::Same(text) => {
                            before.push_str(&text);
                            after.push_str(&text);
                        }
                        Piece::Gone(text) => before.push_str(&text),
                        Piece::New(text) => after.push_str(&text),
                    }
                }
                assert_eq!((before.as_str(), after.as_str()), (old, new));
            }
        }
    }
}
