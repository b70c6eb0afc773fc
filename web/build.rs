//! The page's own module is cut in two when it has been built (crates/xtask/src/dist/cut/). For that the linker keeps its
//! list of addresses, which is left out afterwards.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32") {
        println!("cargo::rustc-link-arg-bin=app=--emit-relocs");
    }
}
