//! Reads of a wasm module what cutting it needs, and refuses what the page's compiler does not write.

use std::collections::HashMap;
use std::ops::Range;

use wasmparser::{
    BinaryReaderError, DataKind, ElementItems, ElementKind, Export, GlobalType, Import, KnownCustom,
    MemoryType, Name, NameSectionReader, Operator, Parser, Payload, TableType, TypeRef,
};

use crate::problem::Problem;

/// A module taken apart.
#[derive(Default)]
pub(super) struct Source<'a> {
    /// The contents of sections that go on as they are, by their ids.
    pub(super) raw: HashMap<u8, &'a [u8]>,
    /// What it imports.
    pub(super) imports: Vec<Import<'a>>,
    /// Its own functions, numbered after the imported ones.
    pub(super) functions: Vec<Function<'a>>,
    pub(super) table: Option<TableType>,
    pub(super) memory: Option<MemoryType>,
    pub(super) globals: Vec<GlobalType>,
    pub(super) exports: Vec<Export<'a>>,
    pub(super) start: Option<u32>,
    /// Runs of functions in the table: where each begins, and which they are.
    pub(super) elements: Vec<(u32, Vec<u32>)>,
    /// Runs of data: where each begins in memory, and what it is.
    pub(super) data: Vec<(u32, &'a [u8])>,
    names: HashMap<u32, &'a str>,
}

/// A function of the module.
pub(super) struct Function<'a> {
    pub(super) kind: u32,
    pub(super) body: &'a [u8],
    /// The calls in it: where the instruction stands in the body, and whom it calls.
    pub(super) calls: Vec<(Range<usize>, u32)>,
}

/// The sections that are copied: types, memory, globals.
const COPIED: [u8; 3] = [1, 5, 6];

impl<'a> Source<'a> {
    /// Takes a module apart.
    pub(super) fn read(wasm: &'a [u8]) -> Result<Self, Problem> {
        let mut source = Source::default();
        source.parse(wasm)?;
        Ok(source)
    }

    fn parse(&mut self, wasm: &'a [u8]) -> Result<(), Problem> {
        let mut kinds = Vec::new();
        for payload in Parser::new(0).parse_all(wasm) {
            let payload = payload?;
            if let Some((id, range)) = payload.as_section().filter(|(id, _)| COPIED.contains(id)) {
                self.raw.insert(id, &wasm[range]);
            }
            match payload {
                Payload::ImportSection(all) => self.imports = all.into_imports().collect::<Result<_, _>>()?,
                Payload::FunctionSection(all) => kinds = all.into_iter().collect::<Result<_, _>>()?,
                Payload::TableSection(all) => {
                    for table in all {
                        self.table = Some(table?.ty);
                    }
                }
                Payload::MemorySection(all) => {
                    for memory in all {
                        self.memory = Some(memory?);
                    }
                }
                Payload::GlobalSection(all) => {
                    for global in all {
                        self.globals.push(global?.ty);
                    }
                }
                Payload::ExportSection(all) => self.exports = all.into_iter().collect::<Result<_, _>>()?,
                Payload::StartSection { func, .. } => self.start = Some(func),
                Payload::ElementSection(all) => {
                    for element in all {
                        self.elements.extend(run(element?)?);
                    }
                }
                Payload::DataSection(all) => {
                    for run in all {
                        let run = run?;
                        self.data.push((start_of(run.kind)?, run.data));
                    }
                }
                Payload::CodeSectionEntry(body) => {
                    let kind = kinds.get(self.functions.len()).copied().unwrap_or_default();
                    self.functions.push(function(wasm, kind, &body)?);
                }
                Payload::CustomSection(custom) => {
                    if let KnownCustom::Name(sections) = custom.as_known() {
                        self.names = function_names(sections)?;
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// How many functions are imported.
    pub(super) fn imported(&self) -> u32 {
        self.imports.len() as u32
    }

    /// One of its own functions.
    pub(super) fn own(&self, index: u32) -> Option<&Function<'a>> {
        self.functions.get(index.checked_sub(self.imported())? as usize)
    }

    /// The type of a function, by its number.
    pub(super) fn kind(&self, index: u32) -> u32 {
        match (self.own(index), self.imports.get(index as usize).map(|import| import.ty)) {
            (Some(own), _) => own.kind,
            (None, Some(TypeRef::Func(kind))) => kind,
            _ => 0,
        }
    }

    /// Its own functions with what they are called in full.
    pub(super) fn named(&self) -> impl Iterator<Item = (u32, &'a str)> {
        let own = self.imported()..self.imported() + self.functions.len() as u32;
        own.map(|index| (index, self.full_name(index)))
    }

    /// What a function is called, with the hashes of crates. wasm-bindgen numbers those that would have the same name.
    pub(super) fn full_name(&self, index: u32) -> &'a str {
        let name = self.names.get(&index).copied().unwrap_or_default();
        let number = |end: &str| end.len() < 5 && end.bytes().all(|byte| byte.is_ascii_digit());
        match name.strip_suffix(']').and_then(|name| name.rsplit_once('[')) {
            Some((name, end)) if number(end) => name,
            _ => name,
        }
    }

    /// What a function is called, without the hashes of crates.
    pub(super) fn name(&self, index: u32) -> String {
        let mut rest = self.full_name(index);
        let mut name = String::new();
        while let Some((before, after)) = rest.split_once('[') {
            name.push_str(before);
            let hash = after
                .split_once(']')
                .filter(|(hash, _)| hash.len() >= 8 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()));
            rest = match hash {
                Some((_, after)) => after,
                None => {
                    name.push('[');
                    after
                }
            };
        }
        name + rest
    }
}

/// A run of functions in the table; `None` for what only declares functions.
fn run(element: wasmparser::Element<'_>) -> Result<Option<(u32, Vec<u32>)>, BinaryReaderError> {
    let (ElementKind::Active { offset_expr, .. }, ElementItems::Functions(items)) =
        (element.kind, element.items)
    else {
        return Ok(None);
    };
    let Operator::I32Const { value } = offset_expr.get_operators_reader().read()? else { return Ok(None) };
    Ok(Some((value as u32, items.into_iter().collect::<Result<_, _>>()?)))
}

/// What functions are called, by their numbers.
pub(super) fn function_names(sections: NameSectionReader<'_>) -> Result<HashMap<u32, &str>, Problem> {
    let mut names = HashMap::new();
    for section in sections {
        if let Name::Function(all) = section? {
            for name in all {
                let name = name?;
                names.insert(name.index, name.name);
            }
        }
    }
    Ok(names)
}

/// Where a run of data begins in memory.
pub(super) fn start_of(kind: DataKind<'_>) -> Result<u32, Problem> {
    if let DataKind::Active { offset_expr, .. } = kind
        && let Operator::I32Const { value } = offset_expr.get_operators_reader().read()?
    {
        return Ok(value as u32);
    }
    Err(odd("it does not say where its data begin"))
}

fn function<'a>(
    wasm: &'a [u8],
    kind: u32,
    body: &wasmparser::FunctionBody<'a>,
) -> Result<Function<'a>, BinaryReaderError> {
    let range = body.range();
    let mut calls = Vec::new();
    let mut operators = body.get_operators_reader()?;
    while !operators.eof() {
        let (operator, at) = operators.read_with_offset()?;
        if let Operator::Call { function_index } = operator {
            let end = operators.original_position();
            calls.push((at - range.start..end - range.start, function_index));
        }
    }
    Ok(Function { kind, body: &wasm[range], calls })
}

impl From<BinaryReaderError> for Problem {
    fn from(error: BinaryReaderError) -> Self {
        odd(&error.to_string())
    }
}

/// The module is not what the page's compiler writes.
pub(super) fn odd(what: &str) -> Problem {
    Problem::new(format!("the page's module cannot be cut in two: {what}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_functions_with_the_same_name_are_left_out() {
        let names = ["a[0123456789abcdef]::b[1]", "<[u8; 3]>::c", "d::<[u8]>[12]", "<e>::f::<[[g]]>"];
        let source = Source { names: (0..).zip(names).collect(), ..Source::default() };
        let full: Vec<&str> = (0..4).map(|index| source.full_name(index)).collect();
        assert_eq!(full, ["a[0123456789abcdef]::b", "<[u8; 3]>::c", "d::<[u8]>", "<e>::f::<[[g]]>"]);
        assert_eq!(source.name(0), "a::b");
    }
}
