//! Clauses that say that an argument is left out: "if not given", "when it is omitted", "unless told otherwise".

use crate::arguments::sentences::text::{Text, starts};

/// A clause in a text, from its first word to the end of its last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Absence {
    pub start: usize,
    pub end: usize,
}

/// The words that such a clause begins with.
const HEADS: [&str; 11] =
    ["if", "when", "where", "unless", "without", "leave", "leaving", "omit", "omitting", "may", "can"];

/// How many words such a clause has at most.
const MOST_WORDS: usize = 12;

/// The clauses in the order of their first words.
pub fn clauses(text: &Text) -> Vec<Absence> {
    let found = HEADS.iter().flat_map(|head| {
        let starts = starts(text, head).into_iter();
        starts.filter_map(|start| {
            let rest = text.lower().get(start + head.len()..)?;
            let named = after_name(rest, text.subject());
            let length = length(head, rest.get(named..)?, text.subject())?;
            Some(Absence { start, end: start + head.len() + named + length })
        })
    });
    found.collect()
}

/// Whether a text is such a clause and nothing else: "If omitted".
pub fn is_absence(text: &str) -> bool {
    let begins = |head: &str| text.get(..head.len()).is_some_and(|start| start.eq_ignore_ascii_case(head));
    if !["if ", "when ", "without "].iter().any(|head| begins(head)) {
        return false;
    }
    clauses(&Text::new(text)).iter().any(|clause| clause.start == 0 && clause.end == text.len())
}

/// The length of the name of the argument itself, if it comes first.
fn after_name(rest: &str, subject: &str) -> usize {
    if subject.is_empty() {
        return 0;
    }
    let after = rest.trim_start_matches([' ', '`', '"']);
    let named =
        after.strip_prefix(subject.to_ascii_lowercase().as_str()).map(|after| after.trim_start_matches(['`', '"']));
    named.filter(|after| after.starts_with(' ')).map_or(0, |after| rest.len() - after.len())
}

/// The length of what follows the first word in such a clause.
fn length(head: &str, rest: &str, subject: &str) -> Option<usize> {
    match head {
        "without" => ends_with_one(rest, &["it", "this", "one", "that", "a value", "any value", "this parameter"]),
        "leave" | "leaving" => {
            let words =
                ["out", "blank", "empty", "unset", "off", "it out", "it blank", "it empty", "it unset", "it off"];
            let words = words.iter().chain(&[
                "this out",
                "this blank",
                "this empty",
                "this field blank",
                "this field empty",
                "it away",
                "the parameter away",
                "the parameter out",
                "the field out",
                "the field empty",
                "the field blank",
                "the parameter empty",
            ]);
            words.filter_map(|words| ends_with_one(rest, &[words])).max()
        }
        "omit" | "omitting" => Some(ends_with_one(rest, &["it", "this", "this parameter", "this field"]).unwrap_or(0)),
        "unless" => after_unless(rest),
        _ => after_if(rest, subject),
    }
}

/// The length of one of the texts after a blank, as whole words.
fn ends_with_one(rest: &str, texts: &[&str]) -> Option<usize> {
    let after = rest.strip_prefix(' ')?;
    let found = texts.iter().filter(|text| {
        after.strip_prefix(**text).is_some_and(|after| !after.starts_with(|c: char| c.is_alphanumeric() || c == '_'))
    });
    found.map(|text| text.len() + 1).max()
}

/// What comes of a word in such a clause.
enum Word {
    /// It may stand before the last word.
    Subject,
    /// It negates the clause: "not", "none".
    Negation,
    /// It is the last word of a clause with a negation: "given".
    Given,
    /// It is the last word of a clause without a negation: "omitted".
    Absent,
}

/// A `match`, because it is faster than a search in a list in a macro, which is not optimized.
#[rustfmt::skip]
fn kind(word: &str) -> Option<Word> {
    Some(match word {
        "it" | "this" | "that" | "the" | "a" | "an" | "value" | "values" | "parameter" | "param" | "field" | "argument" | "property"
        | "attribute" | "option" | "header" | "one" | "is" | "are" | "was" | "has" | "have" | "been" | "you" | "they" | "we"
        | "user" | "client" | "do" | "does" | "explicitly" | "else" | "left" | "leave" | "leaves" | "any" | "it's" | "be" | "request"
        | "caller" | "limit" | "size" | "number" | "otherwise" | "query" | "string" => Word::Subject,
        "not" | "no" | "none" | "nothing" | "never" | "isn't" | "aren't" | "wasn't" | "don't" | "doesn't" | "didn't" | "hasn't"
        | "haven't" | "isn’t" | "don’t" | "doesn’t" | "dont" | "doesnt" | "isnt" => Word::Negation,
        "specified" | "given" | "set" | "provided" | "sent" | "supplied" | "passed" | "present" | "included" | "defined" | "used"
        | "stated" | "entered" | "selected" | "chosen" | "filled" | "specify" | "send" | "pass" | "give" | "provide" | "supply"
        | "include" | "say" | "said" | "choose" | "indicated" | "mentioned" | "requested" | "submitted" | "populated" | "enter" => Word::Given,
        "omitted" | "missing" | "absent" | "unset" | "unspecified" | "empty" | "blank" | "undefined" | "out" | "omit" | "skip"
        | "skipped" | "null" | "away" => Word::Absent,
        _ => return None,
    })
}

/// "it is not given", "you leave it out", "omitted".
fn after_if(rest: &str, subject: &str) -> Option<usize> {
    let (mut at, mut is_negated, mut is_given, mut found) = (0, false, false, None);
    let mut last = "";
    for _ in 0..MOST_WORDS {
        let Some((word, end)) = next_word(rest, at) else { break };
        at = end;
        let is_after_no = std::mem::replace(&mut last, word) == "no";
        match kind(word) {
            Some(Word::Subject) => {}
            // "you say nothing"
            Some(Word::Negation) if is_given => found = Some(end),
            Some(Word::Negation) => is_negated = true,
            Some(Word::Given) if is_negated => found = Some(end),
            Some(Word::Given) => is_given = true,
            Some(Word::Absent) if !is_negated => found = Some(end),
            // "no event" of `CallbackEvent`
            None if is_after_no && word.len() > 2 && subject.to_ascii_lowercase().contains(word) => {}
            // "in the request", "or empty", "by the caller"
            None if found.is_some() && matches!(word, "in" | "or" | "by" | "with") => {}
            _ => break,
        }
    }
    found
}

/// "specified", "told otherwise", "you say `x`", "set to true".
fn after_unless(rest: &str) -> Option<usize> {
    let (first, end) = next_word(rest, 0)?;
    let is_given =
        matches!(kind(first), Some(Word::Given)) || matches!(first, "told" | "otherwise" | "changed" | "overridden");
    let is_subject =
        matches!(first, "you" | "it" | "this" | "another" | "a" | "something" | "one" | "explicitly" | "the" | "set");
    if !is_given && !is_subject {
        return None;
    }
    let bytes = rest.as_bytes();
    // the point in `OAuth 2.0` ends nothing
    let is_inside = |at: usize| bytes[at] == b'.' && bytes.get(at + 1).is_some_and(u8::is_ascii_alphanumeric);
    let end_of_clause = rest.match_indices(['.', ';', ',', ')', '\n']).map(|(at, _)| at).find(|at| !is_inside(*at));
    let clause = rest.get(..end_of_clause.unwrap_or(rest.len()))?;
    let verbs =
        ["specif", "given", "set", "provid", "sent", "send", "pass", "suppl", "chang", "overrid", "told", "otherwise"];
    let verbs = verbs.iter().chain(&["you give", "you say", "you ask", "you choose", "requested", "you use", "stated"]);
    let is_sound = first != "the" || clause.contains("parameter") || clause.contains("otherwise");
    let says = verbs.clone().any(|verb| clause.get(end - first.len()..).is_some_and(|clause| clause.contains(verb)));
    (is_sound && says).then_some(clause.trim_end().len())
}

/// The next word after a position and at most one blank, and where it ends.
fn next_word(rest: &str, at: usize) -> Option<(&str, usize)> {
    let after = rest.get(at..)?.strip_prefix(' ')?;
    let end = after.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '\'' | '’'))).unwrap_or(after.len());
    let word = after.get(..end).filter(|word| !word.is_empty())?;
    Some((word, at + 1 + end))
}

#[cfg(test)]
mod tests {
    use super::{Text, clauses};

    fn found(text: &str) -> Vec<String> {
        let text = Text::new(text);
        clauses(&text).into_iter().filter_map(|clause| text.get(clause.start..clause.end).map(str::to_owned)).collect()
    }

    #[test]
    fn clauses_say_that_the_argument_is_left_out() {
        for text in [
            "if not given",
            "If it is omitted",
            "if you leave it out",
            "when this parameter is not specified",
            "if no value is provided",
            "when you don't send it",
            "unless told otherwise",
            "unless you say `x`",
            "without it",
            "if left blank",
            "when none is given",
        ] {
            let whole = found(text);
            assert!(whole.iter().any(|clause| text.starts_with(clause.as_str())), "{text}: {whole:?}");
        }
    }

    #[test]
    fn other_conditions_are_none() {
        for text in [
            "if given",
            "when the order is closed",
            "unless the plan is free",
            "without an account",
            "if not closed",
            "if `kind` is not given",
            "when sent",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }
}
