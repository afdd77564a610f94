//! Segments of paths that are ids of resources: arguments where something besides their form shows it.

use crate::collection::Url;
use crate::lower::names::identifiers;
use crate::lower::names::placeholder::{is_sample_number, is_segment, name_in_segment};
use crate::lower::names::singular::{is_plural_segment, singular_or_same};
use crate::lower::postman::authorization::AuthorizedItem;
use std::collections::hash_map::DefaultHasher;
use std::collections::{HashMap, HashSet};
use std::hash::{Hash, Hasher};

/// The segments of all paths, by the place where they stand.
#[derive(Debug, Default)]
pub struct LiteralIds {
    /// The ids at each place, and whether a variable stands there too.
    places: HashMap<u64, (HashSet<String>, bool)>,
    /// The places where all ids look like years.
    years: HashSet<u64>,
    /// The places at which a path ends: `/beds` ends where `/beds/7` has an id.
    ends: HashSet<u64>,
}

/// A segment that is an id.
#[derive(Debug, PartialEq, Eq)]
pub struct LiteralId {
    /// The name that an argument for it has, after the segment before it: `order_id`.
    pub name: String,
    /// Whether it is an argument.
    pub is_argument: bool,
    /// What shows that it is an argument, or that it is none.
    pub why: &'static str,
}

impl LiteralIds {
    /// The segments of the items' paths.
    pub fn new(items: &[AuthorizedItem<'_>]) -> Self {
        let mut ids = LiteralIds::default();
        for url in items.iter().map(|authorized| &authorized.item.request.url) {
            let (segments, places) = (segments(url), places(url));
            for ((segment, kind), place) in segments.iter().zip(kinds(&segments)).zip(&places) {
                if kind != Kind::Word {
                    let (values, has_variable) = ids.places.entry(*place).or_default();
                    *has_variable |= matches!(kind, Kind::Variable | Kind::Placeholder);
                    values.extend((kind == Kind::Id).then(|| (*segment).to_owned()));
                }
            }
            // a slash at the end makes no other path
            let length = segments.iter().rposition(|segment| !segment.is_empty()).map_or(0, |last| last + 1);
            ids.ends.extend(places.get(length));
        }
        for (place, (values, _)) in &ids.places {
            if values.iter().all(|value| is_year(value)) {
                ids.years.insert(*place);
            }
        }
        ids
    }

    /// The segments of a path: those that are ids, each named by the segment before it.
    pub fn of(&self, url: &Url) -> Vec<Option<LiteralId>> {
        let segments = segments(url);
        let kinds = kinds(&segments);
        let before = std::iter::once(None).chain(segments.iter().copied().zip(kinds.iter().copied()).map(Some));
        let ids = segments.iter().zip(&kinds).zip(before).zip(places(url));
        ids.map(|(((segment, kind), before), place)| self.id(segment, *kind, before?, place)).collect()
    }

    fn id(&self, segment: &str, kind: Kind, (parent, kind_of_parent): (&str, Kind), place: u64) -> Option<LiteralId> {
        if is_version(parent) && is_number(segment) || !matches!(kind, Kind::Id | Kind::Placeholder) {
            return None;
        }
        let (values, has_variable) = self.places.get(&place)?;
        let own = (kind == Kind::Placeholder).then(|| name_in_segment(segment)).flatten();
        let name = match kind_of_parent {
            _ if own.is_some() => own.unwrap_or_default(),
            Kind::Word if is_version(parent) || is_version_number(parent) => "id".to_owned(),
            Kind::Word => name_behind(parent),
            Kind::Id | Kind::Variable | Kind::Placeholder => "id".to_owned(),
        };
        let is_of_word = kind_of_parent == Kind::Word;
        let (is_argument, why) = match () {
            () if kind == Kind::Placeholder || is_sample_number(segment) => (true, "it only says what belongs there"),
            () if self.years.contains(&place) => (false, "it looks like a year"),
            () if *has_variable || values.len() > 1 => (true, "other items have another value there"),
            () if is_hexadecimal_id(segment) => (true, "it has the form of an id"),
            () if is_of_word && self.ends.contains(&place) => (true, "the path of another item ends before it"),
            () if is_of_word && names_id(parent) => (true, "the segment before it names an id"),
            () if is_of_word && is_number(segment) && is_plural_segment(parent) && !counts(parent) => {
                (true, "it is a number behind a plural")
            }
            () => (false, "nothing shows that others may stand there"),
        };
        Some(LiteralId { name, is_argument, why })
    }
}

/// What a segment is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Word,
    Id,
    Variable,
    Placeholder,
}

impl Kind {
    /// What a segment is on its own.
    fn of(segment: &str) -> Self {
        let is_variable = segment.starts_with([':', '{', '<']) && segment.len() > 1;
        match segment {
            _ if is_variable => Kind::Variable,
            _ if is_number(segment) || is_hexadecimal_id(segment) => Kind::Id,
            _ => Kind::Word,
        }
    }
}

/// What the segments of a path are.
fn kinds(segments: &[&str]) -> Vec<Kind> {
    let kind = |(index, segment): (usize, &&str)| {
        let parent = index.checked_sub(1).and_then(|before| segments.get(before));
        let is_followed_by_value = segments.get(index + 1).is_some_and(|next| Kind::of(next) != Kind::Word);
        match Kind::of(segment) {
            Kind::Word if parent.is_some_and(|parent| is_segment(segment, parent, is_followed_by_value)) => {
                Kind::Placeholder
            }
            Kind::Word if is_code(segment) && parent.is_some_and(|parent| is_plural_segment(parent)) => Kind::Id,
            kind => kind,
        }
    };
    segments.iter().enumerate().map(kind).collect()
}

fn segments(url: &Url) -> Vec<&str> {
    url.path.iter().flatten().map(|segment| segment.text.trim()).collect()
}

/// The places of the segments, and of what may follow them: each a hash of the host and the segments before it. Ids and
/// variables in them are alike.
fn places(url: &Url) -> Vec<u64> {
    let mut hasher = DefaultHasher::new();
    url.host.to_ascii_lowercase().hash(&mut hasher);
    let segments = segments(url);
    let mut places = vec![hasher.finish()];
    for (segment, kind) in segments.iter().zip(kinds(&segments)) {
        if kind == Kind::Word { segment } else { "*" }.hash(&mut hasher);
        places.push(hasher.finish());
    }
    places
}

/// The name of an id behind a segment: `order_id` behind `orders` and `order-id`, `id` behind `get-by-id`.
fn name_behind(parent: &str) -> String {
    let name = identifiers::snake(parent);
    match names_id(parent) {
        _ if name == "ids" => "id".to_owned(),
        true => name.strip_prefix("by_").or(name.rsplit_once("_by_").map(|(_, id)| id)).unwrap_or(&name).to_owned(),
        false => identifiers::snake(&format!("{} id", singular_or_same(&name))),
    }
}

fn names_id(segment: &str) -> bool {
    identifiers::snake(segment).rsplit('_').next() == Some("id")
}

/// Whether a word is an id by its digits: `ord-100234`, not `sales-2023` or `iso8601`.
fn is_code(segment: &str) -> bool {
    const LEAST_DIGITS: usize = 5;
    let is_of_code = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    segment.bytes().filter(u8::is_ascii_digit).count() >= LEAST_DIGITS && segment.bytes().all(is_of_code)
}

fn is_number(segment: &str) -> bool {
    !segment.is_empty() && segment.bytes().all(|byte| byte.is_ascii_digit())
}

/// A UUID, or an object id.
fn is_hexadecimal_id(segment: &str) -> bool {
    if !matches!(segment.len(), 24 | 32 | 36) {
        return false;
    }
    let groups: Vec<usize> = segment.split('-').map(str::len).collect();
    let is_hex = segment.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-');
    let has_digit = segment.bytes().any(|byte| byte.is_ascii_digit());
    is_hex && has_digit && matches!(groups.as_slice(), [8, 4, 4, 4, 12] | [24] | [32])
}

fn is_year(segment: &str) -> bool {
    segment.len() == 4 && (segment.starts_with("19") || segment.starts_with("20"))
}

/// Whether a number after this segment is a version of the API.
fn is_version(segment: &str) -> bool {
    matches!(segment.to_ascii_lowercase().as_str(), "" | "api" | "apis" | "rest" | "version" | "v")
}

/// `v1`, `v2.1`
fn is_version_number(segment: &str) -> bool {
    let number = segment.strip_prefix(['v', 'V']).unwrap_or_default();
    !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

/// Whether a number after this plural says how many, which code or which version, and not which one of them.
fn counts(plural: &str) -> bool {
    #[rustfmt::skip]
    const LAST_WORDS: [&str; 15] = [
        "codes", "days", "hours", "levels", "limits", "minutes", "months", "points", "seconds", "services", "statistics",
        "statuses", "webservices", "weeks", "years",
    ];
    identifiers::snake(plural).rsplit('_').next().is_some_and(|last| LAST_WORDS.contains(&last))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::collection;
    use crate::lower::postman::authorization::authorized_items;

    /// The names of ids that are arguments; those that are not have a `?`.
    fn ids(urls: &[&str]) -> Vec<Vec<String>> {
        let items: Vec<String> = urls.iter().map(|url| format!(r#"{{"request": "https://h.example{url}"}}"#)).collect();
        let text = format!(r#"{{"info": {{}}, "item": [{}]}}"#, items.join(","));
        let read = collection::read(&text).expect("it is a collection");
        let items = authorized_items(&read, &|_| true);
        let ids = LiteralIds::new(&items);
        let of = |url: &Url| {
            let found = ids.of(url).into_iter().flatten();
            found.map(|id| format!("{}{}", id.name, if id.is_argument { "" } else { "?" })).collect()
        };
        items.iter().map(|item| of(&item.item.request.url)).collect()
    }

    #[test]
    fn an_id_is_an_argument_where_siblings_have_another() {
        assert_eq!(ids(&["/users/1", "/users/2/post/7"]), [vec!["user_id"], vec!["user_id", "post_id?"]]);
        assert_eq!(ids(&["/box-types/1", "/box-types/:id"]), [vec!["box_type_id"], vec![]]);
        assert_eq!(ids(&["/news/1", "/statuses/8", "/news/2"])[0], ["news_id"]);
        assert_eq!(ids(&["/statuses/1", "/statuses/2"])[0], ["status_id"]);
        assert_eq!(ids(&["/warehouses/1", "/warehouses/2"])[0], ["warehouse_id"]);
        // a plural whose singular is unclear
        assert_eq!(ids(&["/localidades/2"])[0], ["localidades_id"]);
        assert_eq!(ids(&["/people/1", "/people/2"])[0], ["person_id"]);
    }

    #[test]
    fn what_only_says_what_belongs_there_is_an_argument_without_siblings() {
        assert_eq!(ids(&["/users/YOUR_ID/posts/123456", "/users/me"]), [vec!["user_id", "post_id"], vec![]]);
        assert_eq!(ids(&["/roles/ROLE_EXAMPLE", "/roles/7"]), [vec!["role_id"], vec!["role_id"]]);
        assert_eq!(
            ids(&["/files/[container_key]", "/files/my-file-name", "/files/%id%"]).concat(),
            ["container_key", "file_name", "file_id"]
        );
    }

    #[test]
    fn a_code_behind_a_plural_is_an_id_where_siblings_have_another() {
        assert_eq!(ids(&["/orders/ord-100234", "/orders/ord-100235/items"]).concat(), ["order_id", "order_id"]);
        assert_eq!(ids(&["/orders/000xxx000", "/orders/{{order}}"])[0], ["order_id"]);
        assert_eq!(ids(&["/orders/ord-100234", "/orders/latest"])[0], ["order_id?"]);
        for urls in [
            ["/reports/sales-2023", "/reports/sales-2024"],
            ["/formats/iso8601", "/formats/rfc3339"],
            ["/hooks/v2", "/hooks/v3"],
            ["/search/ab12345", "/search/ab12346"],
        ] {
            assert_eq!(ids(&urls).concat(), [""; 0], "{urls:?}");
        }
    }

    #[test]
    fn an_id_without_siblings_is_an_argument_behind_a_plural_or_the_end_of_another_path() {
        assert_eq!(ids(&["/users/1", "/users/latest"])[0], ["user_id"]);
        assert_eq!(ids(&["/cart/1", "/cart"])[0], ["cart_id"]);
        assert_eq!(ids(&["/cart/", "/cart/1/bill/7"])[1], ["cart_id", "bill_id?"]);
        assert_eq!(ids(&["/orders/ord-100234", "/orders"])[0], ["order_id"]);
        assert_eq!(ids(&["/beds/7/8", "/beds/7"])[0], ["bed_id", "id?"]);
        assert_eq!(ids(&["/bed/hobby_id/5", "/bed/ids/5"]).concat(), ["hobby_id", "id"]);
        assert_eq!(ids(&["/bed/get-by-id/5", "/bed/getById/5/log", "/bed/bedId/5"]).concat(), ["id", "id", "bed_id"]);
    }

    #[test]
    fn a_uuid_or_an_object_id_is_an_argument_by_its_form() {
        assert_eq!(ids(&["/publish/a14bf334-bfac-97fb-688c-9b6cf5120527"])[0], ["publish_id"]);
        assert_eq!(ids(&["/publish/a14bf334bfac97fb688c9b6cf5120527"])[0], ["publish_id"]);
        assert_eq!(ids(&["/job/5ab502d3feba164148552fd8/log"])[0], ["job_id"]);
        let behind_versions = ["/api/5ab502d3feba164148552fd8", "/v1/5ab502d3feba164148552fd8"];
        assert_eq!(ids(&behind_versions).concat(), ["id", "id"]);
    }

    #[test]
    fn a_number_without_evidence_is_none() {
        assert_eq!(ids(&["/days/7", "/services/2/beds"]).concat(), ["day_id?", "service_id?"]);
        assert_eq!(ids(&["/status-codes/404", "/errorCodes/404"]).concat(), ["status_code_id?", "error_code_id?"]);
        assert_eq!(ids(&["/services/7", "/services/8"]).concat(), ["service_id", "service_id"]);
        assert_eq!(ids(&["/api/YOUR_BED_ID", "/services/YOUR_BED_ID"]).concat().len(), 2);
        assert_eq!(
            ids(&["/status/200", "/stream/5", "/oauth/2/token"]).concat(),
            ["status_id?", "stream_id?", "oauth_id?"]
        );
        assert_eq!(ids(&["/sms/1", "/news/4", "/status"])[1], ["news_id?"]);
    }

    #[test]
    fn versions_and_years_are_no_ids() {
        assert_eq!(ids(&["/1/users", "/2/users", "/api/3/users", "/api", "/apis/3/users"]).concat(), [""; 0]);
        assert_eq!(ids(&["/reports/2023", "/reports/2024", "/reports"])[0], ["report_id?"]);
    }
}
