//! The first call of the new crate, which only reads: in its example, its README and its test.

use super::crate_plan::CratePlan;
use crate::input::{environment_variable, origin_variable};
use crate::items::{ItemEntry, all_items};
use phlo_gen_core::api::{Part, Presence, Requirements, Setting, environment_prefix};
use phlo_gen_core::emit::{self, literal::literal};

/// The source of the example.
pub fn example(plan: &CratePlan<'_>) -> String {
    let library = plan.library_name();
    let entries = all_items(plan.api);
    let first = first_item(plan, &entries);
    let variables = required_variables(plan);
    let prefix = environment_prefix(&plan.api.name);
    let mut out = match first {
        Some(_) => "//! A first call: `cargo run --example first`.\n//!\n".to_owned(),
        None => "//! A client. No item of the collection only reads, so nothing is sent.\n//!\n".to_owned(),
    };
    if !variables.is_empty() {
        out.push_str(&format!(
            "//! It reads its settings from the environment; it requires {}.\n",
            variables.join(", ")
        ));
    }
    if let Some(variable) = origin_variable(plan.api, &prefix) {
        out.push_str(&format!(
            "//! `{variable}` sends it to a mock, such as that of `phlo-gen mock {} --port 8080`.\n",
            shell_word(&format!("collections/{}", plan.collection))
        ));
    }
    out.push_str(&format!(
        "\n#[tokio::main]\nasync fn main() -> Result<(), phlo_gen::Error> {{\n\
        \x20   let client = {}.build()?;\n",
        builder(plan, first)
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

/// The source of a minimal program, for the README.
pub fn program(plan: &CratePlan<'_>) -> String {
    let library = plan.library_name();
    let entries = all_items(plan.api);
    let first = first_item(plan, &entries);
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
        builder(plan, first)
    )
}

/// The environment variables that the first call requires.
pub fn required_variables(plan: &CratePlan<'_>) -> Vec<String> {
    let entries = all_items(plan.api);
    let first = first_item(plan, &entries);
    let prefix = environment_prefix(&plan.api.name);
    let settings = required_settings(plan, first)
        .into_iter()
        .map(|setting| environment_variable(plan.api, &prefix, &setting.setter));
    settings.chain(first.filter(|entry| needs_token(entry)).map(|_| format!("{prefix}TOKEN"))).collect()
}

/// The environment variables that most calls require, and the first one does not.
pub fn usual_variables(plan: &CratePlan<'_>) -> Vec<String> {
    let entries = all_items(plan.api);
    let (first, prefix) = (required_variables(plan), environment_prefix(&plan.api.name));
    let requirements = Requirements::new(plan.api);
    let mut counts = vec![0; plan.api.settings.len()];
    for place in entries.iter().flat_map(|entry| requirements.of(entry.item)) {
        if let Some(count) = counts.get_mut(place) {
            *count += 1;
        }
    }
    let settings = plan.api.settings.iter().zip(counts);
    let usual = settings.filter(|(setting, count)| setting.default.is_none() && count * 2 > entries.len());
    let variables = usual.map(|(setting, _)| environment_variable(plan.api, &prefix, &setting.setter));
    variables.filter(|variable| !first.contains(variable)).collect()
}

/// The source of the test; `None` if the collection has no suitable call.
pub fn test(plan: &CratePlan<'_>) -> Option<String> {
    let library = plan.library_name();
    let entries = all_items(plan.api);
    let entry = first_item(plan, &entries)?;
    let setters: String = required_settings(plan, Some(entry))
        .iter()
        .map(|setting| format!("        .{}({})\n", setting.setter, literal(placeholder(plan, setting))))
        .collect();
    let token = match needs_token(entry) {
        true => "        .with(|options| options.token(|| async { Ok(\"token\".into()) }))\n",
        false => "",
    };
    Some(format!(
        "//! The client with a mock, whose responses are the examples of the collection.\n\n\
         #[tokio::test]\nasync fn the_first_call_succeeds() -> Result<(), Box<dyn std::error::Error>> {{\n\
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

/// The expression for a client builder that takes its settings from the environment.
fn builder(plan: &CratePlan<'_>, first: Option<&ItemEntry<'_>>) -> String {
    let (library, prefix) = (plan.library_name(), environment_prefix(&plan.api.name));
    let token = match first {
        Some(entry) if needs_token(entry) => {
            format!(".token(|| async {{ Ok(std::env::var(\"{prefix}TOKEN\")?.into()) }})")
        }
        _ => String::new(),
    };
    format!("{library}::Client::builder().with(|options| options.env(\"{prefix}\"){token})")
}

/// The item of the first call in the documentation.
fn first_item<'e, 'a>(plan: &CratePlan<'_>, entries: &'e [ItemEntry<'a>]) -> Option<&'e ItemEntry<'a>> {
    let item = emit::first_call(plan.api)?;
    entries.iter().find(|entry| std::ptr::eq(entry.item, item))
}

/// The expression for a call; required arguments have their saved values.
fn call(library: &str, entry: &ItemEntry<'_>) -> String {
    match required_arguments(entry) {
        0 => format!("client.{}.send()", entry.call()),
        _ => format!("client.execute(&{library}::{}::example())", entry.request()),
    }
}

/// Whether the call needs a token, and the collection has no variable for it.
fn needs_token(entry: &ItemEntry<'_>) -> bool {
    let auth = entry.item.auth.and_then(|auth| entry.api.auths.get(auth));
    let has_setting = |part: &Part| matches!(part, Part::Setting(_));
    auth.is_some_and(|auth| {
        matches!(auth.kind.as_str(), "bearer" | "oauth2")
            && !auth.parameters.iter().flat_map(|(_, value)| &value.parts).any(has_setting)
    })
}

fn required_arguments(entry: &ItemEntry<'_>) -> usize {
    entry.item.arguments.iter().filter(|argument| argument.presence == Presence::Required).count()
}

/// The settings that the client or the item requires.
fn required_settings<'a>(plan: &CratePlan<'a>, first: Option<&ItemEntry<'_>>) -> Vec<&'a Setting> {
    let used: Vec<&str> =
        first.into_iter().flat_map(ItemEntry::settings).map(|setting| setting.name.as_str()).collect();
    let is_needed =
        |setting: &&Setting| setting.default.is_none() && (setting.required || used.contains(&setting.name.as_str()));
    plan.api.settings.iter().filter(is_needed).collect()
}

/// A value for the test. Where URLs begin with the setting, it has to be the beginning of one.
fn placeholder<'a>(plan: &CratePlan<'_>, setting: &'a Setting) -> &'a str {
    let begins = |part: Option<&Part>| matches!(part, Some(Part::Setting(name)) if *name == setting.name);
    let bases = || plan.api.hosts.iter().map(|host| &host.base.parts);
    match bases().any(|parts| begins(parts.first())) {
        true => "https://api.example.com",
        false if bases().flatten().any(|part| begins(Some(part))) => "api.example.com",
        false => &setting.setter,
    }
}

/// A word in a command of the shell.
fn shell_word(text: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "/._-".contains(c);
    if text.chars().all(is_plain) { text.to_owned() } else { format!("'{}'", text.replace('\'', "'\\''")) }
}
