//! Names of secrets: of headers, parameters and members.

/// Words that make a name secret wherever they stand in it: `x-api-key`, `accessToken`.
const ANYWHERE: [&str; 36] = [
    "authorization",
    "cookie",
    "token",
    "secret",
    "password",
    "passwd",
    "passphrase",
    "passcode",
    "passkey",
    "apikey",
    "accesskey",
    "privatekey",
    "privkey",
    "sshkey",
    "licensekey",
    "activationkey",
    "onetimecode",
    "samlresponse",
    "signingkey",
    "encryptionkey",
    "masterkey",
    "accountkey",
    "sharedkey",
    "subscriptionkey",
    "authkey",
    "appkey",
    "functionskey",
    "personalkey",
    "merchantkey",
    "signature",
    "credential",
    "sessionid",
    "sessid",
    "sessionkey",
    "connectionstring",
    "bearer",
];

/// Short words that make a name secret as a whole word: `otp`, `user_pwd`, and not `option`.
const AS_WORDS: [&str; 20] = [
    "pwd",
    "pass",
    "pw",
    "otp",
    "totp",
    "hotp",
    "pin",
    "sid",
    "jwt",
    "auth",
    "session",
    "cvv",
    "cvc",
    "csrf",
    "xsrf",
    "sig",
    "hmac",
    "assertion",
    "psk",
    "sas",
];

/// Words in which a secret word is only a part.
const OTHER_WORDS: [&str; 10] = [
    "secretary",
    "secretaries",
    "secretariat",
    "passwordless",
    "tokenize",
    "tokenized",
    "tokenizer",
    "tokenization",
    "tokenise",
    "tokenisation",
];

/// Words before `code` that make it a secret: `verification_code`.
const CODES: [&str; 16] = [
    "verification",
    "security",
    "access",
    "activation",
    "recovery",
    "backup",
    "mfa",
    "2fa",
    "tfa",
    "factor",
    "sms",
    "reset",
    "device",
    "authorization",
    "confirmation",
    "login",
];

/// Words at the end of the name of something *about* a secret: `token_type`, `password_expires_at`.
const ABOUT_LAST: [&str; 45] = [
    "type",
    "kind",
    "expires",
    "expiry",
    "expiration",
    "in",
    "at",
    "expiresin",
    "expiresat",
    "time",
    "date",
    "ttl",
    "age",
    "duration",
    "count",
    "length",
    "size",
    "limit",
    "required",
    "enabled",
    "disabled",
    "supported",
    "allowed",
    "valid",
    "url",
    "uri",
    "endpoint",
    "link",
    "status",
    "format",
    "policy",
    "strength",
    "algorithm",
    "alg",
    "method",
    "methods",
    "mode",
    "version",
    "name",
    "attempts",
    "remaining",
    "scope",
    "scopes",
    "retries",
    "rate",
];

/// Words at the beginning of the name of a flag or a number.
const ABOUT_FIRST: [&str; 16] = [
    "is", "has", "needs", "requires", "require", "use", "uses", "allow", "enable", "max", "min", "num", "total",
    "show", "hide", "expire",
];

/// Words before `token` that make it a place in a list: `next_page_token`.
const CURSORS: [&str; 10] =
    ["next", "prev", "previous", "page", "continuation", "cursor", "sync", "skip", "pagination", "delta"];

/// Words before `tokens` that make them a number: `prompt_tokens`.
const COUNTED: [&str; 9] =
    ["prompt", "completion", "input", "output", "cached", "reasoning", "thinking", "context", "remaining"];

/// Whether a header, a parameter or a member of this name has a secret as its value. A flag, a kind, a time or a cursor
/// is none.
pub(crate) fn is_secret_name(name: &str) -> bool {
    let words = words(name);
    let has = |known: &[&str]| words.iter().any(|word| known.contains(&word.as_str()));
    let joined = words.concat();
    let is_code = words.last().is_some_and(|word| matches!(word.as_str(), "code" | "codes")) && has(&CODES);
    let is_part = ANYWHERE.iter().any(|word| joined.contains(word)) && !has(&OTHER_WORDS);
    (is_part || has(&AS_WORDS) || is_code) && !is_about_a_secret(&words)
}

/// Whether the name is that of something that is known about a secret.
fn is_about_a_secret(words: &[String]) -> bool {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let is_flag = words.first().is_some_and(|first| ABOUT_FIRST.contains(first));
    let is_property = match words.as_slice() {
        [.., property, "key"] => ABOUT_LAST.contains(property),
        [.., before, "token"] => CURSORS.contains(before),
        [before @ .., "tokens"] => before.iter().any(|word| COUNTED.contains(word)),
        [.., last] => ABOUT_LAST.contains(last),
        [] => false,
    };
    words.len() > 1 && (is_flag || is_property)
}

/// Whether a short word that makes a name secret is in the name of a header, which is in lower case. It allocates nothing.
pub(super) fn has_secret_word(name: &str) -> bool {
    name.split(['-', '_']).any(|word| AS_WORDS.contains(&word))
}

/// The words of a name in lower case: `accessToken`, `access_token` and `ACCESS-TOKEN` have the same.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let (mut after_lower, mut after_upper) = (false, false);
    let mut characters = name.chars().peekable();
    while let Some(character) = characters.next() {
        // `OTPCode` has two words as well.
        let ends_acronym = after_upper && characters.peek().is_some_and(char::is_ascii_lowercase);
        let is_upper = character.is_ascii_uppercase();
        let starts = !character.is_ascii_alphanumeric() || is_upper && (after_lower || ends_acronym);
        if starts && words.last().is_some_and(|last| !last.is_empty()) {
            words.push(String::new());
        }
        (after_lower, after_upper) = (character.is_ascii_lowercase() || character.is_ascii_digit(), is_upper);
        if let (Some(last), true) = (words.last_mut(), character.is_ascii_alphanumeric()) {
            last.push(character.to_ascii_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::is_secret_name;

    #[test]
    fn names_of_secrets_are_recognized() {
        for name in [
            "Authorization",
            "X-API-Key",
            "api_key",
            "Set-Cookie",
            "authToken",
            "access_token",
            "refreshToken",
            "ID_TOKEN",
            "sessionId",
            "JSESSIONID",
            "PHPSESSID",
            "pwd",
            "userPwd",
            "otp",
            "pin",
            "client_secret",
            "user[password]",
            "ns:Password",
            "verificationCode",
            "Ocp-Apim-Subscription-Key",
            "X-Auth-Key",
            "X-Session-Id",
            "privateKey",
            "jwt",
            "credentials",
            "tokens",
            "secretId",
            "AccountKey",
            "sid",
            "OTPCode",
            "userPINCode",
            "APIKey",
            "smsCode",
            "two_factor_code",
            "license_key",
            "SAMLResponse",
        ] {
            assert!(is_secret_name(name), "{name}");
        }
    }

    #[test]
    fn what_is_about_a_secret_is_none() {
        for name in [
            "",
            "accept",
            "x-request-id",
            "key",
            "monkey",
            "option",
            "hotplug",
            "pinned",
            "author",
            "token_type",
            "expires_in",
            "token_expires_at",
            "tokenExpiry",
            "passwordRequired",
            "has_token",
            "is_password_set",
            "next_page_token",
            "nextToken",
            "pageToken",
            "max_tokens",
            "password_policy",
            "passwordStrengthType",
            "token_url",
            "secretName",
            "session_count",
            "code",
            "status_code",
            "spinner",
            "compass",
            "signal",
            "IDs",
            "PINGTime",
            "factorCount",
            "SMSCount",
            "HTTPStatusCode",
        ] {
            assert!(!is_secret_name(name), "{name}");
        }
    }

    #[test]
    fn names_have_the_labels_of_the_table_that_the_generator_shares() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../phlo-gen-core/tests/labelled/secret_names.txt");
        let Ok(table) = std::fs::read_to_string(path) else {
            println!("skipped: no {path}");
            return;
        };
        let rows = table.lines().filter_map(|line| line.split_once(' ')).filter(|(label, _)| *label != "#");
        let wrong: Vec<&str> =
            rows.filter(|(label, name)| is_secret_name(name) != (*label == "secret")).map(|row| row.1).collect();
        assert!(wrong.is_empty() && table.lines().count() > 150, "{wrong:?}");
    }
}
