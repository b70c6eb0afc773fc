//! What the rules over two years share: whether the other report is last year's of the same organ, and the pairs of
//! cells that mean the same in both. Keys keep their meaning over editions, so the path decides; a quantity that an
//! edition counts otherwise bears another key and is never compared. Knows no rule by name.

use super::rule::{Context, Run};
use super::same_organ::{self, Sort};
use crate::form::TableKey;
use crate::form::path::CellId;
use crate::model::found::TableState;
use crate::model::{Amount, Place, Report};

/// Last year's report; `Err` when there is none, or when what was given is not that.
pub(super) fn previous<'a>(report: &Report, context: &Context<'a>) -> Result<&'a Report, Run> {
    let Some(previous) = context.previous else {
        return Err(Run::not_applicable("没有上一年度报告"));
    };
    if !follows(previous.meta.year, report.meta.year) {
        return Err(Run::not_applicable("对照的不是上一年度的报告"));
    }
    if kin(&previous.meta.org_name, &report.meta.org_name) == Kin::Other {
        return Err(Run::not_applicable("对照的是另一机关的报告"));
    }
    Ok(previous)
}

/// Whether one year comes right after the other; a year that is not said is not held against the report.
pub(super) fn follows(before: Option<u16>, year: Option<u16>) -> bool {
    match (before, year) {
        (Some(before), Some(year)) => before.checked_add(1) == Some(year),
        _ => true,
    }
}

/// The table in both years; `Err` when nothing was written or read in one of them.
pub(super) fn both_filled(report: &Report, previous: &Report, table: TableKey) -> Result<(), Run> {
    let unread = |report: &Report| {
        let found = report.found.as_deref().map(|found| found.table(table).state);
        report.table(table).is_blank() || found.is_some_and(|state| state != TableState::Read)
    };
    if report.table(table).is_blank() {
        return Err(Run::not_applicable("本年的表中还没有填写数字"));
    }
    if unread(report) {
        return Err(Run::blocked("没有读到本年表中的数字", vec![Place::Part(table.part())]));
    }
    if unread(previous) {
        return Err(Run::blocked("没有读到上一年度表中的数字", Vec::new()));
    }
    Ok(())
}

/// The cells of a table that last year's has too: cell, this year's value, last year's value. Cells without a usable
/// number in one of the years are left out.
pub(super) fn pairs<'a>(
    report: &'a Report,
    previous: &'a Report,
    table: TableKey,
) -> impl Iterator<Item = (CellId, Amount, Amount)> + 'a {
    report.table(table).cells().filter_map(|(id, _)| {
        // On the same form it is the same cell.
        let same = previous.cell(id).map(|_| id);
        let before = previous.value(same.or_else(|| previous.find(id.path()))?)?;
        Some((id, report.value(id)?, before))
    })
}

/// How two organs' names are related.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kin {
    /// The same, one of them perhaps without the places above it; or one is not said.
    Same,
    /// They share a name of their own: renamed, or a neighbour.
    Near,
    /// They share nothing that is a name.
    Other,
}

/// How two organs' names are related.
pub(super) fn kin(one: &str, other: &str) -> Kin {
    // In most reports the name is the same to the letter.
    if one == other {
        return Kin::Same;
    }
    let plain = |name: &str| name.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let (one, other) = (plain(one), plain(other));
    // A government is not its office, though its name is all of the other's but the end.
    let sorts = [same_organ::sort(&one), same_organ::sort(&other)];
    let alike = sorts[0] == sorts[1] || sorts.contains(&Sort::Other);
    if one.is_empty() || other.is_empty() || alike && same_organ::is_one(&one, &other) {
        return Kin::Same;
    }
    let (one, other) = (own_words(one), own_words(other));
    let shared = one.iter().any(|word| {
        let mut ends = word.char_indices().map(|(at, c)| at + c.len_utf8()).skip(1);
        let mut starts = word.char_indices().map(|(at, _)| at);
        starts.any(|from| {
            ends.next().is_some_and(|to| other.iter().any(|other| other.contains(&word[from..to])))
        })
    });
    if shared { Kin::Near } else { Kin::Other }
}

/// What is left of a name without the words that many organs bear.
fn own_words(mut name: String) -> Vec<String> {
    for word in COMMON {
        name = name.replace(word, " ");
    }
    name.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

const COMMON: &[&str] = &[
    "人民政府",
    "政府",
    "办公厅",
    "办公室",
    "街道",
    "办事处",
    "自治区",
    "自治州",
    "自治县",
    "管理",
    "委员会",
    "管委会",
    "监督",
    "行政",
    "开发区",
    "省",
    "市",
    "县",
    "区",
    "镇",
    "乡",
    "旗",
    "局",
    "厅",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_organs_are_weighed() {
        for (one, other, expected) in [
            ("虎林市宝东镇人民政府", "虎林市宝东镇人民政府", Kin::Same),
            ("虎林市宝东镇人民政府", "宝东镇 人民政府", Kin::Same),
            ("虎林市宝东镇人民政府", "", Kin::Same),
            ("硚口区政府办公室", "武汉市硚口区人民政府办公室", Kin::Same),
            ("上海市", "上海市人民政府", Kin::Same),
            ("某市某街道", "某街道办事处", Kin::Same),
            ("某经济开发区管委会", "某经济开发区管理委员会", Kin::Same),
            ("某市民族事务委员会", "某市民族事务委", Kin::Same),
            ("硚口区人民政府", "硚口区人民政府办公室", Kin::Near),
            ("虎林市宝东镇人民政府", "虎林市宝东街道办事处", Kin::Near),
            ("虎林市宝东镇人民政府", "虎林市虎头镇人民政府", Kin::Near),
            ("某县人民政府", "某县人民政府办公室", Kin::Other),
            ("洪泽县人民政府", "洪泽区人民政府", Kin::Near),
            // Reforms: 环境保护 to 生态环境, 国土 to 自然资源, 卫计 to 卫健, 工商 into 市场监管.
            ("桃江县环境保护局", "桃江县生态环境局", Kin::Near),
            ("国土资源局", "自然资源局", Kin::Near),
            ("桃江县卫生和计划生育局", "桃江县卫生健康局", Kin::Near),
            ("桃江县工商行政管理局", "桃江县市场监督管理局", Kin::Near),
            ("洪泽区人民政府", "淮安市清江浦区人民政府", Kin::Other),
            ("桃江县审计局", "攸县财政局", Kin::Other),
            ("桃江县市场监督管理局", "攸县市场监督管理局", Kin::Other),
        ] {
            assert_eq!(kin(one, other), expected, "{one} / {other}");
            assert_eq!(kin(other, one), expected, "{other} / {one}");
        }
    }
}
