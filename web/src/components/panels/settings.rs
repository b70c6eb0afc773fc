//! How the page looks: size, contrast, dark desk.

use yew::prelude::*;

use super::frame::Frame;

/// 显示设置
#[component]
pub fn Settings() -> Html {
    html! { <Frame title="显示设置"><p /></Frame> }
}
