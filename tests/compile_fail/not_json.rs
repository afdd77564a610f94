mod shop {
    phlo_gen::phlo_collection!("inputs/broken.json");
}

fn main() {}
