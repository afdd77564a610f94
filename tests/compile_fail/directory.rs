mod above {
    phlo_gen::phlo_collection!("inputs/postman");
}

mod broken {
    phlo_gen::phlo_collection!("inputs/postman/collections/Shop", environment = "inputs/postman/environments/a.environment.yaml");
}

mod shop {
    phlo_gen::phlo_collection!("inputs/postman/collections/Shop", only = ["List ordres"]);
}

fn main() {}
