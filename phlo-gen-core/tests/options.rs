//! The effects of the macro's options, and their errors.

use phlo_gen_core::api::Type;
use phlo_gen_core::collection;
use phlo_gen_core::emit::{Emission, emit};
use phlo_gen_core::generate::{Document, generate};
use phlo_gen_core::lower::{Lowered, Options, lower};

const GARDEN: &str = r#"{ "info": { "name": "Garden" }, "item": [
    { "name": "Beds", "item": [
        { "name": "Get a bed", "request": { "method": "GET", "url": "https://garden.example/beds/:id" } },
        { "name": "List beds", "request": { "method": "GET", "url": "https://garden.example/beds" } }
    ] }
] }"#;

fn lowered(options: &Options) -> Lowered {
    lower(&collection::read(GARDEN).expect("the collection is read"), None, options)
}

fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
}

fn option_errors(options: &Options) -> Vec<String> {
    lowered(options).option_errors.into_iter().map(|error| format!("{}: {}", error.option, error.message)).collect()
}

#[test]
fn an_argument_of_the_path_may_have_a_type_of_the_user() {
    let options = Options { types: pairs(&[("GetABed.id", "Bed")]), ..Options::default() };
    let Lowered { api, option_errors, .. } = lowered(&options);
    assert_eq!(option_errors, []);
    assert_eq!(api.root.folders[0].items[0].arguments[0].ty, Type::Custom("Bed".to_owned()));
}

#[test]
fn a_folder_is_removed_with_its_last_item() {
    let collection = r#"{ "info": { "name": "Garden" }, "item": [
        { "name": "Chapter", "description": "How to garden.", "item": [] },
        { "name": "Beds", "item": [{ "name": "Old beds", "item": [{ "name": "Get", "request": "https://h.example/a" }] }] },
        { "name": "Rows", "item": [{ "name": "Get", "request": "https://h.example/b" }] }
    ] }"#;
    let collection = collection::read(collection).expect("the collection is read");
    let folders = |options: &Options| {
        let root = lower(&collection, None, options).api.root;
        assert_eq!(root.entries().count(), root.folders.len());
        root.folders.into_iter().map(|folder| folder.module).collect::<Vec<_>>()
    };
    assert_eq!(folders(&Options { skip: vec!["Beds/**".into()], ..Options::default() }), ["chapter", "rows"]);
    assert_eq!(folders(&Options { only: vec!["Beds/**".into()], ..Options::default() }), ["chapter", "beds"]);
}

#[test]
fn an_item_takes_a_name_that_is_free() {
    let options = Options { rename: pairs(&[("Beds/Get a bed", "bed")]), ..Options::default() };
    let Lowered { api, option_errors, .. } = lowered(&options);
    assert_eq!(option_errors, []);
    assert_eq!(api.root.folders[0].items[0].method_name, "bed");
}

#[test]
fn a_name_that_no_method_can_have_is_refused() {
    for (name, usable) in
        [("not valid", "not_valid"), ("fn", "fn_"), ("CamelCase", "camel_case"), ("2nd", "second"), ("", "item")]
    {
        let options = Options { rename: pairs(&[("Beds/Get a bed", name)]), ..Options::default() };
        let option_errors = lowered(&options).option_errors;
        let messages: Vec<_> =
            option_errors.iter().map(|error| (error.message.as_str(), error.help.as_deref())).collect();
        let message = format!("`{name}` cannot be the name of a method");
        assert_eq!(messages, [(message.as_str(), Some(format!("write `{usable}`").as_str()))]);
    }
}

#[test]
fn a_name_that_another_has_is_refused() {
    let rename = |names| option_errors(&Options { rename: pairs(names), ..Options::default() });
    assert_eq!(
        rename(&[("Beds/Get a bed", "bed"), ("Beds/List beds", "bed")]),
        ["rename: `Beds/List beds` cannot be called `bed`: `Beds/Get a bed` has that name"]
    );
    assert_eq!(
        rename(&[("Beds/List beds", "get_a_bed")]),
        ["rename: `Beds/List beds` cannot be called `get_a_bed`: `Beds/Get a bed` has that name"]
    );
    assert_eq!(
        rename(&[("Beds/Get a bed", "list_beds")]),
        ["rename: `Beds/Get a bed` cannot be called `list_beds`: `Beds/List beds` has that name"]
    );
    assert_eq!(rename(&[("Beds/Get a bed", "list_beds"), ("Beds/List beds", "get_a_bed")]), [""; 0]);
    assert_eq!(
        rename(&[("Beds/List beds", "clone")]),
        [
            "rename: `Beds/List beds` cannot be called `clone`: another entry of the folder or generated code itself has that name"
        ]
    );
}

#[test]
fn traits_that_all_structs_derive_are_refused_and_derived_once() {
    let derive: Vec<String> = ["Debug", "std::clone::Clone", "PartialEq"].map(str::to_owned).to_vec();
    let options = Options { derive: derive.clone(), ..Options::default() };
    assert_eq!(
        option_errors(&options),
        ["derive: all structs derive `Debug` already", "derive: all structs derive `std::clone::Clone` already"]
    );
    let document = Document::new("garden.json", GARDEN);
    let generated = generate(&document, None, &options, &Emission { derive, ..Emission::default() });
    assert!(generated.source.contains("#[derive(PartialEq)]"), "{}", generated.source);
}

#[test]
fn traits_that_no_struct_can_derive_are_refused_with_what_is_missing() {
    let errors = |derive: &[&str]| {
        let derive = derive.iter().copied().map(str::to_owned).collect();
        option_errors(&Options { derive, ..Options::default() })
    };
    assert_eq!(errors(&["Copy"]), ["derive: `Copy` cannot be derived: most structs hold strings"]);
    assert_eq!(errors(&["Eq", "Hash"]), ["derive: `Eq` cannot be derived without `PartialEq`"]);
    assert_eq!(
        errors(&["std::cmp::Ord", "PartialEq"]),
        ["derive: `std::cmp::Ord` cannot be derived without `Eq` and `PartialOrd`"]
    );
    assert_eq!(errors(&["Eq", "PartialOrd", "Ord", "PartialEq", "Hash"]), [""; 0]);
}

#[test]
fn traits_that_all_structs_implement_are_not_derived() {
    let collection = r#"{ "info": { "name": "Garden" }, "item": [
        { "name": "Get", "request": "https://h.example/a", "response": [{ "code": 200, "body": "{\"id\": 1}" }] }
    ] }"#;
    let api = lower(&collection::read(collection).expect("the collection is read"), None, &Options::default()).api;
    let derive = vec!["PartialEq".to_owned(), "serde::Serialize".to_owned()];
    let source = emit(&api, &Emission { derive, ..Emission::default() });
    let objects: Vec<&str> = source.split("__::object! {").skip(1).collect();
    assert!(!objects.is_empty() && source.contains("#[derive(PartialEq, serde::Serialize)]"), "{source}");
    let before_name = |object: &&str| object.split_once(" {").map_or(String::new(), |(head, _)| head.to_owned());
    assert!(objects.iter().map(before_name).all(|head| !head.contains("Serialize") && head.contains("PartialEq")));
}

#[test]
fn a_type_of_the_user_is_used_for_all_texts_of_its_format() {
    let collection = r#"{ "info": { "name": "Garden" }, "item": [{ "name": "Bed", "request": {
        "url": { "raw": "https://h.example/:id?since=2024-05-01T00:00:00Z&day=2024-05-01",
            "query": [{ "key": "since", "value": "2024-05-01T00:00:00Z" }, { "key": "day", "value": "2024-05-01" }],
            "variable": [{ "key": "id", "value": "0189c1f2-7b4e-7e2a-9d50-3b7f1b0a6f11" }] } },
        "response": [{ "code": 200, "body": "{\"at\": [\"2024-05-01T00:00:00Z\"], \"mixed\": \"2024-05-01T00:00:00Z\"}" },
            { "code": 200, "body": "{\"at\": [null, \"<dateTime>\"], \"mixed\": \"now\"}" }] }] }"#;
    let collection = collection::read(collection).expect("the collection is read");
    let options = |types: &[(&str, &str)]| Options { types: pairs(types), ..Options::default() };
    let lowered = lower(&collection, None, &options(&[("date-time", "Moment"), ("Bed.day", "Day")]));
    assert_eq!(lowered.option_errors, []);
    let source = emit(&lowered.api, &Emission::default());
    for member in [
        "0 id \"id\": __::Text",
        "1 since \"since\": __::Option<__::ViaSerde<__T0>>",
        "2 day \"day\": __::Option<__::ViaSerde<__T1>>",
        "0 at \"at\": __::Vec<__::Option<__::ViaSerde<__T0>>>;",
        "1 mixed \"mixed\": __::String;",
    ] {
        assert!(source.contains(member), "{member}: {source}");
    }
    let plain = emit(&lower(&collection, None, &Options::default()).api, &Emission::default());
    assert!(!plain.contains("__::ViaSerde<"), "{plain}");
    let option_errors = lower(&collection, None, &options(&[("uri", "Link")])).option_errors;
    assert_eq!(option_errors.len(), 1, "{option_errors:?}");
}

#[test]
fn a_type_for_an_item_that_is_not_renamed_is_no_second_error() {
    let types = pairs(&[("Cot.id", "Own"), ("CotResponse.id", "Own"), ("Crib.id", "Own")]);
    let options = Options { rename: pairs(&[("Beds/Get a bedd", "cot")]), types, ..Options::default() };
    assert_eq!(
        option_errors(&options),
        ["rename: there is no item `Beds/Get a bedd`", "types: there is no member `Crib.id`"]
    );
}

#[test]
fn a_type_for_a_format_that_does_not_exist_names_those_that_do() {
    let error = |given: &str| {
        let options = Options { types: pairs(&[(given, "Own")]), ..Options::default() };
        lowered(&options).option_errors.remove(0).to_string()
    };
    assert_eq!(error("datetime"), "there is no member or format `datetime`\nhelp: did you mean `date-time`?");
    assert_eq!(error("uri"), "no string has the format `uri`");
    let forms = "a member is written `Type.member`, and the formats are `date-time`, `date`, `uuid`, `uri`";
    assert_eq!(error("Money"), format!("there is no member or format `Money`\nhelp: {forms}"));
}

#[test]
fn types_are_no_errors_where_another_error_leaves_no_item() {
    let options =
        |only: &str| Options { only: vec![only.to_owned()], types: pairs(&[("Crib.id", "Own")]), ..Options::default() };
    let errors = option_errors(&options("Bedds/**"));
    assert!(errors.len() == 1 && errors[0].starts_with("only: "), "{errors:?}");
    assert_eq!(option_errors(&options("Beds/**")), ["types: there is no member `Crib.id`"]);
}

#[test]
fn only_generated_types_are_suggested_for_a_member() {
    let text = std::fs::read_to_string("../collections/features/nested.json").expect("it can be read");
    let collection = collection::read(&text).expect("the collection is read");
    let source = emit(&lower(&collection, None, &Options::default()).api, &Emission::default());
    let suggested = |given: &str| {
        let options = Options { types: pairs(&[(given, "Own")]), ..Options::default() };
        let help = lower(&collection, None, &options).option_errors.first().and_then(|error| error.help.clone());
        help.and_then(|help| Some(help.split('`').nth(1)?.to_owned()))
    };
    assert_eq!(suggested("CustomrInput.email").as_deref(), Some("CustomerInput.email"));
    // so the type was named before it was shared
    for given in ["CreateOrderCustomr.email", "CreateOrderCustomer.emial", "QuoteCustomr.email", "CreateOrderLine.skuu"]
    {
        let suggested = suggested(given).unwrap_or_else(|| panic!("{given}: nothing is suggested"));
        let (ty, _) = suggested.split_once('.').expect("a type and a member");
        let is_generated = [" {", ","].iter().any(|after| source.contains(&format!(" {ty}{after}")));
        assert!(is_generated, "{given}: {suggested}");
    }
}
