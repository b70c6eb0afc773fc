//! The content of a page carried out: where each character stands, which straight lines are drawn, how much is
//! covered by pictures. Colours and drawings of glyphs are of no interest.

use std::collections::HashMap;
use std::rc::Rc;

use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::{Array, Dict, Name, ObjRef, Object, Stream};
use hayro_syntax::page::{Page, Resources};

use super::font::{Font, Meaning, Shown};
use super::geometry::{Area, Matrix, Point};
use super::guard::Budget;
use super::path::Path;
use super::sheet::{Glyph, Sheet};
use super::{folding, path};
use crate::limits;

/// Fonts read so far; pages share them.
pub(super) type Fonts = HashMap<ObjRef, Rc<Font>>;

/// Carries a page out.
pub(super) fn sheet(page: &Page<'_>, fonts: &mut Fonts, budget: &mut Budget) -> Sheet {
    let (width, height) = page.render_dimensions();
    let area = Area { x0: 0.0, y0: 0.0, x1: f64::from(width), y1: f64::from(height) };
    let mut data = Vec::new();
    match page.raw().get::<Object<'_>>("Contents") {
        Some(Object::Stream(stream)) => data.extend(budget.decode(&stream).unwrap_or_default()),
        Some(Object::Array(streams)) => {
            for stream in streams.iter::<Stream<'_>>() {
                data.extend(budget.decode(&stream).unwrap_or_default());
                data.push(b' ');
            }
        }
        _ => {}
    }
    let state = State {
        ctm: Matrix(page.initial_transform(true).as_coeffs()),
        clip: area,
        font: None,
        size: 0.0,
        spacing: 0.0,
        word_spacing: 0.0,
        stretch: 1.0,
        leading: 0.0,
        rise: 0.0,
        mode: 0,
    };
    let mut painter = Painter {
        sheet: Sheet::new(area),
        state,
        saved: Vec::new(),
        text: Matrix::IDENTITY,
        line: Matrix::IDENTITY,
        path: Path::default(),
        clips: false,
        marked: Vec::new(),
        fonts,
        budget,
    };
    painter.run(&data, page.resources(), 0);
    painter.sheet
}

#[derive(Clone)]
struct State {
    ctm: Matrix,
    clip: Area,
    font: Option<Rc<Font>>,
    size: f64,
    spacing: f64,
    word_spacing: f64,
    stretch: f64,
    leading: f64,
    rise: f64,
    mode: i64,
}

struct Painter<'p> {
    sheet: Sheet,
    state: State,
    saved: Vec<State>,
    text: Matrix,
    line: Matrix,
    path: Path,
    /// Whether the path becomes the clip when it is painted.
    clips: bool,
    /// For each marked content we are in, whether it is the furniture of the page.
    marked: Vec<bool>,
    fonts: &'p mut Fonts,
    budget: &'p mut Budget,
}

impl Painter<'_> {
    fn run(&mut self, data: &[u8], resources: &Resources<'_>, depth: usize) {
        let mut ops = TypedIter::new(data);
        let (saved, marked) = (self.saved.len(), self.marked.len());
        while let Some(op) = ops.next() {
            if !self.budget.operator() {
                break;
            }
            match op {
                Op::SaveState(_) if self.saved.len() < 256 => self.saved.push(self.state.clone()),
                Op::RestoreState(_) if self.saved.len() > saved => {
                    if let Some(state) = self.saved.pop() {
                        self.state = state;
                    }
                }
                Op::Transform(m) => {
                    let matrix = Matrix([m.0, m.1, m.2, m.3, m.4, m.5].map(|number| number.as_f64()));
                    self.transform(&matrix);
                }
                Op::XObject(name) => self.object(name.0, resources, depth),
                Op::InlineImage(_) => self.picture(),
                Op::BeginMarkedContent(_) => self.marked.push(false),
                Op::BeginMarkedContentWithProperties(begin) => {
                    let furniture = begin.0.as_str() == "Artifact" && is_furniture(begin.1);
                    self.marked.push(furniture);
                }
                Op::EndMarkedContent(_) if self.marked.len() > marked => {
                    self.marked.pop();
                }
                op => self.draw(&op, resources),
            }
        }
        self.saved.truncate(saved);
        self.marked.truncate(marked);
    }

    fn transform(&mut self, matrix: &Matrix) {
        let next = matrix.then(&self.state.ctm);
        if next.is_sound() {
            self.state.ctm = next;
        }
    }

    fn draw(&mut self, op: &Op<'_, '_>, resources: &Resources<'_>) {
        let ctm = self.state.ctm;
        let at = |x: hayro_syntax::object::Number, y: hayro_syntax::object::Number| {
            ctm.apply(x.as_f64(), y.as_f64())
        };
        match op {
            Op::MoveTo(p) => self.path.move_to(at(p.0, p.1)),
            Op::LineTo(p) => self.path.line_to(at(p.0, p.1)),
            Op::CubicTo(p) => self.path.curve_to(at(p.4, p.5)),
            Op::CubicStartTo(p) => self.path.curve_to(at(p.2, p.3)),
            Op::CubicEndTo(p) => self.path.curve_to(at(p.2, p.3)),
            Op::ClosePath(_) => self.path.close(),
            Op::RectPath(p) => {
                let (x, y, w, h) = (p.0.as_f64(), p.1.as_f64(), p.2.as_f64(), p.3.as_f64());
                self.path.rectangle(
                    [(x, y), (x + w, y), (x + w, y + h), (x, y + h)].map(|(x, y)| ctm.apply(x, y)),
                );
            }
            Op::StrokePath(_) => self.paint(true, false),
            Op::CloseAndStrokePath(_) => {
                self.path.close();
                self.paint(true, false);
            }
            Op::FillPathNonZero(_) | Op::FillPathNonZeroCompatibility(_) | Op::FillPathEvenOdd(_) => {
                self.paint(false, true);
            }
            Op::FillAndStrokeNonZero(_) | Op::FillAndStrokeEvenOdd(_) => self.paint(true, true),
            Op::CloseFillAndStrokeNonZero(_) | Op::CloseFillAndStrokeEvenOdd(_) => {
                self.path.close();
                self.paint(true, true);
            }
            Op::EndPath(_) => self.paint(false, false),
            Op::ClipNonZero(_) | Op::ClipEvenOdd(_) => self.clips = true,
            op => self.write(op, resources),
        }
    }

    fn paint(&mut self, stroke: bool, fill: bool) {
        let done = std::mem::take(&mut self.path);
        for rule in path::rules(&done, stroke, fill) {
            let middle =
                Point { x: f64::midpoint(rule.from.x, rule.to.x), y: f64::midpoint(rule.from.y, rule.to.y) };
            if self.state.clip.holds(middle, 2.0) && self.budget.mark() {
                self.sheet.rules.push(rule);
            }
        }
        if std::mem::take(&mut self.clips)
            && let Some(area) = done.area()
        {
            self.state.clip = self.state.clip.common(&area);
        }
    }

    fn write(&mut self, op: &Op<'_, '_>, resources: &Resources<'_>) {
        match op {
            Op::BeginText(_) => self.place(Matrix::IDENTITY),
            Op::TextFont(font) => {
                self.state.font = self.font(font.0, resources);
                self.state.size = font.1.as_f64();
            }
            Op::CharacterSpacing(by) => self.state.spacing = by.0.as_f64(),
            Op::WordSpacing(by) => self.state.word_spacing = by.0.as_f64(),
            Op::HorizontalScaling(by) => self.state.stretch = by.0.as_f64() / 100.0,
            Op::TextLeading(by) => self.state.leading = by.0.as_f64(),
            Op::TextRise(by) => self.state.rise = by.0.as_f64(),
            Op::TextRenderingMode(mode) => self.state.mode = mode.0.as_i64(),
            Op::NextLine(by) => self.next_line(by.0.as_f64(), by.1.as_f64()),
            Op::NextLineAndSetLeading(by) => {
                self.state.leading = -by.1.as_f64();
                self.next_line(by.0.as_f64(), by.1.as_f64());
            }
            Op::NextLineUsingLeading(_) => self.next_line(0.0, -self.state.leading),
            Op::SetTextMatrix(m) => {
                self.place(Matrix([m.0, m.1, m.2, m.3, m.4, m.5].map(|number| number.as_f64())));
            }
            Op::ShowText(text) => self.show(text.0.as_bytes()),
            Op::NextLineAndShowText(text) => {
                self.next_line(0.0, -self.state.leading);
                self.show(text.0.as_bytes());
            }
            Op::ShowTextWithParameters(text) => {
                self.state.word_spacing = text.0.as_f64();
                self.state.spacing = text.1.as_f64();
                self.next_line(0.0, -self.state.leading);
                self.show(text.2.as_bytes());
            }
            Op::ShowTexts(texts) => self.show_all(texts.0),
            _ => {}
        }
    }

    fn place(&mut self, matrix: Matrix) {
        if matrix.is_sound() {
            (self.text, self.line) = (matrix, matrix);
        }
    }

    fn next_line(&mut self, x: f64, y: f64) {
        let line = Matrix([1.0, 0.0, 0.0, 1.0, x, y]).then(&self.line);
        self.place(line);
    }

    fn show_all(&mut self, texts: &Array<'_>) {
        for item in texts.iter::<Object<'_>>() {
            match item {
                Object::String(text) => self.show(text.as_bytes()),
                Object::Number(back) => {
                    let by = -back.as_f64() / 1000.0 * self.state.size;
                    match self.state.font.as_ref().is_some_and(|font| font.is_vertical()) {
                        true => self.advance(0.0, by),
                        false => self.advance(by * self.state.stretch, 0.0),
                    }
                }
                _ => {}
            }
        }
    }

    fn advance(&mut self, x: f64, y: f64) {
        let text = Matrix([1.0, 0.0, 0.0, 1.0, x, y]).then(&self.text);
        if text.is_sound() {
            self.text = text;
        }
    }

    fn show(&mut self, bytes: &[u8]) {
        let Some(font) = self.state.font.clone() else { return };
        let vertical = font.is_vertical();
        font.decode(bytes, |shown| {
            let extra = self.state.spacing + if shown.is_space { self.state.word_spacing } else { 0.0 };
            let moved = shown.advance * self.state.size + extra;
            self.glyph(&shown, vertical);
            match vertical {
                true => self.advance(0.0, -moved),
                false => self.advance(moved * self.state.stretch, 0.0),
            }
        });
    }

    fn glyph(&mut self, shown: &Shown, vertical: bool) {
        let state = &self.state;
        let matrix = Matrix([state.size * state.stretch, 0.0, 0.0, state.size, 0.0, state.rise])
            .then(&self.text)
            .then(&state.ctm);
        // A string that runs downwards names the middle of each character's upper edge.
        let (x, y) = if vertical { (-0.5, -0.88) } else { (0.0, 0.0) };
        let [a, b, c, d, ..] = matrix.0;
        let glyph = Glyph {
            c: ' ',
            at: matrix.apply(x, y),
            width: shown.advance * a.hypot(b),
            size: c.hypot(d),
            turn: Glyph::turn_of(a, b),
            hidden: matches!(state.mode, 3 | 7),
        };
        let text = match &shown.meaning {
            Meaning::Char(c) => Some(*c),
            Meaning::Unknown => Some('\u{fffd}'),
            Meaning::Text(_) => None,
        };
        let furniture = self.marked.iter().any(|marked| *marked);
        if furniture || !matrix.is_sound() || !state.clip.holds(glyph.middle(), 1.0) {
            return;
        }
        let letters: Vec<char> = match (text.map(folding::fold), &shown.meaning) {
            (Some(c), _) if folding::ligature(c).is_empty() => vec![c],
            (Some(c), _) => folding::ligature(c).chars().collect(),
            (None, Meaning::Text(text)) => text.chars().take(8).map(folding::fold).collect(),
            (None, _) => return,
        };
        let part = glyph.width / letters.len().max(1) as f64;
        for (number, c) in letters.into_iter().enumerate() {
            if self.budget.mark() {
                self.sheet.glyphs.push(Glyph {
                    c,
                    width: part,
                    at: glyph.along(part * number as f64),
                    ..glyph
                });
            }
        }
    }

    fn font(&mut self, name: &Name<'_>, resources: &Resources<'_>) -> Option<Rc<Font>> {
        let reference = resources.fonts.get_ref(name.as_str());
        if let Some(font) = reference.and_then(|reference| self.fonts.get(&reference)) {
            return Some(font.clone());
        }
        let font = Rc::new(Font::read(&resources.get_font(name)?, self.budget));
        if let Some(reference) = reference {
            self.fonts.insert(reference, font.clone());
        }
        Some(font)
    }

    fn object(&mut self, name: &Name<'_>, resources: &Resources<'_>, depth: usize) {
        let Some(stream) = resources.get_x_object(name) else { return };
        let dict = stream.dict();
        match dict.get::<Name<'_>>("Subtype").as_ref().map(Name::as_str) {
            Some("Image") => self.picture(),
            Some("Form") if depth < limits::PDF_DEPTH => {
                let Some(data) = self.budget.decode(&stream) else { return };
                let state = self.state.clone();
                let numbers = |key: &str| -> Vec<f64> {
                    let list = dict.get::<Array<'_>>(key);
                    list.iter().flat_map(|list| list.iter::<f32>()).map(f64::from).take(6).collect()
                };
                if let Ok(matrix) = <[f64; 6]>::try_from(numbers("Matrix")) {
                    self.transform(&Matrix(matrix));
                }
                if let &[x0, y0, x1, y1] = numbers("BBox").as_slice() {
                    let corners = [(x0, y0), (x1, y0), (x1, y1), (x0, y1)];
                    let area = Area::around(corners.map(|(x, y)| self.state.ctm.apply(x, y)));
                    self.state.clip = area.map_or(self.state.clip, |area| self.state.clip.common(&area));
                }
                let text = (self.text, self.line);
                match dict.get::<Dict<'_>>("Resources") {
                    Some(own) => self.run(&data, &Resources::new(own), depth + 1),
                    None => self.run(&data, resources, depth + 1),
                }
                (self.text, self.line) = text;
                self.state = state;
            }
            _ => {}
        }
    }

    /// A picture covers the unit square.
    fn picture(&mut self) {
        let corners = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)];
        let area = Area::around(corners.map(|(x, y)| self.state.ctm.apply(x, y)));
        if let Some(area) = area.map(|area| area.common(&self.state.clip))
            && area.width() > 0.0
            && area.height() > 0.0
        {
            self.sheet.pictures += area.width() * area.height();
        }
    }
}

/// Whether marked content is what a program puts on every page. Only its own word counts: tables' lines and repeated
/// heads bear the same mark without it.
fn is_furniture(properties: &Object<'_>) -> bool {
    let Object::Dict(properties) = properties else { return false };
    let word = |key: &str| properties.get::<Name<'_>>(key);
    word("Type").is_some_and(|word| word.as_str() == "Pagination")
        && word("Subtype").is_none_or(|word| matches!(word.as_str(), "Header" | "Footer" | "Watermark"))
}
