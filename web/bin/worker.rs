//! Starts the document engine inside a worker.

fn main() {}
