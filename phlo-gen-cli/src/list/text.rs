//! Items for people.

use super::json::{choices, plain};
use crate::items::Entry;
use crate::output::Output;
use crate::style::{FAINT, GOOD, HEADING, NAME, WARNING, paint};
use crate::table;
use phlo_gen_core::api::{Argument, Presence, Setting, Type};
use phlo_gen_core::emit::rustdoc::summary;
use std::io::{self, Write};

/// Prints the calls of items.
pub fn items(entries: &[Entry<'_>], out: &mut Output) -> io::Result<()> {
    let row = |entry: &Entry<'_>| [paint(GOOD, &entry.item.method), format!("client.{}", paint(NAME, &entry.call()))];
    let rows: Vec<[String; 2]> = entries.iter().map(row).collect();
    table::lines(&rows).iter().try_for_each(|line| writeln!(out, "{line}"))
}

/// Prints an item with its arguments and settings.
pub fn item(entry: &Entry<'_>, out: &mut Output) -> io::Result<()> {
    writeln!(out, "{}", paint(HEADING, &entry.path()))?;
    writeln!(out, "client.{}", paint(NAME, &entry.call()))?;
    writeln!(out, "{} {}", paint(GOOD, &entry.item.method), entry.item.url)?;
    if let Some(summary) = summary(&entry.item.prose) {
        writeln!(out, "\n{summary}")?;
    }
    let arguments: Vec<[String; 5]> = entry.item.arguments.iter().map(|one| argument(entry, one)).collect();
    section("arguments", &arguments, out)?;
    let settings: Vec<[String; 5]> = entry.settings().into_iter().map(|one| setting(entry, one)).collect();
    section("settings", &settings, out)
}

fn section(title: &str, rows: &[[String; 5]], out: &mut Output) -> io::Result<()> {
    if !rows.is_empty() {
        writeln!(out, "\n{}", paint(HEADING, title))?;
    }
    table::lines(rows).iter().try_for_each(|line| writeln!(out, "  {line}"))
}

fn argument(entry: &Entry<'_>, argument: &Argument) -> [String; 5] {
    let presence = match &argument.presence {
        Presence::Required => paint(WARNING, "required"),
        Presence::Optional => match &argument.documented_default {
            Some(default) => format!("optional, default `{default}`"),
            None => "optional".to_owned(),
        },
        Presence::Default(default) => format!("`{}` unless set", plain(argument, default)),
        Presence::Fixed(fixed) => format!("always `{}`", plain(argument, fixed)),
    };
    let ty = match choices(entry.item, argument) {
        Some(choices) => choices.join(", "),
        None => type_name(&argument.ty),
    };
    let what = summary(&argument.prose).unwrap_or_default();
    [paint(NAME, &argument.setter), paint(FAINT, argument.place.word()), ty, presence, paint(FAINT, &what)]
}

fn setting(entry: &Entry<'_>, setting: &Setting) -> [String; 5] {
    let default =
        setting.default.as_ref().map(|default| default.as_text().map_or_else(|| default.source(), str::to_owned));
    let presence = match default {
        Some(default) => format!("`{default}` unless set"),
        None if entry.needs(setting) => paint(WARNING, "required"),
        None => "optional".to_owned(),
    };
    let secret = if setting.secret { "secret" } else { "" };
    let what = summary(&setting.prose).unwrap_or_default();
    [paint(NAME, &setting.setter), String::new(), secret.to_owned(), presence, paint(FAINT, &what)]
}

/// What a type is called.
pub fn type_name(ty: &Type) -> String {
    match ty {
        Type::Text | Type::String | Type::Secret => "string".to_owned(),
        Type::Boolean => "boolean".to_owned(),
        Type::Integer => "integer".to_owned(),
        Type::Float | Type::Number => "number".to_owned(),
        Type::Json => "any".to_owned(),
        Type::File => "file".to_owned(),
        Type::RawBody => "bytes".to_owned(),
        Type::Empty => "nothing".to_owned(),
        Type::List(inner) => format!("list of {}", type_name(inner)),
        Type::Map(inner) => format!("map of {}", type_name(inner)),
        Type::Optional(inner) | Type::Nullable(inner) | Type::OrText(inner) => type_name(inner),
        Type::Named(path) => path.name.clone(),
        Type::Custom(custom) => custom.clone(),
    }
}
