//! The default beside the word: "Defaults to 20", "`all` is the default", "x (default)".

use super::literal::{is_no_value, is_unit, of_line};
use crate::arguments::sentences::text::{self, QUOTES, Value, begins_with, ends_clause, sentence_before, value};

/// "default: x", "defaults to x", "default value is x", "default x".
pub fn value_after(text: &str, start: usize, rest: &str, allowed: &[String]) -> Option<String> {
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
    let signed = signed.or_else(|| rest.strip_prefix("— "));
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
pub fn in_words<'a>(value: &Value, end: &'a str) -> Option<(Value, &'a str)> {
    let inner = end.strip_prefix(" (").filter(|inner| inner.starts_with(QUOTES) && !value.is_plainly_literal())?;
    let (literal, rest) = text::value(inner)?;
    rest.strip_prefix(')').map(|rest| (literal, rest))
}

/// "The default language is `en`.", "The default unit shown is the `day`."
fn of_noun(rest: &str, sentence: &str) -> Option<String> {
    let (noun, after) = rest.trim_start_matches(' ').split_once(" is ")?;
    let after = after.strip_prefix("the ").filter(|after| after.starts_with(QUOTES)).unwrap_or(after);
    let (value, end) = value(after)?;
    let words = noun.split(' ').count();
    let sound = words < 3
        && noun.chars().all(|c| c.is_alphabetic() || c == ' ')
        && value.is_plainly_literal()
        && !value.is_pattern()
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
pub fn value_before(text: &str, start: usize, rest: &str, allowed: &[String]) -> Option<String> {
    let head = text.get(..start)?.trim_end();
    let head = head.strip_suffix("(the").map_or(head, |head| text.get(..head.len() + 1).unwrap_or(head));
    // "`0` (default, nothing is kept)"
    let is_remark = head.ends_with("` (") && rest.starts_with(", ");
    let bracketed = head.ends_with('(') && (rest.starts_with(')') || is_remark);
    let rest = rest.strip_prefix(" value").or_else(|| rest.strip_prefix(" setting")).unwrap_or(rest);
    // "- `none` - Nothing is kept. This is the default."
    if ["his is the", "t is the", "hat's the", "hats the", "hat is the"].iter().any(|subject| head.ends_with(subject))
        && ends_clause(rest)
    {
        return of_line(head, allowed);
    }
    if let Some(value) = last_quoted(head, rest, allowed).or_else(|| of_entry(head, rest, allowed)) {
        return Some(value);
    }
    if bracketed && let Some(value) = of_line(head, allowed).or_else(|| number_with_meaning(head)) {
        return Some(value);
    }
    let head = match bracketed {
        true => head.strip_suffix('(')?,
        false => subject(head).filter(|_| ends_clause(rest) || begins_with(rest.trim_start(), &["and"]))?,
    };
    of_last_word(head.trim_end(), &sentence_before(text, start), bracketed, allowed)
}

/// "`opaque` - Default value. …": the last quoted value before it.
fn last_quoted(head: &str, rest: &str, allowed: &[String]) -> Option<String> {
    let before = head.strip_suffix(['-', '–', '—']).map(str::trim_end)?;
    let mark = before.chars().next_back().filter(|mark| QUOTES.contains(mark))?;
    let inner = before.strip_suffix(mark).and_then(|inner| inner.rsplit(mark).next())?;
    (ends_clause(rest) && allowed.iter().any(|value| value == inner)).then(|| inner.to_owned())
}

/// "- `FALSE` - Default, not isolated".
fn of_entry(head: &str, rest: &str, allowed: &[String]) -> Option<String> {
    if !head.ends_with(['-', '–', '—', ':']) || !ends_clause(rest) && !rest.starts_with(',') {
        return None;
    }
    let (value, rest) = value(head.rsplit('\n').next()?.trim_start_matches(['-', '*', '•', ' ']))?;
    let is_all = rest.trim_matches([' ', '-', '–', '—', ':']).is_empty();
    (is_all && allowed.contains(&value.text)).then_some(value.text)
}

/// "`x` is the", "`x` is used by": the text before the verb.
fn subject(head: &str) -> Option<&str> {
    before_verb(head).or_else(|| ["is the", "being the", " is", " by"].iter().find_map(|end| head.strip_suffix(end)))
}

/// The value that a text ends with, if it is surely one and the sentence has no condition.
fn of_last_word(head: &str, sentence: &str, bracketed: bool, allowed: &[String]) -> Option<String> {
    let word = match head.chars().next_back()? {
        mark @ ('`' | '"' | '\'') => {
            let inner = head.get(..head.len() - 1)?;
            inner.get(inner.rfind(mark)?..).map(|quoted| format!("{quoted}{mark}"))?
        }
        _ => head.rsplit([' ', '\n', ',', '(']).next()?.to_owned(),
    };
    let (value, _) = value(&word)?;
    if bracketed && let Some(number) = number_of_counted(head) {
        return Some(number);
    }
    // ", en-US by default": all of the clause
    let begins = |before: &str| {
        before.is_empty() || [",", "(", ";", ", ", " - ", "— "].iter().any(|sign| before.ends_with(sign))
    };
    let is_clause = head.strip_suffix(word.as_str()).is_some_and(begins) && !value.text.chars().all(char::is_lowercase);
    let known = value.quoted || value.is_plainly_literal() || allowed.contains(&value.text) || is_clause;
    let is_value = !is_no_value(&value) || allowed.contains(&value.text);
    let is_sure = known && is_value;
    // "If 0 (the default)": the condition is the value itself
    let lead = sentence.trim_end_matches("the ").trim_end_matches(['(', ' ']);
    let is_own_case = bracketed
        && lead.strip_suffix(&word.to_ascii_lowercase()).is_some_and(|case| {
            matches!(case.trim_end(), "if" | "if set to" | "if it is" | "when" | "when set to" | "when it is")
        });
    (is_sure && (is_own_case || !is_conditional(sentence))).then_some(value.text)
}

/// "At most 20 pots" before "(the default)": the number before what is counted.
fn number_of_counted(head: &str) -> Option<String> {
    let (before, noun) = head.rsplit_once(' ')?;
    let (number, rest) = value(before.rsplit([' ', '(']).next()?)?;
    let is_number = rest.is_empty() && number.text.bytes().all(|byte| byte.is_ascii_digit());
    let is_noun = noun.ends_with('s') && noun.bytes().all(|byte| byte.is_ascii_lowercase());
    (is_number && is_noun).then_some(number.text)
}

/// "How long, 0 = for ever" before "(default)": the number with this meaning.
fn number_with_meaning(head: &str) -> Option<String> {
    const LONGEST: usize = 80;
    let head = head.strip_suffix('(')?;
    // a description may have many defaults
    let from = (head.len().saturating_sub(LONGEST)..head.len()).find(|at| head.is_char_boundary(*at))?;
    let head = head.get(from..)?;
    let ends = [", ", "; ", ". ", "\n", " ("];
    let start = ends.iter().filter_map(|end| Some(head.rfind(end)? + end.len())).max();
    let start = start.or((from == 0).then_some(0))?;
    let clause = head.get(start..)?.trim();
    let after = clause.strip_prefix('-').unwrap_or(clause).trim_start_matches(|c: char| c.is_ascii_digit());
    let number = clause.strip_suffix(after).filter(|number| number.ends_with(|c: char| c.is_ascii_digit()))?;
    let signs = [" = ", "=", ": ", " - ", " – ", " means "];
    let meaning = signs.iter().find_map(|sign| after.strip_prefix(sign))?;
    meaning.starts_with(char::is_alphabetic).then(|| number.to_owned())
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
    // "EUR is used by default"
    let is_whole = !head.contains(' ') && value(head).is_some_and(|(value, _)| value.is_plainly_literal());
    if head.ends_with('`') || is_whole {
        return Some(head);
    }
    head.rsplit_once(' ').map(|(head, _)| head).filter(|head| head.ends_with('`'))
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
