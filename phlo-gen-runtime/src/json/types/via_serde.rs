//! User-defined types in place of generated ones.

use crate::json::reader::{Outcome, ReadError};
use crate::json::{Blank, Decode, Json, Reader, Value};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fmt;

/// A value of your own type, encoded and decoded with serde.
///
/// The `types` option uses it instead of a generated type. Setters take your type as it is. Get the value out of a
/// response with [`ViaSerde::get`] or [`ViaSerde::into_inner`].
///
/// ```
/// # extern crate phlo_gen_runtime as phlo_gen;
/// use phlo_gen::ViaSerde;
/// use std::net::Ipv4Addr;
///
/// let address: ViaSerde<Ipv4Addr> = Ipv4Addr::LOCALHOST.into();
/// assert_eq!(address.get(), Some(&Ipv4Addr::LOCALHOST));
/// assert_eq!(serde_json::to_string(&address)?, "\"127.0.0.1\"");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct ViaSerde<T>(Option<T>);

impl<T> ViaSerde<T> {
    /// The value; `None` only in `example()`.
    pub fn get(&self) -> Option<&T> {
        self.0.as_ref()
    }

    /// The value; `None` only in `example()`.
    pub fn into_inner(self) -> Option<T> {
        self.0
    }
}

impl<T> From<T> for ViaSerde<T> {
    fn from(value: T) -> Self {
        ViaSerde(Some(value))
    }
}

impl<T: fmt::Debug> fmt::Debug for ViaSerde<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Some(value) => value.fmt(f),
            None => f.write_str("None"),
        }
    }
}

impl<T> Blank for ViaSerde<T> {
    fn blank() -> Self {
        ViaSerde(None)
    }
}

impl<T: DeserializeOwned> Decode for ViaSerde<T> {
    fn decode(&mut self, json: &mut Reader<'_>) -> Outcome {
        json.peek();
        let start = json.at;
        match serde_json::from_str(json.raw()?) {
            Ok(value) => self.0 = Some(value),
            Err(_) => return Err(ReadError::new(std::any::type_name::<T>(), "another value", start)),
        }
        Ok(())
    }
}

impl<T: Serialize + fmt::Debug> Value for ViaSerde<T> {
    fn json(&self, out: &mut String) {
        out.push_str(self.written().as_str());
    }
    fn text(&self, out: &mut String) {
        self.written().text(out);
    }
    fn absent(&self) -> bool {
        self.0.is_none()
    }
    fn each(&self, visit: &mut dyn FnMut(&dyn Value)) {
        visit(self);
    }
}

impl<T: Serialize> ViaSerde<T> {
    /// The value as JSON; `null` if it has no form in JSON.
    fn written(&self) -> Json {
        Json::of(&self.0).unwrap_or_else(|_| Json::blank())
    }
}

#[cfg(test)]
mod tests {
    use super::ViaSerde;
    use crate::json::{Value, decode};
    use std::net::Ipv4Addr;

    #[test]
    fn serde_reads_and_writes_it() {
        let address = decode::<ViaSerde<Ipv4Addr>>(" \"10.0.0.1\"").ok();
        assert_eq!(address.as_ref().and_then(ViaSerde::get), Some(&Ipv4Addr::new(10, 0, 0, 1)));
        let (mut json, mut text) = (String::new(), String::new());
        address.json(&mut json);
        address.text(&mut text);
        assert_eq!((json.as_str(), text.as_str()), ("\"10.0.0.1\"", "10.0.0.1"));
    }

    #[test]
    fn a_decode_error_has_its_path_and_position() {
        let message = decode::<Vec<ViaSerde<u8>>>("[1, 256]").err().map(|fail| fail.to_string());
        assert_eq!(message.as_deref(), Some("[1]: expected u8, found another value at byte 4"));
    }
}
