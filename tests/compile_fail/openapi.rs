mod shop {
    phlo_gen::phlo_collection!("inputs/openapi.json");
}

fn main() {}
