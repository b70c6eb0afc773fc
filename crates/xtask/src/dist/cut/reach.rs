//! What the page gets to on its own, without the second half.

use std::collections::{BTreeSet, HashMap};

use wasmparser::ExternalKind;

use super::links::{Links, References};
use super::source::Source;

/// What the page gets to on its own: from what the browser calls, by calls and by addresses, but not through the doors,
/// nor to what is made for the second half by its address alone, since nobody but the second half gives that away.
pub(super) struct Reached {
    pub(super) functions: BTreeSet<u32>,
    /// Pieces of data, by their numbers in the links.
    pub(super) pieces: BTreeSet<usize>,
}

/// Whom to visit yet.
struct Visit<'a> {
    later: &'a BTreeSet<u32>,
    by_name: HashMap<&'a str, Vec<u32>>,
    functions: Vec<u32>,
    pieces: Vec<usize>,
}

impl Reached {
    pub(super) fn new(
        source: &Source<'_>,
        links: &Links,
        later: &BTreeSet<u32>,
        doors: &BTreeSet<u32>,
    ) -> Self {
        let exported = source.exports.iter().filter(|export| export.kind == ExternalKind::Func);
        let mut visit = Visit {
            later,
            by_name: HashMap::new(),
            functions: exported.map(|export| export.index).chain(source.start).collect(),
            pieces: Vec::new(),
        };
        for (index, name) in source.named() {
            visit.by_name.entry(name).or_default().push(index);
        }
        // What wasm-bindgen took away has told it what the browser is to call.
        for (name, references) in &links.functions {
            if !visit.by_name.contains_key(name.as_str()) {
                visit.follow(references);
            }
        }
        let (mut functions, mut pieces) = (BTreeSet::new(), BTreeSet::new());
        loop {
            if let Some(index) = visit.functions.pop() {
                if let Some(own) = source.own(index).filter(|_| functions.insert(index)) {
                    let calls = own.calls.iter().map(|(_, callee)| *callee);
                    visit.functions.extend(calls.filter(|callee| !doors.contains(callee)));
                    if let Some(references) = links.functions.get(source.full_name(index)) {
                        visit.follow(references);
                    }
                }
            } else if let Some(piece) = visit.pieces.pop() {
                if pieces.insert(piece) {
                    visit.follow(&links.pieces[piece].references);
                }
            } else {
                return Self { functions, pieces };
            }
        }
    }
}

impl Visit<'_> {
    fn follow(&mut self, references: &References) {
        let named = references.functions.iter().filter_map(|name| self.by_name.get(name.as_str()));
        self.functions.extend(named.flatten().filter(|index| !self.later.contains(index)));
        self.pieces.extend(&references.pieces);
    }
}
