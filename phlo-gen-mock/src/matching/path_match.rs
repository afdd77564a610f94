//! Whether the path of a request fits a pattern, and how well.

use crate::catalog::{Part, PathPattern, Segment};
use crate::request::RequestPath;
use std::collections::HashMap;

/// How a path fits a pattern.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct PathMatch {
    /// Segments that may have any value: path variables, ids, and the prefix of a base without a value.
    pub variable_segments: usize,
    /// Those of them whose value differs from the saved one.
    pub different_segments: usize,
    /// Whether letters differ in case.
    pub case_differs: bool,
    /// Whether only one of the two ends with a slash.
    pub slash_differs: bool,
    /// The values of the path variables.
    pub variables: HashMap<String, String>,
}

impl PathMatch {
    /// How a path fits a pattern, if it does.
    pub fn new(path: &RequestPath, pattern: &PathPattern) -> Option<Self> {
        let prefix = path.segments.len().checked_sub(pattern.segments.len())?;
        if prefix > 0 && !pattern.any_prefix {
            return None;
        }
        let mut found = PathMatch { variable_segments: prefix, different_segments: prefix, ..PathMatch::default() };
        for (segment, text) in pattern.segments.iter().zip(path.segments.iter().skip(prefix)) {
            found.segment(segment, text)?;
        }
        found.slash_differs = path.has_trailing_slash != pattern.has_trailing_slash && !pattern.segments.is_empty();
        Some(found)
    }

    /// Postman's score: 100 points, less for each difference.
    pub fn score(&self) -> i32 {
        let different = i32::try_from(self.different_segments).unwrap_or(i32::MAX / 100);
        100 - 20 * different - if self.case_differs { 10 } else { 0 } - if self.slash_differs { 5 } else { 0 }
    }

    fn segment(&mut self, segment: &Segment, text: &str) -> Option<()> {
        if let [Part::Text(literal)] = segment.0.as_slice() {
            return self.literal(literal, text);
        }
        let mut captured = Vec::new();
        if !captures(&segment.0, text, &mut captured) {
            captured.clear();
            self.case_differs = true;
            let lower: Vec<Part> = segment.0.iter().map(lower).collect();
            if !captures(&lower, &text.to_lowercase(), &mut captured) {
                return None;
            }
        }
        let variables = segment.0.iter().filter_map(|part| match part {
            Part::Variable { name, value } => Some((name, value)),
            Part::Text(_) => None,
        });
        let mut is_same = true;
        for ((name, value), text) in variables.zip(captured) {
            is_same &= value.as_ref() == Some(&text);
            self.variables.insert(name.clone(), text);
        }
        self.variable_segments += 1;
        self.different_segments += usize::from(!is_same);
        Some(())
    }

    fn literal(&mut self, literal: &str, text: &str) -> Option<()> {
        self.variable_segments += usize::from(is_id(literal));
        if literal == text {
            return Some(());
        }
        if literal.to_lowercase() == text.to_lowercase() {
            self.case_differs = true;
            return Some(());
        }
        self.different_segments += 1;
        (is_id(literal) && is_id(text)).then_some(())
    }
}

/// Whether a segment looks like an id: a number, a UUID, or a very long string.
fn is_id(text: &str) -> bool {
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_uuid = text.len() == 36
        && text.bytes().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        });
    is_number || is_uuid || text.len() >= 256
}

fn lower(part: &Part) -> Part {
    match part {
        Part::Text(text) => Part::Text(text.to_lowercase()),
        Part::Variable { name, value } => Part::Variable { name: name.clone(), value: value.clone() },
    }
}

/// Finds the values of the variables in a segment, from left to right: each as short as possible, and not empty.
fn captures(mut parts: &[Part], mut text: &str, out: &mut Vec<String>) -> bool {
    while let Some((part, rest)) = parts.split_first() {
        let end = match (part, rest) {
            (Part::Text(literal), _) => {
                let Some(remainder) = text.strip_prefix(literal.as_str()) else { return false };
                (text, parts) = (remainder, rest);
                continue;
            }
            (Part::Variable { .. }, []) => text.len(),
            (Part::Variable { .. }, [Part::Text(last)]) => {
                if text.ends_with(last.as_str()) {
                    text.len() - last.len()
                } else {
                    0
                }
            }
            (Part::Variable { .. }, [Part::Text(next), ..]) => {
                let first = text.chars().next().map_or(0, char::len_utf8);
                text[first..].find(next.as_str()).map_or(0, |at| first + at)
            }
            (Part::Variable { .. }, [Part::Variable { .. }, ..]) => text.chars().next().map_or(0, char::len_utf8),
        };
        let (value, remainder) = text.split_at(end);
        if value.is_empty() {
            return false;
        }
        out.push(value.to_owned());
        (text, parts) = (remainder, rest);
    }
    text.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn variable(name: &str) -> Part {
        Part::Variable { name: name.into(), value: None }
    }

    fn text(text: &str) -> Part {
        Part::Text(text.into())
    }

    fn pattern(segments: Vec<Vec<Part>>, has_trailing_slash: bool) -> PathPattern {
        PathPattern {
            segments: segments.into_iter().map(Segment).collect(),
            has_trailing_slash,
            ..PathPattern::default()
        }
    }

    fn path_match(path: &str, pattern: &PathPattern) -> Option<PathMatch> {
        PathMatch::new(&RequestPath::new(path), pattern)
    }

    fn score(pattern: &PathPattern, path: &str) -> Option<i32> {
        path_match(path, pattern).map(|fit| fit.score())
    }

    #[test]
    fn differences_of_case_and_slash_cost_as_much_as_in_postman() {
        let pattern = pattern(vec![vec![text("Call")]], true);
        assert_eq!(score(&pattern, "/Call/"), Some(100));
        assert_eq!(score(&pattern, "/Call"), Some(95));
        assert_eq!(score(&pattern, "/call/"), Some(90));
        assert_eq!(score(&pattern, "/call"), Some(85));
        assert_eq!(score(&pattern, "/Calls/"), None);
        assert_eq!(score(&pattern, "/"), None);
    }

    #[test]
    fn a_variable_matches_one_segment_and_is_decoded() {
        let pattern = pattern(vec![vec![text("a")], vec![variable("x")]], false);
        let found = path_match("/a/%2B1", &pattern).unwrap_or_default();
        assert_eq!((found.score(), found.variables.get("x").map(String::as_str)), (80, Some("+1")));
        assert_eq!(path_match("/a/+1", &pattern), Some(found));
        assert_eq!(score(&pattern, "/a"), None);
        assert_eq!(score(&pattern, "/a/b/c"), None);
    }

    #[test]
    fn a_variable_with_its_saved_value_costs_nothing() {
        let saved = Part::Variable { name: "x".into(), value: Some("1".into()) };
        let found = path_match("/1", &pattern(vec![vec![saved]], false)).unwrap_or_default();
        assert_eq!((found.score(), found.variable_segments), (100, 1));
    }

    #[test]
    fn any_id_matches_a_saved_id() {
        let pattern = pattern(vec![vec![text("1200")], vec![text("a")]], false);
        assert_eq!(score(&pattern, "/7/a"), Some(80));
        assert_eq!(score(&pattern, "/3b355e74-3afb-40d0-bfd1-154f72d9e048/a"), Some(80));
        assert_eq!(score(&pattern, "/x/a"), None);
        assert_eq!(score(&pattern, "/1200/b"), None);
    }

    #[test]
    fn text_around_variables_is_matched() {
        let pattern = pattern(
            vec![vec![variable("id"), text(".json")], vec![text("v"), variable("a"), text("-"), variable("b")]],
            false,
        );
        let found = path_match("/7.json/V1-2", &pattern).unwrap_or_default();
        assert_eq!(
            (found.variables["id"].as_str(), found.variables["a"].as_str(), found.variables["b"].as_str()),
            ("7", "1", "2")
        );
        assert!(found.case_differs);
        assert_eq!(score(&pattern, "/.json/v1-2"), None);
        assert_eq!(score(&pattern, "/7.xml/v1-2"), None);
    }

    #[test]
    fn a_base_without_a_value_matches_any_prefix() {
        let mut pattern = pattern(vec![vec![text("a")]], false);
        pattern.any_prefix = true;
        assert_eq!(score(&pattern, "/a"), Some(100));
        assert_eq!(score(&pattern, "/v1/x/a"), Some(60));
        assert_eq!(score(&pattern, "/a/v1"), None);
    }

    #[test]
    fn the_root_has_no_trailing_slash() {
        assert_eq!(score(&pattern(vec![], false), "/"), Some(100));
    }
}
