//! Counts the arguments that nobody would have written. `PHLO_GEN_SHOW=kind,kind` shows the cases of some kinds.

use crate::collections;
use crate::requests::{SavedRequest, saved_requests};
use phlo_gen_core::api::{Api, Argument, Folder, Item, Part, Place, Presence};
use phlo_gen_core::collection;
use phlo_gen_core::lower::{Options, lower};
use std::cell::LazyCell;
use std::collections::{BTreeMap, HashMap, HashSet};

/// The kinds of which there may be no case.
const NONE_OF: [&str; 2] = ["authorization without a setting", "placeholder header without a setter"];

/// The folder holds tens of thousands of items: fewer of them show that it is not the folder that is meant.
const LEAST_ITEMS: usize = 10_000;

/// The cases of each kind.
type Cases = BTreeMap<&'static str, Vec<String>>;

#[test]
#[ignore = "reads a folder of collections for a minute"]
fn judgements_on_the_corpus() {
    let Some(collections) = collections(&["collections", "fixtures", "more"]) else { return };
    let mut cases = Cases::new();
    for (name, text) in collections {
        add_cases(&text, &name, &mut cases);
    }
    let shown = std::env::var("PHLO_GEN_SHOW").unwrap_or_default();
    for (kind, cases) in &cases {
        println!("{kind}: {}", cases.len());
        cases.iter().filter(|_| shown.split(',').any(|shown| shown == *kind)).for_each(|case| println!("  {case}"));
    }
    let items = cases.get("items").map_or(0, Vec::len);
    assert!(items >= LEAST_ITEMS, "only {items} items");
    for kind in NONE_OF {
        assert_eq!(cases.get(kind).map_or(&[][..], Vec::as_slice), [""; 0], "{kind}");
    }
}

fn add_cases(text: &str, file: &str, cases: &mut Cases) {
    let (Ok(read), Ok(document)) = (collection::read(text), serde_json::from_str(text)) else { return };
    let api = lower(&read, None, &Options::default()).api;
    let mut items = Vec::new();
    add_items(&api.root, &mut items);
    // hosts that get no credentials unless an option allows it
    let literal =
        |host: &str| host.rsplit("//").next().unwrap_or_default().split(':').next().unwrap_or_default().to_owned();
    let allowed = LazyCell::new(|| {
        let hosts = api.hosts.iter().filter_map(|host| host.base.as_text()).map(literal).collect();
        lower(&read, None, &Options { credentials: hosts, ..Options::default() }).api
    });
    let allowed_items = LazyCell::new(|| {
        let mut items = Vec::new();
        add_items(&allowed.root, &mut items);
        items
    });
    let saved = saved_requests(&document);
    let mut endpoints: HashMap<_, Vec<&Item>> = HashMap::new();
    items.iter().for_each(|item| endpoints.entry(endpoint(item)).or_default().push(item));
    let ids = ids_by_place(&items);
    for (index, item) in items.iter().enumerate() {
        let mut add =
            |kind, what: &str| cases.entry(kind).or_default().push(format!("{file}: {}: {what}", item.name.trim()));
        add("items", "");
        let others = &endpoints[&endpoint(item)];
        item.arguments.iter().filter(|argument| is_sample_default(argument)).for_each(|argument| {
            let kind = match argument {
                _ if is_id_of_json_rpc(argument, item) => "id of JSON-RPC as a default",
                _ if tells(argument, others) => "saved value as a default that other items of the path lack",
                _ => "saved value as a default",
            };
            add(kind, &format!("{} = {:?}", argument.setter, argument.presence));
        });
        item.arguments.iter().filter(|argument| is_placeholder_header(argument)).for_each(|argument| {
            add("placeholder header without a setter", &argument.name.source());
        });
        literal_ids(item, &ids).for_each(|id| add("literal id in a path", &id));
        let Some(request) = saved.get(&item.pointer) else { continue };
        if lacks_setting(&api, item, request) {
            let is_withheld = allowed_items.get(index).is_some_and(|item| !lacks_setting(&allowed, item, request));
            let kind = if is_withheld { "credentials withheld from a stray host" } else { NONE_OF[0] };
            add(kind, request.authorization.as_deref().unwrap_or_default());
        }
        for name in request.variables.iter().filter(|name| !can_be_set(&api, item, name)) {
            add("variable in a text that cannot be set", name);
        }
    }
}

fn add_items<'a>(folder: &'a Folder, out: &mut Vec<&'a Item>) {
    out.extend(&folder.items);
    folder.folders.iter().for_each(|inner| add_items(inner, out));
}

/// Whether a saved value of a row that is no selector is sent unless another is set.
fn is_sample_default(argument: &Argument) -> bool {
    let Presence::Default(value) = &argument.presence else { return false };
    let selectors = ["type", "action", "status", "method", "mode", "cmd", "command", "operation", "kind", "function"];
    let name = argument.setter.trim_end_matches('_');
    matches!(argument.place, Place::Query | Place::Form | Place::Body)
        && argument.documented_default.is_none()
        && value.parts.iter().all(|part| matches!(part, Part::Text(_)))
        && !selectors.iter().any(|selector| name.ends_with(selector))
}

/// The method, the host and the path of an item, but for names in it.
fn endpoint(item: &Item) -> (&str, usize, Vec<String>) {
    (&item.method, item.host, segments(item))
}

/// Whether an item of the same method and path does not send the same for an argument.
fn tells(argument: &Argument, others: &[&Item]) -> bool {
    let sends = |item: &&&Item| {
        let mut same = item.arguments.iter().filter(|other| other.name == argument.name);
        same.any(|other| other.presence == argument.presence)
    };
    others.iter().any(|item| !sends(&item))
}

/// Whether an argument is the `id` of a call of JSON-RPC, which a server may require.
fn is_id_of_json_rpc(argument: &Argument, item: &Item) -> bool {
    let is_method = |other: &Argument| other.setter == "method" && matches!(other.presence, Presence::Fixed(_));
    argument.place == Place::Body && argument.setter == "id" && item.arguments.iter().any(is_method)
}

fn is_placeholder_header(argument: &Argument) -> bool {
    let Presence::Fixed(value) = &argument.presence else { return false };
    let Some(value) = value.as_text().map(str::trim) else { return false };
    let is_between = |open, close| value.starts_with(open) && value.ends_with(close);
    argument.place == Place::Header
        && (value.is_empty() || is_between('<', '>') || is_between('{', '}') || value.to_lowercase().contains("your "))
}

/// The segments of a path; `*` for a variable.
fn segments(item: &Item) -> Vec<String> {
    let text = |part: &Part| match part {
        Part::Text(text) => text.clone(),
        _ => "*".to_owned(),
    };
    let path: String = item.path.parts.iter().map(text).collect();
    path.split('/').skip(1).map(str::to_owned).collect()
}

/// The host and the segments before one of a path; ids and variables are `*`.
type IdPlace = (usize, Vec<String>);

/// The ids in the path of an item, each with its place.
fn ids(item: &Item) -> Vec<(IdPlace, String)> {
    let segments = segments(item);
    let general: Vec<String> =
        segments.iter().map(|segment| if is_id(segment) { "*".to_owned() } else { segment.clone() }).collect();
    let is_wanted = |index: &usize| general[*index] == "*";
    (1..segments.len())
        .filter(is_wanted)
        .map(|index| ((item.host, general[..index].to_vec()), segments[index].clone()))
        .collect()
}

/// The ids of all items, and `*` for variables.
fn ids_by_place(items: &[&Item]) -> HashMap<IdPlace, HashSet<String>> {
    let mut found: HashMap<_, HashSet<String>> = HashMap::new();
    for (place, id) in items.iter().flat_map(|item| ids(item)) {
        found.entry(place).or_default().insert(id);
    }
    found
}

/// The literal ids in the path of an item for which another item has another id or a variable.
fn literal_ids(item: &Item, all: &HashMap<IdPlace, HashSet<String>>) -> impl Iterator<Item = String> {
    let is_lone = |(place, id): &(IdPlace, String)| all[place].iter().all(|other| other == id);
    ids(item).into_iter().filter(move |found| found.1 != "*" && !is_lone(found)).map(|(_, id)| id)
}

fn is_id(segment: &str) -> bool {
    let is_hex = |text: &str| text.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-');
    let is_year = segment.len() == 4 && (segment.starts_with("19") || segment.starts_with("20"));
    let is_number = !segment.is_empty() && segment.bytes().all(|byte| byte.is_ascii_digit());
    is_number && !is_year || matches!(segment.len(), 24 | 36) && is_hex(segment)
}

/// Whether an item whose saved request is authorized has no setting for its credentials.
fn lacks_setting(api: &Api, item: &Item, request: &SavedRequest) -> bool {
    let auth = item.auth.and_then(|auth| api.auths.get(auth));
    let has_setting =
        |template: &phlo_gen_core::api::Template| template.parts.iter().any(|part| matches!(part, Part::Setting(_)));
    let in_auth = auth.is_some_and(|auth| auth.parameters.iter().any(|(_, value)| has_setting(value)));
    let in_header = item.arguments.iter().any(|argument| match &argument.presence {
        Presence::Fixed(value) | Presence::Default(value) => argument.place == Place::Header && has_setting(value),
        _ => false,
    });
    request.authorization.is_some() && !in_auth && !in_header
}

/// Whether a variable of a text is a setting or an argument.
fn can_be_set(api: &Api, item: &Item, name: &str) -> bool {
    let setter = |text: &str| text.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    api.settings.iter().any(|setting| setting.name == name)
        || item.arguments.iter().any(|argument| setter(&argument.setter) == setter(name))
}
