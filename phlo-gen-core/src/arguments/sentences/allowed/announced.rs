//! Values after words that announce them: "Allowed values are 'a' and 'b'", "one of: a, b", "Enum: a, b".

use super::plausible::{gives_examples, plausible_list, plausible_values};
use crate::arguments::sentences::languages;
use crate::arguments::sentences::text::{
    List, Text, Value, begins_with, ends, ends_clause, list, may_hold, sentence_before, starts,
};

/// "Allowed values are …" if `of_values`; otherwise with any noun, as in "valid intervals are …".
pub fn after_adjective(text: &Text, of_values: bool) -> Option<Vec<Value>> {
    #[rustfmt::skip]
    const ADJECTIVES: &[&str] = &[
        "allowed", "valid", "possible", "supported", "permitted", "accepted", "acceptable", "available", "allowable",
        "legal", "standard", "expected", "permissible",
    ];
    ADJECTIVES.iter().filter(|adjective| may_hold(text, adjective)).find_map(|adjective| {
        ends(text, adjective).into_iter().find_map(|end| {
            let of_examples = gives_examples(&sentence_before(text, end - adjective.len()));
            let rest = if of_values { after_values(text.get(end..)?) } else { after_noun(text.get(end..)?) }?;
            if of_examples { None } else { plausible_values(rest, of_values) }
        })
    })
}

/// "B, C1 or D – anything else is rejected": a list, and that it is whole.
pub fn before_refusal(text: &Text) -> Option<Vec<Value>> {
    const REFUSALS: [&str; 5] =
        ["anything else is", "any other value is", "other values are rejected", "no other value", "all others are"];
    let start = REFUSALS.iter().find_map(|words| starts(text, words).into_iter().next())?;
    let before = text.get(..start)?.trim_end_matches([' ', '-', '–', '—', ';', ',', '.', '(']);
    plausible_list(before, false).filter(|list| list.rest.trim().is_empty()).map(|list| list.values)
}

/// "Values: …", "Enum: …", "options are …".
pub fn after_label(text: &Text) -> Option<Vec<Value>> {
    #[rustfmt::skip]
    let labels = [
        "values", "enum", "enums", "options", "choices", "accepts", "supports", "takes", "combination of", "one or more of",
    ];
    let found = labels.iter().filter(|label| may_hold(text, label)).find_map(|label| {
        ends(text, label).into_iter().find_map(|end| {
            // "Default values: a, b" is a default
            if sentence_before(text, end - label.len()).trim_end().ends_with("default") {
                return None;
            }
            let rest = text.get(end..)?.trim_start_matches(' ');
            let is_verb = matches!(*label, "accepts" | "supports" | "takes");
            let verb = rest.strip_prefix("are").or_else(|| rest.strip_prefix("available"));
            let rest = verb.unwrap_or(rest).trim_start_matches(' ');
            let dash = rest.strip_prefix("- ").or_else(|| rest.strip_prefix('(')).filter(|_| *label == "enum");
            let colon = rest.strip_prefix([':', '=']).or(dash);
            let sound = colon.is_some() || verb.is_some() || is_verb;
            // "This accepts `x` and `y`" may mean both at once.
            let both = colon.is_none() && is_verb;
            let is_sound = |list: &List<'_>| {
                let are_literal = list.values.len() > 1
                    && list.values.iter().all(|value| value.is_plainly_literal() && !value.quoted);
                match *label {
                    "supports" => are_literal,
                    "takes" if !list.values.iter().all(Value::is_plainly_literal) => false,
                    _ => !both || list.alternatives,
                }
            };
            if sound { plausible_list(colon.unwrap_or(rest), false).filter(is_sound) } else { None }
        })
    });
    let found = found.map(|list| list.values).or_else(|| before_adjective(text));
    found
        .or_else(|| languages::after_values(text).and_then(|rest| plausible_values(rest, false)))
        .or_else(|| before_verb(text))
        .or_else(|| after_value_is(text))
}

/// "Value is `a`, `b` or `c`.": quoted alternatives that are all of the sentence.
fn after_value_is(text: &Text) -> Option<Vec<Value>> {
    ends(text, "value is").into_iter().find_map(|end| {
        let before = sentence_before(text, end - "value is".len());
        let is_own = matches!(before.trim(), "" | "the" | "its" | "this" | "the parameter" | "the field");
        let list = list(text.get(end..)?.trim_start_matches([' ', ':'])).filter(|_| is_own)?;
        let are_quoted = list.values.len() > 1 && list.values.iter().all(|value| value.quoted);
        (are_quoted && list.alternatives && list.ends_clause()).then_some(list.values)
    })
}

/// "one of a, b, c", and words that may be in between.
pub fn one_of(text: &Text) -> Option<Vec<Value>> {
    let chosen = ["choose from", "choose between", "select from", "choose one", "select one", "pick one"]
        .iter()
        .flat_map(|lead| ends(text, lead));
    if let Some(values) = chosen.into_iter().find_map(|end| plausible_values(skip_filler(text.get(end..)?), false)) {
        return Some(values);
    }
    for end in ends(text, "one of").into_iter().chain(ends(text, "any of")) {
        let before = sentence_before(text, end - "one of".len());
        let of_arguments = ["least", "exactly", "only", "most", "if", "when", "unless", "than", "provide", "specify"];
        let is_given = [" provided", " specified", " given", " set,", " present", " used"]
            .iter()
            .any(|word| before.contains(word));
        let conditional = begins_with(&before, &["if", "when", "unless", "for"]) && !is_given;
        if of_arguments.iter().any(|word| before.trim_end().ends_with(word)) || gives_examples(&before) || conditional {
            continue;
        }
        if let Some(values) = plausible_values(skip_filler(text.get(end..)?), false) {
            return Some(values);
        }
    }
    None
}

/// Skips "values are", "options:", "windowSize values:".
fn after_values(text: &str) -> Option<&str> {
    const NOUNS: &[&str] = &["value", "values", "option", "options", "enum", "enums", "choice", "choices", "inputs"];
    const BETWEEN: &[&str] = &["supported", "enum", "string", "input", "parameter", "field", "allowed", "and", "valid"];
    let (mut word, mut rest) = next_word(text)?;
    if !NOUNS.contains(&&*word) || NOUNS.contains(&next_word(rest).map(|(word, _)| word).unwrap_or_default().as_str()) {
        let named = !BETWEEN.contains(&&*word) && rest.trim_start().split([':', ' ']).next() != Some("values");
        if named {
            return None;
        }
        (word, rest) = next_word(rest)?;
    }
    NOUNS.contains(&&*word).then(|| after_verb(rest))?
}

/// Skips a single noun, and "are" or a colon.
fn after_noun(text: &str) -> Option<&str> {
    #[rustfmt::skip]
    const NO_VALUES: &[&str] = &[
        "character", "characters", "length", "range", "size", "limit", "limits", "file", "files", "extension", "extensions",
        "mime", "media", "content", "date", "units", "operators", "fields", "columns", "format", "formats", "parameters", "headers",
        "tokens", "methods", "endpoints", "keys", "names", "is", "are", "errors", "error", "responses", "reasons", "exceptions",
    ];
    if let Some(rest) = text.strip_prefix(':') {
        return Some(rest);
    }
    let (word, rest) = next_word(text)?;
    let rest = rest.trim_start_matches(' ');
    let joined = rest.starts_with(':') || begins_with(rest, &["are"]);
    (joined && !NO_VALUES.contains(&&*word)).then(|| after_verb(rest))?
}

/// Skips "are", "currently are:", ":".
fn after_verb(text: &str) -> Option<&str> {
    let mut rest = text.trim_start_matches(' ');
    for word in ["currently", "are", "is", "currently", "as follows", "include", "the following"] {
        if begins_with(rest, &[word]) {
            if word == "include" {
                return None;
            }
            rest = rest.get(word.len()..)?.trim_start_matches(' ');
        }
    }
    let rest = rest.strip_prefix([':', '=']).unwrap_or(rest);
    Some(rest.strip_prefix("- ").filter(|after| !after.contains("\n-")).unwrap_or(rest))
}

fn next_word(text: &str) -> Option<(String, &str)> {
    let text = text.trim_start_matches([' ', '\n']);
    let word = text.split(|c: char| !c.is_alphanumeric() && c != '_').next().filter(|word| !word.is_empty())?;
    Some((word.to_ascii_lowercase(), text.get(word.len()..)?))
}

/// "`a`, `b` and `c` units are available.", "Only `a` and `b` are supported."
fn before_verb(text: &Text) -> Option<Vec<Value>> {
    if !["are", "currently", "only"].iter().any(|word| may_hold(text, word)) {
        return None;
    }
    let stops =
        [". ", "; ", ": ", "\n"].iter().flat_map(|stop| text.match_indices(stop).map(|(at, stop)| at + stop.len()));
    std::iter::once(0).chain(stops).find_map(|start| {
        let sentence = text.get(start..)?;
        let leads = ["Only ", "Currently ", "Strings ", "Values ", "The strings "];
        let is_limited = leads.iter().take(2).any(|lead| sentence.starts_with(lead));
        let list = list(leads.iter().fold(sentence, |rest, lead| rest.strip_prefix(lead).unwrap_or(rest)))?;
        let rest = list.rest.trim_start_matches(' ');
        let is_quoted = list.values.len() > 1 && list.values.iter().all(|value| value.quoted);
        if is_limited && is_quoted && (ends_clause(rest) || begins_with(rest, &["can be", "may be"])) {
            return Some(list.values);
        }
        let rest = if begins_with(rest, &["are"]) { rest } else { rest.split_once(' ')?.1 };
        #[rustfmt::skip]
        const VERBS: &[&str] = &[
            "are available", "are supported", "are allowed", "are accepted", "are valid", "are possible",
            "are permitted",
        ];
        let verb = VERBS.iter().find(|verb| begins_with(rest, &[verb]))?;
        let ended =
            rest.get(verb.len()..).is_some_and(|rest| ends_clause(rest) || rest.starts_with(" with the following"));
        let quoted = list.values.len() > 1 && list.values.iter().all(Value::is_plainly_literal);
        (ended && quoted).then_some(list.values)
    })
}

/// "(a, b and c supported)", "The values a, b and c are allowed."
fn before_adjective(text: &Text) -> Option<Vec<Value>> {
    const ADJECTIVES: &[&str] = &["supported", "allowed", "accepted", "permitted", "possible", "valid"];
    if !ADJECTIVES.iter().any(|adjective| may_hold(text, adjective)) {
        return None;
    }
    let opened = text.match_indices('(').map(|(at, _)| (at + 1, false));
    let named = ends(text, "values").into_iter().map(|at| (at, true));
    opened.chain(named).find_map(|(start, has_verb)| {
        let list = list(text.get(start..)?).filter(|list| list.values.len() > 1)?;
        let rest = list.rest.trim_start_matches(' ');
        let rest = match has_verb {
            true => rest.strip_prefix("are ")?,
            false => rest.strip_prefix("are ").unwrap_or(rest),
        };
        let adjective = ADJECTIVES.iter().find(|adjective| begins_with(rest, &[adjective]))?;
        let of_examples = gives_examples(&sentence_before(text, start));
        (!of_examples && rest.get(adjective.len()..).is_some_and(ends_clause)).then_some(list.values)
    })
}

fn skip_filler(mut rest: &str) -> &str {
    const FILLER: &[&str] =
        &["the", "following", "these", "values", "value", "options", "possible", "strings", "constants", "below"];
    loop {
        rest = rest.trim_start_matches(' ');
        let word = rest.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
        if word.is_empty() || !FILLER.contains(&&*word.to_ascii_lowercase()) {
            return rest.strip_prefix(':').unwrap_or(rest);
        }
        rest = rest.get(word.len()..).unwrap_or_default();
    }
}

#[cfg(test)]
mod tests {
    use super::{Text, after_label};

    fn texts(text: &str) -> Vec<String> {
        after_label(&Text::new(text)).unwrap_or_default().into_iter().map(|value| value.text).collect()
    }

    #[test]
    fn a_sentence_on_the_value_has_the_values() {
        assert_eq!(texts("Its mode. Value is `fast`, `slow` or `off`."), ["fast", "slow", "off"]);
        assert_eq!(texts("The value is `fast` or `slow`"), ["fast", "slow"]);
        for text in ["Currently `fast` and `slow`.", "Its mode. Only `fast` and `slow` can be chosen."] {
            assert_eq!(texts(text), ["fast", "slow"], "{text}");
        }
        assert!(texts("Only `fast` can be chosen.").is_empty());
        for text in ["The value is `fast`, `slow` or a number.", "If the value is `fast` or `slow`, it waits."] {
            assert!(texts(text).is_empty(), "{text}");
        }
    }
}
