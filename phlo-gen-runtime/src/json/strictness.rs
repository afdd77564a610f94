//! The reader against serde_json, over JSON that is generated and then damaged.
//!
//! `PROPTEST_CASES=5000000 cargo test --release -p phlo-gen-runtime strictness` runs longer.

use crate::json::{Json, Map, Reader, decode};
use proptest::prelude::*;
use serde_json::Value;

/// JSON texts with unusual spellings of everything.
fn json() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("null".to_owned()),
        Just("true".to_owned()),
        Just("false".to_owned()),
        "-?(0|[1-9][0-9]{0,20})(\\.[0-9]{1,3})?([eE][+-]?[0-9]{1,2})?",
        string(),
    ];
    leaf.prop_recursive(6, 40, 6, |inner| {
        prop_oneof![
            (space(), prop::collection::vec(inner.clone(), 0..6))
                .prop_map(|(space, list)| { format!("[{space}{}{space}]", list.join(&format!("{space},"))) }),
            (space(), prop::collection::vec((string(), inner), 0..6)).prop_map(|(space, members)| {
                let members: Vec<String> =
                    members.into_iter().map(|(name, value)| format!("{name}{space}:{value}")).collect();
                format!("{{{}}}{space}", members.join(","))
            }),
        ]
    })
}

fn string() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-z]{0,4}",
        "[ -!#-\\[\\]-~é😀]{0,4}",
        Just("\\n".to_owned()),
        Just("\\\"".to_owned()),
        Just("\\\\".to_owned()),
        Just("\\/".to_owned()),
        "\\\\u[0-9a-fA-F]{4}",
        "\\\\ud[89ab][0-9a-f]{2}\\\\ud[c-f][0-9a-f]{2}",
    ];
    prop::collection::vec(piece, 0..4).prop_map(|pieces| format!("\"{}\"", pieces.concat()))
}

fn space() -> impl Strategy<Value = String> {
    "[ \t\r\n]{0,2}"
}

/// Bytes that a damaged text gains.
const DAMAGE: &[&str] = &[
    "\"", "\\", "{", "}", "[", "]", ",", ":", "0", "-", "+", ".", "e", "1", "t", "null", "\u{b}", "\u{c}", "\u{a0}",
    "\u{feff}", "\0", "\n", "\u{1f}", "\\u", "d800", "\\ud800", "'", "/", "NaN", " ", "é",
];

fn damaged() -> impl Strategy<Value = String> {
    let edits = prop::collection::vec((any::<prop::sample::Index>(), 0..3_u8, prop::sample::select(DAMAGE)), 0..4);
    (json(), edits).prop_map(|(text, edits)| {
        let mut characters: Vec<char> = text.chars().collect();
        for (at, kind, piece) in edits {
            let at = at.index(characters.len() + 1);
            match kind {
                0 => drop(characters.splice(at..at, piece.chars())),
                1 if at < characters.len() => drop(characters.splice(at..=at, piece.chars())),
                _ => characters.truncate(at),
            }
        }
        characters.into_iter().collect()
    })
}

/// The value of a text, read with the parts of our reader.
fn read(reader: &mut Reader<'_>) -> Result<Value, Box<super::ReadError>> {
    Ok(match reader.peek() {
        b'{' => {
            let mut map = serde_json::Map::new();
            reader.members(&mut |reader, name| {
                map.insert(name.into_owned(), read(reader)?);
                Ok(())
            })?;
            Value::Object(map)
        }
        b'[' => {
            let mut list = Vec::new();
            reader.elements(&mut |reader, _| {
                list.push(read(reader)?);
                Ok(())
            })?;
            Value::Array(list)
        }
        b'"' => Value::String(reader.string()?.into_owned()),
        b't' | b'f' => Value::Bool(reader.boolean()?),
        b'n' => {
            reader.null()?;
            Value::Null
        }
        _ => {
            let text = reader.number()?;
            serde_json::from_str(text).unwrap_or(Value::Null)
        }
    })
}

/// serde_json has no value for a number such as `1e999`; the grammar has.
fn too_large(error: &serde_json::Error) -> bool {
    error.to_string().starts_with("number out of range")
}

fn agree(text: &str) -> Result<(), TestCaseError> {
    let theirs: Result<Value, _> = serde_json::from_str(text);
    let mut reader = Reader::new(text);
    let skipped = reader.skip().and_then(|()| reader.finish());
    let mut reader = Reader::new(text);
    let ours = read(&mut reader).and_then(|value| reader.finish().map(|()| value));
    prop_assert_eq!(skipped.is_ok(), ours.is_ok(), "skip and read differ on {:?}", text);
    prop_assert_eq!(decode::<Json>(text).is_ok(), ours.is_ok());
    match (theirs, ours) {
        (Ok(theirs), Ok(ours)) => {
            prop_assert_eq!(&theirs, &ours);
            if theirs.is_object() {
                let map = decode::<Map<Json>>(text).map_err(|fail| TestCaseError::fail(fail.to_string()))?;
                prop_assert_eq!(map.len(), theirs.as_object().map_or(0, serde_json::Map::len));
            }
        }
        (Err(error), Ok(_)) => prop_assert!(too_large(&error), "only we accept {:?}: {}", text, error),
        (Ok(_), Err(fail)) => prop_assert!(false, "only we refuse {:?}: {}", text, fail),
        (Err(_), Err(_)) => {}
    }
    Ok(())
}

proptest! {
    #[test]
    fn valid_texts_read_alike(text in json()) {
        agree(&text)?;
    }

    #[test]
    fn damaged_texts_are_accepted_as_by_serde_json(text in damaged()) {
        agree(&text)?;
    }

    #[test]
    fn any_text_is_accepted_as_by_serde_json(text in "[\\[\\]{}\",:0-9eE.+\\-truefalsn \\\\u]{0,12}") {
        agree(&text)?;
    }

    #[test]
    fn typed_numbers_read_alike(text in "-?[0-9]{1,21}(\\.[0-9]{1,20})?([eE][+-]?[0-9]{1,3})?") {
        // serde_json takes `-0` for a float; here it is the integer 0.
        if text == "-0" {
            return Ok(());
        }
        // Unlike for serde_json, `1.0` and `1e2` are integers.
        if !text.contains(['.', 'e', 'E']) {
            prop_assert_eq!(decode::<i64>(&text).ok(), serde_json::from_str::<i64>(&text).ok());
            prop_assert_eq!(decode::<u64>(&text).ok(), serde_json::from_str::<u64>(&text).ok());
        }
        let (ours, theirs) = (decode::<f64>(&text).ok(), serde_json::from_str::<f64>(&text).ok());
        // serde_json rounds its last bits differently without its feature `float_roundtrip`; the smallest numbers have few.
        let bits = |ours: f64| (ours.abs() * 4.0 * f64::EPSILON).max(f64::from_bits(4));
        let near = |(ours, theirs): (f64, f64)| (ours - theirs).abs() <= bits(ours);
        prop_assert!(ours.is_some() == theirs.is_some() && ours.zip(theirs).is_none_or(near), "{:?} {:?}", ours, theirs);
    }
}

#[test]
fn nesting_is_limited_as_in_serde_json() {
    for depth in 120..135 {
        for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
            let text = format!("{}1{}", open.repeat(depth), close.repeat(depth));
            assert_eq!(decode::<Json>(&text).is_ok(), serde_json::from_str::<Value>(&text).is_ok(), "{depth}");
        }
    }
}
