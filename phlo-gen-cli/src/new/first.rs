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
    let needs: Vec<String> = needed(plan, first).iter().map(|setting| variable(&setting.setter)).collect();
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
        \x20   let mut builder = {library}::Client::builder().with(|options| options.env(\"PHLO_\"));\n\
        \x20   if let Ok(origin) = std::env::var(\"PHLO_ORIGIN\") {{\n\
        \x20       builder = builder.origin(origin);\n\
        \x20   }}\n\
        \x20   let client = builder.build()?;\n"
    ));
    match first {
        Some(entry) => {
            out.push_str(&format!("    let reply = {}.await?;\n", call(&library, entry)));
            out.push_str("    println!(\"{}\\n{}\", reply.status(), String::from_utf8_lossy(reply.body()));\n");
        }
        None => out.push_str("    println!(\"{client:?}\");\n"),
    }
    out.push_str("    Ok(())\n}\n");
    out
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
    Some(format!(
        "//! The client against a mock, which answers with the replies that the collection saves.\n\n\
         #[tokio::test]\nasync fn the_first_call_is_answered() -> Result<(), Box<dyn std::error::Error>> {{\n\
        \x20   let mock = phlo_gen_mock::Mock::read({collection})?.start()?;\n\
        \x20   let client = {library}::Client::builder()\n{setters}        .origin(mock.origin())\n        .build()?;\n\
        \x20   let reply = {call}.await?;\n\
        \x20   assert!(reply.status().is_success());\n\
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
