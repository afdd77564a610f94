//! The clause of a sentence that is about an argument: after its name and a verb, or after "values of" it.

/// Words between a name and its verb: "the `kind` parameter can be".
const NOUNS: [&str; 9] =
    ["parameter", "param", "field", "property", "argument", "attribute", "option", "header", "value"];

/// What follows the noun after a name: "parameter is required".
pub fn after_noun(after: &str) -> Option<&str> {
    let noun = NOUNS.iter().find(|noun| begins_with(after, noun))?;
    after.get(noun.len()..).map(str::trim_start)
}

/// Whether a word in small letters announces a name, "the field", or is one of what arguments have: "the field name".
pub fn is_noun(word: &str) -> bool {
    NOUNS.contains(&word) || matches!(word, "name" | "type" | "id" | "key")
}

/// Whether a noun that announces a name is the last word of a text in small letters.
pub fn ends_with_noun(before: &str) -> bool {
    let last = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    NOUNS.contains(&last) && !matches!(last, "value" | "option" | "header")
}

/// Verbs after a name that allow values.
#[rustfmt::skip]
const VERBS: [&str; 27] = [
    "must be", "can be", "can only be", "may be", "should be", "could be", "will be", "needs to be", "has to be", "is one of",
    "is either", "are", "can take", "can have", "may have", "takes", "accepts", "supports", "has the values", "has values",
    "values", "possible values", "allowed values", "one of", "set to", "defaults to", "default",
];

/// What comes before a name of which values follow: "the possible values of `kind` are".
#[rustfmt::skip]
const LEADS: [&str; 8] = [
    "values of", "values for", "values in", "options for", "options of", "choices for", "value of", "value for",
];

/// The clause after a name that begins with a verb; if the name is the first word, also with a colon or a dash.
pub fn after_verb(after: &str, is_first: bool) -> Option<&str> {
    let closed = after.trim_start_matches(['`', '"', '\'', '*']);
    let mut rest = closed.trim_start_matches([' ', '\n']);
    if rest.starts_with(['(', '[']) {
        let end = rest.find([')', ']'])?;
        rest = rest.get(end + 1..)?.trim_start();
    }
    if let Some(clause) =
        [": ", ":\n", "-> ", "→ ", "- ", "– ", "— ", "= "].iter().find_map(|sign| rest.strip_prefix(sign))
    {
        return is_first.then_some(clause);
    }
    if let Some(next) = after_noun(rest) {
        rest = next;
        // "the `kind` parameter (a, b or c)"
        if let Some((inner, _)) = rest.strip_prefix('(').and_then(|rest| rest.split_once(')')) {
            return Some(inner);
        }
    }
    if let Some(list) = ["has the values ", "has values "].iter().find_map(|verb| rest.strip_prefix(verb)) {
        return Some(list);
    }
    if VERBS.iter().any(|verb| begins_with(rest, verb)) {
        return Some(rest);
    }
    // "`kind` says how it is read and can be": the verb later in the clause
    let clause = rest.split(['.', ';', '`', '"']).next().unwrap_or_default();
    let joins = [
        " and can be ",
        " and must be ",
        " and may be ",
        ", can be ",
        ", which can be ",
        " and is one of ",
        ", which is one of ",
        ", which is either ",
        ", one of ",
        ", either ",
        " and defaults to ",
    ];
    let at = joins.iter().find_map(|join| clause.find(join))?;
    rest.get(at..)
        .map(|rest| rest.trim_start_matches([',', ' ']).trim_start_matches("and ").trim_start_matches("which "))
}

/// "Set `kind` to `a` to make one, or `b` to …": the values and their purposes.
pub fn after_set(before: &str, after: &str) -> Option<String> {
    let is_verb = ["set", "use", "pass", "send", "specify", "with"]
        .iter()
        .any(|verb| before.trim_end().to_ascii_lowercase().ends_with(verb));
    let rest = after.trim_start_matches(['`', '"', '\'', '*', ' ']);
    let rest = ["to ", "as ", "= "].iter().find_map(|word| rest.strip_prefix(word)).filter(|_| is_verb)?;
    (rest.starts_with(['`', '"']) || rest.starts_with("one of")).then(|| rest.to_owned())
}

/// "Available `kind` options are a and b".
pub fn after_adjective(before: &str, after: &str) -> Option<String> {
    const ADJECTIVES: [&str; 7] = ["available", "possible", "valid", "allowed", "supported", "accepted", "permitted"];
    let before = before.trim_end().to_ascii_lowercase();
    let rest = after.trim_start_matches(['`', '"', '\'', '*', ' ']);
    let noun = ["options", "values", "types", "choices"].iter().find_map(|noun| rest.strip_prefix(noun))?;
    let clause = noun.trim_start().strip_prefix("are").or_else(|| noun.trim_start().strip_prefix(':'))?;
    ADJECTIVES.iter().any(|word| before.ends_with(word)).then(|| format!("Allowed values: {clause}"))
}

/// The clause after "values of `kind`".
pub fn after_lead(before: &str, after: &str) -> Option<String> {
    let before = before.to_ascii_lowercase();
    let before = before.trim_end().trim_end_matches(" the").trim_end_matches(" parameter").trim_end_matches(" field");
    if !LEADS.iter().any(|lead| before.ends_with(lead)) {
        return None;
    }
    let next = after.trim_start_matches(['`', '"', '\'', '*', ' ']);
    let rest = after_noun(next).unwrap_or(next);
    let verb = ["are", "is", "include"].iter().find(|verb| begins_with(rest, verb));
    let clause = verb.and_then(|verb| rest.get(verb.len()..)).or_else(|| rest.strip_prefix(':'));
    let clause = clause.or_else(|| rest.is_empty().then_some(""))?;
    Some(format!("Allowed values: {clause}"))
}

/// Whether the values are those of a case: "`b` must be x or y if `a` is z", "for which `a` can be".
pub fn is_of_a_case(before: &str, clause: &str) -> bool {
    let before = before.to_ascii_lowercase();
    let clause = clause.split(['\n', ';']).next().unwrap_or_default().to_ascii_lowercase();
    ["if ", "when ", "unless ", "which ", "where ", "whose ", "returns ", "response"]
        .iter()
        .any(|word| before.contains(word))
        || [" if ", " when ", " unless "].iter().any(|word| clause.contains(word))
}

pub fn begins_with(text: &str, words: &str) -> bool {
    text.get(..words.len()).is_some_and(|start| start.eq_ignore_ascii_case(words))
        && !text.get(words.len()..).is_some_and(|rest| rest.starts_with(|c: char| c.is_alphanumeric()))
}
