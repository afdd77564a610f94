//! What Postman sorts by: `order` and `name`.

use super::pairs::scalar;
use crate::collection::fields::{Findings, present};
use crate::collection::keys::{Variables, replace_in_name};
use crate::json::{Json, Kind};
use std::cmp::Ordering;

/// A value, and what Postman sorts it by.
pub struct Ordered<T> {
    /// `order`; 0 if there is none.
    pub order: f64,
    /// Its name, which decides between equal orders.
    pub name: String,
    /// The value.
    pub value: T,
}

/// The values in Postman's order.
pub fn sorted<T>(mut values: Vec<Ordered<T>>) -> Vec<T> {
    values.sort_by(|a, b| a.order.partial_cmp(&b.order).unwrap_or(Ordering::Equal).then_with(|| a.name.cmp(&b.name)));
    values.into_iter().map(|ordered| ordered.value).collect()
}

/// The `name` of an object, or the name of its file or directory, without keys.
pub fn name(object: &Json, stem: &str, variables: &mut Variables, findings: &mut Findings) -> String {
    let name = present(object, "name").map(|name| scalar(name, "`name`", findings)).unwrap_or_default();
    if name.is_empty() { replace_in_name(stem, object.start, variables, findings) } else { name }
}

/// The `order` of an object.
pub fn order(object: &Json, findings: &mut Findings) -> f64 {
    let Some(order) = present(object, "order") else { return 0.0 };
    match &order.kind {
        Kind::Number(text) => text.parse().unwrap_or_default(),
        _ => {
            findings.wrong_type("`order`", order, "a number", "it is ignored; write a number");
            0.0
        }
    }
}
