//! The arguments and settings that small collections in the shared folder `cases` get: each is one case of a kind.

#[path = "common/shared_folder.rs"]
mod shared_folder;

use phlo_gen_core::api::{Api, Argument, Folder, Item, Presence};
use phlo_gen_core::collection;
use phlo_gen_core::lower::{Options, check, lower};
use shared_folder::shared_folder;

/// A file and what comes of it: the settings, a secret with `!` and a required one with `*`; then the arguments of each
/// item, a required one with `*`, and one that is sent unless set or always with `=` or `==` and its value.
const CASES: [(&str, &[&str]); 14] = [
    (
        "01-blank-credentials",
        &[
            "token!, x_shop_key!, username, password!",
            "List files:",
            "List folders:",
            "List tags:",
            "List users:",
            "Log in: user",
        ],
    ),
    ("02-body-only-in-the-saved-request", &["", "Create product: title, price", "Create label: name"]),
    (
        "03-headers-that-are-arguments",
        &[
            "x_partner_app_key*!",
            "Add points: x_contact_id*, x_payment_token, if_match, x_tenant_id=tenant-7, x_payout_idempotency, accept==application/json, n",
        ],
    ),
    (
        "04-literal-ids-in-paths",
        &[
            "",
            "All ingredients:",
            "One ingredient: ingredient_id*",
            "Change ingredient: ingredient_id*, name",
            "Delete ingredient: ingredient_id*",
            "Order of a user: user_id*, order_id*",
            "Other order: user_id*, order_id*",
            "Tweets:",
            "Report of 2024:",
        ],
    ),
    (
        "05-rows-that-select",
        &[
            "",
            "Make bucket:",
            "Set versioning: versioning==",
            "List objects:",
            "Get policy: policy==",
            "Lock page: cmd=lockPage, path",
            "Unlock page: cmd=unlockPage, path",
            "All articles:",
            "Articles by author: author*",
            "Articles by tag: tag*",
            "Send sms: action=sendsms, to",
            "Credit: action=credit, to",
            "Create User: last_name, email",
            "Block number: jsonrpc==\"2.0\", id=1, method==\"eth_blockNumber\", params",
            "Balance: jsonrpc==\"2.0\", id=1, method==\"eth_getBalance\", params",
        ],
    ),
    ("06-apikey-basic-config", &["token*!", "List:"]),
    ("07-one-stray-host", &["base_url, token!", "A:", "B:", "C:", "D: x"]),
    (
        "09-graphql",
        &["", "Shop: id*, first, after, tags, filter", "In text: project_id*, count*", "No variables: sku*"],
    ),
    ("10-xml-template", &["", "Add user: admin_username, admin_password, level, new_user, body"]),
    (
        "11-columns-of-names",
        &[
            "",
            "Send: email*, api_key_id, body*",
            "Item: emid*, grade",
            "Remove comment: id, target_id, note",
            "History: start_time, end_time, coin, limit",
            "Intent: amount*, currency*, items*, note",
        ],
    ),
    (
        "16-parts-of-segments",
        &["", "Json: id*", "Point: lat*, lon*", "OData: id*", "Cancel: id*, why", "Awb: awb_code*"],
    ),
    ("17-repeats", &["", "Upload: files, tags, docs", "Find: id, x"]),
    (
        "18-share-of-items",
        &[
            "personal_key*!",
            "Book: book_id*, key=={$personalKey}",
            "Buy: book_id*, key=={$personalKey}, n",
            "Read: book_id*, key=={$personalKey}",
            "Rate: book_id*, key=={$personalKey}, n",
            "Books: key=={$personalKey}",
            "Shops: key=={$personalKey}",
            "Me: key=={$personalKey}",
        ],
    ),
    (
        "20-bodies-that-say-their-own-type",
        &["", "Publish: content_type==multipart/mixed; boundary=abc, request_payload, file", "Latin: x_name=Jürgen é"],
    ),
];

#[test]
fn small_collections_get_the_right_arguments() {
    let Some(folder) = shared_folder("cases") else { return };
    for (name, expected) in CASES {
        let text = std::fs::read_to_string(folder.join(name).with_extension("json")).expect("the case can be read");
        let read = collection::read(&text).expect("the case is a collection");
        let api = lower(&read, None, &Options::default()).api;
        let mut found = vec![settings(&api)];
        add_items(&api.root, &mut found);
        assert_eq!(found, expected, "{name}");
    }
}

#[test]
fn judgements_on_small_collections_are_reported() {
    let Some(folder) = shared_folder("cases") else { return };
    let expected = [
        ("02-body-only-in-the-saved-request", "body-from-example"),
        ("04-literal-ids-in-paths", "literal-id"),
        ("07-one-stray-host", "stray-host"),
    ];
    for (name, code) in expected {
        let text = std::fs::read_to_string(folder.join(name).with_extension("json")).expect("the case can be read");
        let read = collection::read(&text).expect("the case is a collection");
        let findings = check(&read, None, &Options::default()).findings;
        assert!(findings.iter().any(|finding| finding.code == code), "{name}: {findings:?}");
    }
}

fn settings(api: &Api) -> String {
    let mark = |is: bool, mark: &'static str| if is { mark } else { "" };
    let settings = api
        .settings
        .iter()
        .map(|setting| format!("{}{}{}", setting.setter, mark(setting.required, "*"), mark(setting.secret, "!")));
    settings.collect::<Vec<_>>().join(", ")
}

fn add_items(folder: &Folder, out: &mut Vec<String>) {
    out.extend(folder.items.iter().map(item));
    folder.folders.iter().for_each(|inner| add_items(inner, out));
}

fn item(item: &Item) -> String {
    let arguments = item.arguments.iter().map(argument).collect::<Vec<_>>().join(", ");
    format!("{}: {arguments}", item.name).trim_end().to_owned()
}

fn argument(argument: &Argument) -> String {
    let presence = match &argument.presence {
        Presence::Required => "*".to_owned(),
        Presence::Optional => String::new(),
        Presence::Default(value) => format!("={}", value.source()),
        Presence::Fixed(value) => format!("=={}", value.source()),
    };
    format!("{}{presence}", argument.setter.trim_end_matches('_'))
}
