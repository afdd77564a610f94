//! Items whose names repeat their folder: `users().list()` of `Users list`.

use super::words::{can_end, is_joint, is_only_verb, is_verb};
use crate::lower::names::identifiers::{camel, not_keyword};
use crate::lower::names::singular::singular_or_same;

/// Verbs that a list is asked for with.
const READ: &[&str] = &["fetch", "get", "list", "retrieve", "show"];

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
    if is_list(words, folder) && !is_action(folder) {
        return Some("list".to_owned());
    }
    let rest = after(words, folder)?;
    let (first, last) = (rest.split('_').next()?, rest.rsplit('_').next()?);
    let is_aspect = ASPECTS.contains(&rest);
    let begins = first.starts_with(|c: char| c.is_ascii_alphabetic()) && !is_joint(first);
    let is_name = begins
        && can_end(last)
        && rest.len() > 2
        && not_keyword(rest.to_owned()) == rest
        && !camel(rest).ends_with('_')
        && !RESERVED.contains(&rest);
    let of_many =
        |(extent, rest): (&str, &str)| EXTENT.contains(&extent) && rest.split('_').next().is_some_and(is_verb);
    let is_verb = is_only_verb(first) || rest.split_once('_').is_some_and(of_many);
    (is_name && (is_aspect || is_verb)).then(|| rest.to_owned())
}

/// What follows the name of a folder.
fn after<'a>(words: &'a str, folder: &str) -> Option<&'a str> {
    let after = |name: &str| words.strip_prefix(name)?.strip_prefix('_');
    after(folder).or_else(|| after(&singular_or_same(folder))).filter(|_| !is_action(folder))
}

/// Whether a folder is named by what is done.
fn is_action(folder: &str) -> bool {
    folder.split('_').next().is_none_or(|first| first.is_empty() || is_verb(first))
}

/// `get_users_list` in the folder `users`.
fn is_list(words: &str, folder: &str) -> bool {
    let one = singular_or_same(folder);
    words.split_once('_').is_some_and(|(verb, rest)| {
        READ.contains(&verb)
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
        ] {
            assert_eq!(in_folders(words, folder).as_deref(), Some(expected), "{words} in {folder}");
        }
    }

    #[test]
    fn what_says_less_without_its_folder_stays() {
        for (words, folder) in [
            ("orders_by_customer", "orders"),
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
