//! What the page tells in a banner, and what can be done about it. Pure: the words stand here, the deeds elsewhere.

use std::rc::Rc;

use super::draft::DraftId;
use crate::storage::StoreError;

/// What the page tells in a banner.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// The browser keeps nothing: the report lives in this page only.
    NoStorage,
    /// The last change could not be saved.
    SaveFailed(StoreError),
    /// The rest of the page could not be had.
    Incomplete,
    /// The draft is being written in another tab.
    Elsewhere,
    /// The draft was changed in another tab; what was written here is a draft of its own now.
    SavedAsCopy,
    /// A draft was deleted.
    Deleted {
        /// The draft.
        id: DraftId,
        /// What it was called.
        title: String,
        /// What lay in storage.
        text: Rc<str>,
    },
    /// Everything was removed from this computer.
    Cleared,
    /// A stored draft cannot be read; it stays where it is.
    DraftUnreadable(String),
    /// Something went wrong with a file; a sentence.
    File(String),
    /// Something was done that nobody would notice otherwise; a sentence.
    Done(String),
}

/// Whether a notice stands in the way of losing something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// Work may be lost or was not done: announced at once.
    Warning,
    /// For information.
    Info,
}

/// What can be done about a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// Downloads the report file.
    Download,
    /// Goes on with the draft in this tab; the other one gives way.
    TakeOver,
    /// Brings the deleted draft back.
    Restore,
    /// Closes the banner.
    Dismiss,
}

impl Remedy {
    /// The button's words.
    pub fn label(self) -> &'static str {
        match self {
            Remedy::Download => "下载报告文件",
            Remedy::TakeOver => "改在这里填写",
            Remedy::Restore => "撤销删除",
            Remedy::Dismiss => "知道了",
        }
    }
}

impl Notice {
    /// The sentence.
    pub fn text(&self) -> String {
        match self {
            Notice::NoStorage => {
                "浏览器没有提供保存草稿的地方，填写的内容只在这个页面里，关闭前请下载报告文件。".into()
            }
            Notice::SaveFailed(StoreError::Full) => {
                "浏览器的保存空间已满，最近的修改没有存下，可以继续填写，请先下载报告文件，再删除不用的草稿。"
                    .into()
            }
            Notice::SaveFailed(StoreError::Refused) => {
                "浏览器没有存下最近的修改，可以继续填写，关闭前请下载报告文件。".into()
            }
            Notice::Incomplete => {
                "页面还有一部分没有打开，暂时不能核对和读写文件，填写的内容照常保存，请检查网络连接后重新载入。".into()
            }
            Notice::Elsewhere => {
                "这份草稿正在另一个标签页里填写，在这里修改会另存为一份副本，不影响那边。".into()
            }
            Notice::SavedAsCopy => {
                "原草稿在另一个标签页里有改动，这里的修改已另存为一份副本，两份都在。".into()
            }
            Notice::Deleted { title, .. } => format!("已删除草稿“{title}”。"),
            Notice::Cleared => "已清除本机保存的全部草稿和设置。".into(),
            Notice::DraftUnreadable(reason) => format!("上次的草稿打不开：{reason}"),
            Notice::File(sentence) | Notice::Done(sentence) => sentence.clone(),
        }
    }

    /// How it is announced.
    pub fn weight(&self) -> Weight {
        match self {
            Notice::Deleted { .. } | Notice::Cleared | Notice::Done(_) => Weight::Info,
            _ => Weight::Warning,
        }
    }

    /// What can be done about it, in the order of the buttons.
    pub fn remedies(&self) -> &'static [Remedy] {
        match self {
            Notice::NoStorage | Notice::SaveFailed(_) => &[Remedy::Download, Remedy::Dismiss],
            Notice::Elsewhere => &[Remedy::TakeOver],
            Notice::Deleted { .. } => &[Remedy::Restore, Remedy::Dismiss],
            _ => &[Remedy::Dismiss],
        }
    }

    /// Whether a newer notice takes this one's place.
    pub fn same_kind(&self, other: &Notice) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }
}
