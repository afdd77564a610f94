mod shop {
    phlo_gen::phlo_collection!("inputs/shop.json", derive = [PartialEq, Ordd]);
}

fn main() {}
