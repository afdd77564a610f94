//! Requests with the values that a collection saves.

use crate::json::{Fields, Json, Reader, write_string, write_string_content};
use crate::request::dynamic;
use crate::request::template::WHOLE;
use std::borrow::Cow;

/// The prefix of a dynamic variable.
const OPEN: &str = "{{$";

/// Reads the saved values of a request. Values that are not saved are left blank.
pub fn example<T: Fields>(text: &str) -> T {
    let mut request = T::empty();
    fill(&mut request, text);
    request
}

fn fill(request: &mut dyn Fields, text: &str) {
    // The generator has written the text. If there is an error in it, the values before it are the example.
    let _ = Reader::with_gaps(&with_dynamic_values(text)).object(request);
}

/// Replaces dynamic variables by values. They are in strings: elsewhere in JSON `{{` means nothing.
fn with_dynamic_values(text: &str) -> Cow<'_, str> {
    if !text.contains(OPEN) {
        return Cow::Borrowed(text);
    }
    let mut pieces = text.split(OPEN);
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let found = piece.split_once("}}").and_then(|(name, rest)| Some((dynamic::find(name)?, rest)));
        let Some((value, rest)) = found else {
            out.extend([OPEN, piece]);
            continue;
        };
        match rest.strip_prefix(WHOLE).and_then(|rest| rest.strip_prefix('"')) {
            // The string is only the variable.
            Some(rest) if out.ends_with('"') => {
                out.pop();
                match Json::parse(&value) {
                    Ok(json) => out.push_str(json.as_str()),
                    Err(_) => write_string(&value, &mut out),
                }
                out.push_str(rest);
            }
            _ => {
                write_string_content(&value, &mut out);
                out.push_str(rest);
            }
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::example;
    use crate::json::Text;
    use proptest::prelude::*;

    crate::fields! { Request { 0 id "id" 1 flag "flag" 2 count "count" } }
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
    fn dynamic_values_are_new_each_time() {
        let ids = || example::<Request>(r#"{"id":"{{$guid}}-{{$guid}}-{{$y}}-{{$","count":3}"#);
        let (one, two) = (ids(), ids());
        assert_eq!((one.id.len(), one.count), (36 + 1 + 36 + "-{{$y}}-{{$".len(), 3));
        assert_ne!(one.id, two.id);
    }

    #[test]
    fn a_dynamic_value_may_be_a_whole_one() {
        let request: Request = example("{\"id\":\"a\",\"count\":\"{{$timestamp}}\u{fdd1}\"}");
        assert!(request.count > 1_700_000_000);
        let request: Request = example("{\"id\":\"{{$guid}}\u{fdd1}\"}");
        assert_eq!(request.id.len(), 36);
    }

    proptest! {
        #[test]
        fn no_text_makes_it_fail(text in any::<String>(), cut in 0..30_usize) {
            let _: Request = example(&text);
            let _: Request = example(r#"{"id":"a{{$guid}}","count":5}"#.get(..cut).unwrap_or_default());
        }
    }
}
