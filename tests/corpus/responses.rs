//! Every 2xx example that is JSON is decoded into its generated type, and encoded again as the same JSON.
//!
//! The types are those of users: the generated source is compiled with replacements of our macros, which omit the code
//! that sends requests.

use crate::{files, read, run, write};
use phlo_gen_core::api::{Api, Definition, Folder, Item, Type, TypePath};
use phlo_gen_core::collection::{Entry, Example};
use phlo_gen_core::emit::{Emission, emit};
use phlo_gen_core::lower::{self, Options};
use phlo_gen_core::shapes;
use serde_json::Value;
use std::collections::HashMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// The most leaves that may have no type: null, `[]` and `{}` are most of them.
const UNTYPED: f64 = 0.04;

#[test]
fn every_saved_response_is_decoded_and_encoded_unchanged() {
    let Some(files) = files() else { return };
    let tally = check_responses("responses-of-a-corpus", &files.collections);
    assert!(tally.untyped as f64 <= UNTYPED * tally.leaves as f64, "too many leaves without a type");
}

#[test]
fn the_responses_of_our_own_collections_are_unchanged() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("collections");
    let mut files = vec![folder.join("plivo.json")];
    let features = std::fs::read_dir(folder.join("features")).expect("the folder can be read").flatten();
    files.extend(features.map(|entry| entry.path()).filter(|file| !file.to_string_lossy().contains("_environment")));
    files.sort();
    check_responses("responses-of-our-own", &files);
}

/// Compiles the types of the collections, and decodes and encodes each example with its type.
fn check_responses(name: &str, files: &[PathBuf]) -> Tally {
    let workspace = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let crates = crate::pack(files);
    let names: Vec<String> = (0..crates.len()).map(|index| format!("{name}-{index}")).collect();
    let profile = "[profile.dev]\ndebug = false\nincremental = false\n";
    write(&workspace.join("Cargo.toml"), &format!("[workspace]\nmembers = {names:?}\nresolver = \"3\"\n\n{profile}"));
    let mut tally = Tally::default();
    let all: Vec<Vec<Case>> = names
        .iter()
        .zip(&crates)
        .map(|(name, files)| write_crate(&workspace.join(name), name, files, &mut tally))
        .collect();
    run(&workspace, &["build", "--workspace", "--quiet"], &[]);
    for (name, cases) in names.iter().zip(all) {
        let program = Path::new(env!("CARGO_TARGET_TMPDIR")).join("target/debug").join(name);
        let output = std::process::Command::new(program).arg(workspace.join(name).join("bodies.json")).output();
        let output = output.expect("the program runs").stdout;
        let written: Vec<Result<String, String>> = serde_json::from_slice::<Vec<(bool, String)>>(&output)
            .expect("the program writes JSON")
            .into_iter()
            .map(|(fits, text)| if fits { Ok(text) } else { Err(text) })
            .collect();
        assert_eq!(written.len(), cases.len(), "a response was not read");
        cases.iter().zip(written).for_each(|(case, written)| tally.compare(case, written));
    }
    println!("{}", tally.show());
    assert!(tally.failures.is_empty(), "{}", tally.failures.join("\n"));
    tally
}

/// An example, and the type that it is decoded into.
struct Case {
    item: String,
    ty: String,
    body: String,
    /// Whether it is not the saved response but one that a server may send instead.
    is_changed: bool,
}

#[derive(Default)]
struct Tally {
    responses: usize,
    /// Responses with other numbers, values for nulls and more members.
    changed: usize,
    /// Those with placeholders such as `<integer>`, which the test replaces by values.
    with_placeholders: usize,
    leaves: usize,
    untyped: usize,
    /// Those of the untyped leaves that are null, an empty list or an empty object.
    empty: usize,
    failures: Vec<String>,
}

impl Tally {
    fn show(&self) -> String {
        let share = |count: usize| 100.0 * count as f64 / self.leaves.max(1) as f64;
        format!(
            "{} responses ({} with placeholders), {} changed ones, {} leaves, {:.2} % without a type ({:.2} % null or empty)",
            self.responses,
            self.with_placeholders,
            self.changed,
            self.leaves,
            share(self.untyped),
            share(self.empty)
        )
    }

    fn compare(&mut self, case: &Case, written: Result<String, String>) {
        self.responses += usize::from(!case.is_changed);
        self.changed += usize::from(case.is_changed);
        let failure = match written {
            Err(why) => format!("is not read: {why}"),
            Ok(_) if case.is_changed => return,
            Ok(text) => match same(&case.body, &text) {
                Ok(()) => return,
                Err(place) => format!("is not the same: {place}"),
            },
        };
        self.failures.push(format!("{} {}: {failure}", case.item, case.ty));
    }
}

/// Whether two JSON texts are the same value, comparing numbers digit by digit.
fn same(one: &str, other: &str) -> Result<(), String> {
    let parse = |text| phlo_gen_core::json::parse(text).map_err(|error| error.message);
    differs(&parse(one)?, &parse(other)?, "$").map_or(Ok(()), Err)
}

fn differs(one: &phlo_gen_core::json::Json<'_>, other: &phlo_gen_core::json::Json<'_>, path: &str) -> Option<String> {
    use phlo_gen_core::json::Kind;
    match (&one.kind, &other.kind) {
        (Kind::Array(one), Kind::Array(other)) if one.len() == other.len() => {
            one.iter().zip(other).find_map(|(one, other)| differs(one, other, &format!("{path}[]")))
        }
        (Kind::Object(one), Kind::Object(other)) => {
            // if a name occurs twice, the last value counts, as everywhere
            let one: HashMap<_, _> = one.iter().map(|member| (&*member.name, &member.value)).collect();
            let other: HashMap<_, _> = other.iter().map(|member| (&*member.name, &member.value)).collect();
            let lost = one.iter().find_map(|(name, value)| match other.get(name) {
                Some(other) => differs(value, other, &format!("{path}.{name}")),
                None => Some(format!("{path}.{name} is lost")),
            });
            let more =
                || other.keys().find(|name| !one.contains_key(*name)).map(|name| format!("{path}.{name} is new"));
            lost.or_else(more)
        }
        (one, other) if one == other => None,
        _ => Some(path.to_owned()),
    }
}

/// Replacements of the runtime's macros: only types are left.
const FACADE: &str = "
#[allow(unused_macros)]
mod facade {
    pub mod __private {
        pub use phlo_gen::__private::*;
        macro_rules! nothing { ($($any:tt)*) => {} }
        macro_rules! client { ($($any:tt)*) => { pub struct Client; } }
        pub(crate) use nothing as folder;
        pub(crate) use nothing as operation;
        pub(crate) use client;
    }
}
fn run<T: phlo_gen::__private::Payload + phlo_gen::__private::Value>(body: &str) -> (bool, String) {
    match T::read(200, &phlo_gen::__private::Bytes::from(body.to_owned()), &mut Vec::new()) {
        Ok(value) => {
            let mut text = String::new();
            value.json(&mut text);
            (true, text)
        }
        Err(fail) => (false, fail.to_string()),
    }
}
fn main() {
    let file = std::env::args().nth(1).expect(\"the file of bodies\");
    let bodies: Vec<(usize, String)> = serde_json::from_slice(&std::fs::read(file).expect(\"it is there\")).expect(\"JSON\");
    let written: Vec<(bool, String)> = bodies.iter().map(|(index, body)| TYPES[*index](body)).collect();
    println!(\"{}\", serde_json::to_string(&written).expect(\"it can be written\"));
}
";

fn write_crate(folder: &Path, name: &str, files: &[PathBuf], tally: &mut Tally) -> Vec<Case> {
    let facade = env!("CARGO_MANIFEST_DIR");
    write(
        &folder.join("Cargo.toml"),
        &format!(
            "[package]\nname = {name:?}\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\nserde_json = \"1\"\n\
             phlo-gen = {{ path = {facade:?}, features = [\"auth\", \"dynamic\"] }}\n"
        ),
    );
    let mut source = format!("#![allow(warnings)]\n{FACADE}");
    let mut cases = Vec::new();
    for (index, file) in files.iter().enumerate() {
        let document = read(file);
        let read = document.collection().expect("the collection is read");
        let api = lower::lower(&read, None, &Options::default()).api;
        let emission = Emission { facade: Some("crate::facade".to_owned()), ..Emission::default() };
        write(&folder.join(format!("src/c{index}.rs")), &emit(&api, &emission));
        let _ = writeln!(source, "mod c{index};");
        let known = Known { file: crate::stem(file), module: format!("crate::c{index}"), types: definitions(&api) };
        push_cases(&read.entries, &items(&api), &known, &mut cases, tally);
    }
    let mut types: Vec<&str> = cases.iter().map(|case: &Case| case.ty.as_str()).collect();
    types.sort_unstable();
    types.dedup();
    let table: String = types.iter().map(|ty| format!("    run::<{ty}>,\n")).collect();
    let _ = writeln!(source, "const TYPES: &[fn(&str) -> (bool, String)] = &[\n{table}];");
    write(&folder.join("src/main.rs"), &source);
    let index = |case: &Case| types.binary_search(&case.ty.as_str()).unwrap_or_default();
    let bodies: Vec<(usize, &str)> = cases.iter().map(|case| (index(case), case.body.as_str())).collect();
    write(&folder.join("bodies.json"), &serde_json::to_string(&bodies).expect("texts are JSON"));
    cases
}

/// The types of one collection.
struct Known<'a> {
    file: String,
    module: String,
    types: HashMap<TypePath, &'a Definition>,
}

impl Known<'_> {
    /// A type as it is written at the root of the crate.
    fn path(&self, ty: &Type) -> String {
        match ty {
            Type::List(inner) => format!("Vec<{}>", self.path(inner)),
            Type::Map(inner) => format!("phlo_gen::Map<{}>", self.path(inner)),
            Type::Optional(inner) => format!("Option<{}>", self.path(inner)),
            Type::Nullable(inner) => format!("phlo_gen::Nullable<{}>", self.path(inner)),
            Type::Named(path) => {
                [std::slice::from_ref(&self.module), path.modules.as_slice(), std::slice::from_ref(&path.name)]
                    .concat()
                    .join("::")
            }
            Type::OrText(inner) => format!("phlo_gen::OrText<{}>", self.path(inner)),
            Type::OrBoolean(inner) => format!("phlo_gen::OrBoolean<{}>", self.path(inner)),
            Type::OneOrMany(inner) => format!("phlo_gen::OneOrMany<{}>", self.path(inner)),
            Type::Boolean => "bool".to_owned(),
            Type::Integer => "i64".to_owned(),
            Type::Float => "f64".to_owned(),
            Type::Number => "phlo_gen::Number".to_owned(),
            Type::String => "String".to_owned(),
            _ => "phlo_gen::Json".to_owned(),
        }
    }

    fn resolve<'t>(&'t self, ty: &'t Type) -> &'t Type {
        match ty {
            Type::Named(path) => match self.types.get(path) {
                Some(Definition::Alias { target, .. }) => self.resolve(target),
                _ => ty,
            },
            Type::Optional(inner) | Type::Nullable(inner) => self.resolve(inner),
            _ => ty,
        }
    }

    /// The type of this value, where values of several kinds may stand.
    fn kind_of<'t>(&'t self, value: &Value, ty: &'t Type) -> &'t Type {
        match (self.resolve(ty), value) {
            (Type::OrText(_), Value::String(text)) if shapes::shape_of_placeholder(text).is_none() => &Type::String,
            (Type::OrBoolean(_), Value::Bool(_)) => &Type::Boolean,
            (Type::OneOrMany(inner), Value::Array(values)) => match values.first() {
                Some(first) => self.kind_of(first, inner),
                None => inner,
            },
            (Type::OrText(inner) | Type::OrBoolean(inner) | Type::OneOrMany(inner), _) => self.kind_of(value, inner),
            (ty, _) => ty,
        }
    }

    /// The type of a response with this status.
    fn of_status<'t>(&'t self, response: &'t Type, status: u16) -> &'t Type {
        if let Type::Named(path) = self.resolve(response)
            && let Some(Definition::ByStatus(responses)) = self.types.get(path)
        {
            return responses
                .variants
                .iter()
                .find(|variant| variant.status == status)
                .map_or(&Type::RawBody, |it| &it.ty);
        }
        response
    }

    /// Counts the leaves of a response, and those without a type.
    fn count(&self, value: &Value, ty: &Type, tally: &mut Tally) {
        let none = Type::Json;
        match (value, self.resolve(ty)) {
            (Value::Array(values), ty) if !values.is_empty() => {
                let inner = self.element(ty).unwrap_or(&none);
                values.iter().for_each(|value| self.count(value, inner, tally));
            }
            (Value::Object(members), ty) if !members.is_empty() => {
                for (name, value) in members {
                    self.count(value, self.member(ty, name).unwrap_or(&none), tally);
                }
            }
            (leaf, ty) => {
                tally.leaves += 1;
                let ty = self.kind_of(leaf, ty);
                let is_bare = |ty: &Type| matches!(self.resolve(ty), Type::Json | Type::RawBody);
                let is_untyped = is_bare(ty) || matches!(ty, Type::List(inner) | Type::Map(inner) if is_bare(inner));
                tally.untyped += usize::from(is_untyped);
                let is_empty = matches!(leaf, Value::Null | Value::Array(_) | Value::Object(_));
                tally.empty += usize::from(is_untyped && is_empty);
            }
        }
    }

    /// The value as another server may send it.
    fn changed(&self, value: &Value, ty: &Type) -> Value {
        match value {
            Value::Null => self.example(ty),
            Value::Number(number) => match (self.kind_of(value, ty), number.as_i64()) {
                (Type::Number | Type::Float, Some(whole)) => Value::from(whole as f64 + 0.5),
                (Type::Integer, Some(whole)) if whole.unsigned_abs() < 1 << 50 => Value::from(whole as f64),
                _ => value.clone(),
            },
            Value::Array(values) => match self.element(ty) {
                Some(inner) => values.iter().map(|value| self.changed(value, inner)).collect(),
                None => value.clone(),
            },
            Value::Object(members) => {
                let member = |(name, value): (&String, &Value)| {
                    let ty = self.member(ty, name).unwrap_or(&Type::Json);
                    (name.clone(), self.changed(value, ty))
                };
                let mut members: serde_json::Map<String, Value> = members.iter().map(member).collect();
                if !matches!(self.kind_of(value, ty), Type::Map(_)) {
                    members.insert("a member of tomorrow".to_owned(), serde_json::json!([{"a": null}]));
                }
                Value::Object(members)
            }
            other => other.clone(),
        }
    }

    /// A value of a type.
    fn example(&self, ty: &Type) -> Value {
        match self.resolve(ty) {
            Type::Boolean => Value::Bool(true),
            Type::Integer => Value::from(7),
            Type::Float | Type::Number => Value::from(7.5),
            Type::String | Type::OrText(_) => Value::from("seven"),
            Type::List(inner) => Value::Array(vec![self.example(inner)]),
            Type::Map(inner) => serde_json::json!({"seven": self.example(inner)}),
            Type::OrBoolean(inner) | Type::OneOrMany(inner) => self.example(inner),
            Type::Named(path) => match self.types.get(path) {
                Some(Definition::Object(object)) => {
                    object.members.iter().map(|member| (member.name.clone(), self.example(&member.ty))).collect()
                }
                _ => Value::from("seven"),
            },
            _ => Value::Null,
        }
    }

    /// The type of the elements of a list.
    fn element<'t>(&'t self, ty: &'t Type) -> Option<&'t Type> {
        match self.resolve(ty) {
            Type::List(inner) | Type::OneOrMany(inner) => Some(inner),
            Type::OrText(inner) | Type::OrBoolean(inner) => self.element(inner),
            _ => None,
        }
    }

    /// The type of a member of an object.
    fn member<'t>(&'t self, ty: &'t Type, name: &str) -> Option<&'t Type> {
        match self.resolve(ty) {
            Type::Map(inner) => Some(inner),
            Type::OrText(inner) | Type::OrBoolean(inner) | Type::OneOrMany(inner) => self.member(inner, name),
            Type::Named(path) => match self.types.get(path)? {
                Definition::Object(object) => {
                    object.members.iter().find(|member| member.name == *name).map(|member| &member.ty)
                }
                _ => None,
            },
            _ => None,
        }
    }
}

fn definitions(api: &Api) -> HashMap<TypePath, &Definition> {
    fn walk<'a>(folder: &'a Folder, modules: &[String], out: &mut HashMap<TypePath, &'a Definition>) {
        for definition in folder.items.iter().flat_map(|item| &item.types) {
            out.insert(TypePath { modules: modules.to_vec(), name: definition.name().to_owned() }, definition);
        }
        for inner in &folder.folders {
            walk(inner, &[modules, std::slice::from_ref(&inner.module)].concat(), out);
        }
    }
    let mut out = HashMap::new();
    walk(&api.root, &[], &mut out);
    for shared in &api.types {
        out.insert(TypePath::shared(shared.definition.name().to_owned()), &shared.definition);
    }
    out
}

fn items(api: &Api) -> HashMap<&str, &Item> {
    fn walk<'a>(folder: &'a Folder, out: &mut HashMap<&'a str, &'a Item>) {
        out.extend(folder.items.iter().map(|item| (item.pointer.as_str(), item)));
        folder.folders.iter().for_each(|inner| walk(inner, out));
    }
    let mut out = HashMap::new();
    walk(&api.root, &mut out);
    out
}

fn push_cases(
    entries: &[Entry],
    items: &HashMap<&str, &Item>,
    known: &Known<'_>,
    cases: &mut Vec<Case>,
    tally: &mut Tally,
) {
    for entry in entries {
        match entry {
            Entry::Folder(folder) => push_cases(&folder.entries, items, known, cases, tally),
            Entry::Item(item) => {
                let Some(lowered) = items.get(item.pointer.as_str()) else { continue };
                for example in &item.examples {
                    let Some(case) = case(example, lowered, known, tally) else { continue };
                    cases.push(changed(&case, lowered, known));
                    cases.push(case.0);
                }
            }
        }
    }
}

/// An example as a case, with its status.
fn case(example: &Example, item: &Item, known: &Known<'_>, tally: &mut Tally) -> Option<(Case, u16)> {
    let status = example.code.filter(|code| (200..300).contains(code))?;
    let body = example.body.as_deref()?;
    let value: Value = serde_json::from_str(body.trim_start_matches('\u{feff}')).ok()?;
    let ty = known.of_status(&item.response, status);
    known.count(&value, ty, tally);
    let body = match has_placeholder(&value) {
        false => body.to_owned(),
        true => {
            tally.with_placeholders += 1;
            filled(&value, ty, known).to_string()
        }
    };
    let item = format!("{} {} {status}", known.file, item.pointer);
    Some((Case { item, ty: known.path(ty), body, is_changed: false }, status))
}

/// The response of a server that has changed since: with decimals, with values where null was saved, and with members
/// that nobody knew of.
fn changed((case, status): &(Case, u16), item: &Item, known: &Known<'_>) -> Case {
    let value: Value = serde_json::from_str(case.body.trim_start_matches('\u{feff}')).expect("it was read before");
    let ty = known.of_status(&item.response, *status);
    let body = known.changed(&value, ty).to_string();
    Case { item: format!("{} (changed)", case.item), ty: case.ty.clone(), body, is_changed: true }
}

fn has_placeholder(value: &Value) -> bool {
    match value {
        Value::String(text) => shapes::shape_of_placeholder(text).is_some(),
        Value::Array(values) => values.iter().any(has_placeholder),
        Value::Object(members) => members.values().any(has_placeholder),
        _ => false,
    }
}

/// The response with a value of its type for each placeholder.
fn filled(value: &Value, ty: &Type, known: &Known<'_>) -> Value {
    match value {
        Value::String(text) => match shapes::shape_of_placeholder(text) {
            Some(placeholder) => value_of(&placeholder, value, known.resolve(ty), known),
            None => value.clone(),
        },
        Value::Array(values) => match known.element(ty) {
            Some(inner) => values.iter().map(|value| filled(value, inner, known)).collect(),
            None => value.clone(),
        },
        Value::Object(members) => {
            let member = |(name, value): (&String, &Value)| {
                (name.clone(), known.member(ty, name).map_or_else(|| value.clone(), |ty| filled(value, ty, known)))
            };
            members.iter().map(member).collect()
        }
        _ => value.clone(),
    }
}

/// A value for a placeholder of this shape in a place of this type.
fn value_of(placeholder: &shapes::Shape, value: &Value, ty: &Type, known: &Known<'_>) -> Value {
    match ty {
        Type::Boolean => Value::Bool(true),
        Type::Integer | Type::Number => Value::from(1),
        Type::Float => Value::from(0.5),
        Type::List(_) => Value::Array(Vec::new()),
        Type::OneOrMany(_) if matches!(placeholder, shapes::Shape::List(_)) => Value::Array(Vec::new()),
        Type::OrText(_) if placeholder.is_text() => value.clone(),
        Type::OrBoolean(_) if *placeholder == shapes::Shape::Boolean => Value::Bool(true),
        Type::OrText(inner) | Type::OrBoolean(inner) | Type::OneOrMany(inner) => {
            value_of(placeholder, value, known.resolve(inner), known)
        }
        _ => value.clone(),
    }
}
