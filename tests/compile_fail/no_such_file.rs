mod shop {
    phlo_gen::phlo_collection!("inputs/shpo.json");
}

fn main() {}
