mod shop {
    phlo_gen::phlo_collection!("inputs/shop.json");
}

fn main() {
    let client = shop::Client::builder().build().unwrap();
    let _ = client.orders().place_an_order().article("A-1").send();
    let _ = shop::orders::PlaceAnOrder::builder().amount(2).build();
    let part = client.orders().get_a_part().a("0").b("1").c("2").d("3").e("4").f("5").g("6").i("8").j("9");
    let _ = part.k("10").l("11").m("12").n("13").o("14").p("15").q("16").send();
    let _ = client.orders().place_an_order().note("fragile").article("A-1").amount(2).send();
}
