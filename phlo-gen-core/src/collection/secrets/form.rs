//! Keys whose form is more than a prefix: web tokens, private keys, `Bearer …`, `Basic …`, bots.

use super::key::Key;
use super::shapes::Alphabet;
use super::spelling::{after, character, plain, run};
use super::values::{is_filled, is_placeholder, is_random};

/// The longest part of a key.
const LONGEST: usize = 8192;

/// A JSON web token: three parts in base64, the first an object.
pub fn web_token(bytes: &[u8], at: usize) -> Option<Key> {
    let is_part = |byte: u8| Alphabet::Word.has(byte);
    if !bytes.get(at..)?.starts_with(b"eyJ") {
        return None;
    }
    let header = run(bytes, at, LONGEST, is_part);
    let second = after(bytes, header, ".")?;
    let claims = run(bytes, second, LONGEST, is_part);
    let third = after(bytes, claims, ".")?;
    let mut end = run(bytes, third, LONGEST, is_part);
    if header - at < 8 || claims - second < 4 || end == third && !bytes[second..].starts_with(b"eyJ") {
        return None;
    }
    // an encrypted token has five parts
    for _ in 0..2 {
        end = after(bytes, end, ".").map_or(end, |from| match run(bytes, from, LONGEST, is_part) {
            next if next - from >= 8 => next,
            _ => end,
        });
    }
    Some(Key::new(at..end, "json_web_token", "a JSON web token"))
}

/// A private key in the PEM format, to its end; one without an end has only lines of base64.
pub fn private_key(bytes: &[u8], at: usize) -> Option<Key> {
    const BEGIN: &str = "-----BEGIN";
    const END: &str = "-----END";
    let title =
        run(bytes, after(bytes, at, BEGIN)?, 64, |byte| byte.is_ascii_uppercase() || matches!(byte, b' ' | b'+'));
    let from = run(bytes, title, 5, |byte| byte == b'-');
    let is_private = bytes.get(at..title)?.windows(7).any(|word| word == b"PRIVATE");
    if !is_private || from == title {
        return None;
    }
    let starts = bytes.get(from..)?.iter().take(LONGEST).enumerate();
    let mut dashes =
        starts.filter(|(_, byte)| matches!(byte, b'-' | b'%' | b'\\' | b'&')).map(|(index, _)| from + index);
    let to = dashes.find(|to| after(bytes, *to, END).or_else(|| after(bytes, *to, BEGIN)).is_some());
    let after_end = to.and_then(|to| Some((to, after(bytes, to, END)?)));
    let (to, end) = match after_end {
        Some((to, end)) => (to, run(bytes, run(bytes, end, 64, |byte| byte != b'-'), 5, |byte| byte == b'-')),
        None => {
            let is_line = |byte: u8| Alphabet::Base64.has(byte) || matches!(byte, b'\r' | b'\n');
            let end = run(bytes, from, LONGEST, is_line);
            (end, end)
        }
    };
    let text = std::str::from_utf8(bytes.get(from..to)?).ok()?;
    (!is_placeholder(&plain(text))).then(|| Key::new(at..end, "private_key", "a private key"))
}

/// The token after `Bearer`.
pub fn bearer(bytes: &[u8], at: usize) -> Option<Key> {
    let from = after_scheme(bytes, at, "bearer")?;
    let end = run(bytes, from, LONGEST, |byte| Alphabet::Dotted.has(byte) || b"~+/=".contains(&byte));
    let text = std::str::from_utf8(bytes.get(from..end)?).ok()?.trim_end_matches('.');
    let is_token = text.len() >= 16 && !is_filled(text) && is_random(text);
    is_token.then(|| Key::new(from..from + text.len(), "bearer_token", "a bearer token"))
}

/// User and password in base64 after `Basic`.
pub fn basic(bytes: &[u8], at: usize) -> Option<Key> {
    let from = after_scheme(bytes, at, "basic")?;
    let end = run(bytes, from, LONGEST, |byte| Alphabet::Base64.has(byte) && byte != b'=');
    let end = run(bytes, end, 2, |byte| byte == b'=');
    let text = std::str::from_utf8(bytes.get(from..end)?).ok()?;
    // more segments of a path may follow
    let ends = [text.len()].into_iter().chain(text.rmatch_indices('/').map(|(slash, _)| slash).take(4));
    let (end, pair) = ends
        .filter_map(|end| Some((from + end, decoded(&plain(&text[..end]))?)))
        .find(|(_, pair)| pair.contains(':'))?;
    let (user, password) = pair.split_once(':')?;
    let is_sample = user.is_empty() && password.is_empty() || is_placeholder(user) && is_placeholder(password);
    (!is_sample).then(|| Key::new(from..end, "basic_credentials", "a user and a password"))
}

/// Where the text after a scheme and its blanks begins.
fn after_scheme(bytes: &[u8], at: usize, scheme: &str) -> Option<usize> {
    let word = bytes.get(at..at + scheme.len())?;
    let end = at + scheme.len();
    // the protocols of a web socket are a list: `bearer, 8f3…`
    let from = run(bytes, end, 4, |byte| matches!(byte, b' ' | b'+' | b','));
    (word.eq_ignore_ascii_case(scheme.as_bytes()) && from > end).then_some(from)
}

/// The printable text that is encoded in base64.
pub fn decoded(text: &str) -> Option<String> {
    let text = text.trim_end_matches('=');
    let (mut out, mut bits, mut count) = (Vec::with_capacity(text.len()), 0_u32, 0);
    for byte in text.bytes() {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push(u8::try_from(bits >> count & 0xFF).unwrap_or_default());
        }
    }
    String::from_utf8(out).ok().filter(|text| !text.contains(char::is_control))
}

/// The token of a Telegram bot: a number, a colon and 35 characters, also after `bot` in a path.
pub fn bot_token(bytes: &[u8], at: usize) -> Option<Key> {
    /// How long a token is at least: seven digits, a colon and thirty characters.
    const SHORTEST: usize = 38;
    let from = if bytes.get(at..)?.starts_with(b"bot") { at + 3 } else { at };
    // most numbers stand in shorter texts, or have no second digit
    if bytes.len() < from + SHORTEST || !matches!(bytes[from + 1], b'0'..=b'9' | b'%' | b'\\' | b'&') {
        return None;
    }
    let colon = run(bytes, from, 11, |byte| byte.is_ascii_digit());
    if !(7..=10).contains(&(colon - from)) {
        return None;
    }
    let (sign, length) = character(bytes, colon);
    let end = run(bytes, colon + length, 40, |byte| Alphabet::Word.has(byte));
    let text = std::str::from_utf8(bytes.get(colon + length..end)?).ok()?;
    let is_token = sign == b':' && (30..=36).contains(&text.len()) && !is_filled(text);
    is_token.then(|| Key::new(from..end, "telegram_bot_token", "the token of a Telegram bot"))
}

/// The token of a Discord bot: an id in base64, a time and a signature.
pub fn discord_token(bytes: &[u8], at: usize) -> Option<Key> {
    let is_part = |byte: u8| Alphabet::Word.has(byte);
    let id = run(bytes, at, 32, is_part);
    let time = run(bytes, after(bytes, id, ".")?, 8, is_part);
    let end = run(bytes, after(bytes, time, ".")?, 64, is_part);
    let is_token = (23..=28).contains(&(id - at)) && (6..=7).contains(&(time - id - 1)) && end - time > 27;
    let text = std::str::from_utf8(bytes.get(at..end)?).ok()?;
    (is_token && is_random(text)).then(|| Key::new(at..end, "discord_bot_token", "the token of a Discord bot"))
}

/// The token of Airtable: `pat`, 14 letters and digits, a dot and 64 hexadecimal digits.
pub fn airtable_token(bytes: &[u8], at: usize) -> Option<Key> {
    let from = bytes.get(at..)?.starts_with(b"pat").then_some(at + 3)?;
    let dot = run(bytes, from, 15, |byte| byte.is_ascii_alphanumeric());
    let end = run(bytes, after(bytes, dot, ".")?, 65, |byte| Alphabet::Hex.has(byte));
    let is_token = dot - from == 14 && end - dot == 65;
    is_token.then(|| Key::new(at..end, "airtable_token", "a token of Airtable"))
}

/// The token in the URL of a webhook of Discord.
pub fn discord_webhook(bytes: &[u8], at: usize) -> Option<Key> {
    let rest = bytes.get(at..)?;
    let host = ["discord.com", "discordapp.com"].into_iter().find(|host| rest.starts_with(host.as_bytes()))?;
    let mut from = at + host.len();
    for wanted in *b"/api/webhooks/" {
        let (byte, length) = character(bytes, from);
        from = (byte == wanted).then_some(from + length)?;
    }
    let end = run(bytes, from, 128, |byte| Alphabet::Word.has(byte) || byte == b'/');
    let text = std::str::from_utf8(bytes.get(from..end)?).ok()?;
    (text.len() >= 40 && !is_filled(text)).then(|| Key::new(from..end, "discord_webhook_token", "a webhook of Discord"))
}

/// The password of `curl -u user:password`.
pub fn curl_user(text: &str, at: usize) -> Option<Key> {
    /// How far before the option the command begins.
    const BEFORE: usize = 512;
    let bytes = text.as_bytes();
    let rest = bytes.get(at..)?;
    let option = ["-u", "--user", "--proxy-user", "-U", "--cert", "-E"].into_iter().find(|option| {
        rest.starts_with(option.as_bytes()) && rest.get(option.len()).is_some_and(|byte| b" '\"\\=".contains(byte))
    });
    let from = option.map(|option| at + option.len()).or_else(|| short_option(bytes, at))?;
    let from = run(bytes, from, 4, |byte| matches!(byte, b' ' | b'=' | b'\'' | b'"' | b'\\'));
    let is_part = |byte: u8| byte.is_ascii_graphic() && !b":'\"`<>\\".contains(&byte);
    let colon = run(bytes, from, 128, is_part);
    let unquoted = || run(bytes, colon + 1, 128, |byte| is_part(byte) || byte == b':');
    let end = quoted_end(bytes, from, colon + 1).unwrap_or_else(unquoted);
    let command = bytes.get(at.saturating_sub(BEFORE)..at)?;
    let password = text.get(colon + 1..end)?;
    let is_password = bytes.get(colon) == Some(&b':')
        && !is_placeholder(password)
        && command.windows(4).any(|word| word.eq_ignore_ascii_case(b"curl"));
    is_password.then(|| Key::new(colon + 1..end, "password", "a password"))
}

/// Where the text after an option `u` begins that follows other letters, or that its value follows: `-su a`, `-ua`.
fn short_option(bytes: &[u8], at: usize) -> Option<usize> {
    let is_first = at == 0 || matches!(bytes[at - 1], b' ' | b'\n' | b'\t');
    let letters = run(bytes, at + 1, 6, |byte| byte.is_ascii_alphabetic() && byte != b'u');
    (is_first && bytes.get(letters) == Some(&b'u')).then_some(letters + 1)
}

/// Where a value ends that goes on from a place to the quote which began it at `start`, on the same line.
fn quoted_end(bytes: &[u8], start: usize, from: usize) -> Option<usize> {
    let quote = bytes[..start].last().copied().filter(|byte| matches!(byte, b'\'' | b'"'))?;
    // a quote that is escaped in a string of JSON ends with a backslash
    let end = if start >= 2 && bytes[start - 2] == b'\\' { b'\\' } else { quote };
    let rest = bytes.get(from..)?.iter().take(128);
    let end = rest.take_while(|byte| **byte != b'\n').position(|byte| *byte == end)?;
    Some(from + end)
}

#[cfg(test)]
mod tests {
    use crate::collection::secrets::keys::{Within, find};

    fn one(text: &str) -> String {
        let keys = find(text, Within::Value).into_iter();
        keys.map(|key| format!("{} {}", key.name, &text[key.range])).collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn tokens_are_found_by_their_form() {
        let token = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl";
        for text in [token.to_owned(), format!("Bearer {token}"), format!("Authorization: Bearer {token}.")] {
            assert_eq!(one(&text), format!("json_web_token {token}"));
        }
        assert_eq!(one("X: Bearer k8QzV3mLpTxWc2Rn, then"), "bearer_token k8QzV3mLpTxWc2Rn");
        assert_eq!(one("?a=Bearer%20k8QzV3mLpTxWc2Rn"), "bearer_token k8QzV3mLpTxWc2Rn");
        assert_eq!(one("Basic c2hvcF9hZG1pbjpUcjd4UXAyOXZMbTA="), "basic_credentials c2hvcF9hZG1pbjpUcjd4UXAyOXZMbTA=");
        let pair = "c2hvcF9hZG1pbjpUcjd4UXAyOXZMbTA";
        for text in [format!("Basic {pair}=/x?a"), format!("Basic {pair}=1"), format!("Basic {pair}/things")] {
            let padding = if text.contains('=') { "=" } else { "" };
            assert_eq!(one(&text), format!("basic_credentials {pair}{padding}"), "{text}");
        }
        for token in
            ["SKrtkTRLuxIuxBxnUZSgyMidUb0oxRwPimH", "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9", "ACk8QzV3mLpTxWc2Rn"]
        {
            assert_eq!(one(&format!("Bearer {token}")), format!("bearer_token {token}"));
        }
        assert_eq!(one("curl -u shop:Tr7xQp29 h"), "password Tr7xQp29");
        assert_eq!(one("docker run -u 1000:Tr7xQp29"), "");
        assert_eq!(one("curl -ushop:Tr7xQp29 h"), "password Tr7xQp29");
        assert_eq!(one("curl -sSu shop:Tr7xQp29 h"), "password Tr7xQp29");
        assert_eq!(one("curl -u 'shop:T\"r7x Qp29' h"), "password T\"r7x Qp29");
        assert_eq!(one("\"curl -u \\\"shop:Tr7xQp29\\\" h\""), "password Tr7xQp29");
        for text in
            ["curl -output a:Tr7xQp29 h", "curl -o-u:x h", "curl -X PUT a:Tr7xQp29", "curl -u 'shop:<password>'"]
        {
            assert_eq!(one(text), "", "{text}");
        }
        let bot = "7361940258:AAF8kQzV3mLpTxWc2RnYd9Hs4JfUg1Ea0Kb";
        assert_eq!(one(&format!("https://h/bot{bot}/send")), format!("telegram_bot_token {bot}"));
        let airtable = format!("patk8QzV3mLpTxWc2.{}", "9f2c81d07be34a65".repeat(4));
        assert_eq!(one(&format!("x {airtable}, y")), format!("airtable_token {airtable}"));
        assert_eq!(one("pattern.9f2c81d07be34a65"), "");
        let discord = "MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs";
        assert_eq!(one(discord), format!("discord_bot_token {discord}"));
        let hook = "198622483471925248/k8QzV3mLpTxWc2RnYd9Hs4JfUg1Ea0Kb";
        assert_eq!(one(&format!("https://discord.com/api/webhooks/{hook}")), format!("discord_webhook_token {hook}"));
    }

    #[test]
    fn a_private_key_is_found_whole() {
        for end in ["\n", "\\n", "\\r\\n", " ", "%0A"] {
            let key =
                format!("-----BEGIN RSA PRIVATE KEY-----{end}MIIEk8QzV3mL/+pTx{end}-----END RSA PRIVATE KEY-----");
            assert_eq!(one(&format!("\"{key}\" x")), format!("private_key {key}"));
        }
        for dash in ["%2D", "\\u002d", "&#45;"] {
            let [begin, end] =
                ["BEGIN", "END"].map(|word| format!("-----{word}%20PRIVATE%20KEY-----").replace('-', dash));
            let key = format!("{begin}%0AMIIEk8QzV3mL%2F%2BpTx%0A{end}");
            assert_eq!(one(&format!("?a={key}&b")), format!("private_key {key}"));
        }
        let token = "eyJhbGciOiJIUzI1NiJ9%2EeyJzdWIiOiIxIn0%2Ec2ln%2DbmF0dXJl";
        assert_eq!(one(&format!("?a={token}&b")), format!("json_web_token {token}"));
        assert_eq!(
            one("-----BEGIN PRIVATE KEY-----\nMIIEk8QzV3"),
            "private_key -----BEGIN PRIVATE KEY-----\nMIIEk8QzV3"
        );
        assert_eq!(one("-----BEGIN CERTIFICATE-----\nMIIEk8QzV3\n-----END CERTIFICATE-----"), "");
        assert_eq!(one("-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----"), "");
    }
}
