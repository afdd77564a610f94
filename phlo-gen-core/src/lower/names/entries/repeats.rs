//! Items whose names repeat their folder: `users().list()` of `Users list`.

use super::words::{can_end, is_joint, is_only_verb, is_read, is_verb};
use crate::lower::names::identifiers::{camel, not_keyword};
use crate::lower::names::singular::singular_or_same;
use crate::lower::names::spelling::ascii::snake_words;

/// Methods of every folder.
const RESERVED: &[&str] = &["clone"];

/// Nouns that say what is asked of a folder's resource.
const ASPECTS: &[&str] = &[
    "availability",
    "balance",
    "completion",
    "count",
    "creation",
    "deletion",
    "detail",
    "details",
    "history",
    "info",
    "information",
    "items",
    "list",
    "listing",
    "login",
    "logout",
    "lookup",
    "overview",
    "preferences",
    "registration",
    "report",
    "reports",
    "retrieval",
    "search",
    "settings",
    "statistics",
    "stats",
    "status",
    "summary",
    "token",
    "totals",
    "update",
    "upload",
    "download",
    "usage",
    "validation",
    "verification",
];

/// Words that begin a condition.
const CONDITIONS: &[&str] = &["when", "with", "without"];

/// Words before a verb that say how much is done at once.
const EXTENT: &[&str] = &["batch", "bulk", "mass", "partial"];

/// The words in `snake_case` without the names of the folders that stand in front of them, the outermost first. At least
/// that of the innermost stands there, and what is left says as much: an aspect of it, or words that begin with a verb.
pub fn without_folders(words: &str, folders: &[String]) -> Option<String> {
    let (folder, outer) = folders.split_last()?;
    let rest = outer.iter().fold(words, |words, folder| after(words, folder).unwrap_or(words));
    without_folder(rest, folder).or_else(|| without_folder(words, folder))
}

fn without_folder(words: &str, folder: &str) -> Option<String> {
    if let Some(rest) = after_sentence(words, folder) {
        return Some(rest.to_owned());
    }
    if is_list(words, folder) && !is_action(folder) {
        return Some("list".to_owned());
    }
    let rest = after(words, folder)?;
    let first = rest.split('_').next()?;
    let is_aspect = ASPECTS.contains(&rest);
    let of_many =
        |(extent, rest): (&str, &str)| EXTENT.contains(&extent) && rest.split('_').next().is_some_and(is_verb);
    let is_verb = is_only_verb(first) || rest.split_once('_').is_some_and(of_many);
    (is_name(rest) && (is_aspect || is_verb)).then(|| rest.to_owned())
}

/// The condition that follows the name of a folder of at least three words, which is a sentence:
/// `with_age_wrong` of `find_the_pet_with_age_wrong` in `find_the_pet`.
fn after_sentence<'a>(words: &'a str, folder: &str) -> Option<&'a str> {
    let rest = words.strip_prefix(folder)?.strip_prefix('_')?;
    let (first, condition) = rest.split_once('_')?;
    let last = condition.rsplit('_').next()?;
    let is_sentence = folder.split('_').count() > 2;
    (is_sentence && CONDITIONS.contains(&first) && can_end(last) && !camel(rest).ends_with('_')).then_some(rest)
}

/// Whether words can be a name.
fn is_name(words: &str) -> bool {
    let (first, last) = (words.split('_').next().unwrap_or_default(), words.rsplit('_').next().unwrap_or_default());
    first.starts_with(|c: char| c.is_ascii_alphabetic())
        && !is_joint(first)
        && can_end(last)
        && words.len() > 2
        && not_keyword(words.to_owned()) == words
        && !camel(words).ends_with('_')
        && !RESERVED.contains(&words)
}

/// What follows the last part that names a folder in a name of parts with dots: `add` of `shop.carts.lines.add` in `lines`.
pub fn after_folders(text: &str, folders: &[String]) -> Option<String> {
    let parts: Vec<&str> = text.split('.').collect();
    let (last, before) = parts.split_last().filter(|(_, before)| before.len() > 1)?;
    if !parts.iter().all(|part| part.starts_with(|c: char| c.is_ascii_alphabetic())) {
        return None;
    }
    let names = |part: &&str| {
        let words = snake_words(part);
        folders.iter().any(|folder| singular_or_same(folder) == singular_or_same(&words))
    };
    let after = before.iter().rposition(names)? + 1;
    let rest: Vec<String> = before.get(after..)?.iter().chain([last]).map(|part| snake_words(part)).collect();
    let verb = rest.last()?.split('_').next()?;
    let rest = rest.join("_");
    (is_verb(verb) && is_name(&rest)).then_some(rest)
}

/// What separates the name of a folder from what an item of it does.
const SEPARATORS: &[&str] = &[" - ", " – ", " — ", ": ", " | ", " · ", " > ", " / "];

/// What follows the name of the folder as a label, if it begins with a verb, or as a prefix: `start_recording` of
/// `Calls: Start recording`, and `node_info` of `calls_nodeInfo`. A verb that is a noun too is none without the separator.
pub fn after_label(text: &str, folders: &[String]) -> Option<String> {
    let folder = folders.last()?;
    let separated = SEPARATORS.iter().filter_map(|separator| text.split_once(separator));
    let label = separated.min_by_key(|(label, _)| label.len());
    let prefix = || text.split_once('_').filter(|(_, rest)| is_camel_case(rest));
    let (before, rest) = label.or_else(prefix)?;
    let (before, rest) = (snake_words(before), snake_words(rest));
    let is_folder = before == *folder || singular_or_same(&before) == singular_or_same(folder);
    let (first, _) = rest.split_once('_')?;
    (is_folder && is_name(&rest) && (label.is_none() || is_verb(first))).then_some(rest)
}

/// Whether a text is one word that begins with a small letter and has capitals.
fn is_camel_case(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && text.bytes().any(|byte| byte.is_ascii_uppercase())
}

/// What follows the name of a folder.
fn after<'a>(words: &'a str, folder: &str) -> Option<&'a str> {
    let after = |name: &str| words.strip_prefix(name)?.strip_prefix('_');
    after(folder).or_else(|| after(&singular_or_same(folder))).filter(|_| !is_action(folder))
}

/// Whether a folder is named by what is done.
pub fn is_action(folder: &str) -> bool {
    folder.split('_').next().is_none_or(|first| first.is_empty() || is_verb(first))
}

/// `get_users_list` in the folder `users`.
fn is_list(words: &str, folder: &str) -> bool {
    let one = singular_or_same(folder);
    words.split_once('_').is_some_and(|(verb, rest)| {
        is_read(verb)
            && rest.strip_suffix("_list").is_some_and(|of| of == folder || of == one || singular_or_same(of) == folder)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words in folders that are written as a path.
    fn in_folders(words: &str, folders: &str) -> Option<String> {
        without_folders(words, &folders.split('/').map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn the_folder_is_not_repeated() {
        for (words, folder, expected) in [
            ("users_list", "users", "list"),
            ("get_users_list", "users", "list"),
            ("get_user_list", "users", "list"),
            ("orders_create", "orders", "create"),
            ("order_create", "orders", "create"),
            ("payment_status", "payment", "status"),
            ("cart_items", "cart", "items"),
            ("products_get_all_active", "products", "get_all_active"),
            ("auth_login", "auth", "login"),
            ("chat_completion", "chat", "completion"),
            ("role_permissions_retrieve", "role_permissions", "retrieve"),
            ("stock_products_partial_update", "api/v1/stock/products", "partial_update"),
            ("api_v1_orders_lines_create", "api/v1/orders/lines", "create"),
            ("orders_bulk_delete", "shop/orders", "bulk_delete"),
            ("place_an_order_with_lines_missing", "place_an_order", "with_lines_missing"),
            ("cancel_the_last_order_without_reason", "shop/cancel_the_last_order", "without_reason"),
        ] {
            assert_eq!(in_folders(words, folder).as_deref(), Some(expected), "{words} in {folder}");
        }
    }

    #[test]
    fn the_parts_of_a_dotted_name_that_are_folders_are_left_out() {
        let in_folders =
            |text: &str, folders: &str| after_folders(text, &folders.split('/').map(str::to_owned).collect::<Vec<_>>());
        for (text, folders, expected) in [
            ("shop.carts.lines.add", "carts/lines", Some("add")),
            ("shop.carts.list", "carts", Some("list")),
            ("shop.carts.cartLines.add", "carts/lines", Some("cart_lines_add")),
            ("shop.carts.lines.delete Old", "shop/line", Some("delete_old")),
            ("shop.carts.list", "beds", None),
            ("shop.carts.move", "carts", None),
            ("shop.carts.total", "carts", None),
            ("carts.list", "carts", None),
            ("A.1.2 carts", "carts", None),
        ] {
            assert_eq!(in_folders(text, folders).as_deref(), expected, "{text} in {folders}");
        }
    }

    #[test]
    fn a_label_with_the_name_of_the_folder_is_left_out() {
        let in_folder = |text: &str, folder: &str| after_label(text, &[folder.to_owned()]);
        for (text, folder, expected) in [
            ("Beds · Start watering", "beds", Some("start_watering")),
            ("Bed - Report the soil", "beds", Some("report_the_soil")),
            ("Beds: change the soil", "beds", Some("change_the_soil")),
            ("garden_openRoof", "garden", Some("open_roof")),
            // it says less without its folder
            ("Beds: by row", "beds", None),
            ("Beds - Water", "beds", None),
            ("Beds - Soil of today", "beds", None),
            ("garden_roof", "garden", None),
            ("garden_Open Roof", "garden", None),
            ("Rows - Start watering", "beds", None),
            ("Soil - Beds: Start watering", "beds", None),
            (" - Soil report", "", None),
        ] {
            assert_eq!(in_folder(text, folder).as_deref(), expected, "{text} in {folder}");
        }
        assert_eq!(after_label("Beds: start watering", &[]), None);
    }

    #[test]
    fn what_says_less_without_its_folder_stays() {
        for (words, folder) in [
            ("orders_by_customer", "orders"),
            ("create_order_with_lines", "create_order"),
            ("place_an_order_with", "place_an_order"),
            ("place_an_order_in_bulk", "place_an_order"),
            ("payment_link", "payments"),
            ("search_users", "search"),
            ("create_objects_article", "create_objects"),
            ("reports_api", "reports"),
            ("device_type", "device"),
            ("wallet_to_bank_transfer", "wallet"),
            ("margin_account_new_order", "margin"),
            ("repository_clone", "repository"),
            ("message_send", "message"),
            ("list_users", "users"),
            ("echo_text", "echo"),
            ("account_images", "account"),
            ("international_kyc", "international"),
            ("users", "users"),
            ("token_2", "token"),
            ("users_new", "users"),
            ("user_login", "accounts"),
            ("products_get_all", "products"),
            ("orders_create", "orders/lines"),
            ("stock_search_products", "stock/search"),
            ("api_orders", "api/orders"),
        ] {
            assert_eq!(in_folders(words, folder), None, "{words} in {folder}");
        }
    }
}
