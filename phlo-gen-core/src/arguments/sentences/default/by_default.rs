//! The default after "by default": "By default, the value is set to `x`", "a request returns 10 results".

use super::literal::{is_counted, is_no_value, is_unit};
use crate::arguments::sentences::text::{Text, begins_with, ends, ends_clause, value};

/// "By default, the value is set to `x`."
pub fn by_default(text: &Text, allowed: &[String]) -> Option<String> {
    let end = *ends(text, "by default").first()?;
    let rest = text.get(end..)?.trim_start_matches([',', ' ']);
    if let Some(number) = page_size_returned(rest).or_else(|| number_returned(rest)) {
        return Some(number);
    }
    // "By default, `limit=20`"
    if let Some((value, _)) = value(rest)
        && let Some((_, assigned)) = value.text.split_once('=').filter(|_| value.quoted)
    {
        return Some(assigned.to_owned());
    }
    let subject = ["the value", "this value", "value", "this", "it"].iter().find(|word| begins_with(rest, &[word]));
    let subject = subject.and_then(|word| rest.get(word.len()..)).unwrap_or(rest);
    // "this ID is set to"
    let noun = subject
        .trim_start()
        .split_once(' ')
        .filter(|(noun, _)| begins_with(rest, &["this", "the"]) && noun.chars().all(char::is_alphabetic));
    let subject = noun.map(|(_, after)| after).filter(|after| begins_with(after, &["is", "will"])).unwrap_or(subject);
    let verb = rest.strip_prefix("it's ").or_else(|| {
        ["is set to", "is", "will be", "set to"].iter().find_map(|verb| {
            let rest = subject.trim_start_matches(' ');
            begins_with(rest, &[verb]).then(|| rest.get(verb.len()..)).flatten()
        })
    });
    let (value, end) = value(verb?)?;
    let ended = ends_clause(end) || is_unit(&value, end.trim_start(), text) || is_counted(&value, end.trim_start());
    let is_literal = value.is_plainly_literal() && !is_no_value(&value);
    (ended && (is_literal || allowed.contains(&value.text))).then_some(value.text)
}

/// "10 items per page": the number.
fn page_size(text: &str) -> Option<String> {
    const COUNTED: &[&str] = &["results", "items", "records", "entries", "rows", "objects"];
    let (value, rest) = value(text)?;
    let rest = rest.trim_start();
    let is_number = value.text.bytes().all(|byte| byte.is_ascii_digit());
    let noun = COUNTED.iter().find(|noun| begins_with(rest, &[noun])).filter(|_| is_number)?;
    let rest = rest.get(noun.len()..)?.trim_start();
    begins_with(rest, &["per page", "per request", "at a time"]).then_some(value.text)
}

/// "up to 1,000 are returned", "20 entries are shown": the number.
fn number_returned(rest: &str) -> Option<String> {
    let rest = ["up to ", "at most ", "a maximum of ", "the first "]
        .iter()
        .find_map(|most| rest.strip_prefix(most))
        .unwrap_or(rest);
    let (clause, _) = rest.split_once([';', '\n']).unwrap_or((rest, ""));
    let (number, after) = clause.split_once(' ')?;
    let digits = number.replace(',', "");
    let verb = [
        "are returned",
        "are shown",
        "are listed",
        "are sent",
        "will be returned",
        "is returned",
        "is used",
        "are used",
    ];
    let after = if begins_with(after, &verb) { after } else { after.split_once(' ')?.1 };
    (!digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) && begins_with(after, &verb))
        .then_some(digits)
}

/// "the response returns 10 items per page"
fn page_size_returned(rest: &str) -> Option<String> {
    const SUBJECTS: &[&str] = &["the response", "the api", "the endpoint", "this endpoint", "it", "the server"];
    let subject = SUBJECTS.iter().find(|subject| begins_with(rest, &[subject]));
    let rest = subject.and_then(|subject| rest.get(subject.len()..)).unwrap_or(rest).trim_start();
    if let Some(number) =
        page_size(["returns ", "will return "].iter().find_map(|verb| rest.strip_prefix(verb)).unwrap_or(rest))
    {
        return Some(number);
    }
    // "a request will return 10 results."
    let clause = rest.split(['.', ';', '\n']).next()?;
    let (_, counted) = clause.split_once(" return ").or_else(|| clause.split_once(" returns "))?;
    let (value, after) = value(counted)?;
    (is_counted(&value, after.trim_start()) && !value.text.is_empty()).then_some(value.text)
}
