//! The document engine: reads and writes files in a worker of its own, fetched when a file is first opened or
//! downloaded. The page and the worker share [`wire`]; [`client`] is the page's side, [`serve`] the worker's.

pub mod client;
pub mod serve;
pub mod wire;

pub use wire::{Answer, Failure, Format, Request};
