//! The default of an argument that is omitted: "If not specified, 50 records are returned", "If omitted, `asc` is used".

use super::text::{Text, Value, begins_with, ends, ends_clause, may_hold, starts, value};

/// The value, if it is an allowed value, a number or a boolean. Other words may be names of other arguments.
pub fn in_text(text: &Text, allowed: &[String]) -> Option<String> {
    if !["if", "when", "we"].iter().any(|word| may_hold(text, word)) {
        return None;
    }
    #[rustfmt::skip]
    const LEADS: &[&str] = &[
        "if not specified", "if not provided", "if not set", "if not given", "if not supplied", "if not passed",
        "if not present", "if not included", "if not defined", "if omitted", "if unspecified", "if absent",
        "if left blank", "if left empty", "if left out", "if empty", "if blank", "if none is specified",
        "if none is given", "if none is provided", "if no value is specified", "if no value is given",
        "if no value is provided", "when not specified", "when not provided", "when not set", "when omitted",
        "when it is not given", "if it is not given", "when not given", "when it is omitted", "when it is not set",
        "if you leave it out", "if you omit it", "if it is missing", "if missing", "if it is left out",
        "if it is omitted", "if it is not specified", "if it is not set", "if this is omitted", "if this is not set",
        "if this parameter is not specified", "if this parameter is omitted", "if this field is omitted",
    ];
    if let Some(value) = otherwise(text, allowed).or_else(|| before_condition(text, allowed)) {
        return Some(value);
    }
    LEADS.iter().find_map(|lead| ends(text, lead).into_iter().find_map(|end| value_after(text.get(end..)?, allowed)))
}

/// "we assume `json` otherwise": the value.
fn otherwise(text: &Text, allowed: &[String]) -> Option<String> {
    ["we assume", "we use", "we take"].iter().flat_map(|lead| ends(text, lead)).find_map(|end| {
        let (value, rest) = value(text.get(end..)?)?;
        let is_otherwise = begins_with(rest.trim_start(), &["otherwise", "instead", "by default", "then"]);
        (is_otherwise && (value.quoted || allowed.contains(&value.text))).then_some(value.text)
    })
}

/// "`json` if not specified", "1 if missing", "5 if you don't say": the value before a condition.
fn before_condition(text: &Text, allowed: &[String]) -> Option<String> {
    const CONDITIONS: &[&str] = &[
        "if not specified",
        "if not given",
        "if not set",
        "if not provided",
        "if omitted",
        "if missing",
        "if absent",
        "if left out",
        "if you don't say",
        "if you do not say",
        "if unspecified",
        "if none is given",
        "when omitted",
        "when missing",
        "when not given",
        "when not specified",
        "unless specified otherwise",
        "if you leave it out",
    ];
    CONDITIONS.iter().find_map(|condition| {
        starts(text, condition).into_iter().find_map(|start| {
            let sentence = text.get(..start)?.trim_end();
            let clause = sentence.rsplit(['.', ';', '(', '\n', ',']).next()?;
            let (value, rest) = value(clause)?;
            let known =
                allowed.contains(&value.text) || value.quoted || value.text.parse::<f64>().is_ok_and(f64::is_finite);
            let is_used = ["", "is used", "is assumed", "is the default"].contains(&rest.trim());
            let is_last = text.get(start + condition.len()..).is_some_and(ends_clause);
            (known && is_used && is_last).then_some(value.text)
        })
    })
}

fn value_after(rest: &str, allowed: &[String]) -> Option<String> {
    let rest = rest.trim_start_matches([',', ':', ' ']);
    let rest = ["then ", "only ", "we use ", "we assume "]
        .iter()
        .fold(rest, |rest, word| rest.strip_prefix(word).unwrap_or(rest));
    let (value, end) = value(rest)?;
    let text = value.text.to_ascii_lowercase();
    let known = allowed.contains(&value.text)
        || value.text.parse::<f64>().is_ok_and(f64::is_finite)
        || matches!(text.as_str(), "true" | "false");
    (known && (ends_clause(end) || is_used(&value, end))).then_some(value.text)
}

/// "is used", "records are returned"
fn is_used(value: &Value, end: &str) -> bool {
    let mut rest = end.trim_start_matches(' ');
    // "`active` employees are returned"
    if value.quoted
        && let Some((noun, after)) = rest.split_once(' ')
        && noun.chars().all(char::is_alphabetic)
        && !matches!(noun, "is" | "are" | "will")
    {
        rest = after;
    }
    let counted = ["results", "items", "records", "entries", "rows", "objects", "pages", "seconds", "days"];
    if value.text.parse::<f64>().is_ok()
        && let Some(noun) = counted.iter().find(|noun| begins_with(rest, &[noun]))
    {
        rest = rest.get(noun.len()..).unwrap_or_default().trim_start();
    }
    #[rustfmt::skip]
    const VERBS: &[&str] = &[
        "is used", "are used", "is assumed", "are assumed", "is returned", "are returned", "is taken", "is applied",
        "will be used", "will be assumed", "will be returned", "will be applied", "will be taken", "is the default",
    ];
    VERBS.iter().any(|verb| begins_with(rest, &[verb]) && rest.get(verb.len()..).is_some_and(ends_clause))
}
