//! Sentences on all arguments: "All fields except `memo` are mandatory", "除 memo 外均为必填".

use super::mentions::Names;
use crate::arguments::argument::Requirement::{self, Optional, Required};
use crate::arguments::sentences::{requirement_words, sections};
use crate::arguments::tables::model::TableRow;

/// What a sentence says of all arguments.
#[derive(Debug, PartialEq)]
pub struct OverAll {
    pub requirement: Requirement,
    /// Those that it excepts: the opposite holds for them.
    pub except: Vec<String>,
}

impl OverAll {
    /// The requirement of each argument that is no member of another, and no header.
    pub fn requirements(&self, request: &[String], rows: &[TableRow]) -> Vec<(String, Requirement)> {
        let of_rows = rows.iter().filter(|row| row.place.as_deref() != Some("header")).flat_map(|row| &row.names);
        let is_header = |name: &str| {
            let is_custom = name.contains('-') && name.starts_with(|c: char| c.is_ascii_uppercase());
            is_custom || ["accept", "authorization", "cookie", "host"].contains(&name.to_ascii_lowercase().as_str())
        };
        let own = request.iter().chain(of_rows).filter(|name| !name.contains(['.', '[']) && !is_header(name));
        let opposite = if self.requirement == Required { Optional } else { Required };
        own.map(|name| (name.clone(), if self.except.contains(name) { opposite } else { self.requirement })).collect()
    }
}

/// Words before names that are excepted.
#[rustfmt::skip]
const EXCEPT: &[&str] = &[
    " except for ", " except ", " with the exception of ", " apart from ", " other than ", " but ", " außer ", " ausser ", " bis auf ", " sauf ",
    " hormis ", " excepto ", " salvo ", " menos ", " exceto ", " tranne ", " eccetto ", " кроме ", "除了", "除",
];

#[rustfmt::skip]
const ALL: &[&str] = &[
    "all", "every", "each", "everything", "alle", "jedes", "jeder", "alles", "tous", "toutes", "todos", "todas", "todo",
    "tutti", "tutte", "все",
];

/// Words that a sentence on all arguments may have besides "all" and "required".
#[rustfmt::skip]
const OTHERS: &[&str] = &[
    "of", "the", "these", "this", "below", "above", "following", "are", "is", "a", "an", "other", "others", "sind", "ist", "die",
    "der", "anderen", "übrigen", "les", "sont", "est", "autres", "los", "las", "son", "es", "os", "as", "são", "é", "demás",
    "outros", "i", "gli", "le", "sono", "und", "in", "request",
    "остальные", "являются",
];

/// What a sentence without a condition says of all arguments.
pub fn of_sentence(sentence: &str, names: &Names) -> Option<OverAll> {
    const LONGEST: usize = 200;
    if sentence.len() > LONGEST {
        return None;
    }
    let sentence = sentence.trim_end_matches('.');
    let text = sentence.to_lowercase();
    if text.len() != sentence.len() {
        return None;
    }
    if let Some(found) = joined(sentence, names) {
        return Some(found);
    }
    // what rows say themselves counts more
    let text = match text.split_once(" unless ") {
        Some((
            said,
            "noted" | "stated" | "marked optional" | "otherwise noted" | "noted otherwise" | "stated otherwise",
        )) => said.to_owned(),
        Some(_) => return None,
        None => text,
    };
    let given =
        ["must be given", "must be provided", "must be sent", "must be set", "have to be given", "have to be sent"];
    let text = given
        .iter()
        .find_map(|given| text.strip_suffix(given))
        .map(|head| format!("{head}are required"))
        .unwrap_or(text);
    let is_one = |words: &[&str], word: &str| words.contains(&word);
    if !text.split(|c: char| !c.is_alphanumeric()).take(4).any(|word| is_one(ALL, word)) {
        return None;
    }
    let excepted = EXCEPT.iter().find_map(|word| text.find(word).map(|at| (at, at + word.len())));
    let (except, rest) = match excepted {
        Some((start, end)) => {
            let (except, length) = names_at(sentence.get(end..)?, names);
            if except.is_empty() {
                return None;
            }
            (except, format!("{} {}", text.get(..start)?, text.get(end + length..)?))
        }
        None => (Vec::new(), text),
    };
    let words: Vec<&str> =
        rest.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|word| !word.is_empty()).collect();
    let mut requirement = None;
    for word in words {
        // not about the others
        if matches!(word, "headers" | "header" | "path" | "url") {
            return None;
        }
        match requirement_words::of_word(word) {
            Some(_) if requirement.is_some() => return None,
            Some(found) => requirement = Some(found),
            None if is_one(ALL, word) || is_one(OTHERS, word) || sections::is_noun(word) => {}
            None => return None,
        }
    }
    Some(OverAll { requirement: requirement?, except })
}

/// The names at the beginning of a text, and where the words after them begin.
fn names_at(text: &str, names: &Names) -> (Vec<String>, usize) {
    let (mut found, mut end) = (Vec::new(), 0);
    let is_part = |c: char| c.is_ascii_alphanumeric() || "_-.[]$".contains(c);
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let length = rest.find(|c: char| !is_part(c)).unwrap_or(rest.len());
        let word = rest.get(..length).unwrap_or_default().trim_end_matches('.');
        if length == 0 {
            let sign = rest.chars().next().unwrap_or_default();
            if !" ,`\"'*&、и".contains(sign) {
                break;
            }
            at += sign.len_utf8();
        } else if names.has(word) {
            found.push(word.to_owned());
            at += length;
            end = at;
        } else if matches!(word, "and" | "und" | "et" | "y" | "e" | "the" | "or") {
            at += length;
        } else {
            break;
        }
    }
    (found, end)
}

/// Sentences without blanks between words: "除 memo 外均为必填", "memo以外はすべて必須です".
fn joined(sentence: &str, names: &Names) -> Option<OverAll> {
    if sentence.is_ascii() || !sentence.contains(['必', '选', '任', '選']) {
        return None;
    }
    let is_all = ["均", "都", "全部", "所有", "すべて", "全て"].iter().any(|word| sentence.contains(word));
    let (word, requirement) = requirement_words::joined(sentence)?;
    let rest = sentence.replacen(word, "", 1);
    let start = rest.find(|c: char| c.is_ascii_alphanumeric() || c == '`').unwrap_or(rest.len());
    let (except, length) = names_at(rest.get(start..)?, names);
    let after = rest.get(start + length..)?.trim_start_matches(['`', ' ']);
    let is_except = ["外", "以外", "之外", "除外"].iter().any(|word| after.starts_with(word));
    let left = format!("{}{after}", rest.get(..start)?);
    let is_plain = left
        .chars()
        .all(|c| " `以外之了除的所有参数字段项目請求请均都全部为是需はがですべてパラメータ項目、，,。".contains(c));
    (is_all && is_plain && except.is_empty() != is_except).then_some(OverAll { requirement, except })
}

#[cfg(test)]
mod tests {
    use super::{Names, of_sentence};
    use crate::arguments::Requirement::{Optional, Required};

    fn found(sentence: &str) -> Option<(super::Requirement, String)> {
        let names: Vec<String> = ["bed", "row", "note"].iter().map(|name| (*name).to_owned()).collect();
        of_sentence(sentence, &Names::new(&names, &[])).map(|found| (found.requirement, found.except.join(",")))
    }

    #[test]
    fn all_but_the_excepted_have_the_requirement() {
        for (sentence, except) in [
            ("All fields are required", ""),
            ("All parameters except `note` and `row` are mandatory", "note,row"),
            ("Alle Felder außer note sind Pflicht", "note"),
            ("All fields are required, except note.", "note"),
            ("All attributes must be given.", ""),
            ("Every field is required unless noted otherwise.", ""),
            ("Tous les champs sont obligatoires sauf `note`", "note"),
            ("All fields are required unless noted otherwise", ""),
            ("除 note 外均为必填。", "note"),
            ("所有参数均为必填", ""),
            ("note以外はすべて必須です", "note"),
            ("Все поля, кроме note, обязательны", "note"),
        ] {
            assert_eq!(found(sentence), Some((Required, except.to_owned())), "{sentence}");
        }
        assert_eq!(found("All fields are optional except bed"), Some((Optional, "bed".to_owned())));
    }

    #[test]
    fn sentences_with_conditions_or_on_others_say_nothing() {
        for sentence in [
            "All fields marked with a star are required",
            "Not all fields are required",
            "All fields are required if the bed is new",
            "All users except guests are required",
            "All required fields have a star",
            "All fields of the response are required to be read",
            "除特别说明外均为必填",
        ] {
            assert_eq!(found(sentence), None, "{sentence}");
        }
    }
}
