//! Renders the small part of Markdown that rule pages are written in: headings, paragraphs, lists, examples, bold and
//! code. Makes nodes, never markup from text. Examples name cells by path; a reader sees their printed labels.

use nianbao_core::form::EditionKey;
use nianbao_core::form::path::CellId;
use nianbao_core::model::TextPart;
use yew::prelude::*;

use super::names;

/// A block of text.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Block {
    Heading(String),
    Paragraph(String),
    Items(Vec<String>),
    Example(Vec<String>),
}

fn blocks(text: &str) -> Vec<Block> {
    let mut into: Vec<Block> = Vec::new();
    let mut open = false;
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let line = line.trim();
        if line.starts_with("```") {
            let code = lines.by_ref().map(str::trim).take_while(|line| !line.starts_with("```"));
            let said = code.filter_map(example_line).collect::<Vec<_>>();
            if !said.is_empty() {
                into.push(Block::Example(said));
            }
            open = false;
        } else if line.is_empty() {
            open = false;
        } else if line.starts_with('#') {
            into.push(Block::Heading(line.trim_start_matches('#').trim().into()));
            open = false;
        } else if let Some(item) = line.strip_prefix("- ").or_else(|| line.strip_prefix("* ")) {
            match into.last_mut() {
                Some(Block::Items(items)) if open => items.push(item.into()),
                _ => into.push(Block::Items(vec![item.into()])),
            }
            open = true;
        } else {
            // Chinese lines join without a space.
            match into.last_mut() {
                Some(Block::Paragraph(words)) if open => words.push_str(line),
                Some(Block::Items(items)) if open => {
                    if let Some(item) = items.last_mut() {
                        item.push_str(line);
                    }
                }
                _ => into.push(Block::Paragraph(line.into())),
            }
            open = true;
        }
    }
    into
}

/// A line of an example as the form words it; `None` for what only the tests read.
fn example_line(line: &str) -> Option<String> {
    if line.is_empty() || line.starts_with("=>") || line.starts_with('#') {
        return None;
    }
    let (key, value) = line.split_once('=')?;
    let (key, value) = (key.trim(), value.trim());
    let value = if value.is_empty() { "（空白）" } else { value };
    let cell = EditionKey::all().rev().find_map(|edition| CellId::find(edition, key));
    let text = key.strip_prefix("text.").and_then(TextPart::from_key);
    let name = match (cell, text, key) {
        (Some(cell), _, _) => names::cell_short(cell),
        (_, Some(part), _) => names::text_name(EditionKey::latest(), part),
        (_, _, "year") => "年度".into(),
        (_, _, "org_name") => "机关名称".into(),
        _ => return None,
    };
    Some(format!("{name}：{value}"))
}

/// Bold and code inside a line.
fn inline(text: &str) -> Html {
    let mut nodes: Vec<Html> = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['*', '`']) {
        let mark = if rest[at..].starts_with("**") { "**" } else { &rest[at..at + 1] };
        let inner = &rest[at + mark.len()..];
        match inner.find(mark).filter(|_| mark != "*") {
            Some(end) => {
                nodes.push(html! { { &rest[..at] } });
                let words = &inner[..end];
                nodes.push(if mark == "`" {
                    html! { <code>{ words }</code> }
                } else {
                    html! { <b>{ words }</b> }
                });
                rest = &inner[end + mark.len()..];
            }
            None => {
                nodes.push(html! { { &rest[..at + mark.len()] } });
                rest = inner;
            }
        }
    }
    nodes.push(html! { { rest } });
    nodes.into_iter().collect()
}

/// A text in Markdown.
pub fn markdown(text: &str) -> Html {
    let block = |block: Block| match block {
        Block::Heading(words) => html! { <h5>{ inline(&words) }</h5> },
        Block::Paragraph(words) => html! { <p>{ inline(&words) }</p> },
        Block::Items(items) => {
            html! { <ul class="dots">{ for items.iter().map(|item| html! { <li>{ inline(item) }</li> }) }</ul> }
        }
        Block::Example(lines) => {
            html! { <ul class="example">{ for lines.iter().map(|line| html! { <li>{ line }</li> }) }</ul> }
        }
    };
    // Examples are for whoever asks; they stand folded under their headings.
    let mut nodes: Vec<Html> = Vec::new();
    let mut blocks = blocks(text).into_iter().peekable();
    while let Some(next) = blocks.next() {
        match next {
            Block::Heading(words) if words.ends_with('例') => {
                let mut inside = Vec::new();
                while let Some(block) = blocks.next_if(|block| !matches!(block, Block::Heading(_))) {
                    inside.push(block);
                }
                nodes.push(html! { <details><summary>{ words }</summary>{ for inside.into_iter().map(block) }</details> });
            }
            other => nodes.push(block(other)),
        }
    }
    html! { <>{ nodes }</> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rule_pages_are_cut_into_blocks() {
        let text = "## 为什么\n\n一行\n接着\n\n- 甲\n- 乙\n\n```反例\n# 注\nyear = 2024\n=> A101 error report\n```\n";
        assert_eq!(
            blocks(text),
            [
                Block::Heading("为什么".into()),
                Block::Paragraph("一行接着".into()),
                Block::Items(vec!["甲".into(), "乙".into()]),
                Block::Example(vec!["年度：2024".into()]),
            ]
        );
    }

    #[test]
    fn examples_speak_in_printed_labels() {
        assert_eq!(
            example_line("applications.new_received@natural_person = 5").unwrap(),
            "一、本年新收政府信息公开申请数量 · 自然人：5"
        );
        assert_eq!(example_line("disputes.review.upheld =").unwrap(), "行政复议 · 结果维持：（空白）");
        assert_eq!(example_line("found.heading.problems = x"), None);
    }

    #[test]
    fn every_rule_page_can_be_shown() {
        for rule in nianbao_core::check::rules::ALL {
            assert!(blocks(rule.docs()).len() > 3, "{}", rule.id);
        }
    }
}
