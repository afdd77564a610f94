//! Whether an argument is required: in a sentence, or in a cell of a table.

use super::languages;
use super::text::{Text, begins_with, ends_clause, may_hold, may_hold_any, sentence_before, starts};
use crate::arguments::argument::Requirement::{self, Conditional, Optional, Required};
use crate::bytes::{find_rare, kind, leading};

/// The requirement in a description.
pub fn in_text(text: &Text) -> Option<Requirement> {
    let words = [
        ("required", Required),
        ("mandatory", Required),
        ("compulsory", Required),
        ("obligatory", Required),
        ("optional", Optional),
        ("conditional", Conditional),
        ("conditionally", Conditional),
    ];
    let held = words.iter().filter(|(word, _)| may_hold(text, word));
    let found = held.flat_map(|(word, requirement)| {
        starts(text, word)
            .into_iter()
            .filter_map(move |start| Some((start, requirement_at(text, start, word, *requirement)?)))
    });
    let mut found: Vec<(usize, Requirement)> = found.collect();
    found.sort_by_key(|(start, _)| *start);
    // "Optional. Required if …"
    let first = found.first().map(|(_, requirement)| *requirement).or_else(|| may_be_omitted(text));
    let conditional = first == Some(Optional) && found.iter().any(|(_, requirement)| *requirement == Conditional);
    if conditional {
        return Some(Conditional);
    }
    let of_form = || in_brackets(text).or_else(|| ends_in_asterisk(text).then_some(Required));
    first.or_else(|| languages::in_text(text)).or_else(of_form)
}

/// "M - The id", "(O) Its size", "C; its depth": a letter for "mandatory", "optional" or "conditional" at the beginning,
/// and the text after it. "M - medium, L - large" are values.
pub fn by_letter(text: &str) -> Option<(Requirement, &str)> {
    let (letter, rest) = match text.as_bytes() {
        [b'(' | b'[', letter, b')' | b']', b' ', ..] => (letter, text.get(4..)?),
        [letter, b' ', b'-', b' ', ..] => (letter, text.get(4..)?),
        [letter, b';' | b':', b' ', ..] => (letter, text.get(3..)?),
        _ => return None,
    };
    let requirement = match letter {
        b'M' => Required,
        b'O' => Optional,
        b'C' => Conditional,
        _ => return None,
    };
    let is_letter = |word: &str| word.len() == 1 && word.starts_with(|c: char| c.is_ascii_uppercase());
    let has_others = rest.split([' ', ',', '\n', '(', ')', '=', ':', ';', '/', '|', '`']).any(is_letter);
    (!has_others && rest.contains(' ')).then_some((requirement, rest))
}

/// "YES", "NO. Its size": an answer to whether the argument is required, if others beside it have one.
pub fn answer(text: &str) -> Option<Requirement> {
    let (word, rest) = text.trim().split_at_checked(text.trim().find(['.', ' ']).unwrap_or(text.trim().len()))?;
    let is_whole = rest.is_empty() || rest.starts_with(". ") || rest == ".";
    match word {
        "YES" if is_whole => Some(Required),
        "NO" if is_whole => Some(Optional),
        _ => None,
    }
}

/// "(1..1)", "`0..*`": a cardinality between signs. "(1..10)" and "(1..n)" are ranges of values.
///
/// A loop over bytes, because it is asked of each description, and a search takes ten times as long in a macro, which is
/// not optimized.
fn in_brackets(text: &str) -> Option<Requirement> {
    let mut rest = text.as_bytes();
    while let [_, after @ ..] = rest {
        if let [b'(' | b'[' | b'`', least, b'.', b'.', most, b')' | b']' | b'`', ..] = rest {
            match (*least, *most) {
                (b'1', b'1' | b'*') => return Some(Required),
                (b'0', b'1' | b'n' | b'*') => return Some(Optional),
                _ => {}
            }
        }
        rest = after;
    }
    None
}

/// "1..1", "0..n": how often something may occur.
pub fn cardinality(text: &str) -> Option<Requirement> {
    let text = text.trim_matches([' ', '`', '"', '(', ')', '[', ']']);
    let (least, most) = text.split_once("..")?;
    let least: u32 = least.parse().ok()?;
    let is_most = most.parse::<u32>().is_ok() || matches!(most, "n" | "N" | "m" | "*" | "unbounded");
    is_most.then_some(if least == 0 { Optional } else { Required })
}

/// "1..100": a range of values, or a cardinality if others beside it have no number as their end.
pub fn may_be_range(text: &str) -> bool {
    let most = text.trim_matches([' ', '`', '"', '(', ')', '[', ']']).split_once("..").map(|(_, most)| most);
    cardinality(text).is_some() && most.is_some_and(|most| most.parse().is_ok_and(|most: u32| most != 1))
}

/// "Name *": a short label as forms mark it.
fn ends_in_asterisk(text: &str) -> bool {
    const LONGEST: usize = 40;
    let label = text.trim_end().strip_suffix('*').filter(|label| label.len() <= LONGEST);
    label.is_some_and(|label| label.contains(char::is_alphabetic) && !label.contains(['*', '\n', '=', '`', '/']))
}

/// "Checks: required, optional or all": a value, and no label.
fn is_listed(before: &str, rest: &str) -> bool {
    let listed = rest.strip_prefix(", ").map(|rest| rest.trim_start_matches(|c: char| c.is_alphanumeric() || c == '_'));
    before.ends_with(':') && listed.is_some_and(|rest| rest.starts_with(" or ") || rest.starts_with(", "))
}

fn requirement_at(text: &str, start: usize, word: &str, requirement: Requirement) -> Option<Requirement> {
    let sentence = sentence_before(text, start);
    let before = sentence.trim_end();
    let negated =
        [" not", "n't", " no longer", " never", " non-"].iter().find(|not| format!(" {before}").ends_with(**not));
    let before = negated.and_then(|not| before.strip_suffix(not.trim_start())).unwrap_or(before).trim_end();
    let rest = text.get(start + word.len()..)?;
    if is_listed(before, rest) {
        return None;
    }
    let requirement = match (negated, requirement) {
        (Some(_), Required) => Optional,
        (Some(_), _) => return None,
        (None, requirement) => requirement,
    };
    let opens = before.is_empty()
        || before.ends_with(['(', '[', '{', ',', ';', ':', '-', '–', '—', '|', '/', '*', '"', '.', '·', '•']);
    let opens = opens
        || matches!(before, "this" | "field" | "conditionally" | "always" | "strictly" | "only")
        || is_subject(before);
    if before == "an" && start == "an ".len() && requirement == Optional {
        return Some(Optional);
    }
    const NOUNS: &[&str] =
        &["field", "parameter", "argument", "property", "attribute", "value", "header", "query parameter"];
    let noun = NOUNS.iter().find(|noun| begins_with(rest.trim_start(), &[noun]));
    let named = noun.and_then(|noun| rest.trim_start().get(noun.len()..));
    if let Some(rest) = named.filter(|_| before.is_empty() || matches!(before, "this is a" | "this is an" | "a" | "an"))
    {
        return with_condition(rest, requirement, before);
    }
    if !opens {
        return Some(requirement).filter(|_| is_code_by_itself(before, rest));
    }
    answer_after(rest).or_else(|| with_condition(rest, requirement, before))
}

/// "Can be omitted."
fn may_be_omitted(text: &Text) -> Option<Requirement> {
    const PHRASES: &[&str] = &[
        "can be omitted",
        "may be omitted",
        "can be left out",
        "may be left out",
        "can be skipped",
        "may be left blank",
        "can be left blank",
    ];
    let is_own = |start: usize| {
        let before = sentence_before(text, start);
        matches!(before.trim_end(), "" | "it" | "this" | "this field" | "this parameter" | "and" | "which")
    };
    let ends = |phrase: &str, start: usize| text.get(start + phrase.len()..).is_some_and(ends_clause);
    let found = |phrase: &&str| starts(text, phrase).into_iter().any(|start| is_own(start) && ends(phrase, start));
    (may_hold_any(text, &["can be", "may be"]) && PHRASES.iter().any(found)).then_some(Optional)
}

/// "`string` `required`": labels in code, and not part of a sentence.
fn is_code_by_itself(before: &str, rest: &str) -> bool {
    let marks = before.strip_suffix('`').map(str::trim_end);
    rest.starts_with('`') && marks.is_some_and(|marks| marks.is_empty() || marks.ends_with('`'))
}

/// "Required: no", "mandatory? no": the answer after a label that is a question.
fn answer_after(rest: &str) -> Option<Requirement> {
    let rest = rest.trim_start_matches([' ', '`', '*']).strip_prefix([':', '=', '?'])?;
    let word = rest.trim_start().split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    matches!(word.to_ascii_lowercase().as_str(), "no" | "false" | "n").then_some(Optional)
}

/// "This field is", "it is": a sentence about the argument itself.
fn is_subject(before: &str) -> bool {
    let before = before.strip_suffix("always").or_else(|| before.strip_suffix("only")).unwrap_or(before).trim_end();
    let Some(subject) = ["is", "are", "isn't", "it's"].iter().find_map(|verb| before.strip_suffix(verb)) else {
        return false;
    };
    let subject = subject.trim();
    #[rustfmt::skip]
    const SUBJECTS: &[&str] = &[
        "", "it", "this", "this field", "this parameter", "this argument", "this value", "this property", "this attribute",
        "this header", "the field", "the parameter", "the argument", "the value", "parameter", "field", "which", "and is",
        "this query parameter", "this path parameter", "that", "and", "but", "and it", "this one",
    ];
    SUBJECTS.contains(&subject)
        || ["this field", "this parameter", ", it", " it", "which", " and", "at least one"]
            .iter()
            .any(|end| subject.ends_with(end))
}

/// Words that name the cases in which an argument is required.
const CASES: &[&str] =
    &["if", "when", "unless", "except", "only", "in case", "depending", "where", "while", "with", "without"];

/// Whether a clause says that something else is not given.
fn says_what_is_absent(clause: &str) -> bool {
    #[rustfmt::skip]
    const ENDS: &[&str] = &[
        "not given", "not set", "not specified", "not provided", "not supplied", "not present", "not used", "not passed", "omitted",
        "absent", "missing", "empty", "unset",
    ];
    ENDS.iter().any(|end| clause.trim_end().ends_with(end))
}

/// The requirement, with a condition in the words after it taken into account.
fn with_condition(rest: &str, requirement: Requirement, before: &str) -> Option<Requirement> {
    let next = rest.trim_start_matches([' ', '*', '`', '_', '"']);
    // "(required) when …" continues the sentence, "(Required) If set, …" begins another.
    let continued = next.trim_start_matches([']', ')', ' ']);
    let lower = continued.to_ascii_lowercase();
    // "[Required] If `id` is not given" is no sentence of its own
    let clause = lower.split(['.', '\n']).next().unwrap_or_default();
    let is_condition = continued.len() < next.len() && begins_with(clause, &["if", "when", "unless"]);
    let next = if CASES.iter().chain(&["for"]).any(|word| continued.starts_with(word))
        || is_condition && !clause.contains([',', ':']) && says_what_is_absent(clause)
    {
        continued
    } else {
        next
    };
    let cased = next
        .strip_prefix(',')
        .map(str::trim_start)
        .filter(|rest| begins_with(rest, &["if", "when", "unless", "except", "only"]));
    if begins_with(next, CASES) || cased.is_some() {
        return Some(Conditional);
    }
    if begins_with(next, &["for all", "for every", "for each", "for both", "in all", "always"]) {
        return Some(requirement);
    }
    if begins_with(next, &["for"]) {
        return Some(if requirement == Optional { Optional } else { Conditional });
    }
    let ends = begins_with(next, &["and", "but"]) && is_subject(before)
        || next.is_empty()
        || next.starts_with(['.', ':', ',', ';', ')', ']', '}', '\n', '-', '–', '—', '|', '/', '!', '(', '*']);
    // "Optional header that …" at the very beginning.
    let adjective = requirement == Optional && before.is_empty() && rest.starts_with(' ');
    let conditional = requirement == Conditional && begins_with(next, &["required", "yes", "mandatory"]);
    (ends || adjective || conditional).then_some(requirement)
}

/// The requirement in a cell of a column; `inverted` if its header is "Optional".
pub fn in_cell(text: &str, inverted: bool) -> Option<Requirement> {
    let lower = match text.as_bytes() {
        // most cells are words without signs
        [b'a'..=b'z' | b'A'..=b'Z', .., b'a'..=b'z'] => text.to_lowercase(),
        _ => text.trim().trim_matches(['*', '`', '"', '.', '!', ' ', '_']).to_lowercase(),
    };
    match lower.as_str() {
        ":white_check_mark:" | ":heavy_check_mark:" | ":ballot_box_with_check:" => return in_cell("yes", inverted),
        ":x:" | ":negative_squared_cross_mark:" | ":heavy_multiplication_x:" => return in_cell("no", inverted),
        _ => {}
    }
    if find_rare(&lower, "..").is_some()
        && let Some(requirement) = cardinality(text)
    {
        return Some(requirement);
    }
    if let Some(requirement) = languages::requirement(&lower) {
        return Some(if inverted && requirement == Required { Optional } else { requirement });
    }
    let yes = if inverted { Optional } else { Required };
    let no = if inverted { Required } else { Optional };
    // most cells are one word
    let first = match leading(&lower, kind!(b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9')) {
        length if length == lower.len() => &lower,
        _ => lower.split(|c: char| c.is_whitespace() || ",;.:(/-–".contains(c)).next().unwrap_or_default(),
    };
    let rest = lower.get(first.len()..).unwrap_or_default();
    let hedged = has_condition(rest);
    if lower.contains("conditional") || lower.contains("depend") || lower == "c" {
        return Some(Conditional);
    }
    Some(match first {
        "yes" | "y" | "true" | "✅" | "✓" | "✔" | "✔️" | "☑" | "1" | "x" | "yep" | "must" => {
            if hedged {
                Conditional
            } else {
                yes
            }
        }
        "no" | "n" | "false" | "❌" | "✗" | "✖" | "✘" | "×" | "0" => {
            if hedged {
                Conditional
            } else {
                no
            }
        }
        "required" | "mandatory" | "m" | "req" | "compulsory" | "always" | "r" => match hedged || is_pair(rest) {
            true => Conditional,
            false => Required,
        },
        "optional" | "o" | "opt" | "recommended" | "never" => match hedged || is_pair(rest) {
            true => Conditional,
            false => Optional,
        },
        "not" => Optional,
        "if" | "when" | "only" | "unless" | "one" | "either" | "sometimes" => Conditional,
        _ => return in_text(&Text::new(&lower)),
    })
}

/// Whether a cell can only mean that something is required or optional.
pub fn is_word(text: &str) -> bool {
    let lower = text.trim().trim_matches(['*', '`', '.', '_']).to_lowercase();
    let word = ["required", "optional", "mandatory", "conditional"].iter().find_map(|word| lower.strip_prefix(*word));
    cardinality(text).is_some() && !may_be_range(text)
        || word.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// Words that a remark on a condition has.
const OF_CONDITIONS: &[&str] = &[
    "if",
    "when",
    "unless",
    "only",
    "case",
    "depending",
    "where",
    "while",
    "with",
    "without",
    "except",
    "not",
    "needed",
];

fn has_condition(rest: &str) -> bool {
    // "(same as `from` for one day)" is a remark, "(for trees)" a condition
    let remark = rest.trim_start().strip_prefix('(').and_then(|inner| inner.split_once(')'));
    if let Some((remark, after)) = remark
        && !begins_with(remark, &["for"])
        && !remark.split(|c: char| !c.is_alphanumeric()).any(|word| OF_CONDITIONS.contains(&word))
    {
        return has_condition(after);
    }
    [
        " if ", " when ", " unless ", " only ", " for ", "(if ", "(when ", "(unless ", "(only ", "(for ", " with ",
        " in case",
    ]
    .iter()
    .any(|word| rest.contains(word))
        && !["for all", "for every", "for each"].iter().any(|word| rest.contains(word))
}

/// "required/optional": it depends.
fn is_pair(rest: &str) -> bool {
    rest.contains("optional") || rest.contains("required")
}

#[cfg(test)]
mod tests {
    use super::Requirement::{Conditional, Optional, Required};
    use super::{Text, by_letter, cardinality, in_cell, in_text, is_word};

    #[test]
    fn a_letter_may_stand_before_a_description() {
        for (text, requirement) in [
            ("M - Id of the bed", Some(Required)),
            ("O; red, green or blue", Some(Optional)),
            ("O - 0: plain (default), 1: XML", Some(Optional)),
            ("(M) Name of the bed", Some(Required)),
            ("M - medium, L - large", None),
            ("M: metres, F: feet", None),
            ("M, S or L", None),
            ("M - metres", None),
            ("Mother - of the plant", None),
        ] {
            assert_eq!(by_letter(text).map(|(requirement, _)| requirement), requirement, "{text}");
        }
    }

    #[test]
    fn a_remark_in_brackets_is_no_condition() {
        assert_eq!(in_cell("required (same as from for 1 day)", false), Some(Required));
        for text in ["required (except for guests)", "required (needed when d is 1)", "required (not for trees)"] {
            assert_eq!(in_cell(text, false), Some(Conditional), "{text}");
        }
        for text in ["required (for trees)", "required (if it rains)", "required for trees"] {
            assert_eq!(in_cell(text, false), Some(Conditional), "{text}");
        }
    }

    #[test]
    fn a_label_may_come_last_or_before_a_dash() {
        for (text, requirement) in [
            ("required — the bed", Required),
            ("optional — the bed", Optional),
            ("订单号,必填", Required),
            ("备注,选填", Optional),
        ] {
            assert_eq!(in_text(&Text::new(text)), Some(requirement), "{text}");
        }
    }

    #[test]
    fn a_cardinality_is_a_requirement() {
        for (text, requirement) in
            [("1..1", Some(Required)), ("`1..*`", Some(Required)), ("0..n", Some(Optional)), ("2", None)]
        {
            assert_eq!(cardinality(text), requirement, "{text}");
        }
        for (text, requirement) in [
            ("`0..1` a date", Some(Optional)),
            ("(1..*): the beds", Some(Required)),
            ("How many (1..10)", None),
            ("Page number (1..n)", None),
            ("See 1..n.", None),
        ] {
            assert_eq!(in_text(&Text::new(text)), requirement, "{text}");
        }
        for (text, expected) in [("1..1", true), ("0..1", true), ("1..n", true), ("1..100", false), ("`0..5`", false)] {
            assert_eq!(is_word(text), expected, "{text}");
        }
    }
}
