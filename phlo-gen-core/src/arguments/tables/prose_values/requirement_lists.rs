//! Requirements of several arguments in one sentence: "`a`, `b` and c are mandatory", "Required members are a and b",
//! "The body must contain `a` and `b`".

use crate::arguments::argument::Requirement;
use crate::arguments::sentences::requirement_words;
use crate::arguments::tables::headings::requirement_of_heading;

/// Verbs between names and a requirement, in either order.
const VERBS: [&str; 7] = [" are ", " sind ", " son ", " são ", " sono ", " sont ", " zijn "];

/// The arguments of a list in a sentence, and what it says of all of them.
pub fn read(sentence: &str, known: &dyn Fn(&str) -> Option<String>) -> Option<Vec<(String, Requirement)>> {
    after_label(sentence, known).or_else(|| in_words(sentence, known)).or_else(|| demanded(sentence, known))
}

/// "The body must contain `a`, `b` and a list of `c`", "You need at least a and b": names after words that demand them.
fn demanded(sentence: &str, known: &dyn Fn(&str) -> Option<String>) -> Option<Vec<(String, Requirement)>> {
    #[rustfmt::skip]
    const SUBJECTS: [&str; 15] = [
        "", "the body", "the request body", "the json body", "the request", "the payload", "each request", "every request",
        "requests", "the query", "it", "the call", "this call", "this endpoint", "you",
    ];
    const VERBS: [&str; 14] = [
        "must contain",
        "must include",
        "must have",
        "has to contain",
        "has to include",
        "have to contain",
        "needs to contain",
        "needs to include",
        "need to contain",
        "requires",
        "needs",
        "need to send",
        "need to pass",
        "need",
    ];
    let lower = sentence.to_ascii_lowercase();
    let lower = lower.trim_end();
    let (verb, at) = VERBS.iter().find_map(|verb| Some((verb, lower.find(verb)?)))?;
    let subject = lower.get(..at)?.trim_matches(['*', ' ', '-']);
    let list = sentence.get(at + verb.len()..)?.strip_prefix([' ', ':'])?.trim_start();
    let list = list.split([';', '\n', ':']).next()?.trim_end_matches(['.', ' ']);
    let is_about_another = [" or ", "one of", "any of", "either", " if ", " when ", " unless ", " for "]
        .iter()
        .any(|word| list.to_ascii_lowercase().contains(word) || lower.starts_with(word.trim_start()));
    if !SUBJECTS.contains(&subject) || is_about_another {
        return None;
    }
    let list =
        ["at least ", "at minimum ", "both "].iter().fold(list, |list, word| list.strip_prefix(word).unwrap_or(list));
    let items = list.split(',').flat_map(|part| part.split(" and ")).map(str::trim).filter(|item| !item.is_empty());
    let found: Vec<(String, Requirement)> = items
        .map(|item| Some((demanded_name(item.strip_prefix("and ").unwrap_or(item), known)?, Requirement::Required)))
        .collect::<Option<_>>()?;
    (found.len() > 1 || list.contains('`') && !found.is_empty()).then_some(found)
}

/// The name in an item of such a list: "a list of `beds`", "the row". Words may stand beside one in code.
fn demanded_name(item: &str, known: &dyn Fn(&str) -> Option<String>) -> Option<String> {
    const MOST_WORDS: usize = 4;
    const NOUNS: [&str; 8] = ["", "field", "fields", "parameter", "parameters", "header", "headers", "members"];
    if let Some((before, rest)) = item.split_once('`') {
        let (name, after) = rest.split_once('`')?;
        let after = after.trim();
        let is_alone = NOUNS.contains(&after) || after.starts_with('(');
        return known(name).filter(|_| is_alone && before.split(' ').count() <= MOST_WORDS + 1);
    }
    let item = ["the ", "a ", "an ", "your "].iter().find_map(|article| item.strip_prefix(article)).unwrap_or(item);
    known(item)
}

/// "Required: `a`, `b`", "Optional fields: c and d".
fn after_label(sentence: &str, known: &dyn Fn(&str) -> Option<String>) -> Option<Vec<(String, Requirement)>> {
    let (label, list) = sentence.split_once([':', ']'])?;
    let requirement = requirement_of_heading(label.trim_matches(['*', ' ', '[', ']']))?;
    let names = list.split([',', ' ']).map(|word| word.trim_matches(['`', '"', '\'', '.', ' ']));
    let names: Vec<&str> = names.filter(|word| !word.is_empty() && *word != "and").collect();
    let is_name = |word: &str| word.chars().all(|c| c.is_alphanumeric() || "_-[]".contains(c));
    // "Optional fields: a, b": some that the request does not show
    let is_list = label.trim_end().ends_with('s')
        && names.iter().any(|word| known(word).is_some())
        && list.split(',').all(|part| is_name(part.trim().trim_matches(['`', '.'])));
    let of_name = |word: &&str| {
        let own = known(word).or_else(|| is_list.then(|| (*word).to_owned()))?;
        Some((own, requirement))
    };
    names.iter().map(of_name).collect()
}

/// The names of at least two known arguments, and what the sentence says of all of them.
fn in_words(sentence: &str, known: &dyn Fn(&str) -> Option<String>) -> Option<Vec<(String, Requirement)>> {
    let lower = sentence.to_lowercase();
    if lower.len() != sentence.len() || lower.contains("response") {
        return None;
    }
    if let Some(listed) = lower.find("required: [").and_then(|at| sentence.get(at + "required: [".len()..)) {
        return names(listed.split(']').next()?, Requirement::Required, known);
    }
    if let Some(found) = before_both(sentence, &lower, known) {
        return Some(found);
    }
    let with_verb = VERBS.iter().find_map(|verb| {
        let at = lower.find(verb)?;
        let (before, after) = (sentence.get(..at)?, sentence.get(at + verb.len()..)?);
        if let Some(requirement) = of_predicate(lower.get(at + verb.len()..)?) {
            return names(before, requirement, known);
        }
        names(after, of_label(lower.get(..at)?)?, known)
    });
    with_verb.or_else(|| without_verb(sentence, known)).or_else(|| joined(sentence, known))
}

/// "Send `a` and `b` (both are required)": the names right before the words for all of them.
fn before_both(
    sentence: &str,
    lower: &str,
    known: &dyn Fn(&str) -> Option<String>,
) -> Option<Vec<(String, Requirement)>> {
    const WORDS: [&str; 6] = [
        "both are required",
        "both required",
        "both are mandatory",
        "both mandatory",
        "all are required",
        "all required",
    ];
    let (at, words) = WORDS.iter().find_map(|words| Some((lower.find(words)?, *words)))?;
    let after = lower.get(at + words.len()..)?.trim_start();
    let is_condition = [",", "if ", "when ", "unless ", "for "].iter().any(|start| after.starts_with(start));
    let before = sentence.get(..at)?.trim_end_matches(['(', ',', ' ', '-', '–', '—']);
    let words = before.rsplit([',', ' ', '\n']).map(|word| word.trim_matches(['`', '"', '.', ':', '*']));
    let mut found = Vec::new();
    for word in words.filter(|word| !word.is_empty()) {
        match known(word) {
            Some(name) => found.push((name, Requirement::Required)),
            None if matches!(word, "and" | "+" | "&" | "plus") => {}
            None => break,
        }
    }
    found.reverse();
    (found.len() > 1 && !is_condition).then_some(found)
}

/// "Поля a и b обязательны": the last word is the requirement.
fn without_verb(sentence: &str, known: &dyn Fn(&str) -> Option<String>) -> Option<Vec<(String, Requirement)>> {
    let (list, last) = sentence.trim_end_matches(['.', ' ']).rsplit_once(' ').filter(|_| !sentence.is_ascii())?;
    names(list, requirement_words::of_word(&last.to_lowercase())?, known)
}

/// "a、b 为必填，c 选填": names and a word of Chinese or Japanese in each clause.
fn joined(sentence: &str, known: &dyn Fn(&str) -> Option<String>) -> Option<Vec<(String, Requirement)>> {
    if sentence.is_ascii() {
        return None;
    }
    let mut found = Vec::new();
    let mut waiting: Vec<String> = Vec::new();
    for clause in sentence.split([',', ';', '、', '和', '。']) {
        let name = clause.trim().trim_start_matches('`');
        let end = name.find(|c: char| !c.is_ascii_alphanumeric() && !"_-.[]".contains(c)).unwrap_or(name.len());
        waiting.push(known(name.get(..end)?)?);
        let said = name.get(end..)?.trim_matches(['`', ' ', '.']);
        if let Some((word, requirement)) = requirement_words::joined(said) {
            let rest = said.replacen(word, "", 1);
            if !rest.chars().all(|c| "为為是均都项参数はですの 字段".contains(c)) {
                return None;
            }
            found.extend(waiting.drain(..).map(|name| (name, requirement)));
        } else if !said.is_empty() {
            return None;
        }
    }
    (waiting.is_empty() && !found.is_empty()).then_some(found)
}

/// "mandatory, the rest is optional": a requirement without a condition.
fn of_predicate(text: &str) -> Option<Requirement> {
    let text = ["all ", "both ", "always "].iter().fold(text, |text, word| text.strip_prefix(word).unwrap_or(text));
    let rest = text.trim_start_matches(|c: char| c.is_alphanumeric());
    let word = text.strip_suffix(rest)?;
    let needed = matches!(word, "needed" | "necessary").then_some(Requirement::Required);
    let requirement = requirement_words::of_word(word).or(needed)?;
    let rest = rest.strip_prefix(" in every call").or_else(|| rest.strip_prefix(" in every request")).unwrap_or(rest);
    let is_condition =
        [" if ", " when ", " unless ", " for ", " wenn ", " si ", " se "].iter().any(|word| text.contains(word));
    (!is_condition && (rest.trim().is_empty() || rest.starts_with([',', '.', ';', ':']))).then_some(requirement)
}

/// "Required members": a requirement and a few words.
fn of_label(text: &str) -> Option<Requirement> {
    const MOST_WORDS: usize = 4;
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.iter().find_map(|word| requirement_words::of_word(word)).filter(|_| words.len() <= MOST_WORDS)
}

/// The words of a list, all of them names but for a noun before the first: "the fields a and b".
fn names(
    list: &str,
    requirement: Requirement,
    known: &dyn Fn(&str) -> Option<String>,
) -> Option<Vec<(String, Requirement)>> {
    const JOINERS: [&str; 9] = ["and", "und", "y", "e", "et", "sowie", "&", "en", "и"];
    const MOST_NOUNS: usize = 3;
    let words = list.split([',', ' ', '\n']).map(|word| word.trim_matches(['`', '"', '\'', '.', ':', '*', ' ']));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let start = words.iter().position(|word| known(word).is_some()).filter(|start| *start <= MOST_NOUNS)?;
    let listed = words.get(start..)?.iter().filter(|word| !JOINERS.contains(word) || known(word).is_some());
    let found: Vec<(String, Requirement)> =
        listed.map(|word| Some((known(word)?, requirement))).collect::<Option<_>>()?;
    (found.len() > 1).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::arguments::Requirement::{self, Optional, Required};

    fn found(sentence: &str) -> Option<(usize, Requirement)> {
        let known = |word: &str| ["pot", "soil", "from", "to"].contains(&word).then(|| word.to_owned());
        let found = read(sentence, &known)?;
        found.first().map(|(_, requirement)| (found.len(), *requirement))
    }

    #[test]
    fn names_share_one_requirement() {
        for sentence in [
            "from, to and pot are mandatory, the rest is optional",
            "Required members are pot, soil and from.",
            "Pflichtfelder sind pot, soil und to.",
            "Schema `Plant`, required: [pot, soil, to]",
            "Los campos pot, soil y to son obligatorios.",
            "Les champs `pot`, `soil` et `to` sont obligatoires.",
            "Поля pot, soil и to обязательны.",
            "pot, soil en to zijn verplicht.",
            "pot、soil 和 to 为必填",
        ] {
            assert_eq!(found(sentence), Some((3, Required)), "{sentence}");
        }
        assert_eq!(found("`pot` and `soil` are optional."), Some((2, Optional)));
        for sentence in ["Send `pot` and `soil` (both are required)", "needs pot + soil, both required obviously"] {
            assert_eq!(found(sentence), Some((2, Required)), "{sentence}");
        }
    }

    #[test]
    fn a_body_may_demand_its_members() {
        for sentence in [
            "The body must contain `pot`, `soil` and a list of `to`.",
            "you need at least pot, soil and to.",
            "The request body must include pot, soil, and to",
            "Requires `pot`, `soil`, `to`; the rest is free",
            "Each request has to contain a `pot`, the `soil` and `to` (a date)",
            "`pot`, `soil` and `to` are needed in every call.",
        ] {
            assert_eq!(found(sentence), Some((3, Required)), "{sentence}");
        }
    }

    #[test]
    fn conditions_and_other_words_are_no_list() {
        for sentence in [
            "The body must contain either `pot` or `soil`.",
            "The body must contain at least one of `pot`, `soil`.",
            "If it rains, the body must contain `pot` and `soil`.",
            "The response must contain `pot` and `soil`.",
            "You need pot and soil access to see this.",
            "You need the `pot` and `soil` rights.",
            "The shed needs pot and soil.",
            "The body must contain `pot` and `soil` if it rains.",
            "pot and soil are required if it rains",
            "pot and its soil are required",
            "Required tools are a spade and a pot",
            "pot are required",
            "Send pot and soil (both are required if it rains)",
            "The garden's pot, both required",
            "The response has pot and soil, which are required",
        ] {
            assert_eq!(found(sentence), None, "{sentence}");
        }
    }
}
