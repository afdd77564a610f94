//! Secrets in prose by the name before them: `X-Api-Key: 8f3…`, `client_secret=…`, `"password": "…"`, `--pass …`.

use crate::collection::secrets::key::Key;
use crate::collection::secrets::named::value::{GAP, LONGEST, Value, end_of_lines, is_gap, value};
use crate::collection::secrets::names::{is_kind, is_secret_by_value, is_secret_name, is_token};
use crate::collection::secrets::shapes::Alphabet;
use crate::collection::secrets::spelling::{after, character, plain_run, run, run_before};
use crate::collection::secrets::values::{is_placeholder, is_random};
use std::ops::Range;

/// The longest name.
const LONGEST_NAME: usize = 48;

/// The colon of Chinese and Japanese text.
const WIDE_COLON: &[u8] = "：".as_bytes();

/// The secret after the sign at this place: a colon, an equals sign, an arrow, or the end of the tag of an element.
pub fn secret(text: &str, at: usize) -> Option<Key> {
    let bytes = text.as_bytes();
    let (sign, length) = match character(bytes, at) {
        _ if bytes[at..].starts_with(WIDE_COLON) => (b':', WIDE_COLON.len()),
        (b'=', length) if bytes.get(at + length) == Some(&b'>') => (b'>', length + 1),
        (b'>', _) => return in_element(text, at),
        (b'-', 1) if bytes.get(at + 1) == Some(&b'>') => return after_dash(text, at, 2),
        (b'-', 1) => return after_dash(text, at, 1),
        // as Go declares a variable
        (b':', 1) if bytes.get(at + 1) == Some(&b'=') => (b':', 2),
        (0xE2, _) => return dash(&bytes[at..]).and_then(|length| after_dash(text, at, length)),
        (sign @ (b':' | b'='), length) => (sign, length),
        _ => return None,
    };
    let value = value(text, at + length)?;
    let name = name_before(text, at, value.text)?;
    let (before, name) = (&bytes[..name.start], &text[name]);
    let is_query = || sign == b'=' && matches!(before, [.., b'?' | b'&' | b'#' | b';']);
    let is_secret = match value.quote {
        _ if is_address(value.text) || is_kind(name, value.text) => false,
        _ if is_random(value.text) => true,
        Some(b'`') => is_mixed(value.text) && names_password(name) && !value.text.contains('|'),
        Some(_) => is_mixed(value.text),
        None => is_query() && is_mixed(value.text),
    };
    let mut key = is_secret.then(|| value.key(name))?;
    key.range.end = end_of_lines(bytes, key.range.clone());
    if value.quote.is_none() && bytes.get(key.range.end).is_some_and(u8::is_ascii_alphanumeric) {
        key.range.end = key.range.start + before_fragment(&text[key.range.clone()]).len();
    }
    Some(key)
}

/// Dashes and arrows between a name and its value, of three bytes each.
const DASHES: [&str; 4] = ["–", "—", "→", "⇒"];

/// How many bytes the dash or the arrow has that a text begins with.
fn dash(rest: &[u8]) -> Option<usize> {
    DASHES.iter().find(|dash| rest.starts_with(dash.as_bytes())).map(|dash| dash.len())
}

/// The secret after a dash or an arrow with blanks around it: `Client secret - 8f3…`. Much else is written so.
fn after_dash(text: &str, at: usize, length: usize) -> Option<Key> {
    let bytes = text.as_bytes();
    let has_blanks = bytes[..at].ends_with(b" ") && bytes.get(at + length) == Some(&b' ');
    let value = value(text, at + length).filter(|value| has_blanks && is_token(value.text))?;
    let name = name_before(text, at, value.text)?;
    Some(value.key(&text[name]))
}

/// The secret after an option of a command that begins at this place: `--pass …`. One with an equals sign is found at
/// that sign.
pub fn option(text: &str, at: usize) -> Option<Key> {
    let bytes = text.as_bytes();
    let rest = bytes.get(at..)?.strip_prefix(b"--")?;
    let is_first =
        at.checked_sub(1).is_none_or(|before| !bytes[before].is_ascii_alphanumeric() && bytes[before] != b'-');
    let length = plain_run(rest, 0, LONGEST_NAME, |byte| Alphabet::Dotted.has(byte));
    if !is_first || length < 3 || rest.get(length) != Some(&b' ') {
        return None;
    }
    let name = text.get(at + 2..at + 2 + length).filter(|name| is_secret_name(name))?;
    let value = value(text, at + 2 + length)?;
    let is_secret = is_random(value.text) || is_mixed(value.text) && (value.quote.is_some() || names_password(name));
    is_secret.then(|| value.key(name))
}

/// The secret in an element whose tag ends at this place: `<password>…</password>`.
fn in_element(text: &str, at: usize) -> Option<Key> {
    let bytes = text.as_bytes();
    let start = run_before(bytes, at, LONGEST_NAME, |byte| Alphabet::Dotted.has(byte));
    let is_tag = matches!(bytes.get(..start), Some([.., b'<' | b':']));
    let name = text.get(start..at).filter(|name| is_tag && !name.is_empty())?;
    let end = run(bytes, at + 1, LONGEST, |byte| byte.is_ascii_graphic() && byte != b'<');
    let content = text.get(at + 1..end).filter(|_| bytes.get(end) == Some(&b'<'))?;
    let is_secret = (is_random(content) || is_mixed(content)) && is_secret_name(name);
    is_secret.then(|| Value { text: content, start: at + 1, quote: None }.key(name))
}

/// The name of a secret before a sign: a word, or two, `API key`, or three, `mot de passe`. Its letters are those of ASCII,
/// or else of any language: in a sentence without spaces, `使用token: …`, the name is only its end.
fn name_before(text: &str, at: usize, value: &str) -> Option<Range<usize>> {
    // `environ["TOKEN"] = …`
    let end = run_before(text.as_bytes(), at, GAP, |byte| is_gap(byte) || byte == b']');
    let of_ascii = |byte: u8| Alphabet::Dotted.has(byte);
    let name = name_that_ends(text, end, value, of_ascii);
    let is_wide = || text.as_bytes()[end.saturating_sub(LONGEST_NAME)..end].iter().any(|byte| !byte.is_ascii());
    let in_any = || name_that_ends(text, end, value, |byte| of_ascii(byte) || !byte.is_ascii());
    name.or_else(|| is_wide().then(in_any)?)
}

fn name_that_ends(text: &str, end: usize, value: &str, is_letter: impl Fn(u8) -> bool) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    // the longest name may begin within a character
    let start_of = |end: usize| {
        let start = run_before(bytes, end, LONGEST_NAME, &is_letter);
        (start..=end).find(|start| text.is_char_boundary(*start)).unwrap_or(end)
    };
    let start = start_of(end);
    // an escape before it: `%3Ftoken`
    let escape = if start > 0 && bytes[start - 1] == b'%' { character(bytes, start - 1).1 } else { 1 };
    let start = (start + escape - 1).min(end);
    let is_secret = |name: Range<usize>| text.get(name).is_some_and(is_secret_name);
    let is_by_value =
        || text.get(start..end).is_some_and(|name| is_secret_by_value(name, value) || is_constant(name, value));
    if start < end && (is_secret(start..end) || is_by_value()) {
        return Some(start..end);
    }
    let before = bytes[..start].strip_suffix(b" ").filter(|_| start < end)?.len();
    let words = start_of(before);
    if words < before && is_secret(words..end) {
        return Some(words..end);
    }
    let before = bytes[..words].strip_suffix(b" ").filter(|_| &bytes[words..before] == b"de")?.len();
    let words = start_of(before);
    (words < before && is_secret(words..end)).then_some(words..end)
}

/// Whether a constant of a program has a key as its value: `SHOP_KEY`. Keys of data and of files are none.
fn is_constant(name: &str, value: &str) -> bool {
    const OF_DATA: [&str; 8] = ["PUBLIC", "PRIMARY", "FOREIGN", "PARTITION", "SORT", "OBJECT", "CACHE", "S3"];
    name.ends_with("_KEY") && is_token(value) && !value.contains('/') && !OF_DATA.iter().any(|word| name.contains(word))
}

/// Whether the values of a name are chosen by people, and shorter than keys.
fn names_password(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    lower.contains("pass") || lower.ends_with("pwd")
}

/// The secret after the sign at this place, if it is a parameter of a URL.
pub fn in_url(text: &str, at: usize) -> Option<Key> {
    let before = text.as_bytes().get(..at)?;
    let (name, last) = parameter_before(before);
    // most signs are not behind the name of a parameter, and reading what they are behind takes longer
    if !matches!(last, b'?' | b'&' | b'#' | b';') {
        return None;
    }
    let key = secret(text, at)?;
    let is_of_url = |byte: &&u8| byte.is_ascii_graphic() && !matches!(byte, b'"' | b'\'' | b'<' | b'>');
    let url = name - before[..name].iter().rev().take(LONGEST).take_while(is_of_url).count();
    let url = &before[url..name];
    let is_url = (0..url.len()).any(|at| after(url, at, "://").is_some())
        || url.first() == Some(&b'/')
        || url.starts_with(b"{{");
    is_url.then_some(key)
}

/// A value without the name of the fragment that follows it: `8f3` of `8f3#access_token=`.
fn before_fragment(value: &str) -> &str {
    let is_name = |name: &str| !name.is_empty() && name.bytes().all(|byte| Alphabet::Dotted.has(byte));
    match value.split_once('#') {
        Some((before, fragment)) if fragment.strip_suffix('=').is_some_and(is_name) && !before.is_empty() => before,
        _ => value,
    }
}

/// The secret after the sign at this place, if it is in a list of a header or a connection: `id=shop; secret=…`.
pub fn in_list(text: &str, at: usize) -> Option<Key> {
    let before = text.as_bytes().get(..at)?;
    let (name, last) = parameter_before(before);
    let is_listed =
        text.as_bytes()[at] == b'=' && (last == b';' || last == b' ' && before[..name - 1].last() == Some(&b';'));
    if !is_listed || before[name..].is_empty() {
        return None;
    }
    let value = value(text, at + 1).filter(|value| value.start == at + 1 || value.quote.is_some())?;
    let name = text.get(name..at)?;
    (is_secret_name(name) && looks_secret(name, value.text)).then(|| value.key(name))
}

/// The secret after the sign at this place in a URL, if it is not of its query: in the fragment or beside the path, or in
/// a URL that a parameter has.
pub fn beside_query(text: &str, at: usize) -> Option<Key> {
    let bytes = text.as_bytes();
    let (_, last) = parameter_before(bytes.get(..at)?);
    let is_beside = bytes[at] == b'=' && matches!(last, b'#' | b';');
    (is_beside || bytes[at] == b'%').then(|| in_url(text, at)).flatten()
}

/// Where the name before a sign begins, and the character before it, also if that is percent-encoded.
fn parameter_before(before: &[u8]) -> (usize, u8) {
    let name = run_before(before, before.len(), LONGEST_NAME, |byte| Alphabet::Dotted.has(byte));
    match name.checked_sub(1).map(|last| (before[last], character(before, last))) {
        Some((b'%', (byte, length))) => ((name + length).saturating_sub(1).min(before.len()), byte),
        Some((last, _)) => (name, last),
        None => (0, 0),
    }
}

/// Whether a word is long enough for a password, and has letters and digits.
pub fn is_mixed(word: &str) -> bool {
    let count = |is: fn(&u8) -> bool| word.bytes().filter(is).count();
    word.len() >= 8 && count(u8::is_ascii_digit) >= 2 && count(u8::is_ascii_alphabetic) >= 2 && !is_placeholder(word)
}

/// Whether a value is the path or the URL of what has a name: `Token => /v2/oauth2token12/new`.
fn is_address(value: &str) -> bool {
    value.starts_with('/') || value.contains("://")
}

/// Whether the value of a secret of this name looks like one.
pub fn looks_secret(name: &str, value: &str) -> bool {
    let is_word = value.bytes().all(|byte| byte.is_ascii_graphic()) && !is_address(value);
    is_word && value.len() < LONGEST && (is_random(value) || names_password(name) && is_mixed(value))
}

#[cfg(test)]
mod tests {
    use crate::collection::secrets::keys::{Within, find};

    #[test]
    fn a_secret_stands_after_its_name() {
        for text in [
            "curl -H 'X-Api-Key: k8QzV3mLpTxWc2Rn' h",
            "`client_secret=k8QzV3mLpTxWc2Rn`",
            "{\"password\": \"k8QzV3mLpTxWc2Rn\"}",
            "**api-key**: k8QzV3mLpTxWc2Rn",
        ] {
            let found: Vec<&str> = find(text, Within::Prose).into_iter().map(|key| &text[key.range]).collect();
            assert_eq!(found, ["k8QzV3mLpTxWc2Rn"], "{text}");
            assert_eq!(find(text, Within::Value), []);
        }
        for text in [
            "https://x.example/a?b=c&token=hunter2Zq81x4",
            "{{base}}/a#token=hunter2Zq81x4",
            "https:\\/\\/x.example?a=b&amp;sig=hunter2Zq81x4",
            "https%3A%2F%2Fx.example%2Fcb%3Ftoken%3Dhunter2Zq81x4",
            "id=shop; secret=hunter2Zq81x4",
            "Server=h;Database=d;Password=hunter2Zq81x4;",
        ] {
            let found: Vec<&str> = find(text, Within::Value).into_iter().map(|key| &text[key.range]).collect();
            assert_eq!(found, ["hunter2Zq81x4"], "{text}");
        }
        for text in ["https://h/a;jsessionid=hunter2Zq81x4", "https://h/x#access_token=hunter2Zq81x4&b=c"] {
            let found: Vec<&str> = find(text, Within::Url).into_iter().map(|key| &text[key.range]).collect();
            assert_eq!(found, ["hunter2Zq81x4"], "{text}");
        }
        let text = "`token=hunter3Zq81x4kLm#tail99Xy=` and token=hunter3Zq81x4kLm#tail99Xy=";
        let found: Vec<&str> = find(text, Within::Prose).into_iter().map(|key| &text[key.range]).collect();
        assert_eq!(found, ["hunter3Zq81x4kLm#tail99Xy="; 2]);
        let text = "https://h/a;jsessionid=hunter2Zq81x4#access_token=hunter3Zq81x4";
        for within in [Within::Url, Within::Prose] {
            let found: Vec<&str> = find(text, within).into_iter().map(|key| &text[key.range]).collect();
            assert_eq!(found, ["hunter2Zq81x4", "hunter3Zq81x4"]);
        }
        for text in
            ["https://h/a?token=hunter2Zq81x4", "https://h/x#section=hunter2Zq81x4", "https://h/a;v=hunter2Zq81x4"]
        {
            assert_eq!(find(text, Within::Url), [], "{text}");
        }
        for text in ["charset=utf-8; boundary=hunter2Zq81x4", "a; token_type=hunter2Zq81x4", "a, token=hunter2Zq81x4"] {
            assert_eq!(find(text, Within::Value), [], "{text}");
        }
        for text in [
            "a=b&token=hunter2Zq81",
            "https://x.example/a?page_token=hunter2Zq81",
            "https://x.example/token=hunter2Zq81",
        ] {
            assert_eq!(find(text, Within::Value), [], "{text}");
        }
        for (text, secret) in [
            ("{\"api_key\": \"json***99aa\"}", "json***99aa"),
            ("'password': 'P@ss w0rd1'", ""),
            ("'password': 'P@ss{w0rd1'", "P@ss{w0rd1"),
            ("?token=quer***33yy&a=b", "quer***33yy"),
            ("**password: k8QzV3m!LpTxWc2Rn5a1**", "k8QzV3m!LpTxWc2Rn5a1"),
            ("\"token\": \"your-token-12\"", ""),
            ("\"key\": \"2026-01-02\"", ""),
        ] {
            let found = find(text, Within::Prose);
            assert_eq!(found.first().map_or("", |key| &text[key.range.clone()]), secret, "{text}");
        }
        for text in ["id: k8QzV3mLpTxWc2Rn", "token: the-one-of-yours", "nextPageToken: k8QzV3mLpTxWc2Rn"] {
            assert_eq!(find(text, Within::Prose), [], "{text}");
        }
    }

    #[test]
    fn a_value_may_be_marked_or_on_the_next_line() {
        for (text, secret) in [
            ("Password: `Zk83QpLw0vTx`", "Zk83QpLw0vTx"),
            ("**Password:** k8QzV3mLpTxWc2Rn", "k8QzV3mLpTxWc2Rn"),
            ("__Client secret__: k8QzV3mLpTxWc2Rn", "k8QzV3mLpTxWc2Rn"),
            ("API key: k8QzV3mLpTxWc2Rn.", "k8QzV3mLpTxWc2Rn"),
            ("'password' => 'Zk83QpLw'", "Zk83QpLw"),
            ("Password\u{ff1a}k8QzV3mLpTxWc2Rn", "k8QzV3mLpTxWc2Rn"),
            ("{\"password\":\n  \"Zk83QpLw\"}", "Zk83QpLw"),
            ("Token:\nk8QzV3mLpTxWc2Rn", "k8QzV3mLpTxWc2Rn"),
            ("{\"password\": \"Zk\\\"83QpLw\"}", "Zk\\\"83QpLw"),
            ("<s:Password>Zk83QpLw</s:Password>", "Zk83QpLw"),
            ("tool --pass Zk83QpLw --verbose", "Zk83QpLw"),
            ("tool --api-key 'k8QzV3mLpTxWc2Rn'", "k8QzV3mLpTxWc2Rn"),
        ] {
            let found = find(text, Within::Prose);
            assert_eq!(found.first().map_or("", |key| &text[key.range.clone()]), secret, "{text}");
        }
    }

    #[test]
    fn a_value_may_have_several_lines() {
        let line = "MIIEvAIBADANBgkqhkiG9w0BAQEFAASCBKYwggSiAgEAAoIBAQDR";
        let last = "q8Zr4TkW1mNv7XpB3sLyC6dH==";
        for between in ["\n", "\r\n", "\n    ", "\n> ", "\\n"] {
            let key = [line, line, last].join(between);
            let text = format!("Private key:\n\n{key}\n\nMore words");
            let found: Vec<&str> = find(&text, Within::Prose).into_iter().map(|key| &text[key.range]).collect();
            assert_eq!(found, [&key], "{text}");
        }
        let text = "password: >-\n      k8QzV3mLpTxWc2Rn\n";
        let found: Vec<&str> = find(text, Within::Prose).into_iter().map(|key| &text[key.range]).collect();
        assert_eq!(found, ["k8QzV3mLpTxWc2Rn"]);
        let text = format!("Private key:\n\n{line}\nCommunication2day\n");
        let found = find(&text, Within::Prose);
        assert_eq!(found.len(), 1);
        assert_eq!(&text[found[0].range.clone()], line);
    }

    #[test]
    fn names_of_secrets_may_be_of_any_language() {
        for name in [
            "Contraseña",
            "пароль",
            "密码",
            "请输入密码",
            "パスワード",
            "Hasło",
            "Mot de passe",
            "Lösenord",
            "비밀번호",
            // the end of a word of a sentence
            "使用jwt",
            "éotp",
            "المستخدمpw",
            "界界界界界界界界界界界界界界界界界界token",
        ] {
            for sign in [": ", " : ", "："] {
                let text = format!("{name}{sign}k8QzV3mLpTxWc2Rn");
                let found: Vec<&str> = find(&text, Within::Prose).into_iter().map(|key| &text[key.range]).collect();
                assert_eq!(found, ["k8QzV3mLpTxWc2Rn"], "{text}");
            }
        }
        for text in ["contraseña：mínimo 8 caracteres", "密码强度: k8QzV3mLpTxWc2Rn", "é: k8QzV3mLpTxWc2Rn"] {
            assert_eq!(find(text, Within::Prose), [], "{text}");
        }
    }

    #[test]
    fn a_dash_may_stand_between_a_name_and_a_token() {
        let token = "hV8rX2mQ7kTp3LzN9sYw5Hb1";
        for before in [
            "- **Client secret** - ",
            "client_secret → ",
            "API key – `",
            "Token — ",
            "export SHOP_KEY=\"",
            "connect.sid=",
        ] {
            let token = if before.starts_with("connect") { &format!("s%3A{token}") } else { token };
            let text = format!("{before}{token}");
            let found: Vec<&str> = find(&text, Within::Prose).into_iter().map(|key| &text[key.range]).collect();
            assert_eq!(found, [token], "{text}");
        }
    }

    #[test]
    fn what_only_tells_about_a_secret_stays() {
        for text in [
            "Token - RFC6749section4, see password - reset2024",
            "API key – see the page - of the key 2024-01-02",
            "SORT_KEY=createdAt2024, PUBLIC_KEY=hV8rX2mQ7kTp3LzN9sYw5Hb1",
            "PRIMARY_KEY=hV8rX2mQ7kTp3LzN9sYw5Hb1",
            "SHOP_KEY=uploads/hV8rX2mQ7kTp3LzN9sYw5Hb1.png",
            "Password: at least 8 characters and 2 digits",
            "Password: `min:8|max:64`",
            "Password: `alphanumeric`",
            "**Password:** required since v2.10",
            "API key: `X-Api-Key-V2`",
            "API key: see https://docs.shop.example/keys/2024",
            "The key: k8QzV3mLpTxWc2Rn",
            "Sort key: k8QzV3mLpTxWc2Rn",
            "Token: `string`",
            "Token:\n\n1. Call `POST /v1/token20`",
            "'password' => 'required|min:8'",
            "'token' => $token2024",
            "Password\u{ff1a}YOUR_PASSWORD_123",
            "<password>string</password>",
            "<password>{{password12}}</password>",
            "<id>k8QzV3mLpTxWc2Rn</id>",
            "tool --pass $PASSWORD_12",
            "tool --token <token>",
            "tool --output k8QzV3mLpTxWc2Rn",
            "tool --token-type bearer2 --max-tokens 4096",
            "Access token: valid for 3600 seconds",
            "secret: 2026-01-02T10:00:00Z",
            "token=>next",
            "Token => /v2/oauth2token12/new",
            "tool --token-file my2token12file3",
            "a---password k8QzV3mLpTxWc2Rn",
        ] {
            assert_eq!(find(text, Within::Prose), [], "{text}");
        }
    }
}
