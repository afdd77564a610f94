//! The default of an argument that is left out: "If not given, 50 are returned", "`asc` unless specified", "10 if omitted".

use super::absence;
use super::literal::{is_no_value, of_line};
use crate::arguments::sentences::text::{Text, Value, begins_with, ends, ends_clause, holds_any, may_hold_any, value};

/// The value, if it is a literal and can be no name of another argument.
pub fn in_text(text: &Text, allowed: &[String]) -> Option<String> {
    if !may_hold_any(
        text,
        &["if", "when", "where", "unless", "without", "leave", "omit", "we", "blank", "empty", "assumed", "otherwise"],
    ) {
        return None;
    }
    if let Some(value) = otherwise(text, allowed).or_else(|| of_nothing(text, allowed)) {
        return Some(value);
    }
    let mut found: Vec<String> = Vec::new();
    for clause in absence::clauses(text) {
        let before = text.get(..clause.start).and_then(|before| value_before(before, allowed));
        let is_before = before.is_some() && text.get(clause.end..).is_some_and(ends_clause);
        let value = match is_before {
            true => before,
            false => text.get(clause.end..).and_then(|after| value_after(after, allowed).or_else(|| in_short(after))),
        };
        found.extend(value.filter(|value| !found.contains(value)));
    }
    match found.as_slice() {
        [one] => Some(one.clone()),
        _ => None,
    }
}

/// "we assume `json` otherwise", "`owner` is assumed": the value.
fn otherwise(text: &Text, allowed: &[String]) -> Option<String> {
    let is_known = |value: &Value| value.quoted || allowed.contains(&value.text);
    let led = ["we assume", "we use", "we take", "i assume", "i use"]
        .iter()
        .flat_map(|lead| ends(text, lead))
        .find_map(|end| {
            let (value, rest) = value(text.get(end..)?)?;
            let is_otherwise = begins_with(rest.trim_start(), &["otherwise", "instead", "by default", "then"]);
            (is_otherwise && is_known(&value)).then_some(value.text)
        });
    led.or_else(|| {
        let end = *ends(text, "is assumed").first()?;
        let clause = last_clause(text.get(..end - "is assumed".len())?);
        let (value, rest) = value(clause)?;
        (rest.trim().is_empty() && is_known(&value) && text.get(end..).is_some_and(ends_clause)).then_some(value.text)
    })
}

/// "Blank means live.", "Empty is the same as `live`."
fn of_nothing(text: &Text, allowed: &[String]) -> Option<String> {
    let leads = ["blank means", "empty means", "blank =", "empty =", "nothing means", "blank is treated as"];
    let found = leads.iter().flat_map(|lead| ends(text, lead)).find_map(|end| outcome(text.get(end..)?, allowed));
    found.filter(|_| holds_any(text, &["blank", "empty", "nothing"]))
}

/// The last clause of a text.
fn last_clause(text: &str) -> &str {
    let text = text.trim_end_matches([' ', ',', ':']);
    let ends = [". ", "? ", "! ", "; ", "(", "[", "\n", " - ", " – ", " — ", ", ", ": "];
    let start = ends.iter().filter_map(|end| text.rfind(end).map(|at| at + end.len())).max();
    text.get(start.unwrap_or(0)..).unwrap_or_default().trim()
}

/// "We use 200", "Assumed 30", "`json` is used": the value of the clause before the condition.
fn value_before(before: &str, allowed: &[String]) -> Option<String> {
    if before.trim_end().ends_with(['.', '?', '!']) {
        return None;
    }
    let clause = last_clause(before);
    // "- `list` (used if nothing is given)"
    if matches!(clause, "used" | "assumed" | "applied" | "taken" | "default") {
        let head = before.trim_end().strip_suffix(clause)?.trim_end().trim_end_matches(['(', ',', '-', '–']);
        return of_line(head, allowed);
    }
    if let Some(value) = outcome(clause, allowed) {
        return Some(value);
    }
    // "New employees are `onboarding`"
    let verbs = [" is ", " are ", " be ", " as ", " use ", " assume ", " assumes ", " uses ", " to "];
    let at = verbs.iter().filter_map(|verb| clause.rfind(verb).map(|at| at + verb.len())).max()?;
    let (value, rest) = value(clause.get(at..)?)?;
    let is_known = allowed.contains(&value.text) || value.quoted && !is_of_other(&value);
    (rest.is_empty() && is_known).then_some(value.text)
}

fn value_after(after: &str, allowed: &[String]) -> Option<String> {
    outcome(after.trim_start_matches([',', ':', '-', '–', '—', '=', ' ']), allowed)
}

/// "only open ones are returned (i.e. `true`)": the value that the sentence comes to.
fn in_short(after: &str) -> Option<String> {
    let (clause, inner) = after.split_once("(i.e. ")?;
    let (value, rest) = value(inner)?;
    let is_sound =
        value.quoted && !is_of_other(&value) && rest.starts_with(')') && !clause.contains(['.', ';', '\n', '`']);
    is_sound.then_some(value.text)
}

/// Words between the condition and the value.
#[rustfmt::skip]
fn is_of_lead(word: &str) -> bool {
    matches!(
        word,
        "where" | "then" | "we" | "i" | "you" | "the" | "api" | "server" | "system" | "service" | "it" | "this" | "that" | "value" | "default" | "is"
        | "are" | "will" | "be" | "use" | "uses" | "used" | "assume" | "assumes" | "assumed" | "take" | "takes" | "get" | "gets" | "return" | "send" | "sends"
        | "returns" | "returned" | "show" | "shows" | "set" | "sets" | "to" | "as" | "falls" | "fall" | "back" | "only" | "treated"
        | "considered" | "interpreted" | "defaults" | "for" | "means" | "first" | "at" | "from" | "starts" | "with" | "up" | "just" | "simply"
        | "there" | "same" | "list" | "go" | "goes" | "try" | "tries" | "wait" | "keep" | "by" | "it's" | "automatically" | "equals"
    )
}

/// The value of a clause that says what holds then: "we return 50 entries".
fn outcome(clause: &str, allowed: &[String]) -> Option<String> {
    const MOST_WORDS: usize = 8;
    let mut rest = clause;
    for _ in 0..MOST_WORDS {
        let (value, after) = value(rest)?;
        let is_sign = value.quoted || allowed.contains(&value.text);
        if is_sign || !is_of_lead(&value.text.to_ascii_lowercase()) || after.starts_with(',') {
            let is_number = value.text.parse::<f64>().is_ok_and(f64::is_finite);
            let is_known = allowed.contains(&value.text)
                || value.is_plainly_literal() && !is_of_other(&value)
                || value.text.starts_with('#') && value.text.len() > 3;
            let is_sound = is_known && !is_no_value(&value) && is_used(&value, after, is_number);
            return is_sound.then_some(value.text);
        }
        rest = after;
    }
    None
}

/// Whether only what the value is used for follows.
fn is_used(value: &Value, after: &str, is_number: bool) -> bool {
    let mut rest = after.trim_start_matches(' ');
    if ends_clause(after) {
        return true;
    }
    for _ in 0..2 {
        let (word, next) = rest.split_at(rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len()));
        if word.is_empty() || matches!(word, "is" | "are" | "will" | "and" | "or" | "to" | "of" | "in" | "field" | "on")
        {
            break;
        }
        if !is_number && !value.quoted && word.len() < 3 {
            return false;
        }
        rest = next.trim_start_matches(' ');
        if ends_clause(next) {
            return is_number || value.quoted || matches!(word, "applies" | "then" | "instead");
        }
        if let Some(after) = ["per page", "per request", "at a time"].iter().find_map(|unit| rest.strip_prefix(unit)) {
            rest = after.trim_start();
            break;
        }
    }
    #[rustfmt::skip]
    const VERBS: &[&str] = &[
        "is used", "are used", "is assumed", "are assumed", "is returned", "are returned", "is taken", "is applied",
        "will be used", "will be assumed", "will be returned", "will be applied", "will be taken", "is the default", "is shown",
        "are shown", "is sent", "is chosen", "is set", "will be set", "is selected", "are fetched", "are listed", "is what you get",
    ];
    rest.is_empty()
        || VERBS.iter().any(|verb| begins_with(rest, &[verb]) && rest.get(verb.len()..).is_some_and(ends_clause))
}

/// Whether a quoted word may be the name of another argument, whose value is used.
fn is_of_other(value: &Value) -> bool {
    let is_name = |word: &str| {
        matches!(word, "name" | "id" | "email" | "title" | "date" | "key" | "from" | "to" | "start" | "end")
    };
    // `en-GB` is no name
    let is_locale = matches!(value.text.as_bytes(), [b'a'..=b'z', b'a'..=b'z', b'-', b'A'..=b'Z', b'A'..=b'Z']);
    let has_capital = !is_locale && value.text.chars().skip(1).any(|c| c.is_ascii_uppercase());
    let has_small = value.text.chars().any(|c| c.is_ascii_lowercase());
    value.quoted && has_small && (value.text.contains('_') || has_capital || is_name(&value.text))
}

#[cfg(test)]
mod tests {
    use super::{Text, in_text};

    fn found(text: &str) -> Option<String> {
        in_text(&Text::new(text), &["asc".to_owned(), "desc".to_owned()])
    }

    #[test]
    fn what_holds_without_the_argument_is_the_default() {
        for text in [
            "If you leave it out, you get 25.",
            "When it is omitted, the first 25 results are shown.",
            "Page size. We use 25 unless told otherwise.",
            "Rows per page, 25 if not sent",
            "How many (25 when missing)",
            "Assumed 25 when not given",
            "Leave empty for 25.",
            "May be left out, without it 25 is used",
        ] {
            assert_eq!(found(text).as_deref(), Some("25"), "{text}");
        }
        for text in [
            "asc unless you say `desc`",
            "Without it, asc.",
            "Blank means asc.",
            "New lists are `asc` unless you send something else",
            "If not provided, the lowest come first (i.e. `asc`).",
        ] {
            assert_eq!(found(text).as_deref(), Some("asc"), "{text}");
        }
    }

    #[test]
    fn a_locale_is_no_name_of_another_argument() {
        assert_eq!(found("If you don't send it we use `de-CH`.").as_deref(), Some("de-CH"));
        assert_eq!(found("If you don't send it we use `startsAt`."), None);
    }

    #[test]
    fn other_clauses_have_no_default() {
        for text in [
            "When `from` is not provided the last 90 days are returned.",
            "If omitted, the authorized user becomes the owner.",
            "If omitted, `start_date` is used.",
            "If it is not given, 20 or 30 are returned.",
            "true if active, false otherwise",
            "If not set, the value is 5 for free plans",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
