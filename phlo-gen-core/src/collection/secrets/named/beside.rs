//! Secrets that are found before their names: a token in a sentence or a call, on a line that says what it is:
//! `Credentials: bob / 8f3…`, `setItem("token", "8f3…")`.

use crate::collection::secrets::key::{Key, variable_name};
use crate::collection::secrets::names::{is_secret_name, is_token};
use crate::collection::secrets::spelling::{plain_run, run_before};
use std::borrow::Cow;

/// How long a token and a name may be, and how much of a line is read before a token.
const LONGEST: usize = 256;
const LONGEST_NAME: usize = 48;
const BEFORE: usize = 80;

/// Words of lines that have a user and a password, or a secret.
const ABOUT: [&str; 7] =
    ["credential", "password", "basic auth", "test user", "test account", "demo user", "demo account"];

/// What stands before a password: after a user, or in a sentence.
const LINKS: [&str; 7] = [" / ", " : ", ":", " and ", " is ", " is \"", " is `"];

/// Words of functions whose second argument is a password.
const FUNCTIONS: [&str; 5] = ["basicauth", "basic_auth", "credential", "credentials.basic", "auth="];

/// The token that begins at this place.
pub fn secret(text: &str, at: usize) -> Option<Key> {
    let bytes = text.as_bytes();
    // most words are shorter, and this is asked at each word by a macro, which is not optimized
    if at + 15 >= bytes.len() || bytes[at + 15] <= b' ' || bytes[at + 11] <= b' ' || bytes[at + 7] <= b' ' {
        return None;
    }
    let is_part =
        |byte: u8| matches!(byte, b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'+' | b'~' | b'$');
    let end = plain_run(bytes, at, LONGEST, is_part);
    if end < at + 16 {
        return None;
    }
    let value = text.get(at..end)?.trim_end_matches(['.', '-']);
    if !is_token(value) || matches!(bytes.get(end), Some(b'/' | b'{' | b'(' | b'@' | b':')) {
        return None;
    }
    let start = run_before(bytes, at, BEFORE, |byte| byte != b'\n');
    // the line may begin within a character
    let start = (start..=at).find(|start| text.is_char_boundary(*start))?;
    let line = &text[start..at];
    let name = named_in_call(line)
        .or_else(|| named_by_command(line))
        .or_else(|| titled(text, start, line))
        .or_else(|| password(line, &text[end..]))?;
    let name = Cow::Owned(variable_name(name));
    Some(Key { range: at..at + value.len(), name, title: "the value of a secret" })
}

/// The name in the argument before this one, or `password` in a call that takes a user and a password.
fn named_in_call(line: &str) -> Option<&str> {
    let quote = line.chars().next_back().filter(|quote| matches!(quote, '"' | '\''))?;
    let before = line.strip_suffix(quote)?.trim_end_matches(' ').strip_suffix(',')?.strip_suffix(quote)?;
    let (before, name) = before.rsplit_once(quote)?;
    let before = before.trim_end();
    let function = before.strip_suffix('(').unwrap_or(before).to_ascii_lowercase();
    if name.len() <= LONGEST_NAME && is_secret_name(name) {
        return Some(name);
    }
    FUNCTIONS.iter().any(|word| function.ends_with(word)).then_some("password")
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

/// A password after its user, or after the words for it.
fn password(line: &str, after: &str) -> Option<&'static str> {
    if !LINKS.iter().any(|link| line.ends_with(link)) {
        return None;
    }
    // what the sentence before says is about something else
    let sentence = [". ", "! ", "? ", "; "].iter().fold(line, |line, end| line.rsplit(end).next().unwrap_or(line));
    let lower = sentence.to_ascii_lowercase();
    // "Change password: see ticket and …" has no user before "and"
    let is_joined = !lower.ends_with(" and ") || lower.contains(" are ");
    let near = || after.chars().take(LONGEST_NAME).take_while(|c| *c != '\n').collect::<String>();
    let is_about = is_joined && ABOUT.iter().any(|word| lower.contains(word))
        || line.ends_with(':') && near().to_ascii_lowercase().contains("basic auth");
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
        ] {
            assert_eq!(found(&text.replace('%', TOKEN)), [(name.to_owned(), TOKEN)], "{text}");
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
