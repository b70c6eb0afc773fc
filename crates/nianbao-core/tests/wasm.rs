//! The laws of the form and the rules once more, in a browser: 32-bit addresses and another
//! compiler back end may not change what a report says. Run by `cargo xtask test --wasm`.

#![cfg(target_arch = "wasm32")]

mod form;
mod relation;
