//! The few things the page asks the browser for beside storage: the time, a random number, the boot loader's help.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::state::DraftId;

/// Now, in milliseconds since 1970.
pub fn now() -> u64 {
    js_sys::Date::now() as u64
}

/// A name for a new draft, or for this tab.
pub fn fresh_id() -> DraftId {
    DraftId::make(now(), (js_sys::Math::random() * f64::from(u32::MAX)) as u32)
}

/// The page's address, without what stands behind `#`.
pub fn address() -> String {
    let href = web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    href.split('#').next().unwrap_or_default().to_owned()
}

/// The year most people report on today: the one that has ended.
pub fn usual_year() -> u16 {
    u16::try_from(js_sys::Date::new_0().get_full_year()).unwrap_or_default().saturating_sub(1)
}

/// Today.
pub fn today() -> Option<nianbao_core::model::Date> {
    let date = js_sys::Date::new_0();
    let (year, month, day) = (date.get_full_year(), date.get_month() + 1, date.get_date());
    nianbao_core::model::Date::new(u16::try_from(year).ok()?, month as u8, day as u8)
}

/// A time as people read it: `10:32` today, else `1月20日 10:32`.
pub fn clock(millis: u64) -> String {
    let date = js_sys::Date::new(&JsValue::from_f64(millis as f64));
    let today = js_sys::Date::new_0();
    let time = format!("{}:{:02}", date.get_hours(), date.get_minutes());
    let day = |date: &js_sys::Date| (date.get_full_year(), date.get_month(), date.get_date());
    if day(&date) == day(&today) {
        time
    } else if date.get_full_year() == today.get_full_year() {
        format!("{}月{}日 {time}", date.get_month() + 1, date.get_date())
    } else {
        format!("{}年{}月{}日 {time}", date.get_full_year(), date.get_month() + 1, date.get_date())
    }
}

/// `window.nianbaoBoot`; see web/boot/boot.js for what it offers.
fn boot() -> Option<JsValue> {
    let boot = Reflect::get(&js_sys::global(), &"nianbaoBoot".into()).ok()?;
    boot.is_object().then_some(boot)
}

fn function(name: &str) -> Option<(JsValue, Function)> {
    let boot = boot()?;
    let function: Function = Reflect::get(&boot, &name.into()).ok()?.dyn_into().ok()?;
    Some((boot, function))
}

fn call(name: &str, argument: Option<&str>) -> Option<JsValue> {
    let (boot, function) = function(name)?;
    match argument {
        None => function.call0(&boot).ok(),
        Some(text) => function.call1(&boot, &text.into()).ok(),
    }
}

/// Whether the boot loader has started the page, as opposed to a test.
pub fn has_loader() -> bool {
    boot().is_some()
}

/// Has `told` called with whether the rest of the page is here, when that is known.
pub fn when_whole(told: &JsValue) {
    if let Some((boot, function)) = function("whenWhole") {
        let _ = function.call1(&boot, told);
    }
}

/// Whether this is the self-contained page.
pub fn is_one_file() -> bool {
    boot().and_then(|boot| Reflect::get(&boot, &"oneFile".into()).ok()).is_some_and(|one| one.is_truthy())
}

/// The address of the script that starts a module.
pub fn worker_url(part: &str) -> Option<String> {
    call("workerUrl", Some(part))?.as_string()
}

/// The worker that was made last.
pub fn last_worker() -> Option<web_sys::Worker> {
    Reflect::get(&boot()?, &"lastWorker".into()).ok()?.dyn_into().ok()
}

/// The draft inside this copy of the page.
pub fn embedded_draft() -> Option<String> {
    call("embeddedDraft", None)?.as_string()
}

/// The page's own source with a draft inside; `None` in the hosted page.
pub fn page_with_draft(json: &str) -> Option<String> {
    call("withDraft", Some(json))?.as_string()
}
