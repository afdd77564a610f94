//! Whole numbers that are written with a fraction or an exponent.

use std::borrow::Cow;

/// The longest number of zeros that an exponent may add.
const MOST_ZEROS: usize = 40;

/// The digits of a JSON number that is whole: of `100.0` and of `1e2` they are `100`. `None` if it is not whole.
pub(super) fn whole(text: &str) -> Option<Cow<'_, str>> {
    if !text.contains(['.', 'e', 'E']) {
        return Some(Cow::Borrowed(text));
    }
    let (digits, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let exponent: i32 = exponent.parse().ok()?;
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |digits| ("-", digits));
    let (before, after) = digits.split_once('.').unwrap_or((digits, ""));
    let point = i32::try_from(before.len()).ok()?.checked_add(exponent)?;
    let all = format!("{before}{after}");
    let significant = all.trim_end_matches('0');
    let point = usize::try_from(point.max(0)).ok()?;
    if significant.is_empty() {
        return Some(Cow::Borrowed("0"));
    }
    if significant.len() > point || point > significant.len() + MOST_ZEROS {
        return None;
    }
    let digits = format!("{significant:0<point$}");
    let digits = digits.trim_start_matches('0');
    Some(Cow::Owned(format!("{sign}{}", if digits.is_empty() { "0" } else { digits })))
}

#[cfg(test)]
mod tests {
    use super::whole;

    #[test]
    fn a_number_without_a_fraction_is_whole() {
        for (text, digits) in [
            ("100.0", "100"),
            ("1e2", "100"),
            ("1.50e1", "15"),
            ("-2.00", "-2"),
            ("0.0", "0"),
            ("-0.0e5", "0"),
            ("1200E-2", "12"),
            ("7", "7"),
        ] {
            assert_eq!(whole(text).as_deref(), Some(digits), "{text}");
        }
        for text in ["1.5", "1e-1", "0.001", "1e400", "12E-3", "1e99999999999"] {
            assert_eq!(whole(text), None, "{text}");
        }
    }
}
