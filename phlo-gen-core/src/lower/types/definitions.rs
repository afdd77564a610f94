//! Definitions of types: shapes become structs and enums with names.

use crate::api::{Blank, Choice, Definition, Member, Object, Type, TypePath};
use crate::arguments::{self, Facts, Requirement, ValueKind};
use crate::collection::secrets::keys::{Within, with_variables};
use crate::collection::{Description, Markup};
use crate::lower::names::identifiers::{self, without_namespace};
use crate::lower::names::setters::Setters;
use crate::lower::names::singular::{singular, singular_or_same};
use crate::lower::names::taken::Taken;
use crate::lower::names::variants::variants;
use crate::lower::options::Options;
use crate::lower::secrets::detect;
use crate::lower::secrets::flags::is_secret;
use crate::lower::types::documented::{MemberFacts, member_and_below};
use crate::prose::Prose;
use crate::shapes::{Element, Field, Shape};
use std::collections::HashSet;

/// The maximum depth of types; a deeper value is any JSON. The compiler fails at 128 levels.
const DEEPEST: usize = 32;

/// Words that mean several things without an `s`, and those that mean a whole.
const MANY: &[&str] = &["array", "body", "data", "info", "list", "map", "media", "object", "response", "result", "set"];

/// Defines the types of one item.
#[derive(Debug)]
pub struct ItemTypes<'a> {
    /// The request of the item.
    pub request: &'a str,
    /// The modules that contain the item.
    pub modules: &'a [String],
    /// The names that are taken in the item's module.
    pub taken: &'a mut Taken,
    /// The defined types.
    pub defined: Vec<Definition>,
    /// The options of the user.
    pub options: &'a Options,
    /// The depth of the type that is being defined.
    pub depth: usize,
    /// The name that is reserved for the next type.
    pub reserved_name: Option<String>,
}

/// Which members may be missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// A request: nested members are optional, even if every sample has them.
    Request,
    /// A response: a member that every sample has is required.
    Response,
    /// A response in which all members are optional.
    LenientResponse,
}

impl ItemTypes<'_> {
    /// The type of a value of this shape. `name` is the name of a struct in it; `facts` are about members below it.
    pub fn of(&mut self, element: &Element, name: &str, side: Side, facts: &MemberFacts) -> Type {
        let ty = self.of_shape(&element.shape, name, side, facts);
        if element.nullable { or_null(ty, side) } else { ty }
    }

    /// The type of the value of a member.
    fn of_field(&mut self, field: &Field, name: &str, side: Side, facts: &MemberFacts) -> Type {
        let ty = self.of_shape(&field.shape, name, side, facts);
        if field.nullable { or_null(ty, side) } else { ty }
    }

    /// The type of a value that is not null.
    fn of_shape(&mut self, shape: &Shape, name: &str, side: Side, facts: &MemberFacts) -> Type {
        if self.depth == DEEPEST {
            return Type::Json;
        }
        self.depth += 1;
        let ty = self.nested(shape, name, side, facts);
        self.depth -= 1;
        ty
    }

    fn nested(&mut self, shape: &Shape, name: &str, side: Side, facts: &MemberFacts) -> Type {
        match shape {
            Shape::Unknown | Shape::Any => Type::Json,
            Shape::Boolean => Type::Boolean,
            Shape::Integer | Shape::Int64 => Type::Integer,
            Shape::Float => Type::Float,
            Shape::Number => Type::Number,
            Shape::String => Type::String,
            Shape::Formatted(format) => self.options.formatted(*format).unwrap_or(Type::String),
            Shape::List(inner) => {
                Type::List(Box::new(self.of(inner, &self.element_name(name, &inner.shape), side, facts)))
            }
            Shape::Map(inner) => {
                Type::Map(Box::new(self.of(inner, &self.element_name(name, &inner.shape), side, facts)))
            }
            Shape::OrText(other) => match self.of_shape(other, name, side, facts) {
                Type::Json => Type::Json,
                other => Type::OrText(Box::new(other)),
            },
            Shape::OrBoolean(other) => match self.of_shape(other, name, side, facts) {
                Type::Json => Type::Json,
                other => Type::OrBoolean(Box::new(other)),
            },
            Shape::OneOrMany(one) => match self.of_shape(one, &self.element_name(name, one), side, facts) {
                Type::Json => Type::Json,
                one => Type::OneOrMany(Box::new(one)),
            },
            Shape::Object(fields) if fields.is_empty() => Type::Json,
            Shape::Object(fields) => self.object(fields, name, side, facts),
        }
    }

    /// A type with the name that is reserved for it, or with this name, made unique: its parent type, a blank, and
    /// words.
    pub fn path(&mut self, name: &str) -> TypePath {
        let (owner, words) = name.split_once(' ').unwrap_or((name, ""));
        let names = [without_namespace(words), words].map(|words| identifiers::nested_type(owner, words));
        let name = self.reserved_name.take().unwrap_or_else(|| self.taken.take_first(names));
        TypePath { modules: self.modules.to_vec(), name }
    }

    /// The name of an element of a list or a map: the singular. A member that is none in the plural gives its own name,
    /// unless that means many things or another type has it. Empty where no type is named after it.
    fn element_name(&self, name: &str, element: &Shape) -> String {
        if !has_object(element) {
            return String::new();
        }
        let Some((owner, words)) = name.split_once(' ') else { return format!("{name} item") };
        let lower = words.to_ascii_lowercase();
        let is_free = self.taken.is_free(&identifiers::nested_type(owner, without_namespace(words)));
        let element = match is_free && !MANY.iter().any(|many| lower.ends_with(many)) {
            true => singular_or_same(words),
            false => singular(words),
        };
        format!("{owner} {element}")
    }

    /// An open enum of these strings.
    pub fn choice(&mut self, name: &str, allowed: &[String], prose: &Prose) -> Type {
        let path = self.path(name);
        let mut seen = HashSet::new();
        let texts: Vec<String> = allowed.iter().filter(|text| seen.insert(*text)).cloned().collect();
        let variants = variants(&texts).into_iter().zip(texts).collect();
        self.defined.push(Definition::Choice(Choice { name: path.name.clone(), prose: prose.clone(), variants }));
        Type::Named(path)
    }

    fn object(&mut self, fields: &[Field], name: &str, side: Side, facts: &MemberFacts) -> Type {
        let path = match side {
            Side::Request => self.path(&format!("{name} input")),
            Side::Response | Side::LenientResponse => self.path(name),
        };
        let place = self.defined.len();
        let shell = Object {
            name: path.name.clone(),
            prose: Prose::default(),
            members: Vec::new(),
            is_input: side == Side::Request,
            lenient: side == Side::LenientResponse,
        };
        self.defined.push(Definition::Object(shell));
        let mut taken = Taken::default();
        let mut setters = Setters::of_object();
        let mut members = Vec::with_capacity(fields.len());
        for field in fields {
            let rust = match side {
                Side::Request => setters.take_member(&field.name),
                _ => taken.take(identifiers::named_or(identifiers::snake(&field.name), "field")),
            };
            let (own, below) = member_and_below(facts, &field.name);
            let own = own.or_else(|| facts_of_comment(field, side));
            let ty = self.member(&path.name, field, own.as_ref(), side, &below);
            let required = side == Side::Request && own.as_ref().is_some_and(is_needed);
            let prose = own.map(|facts| facts.prose).filter(|prose| !prose.blocks.is_empty());
            let prose = prose
                .or_else(|| field.comment.as_deref().map(|text| comment(&with_variables(text, Within::Prose))))
                .unwrap_or_default();
            let ty = self
                .options
                .types
                .iter()
                .find(|(wanted, _)| *wanted == format!("{}.{rust}", path.name))
                .map_or(ty.clone(), |(_, custom)| custom_type(ty, custom));
            let null = side == Side::Response && field.always && matches!(ty, Type::Optional(_));
            let blank = blank(field).filter(|_| !matches!(optional_inner(&ty), Type::Custom(_)));
            let secret = is_secret(&field.name, &ty, detect::is_secret_name(&field.name));
            members.push(Member { name: field.name.clone(), field: rust, ty, secret, null, blank, required, prose });
        }
        if let Some(Definition::Object(object)) = self.defined.get_mut(place) {
            object.members = members;
        }
        Type::Named(path)
    }

    /// The name of a member's type: the item and the member, and what has the member if another type has that name.
    fn member_name(&self, owner: &str, member: &str) -> String {
        let words = without_namespace(member);
        let is_free = |words: &str| self.taken.is_free(&identifiers::nested_type(self.request, words));
        let is_free = is_free(words) && is_free(&singular_or_same(words));
        format!("{} {member}", if is_free { self.request } else { owner })
    }

    fn member(&mut self, owner: &str, field: &Field, own: Option<&Facts>, side: Side, below: &MemberFacts) -> Type {
        let allowed = own.filter(|facts| !facts.of_items).map(|facts| facts.allowed.as_slice()).unwrap_or_default();
        // only a table has it
        let is_unsaved = side == Side::Request
            && !field.always
            && field.shape == Shape::Unknown
            && own.is_none_or(|facts| matches!(facts.kind, None | Some(ValueKind::String)));
        let is_choice = (field.shape.is_text() || is_unsaved) && allowed.len() > 1;
        // most members have no type of their own, and making a name takes long in a macro, which is not optimized
        let name =
            if is_choice || has_object(&field.shape) { self.member_name(owner, &field.name) } else { String::new() };
        let ty = if is_choice {
            let prose = own.map(|facts| facts.prose.clone()).unwrap_or_default();
            let choice = self.choice(&name, allowed, &prose);
            if field.nullable { nullable(choice, side) } else { choice }
        } else {
            let ty = self.of_field(field, &name, side, below);
            if side == Side::Request { or_text(ty, own.and_then(|facts| facts.kind.as_ref())) } else { ty }
        };
        match ty {
            // null and absent are different
            Type::Optional(ty) if side == Side::Response && !field.always => {
                Type::Optional(Box::new(Type::Nullable(ty)))
            }
            Type::Optional(_) => ty,
            _ if side != Side::Response || !field.always => Type::Optional(Box::new(ty)),
            _ => ty,
        }
    }
}

/// The type of a member of a request that is saved as a string and documented as a boolean or a number.
pub fn or_text(ty: Type, kind: Option<&ValueKind>) -> Type {
    let documented = match (&ty, kind) {
        (Type::String, Some(ValueKind::Boolean)) => Type::Boolean,
        (Type::String, Some(ValueKind::Integer)) => Type::Integer,
        (Type::String, Some(ValueKind::Number)) => Type::Number,
        _ => return ty,
    };
    Type::OrText(Box::new(documented))
}

/// Whether a value has an object in it, for which a type is defined.
fn has_object(shape: &Shape) -> bool {
    match shape {
        Shape::Object(fields) => !fields.is_empty(),
        Shape::List(inner) | Shape::Map(inner) => has_object(&inner.shape),
        Shape::OrText(inner) | Shape::OrBoolean(inner) | Shape::OneOrMany(inner) => has_object(inner),
        _ => false,
    }
}

/// The same type if its values may be null; any JSON may be null already.
fn or_null(ty: Type, side: Side) -> Type {
    if let Type::Json = ty { ty } else { nullable(ty, side) }
}

/// The type of a value that may be null.
fn nullable(ty: Type, side: Side) -> Type {
    match side {
        Side::Request => Type::Nullable(Box::new(ty)),
        Side::Response | Side::LenientResponse => Type::Optional(Box::new(ty)),
    }
}

/// What the samples of a member are, if they do not show its type.
fn blank(field: &Field) -> Option<Blank> {
    match &field.shape {
        Shape::Unknown if field.nullable => Some(Blank::Null),
        Shape::List(inner) if inner.shape == Shape::Unknown && !inner.nullable => Some(Blank::List),
        Shape::Object(fields) if fields.is_empty() && !field.nullable => Some(Blank::Object),
        _ => None,
    }
}

fn optional_inner(ty: &Type) -> &Type {
    if let Type::Optional(inner) = ty { inner } else { ty }
}

/// The type of the user, which may be absent where the member may.
pub fn custom_type(ty: Type, custom: &str) -> Type {
    match ty {
        Type::Optional(_) => Type::Optional(Box::new(Type::Custom(custom.to_owned()))),
        _ => Type::Custom(custom.to_owned()),
    }
}

/// Whether a request lacks something without this member: the server has no default for it.
fn is_needed(facts: &Facts) -> bool {
    facts.required == Some(Requirement::Required) && facts.default.is_none()
}

/// What the comment of a saved body says on a member: `"city": "Bern" // required`.
fn facts_of_comment(field: &Field, side: Side) -> Option<Facts> {
    let text = field.comment.as_deref().filter(|_| side == Side::Request)?;
    let text = with_variables(text, Within::Prose);
    let mut facts = arguments::facts(&field.name, &Description { text, markup: Markup::Markdown, offset: 0 });
    if facts.is_guess {
        facts.allowed.clear();
    }
    Some(facts)
}

fn comment(text: &str) -> Prose {
    use crate::prose::{Block, Inline};
    Prose { blocks: vec![Block::Paragraph(vec![Inline::Text(text.to_owned())])] }
}
