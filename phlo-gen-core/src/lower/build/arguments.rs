//! The arguments of an item, with setters and types.

use crate::api::{Argument, Part, Place, Presence, Template};
use crate::arguments::Facts;
use crate::json::quote;
use crate::lower::build::argument_types::{argument_type, custom_type, documented_kind, in_words, path_argument};
use crate::lower::build::example::Example;
use crate::lower::names::identifiers::snake;
use crate::lower::names::path_argument::{setter_words, without_first_number};
use crate::lower::names::setters::Setters;
use crate::lower::requests::argument::RequestArgument;
use crate::lower::requests::path::RequestPath;
use crate::lower::secrets::flags::is_secret;
use crate::lower::types::definitions::ItemTypes;
use crate::lower::types::documented::MemberFacts;
use std::collections::HashMap;

/// The arguments of one item, and what follows from the names of their setters.
pub struct NamedArguments {
    /// The arguments, those of the path first.
    pub list: Vec<Argument>,
    /// Their saved values.
    pub example: Example,
    setters: Setters,
    /// The arguments of the path by the names that its template has for them, each with its setter.
    of_path: Vec<(String, String)>,
    /// The same of the arguments within the text of the body.
    of_body: Vec<(String, String)>,
}

impl NamedArguments {
    /// None yet.
    pub fn new() -> Self {
        let (list, of_path, of_body) = (Vec::new(), Vec::new(), Vec::new());
        NamedArguments { list, example: Example::default(), setters: Setters::of_builder(), of_path, of_body }
    }

    /// Adds the arguments of the path. Their setters are taken first.
    pub fn add_path(&mut self, path: &RequestPath, facts: Vec<Facts>, types: &mut ItemTypes<'_>) {
        let mut names: Vec<String> = path.arguments.iter().map(|argument| snake(&argument.name)).collect();
        names.sort_unstable();
        // the argument itself is the first that begins so
        let has_others = |words: &str| {
            let first = names.partition_point(|name| name.as_str() < words);
            names.get(first + 1).is_some_and(|name| name.starts_with(words))
        };
        for (argument, facts) in path.arguments.iter().zip(facts) {
            let name = without_first_number(&argument.name, has_others);
            let own = snake(&argument.name);
            // a name belongs to the argument that has it without a change
            let is_free = |words: &String| *words == own || names.binary_search(words).is_err();
            let words =
                Some(setter_words(name, path.text_before(&argument.name))).filter(is_free).unwrap_or(own.clone());
            let setter = self.setters.take(&words, Place::Path);
            if !argument.is_setting {
                self.of_path.push((argument.name.clone(), setter.clone()));
                self.example.push(&setter, &quote(&argument.saved));
            }
            let own = custom_type(types.options, types.request, &setter);
            let mut argument = path_argument(argument, setter, facts, types);
            argument.ty = own.unwrap_or(argument.ty);
            self.list.push(argument);
        }
    }

    /// Adds all other arguments. The plain name belongs to one that is sent, and not to a disabled row before it.
    pub fn add_others(&mut self, arguments: Vec<RequestArgument>, members: &MemberFacts, types: &mut ItemTypes<'_>) {
        let mut setters = vec![String::new(); arguments.len()];
        for is_disabled in [false, true] {
            for (argument, setter) in arguments.iter().zip(&mut setters) {
                if argument.is_disabled == is_disabled {
                    *setter = self.setters.take(&argument.key, argument.place);
                }
            }
        }
        for (argument, setter) in arguments.into_iter().zip(setters) {
            self.add(argument, setter, members, types);
        }
    }

    fn add(&mut self, argument: RequestArgument, setter: String, members: &MemberFacts, types: &mut ItemTypes<'_>) {
        if argument.place == Place::BodyText && !matches!(argument.presence, Presence::Default(_)) {
            self.of_body.push((argument.key.clone(), setter.clone()));
        }
        let (ty, saved) = argument_type(&argument, &format!("{} {}", types.request, argument.key), members, types);
        let ty = custom_type(types.options, types.request, &setter).unwrap_or(ty);
        let unsaved = saved.is_none() && argument.presence == Presence::Required;
        let documented_type = documented_kind(&argument).map(in_words);
        if let (Some(saved), false) = (saved, matches!(argument.presence, Presence::Fixed(_))) {
            self.example.push(&setter, &saved);
        }
        let secret = is_secret(&argument.key, &ty, argument.is_secret);
        self.list.push(Argument {
            name: argument.name,
            setter,
            place: argument.place,
            presence: argument.presence,
            ty,
            secret,
            prose: argument.facts.prose,
            example: argument.shown.or(argument.facts.example),
            documented_default: argument.facts.default.or(argument.facts.unsent_default),
            documented_values: argument.facts.allowed,
            content_type: argument.content_type,
            unsaved,
            is_bare: argument.is_bare,
            source: argument.source,
            documented_type,
        });
    }

    /// The template of the path, with the setters in place of the names of its arguments.
    pub fn in_path(&self, template: Template) -> Template {
        with_setters(template, &self.of_path)
    }

    /// The same of a template of the body.
    pub fn in_body(&self, template: Template) -> Template {
        with_setters(template, &self.of_body)
    }
}

fn with_setters(mut template: Template, setters: &[(String, String)]) -> Template {
    let setters: HashMap<&String, &String> = setters.iter().rev().map(|(wire, setter)| (wire, setter)).collect();
    for part in &mut template.parts {
        if let Part::Argument(name) = part
            && let Some(setter) = setters.get(name).copied()
        {
            *name = setter.clone();
        }
    }
    template
}
