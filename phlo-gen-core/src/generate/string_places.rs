//! Where a place in the text of a string is in its source, between escapes or after the indentation of lines.

/// The bytes of a source, which begins with a string of JSON or YAML, before a place in the text of that string. 0 if the
/// source is another value.
pub fn place_in_source(source: &str, place: usize) -> usize {
    match source.as_bytes().first() {
        Some(b'"') => in_quotes(source, place),
        Some(b'|') => in_block(source, place),
        _ => 0,
    }
}

fn in_quotes(source: &str, place: usize) -> usize {
    let (mut at, mut text) = (1, 0);
    while let Some(first) = source.get(at..).and_then(|rest| rest.chars().next()).filter(|_| text < place) {
        let (length, decoded) = match first {
            '"' => break,
            '\\' => escape(&source[at..]),
            other => (other.len_utf8(), other.len_utf8()),
        };
        at += length;
        text += decoded;
    }
    at.min(source.len())
}

/// The bytes of an escape, and those of the character that it stands for.
fn escape(source: &str) -> (usize, usize) {
    let unit = |at: usize| {
        let digits = source.get(at..at + 6)?.strip_prefix("\\u")?;
        u32::from_str_radix(digits, 16).ok()
    };
    match (unit(0), unit(6)) {
        (Some(0xD800..=0xDBFF), Some(0xDC00..=0xDFFF)) => (12, 4),
        (Some(unit), _) => (6, char::from_u32(unit).unwrap_or(char::REPLACEMENT_CHARACTER).len_utf8()),
        (None, _) => (1 + source.chars().nth(1).map_or(0, char::len_utf8), 1),
    }
}

fn in_block(source: &str, place: usize) -> usize {
    let Some((header, lines)) = source.split_once('\n') else { return 0 };
    let blanks = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let indentation = lines.lines().find(|line| !line.trim().is_empty()).map_or(0, blanks);
    let (mut at, mut left) = (header.len() + 1, place);
    for line in lines.split_inclusive('\n') {
        let indented = indentation.min(blanks(line));
        if left < line.len() - indented {
            return at + indented + left;
        }
        left -= line.len() - indented;
        at += line.len();
    }
    0
}

/// The first occurrence of a word in the value that a source begins with, not as a part of a longer word. The letter of an
/// escape is no part of it: that of `\ntitle` is `title`.
pub fn word_in_value(source: &str, word: &str) -> Option<usize> {
    let value = source.get(..value_length(source))?;
    let is_part = |c: &char| c.is_alphanumeric() || *c == '_';
    let mut found = value.match_indices(word).map(|(at, _)| at);
    found.find(|at| {
        let mut before = value[..*at].chars().rev();
        let joined = before.next().filter(is_part).is_some() && before.next() != Some('\\');
        let continued = value[at + word.len()..].chars().next().filter(is_part).is_some();
        !(word.starts_with(|c| is_part(&c)) && joined || word.ends_with(|c| is_part(&c)) && continued)
    })
}

/// The length of the value of JSON or YAML that a source begins with.
fn value_length(source: &str) -> usize {
    match source.as_bytes().first() {
        Some(b'"' | b'{' | b'[') => json_length(source),
        Some(b'|' | b'>') => block_length(source),
        _ => source.find('\n').unwrap_or(source.len()),
    }
}

fn json_length(source: &str) -> usize {
    let (mut depth, mut in_string, mut escaped) = (0, false, false);
    for (at, byte) in source.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            b'{' | b'[' if !in_string => depth += 1,
            b'}' | b']' if !in_string => depth -= 1,
            _ => continue,
        }
        if depth == 0 && !in_string {
            return at + 1;
        }
    }
    source.len()
}

fn block_length(source: &str) -> usize {
    let Some((header, lines)) = source.split_once('\n') else { return source.len() };
    let indentation = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let block = lines.lines().find(|line| !line.trim().is_empty()).map_or(0, indentation);
    let inside = lines.split_inclusive('\n').take_while(|line| line.trim().is_empty() || indentation(line) >= block);
    header.len() + 1 + inside.map(str::len).sum::<usize>()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The rest of the source after a place.
    fn rest(source: &str, place: usize) -> &str {
        &source[place_in_source(source, place)..]
    }

    #[test]
    fn escapes_are_one_character() {
        let source = r#""{\n \"é\": \u00e9\uD83D\uDE00 x}", "y""#;
        let text = "{\n \"é\": é😀 x}";
        assert_eq!(rest(source, text.find('x').unwrap()), r#"x}", "y""#);
        assert_eq!(rest(source, text.find('"').unwrap()), r#"\"é\": \u00e9\uD83D\uDE00 x}", "y""#);
        assert_eq!(rest(source, 1000), r#"", "y""#);
        assert_eq!(rest(r#""\ud800x\"#, 3), "x\\");
        assert_eq!(rest("\"é", 99), "");
    }

    #[test]
    fn the_lines_of_a_block_are_indented() {
        assert_eq!(rest("|-\n    {\n      \"a\": 1,,\n    }\n", 11), ",\n    }\n");
        assert_eq!(rest("|\n\n  a\n", 1), "a\n");
        assert_eq!(rest("|", 3), "|");
        assert_eq!(rest("{}", 1), "{}");
    }

    #[test]
    fn a_word_is_found_as_a_whole() {
        let place = |source: &str, word| word_in_value(source, word).map(|at| source[at..].to_owned());
        assert_eq!(place(r#""subtitle, title_2\ntitle | x""#, "title").as_deref(), Some(r#"title | x""#));
        assert_eq!(place("https://a{{base}}b", "{{base}}").as_deref(), Some("{{base}}b"));
        assert_eq!(place("titles éntitle", "title"), None);
    }

    #[test]
    fn a_word_is_looked_for_in_one_value() {
        let found = |source: &str| word_in_value(source, "title").is_some();
        assert!(found(r#"{"a": ["}\"", {"b": "title"}]}"#) && found("|\n  a\n\n  title\n") && found("a title"));
        assert!(!found(r#"{"a": "b"}, "title""#) && !found(r#""a\"", "title""#) && !found(r#"["a"], {"title": 1}"#));
        assert!(!found("|\n  a\ntitle: b") && !found("a\ntitle: b") && !found(""));
    }
}
