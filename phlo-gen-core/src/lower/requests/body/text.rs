//! Text with variables: each is an argument of the request, and the text as a whole may be given too.

use crate::api::{Body, Part, Place, Presence, Source, Syntax, Template};
use crate::arguments;
use crate::json::quote;
use crate::lower::postman::dynamic;
use crate::lower::postman::references::{self, Piece};
use crate::lower::requests::argument::{ArgumentValue, RequestArgument};
use crate::lower::requests::body::request_body::RequestBody;
use crate::lower::variables::scope::Variables;
use crate::lower::variables::templates;
use std::borrow::Cow;
use std::collections::HashSet;

/// A text as a template with all of its variables, and the arguments for those that are no settings.
pub fn text_template(text: &str, variables: &Variables<'_>) -> (Template, Vec<RequestArgument>) {
    let mut template = Template::default();
    let mut arguments: Vec<RequestArgument> = Vec::new();
    let mut seen = HashSet::new();
    for piece in references::pieces(&variables.unnested(text)) {
        let part = match piece {
            Piece::Text(text) => Part::Text(text.to_owned()),
            Piece::Variable(name) if variables.is_setting(name) && !variables.is_shared(name) => {
                Part::Setting(name.to_owned())
            }
            Piece::Variable(name) => match dynamic::name(name).filter(|_| !variables.is_known(name)) {
                Some(dynamic) => Part::Dynamic(dynamic.to_owned()),
                // no variable of Postman's, or none at all
                None if name.trim().is_empty() || name.starts_with(['$', '=']) => Part::Text(format!("{{{{{name}}}}}")),
                None => {
                    if seen.insert(name.to_owned()) {
                        arguments.push(argument(name, variables));
                    }
                    Part::Argument(name.to_owned())
                }
            },
        };
        match (template.parts.last_mut(), part) {
            (Some(Part::Text(last)), Part::Text(text)) => last.push_str(&text),
            (_, part) => template.parts.push(part),
        }
    }
    (template, arguments)
}

fn argument(name: &str, variables: &Variables<'_>) -> RequestArgument {
    let variable = format!("{{{{{name}}}}}");
    let value = ArgumentValue::Text { repeated: false };
    let mut argument = RequestArgument::new(name, Place::BodyText, value, Source::Request);
    argument.is_secret = variables.holds_secret(&variable);
    if let Some(description) = variables.description(name) {
        argument.facts.overlay(arguments::facts(name, description));
    }
    if variables.is_shared(name) {
        argument.presence = Presence::Default(Template { parts: vec![Part::Setting(name.to_owned())] });
        return argument;
    }
    argument.shown = Some(variables.resolve(&variable)).filter(|shown| !shown.is_empty() && *shown != variable);
    argument.example = Some(quote(&variables.resolve_arguments(&variable)));
    argument
}

/// A text whose variables are arguments or settings. It is itself an argument, so that a caller can send another one.
pub fn template(text: &str, media: &str, syntax: Syntax, variables: &Variables<'_>) -> Option<RequestBody> {
    let text = if syntax == Syntax::Xml { with_fragments(text, variables) } else { Cow::Borrowed(text) };
    let (template, mut arguments) = text_template(&text, variables);
    if !templates::has_variable(&template) {
        return None;
    }
    let body = Body::Template(media.to_owned(), syntax, template);
    let whole = RequestBody::of_one_argument(body, "body", ArgumentValue::String { repeated: false }, None);
    arguments.extend(whole.arguments);
    Some(RequestBody { body: whole.body, arguments })
}

/// A text with the values of those variables that hold markup: the variables in it are arguments, and it is none itself.
fn with_fragments<'t>(text: &'t str, variables: &Variables<'_>) -> Cow<'t, str> {
    let fragment = |name: &str| {
        let value = variables.value(name).filter(|_| !variables.is_setting(name))?;
        value.trim_start().starts_with('<').then_some(value)
    };
    if references::names(text).all(|name| fragment(name).is_none()) {
        return Cow::Borrowed(text);
    }
    let pieces = references::pieces(text).into_iter().map(|piece| match piece {
        Piece::Text(text) => Cow::Borrowed(text),
        Piece::Variable(name) => fragment(name).map_or_else(|| format!("{{{{{name}}}}}").into(), Cow::Borrowed),
    });
    Cow::Owned(pieces.collect())
}

/// How values are escaped in a text: what its content type says, or else its language, or else what it begins with.
pub fn syntax(text: &str, language: Option<&str>, content_type: Option<&str>) -> Syntax {
    let content_type = content_type.unwrap_or_default();
    let says = |word: &str| content_type.contains(word);
    // a variable says nothing
    let begins_with =
        |brackets: [char; 2]| text.trim_start().starts_with(brackets) && !text.trim_start().starts_with("{{");
    if says("graphql") {
        Syntax::Graphql
    } else if says("x-www-form-urlencoded") {
        Syntax::Form
    } else if says("xml") || says("html") || !says("json") && begins_with(['<'; 2]) {
        Syntax::Xml
    } else if says("javascript") || language == Some("javascript") {
        Syntax::Javascript
    } else if says("json") || language == Some("json") || begins_with(['{', '[']) {
        Syntax::Json
    } else {
        Syntax::Plain
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_content_type_says_how_values_are_escaped() {
        assert_eq!(syntax("<a/>", Some("text"), None), Syntax::Xml);
        assert_eq!(syntax("a=b", None, Some("application/x-www-form-urlencoded")), Syntax::Form);
        assert_eq!(syntax("{ a }", Some("text"), Some("application/graphql")), Syntax::Graphql);
        assert_eq!(syntax("f(1)", Some("javascript"), None), Syntax::Javascript);
        assert_eq!(syntax("{\"a\": {{b}}", Some("text"), Some("text/plain")), Syntax::Json);
        assert_eq!(syntax("Hello {{a}}", Some("text"), None), Syntax::Plain);
        assert_eq!(syntax("{{a}} and {{b}}", Some("text"), None), Syntax::Plain);
    }
}
