//! Labels and numbers as offices wear them down: faults, short forms, other ordinals, other ways to write a number.

use nianbao_core::form::TableKey;
use nianbao_core::form::label;

use super::Dice;
use super::shape::{Cell, Sheet};

/// What happened to the labels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wear {
    /// One character wrong, lost or doubled in half of the labels.
    Fault,
    /// Two in half of the labels.
    Faults,
    /// Rows cut down to the few words everybody knows them by.
    Short,
    /// The same without ordinals.
    ShortBare,
    /// 合计 for 总计 and other words of the same meaning.
    Meant,
    /// Traditional characters.
    Traditional,
    /// No ordinals.
    Bare,
    /// Ordinals of another style.
    Ordinals,
    /// A space between all characters.
    Spaced,
    /// Quotes and brackets of another style or none.
    Marks,
}

impl Wear {
    pub(crate) const ALL: [Wear; 10] = [
        Wear::Fault,
        Wear::Faults,
        Wear::Short,
        Wear::ShortBare,
        Wear::Meant,
        Wear::Traditional,
        Wear::Bare,
        Wear::Ordinals,
        Wear::Spaced,
        Wear::Marks,
    ];
}

/// Rows as they are called where there is no room: pieces of the printed label, and what stands in their place.
const SHORT: [(&str, &str); 24] = [
    ("本年新收", "新收"),
    ("上年结转", "上年结转"),
    ("予以公开", "予以公开"),
    ("部分公开", "部分公开"),
    ("国家秘密", "国家秘密"),
    ("其他法律", "法律法规禁止公开"),
    ("三安全", "三安全一稳定"),
    ("第三方", "第三方合法权益"),
    ("内部事务", "内部事务信息"),
    ("过程性", "过程性信息"),
    ("执法案卷", "执法案卷"),
    ("查询", "行政查询"),
    ("不掌握", "不掌握信息"),
    ("另行制作", "另行制作"),
    ("补正后", "补正后仍不明确"),
    ("信访", "信访举报"),
    ("2.重复", "重复申请"),
    ("出版物", "公开出版物"),
    ("反复", "大量反复申请"),
    ("重新出具", "确认或重新出具"),
    ("逾期不补正", "逾期不补正"),
    ("缴纳费用", "逾期不缴费"),
    ("继续办理", "结转下年度"),
    ("规范性文件", "规范性文件"),
];

fn short(text: &str, bare: bool) -> String {
    let Some((_, short)) = SHORT.iter().find(|(words, _)| text.contains(words)) else {
        return if bare { bared(text) } else { text.to_owned() };
    };
    // The old edition's own word stays whole.
    if text.chars().count() <= short.chars().count() {
        return text.to_owned();
    }
    let ordinal = &text[..ordinal_end(text)];
    if bare { (*short).to_owned() } else { format!("{ordinal}{short}") }
}

/// Where the words behind an ordinal begin.
fn ordinal_end(text: &str) -> usize {
    let (ordinal, _) = label::split_ordinal(text);
    match ordinal {
        None => 0,
        Some(_) => text
            .find(['、', '.', '）'])
            .map_or(0, |at| at + text[at..].chars().next().map_or(0, char::len_utf8)),
    }
}

fn bared(text: &str) -> String {
    text[ordinal_end(text)..].to_owned()
}

fn faulty(dice: &mut Dice, text: &str) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    let first = text[..ordinal_end(text)].chars().count();
    if chars.len() < first + 4 {
        return text.to_owned();
    }
    let at = first + dice.below((chars.len() - first) as u64) as usize;
    match dice.below(3) {
        0 => chars[at] = *dice.pick(&['的', '项', '类', '己', '未']),
        1 => drop(chars.remove(at)),
        _ => chars.insert(at, chars[at]),
    }
    chars.into_iter().collect()
}

fn restyled(dice: &mut Dice, text: &str) -> String {
    let (ordinal, _) = label::split_ordinal(text);
    let Some(ordinal) = ordinal else { return text.to_owned() };
    let words = bared(text);
    let at = usize::from(ordinal) - 1;
    let drawn = |first: char| char::from_u32(first as u32 + at as u32).unwrap_or(first);
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        let number = ordinal.to_string();
        let style = match dice.below(8) {
            0 => format!("{number}、"),
            1 => format!("{number}．"),
            2 => drawn('①').to_string(),
            3 => format!("({number})"),
            4 => drawn('⑴').to_string(),
            5 => drawn('Ⅰ').to_string(),
            6 => format!("{number} "),
            _ => format!("{number}. "),
        };
        return format!("{style}{words}");
    }
    let numeral = "一二三四五六七八九".chars().nth(at).unwrap_or('一');
    match dice.below(5) {
        0 => format!("({numeral}){words}"),
        1 => format!("{numeral}、{words}"),
        2 => format!("（{numeral}） {words}"),
        3 => format!("{}{words}", drawn('㈠')),
        _ => format!("{numeral}．{words}"),
    }
}

const TRADITIONAL: &str = "总總开開处處请請复復议議讼訟诉訴问問结結转轉办辦计計这這属屬国國稳穩护護权權类類过過执執询詢无無没沒补補后後确確举舉当當获獲续續维維纠糾审審经經决決额額采採购購对對规規范範许許罚罰强強费費单單万萬数數据據关關系係为為业業机機构構组組织織务務现現内內制製发發废廢项項报報区區别別禁禁举舉访訪级級传傳说說";

/// What became of a label.
pub(crate) fn label(dice: &mut Dice, text: &str, wear: Wear) -> String {
    match wear {
        Wear::Fault if dice.chance(50) => faulty(dice, text),
        Wear::Faults if dice.chance(50) => {
            let once = faulty(dice, text);
            if once.chars().count() > 8 { faulty(dice, &once) } else { once }
        }
        Wear::Fault | Wear::Faults => text.to_owned(),
        Wear::Short => short(text, false),
        Wear::ShortBare => short(text, true),
        Wear::Meant => text
            .replace("总计", "合计")
            .replace("下年度", dice.pick::<&str>(&["下一年度", "下年"]))
            .replace("上年结转", dice.pick::<&str>(&["上年度结转", "上一年结转"]))
            .replace("申请数量", dice.pick::<&str>(&["申请件数", "申请数"]))
            .replace("尚未审结", dice.pick::<&str>(&["尚未审结", "未审结"])),
        Wear::Traditional => {
            let pairs: Vec<char> = TRADITIONAL.chars().collect();
            let worn = |c: char| pairs.chunks_exact(2).find(|pair| pair[0] == c).map_or(c, |pair| pair[1]);
            text.chars().map(worn).collect()
        }
        Wear::Bare => bared(text),
        Wear::Ordinals => restyled(dice, text),
        Wear::Spaced => text.chars().map(String::from).collect::<Vec<_>>().join(" "),
        Wear::Marks => {
            let pair = dice.pick(&[("\"", "\""), ("", ""), ("「", "」"), ("‘", "’"), ("《", "》")]);
            let text = text.replace('“', pair.0).replace('”', pair.1);
            if dice.chance(50) {
                text.replace('（', "(").replace('）', ")").replace('，', ",")
            } else {
                text
            }
        }
    }
}

/// Wears the labels of rows, and with 合计 and its like those of columns too.
pub(crate) fn wear(dice: &mut Dice, sheet: &mut Sheet, table: TableKey, wear: Wear) {
    let heads = match table {
        TableKey::Applications => 3,
        _ => 0,
    };
    for (at, row) in sheet.iter_mut().enumerate() {
        let values = row.iter().any(|cell| !cell.head);
        let everywhere = matches!(wear, Wear::Traditional | Wear::Spaced | Wear::Meant | Wear::Marks);
        if !everywhere && (!values || at < heads) {
            continue;
        }
        for cell in row.iter_mut().filter(|cell| cell.head) {
            cell.text = label(dice, &cell.text, wear);
        }
    }
}
/// Writes a number otherwise; with spaces inside only where cells have borders.
pub(crate) fn number(dice: &mut Dice, cell: &mut Cell, spaces: bool) {
    let text = cell.text.clone();
    let whole = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !whole {
        return;
    }
    let zero = text == "0";
    let wide = || text.bytes().map(|byte| char::from_u32(0xFF10 + u32::from(byte - b'0')).unwrap_or('０'));
    let worn = match dice.below(12) {
        0 => wide().collect(),
        1 => format!("{text}件"),
        2 => format!("{text}.0"),
        3 if text.len() > 3 => format!("{},{}", &text[..text.len() - 3], &text[text.len() - 3..]),
        4 if text.len() > 3 && spaces => format!("{} {}", &text[..text.len() - 3], &text[text.len() - 3..]),
        5 if zero => (*dice.pick(&["O", "o", "〇", "零", "○"])).to_owned(),
        6 if zero => (*dice.pick(&["-", "--", "——", "／", "/", "无"])).to_owned(),
        7 => format!("减{text}"),
        8 => format!("+({text})"),
        9 if zero => "+(0) -(0)".to_owned(),
        10 => format!("{text}条"),
        _ => return,
    };
    cell.text = worn;
}
