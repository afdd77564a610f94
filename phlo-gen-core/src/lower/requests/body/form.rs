//! Bodies that are forms.

use crate::api::{Body, Place};
use crate::collection::{Row, RowValue};
use crate::json::{self, Json, Kind, compact};
use crate::lower::requests::body::request_body::RequestBody;
use crate::lower::requests::rows::row_arguments;
use crate::lower::variables::scope::Variables;
use std::collections::HashMap;

/// An urlencoded form.
pub fn urlencoded(rows: &[Row], variables: &Variables<'_>) -> RequestBody {
    form(Body::Urlencoded, &as_javascript_sends(rows), variables)
}

/// A multipart form.
pub fn formdata(rows: &[Row], variables: &Variables<'_>) -> RequestBody {
    form(Body::Formdata, rows, variables)
}

fn form(body: Body, rows: &[Row], variables: &Variables<'_>) -> RequestBody {
    let arguments = row_arguments(Place::Form, rows, variables);
    RequestBody { body: if arguments.is_empty() { Body::None } else { body }, arguments }
}

/// Rows after conversion to a JavaScript object, as Postman does: names that are whole numbers come first in ascending
/// order, rows of one name are together, a missing name is `undefined`, a list becomes several rows, and an object is
/// empty.
fn as_javascript_sends(rows: &[Row]) -> Vec<Row> {
    let key = |row: &Row| {
        row.key.clone().unwrap_or_else(|| if row.disabled { String::new() } else { "undefined".to_owned() })
    };
    let number = |key: &str| key.parse::<u32>().ok().filter(|number| *number != u32::MAX && number.to_string() == key);
    // the rows of each name, in the order of the names
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut named: Vec<(String, Vec<&Row>)> = Vec::new();
    for row in rows {
        let place = *places.entry(key(row)).or_insert_with_key(|key| {
            named.push((key.clone(), Vec::new()));
            named.len() - 1
        });
        named[place].1.push(row);
    }
    named.sort_by_key(|(name, _)| number(name).map_or((true, 0), |number| (false, number)));
    let sent = |row: &Row| {
        let with = |value| Row { key: Some(key(row)), value, ..row.clone() };
        match &row.value {
            RowValue::Other(json) if !row.disabled => texts_of(json).into_iter().map(with).collect(),
            value => vec![with(value.clone())],
        }
    };
    named.into_iter().flat_map(|(_, rows)| rows).flat_map(sent).collect()
}

/// The form fields of a value in JavaScript: one for each element of a list, and an empty one for an object.
fn texts_of(json: &str) -> Vec<RowValue> {
    let text = |value: &Json<'_>| match &value.kind {
        Kind::String(text) => RowValue::String(text.to_string()),
        Kind::Number(_) | Kind::Boolean(_) => RowValue::Other(compact(value)),
        _ => RowValue::Null,
    };
    match json::parse(json) {
        Ok(Json { kind: Kind::Array(values), .. }) => values.iter().map(text).collect(),
        Ok(value) => vec![text(&value)],
        Err(_) => vec![RowValue::Null],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_in_a_form_is_a_row_for_each_of_its_values() {
        let string = |text: &str| RowValue::String(text.to_owned());
        assert_eq!(
            texts_of(r#"["a", 1, {}, null]"#),
            [string("a"), RowValue::Other("1".into()), RowValue::Null, RowValue::Null]
        );
        assert_eq!(texts_of("true"), [RowValue::Other("true".into())]);
        assert_eq!(texts_of("{}"), [RowValue::Null]);
        assert_eq!(texts_of("[]"), []);
    }
}
