//! Drawn paths, and the rules among them: lines along the edges of the page, whether drawn as lines or as thin boxes.

use super::geometry::{Area, Point};

/// How thick a line of a table may be, in points.
const THICK: f64 = 3.5;
/// How far from level or upright a line may lean, in points.
const LEAN: f64 = 0.75;

/// A level or upright line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Rule {
    /// Left or upper end.
    pub(super) from: Point,
    /// Right or lower end.
    pub(super) to: Point,
    /// Whether it is upright.
    pub(super) upright: bool,
}

/// A path being drawn.
#[derive(Default)]
pub(super) struct Path {
    pieces: Vec<Piece>,
}

#[derive(Default)]
struct Piece {
    points: Vec<Point>,
    curved: bool,
}

/// Most points one path keeps; a table drawn in one go has some thousand.
const POINTS: usize = 100_000;

impl Path {
    /// Begins a piece.
    pub(super) fn move_to(&mut self, p: Point) {
        if self.pieces.len() < POINTS {
            self.pieces.push(Piece { points: vec![p], curved: false });
        }
    }

    /// A straight line.
    pub(super) fn line_to(&mut self, p: Point) {
        if let Some(piece) = self.pieces.last_mut()
            && piece.points.len() < POINTS
        {
            piece.points.push(p);
        }
    }

    /// A curve.
    pub(super) fn curve_to(&mut self, p: Point) {
        self.line_to(p);
        if let Some(piece) = self.pieces.last_mut() {
            piece.curved = true;
        }
    }

    /// Back to where the piece began.
    pub(super) fn close(&mut self) {
        if let Some(piece) = self.pieces.last_mut()
            && let Some(first) = piece.points.first().copied()
        {
            piece.points.push(first);
        }
    }

    /// A rectangle by its corners.
    pub(super) fn rectangle(&mut self, corners: [Point; 4]) {
        self.move_to(corners[0]);
        corners[1..].iter().for_each(|p| self.line_to(*p));
        self.close();
    }

    /// The box around all of it.
    pub(super) fn area(&self) -> Option<Area> {
        Area::around(self.pieces.iter().flat_map(|piece| piece.points.iter().copied()))
    }
}

/// The rules that painting a path draws.
pub(super) fn rules(path: &Path, stroke: bool, fill: bool) -> Vec<Rule> {
    let mut rules = Vec::new();
    for piece in &path.pieces {
        let Some(area) = Area::around(piece.points.iter().copied()) else { continue };
        // A thin box is a line, however it is painted.
        if area.width().min(area.height()) <= THICK && (stroke || fill) {
            rules.extend(thin(&area));
            continue;
        }
        if stroke && !piece.curved {
            for pair in piece.points.windows(2) {
                let area = Area::around(pair.iter().copied());
                rules.extend(
                    area.filter(|area| area.width().min(area.height()) <= LEAN).and_then(|area| thin(&area)),
                );
            }
        }
    }
    rules
}

fn thin(area: &Area) -> Option<Rule> {
    let upright = area.height() > area.width();
    let (x, y) = (f64::midpoint(area.x0, area.x1), f64::midpoint(area.y0, area.y1));
    let (from, to) = match upright {
        true => (Point { x, y: area.y0 }, Point { x, y: area.y1 }),
        false => (Point { x: area.x0, y }, Point { x: area.x1, y }),
    };
    // Dots of a dotted line count when they are put together.
    (area.width().max(area.height()) > 0.0).then_some(Rule { from, to, upright })
}
