//! How the person wants the page to look. Pure; kept beside the drafts.

use std::rc::Rc;

use yew::Reducible;

/// How the person wants the page to look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Preferences {
    /// 字号.
    pub size: TextSize,
    /// 高对比度.
    pub high_contrast: bool,
    /// 深色纸张, on a dark desk.
    pub dark_paper: bool,
    /// 深色桌面; `None` as the system has it.
    pub dark: Option<bool>,
    /// 对照上年: last year's figure in every cell.
    pub last_year: bool,
}

/// How large everything is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextSize {
    /// As printed.
    #[default]
    Normal,
    /// 大字.
    Large,
    /// 特大字.
    Larger,
}

impl TextSize {
    /// The word in storage and in the document's `data-size`; `None` for the usual size.
    pub fn key(self) -> Option<&'static str> {
        match self {
            TextSize::Normal => None,
            TextSize::Large => Some("large"),
            TextSize::Larger => Some("larger"),
        }
    }
}

/// A change of preferences.
#[derive(Clone, Copy, Debug)]
pub enum Prefer {
    /// 字号.
    Size(TextSize),
    /// 高对比度.
    HighContrast(bool),
    /// 深色纸张.
    DarkPaper(bool),
    /// 深色桌面; `None` as the system has it.
    Dark(Option<bool>),
    /// 对照上年.
    LastYear(bool),
}

impl Preferences {
    /// The words kept in storage.
    pub fn to_text(self) -> String {
        let dark = match self.dark {
            None => "system",
            Some(true) => "dark",
            Some(false) => "light",
        };
        let mut words = vec![dark];
        words.extend(self.size.key());
        if self.high_contrast {
            words.push("contrast");
        }
        if self.dark_paper {
            words.push("paper");
        }
        if self.last_year {
            words.push("last-year");
        }
        words.join(" ")
    }

    /// Reads [`Preferences::to_text`] back; words that are not known say nothing.
    pub fn from_text(text: &str) -> Preferences {
        let mut preferences = Preferences::default();
        for word in text.split(' ') {
            match word {
                "large" => preferences.size = TextSize::Large,
                "larger" => preferences.size = TextSize::Larger,
                "contrast" => preferences.high_contrast = true,
                "paper" => preferences.dark_paper = true,
                "dark" => preferences.dark = Some(true),
                "light" => preferences.dark = Some(false),
                "last-year" => preferences.last_year = true,
                _ => {}
            }
        }
        preferences
    }
}

impl Reducible for Preferences {
    type Action = Prefer;

    fn reduce(self: Rc<Self>, change: Prefer) -> Rc<Self> {
        let mut next = *self;
        match change {
            Prefer::Size(size) => next.size = size,
            Prefer::HighContrast(on) => next.high_contrast = on,
            Prefer::DarkPaper(on) => next.dark_paper = on,
            Prefer::Dark(dark) => next.dark = dark,
            Prefer::LastYear(on) => next.last_year = on,
        }
        Rc::new(next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn come_back_as_they_were_kept() {
        for dark in [None, Some(true), Some(false)] {
            for size in [TextSize::Normal, TextSize::Large, TextSize::Larger] {
                for bits in 0..8 {
                    let [high_contrast, dark_paper, last_year] = [1, 2, 4].map(|bit| bits & bit > 0);
                    let preferences = Preferences { size, high_contrast, dark_paper, dark, last_year };
                    assert_eq!(Preferences::from_text(&preferences.to_text()), preferences);
                }
            }
        }
        assert_eq!(Preferences::from_text("nonsense"), Preferences::default());
    }
}
