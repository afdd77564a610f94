//! Secrets that are found before their names: a token in a sentence or a call, on a line that says what it is:
//! `Credentials: bob / 8f3…`, `setItem("token", "8f3…")`.

use crate::bytes::{kind, leading};
use crate::collection::secrets::key::{Key, variable_name};
use crate::collection::secrets::named::assigned::is_mixed;
use crate::collection::secrets::named::chosen::{is_chosen, names_password};
use crate::collection::secrets::named::name::name_before;
use crate::collection::secrets::named::{calls, pairs};
use crate::collection::secrets::names::{is_secret_name, is_token};
use crate::collection::secrets::spelling::{plain_run, run_before};
use std::borrow::Cow;

/// How long a token and a name may be, and how much of a line is read before a token.
const LONGEST: usize = 256;
const LONGEST_NAME: usize = 48;
const BEFORE: usize = 120;

/// Words of lines that have a user and a password, or a secret.
const ABOUT: [&str; 7] =
    ["credential", "password", "basic auth", "test user", "test account", "demo user", "demo account"];

/// Words of lines that have a user and a password with a sign between them.
const OF_LOGIN: [&str; 3] = ["login:", "log in as", "sign in as"];

/// What stands before a password: after a user, or in a sentence.
const LINKS: [&str; 7] = [" / ", " : ", ":", " and ", " is ", " is \"", " is `"];

/// The secret that begins at this place: a token, or a password that somebody has chosen.
pub fn secret(text: &str, at: usize) -> Option<Key> {
    let bytes = text.as_bytes();
    // most words are shorter, and this is asked at each word by a macro, which is not optimized
    if at + 5 >= bytes.len() || bytes[at + 5] <= b' ' || bytes[at + 3] <= b' ' {
        return None;
    }
    let (value, is_token) = match token(text, at) {
        Some(value) => (value, true),
        None => (chosen(text, at)?, false),
    };
    let end = at + value.len();
    let start = run_before(bytes, at, BEFORE, |byte| byte != b'\n');
    // the line may begin within a character
    let start = (start..=at).find(|start| text.is_char_boundary(*start))?;
    let line = &text[start..at];
    let in_pair = || pairs::named(line).filter(|_| is_token || is_mixed(value));
    let of_line = || {
        calls::named(line)
            .or_else(|| named_by_command(line))
            .or_else(|| titled(text, start, line))
            .or_else(|| set_to(text, at))
            .or_else(|| example_of(line))
            .or_else(|| named_after(&text[end..]))
            .filter(|name| is_token || names_password(name))
    };
    let name = in_pair().or_else(of_line).or_else(|| password(line, &text[end..], is_token))?;
    let name = Cow::Owned(variable_name(name));
    Some(Key { range: at..end, name, title: "the value of a secret" })
}

fn token(text: &str, at: usize) -> Option<&str> {
    let bytes = text.as_bytes();
    let is_part =
        |byte: u8| matches!(byte, b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'+' | b'~' | b'$');
    let end = plain_run(bytes, at, LONGEST, is_part);
    if end < at + 16 {
        return None;
    }
    let value = text.get(at..end)?.trim_end_matches(['.', '-']);
    let goes_on = matches!(bytes.get(end), Some(b'/' | b'{' | b'(' | b'@' | b':'));
    (is_token(value) && !goes_on).then_some(value)
}

/// The password that begins at this place: a word of its own, or one after its user.
fn chosen(text: &str, at: usize) -> Option<&str> {
    let bytes = text.as_bytes();
    let is_first = matches!(bytes.get(at.checked_sub(1)?)?, b' ' | b'\n' | b'"' | b'\'' | b'`' | b':' | b'/');
    let is_part = |byte: u8| byte.is_ascii_graphic() && !b"\"'`<>{}[]()|\\,;:/".contains(&byte);
    // most words are letters to their end
    let letters = leading(text.get(at..)?, kind!(b'a'..=b'z' | b'A'..=b'Z'));
    if bytes.get(at + letters).is_none_or(|byte| matches!(byte, b' ' | b'\n' | b',')) {
        return None;
    }
    let end = plain_run(bytes, at, LONGEST, is_part);
    let value = text.get(at..end)?.trim_end_matches(['.', '?']);
    let goes_on = matches!(bytes.get(end), Some(b'/' | b'{' | b'(' | b':'));
    (is_first && !goes_on && is_chosen(value)).then_some(value)
}

/// The name of what is set to a value: `set api_key to …`.
fn set_to(text: &str, at: usize) -> Option<&str> {
    let before = text.get(..at)?.trim_end_matches(['`', '"', '\'']).strip_suffix(" to ")?;
    name_before(text, before.len(), "").map(|name| &text[name])
}

/// The name that a line begins with, whose example follows: `- token: string, e.g. …`, `| token | yours, e.g. … |`.
fn example_of(line: &str) -> Option<&str> {
    const EXAMPLES: [&str; 5] = ["e.g. ", "eg. ", "e.g.: ", "xample: ", "such as "];
    let before = line.trim_end_matches(['`', '"', '\'', '*']);
    EXAMPLES.iter().find(|example| before.ends_with(**example))?;
    let own = line.trim_start_matches(['|', '-', '*', '`', ' ', '"', '#']);
    let name = own.split([' ', '|', ':', '`', '*', '"', ',']).next().unwrap_or_default();
    is_secret_name(name).then_some(name)
}

/// The name after a value: `use … as the API key`.
fn named_after(after: &str) -> Option<&str> {
    const ENDS: [&str; 11] =
        [" for ", " in ", " to ", " of ", " with ", " and ", " when ", " header", " value", " field", " parameter"];
    let after = after.trim_start_matches(['`', '"', '\'', '*']);
    let own = [" as ", " is "].iter().find_map(|link| after.strip_prefix(*link))?;
    // no name is longer, and the line may be
    let end = (0..=own.len().min(LONGEST_NAME)).rev().find(|end| own.is_char_boundary(*end))?;
    let own = &own[..end];
    let own = ["the ", "your ", "our ", "an ", "a "].iter().find_map(|word| own.strip_prefix(*word)).unwrap_or(own);
    let own = own.split(['.', ',', ';', ':', '\n', '(', ')', '|', '!', '<']).next().unwrap_or_default();
    let own = ENDS.iter().fold(own, |own, end| own.split_once(*end).map_or(own, |(own, _)| own));
    let name = own.trim_matches([' ', '`', '*', '"', '\'']);
    let ends =
        name.rsplit([' ', '-', '_']).next().is_some_and(|last| matches!(last, "key" | "Key") || is_secret_name(last));
    (ends && name.len() <= LONGEST_NAME && name.split(' ').count() <= 3 && is_secret_name(name)).then_some(name)
}

/// The name of a variable that a command sets to the word after it: `set -x API_TOKEN …`, `ENV API_TOKEN …`.
fn named_by_command(line: &str) -> Option<&str> {
    let before = line.strip_suffix(['"', '\'']).unwrap_or(line).strip_suffix(' ')?;
    let start =
        run_before(before.as_bytes(), before.len(), LONGEST_NAME, |byte| byte.is_ascii_alphanumeric() || byte == b'_');
    let name = before.get(start..)?;
    (name.contains('_') && is_secret_name(name)).then_some(name)
}

/// The title above a line that is nothing but a secret: `### Client secret`.
fn titled<'t>(text: &'t str, start: usize, line: &str) -> Option<&'t str> {
    if !line.trim_matches([' ', '`', '>']).is_empty() {
        return None;
    }
    let above = text.get(..start)?.strip_suffix('\n')?.trim_end();
    let from = run_before(above.as_bytes(), above.len(), LONGEST_NAME, |byte| byte != b'\n');
    let title = above.get(from..)?;
    let name = title.trim_matches(['#', '*', ' ', ':', '_']);
    let is_title = title.starts_with(['#', '*']) || title.ends_with(':');
    (is_title && name.split(' ').count() <= 3 && is_secret_name(name)).then_some(name)
}

/// A password after its user, or after the words for it. A word that is no token needs a user before it.
fn password(line: &str, after: &str, is_token: bool) -> Option<&'static str> {
    let link = LINKS.iter().find(|link| line.ends_with(**link))?;
    // what the sentence before says is about something else
    let sentence = [". ", "! ", "? ", "; "].iter().fold(line, |line, end| line.rsplit(end).next().unwrap_or(line));
    let lower = sentence.to_ascii_lowercase();
    if !is_token && !matches!(*link, " / " | ":" | " : ") {
        return None;
    }
    let user = lower[..lower.len() - link.len()].trim_end_matches(['`', '*', '"']);
    let user = user.rsplit([' ', '`', '"', '*']).next().unwrap_or_default();
    if *link == " / " && user.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.')) {
        return Some("password");
    }
    let is_after_user = is_token || !user.is_empty() && !user.ends_with(':') && !user.contains('/');
    // "Change password: see ticket and …" has no user before "and"
    let is_joined = !lower.ends_with(" and ") || lower.contains(" are ");
    let near = || after.chars().take(LONGEST_NAME).take_while(|c| *c != '\n').collect::<String>();
    let is_login = || !is_token && OF_LOGIN.iter().any(|word| lower.contains(word));
    let is_about = is_joined && is_after_user && (ABOUT.iter().any(|word| lower.contains(word)) || is_login())
        || line.ends_with(':') && is_after_user && near().to_ascii_lowercase().contains("basic auth");
    is_about.then_some("password")
}

#[cfg(test)]
mod tests {
    use crate::collection::secrets::keys::{Within, find};

    const TOKEN: &str = "hV8rX2mQ7kTp3LzN9sYw5Hb1";

    fn found(text: &str) -> Vec<(String, &str)> {
        find(text, Within::Prose).into_iter().map(|key| (key.name.into_owned(), &text[key.range])).collect()
    }

    #[test]
    fn a_token_is_a_secret_on_a_line_that_says_so() {
        for (text, name) in [
            ("Credentials: bob / %", "password"),
            ("Test user: bob@shop.example / %.", "password"),
            ("Use bob:% for basic auth.", "password"),
            ("username and password are bob and %", "password"),
            ("The password for bob is \"%\".", "password"),
            ("### Client Secret\n%", "client_secret"),
            ("**API key**\n\n`%`", "api_key"),
            ("### `API key`\n%", "api_key"),
            ("localStorage.setItem(\"token\", \"%\")", "token"),
            ("req.Header.Set('X-Api-Key', '%')", "x_api_key"),
            ("HTTPBasicAuth(\"bob\",\"%\")", "password"),
            ("get(u, auth=(\"bob\", \"%\"))", "password"),
            ("req.basic_auth 'bob', '%'", "password"),
            (".header(\"Authorization\", Credentials.basic(\"bob\", \"%\"))", "password"),
            ("set -x API_TOKEN %", "api_token"),
            ("setx API_TOKEN \"%\"", "api_token"),
            ("aws configure set aws_secret_access_key %", "aws_secret_access_key"),
            ("ENV DB_PASSWORD %", "db_password"),
            ("Use % as the API key.", "api_key"),
            ("`%` is the client secret for tests", "client_secret"),
            ("Set the variable `api_key` to `%`.", "api_key"),
            ("- apiKey: string, e.g. %", "apikey"),
            ("| token | string | your token, e.g. % |", "token"),
            ("API key for testing: %", "api_key"),
            ("Token (QA): %", "token"),
            ("- **apiKey** (string): %", "apikey"),
        ] {
            assert_eq!(found(&text.replace('%', TOKEN)), [(name.to_owned(), TOKEN)], "{text}");
        }
    }

    #[test]
    fn a_password_that_somebody_has_chosen_is_a_secret_beside_its_user() {
        for text in [
            "Test user: ann@shop.example / %",
            "Log in as ops / % first",
            "Credentials: ops:%",
            "login: ops, password: %",
            "Username: ops Password: %",
            "Enter `ops` as the user and `%` as the password.",
            "password: %\nhost: x",
            "DB_PASSWORD=%",
            "### Password\n\n%",
            "Password for the sandbox: %",
            "tool --password=%",
            "curl -d 'user=ops' -d 'password=%' https://h",
            "{\"message\": \"Your new password is %\"}",
            "<b:Password Type=\"Text\">%</b:Password>",
            "<password><![CDATA[%]]></password>",
        ] {
            for secret in ["Marble7730", "Autumn2023!", "Gr4nd3l!um&9"] {
                let text = text.replace('%', secret);
                let found: Vec<&str> = found(&text).into_iter().map(|(_, value)| value).collect();
                assert_eq!(found, [secret], "{text}");
            }
        }
        for text in [
            "Password: 8-20 characters",
            "Password: min8",
            "password: string(64)",
            "Password: required, your_password1",
            "The build / Release2024 of the shop",
            "Test user: ann / optional",
            "Login: see /v2/login2",
            "Marble7730 is the shop with the password",
            "The order Marble7730 as the password policy says",
            "Test account: POST /v1/accounts2",
            "password: String!",
            "ratio: 3:Release2024",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn other_tokens_stay() {
        for text in [
            "The order is %",
            "Reset the password of the user % first",
            "Reset the password first. Your order number is %",
            "Change password: see ticket and %",
            "Credentials are cached. The tag is \"%\"",
            "login(\"order\", \"%\")",
            "### Order\n%",
            "Use the password\n%",
            "setItem(\"order\", \"%\")",
            "The id of the file: %",
            "Password: see order/%/items",
            "The password is user_2024_reset_by_mail",
            "set the token_id %",
            "set -x ORDER_ID %",
            "Get page_token %",
            "auth(\"bob\", \"%\")",
            "Credentials are in file / 2024-01-02T10:00:00Z",
        ] {
            assert_eq!(found(&text.replace('%', TOKEN)), [], "{text}");
        }
    }
}
