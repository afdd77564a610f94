//! The credentials that a response brings: values of members, parameters, elements and headers that are named so.

use crate::error::redaction::base64_text::decodings;
use crate::error::redaction::decoded_text::DecodedText;
use crate::error::redaction::prose::{named_words, passwords_of_urls};
use crate::error::redaction::secret_names::{is_secret_by_value, is_secret_name, may_be_by_value};
use crate::error::redaction::value_ends::{element_end, is_public, value_range};
use std::ops::Range;

/// The places of credentials in a text: in JSON, also in strings of JSON, in forms, XML, headers and `Debug` output,
/// whatever is escaped.
pub(super) fn credentials(text: &str) -> Vec<Range<usize>> {
    let raw = DecodedText::raw(text.as_bytes());
    let decoded = raw.decoded_fully();
    let mut out = find(&raw);
    if decoded.bytes != raw.bytes {
        out.extend(find(&decoded));
    }
    out
}

/// Whether base64 has credentials in it.
fn hides_credentials(base64: &[u8]) -> bool {
    let [decoded, ..] = decodings(&DecodedText::raw(base64));
    !find(&decoded).is_empty()
}

fn find(text: &DecodedText) -> Vec<Range<usize>> {
    let bytes = text.bytes.as_slice();
    let mut search = Search { bytes, found: Vec::new(), named: false, named_before: false, value: None };
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        at = match byte {
            b':' | b'=' => search.after_name(at),
            b'<' => search.element(at),
            b'b' | b'B' => search.scheme(at),
            b'e' => search.web_token(at),
            b'-' => search.private_key(at),
            b'}' => search.object_end(at),
            b'>' => search.content(at),
            _ => at + 1,
        };
    }
    let found = search.found.into_iter().chain(named_words(bytes)).chain(passwords_of_urls(bytes));
    found.map(|range| text.place(range)).collect()
}

/// A longer text is not the name of a secret.
const LONGEST_NAME: usize = 60;

/// A longer tag is none.
const LONGEST_TAG: usize = 1000;

struct Search<'a> {
    bytes: &'a [u8],
    found: Vec<Range<usize>>,
    /// Whether a member `name` or `key` of the same object has the name of a secret: `{"key":"pwd","value":"…"}`.
    named: bool,
    /// Whether the element before has the name of a secret as its content: `<key>pwd</key><value>…</value>`.
    named_before: bool,
    /// The colon before the value of the same object that came before its name: `{"value":"…","key":"pwd"}`.
    value: Option<usize>,
}

impl Search<'_> {
    /// The value after a name and `:` or `=`. Returns where to go on.
    fn after_name(&mut self, at: usize) -> usize {
        let name = self.name_before(at);
        if is_secret_name(&name) || self.named && is_value(&name) {
            self.named = false;
            return self.add(&name, value_range(self.bytes, at)).max(at + 1);
        }
        if may_be_by_value(&name) {
            let value = value_range(self.bytes, at);
            let text = self.bytes.get(value.clone()).unwrap_or_default();
            if is_secret_by_value(&name, &String::from_utf8_lossy(text)) {
                return self.add(&name, value).max(at + 1);
            }
        }
        if is_name(&name) {
            self.named = self.names_secret_after(at);
            if self.named
                && let Some(before) = self.value.take()
            {
                return self.add("", value_range(self.bytes, before)).max(at + 1);
            }
        } else if is_value(&name) {
            self.value = Some(at);
        }
        at + 1
    }

    /// Whether the text after a colon is the name of a secret, or a path to it: `["body", "password"]`.
    fn names_secret_after(&self, at: usize) -> bool {
        let end = self.bytes.len().min(at + LONGEST_NAME);
        let value = value_range(self.bytes.get(..end).unwrap_or_default(), at);
        (value.end < end || end == self.bytes.len()) && self.is_secret_name_at(value)
    }

    /// An object ends: its name says nothing of the values that follow.
    fn object_end(&mut self, at: usize) -> usize {
        (self.named, self.value) = (false, None);
        at + 1
    }

    /// Whether the text in a range is the name of a secret.
    fn is_secret_name_at(&self, range: Range<usize>) -> bool {
        let text = String::from_utf8_lossy(self.bytes.get(range).unwrap_or_default());
        text.len() < LONGEST_NAME && is_secret_name(&text)
    }

    /// The content of an element whose attribute `name` is that of a secret.
    fn content(&mut self, at: usize) -> usize {
        if std::mem::take(&mut self.named) {
            let rest = self.bytes.get(at + 1..).unwrap_or_default();
            let length = rest.iter().position(|byte| *byte == b'<').unwrap_or(rest.len());
            self.add("", at + 1..at + 1 + length);
        }
        at + 1
    }

    /// Adds a value, unless it is none of interest. Returns its end.
    fn add(&mut self, name: &str, value: Range<usize>) -> usize {
        let end = value.end;
        let text = self.bytes.get(value.clone()).unwrap_or_default();
        if !is_public(name, text) {
            self.found.push(value);
            return end;
        }
        value.start
    }

    /// The name that ends before `:` or `=`, without its quotes.
    fn name_before(&self, at: usize) -> String {
        let before = self.bytes.get(..at).unwrap_or_default().trim_ascii_end();
        // `["pwd"]=> "…"`
        let before = before.strip_suffix(b"]").filter(|rest| rest.ends_with(b"\"")).unwrap_or(before);
        let before = before.strip_suffix(b"\"").or(before.strip_suffix(b"'")).unwrap_or(before);
        let end = before.iter().rposition(|byte| *byte != b'\\').map_or(0, |last| last + 1);
        let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || !byte.is_ascii() || b"_-.$@[]".contains(byte);
        let length =
            before.get(..end).unwrap_or_default().iter().rev().take(64).take_while(|byte| is_name(byte)).count();
        String::from_utf8_lossy(before.get(end - length..end).unwrap_or_default()).into_owned()
    }

    /// The content of an element of XML.
    fn element(&mut self, at: usize) -> usize {
        let rest = self.bytes.get(at + 1..).unwrap_or_default();
        let length = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric() || b"_-.:".contains(byte)).count();
        let name = rest.get(..length).unwrap_or_default();
        let local = String::from_utf8_lossy(name.rsplit(|byte| *byte == b':').next().unwrap_or_default()).into_owned();
        if rest.starts_with(b"/") {
            self.named = false;
            return at + 1;
        }
        let is_named = std::mem::take(&mut self.named_before) && (is_value(&local) || local == "string");
        self.object_end(at);
        if is_name(&local) {
            let tag = rest.iter().take(LONGEST_TAG);
            let start = tag.clone().position(|byte| *byte == b'>').map_or(self.bytes.len(), |open| at + 2 + open);
            let length = self.bytes.iter().skip(start).take(40).position(|byte| *byte == b'<').unwrap_or(0);
            self.named_before = self.is_secret_name_at(start..start + length);
        }
        if !is_named && !is_secret_name(&local) {
            return at + 1;
        }
        let Some(open) = rest.iter().take(LONGEST_TAG).position(|byte| *byte == b'>') else { return at + 1 };
        if rest.get(..open).is_some_and(|tag| tag.ends_with(b"/")) {
            return at + 1;
        }
        let start = at + 1 + open + 1;
        let end = element_end(self.bytes, start, name);
        self.add(&local, start..end)
    }

    /// The credentials after `Bearer` or `Basic`.
    fn scheme(&mut self, at: usize) -> usize {
        let rest = self.bytes.get(at..).unwrap_or_default();
        let Some(name) = ["bearer ", "basic "].into_iter().find(|name| starts_with(rest, name)) else { return at + 1 };
        let after = rest.get(name.len()..).unwrap_or_default();
        let length = after.iter().take_while(|byte| byte.is_ascii_alphanumeric() || b"-._~+/=".contains(byte)).count();
        let token = after.get(..length).unwrap_or_default();
        let is_word = token.iter().all(u8::is_ascii_lowercase) || token.iter().skip(1).all(u8::is_ascii_lowercase);
        let is_parameter = token.ends_with(b"=") && after.get(length) == Some(&b'"');
        let is_word_at_end = token.strip_suffix(b".").is_some_and(|word| word.iter().all(u8::is_ascii_lowercase));
        let start = at + name.len();
        if length >= 8 && !is_word && !is_parameter && !is_word_at_end {
            self.found.push(start..start + length);
        }
        start
    }

    /// A JSON Web Token.
    fn web_token(&mut self, at: usize) -> usize {
        let rest = self.bytes.get(at..).unwrap_or_default();
        if !rest.starts_with(b"eyJ") {
            return at + 1;
        }
        let length = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(byte)).count();
        let token = rest.get(..length).unwrap_or_default();
        let is_token = || token.contains(&b'.') || at + length == self.bytes.len() || hides_credentials(token);
        if length >= 20 && is_token() {
            self.found.push(at..at + length);
        }
        at + length
    }

    /// A private key in PEM.
    fn private_key(&mut self, at: usize) -> usize {
        let rest = self.bytes.get(at..).unwrap_or_default();
        if !rest.starts_with(b"-----BEGIN ") {
            return at + 1;
        }
        let head = rest.get(..60.min(rest.len())).unwrap_or_default();
        if !String::from_utf8_lossy(head).contains("PRIVATE KEY") {
            return at + 11;
        }
        let end = rest.windows(9).position(|window| window == b"-----END ").unwrap_or(rest.len());
        self.found.push(at..at + end);
        at + end
    }
}

/// Whether the name of a member says that it holds a value: `{"key":"pwd","value":"…"}`.
fn is_value(name: &str) -> bool {
    const VALUES: [&str; 13] = [
        "value",
        "values",
        "val",
        "content",
        "text",
        "input",
        "received",
        "actual",
        "given",
        "provided",
        "rejectedvalue",
        "attemptedvalue",
        "invalidvalue",
    ];
    VALUES.contains(&name.to_ascii_lowercase().as_str())
}

/// Whether the name of a member says that it holds a name.
fn is_name(name: &str) -> bool {
    const NAMES: [&str; 19] = [
        "name",
        "key",
        "field",
        "id",
        "label",
        "param",
        "parameter",
        "path",
        "property",
        "propertyname",
        "propertypath",
        "attribute",
        "loc",
        "location",
        "pointer",
        "instancepath",
        "datapath",
        "variable",
        "header",
    ];
    NAMES.contains(&name.to_ascii_lowercase().as_str())
}

fn starts_with(text: &[u8], prefix: &str) -> bool {
    text.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix.as_bytes()))
}

#[cfg(test)]
mod tests {
    use crate::error::Redactor;

    fn shown(text: &str) -> String {
        Redactor::default().redact_response(text.to_owned())
    }

    #[test]
    fn json_of_any_shape() {
        for (text, expected) in [
            (r#"{"access_token" : "a\"bc", "n":1}"#, r#"{"access_token" : "[secret]", "n":1}"#),
            (r#"{"refresh":"hV8rX2mQ7kTp3LzN","n":1}"#, r#"{"refresh":"[secret]","n":1}"#),
            (r#"{"otp":123456,"n":1}"#, r#"{"otp":[secret],"n":1}"#),
            (r#"{"sessionId":["a","b]"],"n":1}"#, r#"{"sessionId":[secret],"n":1}"#),
            (r#"{"credentials":{"user":"x","v":{"w":"y"}},"n":1}"#, r#"{"credentials":[secret],"n":1}"#),
            (r#"{"password":"open"#, r#"{"password":"[secret]"#),
            (r#"{"token":["open"#, r#"{"token":[secret]"#),
            (r#"{'pwd': 'it\'s', 'n': 1}"#, r#"{'pwd': '[secret]', 'n': 1}"#),
            (r#"{"a":"{\"access_token\":\"b\\\"c\",\"n\":1}"}"#, r#"{"a":"{\"access_token\":\"[secret]\",\"n\":1}"}"#),
            (
                r#"{"key":"pwd","value":"abc"},{"key":"n","value":"1"}"#,
                r#"{"key":"pwd","value":"[secret]"},{"key":"n","value":"1"}"#,
            ),
            (
                r#"{"value":"abc","key":"pwd"},{"value":"1","key":"n"}"#,
                r#"{"value":"[secret]","key":"pwd"},{"value":"1","key":"n"}"#,
            ),
            (r#"{"loc":["body","pwd"],"input":"abc"}"#, r#"{"loc":["body","pwd"],"input":"[secret]"}"#),
            (r#"{"field":"user.pwd","rejectedValue":"abc"}"#, r#"{"field":"user.pwd","rejectedValue":"[secret]"}"#),
            (r#"{"label":"API key","value":"abc"}"#, r#"{"label":"API key","value":"[secret]"}"#),
            (r#"{"value":"a","id":1,"loc":"pwd"}"#, r#"{"value":"[secret]","id":1,"loc":"pwd"}"#),
            ("{\"token\" :\n \"abc\"}", "{\"token\" :\n \"[secret]\"}"),
            ("{\"otp\":\n[\n1,\n2\n],\n\"n\":1}", "{\"otp\":\n[secret],\n\"n\":1}"),
            (r#"{"\u0061ccess_token":"abc"}"#, r#"{"\u0061ccess_token":"[secret]"}"#),
        ] {
            assert_eq!(shown(text), expected);
        }
    }

    #[test]
    fn what_is_no_credential_is_shown() {
        for text in [
            r#"{"token_type":"bearer","expires_in":3600,"password":null,"token":true,"pwd":"","has_otp":"yes"}"#,
            r#"{"nextPageToken":"abc","page":"token","usage":{"prompt_tokens":17}}"#,
            "Bearer token is missing. Basic authentication required",
            r#"Bearer error="invalid_token""#,
            "the token: is missing",
            "got Bearer abc1, sorry",
            "<token_type>bearer</token_type><password/><token></token>",
            "https://example.com:8080/a?b=c",
            "Option otp",
            "the password is 8 characters long, the token is expired, the version is 12345",
        ] {
            assert_eq!(shown(text), if text.starts_with("the token") { "the token: [secret]" } else { text });
        }
    }

    #[test]
    fn forms_headers_xml_and_debug_output() {
        for (text, expected) in [
            (
                "access_token=a%20b&token_type=bearer&sid=x;n=1",
                "access_token=[secret]&token_type=bearer&sid=[secret];n=1",
            ),
            ("Location: /cb?n=1&id_token=abc#x", "Location: /cb?n=1&id_token=[secret]#x"),
            ("/cb%3Fid_token%3Dabc%26n%3D1", "/cb%3Fid_token%3D[secret]%26n%3D1"),
            ("Set-Cookie: sid=abc; Path=/", "Set-Cookie: [secret]"),
            (
                "<a><ns:Password x=\"1\">abc</ns:Password><n>1</n></a>",
                "<a><ns:Password x=\"1\">[secret]</ns:Password><n>1</n></a>",
            ),
            ("<sessionId>abc", "<sessionId>[secret]"),
            ("<token><v>a</v></token>", "<token>[secret]</token>"),
            ("<input value=\"abc\" name=\"csrf_token\">", "<input value=\"[secret]\" name=\"csrf_token\">"),
            (
                "<key>pwd</key>\n<value>abc</value><key>n</key><value>1</value>",
                "<key>pwd</key>\n<value>[secret]</value><key>n</key><value>1</value>",
            ),
            ("the password:\nTry again", "the password:\nTry again"),
            ("<input name=\"csrf_token\" value=\"abc\">", "<input name=\"csrf_token\" value=\"[secret]\">"),
            ("&quot;pwd&quot;:&quot;abc&quot;,&quot;n&quot;:1", "&quot;pwd&quot;:&quot;[secret]&quot;,&quot;n&quot;:1"),
            ("Login { access_token: \"abc\", n: 1 }", "Login { access_token: \"[secret]\", n: 1 }"),
            ("Login { otp: Some(Text(\"abc\")), n: 1 }", "Login { otp: [secret], n: 1 }"),
            ("Authorization: Bearer abcdefgh1", "Authorization: [secret]"),
            ("got Bearer abc.DEF-123, sorry", "got Bearer [secret], sorry"),
            ("token => 'abc', n", "token => '[secret]', n"),
            ("value=abc&key=pwd", "value=[secret]&key=pwd"),
            ("[\"pwd\"]=> string(3) \"abc\"", "[\"pwd\"]=> string(3) \"[secret]\""),
            ("{u'pwd': u'abc', 'token': b'x'}", "{u'pwd': u'[secret]', 'token': b'[secret]'}"),
            ("token = \"\"\"a\"b\"\"\"\nn = 1", "token = \"\"\"[secret]\"\"\"\nn = 1"),
            ("a:\n  token: |-\n    x\n    y\n  n: 1", "a:\n  token: |-\n    [secret]\n  n: 1"),
            ("tokens:\n- x\n- y\nn: 1", "tokens:\n[secret]\nn: 1"),
            ("Authorization: Token token=\"abc\"", "Authorization: [secret]"),
            ("got eyJwd2QiOiJhYmNkZWZnaDEifQ", "got [secret]"),
            ("got eyJwYWdlIjoiYWJjIiwiaWQiOjF9 as", "got eyJwYWdlIjoiYWJjIiwiaWQiOjF9 as"),
            ("<string name=\"otp\">482913</string><b>1</b>", "<string name=\"otp\">[secret]</string><b>1</b>"),
            ("Your OTP is 482913, call", "Your OTP is [secret], call"),
            ("the password is: abc123\n", "the password is: [secret]\n"),
            ("AccessToken:abc ExpiresIn:3600}", "AccessToken:[secret]}"),
            ("Login(accessToken=abc, expires=5)", "Login(accessToken=[secret], expires=5)"),
            ("jwt eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln", "jwt [secret]"),
        ] {
            assert_eq!(shown(text), expected);
        }
    }

    #[test]
    fn a_credential_is_redacted_elsewhere_too() {
        assert_eq!(
            shown(r#"{"token":"abcdefgh1","text":"use abcdefgh1"}"#),
            r#"{"token":"[secret]","text":"use [secret]"}"#
        );
    }
}
