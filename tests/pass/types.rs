#![deny(warnings, missing_docs, unused, clippy::all)]
//! User-defined types, at the top and in folders.

mod phones {
    use super::PhoneNumber;
    use std::collections::HashMap;

    phlo_gen::phlo_collection!(
        "inputs/types.json",
        types = {
            "Top.phone_number" = PhoneNumber,
            "Run.host" = std::net::IpAddr,
            "Run.from" = std::net::IpAddr,
            "Run.by" = String,
            "Run.words" = HashMap<String, u8>,
            "Run.number" = PhoneNumber,
            "RunResponse.from" = std::net::IpAddr,
        },
    );
}

/// A type that is named like an argument.
#[derive(Debug, Clone)]
pub struct PhoneNumber(u64);

impl phlo_gen::__private::serde::Serialize for PhoneNumber {
    fn serialize<S: phlo_gen::__private::serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&format!("+{}", self.0))
    }
}

impl<'de> phlo_gen::__private::serde::Deserialize<'de> for PhoneNumber {
    fn deserialize<D: phlo_gen::__private::serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = <std::string::String as phlo_gen::__private::serde::Deserialize>::deserialize(from)?;
        Ok(PhoneNumber(text.trim_start_matches('+').parse().unwrap_or_default()))
    }
}

fn main() {
    let client = phones::Client::builder().build().expect("nothing is missing");
    let top = phones::Top::builder().phone_number(PhoneNumber(1)).fn_once("a").build();
    let request = client.prepare(&top).expect("it can be sent");
    assert_eq!(request.body().as_bytes(), Some(&b"{\"phone_number\":\"+1\",\"fn_once\":\"a\"}"[..]));

    let here = std::net::IpAddr::from([127, 0, 0, 1]);
    let words = std::collections::HashMap::from([(String::from("a"), 1)]);
    let run =
        client.outer().inner().run().host(here).from(here).by(String::from("b")).words(words).number(PhoneNumber(2));
    let request = client.prepare(&run.build()).expect("it can be sent");
    assert_eq!(request.uri(), "https://phones.example/run/127.0.0.1");
    let body = "{\"from\":\"127.0.0.1\",\"by\":\"b\",\"words\":{\"a\":1},\"number\":\"+2\"}";
    assert_eq!(request.body().as_bytes(), Some(body.as_bytes()));
}
