mod shop {
    phlo_gen::phlo_collection!("inputs/version_1.json");
}

fn main() {}
