//! The compound file (OLE2) that old Office and WPS documents are: a small file system of sectors, from [MS-CFB].
//! Reads only what the root holds. Takes what is cut or untidy as far as it goes; whoever reads a stream must see for
//! himself that it is shorter than it should be. Knows nothing of what the streams mean.

use crate::import::ReadError;

/// What a compound file begins with.
pub(crate) const MARK: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// The header takes up this much, whatever the size of sectors.
const HEADER: usize = 512;
/// Where the header lists the first sectors of the table.
const LIST: usize = 76;
/// Sectors from here on are none: free, end of chain, or used by the tables themselves.
const NO_SECTOR: u32 = 0xffff_fffa;
/// The size of a directory entry.
const ENTRY: usize = 128;
/// The size of the small sectors that short streams lie in.
const SMALL_SECTOR: usize = 64;

/// A compound file.
pub(crate) struct Container<'a> {
    sectors: Sectors<'a>,
    /// For each sector the next one of its chain.
    next: Vec<u32>,
    /// For each small sector the next one of its chain.
    next_small: Vec<u32>,
    /// The stream that all small sectors lie in.
    small: Vec<u8>,
    /// Streams shorter than this lie in small sectors.
    cutoff: usize,
    /// What the root holds.
    entries: Vec<Entry>,
}

struct Entry {
    name: String,
    is_stream: bool,
    first: u32,
    size: usize,
}

impl<'a> Container<'a> {
    /// Opens a compound file.
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Container<'a>, ReadError> {
        let damaged = || ReadError::Damaged("其中的目录读不出来".to_owned());
        if !bytes.starts_with(&MARK) || bytes.len() < HEADER {
            return Err(damaged());
        }
        let shift = u16_at(bytes, 30).unwrap_or_default();
        // 512 bytes, or 4096 in the newer version; nothing else exists.
        if !matches!(shift, 9 | 12) {
            return Err(damaged());
        }
        let sectors = Sectors { bytes, size: 1 << shift };
        let field = |at| u32_at(bytes, at).unwrap_or(NO_SECTOR);
        let next = sectors.table();
        let directory = sectors.read(&next, field(48), usize::MAX);
        let next_small = numbers(&sectors.read(&next, field(60), usize::MAX)).collect();
        let root = directory.get(..ENTRY).ok_or_else(damaged)?;
        let small_size = u32_at(root, 120).map_or(0, |size| size as usize);
        let small = sectors.read(&next, u32_at(root, 116).unwrap_or(NO_SECTOR), small_size);
        let entries = entries(&directory);
        Ok(Container { sectors, next, next_small, small, cutoff: field(56) as usize, entries })
    }

    /// Whether the root holds a stream or storage of this name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.entry(name).is_some()
    }

    /// A stream of the root; shorter than it should be when the file is cut.
    pub(crate) fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let entry = self.entry(name).filter(|entry| entry.is_stream)?;
        Some(if entry.size >= self.cutoff {
            self.sectors.read(&self.next, entry.first, entry.size)
        } else {
            let part = |number: usize| piece(&self.small, number.checked_mul(SMALL_SECTOR)?, SMALL_SECTOR);
            collect(&self.next_small, entry.first, entry.size, part)
        })
    }

    fn entry(&self, name: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name))
    }
}

struct Sectors<'a> {
    bytes: &'a [u8],
    size: usize,
}

impl<'a> Sectors<'a> {
    fn get(&self, number: usize) -> Option<&'a [u8]> {
        piece(self.bytes, number.checked_add(1)?.checked_mul(self.size)?, self.size)
    }

    /// How many there are.
    fn count(&self) -> usize {
        self.bytes.len().div_ceil(self.size).saturating_sub(1)
    }

    /// The table of chains. Its sectors are listed in the header and, for large files, in a chain of further lists.
    fn table(&self) -> Vec<u32> {
        let count = self.count();
        let mut table: Vec<u32> = Vec::new();
        let mut list = &self.bytes[LIST..HEADER];
        let mut further = u32_at(self.bytes, 68).unwrap_or(NO_SECTOR);
        // Every list fills a sector of its own, so a file cannot have more of them than sectors.
        for _ in 0..=count {
            for number in numbers(list).filter(|number| *number < NO_SECTOR) {
                if table.len() >= count {
                    break;
                }
                table.extend(self.get(number as usize).into_iter().flat_map(numbers));
            }
            let Some(sector) = self.get(further as usize).filter(|_| further < NO_SECTOR) else { break };
            let Some((head, last)) = sector.split_at_checked(self.size - 4) else { break };
            list = head;
            further = u32_at(last, 0).unwrap_or(NO_SECTOR);
        }
        table.truncate(count);
        table
    }

    fn read(&self, next: &[u32], first: u32, size: usize) -> Vec<u8> {
        collect(next, first, size, |number| self.get(number))
    }
}

/// At most `size` bytes from `start`; fewer where the file is cut.
fn piece(bytes: &[u8], start: usize, size: usize) -> Option<&[u8]> {
    let rest = bytes.get(start..)?;
    Some(&rest[..rest.len().min(size)])
}

/// Puts the sectors of a chain together.
fn collect<'a>(next: &[u32], first: u32, size: usize, part: impl Fn(usize) -> Option<&'a [u8]>) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut at = first;
    // A chain longer than all sectors together runs in a circle.
    for _ in 0..next.len() {
        if at >= NO_SECTOR || bytes.len() >= size {
            break;
        }
        let Some(sector) = part(at as usize) else { break };
        bytes.extend_from_slice(sector);
        at = next.get(at as usize).copied().unwrap_or(NO_SECTOR);
    }
    bytes.truncate(size);
    bytes
}

/// What the root holds: its entries form a tree by names, each with a smaller and a larger neighbour.
fn entries(directory: &[u8]) -> Vec<Entry> {
    let entry = |number: u32| piece(directory, (number as usize).checked_mul(ENTRY)?, ENTRY);
    let link = |entry: &[u8], at| u32_at(entry, at).unwrap_or(NO_SECTOR);
    let mut seen = vec![false; directory.len() / ENTRY];
    let mut found = Vec::new();
    let mut waiting: Vec<u32> = entry(0).map(|root| link(root, 76)).into_iter().collect();
    while let Some(number) = waiting.pop() {
        match seen.get_mut(number as usize) {
            Some(seen) if !*seen => *seen = true,
            _ => continue,
        }
        let Some(entry) = entry(number) else { continue };
        waiting.extend([link(entry, 68), link(entry, 72)]);
        let length = usize::from(u16_at(entry, 64).unwrap_or_default()).clamp(2, 64) / 2 - 1;
        let units = entry.chunks_exact(2).take(length).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
        found.push(Entry {
            name: char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect(),
            is_stream: entry.get(66) == Some(&2),
            first: link(entry, 116),
            size: u32_at(entry, 120).map_or(0, |size| size as usize),
        });
    }
    found
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.chunks_exact(4).map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
}

/// A number of two bytes; `None` behind the end.
pub(crate) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at.checked_add(2)?)?.try_into().ok().map(u16::from_le_bytes)
}

/// A number of four bytes; `None` behind the end.
pub(crate) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at.checked_add(4)?)?.try_into().ok().map(u32::from_le_bytes)
}
