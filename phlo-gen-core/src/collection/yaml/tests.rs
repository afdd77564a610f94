use super::parse;
use crate::json::{Json, Kind, compact};

fn json(text: &str) -> String {
    compact(&parse(text, 0).unwrap_or_else(|error| panic!("{text:?}: {}", error.message)))
}

fn refused(text: &str) -> (String, usize) {
    match parse(text, 0) {
        Ok(value) => panic!("{text:?} is {}", compact(&value)),
        Err(error) => {
            assert!(error.help.is_some() && error.offset <= text.len(), "{error:?}");
            (error.message, error.offset)
        }
    }
}

#[test]
fn plain_scalars_follow_the_core_schema() {
    let list = "[yes, no, on, null, ~, true, False, 2026-11-28, 12:30, 1_000, .inf, NaN, 1, -0.5, 1e3]";
    let read = r#"["yes","no","on",null,null,true,false,"2026-11-28","12:30","1_000",".inf","NaN",1,-0.5,1e3]"#;
    assert_eq!(json(list), read);
    assert_eq!(json("[007, +1, .5, 5., 0x1F, 0o17, 1.e2, -00]"), "[7,1,0.5,5,31,15,1e2,-0]");
    assert_eq!(json("[0x+1, 0o-7, +-1, -+1, 0x, .e1]"), r#"["0x+1","0o-7","+-1","-+1","0x",".e1"]"#);
    assert_eq!(json("['1', \"true\", !!str 1, ! 1]"), r#"["1","true","1","1"]"#);
    assert_eq!(json("a:\nb: ''"), r#"{"a":null,"b":""}"#);
    assert_eq!(json("1: a\ntrue: b\n~: c"), r#"{"1":"a","true":"b","":"c"}"#);
}

#[test]
fn all_styles_of_text_are_read() {
    assert_eq!(json("a: |-\n  x\n   y\n\n"), r#"{"a":"x\n y"}"#);
    assert_eq!(json("a: |+\n  x\n\nb: |\n  y"), r#"{"a":"x\n\n","b":"y\n"}"#);
    assert_eq!(json("a: >-\n  x\n  y\n\n  z"), r#"{"a":"x y\nz"}"#);
    assert_eq!(json("a: x\n  y\nb: 'it''s'"), r#"{"a":"x y","b":"it's"}"#);
    assert_eq!(json("a: \"{\\r\n\n  \\  \\\"b\\\"\\\n  c\""), r#"{"a":"{\r\n  \"b\"c"}"#);
    assert_eq!(json("a: |\r\n  x\r\n  y\r\n"), r#"{"a":"x\ny\n"}"#);
    assert_eq!(json("\u{feff}a: b # c"), r#"{"a":"b"}"#);
    assert_eq!(json("a: http://h/a?b=c#d\nb: {x: {y: z}}"), r#"{"a":"http://h/a?b=c#d","b":{"x":{"y":"z"}}}"#);
}

#[test]
fn what_yaml_1_2_refuses_is_refused_at_its_place() {
    assert_eq!(refused("a: b\na: c").1, 5);
    assert_eq!(refused("x:\n  a: b\n  'a': c").1, 12);
    assert_eq!(refused("a: b\n---\nb: c").1, 5);
    assert_eq!(refused("a: {{b}}/c").0, "not YAML: the name of a member is a list or a map");
    assert_eq!(refused("a: b: c").1, 4);
    assert_eq!(refused("a:\n\tb: c").1, 4);
    assert_eq!(refused("a: \"x\ny\"").1, 6);
    assert_eq!(refused("a: *b").1, 3);
    assert_eq!(refused("a: [b").1, 3);
    assert_eq!(refused("a: @b").1, 3);
}

#[test]
fn places_count_from_the_start_of_the_file() {
    let text = "é: x\nb:\n  - 'c d'\n  - [e]\n";
    let root = parse(text, 100).unwrap();
    let slice = |value: &Json| text[value.start - 100..value.end - 100].to_owned();
    let Kind::Object(members) = &root.kind else { panic!() };
    assert_eq!(members.iter().map(|member| member.start - 100).collect::<Vec<_>>(), [0, 6]);
    let Kind::Array(values) = &members[1].value.kind else { panic!() };
    assert_eq!(
        (slice(&members[0].value), slice(&values[0]), slice(&values[1])),
        ("x".into(), "'c d'".into(), "[e]".into())
    );
}

#[test]
fn aliases_are_copies_within_a_limit() {
    assert_eq!(json("a: &x {b: [1]}\nc: *x"), r#"{"a":{"b":[1]},"c":{"b":[1]}}"#);
    assert_eq!(json("a: &x b\n<<: {c: d}"), r#"{"a":"b","<<":{"c":"d"}}"#);
    assert!(refused("a: &x [*x]").0.contains("part of the value"));
    let mut bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..20 {
        let inner = vec![format!("*a{}", level - 1); 9].join(", ");
        bomb += &format!("a{level}: &a{level} [{inner}]\n");
    }
    assert!(refused(&bomb).0.contains("too many values"));
    let nested =
        (0..200).map(|level| format!("{}&n{level}\n{}-\n", " ".repeat(level), " ".repeat(level))).collect::<String>();
    let _ = parse(&nested, 0);
}

#[test]
fn deep_and_large_values_are_refused_or_read() {
    for depth in [100, 10_000] {
        let flow = "[".repeat(depth) + &"]".repeat(depth);
        let block = (0..depth).map(|level| format!("{}a:\n", " ".repeat(level))).collect::<String>();
        assert_eq!((parse(&flow, 0).is_ok(), parse(&block, 0).is_ok()), (depth == 100, depth == 100));
        let dashes = "- ".repeat(depth) + "a";
        assert_eq!(parse(&dashes, 0).is_ok(), depth == 100);
    }
    let long = format!("a: '{}'", "x".repeat(1 << 20));
    assert_eq!(json(&long).len(), (1 << 20) + 8);
}
