//! Any JSON value, as its text.

use crate::json::reader::Outcome;
use crate::json::{Blank, Decode, DecodeError, Reader, Value, decode, write_string, written};
use std::fmt;
use std::str::FromStr;

/// Any JSON value, kept as its text without loss: large numbers and the order of members are preserved.
///
/// Two of them are equal if their texts are. Strings, numbers and booleans convert into one:
///
/// ```
/// # extern crate phlo_gen_runtime as phlo_gen;
/// use phlo_gen::Json;
///
/// let parsed = Json::parse(r#"{"limit": 20}"#)?;
/// assert_eq!(parsed.as_str(), r#"{"limit": 20}"#);
/// assert_eq!(Json::from("a \"quote\"").as_str(), r#""a \"quote\"""#);
/// assert_eq!(Json::from(vec!["a", "b"]).as_str(), r#"["a","b"]"#);
/// assert_eq!(Json::null().as_str(), "null");
/// # Ok::<(), phlo_gen::DecodeError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Json(Box<str>);

impl Json {
    /// Parses a JSON text.
    ///
    /// # Errors
    /// The text is not JSON.
    pub fn parse(text: &str) -> Result<Self, DecodeError> {
        Ok(decode(text)?)
    }

    /// `null`, which clears a member in most APIs.
    pub fn null() -> Self {
        Json("null".into())
    }

    /// The JSON of anything that serde can serialize.
    ///
    /// # Errors
    /// It has no form in JSON: a map whose keys are not strings.
    pub fn of<T: serde::Serialize + ?Sized>(value: &T) -> Result<Self, serde_json::Error> {
        serde_json::to_string(value).map(|text| Json(text.into()))
    }

    /// The JSON text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The string, if the value is one.
    pub fn as_text(&self) -> Option<String> {
        self.0.starts_with('"').then(|| decode(&self.0).ok()).flatten()
    }

    /// Decodes it into your own type.
    ///
    /// # Errors
    /// The value does not fit the type.
    pub fn to<T: serde::de::DeserializeOwned>(&self) -> Result<T, serde_json::Error> {
        serde_json::from_str(&self.0)
    }
}

impl fmt::Debug for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Json {
    type Err = DecodeError;
    fn from_str(text: &str) -> Result<Self, DecodeError> {
        Self::parse(text)
    }
}

impl From<serde_json::Value> for Json {
    fn from(value: serde_json::Value) -> Self {
        Json(value.to_string().into())
    }
}

/// A JSON string. To parse a text that is JSON already, see [`Json::parse`].
impl From<&str> for Json {
    fn from(text: &str) -> Self {
        let mut out = String::with_capacity(text.len() + 2);
        write_string(text, &mut out);
        Json(out.into())
    }
}

/// A JSON string. To parse a text that is JSON already, see [`Json::parse`].
impl From<String> for Json {
    fn from(text: String) -> Self {
        text.as_str().into()
    }
}

/// A number; `null` for infinities and NaN.
impl From<f64> for Json {
    fn from(value: f64) -> Self {
        Json(written(&value).into())
    }
}

impl From<bool> for Json {
    fn from(value: bool) -> Self {
        Json(written(&value).into())
    }
}

macro_rules! from {
    ($($Integer:ident)*) => {$(
        impl From<$Integer> for Json {
            fn from(value: $Integer) -> Self {
                Json(value.to_string().into())
            }
        }
    )*};
}

from!(i32 i64 u32 u64 usize);

impl From<super::Number> for Json {
    fn from(value: super::Number) -> Self {
        Json(value.as_str().into())
    }
}

/// A JSON list.
impl<T: Into<Json>> From<Vec<T>> for Json {
    fn from(values: Vec<T>) -> Self {
        Json(written(&values.into_iter().map(Into::into).collect::<Vec<Json>>()).into())
    }
}

impl Blank for Json {
    fn blank() -> Self {
        Json("null".into())
    }
}

impl Decode for Json {
    fn decode(&mut self, json: &mut Reader<'_>) -> Outcome {
        self.0 = json.raw()?.into();
        Ok(())
    }
    fn null_value() -> Option<Self> {
        Some(Self("null".into()))
    }
}

impl Value for Json {
    fn json(&self, out: &mut String) {
        out.push_str(&self.0);
    }
    fn text(&self, out: &mut String) {
        match self.as_text() {
            Some(text) => out.push_str(&text),
            None => out.push_str(&self.0),
        }
    }
    fn each(&self, visit: &mut dyn FnMut(&dyn Value)) {
        visit(self);
    }
}

#[cfg(test)]
mod tests {
    use super::{Json, Value};
    use crate::json::{Decode, Reader};

    #[test]
    fn the_text_is_kept_and_cut_to_the_value() {
        assert_eq!(
            Json::parse(" {\"b\": 1, \"a\": 1e400} ").ok().as_ref().map(Json::as_str),
            Some("{\"b\": 1, \"a\": 1e400}")
        );
        assert!(Json::parse("{} {}").is_err());
        assert!(Json::parse("").is_err());
    }

    #[test]
    fn null_in_an_option_is_a_value() {
        let mut json = Some(Json::from(1));
        assert!(json.decode(&mut Reader::new("null")).is_ok());
        assert_eq!(json.as_ref().map(Json::as_str), Some("null"));
    }

    #[test]
    fn it_converts_to_and_from_types() {
        assert_eq!(Json::from(serde_json::json!([1, 2])).to::<Vec<i64>>().ok(), Some(vec![1, 2]));
        assert_eq!(Json::of(&("a", 1)).ok().as_ref().map(Json::as_str), Some("[\"a\",1]"));
    }

    #[test]
    fn in_a_url_a_string_has_no_quotes() {
        let mut out = String::new();
        Json::from("a\nb").text(&mut out);
        Json::from(5).text(&mut out);
        assert_eq!(out, "a\nb5");
    }
}
