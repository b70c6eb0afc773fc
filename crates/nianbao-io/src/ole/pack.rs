//! Builds compound files for tests, with the streams in the root.

/// End of a chain, a sector of the table, no entry.
const END: u32 = 0xffff_fffe;
const TABLE: u32 = 0xffff_fffd;
const NONE: u32 = 0xffff_ffff;

/// A compound file with these streams; short ones lie in small sectors, as the format wants it.
pub(crate) fn pack(streams: &[(&str, &[u8])]) -> Vec<u8> {
    let mut small = Vec::new();
    let mut small_next: Vec<u32> = Vec::new();
    let mut sectors: Vec<[u8; 512]> = Vec::new();
    let mut next: Vec<u32> = Vec::new();
    let mut places = Vec::new();
    for (_, bytes) in streams {
        places.push(if bytes.len() < 4096 {
            let first = small_next.len() as u32;
            for _ in bytes.chunks(64) {
                small_next.push(small_next.len() as u32 + 1);
            }
            if let Some(last) = small_next.last_mut() {
                *last = END;
            }
            small.extend_from_slice(bytes);
            small.resize(small_next.len() * 64, 0);
            first
        } else {
            store(&mut sectors, &mut next, bytes)
        });
    }
    let small_at = store(&mut sectors, &mut next, &small);
    let words = |words: &[u32]| -> Vec<u8> { words.iter().flat_map(|word| word.to_le_bytes()).collect() };
    let small_next_at = store(&mut sectors, &mut next, &words(&small_next));
    let mut directory =
        entry("Root Entry", 5, if streams.is_empty() { NONE } else { 1 }, NONE, small_at, small.len());
    for (number, ((name, bytes), at)) in streams.iter().zip(&places).enumerate() {
        // Not sorted as it should be; nobody minds who looks at all of them.
        let right = if number + 1 < streams.len() { number as u32 + 2 } else { NONE };
        directory.extend(entry(name, 2, NONE, right, *at, bytes.len()));
    }
    let directory_at = store(&mut sectors, &mut next, &directory);
    let mut tables = 1;
    while tables * 128 < next.len() + tables {
        tables += 1;
    }
    let table_at = next.len() as u32;
    next.extend(std::iter::repeat_n(TABLE, tables));
    next.resize(tables * 128, NONE);
    for chunk in next.chunks(128) {
        sectors.push(words(chunk).try_into().expect("a part made here"));
    }

    let mut file = super::MARK.to_vec();
    file.resize(24, 0);
    for half in [0x3e_u16, 3, 0xfffe, 9, 6, 0, 0, 0] {
        file.extend(half.to_le_bytes());
    }
    let small_first = if small_next.is_empty() { END } else { small_next_at };
    file.extend(words(&[0, tables as u32, directory_at, 0, 4096, small_first, 1, END, 0]));
    assert!(tables <= 109);
    file.extend(words(
        &(0..109).map(|at| if at < tables as u32 { table_at + at } else { NONE }).collect::<Vec<_>>(),
    ));
    assert_eq!(file.len(), 512);
    for sector in sectors {
        file.extend(sector);
    }
    file
}

/// Puts bytes into sectors of their own and says which is the first.
fn store(sectors: &mut Vec<[u8; 512]>, next: &mut Vec<u32>, bytes: &[u8]) -> u32 {
    let first = next.len() as u32;
    for chunk in bytes.chunks(512) {
        let mut sector = [0; 512];
        sector[..chunk.len()].copy_from_slice(chunk);
        sectors.push(sector);
        next.push(next.len() as u32 + 1);
    }
    if bytes.is_empty() {
        return END;
    }
    if let Some(last) = next.last_mut() {
        *last = END;
    }
    first
}

fn entry(name: &str, kind: u8, child: u32, right: u32, first: u32, size: usize) -> Vec<u8> {
    let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let length = entry.len() as u16 + 2;
    entry.resize(64, 0);
    entry.extend(length.to_le_bytes());
    entry.extend([kind, 1]);
    for link in [NONE, right, child] {
        entry.extend(link.to_le_bytes());
    }
    entry.resize(116, 0);
    entry.extend(first.to_le_bytes());
    entry.extend((size as u64).to_le_bytes());
    entry
}
