//! Organs that do not exist, of every kind that reports. Knows no figures and no text.

use nianbao_core::model::OrgKind;

use crate::random::Random;

/// An organ, with what its reports call it and what surrounds it.
#[derive(Clone, Debug)]
pub struct Organ {
    /// Its full name.
    pub name: String,
    /// What it calls itself without the places above it.
    pub short: String,
    /// 我镇, 我局.
    pub we: String,
    /// The whole it speaks for: 全镇, 全局.
    pub whole: String,
    /// The government above it, or itself: 云岭县.
    pub seat: String,
    /// What kind it is.
    pub kind: OrgKind,
    /// Whether it may make 规章.
    pub makes_rules: bool,
    /// How many applications a usual year brings at most.
    pub scale: u64,
}

const CITIES: &[&str] = &["安澜", "临川湾", "锦屏", "白河", "长汀口", "南岭", "东岭", "桐江", "望海", "鹤原"];
const COUNTIES: &[&str] = &["云岭", "青溪", "石桥", "双河", "大沙", "龙井", "松台", "柳林", "平山", "玉泉"];
const TOWNS: &[&str] = &["清河", "宝山", "红旗", "马家店", "沙坪", "新店", "桃园", "三岔", "枫林", "永乐"];
const BUREAUS: &[&str] = &[
    "财政局",
    "水利局",
    "教育局",
    "民政局",
    "审计局",
    "统计局",
    "司法局",
    "农业农村局",
    "自然资源局",
    "市场监督管理局",
    "人力资源和社会保障局",
    "卫生健康委员会",
    "发展和改革委员会",
    "住房和城乡建设局",
    "交通运输局",
    "生态环境局",
];

impl Organ {
    /// Some organ.
    pub fn some(random: &mut Random) -> Organ {
        let city = format!("{}市", random.pick(CITIES));
        let seat = format!("{}{}", random.pick(COUNTIES), random.pick(&["县", "县", "区"]));
        let above = if random.below(2) == 0 { city.clone() } else { String::new() };
        let kind = random.below(16);
        match kind {
            0..2 => Organ::new(&city, &city, OrgKind::Government, 3000),
            2..5 => Organ::new(&format!("{above}{seat}"), &seat, OrgKind::Government, 200),
            5 => Organ::new(&format!("{above}{seat}"), &seat, OrgKind::GovernmentOffice, 60),
            6..9 => Organ::bureau(&format!("{above}{seat}"), &seat, random.pick::<&str>(BUREAUS)),
            9..13 => {
                Organ::town(&seat, &format!("{}{}", random.pick(TOWNS), random.pick(&["镇", "镇", "乡"])))
            }
            13 => Organ::street(&seat, &format!("{}街道", random.pick(TOWNS))),
            14 => Organ::zone(&seat),
            _ => Organ::tax(&seat),
        }
    }

    fn new(full: &str, seat: &str, kind: OrgKind, scale: u64) -> Organ {
        let rank: String = seat.chars().rev().take(1).collect();
        let office = kind == OrgKind::GovernmentOffice;
        Organ {
            name: format!("{full}人民政府{}", if office { "办公室" } else { "" }),
            short: format!("{seat}人民政府{}", if office { "办公室" } else { "" }),
            we: if office { format!("{rank}政府办公室") } else { format!("我{rank}") },
            whole: if office { "本办".to_owned() } else { format!("全{rank}") },
            seat: seat.to_owned(),
            kind,
            makes_rules: scale > 1000,
            scale,
        }
    }

    fn bureau(full: &str, seat: &str, bureau: &str) -> Organ {
        let we = if bureau.ends_with("委员会") { "我委" } else { "我局" };
        Organ::plain(
            format!("{full}{bureau}"),
            format!("{seat}{bureau}"),
            we,
            we,
            seat,
            OrgKind::Department,
            30,
        )
    }

    fn town(seat: &str, town: &str) -> Organ {
        let rank: String = town.chars().rev().take(1).collect();
        let (we, whole) = (format!("我{rank}"), format!("全{rank}"));
        Organ::plain(
            format!("{seat}{town}人民政府"),
            town.to_owned(),
            &we,
            &whole,
            seat,
            OrgKind::Township,
            6,
        )
    }

    fn street(seat: &str, street: &str) -> Organ {
        let name = format!("{seat}{street}办事处");
        Organ::plain(name, street.to_owned(), "我街道", "街道", seat, OrgKind::Street, 8)
    }

    fn zone(seat: &str) -> Organ {
        let name = format!("{seat}经济开发区管理委员会");
        Organ::plain(name, "开发区管委会".to_owned(), "管委会", "开发区", seat, OrgKind::Zone, 20)
    }

    fn tax(seat: &str) -> Organ {
        let name = format!("国家税务总局{seat}税务局");
        Organ::plain(name, format!("{seat}税务局"), "我局", "全系统", seat, OrgKind::Vertical, 12)
    }

    fn plain(
        name: String,
        short: String,
        we: &str,
        whole: &str,
        seat: &str,
        kind: OrgKind,
        scale: u64,
    ) -> Organ {
        let (we, whole, seat) = (we.to_owned(), whole.to_owned(), seat.to_owned());
        Organ { name, short, we, whole, seat, kind, makes_rules: false, scale }
    }
}
