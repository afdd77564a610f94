//! Requests with the values that a collection saves.

use crate::dynamic;
use crate::json::{Reader, write_string_content};
use crate::shape::{Blank, Decode};
use std::borrow::Cow;

/// Reads what a collection saves of a request. What it does not save stays blank.
pub fn example<T: Decode + Blank>(text: &str) -> T {
    let text = with_dynamic_values(text);
    let mut value = T::blank();
    // The generator has written the text. If it has not written it well, what was read so far is the example.
    let _ = value.decode(&mut Reader::with_gaps(&text));
    value
}

/// Puts values in the place of dynamic variables. They stand in strings: elsewhere in JSON `{=` and `{{` mean nothing.
fn with_dynamic_values(text: &str) -> Cow<'_, str> {
    let mut text = Cow::Borrowed(text);
    for (open, close) in [("{=", "}"), ("{{$", "}}")] {
        if text.contains(open) {
            text = Cow::Owned(replaced(&text, open, close));
        }
    }
    text
}

fn replaced(text: &str, open: &str, close: &str) -> String {
    let mut pieces = text.split(open);
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        match piece.split_once(close) {
            Some((name, rest)) if name.bytes().all(|byte| byte.is_ascii_alphanumeric()) => {
                write_string_content(&dynamic::value(name), &mut out);
                out.push_str(rest);
            }
            _ => out.extend([open, piece]),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::example;
    use crate::text::Text;
    use proptest::prelude::*;

    crate::fields! { Request { 0 id "id": Text; 1 flag "flag": Option<Text>; 2 count "count": i64; } }
    struct Request {
        id: Text,
        flag: Option<Text>,
        count: i64,
    }

    #[test]
    fn saved_values_are_read_and_the_rest_is_blank() {
        let request: Request = example(r#"{"id":"a+b","flag":false}"#);
        assert_eq!(request.id, Text::Raw("a+b".to_owned()));
        assert_eq!(request.flag, Some(Text::Bare));
        assert_eq!(request.count, 0);
    }

    #[test]
    fn dynamic_values_are_made_anew() {
        let ids = || example::<Request>(r#"{"id":"{{$guid}}-{=guid}-{=y","count":3}"#);
        let (one, two) = (ids(), ids());
        assert_eq!((one.id.len(), one.count), (36 + 1 + 36 + 4, 3));
        assert_ne!(one.id, two.id);
    }

    proptest! {
        #[test]
        fn no_text_makes_it_fail(text in any::<String>(), cut in 0..30_usize) {
            let _: Request = example(&text);
            let _: Request = example(r#"{"id":"a{=guid}","count":5}"#.get(..cut).unwrap_or_default());
        }
    }
}
