//! Cuts the page's module in two: what the first screen needs, and what somebody asks for later or the page does once it
//! stands. Both halves are one program, which shares memory and table; see web/src/rest.rs for how the page gets hold of
//! the second.
//!
//! The second half holds what the first gets to in no other way than through the doors: functions, and the data whose
//! addresses only these hold. Until it has come, calling one of them stops the page. So the first half may do that in two
//! ways only: through a door, which is behind `rest` or behind what only the second half brings, and through what was made
//! by such a function before, a component or a closure. What it gets to in any other way stays with it.

mod data;
mod links;
mod names;
mod reach;
mod source;
mod write;

use std::collections::BTreeSet;

use crate::problem::Problem;
use links::Links;
use names::Names;
use reach::Reached;
use source::{Source, odd};
use wasmparser::TypeRef;
use write::Plan;

/// The modules of the second half: what is made for them goes there even where the first half holds its address.
const LATER: &[&str] = &[
    "bincode",
    "gloo_worker",
    "nianbao_core::check::cause",
    "nianbao_core::check::cells",
    "nianbao_core::check::explain",
    "nianbao_core::check::halves",
    "nianbao_core::check::relation",
    "nianbao_core::check::rules",
    "nianbao_io::project::previous",
    "nianbao_io::project::read",
    "nianbao_io::project::settings",
    "nianbao_io::project::walk",
    "nianbao_web::components::markdown",
    "nianbao_web::components::notes::explain",
    "nianbao_web::components::notes::fix",
    "nianbao_web::components::notes::formula",
    "nianbao_web::components::notes::note",
    "nianbao_web::components::notes::offers",
    "nianbao_web::components::notes::stack",
    "nianbao_web::components::notes::threads",
    "nianbao_web::components::notes::why",
    "nianbao_web::components::panels::changes",
    "nianbao_web::components::panels::checks",
    "nianbao_web::components::panels::download",
    "nianbao_web::components::panels::drafts",
    "nianbao_web::components::panels::last_year",
    "nianbao_web::components::panels::open",
    "nianbao_web::components::panels::packs",
    "nianbao_web::components::panels::review",
    "nianbao_web::components::panels::settings",
    "nianbao_web::components::panels::several",
    "nianbao_web::components::panels::summary",
    "nianbao_web::components::sheet::pasted",
    "nianbao_web::engine::client",
    "nianbao_web::engine::started",
    "nianbao_web::engine::wire",
    "nianbao_web::engine::wire_check",
    "nianbao_web::engine::wire_document",
    "nianbao_web::engine::wire_last",
    "nianbao_web::engine::wire_place",
    "nianbao_web::engine::wire_reading",
    "nianbao_web::engine::wire_record",
    "nianbao_web::engine::wire_report",
    "nianbao_web::state::answer",
    "nianbao_web::state::block",
    "nianbao_web::state::review",
];

/// The functions of the second half that the first calls by name, once that is here. They are marked as not to be inlined.
const DOORS: &[&str] = &[
    "<nianbao_core::check::links::Link>::rewritten",
    "nianbao_io::project::previous::take_previous",
    "nianbao_io::project::read::from_json",
    "nianbao_io::project::read::kept",
    "nianbao_web::components::notes::found",
    "nianbao_web::components::notes::threads::tied",
    "nianbao_web::components::panels::several::several",
    "nianbao_web::components::sheet::pasted::offer",
    "<nianbao_web::engine::client::Client>::ask",
    "<nianbao_web::engine::client::Client>::cancel",
    "<nianbao_web::engine::client::Client>::watch",
    "<nianbao_web::engine::wire::WireImport>::unpack",
    "<nianbao_web::engine::wire_check::WireBeside>::pack",
    "<nianbao_web::engine::wire_check::WireHalf>::unpack",
    "<nianbao_web::engine::wire_reading::WireReading>::unpack",
    "<nianbao_web::engine::wire_last::Sent>::pack",
    "<nianbao_web::engine::wire_report::WireReport>::pack",
    "<nianbao_web::hooks::files::FilesHandle>::take_in",
    "<nianbao_web::state::block::Block>::new",
    "<nianbao_web::state::links::Links>::next",
    "<nianbao_web::state::review::Review>::new",
    "nianbao_web::state::answer::outcome",
    "nianbao_web::state::block::copy::as_html",
    "nianbao_web::state::block::copy::as_text",
    "nianbao_web::state::block::pasted",
];

/// A module in two halves.
pub(super) struct Halves {
    /// What the page starts with.
    pub(super) first: Vec<u8>,
    /// What comes when it stands.
    pub(super) second: Vec<u8>,
    /// The script that calls the first.
    pub(super) script: String,
}

/// Cuts the page's module. It must carry the names of its functions; the halves do not. `linked` is the same module
/// before wasm-bindgen, with the linker's list of addresses.
pub(super) fn cut(script: &str, wasm: &[u8], linked: &[u8]) -> Result<Halves, Problem> {
    cut_at(script, wasm, &Links::read(linked)?, LATER, DOORS)
}

fn cut_at(
    script: &str,
    wasm: &[u8],
    links: &Links,
    modules: &[&str],
    doors: &[&str],
) -> Result<Halves, Problem> {
    let source = Source::read(wasm)?;
    if source.imports.iter().any(|import| !matches!(import.ty, TypeRef::Func(_))) {
        return Err(odd("it imports something else than functions"));
    }
    let names: Vec<(u32, String)> = source.named().map(|(index, _)| (index, source.name(index))).collect();
    let inside: Vec<String> = modules.iter().map(|module| format!("{module}::")).collect();
    let named = |(_, name): &&(u32, String)| inside.iter().any(|module| name.contains(module.as_str()));
    let later: BTreeSet<u32> = names.iter().filter(named).map(|(index, _)| *index).collect();
    let behind = |door: &str| {
        let generic = format!("{door}::<");
        let is_door = move |name: &str| name == door || (name.starts_with(&generic) && name.ends_with('>'));
        names.iter().filter(move |(_, name)| is_door(name)).map(|(index, _)| *index).collect::<Vec<_>>()
    };
    if let Some(door) = doors.iter().find(|door| behind(door).is_empty()) {
        return Err(odd(&format!("there is no function {door}")));
    }
    let doors: BTreeSet<u32> = doors.iter().flat_map(|door| behind(door)).collect();
    // What wasm-bindgen added holds no addresses; of anything else it must be known which.
    let is_added = |name: &str| name.is_empty() || name.contains("__wb");
    let known = |name: &str| links.functions.contains_key(name) || is_added(name);
    if let Some((_, stranger)) = source.named().find(|(_, name)| !known(name)) {
        return Err(odd(&format!("the linker knows no function {stranger}")));
    }
    let reached = Reached::new(&source, links, &later, &doors);
    let plan = Plan::new(&source, links, &reached)?;
    let names = Names::of(&source);
    Ok(Halves { first: plan.first(&names)?, second: plan.second()?, script: names.put_into(script) })
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{
        CodeSection, ConstExpr, DataSection, ElementSection, Elements, EntityType, ExportKind, ExportSection,
        Function, FunctionSection, GlobalSection, GlobalType, ImportSection, MemorySection, MemoryType,
        Module, NameMap, NameSection, RefType, TableSection, TableType, TypeSection, ValType,
    };

    use super::links::{Piece, References};
    use super::*;

    /// Function 0 is imported; 1 is exported and calls 2 and 3; 3 belongs to the rest and calls 0, 2 and 4. The table
    /// holds 2 and, if `listed`, 3. Its memory begins with thirty-two ones, then as many twos.
    fn page(listed: bool) -> Vec<u8> {
        let (mut types, mut imports, mut functions) =
            (TypeSection::new(), ImportSection::new(), FunctionSection::new());
        types.ty().function([], []);
        imports.import("browser", "say", EntityType::Function(0));
        let mut code = CodeSection::new();
        for calls in [&[2, 3][..], &[], &[0, 2, 4], &[]] {
            functions.function(0);
            let mut body = Function::new([]);
            calls.iter().for_each(|callee| {
                body.instructions().call(*callee);
            });
            body.instructions().end();
            code.function(&body);
        }
        let mut tables = TableSection::new();
        let size = if listed { 3 } else { 2 };
        let table = TableType {
            element_type: RefType::FUNCREF,
            minimum: size,
            maximum: Some(size),
            table64: false,
            shared: false,
        };
        tables.table(table);
        let mut memories = MemorySection::new();
        memories.memory(MemoryType {
            minimum: 1,
            maximum: None,
            memory64: false,
            shared: false,
            page_size_log2: None,
        });
        let mut globals = GlobalSection::new();
        globals.global(
            GlobalType { val_type: ValType::I32, mutable: true, shared: false },
            &ConstExpr::i32_const(0),
        );
        let mut exports = ExportSection::new();
        exports.export("main", ExportKind::Func, 1);
        let mut elements = ElementSection::new();
        let run = if listed { vec![2, 3] } else { vec![2] };
        elements.active(None, &ConstExpr::i32_const(1), Elements::Functions(run.into()));
        let mut map = NameMap::new();
        for (index, name) in
            (1..).zip(["main", "page::start", "<page[0123456789abcdef]::later::Open>::run", "help"])
        {
            map.append(index, name);
        }
        let mut names = NameSection::new();
        names.functions(&map);
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&functions).section(&tables).section(&memories);
        module.section(&globals).section(&exports).section(&elements).section(&code);
        let mut data = DataSection::new();
        data.active(0, &ConstExpr::i32_const(1024), [[1; 32], [2; 32]].concat());
        module.section(&data).section(&names);
        module.finish()
    }

    /// The links of that page: it holds the address of the ones, and the rest that of the twos.
    fn links() -> Links {
        let piece = |start: u32| Piece { place: start..start + 32, references: References::default() };
        let holds = |pieces: &[usize]| References { pieces: pieces.to_vec(), ..References::default() };
        let functions = [
            ("main", holds(&[])),
            ("page::start", holds(&[0])),
            ("<page[0123456789abcdef]::later::Open>::run", holds(&[1])),
            ("help", holds(&[])),
        ];
        let functions = functions.map(|(name, references)| (name.to_owned(), references)).into();
        Links { functions, pieces: vec![piece(1024), piece(1056)] }
    }

    fn calls(source: &Source<'_>, at: usize) -> Vec<u32> {
        source.functions[at].calls.iter().map(|(_, callee)| *callee).collect()
    }

    #[test]
    fn what_is_named_and_what_only_it_calls_goes_to_the_rest() {
        for listed in [true, false] {
            let halves =
                cut_at("", &page(listed), &links(), &["page::later"], &["<page::later::Open>::run"]).unwrap();
            let (first, second) =
                (Source::read(&halves.first).unwrap(), Source::read(&halves.second).unwrap());
            // Its own two, and the trap.
            assert_eq!(first.functions.len(), 3);
            // One call is left; the other goes through the table, where a trap stands or nothing yet.
            assert_eq!(calls(&first, 0), [2]);
            assert_eq!(first.elements, if listed { vec![(1, vec![2, 3])] } else { vec![(1, vec![2])] });
            assert_eq!(first.table.unwrap().initial, 3);
            // What both use is exported under short names: the imported function and the one at the start.
            let exports: Vec<(&str, u32)> = first.exports.iter().map(|one| (one.name, one.index)).collect();
            assert_eq!(exports, [("main", 1), ("0", 0), ("1", 2), ("m", 0), ("t", 0), ("g0", 0)]);
            assert_eq!(second.functions.len(), 2);
            assert_eq!(calls(&second, 0), [0, 1, 3]);
            assert_eq!(second.elements, [(2, vec![2])]);
            let imports: Vec<&str> = second.imports.iter().map(|one| one.name).collect();
            assert_eq!(imports, ["0", "1", "m", "t", "g0"]);
        }
    }

    #[test]
    fn data_go_where_their_addresses_are_held() {
        let cut = |links: &Links| {
            cut_at("", &page(true), links, &["page::later"], &["<page::later::Open>::run"]).unwrap()
        };
        let halves = cut(&links());
        let data =
            |module| Source::read(module).unwrap().data.into_iter().map(|(at, run)| (at, run.to_vec()));
        assert_eq!(data(&halves.first).collect::<Vec<_>>(), [(1024, vec![1; 32])]);
        assert_eq!(data(&halves.second).collect::<Vec<_>>(), [(1056, vec![2; 32])]);

        // What nobody is known to hold stays, and so does a stretch too short to be worth it.
        let mut odd = links();
        odd.pieces.remove(0);
        odd.pieces[0].place.end = 1066;
        odd.functions.values_mut().for_each(|references| references.pieces.clear());
        let halves = cut(&odd);
        assert_eq!(data(&halves.first).count(), 1);
        assert_eq!(data(&halves.second).count(), 0);
    }

    #[test]
    fn an_address_leads_as_far_as_a_call() {
        let mut links = links();
        links.pieces[0].references.functions.push("help".into());
        let functions = |links: &Links| {
            let halves =
                cut_at("", &page(true), links, &["page::later"], &["<page::later::Open>::run"]).unwrap();
            Source::read(&halves.first).unwrap().functions.len()
        };
        // Its own two, what the ones lead to, and the trap.
        assert_eq!(functions(&links), 4);
        // What wasm-bindgen took away may have told it of anything.
        links.pieces[0].references.functions.clear();
        let told = References { functions: vec!["help".into()], pieces: Vec::new() };
        links.functions.insert("described".into(), told);
        assert_eq!(functions(&links), 4);
    }

    #[test]
    fn a_function_the_linker_does_not_know_is_not_guessed_at() {
        let mut links = links();
        links.functions.remove("help");
        assert!(cut_at("", &page(true), &links, &["page::later"], &["<page::later::Open>::run"]).is_err());
    }

    #[test]
    fn what_is_called_past_the_doors_stays() {
        let halves = cut_at("", &page(true), &links(), &["page::later"], &[]).unwrap();
        assert_eq!(Source::read(&halves.first).unwrap().functions.len(), 5);
        assert_eq!(Source::read(&halves.second).unwrap().functions.len(), 0);
    }

    #[test]
    fn a_door_that_was_walled_up_is_noticed() {
        assert!(cut_at("", &page(true), &links(), &["page::later"], &["page::later::run"]).is_err());
        assert!(cut_at("", b"\0asm", &links(), &["page::later"], &[]).is_err());
    }

    #[test]
    fn every_module_of_the_rest_is_there() {
        for module in LATER {
            let Some((name, path)) = module.split_once("::") else { continue };
            let folder = if name == "nianbao_web" {
                "web".into()
            } else {
                format!("crates/{}", name.replace('_', "-"))
            };
            let path = crate::paths::root().join(folder).join("src").join(path.replace("::", "/"));
            assert!(path.is_dir() || path.with_extension("rs").is_file(), "{module}");
        }
    }
}
