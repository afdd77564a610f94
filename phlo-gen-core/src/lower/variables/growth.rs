//! How long text may become when variables are replaced by their values, and which variables cannot be: those that name
//! themselves, and those that grow beyond it.

use crate::lower::postman::references::{self, Piece};
use std::collections::{HashMap, HashSet};

/// How many bytes longer a text may become when its variables are replaced, whoever replaces them.
pub const MAX_GROWTH: usize = crate::api::MAX_GROWTH;

/// How many bytes longer all texts of a collection may become together.
pub const MAX_TOTAL_GROWTH: usize = 1 << 25;

/// Why a variable is left as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Endless {
    /// Its value names itself, directly or through others.
    Ring,
    /// Its value becomes longer than [`MAX_GROWTH`] by the values that it names.
    TooLong,
}

/// The variables whose values cannot be used, of those with these values.
pub fn endless<'a>(values: &HashMap<&'a str, &'a str>) -> HashMap<&'a str, Endless> {
    let graph: HashMap<&str, Node<'_>> = values.iter().map(|(name, value)| (*name, node(value, values))).collect();
    let order = in_order(&graph);
    let mut lengths: HashMap<&str, usize> = HashMap::new();
    let mut endless = HashMap::new();
    for name in order {
        let Some(node) = graph.get(name) else { continue };
        let inner = node.names.iter().map(|inner| lengths.get(inner).copied().unwrap_or(inner.len() + 4));
        let length = inner.fold(node.text, usize::saturating_add);
        let is_too_long = length > MAX_GROWTH && !node.names.is_empty();
        if is_too_long {
            endless.insert(name, Endless::TooLong);
        }
        lengths.insert(name, if is_too_long { name.len() + 4 } else { length });
    }
    let rings = graph.keys().filter(|name| !lengths.contains_key(*name)).copied().collect::<Vec<_>>();
    endless.extend(in_rings(&graph, &rings).into_iter().map(|name| (name, Endless::Ring)));
    endless
}

/// The names of the variables whose values cannot be used: a value that names itself, or that becomes too long by the
/// values of the variables in it.
pub fn endless_variables<'a>(values: impl Iterator<Item = (&'a str, &'a str)>) -> HashSet<String> {
    endless(&values.collect()).into_keys().map(str::to_owned).collect()
}

/// A variable: the length of its own text, and the variables with values that it names.
struct Node<'a> {
    text: usize,
    names: Vec<&'a str>,
}

fn node<'a>(value: &'a str, values: &HashMap<&'a str, &'a str>) -> Node<'a> {
    let mut node = Node { text: 0, names: Vec::new() };
    for piece in references::pieces(value) {
        match piece {
            Piece::Variable(name) if values.contains_key(name) => node.names.push(name),
            Piece::Variable(name) => node.text += name.len() + 4,
            Piece::Text(text) => node.text += text.len(),
        }
    }
    node
}

/// The variables, each after those that it names. Those in a ring, and those that lead to one, are missing.
fn in_order<'a>(graph: &HashMap<&'a str, Node<'a>>) -> Vec<&'a str> {
    let mut waiting: HashMap<&str, usize> = graph.iter().map(|(name, node)| (*name, node.names.len())).collect();
    let mut named_by: HashMap<&str, Vec<&'a str>> = HashMap::new();
    for (name, node) in graph {
        for inner in &node.names {
            named_by.entry(inner).or_default().push(name);
        }
    }
    let mut ready: Vec<&str> = graph.iter().filter(|(_, node)| node.names.is_empty()).map(|(name, _)| *name).collect();
    let mut order = Vec::with_capacity(graph.len());
    while let Some(name) = ready.pop() {
        order.push(name);
        for owner in named_by.get(name).into_iter().flatten() {
            if let Some(count) = waiting.get_mut(owner) {
                *count -= 1;
                if *count == 0 {
                    ready.push(owner);
                }
            }
        }
    }
    order
}

/// Of variables that lead to a ring, those that others of them name: the ring, without those that only lead to it.
fn in_rings<'a>(graph: &HashMap<&'a str, Node<'a>>, left: &[&'a str]) -> Vec<&'a str> {
    let mut named: HashMap<&str, usize> = left.iter().map(|name| (*name, 0)).collect();
    let inner_of = |name: &str| graph.get(name).map(|node| node.names.as_slice()).unwrap_or_default();
    for inner in left.iter().flat_map(|name| inner_of(name)) {
        named.entry(inner).and_modify(|count| *count += 1);
    }
    let mut unnamed: Vec<&str> = named.iter().filter(|(_, count)| **count == 0).map(|(name, _)| *name).collect();
    while let Some(name) = unnamed.pop() {
        named.remove(name);
        for inner in inner_of(name) {
            if let Some(count) = named.get_mut(inner) {
                *count -= 1;
                if *count == 0 {
                    unnamed.push(inner);
                }
            }
        }
    }
    left.iter().filter(|name| named.contains_key(*name)).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(values: &[(&'static str, &'static str)]) -> Vec<(&'static str, Endless)> {
        let values: HashMap<&str, &str> = values.iter().copied().collect();
        let mut found: Vec<_> = endless(&values).into_iter().collect();
        found.sort_unstable_by_key(|(name, _)| *name);
        found
    }

    #[test]
    fn rings_are_found_without_what_leads_to_them() {
        assert_eq!(found(&[("a", "x{{a}}")]), [("a", Endless::Ring)]);
        let values = [("a", "{{b}}"), ("b", "{{c}}"), ("c", "{{a}}{{d}}"), ("d", "1"), ("e", "{{a}}"), ("f", "{{e}}")];
        assert_eq!(found(&values), [("a", Endless::Ring), ("b", Endless::Ring), ("c", Endless::Ring)]);
        assert_eq!(found(&[("a", "{{b}}{{b}}"), ("b", "{{c}}"), ("c", "1"), ("x", "{{nobody}}{{$guid}}")]), []);
    }

    #[test]
    fn values_that_grow_too_long_are_found_where_they_do() {
        let ten = "{{a}}{{a}}{{a}}{{a}}{{a}}{{a}}{{a}}{{a}}{{a}}{{a}}";
        let ten_of = |name: &str| -> &'static str { Box::leak(ten.replace('a', name).into_boxed_str()) };
        let values = [("a", "0123456789"), ("b", ten), ("c", ten_of("b")), ("d", ten_of("c")), ("e", ten_of("d"))];
        assert_eq!(found(&values), [("e", Endless::TooLong)]);
        let long: &'static str = Box::leak("x".repeat(MAX_GROWTH + 1).into_boxed_str());
        assert_eq!(found(&[("a", long)]), []);
    }
}
