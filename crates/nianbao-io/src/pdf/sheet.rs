//! A page as its content left it: characters, rules and pictures, put upright and rid of what was drawn twice.

use std::collections::HashMap;

use super::geometry::{Area, Point};
use super::path::Rule;

/// A character on a page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Glyph {
    /// The character; U+FFFD when the font does not say.
    pub(super) c: char,
    /// Where it begins on its base line.
    pub(super) at: Point,
    /// How far it reaches along the base line.
    pub(super) width: f64,
    /// Its size.
    pub(super) size: f64,
    /// Where its base line runs: 0 to the right, 1 down, 2 to the left, 3 up, 4 aslant.
    pub(super) turn: u8,
    /// Whether it is there for the search only, as under a scanned page.
    pub(super) hidden: bool,
}

/// Text that runs aslant: a watermark.
pub(super) const ASLANT: u8 = 4;

impl Glyph {
    /// Where a base line runs.
    pub(super) fn turn_of(x: f64, y: f64) -> u8 {
        match (x.abs() > 4.0 * y.abs(), y.abs() > 4.0 * x.abs()) {
            (true, _) => u8::from(x < 0.0) * 2,
            (_, true) => 1 + u8::from(y < 0.0) * 2,
            _ => ASLANT,
        }
    }

    fn heading(&self) -> (f64, f64) {
        match self.turn {
            1 => (0.0, 1.0),
            2 => (-1.0, 0.0),
            3 => (0.0, -1.0),
            _ => (1.0, 0.0),
        }
    }

    /// The point so far along the base line.
    pub(super) fn along(&self, by: f64) -> Point {
        let (x, y) = self.heading();
        Point { x: self.at.x + x * by, y: self.at.y + y * by }
    }

    /// Its middle.
    pub(super) fn middle(&self) -> Point {
        let (x, y) = self.heading();
        let p = self.along(self.width / 2.0);
        // Above the base line, seen along it.
        Point { x: p.x + y * 0.35 * self.size, y: p.y - x * 0.35 * self.size }
    }

    /// Its right end, when it stands upright.
    pub(super) fn right(&self) -> f64 {
        self.at.x + self.width
    }

    /// Whether it is a blank.
    pub(super) fn is_blank(&self) -> bool {
        self.c.is_whitespace()
    }
}

/// A page.
pub(super) struct Sheet {
    /// Its edges.
    pub(super) area: Area,
    /// Its characters.
    pub(super) glyphs: Vec<Glyph>,
    /// Its rules.
    pub(super) rules: Vec<Rule>,
    /// How much pictures cover, in square points.
    pub(super) pictures: f64,
}

impl Sheet {
    /// An empty page.
    pub(super) fn new(area: Area) -> Sheet {
        Sheet { area, glyphs: Vec::new(), rules: Vec::new(), pictures: 0.0 }
    }

    /// Turns the page so that most of its text runs to the right, leaves out watermarks and what was drawn twice.
    pub(super) fn settle(&mut self) {
        let mut turns = [0_usize; 5];
        for glyph in self.glyphs.iter().filter(|glyph| !glyph.is_blank()) {
            turns[usize::from(glyph.turn)] += 1;
        }
        self.glyphs.retain(|glyph| glyph.turn != ASLANT && glyph.size > 0.5);
        let most = (0..4_u8).max_by_key(|turn| (turns[usize::from(*turn)], 4 - *turn)).unwrap_or(0);
        if most != 0 {
            self.turn(most);
        }
        self.drop_doubles();
    }

    fn turn(&mut self, turn: u8) {
        for glyph in &mut self.glyphs {
            glyph.at = turned(glyph.at, turn);
            glyph.turn = (glyph.turn + 4 - turn) % 4;
        }
        for rule in &mut self.rules {
            let area = Area::around([turned(rule.from, turn), turned(rule.to, turn)]);
            let Some(area) = area else { continue };
            rule.from = Point { x: area.x0, y: area.y0 };
            rule.to = Point { x: area.x1, y: area.y1 };
            rule.upright ^= turn % 2 == 1;
        }
        let corners =
            [Point { x: self.area.x0, y: self.area.y0 }, Point { x: self.area.x1, y: self.area.y1 }];
        if let Some(area) = Area::around(corners.map(|corner| turned(corner, turn))) {
            self.area = area;
        }
    }

    /// Some programs make bold type by drawing it twice, a hair apart.
    fn drop_doubles(&mut self) {
        const CELL: f64 = 4.0;
        let mut seen: HashMap<(char, i64, i64), Vec<Point>> = HashMap::new();
        self.glyphs.retain(|glyph| {
            if glyph.is_blank() {
                return true;
            }
            let near = (glyph.size * 0.12).min(CELL);
            let (x, y) = ((glyph.at.x / CELL).floor() as i64, (glyph.at.y / CELL).floor() as i64);
            let double = (-1..=1).flat_map(|dx| (-1..=1).map(move |dy| (dx, dy))).any(|(dx, dy)| {
                seen.get(&(glyph.c, x + dx, y + dy)).is_some_and(|points| {
                    points.iter().any(|p| (p.x - glyph.at.x).abs() < near && (p.y - glyph.at.y).abs() < near)
                })
            });
            if !double {
                let points = seen.entry((glyph.c, x, y)).or_default();
                // No honest page has more of one character in so small a place.
                if points.len() < 16 {
                    points.push(glyph.at);
                }
            }
            !double
        });
    }
}

/// A point of a page that is turned so that text of this turn runs to the right.
pub(super) fn turned(p: Point, turn: u8) -> Point {
    match turn {
        1 => Point { x: p.y, y: -p.x },
        2 => Point { x: -p.x, y: -p.y },
        3 => Point { x: -p.y, y: p.x },
        _ => p,
    }
}
