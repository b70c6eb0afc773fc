//! What downloads are called: the report's title line, without what file systems refuse.

use nianbao_core::model::Report;

/// Longest name in characters, the end not counted: Windows takes 255 in all, old archives fewer.
const LONGEST: usize = 100;

/// The name of a download, such as `某县人民政府2024年政府信息公开工作年度报告.docx`.
pub fn file_name(report: &Report, extension: &str) -> String {
    let title = report.edition().form().title_line(&report.meta.org_name, report.meta.year);
    let safe: String = title
        .chars()
        .filter(|c| !c.is_control() && !is_invisible(*c))
        .map(|c| if matches!(c, '\\' | '/' | ':' | '*' | '?' | '"' | '<' | '>' | '|') { '_' } else { c })
        .collect();
    let whole: Vec<char> = safe.trim_matches(|c: char| c == '.' || c.is_whitespace()).chars().collect();
    // What tells reports apart stands at the end (the year) as well as at the beginning.
    let name: String = match whole.len().checked_sub(LONGEST) {
        None | Some(0) => whole.into_iter().collect(),
        Some(_) => whole[..LONGEST / 2].iter().chain(&whole[whole.len() - LONGEST / 2..]).collect(),
    };
    format!("{name}.{extension}")
}

/// Marks that turn the writing direction or take no room: they make a name look like another.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(org: &str, year: Option<u16>) -> String {
        let mut report = Report::for_year(2024);
        report.meta.org_name = org.into();
        report.meta.year = year;
        file_name(&report, "docx")
    }

    #[test]
    fn is_the_title_line() {
        assert_eq!(name("某县人民政府", Some(2024)), "某县人民政府2024年政府信息公开工作年度报告.docx");
        assert_eq!(name("", None), "政府信息公开工作年度报告.docx");
    }

    #[test]
    fn holds_nothing_a_file_system_refuses() {
        let name = name("../..\\a:b*?\"<c>|\u{202e}\u{0}\n", Some(2024));
        assert!(
            !name.contains(['\\', '/', ':', '*', '?', '"', '<', '>', '|', '\u{202e}', '\0', '\n']),
            "{name}"
        );
        assert!(!name.starts_with('.'));
        assert!(self::name(&"长".repeat(400), Some(2024)).chars().count() <= LONGEST + 5);
        assert!(self::name(&"长".repeat(400), Some(2024)).contains("2024年"));
    }
}
