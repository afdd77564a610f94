//! GraphQL bodies: the variables that an operation declares are arguments, and so are those in the text of the query.

use crate::api::{Body, Part, Place, Presence, Source, Template};
use crate::arguments::{Requirement, ValueKind};
use crate::diagnostic::Diagnostic;
use crate::json::{self, Json, Kind};
use crate::lower::requests::argument::{ArgumentValue, RequestArgument};
use crate::lower::requests::body::declarations::{Declaration, DeclaredType, Operation, operations};
use crate::lower::requests::body::json_members::member_arguments;
use crate::lower::requests::body::request_body::RequestBody;
use crate::lower::requests::body::text::text_template;
use crate::lower::secrets::redaction::graphql;
use crate::lower::variables::scope::Variables;
use crate::lower::variables::templates::with_values;
use crate::shapes::{Element, Shape};
use std::collections::{HashMap, HashSet};

/// A GraphQL body as it is saved.
pub struct Graphql<'a> {
    /// The document.
    pub query: &'a str,
    /// The name of the operation that is executed, if it is saved.
    pub operation_name: Option<&'a str>,
    /// The values of the variables: JSON text.
    pub values: &'a str,
    /// Its position in the file.
    pub offset: usize,
}

/// The argument that names the operation of a document with several.
const OPERATION_NAME: &str = "operationName";

impl Graphql<'_> {
    /// The body and its arguments.
    pub fn read(&self, variables: &Variables<'_>, findings: &mut Vec<Diagnostic>) -> RequestBody {
        let document = graphql::redact(self.query);
        let (query, mut arguments) = text_template(&document, variables);
        for argument in &mut arguments {
            argument.facts.required = Some(Requirement::Required);
        }
        let operations = operations(&document);
        let name = self.name(&operations, variables, &mut arguments);
        let executed: Vec<&Operation> = match self.operation_name {
            Some(name) => operations.iter().filter(|operation| operation.name.as_deref() == Some(name)).collect(),
            None => operations.iter().collect(),
        };
        let members = self.members(variables, findings);
        let text = if members.is_empty() { with_values(self.values, variables) } else { Template::default() };
        let first = arguments.len();
        arguments.extend(members);
        let keys = arguments.iter().enumerate().skip(first).rev();
        let mut places: HashMap<String, usize> = keys.map(|(place, argument)| (argument.key.clone(), place)).collect();
        let names = |operation: &&Operation| operation.variables.iter().map(|known| known.name.clone()).collect();
        let declared: Vec<HashSet<String>> = executed.iter().map(names).collect();
        for declaration in executed.iter().flat_map(|operation| &operation.variables) {
            let is_needed = declared.iter().all(|names| names.contains(&declaration.name));
            let place = *places.entry(declaration.name.clone()).or_insert(arguments.len());
            declare(declaration, is_needed, &mut arguments, place);
        }
        RequestBody { body: Body::Graphql(query, name, text), arguments }
    }

    /// The name of the operation. If a document has several and none is saved as the one to execute, it is an argument.
    fn name(
        &self,
        operations: &[Operation],
        variables: &Variables<'_>,
        arguments: &mut Vec<RequestArgument>,
    ) -> Template {
        if let Some(name) = self.operation_name {
            return with_values(name, variables);
        }
        let names: Vec<String> = operations.iter().filter_map(|operation| operation.name.clone()).collect();
        let [first, _, ..] = names.as_slice() else { return Template::default() };
        let value = ArgumentValue::Text { repeated: false };
        let mut argument = RequestArgument::new(OPERATION_NAME, Place::BodyText, value, Source::Request);
        argument.facts.required = Some(Requirement::Required);
        argument.example = Some(json::quote(first));
        argument.shown = Some(first.clone());
        argument.facts.allowed = names;
        arguments.push(argument);
        Template { parts: vec![Part::Argument(OPERATION_NAME.to_owned())] }
    }

    /// The saved values of the variables as arguments.
    fn members(&self, variables: &Variables<'_>, findings: &mut Vec<Diagnostic>) -> Vec<RequestArgument> {
        let parsed = Some(self.values.trim()).filter(|text| !text.is_empty()).map(json::parse_body);
        match parsed {
            Some(Ok(Json { kind: Kind::Object(members), .. })) => member_arguments(&members, &[], variables),
            None | Some(Ok(Json { kind: Kind::Null, .. })) => Vec::new(),
            Some(_) => {
                let message = "the variables of the GraphQL query are not a JSON object";
                let help = "they are sent as they are unless one of them is set; save them as a JSON object";
                findings.push(Diagnostic::finding("graphql-variables", self.offset, message).help(help));
                Vec::new()
            }
        }
    }
}

/// Adds what is declared to the argument for a variable, which may be the saved value's.
fn declare(declaration: &Declaration, is_needed: bool, arguments: &mut Vec<RequestArgument>, place: usize) {
    let declared = element(&declaration.ty);
    if place == arguments.len() {
        let value = ArgumentValue::Json(declared.clone());
        arguments.push(RequestArgument::new(&declaration.name, Place::Body, value, Source::Request));
    }
    let argument = &mut arguments[place];
    if let ArgumentValue::Json(saved) = &mut argument.value {
        saved.shape = joined(&declared.shape, &saved.shape);
    }
    let facts = &mut argument.facts;
    facts.kind = kind(&declaration.ty);
    facts.default = declaration.default.as_deref().filter(|default| *default != "null").map(unquoted);
    if declaration.is_non_null && declaration.default.is_none() && is_needed {
        facts.required = Some(Requirement::Required);
    } else if argument.presence == Presence::Optional {
        facts.required = Some(Requirement::Optional);
    }
}

fn unquoted(default: &str) -> String {
    json::parse(default).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_else(|| default.to_owned())
}

/// The shape of a declared type. Enums and input objects are those of the server, so any JSON may be one.
fn element(ty: &DeclaredType) -> Element {
    let shape = match ty {
        DeclaredType::List(inner) => Shape::List(Box::new(element(inner))),
        DeclaredType::Named(name) => match name.as_str() {
            "ID" | "String" => Shape::String,
            "Int" => Shape::Integer,
            "Float" => Shape::Number,
            "Boolean" => Shape::Boolean,
            _ => Shape::Any,
        },
    };
    Element { shape, nullable: false }
}

fn kind(ty: &DeclaredType) -> Option<ValueKind> {
    Some(match ty {
        DeclaredType::List(inner) => ValueKind::List(kind(inner).map(Box::new)),
        DeclaredType::Named(name) => match name.as_str() {
            "ID" | "String" => ValueKind::String,
            "Int" => ValueKind::Integer,
            "Float" => ValueKind::Number,
            "Boolean" => ValueKind::Boolean,
            _ => return None,
        },
    })
}

/// The declared shape, unless the saved value has another: that is sent as it is.
fn joined(declared: &Shape, saved: &Shape) -> Shape {
    match (declared, saved) {
        (declared, Shape::Unknown) => declared.clone(),
        (Shape::Any, saved @ (Shape::Object(_) | Shape::String | Shape::Formatted(_) | Shape::Boolean)) => {
            saved.clone()
        }
        (Shape::List(declared), Shape::List(saved)) => {
            Shape::List(Box::new(Element { shape: joined(&declared.shape, &saved.shape), nullable: saved.nullable }))
        }
        (Shape::String, Shape::Formatted(_)) => Shape::String,
        (Shape::Number, Shape::Integer | Shape::Float) => Shape::Number,
        (declared, saved) if declared == saved => declared.clone(),
        _ => Shape::Any,
    }
}
