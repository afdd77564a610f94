//! Items as text.

use super::argument::{plain_text, type_name};
use super::members::{ListedMember, Members, members};
use crate::items::{ItemEntry, allowed_values, enum_values};
use crate::output::Stdout;
use crate::output::style::{FAINT, GOOD, HEADING, NAME, WARNING, paint};
use crate::output::table;
use phlo_gen_core::api::{Argument, Presence, Setting};
use phlo_gen_core::emit::rustdoc::summary;
use std::io::{self, Write};

/// Prints the calls of items.
pub fn items(entries: &[ItemEntry<'_>], out: &mut Stdout) -> io::Result<()> {
    let row =
        |entry: &ItemEntry<'_>| [paint(GOOD, &entry.item.method), format!("client.{}", paint(NAME, &entry.call()))];
    let rows: Vec<[String; 2]> = entries.iter().map(row).collect();
    table::lines(&rows).iter().try_for_each(|line| writeln!(out, "{line}"))
}

/// Prints an item with its arguments and settings.
pub fn item(entry: &ItemEntry<'_>, out: &mut Stdout) -> io::Result<()> {
    writeln!(out, "{}", paint(HEADING, &entry.path()))?;
    writeln!(out, "client.{}", paint(NAME, &entry.call()))?;
    writeln!(out, "{} {}", paint(GOOD, &entry.item.method), entry.item.url)?;
    if let Some(summary) = summary(&entry.item.prose) {
        writeln!(out, "\n{summary}")?;
    }
    let named = entry.item.arguments.iter().filter(|argument| argument.shown_name().is_some());
    let mut arguments = Vec::new();
    for one in named {
        arguments.push(argument(entry, one));
        push_members(entry, &members(entry, &one.ty), 1, &mut arguments);
    }
    section("arguments", &arguments, out)?;
    let settings: Vec<[String; 5]> = entry.settings().into_iter().map(|one| setting(entry, one)).collect();
    section("settings", &settings, out)
}

fn section(title: &str, rows: &[[String; 5]], out: &mut Stdout) -> io::Result<()> {
    if !rows.is_empty() {
        writeln!(out, "\n{}", paint(HEADING, title))?;
    }
    table::lines(rows).iter().try_for_each(|line| writeln!(out, "  {line}"))
}

fn argument(entry: &ItemEntry<'_>, argument: &Argument) -> [String; 5] {
    let presence = match &argument.presence {
        Presence::Required => match &argument.documented_default {
            Some(default) => format!("{}, `{default}` is the default", paint(WARNING, "required")),
            None => paint(WARNING, "required"),
        },
        Presence::Optional => match &argument.documented_default {
            Some(default) => format!("optional, the server's default is `{default}`"),
            None => "optional".to_owned(),
        },
        Presence::Default(default) => format!("`{}` unless set", plain_text(argument, default)),
        Presence::Fixed(fixed) => format!("always `{}`", plain_text(argument, fixed)),
    };
    let ty = match allowed_values(entry, argument) {
        Some(values) => values.join(", "),
        None => type_name(&argument.ty),
    };
    let what = summary(&argument.prose).unwrap_or_default();
    [paint(NAME, &argument.setter), paint(FAINT, argument.place.word()), ty, presence, paint(FAINT, &what)]
}

/// Adds a row for each member, indented below what has it.
fn push_members(entry: &ItemEntry<'_>, members: &Members<'_>, depth: usize, out: &mut Vec<[String; 5]>) {
    let indent = "  ".repeat(depth);
    for ListedMember { member, members } in &members.listed {
        let name = format!("{indent}{}", paint(NAME, &member.field));
        let ty = enum_values(entry, &member.ty).map_or_else(|| type_name(&member.ty), |values| values.join(", "));
        let presence = if member.required { paint(WARNING, "required") } else { "optional".to_owned() };
        let what = summary(&member.prose).unwrap_or_default();
        out.push([name, String::new(), ty, presence, paint(FAINT, &what)]);
        push_members(entry, members, depth + 1, out);
    }
    if members.are_more {
        out.push([format!("{indent}…"), String::new(), "more members".to_owned(), String::new(), String::new()]);
    }
}

fn setting(entry: &ItemEntry<'_>, setting: &Setting) -> [String; 5] {
    let default = setting.default.as_ref().map(|default| default.in_collection());
    let presence = match default {
        Some(default) => format!("`{default}` unless set"),
        None if entry.needs(setting) => paint(WARNING, "required"),
        None => "optional".to_owned(),
    };
    let secret = if setting.secret { "secret" } else { "" };
    let what = summary(&setting.prose).unwrap_or_default();
    [paint(NAME, &setting.setter), String::new(), secret.to_owned(), presence, paint(FAINT, &what)]
}
