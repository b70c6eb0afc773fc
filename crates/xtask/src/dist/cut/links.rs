//! What the linker knew of the page's module: which functions and which pieces of data hold the addresses of which.
//! wasm-bindgen forgets it, and in a finished module an address is a number like any other. So the linker is asked to keep
//! its list of addresses (`--emit-relocs`), which is read here from the module as it was before wasm-bindgen.

use std::collections::HashMap;
use std::ops::Range;

use wasmparser::RelocationType::{
    MemoryAddrI32, MemoryAddrLeb, MemoryAddrSleb, TableIndexI32, TableIndexSleb,
};
use wasmparser::{KnownCustom, Linking, Parser, Payload, RelocationEntry, SymbolInfo};

use super::source::{function_names, odd, start_of};
use crate::problem::Problem;

/// What holds the addresses of what.
#[derive(Debug, Default)]
pub(super) struct Links {
    /// What functions refer to, by their names. Those of the same name are taken together.
    pub(super) functions: HashMap<String, References>,
    /// The pieces of data, in the order of their addresses.
    pub(super) pieces: Vec<Piece>,
}

/// What the linker placed as one: a static, a text, the table of what a type can do.
#[derive(Debug)]
pub(super) struct Piece {
    /// Its addresses.
    pub(super) place: Range<u32>,
    pub(super) references: References,
}

/// What something holds the addresses of.
#[derive(Debug, Default, PartialEq)]
pub(super) struct References {
    /// Functions, by name. Those that are only called are not among them.
    pub(super) functions: Vec<String>,
    /// Pieces of data, by their numbers.
    pub(super) pieces: Vec<usize>,
}

/// The parts of a module that tell it, as they stand in the file.
#[derive(Default)]
struct Linked<'a> {
    /// Where the contents of each section begin.
    sections: Vec<usize>,
    /// The bodies of functions, after as many imported ones.
    imported: u32,
    bodies: Vec<Range<usize>>,
    /// The runs of data, and where each begins in memory.
    runs: Vec<(Range<usize>, u32)>,
    symbols: Vec<SymbolInfo<'a>>,
    /// What functions are called, as wasm-bindgen reads it too. Several symbols may be one function.
    names: HashMap<u32, &'a str>,
    /// The places of addresses, by section.
    relocations: Vec<(u32, Vec<RelocationEntry>)>,
}

impl Links {
    /// Reads what the linker wrote.
    pub(super) fn read(wasm: &[u8]) -> Result<Self, Problem> {
        let mut linked = Linked::default();
        linked.parse(wasm)?;
        if linked.symbols.is_empty() || linked.relocations.is_empty() {
            return Err(odd("the linker kept no list of addresses"));
        }
        let mut links = Links { pieces: linked.pieces(), ..Links::default() };
        let names = linked.names();
        for name in &names {
            links.functions.entry(name.clone()).or_default();
        }
        for (section, entries) in &linked.relocations {
            let start = linked.sections.get(*section as usize).ok_or_else(|| odd("a section is missing"))?;
            for entry in entries {
                linked.follow(entry, start + entry.offset as usize, &names, &mut links)?;
            }
        }
        Ok(links)
    }

    /// The piece that an address is in.
    pub(super) fn piece_at(&self, address: u32) -> Option<usize> {
        let next = self.pieces.partition_point(|piece| piece.place.start <= address);
        next.checked_sub(1).filter(|last| self.pieces[*last].place.contains(&address))
    }
}

impl<'a> Linked<'a> {
    fn parse(&mut self, wasm: &'a [u8]) -> Result<(), Problem> {
        for payload in Parser::new(0).parse_all(wasm) {
            let payload = payload?;
            if let Some((_, range)) = payload.as_section() {
                self.sections.push(range.start);
            }
            match payload {
                Payload::ImportSection(all) => self.imported = all.into_imports().count() as u32,
                Payload::CodeSectionEntry(body) => self.bodies.push(body.range()),
                Payload::DataSection(all) => {
                    for run in all {
                        let run = run?;
                        let place = run.range.end - run.data.len()..run.range.end;
                        self.runs.push((place, start_of(run.kind)?));
                    }
                }
                Payload::CustomSection(custom) => match custom.as_known() {
                    KnownCustom::Linking(linking) => {
                        for part in linking.subsections() {
                            if let Linking::SymbolTable(symbols) = part? {
                                self.symbols = symbols.into_iter().collect::<Result<_, _>>()?;
                            }
                        }
                    }
                    KnownCustom::Reloc(list) => {
                        let entries = list.entries().into_iter().collect::<Result<_, _>>()?;
                        self.relocations.push((list.section_index(), entries));
                    }
                    KnownCustom::Name(sections) => self.names = function_names(sections)?,
                    _ => {}
                },
                _ => {}
            }
        }
        Ok(())
    }

    /// The addresses of a symbol, if it is one of data that stands in the file.
    fn place(&self, symbol: &SymbolInfo<'_>) -> Option<Range<u32>> {
        let SymbolInfo::Data { symbol: Some(defined), .. } = symbol else { return None };
        let (_, run) = self.runs.get(defined.index as usize)?;
        let start = run + defined.offset;
        (defined.size > 0).then(|| start..start + defined.size)
    }

    /// The pieces of data; symbols that overlap are one.
    fn pieces(&self) -> Vec<Piece> {
        let mut places: Vec<Range<u32>> =
            self.symbols.iter().filter_map(|symbol| self.place(symbol)).collect();
        places.sort_unstable_by_key(|place| (place.start, place.end));
        let mut pieces: Vec<Piece> = Vec::new();
        for place in places {
            match pieces.last_mut().filter(|last| place.start < last.place.end) {
                Some(last) => last.place.end = last.place.end.max(place.end),
                None => pieces.push(Piece { place, references: References::default() }),
            }
        }
        pieces
    }

    /// The names of the functions that have a body, as wasm-bindgen writes them.
    fn names(&self) -> Vec<String> {
        let mut names = vec![String::new(); self.bodies.len()];
        for (index, name) in &self.names {
            let own = index.checked_sub(self.imported).and_then(|own| names.get_mut(own as usize));
            if let Some(own) = own {
                *own = rustc_demangle::demangle(name).to_string();
            }
        }
        names
    }

    /// Writes down who holds the address that stands at a place of the file.
    fn follow(
        &self,
        entry: &RelocationEntry,
        at: usize,
        names: &[String],
        links: &mut Links,
    ) -> Result<(), Problem> {
        let symbol = self.symbols.get(entry.index as usize).ok_or_else(|| odd("a symbol is missing"))?;
        let function = match (entry.ty, symbol) {
            (TableIndexI32 | TableIndexSleb, SymbolInfo::Func { index, .. }) => {
                index.checked_sub(self.imported).and_then(|own| names.get(own as usize)).cloned()
            }
            _ => None,
        };
        let piece = match entry.ty {
            MemoryAddrI32 | MemoryAddrLeb | MemoryAddrSleb => {
                self.place(symbol).and_then(|place| links.piece_at(place.start))
            }
            _ => None,
        };
        if function.is_none() && piece.is_none() {
            return Ok(());
        }
        let references = self.holder(at, names, links).ok_or_else(|| odd("an address that nobody holds"))?;
        references.functions.extend(function);
        references.pieces.extend(piece);
        Ok(())
    }

    /// What stands at a place of the file.
    fn holder<'l>(&self, at: usize, names: &[String], links: &'l mut Links) -> Option<&'l mut References> {
        let next = self.bodies.partition_point(|body| body.start <= at);
        if let Some(own) = next.checked_sub(1).filter(|own| self.bodies[*own].contains(&at)) {
            return links.functions.get_mut(&names[own]);
        }
        let (place, run) = self.runs.iter().find(|(place, _)| place.contains(&at))?;
        let piece = links.piece_at(run + (at - place.start) as u32)?;
        Some(&mut links.pieces[piece].references)
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use wasm_encoder::{
        CodeSection, ConstExpr, CustomSection, DataSection, DataSymbolDefinition, FunctionSection,
        LinkingSection, Module, NameMap, NameSection, SymbolTable, TypeSection,
    };

    use super::*;

    /// Two functions and two pieces of data: the function `a` holds the address of the second piece, the second piece
    /// those of the function `b` and of the first.
    fn linked(relocations: &[(&'static str, Vec<u8>)]) -> Vec<u8> {
        let (mut types, mut functions, mut code) =
            (TypeSection::new(), FunctionSection::new(), CodeSection::new());
        types.ty().function([], []);
        functions.function(0).function(0);
        // No locals, a constant with room for any address, drop, end.
        code.raw(&[0, 0x41, 0x90, 0x88, 0x80, 0x80, 0, 0x1a, 0x0b]).raw(&[0, 0x0b]);
        let mut data = DataSection::new();
        data.active(0, &ConstExpr::i32_const(1024), [7; 32]);
        let mut symbols = SymbolTable::new();
        let placed = |offset, size| Some(DataSymbolDefinition { index: 0, offset, size });
        symbols.function(0, 0, Some("a")).function(0, 1, Some("another name of b"));
        symbols.data(0, "first", placed(0, 16)).data(0, "second", placed(16, 16));
        symbols.data(0, "inside first", placed(4, 4)).data(0, "the end", placed(32, 0));
        let mut linking = LinkingSection::new();
        linking.symbol_table(&symbols);
        let mut module = Module::new();
        let (mut names, mut called) = (NameSection::new(), NameMap::new());
        called.append(0, "a");
        called.append(1, "b");
        names.functions(&called);
        module.section(&types).section(&functions).section(&code).section(&data).section(&linking);
        module.section(&names);
        for (name, list) in relocations {
            let data = Cow::Borrowed(list.as_slice());
            module.section(&CustomSection { name: Cow::Borrowed(name), data });
        }
        module.finish()
    }

    /// Which section, how many, and for each its kind, its place behind the section's beginning, its symbol and how far
    /// behind that.
    fn relocations() -> [(&'static str, Vec<u8>); 2] {
        [
            ("reloc.CODE", vec![2, 1, 4, 4, 3, 0]),
            // The data begin behind seven bytes that say where they belong.
            ("reloc.DATA", vec![3, 2, 2, 7 + 16, 1, 5, 7 + 20, 4, 8]),
        ]
    }

    #[test]
    fn addresses_are_found_with_who_holds_them() {
        let links = Links::read(&linked(&relocations())).unwrap();
        let places: Vec<_> = links.pieces.iter().map(|piece| piece.place.clone()).collect();
        assert_eq!(places, [1024..1040, 1040..1056]);
        assert_eq!(links.functions["a"], References { functions: vec![], pieces: vec![1] });
        assert_eq!(links.functions["b"], References::default());
        assert_eq!(links.pieces[0].references, References::default());
        assert_eq!(links.pieces[1].references, References { functions: vec!["b".into()], pieces: vec![0] });
    }

    #[test]
    fn without_the_list_nothing_is_guessed() {
        assert!(Links::read(&linked(&[])).is_err());
        // An address that stands in no function and in no piece.
        let odd = ("reloc.CODE", vec![2, 1, 4, 0, 3, 0]);
        assert!(Links::read(&linked(&[odd])).is_err());
    }
}
