//! Writes the two halves of a module. They share the types, the memory, the globals and the table; a call from the first
//! half into the second goes through the table, a call back is an import.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use wasm_encoder::{
    CodeSection, ConstExpr, ElementSection, Elements, EntityType, ExportKind, ExportSection, FunctionSection,
    GlobalType, ImportSection, Instruction, Module, RawSection, StartSection, TableSection, TableType,
};

use super::data::Data;
use super::links::Links;
use super::names::Names;
use super::reach::Reached;
use super::source::{Function, Source, odd};
use crate::problem::Problem;

/// What the second half calls the first.
const FIRST: &str = "page";

/// Which function goes where.
pub(super) struct Plan<'a> {
    source: &'a Source<'a>,
    /// The functions of the second half.
    second: BTreeSet<u32>,
    /// Where in the table a function stands: all that stood there, and those of the second half that the first calls.
    slots: BTreeMap<u32, u32>,
    /// The latter, behind all others.
    called: Vec<u32>,
    /// The table as it was.
    table: TableType,
    data: Data<'a>,
}

/// The numbers functions have in one half.
type Numbers = HashMap<u32, u32>;

impl<'a> Plan<'a> {
    pub(super) fn new(source: &'a Source<'a>, links: &Links, reached: &Reached) -> Result<Self, Problem> {
        let table = source.table.and_then(|table| TableType::try_from(table).ok());
        let table = table.ok_or_else(|| odd("its table is missing or of a kind nobody knows"))?;
        let own = source.named().map(|(index, _)| index);
        let second = own.filter(|index| !reached.functions.contains(index)).collect();
        let data = Data::new(&source.data, links, &reached.pieces);
        let mut plan = Plan { source, second, slots: BTreeMap::new(), called: Vec::new(), table, data };
        for (start, functions) in &source.elements {
            for (slot, function) in (*start..).zip(functions) {
                plan.slots.entry(*function).or_insert(slot);
            }
        }
        let called = plan.calls(false).into_iter();
        plan.called =
            called.filter(|one| plan.second.contains(one) && !plan.slots.contains_key(one)).collect();
        plan.slots.extend(plan.called.iter().copied().zip(table.minimum as u32..));
        Ok(plan)
    }

    /// The functions of a half, by their numbers in the source.
    fn own(&self, second: bool) -> Vec<(u32, &Function<'a>)> {
        let numbered = (self.source.imported()..).zip(&self.source.functions);
        numbered.filter(|(index, _)| self.second.contains(index) == second).collect()
    }

    /// Whom a half calls.
    fn calls(&self, second: bool) -> BTreeSet<u32> {
        self.own(second).iter().flat_map(|(_, own)| own.calls.iter().map(|(_, callee)| *callee)).collect()
    }

    /// What the second half calls in the first; its place in this list is its name.
    fn shared(&self) -> Vec<u32> {
        self.calls(true).into_iter().filter(|callee| !self.second.contains(callee)).collect()
    }

    /// The half that the page starts with.
    pub(super) fn first(&self, names: &Names<'_>) -> Result<Vec<u8>, Problem> {
        let source = self.source;
        let own = self.own(false);
        let mut numbers: Numbers = (0..source.imported()).map(|index| (index, index)).collect();
        numbers.extend(own.iter().map(|(index, _)| *index).zip(source.imported()..));
        let number = |index: u32| numbers.get(&index).copied().ok_or_else(|| odd("an export went away"));

        let (mut functions, mut code) = self.bodies(&own, &numbers)?;
        // What stands in the table for a function that has not come yet.
        let trap = source.imported() + functions.len();
        functions.function(0);
        code.raw(&[0, 0, 0x0b]);

        let mut imports = ImportSection::new();
        for (index, import) in (0..).zip(&source.imports) {
            imports.import(import.module, names.get(import.name), EntityType::Function(source.kind(index)));
        }
        let mut exports = ExportSection::new();
        for export in &source.exports {
            let kind = ExportKind::from(export.kind);
            let index = if kind == ExportKind::Func { number(export.index)? } else { export.index };
            exports.export(names.get(export.name), kind, index);
        }
        for (name, index) in self.shared().into_iter().enumerate() {
            exports.export(&name.to_string(), ExportKind::Func, number(index)?);
        }
        exports.export("m", ExportKind::Memory, 0).export("t", ExportKind::Table, 0);
        for global in 0..source.globals.len() as u32 {
            exports.export(&format!("g{global}"), ExportKind::Global, global);
        }
        let mut elements = ElementSection::new();
        for (start, run) in &source.elements {
            let run: Vec<u32> = run.iter().map(|index| numbers.get(index).copied().unwrap_or(trap)).collect();
            elements.active(None, &ConstExpr::i32_const(*start as i32), Elements::Functions(run.into()));
        }
        let mut tables = TableSection::new();
        tables.table(self.wide_table());

        let mut module = Module::new();
        copy(source, &mut module, &[1]);
        module.section(&imports);
        module.section(&functions).section(&tables);
        copy(source, &mut module, &[5, 6]);
        module.section(&exports);
        if let Some(start) = source.start {
            module.section(&StartSection { function_index: number(start)? });
        }
        module.section(&elements);
        module.section(&code).section(&Data::section(&self.data.first));
        Ok(module.finish())
    }

    /// The half that comes later. It puts its functions into the table and its data into the memory.
    pub(super) fn second(&self) -> Result<Vec<u8>, Problem> {
        let source = self.source;
        let own = self.own(true);
        let shared = self.shared();
        let mut imports = ImportSection::new();
        for (name, index) in shared.iter().enumerate() {
            imports.import(FIRST, &name.to_string(), EntityType::Function(source.kind(*index)));
        }
        let memory = source.memory.ok_or_else(|| odd("it has no memory"))?;
        imports.import(FIRST, "m", EntityType::Memory(memory.into())).import(FIRST, "t", self.wide_table());
        for (at, global) in source.globals.iter().enumerate() {
            let global = GlobalType::try_from(*global).map_err(|_| odd("a global of a kind nobody knows"))?;
            imports.import(FIRST, &format!("g{at}"), global);
        }
        let indices = shared.iter().copied().chain(own.iter().map(|(index, _)| *index));
        let numbers: Numbers = indices.zip(0..).collect();
        let (functions, code) = self.bodies(&own, &numbers)?;

        let mut places: Vec<(u32, u32)> =
            (self.table.minimum as u32..).zip(self.called.iter().copied()).collect();
        for (start, run) in &source.elements {
            places
                .extend((*start..).zip(run.iter().copied()).filter(|(_, index)| self.second.contains(index)));
        }
        places.sort_unstable();
        let mut elements = ElementSection::new();
        for run in places.chunk_by(|one, next| one.0 + 1 == next.0) {
            let indices: Vec<u32> = run.iter().map(|(_, index)| numbers[index]).collect();
            elements.active(
                None,
                &ConstExpr::i32_const(run[0].0 as i32),
                Elements::Functions(indices.into()),
            );
        }

        let mut module = Module::new();
        copy(source, &mut module, &[1]);
        module.section(&imports).section(&functions).section(&elements).section(&code);
        module.section(&Data::section(&self.data.second));
        Ok(module.finish())
    }

    /// The table with room for what the first half calls in the second.
    fn wide_table(&self) -> TableType {
        let minimum = self.table.minimum + self.called.len() as u64;
        TableType { minimum, maximum: self.table.maximum.map(|maximum| maximum.max(minimum)), ..self.table }
    }

    /// Functions with their calls led to where the callees are now.
    fn bodies(
        &self,
        own: &[(u32, &Function<'_>)],
        numbers: &Numbers,
    ) -> Result<(FunctionSection, CodeSection), Problem> {
        let mut functions = FunctionSection::new();
        let mut code = CodeSection::new();
        for (_, function) in own {
            let mut body = Vec::with_capacity(function.body.len());
            let mut done = 0;
            for (range, callee) in &function.calls {
                body.extend_from_slice(&function.body[done..range.start]);
                done = range.end;
                match numbers.get(callee) {
                    Some(number) => write(&mut body, Instruction::Call(*number)),
                    None => {
                        let slot = self.slots.get(callee).ok_or_else(|| odd("a callee has no place"))?;
                        write(&mut body, Instruction::I32Const(*slot as i32));
                        let type_index = self.source.kind(*callee);
                        write(&mut body, Instruction::CallIndirect { type_index, table_index: 0 });
                    }
                }
            }
            body.extend_from_slice(&function.body[done..]);
            functions.function(function.kind);
            code.raw(&body);
        }
        Ok((functions, code))
    }
}

fn write(body: &mut Vec<u8>, instruction: Instruction<'_>) {
    wasm_encoder::Encode::encode(&instruction, body);
}

/// Sections that go on as they are.
fn copy(source: &Source<'_>, module: &mut Module, ids: &[u8]) {
    for id in ids {
        if let Some(data) = source.raw.get(id) {
            module.section(&RawSection { id: *id, data });
        }
    }
}
