//! Small PDFs made by hand, for what programs do at times and fixtures do not show.

/// Resources with a font each for plain digits (`F`), GBK codes (`G`), Unicode codes (`U`), and codes that only a map
/// explains (`M`), or nothing does (`N`).
const RESOURCES: &str = "<< /Font << /F 10 0 R /G 11 0 R /U 12 0 R /M 13 0 R /N 14 0 R >> >>";

/// A PDF of pages with this content; `more` goes into every page's dictionary.
pub(crate) fn pdf(pages: &[&str], more: &str) -> Vec<u8> {
    let kids: Vec<String> = (0..pages.len()).map(|at| format!("{} 0 R", 100 + 2 * at)).collect();
    let composite = |encoding: &str, ordering: &str, rest: &str| {
        format!(
            "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /{encoding} {rest} /DescendantFonts [ << \
             /Type /Font /Subtype /CIDFontType0 /BaseFont /X /DW 1000 /W [ 1 95 500 814 939 500 ] /CIDSystemInfo << \
             /Registry (Adobe) /Ordering ({ordering}) /Supplement 2 >> >> ] >>"
        )
    };
    let map = "begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange 3 beginbfrange <0001> <0001> <2f00> \
               <0010> <0019> <0030> <0020> <0020> <002f> endbfrange endcmap";
    let mut objects = vec![
        (1, "<< /Type /Catalog /Pages 2 0 R >>".to_owned()),
        (2, format!("<< /Type /Pages /Count {} /Kids [ {} ] >>", kids.len(), kids.join(" "))),
        (10, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned()),
        (11, composite("GBK-EUC-H", "GB1", "")),
        (12, composite("UniGB-UCS2-H", "GB1", "")),
        (13, composite("Identity-H", "Identity", "/ToUnicode 20 0 R")),
        (14, composite("Identity-H", "Identity", "")),
        (20, format!("<< /Length {} >> stream\n{map}\nendstream", map.len())),
    ];
    for (at, content) in pages.iter().enumerate() {
        let page = 100 + 2 * at;
        objects.push((
            page,
            format!(
                "<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 600 800 ] /Resources {RESOURCES} /Contents {} 0 R {more} >>",
                page + 1
            ),
        ));
        objects.push((page + 1, format!("<< /Length {} >> stream\n{content}\nendstream", content.len())));
    }
    let mut file = b"%PDF-1.4\n".to_vec();
    for (number, object) in objects {
        file.extend(format!("{number} 0 obj {object} endobj\n").bytes());
    }
    // Without cross references: the reader finds the objects itself.
    file.extend(b"trailer << /Root 1 0 R >>\n");
    file
}

/// Shows a text at a place in the font for Unicode codes.
pub(crate) fn at(x: f64, y: f64, text: &str) -> String {
    let codes: String = text.encode_utf16().map(|unit| format!("{unit:04x}")).collect();
    format!("BT /U 10 Tf {x} {y} Td <{codes}> Tj ET\n")
}

/// Draws a grid through these places.
pub(crate) fn grid(xs: &[f64], ys: &[f64]) -> String {
    let (left, right) = (xs[0], xs[xs.len() - 1]);
    let (bottom, top) = (ys[0], ys[ys.len() - 1]);
    let level = ys.iter().map(|y| format!("{left} {y} m {right} {y} l S\n"));
    // Thin boxes, as Word draws them.
    let upright = xs.iter().map(|x| format!("{x} {bottom} 0.5 {} re f\n", top - bottom));
    level.chain(upright).collect()
}
