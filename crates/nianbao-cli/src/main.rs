//! nianbao on the command line.

fn main() {}
