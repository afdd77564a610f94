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
        derive = [Debug, Partialeq],
    );
}

fn main() {
    // one mistake causes one error: the client is generated nevertheless
    let _ = shop::Client::builder();
}
