mod shop {
    phlo_gen::phlo_collection!("inputs/shop.json");
}

fn main() {
    let client = shop::Client::builder().build().unwrap();
    let _ = client.orders().place_an_order().article("A-1").send();
    let _ = shop::orders::PlaceAnOrder::builder().amount(2).build();
    let _ = client.orders().place_an_order().note("fragile").article("A-1").amount(2).send();
}
