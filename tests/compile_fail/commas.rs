mod shop {
    phlo_gen::phlo_collection!(
        "inputs/shop.json"
        only = ["Orders/**"] skip = [],
        rename = { "Orders/Place an order" = get_an_order } responses = "strict"
    );
}

fn main() {
    let _ = shop::Client::builder();
}
