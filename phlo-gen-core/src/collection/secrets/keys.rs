//! Finds secrets in text of any kind, in one pass: keys of well-known shapes, and values that are named as secrets.

pub use super::key::Key;

use super::form::{
    airtable_token, basic, bearer, bot_token, curl_user, discord_token, discord_webhook, private_key, web_token,
};
use super::named::{assigned, beside, links, pairs, phrases, segments, told};
use super::shapes::{ANY, Alphabet, Shape, beginning_with, has_beginning};
use super::values::{is_filled, is_random};
use super::{spelling, userinfo};
use crate::bytes::{Kind, all, kind, leading_bytes};

/// The text in which keys are searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Within {
    /// A value.
    Value,
    /// A URL, whose user and password belong to the request.
    Url,
    /// A query, a script or a response, where a value after a name and a colon is a secret if its name says so.
    Code,
    /// Prose, where a password that somebody chose is a secret after its name, too.
    Prose,
}

impl Within {
    fn is_text(self) -> bool {
        matches!(self, Within::Code | Within::Prose)
    }
}

/// What a byte is for a search: the end of a word, a letter or a digit, a character that words go on after, or one at
/// which a key may begin.
const END: u8 = 0;
const LETTER: u8 = 1;
const IN_WORD: u8 = 2;
const SIGN: u8 = 3;

static KINDS: [u8; 256] = kinds();

const fn kinds() -> [u8; 256] {
    let (mut out, mut byte) = ([END; 256], 0_u8);
    loop {
        out[byte as usize] = match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => LETTER,
            b'_' => IN_WORD,
            // the first bytes of a wide colon, of dashes and arrows, too
            b'-' | b':' | b'=' | b'>' | b'%' | b'\\' | b'&' | b';' | 0xE2 | 0xEF => SIGN,
            _ => END,
        };
        if byte == u8::MAX {
            return out;
        }
        byte += 1;
    }
}

/// The bytes at which no key begins.
static BETWEEN_WORDS: &Kind = &between_words();

const fn between_words() -> Kind {
    let (kinds, mut out, mut byte) = (kinds(), [false; 256], 0);
    while byte < out.len() {
        out[byte] = matches!(kinds[byte], END | IN_WORD);
        byte += 1;
    }
    Kind(out)
}

/// How long a key is at least that is one word.
const SHORTEST_WORD: usize = 16;

/// The keys in a text, in order. Each byte is read a fixed number of times.
pub fn find(text: &str, within: Within) -> Vec<Key> {
    let bytes = text.as_bytes();
    // most names and many values are a short word
    if bytes.len() < SHORTEST_WORD && all(text, kind!(b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_')) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let (mut at, mut is_in_word) = (0, false);
    while at < bytes.len() {
        // most of a text: letters in words, and what ends them
        if is_in_word {
            at += leading_bytes(&bytes[at..], kind!(b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_'));
            is_in_word = at >= bytes.len() || KINDS[bytes[at] as usize] != END;
        }
        if !is_in_word {
            at += leading_bytes(&bytes[at..], BETWEEN_WORDS);
        }
        let Some(byte) = bytes.get(at).copied() else { break };
        let is_letter = KINDS[byte as usize] == LETTER;
        let key = match byte {
            b'-' => at_dash(text, at, within),
            b':' | b'=' => at_sign(text, at, within),
            b'>' | 0xE2 | 0xEF if within.is_text() => after_name(text, at, within),
            b'%' | b'\\' | b'&' => private_key(bytes, at).or_else(|| at_sign(text, at, within)),
            b';' if bytes[at..].starts_with(b";base64,") => {
                at = spelling::run(bytes, at + 8, usize::MAX, |byte| Alphabet::Base64.has(byte));
                is_in_word = false;
                continue;
            }
            _ if is_letter => {
                let since = found.last().map_or(0, |key: &Key| key.range.end);
                at_word(bytes, at, byte, since).or_else(|| after_word(text, at, within))
            }
            _ => None,
        };
        if let Some(key) = key {
            at = key.range.end.max(at + 1);
            is_in_word = false;
            found.push(key);
            continue;
        }
        (at, is_in_word) = match byte {
            b'\\' | b'%' => {
                let (character, length) = spelling::character(bytes, at);
                (at + length.max(1), length > 1 && character.is_ascii_alphanumeric())
            }
            // a name goes on after it
            b'-' => (at + 1, is_in_word),
            _ => (at + 1, is_letter),
        };
    }
    found
}

/// A text with a variable in place of each key.
pub fn with_variables(text: &str, within: Within) -> String {
    let (mut out, mut from) = (String::with_capacity(text.len()), 0);
    for Key { range, name, .. } in find(text, within) {
        out.push_str(&text[from..range.start]);
        out.extend(["{{", &name, "}}"]);
        from = range.end;
    }
    out + &text[from..]
}

/// Whether a text is nothing but a key.
pub fn is_key(text: &str) -> bool {
    let keys = find(text, Within::Value);
    matches!(keys.as_slice(), [key] if key.range == (0..text.len()))
}

/// The key whose first character is at the beginning of a word. The last key before it ends at `since`.
fn at_word(bytes: &[u8], at: usize, byte: u8, since: usize) -> Option<Key> {
    // most words begin like no key; what is spelled in another way begins with one of these characters
    let second = bytes.get(at + 1).copied().unwrap_or_default();
    let may_be_spelled = matches!(second, b'%' | b'\\' | b'&');
    let special = match byte {
        b'b' | b'B' if !matches!(second, b'a' | b'A' | b'e' | b'E' | b'o') => None,
        b'd' if second != b'i' => None,
        b'e' => web_token(bytes, at),
        b'b' | b'B' => {
            // the shape of the token itself says more
            let has_own_shape = |key: &Key| at_word(bytes, key.range.start, bytes[key.range.start], since).is_some();
            let bearer = bearer(bytes, at).filter(|key| !has_own_shape(key));
            bearer.or_else(|| basic(bytes, at)).or_else(|| bot_token(bytes, at))
        }
        b'0'..=b'9' => bot_token(bytes, at),
        b'M' | b'N' | b'O' => discord_token(bytes, at),
        b'd' => discord_webhook(bytes, at),
        b'p' if second == b'a' => airtable_token(bytes, at),
        _ => None,
    };
    if special.is_some() {
        return special;
    }
    if !may_be_spelled && !has_beginning(byte, second) {
        return None;
    }
    let mut shapes = beginning_with(byte);
    while let [shape, others @ ..] = shapes {
        if (may_be_spelled || shape.prefix.as_bytes()[1] == second)
            && let Some(from) = spelling::after(bytes, at, shape.prefix)
            && let Some(key) = of_shape(bytes, at, from, shape, since)
        {
            return Some(key);
        }
        shapes = others;
    }
    None
}

/// The secret after a word that names it: in the next segment of a path, or in a sentence.
fn after_word(text: &str, at: usize, within: Within) -> Option<Key> {
    if at > 0 && text.as_bytes()[at - 1] == b'/' {
        return segments::secret(text, at);
    }
    if !within.is_text() {
        return None;
    }
    let key = phrases::secret(text, at).or_else(|| beside::secret(text, at));
    // most words begin like no name, and closures take time in a macro, which is not optimized
    if key.is_some() || within == Within::Code || !told::may_begin(&text.as_bytes()[at..]) {
        return key;
    }
    told::in_sentence(text, at).or_else(|| pairs::secret(text, at))
}

/// The secret after the sign at this place in a text, if its name is before it.
fn after_name(text: &str, at: usize, within: Within) -> Option<Key> {
    assigned::secret(text, at).or_else(|| (within == Within::Prose).then(|| told::after_sign(text, at))?)
}

/// The secret after a dash: a private key, or the value of an option.
fn at_dash(text: &str, at: usize, within: Within) -> Option<Key> {
    let bytes = text.as_bytes();
    let is_after_blank = at == 0 || matches!(bytes[at - 1], b' ' | b'\n' | b'\t');
    match bytes.get(at + 1)? {
        b'-' | b'u' | b'%' | b'\\' | b'&' => private_key(bytes, at)
            .or_else(|| curl_user(text, at))
            .or_else(|| within.is_text().then(|| assigned::option(text, at))?),
        // short options together: `-su`
        b' ' | b'>' if within.is_text() => after_name(text, at, within),
        byte if is_after_blank && byte.is_ascii_alphabetic() => curl_user(text, at),
        _ => None,
    }
}

/// The secret at a sign that tells a name from its value.
fn at_sign(text: &str, at: usize, within: Within) -> Option<Key> {
    let bytes = text.as_bytes();
    let may_be_url = match bytes[at] {
        b':' => bytes.get(at + 1).is_some_and(|next| matches!(next, b'/' | b'%' | b'\\' | b'&')),
        sign => sign != b'=',
    };
    if may_be_url
        && (within != Within::Url || is_in_query(bytes, at))
        && let Some(key) = userinfo::password(text, at)
    {
        return Some(key);
    }
    let in_link = || (bytes[at] == b'=').then(|| links::secret(text, at)).flatten();
    match within {
        Within::Code | Within::Prose => after_name(text, at, within).or_else(in_link),
        Within::Value => assigned::in_url(text, at).or_else(|| assigned::in_list(text, at)).or_else(in_link),
        Within::Url => assigned::beside_query(text, at),
    }
}

/// Whether a place in a URL is in its query: it begins the URL of a value there.
fn is_in_query(bytes: &[u8], at: usize) -> bool {
    /// How many characters before the place are read.
    const BEFORE: usize = 64;
    bytes[at.saturating_sub(BEFORE)..at].iter().any(|byte| matches!(byte, b'?' | b'='))
}

/// The key of a shape at a place, whose text after the prefix begins at `from`.
fn of_shape(bytes: &[u8], at: usize, from: usize, shape: &Shape, since: usize) -> Option<Key> {
    let run = |from, longest| spelling::run(bytes, from, longest, |byte| shape.alphabet.has(byte));
    let mut end = run(from, shape.longest);
    if shape.longest == ANY && end > from + shape.shortest {
        end = run(end, usize::MAX);
    }
    // the end of a sentence
    while end > from && matches!(bytes[end - 1], b'.' | b'-') {
        end -= 1;
    }
    let text = std::str::from_utf8(bytes.get(from..end)?).ok()?;
    let goes_on = bytes.get(end).is_some_and(u8::is_ascii_alphanumeric);
    let is_long = spelling::plain(text).len() >= shape.shortest;
    // `sk-` begins many names of things
    let is_one = shape.prefix != "sk-" || is_random(text);
    // the host of a webhook and the name in a connection string stay
    let has_prefix = !shape.prefix.ends_with(['/', '=']);
    let range = if has_prefix { at..end } else { from..end };
    let may_be_base64 = shape.prefix.bytes().all(|byte| Alphabet::Base64.has(byte));
    let is_one = is_one && !(may_be_base64 && is_in_base64(bytes, at, since));
    (is_long && is_one && !goes_on && !is_filled(text)).then(|| Key::new(range, shape.name, shape.title))
}

/// Whether a place is within a long text in base64 that begins at `since` or later: any piece of it may look like a key.
fn is_in_base64(bytes: &[u8], at: usize, since: usize) -> bool {
    /// How many characters before the place are read.
    const BEFORE: usize = 24;
    let from = at.checked_sub(BEFORE).filter(|from| *from >= since);
    let Some(before) = from.and_then(|from| bytes.get(from..at)) else { return false };
    let has = |is: fn(&u8) -> bool| before.iter().any(is);
    before.iter().all(|byte| Alphabet::Base64.has(*byte))
        && has(u8::is_ascii_digit)
        && has(u8::is_ascii_uppercase)
        && has(u8::is_ascii_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names and the texts of the keys in a text.
    fn keys(text: &str) -> Vec<(String, &str)> {
        find(text, Within::Prose).into_iter().map(|key| (key.name.into_owned(), &text[key.range])).collect()
    }

    fn one(text: &str) -> String {
        keys(text).into_iter().map(|(name, key)| format!("{name} {key}")).collect::<Vec<_>>().join(", ")
    }

    const PART: &str = "k8QzV3mLpTxWc2RnYd9Hs4JfUg1Ea0Kb7Xv5QwErTz";

    #[test]
    fn keys_are_found_by_their_prefix() {
        let of = |prefix: &str, length: usize| format!("{prefix}{}", &PART[..length]);
        for (key, name) in [
            (of("ghp_", 36), "github_token"),
            (of("github_pat_", 40), "github_token"),
            (of("glpat-", 20), "gitlab_token"),
            (of("xoxb-", 30), "slack_token"),
            (of("sk_live_", 24), "stripe_secret_key"),
            (of("sk-proj-", 40), "openai_api_key"),
            (of("sk-ant-api03-", 40), "anthropic_api_key"),
            (of("AIza", 35), "google_api_key"),
            (of("ya29.", 30), "google_access_token"),
            (of("npm_", 36), "npm_token"),
            (format!("SG.{}.{}", &PART[..22], &PART[..40]), "sendgrid_api_key"),
            (format!("SK{}", "9f2c81d07be34a65".repeat(2)), "twilio_api_key"),
            ("AKIAX7KQ2ZNBV5HWLM3R".to_owned(), "aws_access_key_id"),
            (format!("7361940258:{}", &PART[..35]), "telegram_bot_token"),
        ] {
            for text in [
                key.clone(),
                format!("a {key}."),
                format!("x={key}&y"),
                format!("\\n{key}\\n"),
                format!("%3D{key}%26"),
                format!("/a/{key}/b"),
                format!("&quot;{key}&quot;"),
                format!("(`{key}`)"),
            ] {
                assert_eq!(one(&text), format!("{name} {key}"), "{text}");
            }
        }
    }

    #[test]
    fn each_shape_is_found_in_all_spellings() {
        for shape in (0..=u8::MAX).flat_map(beginning_with) {
            let body: String = match shape.alphabet {
                Alphabet::Capitals => "X7KQ2ZNBV5HWLM3R".repeat(20),
                Alphabet::Hex => "9f2c81d07be34a65".repeat(20),
                _ => PART.repeat(8),
            };
            let body = &body[..shape.shortest];
            let key = format!("{}{body}", shape.prefix);
            let expected = if shape.prefix.ends_with(['/', '=']) { body } else { &key };
            for text in [format!("a {key}, b"), format!("\"{key}\""), format!("/a/{key}?b"), format!("Bearer {key}")] {
                assert_eq!(one(&text), format!("{} {expected}", shape.name), "{text}");
            }
            let short = format!("a {}{}", shape.prefix, &body[..shape.shortest - 1]);
            assert!(keys(&short).iter().all(|(name, _)| name != shape.name), "{short}");
        }
    }

    #[test]
    fn names_of_things_and_placeholders_are_no_keys() {
        for text in [
            "sk_test_XXXXXXXXXXXXXXXXXXXXXXXX",
            "ghp_ and xoxb-... and eyJ...",
            "sk-learn-tutorial-for-absolute-beginners-and-more",
            "The risk-management task-list and desk-sharing-options-for-all",
            "Bearer YOUR_ACCESS_TOKEN_HERE, Bearer <token>, Bearer {{token}}, bearer authentication",
            "https://user:password@h/a, https://{{u}}:{{p}}@h, http://h:8080/@a, https://<user>:<pass>@h",
            "Basic dXNlcm5hbWU6cGFzc3dvcmQ=, Basic understanding",
            "cus_Nf83kQzV3mLpTx price_1MoBy5LkdIwHu7ixZhnattbh",
            "sha256:3a7bd3e2360a3d29eea436fcfb7e44c735d117c42d1c1835420b6b9942dd4f1b",
            "data:image/png;base64,AKIAX7KQ2ZNBV5HWLM3R+AKIAX7KQ2ZNBV5HWLM3R",
            "-----BEGIN PUBLIC KEY-----",
            "ZvG3gLwWkVT92W8LWhjUpSe8kl68pzy/AKIAX7KQ2ZNBV5HWLM3R",
            "2026-11-28T17:20:00+01:00",
        ] {
            assert_eq!(one(text), "", "{text}");
        }
    }

    #[test]
    fn a_webhook_keeps_its_host() {
        let hook = "T02KQ8ZNB/B05HXW7LM/q8Vn3ZrTkY1uXcP7sLwJd6Bf";
        assert_eq!(one(&format!("https://hooks.slack.com/services/{hook} now")), format!("slack_webhook_token {hook}"));
        let escaped = hook.replace('/', "\\/");
        let text = format!("https:\\/\\/hooks.slack.com\\/services\\/{escaped}\"");
        assert_eq!(one(&text), format!("slack_webhook_token {escaped}"));
    }

    #[test]
    fn a_short_word_is_no_key() {
        let lengths = (0..=u8::MAX).flat_map(beginning_with).map(|shape| shape.prefix.len() + shape.shortest);
        assert!(lengths.min() >= Some(SHORTEST_WORD));
    }

    #[test]
    fn each_key_is_found_once() {
        let text = format!("Bearer ghp_{} ghp_{}", &PART[..36], &PART[4..40]);
        assert_eq!(keys(&text).len(), 2);
        assert!(is_key(&text[7..47]) && !is_key(&text));
    }

    #[test]
    fn keys_are_found_behind_other_segments_of_a_path() {
        let github = format!("ghp_{}", &PART[..36]);
        assert_eq!(keys(&format!("h/{PART}/{github}")).len(), 1);
        let aws = "AKIAX7KQ2ZNBV5HWLM3R";
        assert_eq!(keys(&format!("/{github}/{aws}/v1/{aws}/{aws}")).len(), 4);
    }
}
