//! The challenges in `WWW-Authenticate`.

/// One scheme of a challenge, with its token or its parameters.
#[derive(Debug, PartialEq)]
pub(crate) struct Challenge<'a> {
    /// The scheme: `Digest`, `NTLM`, …
    pub(crate) scheme: &'a str,
    /// The value after the scheme that has no name.
    pub(crate) token: Option<&'a str>,
    /// The named values after the scheme, without their quotes.
    pub(crate) parameters: Vec<(&'a str, String)>,
}

#[cfg(feature = "digest")]
impl Challenge<'_> {
    /// The value of this name.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.parameters.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }
}

/// The challenges in a header, in their order. What does not follow the grammar is skipped.
pub(crate) fn challenges(header: &str) -> Vec<Challenge<'_>> {
    let mut found: Vec<Challenge<'_>> = Vec::new();
    let mut rest = header;
    loop {
        rest = rest.trim_start_matches([',', ' ', '\t']);
        let (word, after) = split(rest, |c| matches!(c, ',' | ' ' | '\t' | '=' | '"'));
        if word.is_empty() {
            // A stray `=` or quote.
            match rest.chars().next() {
                Some(stray) => rest = rest.get(stray.len_utf8()..).unwrap_or_default(),
                None => return found,
            }
            continue;
        }
        match (after.trim_start().strip_prefix('='), found.last_mut()) {
            (Some(value), Some(challenge)) => {
                let (value, after) = value_of(value.trim_start());
                challenge.parameters.push((word, value));
                rest = after;
            }
            _ => {
                let (token, after) = token_of(after);
                found.push(Challenge { scheme: word, token, parameters: Vec::new() });
                rest = after;
            }
        }
    }
}

/// The string up to the first of some characters, and the rest.
fn split(text: &str, end: impl FnMut(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(end).unwrap_or(text.len()))
}

/// A quoted or a bare value.
fn value_of(text: &str) -> (String, &str) {
    let Some(quoted) = text.strip_prefix('"') else {
        let (value, rest) = split(text, |c| matches!(c, ',' | ' ' | '\t'));
        return (value.to_owned(), rest);
    };
    let mut value = String::new();
    let mut characters = quoted.chars();
    while let Some(c) = characters.next() {
        match c {
            '"' => break,
            '\\' => value.extend(characters.next()),
            _ => value.push(c),
        }
    }
    (value, characters.as_str())
}

/// A value after a scheme that has no name: base64, which may end in `=`.
fn token_of(text: &str) -> (Option<&str>, &str) {
    let (token, rest) = split(text.trim_start_matches([' ', '\t']), |c| matches!(c, ',' | ' ' | '\t'));
    let is_parameter = token.trim_end_matches('=').contains('=') || rest.trim_start().starts_with('=');
    let names_one = token.ends_with('=') && rest.trim_start().starts_with('"');
    if token.is_empty() || is_parameter || names_one { (None, text) } else { (Some(token), rest) }
}

#[cfg(all(test, feature = "digest"))]
mod tests {
    use super::*;

    #[test]
    fn schemes_are_distinguished_from_parameters() {
        let found =
            challenges(r#"Negotiate, NTLM TlRM+/Q==, Basic realm="a, b=c", Digest realm = "x \"y\"" , qop=auth,stale"#);
        let schemes: Vec<_> = found.iter().map(|c| (c.scheme, c.token)).collect();
        assert_eq!(
            schemes,
            [("Negotiate", None), ("NTLM", Some("TlRM+/Q==")), ("Basic", None), ("Digest", None), ("stale", None)]
        );
        assert_eq!(found[2].get("Realm"), Some("a, b=c"));
        assert_eq!(found[3].get("realm"), Some(r#"x "y""#));
        assert_eq!(found[3].get("qop"), Some("auth"));
    }

    #[test]
    fn an_unclosed_quote_extends_to_the_end() {
        assert_eq!(challenges("Digest realm=\"open")[0].get("realm"), Some("open"));
    }

    proptest::proptest! {
        #[test]
        fn any_header_is_read(text in r#"([a-zA-Z]{1,3}|[ ,="\\\\é])*"#) {
            let _ = challenges(&text);
        }

        #[test]
        fn any_value_can_be_quoted(value in ".*") {
            let header = format!("Digest a=1, b=\"{}\", c", value.replace('\\', "\\\\").replace('"', "\\\""));
            let found = challenges(&header);
            proptest::prop_assert_eq!(found[0].get("b"), Some(value.as_str()));
            proptest::prop_assert_eq!(found[1].scheme, "c");
        }
    }
}
