//! Which machine type preserves the text of a number.

use super::shape::Shape;

/// The narrowest shape that preserves the text of the number.
pub fn shape(text: &str) -> Shape {
    if is_integer(text) {
        Shape::Integer
    } else if is_float(text) {
        Shape::Float
    } else {
        Shape::Number
    }
}

/// The shape of numbers of two shapes; the unknown adds nothing. What is declared to be whole stays so if all are whole.
pub fn join(one: &Shape, other: &Shape) -> Shape {
    match (one, other) {
        (Shape::Unknown, known) | (known, Shape::Unknown) => known.clone(),
        (Shape::Integer, Shape::Int64) | (Shape::Int64, Shape::Integer) => Shape::Int64,
        (one, other) if one == other => one.clone(),
        _ => Shape::Number,
    }
}

/// Whether an `i64` preserves the text.
pub fn is_integer(text: &str) -> bool {
    text.parse::<i64>().is_ok_and(|value| value.to_string() == text)
}

/// Whether an `f64` preserves the text, written with `{:?}` as the runtime writes it: `1.0`, `1000.0`, `1e16`.
pub fn is_float(text: &str) -> bool {
    text.parse::<f64>().is_ok_and(|value| value.is_finite() && format!("{value:?}") == text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn canonical_i64_text_is_an_integer() {
        for text in ["0", "-5", "42", "9223372036854775807", "-9223372036854775808"] {
            assert_eq!(shape(text), Shape::Integer, "{text}");
        }
    }

    #[test]
    fn text_that_an_f64_writes_back_is_a_float() {
        for text in ["1.0", "0.1", "-2.5", "-0.0", "1000.0", "1e16", "1e-7", "1.5e300"] {
            assert_eq!(shape(text), Shape::Float, "{text}");
        }
    }

    #[test]
    fn any_other_spelling_is_a_number() {
        for text in
            ["-0", "007", "+1", "1e3", "1E16", "1e+16", "1.50", "1e400", "0.1000000000000000055", "NaN", "inf", ""]
        {
            assert_eq!(shape(text), Shape::Number, "{text}");
        }
    }

    #[test]
    fn a_whole_number_beyond_i64_is_a_number() {
        for text in ["9223372036854775808", "18446744073709551615", "123456789012345678901234567890"] {
            assert_eq!(shape(text), Shape::Number, "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_i64_is_an_integer(value: i64) {
            prop_assert_eq!(shape(&value.to_string()), Shape::Integer);
        }

        #[test]
        fn every_finite_f64_is_a_float(value in proptest::num::f64::NORMAL | proptest::num::f64::ZERO) {
            prop_assert_eq!(shape(&format!("{value:?}")), Shape::Float);
        }
    }
}
