//! The trees rows and columns are made of, and the few words an edition is written in.

/// A row, a column, or a heading over several of them.
#[derive(Debug)]
pub struct Node {
    /// The meaning, stable over editions. Leaves and totals: the whole row or column key.
    pub key: &'static str,
    /// The label as printed.
    pub label: &'static str,
    /// What it is.
    pub kind: Kind,
}

/// What a [`Node`] is.
#[derive(Debug)]
pub enum Kind {
    /// Holds numbers that somebody counted.
    Leaf(Unit),
    /// Holds the sum of all leaves beside it and below its siblings.
    Total,
    /// A heading over its children.
    Group(&'static [Node]),
}

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Whole things, not negative.
    Count,
    /// A change of a count; may be negative (2019's 本年增/减).
    Change,
    /// An amount in 万元, decimals allowed.
    WanYuan,
    /// An amount whose unit the form does not print (2019's 采购总金额).
    Money,
}

/// A row or column of counts.
pub const fn leaf(key: &'static str, label: &'static str) -> Node {
    measured(key, label, Unit::Count)
}

/// A row or column of something other than counts.
pub const fn measured(key: &'static str, label: &'static str, unit: Unit) -> Node {
    Node { key, label, kind: Kind::Leaf(unit) }
}

/// The sum of its siblings.
pub const fn total(key: &'static str, label: &'static str) -> Node {
    Node { key, label, kind: Kind::Total }
}

/// A heading over `children`.
pub const fn group(key: &'static str, label: &'static str, children: &'static [Node]) -> Node {
    Node { key, label, kind: Kind::Group(children) }
}

impl Node {
    /// The nodes below; empty for leaves and totals.
    pub fn children(&self) -> &'static [Node] {
        match self.kind {
            Kind::Group(children) => children,
            _ => &[],
        }
    }

    /// Whether this is a total.
    pub fn is_total(&self) -> bool {
        matches!(self.kind, Kind::Total)
    }

    /// How many levels of nodes stand here, itself included.
    pub fn depth(&self) -> usize {
        1 + self.children().iter().map(Node::depth).max().unwrap_or(0)
    }

    /// How many leaves and totals stand here.
    pub fn breadth(&self) -> usize {
        match self.kind {
            Kind::Group(children) => children.iter().map(Node::breadth).sum(),
            _ => 1,
        }
    }
}

/// A leaf or total with the groups above it, outermost first.
#[derive(Clone, Debug)]
pub struct Line {
    /// The leaf or total.
    pub node: &'static Node,
    /// The groups above it, outermost first.
    pub above: Vec<&'static Node>,
}

/// The leaves and totals of a tree in printed order.
pub fn lines(tree: &'static [Node]) -> Vec<Line> {
    fn walk(tree: &'static [Node], above: &mut Vec<&'static Node>, into: &mut Vec<Line>) {
        for node in tree {
            if let Kind::Group(children) = node.kind {
                above.push(node);
                walk(children, above, into);
                above.pop();
            } else {
                into.push(Line { node, above: above.clone() });
            }
        }
    }
    let mut into = Vec::new();
    walk(tree, &mut Vec::new(), &mut into);
    into
}

/// For every total of a tree: its line number and the line numbers it sums, both counted as in [`lines`].
pub fn sums(tree: &'static [Node]) -> Vec<(usize, Vec<usize>)> {
    // Returns the numbers of the leaves (not totals) below `tree`, and notes each total on the way.
    fn walk(tree: &'static [Node], next: &mut usize, into: &mut Vec<(usize, Vec<usize>)>) -> Vec<usize> {
        let mut leaves = Vec::new();
        let mut totals = Vec::new();
        for node in tree {
            match node.kind {
                Kind::Leaf(_) => leaves.push(*next),
                Kind::Total => totals.push(*next),
                Kind::Group(children) => {
                    leaves.extend(walk(children, next, into));
                    continue;
                }
            }
            *next += 1;
        }
        into.extend(totals.into_iter().map(|total| (total, leaves.clone())));
        leaves
    }
    let mut into = Vec::new();
    walk(tree, &mut 0, &mut into);
    into
}
