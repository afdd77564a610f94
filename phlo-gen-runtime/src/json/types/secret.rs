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
pub struct Secret(SecretString);

impl Secret {
    /// The text itself, to be used and not to be printed.
    pub fn expose(&self) -> &str {
        self.0.expose_secret()
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(..)")
    }
}

impl PartialEq for Secret {
    fn eq(&self, other: &Self) -> bool {
        self.expose() == other.expose()
    }
}

impl Eq for Secret {}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Secret(text.into())
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Secret(text.into())
    }
}

impl From<SecretString> for Secret {
    fn from(text: SecretString) -> Self {
        Secret(text)
    }
}

impl From<Secret> for SecretString {
    fn from(text: Secret) -> Self {
        text.0
    }
}

/// The value in `example()` of a query parameter without `=` and value.
const BARE: &str = "\u{fdd2}";

macro_rules! value {
    ($Secret:ty, $expose:ident) => {
        impl Blank for $Secret {
            fn blank() -> Self {
                "".into()
            }
        }
        impl Decode for $Secret {
            fn decode(&mut self, json: &mut Reader<'_>) -> Outcome {
                *self = json.scalar()?.into_owned().into();
                Ok(())
            }
        }
        impl Value for $Secret {
            fn json(&self, out: &mut String) {
                write_string(self.$expose(), out);
            }
            fn text(&self, out: &mut String) {
                out.push_str(self.$expose());
            }
            fn secret(&self) -> bool {
                true
            }
            fn spelling(&self) -> Spelling {
                if self.$expose() == BARE { Spelling::Bare } else { Spelling::Plain }
            }
            fn each(&self, visit: &mut dyn FnMut(&dyn Value)) {
                visit(self);
            }
        }
    };
}

value!(Secret, expose);
value!(SecretString, expose_secret);
