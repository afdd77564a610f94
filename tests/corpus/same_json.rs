//! Whether two JSON texts are the same value.

use phlo_gen_core::json::{Json, Kind, parse};
use std::collections::HashMap;

/// Compares them, numbers digit by digit.
///
/// # Errors
/// The place of the first difference.
pub fn same(one: &str, other: &str) -> Result<(), String> {
    let read = |text| parse(text).map_err(|error| error.message);
    differs(&read(one)?, &read(other)?, "$").map_or(Ok(()), Err)
}

fn differs(one: &Json<'_>, other: &Json<'_>, path: &str) -> Option<String> {
    match (&one.kind, &other.kind) {
        (Kind::Array(one), Kind::Array(other)) if one.len() == other.len() => {
            one.iter().zip(other).find_map(|(one, other)| differs(one, other, &format!("{path}[]")))
        }
        (Kind::Object(one), Kind::Object(other)) => {
            // if a name occurs twice, the last value counts, as everywhere
            let one: HashMap<_, _> = one.iter().map(|member| (&*member.name, &member.value)).collect();
            let other: HashMap<_, _> = other.iter().map(|member| (&*member.name, &member.value)).collect();
            let lost = one.iter().find_map(|(name, value)| match other.get(name) {
                Some(other) => differs(value, other, &format!("{path}.{name}")),
                None => Some(format!("{path}.{name} is lost")),
            });
            let more =
                || other.keys().find(|name| !one.contains_key(*name)).map(|name| format!("{path}.{name} is new"));
            lost.or_else(more)
        }
        (one, other) if one == other => None,
        _ => Some(path.to_owned()),
    }
}
