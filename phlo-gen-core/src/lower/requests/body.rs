//! Bodies: which arguments they hold and how these are put together.

use crate::api::{Body, Place, Presence, Source, Template};
use crate::arguments;
use crate::collection::{self, Description, Item, Markup, Request, Row, RowValue};
use crate::diagnostic::Diagnostic;
use crate::json::{self, Json, Kind, Member};
use crate::json_text::{compact, push_quoted, quote};
use crate::lower::postman::behavior::Habits;
use crate::lower::postman::references;
use crate::lower::requests::argument::{self, Draft, Value};
use crate::lower::requests::json_text::{has_last_comma, without_comments};
use crate::lower::secrets::detect;
use crate::lower::secrets::redaction::json::redact_json;
use crate::lower::variables::json_values;
use crate::lower::variables::scope::Variables;
use crate::lower::variables::templates::{self, settled};
use crate::shapes;

/// Methods whose bodies Postman does not send.
const BODILESS: &[&str] = &["GET", "HEAD", "COPY", "PURGE", "UNLOCK"];

/// What a request carries.
#[derive(Debug)]
pub struct Carried {
    /// How the arguments are put together.
    pub body: Body,
    /// The arguments.
    pub drafts: Vec<Draft>,
}

impl Carried {
    fn nothing() -> Self {
        Carried { body: Body::None, drafts: Vec::new() }
    }

    fn whole(body: Body, key: &str, value: Value, example: Option<String>) -> Self {
        let mut draft = Draft::new(key, Place::Body, value, Source::Request);
        draft.example = example;
        Carried { body, drafts: vec![draft] }
    }
}

/// Reads the body of an item, and of the requests that its responses were saved for.
pub fn body(item: &Item, habits: Habits, variables: &Variables<'_>, findings: &mut Vec<Diagnostic>) -> Carried {
    let request = &item.request;
    if habits.prunes && BODILESS.contains(&request.method.as_str()) {
        return Carried::nothing();
    }
    match &request.body {
        None => Carried::nothing(),
        Some(collection::Body::Raw { text, language, offset }) => {
            let raw = Raw { text, language: language.as_deref(), adds_type: habits.adds_type, offset: *offset };
            raw.read(item, variables, findings)
        }
        Some(collection::Body::Urlencoded(rows)) => form(Body::Urlencoded, &as_javascript_sends(rows), variables),
        Some(collection::Body::Formdata(rows)) => form(Body::Formdata, rows, variables),
        Some(collection::Body::File { path, content }) => {
            let path = path.as_deref().map(|path| quote(&variables.resolve(path)));
            let example = path.or_else(|| content.as_deref().map(argument::file_content));
            Carried::whole(Body::File, "file", Value::File { repeated: false }, example)
        }
        Some(collection::Body::Graphql { query, operation_name, variables: values, offset }) => {
            let query = settled(query, variables);
            let drafts = match values.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(json::parse_body) {
                Some(Ok(Json { kind: Kind::Object(members), .. })) => self::members(&members, &[], variables),
                Some(Ok(Json { kind: Kind::Null, .. })) => Vec::new(),
                Some(_) => {
                    findings.push(
                        Diagnostic::finding(
                            "graphql-variables",
                            *offset,
                            "the variables of the GraphQL query are no JSON object",
                        )
                        .help("they are sent as they stand; save them as a JSON object to get an argument for each"),
                    );
                    Vec::new()
                }
                None => Vec::new(),
            };
            let spliced = match drafts.as_slice() {
                [] => settled(values.as_deref().unwrap_or_default(), variables),
                _ => Template::default(),
            };
            Carried {
                body: Body::Graphql(query, operation_name.clone().filter(|name| !name.is_empty()), spliced),
                drafts,
            }
        }
    }
}

fn form(body: Body, rows: &[Row], variables: &Variables<'_>) -> Carried {
    let drafts = argument::rows(Place::Form, rows, variables);
    Carried { body: if drafts.is_empty() { Body::None } else { body }, drafts }
}

/// Rows as a JavaScript object holds them, since Postman passes them through one: names that are whole numbers first and
/// ascending, rows of one name together; a name that is missing is `undefined`, a value that is a list is several rows, and one that is an
/// object is empty.
fn as_javascript_sends(rows: &[Row]) -> Vec<Row> {
    let key = |row: &Row| {
        row.key.clone().unwrap_or_else(|| if row.disabled { String::new() } else { "undefined".to_owned() })
    };
    let number = |key: &str| key.parse::<u32>().ok().filter(|number| *number != u32::MAX && number.to_string() == key);
    let mut names: Vec<String> = Vec::new();
    for row in rows {
        let key = key(row);
        if !names.contains(&key) {
            names.push(key);
        }
    }
    names.sort_by_key(|name| number(name).map_or((true, 0), |number| (false, number)));
    let sent = |row: &Row| {
        let with = |value| Row { key: Some(key(row)), value, ..row.clone() };
        match &row.value {
            RowValue::Other(json) if !row.disabled => texts_of(json).into_iter().map(with).collect(),
            value => vec![with(value.clone())],
        }
    };
    names.iter().flat_map(|name| rows.iter().filter(move |row| key(row) == *name)).flat_map(sent).collect()
}

/// What JavaScript writes for a value in a form: a row for each value of a list, and nothing for an object.
fn texts_of(json: &str) -> Vec<RowValue> {
    let text = |value: &Json<'_>| match &value.kind {
        Kind::String(text) => RowValue::String(text.to_string()),
        Kind::Number(_) | Kind::Boolean(_) => RowValue::Other(compact(value)),
        _ => RowValue::Null,
    };
    match json::parse(json) {
        Ok(Json { kind: Kind::Array(values), .. }) => values.iter().map(text).collect(),
        Ok(value) => vec![text(&value)],
        Err(_) => vec![RowValue::Null],
    }
}

/// A raw body.
struct Raw<'a> {
    text: &'a str,
    language: Option<&'a str>,
    adds_type: bool,
    offset: usize,
}

impl Raw<'_> {
    fn read(&self, item: &Item, variables: &Variables<'_>, findings: &mut Vec<Diagnostic>) -> Carried {
        if self.text.is_empty() {
            return Carried::nothing();
        }
        let media = self.media_type();
        let declared = content_type(&item.request);
        let declares_json = declared.as_deref().is_some_and(is_json);
        let may_be_json = self.language == Some("json")
            || self.language.is_none() && (declares_json || !declares_text(declared.as_deref()));
        if may_be_json && references::whole_variable(self.text.trim()).is_none() {
            match json::parse_body(self.text) {
                Ok(json) if self.language == Some("json") || declares_json || is_composite(&json) => {
                    let sent_as = declared.as_deref().unwrap_or(media);
                    return self.json(&json, item, variables, media, is_json(sent_as));
                }
                Err(error) if self.language == Some("json") || declares_json => findings.push(
                    Diagnostic::finding("body-not-json", self.offset, format!("the body is {}", error.message))
                        .help("it becomes one text argument; mend it to get an argument for each member"),
                ),
                _ => {}
            }
        }
        let text = variables.resolve_arguments(self.text);
        let is_stripped = self.language == Some("json") || self.language.is_none() && declares_json;
        let example = quote(&if is_stripped { without_comments(&text) } else { text });
        Carried::whole(Body::Text(media.to_owned()), "body", Value::String { repeated: false }, Some(example))
    }

    /// The text with the values of variables, and with or without comments; settings are its holes.
    fn saved(&self, strips: bool, variables: &Variables<'_>) -> Template {
        let text = redact_json(self.text, None);
        let text = if strips { without_comments(&text) } else { text };
        settled(&text, variables)
    }

    fn media_type(&self) -> &'static str {
        match self.language {
            _ if !self.adds_type => "",
            Some("json") => "application/json",
            Some("xml") => "application/xml",
            Some("html") => "text/html",
            Some("javascript") => "application/javascript",
            _ => "text/plain",
        }
    }

    fn json(
        &self,
        json: &Json<'_>,
        item: &Item,
        variables: &Variables<'_>,
        media: &str,
        sent_as_json: bool,
    ) -> Carried {
        let others = json_values::saved_bodies(item);
        let others: Vec<Json<'_>> = others.iter().filter_map(|text| json::parse_body(text).ok()).collect();
        let strips = sent_as_json || self.language == Some("json");
        let text_matters = !sent_as_json || has_placeholders(json) || has_last_comma(&without_comments(self.text));
        let saved = text_matters.then(|| self.saved(strips, variables));
        match &json.kind {
            Kind::Object(members) if !has_duplicates(members) => {
                let drafts = self::members(members, &others, variables);
                let media = if sent_as_json { "application/json" } else { media };
                Carried { body: saved.map_or(Body::Json, |saved| Body::JsonAs(media.to_owned(), saved)), drafts }
            }
            _ => {
                let resolved = json_values::resolve(json, variables);
                let element = shapes::fit(&[&resolved]);
                let kept = json_values::resolve_arguments(json, variables);
                let example = json_values::without_placeholders(&kept, &element);
                let body = match saved {
                    Some(saved) => Body::JsonWholeAs(media.to_owned(), saved),
                    None => Body::JsonWhole(media.to_owned()),
                };
                Carried::whole(body, "body", Value::Json(element), Some(compact(&example)))
            }
        }
    }
}

/// Whether a text in it stands for a value that is no text, `"<integer>"`, and another for a text: a caller may mean 0 by
/// the one, but nobody means `<string>` by the other.
fn has_placeholders(json: &Json<'_>) -> bool {
    has_placeholder(json, false) && has_placeholder(json, true)
}

fn has_placeholder(json: &Json<'_>, of_text: bool) -> bool {
    match &json.kind {
        Kind::String(text) => shapes::is_placeholder(text).is_some_and(|shape| shape.is_text() == of_text),
        Kind::Array(values) => values.iter().any(|value| has_placeholder(value, of_text)),
        Kind::Object(members) => members.iter().any(|member| has_placeholder(&member.value, of_text)),
        _ => false,
    }
}

/// The members of an object as arguments. Members that only the other samples have come after their neighbours.
fn members(members: &[Member<'_>], others: &[Json<'_>], variables: &Variables<'_>) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = members.iter().map(|member| self::member(member, others, variables)).collect();
    for other in others {
        let mut after = 0;
        for member in other.as_object().unwrap_or_default() {
            match drafts.iter().position(|draft| draft.key == member.name) {
                Some(known) => {
                    after = known + 1;
                    if drafts[known].facts.prose.blocks.is_empty() {
                        learn_comment(&mut drafts[known], member);
                    }
                }
                None => {
                    let mut draft = self::member(member, &[], variables);
                    draft.source = Source::SavedRequest;
                    draft.presence = Presence::Optional;
                    draft.example = None;
                    drafts.insert(after, draft);
                    after += 1;
                }
            }
        }
    }
    drafts
}

fn member(member: &Member<'_>, others: &[Json<'_>], variables: &Variables<'_>) -> Draft {
    let resolved = json_values::resolve(&member.value, variables);
    let others: Vec<Json<'_>> = others
        .iter()
        .filter_map(|other| other.get(&member.name))
        .map(|value| json_values::resolve(value, variables))
        .collect();
    let all: Vec<&Json<'_>> = std::iter::once(&resolved).chain(&others).collect();
    let element = shapes::fit(&all);
    let key = variables.resolve(&member.name);
    let mut draft = Draft::new(key, Place::Body, Value::Json(element.clone()), Source::Request);
    draft.name = argument::name(&member.name, variables);
    draft.shown = shown(&resolved);
    let text = member.value.as_str();
    draft.is_literal = text.is_some_and(|text| references::names(text).next().is_none());
    draft.is_secret |= text.is_some_and(|text| variables.holds_secret(text) || detect::is_credential_value(text));
    learn_comment(&mut draft, member);
    match default(&member.value, variables) {
        Some(template) => draft.presence = Presence::Default(template),
        None if matches!(resolved.kind, Kind::Hole(_)) => {}
        None => {
            let kept = match draft.is_secret {
                true => json_values::resolve_secret(&member.value, variables),
                false => json_values::resolve_arguments(&member.value, variables),
            };
            draft.example = Some(compact(&json_values::without_placeholders(&kept, &element)));
        }
    }
    draft
}

fn shown(json: &Json<'_>) -> Option<String> {
    match &json.kind {
        Kind::String(text) if !text.is_empty() => Some(text.to_string()),
        Kind::Number(_) | Kind::Boolean(_) => Some(compact(json)),
        _ => None,
    }
}

/// A value that the client's settings fill: JSON with holes, those within strings escaped when they are filled.
fn default(json: &Json<'_>, variables: &Variables<'_>) -> Option<Template> {
    let text = match &json.kind {
        Kind::String(text) => {
            let mut quoted = String::new();
            push_quoted(text, &mut quoted);
            quoted
        }
        Kind::Hole(name) => format!("{{{{{name}}}}}"),
        _ => return None,
    };
    templates::of_settings(&text, variables).filter(templates::has_hole)
}

fn learn_comment(draft: &mut Draft, member: &Member<'_>) {
    if let Some(comment) = &member.comment {
        let description = Description { text: comment.clone(), markup: Markup::Markdown, offset: member.start };
        draft.learn(arguments::facts(&description));
    }
}

fn has_duplicates(members: &[Member<'_>]) -> bool {
    let mut names: Vec<&str> = members.iter().map(|member| &*member.name).collect();
    names.sort_unstable();
    names.windows(2).any(|pair| pair[0] == pair[1])
}

fn is_composite(json: &Json<'_>) -> bool {
    matches!(json.kind, Kind::Object(_) | Kind::Array(_))
}

/// The value of the header row that says what the body is.
fn content_type(request: &Request) -> Option<String> {
    let is_content_type = |row: &&Row| {
        !row.disabled && row.key.as_deref().is_some_and(|key| key.trim().eq_ignore_ascii_case("content-type"))
    };
    match &request.headers.iter().find(is_content_type)?.value {
        RowValue::String(value) => Some(value.trim().to_ascii_lowercase()),
        _ => Some(String::new()),
    }
}

fn is_json(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    essence == "application/json" || essence.starts_with("application/") && essence.ends_with("+json")
}

/// Whether a content type speaks against JSON: a form or plain text that happens to begin with a brace.
fn declares_text(content_type: Option<&str>) -> bool {
    content_type.is_some_and(|value| value.starts_with("text/plain") || value.starts_with("text/html"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_in_a_form_is_a_row_for_each_of_its_values() {
        let string = |text: &str| RowValue::String(text.to_owned());
        assert_eq!(
            texts_of(r#"["a", 1, {}, null]"#),
            [string("a"), RowValue::Other("1".into()), RowValue::Null, RowValue::Null]
        );
        assert_eq!(texts_of("true"), [RowValue::Other("true".into())]);
        assert_eq!(texts_of("{}"), [RowValue::Null]);
        assert_eq!(texts_of("[]"), []);
    }

    #[test]
    fn comments_are_stripped_and_strings_are_not() {
        assert_eq!(
            without_comments("{ \"a\": \"//\\\"/*\", // b\r\n /* c */ \"d\": 1 }"),
            "{ \"a\": \"//\\\"/*\", \n  \"d\": 1 }"
        );
        assert_eq!(without_comments("a /* b"), "a /* b");
        assert_eq!(without_comments("a // é"), "a ");
    }

    #[test]
    fn a_placeholder_stands_for_a_value() {
        let has = |text| json::parse(text).is_ok_and(|json| has_placeholders(&json));
        assert!(has(r#"{"a": [{"b": "<integer>"}], "c": "<string>"}"#));
        assert!(!has(r#"{"a": [{"b": "<integer>"}]}"#));
        assert!(!has(r#"{"a": "<string>", "b": 1}"#));
    }
}
