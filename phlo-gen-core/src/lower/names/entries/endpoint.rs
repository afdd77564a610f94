//! The method and path of a request, and the name that they give to an item without a name in words.

use super::path_words::{self, Segment};
use super::words::{can_end, is_article, is_joint, is_only_verb, is_verb, stands_alone};
use crate::lower::names::identifiers::join;
use crate::lower::names::singular::{is_plural, singular_or_same};
use crate::lower::names::spelling::ascii::snake_words;

/// The method and path of a request.
#[derive(Debug, Clone)]
pub struct Endpoint {
    method: String,
    segments: Vec<Segment>,
}

/// Last segments that say little without the one before.
const BARE: &[&str] = &[
    "all",
    "available",
    "bulk",
    "current",
    "default",
    "history",
    "id",
    "ids",
    "latest",
    "me",
    "new",
    "options",
    "raw",
    "self",
    "v1",
    "v2",
];

impl Endpoint {
    /// The endpoint of a method and a path, in which variables stand in braces or behind a colon.
    pub fn new(method: &str, path: &str) -> Self {
        Endpoint { method: snake_words(method), segments: path_words::segments(path) }
    }

    /// The method and the resource: `get_message_forms`, `create_order`, `activate_user`.
    pub fn name(&self) -> Option<String> {
        let name = self.action().or_else(|| self.resource().map(|resource| self.with_method(&resource)))?;
        Some(without_repeats(name.trim_start_matches('_')))
    }

    /// The name in a folder that is the segment before the last, where the name repeats it: `get_status` of `/disk/status`.
    pub fn name_in(&self, folder: &str) -> Option<String> {
        let [.., Segment::Fixed(owner), Segment::Fixed(own)] = self.segments.as_slice() else { return None };
        let is_repeated = owner == folder && !own.starts_with(owner) && !BARE.contains(&own.as_str());
        (is_repeated && self.action().is_none()).then(|| without_repeats(&self.with_method(own)))
    }

    /// Longer names, if the short one is taken: with the method as it is, and with what precedes the resource.
    pub fn longer_names(&self) -> Vec<String> {
        let Some(resource) = self.resource() else { return Vec::new() };
        let mut names = vec![join(&self.method, &resource)];
        let words: Vec<&str> = self.segments.iter().map(Segment::words).collect();
        let fixed: Vec<&str> = self.segments.iter().filter_map(Segment::fixed).collect();
        names.extend(
            (1..fixed.len())
                .rev()
                .filter_map(|start| fixed.get(start - 1..))
                .map(|words| join(&self.method, &words.join("_"))),
        );
        names.push(join(&self.method, &words.join("_")));
        names.iter().map(|name| without_repeats(name.trim_start_matches('_'))).collect()
    }

    /// What the last segments name, in the singular where a variable chooses one.
    pub fn resource(&self) -> Option<String> {
        let last = self.segments.iter().rposition(|segment| segment.fixed().is_some());
        let Some(last) = last else {
            return self.segments.last().map(|variable| variable.words().trim_end_matches("_id").to_owned());
        };
        let after = self.segments.get(last + 1..).unwrap_or_default();
        let own = self.segments.get(last)?.words();
        let own = match after {
            [] => own.to_owned(),
            [_] => singular_or_same(own),
            [.., member] => join(&singular_or_same(own), member.words().trim_end_matches("_id")),
        };
        let before = last.checked_sub(1).and_then(|before| self.segments.get(before));
        let owner = match before {
            Some(Segment::Fixed(words)) if !is_plural(&own) && after.is_empty() || BARE.contains(&own.as_str()) => {
                Some(words.clone())
            }
            Some(Segment::Variable(_)) => {
                last.checked_sub(2).and_then(|owner| self.segments.get(owner)?.fixed()).map(singular_or_same)
            }
            _ => None,
        };
        Some(match owner {
            Some(owner) if !own.starts_with(&owner) => join(&owner, &own),
            _ => own,
        })
    }

    /// A name whose verb stands in the path: `/users/{id}/activate`, `/xls/convert/to/xml`.
    fn action(&self) -> Option<String> {
        let is_action = |segment: &Segment| {
            segment.fixed().is_some_and(|words| match words.split_once('_') {
                None => is_verb(words),
                Some((verb, _)) => is_only_verb(verb),
            })
        };
        let at = self.segments.iter().rposition(is_action)?;
        let action = self.segments.get(at)?.words();
        let after: Vec<&str> = self.segments.get(at + 1..)?.iter().filter_map(Segment::fixed).collect();
        // `/transfer/batches/details` is about transfers
        if after.len() > 2 || after.len() == 2 && !is_joint(after.first()?) {
            return None;
        }
        let (verb, rest) = action.split_once('_').unwrap_or((action, ""));
        let rest = [&[rest][..], &after].concat().join("_");
        let rest = rest.trim_matches('_');
        let needs_object = if rest.is_empty() { !stands_alone(verb) } else { is_joint(rest.split('_').next()?) };
        let object = if needs_object { self.object(at) } else { None };
        let words = [Some(verb), object.as_deref(), Some(rest)];
        let words: Vec<&str> = words.into_iter().flatten().filter(|words| !words.is_empty()).collect();
        Some(words.join("_"))
    }

    /// What the verb at a place of the path is about.
    fn object(&self, verb: usize) -> Option<String> {
        let before = self.segments.get(..verb)?;
        let fixed = before.iter().rposition(|segment| segment.fixed().is_some())?;
        let words = before.get(fixed)?.words();
        Some(if fixed + 1 < before.len() { singular_or_same(words) } else { words.to_owned() })
    }

    fn with_method(&self, resource: &str) -> String {
        let is_one = self.segments.last().is_some_and(|segment| segment.fixed().is_none());
        let verb = match self.method.as_str() {
            "post" if !is_one && is_plural(resource) => return join("create", &singular_or_same(resource)),
            "put" => "update",
            method => method,
        };
        join(verb, resource)
    }

    /// The words with a verb, if they are only the thing that the path of a request that writes ends with: `delete_book`
    /// of `book` and `DELETE /books/{id}`. A plural at the end of the path shows that they are no verb themselves.
    pub fn with_missing_verb(&self, words: &str) -> Option<String> {
        let (verb, is_new) = match self.method.as_str() {
            "delete" => ("delete", false),
            "put" | "patch" => ("update", false),
            "post" => ("create", true),
            _ => return None,
        };
        let last = self.segments.iter().rposition(|segment| segment.fixed().is_some())?;
        let things = self.segments[last].words();
        let plural = things.rsplit('_').next()?;
        // `TTS` is none
        if !is_plural(plural) || plural.len() < 4 || is_new && last + 1 < self.segments.len() {
            return None;
        }
        let thing = if is_new { words } else { words.split("_by_").next()? };
        let named: Vec<&str> = thing.split('_').filter(|word| !is_article(word)).collect();
        let (end, before) = named.split_last()?;
        let of_thing = singular_or_same(end) == singular_or_same(plural);
        // a book is deleted, and made by booking
        let is_done = if is_new { is_verb(end) } else { is_only_verb(end) };
        if !of_thing || is_done || before.iter().any(|word| is_verb(word)) || self.has_verb() {
            return None;
        }
        // in the order in which the path has them
        let mut path = self.segments.iter().filter_map(Segment::fixed).flat_map(|words| words.split('_'));
        let has_all = named.iter().all(|word| path.any(|other| singular_or_same(other) == singular_or_same(word)));
        let words = if is_new { singular_or_same(words) } else { words.to_owned() };
        has_all.then(|| join(verb, &words))
    }

    /// Whether the path says itself what is done: `/cancel/orders`, `/getAccounts`.
    fn has_verb(&self) -> bool {
        let mut fixed = self.segments.iter().filter_map(Segment::fixed);
        fixed.any(|words| words.split('_').next().is_some_and(is_verb))
    }

    /// Whether a text is the path, or the end of it.
    pub fn ends_with(&self, path: &str) -> bool {
        let segments = path_words::segments(path);
        path.contains('/') && !path.contains(char::is_whitespace) && self.segments.ends_with(&segments)
    }

    /// The method in `snake_case`.
    pub fn method(&self) -> &str {
        &self.method
    }

    /// Words that tell this endpoint from another: a segment or a variable that the other has not.
    pub fn apart_from(&self, other: &Endpoint, name: &str) -> Vec<String> {
        let in_name = |words: &str| name.split('_').any(|word| word == words) || name.contains(words);
        let is_new = |segment: &&Segment| !other.segments.contains(segment) && !in_name(segment.words());
        let new: Vec<&Segment> = self.segments.iter().rev().filter(is_new).collect();
        let fixed = new
            .iter()
            .filter_map(|segment| segment.fixed())
            .filter(|words| can_end(words.rsplit('_').next().unwrap_or(words)));
        let variables =
            new.iter().filter(|segment| segment.fixed().is_none()).map(|segment| format!("by_{}", segment.words()));
        fixed.map(str::to_owned).chain(variables).collect()
    }
}

/// The name without words that stand twice beside each other.
fn without_repeats(name: &str) -> String {
    let mut words: Vec<&str> = name.split('_').collect();
    words.dedup();
    words.join("_")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(method: &str, path: &str) -> String {
        Endpoint::new(method, path).name().unwrap_or_default()
    }

    #[test]
    fn a_path_gives_method_and_resource() {
        for (method, path, expected) in [
            ("GET", "/who/messages/:messageId/forms", "get_message_forms"),
            ("GET", "/api/v2/users", "get_users"),
            ("GET", "/users/{id}", "get_user"),
            ("GET", "/channels/101", "get_channel"),
            ("POST", "/orders", "create_order"),
            ("PUT", "/orders/{{orderId}}", "update_order"),
            ("PATCH", "/orders/<id>", "patch_order"),
            ("DELETE", "/lists/:listId/:itemId", "delete_list_item"),
            ("GET", "/ISAPI/System/time/ntpServers", "get_ntp_servers"),
            ("GET", "/System/capabilities?format=json", "get_capabilities"),
            ("GET", "/System/Network/mailing", "get_network_mailing"),
            ("GET", "/stores/{storeId}/stock", "get_store_stock"),
            ("GET", "/users/me", "get_users_me"),
            ("GET", "/:userId", "get_user"),
            ("GET", "/movies/7", "get_movie"),
            ("GET", "/news/:id", "get_news"),
            ("GET", "/shop/orders/index.php", "get_orders"),
        ] {
            assert_eq!(name(method, path), expected, "{method} {path}");
        }
    }

    #[test]
    fn a_thing_of_a_request_that_writes_gets_a_verb() {
        let name = |method: &str, path: &str, words: &str| Endpoint::new(method, path).with_missing_verb(words);
        for (method, path, words, expected) in [
            ("DELETE", "/books/7", "book", "delete_book"),
            ("DELETE", "/beds/:id", "a_bed_by_id", "delete_a_bed_by_id"),
            ("DELETE", "/user/sessions", "user_sessions", "delete_user_sessions"),
            ("PUT", "/books/{id}", "book", "update_book"),
            ("PATCH", "/garden/beds/{id}", "garden_bed", "update_garden_bed"),
            ("POST", "/seed-orders", "seed_order", "create_seed_order"),
            ("POST", "/beds", "beds", "create_bed"),
        ] {
            assert_eq!(name(method, path, words).as_deref(), Some(expected), "{method} {path} {words}");
        }
        for (method, path, words) in [
            ("GET", "/books/7", "book"),
            ("POST", "/books/7", "book"),
            ("POST", "/token", "token"),
            ("POST", "/device/tts", "tts"),
            ("POST", "/beds", "beds_and_pots"),
            ("POST", "/beds", "bed_by_name"),
            ("PUT", "/garden/toggle-lamps", "toggle_lamps"),
            ("POST", "/books", "book"),
            ("POST", "/delete/users", "users"),
            ("POST", "/getAccounts", "accounts"),
            ("PUT", "/cancel/orders", "orders"),
            ("POST", "/words/search", "search_words"),
            ("DELETE", "/books/7", "delete_book"),
            ("DELETE", "/books/7", "old_book"),
            ("DELETE", "/books/7", "by_id"),
            ("DELETE", "/books/7/excluir", "excluir_book"),
            ("DELETE", "/videos/7/unpin", "unpin_video"),
            ("DELETE", "/books/7", ""),
            ("DELETE", "/", "book"),
        ] {
            assert_eq!(name(method, path, words), None, "{method} {path} {words}");
        }
    }

    #[test]
    fn the_folder_is_not_repeated() {
        let name = |path: &str| Endpoint::new("GET", path).name_in("disk");
        assert_eq!(name("/system/disk/healthStatus").as_deref(), Some("get_health_status"));
        for path in [
            "/system/disk",
            "/disk/diskStatus",
            "/disk/status/:id",
            "/disk/:id/status",
            "/disk/all",
            "/disk/format/list",
        ] {
            assert_eq!(name(path), None, "{path}");
        }
    }

    #[test]
    fn a_verb_in_the_path_is_the_verb_of_the_name() {
        for (method, path, expected) in [
            ("GET", "/who/list", "list_who"),
            ("POST", "/users/{id}/activate", "activate_user"),
            ("POST", "/auth/login", "login"),
            ("POST", "/xls/convert/to/xml", "convert_xls_to_xml"),
            ("POST", "/pdf/edit/replace-text-with-image", "replace_text_with_image"),
            ("POST", "/email/send-with-attachment", "send_email_with_attachment"),
            ("GET", "/search/users", "search_users"),
            ("POST", "/user/createWithList", "create_user_with_list"),
            ("GET", "/import-jobs", "get_import_jobs"),
            ("POST", "/pdf/optimize", "optimize_pdf"),
            ("POST", "/bot/ask", "ask_bot"),
            ("GET", "/pay-receipts", "get_pay_receipts"),
            ("POST", "/user/login/index.html", "login"),
        ] {
            assert_eq!(name(method, path), expected, "{method} {path}");
        }
    }

    #[test]
    fn a_method_of_several_words_or_of_none_is_no_problem() {
        assert_eq!(name("A b", "/plants"), "a_b_plants");
        assert_eq!(name("*", "/plants"), "plants");
    }

    #[test]
    fn an_endpoint_says_what_tells_it_from_another() {
        let user = Endpoint::new("GET", "/users/{id}");
        assert_eq!(Endpoint::new("GET", "/admin/users/{name}").apart_from(&user, "get_user"), ["admin", "by_name"]);
        assert_eq!(
            Endpoint::new("GET", "/a/b/users").longer_names(),
            ["get_users", "get_b_users", "get_a_b_users", "get_a_b_users"]
        );
    }
}
