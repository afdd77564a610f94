//! The score of the query of a request against that of an example.

use phlo_gen_core::lower::references::has_variable;

/// Ten points if all parameters are the same, fewer if only some are; if there are none, one point less for each
/// missing parameter.
pub fn query_score(sent: &[(String, String)], saved: &[(String, String)]) -> i32 {
    if sent.is_empty() && saved.is_empty() {
        return 10;
    }
    let mut left: Vec<&(String, String)> = sent.iter().collect();
    let (mut halves, mut missing) = (0, 0);
    for (key, value) in saved {
        let equal = left.iter().position(|(k, v)| k == key && (v == value || has_variable(value)));
        match equal.or_else(|| left.iter().position(|(k, _)| k == key)) {
            Some(at) => {
                left.remove(at);
                halves += if equal.is_some() { 2 } else { 1 };
            }
            None => missing += 1,
        }
    }
    let missing = missing + left.len();
    let rows = saved.len() + left.len();
    let points = if halves == 0 { -to_i32(missing.min(10)) } else { to_i32(10 * halves) / to_i32(2 * rows) };
    points.clamp(-10, 10)
}

fn to_i32(number: usize) -> i32 {
    i32::try_from(number.min(1 << 20)).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(sent: &[(&str, &str)], saved: &[(&str, &str)]) -> i32 {
        let own = |rows: &[(&str, &str)]| -> Vec<(String, String)> {
            rows.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
        };
        query_score(&own(sent), &own(saved))
    }

    #[test]
    fn the_share_of_equal_parameters_counts() {
        assert_eq!(points(&[("a", "1")], &[("a", "1")]), 10);
        assert_eq!(points(&[], &[]), 10);
        assert_eq!(points(&[("a", "1"), ("b", "2")], &[("b", "2"), ("a", "1")]), 10);
        assert_eq!(points(&[("a", "1")], &[("a", "2")]), 5);
        assert_eq!(points(&[("a", "1")], &[("a", "1"), ("b", "2")]), 5);
        assert_eq!(points(&[("a", "1"), ("c", "3")], &[("a", "1")]), 5);
    }

    #[test]
    fn parameters_that_only_one_has_cost_a_point_each() {
        assert_eq!(points(&[("a", "1")], &[("b", "1"), ("c", "1")]), -3);
        assert_eq!(points(&[], &[("x", "1"); 12]), -10);
    }

    #[test]
    fn a_saved_variable_equals_any_value() {
        assert_eq!(points(&[("a", "1")], &[("a", "{{a}}")]), 10);
    }
}
