//! What the words around a name say: a condition, a choice, a demand, or that another name follows.

/// Whether a sentence is about the response, an example or another case.
pub fn is_about_another(lower: &str) -> bool {
    let begins = ["for example", "e.g", "see ", "note that"].iter().any(|word| lower.starts_with(word));
    let words = ["response", "returned ", "returns ", "error"];
    // "we return 50 entries then" is about the argument
    begins || words.iter().any(|word| lower.contains(word))
}

/// Whether a sentence, in lower case, has a condition.
pub fn has_condition(lower: &str) -> bool {
    let words = ["if ", "when ", "unless ", "in case"];
    words.iter().any(|word| lower.starts_with(word) || lower.contains(&format!(" {word}")))
}

/// Whether a sentence, in lower case, begins with a condition.
pub fn begins_with_condition(lower: &str) -> bool {
    ["if ", "when ", "unless ", "for ", "in case "].iter().any(|word| lower.starts_with(word))
        && !begins_with_every_case(lower)
}

/// "For every request, …", but not "For every request with a body, …".
fn begins_with_every_case(lower: &str) -> bool {
    const ALL: [&str; 5] = ["all", "any", "both", "each", "every"];
    const SOME: [&str; 9] = ["other", "with", "without", "that", "which", "whose", "where", "who", "except"];
    let clause = lower.split(',').next().unwrap_or_default();
    let mut words = clause.split(' ');
    words.next() == Some("for")
        && words.next().is_some_and(|word| ALL.contains(&word))
        && words.all(|word| !SOME.contains(&word))
}

/// Whether "or" stands before a name.
pub fn joins_by_or(before: &str) -> bool {
    without_article(before.trim_end_matches(['`', '"'])).ends_with(" or")
}

/// Whether the words before the first name say that one of several is enough: "At least one of", "Entweder".
pub fn offers_a_choice(before: &str) -> bool {
    #[rustfmt::skip]
    const WORDS: [&str; 15] = [
        "one of", "any of", "either", "at least one", "entweder", "eines von", "einer von", "uno de", "al menos un", "um de", "pelo menos um",
        "l'un de", "au moins un", "soit", "либо",
    ];
    WORDS.iter().any(|word| before.contains(word))
}

/// "You must pass": a verb that requires the name after it.
pub fn is_demanded(before: &str) -> bool {
    const VERBS: [&str; 9] = ["supply", "provide", "specify", "pass", "send", "include", "give", "set", "add"];
    // "The id must be given as"
    let passive = [" as", " in", " by", " with", " via"].iter().find_map(|word| before.trim_end().strip_suffix(word));
    const PASSIVE: [&str; 6] = ["given", "passed", "sent", "specified", "supplied", "provided"];
    if let Some((head, verb)) = passive.and_then(|before| before.rsplit_once(' '))
        && PASSIVE.contains(&verb)
    {
        return ["must be", "has to be", "have to be", "needs to be"].iter().any(|must| head.ends_with(must));
    }
    let Some((head, verb)) = without_article(before).rsplit_once(' ') else { return false };
    const MUSTS: [&str; 7] =
        ["must", "have to", "need to", "at minimum you", "at minimum, you", "at the very least", "at least you"];
    VERBS.contains(&verb) && MUSTS.iter().any(|must| head.trim_end().ends_with(must))
}

/// The text without the articles that it ends with: "you must pass both the".
pub fn without_article(text: &str) -> &str {
    const ARTICLES: [&str; 5] = [" the", " both", " an", " a", " your"];
    let mut text = text.trim_end();
    while let Some(head) = ARTICLES.iter().find_map(|article| text.strip_suffix(article)) {
        text = head.trim_end();
    }
    text
}

/// Whether only a separator stands between two names, which are then about the same.
pub fn is_joiner(between: &str) -> bool {
    let between = between.trim_matches(['`', '"']);
    matches!(
        without_article(between).trim(),
        "," | "and" | "or" | "&" | "/" | ", and" | ", or" | "as well as" | ", and either" | "and either" | ""
    )
}

/// A text without what stands in brackets in it.
pub fn without_brackets(text: &str) -> String {
    match (text.find('('), text.rfind(')')) {
        (Some(start), Some(end)) if start < end => {
            format!("{}{}", text.get(..start).unwrap_or_default(), text.get(end + 1..).unwrap_or_default())
        }
        _ => text.to_owned(),
    }
}
