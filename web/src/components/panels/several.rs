//! Files that came together: one is read at a time.

use yew::prelude::*;

use super::frame::Frame;
use crate::hooks::FilesHandle;
use crate::state::files::Waiting;

/// The list of several files.
#[inline(never)]
pub fn several(files: &FilesHandle) -> Html {
    let line = |(index, one): (usize, &Waiting)| {
        let handle = files.clone();
        let onclick = move |_: MouseEvent| handle.pick(index);
        html! {
            <li>
                <button type="button" class="text" {onclick}>{ &one.name }</button>
                if one.read { <span class="hint">{ "　已读取" }</span> }
            </li>
        }
    };
    let close = {
        let files = files.clone();
        move |()| files.put_several_away()
    };
    html! {
        <Frame title={format!("{}个文件，一次读取一个", files.several().len())} {close}>
            <p class="hint">{ "选一个读取。内容先列出核对；要分别保留的，核对时选“另建草稿”，再读下一个。" }</p>
            <ul>{ for files.several().iter().enumerate().map(line) }</ul>
        </Frame>
    }
}
