//! Redacts secrets in text.

use crate::error::Cause;
use crate::error::redaction::credentials::credentials;
use crate::error::redaction::occurrences::{Patterns, occurrences};
use crate::error::redaction::redacted_cause::redacted_cause;
use crate::error::redaction::secret_names::may_be_secret_name;
use http::{HeaderMap, HeaderName, HeaderValue, Uri};
use secrecy::{ExposeSecret, SecretString};
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

/// What stands in place of a secret.
const MASK: &str = "[secret]";

/// A single character is not redacted.
const SHORTEST: usize = 2;

/// A credential that a response brings is also redacted elsewhere in the response if it has this length.
const DISTINCT: usize = 8;

/// The secrets of a call. A server may echo them, and error messages quote responses.
///
/// A secret is found in every spelling: percent-encoded, escaped in JSON or HTML, in base64 or in hexadecimal digits, in
/// other letter case, and in several of these at once. One of two or three bytes is redacted only where it is a whole
/// word.
#[derive(Clone, Default)]
pub(crate) struct Redactor {
    own: Vec<SecretString>,
    /// Headers whose values are secrets.
    headers: Vec<HeaderValue>,
    /// The secrets of the client.
    shared: Option<Arc<[SecretString]>>,
}

impl Redactor {
    /// The secrets that all calls of a client have.
    pub(crate) fn of_client(shared: &Arc<[SecretString]>) -> Self {
        Redactor { shared: Some(Arc::clone(shared)), ..Redactor::default() }
    }

    /// Adds a secret.
    pub(crate) fn add(&mut self, secret: &str) {
        if secret.len() >= SHORTEST {
            self.own.push(secret.into());
        }
    }

    /// Adds the value of a header, with and without its scheme.
    pub(crate) fn add_header(&mut self, value: &HeaderValue) {
        let bytes = value.as_bytes();
        let blank = bytes.iter().position(|byte| *byte == b' ');
        let is_known = |text: &[u8]| {
            self.shared.iter().flat_map(|all| all.iter()).any(|own| own.expose_secret().as_bytes() == text)
        };
        if !blank.and_then(|blank| bytes.get(blank + 1..)).is_some_and(is_known) {
            self.headers.push(value.clone());
        }
    }

    /// The text with `[secret]` in place of each secret.
    pub(crate) fn redact(&self, text: String) -> String {
        let places = self.places(&text, &[]);
        if places.is_empty() { text } else { masked(&text, places) }
    }

    /// Whether a secret is in a text, the whole of it.
    pub(crate) fn has_secret(&self, text: &str) -> bool {
        let mut patterns = self.patterns(&[]);
        patterns.is_cut = false;
        !occurrences(&patterns, text).is_empty()
    }

    /// The text of a response with `[secret]` in place of each secret, and of each credential that the response brings.
    pub(crate) fn redact_response(&self, text: String) -> String {
        let brought = credentials(&text);
        let values = brought.iter().filter_map(|range| text.get(range.clone()));
        let values: Vec<&str> = values.filter(|value| is_distinct(value)).collect();
        let mut places = self.places(&text, &values);
        places.extend(brought);
        if places.is_empty() { text } else { masked(&text, places) }
    }

    /// Scheme, host and port of a URL. The rest of it may contain secrets, and so may the user information before `@`.
    pub(crate) fn origin(&self, url: &Uri) -> String {
        let authority = url.authority().map_or("", |authority| authority.as_str());
        let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
        self.redact(format!("{}://{host}", url.scheme_str().unwrap_or("http")))
    }

    /// The cause of an error; if its messages contain a secret, only the messages, redacted.
    pub(crate) fn redact_cause(&self, cause: Cause) -> Cause {
        redacted_cause(cause, &|text| self.redact_response(text))
    }

    /// Marks headers of a response that `Debug` must not print: those that are named like credentials, those with
    /// credentials in a URL or in JSON, and those that contain a secret as it is, or as a header of the request has it. It
    /// is fast enough for each response.
    pub(crate) fn mark_obvious(&self, headers: &mut HeaderMap) {
        for (name, value) in headers.iter_mut() {
            let text = value.as_bytes();
            let has = |secret: &str| {
                let secret = secret.as_bytes();
                secret.len() >= SHORTEST && text.windows(secret.len()).any(|part| part == secret)
            };
            // The only values that are searched: most headers of a response hold neither a URL with a query nor JSON.
            let has_rows = || text.contains(&b'{') || text.contains(&b'?') && text.contains(&b'=');
            let brings =
                brings_credentials(name) || has_rows() && !credentials(&String::from_utf8_lossy(text)).is_empty();
            if brings || self.texts().any(has) {
                value.set_sensitive(true);
            }
        }
    }

    /// Marks all headers of a response that `Debug` must not print, as thoroughly as messages are redacted.
    pub(crate) fn mark_headers(&self, headers: &mut HeaderMap) {
        let patterns = self.patterns(&[]);
        for (name, value) in headers.iter_mut() {
            let text = String::from_utf8_lossy(value.as_bytes());
            let line = format!("{name}: {text}");
            if !credentials(&line).is_empty() || !occurrences(&patterns, &text).is_empty() {
                value.set_sensitive(true);
            }
        }
    }

    fn places(&self, text: &str, more: &[&str]) -> Vec<Range<usize>> {
        occurrences(&self.patterns(more), text)
    }

    /// All secrets, as they are searched for.
    fn patterns(&self, more: &[&str]) -> Patterns {
        let mut patterns = Patterns::of_cut_text();
        for secret in self.texts().chain(more.iter().copied()) {
            patterns.add(secret);
        }
        patterns
    }

    /// The secrets, and the credentials in the headers of the request, which a scheme has made of them.
    fn texts(&self) -> impl Iterator<Item = &str> {
        let headers = self.headers.iter().filter_map(|value| value.to_str().ok());
        let headers = headers.map(|value| value.split_once(' ').map_or(value, |(_, credentials)| credentials));
        let secrets = self.shared.iter().flat_map(|shared| shared.iter()).chain(&self.own);
        secrets.map(ExposeSecret::expose_secret).chain(headers)
    }
}

/// Whether the header of a response may have a credential as its value. A location may have one in its query.
fn brings_credentials(name: &HeaderName) -> bool {
    may_be_secret_name(name.as_str()) || name.as_str().contains("location")
}

/// Whether a value is a credential that occurs by itself: neither short nor prose.
fn is_distinct(value: &str) -> bool {
    value.len() >= DISTINCT && !value.contains(|c: char| c.is_whitespace() || matches!(c, '{' | '[' | '<'))
}

/// The text with a mask in place of all ranges; those that overlap have one.
fn masked(text: &str, mut ranges: Vec<Range<usize>>) -> String {
    ranges.sort_unstable_by_key(|range| (range.start, range.end));
    let mut out = String::with_capacity(text.len());
    let (mut at, mut masked) = (0, None);
    for range in ranges.into_iter().filter(|range| !range.is_empty()) {
        if masked.is_none_or(|end| range.start > end) {
            let start = floor_boundary(text, range.start).max(at);
            out.push_str(text.get(at..start).unwrap_or_default());
            out.push_str(MASK);
        }
        masked = masked.max(Some(range.end));
        at = at.max(ceil_boundary(text, range.end));
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}

fn floor_boundary(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

fn ceil_boundary(text: &str, at: usize) -> usize {
    (at..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len())
}

impl fmt::Debug for Redactor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Redactor(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::Redactor;
    use base64::Engine;
    use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE, URL_SAFE_NO_PAD};
    use http::{HeaderMap, HeaderName, HeaderValue, Uri};
    use proptest::prelude::*;

    fn redactor(secrets: &[&str]) -> Redactor {
        let mut redactor = Redactor::default();
        secrets.iter().for_each(|secret| redactor.add(secret));
        redactor
    }

    #[test]
    fn an_origin_contains_no_secrets() {
        let redactor = redactor(&["tenant7"]);
        let origin_of = |uri| redactor.origin(&Uri::from_static(uri));
        assert_eq!(origin_of("https://api.example.com:8443/a/b?key=k"), "https://api.example.com:8443");
        assert_eq!(origin_of("http://me:hunter2@[::1]:80/"), "http://[::1]:80");
        assert_eq!(origin_of("https://tenant7.example.com/"), "https://[secret].example.com");
    }

    #[test]
    fn secrets_are_redacted_everywhere() {
        let redactor = redactor(&["hunter2", "a"]);
        assert_eq!(redactor.redact("a hunter2, hunter22".into()), "a [secret], [secret]2");
        assert_eq!(redactor.redact("ähunter2ä".into()), "ä[secret]ä");
        assert_eq!(format!("{redactor:?}"), "Redactor(..)");
    }

    #[test]
    fn the_longest_secret_is_redacted_whole() {
        let redactor = redactor(&["hunter", "hunter2hunter", "er2hu"]);
        assert_eq!(redactor.redact("x hunter2hunter y".into()), "x [secret] y");
        assert_eq!(redactor.redact("hunterhunter".into()), "[secret]");
    }

    #[test]
    fn short_secrets_are_redacted_as_words() {
        let redactor = redactor(&["ab1"]);
        assert_eq!(redactor.redact("ab1, xab1 AB1\nab1".into()), "[secret], xab1 [secret]\n[secret]");
    }

    #[test]
    fn a_secret_of_two_bytes_is_redacted_and_one_of_one_is_not() {
        assert_eq!(redactor(&["ab", "c"]).redact("ab, abc c".into()), "[secret], abc c");
    }

    #[test]
    fn half_of_a_short_secret_at_the_end_is_redacted() {
        assert_eq!(redactor(&["abcdef"]).redact("it is abc".into()), "it is [secret]");
        assert_eq!(redactor(&["abcdef"]).redact("it is ab".into()), "it is ab");
    }

    #[test]
    fn the_credentials_of_a_header_are_redacted_without_their_scheme() {
        let mut redactor = Redactor::default();
        redactor.add_header(&HeaderValue::from_static("Custom abc12345"));
        assert_eq!(redactor.redact("it is abc12345".into()), "it is [secret]");
    }

    #[test]
    fn signs_at_the_ends_of_a_secret_are_redacted() {
        let redactor = redactor(&["+aGVsbG8gd29ybGQ=+", "\\hunter2"]);
        assert_eq!(redactor.redact("bad +aGVsbG8gd29ybGQ=+ at 1".into()), "bad [secret] at 1");
        assert_eq!(redactor.redact("it is \\hunter2.".into()), "it is [secret].");
    }

    #[test]
    fn headers_with_a_secret_are_marked() {
        let redactor = redactor(&["hunter2"]);
        let all = [("x-a", "a hunter2"), ("x-b", "a hunter%32"), ("x-c", "hunter")]
            .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)));
        let mut headers: HeaderMap = all.into_iter().collect();
        let marked = |headers: &HeaderMap| headers.values().map(HeaderValue::is_sensitive).collect::<Vec<_>>();
        redactor.mark_obvious(&mut headers);
        assert_eq!(marked(&headers), [true, false, false]);
        redactor.mark_headers(&mut headers);
        assert_eq!(marked(&headers)[..2], [true, true]);
    }

    #[test]
    fn headers_with_the_credentials_of_the_request_are_marked() {
        let mut redactor = redactor(&["hunter2"]);
        redactor.add_header(&HeaderValue::from_static("Basic dTpodW50ZXIy"));
        let mut headers = HeaderMap::from_iter(
            [(HeaderName::from_static("x-echo"), "Basic dTpodW50ZXIy")]
                .map(|(name, value)| (name, HeaderValue::from_static(value))),
        );
        redactor.mark_obvious(&mut headers);
        assert!(headers.values().all(HeaderValue::is_sensitive));
    }

    #[test]
    fn a_short_credential_of_a_response_is_redacted_in_its_place_only() {
        let redacted = redactor(&[]).redact_response(r#"{"pin":"12345","text":"12345 items"}"#.into());
        assert_eq!(redacted, r#"{"pin":"[secret]","text":"12345 items"}"#);
    }

    #[test]
    fn lenient_readers_see_no_secret() {
        let redactor = redactor(&["hunter2"]);
        for text in ["hun=74er2", "hun<b>ter</b>2", "68:75:6e:74:65:72:32", "[104, 117, 110, 116, 101, 114, 50]"] {
            let redacted = redactor.redact(format!("it is {text} there"));
            assert!(redacted.contains("[secret]") && !redacted.contains(text), "{redacted}");
        }
    }

    #[test]
    fn a_part_of_a_secret_at_the_end_is_redacted() {
        let redactor = redactor(&["hunter2hunter2"]);
        for text in ["it is hunte", "it is %68%75%6e%74%65", "it is \\u0068unte", "it is aHVudGVy"] {
            assert_eq!(redactor.redact(text.into()), "it is [secret]", "{text}");
        }
    }

    /// A spelling of a secret, and the number of characters in it that are not the secret.
    type Spelled = (String, usize);

    /// All characters in an escape, or only some of them; other letter case; base64 at any alignment.
    fn spellings(secret: &str) -> Vec<Spelled> {
        let percent = |character: char, upper: bool| -> String {
            let mut utf8 = [0; 4];
            let bytes = character.encode_utf8(&mut utf8).bytes();
            bytes.map(|byte| if upper { format!("%{byte:02X}") } else { format!("%{byte:02x}") }).collect()
        };
        let units = |character: char, before: &str| -> String {
            character.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("{before}u{unit:04x}")).collect()
        };
        let escapes: [&dyn Fn(char) -> String; 9] = [
            &|character| percent(character, false),
            &|character| percent(character, true),
            &|character| percent(character, true).replace('%', "%25"),
            &|character| units(character, "\\"),
            &|character| units(character, "\\").to_uppercase().replace('U', "u"),
            &|character| units(character, "\\\\"),
            &|character| format!("&#{};", u32::from(character)),
            &|character| format!("&#x{:X};", u32::from(character)),
            &|character| format!("&amp;#x{:x};", u32::from(character)),
        ];
        let mut all = vec![secret.to_uppercase(), secret.to_lowercase(), secret.replace(' ', "+")];
        for escape in escapes {
            all.push(secret.chars().map(escape).collect());
            for skip in 0..3 {
                // What begins an escape is always escaped.
                let is_escaped = |character| u32::from(character) % 3 == skip || matches!(character, '\\' | '%' | '&');
                let escaped = |character| if is_escaped(character) { escape(character) } else { character.into() };
                all.push(secret.chars().map(escaped).collect());
            }
        }
        all.push(secret.bytes().map(|byte| format!("{byte:02x}")).collect());
        let mut all: Vec<Spelled> = all.into_iter().map(|text| (text, 0)).collect();
        let json = serde_json::to_string(secret).unwrap_or_default();
        all.push((serde_json::to_string(&json).unwrap_or_default(), 6));
        all.push((json, 2));
        for (before, after) in [("", ""), ("x", "z"), ("xy", "\"}"), ("user:", "")] {
            let text = format!("{before}{secret}{after}");
            let rest = 2 * (before.len() + after.len()) + 4;
            for engine in [STANDARD, STANDARD_NO_PAD, URL_SAFE, URL_SAFE_NO_PAD] {
                let encoded = engine.encode(&text);
                all.push((STANDARD.encode(&encoded), 3 * rest));
                all.push((encoded.replace('+', "%2B").replace('=', "%3D"), 3 * rest));
                all.push((encoded, rest));
            }
        }
        all
    }

    fn check(redactor: &Redactor, before: &str, (spelling, rest): &Spelled, after: &str) {
        let text = format!("{before}{spelling}{after}");
        let redacted = redactor.redact(text.clone());
        let left = redacted.replace("[secret]", "").replace(['\\', ' ', '+'], "");
        assert!(redacted.contains("[secret]"), "{text}: {redacted}");
        assert!(left.len() <= before.len() + rest + after.len(), "{text}: {redacted}");
    }

    #[test]
    fn a_secret_is_found_in_every_spelling() {
        for secret in [
            "hunter2",
            "pa ss+w/o=rd&\"<x>\\n%41",
            "Ab1-_~.Cd2",
            "{\"k\":\"v\"}",
            "ключ-пароль",
            "a%2Fb\\u0041",
            "🔑🔑🔑",
        ] {
            let redactor = redactor(&[secret]);
            for spelling in spellings(secret) {
                for (before, after) in [("", ""), ("x=", "&y"), ("{\"a\":\"", "\"}"), ("100% ", "%"), ("\\", "\\n")] {
                    check(&redactor, before, &spelling, after);
                }
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]
        #[test]
        fn any_secret_is_found(secret in r"[!-*,-\[\]-~][ -~]{6,22}[!-*,-\[\]-~]", before in "[ -~]{0,6}", after in "[ -~]{0,6}") {
            prop_assume!(secret.bytes().filter(u8::is_ascii_alphanumeric).count() > 5);
            let redactor = redactor(&[&secret]);
            let redacted = redactor.redact(format!("{before} {secret} {after}"));
            prop_assert!(!redacted.contains(&secret), "{}", redacted);
            for spelling in spellings(&secret) {
                check(&redactor, "", &spelling, "");
            }
        }
    }

    #[test]
    fn letters_and_digits_are_enough() {
        let secret = "Zq7-planted+k3y";
        let redactor = redactor(&[secret]);
        let hexadecimal: String = STANDARD.encode(secret).bytes().map(|byte| format!("{byte:02x}")).collect();
        let list = secret.chars().map(String::from).collect::<Vec<_>>().join("','");
        for text in [hexadecimal, list, secret.replace('-', "é&ouml;")] {
            assert_eq!(redactor.redact(format!("it is {text}, no")), "it is [secret], no");
        }
    }

    #[test]
    fn half_an_escape_at_the_end_hides_no_secret() {
        let redactor = redactor(&["abcd🔑efgh"]);
        for text in [r"abcd\ud83d\udd", r"abcd\ud8", r"abcd\", "abcd%F", "abcd%", "abcd&#12", "abcd&", "abcd=F", "abcd"]
        {
            assert_eq!(redactor.redact(format!("it is {text}")), "it is [secret]", "{text}");
        }
        assert_eq!(redactor.redact("it is abcd and".to_owned()), "it is abcd and");
    }

    proptest! {
        #[test]
        fn no_text_makes_it_fail(text in any::<String>(), secret in any::<String>()) {
            let redactor = redactor(&[&secret]);
            redactor.redact(text.clone());
            redactor.redact_response(text);
        }
    }
}
