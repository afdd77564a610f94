//! Text in a URL.

use crate::json::{Blank, Decode, Outcome, Reader, Spelling, Value, write_string};
use std::fmt;
use std::ops::Deref;

/// The value of a path or query argument.
///
/// Strings convert into [`Text::Plain`], so you rarely need to name this type:
///
/// ```
/// # extern crate phlo_gen_runtime as phlo_gen;
/// use phlo_gen::Text;
///
/// let plain: Text = "50% & more".into();
/// assert_eq!(&*plain, "50% & more");
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub enum Text {
    /// Text that the server receives unchanged: reserved characters are percent-encoded.
    Plain(String),
    /// Text that is encoded as Postman encodes it: `%41`, `+`, `&` and, in a path, `/` keep their meaning.
    ///
    /// The saved values of a collection are of this kind, so that `example()` sends what Postman sends.
    Raw(String),
    /// A query parameter without `=` and value: `?verbose`, not `?verbose=`. Elsewhere an empty string.
    Bare,
}

impl Text {
    /// The text as it was given.
    pub fn as_str(&self) -> &str {
        match self {
            Text::Plain(text) | Text::Raw(text) => text,
            Text::Bare => "",
        }
    }
}

impl Deref for Text {
    type Target = str;
    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Text::Plain(text)
    }
}

macro_rules! from {
    ($($from:ty),*) => {$(
        impl From<$from> for Text {
            fn from(value: $from) -> Self {
                Text::Plain(value.to_string())
            }
        }
    )*};
}

from!(&str, &String, char, bool, i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize, f32, f64);

impl Blank for Text {
    fn blank() -> Self {
        Text::Plain(String::new())
    }
}

/// Only `example()` reads them: a string is the collection's own text, `false` is a name without a value.
impl Decode for Text {
    fn decode(&mut self, json: &mut Reader<'_>) -> Outcome {
        *self = if json.peek() == b'f' {
            bool::blank().decode(json)?;
            Text::Bare
        } else {
            Text::Raw(json.string()?.into_owned())
        };
        Ok(())
    }
}

impl Value for Text {
    fn json(&self, out: &mut String) {
        write_string(self, out);
    }
    fn text(&self, out: &mut String) {
        out.push_str(self);
    }
    fn spelling(&self) -> Spelling {
        match self {
            Text::Plain(_) => Spelling::Plain,
            Text::Raw(_) => Spelling::Raw,
            Text::Bare => Spelling::Bare,
        }
    }
    fn each(&self, visit: &mut dyn FnMut(&dyn Value)) {
        visit(self);
    }
}

#[cfg(test)]
mod tests {
    use super::Text;

    #[test]
    fn numbers_are_texts() {
        let texts = [Text::from(20.5), Text::from(7), Text::from(0.1_f32), Text::from(3_u8), Text::from(-0.25)];
        assert_eq!(texts.each_ref().map(Text::as_str), ["20.5", "7", "0.1", "3", "-0.25"]);
    }
}
