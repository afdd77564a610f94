//! What the program repeats of a command line: without what may be a secret in it.

use phlo_gen_core::lower::{is_id, without_keys};
use std::borrow::Cow;
use std::path::Path;
use std::sync::OnceLock;

/// How much of a word that looks like a secret is shown.
const SHOWN: usize = 3;

/// A text of the caller for a message: names, paths and sentences as they are, but no user and path of a URL, no keys and
/// no words that look like a secret.
pub fn echoed(text: &str) -> String {
    if let Some((scheme, rest)) = text.split_once("://") {
        let scheme = &scheme[scheme.rfind(' ').map_or(0, |at| at + 1)..];
        let (authority, after) = rest.split_at(rest.find(['/', '#', '?']).unwrap_or(rest.len()));
        let host = authority.rsplit('@').next().unwrap_or_default();
        // a password may have a slash or a question mark in it, and then the host is not known
        let is_certain = authority.contains('@') || !after.contains('@');
        return match is_certain {
            true if host == rest => text.to_owned(),
            true => format!("{scheme}://{host}/…"),
            false => format!("{scheme}://…"),
        };
    }
    // a user and a password without a scheme
    if let Some((user, host)) = text.rsplit_once('@').filter(|_| !text.contains(char::is_whitespace))
        && user.contains(':')
    {
        return format!("…@{}", echoed(host));
    }
    let text = without_keys(text);
    text.split_inclusive(' ').map(word).collect()
}

/// A message without what may be a secret among the arguments of the program, whoever has written it. The paths of files
/// that are there stay.
pub fn without_arguments(message: &str) -> String {
    static HIDDEN: OnceLock<Vec<(String, String)>> = OnceLock::new();
    let arguments = || std::env::args_os().skip(1).map(|argument| argument.to_string_lossy().into_owned());
    without(message, HIDDEN.get_or_init(|| hidden(arguments())))
}

/// The texts of arguments that may be secrets, each with what is shown of it.
fn hidden(arguments: impl Iterator<Item = String>) -> Vec<(String, String)> {
    let mut out = Vec::new();
    for argument in arguments {
        let value = argument.split_once('=').map(|(_, value)| value);
        // the value of a short option may follow without a blank
        let of_short = argument.strip_prefix('-').and_then(|rest| rest.get(rest.chars().next()?.len_utf8()..));
        for text in [Some(argument.as_str()), value, of_short].into_iter().flatten().filter(|text| !text.is_empty()) {
            let shown = echoed(text);
            if shown != text && !Path::new(text).exists() {
                out.push((text.to_owned(), shown));
            }
        }
    }
    out
}

fn without(message: &str, hidden: &[(String, String)]) -> String {
    let mut out = message.to_owned();
    for (text, shown) in hidden {
        // the name of an environment variable may begin with it
        out = out.replace(text, shown).replace(&text.to_ascii_uppercase(), shown);
    }
    out
}

/// A word, in which only the first letters are shown of what looks like a secret.
fn word(word: &str) -> String {
    let own = word.trim_end();
    let letters: String = own.chars().filter(char::is_ascii_alphanumeric).collect();
    if own.contains(['+', '=', '!', '$', '@']) && looks_random(&letters) {
        return shortened(own) + &word[own.len()..];
    }
    // the parts of a path, a name or a pair are words of their own
    let pieces = word.split_inclusive(['/', ':', ' ']).map(|piece| {
        let name = piece.trim_end_matches(['/', ':', ' ']);
        let stem = name.split('.').next().unwrap_or_default();
        let shown = if is_id(stem) { stem.len() } else { 0 };
        let parts = name[shown..].split_inclusive(['-', '_', '.']).map(part);
        name[..shown].to_owned() + &parts.collect::<String>() + &piece[name.len()..]
    });
    pieces.collect()
}

fn part(part: &str) -> Cow<'_, str> {
    let own = part.trim_end_matches(['-', '_', '.']);
    if looks_random(own) { Cow::Owned(shortened(own) + &part[own.len()..]) } else { Cow::Borrowed(part) }
}

/// Whether a word is long and mixes digits with letters of both cases, or many of both.
fn looks_random(word: &str) -> bool {
    let count = |is: fn(&u8) -> bool| word.bytes().filter(is).count();
    let (digits, letters) = (count(u8::is_ascii_digit), count(u8::is_ascii_alphabetic));
    let has_cases = count(u8::is_ascii_uppercase) > 0 && count(u8::is_ascii_lowercase) > 0;
    word.len() >= 12 && digits >= 2 && letters >= 2 && (has_cases || digits >= 4)
}

fn shortened(secret: &str) -> String {
    secret.chars().take(SHOWN).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::{echoed, hidden, without};

    #[test]
    fn what_looks_like_a_secret_is_not_repeated() {
        for (text, shown) in [
            ("zQ4+tY/8kWm2RxVp", "zQ4…"),
            ("Authorization: Bearer zQ4+tY/8kWm2RxVp", "Authorization: Bearer zQ4…"),
            ("https://bob:zQ4+tY/8kWm2RxVp@x.example/c.json", "https://…"),
            ("https://x.example/a@k8QzV3mLpTxWc2Rn", "https://…"),
            ("https://x.example/c.json?email=a@b.example&access_key=PMAT-1", "https://…"),
            ("https://bob:zQ4tY8kWm2RxVp@x.example/c.json", "https://x.example/…"),
            ("https://x.example/c.json?access_key=PMAT-1", "https://x.example/…"),
            ("https://bob:hunter2?x@x.example/c.json", "https://…"),
            ("password:hunter2 https://x.example/a", "https://x.example/…"),
            ("bob:hunter2@x.example", "…@x.example"),
            ("bob:hunter@2@x.example/a", "…@x.example/a"),
            ("X-Api-Key: k8QzV3mLpTxWc2Rn", "X-Api-Key: ****************"),
            ("collections/k8QzV3mLpTxWc2Rn.json", "collections/k8Q….json"),
            ("tok_k8QzV3mLpTxWc2Rn", "tok_k8Q…"),
        ] {
            assert_eq!(echoed(text), shown);
        }
        for text in [
            "get_order",
            "ann@shop.example",
            "see a@b: c",
            "tasks.example:8443/v1",
            "Orders/2024/V2.json",
            "orders/v2/list-all-orders-2024.json",
            "Get an order (2)",
            "limit",
            "https://x.example",
            "a-b-c-2024-01-02",
            "7c1f3a52-94be-4d0e-8a67-2b9e6f3c1d08",
            "collections/507f1f77bcf86cd799439011.json",
        ] {
            assert_eq!(echoed(text), text);
        }
    }

    #[test]
    fn no_message_repeats_a_secret_of_the_command_line() {
        let arguments = [
            "list",
            "k8QzV3mLpTxWc2Rn",
            "--port=k8QzV3mLpTxWc2Ra",
            "-ehttps://bob:hunter2@x.example/e.json",
            "Cargo.toml",
        ];
        let hidden = hidden(arguments.map(str::to_owned).into_iter());
        for (message, shown) in [
            ("unexpected argument 'k8QzV3mLpTxWc2Rn' found", "unexpected argument 'k8Q…' found"),
            ("invalid value 'k8QzV3mLpTxWc2Ra' for '--port'", "invalid value 'k8Q…' for '--port'"),
            ("set K8QZV3MLPTXWC2RN_TOKEN", "set k8Q…_TOKEN"),
            ("Cargo.toml: cannot list it", "Cargo.toml: cannot list it"),
            ("there is no file https://bob:hunter2@x.example/e.json", "there is no file https://x.example/…"),
        ] {
            assert_eq!(without(message, &hidden), shown);
        }
    }
}
