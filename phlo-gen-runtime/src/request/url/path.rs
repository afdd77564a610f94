//! The path of a URL.

use crate::error::Problem;
use crate::json::Spelling;
use crate::request::template::{Scope, Sink, VariableValue};
use crate::request::url::{Part, encode};

/// The usual maximum length of the arguments of a path.
const LIKELY: usize = 64;

/// Writes the path of an item after the path of its host.
pub(crate) fn write_path(base: &str, template: &str, scope: Scope<'_>) -> Result<String, Problem> {
    if template.is_empty() {
        return Ok(base.to_owned());
    }
    let mut out = String::with_capacity(base.len() + template.len() + LIKELY);
    out.push_str(base);
    let mut path = Path { out, start: 0, variable: None, problem: None };
    if !template.starts_with('/') && !base.ends_with('/') {
        path.out.push('/');
    }
    path.start = path.out.len();
    scope.fill(template, &mut path)?;
    path.close(path.out.len());
    path.problem.map_or(Ok(path.out), Err)
}

/// Splits a URL again once it has its values, as Postman does: a `?` in a saved value begins the query, a `#` ends the URL.
pub(crate) fn split_again(path: &mut String, query: &mut Option<String>) {
    if !path.bytes().any(|byte| matches!(byte, b'#' | b'?')) {
        return;
    }
    if let Some(end) = path.find('#') {
        path.truncate(end);
        *query = None;
    }
    if let Some((before, after)) = path.split_once('?') {
        let rest = query.take().map_or_else(String::new, |query| format!("?{query}"));
        *query = Some(format!("{after}{rest}"));
        *path = before.to_owned();
    }
}

/// The path, without its first slash, and the query of a caller's text, in which percent-encoding is kept.
pub(crate) fn split_target(text: &str) -> (String, Option<String>) {
    let (path, query) = text.split_once('?').map_or((text, None), |(path, query)| (path, Some(query)));
    let encoded = |text: &str, part| {
        let mut out = String::new();
        encode(text, part, Spelling::Raw, &mut out);
        out
    };
    (
        // The collection's text may end with a fragment, a caller's path does not: `#` would cut it off.
        encoded(path.trim_start_matches('/'), Part::Path).replace('#', "%23"),
        query.map(|query| query.split('&').map(|row| encoded(row, Part::QueryValue)).collect::<Vec<_>>().join("&")),
    )
}

/// A path being written. The value of a variable must not make its segment empty or `..`.
struct Path {
    out: String,
    /// Where the last segment begins.
    start: usize,
    /// The last variable of that segment, and whether a caller's text is in it.
    variable: Option<(String, bool)>,
    problem: Option<Problem>,
}

impl Path {
    fn close(&mut self, end: usize) {
        let segment = self.out.get(self.start..end).unwrap_or_default();
        if let Some((name, plain)) = self.variable.take() {
            let wrong = match segment {
                "" => Some("is empty, so that its segment of the path would be empty"),
                "." | ".." if plain => Some("would make a segment of the path `.` or `..`, which changes the path"),
                _ => None,
            };
            if let Some(wrong) = wrong {
                self.problem.get_or_insert_with(|| Problem::argument(&name, wrong));
            }
        }
    }
}

impl Sink for Path {
    fn text(&mut self, text: &str) {
        let before = self.out.len();
        self.out.push_str(text);
        // Only the first slash ends a segment that may have a variable.
        let is_slash = |byte| byte == b'/';
        if let Some(first) = text.bytes().position(is_slash) {
            self.close(before + first);
            self.start = before + text.bytes().rposition(is_slash).unwrap_or(first) + 1;
        }
    }
    fn variable(&mut self, name: &str, value: VariableValue<'_>) {
        value.with_text(|text, spelling| {
            let plain = spelling != Spelling::Raw || self.variable.as_ref().is_some_and(|(_, plain)| *plain);
            self.variable = Some((name.to_owned(), plain));
            encode(text, Part::Path, spelling, &mut self.out);
        });
    }
}

#[cfg(test)]
mod tests {
    use super::{split_again, split_target, write_path};
    use crate::__private as __;
    use crate::config::Settings;
    use crate::json::{Blank, Text};
    use crate::operation::{Api, Argument, Arguments, Place, Setting, argument, fixed};
    use crate::request::template::Scope;
    use crate::request::url::write_query;

    crate::fields! { Request { 0 id "id" 1 tags "tags" 2 version "version" } }
    struct Request {
        id: Text,
        tags: Vec<Text>,
        version: Option<Text>,
    }

    static API: Api = Api {
        name: "",
        settings: &[Setting { name: "version", default: Some("v 1/x"), secret: false, required: false }],
        hosts: &[],
        auths: &[],
    };

    fn request(id: impl Into<Text>) -> Request {
        Request { id: id.into(), ..Request::blank() }
    }

    fn path(base: &str, template: &str, request: &Request) -> Result<String, String> {
        let settings = Settings::new(&API);
        write_path(base, template, Scope::of_request(&settings, request)).map_err(|problem| problem.to_string())
    }

    fn query(arguments: &'static [Argument], request: &Request) -> Option<String> {
        let settings = Settings::new(&API);
        let mut query = None;
        write_query(Arguments::Table(arguments), Scope::of_request(&settings, request), &mut query).ok()?;
        query
    }

    #[test]
    fn the_path_follows_that_of_the_host() {
        assert_eq!(path("/base", "/a/{id}", &request("x/y")).as_deref(), Ok("/base/a/x%2Fy"));
        assert_eq!(path("", "a/{id}.json", &request("1")).as_deref(), Ok("/a/1.json"));
        assert_eq!(path("/base/", "", &request("1")).as_deref(), Ok("/base/"));
    }

    #[test]
    fn a_value_that_changes_the_path_is_refused() {
        for text in ["", ".", ".."] {
            assert!(path("", "/a/{id}/b", &request(text)).is_err(), "{text}");
            assert!(path("", "/a/{id}", &request(text)).is_err(), "{text}");
        }
        assert!(path("", "/{id}.", &request(".")).is_err());
        assert_eq!(path("", "/{id}.", &request("..")).as_deref(), Ok("/..."));
        assert_eq!(path("", "/x{id}", &request("")).as_deref(), Ok("/x"));
        assert_eq!(path("", "/a/{id}", &request("%2e%2e")).as_deref(), Ok("/a/%252e%252e"));
        let message = path("", "/a/{id}", &request("..")).unwrap_or_else(|text| text);
        assert!(message.starts_with("the argument `id` would"), "{message}");
    }

    #[test]
    fn a_saved_value_may_split_the_url_again() {
        let cut = |path: &str, query: Option<&str>| {
            let (mut path, mut query) = (path.to_owned(), query.map(str::to_owned));
            split_again(&mut path, &mut query);
            (path, query)
        };
        assert_eq!(cut("/a/b?c/d", Some("x=1")), ("/a/b".to_owned(), Some("c/d?x=1".to_owned())));
        assert_eq!(cut("/a?b#c", Some("x=1")), ("/a".to_owned(), Some("b".to_owned())));
        assert_eq!(cut("/a", Some("x=1")), ("/a".to_owned(), Some("x=1".to_owned())));
        assert_eq!(path("", "/a/{id}", &request(Text::Raw("b?c".into()))).as_deref(), Ok("/a/b?c"));
        assert_eq!(path("", "/a/{id}", &request("b?c")).as_deref(), Ok("/a/b%3Fc"));
    }

    #[test]
    fn a_callers_target_is_not_cut() {
        assert_eq!(split_target("/users/#1"), ("users/%231".to_owned(), None));
        assert_eq!(split_target("//a/%23?b=#c?d"), ("a/%23".to_owned(), Some("b=%23c?d".to_owned())));
    }

    #[test]
    fn raw_text_may_contain_segments() {
        assert_eq!(path("", "/a/{id}", &request(Text::Raw("x/../y z".into()))).as_deref(), Ok("/a/x/../y%20z"));
        assert!(path("", "/a/{id}", &request(Text::Raw(String::new()))).is_err());
    }

    #[test]
    fn an_absent_argument_is_replaced_by_the_setting_of_its_name() {
        assert_eq!(path("", "/{version}/{id}", &request("1")).as_deref(), Ok("/v%201/x/1"));
        let own = Request { version: Some("2/3".into()), ..request("1") };
        assert_eq!(path("", "/{version}", &own).as_deref(), Ok("/2%2F3"));
        assert!(path("", "/{nobody}", &own).is_err());
    }

    static ROWS: [Argument; 4] = [
        fixed(Place::Query, "a b", "{$version}&+"),
        argument(Place::Query, "tag[]", 1),
        argument(Place::Query, "v", 2).or("none"),
        Argument { place: Place::Query, name: "flag", field: None, value: None, content_type: "" },
    ];

    #[test]
    fn parameters_keep_their_order_and_lists_are_repeated() {
        let mut some = request("");
        assert_eq!(query(&ROWS, &some).as_deref(), Some("a%20b=v%201/x%26+&v=none&flag"));
        some.tags = vec!["x&y".into(), Text::Bare, Text::Raw("50%25+".into())];
        some.version = Some("1+1".into());
        assert_eq!(
            query(&ROWS, &some).as_deref(),
            Some("a%20b=v%201/x%26+&tag[]=x%26y&tag[]&tag[]=50%25+&v=1%2B1&flag")
        );
    }

    #[test]
    fn there_is_no_query_without_parameters() {
        static NONE: [Argument; 1] = [argument(Place::Query, "v", 2)];
        assert_eq!(query(&NONE, &request("")), None);
    }
}
