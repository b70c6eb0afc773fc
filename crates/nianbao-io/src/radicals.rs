//! Radicals that stand for whole characters: who copies from a PDF may get the radical ⼀ where 一 is printed. Nobody
//! sees a difference, so there is none.

use std::borrow::Cow;

/// What U+2F00 to U+2FD5, the Kangxi radicals, stand for.
const RADICALS: &str = "\
    一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋\
    比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛\
    辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

/// Radicals of the supplement that are whole characters.
const SUPPLEMENT: [(char, char); 27] = [
    ('\u{2e81}', '厂'),
    ('\u{2e9f}', '母'),
    ('\u{2ea0}', '民'),
    ('\u{2ec4}', '西'),
    ('\u{2ec5}', '见'),
    ('\u{2ec9}', '贝'),
    ('\u{2ecb}', '车'),
    ('\u{2ed3}', '长'),
    ('\u{2ed4}', '门'),
    ('\u{2ed8}', '青'),
    ('\u{2ed9}', '韦'),
    ('\u{2eda}', '页'),
    ('\u{2edb}', '风'),
    ('\u{2edc}', '飞'),
    ('\u{2edd}', '食'),
    ('\u{2ee2}', '马'),
    ('\u{2ee3}', '骨'),
    ('\u{2ee4}', '鬼'),
    ('\u{2ee5}', '鱼'),
    ('\u{2ee6}', '鸟'),
    ('\u{2ee7}', '卤'),
    ('\u{2ee8}', '麦'),
    ('\u{2ee9}', '黄'),
    ('\u{2eec}', '齐'),
    ('\u{2eee}', '齿'),
    ('\u{2ef0}', '龙'),
    ('\u{2ef3}', '龟'),
];

/// The character a radical stands for; every other character stands for itself.
pub(crate) fn whole(c: char) -> char {
    match c {
        '\u{2e80}'..='\u{2eff}' => {
            SUPPLEMENT.iter().find(|(radical, _)| *radical == c).map_or(c, |(_, whole)| *whole)
        }
        '\u{2f00}'..='\u{2fd5}' => RADICALS.chars().nth(c as usize - 0x2F00).unwrap_or(c),
        other => other,
    }
}

/// A text in whole characters.
pub(crate) fn replaced(text: &str) -> Cow<'_, str> {
    // Most texts hold none; their three bytes begin with these two.
    let bytes = text.as_bytes();
    let may_hold = bytes.contains(&0xE2) && bytes.windows(2).any(|pair| pair[0] == 0xE2 && pair[1] >= 0xBA);
    if may_hold { Cow::Owned(text.chars().map(whole).collect()) } else { Cow::Borrowed(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn radicals_become_whole() {
        assert_eq!(replaced("⽔利局⼈⺠政府⿕"), "水利局人民政府龠");
        assert!(matches!(replaced("水利局“人民”—政府"), Cow::Borrowed(_)));
    }
}
