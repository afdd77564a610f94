//! The names of types and of variants.

use super::{api, item, types};
use phlo_gen_core::api::{Api, Definition, Type};
use serde_json::json;

#[test]
fn a_new_member_of_a_body_renames_no_request() {
    let api = api(json!([
        item("Create customer", r#"{"address": {"city": "a"}}"#, ""),
        item("Create customer address", "{}", ""),
    ]));
    assert_eq!(api.root.items[0].request, "CreateCustomer");
    assert_eq!(shared(&api), ["AddressInput"]);
    assert_eq!(api.root.items[1].request, "CreateCustomerAddress");
}

#[test]
fn a_new_member_of_a_body_renames_no_response() {
    let api = api(json!([item("Create", r#"{"response": {"city": "a"}}"#, r#"[{"id": 1}]"#)]));
    assert_eq!(types(&api.root.items[0]), ["CreateResponse"]);
    assert!(matches!(&api.root.items[0].response, Type::Named(path) if path.name == "CreateResponse"));
}

/// The names of the types that are in no item.
fn shared(api: &Api) -> Vec<&str> {
    api.types.iter().map(|shared| shared.definition.name()).collect()
}

/// The variants of an enum of these values, with their values.
fn variants(values: &[&str]) -> Vec<(String, String)> {
    let texts: Vec<String> = values.iter().map(|value| format!("`{value}`")).collect();
    let query = json!([{ "key": "sort", "value": "", "description": format!("One of {}", texts.join(", ")) }]);
    let url = json!({ "raw": "https://shop.example/s", "protocol": "https", "host": ["shop", "example"], "path": ["s"], "query": query });
    let api = api(json!([{ "name": "Search", "request": { "method": "GET", "url": url } }]));
    let choice = api.root.items[0].types.iter().find_map(|definition| match definition {
        Definition::Choice(choice) => Some(choice.variants.clone()),
        _ => None,
    });
    choice.unwrap_or_default()
}

#[test]
fn variants_say_their_value_in_any_order() {
    let forwards = ["created", "-created", "+1", "-1", "gpt-3.5", "gpt_3_5", "asc", "ASC"];
    let names = ["Created", "MinusCreated", "Plus1", "Minus1", "Gpt3_5", "Gpt3Underscore5", "AscLower", "AscUpper"];
    let mut found = variants(&forwards);
    assert_eq!(
        found,
        std::iter::zip(names, forwards).map(|(name, value)| (name.to_owned(), value.to_owned())).collect::<Vec<_>>()
    );
    let mut backwards = forwards;
    backwards.reverse();
    found.reverse();
    assert_eq!(variants(&backwards), found);
    assert_eq!(variants(&forwards[..5])[4].0, "Gpt3_5", "it does not depend on the others");
}

#[test]
fn deeply_nested_json_is_any_json() {
    let deep = format!("{}1{}", "{\"a\": [".repeat(60), "]}".repeat(60));
    let api = api(json!([item("Dig", &deep, &deep)]));
    let of_item = api.root.items[0].types.iter();
    let definitions: Vec<&Definition> = of_item.chain(api.types.iter().map(|shared| &shared.definition)).collect();
    assert_eq!(definitions.len(), 32);
    let is_json = |definition: &&Definition| matches!(definition, Definition::Object(object) if object.members.iter().any(|member| holds_json(&member.ty)));
    assert!(definitions.iter().any(is_json));
}

fn holds_json(ty: &Type) -> bool {
    match ty {
        Type::Json => true,
        Type::List(inner) | Type::Optional(inner) => holds_json(inner),
        _ => false,
    }
}

#[test]
fn an_element_has_the_name_of_its_list() {
    let body =
        r#"{"event": [{"at": 1}], "formsOfPayment": [{"iban": "a"}], "data": [{"n": 1}], "skus": [{"sku": "b"}]}"#;
    let api = api(json!([item("Create", body, r#"[{"id": 1}]"#)]));
    assert_eq!(types(&api.root.items[0]), ["CreateResponse"]);
    assert_eq!(shared(&api), ["EventInput", "FormOfPaymentInput", "CustomerInput", "SkuInput", "Customer"]);
}

#[test]
fn a_namespace_is_no_part_of_a_type() {
    let body = r#"{"shop-bfd:table": {"a": 1}, "x:entry": {"b": 1}, "y:entry": {"c": 1}}"#;
    let api = api(json!([item("Create", body, "")]));
    assert_eq!(shared(&api), ["TableInput", "CustomerEntryInput"]);
}

#[test]
fn members_named_with_filler_words_are_a_map() {
    let body = r#"{"fields": {"deserunt_ad": {"max": 1}, "ut20": {"max": 2}}}"#;
    let api = api(json!([item("Create", body, "")]));
    let ty = &api.root.items[0].arguments[0].ty;
    assert!(matches!(ty, Type::Map(_)), "{ty:?}");
}
