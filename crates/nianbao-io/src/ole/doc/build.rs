//! Builds Word 97 documents for tests, in the flavours no program at hand writes: saved fast into many pieces out of
//! order, some compressed, long properties in the data stream, merges told in any of their ways.

use nianbao_core::form::grid::GridCell;
use nianbao_core::model::Report;
use nianbao_core::model::report::TableData;

use crate::ole::pack::pack;
use crate::page::{self, Block};

/// How a document is laid out.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Flavour {
    /// Characters in each piece.
    pub(crate) piece: usize,
    /// Whether pieces of Western characters take one byte for each.
    pub(crate) compressed: bool,
    /// Whether the pieces lie in the file in another order.
    pub(crate) shuffled: bool,
    /// How merged cells are told.
    pub(crate) merges: Merges,
    /// Whether rows are described in the data stream.
    pub(crate) elsewhere: bool,
}

/// The ways to tell that cells are merged.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Merges {
    /// One wide cell; downwards by marks.
    Wide,
    /// All cells stand there, the first with the mark 1 and the others with 2, or the other way round.
    Marks(u16, u16),
    /// One wide cell; downwards by properties of their own.
    Apart,
}

impl Flavour {
    /// As Word saves a new document.
    pub(crate) const PLAIN: Flavour = Flavour {
        piece: usize::MAX,
        compressed: false,
        shuffled: false,
        merges: Merges::Wide,
        elsewhere: false,
    };
}

/// A document being built.
pub(crate) struct Builder {
    flavour: Flavour,
    units: Vec<u16>,
    /// Where each paragraph ends, and its properties.
    paragraphs: Vec<(usize, Vec<u8>)>,
    /// Stretches of characters with properties.
    characters: Vec<(usize, usize, Vec<u8>)>,
    data: Vec<u8>,
}

impl Builder {
    pub(crate) fn new(flavour: Flavour) -> Builder {
        Builder {
            flavour,
            units: Vec::new(),
            paragraphs: Vec::new(),
            characters: Vec::new(),
            data: vec![0; 7],
        }
    }

    /// Characters with properties.
    pub(crate) fn run(&mut self, text: &str, properties: &[u8]) {
        let start = self.units.len();
        self.units.extend(text.encode_utf16());
        if !properties.is_empty() {
            self.characters.push((start, self.units.len(), properties.to_vec()));
        }
    }

    /// The end of a paragraph, with its properties.
    pub(crate) fn end(&mut self, mark: u16, properties: &[u8]) {
        self.units.push(mark);
        self.paragraphs.push((self.units.len(), properties.to_vec()));
    }

    pub(crate) fn paragraph(&mut self, text: &str) {
        self.run(text, &[]);
        self.end(13, &[]);
    }

    /// A whole report.
    pub(crate) fn report(flavour: Flavour, report: &Report) -> Vec<u8> {
        Builder::build(flavour, report).finish()
    }

    /// The same before it is a file.
    pub(crate) fn build(flavour: Flavour, report: &Report) -> Builder {
        let mut builder = Builder::new(flavour);
        for block in page::blocks(report, 30) {
            match block {
                Block::Title(lines) => builder.paragraph(&lines.join("\u{b}")),
                Block::Table(data) => builder.table(data),
                Block::Heading(text) | Block::SubHead(text) => builder.paragraph(text),
                Block::Paragraph(text) | Block::Note(text) => builder.paragraph(text),
            }
        }
        builder
    }

    fn table(&mut self, data: &TableData) {
        let grid = &data.layout().grid;
        let mut covering: Vec<Option<&GridCell>> = vec![None; grid.width];
        for (number, row) in grid.rows.iter().enumerate() {
            for cell in &row.cells {
                covering[cell.column..cell.column + cell.column_span].fill(Some(cell));
            }
            let mut cells: Vec<(usize, u16)> = Vec::new();
            let mut column = 0;
            while let Some(Some(cell)) = covering.get(column) {
                let downwards = match (cell.row_span, cell.row == number) {
                    (1, _) => 0,
                    (_, true) => 0x60,
                    (_, false) => 0x20,
                };
                let text = if cell.row == number { text_of(data, cell) } else { String::new() };
                self.run(&text, &[]);
                self.end(7, &in_table());
                if let Merges::Marks(first, further) = self.flavour.merges
                    && cell.column_span > 1
                {
                    cells.push((column + 1, downwards | first));
                    for at in 1..cell.column_span {
                        self.end(7, &in_table());
                        cells.push((column + at + 1, downwards | further));
                    }
                } else {
                    cells.push((column + cell.column_span, downwards));
                }
                column += cell.column_span;
            }
            self.row_end(&cells);
        }
    }

    /// The end of a row whose cells end at these columns and are merged like this.
    pub(crate) fn row_end(&mut self, cells: &[(usize, u16)]) {
        // Edges of the same column differ a little from row to row.
        let edge =
            |column: usize| (column as i16 * 700 - 108 + (self.paragraphs.len() % 7) as i16).to_le_bytes();
        let apart = self.flavour.merges == Merges::Apart;
        let mut definition = vec![cells.len() as u8];
        definition.extend(edge(0));
        cells.iter().for_each(|(end, _)| definition.extend(edge(*end)));
        for (_, merge) in cells {
            definition.extend(if apart { 0 } else { *merge }.to_le_bytes());
            definition.extend([0; 18]);
        }
        let mut list = vec![0x08, 0xd6];
        list.extend((definition.len() as u16 + 1).to_le_bytes());
        list.extend(definition);
        if apart {
            for (number, (_, merge)) in cells.iter().enumerate().filter(|(_, (_, merge))| *merge != 0) {
                list.extend([0x2b, 0xd6, 2, number as u8, if *merge == 0x60 { 3 } else { 1 }]);
            }
        }
        let mut properties = in_table();
        properties.extend([0x17, 0x24, 1]);
        if self.flavour.elsewhere {
            properties.extend([0x46, 0x66]);
            properties.extend((self.data.len() as u32).to_le_bytes());
            self.data.extend((list.len() as u16).to_le_bytes());
            self.data.extend(list);
        } else {
            properties.extend(list);
        }
        self.end(7, &properties);
    }

    /// The file.
    pub(crate) fn finish(self) -> Vec<u8> {
        self.finish_with(|_, _| {})
    }

    /// The file with another data stream.
    pub(crate) fn finish_with_data(mut self, data: Vec<u8>) -> Vec<u8> {
        self.data = data;
        self.finish()
    }

    /// The file, after somebody had a go at its two main streams.
    pub(crate) fn finish_with(self, change: impl Fn(&mut Vec<u8>, &mut Vec<u8>)) -> Vec<u8> {
        let mut main = vec![0; 2048];
        let pieces = self.store(&mut main);
        let place = |character: usize| -> usize {
            let piece = pieces.iter().rfind(|piece| piece.first <= character).expect("a part made here");
            piece.at + (character - piece.first) * piece.width
        };
        // Runs of the stream: a paragraph cut by pieces has several.
        let mut starts: Vec<usize> = pieces.iter().map(|piece| piece.first).collect();
        starts.push(self.units.len());
        let runs = |stretches: &[(usize, usize, Vec<u8>)]| {
            let mut runs = Vec::new();
            for (start, end, properties) in stretches {
                let mut from = *start;
                while from < *end {
                    let to =
                        starts.iter().copied().find(|cut| *cut > from).expect("a part made here").min(*end);
                    let last = place(to - 1);
                    let width =
                        pieces.iter().rfind(|piece| piece.first < to).expect("a part made here").width;
                    runs.push((place(from), last + width, properties.clone()));
                    from = to;
                }
            }
            runs.sort();
            runs
        };
        let mut start = 0;
        let paragraphs: Vec<_> = self
            .paragraphs
            .iter()
            .map(|(end, list)| {
                (std::mem::replace(&mut start, *end), *end, [&[0, 0], list.as_slice()].concat())
            })
            .collect();
        let character_pages = pages(&mut main, &runs(&self.characters), false);
        let paragraph_pages = pages(&mut main, &runs(&paragraphs), true);

        let mut table = vec![0xee; 5];
        let mut part = |number: usize, bytes: &[u8], table: &mut Vec<u8>| {
            let at = 0x9a + 8 * number;
            main[at..at + 4].copy_from_slice(&(table.len() as u32).to_le_bytes());
            main[at + 4..at + 8].copy_from_slice(&(bytes.len() as u32).to_le_bytes());
            table.extend(bytes);
        };
        part(12, &character_pages, &mut table);
        part(13, &paragraph_pages, &mut table);
        part(33, &piece_table(&pieces, self.units.len()), &mut table);
        main[..12].copy_from_slice(&[0xec, 0xa5, 0xc1, 0, 0, 0, 0, 0, 0, 0, 0, 0x02]);
        main[0x4c..0x50].copy_from_slice(&(self.units.len() as u32).to_le_bytes());
        change(&mut main, &mut table);
        pack(&[("1Table", &table), ("WordDocument", &main), ("Data", &self.data)])
    }

    fn store(&self, main: &mut Vec<u8>) -> Vec<Stored> {
        let size = self.flavour.piece.min(self.units.len());
        let mut pieces: Vec<Stored> = Vec::new();
        for (number, units) in self.units.chunks(size).enumerate() {
            let western = units.iter().all(|unit| *unit < 0x80);
            let width = if western && self.flavour.compressed { 1 } else { 2 };
            pieces.push(Stored { first: number * size, length: units.len(), at: 0, width });
        }
        let mut order: Vec<usize> = (0..pieces.len()).collect();
        if self.flavour.shuffled {
            order.sort_by_key(|number| (number * 7919) % 101);
        }
        for number in order {
            let piece = &mut pieces[number];
            piece.at = main.len();
            for unit in &self.units[piece.first..piece.first + piece.length] {
                main.extend(&unit.to_le_bytes()[..piece.width]);
            }
        }
        pieces
    }
}

struct Stored {
    first: usize,
    length: usize,
    at: usize,
    width: usize,
}

/// What the file says a cell holds.
fn text_of(data: &TableData, cell: &GridCell) -> String {
    page::cell_text(data, &cell.content).to_owned()
}

/// The property of standing in a table.
pub(crate) fn in_table() -> Vec<u8> {
    vec![0x16, 0x24, 1]
}

fn piece_table(pieces: &[Stored], end: usize) -> Vec<u8> {
    let mut plc: Vec<u8> = Vec::new();
    for piece in pieces {
        plc.extend((piece.first as u32).to_le_bytes());
    }
    plc.extend((end as u32).to_le_bytes());
    for piece in pieces {
        let at = if piece.width == 1 { (piece.at as u32 * 2) | 0x4000_0000 } else { piece.at as u32 };
        plc.extend([0, 0]);
        plc.extend(at.to_le_bytes());
        plc.extend([0, 0]);
    }
    // A list of properties nobody refers to stands before.
    let mut table = vec![1, 3, 0, 0x16, 0x24, 1, 2];
    table.extend((plc.len() as u32).to_le_bytes());
    table.extend(plc);
    table
}

/// Writes runs into pages and gives the table of pages.
fn pages(main: &mut Vec<u8>, runs: &[(usize, usize, Vec<u8>)], paragraphs: bool) -> Vec<u8> {
    let size = if paragraphs { 13 } else { 1 };
    let room = |runs: &[(usize, usize, Vec<u8>)]| -> usize {
        runs.iter().map(|(_, _, list)| 4 + size + list.len() + 3).sum::<usize>() + 5
    };
    let (mut positions, mut numbers) = (Vec::new(), Vec::new());
    let mut rest = runs;
    let mut end = 0;
    while !rest.is_empty() {
        // Runs without a gap, as many as fit.
        let mut count = 1;
        while count < rest.len() && rest[count].0 == rest[count - 1].1 && room(&rest[..=count]) <= 512 {
            count += 1;
        }
        let (own, further) = rest.split_at(count);
        assert!(room(own) <= 512);
        main.resize(main.len().next_multiple_of(512), 0);
        numbers.push((main.len() / 512) as u32);
        positions.push(own[0].0 as u32);
        end = own[count - 1].1;
        main.extend(page(own, size));
        rest = further;
    }
    positions.push(end as u32);
    positions.iter().chain(&numbers).flat_map(|number| number.to_le_bytes()).collect()
}

fn page(runs: &[(usize, usize, Vec<u8>)], size: usize) -> Vec<u8> {
    let mut page = vec![0; 512];
    page[511] = runs.len() as u8;
    let mut at = 510;
    for (number, (start, end, list)) in runs.iter().enumerate() {
        page[number * 4..number * 4 + 4].copy_from_slice(&(*start as u32).to_le_bytes());
        page[number * 4 + 4..number * 4 + 8].copy_from_slice(&(*end as u32).to_le_bytes());
        // Paragraphs count words: an odd length goes with one byte before it, an even one with two.
        let head = match (size, list.len() % 2) {
            (1, _) => vec![list.len() as u8],
            (_, 1) => vec![(list.len() / 2 + 1) as u8],
            _ => vec![0, (list.len() / 2) as u8],
        };
        at = (at - list.len() - head.len()) & !1;
        page[at..at + head.len()].copy_from_slice(&head);
        page[at + head.len()..at + head.len() + list.len()].copy_from_slice(list);
        page[(runs.len() + 1) * 4 + number * size] = (at / 2) as u8;
    }
    page
}
