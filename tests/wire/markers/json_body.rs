//! Edits bodies that are not forms.

use super::edit::Mark;
use phlo_gen_core::api::Body;
use phlo_gen_core::json::{self, Member, quote};
use serde_json::{Value, json};

/// Writes marker values to a body.
pub fn edit(body: &mut Value, kind: &Body, marks: &[&Mark<'_>]) -> Result<(), &'static str> {
    if marks.is_empty() {
        return Ok(());
    }
    match kind {
        Body::JsonIfAny => {
            let members: Vec<String> = marks.iter().map(|mark| member(mark)).collect();
            let raw = format!("{{{}}}", members.join(","));
            *body = json!({ "mode": "raw", "raw": raw, "options": { "raw": { "language": "json" } } });
        }
        Body::Json => body["raw"] = members(text(&body["raw"])?, marks, false)?.into(),
        Body::JsonAs(..) => body["raw"] = members(text(&body["raw"])?, marks, true)?.into(),
        Body::JsonWhole(_) | Body::JsonWholeAs(..) => body["raw"] = only_mark(marks)?.marker.json.clone().into(),
        // a text that is given as a whole takes the place of the one with holes
        Body::Text(_) | Body::Template(..) => body["raw"] = only_mark(marks)?.marker.text.clone().into(),
        Body::File => body["file"] = json!({ "src": only_mark(marks)?.marker.text }),
        Body::Graphql(..) => {
            let values = &mut body["graphql"]["variables"];
            *values = members(text(values).unwrap_or("{}"), marks, false)?.into();
        }
        Body::None | Body::Urlencoded | Body::Formdata => return Err("an argument of a body that is none"),
    }
    Ok(())
}

fn text(value: &Value) -> Result<&str, &'static str> {
    value.as_str().ok_or("a body that is no text")
}

fn only_mark<'a>(marks: &[&'a Mark<'a>]) -> Result<&'a Mark<'a>, &'static str> {
    match marks {
        [mark] => Ok(mark),
        _ => Err("a body of several arguments"),
    }
}

fn member(mark: &Mark<'_>) -> String {
    format!("{}:{}", quote(mark.name), mark.marker.json)
}

/// Replaces values in an object; new members are inserted after their predecessor, or at the end.
fn members(text: &str, marks: &[&Mark<'_>], at_end: bool) -> Result<String, &'static str> {
    let json = json::parse_body(text).map_err(|_| "a body that is no JSON")?;
    let known = json.as_object().ok_or("a body that is no object")?;
    if has_last_comma(text) {
        return Err("a comma too many");
    }
    let mut edits: Vec<(usize, usize, String)> = Vec::new();
    let mut before: Option<&Member<'_>> = None;
    for mark in marks {
        if let Some(member) = known.iter().find(|member| member.name == mark.name) {
            if !mark.is_fixed() {
                edits.push((member.value.start, member.value.end, mark.marker.json.clone()));
            }
            before = Some(member);
            continue;
        }
        let previous = if at_end { known.last() } else { before };
        match (previous, known.first()) {
            (Some(previous), _) => edits.push((previous.value.end, previous.value.end, format!(",{}", member(mark)))),
            (None, Some(first)) => edits.push((first.start, first.start, format!("{},", member(mark)))),
            (None, None) => {
                let comma = if edits.is_empty() { "" } else { "," };
                edits.push((json.start + 1, json.start + 1, format!("{comma}{}", member(mark))));
            }
        }
    }
    edits.sort_by_key(|(start, end, _)| (*start, *end));
    let (mut out, mut at) = (String::new(), 0);
    for (start, end, new) in edits {
        out.push_str(text.get(at..start).unwrap_or_default());
        out.push_str(&new);
        at = end;
    }
    Ok(out + text.get(at..).unwrap_or_default())
}

/// Whether there is a trailing comma: a request with a set member is strict JSON.
fn has_last_comma(text: &str) -> bool {
    let without_blanks: String = text.chars().filter(|character| !character.is_whitespace()).collect();
    without_blanks.contains(",}") || without_blanks.contains(",]")
}
