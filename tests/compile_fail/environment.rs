mod shop {
    phlo_gen::phlo_collection!("inputs/environment.json", environment = "inputs/shop.json");
}

fn main() {}
