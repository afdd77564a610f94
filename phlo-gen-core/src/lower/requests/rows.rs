//! Query parameters and form fields as arguments.

use crate::api::{Place, Presence, Source, Template};
use crate::arguments::{self, Requirement};
use crate::collection::{Row, RowValue};
use crate::json::quote;
use crate::lower::postman::{dynamic, references};
use crate::lower::requests::argument::{ArgumentValue, RequestArgument};
use crate::lower::variables::scope::Variables;
use crate::lower::variables::templates;
use std::collections::HashMap;

/// The name of a row on the wire; it may contain variables.
pub fn wire_name(key: &str, variables: &Variables<'_>) -> Template {
    templates::of_settings(key, variables).unwrap_or_else(|| Template::text(variables.resolve(key)))
}

/// The rows of a query as Postman sends them: the value of a variable in a name may contain several parameters.
pub fn sent_query_rows(rows: &[Row], variables: &Variables<'_>) -> Vec<Row> {
    rows.iter().flat_map(|row| split_row(row, variables).unwrap_or_else(|| vec![row.clone()])).collect()
}

fn split_row(row: &Row, variables: &Variables<'_>) -> Option<Vec<Row>> {
    let key = row.key.as_deref().filter(|key| !row.disabled && references::has_variable(key))?;
    let resolved = variables.resolve(key);
    if !resolved.contains(['&', '=']) {
        return None;
    }
    let text = match &row.value {
        RowValue::String(value) => format!("{resolved}={value}"),
        _ => resolved,
    };
    let cut = |text: &str| match text.split_once('=') {
        Some((key, value)) => {
            Row { key: Some(key.to_owned()), value: RowValue::String(value.to_owned()), ..row.clone() }
        }
        None => Row { key: Some(text.to_owned()), value: RowValue::Null, ..row.clone() },
    };
    Some(text.split('&').map(cut).collect())
}

/// Query parameters or form fields as arguments. Those of one name are one argument, a list, at the place of the first.
pub fn row_arguments(place: Place, rows: &[Row], variables: &Variables<'_>) -> Vec<RequestArgument> {
    let mut arguments: Vec<RequestArgument> = Vec::new();
    let mut of_key: HashMap<&str, Vec<usize>> = HashMap::new();
    for row in rows {
        let key = row.key.as_deref().unwrap_or_default();
        let argument = row_argument(place, key, row, variables);
        let is_file = matches!(argument.value, ArgumentValue::File { .. });
        if key.trim().is_empty() && (row.disabled || row.value == RowValue::Absent || is_file) {
            continue;
        }
        let known = of_key.entry(key).or_default();
        match known.iter().find(|&&at| repeats(&arguments[at], &argument)) {
            Some(&at) => repeat(&mut arguments[at], argument),
            None => {
                known.push(arguments.len());
                arguments.push(argument);
            }
        }
    }
    set_answers(rows, &mut arguments);
    arguments
}

/// Uses "YES" and "NO. How many" as requirements, if at least two of the rows have such a description.
fn set_answers(rows: &[Row], arguments: &mut [RequestArgument]) {
    let answer = |row: &Row| {
        let requirement = arguments::answer(&row.description.as_ref()?.text)?;
        Some((row.key.clone()?, requirement))
    };
    let answers: HashMap<String, Requirement> = rows.iter().filter_map(answer).collect();
    if answers.len() < 2 {
        return;
    }
    for argument in arguments {
        argument.facts.required = argument.facts.required.or_else(|| answers.get(&argument.key).copied());
    }
}

fn row_argument(place: Place, key: &str, row: &Row, variables: &Variables<'_>) -> RequestArgument {
    let is_list = key.ends_with("[]");
    let is_file =
        place == Place::Form && (matches!(row.value, RowValue::Files(_)) || row.kind.as_deref() == Some("file"));
    let value = match place {
        _ if is_file => {
            let has_many = matches!(&row.value, RowValue::Files(files) if files.len() > 1);
            ArgumentValue::File { repeated: is_list || has_many }
        }
        Place::Query => ArgumentValue::Text { repeated: is_list },
        _ => ArgumentValue::String { repeated: is_list },
    };
    let mut argument = RequestArgument::new(key, place, value, Source::Request);
    argument.name = wire_name(key, variables);
    // one that names a variable is not known before the call
    argument.content_type = row.content_type.clone().filter(|media| place == Place::Form && !media.contains("{{"));
    if let Some(description) = &row.description {
        argument.facts.overlay(arguments::facts(key, description));
    }
    let text = match &row.value {
        RowValue::String(text) => Some(text.as_str()),
        RowValue::Other(json) if place == Place::Form => Some(json.as_str()),
        _ => None,
    };
    argument.is_literal = text.is_some_and(|text| !references::has_variable(text));
    argument.is_secret |= text.is_some_and(|text| variables.is_secret_row(key, text, row.description.as_ref()));
    argument.shown = text.map(|text| variables.resolve(text)).filter(|text| is_shown(text));
    argument.is_disabled = row.disabled;
    if row.disabled {
        return argument;
    }
    if let Some(template) =
        text.and_then(|text| templates::of_settings(text, variables)).filter(templates::is_sent_unless_set)
    {
        argument.presence = Presence::Default(template);
        return argument;
    }
    argument.example = match (&row.value, place) {
        (RowValue::Files(files), _) => Some(files_example(files, row.file_name.as_deref())),
        (RowValue::String(content), _) if is_file => Some(file_content(content)),
        (RowValue::Absent, _) if is_file => Some("\"\"".to_owned()),
        (RowValue::Null | RowValue::Absent | RowValue::Other(_), Place::Query) => Some("false".to_owned()),
        (RowValue::Null | RowValue::Absent, _) => Some("\"\"".to_owned()),
        // a secret is resolved in full before it is hidden
        _ if argument.is_secret => text.map(|text| quote(&variables.marked(&variables.resolve(text)))),
        _ => text.map(|text| quote(&variables.resolve_arguments(text))),
    };
    if is_list {
        let is_one = |example: &String| !example.starts_with('[');
        argument.example = argument.example.take().map(|own| if is_one(&own) { format!("[{own}]") } else { own });
    }
    // Postman sends the value of a row without a name too, but nobody would set it
    if key.trim().is_empty() {
        argument.presence = Presence::Fixed(templates::with_values(text.unwrap_or_default(), variables));
        argument.is_bare = text.is_none() && place == Place::Query;
    }
    argument
}

/// Whether a saved value tells a reader something: it is not empty, and nothing in it changes with each request.
pub fn is_shown(text: &str) -> bool {
    !text.is_empty() && references::names(text).all(|name| dynamic::name(name).is_none())
}

/// A file whose content is in the collection, in base64.
pub fn file_content(base64: &str) -> String {
    format!("{{\"base64\":{}}}", quote(base64))
}

fn files_example(files: &[String], name: Option<&str>) -> String {
    match (files, name) {
        ([], _) => "\"\"".to_owned(),
        ([file], None) => quote(file),
        ([file], Some(name)) => format!("{{\"path\":{},\"name\":{}}}", quote(file), quote(name)),
        (files, _) => format!("[{}]", files.iter().map(|file| quote(file)).collect::<Vec<_>>().join(",")),
    }
}

fn repeats(last: &RequestArgument, next: &RequestArgument) -> bool {
    let are_alike = match (&last.value, &next.value) {
        (ArgumentValue::Text { .. }, ArgumentValue::Text { .. })
        | (ArgumentValue::File { .. }, ArgumentValue::File { .. }) => true,
        (ArgumentValue::String { .. }, ArgumentValue::String { .. }) => last.place == Place::Form,
        _ => false,
    };
    are_alike
        && last.content_type == next.content_type
        && [last, next].iter().all(|argument| argument.presence == Presence::Optional)
}

/// Adds a row to the argument of the same name before it.
fn repeat(into: &mut RequestArgument, next: RequestArgument) {
    let examples: Vec<String> = [list_items(into), list_items(&next)].into_iter().flatten().collect();
    into.example = (!examples.is_empty()).then(|| format!("[{}]", examples.join(",")));
    into.value = match into.value {
        ArgumentValue::String { .. } => ArgumentValue::String { repeated: true },
        ArgumentValue::File { .. } => ArgumentValue::File { repeated: true },
        _ => ArgumentValue::Text { repeated: true },
    };
    into.is_secret |= next.is_secret;
    into.is_disabled &= next.is_disabled;
    into.shown = into.shown.take().or(next.shown);
    into.facts.overlay(next.facts);
}

/// The saved values of an argument, with commas between them.
fn list_items(argument: &RequestArgument) -> Option<String> {
    let example = argument.example.as_deref()?;
    let is_list = example.starts_with('[') && is_repeated(&argument.value);
    Some(if is_list { example.get(1..example.len() - 1)?.to_owned() } else { example.to_owned() })
}

fn is_repeated(value: &ArgumentValue) -> bool {
    matches!(
        value,
        ArgumentValue::Text { repeated: true }
            | ArgumentValue::String { repeated: true }
            | ArgumentValue::File { repeated: true }
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::collection::{self, Entry};
    use crate::lower::options::Options;

    /// The names of query parameters and their saved values, with `v` as a variable of the collection.
    fn query_of(rows: &str) -> Vec<String> {
        let text = format!(
            r#"{{"info": {{}}, "variable": [{{"key": "v", "value": "a=1&b"}}], "item": [{{"request": {{"url": {{"host": "h", "query": {rows}}}}}}}]}}"#
        );
        let collection = collection::read(&text).expect("it is a collection");
        let variables = Variables::new(&collection, None, &[], &Options::default());
        let [Entry::Item(item)] = collection.entries.as_slice() else { panic!("it has one item") };
        let arguments = row_arguments(Place::Query, &sent_query_rows(&item.request.url.query, &variables), &variables);
        arguments
            .into_iter()
            .map(|argument| format!("{} {}", argument.key, argument.example.unwrap_or_default()))
            .collect()
    }

    #[test]
    fn a_variable_in_a_name_may_match_several_rows() {
        assert_eq!(query_of(r#"[{"key": "{{v}}", "value": "x"}]"#), ["a \"1\"", "b \"x\""]);
        assert_eq!(query_of(r#"[{"key": "{{v}}"}]"#), ["a \"1\"", "b false"]);
    }

    #[test]
    fn a_value_that_is_no_text_is_not_sent() {
        assert_eq!(query_of(r#"[{"key": "n", "value": 5}, {"key": null, "value": "c"}]"#), ["n false", " \"c\""]);
    }
}
