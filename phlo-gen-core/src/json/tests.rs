use super::*;
use proptest::prelude::*;

fn comment_of(text: &str, name: &str) -> Option<String> {
    let json = parse_body(text).unwrap();
    let member = json.as_object().unwrap().iter().find(|member| member.name == name).unwrap();
    member.comment.clone()
}

fn error(text: &str) -> (&'static str, usize) {
    let error = parse_body(text).unwrap_err();
    (error.code, error.offset)
}

#[test]
fn a_missing_quote_is_reported_where_its_string_begins() {
    let place = |text: &str| parse(text).map_err(|error| (error.message, error.offset)).unwrap_err();
    let message = "not JSON: a string has no closing quote in its line".to_owned();
    for (text, start) in [
        ("{\n  \"a\": \"x,\n  \"b\": 1\n}", 9),
        ("{\n  \"a\": \"x,\n  \"1\": 1\n}", 9),
        ("{\n  \"a\": \"x,\n  \"true\": 1\n}", 9),
        ("{\n  \"a\": \"say \\\"x,\n  \"b\": 1\n}", 9),
        ("[\n  \"x,\n  \"y\"\n]", 4),
    ] {
        assert_eq!(place(text), (message.clone(), start), "{text}");
    }
    let name = "{\n  \"a: 1,\n  \"b\": 2\n}";
    assert_eq!(place(name), (message, 4));
    // nothing is right behind the quote, which may well be the one that closes the string
    let text = "{\"a\": \"x\ny\" z}";
    assert_eq!(place(text).1, text.find('z').unwrap());
    let text = "{\"a\": \"x\ny\" \"b\": 1}";
    assert_eq!(place(text).0, "not JSON: a comma is missing after this value");
}

#[test]
fn values_have_their_places() {
    let text = r#" {"a": [1, "é"], "b": null}"#;
    let json = parse(text).unwrap();
    let list = json.get("a").unwrap();
    assert_eq!(&text[json.start..json.end], text.trim());
    assert_eq!(&text[list.start..list.end], r#"[1, "é"]"#);
    assert_eq!(&text[list.as_array().unwrap()[1].start..list.as_array().unwrap()[1].end], r#""é""#);
    assert_eq!(json.as_object().unwrap()[1].start, text.find(r#""b""#).unwrap());
}

#[test]
fn numbers_keep_their_text() {
    let json = parse("[1.0, 1e3, 12345678901234567890, -0]").unwrap();
    let texts: Vec<_> = json.as_array().unwrap().iter().map(|number| number.kind.clone()).collect();
    assert_eq!(texts, ["1.0", "1e3", "12345678901234567890", "-0"].map(|text| Kind::Number(text.into())));
}

#[test]
fn the_last_of_two_members_of_one_name_counts() {
    let json = parse(r#"{"a": 1, "a": 2}"#).unwrap();
    assert_eq!(json.as_object().unwrap().len(), 2);
    assert_eq!(json.get("a").unwrap().kind, Kind::Number("2".into()));
}

#[test]
fn escapes_are_resolved() {
    let json = parse(r#""a\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00""#).unwrap();
    assert_eq!(json.as_str(), Some("a\"\\/\u{8}\u{c}\n\r\té😀"));
}

#[test]
fn lone_surrogates_become_replacement_characters() {
    assert_eq!(parse(r#""\ud83d!""#).unwrap().as_str(), Some("\u{fffd}!"));
    assert_eq!(parse(r#""\uDE00""#).unwrap().as_str(), Some("\u{fffd}"));
    assert_eq!(parse(r#""\ud83d\ud83d\ude00""#).unwrap().as_str(), Some("\u{fffd}😀"));
    assert_eq!(parse(r#""\\ud83d""#).unwrap().as_str(), Some("\\ud83d"));
}

#[test]
fn a_byte_order_mark_is_skipped_and_counted() {
    let json = parse("\u{feff}{\"a\": 1}").unwrap();
    assert_eq!(json.start, 3);
    assert_eq!(json.get("a").unwrap().start, 9);
    assert_eq!(parse_body("\u{feff}{{x}}").unwrap().kind, Kind::Variable("x".into()));
    assert_eq!(parse("\u{feff}nope").unwrap_err().offset, 3);
}

#[test]
fn comments_and_trailing_commas_are_read() {
    let json = parse("// a\n[1, /* b */ 2, ] // c").unwrap();
    assert_eq!(json.as_array().unwrap().len(), 2);
    assert!(parse("{\"a\": 1,}").is_ok());
}

#[test]
fn slashes_in_strings_are_no_comment() {
    assert_eq!(parse(r#""http://x/*y*/""#).unwrap().as_str(), Some("http://x/*y*/"));
}

#[test]
fn a_comment_after_a_member_belongs_to_it() {
    let text = "{\n  \"a\": 1, // the a\n  \"b\": 2 /* the b */,\n  \"c\": 3 // the c\n}";
    assert_eq!(comment_of(text, "a").as_deref(), Some("the a"));
    assert_eq!(comment_of(text, "b").as_deref(), Some("the b"));
    assert_eq!(comment_of(text, "c").as_deref(), Some("the c"));
}

#[test]
fn a_comment_right_above_a_member_belongs_to_it() {
    let text = "{\n  // far above\n\n  // one\n  /* two\n   * three */\n  \"a\": 1,\n  \"b\": 2\n}";
    assert_eq!(comment_of(text, "a").as_deref(), Some("one\ntwo\nthree"));
    assert_eq!(comment_of(text, "b"), None);
}

#[test]
fn a_comment_above_a_member_is_not_that_of_the_member_before() {
    let text = "{\"a\": 1, // the a\n// the b\n\"b\": 2}";
    assert_eq!(comment_of(text, "a").as_deref(), Some("the a"));
    assert_eq!(comment_of(text, "b").as_deref(), Some("the b"));
}

#[test]
fn a_member_in_a_comment_is_no_comment_on_the_next() {
    let text = "{\n  \"a\": 1,\n  // the old one\n  // \"size\" : 2,\n  \"b\": 2,\n  // \"x\" or \"y\"\n  \"c\": 3\n}";
    assert_eq!(comment_of(text, "a"), None);
    assert_eq!(comment_of(text, "b"), None);
    assert_eq!(comment_of(text, "c").as_deref(), Some("\"x\" or \"y\""));
}

#[test]
fn a_comment_about_a_member_by_its_name_is_a_comment() {
    let of = |comment: &str| comment_of(&format!("{{\n  \"a\": 1,\n  {comment}\n  \"b\": 2\n}}"), "b");
    assert_eq!(of("// \"b\": the size of the bed").as_deref(), Some("\"b\": the size of the bed"));
    assert_eq!(of("// \"left\": \"right\" or \"none\"").as_deref(), Some("\"left\": \"right\" or \"none\""));
    // another value of the member leaves it what is said of it
    assert_eq!(of("// The size. Größe.\n  // \"b\": 3,").as_deref(), Some("The size. Größe."));
    for code in ["// \"b\": 3,", "// \"c\": {", "/* \"c\": [1, 2], */", "// The old one.\n  // \"c\": \"é\""] {
        assert_eq!(of(code), None, "{code}");
    }
}

#[test]
fn a_comment_between_two_members_of_a_line_belongs_to_the_second() {
    let text = r#"{"a": 1, /* the b */ "b": 2}"#;
    assert_eq!(comment_of(text, "a"), None);
    assert_eq!(comment_of(text, "b").as_deref(), Some("the b"));
}

#[test]
fn comments_below_their_members_are_recognized() {
    let below = "{\n\"a\": 1, // the a\n\"b\": 2,\n/* the\n b */\n\"c\": 3, // the c\n\"d\": 4\n// the d\n}";
    for (name, said) in [("a", "the a"), ("b", "the\nb"), ("c", "the c"), ("d", "the d")] {
        assert_eq!(comment_of(below, name).as_deref(), Some(said), "{name}");
    }
    // without one behind the last member each is above what it describes
    let one = "{\n\"größe\": 1,\n// die Größe\n\"b\": 2 // the b\n}";
    assert_eq!(comment_of(one, "größe"), None);
    assert_eq!(comment_of(one, "b").as_deref(), Some("die Größe\nthe b"));
    // nor does a remark at the end tell, if a member has no comment
    let remark = "{\"name\": \"x\",\n// in cm\n\"size\": 2,\n\"height\": 3\n// more members are allowed\n}";
    assert_eq!(comment_of(remark, "name"), None);
    assert_eq!(comment_of(remark, "size").as_deref(), Some("in cm"));
    assert_eq!(comment_of("{\"p\": \"x\"\n  /* the session */\n}", "p").as_deref(), Some("the session"));
    // two lines behind the last member, and a list before the first
    let lines = "{\"l\": [\n1\n],\n// the list\n\"p\": 2\n// one\n// two\n}";
    assert_eq!(comment_of(lines, "l").as_deref(), Some("the list"));
    assert_eq!(comment_of(lines, "p").as_deref(), Some("one\ntwo"));
}

#[test]
fn comments_above_their_members_stay_there() {
    // the first member has one above it
    let first = "{\n// the a\n\"a\": 1,\n// the b\n\"b\": 2, // number\n\"c\": 3\n// that is all\n}";
    assert_eq!(comment_of(first, "a").as_deref(), Some("the a"));
    assert_eq!(comment_of(first, "b").as_deref(), Some("the b\nnumber"));
    assert_eq!(comment_of(first, "c"), None);
    // there is an empty line, another comment on the member before, or nothing that tells
    let apart = "{\n\"a\": 1,\n\n// the b\n\"b\": 2 // number\n}";
    assert_eq!(comment_of(apart, "b").as_deref(), Some("the b\nnumber"));
    let twice = "{\n\"a\": 1, // the a\n// the b\n\"b\": 2 // number\n}";
    assert_eq!(comment_of(twice, "b").as_deref(), Some("the b\nnumber"));
    let nothing = "{\n\"a\": 1,\n// the b\n\"b\": 2\n}";
    assert_eq!(comment_of(nothing, "b").as_deref(), Some("the b"));
    // a member that is taken out describes none
    let out = "{\n\"a\": 1\n// \"b\": 2\n}";
    assert_eq!(comment_of(out, "a"), None);
}

#[test]
fn the_head_of_a_body_is_before_it_or_above_an_empty_line() {
    for text in [
        "/* Adds a plant. */\n{\"a\": 1}",
        "\u{feff} // Adds a plant.\n\n[1]",
        "{\n  // Adds a plant.\n\n  \"a\": 1\n}",
        "{\n  // Adds a plant.\r\n\r\n  // the a\r\n  \"a\": 1\n}",
    ] {
        assert_eq!(head_comment(text).as_deref(), Some("Adds a plant."), "{text}");
    }
    assert_eq!(head_comment("// 一\n/* 二 */ {}").as_deref(), Some("一\n二"));
    for text in [
        "{\n// the a\n\"a\": 1}",
        "{ /* a */ \"a\": 1}",
        "/* {\"a\": 2} */ {\"a\": 1}",
        "// ----\n{}",
        "// a",
        "/* a {",
        "é",
    ] {
        assert_eq!(head_comment(text), None, "{text}");
    }
}

#[test]
fn a_comment_within_a_member_belongs_to_it() {
    assert_eq!(comment_of(r#"{"a": /* x */ "y"}"#, "a").as_deref(), Some("x"));
    assert_eq!(comment_of("{\"a\": { // x\n\"b\": 1}}", "a").as_deref(), Some("x"));
    assert_eq!(comment_of("{\"a\": [ // x\n1]}", "a").as_deref(), Some("x"));
}

#[test]
fn bare_variables_are_values() {
    let text = r#"{"a": {{n}}, "b": [{{ x y }}, {{a{{n}}}}], "c": "{{text}}"}"#;
    let json = parse_body(text).unwrap();
    let variable = json.get("a").unwrap();
    assert_eq!(variable.kind, Kind::Variable("n".into()));
    assert_eq!(&text[variable.start..variable.end], "{{n}}");
    let list = json.get("b").unwrap().as_array().unwrap();
    assert_eq!(list[0].kind, Kind::Variable(" x y ".into()));
    assert_eq!(list[1].kind, Kind::Variable("a{{n}}".into()));
    assert_eq!(json.get("c").unwrap().as_str(), Some("{{text}}"));
    assert_eq!(parse_body("{{body}}").unwrap().kind, Kind::Variable("body".into()));
    assert_eq!(parse_body(r#"{"a":{"b":{{n}}}}"#).unwrap().get("a").unwrap().get("b").unwrap().end, 15);
}

#[test]
fn names_of_variables_may_hold_any_letters() {
    assert_eq!(parse_body("[{{ключ}}]").unwrap().as_array().unwrap()[0].kind, Kind::Variable("ключ".into()));
}

#[test]
fn variables_in_comments_are_comments() {
    assert!(parse_body("{\"a\": 1 // {{x}} \"\n /* {{ */ }").is_ok());
}

#[test]
fn variables_are_no_part_of_anything_else() {
    assert_eq!(error("[{{a}}1]"), ("not-json", 6));
    assert_eq!(error("[1{{a}}]"), ("not-json", 2));
    assert_eq!(error("[{{a}}{{b}}]"), ("not-json", 6));
    assert_eq!(error(r#"{{{a}}: 1}"#), ("not-json", 1));
    assert_eq!(error(r#"{ {{a}}: 1}"#), ("not-json", 2));
    assert!(parse(r#"{"a": {{n}}}"#).is_err());
}

#[test]
fn an_error_has_the_place_of_the_first_invalid_token() {
    assert_eq!(error(""), ("not-json", 0));
    assert_eq!(error("{\"a\" 1}"), ("not-json", 5));
    assert_eq!(error("{\"a\": 1 \"b\": 2}"), ("not-json", 7), "after the value that lacks a comma");
    assert_eq!(error("{a: 1}"), ("not-json", 1));
    assert_eq!(error("[1,,2]"), ("not-json", 3));
    assert_eq!(error("[1] 2"), ("not-json", 4));
    assert_eq!(error("['a']"), ("not-json", 1));
    assert_eq!(error("[0x1]"), ("not-json", 1));
    assert_eq!(error("[NaN]"), ("not-json", 1));
    assert_eq!(error("[007]"), ("not-json", 2));
    assert_eq!(error("[\"a"), ("not-json", 1));
    assert_eq!(error("[1 /* "), ("not-json", 3));
    assert_eq!(error("[1"), ("not-json", 2));
}

#[test]
fn deep_nesting_is_refused_and_not_a_crash() {
    let deep = parser::MAX_DEPTH;
    let text = format!("{}1{}", "[".repeat(deep), "]".repeat(deep));
    assert!(parse(&text).is_ok());
    assert_eq!(error(&"[".repeat(deep + 1)), ("too-deep", deep + 1));
    assert_eq!(error(&"{\"a\":".repeat(100_000)).0, "too-deep");
    assert_eq!(error(&"{{".repeat(100_000)).0, "not-json");
}

fn json_value() -> impl Strategy<Value = serde_json::Value> {
    use serde_json::Value;
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 40, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::vec((any::<String>(), inner), 0..6).prop_map(|members| members.into_iter().collect()),
        ]
    })
}

fn same(ours: &Json, theirs: &serde_json::Value) -> bool {
    use serde_json::Value;
    match (&ours.kind, theirs) {
        (Kind::Null, Value::Null) => true,
        (Kind::Boolean(ours), Value::Bool(theirs)) => ours == theirs,
        (Kind::Number(ours), Value::Number(theirs)) => *ours == theirs.to_string(),
        (Kind::String(ours), Value::String(theirs)) => ours == theirs,
        (Kind::Array(ours), Value::Array(theirs)) => {
            ours.len() == theirs.len() && ours.iter().zip(theirs).all(|(ours, theirs)| same(ours, theirs))
        }
        (Kind::Object(members), Value::Object(theirs)) => {
            members.len() == theirs.len() && theirs.iter().all(|(name, theirs)| same(ours.get(name).unwrap(), theirs))
        }
        _ => false,
    }
}

proptest! {
    #[test]
    fn text_written_by_serde_json_is_read_as_the_same_value(value in json_value()) {
        let text = serde_json::to_string_pretty(&value).unwrap();
        prop_assert!(same(&parse(&text).unwrap(), &value));
        prop_assert!(same(&parse_body(&text).unwrap(), &value));
    }

    #[test]
    fn text_that_serde_json_reads_is_read(text in r#"[\[\]{}",:0-9eE.\-+truefalsn \\/u\n]{0,20}"#) {
        if let Ok(value) = serde_json::from_str::<serde_json::Value>(&text) {
            let ours = parse(&text);
            prop_assert!(ours.is_ok(), "{text:?} {value} {ours:?}");
        }
    }

    #[test]
    fn no_text_panics(text in any::<String>(), tokens in r#"[\[\]{}",:0-9eE.\-+truefalsn \\/*udD8é\u{feff}\n]{0,60}"#) {
        let _ = (parse(&text), parse_body(&text), parse(&tokens), parse_body(&tokens));
    }

    #[test]
    fn no_piece_of_json_panics(value in json_value(), from in 0usize..200, to in 0usize..200) {
        let text = format!("{{\"a\": {{{{x}}}}, // c\n\"b\": {value}}}");
        let piece: String = text.chars().skip(from).take(to).collect();
        if let Ok(json) = parse_body(&piece) {
            prop_assert!(piece.get(json.start..json.end).is_some());
        }
    }
}

#[test]
fn a_message_repeats_no_word_that_may_be_a_secret() {
    let message = |text: &str| parse(text).unwrap_err().message;
    assert_eq!(message("{\"a\": swordfish\n}"), "not JSON: expected a value, found a word");
    assert_eq!(message("{\"a\": 12 swordfish\n}"), "not JSON: expected `,` or `}`, found a word");
    assert_eq!(message("{\"a\": True\n}"), "not JSON: expected a value, found `True`");
    let in_body = |text: &str| parse_body(text).unwrap_err().message;
    assert_eq!(in_body("{Vendor: 1}"), "not JSON: expected a name in quotes, or `}`, found `Vendor`");
    assert_eq!(in_body("{hunter2: 1}"), "not JSON: expected a name in quotes, or `}`, found a word");
    assert_eq!(message("[,]"), "not JSON: expected a value, found `,`");
    assert_eq!(message("[1] 8374"), "not JSON: expected the end of the text, found a number");
}
