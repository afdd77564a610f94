//! Changes of types.

use super::change::{Level, code};
use crate::items::ItemEntry;
use phlo_gen_core::api::{ByStatus, Choice, Definition, Member, Object, Type, TypePath};
use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

/// The use of a type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// Callers create values of it.
    Argument,
    /// Callers read values of it.
    Response,
}

type Definitions<'a> = HashMap<TypePath, &'a Definition>;
/// The names of a type in both versions.
type Pair<'a> = (&'a TypePath, &'a TypePath);
type Note<'a> = &'a mut dyn FnMut(Level, String);

/// The types of two versions.
pub struct Types<'a> {
    old: Definitions<'a>,
    new: Definitions<'a>,
    /// The pairs that are compared already: many items share a type.
    seen: RefCell<HashSet<(TypePath, TypePath)>>,
}

impl<'a> Types<'a> {
    /// The types of these items.
    pub fn new(old: &[ItemEntry<'a>], new: &[ItemEntry<'a>]) -> Self {
        Types { old: definitions(old), new: definitions(new), seen: RefCell::default() }
    }

    /// Compares two types; `what` names the value that has these types.
    pub fn compare(&self, old: &Type, new: &Type, what: &str, used: Use, note: Note<'_>) {
        if let (Type::Named(old), Type::Named(new)) = (old, new)
            && old != new
            && !self.seen.borrow().contains(&(old.clone(), new.clone()))
        {
            note(Level::Breaking, self.renamed((old, new), what));
        }
        let own = (old, new);
        match (resolve(&self.old, old), resolve(&self.new, new)) {
            (Type::List(old), Type::List(new)) => self.compare(old, new, &format!("an element of {what}"), used, note),
            (Type::Map(old), Type::Map(new)) => self.compare(old, new, &format!("a value of {what}"), used, note),
            (Type::Optional(old), Type::Optional(new))
            | (Type::Nullable(old), Type::Nullable(new))
            | (Type::OrText(old), Type::OrText(new))
            | (Type::OrBoolean(old), Type::OrBoolean(new))
            | (Type::OneOrMany(old), Type::OneOrMany(new)) => {
                self.compare(old, new, what, used, note);
            }
            (Type::Named(old), Type::Named(new)) => {
                // callers write the alias, not its target
                let own = (path(own.0).unwrap_or(old), path(own.1).unwrap_or(new));
                // an alias of a shared type that is a type of its own now: what takes the shared type does not take it
                let was = Type::Named(old.clone());
                if own.0 == own.1
                    && path(resolve(&self.new, &was)) != Some(new)
                    && self.seen.borrow_mut().insert((old.clone(), new.clone()))
                {
                    note(Level::Breaking, self.renamed((old, new), what));
                }
                self.named((old, new), own, what, used, note);
            }
            (old, new) if old == new => {}
            (old, Type::Optional(new)) if old == &**new => note(Level::Breaking, format!("{what} may be absent now")),
            (Type::Optional(old), new) if &**old == new => {
                note(Level::Breaking, format!("{what} is always present now"))
            }
            (old, Type::Nullable(new)) if old == &**new => {
                note(self.level(old, &Type::Nullable(new.clone()), used), format!("{what} may be null now"))
            }
            (Type::Nullable(old), new) if &**old == new => note(Level::Breaking, format!("{what} is never null now")),
            (old, new) => {
                note(
                    self.level(old, new, used),
                    format!("{what} is {} now, before {}", kind(&self.new, new), kind(&self.old, old)),
                );
            }
        }
    }

    /// What there is to say of a type that has another name.
    fn renamed(&self, (old, new): Pair<'_>, what: &str) -> String {
        // another type may have the old name now
        let is_taken = self.new.contains_key(old);
        let (old, new) = (code(&full(old)), code(&full(new)));
        match is_taken {
            true => format!("{what} is {new} now, before {old}"),
            false => format!("the type {old} is named {new} now"),
        }
    }

    /// The level of a change of type. Setters accept everything that converts to their type, so that some changes do not
    /// break calls.
    fn level(&self, old: &Type, new: &Type, used: Use) -> Level {
        let takes_texts = |new: &Type| match new {
            Type::Text | Type::Json | Type::Secret | Type::OrText(_) => true,
            Type::Nullable(inner) => **inner == Type::String,
            Type::Named(path) => matches!(self.new.get(path), Some(Definition::Choice(_))),
            _ => false,
        };
        let is_wider = matches!(new, Type::OrText(inner) if **inner == *old);
        let is_wider = is_wider
            || match old {
                Type::String => takes_texts(new),
                Type::Boolean => matches!(new, Type::Text | Type::Json),
                Type::Integer | Type::Float => matches!(new, Type::Text | Type::Json | Type::Number),
                _ => false,
            };
        if used == Use::Argument && is_wider { Level::Addition } else { Level::Breaking }
    }

    fn named(&self, (old, new): Pair<'_>, own: Pair<'_>, what: &str, used: Use, note: Note<'_>) {
        if !self.seen.borrow_mut().insert((own.0.clone(), own.1.clone())) {
            return;
        }
        match (self.old.get(old), self.new.get(new)) {
            (Some(Definition::Object(before)), Some(Definition::Object(after))) => {
                self.objects(before, after, own, used, note)
            }
            (Some(Definition::Choice(before)), Some(Definition::Choice(after))) => choices(before, after, own, note),
            (Some(Definition::ByStatus(before)), Some(Definition::ByStatus(after))) => {
                self.statuses(before, after, own, used, note);
            }
            _ => {
                let [new, old] =
                    [(&self.new, new), (&self.old, old)].map(|(types, path)| kind(types, &Type::Named(path.clone())));
                note(Level::Breaking, format!("{what} is {new} now, before {old}"));
            }
        }
    }

    fn statuses(&self, old: &ByStatus, new: &ByStatus, own: Pair<'_>, used: Use, note: Note<'_>) {
        let variant =
            |responses: &TypePath, name: &str| format!("the variant {}", code(&format!("{}::{name}", responses.name)));
        for before in &old.variants {
            match new.variants.iter().find(|after| after.name == before.name) {
                Some(after) => self.compare(&before.ty, &after.ty, &variant(own.1, &after.name), used, note),
                None => note(Level::Breaking, format!("{} is removed", variant(own.0, &before.name))),
            }
        }
        for after in new.variants.iter().filter(|after| !old.variants.iter().any(|before| before.name == after.name)) {
            note(Level::Addition, format!("{} is new", variant(own.1, &after.name)));
        }
    }

    fn objects(&self, old: &Object, new: &Object, own: Pair<'_>, used: Use, note: Note<'_>) {
        for before in &old.members {
            match new.members.iter().find(|member| member.field == before.field) {
                Some(after) => self.compare(&before.ty, &after.ty, &member(own.1, after), used, note),
                None => note(Level::Breaking, format!("{} is removed", member(own.0, before))),
            }
        }
        let has_default = new.members.iter().all(|member| matches!(member.ty, Type::Optional(_)));
        for after in new.members.iter().filter(|after| !old.members.iter().any(|member| member.field == after.field)) {
            let is_addition = used == Use::Response || has_default;
            note(
                if is_addition { Level::Addition } else { Level::Breaking },
                format!("{} is new", member(own.1, after)),
            );
        }
        if old.is_input && new.is_input {
            constructors(old, new, own.1, note);
        }
    }
}

/// What the constructor of a struct of a body takes.
fn constructors(old: &Object, new: &Object, own: &TypePath, note: Note<'_>) {
    let taken = |object: &Object| -> Vec<String> {
        object.members_of_new().into_iter().map(|member| code(&member.field)).collect()
    };
    let (before, now) = (taken(old), taken(new));
    if before != now {
        let listed = |names: Vec<String>| if names.is_empty() { "nothing".to_owned() } else { names.join(", ") };
        let name = code(&format!("{}::new", own.name));
        note(Level::Breaking, format!("{name} takes {} now, before {}", listed(now), listed(before)));
    }
}

fn choices(old: &Choice, new: &Choice, own: Pair<'_>, note: Note<'_>) {
    for (variant, text) in &old.variants {
        let name = code(&format!("{}::{variant}", own.0.name));
        let same_name = new.variants.iter().find(|(other, _)| other == variant);
        let same_text = new.variants.iter().find(|(_, other)| other == text);
        match (same_name, same_text) {
            // callers compile as before, and send something else
            (Some((_, now)), _) if now != text => {
                note(Level::Breaking, format!("the variant {name} sends {} now, before {}", code(now), code(text)));
            }
            (Some(_), _) => {}
            (None, Some((now, _))) => {
                note(Level::Breaking, format!("the variant {name} is named {} now", code(now)));
            }
            (None, None) => note(Level::Breaking, format!("the variant {name} is removed")),
        }
    }
    let is_new = |(variant, text): &&(String, String)| {
        !old.variants.iter().any(|(known, known_text)| known == variant || known_text == text)
    };
    for (variant, _) in new.variants.iter().filter(is_new) {
        note(Level::Addition, format!("the variant {} is new", code(&format!("{}::{variant}", own.1.name))));
    }
}

fn member(of: &TypePath, member: &Member) -> String {
    format!("the member {}", code(&format!("{}.{}", of.name, member.field)))
}

fn definitions<'a>(entries: &[ItemEntry<'a>]) -> Definitions<'a> {
    let mut out = HashMap::new();
    for entry in entries {
        let modules: Vec<String> = entry.folders.iter().map(|folder| folder.module.clone()).collect();
        for definition in &entry.item.types {
            out.insert(TypePath { modules: modules.clone(), name: definition.name().to_owned() }, definition);
        }
    }
    if let Some(entry) = entries.first() {
        let shared = entry.api.types.iter().map(|shared| &shared.definition);
        out.extend(shared.map(|definition| (TypePath::shared(definition.name().to_owned()), definition)));
    }
    out
}

/// The target of a type, if it is an alias.
fn resolve<'t>(definitions: &Definitions<'t>, ty: &'t Type) -> &'t Type {
    let mut ty = ty;
    // aliases form chains, but no cycles
    for _ in 0..definitions.len() {
        let Type::Named(path) = ty else { break };
        let Some(Definition::Alias { target, .. }) = definitions.get(path) else { break };
        ty = target;
    }
    ty
}

fn path(ty: &Type) -> Option<&TypePath> {
    if let Type::Named(path) = ty { Some(path) } else { None }
}

fn full(path: &TypePath) -> String {
    let modules: String = path.modules.iter().map(|module| format!("{module}::")).collect();
    modules + &path.name
}

/// A type as a reader sees it: an enum is described by its values, because its name may stay the same.
fn kind(definitions: &Definitions<'_>, ty: &Type) -> String {
    let Type::Named(path) = ty else { return code(&rust(ty)) };
    match definitions.get(path) {
        Some(Definition::ByStatus(responses)) => {
            let statuses: Vec<String> = responses.variants.iter().map(|variant| variant.status.to_string()).collect();
            format!("an enum of {}", in_words(&statuses))
        }
        Some(Definition::Object(object)) if object.name == path.name => format!("the struct {}", code(&full(path))),
        _ => code(&full(path)),
    }
}

/// A list in words.
fn in_words(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// A type in Rust syntax.
fn rust(ty: &Type) -> String {
    match ty {
        Type::Text => "Text".to_owned(),
        Type::String => "String".to_owned(),
        Type::Secret => "Secret".to_owned(),
        Type::Boolean => "bool".to_owned(),
        Type::Integer => "i64".to_owned(),
        Type::Float => "f64".to_owned(),
        Type::Number => "Number".to_owned(),
        Type::Json => "Json".to_owned(),
        Type::File => "File".to_owned(),
        Type::RawBody => "RawBody".to_owned(),
        Type::Empty => "Empty".to_owned(),
        Type::List(inner) => format!("Vec<{}>", rust(inner)),
        Type::Map(inner) => format!("Map<{}>", rust(inner)),
        Type::Optional(inner) => format!("Option<{}>", rust(inner)),
        Type::Nullable(inner) => format!("Nullable<{}>", rust(inner)),
        Type::OrText(inner) => format!("OrText<{}>", rust(inner)),
        Type::OrBoolean(inner) => format!("OrBoolean<{}>", rust(inner)),
        Type::OneOrMany(inner) => format!("OneOrMany<{}>", rust(inner)),
        Type::Named(path) => full(path),
        Type::Custom(custom) => custom.clone(),
    }
}
