mod shop {
    phlo_gen::phlo_collection!();
}

mod other {
    phlo_gen::phlo_collection!(shop);
}

mod absolute {
    phlo_gen::phlo_collection!("/tmp/shop.json");
}

fn main() {}
