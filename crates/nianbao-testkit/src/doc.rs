//! Reads the documentation of a rule: its sections and its executed blocks. Knows no rule.

/// The headings every rule's documentation has, in this order.
pub const SECTIONS: [&str; 5] = ["为什么", "反例", "正例", "看不出的", "怎么改"];

/// An executed block of a rule's documentation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Whether the rule must find something in it.
    pub wrong: bool,
    /// Its lines.
    pub text: String,
    /// The line of the documentation it begins in, from 1.
    pub line: usize,
}

/// The level-two headings of a documentation.
pub fn sections(docs: &str) -> Vec<&str> {
    docs.lines().filter_map(|line| line.strip_prefix("## ")).map(str::trim).collect()
}

/// The text below a level-two heading, up to the next.
pub fn section<'a>(docs: &'a str, title: &str) -> Option<&'a str> {
    let heading = format!("## {title}\n");
    let from = docs.find(&heading)? + heading.len();
    let to = docs[from..].find("\n## ").map_or(docs.len(), |at| from + at);
    Some(docs[from..to].trim())
}

/// The executed blocks of a documentation; the error names the line.
pub fn blocks(docs: &str) -> Result<Vec<Block>, String> {
    let mut blocks = Vec::new();
    let mut open: Option<Block> = None;
    for (number, line) in (1..).zip(docs.lines()) {
        open = match (open.take(), line.trim().strip_prefix("```")) {
            (Some(block), Some("")) => {
                blocks.push(block);
                None
            }
            (Some(_), Some(_)) => return Err(format!("第{number}行：前一个示例没有结束")),
            (Some(mut block), None) => {
                block.text.push_str(line);
                block.text.push('\n');
                Some(block)
            }
            (None, Some("反例")) => Some(Block { wrong: true, text: String::new(), line: number }),
            (None, Some("正例")) => Some(Block { wrong: false, text: String::new(), line: number }),
            (None, Some(other)) => {
                return Err(format!("第{number}行：示例应当标明反例或者正例，写的是“{other}”"));
            }
            (None, None) => None,
        };
    }
    match open {
        Some(block) => Err(format!("第{}行开始的示例没有结束", block.line)),
        None => Ok(blocks),
    }
}
