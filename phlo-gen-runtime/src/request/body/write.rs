//! Builds the body from its arguments.

use crate::error::Problem;
use crate::json::{Json, Value, write_string};
use crate::operation::{self, Argument, Arguments, Place, Spec, Syntax};
use crate::request::body::json::{write_members, write_value};
use crate::request::body::multipart::Form;
use crate::request::body::saved;
use crate::request::body::text::fill_text;
use crate::request::template::{RowValue, argument_value, rows};
use crate::request::template::{Scope, Sink, VariableValue};
use crate::request::url::{Encoded, Part};
use crate::transport::{Body, BodyPart};
use std::borrow::Cow;

/// A body and its content type.
pub(crate) struct TypedBody {
    pub(crate) body: Body,
    pub(crate) content_type: Cow<'static, str>,
    /// Whether it replaces a `Content-Type` of the item.
    pub(crate) forced: bool,
}

/// The usual maximum length of a body.
const LIKELY: usize = 256;

/// Builds the body of a request, if it has one, with members that the caller adds.
pub(crate) fn write_body(
    spec: &'static Spec,
    members: &[(String, Json)],
    scope: Scope<'_>,
) -> Result<Option<TypedBody>, Problem> {
    write(spec.body, spec.arguments, members, scope)
}

fn write(
    body: operation::Body,
    arguments: Arguments,
    members: &[(String, Json)],
    scope: Scope<'_>,
) -> Result<Option<TypedBody>, Problem> {
    let takes_members =
        matches!(body, operation::Body::Json | operation::Body::JsonIfAny | operation::Body::JsonAs(..));
    if let (Some((name, _)), false) = (members.first(), takes_members) {
        return Err(Problem::argument(name, "is a member for a body, and the body is not a JSON object"));
    }
    let own = |body, content_type| TypedBody { body, content_type: Cow::Borrowed(content_type), forced: false };
    Ok(match body {
        operation::Body::None => None,
        operation::Body::Json => {
            let mut out = String::with_capacity(LIKELY);
            write_members(arguments, members, scope, &mut out)?;
            Some(own(out.into(), "application/json"))
        }
        operation::Body::JsonIfAny => {
            let mut out = String::with_capacity(LIKELY);
            write_members(arguments, members, scope, &mut out)?;
            (out != "{}").then(|| own(out.into(), "application/json"))
        }
        operation::Body::JsonAs(content_type, saved, meant) => {
            let mut out = String::with_capacity(LIKELY);
            write_members(arguments, members, scope, &mut out)?;
            Some(own(as_saved(out, saved, meant, scope)?.into(), content_type))
        }
        operation::Body::JsonWhole(content_type) => {
            json_whole(arguments, scope)?.map(|json| own(json.into(), content_type))
        }
        operation::Body::JsonWholeAs(content_type, saved, meant) => match json_whole(arguments, scope)? {
            Some(json) => Some(own(as_saved(json, saved, meant, scope)?.into(), content_type)),
            None => None,
        },
        operation::Body::Text(content_type) => whole_text(arguments, scope)?.map(|text| own(text.into(), content_type)),
        operation::Body::Template(content_type, syntax, template) => {
            let text = match whole_text(arguments, scope)? {
                Some(text) => text,
                None => fill_text(template, syntax, scope)?,
            };
            Some(own(text.into(), content_type))
        }
        operation::Body::Urlencoded => urlencoded(arguments, scope)?,
        operation::Body::Formdata => formdata(arguments, scope)?,
        operation::Body::File => file(arguments, scope)?,
        operation::Body::Untyped(body) => {
            let typed = write(*body, arguments, members, scope)?;
            typed.map(|typed| TypedBody { content_type: Cow::Borrowed(""), forced: false, ..typed })
        }
        operation::Body::Graphql(query, name, variables) => {
            Some(own(graphql(query, name, variables, arguments, scope)?.into(), "application/json"))
        }
    })
}

/// The text as it is saved, as long as it has the same values. If it is not JSON, another text says what it means.
fn as_saved(written: String, saved: &str, meant: &str, scope: Scope<'_>) -> Result<String, Problem> {
    let (saved, _) = scope.text(saved)?;
    if meant.is_empty() {
        return Ok(saved::as_saved(saved, written));
    }
    let (meant, _) = scope.text(meant)?;
    Ok(if saved::is_same(&meant, &written) { saved } else { written })
}

fn json_whole(arguments: Arguments, scope: Scope<'_>) -> Result<Option<String>, Problem> {
    let mut out = String::new();
    let Some(argument) = sole(arguments) else { return Ok(None) };
    Ok(write_value(&argument, scope, &mut out)?.then_some(out))
}

fn whole_text(arguments: Arguments, scope: Scope<'_>) -> Result<Option<String>, Problem> {
    let Some(argument) = sole(arguments) else { return Ok(None) };
    match (argument_value(&argument, scope), argument.value) {
        (Some(value), _) => Ok(Some(text(value))),
        (None, Some(template)) => scope.text(template).map(|(text, _)| Some(text)),
        (None, None) => Ok(None),
    }
}

fn urlencoded(arguments: Arguments, scope: Scope<'_>) -> Result<Option<TypedBody>, Problem> {
    let mut form: Option<String> = None;
    rows(arguments, Place::Body, scope, &mut |row| {
        if let Some(rows) = &mut form {
            rows.push('&');
        }
        let out = form.get_or_insert_default();
        scope.fill(row.argument.name, &mut Encoded { out, part: Part::Form })?;
        out.push('=');
        match row.value {
            RowValue::Bare => Ok(()),
            RowValue::Value(value) => {
                Encoded { out, part: Part::Form }.variable("", VariableValue::Value(value));
                Ok(())
            }
            RowValue::Template(template) => scope.fill(template, &mut Encoded { out, part: Part::Form }).map(drop),
        }
    })?;
    Ok(form.map(|form| TypedBody {
        body: form.into(),
        content_type: "application/x-www-form-urlencoded".into(),
        forced: true,
    }))
}

fn formdata(arguments: Arguments, scope: Scope<'_>) -> Result<Option<TypedBody>, Problem> {
    let mut form = Form::new();
    rows(arguments, Place::Body, scope, &mut |row| {
        let (name, _) = scope.text(row.argument.name)?;
        let content_type = row.argument.content_type;
        match row.value {
            RowValue::Bare => form.push_text(&name, "", content_type),
            RowValue::Template(template) => form.push_text(&name, &scope.text(template)?.0, content_type),
            RowValue::Value(value) => match value.file() {
                Some(file) => form.push_file(&name, file, content_type)?,
                None => form.push_text(&name, &text(value), content_type),
            },
        }
        Ok(())
    })?;
    let content_type = format!("multipart/form-data; boundary={}", form.boundary);
    Ok(form.finish().map(|body| TypedBody { body, content_type: content_type.into(), forced: true }))
}

fn file(arguments: Arguments, scope: Scope<'_>) -> Result<Option<TypedBody>, Problem> {
    let Some(argument) = sole(arguments) else { return Ok(None) };
    let Some(file) = argument_value(&argument, scope).and_then(Value::file) else { return Ok(None) };
    let body = Body::of(vec![BodyPart::of_file(argument.name, file)]);
    Ok(Some(TypedBody { body, content_type: file.type_if_named().to_owned().into(), forced: false }))
}

fn graphql(
    query: &str,
    name: &str,
    variables: &str,
    arguments: Arguments,
    scope: Scope<'_>,
) -> Result<String, Problem> {
    let mut out = "{\"query\":".to_owned();
    write_string(&fill_text(query, Syntax::Graphql, scope)?, &mut out);
    let (name, _) = scope.text(name)?;
    if !name.is_empty() {
        out.push_str(",\"operationName\":");
        write_string(&name, &mut out);
    }
    let mut members = String::new();
    if sole(arguments).is_some() {
        write_members(arguments, &[], scope, &mut members)?;
    }
    // without a value the saved text is sent
    if matches!(members.as_str(), "" | "{}") && !variables.is_empty() {
        members = scope.text(variables)?.0;
    }
    if !members.is_empty() {
        out.push_str(",\"variables\":");
        out.push_str(&members);
    }
    out.push('}');
    Ok(out)
}

fn sole(arguments: Arguments) -> Option<Argument> {
    arguments.within(Place::Body).next()
}

fn text(value: &dyn Value) -> String {
    let mut out = String::new();
    value.text(&mut out);
    out
}
