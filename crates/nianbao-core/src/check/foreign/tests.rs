//! What is foreign in a text and what stands there with good reason; each word of the lists.

use super::*;

fn meta(name: &str, kind: OrgKind) -> Meta {
    Meta { org_name: name.to_owned(), org_kind: kind, ..Meta::default() }
}

fn town() -> Meta {
    meta("云岭县清河镇人民政府", OrgKind::Township)
}

fn selves_of(meta: &Meta, text: &str) -> Vec<String> {
    let flow = Flow::new(text);
    let class = class(meta).expect("a class");
    selves(&flow, &Organ::new(meta, class))
        .into_iter()
        .map(|(start, end, _)| flow.words(start, end))
        .collect()
}

fn subjects_of(meta: &Meta, text: &str) -> Vec<String> {
    let flow = Flow::new(text);
    let class = class(meta).expect("a class");
    subjects(&flow, &Organ::new(meta, class)).into_iter().map(|(start, end)| flow.words(start, end)).collect()
}

#[test]
fn organs_speak_of_themselves_and_of_those_above() {
    let none: [&str; 0] = [];
    for (name, kind, right, wrong) in [
        (
            "云岭县清河镇人民政府",
            OrgKind::Township,
            "我镇我县我市我省本机关我单位我委托",
            "我局我乡我委我街道",
        ),
        ("云岭县清河乡人民政府", OrgKind::Township, "我乡我县", "我镇我局"),
        ("云岭区清河街道办事处", OrgKind::Street, "我街道我街我区我市我办", "我镇我局我乡"),
        ("云岭县人民政府", OrgKind::Government, "我县我市我省我办", "我区我局我镇"),
        ("安澜市云岭区人民政府", OrgKind::Government, "我区我市", "我县我乡我局"),
        ("云岭县人民政府办公室", OrgKind::GovernmentOffice, "我办我室我县", "我局我镇"),
        ("云岭县审计局", OrgKind::Department, "我局我县我区我市我办我院", "我镇我委我厅我街道"),
        ("云岭县卫生健康委员会", OrgKind::Department, "我委我县", "我局我镇"),
        ("云岭县发展和改革局（物价办）", OrgKind::Department, "我局我县", ""),
        ("云岭县公路中心", OrgKind::Department, "我中心我局我委", ""),
        ("云岭经济开发区管理委员会", OrgKind::Zone, "我区我委我管委会我办", "我局我镇"),
        ("云岭县审计局", OrgKind::Unknown, "我局", "我镇"),
    ] {
        let meta = meta(name, kind);
        assert_eq!(selves_of(&meta, right), none, "{name}");
        assert_eq!(selves_of(&meta, wrong).concat(), wrong, "{name}");
    }
    assert_eq!(class(&meta("云岭县公路中心", OrgKind::Unknown)), None);
}

#[test]
fn words_that_only_look_like_it_are_left_alone() {
    let none: [&str; 0] = [];
    for text in [
        "自我局限",
        "忘我局面",
        "资本局部",
        "我局部调整",
        "要求“我局办理”的申请",
        "《我局的一年》",
        "我委派专人",
        "成本局",
    ] {
        assert_eq!(selves_of(&town(), text), none, "{text}");
    }
    let county = meta("云岭县人民政府", OrgKind::Government);
    for text in ["自治区要求，我区统一部署", "广西是我区", "我区域内", "我区别对待"]
    {
        assert_eq!(selves_of(&county, text), none, "{text}");
    }
}

#[test]
fn nobody_addresses_a_reader_in_a_report() {
    let of = |text: &str| addressed(&Flow::new(text), WHOM).len();
    for text in ["根据贵办通知", "贵局要求", "，请贵单位核对", "向贵部门报送", "按照贵委、贵厅部署"]
    {
        assert!(of(text) > 0, "{text}");
    }
    for text in ["贵州省", "贵阳市", "富贵镇", "贵港市", "名贵局", "“贵办”", "宝贵处", "珍贵部分", "贵溪市"]
    {
        assert_eq!(of(text), 0, "{text}");
    }
}

#[test]
fn another_town_as_the_subject_is_foreign() {
    for (text, expected) in [
        ("石门镇将进一步完善公开制度。", "石门镇"),
        ("今后，石门镇人民政府将继续加大公开力度。", "石门镇"),
        ("石门镇政府信息公开工作领导小组办公室设在党政办。", "石门镇"),
        ("2024年，马家店镇坚持专人负责。", "马家店镇"),
        ("2024年度安澜市石门镇共公开信息20条。", "石门镇"),
        ("由石门镇政府负责更新。", "石门镇"),
        ("石门乡认真贯彻条例。", "石门乡"),
        ("石门街道严格落实条例。", "石门街道"),
    ] {
        assert_eq!(subjects_of(&town(), text), [expected], "{text}");
    }
    for word in DOES {
        assert_eq!(subjects_of(&town(), &format!("石门镇{word}")), ["石门镇"], "{word}");
    }
}

#[test]
fn other_organs_stand_in_a_text_with_good_reason() {
    let none: [&str; 0] = [];
    for text in [
        "清河镇将进一步完善制度。",
        "2024年度清河镇通过网站公开信息。",
        "2024 年 清河镇坚持公开。",
        "2024年内清河镇坚持公开。",
        "近期清河镇将公开。",
        "2024年以来清河镇坚持公开。",
        "云岭县清河镇人民政府严格落实条例。",
        "与石门镇共同公开征地信息。",
        "联合审批，石门镇将参加。",
        "石门镇石门村道路通车。",
        "石门镇、清河镇共享信息。",
        "石门镇小学公开收费。",
        "到石门镇学习。",
        "位于石门镇的项目",
        "各乡镇政府公开信息。",
        "各镇将公开信息。",
        "指导街道政府公开。",
        "原石门镇政府的文件已清理。",
        "加强镇政府信息公开。",
        "新增信息130条，具体包括镇政府公开信息1条。",
        "乡镇将公开信息。",
        "云岭县将统一部署。",
        "安澜市政府办公室印发通知。",
        "切实加强镇政府网站建设。",
        "兄弟乡镇将来交流。",
        "城镇政府补贴公开。",
        "派驻石门镇纪检组将监督。",
    ] {
        assert_eq!(subjects_of(&town(), text), none, "{text}");
    }
    for word in NO_NAME {
        assert_eq!(subjects_of(&town(), &format!("{word}镇将公开")), none, "{word}");
    }
    for word in ON_PURPOSE {
        assert_eq!(subjects_of(&town(), &format!("石门镇将公开，{word}")), none, "{word}");
    }
}

#[test]
fn counties_and_bureaus_are_compared_with_their_like() {
    let none: [&str; 0] = [];
    let county = meta("安澜市云岭县人民政府", OrgKind::Government);
    assert_eq!(subjects_of(&county, "2024年，青溪县坚持公开。"), ["青溪县"]);
    assert_eq!(subjects_of(&county, "青溪区人民政府严格落实条例。"), ["青溪区"]);
    for text in [
        "安澜市坚持公开。",
        "云岭县坚持公开。",
        "各县区将公开。",
        "经济开发区坚持公开。",
        "清河镇坚持公开。",
        "政务公开专区共接待",
    ] {
        assert_eq!(subjects_of(&county, text), none, "{text}");
    }
    for zone in ZONES {
        assert_eq!(subjects_of(&county, &format!("石门{zone}区坚持公开。")), none, "{zone}");
    }
    let bureau = meta("安澜市云岭县住房和城乡建设局", OrgKind::Department);
    assert_eq!(subjects_of(&bureau, "2024年，财政局坚持公开。"), ["财政局"]);
    assert_eq!(subjects_of(&bureau, "2024年，青溪县审计局认真贯彻条例。"), ["审计局"]);
    for text in [
        "2024年，住建局坚持公开。",
        "2024年县住房城乡建设局认真贯彻条例。",
        "2024年，市住建局、县财政局共同公开。",
        "县财政局将公开预算。",
        "2024年，各局将公开预算。",
    ] {
        assert_eq!(subjects_of(&bureau, text), none, "{text}");
    }
    let city = meta("安澜市人民政府", OrgKind::Government);
    assert_eq!(subjects_of(&city, "2024年，青溪县坚持公开。"), none);
}
