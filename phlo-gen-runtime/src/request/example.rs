//! Requests with the values that a collection saves.

use crate::config::Settings;
use crate::json::{Fields, Json, Reader, write_string, write_string_content};
use crate::operation::Api;
use crate::request::dynamic;
use crate::request::template::SettingScope;
use std::borrow::Cow;

/// The mark that the generator writes after a variable that is a setting, and that is part of a string.
///
/// Both marks are read in the generator's text alone, when it becomes a request: no value of a caller is searched.
const IN_TEXT: char = '\u{fdd0}';

/// The mark after a variable that is a whole string, in place of which the value is JSON.
const WHOLE: char = '\u{fdd1}';

/// Reads the saved values of a request, with the values that the collection itself has for its settings. Values that are
/// not saved are left blank.
pub fn example<T: Fields>(text: &str, api: &'static Api) -> T {
    example_with(text, &Settings::new(api))
}

/// Reads the saved values of a request, with the settings of a client.
pub(crate) fn example_with<T: Fields>(text: &str, settings: &Settings) -> T {
    let mut request = T::empty();
    fill(&mut request, text, settings);
    request
}

fn fill(request: &mut dyn Fields, text: &str, settings: &Settings) {
    // The generator has written the text. If there is an error in it, the values before it are the example.
    let _ = Reader::with_gaps(&with_variables(text, settings)).object(request);
}

/// Replaces dynamic variables and settings by their values. They are in strings: elsewhere in JSON `{{` means nothing.
/// A variable whose setting has no value stays as it is written.
fn with_variables<'t>(text: &'t str, settings: &Settings) -> Cow<'t, str> {
    if !text.contains("{{") {
        return Cow::Borrowed(text);
    }
    let mut pieces = text.split("{{");
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let Some((name, rest)) = piece.split_once("}}") else {
            out.extend(["{{", piece]);
            continue;
        };
        // The braces next to a name are those of the variable.
        let braces = name.len() - name.trim_start_matches('{').len();
        let (braces, name) = name.split_at_checked(braces).unwrap_or(("", name));
        out.push_str(braces);
        let (mark, after) = match rest.chars().next() {
            Some(mark @ (IN_TEXT | WHOLE)) => (Some(mark), rest.get(mark.len_utf8()..).unwrap_or_default()),
            _ => (None, rest),
        };
        let value = match name.strip_prefix('$') {
            Some(name) => dynamic::find(name).map(Cow::from),
            None => mark.and_then(|_| SettingScope::new(settings).text_of_setting(name)).map(Cow::from),
        };
        let whole = after.strip_prefix('"').filter(|_| mark == Some(WHOLE) && out.ends_with('"'));
        match (value, whole) {
            (None, _) => out.extend(["{{", name, "}}", after]),
            (Some(value), Some(after)) => {
                out.pop();
                match Json::parse(&value) {
                    Ok(json) => out.push_str(json.as_str()),
                    Err(_) => write_string(&value, &mut out),
                }
                out.push_str(after);
            }
            (Some(value), None) => {
                write_string_content(&value, &mut out);
                out.push_str(after);
            }
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::{example, example_with};
    use crate::__private as __;
    use crate::config::Settings;
    use crate::json::Text;
    use crate::operation::{Api, Setting};
    use proptest::prelude::*;

    crate::fields! { Request { 0 id "id" 1 flag "flag" 2 count "count" } }
    struct Request {
        id: Text,
        flag: Option<Text>,
        count: i64,
    }

    static API: Api = Api {
        name: "",
        settings: &[
            Setting { name: "region", default: Some("e\"u"), secret: false, required: false },
            Setting { name: "count", default: Some("5"), secret: false, required: false },
            Setting { name: "token", default: None, secret: true, required: false },
        ],
        hosts: &[],
        auths: &[],
    };

    fn read(text: &str) -> Request {
        example(text, &API)
    }

    #[test]
    fn saved_values_are_read_and_the_rest_is_blank() {
        let request = read(r#"{"id":"a+b","flag":false}"#);
        assert_eq!(request.id, Text::Raw("a+b".to_owned()));
        assert_eq!(request.flag, Some(Text::Bare));
        assert_eq!(request.count, 0);
    }

    crate::fields! { Note { 0 text "text" 1 size "size" } }
    struct Note {
        text: String,
        size: i64,
    }
    crate::fields! { Notes { 0 first "first" 1 others "others" } }
    struct Notes {
        first: Note,
        others: Vec<Note>,
    }

    #[test]
    fn a_member_that_is_not_saved_leaves_those_after_it() {
        let notes: Notes = example(r#"{"first":{"size":1},"others":[{"text":"a"},{"size":2}]}"#, &API);
        assert_eq!((notes.first.text.as_str(), notes.first.size), ("", 1));
        let others: Vec<_> = notes.others.iter().map(|note| (note.text.as_str(), note.size)).collect();
        assert_eq!(others, [("a", 0), ("", 2)]);
    }

    #[test]
    fn dynamic_values_are_new_each_time() {
        let ids = || read(r#"{"id":"{{$guid}}-{{$guid}}-{{$y}}-{{$","count":3}"#);
        let (one, two) = (ids(), ids());
        assert_eq!((one.id.len(), one.count), (36 + 1 + 36 + "-{{$y}}-{{$".len(), 3));
        assert_ne!(one.id, two.id);
    }

    #[test]
    fn a_dynamic_value_may_be_a_whole_one() {
        let request = read("{\"id\":\"a\",\"count\":\"{{$timestamp}}\u{fdd1}\"}");
        assert!(request.count > 1_700_000_000);
        assert_eq!(read("{\"id\":\"{{$guid}}\u{fdd1}\"}").id.len(), 36);
    }

    #[test]
    fn settings_have_the_values_of_the_collection_or_of_a_client() {
        let text = "{\"id\":\"{{region}}\u{fdd0}/{{token}}\u{fdd0}/{{count}}/{{nobody}}\u{fdd0}\",\"count\":\"{{count}}\u{fdd1}\"}";
        let own = read(text);
        assert_eq!((&*own.id, own.count), ("e\"u/{{token}}/{{count}}/{{nobody}}", 5));
        let mut settings = Settings::new(&API);
        settings.set(0, "{{token}}\u{fdd0}".into());
        settings.set(2, "t{$region}".into());
        let given: Request = example_with(text, &settings);
        assert_eq!(&*given.id, "{{token}}\u{fdd0}/t{$region}/{{count}}/{{nobody}}");
    }

    #[test]
    fn a_whole_value_has_its_own_type() {
        assert_eq!(read("{\"id\":\"{{region}}\u{fdd1}\"}").id, Text::Raw("e\"u".to_owned()));
        assert_eq!(read("{\"id\":\"a{{count}}\u{fdd1}\"}").id, Text::Raw("a5".to_owned()));
    }

    proptest! {
        #[test]
        fn no_text_makes_it_fail(text in any::<String>(), cut in 0..30_usize) {
            read(&text);
            read(r#"{"id":"a{{$guid}}","count":5}"#.get(..cut).unwrap_or_default());
        }
    }
}
