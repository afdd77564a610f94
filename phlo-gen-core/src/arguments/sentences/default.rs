//! The default that a description names: "Defaults to 20.", "Default: `asc`", "`all` is the default".

use super::text::{QUOTES, Text, Value, begins_with, ends, ends_clause, sentence_before, starts, value};
use super::{languages, omitted};

/// The default, if it is a literal and the only one.
pub fn in_text(text: &Text, allowed: &[String]) -> Option<String> {
    let mut found: Vec<String> = Vec::new();
    for word in ["default", "defaults", "defaulting"] {
        for start in starts(text, word) {
            let rest = text.get(start + word.len()..)?;
            // "`default`": a value
            if rest.starts_with(QUOTES) && text.get(..start).is_some_and(|before| before.ends_with(QUOTES)) {
                continue;
            }
            let value = value_after(text, start, rest, allowed).or_else(|| value_before(text, start, rest, allowed));
            // "The API will default to UTC" is about how a value is read, and not a default.
            let of_server = ["api", "server", "system"]
                .iter()
                .any(|word| begins_with(&sentence_before(text, start), &[word, &format!("the {word}")]));
            if let Some(value) = value.filter(|_| !of_server)
                && !found.contains(&value)
            {
                found.push(value);
            }
        }
    }
    // "falls back to `en`"
    for end in ["falls back to", "fall back to"].iter().flat_map(|phrase| ends(text, phrase)) {
        let found_value = text.get(end..).and_then(value);
        if let Some((value, rest)) = found_value.map(|(value, rest)| in_words(&value, rest).unwrap_or((value, rest)))
            && value.is_plainly_literal()
            && ends_clause(rest)
            && found.is_empty()
        {
            found.push(value.text);
        }
    }
    match found.as_slice() {
        [one] => Some(in_small_letters(without_name(one.clone()))),
        [] => {
            let found = by_default(text).or_else(|| omitted::in_text(text, allowed));
            found.or_else(|| languages::default(text, allowed)).or_else(|| in_brackets(text, allowed))
        }
        _ => None,
    }
}

/// "optional, default=immediately": the word after the sign, up to the next comma.
pub fn assigned(text: &Text) -> Option<String> {
    let end = *ends(text, "default").first()?;
    let rest = text.get(end..)?.trim_start().strip_prefix(['=', ':'])?;
    let (value, rest) = value(rest)?;
    (ends_clause(rest) && !is_no_value(&value)).then_some(value.text)
}

/// "`up`/`down` (down)": the only value in brackets that is one of the allowed ones.
fn in_brackets(text: &str, allowed: &[String]) -> Option<String> {
    if allowed.len() < 2 {
        return None;
    }
    let inner =
        text.match_indices('(').filter_map(|(at, _)| text.get(at + 1..)?.split_once(')').map(|(inner, _)| inner));
    let mut values =
        inner.map(|inner| inner.trim_matches(QUOTES)).filter(|inner| allowed.iter().any(|value| value == inner));
    values.next().filter(|_| values.next().is_none()).map(str::to_owned)
}

/// `True` as a document of a Python program writes it.
fn in_small_letters(value: String) -> String {
    if matches!(value.as_str(), "True" | "False") { value.to_ascii_lowercase() } else { value }
}

/// "`limit=20`": the value that is assigned.
fn without_name(value: String) -> String {
    let is_name = |name: &str| !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || "_-[]".contains(c));
    match value.split_once('=') {
        Some((name, assigned)) if is_name(name) && !assigned.is_empty() && !assigned.contains('=') => {
            assigned.to_owned()
        }
        _ => value,
    }
}

/// "By default, the value is set to `x`."
fn by_default(text: &Text) -> Option<String> {
    let end = *ends(text, "by default").first()?;
    let rest = text.get(end..)?.trim_start_matches([',', ' ']);
    if let Some(number) = page_size_returned(rest) {
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
    let verb = ["is set to", "is", "will be", "set to"].iter().find_map(|verb| {
        let rest = subject.trim_start_matches(' ');
        begins_with(rest, &[verb]).then(|| rest.get(verb.len()..)).flatten()
    })?;
    let (value, end) = value(verb)?;
    let ended = ends_clause(end) || is_unit(&value, end.trim_start(), text) || is_counted(&value, end.trim_start());
    (value.is_plainly_literal() && ended && !is_no_value(&value)).then_some(value.text)
}

/// "250 events": a number and what is counted.
fn is_counted(value: &Value, next: &str) -> bool {
    let word = next.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let rest = next.get(word.len()..).unwrap_or_default();
    value.text.bytes().all(|byte| byte.is_ascii_digit()) && word.ends_with('s') && ends_clause(rest)
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

/// A cell of a column of defaults.
pub fn in_cell(text: &str) -> Option<String> {
    let (value, rest) = value(text)?;
    let is_only_value = rest.trim_matches([' ', '.', '\n']).is_empty();
    (is_only_value && !is_no_value(&value)).then_some(value.text)
}

/// "default: x", "defaults to x", "default value is x", "default x".
fn value_after(text: &str, start: usize, rest: &str, allowed: &[String]) -> Option<String> {
    let plural = begins_with(rest.trim_start(), &["values", "fields", "columns"]);
    let rest = ["value", "values", "fields", "columns", "setting"].iter().fold(rest, |rest, noun| skip(rest, noun));
    if let Some(value) = of_noun(rest, &sentence_before(text, start)) {
        return Some(value);
    }
    let connected = ["is", "to", "are", "as", "of"].iter().fold(rest, |rest, verb| skip(rest, verb));
    let connected = skip(skip(connected, "set"), "to");
    let named = connected.len() < rest.len();
    let rest = connected.trim_start_matches(' ');
    let signed = rest.strip_prefix([':', '=']).or_else(|| rest.strip_prefix("- ")).or_else(|| rest.strip_prefix("– "));
    let (value, end) = value(signed.unwrap_or(rest))?;
    let (value, end) = in_words(&value, end).unwrap_or((value, end));
    let (value, end) = with_thousands(value, end);
    let (value, end) = with_commas(value, end, plural);
    let bracketed = text.get(..start).is_some_and(|before| before.ends_with(['(', '[']));
    let sentence = if bracketed { String::new() } else { sentence_before(text, start) };
    let alone = ends_clause(end) && !end.starts_with(',');
    let opens = sentence.is_empty() && end.trim_matches(['.', ' ', '\n']).is_empty();
    let is_code = value.text.contains(|c: char| c.is_ascii_digit());
    let bare = value.is_plainly_literal() || is_code && alone || alone && (opens || allowed.contains(&value.text));
    let composite =
        plural && end.starts_with(',') || end.starts_with(',') && !end.starts_with(", ") && !end.starts_with(",\n");
    let sound = (named || signed.is_some() || bare)
        && !composite
        && (!is_no_value(&value) || allowed.contains(&value.text))
        && !is_conditional(&sentence)
        && may_follow(&value, end, text);
    sound.then_some(value.text)
}

/// "1,000": a number with commas between its digits.
fn with_thousands(value: Value, end: &str) -> (Value, &str) {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (mut number, mut rest) = (value.text.clone(), end);
    while let Some((group, after)) = rest.strip_prefix(',').and_then(|rest| rest.split_at_checked(3)) {
        if !is_number(&number) || !is_number(group) || after.starts_with(|c: char| c.is_ascii_digit()) {
            break;
        }
        number.push_str(group);
        rest = after;
    }
    (Value { text: number, ..value }, rest)
}

/// "Default values: id,name": several values, which are sent with commas between them.
fn with_commas(value: Value, end: &str, is_plural: bool) -> (Value, &str) {
    if !is_plural || value.quoted || !end.starts_with(',') {
        return (value, end);
    }
    let (mut text, mut rest) = (value.text.clone(), end);
    while let Some(next) = rest.strip_prefix(',') {
        let next = next.strip_prefix(' ').unwrap_or(next);
        let after = next.trim_start_matches(|c: char| c.is_alphanumeric() || "_.-".contains(c));
        let word = next.strip_suffix(after).unwrap_or_default().trim_end_matches('.');
        if word.is_empty() {
            return (value, end);
        }
        text = format!("{text},{word}");
        rest = next.get(word.len()..).unwrap_or_default();
    }
    if ends_clause(rest) { (Value { text, ..value }, rest) } else { (value, end) }
}

/// "English (`en`)": the literal after its meaning.
fn in_words<'a>(value: &Value, end: &'a str) -> Option<(Value, &'a str)> {
    let inner = end.strip_prefix(" (").filter(|inner| inner.starts_with(QUOTES) && !value.is_plainly_literal())?;
    let (literal, rest) = super::text::value(inner)?;
    rest.strip_prefix(')').map(|rest| (literal, rest))
}

/// "The default language is `en`."
fn of_noun(rest: &str, sentence: &str) -> Option<String> {
    let (noun, after) = rest.trim_start_matches(' ').split_once(" is ")?;
    let (value, end) = value(after)?;
    let words = noun.split(' ').count();
    let sound = words < 3
        && noun.chars().all(|c| c.is_alphabetic() || c == ' ')
        && value.is_plainly_literal()
        && ends_clause(end);
    (sound && !is_conditional(sentence)).then_some(value.text)
}

fn skip<'a>(rest: &'a str, word: &str) -> &'a str {
    let trimmed = rest.trim_start_matches([' ', '\n']);
    match begins_with(trimmed, &[word]) && trimmed.len() < rest.len() {
        true => trimmed.get(word.len()..).unwrap_or_default(),
        false => rest,
    }
}

/// "`x` is the default", "x (default)".
fn value_before(text: &str, start: usize, rest: &str, allowed: &[String]) -> Option<String> {
    let head = text.get(..start)?.trim_end();
    let head = head.strip_suffix("(the").map_or(head, |head| text.get(..head.len() + 1).unwrap_or(head));
    let bracketed = head.ends_with('(') && rest.starts_with(')');
    let rest = rest.strip_prefix(" value").or_else(|| rest.strip_prefix(" setting")).unwrap_or(rest);
    // "- `none` - Nothing is kept. This is the default."
    if ["This is the", "this is the", "It is the", "it is the"].iter().any(|subject| head.ends_with(subject))
        && ends_clause(rest)
    {
        return of_line(head, allowed);
    }
    // "`opaque` - Default value. …": the last quoted value before it
    if let Some(before) = head.strip_suffix(['-', '–', '—']).map(str::trim_end)
        && let Some(mark) = before.chars().next_back().filter(|mark| QUOTES.contains(mark))
        && let Some(inner) = before.strip_suffix(mark).and_then(|inner| inner.rsplit(mark).next())
        && ends_clause(rest)
        && allowed.iter().any(|value| value == inner)
    {
        return Some(inner.to_owned());
    }
    // "- `FALSE` - Default, not isolated"
    if head.ends_with(['-', '–', '—', ':']) && (ends_clause(rest) || rest.starts_with(',')) {
        let line = head.rsplit('\n').next()?.trim_start_matches(['-', '*', '•', ' ']);
        let own = value(line).filter(|(value, rest)| {
            rest.trim_matches([' ', '-', '–', '—', ':']).is_empty() && allowed.contains(&value.text)
        });
        if let Some((value, _)) = own {
            return Some(value.text);
        }
    }
    let subject = before_verb(head)
        .or_else(|| ["is the", "being the", " is", " by"].iter().find_map(|end| head.strip_suffix(end)));
    if bracketed && let Some(value) = of_line(head, allowed) {
        return Some(value);
    }
    let head = if bracketed {
        head.strip_suffix('(')
    } else {
        subject.filter(|_| ends_clause(rest) || begins_with(rest.trim_start(), &["and"]))
    }?
    .trim_end();
    let word = match head.chars().next_back()? {
        mark @ ('`' | '"' | '\'') => {
            let inner = head.get(..head.len() - 1)?;
            inner.get(inner.rfind(mark)?..).map(|quoted| format!("{quoted}{mark}"))?
        }
        _ => head.rsplit([' ', '\n', ',', '(']).next()?.to_owned(),
    };
    let (value, _) = value(&word)?;
    // ", en-US by default": all of the clause
    let is_clause = head.ends_with(&word)
        && head.get(..head.len() - word.len()).is_some_and(|before| {
            before.is_empty()
                || before.ends_with([',', '(', ';'])
                || before.ends_with(", ")
                || before.ends_with(" - ")
                || before.ends_with("— ")
        })
        && !value.text.chars().all(|c| c.is_lowercase());
    let known = value.quoted || value.is_plainly_literal() || allowed.contains(&value.text) || is_clause;
    let is_value = !is_no_value(&value) || allowed.contains(&value.text);
    (known && is_value && !is_conditional(&sentence_before(text, start))).then_some(value.text)
}

/// "- `best`: Those that fit best (default)": the value that the line is about.
pub fn of_line(head: &str, allowed: &[String]) -> Option<String> {
    let line = head.rsplit('\n').next()?.trim_start_matches(['-', '*', '•', ' ']);
    let of_part = |part: &str| {
        let (value, meaning) = value(part)?;
        let has_meaning = meaning.trim().is_empty() || meaning.trim_start().starts_with([':', '-', '–', '—', '=', '(']);
        (has_meaning && allowed.contains(&value.text)).then_some(value.text)
    };
    // "0 - off (default), 1 - on": a part of the line
    let part = [", ", "; ", ". ", ") "].iter().filter_map(|sign| line.rfind(sign).map(|at| at + sign.len())).max();
    part.and_then(|at| of_part(line.get(at..)?)).or_else(|| of_part(line))
}

/// "`standard` units are applied by"
fn before_verb(head: &str) -> Option<&str> {
    let verbs = [
        " is used by",
        " are used by",
        " is applied by",
        " are applied by",
        " is assumed by",
        " is selected by",
        " will be used by",
        " will be applied by",
    ];
    let head = verbs.iter().find_map(|verb| head.strip_suffix(verb))?;
    if head.ends_with('`') {
        return Some(head);
    }
    head.rsplit_once(' ').map(|(head, _)| head).filter(|head| head.ends_with('`'))
}

pub fn is_no_value(value: &Value) -> bool {
    #[rustfmt::skip]
    const NOTHING: &[&str] = &[
        "none", "null", "nil", "nothing", "unset", "undefined", "empty", "blank", "n/a", "na", "the", "a", "an", "your",
        "current", "now", "today", "whatever", "same", "it", "this", "not", "unlimited", "value", "values", "behavior",
        "behaviour", "if", "when", "for", "of", "in", "on", "and", "or", "is", "to", "will", "by", "as", "no", "all:",
        "account", "caller", "server", "system", "user", "locale", "order", "sort", "sorting", "ascending", "descending",
    ];
    let lower = value.text.to_ascii_lowercase();
    // "your-api-key", "Place your key here"
    let is_placeholder = lower.split(|c: char| !c.is_alphanumeric()).any(|word| word == "your")
        || lower.starts_with('<') && lower.ends_with('>')
        || lower.ends_with(" here");
    if is_placeholder {
        return true;
    }
    let literal_no = value.quoted || lower == "no";
    if value.quoted { lower == "null" } else { NOTHING.contains(&&*lower) && !(literal_no && lower == "no") }
}

/// Whether the default applies in some cases only.
fn is_conditional(sentence: &str) -> bool {
    let absent = [
        "not ",
        "n't",
        "omitted",
        "no ",
        "unset",
        "empty",
        "blank",
        "without",
        "absent",
        "unspecified",
        "missing",
        "leave ",
    ];
    let cases = begins_with(sentence, &["if", "when", "for", "in case", "with"]) || sentence.contains("=>");
    cases && !absent.iter().any(|word| sentence.contains(word))
}

/// Whether the value is still a default, given the words after it.
fn may_follow(value: &Value, end: &str, text: &str) -> bool {
    let next = end.trim_start();
    #[rustfmt::skip]
    let absent = begins_with(next, &[
        "if not", "if no", "if omitted", "if unspecified", "if absent", "if unset", "if empty", "if blank",
        "when not", "when no", "when omitted", "when unspecified", "if none", "if left", "and", "which", "if it is not", "if this",
    ]);
    let otherwise =
        begins_with(next.trim_start_matches([',', ';']).trim_start(), &["otherwise", "else", "and otherwise"]);
    let cases = begins_with(next, &["when", "if", "for", "or", "in", "on", "with", "of", "to", "except", "unless"]);
    if otherwise || cases && !absent {
        return false;
    }
    let is_used = begins_with(next, &["is used", "will be used", "is applied", "is assumed"]);
    ends_clause(end) || absent || is_used || value.quoted || is_unit(value, next, text)
}

/// Whether the word after a number is a counted noun, or the unit that the text names for the argument.
fn is_unit(value: &Value, next: &str, text: &str) -> bool {
    let word = next.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let rest = next.get(word.len()..).unwrap_or_default();
    if value.text.parse::<f64>().is_err() || word.is_empty() || !ends_clause(rest) {
        return false;
    }
    let counted = ["results", "items", "records", "entries", "rows", "objects", "pages", "characters", "times"];
    let stem = word.trim_end_matches('s');
    let lower = text.to_ascii_lowercase();
    counted.contains(&word)
        || [format!("in {stem}"), format!("number of {stem}"), format!("({stem}")]
            .iter()
            .any(|unit| lower.contains(unit))
}
