//! What is the name of an organ, and of which kind it is: by how names end.

use nianbao_core::model::OrgKind;

use super::fold::folded;
use super::named::principal;

/// How names of organs end, and what kind of organ that is; longer endings first.
const ENDINGS: [(&str, OrgKind); 49] = [
    ("人民政府办公厅", OrgKind::GovernmentOffice),
    ("人民政府办公室", OrgKind::GovernmentOffice),
    ("政府办公厅", OrgKind::GovernmentOffice),
    ("政府办公室", OrgKind::GovernmentOffice),
    ("政府办", OrgKind::GovernmentOffice),
    ("街道办事处", OrgKind::Street),
    ("街道办", OrgKind::Street),
    ("街道", OrgKind::Street),
    ("镇人民政府", OrgKind::Township),
    ("乡人民政府", OrgKind::Township),
    ("苏木人民政府", OrgKind::Township),
    ("镇政府", OrgKind::Township),
    ("乡政府", OrgKind::Township),
    ("人民政府", OrgKind::Government),
    ("镇", OrgKind::Township),
    ("乡", OrgKind::Township),
    ("苏木", OrgKind::Township),
    ("税务局", OrgKind::Vertical),
    ("气象局", OrgKind::Vertical),
    ("海关", OrgKind::Vertical),
    ("关区", OrgKind::Vertical),
    ("海事局", OrgKind::Vertical),
    ("邮政管理局", OrgKind::Vertical),
    ("烟草专卖局", OrgKind::Vertical),
    ("通信管理局", OrgKind::Vertical),
    ("调查队", OrgKind::Vertical),
    ("调查总队", OrgKind::Vertical),
    ("监督管理委员会", OrgKind::Department),
    ("城市管理委员会", OrgKind::Department),
    ("管委会", OrgKind::Zone),
    ("管理委员会", OrgKind::Zone),
    ("开发区", OrgKind::Zone),
    ("实验区", OrgKind::Zone),
    ("高新区", OrgKind::Zone),
    ("园区", OrgKind::Zone),
    ("局", OrgKind::Department),
    ("委员会", OrgKind::Department),
    ("委", OrgKind::Department),
    ("厅", OrgKind::Department),
    ("部", OrgKind::Department),
    ("署", OrgKind::Department),
    ("办公室", OrgKind::Department),
    ("总队", OrgKind::Department),
    ("支队", OrgKind::Department),
    ("大队", OrgKind::Department),
    ("派出所", OrgKind::Department),
    ("监管所", OrgKind::Department),
    ("中心", OrgKind::Department),
    ("办", OrgKind::Department),
];

/// How others end that publish such a report: of no kind of organ.
const OTHER_ENDINGS: [&str; 9] =
    ["公司", "集团", "学校", "中学", "小学", "大学", "学院", "医院", "供销合作社联合社"];

/// What kind of organ a name is of. Brackets before and behind the name do not count.
pub(super) fn kind_of(organ: &str) -> OrgKind {
    let behind = organ.trim_start().strip_prefix(['（', '(']).and_then(|rest| rest.split_once(['）', ')']));
    let organ = behind.map_or(organ, |(_, rest)| rest);
    let name = organ.split(['（', '(']).next().unwrap_or(organ).trim();
    let simple: String = folded(name).into_iter().collect();
    ENDINGS.iter().find(|(ending, _)| simple.ends_with(ending)).map_or(OrgKind::Unknown, |(_, kind)| *kind)
}

/// How regions end that have a government, and how areas end that have an authority or none.
const REGIONS: [&str; 7] = ["省", "市", "县", "区", "旗", "州", "盟"];
const AREAS: [&str; 11] =
    ["小区", "社区", "新区", "景区", "矿区", "林区", "保税区", "合作区", "示范区", "功能区", "管理区"];

/// What kind of organ a title is of that may name only the region: then it is the region's government.
pub(super) fn kind_in_title(organ: &str) -> OrgKind {
    match kind_of(organ) {
        OrgKind::Unknown if organ.chars().count() <= 12 && ends_with_any(organ, &REGIONS) => {
            if ends_with_any(organ, &AREAS) { OrgKind::Unknown } else { OrgKind::Government }
        }
        // Some cities call their streets' offices so.
        OrgKind::Unknown if organ.ends_with('街') => OrgKind::Street,
        kind => kind,
    }
}

fn ends_with_any(text: &str, endings: &[&str]) -> bool {
    endings.iter().any(|ending| text.ends_with(ending))
}

pub(super) fn names_organ(text: &str) -> bool {
    let length = text.chars().count();
    let known =
        kind_of(text) != OrgKind::Unknown || OTHER_ENDINGS.iter().any(|ending| text.ends_with(ending));
    (4..=40).contains(&length) && known && !text.contains(['：', ':', '。', '，'])
}

/// The organ a lead names as the one that wrote the report.
pub(super) fn author_in_lead(lead: &str) -> Option<String> {
    organ_between(lead, &[("由", "根据"), ("由", "按照"), ("由", "编制"), ("由", "依据")])
}

/// The organ a lead names as the one to ask.
pub(super) fn contact_in_lead(lead: &str) -> Option<String> {
    // 请联系：某局办公室，地址…
    let called = || {
        let (_, rest) = lead.split_once("联系")?;
        let rest = rest.trim_start_matches(['：', ':']);
        let name = rest.split(['，', ',', '。', '；', ';', '\n']).next()?;
        let own = names_organ(name) && !name.starts_with(['我', '本']);
        own.then(|| principal(name))
    };
    organ_between(lead, &[("与", "联系")]).or_else(called)
}

fn organ_between(lead: &str, words: &[(&str, &str)]) -> Option<String> {
    for (before, after) in words {
        for (at, _) in lead.match_indices(before) {
            let rest = &lead[at + before.len()..];
            let Some(end) = rest.find(after) else { continue };
            let name: String = rest[..end].chars().filter(|c| !c.is_whitespace()).collect();
            if names_organ(&name) && !name.starts_with(['我', '本']) {
                return Some(principal(&name));
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_kinds_by_their_endings() {
        for (name, kind) in [
            ("上海市人民政府办公厅", OrgKind::GovernmentOffice),
            ("虎林市宝东镇人民政府", OrgKind::Township),
            ("某回族乡人民政府", OrgKind::Township),
            ("淮安市人民政府", OrgKind::Government),
            ("二郎街道办事处", OrgKind::Street),
            ("国家税务总局某市某区税务局", OrgKind::Vertical),
            ("某综合实验区管委会", OrgKind::Zone),
            ("某市国有资产监督管理委员会", OrgKind::Department),
            ("某市城市管理委员会", OrgKind::Department),
            ("某县商务局（wqx.gov.cn）", OrgKind::Department),
            ("交通运输部", OrgKind::Department),
            ("某县某镇", OrgKind::Township),
            ("（广东）某区财政局", OrgKind::Department),
            ("某公司", OrgKind::Unknown),
            ("某海关关区", OrgKind::Vertical),
            ("国家统计局某省调查总队", OrgKind::Vertical),
            ("某省消防救援总队", OrgKind::Department),
        ] {
            assert_eq!(kind_of(name), kind, "{name}");
        }
    }

    #[test]
    fn a_title_may_name_only_the_region() {
        for (name, kind) in [
            ("上海市", OrgKind::Government),
            ("某自治县", OrgKind::Government),
            ("某市某区", OrgKind::Government),
            ("某旗", OrgKind::Government),
            ("某县某镇", OrgKind::Township),
            ("某新区", OrgKind::Unknown),
            ("某风景区", OrgKind::Unknown),
            ("某开发区", OrgKind::Zone),
            ("某里街", OrgKind::Street),
            ("某小区", OrgKind::Unknown),
        ] {
            assert_eq!(kind_in_title(name), kind, "{name}");
        }
    }

    #[test]
    fn reads_the_organ_from_the_lead() {
        let lead = "本报告由甲市乙区人民政府办公室根据《条例》编制。";
        assert_eq!(
            contact_in_lead("如有疑问，请联系：甲县民政局办公室，地址：甲县").as_deref(),
            Some("甲县民政局")
        );
        assert_eq!(contact_in_lead("如有疑问，请与我局办公室联系（地址：甲县）。"), None);
        assert_eq!(author_in_lead(lead).as_deref(), Some("甲市乙区人民政府办公室"));
    }
}
