//! Structs, enums and aliases.

use super::context::Context;
use super::type_path::type_path;
use super::writer::Writer;
use crate::api::{ByStatus, Choice, Definition, Member, Object, StatusVariant, Type};
use crate::emit::docs;
use crate::emit::literal::literal;

/// Writes the definition of a type; `page` is its documentation.
pub fn definition(context: &Context<'_>, ty: &Definition, page: &str, modules: &[String], out: &mut Writer) {
    match ty {
        Definition::Object(ty) if ty.is_input => input(context, ty, page, modules, out),
        Definition::Object(ty) => object(context, ty, page, modules, out),
        Definition::Choice(ty) => choice(ty, page, out),
        Definition::ByStatus(ty) => by_status(context, ty, page, modules, out),
        Definition::Alias { name, target, .. } => alias(page, name, &type_path(context, target, modules), out),
    }
}

fn object(context: &Context<'_>, object: &Object, page: &str, modules: &[String], out: &mut Writer) {
    out.open("__::object! {");
    out.doc(page);
    let mut traits = derived(context);
    if object.members.iter().all(|member| matches!(member.ty, Type::Optional(_))) && !traits.contains(&"Default") {
        traits.push("Default");
    }
    out.derive(&traits);
    out.open(&format!("{} {{", object.name));
    for (index, member) in object.members.iter().enumerate() {
        self::member(context, index, member, modules, out);
    }
    out.close("}");
    nulls(object, out);
    secrets(object, out);
    if object.lenient {
        out.line("lenient true");
    }
    out.close("}");
}

/// A struct of a body: `new` takes the members that are required, and each member has a setter.
fn input(context: &Context<'_>, object: &Object, page: &str, modules: &[String], out: &mut Writer) {
    let in_new = object.members_of_new();
    out.open("__::input! {");
    out.doc(page);
    // the macro implements it
    let is_default = |path: &&str| path.rsplit("::").next().map(str::trim) == Some("Default");
    out.derive(&derived(context).into_iter().filter(|path| !is_default(path)).collect::<Vec<_>>());
    out.open(&format!("{} {{", object.name));
    for (index, member) in object.members.iter().enumerate() {
        let is_in_new = in_new.iter().any(|other| other.field == member.field);
        input_member(context, index, member, is_in_new, modules, out);
    }
    out.close("}");
    secrets(object, out);
    out.close("}");
}

fn input_member(
    context: &Context<'_>,
    index: usize,
    member: &Member,
    is_in_new: bool,
    modules: &[String],
    out: &mut Writer,
) {
    let Member { name, field, ty, .. } = member;
    let ty = if let Type::Optional(inner) = ty { inner.as_ref() } else { ty };
    let (mark, ty) = match ty {
        Type::List(element) => (if is_in_new { "=>" } else { "," }, element.as_ref()),
        _ => (if is_in_new { "=" } else { "|" }, ty),
    };
    out.doc(&docs::definition::member(member));
    let maybe = if is_in_new { String::new() } else { format!(" maybe_{field}") };
    out.line(&format!("{index} {field} {} {mark}{maybe} {};", literal(name), type_path(context, ty, modules)));
}

/// The traits from the `derive` option, without those of serde, which all types have.
fn derived<'a>(context: &Context<'a>) -> Vec<&'a str> {
    let is_of_serde =
        |path: &&str| matches!(path.rsplit("::").next().map(str::trim), Some("Serialize" | "Deserialize"));
    context.emission.derive.iter().map(String::as_str).filter(|path| !is_of_serde(path)).collect()
}

fn member(context: &Context<'_>, index: usize, member: &Member, modules: &[String], out: &mut Writer) {
    let Member { name, field, ty, .. } = member;
    out.doc(&docs::definition::member(member));
    out.line(&format!("{index} {field} {}: {};", literal(name), type_path(context, ty, modules)));
}

/// The members that are always present and written as `null` if they have no value.
fn nulls(object: &Object, out: &mut Writer) {
    list("null", object, |member| member.null).iter().for_each(|line| out.line(line));
}

/// The members that are secrets.
fn secrets(object: &Object, out: &mut Writer) {
    list("secret", object, |member| member.secret).iter().for_each(|line| out.line(line));
}

/// A word and the indices of some members; `None` if there are none.
fn list(word: &str, object: &Object, is_one: impl Fn(&Member) -> bool) -> Option<String> {
    let indices = object.members.iter().enumerate().filter(|(_, member)| is_one(member));
    let indices: String = indices.map(|(index, _)| format!(" {index}")).collect();
    (!indices.is_empty()).then(|| format!("{word}{indices}"))
}

fn choice(choice: &Choice, page: &str, out: &mut Writer) {
    out.open("__::choice! {");
    out.doc(page);
    out.open(&format!("{} {{", choice.name));
    for ((name, text), page) in choice.variants.iter().zip(docs::definition::variants(choice)) {
        variant(name, text, &page, out);
    }
    out.close("}");
    out.close("}");
}

fn variant(name: &str, text: &str, page: &str, out: &mut Writer) {
    out.doc(page);
    out.line(&format!("{name} {};", literal(text)));
}

fn by_status(context: &Context<'_>, responses: &ByStatus, page: &str, modules: &[String], out: &mut Writer) {
    out.open("__::by_status! {");
    out.doc(page);
    out.derive(&derived(context));
    out.open(&format!("{} {{", responses.name));
    let (without, with): (Vec<_>, Vec<_>) = responses.variants.iter().partition(|variant| variant.ty == Type::Empty);
    out.open("with_body {");
    with.into_iter().for_each(|variant| with_body(context, variant, modules, out));
    out.close("}");
    out.open("without_body {");
    without.into_iter().for_each(|variant| without_body(variant, out));
    out.close("}");
    out.close("}");
    out.close("}");
}

fn with_body(context: &Context<'_>, variant: &StatusVariant, modules: &[String], out: &mut Writer) {
    out.doc(&docs::definition::status_variant(variant));
    out.line(&format!("{} {} {};", variant.name, variant.status, type_path(context, &variant.ty, modules)));
}

fn without_body(variant: &StatusVariant, out: &mut Writer) {
    out.doc(&docs::definition::status_variant(variant));
    out.line(&format!("{} {};", variant.name, variant.status));
}

fn alias(page: &str, name: &str, target: &str, out: &mut Writer) {
    out.doc(page);
    out.rustfmt_skip();
    out.line(&format!("pub type {name} = {target};"));
}
