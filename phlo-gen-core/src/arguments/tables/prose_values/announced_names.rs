//! Arguments that only a sentence names: "It accepts `row`, `soil` and `page` query parameters".

use crate::arguments::argument::Facts;
use crate::arguments::sentences::text;
use crate::arguments::tables::new_rows::NewRows;
use crate::prose::Block;

/// Words for arguments, and for rows and members of any kind.
#[rustfmt::skip]
const NOUNS: [&str; 12] = [
    "parameters", "parameter", "params", "arguments", "argument", "filters", "headers", "header", "fields", "field",
    "attributes", "properties",
];

/// Words before a noun that say that it is one of the request, and the place that some of them name.
const OF_REQUESTS: [(&str, Option<&str>); 10] = [
    ("query", Some("query")),
    ("url", Some("query")),
    ("body", Some("body")),
    ("form", Some("body")),
    ("request", None),
    ("input", None),
    ("optional", None),
    ("required", None),
    ("filter", Some("query")),
    ("search", Some("query")),
];

/// Verbs for what a request does with arguments.
#[rustfmt::skip]
const VERBS: [&str; 16] = [
    "accepts", "accept", "takes", "take", "use", "using", "supports", "support", "filter", "filtered",
    "pass", "send", "provide", "specify", "supply", "allows",
];

/// Words of sentences on something else.
#[rustfmt::skip]
const OTHERS: [&str; 38] = [
    "return", "returns", "returned", "response", "responses", "result", "results", "output", "error", "errors",
    "objects", "have", "has", "unlike", "ignore", "ignores", "ignored", "longer", "removed", "instead",
    "not", "webhook", "automatically", "contains", "reply", "replies", "replied", "respond", "responds", "responded",
    "receive", "receives", "received", "cannot", "never", "deprecated", "don", "doesn",
];

/// Adds rows for the arguments that sentences announce and neither the request nor a table has.
pub fn add(blocks: &[Block], rows: &mut NewRows<'_>) {
    for block in blocks {
        match block {
            Block::Paragraph(inlines) => {
                let text = text::of_inlines(inlines);
                if text.contains('`') {
                    text::sentences(&text).into_iter().for_each(|sentence| add_sentence(sentence, rows));
                }
                if text.contains('?') || text.contains('&') {
                    in_rows(&text).into_iter().for_each(|name| {
                        rows.push_unless_known(name, Some("query"), Facts::default());
                    });
                }
            }
            Block::List(_, items) => items.iter().for_each(|item| add(item, rows)),
            Block::Quote(inner) => add(inner, rows),
            _ => {}
        }
    }
}

/// "Add ?unit=hours to get hours": the keys of rows that a caller may add to the query.
fn in_rows(text: &str) -> Vec<&str> {
    const VERBS: [&str; 6] = ["add", "adding", "append", "appending", "pass", "use"];
    let mut before = "";
    let mut found = Vec::new();
    for word in text.split([' ', '\n']) {
        let is_led = VERBS.iter().any(|verb| before.eq_ignore_ascii_case(verb));
        let row = word.trim_start_matches('`').strip_prefix(['?', '&']).filter(|_| is_led);
        if let Some((name, value)) = row.and_then(|row| row.split_once('='))
            && is_name(name)
            && !value.is_empty()
        {
            found.push(name);
        }
        before = word;
    }
    found
}

/// "You may also pass `max_depth`, the …": the only code of a sentence, in the form of a name.
fn offered(sentence: &str) -> Option<&str> {
    #[rustfmt::skip]
    const LEADS: [&str; 12] = [
        "you may also pass ", "you may also send ", "you may also give ", "you may also provide ", "you can also pass ",
        "you can also send ", "you can also provide ", "you can optionally pass ", "you may optionally pass ",
        "optionally pass ", "optionally provide ", "optionally send ",
    ];
    let (before, rest) = sentence.split_once('`')?;
    let (name, after) = rest.split_once('`')?;
    let lower = before.to_ascii_lowercase();
    let lead = lower.trim_end_matches("a ").trim_end_matches("an ").trim_end_matches("the ");
    let explains = [", the ", ", a ", ", an "].iter().any(|start| after.starts_with(start));
    let has_form = name.contains('_') || name.trim_start_matches(|c: char| c.is_ascii_lowercase()).len() > 1;
    let is_offered = LEADS.contains(&lead) && is_name(name) && !name.contains('-') && !after.starts_with(", which ");
    (is_offered && (explains || has_form && !after.starts_with(" as "))).then_some(name)
}

fn add_sentence(sentence: &str, rows: &mut NewRows<'_>) {
    if let Some(name) = offered(sentence) {
        rows.push_unless_known(name, None, Facts::default());
        return;
    }
    let request = rows.request;
    let Some(found) = announced(sentence, &|name| request.iter().any(|known| known == name)) else { return };
    for name in found.names {
        rows.push_unless_known(name, found.place, Facts::default());
    }
}

/// Arguments of a sentence.
#[derive(Debug, PartialEq)]
struct Announced<'s> {
    names: Vec<&'s str>,
    place: Option<&'static str>,
}

fn announced<'s>(sentence: &'s str, is_known: &dyn Fn(&str) -> bool) -> Option<Announced<'s>> {
    let is_other = |word: &str| OTHERS.contains(&word);
    let lower = sentence.to_ascii_lowercase();
    let words = || lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    if !words().any(|word| NOUNS.contains(&word)) || words().any(is_other) || words().next().is_some_and(is_condition) {
        return None;
    }
    // text and code in turns
    let all: Vec<&str> = sentence.split('`').collect();
    if all.len().is_multiple_of(2) {
        return None;
    }
    let pieces = names_at_end(&all);
    let codes = || pieces.iter().skip(1).step_by(2).copied();
    if pieces.len() < 3 {
        return None;
    }
    let (first, last) = (pieces.first()?.to_ascii_lowercase(), pieces.last()?.to_ascii_lowercase());
    let is_joined = pieces.iter().skip(2).step_by(2).rev().skip(1).all(|between| is_joiner(between));
    let (noun, qualifier) = noun_before(&first).or_else(|| noun_after(&last).filter(|_| is_joined))?;
    let of_request = OF_REQUESTS.iter().find(|(word, _)| *word == qualifier);
    let place = of_request.and_then(|(_, place)| *place);
    let place = place.or_else(|| noun.starts_with("header").then_some("header"));
    let is_of_any_kind = matches!(noun, "fields" | "field" | "attributes" | "properties");
    let known = codes().filter(|name| is_known(name)).count();
    let is_used = words().any(|word| VERBS.contains(&word)) && !is_of_any_kind;
    let are_mostly_known = known * 2 >= codes().count() && pieces.len() == all.len();
    (of_request.is_some() || is_used || are_mostly_known).then(|| Announced { names: codes().collect(), place })
}

/// The text and code behind the last code that is no name: `GET /beds` may stand before the names in a sentence.
fn names_at_end<'p, 's>(pieces: &'p [&'s str]) -> &'p [&'s str] {
    let other = pieces.iter().skip(1).step_by(2).rposition(|code| !is_name(code));
    pieces.get(other.map_or(0, |index| 2 * index + 2)..).unwrap_or_default()
}

fn is_condition(word: &str) -> bool {
    matches!(word, "if" | "when" | "unless" | "for" | "see" | "note")
}

/// "the query parameters", "the following parameters are supported:": the noun that names follow, and the word before it.
fn noun_before(before: &str) -> Option<(&str, &str)> {
    const BETWEEN: [&str; 9] =
        ["are", "is", "supported", "available", "accepted", "allowed", "possible", "include", "of"];
    let before = before.trim_end().trim_end_matches([':', ',', '(', ' ']);
    let mut words = before.rsplit(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let noun = words.find(|word| !BETWEEN.contains(word)).filter(|word| NOUNS.contains(word))?;
    Some((noun, words.next().unwrap_or_default()))
}

/// "query parameters": the noun after names, and the word before it.
fn noun_after(after: &str) -> Option<(&str, &str)> {
    let mut words = after.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let (first, second) = (words.next()?, words.next().unwrap_or_default());
    if NOUNS.contains(&first) && !OF_REQUESTS.iter().any(|(word, _)| *word == first) {
        return Some((first, ""));
    }
    NOUNS.contains(&second).then_some((second, first))
}

fn is_joiner(between: &str) -> bool {
    matches!(between.trim(), "," | "and" | "or" | ", and" | ", or" | "/" | "&" | "and/or")
}

fn is_name(text: &str) -> bool {
    const LONGEST: usize = 50;
    text.len() <= LONGEST
        && text.starts_with(|c: char| c.is_ascii_alphabetic() || "_$".contains(c))
        && text.chars().all(|c| c.is_ascii_alphanumeric() || "_-$".contains(c))
        && !matches!(text, "GET" | "POST" | "PUT" | "PATCH" | "DELETE" | "true" | "false" | "null")
        && !matches!(text, "Authorization" | "Accept" | "Content-Type" | "Cookie" | "Host")
}

#[cfg(test)]
mod tests {
    use super::{Announced, announced, in_rows, offered};

    #[test]
    fn a_caller_may_add_what_is_offered() {
        for sentence in
            ["You may also pass `max_depth`, the deepest.", "Optionally provide a `maxDepth` to dig deeper."]
        {
            assert!(offered(sentence).is_some(), "{sentence}");
        }
        for sentence in [
            "You may also pass `clay` as soil.",
            "You can also send `null` to clear it.",
            "You may also use `GET /beds/all`.",
            "You can also pass `--deep` to the program.",
            "You can also send `in_progress`, which shows those that are dug.",
            "You can also send `X-Request-Id` to find it.",
        ] {
            assert_eq!(offered(sentence), None, "{sentence}");
        }
        assert_eq!(in_rows("add ?unit=m to get metres. Append `&deep=true` for more"), ["unit", "deep"]);
        for text in ["The old call took ?depth=1.", "See https://x.example/a?lang=en", "Is it so? a=b", "add ?x"] {
            assert!(in_rows(text).is_empty(), "{text}");
        }
    }

    fn names(sentence: &str) -> Option<(String, Option<&'static str>)> {
        let found = announced(sentence, &|name| name == "bed");
        found.map(|Announced { names, place }| (names.join(","), place))
    }

    #[test]
    fn names_stand_beside_a_noun_for_arguments() {
        for sentence in [
            "It accepts `row`, `soil`, and `page` query parameters.",
            "The following query parameters are supported: `row`, `soil` and `page`",
            "Beds can be filtered with the query parameters `row`, `soil`, or `page`",
            "A `GET` of `/beds` skips beds (as given in the `row`, `soil`, and `page` query parameters).",
            "`GET /beds?a=1` supports the `row`, `soil` and `page` query parameters",
            "The new query parameters are `row`, `soil` for all beds and `page` for those indoors",
        ] {
            assert_eq!(names(sentence), Some(("row,soil,page".to_owned(), Some("query"))), "{sentence}");
        }
        assert_eq!(
            names("Accepts the headers `X-Row` and `X-Soil`."),
            Some(("X-Row,X-Soil".to_owned(), Some("header")))
        );
        assert_eq!(names("The fields `bed` and `row` are free."), Some(("bed,row".to_owned(), None)));
    }

    #[test]
    fn sentences_on_something_else_name_no_arguments() {
        for sentence in [
            "It returns `row` and `soil` fields.",
            "The response has the fields `row` and `soil`.",
            "Unlike `GET /beds`, it takes `row` and `soil` parameters.",
            "The parameters `row` and `soil` are no longer supported.",
            "When a bed is made the `row` and `soil` fields are set by us.",
            "The beds have `row` and `soil` attributes.",
            "Set `row` to `2` to use the parameters.",
            "The server responds with the headers `X-RateLimit-Limit` and `X-RateLimit-Remaining`.",
            "You cannot use the parameters `a` and `b`.",
            "With `GET /beds` come the headers `X-Row` and `X-Soil`.",
            "The parameters `row` and `soil` are those of `GET /beds`.",
            "Use the parameter of the form `row=1`.",
        ] {
            assert_eq!(names(sentence), None, "{sentence}");
        }
    }

    /// Written before the rules for them were.
    #[test]
    fn sentences_that_were_set_aside_are_told_apart() {
        for sentence in [
            "You can filter with the `colour` and `season` parameters.",
            "Pass the optional parameters `colour` and `season` to limit the list.",
            "This endpoint supports the `colour` and `season` filters.",
            "Clients must send the headers `colour` and `season`.",
            "The list can be filtered with the parameters `colour` or `season`.",
        ] {
            assert_eq!(names(sentence).map(|(names, _)| names).as_deref(), Some("colour,season"), "{sentence}");
        }
        for sentence in [
            "The API replies with the headers `X-Total` and `X-Page`.",
            "You never need to send the parameters `colour` and `season`.",
            "The deprecated query parameters `colour` and `season` were dropped.",
            "You will receive the headers `X-Total` and `X-Page`.",
            "A gardener with the attributes `colour` and `season` is shown first.",
            "The gateway adds the headers `X-Trace` and `X-Span` to each request.",
        ] {
            assert_eq!(names(sentence), None, "{sentence}");
        }
    }
}
