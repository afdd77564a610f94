//! The first call of a new crate, one that changes nothing: as an example, and as a test against a mock.

use super::files::Plan;
use crate::call::variable;
use crate::items::{Entry, entries};
use phlo_gen_core::api::{Part, Presence, Setting};
use phlo_gen_core::emit::{self, literal::literal};

/// The source of the example.
pub fn example(plan: &Plan<'_>) -> String {
    let library = plan.library_name();
    let entries = entries(plan.api);
    let first = first(plan, &entries);
    let needs = needs(plan);
    let mut out = match first {
        Some(_) => "//! A first call: `cargo run --example first`.\n//!\n".to_owned(),
        None => "//! A client. No item of the collection only reads, so nothing is sent.\n//!\n".to_owned(),
    };
    if !needs.is_empty() {
        out.push_str(&format!("//! Its settings are taken from the environment; it needs {}.\n", needs.join(", ")));
    }
    out.push_str(&format!(
        "//! `PHLO_ORIGIN` leads it to a mock, such as `phlo-gen mock collections/{} --port 8080`.\n\n",
        plan.collection
    ));
    out.push_str(&format!(
        "#[tokio::main]\nasync fn main() -> Result<(), phlo_gen::Error> {{\n\
        \x20   let mut builder = {};\n\
        \x20   if let Ok(origin) = std::env::var(\"PHLO_ORIGIN\") {{\n\
        \x20       builder = builder.origin(origin);\n\
        \x20   }}\n\
        \x20   let client = builder.build()?;\n",
        builder(&library, first)
    ));
    match first {
        Some(entry) => {
            out.push_str(&format!("    let response = {}.await?;\n", call(&library, entry)));
            out.push_str("    println!(\"{}\\n{}\", response.status(), String::from_utf8_lossy(response.body()));\n");
        }
        None => out.push_str("    println!(\"{client:?}\");\n"),
    }
    out.push_str("    Ok(())\n}\n");
    out
}

/// A program of somebody who uses the crate: the first call, and nothing else.
pub fn program(plan: &Plan<'_>) -> String {
    let library = plan.library_name();
    let entries = entries(plan.api);
    let first = first(plan, &entries);
    let call = match first {
        Some(entry) => {
            format!(
                "    let response = {}.await?;\n    println!(\"{{}}\", response.status());\n",
                call(&library, entry)
            )
        }
        None => "    println!(\"{client:?}\");\n".to_owned(),
    };
    format!(
        "#[tokio::main]\nasync fn main() -> Result<(), Box<dyn std::error::Error>> {{\n\
        \x20   let client = {}.build()?;\n{call}    Ok(())\n}}\n",
        builder(&library, first)
    )
}

/// What the environment has to have for the first call.
pub fn needs(plan: &Plan<'_>) -> Vec<String> {
    let entries = entries(plan.api);
    let first = first(plan, &entries);
    let settings = needed(plan, first).into_iter().map(|setting| variable(&setting.setter));
    settings.chain(first.filter(|entry| wants_token(entry)).map(|_| "PHLO_TOKEN".to_owned())).collect()
}

/// A builder that takes its settings from the environment.
fn builder(library: &str, first: Option<&Entry<'_>>) -> String {
    let token = match first {
        Some(entry) if wants_token(entry) => ".token(|| async { Ok(std::env::var(\"PHLO_TOKEN\")?.into()) })",
        _ => "",
    };
    format!("{library}::Client::builder().with(|options| options.env(\"PHLO_\"){token})")
}

/// The source of the test; none where there is no call to test.
pub fn test(plan: &Plan<'_>) -> Option<String> {
    let library = plan.library_name();
    let entries = entries(plan.api);
    let entry = first(plan, &entries)?;
    let setters: String = needed(plan, Some(entry))
        .iter()
        .map(|setting| format!("        .{}({})\n", setting.setter, literal(placeholder(plan, setting))))
        .collect();
    let token = match wants_token(entry) {
        true => "        .with(|options| options.token(|| async { Ok(\"token\".into()) }))\n",
        false => "",
    };
    Some(format!(
        "//! The client against a mock, which answers with the responses that the collection saves.\n\n\
         #[tokio::test]\nasync fn the_first_call_is_answered() -> Result<(), Box<dyn std::error::Error>> {{\n\
        \x20   let mock = phlo_gen_mock::Mock::read({collection})?.start()?;\n\
        \x20   let client = {library}::Client::builder()\n{setters}{token}        .origin(mock.origin())\n        .build()?;\n\
        \x20   let response = {call}.await?;\n\
        \x20   assert!(response.status().is_success());\n\
        \x20   assert_eq!(mock.requests().len(), 1);\n\
        \x20   Ok(())\n}}\n",
        collection = literal(&format!("collections/{}", plan.collection)),
        call = call(&library, entry),
    ))
}

/// The call that the documentation begins with.
fn first<'e, 'a>(plan: &Plan<'_>, entries: &'e [Entry<'a>]) -> Option<&'e Entry<'a>> {
    let item = emit::first_call(plan.api)?;
    entries.iter().find(|entry| std::ptr::eq(entry.item, item))
}

/// The call: with the saved arguments where some are required.
fn call(library: &str, entry: &Entry<'_>) -> String {
    match required(entry) {
        0 => format!("client.{}.send()", entry.call()),
        _ => format!("client.execute(&{library}::{}::example())", entry.request()),
    }
}

/// Whether the call needs a token for which the collection has no variable.
fn wants_token(entry: &Entry<'_>) -> bool {
    let auth = entry.item.auth.and_then(|auth| entry.api.auths.get(auth));
    let has_setting = |part: &Part| matches!(part, Part::Setting(_));
    auth.is_some_and(|auth| {
        matches!(auth.kind.as_str(), "bearer" | "oauth2")
            && !auth.parameters.iter().flat_map(|(_, value)| &value.parts).any(has_setting)
    })
}

fn required(entry: &Entry<'_>) -> usize {
    entry.item.arguments.iter().filter(|argument| argument.presence == Presence::Required).count()
}

/// The settings without which the client cannot be built, or the item not be sent.
fn needed<'a>(plan: &Plan<'a>, first: Option<&Entry<'_>>) -> Vec<&'a Setting> {
    let used: Vec<&str> = first.into_iter().flat_map(Entry::settings).map(|setting| setting.name.as_str()).collect();
    let is_needed =
        |setting: &&Setting| setting.default.is_none() && (setting.required || used.contains(&setting.name.as_str()));
    plan.api.settings.iter().filter(is_needed).collect()
}

/// A value for the test. Where URLs begin with the setting, it has to be the beginning of one.
fn placeholder<'a>(plan: &Plan<'_>, setting: &'a Setting) -> &'a str {
    let begins = |part: Option<&Part>| matches!(part, Some(Part::Setting(name)) if *name == setting.name);
    let bases = || plan.api.hosts.iter().map(|host| &host.base.parts);
    match bases().any(|parts| begins(parts.first())) {
        true => "https://api.example.com",
        false if bases().flatten().any(|part| begins(Some(part))) => "api.example.com",
        false => &setting.setter,
    }
}
