//! Whether the value of a row is a secret: by its form, by its name, or because its description says so.

use crate::collection::Description;
use crate::collection::secrets::values::is_random;
use crate::lower::secrets::detect::{is_credential_value, is_property, is_secret_by_value, is_secret_name};

/// Whether the value of a row, a variable or a member is a secret although its name alone may not say so.
pub fn is_secret(name: &str, value: &str, description: Option<&Description>) -> bool {
    is_credential_value(value)
        || is_secret_by_value(name, value)
        || description.is_some_and(|description| is_described(&description.text, value))
}

/// Whether a value that looks like a secret is described as one: `Your secret API key`.
pub fn is_described(description: &str, value: &str) -> bool {
    !value.contains(['/', ' ']) && !value.contains("{{") && is_random(value) && names_secret(description)
}

/// The most words of a description that is a name.
const MOST_WORDS: usize = 5;

/// Whether the first sentence of a description is the name of a secret.
fn names_secret(text: &str) -> bool {
    let text = text.trim();
    let end = text.find(['.', '\n', '(', ',', ':', ';']).unwrap_or(text.len());
    let words: Vec<&str> = text[..end].split_whitespace().take(MOST_WORDS + 1).collect();
    let is_article =
        |word: &str| matches!(word.to_ascii_lowercase().as_str(), "the" | "your" | "a" | "an" | "my" | "our");
    let rest = if words.first().is_some_and(|word| is_article(word)) { &words[1..] } else { &words[..] };
    let Some((first, last)) = rest.first().zip(rest.last()) else { return false };
    // cheap conditions first, because this is asked for each row with a random value
    let is_of_another = rest.iter().any(|word| matches!(*word, "of" | "to" | "for"));
    if rest.len() > MOST_WORDS || is_of_another || first.eq_ignore_ascii_case("public") {
        return false;
    }
    // a token, a session or a key alone may be something else: the token that is bought, the key of an object
    let lower = rest.join(" ").to_ascii_lowercase();
    if !["secret", "password", "api key", "api token", "access token"].iter().any(|said| lower.contains(said)) {
        return false;
    }
    let is_own = |words: &[&str]| is_secret_name(&words.join("_"));
    // the last words say what it is: `the token of the customer` and `token to revoke` are not its name
    let names = is_own(&rest[rest.len() - 1..])
        || last.eq_ignore_ascii_case("key") && is_own(&rest[rest.len().saturating_sub(2)..]);
    names && is_own(rest) && !is_property(first)
}

#[cfg(test)]
mod tests {
    use super::names_secret;

    #[test]
    fn a_description_may_be_the_name_of_a_secret() {
        for text in
            ["Your secret API key", "Secret API token", "the password", "The secret key.", "Client secret (required)"]
        {
            assert!(names_secret(text), "{text}");
        }
        for text in [
            "",
            "The id of the customer",
            "ID of the token",
            "Type of token",
            "Public key",
            "Sort key",
            "The next page token",
            "Where the password of a user is sent to",
            "Key",
            "Password policy",
            "Wallet of the token",
            "The input token",
            "Object storage key",
            "The session",
        ] {
            assert!(!names_secret(text), "{text}");
        }
    }
}
