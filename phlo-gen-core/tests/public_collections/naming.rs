//! The share of items with a name that nobody would have written.

use crate::collections;
use phlo_gen_core::api::{Api, Entry, Folder, Item, SharedType};
use phlo_gen_core::collection;
use phlo_gen_core::lower::{Options, lower};
use std::collections::{BTreeMap, HashSet};

#[test]
#[ignore = "reads a folder of collections for a minute"]
fn at_most_one_item_in_a_hundred_has_a_name_that_nobody_would_have_written() {
    let Some(collections) = collections(&["collections", "more"]) else { return };
    let mut tally = Tally::default();
    for (_, text) in collections {
        let Ok(collection) = collection::read(&text) else { continue };
        let api = lower(&collection, None, &Options::default()).api;
        tally.folder(&api.root);
        tally.shared_types(&api);
    }
    println!("{} of {} items, {} of {} folders", tally.items[1], tally.items[0], tally.folders[1], tally.folders[0]);
    println!("{} of {} shared types", tally.types[1], tally.types[0]);
    for (kind, names) in &tally.kinds {
        println!("{kind}: {}, such as {:?}", names.len(), names.iter().take(5).collect::<Vec<_>>());
    }
    assert!(tally.items[0] > 10_000, "the corpus is read");
    assert!(tally.items[1] * 100 <= tally.items[0], "items");
    assert!(tally.folders[1] * 100 <= tally.folders[0], "folders");
    assert!(tally.types[1] * 100 <= tally.types[0], "shared types");
}

#[derive(Default)]
struct Tally {
    /// All, and those with such a name.
    items: [usize; 2],
    folders: [usize; 2],
    types: [usize; 2],
    kinds: BTreeMap<&'static str, Vec<String>>,
}

impl Tally {
    fn shared_types(&mut self, api: &Api) {
        let mut names = HashSet::new();
        requests(&api.root, &mut names);
        for shared in &api.types {
            let is_named_after_another = is_named_after_another(shared, &names);
            self.types[0] += 1;
            self.types[1] += usize::from(is_named_after_another);
            if is_named_after_another {
                let places = shared.occurrences.iter().map(|one| one.request.name.as_str()).take(3);
                let places = places.collect::<Vec<_>>().join(", ");
                let found = format!("{} of {places}", shared.definition.name());
                self.kinds.entry("named after another request").or_default().push(found);
            }
        }
    }

    fn folder(&mut self, folder: &Folder) {
        for entry in folder.entries() {
            let (name, written, counts) = match entry {
                Entry::Item(item) => (&item.method_name, &item.name, &mut self.items),
                Entry::Folder(inner) => (&inner.module, &inner.name, &mut self.folders),
            };
            let mut kinds = kinds(name, written);
            if let Entry::Item(item) = entry {
                kinds.retain(|kind| *kind != "a number of ours" || !is_repeated(item, folder));
            }
            counts[0] += 1;
            counts[1] += usize::from(!kinds.is_empty());
            for kind in kinds {
                self.kinds.entry(kind).or_default().push(format!("{written:?} as {name}"));
            }
            if let Entry::Folder(inner) = entry {
                self.folder(inner);
            }
        }
    }
}

/// Whether a type has the name of a request that begins with a verb, `GetUserOwner`, and not only that request has it.
fn is_named_after_another(shared: &SharedType, requests: &HashSet<String>) -> bool {
    let name = shared.definition.name();
    let ends = name.match_indices(|c: char| c.is_ascii_uppercase()).map(|(at, _)| at).chain([name.len()]);
    let mut owners = ends.map(|end| &name[..end]).filter(|start| {
        VERBS.iter().any(|verb| start.len() > verb.len() && start.starts_with(verb)) && requests.contains(*start)
    });
    let is_its = |owner: &str| shared.occurrences.iter().all(|one| one.request.name == owner);
    owners.next_back().is_some_and(|owner| !is_its(owner))
}

/// The names of all requests.
fn requests(folder: &Folder, out: &mut HashSet<String>) {
    out.extend(folder.items.iter().map(|item| item.request.clone()));
    folder.folders.iter().for_each(|inner| requests(inner, out));
}

/// Whether another item of the folder has the same name, method and URL: only a number tells them apart.
fn is_repeated(item: &Item, folder: &Folder) -> bool {
    let key = |item: &Item| (item.name.trim().to_lowercase(), item.method.clone(), item.path.source());
    folder.items.iter().filter(|other| key(other) == key(item)).count() > 1
}

const VERBS: &[&str] = &["Add", "Create", "Delete", "Find", "Get", "List", "Post", "Put", "Search", "Send", "Update"];
const METHODS: &[&str] = &["get", "post", "put", "patch", "delete", "head", "options", "item", "folder", "step"];
const BARE: &[&str] = &["id", "uuid", "guid", "key", "code", "slug"];
const OPEN: &[&str] = &["and", "or", "the", "a", "an", "of", "for", "with", "per", "third", "that", "which"];
const ENDINGS: &[&str] = &["php", "asp", "aspx", "jsp", "html", "json", "xml"];

/// The patterns that a name has, and that a person would have avoided.
fn kinds(name: &str, written: &str) -> Vec<&'static str> {
    let words: Vec<&str> = name.trim_end_matches('_').split('_').collect();
    let lower = written.to_lowercase();
    let begins_with_digit =
        written.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(|c: char| c.is_ascii_digit());
    let is_number = |word: Option<&&str>| word.is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    let follows = |first: &str, second: &str| words.windows(2).any(|pair| pair == [first, second]);
    let last = words.last().copied().unwrap_or_default();
    let ends_as_written = lower.trim_end_matches(|c: char| !c.is_alphanumeric()).ends_with(last);
    let path = lower
        .split_whitespace()
        .find(|word| word.matches('/').count() > 1 && word.starts_with('/'))
        .unwrap_or_default();
    let path: Vec<&str> = path.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_variable = written.trim().starts_with(['{', ':', '<']) && !written.contains('/') && !name.starts_with("by_");
    let odd = [
        ("o", "auth"),
        ("i", "os"),
        ("v", "mware"),
        ("git", "hub"),
        ("git", "lab"),
        ("mac", "os"),
        ("i", "phone"),
        ("pay", "pal"),
        ("my", "sql"),
        ("e", "sign"),
        ("you", "tube"),
        ("whats", "app"),
    ];
    let checks = [
        ("a prefix before a number", METHODS.contains(&words[0]) && is_number(words.get(1)) && begins_with_digit),
        ("the method twice", words.len() > 1 && words[0] == words[1]),
        ("an open end", words.len() > 1 && OPEN.contains(&last) && !ends_as_written),
        ("a possessive apart", written.contains(['\'', '’']) && (words.contains(&"s") || words.contains(&"t"))),
        ("a path as it is", path.len() > 2 && name.contains(&path.join("_"))),
        ("a URL", written.contains("://") && (words.contains(&"http") || words.contains(&"https"))),
        (
            "odd capitals apart",
            odd.iter().any(|(first, second)| follows(first, second) && lower.contains(&format!("{first}{second}"))),
        ),
        (
            "a number of ours",
            is_number(words.last()) && !written.contains(last) && begins_with_digit != is_number(words.last()),
        ),
        ("the ending of a file", ENDINGS.contains(&last) && lower.trim_end().ends_with(&format!(".{last}"))),
        ("too long", name.len() > 60),
        ("a variable of a path", is_variable && (BARE.contains(&name) || name.ends_with("_id"))),
        ("nothing said", ["item", "folder", "request"].contains(&name) && !lower.contains(name)),
    ];
    checks.into_iter().filter_map(|(kind, found)| found.then_some(kind)).collect()
}

#[test]
fn the_patterns_find_such_names() {
    for (written, name) in [
        ("2.14 Network", "folder_2_14_network"),
        ("Get Get user", "get_get_user"),
        ("Check for a cart and a location", "check_for_a_cart_and"),
        ("User's address", "user_s_address"),
        ("/who/messages/:messageId/forms", "who_messages_messageid_forms"),
        ("https://h.example/a", "https_h_example_a"),
        ("oAuth token", "o_auth_token"),
        ("Login", "login_2"),
        ("status.php", "status_php"),
        ("…", "item"),
        ("{id}", "id"),
        ("{milestone id}", "milestone_id"),
    ] {
        assert_eq!(kinds(name, written).len(), 1, "{name}: {:?}", kinds(name, written));
    }
    assert!(kinds("get_user_2", "Get user 2").is_empty() && kinds("clock_in", "Clock in").is_empty());
}
