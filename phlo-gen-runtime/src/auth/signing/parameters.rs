//! The parameters of an authorization.

#[cfg(feature = "_signing")]
use crate::auth::signing::AuthError;
use std::fmt;

/// The parameters of an authorization, by Postman's names. `Debug` shows only the names.
pub(crate) struct Parameters<'a>(&'a [(&'static str, String)]);

impl<'a> Parameters<'a> {
    /// The parameters in these rows.
    pub(crate) fn new(rows: &'a [(&'static str, String)]) -> Self {
        Self(rows)
    }

    /// The value of a parameter, which may be empty. If a name occurs twice, the last value counts.
    pub(crate) fn get(&self, name: &str) -> Option<&'a str> {
        self.0.iter().rev().find(|(key, _)| *key == name).map(|(_, value)| value.as_str())
    }
}

#[cfg(feature = "_signing")]
impl<'a> Parameters<'a> {
    /// The value of a parameter, unless it is empty.
    pub(crate) fn text(&self, name: &str) -> Option<&'a str> {
        self.get(name).filter(|value| !value.is_empty())
    }

    /// The value of a parameter that the scheme requires.
    pub(crate) fn required(&self, kind: &'static str, name: &str) -> Result<&'a str, AuthError> {
        let missing = || AuthError::new(format!("authorization with `{kind}` needs its parameter `{name}`"));
        self.text(name).ok_or_else(missing)
    }
}

#[cfg(any(
    feature = "awsv4",
    feature = "digest",
    feature = "hawk",
    feature = "jwt",
    feature = "ntlm",
    feature = "oauth1"
))]
impl Parameters<'_> {
    /// Whether a parameter is `true`.
    pub(crate) fn flag(&self, name: &str) -> bool {
        self.get(name).is_some_and(|value| value.eq_ignore_ascii_case("true"))
    }
}

impl fmt::Debug for Parameters<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.iter().map(|(name, _)| name)).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::Parameters;

    #[test]
    fn debug_shows_no_value() {
        let rows = [("secretKey", "s3cr3t".to_owned())];
        assert_eq!(format!("{:?}", Parameters::new(&rows)), r#"{"secretKey"}"#);
    }

    #[test]
    fn the_last_row_of_a_name_counts() {
        let rows = [("a", "1".to_owned()), ("a", "2".to_owned())];
        assert_eq!(Parameters::new(&rows).get("a"), Some("2"));
    }
}
