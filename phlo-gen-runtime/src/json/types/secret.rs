//! Strings that are redacted in `Debug`.

use crate::json::reader::Outcome;
use crate::json::{Blank, Decode, Reader, Spelling, Value, write_string};
use secrecy::{ExposeSecret, SecretString};
use std::fmt;

/// A string that `Debug` does not show: a password, a token, a key. Its memory is cleared when it is dropped.
///
/// ```
/// # extern crate phlo_gen_runtime as phlo_gen;
/// use phlo_gen::Secret;
///
/// let secret: Secret = "hunter2".into();
/// assert_eq!(format!("{secret:?}"), "Secret(..)");
/// assert_eq!(secret.expose(), "hunter2");
/// ```
#[derive(Clone)]
pub struct Secret {
    text: SecretString,
    /// Whether it is a query parameter without `=` and value: only `example()` has such ones.
    is_bare: bool,
}

impl Secret {
    /// The text itself, to be used and not to be printed.
    pub fn expose(&self) -> &str {
        self.text.expose_secret()
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(..)")
    }
}

impl PartialEq for Secret {
    fn eq(&self, other: &Self) -> bool {
        self.expose() == other.expose() && self.is_bare == other.is_bare
    }
}

impl Eq for Secret {}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        SecretString::from(text).into()
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        SecretString::from(text).into()
    }
}

impl From<SecretString> for Secret {
    fn from(text: SecretString) -> Self {
        Secret { text, is_bare: false }
    }
}

impl From<Secret> for SecretString {
    fn from(text: Secret) -> Self {
        text.text
    }
}

impl Blank for Secret {
    fn blank() -> Self {
        "".into()
    }
}

/// In `example()`, `false` is a name without a value.
impl Decode for Secret {
    fn decode(&mut self, json: &mut Reader<'_>) -> Outcome {
        let is_bare = json.peek() == b'f';
        let text = json.scalar()?;
        *self = Secret { text: if is_bare { "".into() } else { text.into_owned().into() }, is_bare };
        Ok(())
    }
}

impl Value for Secret {
    fn json(&self, out: &mut String) {
        write_string(self.expose(), out);
    }
    fn text(&self, out: &mut String) {
        out.push_str(self.expose());
    }
    fn each_secret(&self, visit: &mut dyn FnMut(&dyn Value)) {
        visit(self);
    }
    fn spelling(&self) -> Spelling {
        if self.is_bare { Spelling::Bare } else { Spelling::Plain }
    }
    fn each(&self, visit: &mut dyn FnMut(&dyn Value)) {
        visit(self);
    }
}

impl Blank for SecretString {
    fn blank() -> Self {
        "".into()
    }
}

impl Decode for SecretString {
    fn decode(&mut self, json: &mut Reader<'_>) -> Outcome {
        *self = json.scalar()?.into_owned().into();
        Ok(())
    }
}

impl Value for SecretString {
    fn json(&self, out: &mut String) {
        write_string(self.expose_secret(), out);
    }
    fn text(&self, out: &mut String) {
        out.push_str(self.expose_secret());
    }
    fn each_secret(&self, visit: &mut dyn FnMut(&dyn Value)) {
        visit(self);
    }
    fn each(&self, visit: &mut dyn FnMut(&dyn Value)) {
        visit(self);
    }
}

#[cfg(test)]
mod tests {
    use super::Secret;
    use crate::json::{Spelling, Value, decode};

    #[test]
    fn only_the_example_has_a_name_without_a_value() {
        let spelling =
            |json: &str| decode::<Secret>(json).ok().map(|secret| (secret.spelling(), secret.expose().to_owned()));
        assert_eq!(spelling("false"), Some((Spelling::Bare, String::new())));
        assert_eq!(spelling("\"false\""), Some((Spelling::Plain, "false".to_owned())));
        assert_eq!(Secret::from("\u{fdd2}").spelling(), Spelling::Plain);
    }
}
