//! Objects in requests: they are built by setters, and sent as JSON.
#![deny(missing_docs, unused, warnings, clippy::all)]

/// Objects in requests.
pub mod nested {
    phlo_gen::phlo_collection!("collections/features/nested.json");
}

use nested::types::{
    AddressInput, CellInput, ChildInput, CustomerInput, LineInput, RootChildInput, RootInput, ThingInput, VenueInput,
    ZoneInput,
};
use nested::*;

/// The body of a request, in the order in which it is sent.
macro_rules! body {
    ($request:expr) => {{
        let client = Client::builder().build().expect("nothing is missing");
        let request = client.prepare(&$request.build()).expect("it can be sent");
        String::from_utf8_lossy(request.body().as_bytes().expect("it is no stream")).into_owned()
    }};
}

#[tokio::test]
async fn a_call_sends_what_the_setters_were_given() -> Result<(), Box<dyn std::error::Error>> {
    let mock = phlo_gen_mock::Mock::read("collections/features/nested.json")?.start()?;
    let client = Client::builder().origin(mock.origin()).build()?;
    let response = client
        .create_order()
        .customer(CustomerInput::new("Ann").email("a@b.c").address(AddressInput::new("Bern", "3011")))
        .lines([LineInput::new("A-1").quantity(2).marks(["fragile"]), LineInput::new(String::from("B-2"))])
        .prices([("USD", 9.5)])
        .gift(true)
        .send()
        .await?;
    assert_eq!(response.customer.name, "Ann Lee");
    let sent = mock.requests().pop().ok_or("nothing was sent")?;
    let expected = r#"{"customer":{"name":"Ann","email":"a@b.c","address":{"city":"Bern","zip":"3011"}},"#.to_owned()
        + r#""lines":[{"sku":"A-1","quantity":2,"marks":["fragile"]},{"sku":"B-2"}],"prices":{"USD":9.5},"gift":true}"#;
    assert_eq!(String::from_utf8_lossy(&sent.body), expected);
    Ok(())
}

#[test]
fn members_may_be_options_null_and_set_again() {
    let null = phlo_gen::Json::parse("null").expect("it is JSON");
    let customer = CustomerInput::new("Ann").maybe_email(Some("a@b.c")).since(null);
    assert_eq!(
        body!(CreateQuote::builder().customer(customer.clone().name("Bo").maybe_email(None::<String>))),
        r#"{"customer":{"name":"Bo","since":null}}"#
    );
    let literal = CustomerInput { email: Some("x".to_owned()), ..CustomerInput::default() };
    assert_eq!(body!(CreateQuote::builder().customer(literal)), r#"{"customer":{"email":"x"}}"#);
}

#[test]
fn objects_contain_objects_of_their_kind() {
    let tea = RootChildInput::new().title("Tea").children([ChildInput::new().title("Green")]);
    assert_eq!(
        body!(PutMenu::builder().root(RootInput::new("Drinks").children([tea, RootChildInput::new()]))),
        r#"{"root":{"title":"Drinks","children":[{"title":"Tea","children":[{"title":"Green"}]},{}]}}"#
    );
}

#[test]
fn members_have_free_names() {
    let thing = ThingInput::new("a").new_(1).default_(true).clone_("c").fmt_("f").self_("me").self_2("you");
    let thing = thing.maybe_note("m").note_2("n").maybe_note_2(None::<&str>).id("1").two_fa(true);
    assert_eq!(
        body!(SaveNames::builder().thing(thing)),
        r#"{"thing":{"type":"a","new":1,"default":true,"clone":"c","fmt":"f","self":"me","Self":"you","maybe_note":"m","@id":"1","2fa":true}}"#
    );
}

#[test]
fn lists_of_lists_and_maps_are_given_as_they_are() {
    let zone = ZoneInput::new(["a"]).rings([[[7.4, 46.9]].map(Vec::from).to_vec()]).cells([[CellInput::new().id(1)]]);
    assert_eq!(
        body!(AddZone::builder().zone(zone.labels([("en", "Park")]))),
        r#"{"zone":{"tags":["a"],"rings":[[[7.4,46.9]]],"cells":[[{"id":1}]],"labels":{"en":"Park"}}}"#
    );
}

#[test]
fn new_takes_nothing_where_much_is_required() {
    assert_eq!(
        body!(SetVenue::builder().venue(VenueInput::new().line("a").city("b"))),
        r#"{"venue":{"line":"a","city":"b"}}"#
    );
}

#[test]
fn examples_have_the_saved_objects() {
    let line = CreateOrder::example().lines.into_iter().next().expect("a line is saved");
    assert_eq!(line.sku.as_deref(), Some("A-1"));
}
