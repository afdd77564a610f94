#![deny(missing_docs, unused, clippy::all)]
//! Options that match the collection.

mod shop {
    phlo_gen::phlo_collection!(
        "inputs/shop.json",
        environment = "inputs/environment.json",
        only = ["Orders/**"],
        skip = ["**/Get *"],
        rename = { "Orders/Place an order" = order },
        derive = [PartialEq],
        responses = "lenient",
    );
}

fn main() {
    let client = shop::Client::builder().build().expect("nothing is missing");
    let _ = client.orders().order().article("A-1").amount(2).maybe_note(None::<String>).send();
    let request = shop::orders::Order { article: "A-1".into(), amount: 2.into(), note: None, marks: None };
    assert_eq!(request, shop::orders::Order::builder().article("A-1").amount(2).build());
}
