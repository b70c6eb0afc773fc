//! Compound files: what is in them is found, whatever they are cut or bent to.

use super::container::Container;
use super::pack::pack;
use super::*;

#[test]
fn streams_of_every_size_come_back() {
    for size in [0, 1, 63, 64, 65, 4095, 4096, 4097, 200_000] {
        let bytes: Vec<u8> = (0..size).map(|at| (at * 7 % 251) as u8).collect();
        let file = pack(&[("Before", b"x"), ("Body", &bytes), ("Behind", &[9; 5000])]);
        let container = Container::open(&file).unwrap();
        assert_eq!(container.stream("body").unwrap(), bytes, "{size}");
        assert_eq!(container.stream("Behind").unwrap(), [9; 5000]);
        assert!(container.stream("Other").is_none());
    }
}

#[test]
fn a_cut_file_gives_what_is_left() {
    let bytes = vec![7; 100_000];
    let file = pack(&[("Body", &bytes), ("Other", b"abc")]);
    // The directory stands at the end here: without it there is nothing to find.
    assert!(Container::open(&file[..50_000]).is_err());
    let mut bent = file.clone();
    // The chain of the large stream ends in the middle.
    let table = file.len() - 2 * 512;
    bent[table + 4 * 50..table + 4 * 51].copy_from_slice(&0xffff_fffe_u32.to_le_bytes());
    assert_eq!(Container::open(&bent).unwrap().stream("Body").unwrap(), [7; 51 * 512]);
    // Or runs in a circle: no more than the stream is said to hold.
    bent[table + 4 * 50..table + 4 * 51].copy_from_slice(&3_u32.to_le_bytes());
    assert_eq!(Container::open(&bent).unwrap().stream("Body").unwrap().len(), bytes.len());
}

#[test]
fn says_what_it_is() {
    for (name, says) in [
        ("EncryptedPackage", "密码"),
        ("Workbook", "没有工作簿部分"),
        ("PowerPoint Document", "旧版演示文稿"),
        ("WpsCustomData", "WPS"),
        ("Something", "旧版Office文件"),
    ] {
        let error = read(&pack(&[(name, b"\0")])).unwrap_err().to_string();
        assert!(error.contains(says), "{error}");
        assert_eq!(error.matches('。').count(), 1);
    }
    // What is locked comes with streams that look like a document.
    assert_eq!(read(&pack(&[("WordDocument", b""), ("EncryptedPackage", b"")])), Err(ReadError::Encrypted));
    let locked = [0xec, 0xa5, 0xc1, 0, 0, 0, 0, 0, 0, 0, 0, 0x01];
    assert_eq!(read(&pack(&[("WordDocument", &locked)])), Err(ReadError::Encrypted));
    for damaged in [&MARK[..], &[&MARK[..], &[0; 600]].concat(), &[&MARK[..], &[0xff; 600]].concat()] {
        assert_eq!(read(damaged).unwrap_err().code(), "damaged");
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 256, failure_persistence: None, ..Default::default() })]

    #[test]
    fn survives_bent_containers(changes in proptest::collection::vec((0_usize..8192, 0_u8..), 0..12), cut in 0_usize..8192) {
        let mut file = pack(&[("A", &[1; 70]), ("Workbook", &[2; 5000])]);
        for (at, with) in changes {
            let length = file.len();
            file[at % length] = with;
        }
        file.truncate(file.len().saturating_sub(cut / 8).max(cut));
        let _ = read(&file);
        if let Ok(container) = Container::open(&file) {
            for name in ["A", "Workbook"] {
                let size = container.stream(name).map_or(0, |bytes| bytes.len());
                assert!(size <= file.len());
            }
        }
    }
}
