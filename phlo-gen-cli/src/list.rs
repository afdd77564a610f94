//! `phlo-gen list`: the items of a collection with their arguments.

use crate::Input;
use phlo_gen_core::api::{Api, Argument, Definition, Folder, Item, Place, Presence, Setting, Source, Template, Type};
use phlo_gen_core::{collection, lower};
use serde_json::{Value, json};

/// `phlo-gen list`
#[derive(clap::Args)]
pub struct List {
    #[command(flatten)]
    input: Input,
    /// How to print the items
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, PartialEq, clap::ValueEnum)]
enum Format {
    Text,
    Json,
}

impl List {
    /// Prints the items.
    pub fn run(self) -> Result<(), String> {
        let (document, environment) = self.input.documents()?;
        let read = collection::read(&document.text).map_err(|error| document.show(&error))?;
        let environment = environment
            .map(|document| collection::read_environment(&document.text).map_err(|error| document.show(&error)))
            .transpose()?;
        let lowered = lower::lower(&read, environment.as_ref(), &self.input.options());
        if let Some(refusal) = lowered.refusals.first() {
            return Err(refusal.message.clone());
        }
        let mut entries = Vec::new();
        walk(&lowered.api, &lowered.api.root, &mut Vec::new(), &mut entries);
        match self.format {
            Format::Json => println!("{:#}", Value::Array(entries.iter().map(Entry::json).collect())),
            Format::Text => entries.iter().for_each(|entry| println!("{:<7} client.{}", entry.item.method, entry.call())),
        }
        Ok(())
    }
}

/// An item and the folders around it.
struct Entry<'a> {
    api: &'a Api,
    folders: Vec<&'a Folder>,
    item: &'a Item,
}

fn walk<'a>(api: &'a Api, folder: &'a Folder, around: &mut Vec<&'a Folder>, out: &mut Vec<Entry<'a>>) {
    out.extend(folder.items.iter().map(|item| Entry { api, folders: around.clone(), item }));
    for inner in &folder.folders {
        around.push(inner);
        walk(api, inner, around, out);
        around.pop();
    }
}

impl Entry<'_> {
    fn call(&self) -> String {
        let folders: String = self.folders.iter().map(|folder| format!("{}().", folder.module)).collect();
        format!("{folders}{}()", self.item.method_name)
    }

    fn json(&self) -> Value {
        let modules: String = self.folders.iter().map(|folder| format!("{}::", folder.module)).collect();
        let names: Vec<&str> = self.folders.iter().map(|folder| folder.name.as_str()).collect();
        json!({
            "id": self.item.id,
            "pointer": self.item.pointer,
            "name": self.item.name,
            "folders": names,
            "method": self.item.method,
            "url": self.item.url,
            "request": format!("{modules}{}", self.item.request),
            "call": self.call(),
            "arguments": self.item.arguments.iter().map(|argument| self.argument(argument)).collect::<Vec<_>>(),
            "settings": self.settings().map(setting).collect::<Vec<_>>(),
        })
    }

    fn argument(&self, argument: &Argument) -> Value {
        let text = |template: &Template| self.plain(argument, template);
        let (required, default, fixed) = match &argument.presence {
            Presence::Required => (true, None, None),
            Presence::Optional => (false, argument.documented_default.clone(), None),
            Presence::Default(default) => (false, Some(text(default)), None),
            Presence::Fixed(fixed) => (false, None, Some(text(fixed))),
        };
        json!({
            "name": argument.name.as_text().map_or_else(|| argument.name.source(), str::to_owned),
            "setter": fixed.is_none().then_some(&argument.setter),
            "place": match argument.place {
                Place::Path => "path",
                Place::Query => "query",
                Place::Header => "header",
                Place::Body => "body",
                Place::Form => "form",
            },
            "required": required,
            "type": type_name(&argument.ty),
            "enum": self.choices(&argument.ty),
            "default": default,
            "fixed": fixed,
            "source": match argument.source {
                Source::Request => "request",
                Source::Table => "table",
                Source::SavedRequest => "saved request",
            },
        })
    }

    /// A template without the quotes that JSON gives a text.
    fn plain(&self, argument: &Argument, template: &Template) -> String {
        let text = template.as_text().map_or_else(|| template.source(), str::to_owned);
        if argument.place != Place::Body {
            return text;
        }
        serde_json::from_str::<String>(&text).unwrap_or(text)
    }

    fn choices(&self, ty: &Type) -> Option<Vec<&str>> {
        let Type::Named(path) = ty else { return None };
        self.item.types.iter().find_map(|definition| match definition {
            Definition::Choice(choice) if choice.name == path.name => {
                Some(choice.variants.iter().map(|(_, text)| text.as_str()).collect())
            }
            _ => None,
        })
    }

    /// The settings that the item uses.
    fn settings(&self) -> impl Iterator<Item = &Setting> {
        self.api.settings.iter().filter(|setting| self.uses().any(|template| uses(template, &setting.name)))
    }

    fn uses(&self) -> impl Iterator<Item = &Template> {
        let host = self.api.hosts.get(self.item.host).map(|host| &host.base);
        let auth = self.item.auth.and_then(|auth| self.api.auths.get(auth));
        let parameters = auth.into_iter().flat_map(|auth| auth.parameters.iter().map(|(_, value)| value));
        let values = self.item.arguments.iter().filter_map(|argument| match &argument.presence {
            Presence::Default(value) | Presence::Fixed(value) => Some(value),
            Presence::Required | Presence::Optional => None,
        });
        host.into_iter().chain([&self.item.path]).chain(parameters).chain(values)
    }
}

fn uses(template: &Template, name: &str) -> bool {
    template.parts.iter().any(|part| matches!(part, phlo_gen_core::api::Part::Setting(setting) if setting == name))
}

fn setting(setting: &Setting) -> Value {
    json!({
        "name": setting.name,
        "setter": setting.setter,
        "secret": setting.secret,
        "default": setting.default.as_ref().map(|default| default.as_text().map_or_else(|| default.source(), str::to_owned)),
        "required": setting.required,
    })
}

fn type_name(ty: &Type) -> String {
    match ty {
        Type::Text | Type::String | Type::Secret => "string".to_owned(),
        Type::Boolean => "boolean".to_owned(),
        Type::Integer => "integer".to_owned(),
        Type::Float | Type::Number => "number".to_owned(),
        Type::Json => "any".to_owned(),
        Type::File => "file".to_owned(),
        Type::Content => "bytes".to_owned(),
        Type::Empty => "nothing".to_owned(),
        Type::List(inner) => format!("list of {}", type_name(inner)),
        Type::Map(inner) => format!("map of {}", type_name(inner)),
        Type::Optional(inner) | Type::Nullable(inner) => type_name(inner),
        Type::Named(path) => path.name.clone(),
        Type::Custom(custom) => custom.clone(),
    }
}
