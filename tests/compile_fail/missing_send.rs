#![deny(unused_must_use)]

mod shop {
    phlo_gen::phlo_collection!("inputs/shop.json");
}

fn calls(client: &shop::Client) {
    client.orders().get_an_order().order_id("17");
    client.orders().get_an_order().order_id("17").send();
}

fn main() {
    calls(&shop::Client::builder().build().unwrap());
}
