//! Tells cargo to build again when data changes: gazetteers, rules and queries are part of the program, and cargo
//! only watches its Rust sources by itself.

fn main() {
    for data in ["gazetteers", "queries"] {
        println!("cargo::rerun-if-changed={data}");
    }
}
