//! Which group of values belongs to which label: by neighbourhood and order, all groups at once. Knows labels only
//! as places in the stream.

use super::arrange::{is_inner_head, is_last_head};
use super::labels::Found;
use super::patterns::Pattern;
use super::rows::Shape;
use super::token::{Kind, Stream};

/// Values that stand together.
#[derive(Clone, Debug)]
pub(super) struct Group {
    /// Its tokens.
    pub(super) tokens: Vec<usize>,
    /// Whether blanks are cells and not just missing.
    pub(super) explicit: bool,
}

impl Group {
    /// Whether the values stand right behind the head of one of several columns: then they are that column's and no
    /// row's.
    fn is_headed(&self, stream: &Stream<'_>) -> bool {
        let before =
            self.tokens.first().and_then(|first| first.checked_sub(1)).map(|before| &stream.tokens[before]);
        before.is_some_and(|token| {
            token.kind == Kind::Text
                && token.shape != Shape::Cells
                && (is_inner_head(token.text) || is_last_head(token.text))
        })
    }
}

/// A row's label as a place among the tokens.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// Which table's findings it is of.
    pub(super) table: usize,
    /// Which mark.
    pub(super) mark: usize,
    /// Its first token.
    pub(super) first: usize,
    /// Its last token.
    pub(super) last: usize,
    /// How many values its row holds.
    pub(super) width: usize,
}

/// Groups, labels, and who belongs to whom.
pub(super) struct Alignment {
    /// The groups in reading order.
    pub(super) groups: Vec<Group>,
    /// For every label the number of its group.
    pub(super) group_of: Vec<Option<usize>>,
    /// The labels in reading order.
    pub(super) places: Vec<Place>,
    /// Groups that were given to rows by their order.
    pub(super) ordered: Vec<usize>,
}

/// Aligns the values of a stream with the labels found in it. `from..to` are the tokens to look at.
pub(super) fn align(stream: &Stream<'_>, tables: &[&Found], from: usize, to: usize) -> Alignment {
    let mut places = Vec::new();
    for (table, found) in tables.iter().enumerate() {
        for (mark, entry) in found.marks.iter().enumerate() {
            let Pattern { row: Some(_), width, .. } = found.patterns[entry.pattern] else { continue };
            let first = stream.owner[entry.hit.start];
            let last = stream.owner[entry.hit.end - 1];
            if (from..to).contains(&first) {
                places.push(Place { table, mark, first, last, width });
            }
        }
    }
    places.sort_by_key(|place| (place.first, place.last, place.mark));
    places.truncate(400);
    let groups = groups(stream, &places, from, to);
    let group_of = match_up(stream, &groups, &places);
    Alignment { groups, group_of, places, ordered: Vec::new() }
}

/// How many rows of a table have exactly as many values as cells; and whether there are as many such rows, with labels
/// or without, as the edition prints.
pub(super) fn fitting(stream: &Stream<'_>, found: &Found, end: usize) -> (u32, bool) {
    let alignment = align(stream, &[found], 0, end);
    let rows = found.patterns.iter().filter(|pattern| pattern.row.is_some()).count();
    let width = alignment.places.iter().map(|place| place.width).max().unwrap_or(0);
    let full = alignment.groups.iter().filter(|group| group.tokens.len() == width).count();
    let all = width > 3 && full == rows;
    let fits = |(place, group): (&Place, &Option<usize>)| {
        let values = group.map(|group| {
            let tokens = &alignment.groups[group].tokens;
            tokens.iter().filter(|&&token| stream.tokens[token].kind == Kind::Value).count()
        });
        values == Some(place.width)
    };
    let fitting = alignment.places.iter().zip(&alignment.group_of).filter(|pair| fits(*pair)).count();
    (fitting as u32, all)
}

fn groups(stream: &Stream<'_>, places: &[Place], from: usize, to: usize) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut at = from;
    let mut near = places;
    while at < to {
        let row = stream.tokens[at].row;
        let end = at + stream.tokens[at..to].iter().take_while(|token| token.row == row).count();
        // Text tokens among cells mean that labels and values were glued; they are read as text.
        let cells = stream.tokens[at..end].iter().all(|token| token.shape == Shape::Cells);
        // Labels that end above the row are done with.
        while let [place, rest @ ..] = near
            && place.last < at
        {
            near = rest;
        }
        if cells {
            let begun = near.partition_point(|place| place.first < end);
            cell_group(stream, &near[..begun], at, end, &mut groups);
        } else {
            line_groups(stream, at, end, &mut groups);
        }
        at = end;
    }
    groups.retain(|group| group.tokens.iter().any(|&token| stream.tokens[token].kind != Kind::Blank));
    groups.truncate(1000);
    groups
}

/// The values of a table row: what stands behind the row's label, whatever it is. `places` begin before the row's end.
fn cell_group(stream: &Stream<'_>, places: &[Place], at: usize, end: usize, groups: &mut Vec<Group>) {
    let label = places
        .iter()
        .filter(|place| place.last >= at)
        .map(|place| place.last.min(end - 1))
        .filter(|&last| last >= at && stream.tokens[last].kind == Kind::Text)
        .max();
    // The tail of a torn label stands in a row of its own, without values.
    let values: Vec<usize> = match label {
        Some(label) => {
            let inner = places.iter().any(|place| (at..end).contains(&place.first));
            let begin = label + 1;
            let filled = (begin..end).any(|token| stream.tokens[token].kind == Kind::Value);
            if inner || filled { (begin..end).collect() } else { Vec::new() }
        }
        None => {
            let first = (at..end).find(|&token| stream.tokens[token].kind == Kind::Value);
            match first {
                Some(first) => {
                    let text = (at..first).rev().find(|&token| stream.tokens[token].kind == Kind::Text);
                    (text.map_or(at, |text| text + 1)..end).collect()
                }
                None => Vec::new(),
            }
        }
    };
    if !values.is_empty() {
        groups.push(Group { tokens: values, explicit: true });
    }
}

/// The values of lines and of columns of cells: runs without words between them.
fn line_groups(stream: &Stream<'_>, at: usize, end: usize, groups: &mut Vec<Group>) {
    let count = (at..end).filter(|&token| stream.tokens[token].kind == Kind::Value).count();
    let mut open: Option<Group> = None;
    for token in at..end {
        let Some(entry) = stream.tokens.get(token) else { break };
        match entry.kind {
            Kind::Value | Kind::Blank => {
                let explicit = entry.shape == Shape::Stack;
                if open.is_none() {
                    // One value per line goes on from the line before, whatever fills the rest of the line.
                    let filling = |&other: &usize| stream.tokens[other].kind == Kind::Filling;
                    let alone =
                        count <= 1 && (at..end).filter(|other| *other != token).all(|other| filling(&other));
                    let joins = alone
                        && token > 0
                        && groups.last().is_some_and(|group| group.tokens.last() == Some(&(token - 1)))
                        && one_in_row(stream, token - 1);
                    let group = if joins { groups.pop() } else { None };
                    open = Some(group.unwrap_or(Group { tokens: Vec::new(), explicit }));
                }
                if let Some(group) = &mut open {
                    group.tokens.push(token);
                }
            }
            Kind::Text | Kind::Filling => groups.extend(open.take()),
        }
    }
    groups.extend(open);
}

fn one_in_row(stream: &Stream<'_>, token: usize) -> bool {
    let row = stream.tokens[token].row;
    (token == 0 || stream.tokens[token - 1].row != row)
        && stream.tokens.get(token + 1).is_none_or(|next| next.row != row)
}

/// What the matching needs to know of a group.
struct Candidate {
    /// Its first token.
    first: usize,
    /// Its last token.
    last: usize,
    /// How many values it holds.
    values: usize,
    /// How many cells it holds, when blanks are cells.
    cells: usize,
    /// Whether it stands behind the head of a column.
    headed: bool,
}

impl Candidate {
    fn new(stream: &Stream<'_>, group: &Group, places: &[Place]) -> Option<Candidate> {
        let (first, last) = (*group.tokens.first()?, *group.tokens.last()?);
        // A row may be called as a column is.
        let headed = group.is_headed(stream) && !places.iter().any(|place| place.last + 1 == first);
        let is_value = |token: &&usize| stream.tokens[**token].kind == Kind::Value;
        let values = group.tokens.iter().filter(is_value).count();
        let cells = if group.explicit { group.tokens.len() } else { 0 };
        Some(Candidate { first, last, values, cells, headed })
    }
}

/// Matches groups with labels in order, for the greatest sum of what speaks for each pair.
fn match_up(stream: &Stream<'_>, groups: &[Group], places: &[Place]) -> Vec<Option<usize>> {
    let candidates: Vec<Option<Candidate>> =
        groups.iter().map(|group| Candidate::new(stream, group, places)).collect();
    let (width, height) = (groups.len(), places.len());
    let skip_group: Vec<i32> = candidates
        .iter()
        .map(|group| if group.as_ref().is_some_and(|group| group.values >= 7) { -6 } else { -1 })
        .collect();
    const SKIP_PLACE: i32 = -4;
    // best[l][g]: the best sum with the first l labels and the first g groups; how it came about beside it.
    let mut best = vec![(0i32, 0u8); (width + 1) * (height + 1)];
    for g in 1..=width {
        best[g] = (best[g - 1].0 + skip_group[g - 1], 1);
    }
    for l in 1..=height {
        let (above, here) = best[(l - 1) * (width + 1)..].split_at_mut(width + 1);
        here[0] = (above[0].0 + SKIP_PLACE, 2);
        for g in 1..=width {
            let mut entry = (here[g - 1].0 + skip_group[g - 1], 1);
            let skipped = above[g].0 + SKIP_PLACE;
            if skipped > entry.0 {
                entry = (skipped, 2);
            }
            if let Some(group) = candidates[g - 1].as_ref().filter(|group| !group.headed)
                && let Some(speaks) = speaks_for(stream, group, places, l - 1)
            {
                let paired = above[g - 1].0 + speaks;
                if paired > entry.0 {
                    entry = (paired, 3);
                }
            }
            here[g] = entry;
        }
    }
    let mut group_of = vec![None; height];
    let (mut l, mut g) = (height, width);
    while l > 0 || g > 0 {
        match best[l * (width + 1) + g].1 {
            1 => g -= 1,
            2 => l -= 1,
            _ => {
                group_of[l - 1] = Some(g - 1);
                l -= 1;
                g -= 1;
            }
        }
    }
    group_of
}

/// What speaks for a group being the values of a label; `None` when it cannot be.
fn speaks_for(stream: &Stream<'_>, group: &Candidate, places: &[Place], number: usize) -> Option<i32> {
    let place = &places[number];
    let fits = if group.values == place.width || group.cells >= place.width { 3 } else { 0 };
    // Nearly all pairs stand too far from each other: another label is between.
    if group.last < place.first {
        let before = number.checked_sub(1).map(|before| &places[before]);
        return before.is_none_or(|before| before.first < group.first).then_some(3 + fits);
    }
    if place.first >= group.first {
        return None;
    }
    let next = places.get(number + 1);
    if place.last < group.first && next.is_some_and(|next| next.first <= group.first) {
        return None;
    }
    let row = stream.tokens[group.first].row;
    let in_row = (place.first..=place.last).take(200).any(|token| {
        token < group.first && stream.tokens[token].row == row && stream.tokens[token].kind == Kind::Text
    });
    let row_bonus = if in_row { 3 } else { 0 };
    if place.last >= group.first {
        return Some(7 + row_bonus + fits);
    }
    // Words or numbers between mean that the values are perhaps another row's.
    let between = (place.last + 1..group.first).take(40).any(|token| {
        let token = &stream.tokens[token];
        token.kind == Kind::Value || token.kind == Kind::Text && token.text.len() > 6
    });
    let near = if between { 4 } else { 8 };
    Some(near + row_bonus + fits)
}
