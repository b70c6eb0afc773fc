//! One rule of a pack, from its shape on the wire.

use std::sync::Arc;

use nianbao_core::form::EditionKey;
use nianbao_core::form::path::CellId;
use nianbao_core::model::pack::{Demand, PackRule, Relation, RuleHead, Scope};
use nianbao_core::model::{Amount, OrgKind, Severity, TextPart};

use super::dto::{Bounds, Forbid, Require, Rule, Sum};
use super::{clip, is_id, line};
use crate::limits;

pub(super) fn rule(pack: &str, dto: &Rule) -> Result<PackRule, String> {
    if dto.id.len() > 8 || !is_id(&dto.id) {
        return Err(format!("规则编号“{}”应由1至8个大写字母和数字组成。", clip(&dto.id)));
    }
    let id = format!("{pack}-{}", dto.id);
    let named = |why: String| format!("规则“{id}”：{why}");
    rest(id.clone(), dto).map_err(named)
}

fn rest(id: String, dto: &Rule) -> Result<PackRule, String> {
    line("title", &dto.title, 40)?;
    line("message", &dto.message, 200)?;
    line("basis", &dto.basis, 200)?;
    if !dto.advice.is_empty() {
        line("advice", &dto.advice, 200)?;
    }
    for (name, text) in [("message", &dto.message), ("advice", &dto.advice)] {
        if !text.is_empty() && !text.ends_with('。') {
            return Err(format!("“{name}”应是一句话，以句号结尾。"));
        }
    }
    let severity = Severity::from_key(&dto.severity)
        .ok_or_else(|| format!("“severity”可以是 error、verify、hint，不能是“{}”。", clip(&dto.severity)))?;
    let demand = demand(dto)?;
    placeholders(&dto.message, &demand)?;
    let kinds: Option<Vec<OrgKind>> = dto
        .org_kinds
        .iter()
        .map(|key| OrgKind::from_key(key).filter(|kind| *kind != OrgKind::Unknown))
        .collect();
    let known = || OrgKind::ALL.map(OrgKind::key)[..OrgKind::ALL.len() - 1].join("、");
    if matches!((dto.from_year, dto.until_year), (Some(from), Some(until)) if from > until) {
        return Err("“from_year”比“until_year”晚。".to_owned());
    }
    Ok(PackRule {
        head: Arc::new(RuleHead { id, title: dto.title.clone(), severity, basis: dto.basis.clone() }),
        message: dto.message.clone(),
        advice: dto.advice.clone(),
        org_kinds: kinds.ok_or_else(|| format!("“org_kinds”可以写 {}。", known()))?,
        years: (dto.from_year, dto.until_year),
        demand,
    })
}

fn demand(dto: &Rule) -> Result<Demand, String> {
    match (&dto.require, &dto.forbid, &dto.sum, &dto.limit) {
        (Some(Require { any, within }), None, None, None) => {
            words("any", any)?;
            Ok(Demand::Words { any: any.clone(), within: scope(within)? })
        }
        (None, Some(Forbid { words: none, except, within }), None, None) => {
            words("words", none)?;
            if !except.is_empty() {
                words("except", except)?;
            }
            Ok(Demand::NoWords { none: none.clone(), except: except.clone(), within: scope(within)? })
        }
        (None, None, Some(sum), None) => self::sum(sum),
        (None, None, None, Some(bounds)) => self::bounds(bounds),
        _ => Err("“require”“forbid”“sum”“limit”要写一个，也只能写一个。".to_owned()),
    }
}

fn words(name: &str, words: &[String]) -> Result<(), String> {
    if words.is_empty() || words.len() > limits::PACK_WORDS {
        return Err(format!("“{name}”应有1至{}个词语。", limits::PACK_WORDS));
    }
    words.iter().try_for_each(|word| line(name, word, 100))
}

fn scope(parts: &[String]) -> Result<Scope, String> {
    let one = |key: &String| {
        let known = || TextPart::ALL.map(TextPart::key).join("、");
        TextPart::from_key(key)
            .ok_or_else(|| format!("没有“{}”这段文字，“in”可以写 {}。", clip(key), known()))
    };
    parts.iter().map(one).collect::<Result<_, _>>().map(Scope)
}

fn sum(dto: &Sum) -> Result<Demand, String> {
    let relation = Relation::ALL.into_iter().find(|relation| relation.key() == dto.relation);
    let relation = relation.ok_or_else(|| {
        format!("“relation”可以是 equal、at_most、at_least，不能是“{}”。", clip(&dto.relation))
    })?;
    for side in [&dto.left, &dto.right] {
        if side.is_empty() || side.len() > limits::PACK_CELLS {
            return Err(format!("“left”和“right”各应有1至{}格。", limits::PACK_CELLS));
        }
    }
    // A report's tables are of one form, so all cells have to stand on the same one.
    let on = |edition: EditionKey| {
        dto.left.iter().chain(&dto.right).all(|path| CellId::find(edition, path).is_some())
    };
    dto.left.iter().chain(&dto.right).try_for_each(|path| known(path))?;
    if !EditionKey::all().any(on) {
        return Err("“left”和“right”的格不在同一版表格上。".to_owned());
    }
    Ok(Demand::Sum { left: dto.left.clone(), relation, right: dto.right.clone() })
}

fn bounds(dto: &Bounds) -> Result<Demand, String> {
    known(&dto.cell)?;
    let number = |text: &Option<String>| match text {
        None => Ok(None),
        Some(text) => {
            let value = Amount::parse(text);
            value.map(Some).ok_or_else(|| format!("“{}”不是数字。", clip(text)))
        }
    };
    let (least, most) = (number(&dto.least)?, number(&dto.most)?);
    match (least, most) {
        (None, None) => Err("“least”和“most”至少要写一个。".to_owned()),
        (Some(least), Some(most)) if least > most => Err("“least”比“most”大。".to_owned()),
        _ => Ok(Demand::Bounds { cell: dto.cell.clone(), least, most }),
    }
}

/// Whether some form has the cell.
pub(super) fn known(path: &str) -> Result<(), String> {
    let found = EditionKey::all().any(|edition| CellId::find(edition, path).is_some());
    if found {
        Ok(())
    } else {
        Err(format!("没有“{}”这一格，全部格的编号见表格格式说明。", clip(path)))
    }
}

/// Whether the message names nothing in braces that it cannot.
fn placeholders(message: &str, demand: &Demand) -> Result<(), String> {
    for piece in message.split('{').skip(1) {
        let name = piece.split_once('}').map(|(name, _)| name);
        if !name.is_some_and(|name| demand.names().contains(&name)) {
            let known: Vec<String> = demand.names().iter().map(|name| format!("{{{name}}}")).collect();
            let can = if known.is_empty() {
                "不能用花括号".to_owned()
            } else {
                format!("只能用 {}", known.join("、"))
            };
            return Err(format!("这类规则的“message”里{can}。"));
        }
    }
    Ok(())
}
