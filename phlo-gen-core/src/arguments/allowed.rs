//! The values that a description allows: "Allowed values are 'a' and 'b'", "one of: a, b", "either x or y".

use super::phrases::{Text, begins_with, behind, ends, may_hold, may_hold_any, may_list, sentence_before};
use super::values::{List, Value, ends_clause, list, value};
use super::{languages, mapped};

/// The allowed values, in order; none where the text gives a range, the parts of a list, or names of other arguments.
pub(super) fn allowed(text: &Text) -> Vec<String> {
    if let Some(values) = openapi_suffix(text) {
        return values;
    }
    if speaks_of_a_list(text) {
        return Vec::new();
    }
    let found = named(text, true).or_else(|| one_of(text)).or_else(|| labelled(text)).or_else(|| named(text, false));
    let found = found.or_else(|| weak(text)).or_else(|| barred(text)).or_else(|| standing_alone(text));
    let mut found = found.or_else(|| mapped::values(text)).or_else(|| piped(text));
    if let Some(values) = &mut found {
        values.retain(|value| value.quoted || !value.text.eq_ignore_ascii_case("null"));
    }
    texts(found.unwrap_or_default())
}

/// Values of a cell that holds nothing else.
pub(super) fn whole(text: &str) -> Option<Vec<String>> {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    if lines.len() > 1
        && let Some(values) = lines.into_iter().map(single).collect()
    {
        return Some(texts(values));
    }
    let list = list(text)
        .filter(|list| list.values.len() > 1 && list.rest.trim_matches([' ', '.', ')', ']', '}', '\n']).is_empty())?;
    sound(&list).then(|| texts(list.values))
}

/// A value that is all of a line.
fn single(line: &str) -> Option<Value> {
    value(line).filter(|(_, rest)| rest.trim_matches([',', ';', ' ']).is_empty()).map(|(value, _)| value)
}

/// The suffix that openapi-to-postman writes: "(This can only be one of a,b)".
fn openapi_suffix(text: &Text) -> Option<Vec<String>> {
    let start = *ends(text, "(this can only be one of").last()?;
    let inner = text.get(start..)?;
    let inner = inner.get(..inner.rfind(')')?)?;
    Some(inner.split(',').map(|value| value.trim().to_owned()).filter(|value| !value.is_empty()).collect())
}

/// Whether the value is a list, so that what is allowed are its parts.
pub(super) fn speaks_of_a_list(text: &Text) -> bool {
    // One of these stands in each of the signs.
    const WORDS: &[&str] = &["comma", "separated", "delimited", "more", "combination", "array", "list"];
    if !may_hold_any(text, WORDS) {
        return false;
    }
    let lower = text.to_ascii_lowercase();
    #[rustfmt::skip]
    const SIGNS: &[&str] = &[
        "comma-sep", "comma sep", "comma-delimited", "comma delimited", "separated by comma", "one or more of",
        "space-separated", "space separated", "semicolon-separated", "pipe-separated", "any combination", "array of",
        "list of values", "delimited list", "separated list",
    ];
    SIGNS.iter().any(|sign| lower.contains(sign))
}

/// "Allowed values are …", or, where the noun says less, "valid intervals are …".
fn named(text: &Text, values: bool) -> Option<Vec<Value>> {
    #[rustfmt::skip]
    const ADJECTIVES: &[&str] = &[
        "allowed", "valid", "possible", "supported", "permitted", "accepted", "acceptable", "available", "allowable",
        "legal", "standard", "expected",
    ];
    ADJECTIVES.iter().filter(|adjective| may_hold(text, adjective)).find_map(|adjective| {
        ends(text, adjective).into_iter().find_map(|end| {
            let of_examples = speaks_of_examples(&sentence_before(text, end - adjective.len()));
            let rest = if values { after_values(text.get(end..)?) } else { after_noun(text.get(end..)?) }?;
            if of_examples { None } else { full(rest, values) }
        })
    })
}

/// "Values: …", "Enum: …", "options are …".
fn labelled(text: &Text) -> Option<Vec<Value>> {
    let labels = ["values", "enum", "enums", "options", "choices", "accepts", "takes"];
    let found = labels.iter().filter(|label| may_hold(text, label)).find_map(|label| {
        ends(text, label).into_iter().find_map(|end| {
            let rest = text.get(end..)?.trim_start_matches(' ');
            let is_verb = matches!(*label, "accepts" | "takes");
            let verb = rest.strip_prefix("are").or_else(|| rest.strip_prefix("available"));
            let rest = verb.unwrap_or(rest).trim_start_matches(' ');
            let dash = rest.strip_prefix("- ").filter(|_| *label == "enum");
            let colon = rest.strip_prefix([':', '=']).or(dash);
            let sound = colon.is_some() || verb.is_some() || is_verb;
            // "This accepts `x` and `y`" tells of both at once.
            let both = colon.is_none() && is_verb;
            let is_sound = |list: &List<'_>| {
                (!both || list.alternatives) && (*label != "takes" || list.values.iter().all(|value| value.quoted))
            };
            if sound { full_list(colon.unwrap_or(rest), false).filter(is_sound) } else { None }
        })
    });
    let found = found.map(|list| list.values);
    found.or_else(|| languages::after_values(text).and_then(|rest| full(rest, false))).or_else(|| available(text))
}

/// "`a`, `b` and `c` units are available.", "Only `a` and `b` are supported."
fn available(text: &Text) -> Option<Vec<Value>> {
    if !may_hold(text, "are") {
        return None;
    }
    let stops = [". ", "; ", ": "].iter().flat_map(|stop| text.match_indices(stop).map(|(at, stop)| at + stop.len()));
    std::iter::once(0).chain(stops).find_map(|start| {
        let sentence = text.get(start..)?;
        let list = list(sentence.strip_prefix("Only ").unwrap_or(sentence))?;
        let rest = list.rest.trim_start_matches(' ');
        let rest = if begins_with(rest, &["are"]) { rest } else { rest.split_once(' ')?.1 };
        #[rustfmt::skip]
        const VERBS: &[&str] = &[
            "are available", "are supported", "are allowed", "are accepted", "are valid", "are possible",
            "are permitted",
        ];
        let verb = VERBS.iter().find(|verb| begins_with(rest, &[verb]))?;
        let ended = rest.get(verb.len()..).is_some_and(ends_clause);
        let quoted = list.values.len() > 1 && list.values.iter().all(|value| value.quoted);
        (ended && quoted).then_some(list.values)
    })
}

/// Whether a sentence tells what comes back.
pub(super) fn speaks_of_the_response(sentence: &str) -> bool {
    #[rustfmt::skip]
    const LEADS: &[&str] = &[
        "returns", "returned", "the returned", "the response contains", "the response includes", "the response has",
        "the response returns", "the response will", "response contains", "response includes", "the api returns",
        "the reply contains",
    ];
    begins_with(sentence, LEADS)
}

fn speaks_of_examples(sentence: &str) -> bool {
    ["example", "e.g", "such as", "for instance", "like "].iter().any(|word| sentence.contains(word))
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
        "mime", "media", "content", "date", "units", "operators", "fields", "columns", "format", "parameters", "headers",
        "tokens", "methods", "endpoints", "keys", "names", "is", "are",
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

/// "one of a, b, c" and what may stand between.
fn one_of(text: &Text) -> Option<Vec<Value>> {
    let chosen = ["choose from", "choose between", "select from", "choose one", "select one", "pick one"]
        .iter()
        .flat_map(|lead| ends(text, lead));
    if let Some(values) = chosen.into_iter().find_map(|end| full(skip_filler(text.get(end..)?), false)) {
        return Some(values);
    }
    for end in ends(text, "one of") {
        let before = sentence_before(text, end - "one of".len());
        let of_arguments = ["least", "exactly", "only", "most", "if", "when", "unless", "than", "provide", "specify"];
        let is_given = [" provided", " specified", " given", " set,", " present", " used"]
            .iter()
            .any(|word| before.contains(word));
        let conditional = begins_with(&before, &["if", "when", "unless", "for"]) && !is_given;
        if of_arguments.iter().any(|word| before.trim_end().ends_with(word))
            || speaks_of_examples(&before)
            || conditional
        {
            continue;
        }
        if let Some(values) = full(skip_filler(text.get(end..)?), false) {
            return Some(values);
        }
    }
    None
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

/// "must be a, b or c", "either a or b": forms that may also speak of something else.
fn weak(text: &Text) -> Option<Vec<Value>> {
    for lead in ["either", "must be", "can be", "can either be", "may be", "should be", "will be", "set to"] {
        for end in ends(text, lead) {
            let before = sentence_before(text, end - lead.len());
            let conditional = begins_with(&before, &["if", "when", "unless"]) || speaks_of_examples(&before);
            let of_others =
                before.split(' ').any(|word| word == "which" || word == "who") || speaks_of_the_response(&before);
            let rest = text.get(end..)?.trim_start_matches(' ');
            let Some(list) = list(rest.strip_prefix(':').unwrap_or(rest)) else { continue };
            let many = list.values.len() > 2 && list.ends_clause();
            let literal = list.values.len() > 1 && list.values.iter().all(Value::is_plainly_literal);
            // "Set to `1` or `true` to include …" tells of some values only.
            let quoted = lead != "set to" && list.values.iter().all(|value| value.quoted);
            let ended = list.ends_clause() || quoted;
            let opened = lead != "either"
                || before.is_empty()
                || matches!(before.split_whitespace().next_back(), Some("is" | "be" | "to" | "as"))
                || before.trim_end().ends_with(':');
            if (many || literal && ended) && opened && !conditional && !of_others && list.alternatives && sound(&list) {
                return Some(list.values);
            }
        }
    }
    None
}

/// "(a|b|c)"
fn barred(text: &str) -> Option<Vec<Value>> {
    if !text.contains('|') {
        return None;
    }
    text.match_indices(['(', '[']).find_map(|(start, _)| {
        let inner = text.get(start + 1..)?;
        let inner = inner.get(..inner.find([')', ']'])?)?;
        let apart = text.get(..start)?.chars().next_back().is_none_or(char::is_whitespace);
        let list = list(inner).filter(|list| list.values.len() > 1 && list.rest.trim().is_empty())?;
        (apart && inner.contains('|') && sound(&list)).then_some(list.values)
    })
}

/// "low|medium|high", without brackets and without blanks.
fn piped(text: &str) -> Option<Vec<Value>> {
    if !text.contains('|') {
        return None;
    }
    let words = text.split_whitespace().filter(|word| word.contains('|'));
    words.map(|word| word.trim_end_matches(['.', ',', ';', ')'])).find_map(|word| {
        let list = list(word).filter(|list| list.values.len() > 1 && list.rest.is_empty())?;
        let is_type = |value: &Value| super::kinds::of_cell(&value.text).is_some() || value.text == "null";
        (sound(&list) && !list.values.iter().any(is_type)).then_some(list.values)
    })
}

/// A list that is all that a description, a sentence, or the end of a sentence after a colon says.
fn standing_alone(text: &Text) -> Option<Vec<Value>> {
    if !may_list(text) {
        return None;
    }
    let starts_with = |at: usize, next: &[char]| text.get(at..).is_some_and(|rest| rest.starts_with(next));
    let stops = behind(text, |c| matches!(c, ':' | ';' | '?')).into_iter();
    let stops = stops.filter(|at| !text.get(..at - 1).is_some_and(|head| head.ends_with('"'))).map(|at| (at, false));
    let commas = behind(text, |c| c == ',').into_iter();
    let commas = commas.filter(|at| starts_with(*at, &[' '])).map(|at| (at, true));
    let sentences = behind(text, |c| c == '.').into_iter();
    let sentences = sentences.filter(|at| starts_with(*at, &[' ', '\n'])).map(|at| (at, false));
    let own = std::iter::once((after_label(text), false));
    for (start, after_comma) in own.chain(stops).chain(commas).chain(sentences) {
        let Some(list) = text.get(start..).and_then(list) else { continue };
        let is_sentence = start > 0 && text.get(..start).is_some_and(|before| before.ends_with('.'));
        if is_sentence && !is_all_of_the_rest(&list, |value| value.quoted) {
            continue;
        }
        // "Sort direction, `asc` or `desc`": nothing but the list, and no part of a longer one
        let whole = is_all_of_the_rest(&list, Value::is_plainly_literal);
        let before = text.get(..start.saturating_sub(1)).and_then(|before| before.chars().next_back());
        if after_comma && !(whole && between(text, start, &list) && before.is_some_and(char::is_alphanumeric)) {
            continue;
        }
        let only_commas =
            list.values.len() == 2 && !list.values.iter().all(|value| value.quoted) && !between(text, start, &list);
        let literal = list.values.len() > 1 && list.values.iter().all(Value::is_plainly_literal);
        let numbers = list.values.iter().all(|value| value.text.parse::<f64>().is_ok());
        let lead = sentence_before(text, start.saturating_sub(1));
        let of_others = ["supported", "accepted", "allowed"].iter().any(|word| lead.contains(word))
            || begins_with(&lead, &["required scopes", "required scope", "required permissions", "required roles"]);
        let example = of_others || speaks_of_examples(&lead);
        if literal && !numbers && !example && !only_commas && list.alternatives && list.ends_clause() && sound(&list) {
            return Some(list.values);
        }
    }
    None
}

/// Whether such values, and at most the default, are all that is left of the text.
fn is_all_of_the_rest(list: &List<'_>, is_such: fn(&Value) -> bool) -> bool {
    let rest = list.rest.trim_start_matches(['.', ',', ';', ' ', '(']);
    list.values.iter().all(is_such) && (rest.is_empty() || begins_with(rest, &["default", "defaults"]))
}

/// Where a text begins after "Required." or "[optional]".
fn after_label(text: &str) -> usize {
    const STOPS: [char; 4] = ['.', ':', ']', ')'];
    let bare = text.trim_start_matches(['[', '(']);
    let rest = ["required", "optional", "mandatory"].iter().find_map(|label| {
        let (head, rest) = bare.split_at_checked(label.len())?;
        (head.eq_ignore_ascii_case(label) && rest.starts_with(STOPS)).then_some(rest)
    });
    rest.map_or(0, |rest| text.len() - rest.trim_start_matches(STOPS).len())
}

/// Whether more than commas stand between the values.
fn between(text: &str, start: usize, list: &List<'_>) -> bool {
    let end = text.len() - list.rest.len();
    text.get(start..end).is_some_and(|text| text.contains(" or ") || text.contains(['|', '/']))
        || begins_with(list.rest.trim_start_matches(['.', ',', ';', ' ', '(']), &["default"])
}

/// The list at the beginning of a text, if it is one of values; `values`: the words before it allow a single one.
fn full(text: &str, values: bool) -> Option<Vec<Value>> {
    full_list(text, values).map(|list| list.values)
}

fn full_list(text: &str, values: bool) -> Option<List<'_>> {
    let list = list(text)?;
    let quoted = list.values.iter().all(|value| value.quoted);
    let ended = list.ends_clause() || quoted && !list.rest.trim_start().starts_with(['-', '–', ':']);
    let single = values
        && quoted
        && list.rest.trim_start_matches(' ').trim_start_matches(['.', ')', '\n']).len() < list.rest.len().max(1);
    let single = single || values && quoted && list.rest.trim().is_empty();
    ((list.values.len() > 1 || single) && ended && sound(&list)).then_some(list)
}

/// Whether the list can be one of values: no ranges, no dates, and no sentence about these very words.
fn sound(list: &List<'_>) -> bool {
    let about_names = begins_with(
        list.rest.trim_start_matches([' ', ',']),
        &[
            "is",
            "are",
            "must",
            "has",
            "have",
            "should",
            "need",
            "needs",
            "can",
            "cannot",
            "will",
            "was",
            "parameter",
            "field",
        ],
    );
    let range = |value: &Value| {
        let parts: Vec<&str> = value.text.split(['-', '–']).collect();
        parts.len() == 2 && parts.iter().all(|part| part.parse::<f64>().is_ok())
    };
    let pattern = |value: &Value| ["YYYY", "yyyy", "HH:", "hh:", "DD"].iter().any(|part| value.text.contains(part));
    !about_names && !list.values.iter().any(|value| range(value) || pattern(value) && value.text.len() > 3)
}

fn texts(values: Vec<Value>) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    for value in values {
        if !texts.contains(&value.text) {
            texts.push(value.text);
        }
    }
    texts
}
