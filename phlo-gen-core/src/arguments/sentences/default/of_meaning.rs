//! The default among values that have meanings: "1 = paid, 0 = unpaid. Unpaid by default.", "desc 降序（默认）".

use super::phrases::{is_phrase, rest_of_clause};

/// The value that a clause about the default names, or whose meaning it names.
pub fn find(text: &str, allowed: &[String]) -> Option<String> {
    if allowed.len() < 2 {
        return None;
    }
    marked(text, allowed).or_else(|| named(text, allowed))
}

/// "asc 升序, desc 降序(默认)": the value at the beginning of the clause that is marked.
fn marked(text: &str, allowed: &[String]) -> Option<String> {
    let mut found = text.match_indices('(').filter_map(|(at, _)| {
        let inner = text.get(at + 1..)?.split(')').next()?;
        let head = is_phrase(inner).then(|| text.get(..at))??;
        let clause = head.rsplit([',', ';', ':', '|', '\n', '/']).next()?;
        let ends = [". ", " or ", " and ", " oder ", " ou ", " und "].iter();
        let start = ends.filter_map(|end| clause.rfind(end).map(|at| at + end.len())).max().unwrap_or(0);
        at_start(clause.get(start..)?.trim(), allowed)
    });
    found.next().filter(|_| found.next().is_none())
}

/// The longest of the values that a clause begins with.
fn at_start(clause: &str, allowed: &[String]) -> Option<String> {
    let is_whole = |rest: &str| !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_');
    let clause = clause.trim_start_matches(['-', '*', ' ', '`', '"']);
    let starts = allowed.iter().filter(|value| clause.strip_prefix(value.as_str()).is_some_and(is_whole));
    starts.max_by_key(|value| value.len()).cloned()
}

/// "0 = all day, 1 = half day, default is half day": the only value with this meaning.
fn named(text: &str, allowed: &[String]) -> Option<String> {
    // "STANDARD: standard plan" is a value with its meaning
    let is_meaning = |clause: &&str| {
        let value = at_start(clause.trim(), allowed).and_then(|value| clause.split_once(&value));
        value.is_some_and(|(_, rest)| rest.trim_start_matches(['`', '"', ' ']).starts_with([':', '=', '-', '–']))
    };
    let clauses = text.split([',', ';', '.', '(', '\n', '|']).filter(|clause| !is_meaning(clause));
    let said: Vec<String> = clauses.filter_map(rest_of_clause).map(plain).collect();
    let [said] = said.as_slice() else { return None };
    let mut found =
        allowed.iter().filter(|value| plain(value) == *said || meanings(text, value).any(|meaning| meaning == *said));
    found.next().filter(|_| found.next().is_none()).cloned()
}

/// A text in lower case without an article and signs around it.
fn plain(text: &str) -> String {
    let lower = text.trim().to_lowercase();
    let text = lower.trim_matches(['`', '"', '\'', ' ', '-', '–', ':', '=']);
    let text = ["the ", "a ", "is "].iter().fold(text, |text, word| text.strip_prefix(word).unwrap_or(text));
    [" is", " ist", " est", " es"].iter().fold(text, |text, word| text.strip_suffix(word).unwrap_or(text)).to_owned()
}

/// What a text says that a value means: "1 = paid", "`A` means active", "2 (voice)", "1-启用".
fn meanings<'t>(text: &'t str, value: &'t str) -> impl Iterator<Item = String> + 't {
    const WORDS: [&str; 6] = ["means ", "stands for ", "is ", "for ", "für ", "pour "];
    text.match_indices(value).filter_map(move |(at, _)| {
        let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_';
        if text.get(..at)?.ends_with(is_part) {
            return None;
        }
        let rest = text.get(at + value.len()..)?.trim_start_matches(['`', '"', '\'']);
        let meaning = rest.trim_start_matches([' ', '=', ':', '-', '–', '—', '(', '>', '→']);
        if meaning.len() == rest.len() && !meaning.starts_with(|c: char| c > '\u{2e80}') {
            return None;
        }
        let meaning = WORDS.iter().find_map(|word| meaning.strip_prefix(word)).unwrap_or(meaning);
        let ends = meaning.find([',', ';', '.', ')', '(', '|', '\n', '/']);
        let words = [" or ", " and ", " oder ", " und ", " ou ", " et "].iter().filter_map(|word| meaning.find(word));
        let end = ends.into_iter().chain(words).min().unwrap_or(meaning.len());
        meaning.get(..end).map(plain)
    })
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn a_meaning_leads_to_its_value() {
        for (text, allowed, default) in [
            ("1 = wet, 0 = dry. Dry by default.", ["1", "0"], Some("0")),
            ("Soil: `W` means wet and `D` dry; the default is wet", ["W", "D"], Some("W")),
            ("0-干,1-湿,默认湿", ["0", "1"], Some("1")),
            ("土: wet 湿,dry 干(默认)", ["wet", "dry"], Some("dry")),
            ("1 (wet) or 2 (dry), default: dry", ["1", "2"], Some("2")),
            ("`wet` to water it or `dry` to leave it (default).", ["wet", "dry"], Some("dry")),
            ("NONE: no water, STANDARD:standard water", ["NONE", "STANDARD"], None),
            ("1 = wet, 2 = dry, default: sand", ["1", "2"], None),
            ("1 = wet, 2 = dry", ["1", "2"], None),
        ] {
            let allowed: Vec<String> = allowed.iter().map(|value| (*value).to_owned()).collect();
            assert_eq!(find(text, &allowed).as_deref(), default, "{text}");
        }
    }
}
