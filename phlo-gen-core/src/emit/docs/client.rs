//! The documentation of the client: what the API is, its settings, a first call, all items.

use super::examples::{first_call_code, simplest_item};
use super::fragments::{code, first_paragraph, listed, push_section};
use super::index;
use super::page_with_example::Page;
use crate::api::{Api, Auth, Part, Requirements, environment_prefix, environment_variable};
use crate::emit::emission::Emission;
use crate::emit::rustdoc;
use crate::lower::without_ordinal;
use crate::prose::{Block, Inline, Prose};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::fmt::Write as _;

/// How many headers are named that scripts add.
const MAX_HEADERS: usize = 4;

/// The page as one string, for the documentation of a crate or a module.
pub fn page(api: &Api, emission: &Emission) -> String {
    client(api, emission.doctests.as_deref()).text()
}

/// The page. `doctests` is the path of the client's module, if the example is to run.
pub fn client(api: &Api, doctests: Option<&str>) -> Page {
    let name = without_ordinal(api.name.trim());
    let title = if name.is_empty() { "an API".to_owned() } else { rustdoc::escape(name) };
    let mut before = format!("A client for {title}.\n\n");
    before.push_str(&rustdoc::markdown(&without_buttons(&api.prose)));
    push_settings(api, &mut before);
    let mut example = String::new();
    if let Some((modules, item)) = simplest_item(api) {
        push_section(&mut before, "First call");
        example = first_call_code(api, item, &modules, doctests);
    }
    let mut after = String::new();
    push_section(&mut after, "Items");
    index::push(&api.root, &mut after);
    let [before, example, after] = [before, example, after].map(|part| part.trim().to_owned());
    Page { before, example, after }
}

/// A description without paragraphs that only open the collection in Postman.
fn without_buttons(prose: &Prose) -> Prose {
    let opens = |url: &str| url.contains("run-collection") || url.contains("run.pstmn.io");
    let is_button = |inline: &Inline| match inline {
        Inline::Link(_, url) | Inline::Image(_, url) => opens(url),
        Inline::Text(text) => text.trim().is_empty(),
        _ => false,
    };
    let is_shown = |block: &&Block| !matches!(block, Block::Paragraph(inlines) if inlines.iter().all(is_button));
    Prose { blocks: prose.blocks.iter().filter(is_shown).cloned().collect() }
}

fn push_settings(api: &Api, text: &mut String) {
    push_section(text, "Settings");
    text.push_str("Build a client with [`Client::builder`].");
    let mut known = HashSet::new();
    let places = api.settings.iter().enumerate().map(|(place, setting)| (setting.name.as_str(), place)).collect();
    let kinds = api.auths.iter().map(|auth| authorization(api, &places, auth));
    let kinds: Vec<String> = kinds.filter(|kind| known.insert(kind.clone())).collect();
    if !kinds.is_empty() {
        let _ = write!(text, " Calls are authorized by {}.", kinds.join(", or by "));
    }
    text.push_str("\n\n");
    let needed = needed_by_some(api);
    for (setting, is_needed) in api.settings.iter().zip(needed) {
        let presence = match (setting.required, is_needed && setting.default.is_none()) {
            (true, _) => "required",
            (false, true) => "required by the calls that use it",
            (false, false) => "optional",
        };
        let kind = if setting.secret { format!("{presence}, secret") } else { presence.to_owned() };
        let words = first_paragraph(&setting.prose);
        let words = if words.is_empty() { words } else { format!(". {}", words.trim_end_matches('.')) };
        let default = setting.default.as_ref().filter(|default| !setting.secret && !default.parts.is_empty());
        let default =
            default.map(|default| format!(". `{}` unless set", code(&default.in_collection()))).unwrap_or_default();
        let _ = writeln!(text, "* [`{0}`](ClientBuilder::{0}): {kind}{words}{default}.", setting.setter);
    }
    for (setter, base) in api.hosts.iter().filter_map(|host| Some((host.setter.as_ref()?, &host.base))) {
        let base = code(&base.in_collection());
        let _ = writeln!(text, "* [`{setter}`](ClientBuilder::{setter}): optional, in place of `{base}`.");
    }
    push_environment(api, text);
    push_scripted(api, text);
}

/// Appends how the settings are read from the environment, whose variables the curl commands have too.
fn push_environment(api: &Api, text: &mut String) {
    let Some(first) = api.settings.first() else { return };
    let (prefix, variable) = (environment_prefix(&api.name), environment_variable(&api.name, &first.setter));
    let _ = write!(
        text,
        "\n`Client::builder().with(|options| options.env(\"{prefix}\"))` reads them from the environment, `{variable}` and \
         so on. The curl commands have the same variables.\n"
    );
}

/// Appends what scripts of Postman add to requests, and what to do instead.
fn push_scripted(api: &Api, text: &mut String) {
    let names: Vec<&str> = api.scripted.headers.iter().map(String::as_str).collect();
    let what = match names.as_slice() {
        [] if api.scripted.are_signed => "signs requests".to_owned(),
        [] => return,
        [name] => format!("adds the header `{}` to requests", code(name)),
        names => format!("adds the headers {} to requests", listed(names, MAX_HEADERS)),
    };
    let _ = write!(
        text,
        "\nIn Postman a script {what}. This client does not run it: do the same in a function, \
         `Client::builder().with(|options| options.before(|request| …))`.\n"
    );
}

/// For each setting whether there are calls that need it.
fn needed_by_some(api: &Api) -> Vec<bool> {
    let requirements = Requirements::new(api);
    let mut needed = vec![false; api.settings.len()];
    api.root.each_item(&mut |item| {
        for place in requirements.of(item) {
            needed.get_mut(place).into_iter().for_each(|needed| *needed = true);
        }
    });
    needed
}

/// A kind of authorization, and the settings that it takes.
fn authorization(api: &Api, places: &HashMap<&str, usize>, auth: &Auth) -> String {
    let name = match auth.kind.as_str() {
        "basic" => "HTTP Basic authentication",
        "digest" => "HTTP Digest authentication",
        "bearer" => "a bearer token",
        "apikey" => "an API key",
        "oauth1" => "OAuth 1",
        "oauth2" => "an OAuth 2 token",
        "jwt" => "a JWT",
        "asap" => "an ASAP token",
        "awsv4" => "a signature of AWS",
        "edgegrid" => "a signature of Akamai EdgeGrid",
        "hawk" => "Hawk",
        "ntlm" => "NTLM",
        other => return format!("`{}`", code(other)),
    };
    let parts = auth.parameters.iter().flat_map(|(_, value)| &value.parts);
    let used: BTreeSet<usize> = parts
        .filter_map(|part| match part {
            Part::Setting(name) => places.get(name.as_str()).copied(),
            _ => None,
        })
        .collect();
    let settings = used.into_iter().filter_map(|place| api.settings.get(place));
    let links: Vec<String> = settings.map(|s| format!("[`{0}`](ClientBuilder::{0})", s.setter)).collect();
    if links.is_empty() { name.to_owned() } else { format!("{name} with {}", links.join(" and ")) }
}
