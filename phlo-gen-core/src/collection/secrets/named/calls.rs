//! The names of secrets among the arguments of calls: `setItem("token", "8f3…")`, `createHmac("sha256", "8f3…")`.

use crate::collection::secrets::names::{is_key_header, is_secret_name};

/// The longest name.
const LONGEST_NAME: usize = 48;

/// Words of functions whose second argument is a password.
const FUNCTIONS: [&str; 7] =
    ["basicauth", "basic_auth", "basicauthenticator", "credential", "credentials.basic", "usernamepassword", "auth="];

/// Functions that encode a user and a password.
const ENCODERS: [&str; 6] = ["btoa", "b64encode", "base64_encode", "base64encode", "buffer.from", "getbytes"];

/// Words before the name of what a function sets.
const SETTERS: [&str; 4] = ["set", "with", "use", "add"];

/// The name of the secret in the quotes that a line ends with the first of, by the call that it is an argument of.
pub fn named(line: &str) -> Option<&str> {
    let before = line.trim_end_matches(['"', '\'', '\\', '`']);
    // a password after its user in the same string
    let is_pair = line.ends_with(':');
    if before.len() == line.len() && !is_pair {
        return None;
    }
    let (function, arguments) = call(before).or_else(|| command(before))?;
    let lower = function.to_ascii_lowercase();
    let last = function.rsplit(['.', ':', '>']).next().unwrap_or_default();
    let own = last.to_ascii_lowercase();
    if ENCODERS.iter().any(|name| lower.ends_with(name)) {
        return (is_pair || arguments.contains([':'])).then_some("password");
    }
    if is_pair {
        return arguments.contains("USERPWD").then_some("password");
    }
    let argument = last_string(arguments);
    if let Some(name) = argument
        && (is_secret_name(name) || own.contains("header") && is_key_header(name))
    {
        return Some(name);
    }
    if argument.is_some() && FUNCTIONS.iter().any(|word| lower.ends_with(word)) {
        return Some("password");
    }
    // a member of an object has a name of its own
    if !before.trim_end().ends_with(['(', ',', '&', '"', '\'']) && !before.ends_with("(b") && !before.ends_with(" b") {
        return None;
    }
    let is_jwt = lower.contains("jwt") && ["sign", "verify", "encode", "decode"].iter().any(|word| own.contains(word));
    if own.contains("hmac") || lower.ends_with("hmac.new") || is_jwt && !arguments.trim().is_empty() {
        return Some("secret");
    }
    if last.starts_with(|c: char| c.is_ascii_uppercase()) && own.ends_with("client") && !arguments.contains('{') {
        return Some("client_secret");
    }
    let start = SETTERS.iter().find(|word| own.starts_with(**word))?;
    let name = last.get(start.len()..)?.trim_start_matches('_');
    (arguments.trim().is_empty() && is_secret_name(name)).then_some(name)
}

/// The function that the end of a line is an argument of, and the arguments before.
fn call(line: &str) -> Option<(&str, &str)> {
    let mut depth = 0_u32;
    for (at, byte) in line.bytes().enumerate().rev() {
        match byte {
            b')' => depth += 1,
            b'(' if depth == 0 => {
                let is_part = |byte: &&u8| byte.is_ascii_alphanumeric() || b"_.:>-=".contains(byte);
                let length = line.as_bytes()[..at].iter().rev().take(LONGEST_NAME).take_while(is_part).count();
                return Some((&line[at - length..at], &line[at + 1..]));
            }
            b'(' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// A function and its arguments without parentheses: `basic_auth "bob", …`.
fn command(line: &str) -> Option<(&str, &str)> {
    let at = line.find(['"', '\''])?;
    let function = line[..at].trim_end().rsplit(' ').next()?;
    Some((function, &line[at..]))
}

/// The string that the last of these arguments is.
fn last_string(arguments: &str) -> Option<&str> {
    let own = arguments.trim_end().strip_suffix(',')?.trim_end_matches([' ', '\\']);
    let quote = own.chars().next_back().filter(|quote| matches!(quote, '"' | '\''))?;
    let own = own.strip_suffix(quote)?.trim_end_matches('\\');
    let text = own.rsplit_once(quote).map(|(_, text)| text)?;
    (text.len() <= LONGEST_NAME).then_some(text)
}

#[cfg(test)]
mod tests {
    use crate::collection::secrets::keys::{Within, find};

    const TOKEN: &str = "wK3pZt8RbYq5NsDf7VhLx2Mc";

    fn found(text: &str) -> Vec<(String, &str)> {
        find(text, Within::Prose).into_iter().map(|key| (key.name.into_owned(), &text[key.range])).collect()
    }

    #[test]
    fn an_argument_is_a_secret_if_its_call_says_so() {
        for (text, name) in [
            ("client = ShopClient('SHOP-77', '%')", "client_secret"),
            ("const c = new Client(\"acct\", \"%\");", "client_secret"),
            ("crypto.createHmac('sha256', '%').update(x)", "secret"),
            ("hmac.new(b'%', body, hashlib.sha256)", "secret"),
            ("hash_hmac('sha256', $body, '%')", "secret"),
            ("CryptoJS.HmacSHA256(message, \"%\")", "secret"),
            ("jwt.sign({ sub: 7 }, '%')", "secret"),
            ("jwt.verify(token, \"%\")", "secret"),
            ("'Basic ' + btoa('ops:%')", "password"),
            ("btoa('ops' + ':' + '%')", "password"),
            ("Buffer.from('ops:%').toString('base64')", "password"),
            ("request.AddHeader(\"x-shop-key\", \"%\");", "x_shop_key"),
            ("conn.setPassword(\"%\")", "password"),
            ("builder.withApiKey('%')", "apikey"),
            ("curl_setopt($ch, CURLOPT_USERPWD, \"ops:%\");", "password"),
            ("new HttpBasicAuthenticator(\"ops\", \"%\")", "password"),
        ] {
            assert_eq!(found(&text.replace('%', TOKEN)), [(name.to_owned(), TOKEN)], "{text}");
        }
        for (text, name) in [
            ("conn.setPassword(\"Marble7730\")", "password"),
            ("new NetworkCredential(\"ops\", \"Marble7730\")", "password"),
        ] {
            assert_eq!(found(text), [(name.to_owned(), "Marble7730")], "{text}");
        }
    }

    #[test]
    fn other_arguments_stay() {
        for text in [
            "getOrder('%')",
            "new Client({ id: '%' })",
            "client.orders('%')",
            "createHash('sha256').update('%')",
            "design('a', '%')",
            "setOrder('%')",
            "headers.set('X-Request-Tag', '%')",
            "atob('%')",
            "expect(x).to.eql('%')",
            "AddHeader('Idempotency-Key', '%')",
            "f(a) || ('%')",
        ] {
            assert_eq!(found(&text.replace('%', TOKEN)), [], "{text}");
        }
        for text in ["setPassword(\"your_password1\")", "setPassword(user.password1)", "setLabel(\"Marble7730\")"] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
