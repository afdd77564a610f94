//! Headings that say whether what is below them is required: "Required parameters", "Pflichtfelder".

use super::requirement_words::{beside_joined, of_word};
use crate::arguments::argument::Requirement::{self, Optional, Required};

/// Words that it may have besides.
#[rustfmt::skip]
const NOUNS: &[&str] = &[
    "parameters", "fields", "params", "arguments", "attributes", "properties", "headers", "body", "query", "path", "request",
    "form", "url", "parameter", "field", "felder", "angaben", "attribute", "champs", "paramètres", "campos", "parámetros",
    "parametros", "parâmetros", "datos", "dados", "campi", "parametri", "поля", "параметры", "velden",
];

/// Words of headings that are sentences: "The following fields are required:".
const GLUE: [&str; 7] = ["the", "following", "these", "are", "is", "ones", "all"];

const JOINED_NOUNS: [&str; 10] =
    ["", "参数", "字段", "项", "请求参数", "パラメータ", "パラメーター", "項目", "フィールド", "的参数"];

/// The requirement in a heading in lower case.
pub fn requirement(heading: &str) -> Option<Requirement> {
    let heading = heading.trim().trim_end_matches([':', '：', '）', ')']).trim_end();
    // "必填参数", "请求参数（必填）"
    if let Some((rest, requirement)) = beside_joined(heading) {
        return JOINED_NOUNS.contains(&rest.trim_matches(['（', '(', ' '])).then_some(requirement);
    }
    // "* = required" is a legend
    if heading.contains('=') || heading.replace("**", "").contains('*') {
        return None;
    }
    let negated = heading.strip_prefix("not ").or_else(|| heading.strip_prefix("non-"));
    if negated.is_some_and(|rest| requirement(rest) == Some(Required)) {
        return Some(Optional);
    }
    of_a_label(heading).or_else(|| of_a_demand(heading))
}

/// "Required parameters": one word says it, and all others are about arguments.
fn of_a_label(heading: &str) -> Option<Requirement> {
    let mut found = None;
    for word in heading.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        match of_word(word) {
            Some(_) if found.is_some() => return None,
            Some(requirement) => found = Some(requirement),
            None if is_noun(word) || GLUE.contains(&word) => {}
            None => return None,
        }
    }
    found
}

/// Whether a word in lower case means arguments or their place.
pub fn is_noun(word: &str) -> bool {
    NOUNS.contains(&word)
}

/// "You must give", "you may also send".
fn of_a_demand(heading: &str) -> Option<Requirement> {
    let rest = heading.strip_prefix("you ")?;
    let leads =
        [("must ", Required), ("have to ", Required), ("need to ", Required), ("may ", Optional), ("can ", Optional)];
    let (rest, requirement) = leads.iter().find_map(|(lead, found)| Some((rest.strip_prefix(lead)?, *found)))?;
    let mut words = rest.split(' ').filter(|word| !matches!(*word, "always" | "also"));
    const VERBS: [&str; 9] = ["give", "provide", "send", "supply", "pass", "specify", "include", "set", "add"];
    const NOUNS: [&str; 10] =
        ["the", "following", "these", "this", "parameters", "fields", "arguments", "values", "headers", "data"];
    (VERBS.contains(&words.next()?) && words.all(|word| NOUNS.contains(&word))).then_some(requirement)
}

#[cfg(test)]
mod tests {
    use super::requirement;
    use crate::arguments::argument::Requirement::{Optional, Required};

    #[test]
    fn headings_say_it_in_several_languages() {
        for heading in [
            "required",
            "mandatory body fields:",
            "pflichtfelder",
            "champs obligatoires",
            "必填参数：",
            "必需参数",
            "必須項目",
            "обязательные поля",
            "you must always send the following fields",
            "the following fields are required:",
            "请求参数（必填）",
        ] {
            assert_eq!(requirement(heading), Some(Required), "{heading}");
        }
        for heading in [
            "optional",
            "optionale felder:",
            "campos opcionales",
            "可选参数",
            "非必填",
            "not required",
            "you may also pass",
        ] {
            assert_eq!(requirement(heading), Some(Optional), "{heading}");
        }
    }

    #[test]
    fn other_headings_say_nothing() {
        for heading in [
            "parameters",
            "required or optional",
            "required/optional",
            "required permissions",
            "必填校验失败",
            "you must give a reason",
            "optional features",
        ] {
            assert_eq!(requirement(heading), None, "{heading}");
        }
    }
}
