//! The printed form, described once: parts, headings, tables, labels, keys and the sums its structure states.
//! Knows nothing of reports that fill it.
//!
//! Source: 国办公开办函〔2019〕60号 (trial edition) and 国办公开办函〔2021〕30号 (edition in force).

pub mod editions;
pub mod grid;
pub mod help;
pub mod label;
pub mod node;
pub mod path;
pub mod relation;

use editions::EDITIONS;
use node::Node;

/// One of the three tables, in the order the form prints them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TableKey {
    /// Part 二: what was published on the organ's own motion (Table A).
    Proactive,
    /// Part 三: applications received and answered (Table B).
    Applications,
    /// Part 四: administrative reviews and suits (Table C).
    Disputes,
}

impl TableKey {
    /// All tables in printed order.
    pub const ALL: [TableKey; 3] = [TableKey::Proactive, TableKey::Applications, TableKey::Disputes];

    /// The name used in files: `proactive`, `applications`, `disputes`.
    pub fn key(self) -> &'static str {
        match self {
            TableKey::Proactive => "proactive",
            TableKey::Applications => "applications",
            TableKey::Disputes => "disputes",
        }
    }

    /// Reads [`TableKey::key`] back.
    pub fn from_key(key: &str) -> Option<TableKey> {
        TableKey::ALL.into_iter().find(|table| table.key() == key)
    }

    /// The part of the report the table stands in.
    pub fn part(self) -> Part {
        match self {
            TableKey::Proactive => Part::Proactive,
            TableKey::Applications => Part::Applications,
            TableKey::Disputes => Part::Disputes,
        }
    }
}

/// One of the six parts that 条例第五十条 prescribes, in printed order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// 一: overview, in text.
    Overview,
    /// 二: Table A.
    Proactive,
    /// 三: Table B.
    Applications,
    /// 四: Table C.
    Disputes,
    /// 五: problems and improvements, in text.
    Problems,
    /// 六: other matters, in text, among them the fees charged for information.
    Other,
}

impl Part {
    /// All parts in printed order.
    pub const ALL: [Part; 6] =
        [Part::Overview, Part::Proactive, Part::Applications, Part::Disputes, Part::Problems, Part::Other];

    /// The name used in files.
    pub fn key(self) -> &'static str {
        match self {
            Part::Overview => "overview",
            Part::Proactive => "proactive",
            Part::Applications => "applications",
            Part::Disputes => "disputes",
            Part::Problems => "problems",
            Part::Other => "other",
        }
    }

    /// Reads [`Part::key`] back.
    pub fn from_key(key: &str) -> Option<Part> {
        Part::ALL.into_iter().find(|part| part.key() == key)
    }

    /// 0 for 一 … 5 for 六.
    pub fn index(self) -> usize {
        self as usize
    }

    /// The table that stands in this part, if one does.
    pub fn table(self) -> Option<TableKey> {
        TableKey::ALL.into_iter().find(|table| table.part() == self)
    }
}

/// One of the five customary sub-heads of part 一 (〔2021〕30号).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Aspect {
    /// （一）主动公开
    Active,
    /// （二）依申请公开
    Applications,
    /// （三）政府信息管理
    Management,
    /// （四）政府信息公开平台建设
    Platform,
    /// （五）监督保障
    Supervision,
}

impl Aspect {
    /// All aspects in customary order.
    pub const ALL: [Aspect; 5] =
        [Aspect::Active, Aspect::Applications, Aspect::Management, Aspect::Platform, Aspect::Supervision];
}

/// Names an edition; a small handle into [`editions::EDITIONS`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EditionKey(pub(crate) u8);

impl EditionKey {
    /// All editions, oldest first.
    pub fn all() -> impl DoubleEndedIterator<Item = EditionKey> {
        (0..EDITIONS.len()).map(|index| EditionKey(index as u8))
    }

    /// The form itself.
    pub fn form(self) -> &'static Edition {
        EDITIONS[usize::from(self.0)]
    }

    /// The name used in files, such as `ed2021`.
    pub fn key(self) -> &'static str {
        self.form().key
    }

    /// Reads [`EditionKey::key`] back.
    pub fn from_key(key: &str) -> Option<EditionKey> {
        EditionKey::all().find(|edition| edition.key() == key)
    }

    /// The edition that reports for `year` must use; `None` for years before the first edition.
    pub fn for_year(year: u16) -> Option<EditionKey> {
        EditionKey::all().rfind(|edition| edition.form().first_year <= year)
    }

    /// The newest edition.
    pub fn latest() -> EditionKey {
        EditionKey(EDITIONS.len() as u8 - 1)
    }
}

impl std::fmt::Debug for EditionKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.key())
    }
}

/// One edition of the whole form.
#[derive(Debug)]
pub struct Edition {
    /// The name used in files, such as `ed2021`.
    pub key: &'static str,
    /// What people call it, such as `2021年格式`.
    pub name: &'static str,
    /// The notice that prescribes it.
    pub notice: &'static str,
    /// The first report year it is used for.
    pub first_year: u16,
    /// The last report year it is used for; `None` while it is in force.
    pub last_year: Option<u16>,
    /// What follows organ and year in the title line.
    pub title: &'static str,
    /// The six headings as printed, in the order of [`Part::ALL`].
    pub headings: [&'static str; 6],
    /// The five customary sub-heads of part 一, in the order of [`Aspect::ALL`].
    pub aspects: [&'static str; 5],
    /// What the blank form prints in the text parts 一, 五 and 六.
    pub prompts: [&'static str; 3],
    /// The three tables, in the order of [`TableKey::ALL`].
    pub tables: [&'static Table; 3],
}

impl Edition {
    /// One of the three tables.
    pub fn table(&self, table: TableKey) -> &'static Table {
        self.tables[table as usize]
    }

    /// The heading of a part, as printed.
    pub fn heading(&self, part: Part) -> &'static str {
        self.headings[part.index()]
    }

    /// The customary sub-head of an aspect, as printed.
    pub fn aspect(&self, aspect: Aspect) -> &'static str {
        self.aspects[aspect as usize]
    }

    /// The title line: organ, year and the fixed words.
    pub fn title_line(&self, org_name: &str, year: Option<u16>) -> String {
        match year {
            Some(year) => format!("{org_name}{year}年{}", self.title),
            None => format!("{org_name}{}", self.title),
        }
    }
}

/// One table of one edition.
#[derive(Debug)]
pub struct Table {
    /// Which of the three it is.
    pub key: TableKey,
    /// Grid columns that hold row labels.
    pub stub: usize,
    /// Grid columns that hold values.
    pub width: usize,
    /// What stands below one another; Table A has one band for each 项 of 条例第二十条.
    pub bands: &'static [Band],
    /// Equations between rows that the tree of totals cannot say, read in every column.
    pub balances: &'static [Balance],
}

/// A block of a table: rows crossed with columns.
#[derive(Debug)]
pub struct Band {
    /// A line over the whole width, such as `第二十条第（一）项`.
    pub banner: Option<&'static str>,
    /// What stands above the row labels.
    pub corner: &'static str,
    /// The rows, as a tree.
    pub rows: &'static [Node],
    /// The columns, as a tree.
    pub columns: &'static [Node],
    /// How row key and column key make a cell's path.
    pub joint: Joint,
}

/// How a row key and a column key are joined into a cell's path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joint {
    /// `row.column`
    Dot,
    /// `row@column`
    At,
}

impl Joint {
    /// The joining character.
    pub fn mark(self) -> char {
        match self {
            Joint::Dot => '.',
            Joint::At => '@',
        }
    }
}

/// The sum of the `left` rows equals the sum of the `right` rows, in every column (勾稽关系 printed in the form).
#[derive(Debug)]
pub struct Balance {
    /// Row keys on the left side.
    pub left: &'static [&'static str],
    /// Row keys on the right side.
    pub right: &'static [&'static str],
}
