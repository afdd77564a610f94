mod shop {
    phlo_gen::phlo_collection!("inputs/shop.json");
}

async fn calls(client: &shop::Client, note: Option<&str>) {
    let call = client.orders().place_an_order().article("A-1").amount(2).send();
    let _ = call.status();
    let _ = call.order_id;
    let _ = client.orders().get_an_order().order_id("17").send().order_id;
    let _ = client.orders().get_an_order().order_id("17").send().unwrap();
    let _ = client.orders().get_an_order().order_id("17").timeout(std::time::Duration::from_secs(3)).send();
    let _ = client.orders().get_an_order().order_id("17").header("X-Trace", "1").send();
    let _ = shop::Client::builder().env("SHOP_").build();
    let _ = client.orders().place_an_order().article("A-1").amount(2).await;
    let _ = client.orders().place_an_order().article("A-1").amount(2).note(note).send();
    let _ = client.orders().place_an_order().article(17).amount("2").note(5).send();
    let _ = client.orders().place_an_order().article("A-1").amount(2).marks("fragile").send();
    let _ = client.orders().place_an_order().article("A-1").amount(2).marks(["fragile"]).send();
    let _ = client.orders().add_a_photo().photo("photo.jpg").send();
}

async fn call(client: &shop::Client) -> Result<(), phlo_gen::Error> {
    let _ = client.orders().get_an_order().order_id("17").send()?;
    Ok(())
}

fn main() {}
