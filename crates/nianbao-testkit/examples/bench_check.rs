//! How long a check takes: natively when run, in a browser through what it exports there.
//! `cargo xtask bench` uses both; knows nothing of screens.
//!
//! Natively it prints a JSON list of `{ "what", "value", "unit", "budget" }`.

use std::hint::black_box;

use nianbao_core::check::{Context, check};
use nianbao_core::form::TableKey;
use nianbao_core::form::path::CellId;
use nianbao_core::form::relation::{Equation, EquationKind};
use nianbao_core::model::narrative::TextPart;
use nianbao_core::model::{Amount, Report};
use nianbao_testkit::build;

/// As much text as an office writes, with the numbers of a usual year in it.
const PARAGRAPH: &str = "本机关认真贯彻落实《中华人民共和国政府信息公开条例》，全年通过政府网站主动公开政府信息126条，\
其中机构职能类4条、财政预算决算类12条、重点领域类57条、其他53条；收到政府信息公开申请3件，均已在法定期限内答复，\
未收取信息处理费，没有因政府信息公开引起的行政复议和行政诉讼。同时加强公开平台建设，完善审核制度，开展业务培训2次，\
参加人员46人次，政务新媒体发布信息312条，阅读量比上年增长18%。";

/// A full report: every equation holds, no cell is blank, every part is written.
fn full() -> Report {
    let mut report = build::zero();
    report.meta.org_name = "清河市人民政府办公室".into();
    for (index, (id, _)) in build::zero().cells().enumerate() {
        report.set(id, ((index * 7) % 40).to_string());
    }
    build::add_up(&mut report);
    for equation in equations(&report).filter(|equation| equation.kind == EquationKind::Balance) {
        let [first, rest @ ..] = equation.left.as_slice() else { continue };
        let needed = sum(&report, &equation.right) - sum(&report, rest);
        report.set(*first, needed.to_string());
    }
    build::add_up(&mut report);
    for part in TextPart::ALL {
        if !matches!(part, TextPart::Overview | TextPart::Note(_)) {
            report.narrative.set(part, PARAGRAPH);
        }
    }
    report
}

fn sum(report: &Report, cells: &[CellId]) -> Amount {
    cells.iter().filter_map(|&id| report.value(id)).sum()
}

fn equations(report: &Report) -> impl Iterator<Item = &'static Equation> + use<> {
    let layouts = TableKey::ALL.map(|table| report.table(table).layout());
    layouts.into_iter().flat_map(|layout| &layout.equations)
}

/// Checks the whole report `times` times and gives the number of findings, so that nothing
/// is left out as useless.
fn checks(report: &Report, times: u32) -> usize {
    let context = Context::default();
    (0..times).map(|_| check(black_box(report), &context).findings.len()).sum()
}

/// How many equations do not hold: both sides of each computed anew, without the wording of
/// findings, as a spreadsheet does it.
fn broken(report: &Report) -> usize {
    let holds = |equation: &&Equation| sum(report, &equation.left) == sum(report, &equation.right);
    equations(report).filter(|equation| !holds(equation)).count()
}

/// Changes one cell and computes the equations, `times` times.
fn edits(report: &mut Report, times: u32) -> usize {
    let first = equations(report).next().and_then(|equation| equation.right.first().copied());
    let mut count = 0;
    for time in 0..times {
        if let Some(cell) = first {
            report.set(cell, (time % 90).to_string());
        }
        count += broken(black_box(report));
    }
    count
}

/// Changes every cell and computes the equations, `times` times.
fn pastes(report: &mut Report, times: u32) -> usize {
    let cells: Vec<CellId> = report.cells().map(|(id, _)| id).collect();
    let texts: Vec<String> = (0..90).map(|number: usize| number.to_string()).collect();
    let mut count = 0;
    for time in 0..times {
        for (index, &cell) in cells.iter().enumerate() {
            report.set(cell, texts[(index + time as usize) % texts.len()].as_str());
        }
        count += broken(black_box(report));
    }
    count
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    let mut report = full();
    let count = equations(&report).count();
    let whole = median(|| checks(&report, 100)) / 100.0;
    let edit = median(|| edits(&mut report, 100)) / 100.0;
    let paste = median(|| pastes(&mut report, 20)) / 20.0;
    let rows = [
        ("whole check of a full report with text, native".to_owned(), whole, "50"),
        (format!("{count} equations after an edit of one cell, native"), edit, "null"),
        (format!("{count} equations after all cells were pasted, native"), paste, "null"),
    ];
    let rows = rows.map(|(what, value, budget)| {
        format!(r#"{{ "what": "{what}", "value": {value:.2}, "unit": "µs", "budget": {budget} }}"#)
    });
    println!("[\n  {}\n]", rows.join(",\n  "));
}

/// The median of many runs, in microseconds.
#[cfg(not(target_arch = "wasm32"))]
fn median(run: impl FnMut() -> usize) -> f64 {
    nianbao_testkit::timing::median(51, run) * 1e3
}

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(target_arch = "wasm32")]
mod browser {
    //! What the benchmark's page calls.

    #![expect(unreachable_pub, reason = "JavaScript reaches it; wasm_bindgen takes public functions only")]

    use std::cell::RefCell;

    use wasm_bindgen::prelude::wasm_bindgen;

    use super::*;

    thread_local! {
        static REPORT: RefCell<Report> = RefCell::new(full());
    }

    /// Whole checks.
    #[wasm_bindgen(js_name = wholeChecks)]
    pub fn whole_checks(times: u32) -> usize {
        REPORT.with_borrow(|report| checks(report, times))
    }

    /// An edit of one cell and the equations.
    #[wasm_bindgen(js_name = editOne)]
    pub fn edit_one(times: u32) -> usize {
        REPORT.with_borrow_mut(|report| edits(report, times))
    }

    /// All cells pasted, and the equations.
    #[wasm_bindgen(js_name = pasteAll)]
    pub fn paste_all(times: u32) -> usize {
        REPORT.with_borrow_mut(|report| pastes(report, times))
    }

    /// The same cells and equations for another program: `{ cells: [[id, value]…],
    /// equations: [[[left ids], [right ids]]…] }`.
    #[wasm_bindgen]
    pub fn sheet() -> String {
        REPORT.with_borrow(|report| {
            let cells = report.cells().map(|(id, cell)| format!("[\"{}\",{}]", id.path(), cell.raw()));
            let sides = equations(report).map(|equation| {
                let list = |ids: &[CellId]| {
                    let names: Vec<String> = ids.iter().map(|id| format!("\"{}\"", id.path())).collect();
                    names.join(",")
                };
                format!("[[{}],[{}]]", list(&equation.left), list(&equation.right))
            });
            let cells: Vec<String> = cells.collect();
            let sides: Vec<String> = sides.collect();
            format!("{{\"cells\":[{}],\"equations\":[{}]}}", cells.join(","), sides.join(","))
        })
    }
}
