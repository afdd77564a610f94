//! Raw bodies: JSON, if they are declared as such or look like it, and text.

use crate::api::{Body, Source, Template};
use crate::arguments;
use crate::collection::secrets::keys::{Within, find};
use crate::collection::{Item, Request, media_type};
use crate::diagnostic::Diagnostic;
use crate::json::{self, Json, Kind, Member, compact, quote};
use crate::lower::postman::{dynamic, references};
use crate::lower::requests::argument::ArgumentValue;
use crate::lower::requests::body::graphql_json::GraphqlJson;
use crate::lower::requests::body::json_members::{member_arguments, set_protocol_members};
use crate::lower::requests::body::json_text::{has_last_comma, with_members_in_comments, without_comments};
use crate::lower::requests::body::request_body::RequestBody;
use crate::lower::requests::body::saved_request::raw_bodies;
use crate::lower::requests::body::text;
use crate::lower::secrets::redaction::json::redact_json;
use crate::lower::secrets::redaction::text::redact_text;
use crate::lower::variables::json_values;
use crate::lower::variables::scope::Variables;
use crate::lower::variables::templates::with_values;
use crate::shapes;
use std::borrow::Cow;

/// A raw body.
pub struct Raw<'a> {
    /// Its text.
    pub text: &'a str,
    /// The language that Postman's editor shows it in.
    pub language: Option<&'a str>,
    /// Whether a `Content-Type` is added if no row has one.
    pub adds_content_type: bool,
    /// Its position in the file.
    pub offset: usize,
}

impl Raw<'_> {
    /// The body and its arguments.
    pub fn read(
        &self,
        item: &Item,
        request: &Request,
        variables: &Variables<'_>,
        findings: &mut Vec<Diagnostic>,
    ) -> RequestBody {
        if self.text.is_empty() {
            return RequestBody::none();
        }
        let declared = media_type::content_type(&request.headers).map(str::to_ascii_lowercase);
        let declares_json = declared.as_deref().is_some_and(is_json);
        let strips = self.language == Some("json") || self.language.is_none() && declares_json;
        let may_be_json = strips || self.language.is_none() && !declares_text(declared.as_deref());
        let variable = references::whole_variable(self.text.trim());
        if may_be_json && variable.is_none() {
            let must_be_json = self.language == Some("json") || declares_json;
            match json::parse_body(self.text) {
                Ok(json) if must_be_json || is_composite(&json) => {
                    return self.read_json(&json, item, declared.as_deref(), variables, findings);
                }
                Err(error) if must_be_json => {
                    let meant = self.meant();
                    let json = meant.as_deref().and_then(|text| json::parse_body(text).ok()).filter(has_content);
                    findings.push(self.not_json(&error, json.is_some()));
                    if let (Some(text), Some(json)) = (&meant, &json) {
                        return self.read_meant(text, json, item, declared.as_deref(), variables);
                    }
                }
                _ => {}
            }
        }
        let argument = variable.filter(|name| !variables.is_setting(name));
        if argument.is_none()
            && let Some(body) = self.read_template(strips, declared.as_deref(), variables)
        {
            return body;
        }
        self.read_text(strips, argument, variables)
    }

    /// A JSON body: an argument for each member, or those of a GraphQL operation.
    fn read_json(
        &self,
        json: &Json<'_>,
        item: &Item,
        declared: Option<&str>,
        variables: &Variables<'_>,
        findings: &mut Vec<Diagnostic>,
    ) -> RequestBody {
        let media = self.media_type();
        let sent_as_json = is_json(declared.unwrap_or(media));
        let members = json.as_object().filter(|_| sent_as_json && self.adds_content_type);
        match members.and_then(|members| GraphqlJson::of(members, self.text)) {
            Some(graphql) => graphql.as_graphql(self.offset).read(variables, findings),
            None => self.json(json, item, variables, sent_as_json, None),
        }
    }

    /// The text as JSON, if it is clear what is meant. A value that is new for each request never is as it was saved, and
    /// two slashes in quotes of another kind would be taken for a comment.
    fn meant(&self) -> Option<String> {
        let meant = json::repair(self.text).filter(|_| !self.text.contains("{{$"))?;
        let stripped = json::repair(&without_comments(self.text))?;
        (without_comments(&meant) == without_comments(&stripped)).then_some(meant)
    }

    /// A body that is almost JSON: an argument for each member of what it means. The text is sent as it is saved until a
    /// member changes, unless it has secrets.
    fn read_meant(
        &self,
        text: &str,
        json: &Json<'_>,
        item: &Item,
        declared: Option<&str>,
        variables: &Variables<'_>,
    ) -> RequestBody {
        let sent_as_json = is_json(declared.unwrap_or(self.media_type()));
        if redact_json(text, None) != text || redact_text(self.text) != self.text {
            return Raw { text, ..*self }.json(json, item, variables, sent_as_json, None);
        }
        self.json(json, item, variables, sent_as_json, Some(with_values(&without_comments(text), variables)))
    }

    fn not_json(&self, error: &Diagnostic, is_clear: bool) -> Diagnostic {
        let message = format!("the body is {}", self.shown(&error.message));
        Diagnostic::finding("body-not-json", self.offset, message).in_string(error.offset).help(match is_clear {
            true => {
                "it is clear what is meant: each member is an argument, and the text is sent as it is, unless it has a \
                 secret, until one changes"
            }
            false => "it is sent as text, with an argument for each variable; correct it to get one for each member",
        })
    }

    /// A text with variables: an argument for each.
    fn read_template(&self, strips: bool, declared: Option<&str>, variables: &Variables<'_>) -> Option<RequestBody> {
        let text = if strips { Cow::Owned(without_comments(self.text)) } else { Cow::Borrowed(self.text) };
        // a literal secret in a text with variables becomes one of them
        let has_variables = references::has_variable(&text);
        let text = if has_variables { Cow::Owned(redact_text(&text)) } else { text };
        let syntax = text::syntax(&text, self.language, declared);
        text::template(&text, self.media_type(), syntax, variables)
    }

    /// A text that is one argument. If it is one variable, the argument has its name.
    fn read_text(&self, strips: bool, variable: Option<&str>, variables: &Variables<'_>) -> RequestBody {
        let text = variables.resolve_arguments(self.text);
        let example = quote(&if strips { without_comments(&text) } else { text });
        let name = variable.map(str::trim).filter(|name| !name.is_empty() && dynamic::name(name).is_none());
        let mut body = RequestBody::of_one_argument(
            Body::Text(self.media_type().to_owned()),
            name.unwrap_or("body"),
            ArgumentValue::String { repeated: false },
            Some(example),
        );
        let description = variable.and_then(|name| variables.description(name));
        body.arguments.iter_mut().zip(description).for_each(|(argument, description)| {
            argument.facts.overlay(arguments::facts(&argument.key, description));
        });
        body
    }

    /// A message on the text, without the word that was found if the text has secrets: it may be one.
    fn shown<'m>(&self, message: &'m str) -> &'m str {
        let has_secrets = redact_text(self.text) != self.text;
        message.split_once(", found").filter(|_| has_secrets).map_or(message, |(expected, _)| expected)
    }

    /// The text with the values of variables, and with or without comments; those that are settings stay.
    fn saved(&self, strips: bool, variables: &Variables<'_>) -> Template {
        let text = redact_json(self.text, None);
        let strips = strips || has_secret_comment(&text);
        let text = if strips { without_comments(&text) } else { text };
        with_values(&text, variables)
    }

    fn media_type(&self) -> &'static str {
        match self.language {
            _ if !self.adds_content_type => "",
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
        sent_as_json: bool,
        meant: Option<Template>,
    ) -> RequestBody {
        let mut others: Vec<Json<'_>> =
            raw_bodies(item, self.text).into_iter().map(|other| other.unwrap_or_else(|| json.clone())).collect();
        let is_empty = json.as_object().is_some_and(<[Member<'_>]>::is_empty);
        let revived = is_empty.then(|| with_members_in_comments(self.text)).flatten();
        let revived = revived.as_deref().and_then(|text| json::parse_body(text).ok());
        others.extend(revived.clone());
        let strips = sent_as_json || self.language == Some("json");
        let text_matters =
            meant.is_some() || !sent_as_json || has_placeholders(json) || has_last_comma(&without_comments(self.text));
        let texts = text_matters.then(|| (self.saved(strips, variables), meant.unwrap_or_default()));
        let media = if sent_as_json { "application/json" } else { self.media_type() };
        match &json.kind {
            Kind::Object(members) if !has_duplicates(members) => {
                let mut arguments = member_arguments(members, &others, variables);
                set_protocol_members(members, &mut arguments);
                let is_revived = |key: &str| revived.as_ref().is_some_and(|json| json.get(key).is_some());
                for argument in arguments.iter_mut().filter(|argument| is_revived(&argument.key)) {
                    argument.source = Source::Request;
                }
                let as_saved = |(saved, meant)| Body::JsonAs(media.to_owned(), saved, meant);
                RequestBody { body: texts.map_or(Body::Json, as_saved), arguments }
            }
            _ => {
                let resolved = json_values::resolve(json, variables);
                let element = shapes::infer_lossless(&[&resolved]);
                let kept = json_values::resolve_arguments(json, variables);
                let example = json_values::without_placeholders(&kept, &element);
                let media = self.media_type().to_owned();
                let body = match texts {
                    Some((saved, meant)) => Body::JsonWholeAs(media, saved, meant),
                    None => Body::JsonWhole(media),
                };
                RequestBody::of_one_argument(body, "body", ArgumentValue::Json(element), Some(compact(&example)))
            }
        }
    }
}

/// Whether a comment in a text has a secret: no variable could replace it there.
fn has_secret_comment(text: &str) -> bool {
    let stripped = without_comments(text);
    stripped.len() < text.len() && find(&stripped, Within::Prose).len() < find(text, Within::Prose).len()
}

/// Whether a body of this type is JSON on the wire, whatever its language.
fn is_json(content_type: &str) -> bool {
    content_type.starts_with("application/") && media_type::is_json(&media_type::essence(content_type))
}

/// Whether a content type is that of text, which may begin with a brace without being JSON.
fn declares_text(content_type: Option<&str>) -> bool {
    content_type.is_some_and(|value| value.starts_with("text/plain") || value.starts_with("text/html"))
}

fn is_composite(json: &Json<'_>) -> bool {
    matches!(json.kind, Kind::Object(_) | Kind::Array(_))
}

/// Whether a value is an object with members or a list with elements.
fn has_content(json: &Json<'_>) -> bool {
    json.as_object().is_some_and(|members| !members.is_empty()) || json.as_array().is_some_and(|list| !list.is_empty())
}

/// Whether it has a placeholder of another type than string, `"<integer>"`, and one of a string, `"<string>"`.
fn has_placeholders(json: &Json<'_>) -> bool {
    has_placeholder(json, false) && has_placeholder(json, true)
}

fn has_placeholder(json: &Json<'_>, of_text: bool) -> bool {
    match &json.kind {
        Kind::String(text) => shapes::shape_of_placeholder(text).is_some_and(|shape| shape.is_text() == of_text),
        Kind::Array(values) => values.iter().any(|value| has_placeholder(value, of_text)),
        Kind::Object(members) => members.iter().any(|member| has_placeholder(&member.value, of_text)),
        _ => false,
    }
}

fn has_duplicates(members: &[Member<'_>]) -> bool {
    let mut names: Vec<&str> = members.iter().map(|member| &*member.name).collect();
    names.sort_unstable();
    names.windows(2).any(|pair| pair[0] == pair[1])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_of_strings_and_of_another_type_are_both_needed() {
        let has = |text| json::parse(text).is_ok_and(|json| has_placeholders(&json));
        assert!(has(r#"{"a": [{"b": "<integer>"}], "c": "<string>"}"#));
        assert!(!has(r#"{"a": [{"b": "<integer>"}]}"#));
        assert!(!has(r#"{"a": "<string>", "b": 1}"#));
    }
}
