//! Whether the path of a request fits a pattern, and how well.

use crate::catalog::path_pattern::{Part, Pattern, Segment};
use crate::request::incoming as received;
use std::collections::HashMap;

/// The segments of a request's path, decoded; empty ones are left out.
#[derive(Debug)]
pub struct Path {
    /// The segments.
    pub segments: Vec<String>,
    /// Whether it ends with a slash.
    pub slash: bool,
}

/// How a path fits a pattern.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Fit {
    /// Segments that the pattern does not fix: holes, ids, and what stands in front of an unknown base.
    pub wild: usize,
    /// Those of them that do not hold the saved value either.
    pub unlike: usize,
    /// Whether letters differ in case.
    pub case: bool,
    /// Whether one has a slash at its end and the other has none.
    pub slash: bool,
    /// What stands in the holes.
    pub captures: HashMap<String, String>,
}

impl Path {
    /// The path of a request's target.
    pub fn new(path: &str) -> Self {
        let segments = path.split('/').filter(|text| !text.is_empty()).map(received::decode).collect();
        Path { segments, slash: path.ends_with('/') }
    }

    /// How the path fits a pattern, if it does.
    pub fn fit(&self, pattern: &Pattern) -> Option<Fit> {
        let prefix = self.segments.len().checked_sub(pattern.segments.len())?;
        if prefix > 0 && !pattern.any_prefix {
            return None;
        }
        let mut fit = Fit { wild: prefix, unlike: prefix, ..Fit::default() };
        for (segment, text) in pattern.segments.iter().zip(self.segments.iter().skip(prefix)) {
            fit.segment(segment, text)?;
        }
        fit.slash = self.slash != pattern.slash && !pattern.segments.is_empty();
        Some(fit)
    }
}

impl Fit {
    /// Points of a hundred, as Postman takes them off.
    pub fn score(&self) -> i32 {
        let unlike = i32::try_from(self.unlike).unwrap_or(i32::MAX / 100);
        100 - 20 * unlike - if self.case { 10 } else { 0 } - if self.slash { 5 } else { 0 }
    }

    fn segment(&mut self, segment: &Segment, text: &str) -> Option<()> {
        if let [Part::Text(literal)] = segment.0.as_slice() {
            return self.literal(literal, text);
        }
        let mut captured = Vec::new();
        if !captures(&segment.0, text, &mut captured) {
            captured.clear();
            self.case = true;
            let lower: Vec<Part> = segment.0.iter().map(lower).collect();
            if !captures(&lower, &text.to_lowercase(), &mut captured) {
                return None;
            }
        }
        let holes = segment.0.iter().filter_map(|part| match part {
            Part::Hole { name, saved } => Some((name, saved)),
            Part::Text(_) => None,
        });
        let mut like = true;
        for ((name, saved), text) in holes.zip(captured) {
            like &= saved.as_ref() == Some(&text);
            self.captures.insert(name.clone(), text);
        }
        self.wild += 1;
        self.unlike += usize::from(!like);
        Some(())
    }

    fn literal(&mut self, literal: &str, text: &str) -> Option<()> {
        self.wild += usize::from(is_id(literal));
        if literal == text {
            return Some(());
        }
        if literal.to_lowercase() == text.to_lowercase() {
            self.case = true;
            return Some(());
        }
        self.unlike += 1;
        (is_id(literal) && is_id(text)).then_some(())
    }
}

/// Whether a segment names one thing of many: a number, a UUID, or something very long.
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
        Part::Hole { name, saved } => Part::Hole { name: name.clone(), saved: saved.clone() },
    }
}

/// Fills the holes of a segment from the left, each with as little as possible and with one character at least.
fn captures(mut parts: &[Part], mut text: &str, out: &mut Vec<String>) -> bool {
    while let Some((part, rest)) = parts.split_first() {
        let end = match (part, rest) {
            (Part::Text(literal), _) => {
                let Some(behind) = text.strip_prefix(literal.as_str()) else { return false };
                (text, parts) = (behind, rest);
                continue;
            }
            (Part::Hole { .. }, []) => text.len(),
            (Part::Hole { .. }, [Part::Text(last)]) => {
                if text.ends_with(last.as_str()) {
                    text.len() - last.len()
                } else {
                    0
                }
            }
            (Part::Hole { .. }, [Part::Text(next), ..]) => {
                let first = text.chars().next().map_or(0, char::len_utf8);
                text[first..].find(next.as_str()).map_or(0, |at| first + at)
            }
            (Part::Hole { .. }, [Part::Hole { .. }, ..]) => text.chars().next().map_or(0, char::len_utf8),
        };
        let (held, behind) = text.split_at(end);
        if held.is_empty() {
            return false;
        }
        out.push(held.to_owned());
        (text, parts) = (behind, rest);
    }
    text.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hole(name: &str) -> Part {
        Part::Hole { name: name.into(), saved: None }
    }

    fn text(text: &str) -> Part {
        Part::Text(text.into())
    }

    fn pattern(segments: Vec<Vec<Part>>, slash: bool) -> Pattern {
        Pattern { segments: segments.into_iter().map(Segment).collect(), slash, ..Pattern::default() }
    }

    fn score(pattern: &Pattern, path: &str) -> Option<i32> {
        Path::new(path).fit(pattern).map(|fit| fit.score())
    }

    #[test]
    fn case_and_slash_cost_as_postman_has_it() {
        let pattern = pattern(vec![vec![text("Call")]], true);
        assert_eq!(score(&pattern, "/Call/"), Some(100));
        assert_eq!(score(&pattern, "/Call"), Some(95));
        assert_eq!(score(&pattern, "/call/"), Some(90));
        assert_eq!(score(&pattern, "/call"), Some(85));
        assert_eq!(score(&pattern, "/Calls/"), None);
        assert_eq!(score(&pattern, "/"), None);
    }

    #[test]
    fn a_hole_takes_one_segment_and_is_captured_decoded() {
        let pattern = pattern(vec![vec![text("a")], vec![hole("x")]], false);
        let fit = Path::new("/a/%2B1").fit(&pattern).unwrap_or_default();
        assert_eq!((fit.score(), fit.captures.get("x").map(String::as_str)), (80, Some("+1")));
        assert_eq!(Path::new("/a/+1").fit(&pattern), Some(fit));
        assert_eq!(score(&pattern, "/a"), None);
        assert_eq!(score(&pattern, "/a/b/c"), None);
    }

    #[test]
    fn a_hole_with_its_saved_value_costs_nothing_and_stays_wild() {
        let saved = Part::Hole { name: "x".into(), saved: Some("1".into()) };
        let fit = Path::new("/1").fit(&pattern(vec![vec![saved]], false)).unwrap_or_default();
        assert_eq!((fit.score(), fit.wild), (100, 1));
    }

    #[test]
    fn ids_stand_for_each_other() {
        let pattern = pattern(vec![vec![text("1200")], vec![text("a")]], false);
        assert_eq!(score(&pattern, "/7/a"), Some(80));
        assert_eq!(score(&pattern, "/3b355e74-3afb-40d0-bfd1-154f72d9e048/a"), Some(80));
        assert_eq!(score(&pattern, "/x/a"), None);
        assert_eq!(score(&pattern, "/1200/b"), None);
    }

    #[test]
    fn text_around_holes_is_matched() {
        let pattern =
            pattern(vec![vec![hole("id"), text(".json")], vec![text("v"), hole("a"), text("-"), hole("b")]], false);
        let fit = Path::new("/7.json/V1-2").fit(&pattern).unwrap_or_default();
        assert_eq!(
            (fit.captures["id"].as_str(), fit.captures["a"].as_str(), fit.captures["b"].as_str()),
            ("7", "1", "2")
        );
        assert!(fit.case);
        assert_eq!(score(&pattern, "/.json/v1-2"), None);
        assert_eq!(score(&pattern, "/7.xml/v1-2"), None);
    }

    #[test]
    fn an_unknown_base_takes_what_stands_in_front() {
        let mut pattern = pattern(vec![vec![text("a")]], false);
        pattern.any_prefix = true;
        assert_eq!(score(&pattern, "/a"), Some(100));
        assert_eq!(score(&pattern, "/v1/x/a"), Some(60));
        assert_eq!(score(&pattern, "/a/v1"), None);
    }

    #[test]
    fn the_root_has_no_slash_to_miss() {
        assert_eq!(score(&pattern(vec![], false), "/"), Some(100));
    }
}
