//! Resolves plain scalars by YAML's core schema.

use crate::json::{Kind, is_number};
use std::borrow::Cow;

/// The value of a scalar without quotes and without a tag. `yes`, `no`, `on` and dates are text.
pub fn plain(text: Cow<'_, str>) -> Kind<'_> {
    match &*text {
        "" | "~" | "null" | "Null" | "NULL" => Kind::Null,
        "true" | "True" | "TRUE" => Kind::Boolean(true),
        "false" | "False" | "FALSE" => Kind::Boolean(false),
        _ if is_number(&text) => Kind::Number(text),
        _ => match number(&text) {
            Some(number) => Kind::Number(Cow::Owned(number)),
            None => Kind::String(text),
        },
    }
}

/// The JSON text of a number that is not written as in JSON: `0x1F`, `0o17`, `007`, `+1`, `.5`. Infinity and NaN,
/// which JSON does not have, stay text.
fn number(text: &str) -> Option<String> {
    let without_sign = |digits: &&str| !digits.starts_with('+');
    let digits_after = |prefix: &str| text.strip_prefix(prefix).filter(without_sign);
    let radix = |prefix: &str, radix| u64::from_str_radix(digits_after(prefix)?, radix).ok();
    if let Some(integer) = radix("0x", 16).or_else(|| radix("0o", 8)) {
        return Some(integer.to_string());
    }
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let (mantissa, exponent) = match digits.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, format!("e{exponent}")),
        None => (digits, String::new()),
    };
    let (integer, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    if integer.is_empty() && fraction.is_empty() || integer.starts_with('-') {
        return None;
    }
    let integer = match integer.trim_start_matches('0') {
        "" => "0",
        integer => integer,
    };
    let point = if fraction.is_empty() { "" } else { "." };
    Some(format!("{sign}{integer}{point}{fraction}{exponent}")).filter(|number| is_number(number))
}
