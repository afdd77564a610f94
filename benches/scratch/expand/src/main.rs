//! Expands a collection a number of times; with zero it prints the source.

use phlo_gen_core::emit::Emission;
use phlo_gen_core::generate::{Document, generate};
use phlo_gen_core::lower::Options;
use std::path::Path;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let document = Document::read(Path::new("."), &arguments[1]).unwrap();
    let expand = || generate(&document, None, &Options::default(), &Emission::default());
    let times: usize = arguments[2].parse().unwrap();
    for _ in 0..times {
        std::hint::black_box(expand());
    }
    if times == 0 {
        let generated = expand();
        assert!(generated.errors.is_empty(), "{:?}", generated.errors);
        println!("{}", generated.source);
    }
}
