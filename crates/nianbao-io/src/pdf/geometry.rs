//! Points, boxes and transformations of a page. Once on a page, x grows to the right and y downwards.

/// A point.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Point {
    /// To the right.
    pub(super) x: f64,
    /// Downwards.
    pub(super) y: f64,
}

/// An affine transformation, written as PDF does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Matrix(pub(super) [f64; 6]);

impl Matrix {
    /// Changes nothing.
    pub(super) const IDENTITY: Matrix = Matrix([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// Where a point goes.
    pub(super) fn apply(&self, x: f64, y: f64) -> Point {
        let [a, b, c, d, e, f] = self.0;
        Point { x: a * x + c * y + e, y: b * x + d * y + f }
    }

    /// This one first, then the other.
    pub(super) fn then(&self, other: &Matrix) -> Matrix {
        let [a, b, c, d, e, f] = self.0;
        let [p, q, r, s, t, u] = other.0;
        Matrix([
            a * p + b * r,
            a * q + b * s,
            c * p + d * r,
            c * q + d * s,
            e * p + f * r + t,
            e * q + f * s + u,
        ])
    }

    /// Whether all its numbers are ones that can be reckoned with.
    pub(super) fn is_sound(&self) -> bool {
        self.0.iter().all(|number| number.is_finite() && number.abs() < 1e9)
    }
}

/// A box.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Area {
    /// Left.
    pub(super) x0: f64,
    /// Top.
    pub(super) y0: f64,
    /// Right.
    pub(super) x1: f64,
    /// Bottom.
    pub(super) y1: f64,
}

impl Area {
    /// The smallest box around points; `None` without any.
    pub(super) fn around(points: impl IntoIterator<Item = Point>) -> Option<Area> {
        points.into_iter().fold(None, |area, p| {
            let single = Area { x0: p.x, y0: p.y, x1: p.x, y1: p.y };
            Some(area.map_or(single, |area: Area| area.with(&single)))
        })
    }

    /// The smallest box around both.
    pub(super) fn with(&self, other: &Area) -> Area {
        Area {
            x0: self.x0.min(other.x0),
            y0: self.y0.min(other.y0),
            x1: self.x1.max(other.x1),
            y1: self.y1.max(other.y1),
        }
    }

    /// What both cover.
    pub(super) fn common(&self, other: &Area) -> Area {
        Area {
            x0: self.x0.max(other.x0),
            y0: self.y0.max(other.y0),
            x1: self.x1.min(other.x1),
            y1: self.y1.min(other.y1),
        }
    }

    /// Whether a point lies inside, or as near to it as `slack`.
    pub(super) fn holds(&self, p: Point, slack: f64) -> bool {
        p.x >= self.x0 - slack && p.x <= self.x1 + slack && p.y >= self.y0 - slack && p.y <= self.y1 + slack
    }

    /// From left to right.
    pub(super) fn width(&self) -> f64 {
        self.x1 - self.x0
    }

    /// From top to bottom.
    pub(super) fn height(&self) -> f64 {
        self.y1 - self.y0
    }
}

/// Numbers gathered where they lie close together: the middle of each heap, in order. Those nearer than `slack` to
/// the heap's last one belong to it.
pub(super) fn heaps(mut numbers: Vec<f64>, slack: f64) -> Vec<f64> {
    numbers.sort_by(f64::total_cmp);
    let mut heaps: Vec<(f64, f64)> = Vec::new();
    for number in numbers {
        match heaps.last_mut() {
            Some((_, last)) if number - *last <= slack => *last = number,
            _ => heaps.push((number, number)),
        }
    }
    heaps.into_iter().map(|(first, last)| f64::midpoint(first, last)).collect()
}
