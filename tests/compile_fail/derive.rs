//! A trait that does not exist is an error at its name.

mod shop {
    phlo_gen::phlo_collection!("inputs/shop.json", derive = [PartialEq, Ordd]);
}

fn main() {}
