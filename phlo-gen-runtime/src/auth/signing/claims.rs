//! The JSON objects in tokens: compact, with the order of members and the text of numbers preserved.

use serde::de::IgnoredAny;

/// The members of an object.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Claims(Vec<(String, String)>);

impl Claims {
    /// Parses an object; white space alone is an empty object.
    pub(crate) fn read(text: &str) -> Option<Self> {
        if text.trim().is_empty() {
            return Some(Self::default());
        }
        serde_json::from_str::<IgnoredAny>(text).ok()?;
        let mut rest = text.trim().strip_prefix('{')?.strip_suffix('}')?;
        let mut claims = Self::default();
        let (mut depth, mut name, mut part) = (0_usize, None, String::new());
        while let Some(first) = rest.chars().next() {
            let (token, after) = if first == '"' { string(rest) } else { rest.split_at(first.len_utf8()) };
            rest = after;
            match first {
                ':' if depth == 0 => name = Some(std::mem::take(&mut part)),
                ',' if depth == 0 => claims.add(name.take()?, std::mem::take(&mut part))?,
                '"' => part += &respelled(token),
                _ if first.is_ascii_whitespace() => {}
                _ => {
                    depth = match first {
                        '{' | '[' => depth + 1,
                        '}' | ']' => depth.saturating_sub(1),
                        _ => depth,
                    };
                    part.push(first);
                }
            }
        }
        if let Some(name) = name {
            claims.add(name, part)?;
        }
        Some(claims)
    }

    fn add(&mut self, name: String, value: String) -> Option<()> {
        self.set(&serde_json::from_str::<String>(&name).ok()?, value);
        Some(())
    }

    /// Sets the value of a member to this JSON, in its place or at the end.
    pub(crate) fn set(&mut self, name: &str, json: String) {
        match self.0.iter_mut().find(|(other, _)| other == name) {
            Some((_, value)) => *value = json,
            None => self.0.push((name.to_owned(), json)),
        }
    }

    /// Sets the value of a member to this string.
    pub(crate) fn set_text(&mut self, name: &str, text: &str) {
        self.set(name, serde_json::Value::from(text).to_string());
    }

    /// The JSON of a member, unless it is false in JavaScript: `null`, `""`, `0` and `false`.
    #[cfg(feature = "asap")]
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        let (_, value) = self.0.iter().find(|(other, _)| other == name)?;
        Some(value.as_str()).filter(|value| !["null", "\"\"", "0", "false"].contains(value))
    }

    /// The object, compact.
    pub(crate) fn json(&self) -> String {
        let members = self.0.iter().map(|(name, json)| format!("{}:{json}", serde_json::Value::from(name.as_str())));
        format!("{{{}}}", members.collect::<Vec<_>>().join(","))
    }
}

/// The JSON string at the beginning, and the rest.
fn string(text: &str) -> (&str, &str) {
    let mut escaped = false;
    let end = text.char_indices().skip(1).find(|(_, c)| {
        let ends = *c == '"' && !escaped;
        escaped = *c == '\\' && !escaped;
        ends
    });
    text.split_at(end.map_or(text.len(), |(at, _)| at + 1))
}

/// A JSON string with no more escapes than it needs.
fn respelled(string: &str) -> String {
    serde_json::from_str::<String>(string)
        .map_or_else(|_| string.to_owned(), |text| serde_json::Value::from(text).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::Value;

    fn compact(text: &str) -> Option<String> {
        Claims::read(text).map(|claims| claims.json())
    }

    #[test]
    fn an_object_is_made_compact() {
        for (text, json) in [
            ("", "{}"),
            (" \n", "{}"),
            ("{ }", "{}"),
            (
                " { \"b\" : 1.50 , \"a\" : [ 1e3 , { \"x\" : \"a , b : } \\\" \" } ] }",
                r#"{"b":1.50,"a":[1e3,{"x":"a , b : } \" "}]}"#,
            ),
            (
                r#"{"a\u0062": "\u00fc\n\/", "n": null, "big": 123456789012345678901}"#,
                r#"{"ab":"ü\n/","n":null,"big":123456789012345678901}"#,
            ),
            (r#"{"a":1,"b":2,"a":"\\"}"#, r#"{"a":"\\","b":2}"#),
        ] {
            assert_eq!(compact(text).as_deref(), Some(json), "{text}");
        }
    }

    #[test]
    fn a_value_that_is_not_an_object_is_refused() {
        for text in ["[]", "1", "\"{}\"", "{", "{a:1}", "{\"a\":1,}", "{\"a\":{}", "}{", "{} {}"] {
            assert_eq!(compact(text), None, "{text}");
        }
    }

    #[test]
    fn a_member_keeps_its_place() {
        let mut claims = Claims::read(r#"{"alg":"none","kid":"k"}"#).unwrap_or_default();
        claims.set_text("alg", "HS256");
        claims.set("exp", "1".to_owned());
        assert_eq!(claims.json(), r#"{"alg":"HS256","kid":"k","exp":1}"#);
    }

    /// Any JSON that is not nested deeply.
    fn json() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<String>().prop_map(Value::from),
            r#"[{}\[\],:"\\ a]{0,4}"#.prop_map(Value::from),
        ];
        leaf.prop_recursive(3, 24, 4, |inner| {
            let list = proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from);
            let object = proptest::collection::hash_map(".{0,3}", inner, 0..4);
            prop_oneof![list, object.prop_map(|members| Value::Object(members.into_iter().collect()))]
        })
    }

    proptest! {
        #[test]
        fn any_object_keeps_its_value(members in proptest::collection::hash_map(".{0,3}", json(), 0..5)) {
            let object = Value::Object(members.into_iter().collect());
            let spaced = serde_json::to_string_pretty(&object).unwrap();
            prop_assert_eq!(compact(&spaced).unwrap(), object.to_string());
        }

        #[test]
        fn any_text_is_read_or_refused(text in r#"[ \n]?\{?([{}\[\]:,"a1\\ ]|"[a-b]":){0,12}\}?"#) {
            let reads = serde_json::from_str::<serde_json::Map<_, _>>(&text).is_ok() || text.trim().is_empty();
            prop_assert_eq!(Claims::read(&text).is_some(), reads);
        }
    }
}
