//! Whether two names can be those of one organ: written out and shortened, with and without the places above, an office
//! and its government. Knows no rule.

/// What an organ is, as far as its name tells; only some of them write one another's reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// The office of a government.
    Office,
    /// A government, or a street's office.
    Government,
    /// A bureau, commission or department.
    Bureau,
    /// The committee of a zone.
    Zone,
    /// An inner unit, a centre, anything else.
    Other,
}

/// What sort of organ bears this name.
pub(super) fn sort(name: &str) -> Sort {
    let name = main(name);
    let ends = |words: &[&str]| words.iter().any(|word| name.ends_with(word));
    if ends(&["监督管理委员会", "城市管理委员会"]) {
        Sort::Bureau
    } else if ends(&["管理委员会", "管委会", "管委"]) {
        Sort::Zone
    } else if ends(&["政府办公室", "政府办公厅", "政府办"]) {
        Sort::Office
    } else if ends(&["政府", "街道办事处", "街道办", "街道"]) {
        Sort::Government
    } else if ends(&["局", "厅", "委员会", "委"]) {
        Sort::Bureau
    } else {
        Sort::Other
    }
}

/// A name without what stands in brackets behind it: 发展和改革局（粮食和物资储备局）.
fn main(name: &str) -> &str {
    name.split(['（', '(']).next().unwrap_or(name)
}

/// Whether one name is the other, shortened or written out.
pub(super) fn is_one(one: &str, other: &str) -> bool {
    let (one, other) = (plain(one), plain(other));
    is_within(&one, &other) || is_within(&other, &one)
}

/// A name with long endings in their short form.
fn plain(name: &str) -> String {
    const SHORT: [(&str, &str); 6] = [
        ("人民政府", "政府"),
        ("街道办事处", "街道"),
        ("街道办", "街道"),
        ("管理委员会", "管委会"),
        ("办公厅", "办公室"),
        ("国家税务总局", ""),
    ];
    SHORT.iter().fold(name.to_owned(), |name, (long, short)| name.replace(long, short))
}

/// Whether a name is another one shortened: all its characters stand in it in order.
fn is_within(short: &str, long: &str) -> bool {
    let mut long = long.chars();
    short.chars().all(|c| long.any(|other| other == c))
}

/// Whether two organs of one place are called nearly alike, so that one name is a variant of the other: 水务局 and
/// 水利局, 教育局 and 教育和科技局, but not 民政局 and 财政局.
pub(super) fn is_variant(one: &str, other: &str) -> bool {
    let proper = |name: &str| -> Vec<char> {
        let name = plain(main(name));
        name[place(&name).len()..].trim_end_matches(['局', '厅', '委', '会']).chars().collect()
    };
    let (first, second) = (proper(one), proper(other));
    let shared = second.iter().filter(|c| first.contains(c)).count();
    let same = first.first() == second.first() || 2 * shared > first.len().min(second.len());
    share_place(one, other) && (same || first.is_empty() || second.is_empty())
}

/// Whether two organs can be of one place: one of them names none, or the places of one are those of the other, perhaps
/// with more above or below. A county that became a district keeps its name.
pub(super) fn share_place(one: &str, other: &str) -> bool {
    let (one, other) = (plain(one), plain(other));
    let (one, other) = (place(&one), place(&other));
    one.is_empty()
        || other.is_empty()
        || is_within(one, other)
        || is_within(other, one)
        || last(one) == last(other)
}

/// Whether the other organ names the town or street that this one is of; true for an organ of no town.
pub(super) fn shares_town(organ: &str, other: &str) -> bool {
    let organ = plain(organ);
    let place = place(&organ);
    !TOWNS.iter().any(|town| place.ends_with(town)) || other.contains(last(place))
}

const TOWNS: [&str; 3] = ["镇", "乡", "街道"];

/// The last place of several without its unit: 云岭 of 安澜市云岭区.
fn last(place: &str) -> &str {
    let own = place.strip_suffix("街道").unwrap_or_else(|| {
        let unit = place.chars().next_back().map_or(0, char::len_utf8);
        &place[..place.len() - unit]
    });
    let unit = own.char_indices().rev().find(|(at, c)| *at > 0 && is_unit(own, *at, *c));
    unit.map_or(own, |(at, c)| &own[at + c.len_utf8()..])
}

/// The places a name begins with: 安澜市云岭县.
fn place(name: &str) -> &str {
    let mut ends = name.char_indices().rev().filter(|(at, c)| *at > 0 && is_unit(name, *at, *c));
    let street = name.find("街道").map_or(0, |at| at + "街道".len());
    &name[..ends.next().map_or(0, |(at, c)| at + c.len_utf8()).max(street)]
}

/// Whether a character ends the name of a place, and no other word: 市场监督, 城乡建设, 开发区.
fn is_unit(name: &str, at: usize, c: char) -> bool {
    let (before, behind) = (&name[..at], &name[at + c.len_utf8()..]);
    match c {
        '省' | '州' | '盟' => true,
        '旗' => !behind.starts_with(['镇', '乡']),
        '县' => !behind.starts_with(['级', '域']),
        '市' => {
            let word =
                behind.starts_with(['场', '政', '容', '民', '级', '域']) && !behind.starts_with("政府");
            !word && !before.ends_with(['城', '都', '超'])
        }
        '区' => !before.ends_with([
            '社', '园', '新', '景', '库', '发', '税', '作', '验', '范', '假', '业', '术', '济', '护',
        ]),
        '镇' => !behind.starts_with(['化', '建']) && !before.ends_with('城'),
        '乡' => !behind.starts_with(['村', '镇', '建', '规', '管']) && !before.ends_with('城'),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_what_bears_them() {
        for (name, expected) in [
            ("安澜市人民政府办公室", Sort::Office),
            ("云岭县政府办", Sort::Office),
            ("云岭县人民政府", Sort::Government),
            ("清河街道办事处", Sort::Government),
            ("云岭县审计局", Sort::Bureau),
            ("云岭县发展和改革局（云岭县粮食和物资储备局）", Sort::Bureau),
            ("安澜市卫生健康委员会", Sort::Bureau),
            ("云岭经济开发区管理委员会", Sort::Zone),
            ("云岭市国有资产监督管理委员会", Sort::Bureau),
            ("云岭市城市管理委员会", Sort::Bureau),
            ("云岭县政务公开办公室", Sort::Other),
            ("云岭县政务服务中心", Sort::Other),
        ] {
            assert_eq!(sort(name), expected, "{name}");
        }
    }

    #[test]
    fn places_are_told_from_words_with_the_same_characters() {
        for (name, places, own) in [
            ("安澜市云岭区财政局", "安澜市云岭区", "云岭"),
            ("云岭县市场监督管理局", "云岭县", "云岭"),
            ("安澜市城市管理局", "安澜市", "安澜"),
            ("云岭县住房和城乡建设局", "云岭县", "云岭"),
            ("云岭县乡村振兴局", "云岭县", "云岭"),
            ("云岭县清河镇政府", "云岭县清河镇", "清河"),
            ("安澜市云岭区清河街道", "安澜市云岭区清河街道", "清河"),
            ("云岭县经济开发区管委会", "云岭县", "云岭"),
            ("市场监督管理局", "", ""),
        ] {
            assert_eq!((place(name), last(place(name))), (places, own), "{name}");
        }
    }

    #[test]
    fn one_organ_has_many_names() {
        for (one, other) in [
            ("安澜市云岭县清河镇人民政府", "清河镇政府"),
            ("云岭县清河镇人民政府", "安澜市云岭县清河镇政府"),
            ("云岭县住房和城乡建设局", "云岭县住建局"),
            ("国家税务总局云岭县税务局", "云岭县税务局"),
            ("云岭经济开发区管理委员会", "云岭开发区管委会"),
            ("安澜市云岭区清河街道办事处", "云岭区清河街道办"),
        ] {
            assert!(is_one(one, other) && is_one(other, one), "{one} {other}");
        }
        for (one, other) in
            [("云岭县财政局", "云岭县审计局"), ("云岭县清河镇人民政府", "云岭县石门镇人民政府")]
        {
            assert!(!is_one(one, other), "{one} {other}");
        }
    }

    #[test]
    fn variants_of_a_name_are_of_one_place() {
        for (one, other) in [
            ("云岭县教育局", "云岭县教育和科技局"),
            ("云岭县水务局", "安澜市云岭县水利局"),
            ("云岭县文化广电和旅游局", "云岭县文旅体局"),
        ] {
            assert!(is_variant(one, other) && is_variant(other, one), "{one} {other}");
        }
        for (one, other) in [("云岭县民政局", "云岭县财政局"), ("云岭县水务局", "青溪县水务局")]
        {
            assert!(!is_variant(one, other), "{one} {other}");
        }
    }

    #[test]
    fn places_above_and_below_are_shared() {
        for (one, other) in [
            ("安澜市云岭县人民政府", "云岭县人民政府办公室"),
            ("云岭县人民政府", "云岭区政务服务局"),
            ("云岭县人民政府", "政务服务管理局"),
            ("云岭县清河镇人民政府", "云岭县财政局"),
        ] {
            assert!(share_place(one, other) && share_place(other, one), "{one} {other}");
        }
        assert!(!share_place("安澜市云岭县人民政府", "青溪县人民政府办公室"));
        assert!(!share_place("安澜市人民政府", "青溪县财政局"));
        assert!(
            shares_town("云岭县清河镇人民政府", "清河镇党政办公室")
                && shares_town("云岭县人民政府", "青溪县")
        );
        assert!(!shares_town("云岭县清河镇人民政府", "云岭县人民政府办公室"));
    }
}
