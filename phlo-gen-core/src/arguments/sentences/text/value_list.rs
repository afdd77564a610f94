//! A list of values within a sentence: "a, b or c", "a | b", bullets that begin with values.

use super::bullets::bullets;
use super::value::{Value, ends_clause, unquoted, value};
use super::value_words::{begins_a_sentence, is_in_title_case, is_word_of_the_sentence};

/// A list of values, and the text after it.
#[derive(Debug)]
pub struct List<'a> {
    pub values: Vec<Value>,
    pub rest: &'a str,
    /// Whether an "or", a bar or a comma is between them: "a and b" may both apply.
    pub alternatives: bool,
}

impl List<'_> {
    /// Whether the sentence, or its clause, ends with the list.
    pub fn ends_clause(&self) -> bool {
        ends_clause(self.rest)
    }
}

/// Reads "a, b or c", "a | b", "a/b", or a list of bullets that begin with values.
pub fn list(text: &str) -> Option<List<'_>> {
    let bullets = bullets(text).map(|(values, rest)| List { values, rest, alternatives: true });
    bullets.or_else(|| lines(text)).or_else(|| flat(text))
}

/// Words that are a line each, after the line that announces them.
fn lines(text: &str) -> Option<List<'_>> {
    let start = text.strip_prefix('\n')?.trim_start_matches('\n');
    let end = start.find("\n\n").unwrap_or(start.len());
    let (lines, rest) = start.split_at_checked(end)?;
    let word = |line: &str| {
        // `running:运行中`: with its meaning
        let is_word = |word: &str| word.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte));
        if let Some((word, meaning)) = line.split_once(':')
            && !word.is_empty()
            && is_word(word)
            && !meaning.is_ascii()
        {
            return Some(Value { text: word.to_owned(), quoted: false });
        }
        let (value, rest) = value(line)?;
        let is_all = rest.trim_matches([',', ';', ' ', '.']).is_empty();
        let is_explained = value.quoted && rest.starts_with(' ');
        ((is_all || is_explained) && !value.text.contains(':')).then_some(value)
    };
    let values: Vec<Value> = lines.lines().map(word).collect::<Option<_>>()?;
    (values.len() > 1).then_some(List { values, rest, alternatives: true })
}

/// Values beside each other, with commas, bars or "or" between them.
fn flat(text: &str) -> Option<List<'_>> {
    let text = text.trim_start();
    if begins_a_sentence(text) {
        return None;
    }
    let mut list = separated(text);
    if begins_with_a_title(&list.values) {
        return None;
    }
    if let [one] = list.values.as_slice()
        && let Some(parts) = parts_of(one)
    {
        list.values = parts;
        list.alternatives = true;
    }
    let are_whole = list.values.iter().all(|value| !value.text.contains(".."));
    (!list.values.is_empty() && !goes_on(list.rest) && are_whole).then_some(list)
}

/// All values up to the first text that is none.
fn separated(text: &str) -> List<'_> {
    let mut rest = text.strip_prefix(['[', '(', '{']).unwrap_or(text);
    let mut list = List { values: Vec::new(), rest, alternatives: false };
    loop {
        rest = ["or ", "Or ", "OR ", "and ", "either "]
            .iter()
            .fold(rest.trim_start(), |rest, word| rest.strip_prefix(word).unwrap_or(rest));
        let Some((value, after)) = value(rest) else { break };
        if is_word_of_the_sentence(&value, after) {
            break;
        }
        // "`a` | `b`; `b` is assumed"
        if list.values.len() > 1 && list.values.contains(&value) {
            break;
        }
        let are_quoted = list.values.iter().any(|value| value.quoted);
        let after = if are_quoted { without_stray_quote(&value, after) } else { after };
        list.rest = remark(&value, after);
        let is_quoted = value.quoted;
        list.values.push(value);
        let Some((next, alternative)) =
            separator(list.rest).filter(|_| is_quoted || ![" `", " \""].iter().any(|sign| list.rest.starts_with(sign)))
        else {
            break;
        };
        list.alternatives |= alternative;
        rest = next;
    }
    list
}

/// "Direction, `asc` or `desc`": the first is what they are called.
fn begins_with_a_title(values: &[Value]) -> bool {
    let [first, others @ ..] = values else { return false };
    others.len() > 1 && !first.quoted && others.iter().all(|value| value.quoted) && is_in_title_case(&first.text)
}

/// The values within one: "a/b", or `a | b` as one piece of code. A pattern has none.
fn parts_of(one: &Value) -> Option<Vec<Value>> {
    match one.quoted {
        true => barred(&one.text),
        false if one.is_pattern() => None,
        false => slashed(&one.text),
    }
}

/// `a | b` as one piece of code.
fn barred(code: &str) -> Option<Vec<Value>> {
    let parts = code.split('|').map(str::trim).filter(|part| !part.is_empty());
    let parts: Vec<Value> = parts.map(|part| Value { text: unquoted(part).to_owned(), quoted: true }).collect();
    (parts.len() > 1 && !parts.iter().any(|part| part.text.contains(' '))).then_some(parts)
}

/// Whether the text after a list says that there are more values: "and so on".
fn goes_on(rest: &str) -> bool {
    let rest = rest.trim_start_matches([' ', ',']);
    let word = ["and ", "or "].iter().find_map(|word| rest.strip_prefix(word)).unwrap_or_default();
    ["more", "others", "other ", "a ", "an ", "any ", "so on", "so forth", "etc", "many"]
        .iter()
        .any(|open| word.starts_with(open))
        || ["..", "…", "etc"].iter().any(|sign| rest.starts_with(sign))
}

/// Skips a quotation mark that closes nothing: the last in "'red', 'green', blue'".
fn without_stray_quote<'a>(value: &Value, after: &'a str) -> &'a str {
    let rest = after.strip_prefix(['\'', '"', '`']).filter(|_| !value.quoted);
    rest.filter(|rest| rest.is_empty() || rest.starts_with([',', '.', ')', '\n'])).unwrap_or(after)
}

/// Skips the description of a value: "(…)", or "- …" up to the next value.
fn remark<'a>(value: &Value, rest: &'a str) -> &'a str {
    let next = rest.trim_start_matches(' ');
    if let Some(inner) = next.strip_prefix('(') {
        let after = inner.find(')').and_then(|end| inner.get(end + 1..)).unwrap_or_default();
        // "Celsius (°C)": which of them is sent is not known
        if !value.quoted && inner.starts_with(|c: char| !c.is_ascii() && !c.is_alphanumeric()) {
            return rest;
        }
        return if separator(after).is_some() || !value.quoted && ends_clause(after) { after } else { rest };
    }
    let number = value.text.parse::<f64>().is_ok();
    if !next.starts_with(['-', '–', '—', ':', '=']) || !(value.quoted || number) {
        return rest;
    }
    let separators = next.match_indices([',', ';', '\n', '/']);
    let mut ends = separators.filter(|(at, _)| {
        let after = next.get(at + 1..).unwrap_or_default().trim_start();
        let after = after.strip_prefix("and ").or_else(|| after.strip_prefix("or ")).unwrap_or(after);
        let next_value = after.split(|c: char| !c.is_ascii_digit()).next().unwrap_or_default();
        if number { !next_value.is_empty() } else { after.starts_with(['"', '\'', '`']) }
    });
    match ends.next() {
        Some((end, _)) => next.get(end..).unwrap_or_default(),
        None => described_end(next),
    }
}

/// The end of the description of the last value: that of its sentence.
fn described_end(text: &str) -> &str {
    let end = text.find(". ").into_iter().chain(text.find('\n')).chain(text.find(')')).min();
    let description = text.get(..end.unwrap_or(text.len())).unwrap_or_default();
    if description.contains([',', ';']) { text } else { text.get(description.len()..).unwrap_or_default() }
}

/// The text after a separator, and whether the separator means that the values are alternatives.
fn separator(rest: &str) -> Option<(&str, bool)> {
    let trimmed = rest.trim_start_matches(' ');
    if let Some(after) = trimmed.strip_prefix("||").or_else(|| trimmed.strip_prefix(['|', '/', ','])) {
        let next = after.trim_start();
        return value(next).map(|_| (next, true));
    }
    // in their order: "`debug` < `info`"
    if let Some(after) =
        trimmed.strip_prefix(['<', '→']).map(str::trim_start).filter(|after| after.starts_with(['"', '`']))
    {
        return Some((after, true));
    }
    // As an OpenAPI page writes an enum: `"a" "b"`.
    if rest.starts_with(" \"") || rest.starts_with(" `") {
        return value(trimmed).map(|_| (trimmed, true));
    }
    // Quoted values on separate lines need no separator.
    if rest.starts_with('\n') && rest.trim_start().starts_with(['"', '`']) {
        return value(rest.trim_start()).map(|_| (rest.trim_start(), true));
    }
    if let Some(after) = trimmed.strip_prefix(';') {
        let next = after.trim_start();
        return next
            .starts_with(['"', '`', '\''])
            .then_some((next, true))
            .or_else(|| next.starts_with(|c: char| c.is_ascii_digit()).then_some((next, true)));
    }
    if rest.starts_with([' ', '\n']) {
        let next = rest.trim_start();
        if let Some(after) = ["or ", "Or ", "OR "].iter().find_map(|word| next.strip_prefix(word)) {
            return Some((after, true));
        }
        // "or" in other languages, between quoted values
        let other = ["o ", "ou ", "oder ", "или ", "of ", "lub "].iter().find_map(|word| next.strip_prefix(word));
        if let Some(after) = other.map(str::trim_start).filter(|after| after.starts_with(['"', '`', '\''])) {
            return Some((after, true));
        }
        // between words only those that are no words of English
        let words = ["o ", "oppure ", "ou ", "oder ", "или ", "或 ", "或者 ", "または "];
        let other = words.iter().find_map(|word| next.strip_prefix(word));
        if let Some(after) = other.filter(|after| value(after).is_some_and(|(_, rest)| ends_clause(rest))) {
            return Some((after, true));
        }
        // "and" in other languages
        let other = ["e ", "y ", "und ", "et "].iter().find_map(|word| next.strip_prefix(word));
        if let Some(after) = other.map(str::trim_start).filter(|after| after.starts_with(['"', '`', '\''])) {
            return Some((after, false));
        }
        if let Some(after) = next.strip_prefix("and ").or_else(|| next.strip_prefix("& ")) {
            return Some((after, false));
        }
    }
    None
}

fn slashed(text: &str) -> Option<Vec<Value>> {
    #[rustfmt::skip]
    const MEDIA: &[&str] = &["application", "audio", "font", "image", "message", "model", "multipart", "text", "video", "*"];
    let parts: Vec<&str> = text.split('/').collect();
    let media = parts.first().is_some_and(|first| MEDIA.contains(first));
    let sound = parts.len() > 1 && !media && parts.iter().all(|part| part.chars().any(char::is_alphanumeric));
    sound.then(|| parts.iter().map(|part| Value { text: (*part).to_owned(), quoted: false }).collect())
}

#[cfg(test)]
mod tests {
    use super::list;

    fn texts(text: &str) -> Vec<String> {
        list(text).map(|list| list.values.into_iter().map(|value| value.text).collect()).unwrap_or_default()
    }

    #[test]
    fn a_value_may_begin_like_a_word_of_a_sentence() {
        assert_eq!(texts("in-progress, done"), ["in-progress", "done"]);
        assert!(texts("in progress, done").is_empty());
    }

    #[test]
    fn values_may_have_many_separators() {
        for text in
            ["a, b or c", "a, b, and c.", "`a` | `b` | `c`", "a/b/c", "\"a\", \"b\" & \"c\"", "[a, b, c]", "a,b,c"]
        {
            assert_eq!(texts(text), ["a", "b", "c"], "{text}");
        }
        assert_eq!(texts("\n- `a`: one\n- `b`: two\n"), ["a", "b"]);
        assert_eq!(texts("'a' - one, 'b' - two"), ["a", "b"]);
    }

    #[test]
    fn the_last_value_may_follow_an_or_of_another_language() {
        for text in ["a, b o c", "a, b oppure c.", "a, b ou c", "a, b oder c", "a, b или c", "a, b 或 c"] {
            assert_eq!(texts(text), ["a", "b", "c"], "{text}");
        }
    }

    #[test]
    fn a_media_type_is_one_value() {
        assert_eq!(texts("text/plain or text/html"), ["text/plain", "text/html"]);
        assert_eq!(texts("application/json"), ["application/json"]);
    }

    #[test]
    fn an_open_ended_list_is_not_read() {
        for text in ["1, 2, ...", "1m, 2m....59m", "a, b, etc."] {
            assert!(texts(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn a_quotation_mark_that_closes_nothing_is_skipped() {
        assert_eq!(texts("'oak', 'elm', ash'."), ["oak", "elm", "ash"]);
        assert!(!texts("8, 114.8, 204.0`.").is_empty());
    }

    #[test]
    fn bullets_on_one_line_may_have_a_blank_before_the_colon() {
        assert_eq!(texts("- `sow` : Puts it in. - `dig` : Takes it out. - `wet` : Waters it."), ["sow", "dig", "wet"]);
    }

    #[test]
    fn an_apostrophe_within_a_word_does_not_end_a_quotation() {
        assert_eq!(texts("'don't' or 'do'"), ["don't", "do"]);
    }
}
