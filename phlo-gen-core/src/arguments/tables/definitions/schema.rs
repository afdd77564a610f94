//! Definitions in a schema or an example within a block of code: JSON Schema, parameters of OpenAPI, a described body.

use crate::arguments::sentences::text::Text;
use crate::arguments::sentences::{required, types};
use crate::collection::parse_yaml;
use crate::json::{self, Json};
use crate::prose::{Block, Inline};

/// How deep a schema is searched for the members of a request.
const DEEPEST: usize = 8;

/// The definitions, if the code is JSON or YAML that describes arguments.
pub fn read(code: &str, known: &dyn Fn(&str) -> bool) -> Option<Vec<Vec<Block>>> {
    let is_schema = code.contains("properties") || code.contains("schema") || code.contains("name:");
    let is_object = code.trim_start().starts_with(['{', '[']);
    if !is_schema && !is_object {
        return None;
    }
    let json = match is_object {
        true => json::parse(code).ok()?,
        false => parse_yaml(code, 0).ok()?,
    };
    let mut items = Vec::new();
    if is_schema {
        push_schema(&json, code, known, DEEPEST, &mut items);
        if !items.iter().any(|(name, _)| known(name)) {
            items.clear();
        }
    }
    if items.is_empty() && is_object && is_described(&json) {
        push_described(&json, "", DEEPEST, &mut items);
        let count = items.iter().filter(|(name, _)| known(name.as_str())).count();
        if count * 2 < items.len() {
            return None;
        }
    }
    let item = |(name, text): (String, String)| vec![Block::Paragraph(vec![Inline::Code(name), Inline::Text(text)])];
    (!items.is_empty()).then(|| items.into_iter().map(item).collect())
}

/// Adds the parameters and the properties of the outermost objects that have some.
fn push_schema(
    json: &Json<'_>,
    code: &str,
    known: &dyn Fn(&str) -> bool,
    depth: usize,
    out: &mut Vec<(String, String)>,
) {
    if depth == 0 {
        return;
    }
    if let Some(properties) = json.get("properties").and_then(Json::as_object) {
        let required = json.get("required").and_then(Json::as_array).unwrap_or_default();
        // a schema of which half is known is that of the request
        let count = properties.iter().filter(|property| known(&property.name)).count();
        let is_of_request = count > 0 && count * 2 >= properties.len();
        for property in properties.iter().filter(|property| is_of_request || known(&property.name)) {
            let is_required = required.iter().any(|other| other.as_str() == Some(&property.name));
            out.push((property.name.to_string(), words(&property.value, is_required, code)));
        }
        return;
    }
    for item in json.as_array().unwrap_or_default() {
        match item.get("name").and_then(Json::as_str) {
            Some(name)
                if is_parameter(item)
                    || known(name) && (item.get("schema").is_some() || item.get("type").is_some()) =>
            {
                let is_required = item.get("required").is_some_and(|value| text(value, code) == "true");
                let mut text = words(item, is_required, code);
                if let Some(schema) = item.get("schema") {
                    text.push_str(&values(schema, code));
                }
                out.push((name.to_owned(), text));
            }
            _ => push_schema(item, code, known, depth - 1, out),
        }
    }
    for member in json.as_object().unwrap_or_default().iter().filter(|member| !is_of_others(&member.name)) {
        push_schema(&member.value, code, known, depth - 1, out);
    }
}

/// Whether it is a parameter of OpenAPI that may be left out of the request as it is saved.
fn is_parameter(item: &Json<'_>) -> bool {
    matches!(item.get("in").and_then(Json::as_str), Some("query" | "formData"))
}

/// Whether a member of a document is about something other than the request.
fn is_of_others(name: &str) -> bool {
    matches!(
        name,
        "responses" | "response" | "result" | "example" | "examples" | "components" | "definitions" | "items"
    )
}

/// " (string, required): Its kind. Allowed values: …"
fn words(property: &Json<'_>, is_required: bool, code: &str) -> String {
    let ty =
        property.get("type").or_else(|| property.get("schema")?.get("type")).and_then(Json::as_str).unwrap_or("string");
    let requirement = if is_required { "required" } else { "optional" };
    let description = property.get("description").and_then(Json::as_str).unwrap_or_default().trim();
    format!(" ({ty}, {requirement}): {description}{}", values(property, code))
}

/// " Allowed values: `a`, `b`. Default: `a`."
fn values(property: &Json<'_>, code: &str) -> String {
    let mut out = String::new();
    let listed = property.get("enum").or_else(|| property.get("items")?.get("enum")).and_then(Json::as_array);
    if let Some(values) = listed {
        let values: Vec<String> = values.iter().map(|value| format!("`{}`", text(value, code))).collect();
        out.push_str(&format!(" Allowed values: {}.", values.join(", ")));
    }
    if let Some(default) = property.get("default") {
        out.push_str(&format!(" Default: `{}`.", text(default, code)));
    }
    out
}

/// A text, or another value as it is written.
fn text(value: &Json<'_>, code: &str) -> String {
    value.as_str().or_else(|| code.get(value.start..value.end)).unwrap_or_default().to_owned()
}

/// Whether the members of an object have descriptions as their values: `"size": "integer, required"`.
fn is_described(json: &Json<'_>) -> bool {
    let members = json.as_object().unwrap_or_default();
    let texts = members.iter().filter_map(|member| member.value.as_str());
    let described = texts.filter(|text| {
        let sentence = Text::new(text);
        required::in_text(&sentence).is_some()
            || types::in_cell(text.split([',', ';', '.']).next().unwrap_or_default()).is_some()
    });
    let count = described.count();
    count > 1 && count * 2 >= members.iter().filter(|member| member.value.as_str().is_some()).count()
}

fn push_described(json: &Json<'_>, parent: &str, depth: usize, out: &mut Vec<(String, String)>) {
    if depth == 0 {
        return;
    }
    for member in json.as_object().unwrap_or_default() {
        let name = if parent.is_empty() { member.name.to_string() } else { format!("{parent}.{}", member.name) };
        match (member.value.as_str(), member.value.as_array().and_then(<[Json<'_>]>::first)) {
            (Some(text), _) => out.push((name, format!(": {text}"))),
            (None, Some(first)) => push_described(first, &format!("{name}[]"), depth - 1, out),
            (None, None) => push_described(&member.value, &name, depth - 1, out),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::prose::{Block, plain};

    fn lines(code: &str) -> Vec<String> {
        let items = read(code, &|name| matches!(name, "size" | "page" | "name")).unwrap_or_default();
        let line = |item: Vec<Block>| match item.as_slice() {
            [Block::Paragraph(inlines)] => plain(inlines),
            other => format!("{other:?}"),
        };
        items.into_iter().map(line).collect()
    }

    #[test]
    fn parameters_of_openapi_are_definitions() {
        let code = "parameters:\n  - name: size\n    in: query\n    required: true\n    schema:\n      type: string\n      enum: [s, m]\n  - name: page\n    in: query\n    schema: {type: integer, default: 1}\n";
        assert_eq!(
            lines(code),
            ["size (string, required):  Allowed values: `s`, `m`.", "page (integer, optional):  Default: `1`."]
        );
    }

    #[test]
    fn a_schema_of_which_half_is_known_has_other_members_too() {
        let schema = |others: &str| format!("type: object\nproperties:\n  size: {{type: string}}\n{others}");
        let two = lines(&schema("  soil: {type: string, default: loam}\n"));
        assert_eq!(two, ["size (string, optional): ", "soil (string, optional):  Default: `loam`."]);
        let more = lines(&schema("  soil: {type: string}\n  acid: {type: number}\n"));
        assert_eq!(more, ["size (string, optional): "]);
    }

    #[test]
    fn parameters_that_the_request_does_not_show_are_definitions() {
        let code = "- {in: query, name: page}\n- {in: query, name: soil}\n- {in: header, name: X-Bed}\n";
        assert_eq!(lines(code), ["page (string, optional): ", "soil (string, optional): "]);
        assert!(lines("- {in: query, name: other}\n").is_empty());
    }

    #[test]
    fn a_body_may_have_descriptions_as_its_values() {
        let code = r#"{"name": "string, required", "size": "s | m, optional", "bed": {"page": "integer"}}"#;
        assert_eq!(lines(code), ["name: string, required", "size: s | m, optional", "bed.page: integer"]);
        assert!(lines(r#"{"name": "Bob", "size": "m"}"#).is_empty());
    }
}
