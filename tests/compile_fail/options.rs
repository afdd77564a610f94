mod shop {
    phlo_gen::phlo_collection!(
        "inputs/shop.json",
        skipp = ["Orders/**"],
        only = ["Order/**", "Orders/*"],
        rename = { "Orders/Place an ordre" = order, "Orders/Get an order" = fn },
        settings = ["token"],
        types = { "PlaceAnOrder.amout" = u8 },
        responses = "loose",
        derive = "PartialEq",
        derive = [Debug],
    );
}

fn main() {
    // one mistake stays one: the client is there all the same
    let _ = shop::Client::builder();
}
