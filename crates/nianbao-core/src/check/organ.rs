//! What an organ's name says of its level. Says nothing when the name does not: a county-level city and one with
//! districts are called alike.

/// The level of an organ as far as its name tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Level {
    /// Of the state: a ministry and its like.
    National,
    /// Of a province, an autonomous region or a municipality under the central government.
    Province,
    /// Of an autonomous prefecture.
    Prefecture,
    /// Of a city; with districts or of county level.
    City,
    /// Of a county, a banner, a district or surely a county-level city.
    County,
    /// Of a town, a township or a street.
    Town,
    /// The name does not tell.
    Unsaid,
}

/// The level of the organ with this name.
pub(super) fn level(name: &str) -> Level {
    let name: Vec<char> = name.chars().filter(|c| !c.is_whitespace()).collect();
    let after = |at: usize, words: &[&str]| words.iter().any(|word| starts(&name[at..], word));
    let before = |at: usize, words: &[&str]| words.iter().any(|word| ends(&name[..at], word));

    let mut cities = 0;
    let (mut county, mut town, mut province, mut prefecture) = (false, false, false, false);
    for at in 0..name.len() {
        match name[at] {
            '省' => province |= !after(at + 1, &["级"]),
            '市' if !after(at + 1, NOT_A_CITY_AFTER) && !before(at, NOT_A_CITY_BEFORE) => cities += 1,
            '县' => county |= !after(at + 1, &["级", "域"]),
            '旗' => county |= at > 0 && !after(at + 1, &["镇", "乡", "街"]),
            '区' if before(at, &["自治"]) => province = true,
            '区' => county |= at > 0 && !before(at, NOT_A_DISTRICT),
            '州' => prefecture |= before(at, &["自治"]) || after(at + 1, &["人民政府"]),
            '镇' | '乡' => town |= after(at + 1, &["人民政府"]),
            '街' => town |= after(at + 1, &["道办"]) || ends(&name, "街道"),
            _ => {}
        }
    }
    let municipality = ["北京市", "天津市", "上海市", "重庆市"].iter().any(|city| starts(&name, city));
    if town {
        Level::Town
    } else if county || cities > 1 {
        Level::County
    } else if municipality {
        Level::Province
    } else if cities == 1 {
        Level::City
    } else if prefecture {
        Level::Prefecture
    } else if province {
        Level::Province
    } else if is_national(&name) {
        Level::National
    } else {
        Level::Unsaid
    }
}

/// 城市管理, 都市, 超市 and 市场监督, 市政, 市容, 市民, 市级 name no city.
const NOT_A_CITY_BEFORE: &[&str] = &["城", "都", "超", "股"];
const NOT_A_CITY_AFTER: &[&str] = &["场", "政", "容", "民", "级"];
/// What stands before 区 where it is no district with a county's rank.
const NOT_A_DISTRICT: &[&str] = &[
    "地", "社", "园", "新", "景", "库", "开发", "高新", "保税", "合作", "试验", "实验", "示范", "功能",
    "度假", "自贸", "贸易", "工业", "产业", "技术", "经济", "税港", "管理", "集聚", "集中", "保护", "枢纽",
    "行政",
];

fn is_national(name: &[char]) -> bool {
    ["国家", "国务院", "中国", "中华人民共和国", "海关总署", "最高"].iter().any(|word| starts(name, word))
        || ends(name, "部")
        || ends(name, "署")
}

fn starts(name: &[char], word: &str) -> bool {
    let mut name = name.iter();
    word.chars().all(|c| name.next() == Some(&c))
}

fn ends(name: &[char], word: &str) -> bool {
    let mut name = name.iter().rev();
    word.chars().rev().all(|c| name.next() == Some(&c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_their_level() {
        for (name, expected) in [
            ("江苏省人民政府", Level::Province),
            ("广西壮族自治区人民政府", Level::Province),
            ("上海市人民政府", Level::Province),
            ("上海市浦东新区人民政府", Level::Province),
            ("宿迁市人民政府", Level::City),
            ("广州市人民政府", Level::City),
            ("长春市城市管理局", Level::City),
            ("延边朝鲜族自治州人民政府", Level::Prefecture),
            ("泉州市石狮市人民政府", Level::County),
            ("淮安市洪泽区人民政府", Level::County),
            ("洪泽区人民政府", Level::County),
            ("杭州市西湖区财政局", Level::County),
            ("富县人民政府", Level::County),
            ("神农架林区人民政府", Level::County),
            ("东乌珠穆沁旗人民政府", Level::County),
            ("江西省湖口县市场监督管理局", Level::County),
            ("虎林市宝东镇人民政府", Level::Town),
            ("武汉市硚口区荣华街道办事处", Level::Town),
            ("桃江县鲊埠回族乡人民政府", Level::Town),
            ("国家市场监督管理总局", Level::National),
            ("交通运输部", Level::National),
            ("住房和城乡建设部", Level::National),
            ("市场监督管理局", Level::Unsaid),
            ("城市管理局", Level::Unsaid),
            ("某经济技术开发区管委会", Level::Unsaid),
            ("", Level::Unsaid),
        ] {
            assert_eq!(level(name), expected, "{name}");
        }
    }
}
