//! GB18030, GBK and GB2312 to text. Programs that run natively carry the tables; a browser has them already, so the page
//! names its own decoder and is 40 KB lighter for it.

use std::sync::OnceLock;

type Decoder = fn(&[u8]) -> String;

static HOST: OnceLock<Decoder> = OnceLock::new();

/// Names the host's decoder, which counts from then on; it turns bytes without meaning into U+FFFD. Needed before anything is read when the feature `gb18030` is off:
/// without either, bytes beyond ASCII have no meaning.
pub fn use_gb18030(decoder: fn(&[u8]) -> String) {
    // The first one stays.
    let _ = HOST.set(decoder);
}

/// The text, and whether some bytes had no meaning.
pub(crate) fn decode(bytes: &[u8]) -> (String, bool) {
    if let Some(host) = HOST.get() {
        let text = host(bytes);
        let lossy = text.contains(char::REPLACEMENT_CHARACTER);
        return (text, lossy);
    }
    tables(bytes)
}

#[cfg(feature = "gb18030")]
fn tables(bytes: &[u8]) -> (String, bool) {
    let (text, lossy) = encoding_rs::GB18030.decode_without_bom_handling(bytes);
    (text.into_owned(), lossy)
}

#[cfg(not(feature = "gb18030"))]
fn tables(bytes: &[u8]) -> (String, bool) {
    let text: String = bytes
        .iter()
        .map(|byte| if byte.is_ascii() { char::from(*byte) } else { char::REPLACEMENT_CHARACTER })
        .collect();
    (text, !bytes.is_ascii())
}
