//! Invariants of every model, so that its source compiles: names are identifiers and unique.

use phlo_gen_core::api::{Api, Definition, Folder, Item, Part, Place, Presence};
use std::collections::HashSet;

/// Panics if the model's source would not compile.
pub fn check(api: &Api) {
    let settings = api.settings.iter().map(|setting| setting.setter.as_str());
    let hosts = api.hosts.iter().filter_map(|host| host.setter.as_deref());
    let ours = ["origin", "http_client", "timeout", "build", "clone"];
    unique("methods of the client's builder", settings.chain(hosts).chain(ours));
    folder(api, &api.root, &["Client", "ClientBuilder"]);
    unique("shared types", api.types.iter().map(|shared| shared.definition.name()));
    api.types.iter().for_each(|shared| definition(&shared.definition));
}

fn folder(api: &Api, folder: &Folder, ours: &[&str]) {
    let modules = folder.folders.iter().map(|inner| inner.module.as_str());
    let methods = folder.items.iter().map(|item| item.method_name.as_str());
    let own: &[&str] = if ours.len() > 1 { &["builder", "execute", "prepare", "clone"] } else { &["clone"] };
    unique("methods", modules.chain(methods).chain(own.iter().copied()));
    let types = folder.items.iter().flat_map(|item| {
        let defined = item.types.iter().map(Definition::name);
        [item.request.as_str(), item.builder.as_str()].into_iter().chain(defined)
    });
    unique("types", types.chain(ours.iter().copied()));
    folder.items.iter().for_each(|item| self::item(api, item));
    folder.folders.iter().for_each(|inner| self::folder(api, inner, &[&inner.type_name]));
}

fn item(api: &Api, item: &Item) {
    let settable = || item.arguments.iter().filter(|argument| !matches!(argument.presence, Presence::Fixed(_)));
    let optional = settable().filter(|argument| argument.presence != Presence::Required);
    let maybe: Vec<String> = optional.map(|argument| format!("maybe_{}", argument.setter)).collect();
    let setters = settable().map(|argument| argument.setter.as_str());
    unique("setters", setters.chain(maybe.iter().map(String::as_str)).chain(["send", "build", "with"]));
    item.types.iter().for_each(definition);
    let in_path = || item.arguments.iter().filter(|argument| argument.place == Place::Path);
    for part in &item.path.parts {
        if let Part::Argument(name) = part {
            let found = in_path().any(|argument| argument.setter == *name || argument.name.as_text() == Some(name));
            assert!(found, "the path of {} has no argument {name}", item.name);
        }
    }
    assert!(item.host < api.hosts.len() && item.auth.is_none_or(|auth| auth < api.auths.len()));
    assert!(phlo_gen_core::json::parse(&item.example).is_ok(), "{}", item.example);
}

fn unique<'a>(what: &str, names: impl Iterator<Item = &'a str>) {
    let mut seen = HashSet::new();
    for name in names {
        assert!(syn::parse_str::<syn::Ident>(name).is_ok(), "among the {what}, `{name}` is no identifier");
        assert!(seen.insert(name), "among the {what}, `{name}` is there twice");
    }
}

fn definition(definition: &Definition) {
    match definition {
        Definition::Object(object) => unique("fields", object.members.iter().map(|member| member.field.as_str())),
        Definition::Choice(choice) => {
            unique("variants", choice.variants.iter().map(|(variant, _)| variant.as_str()).chain(["Other"]));
            let texts: HashSet<&String> = choice.variants.iter().map(|(_, text)| text).collect();
            assert_eq!(texts.len(), choice.variants.len(), "two variants of {} are one text", choice.name);
        }
        Definition::ByStatus(responses) => {
            unique("variants", responses.variants.iter().map(|variant| variant.name.as_str()))
        }
        Definition::Alias { .. } => {}
    }
}
