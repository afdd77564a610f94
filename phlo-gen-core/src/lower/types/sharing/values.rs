//! Values that are one kind of thing whatever member has them: links, those whose own members say it, and those whose
//! member ends with a word for it.

use crate::api::{Member, Type};
use crate::lower::names::identifiers;
use crate::lower::types::sharing::bare::bare;

/// Words for values without an identity, sorted: a billing address is an address.
const WORDS: &[&str] = &["Address", "Addresses", "Amount", "Coordinates", "Image", "Images", "Money", "Period"];

/// Words before these that make it another kind of value: an e-mail address is no postal one. Sorted.
const OTHERS: &[&str] = &["Email", "Ip", "Mac", "Mail", "Url", "Wallet", "Web"];

/// The members of a link, as HAL and others write it, sorted.
const OF_LINK: &[&str] =
    &["deprecation", "href", "hreflang", "media", "method", "name", "profile", "rel", "templated", "title", "type"];

/// Values that their members name, each in `snake_case` and in all its spellings: what is sent with a currency, what PHP
/// writes for a date, what JSON:API has for a resource elsewhere.
const SHAPES: &[(&str, &[&[&str]])] = &[
    ("DateTime", &[&["date"], &["timezone"], &["timezone_type"]]),
    ("Money", &[&["currency", "currency_code"], &["amount", "value"]]),
    (RESOURCE_IDENTIFIER, &[&["id"], &["type"]]),
];

/// Only `data` is one: elsewhere the member says what it is.
pub const RESOURCE_IDENTIFIER: &str = "ResourceIdentifier";

/// The end of a name in `UpperCamelCase` that says what a value is: `Address` of `BillingAddress`; `Addresses` of
/// `BillingAddresses`.
pub fn last_word(name: &str) -> Option<&str> {
    let start = name.rfind(|c: char| c.is_ascii_uppercase()).filter(|start| *start > 0)?;
    let word = name.get(start..)?;
    let before = name.get(..start).unwrap_or_default();
    let before = &before[before.rfind(|c: char| c.is_ascii_uppercase()).unwrap_or(0)..];
    (WORDS.binary_search(&word).is_ok() && OTHERS.binary_search(&before).is_err()).then_some(word)
}

/// The name of a value that its members say.
pub fn name_of(members: &[Member]) -> Option<&'static str> {
    name_of_shape(members).or_else(|| is_link(members).then_some("Link"))
}

/// The name of a shape, which has no other members.
fn name_of_shape(members: &[Member]) -> Option<&'static str> {
    if !(2..=3).contains(&members.len()) || !members.iter().all(is_plain) {
        return None;
    }
    let names: Vec<String> = members.iter().map(|member| identifiers::snake(&member.name)).collect();
    // a name that is a word of the language ends with an underscore
    let is_any = |name: &String, spellings: &[&str]| spellings.contains(&name.trim_end_matches('_'));
    let has = |spellings: &&[&str]| names.iter().any(|name| is_any(name, spellings));
    let found = SHAPES.iter().find(|(_, shape)| shape.len() == names.len() && shape.iter().all(has));
    found.map(|(name, _)| *name)
}

/// Whether an object is a link: a URL, and text on it.
pub fn is_link(members: &[Member]) -> bool {
    let is_text = |member: &Member| matches!(bare(&member.ty), Type::String | Type::Boolean | Type::Json);
    members.iter().any(|member| member.name == "href")
        && members.iter().all(|member| is_text(member) && OF_LINK.binary_search(&member.name.as_str()).is_ok())
}

/// Whether the value of a member has no members and no elements, and is no flag.
fn is_plain(member: &Member) -> bool {
    !matches!(bare(&member.ty), Type::Named(_) | Type::List(_) | Type::Map(_) | Type::OneOrMany(_) | Type::Boolean)
}

#[cfg(test)]
mod tests {
    use super::{OF_LINK, OTHERS, SHAPES, WORDS, last_word};

    #[test]
    fn the_words_are_sorted() {
        assert!(WORDS.is_sorted() && OF_LINK.is_sorted() && OTHERS.is_sorted() && SHAPES.is_sorted());
    }

    #[test]
    fn only_the_end_of_a_name_says_what_a_value_is() {
        let names = ["BillingAddress", "BillingAddresses", "Address", "AddressBook", "Subaddress", "X", ""];
        let words = [Some("Address"), Some("Addresses"), None, None, None, None, None];
        assert_eq!(names.map(last_word), words);
        assert_eq!(["EmailAddress", "WorkEmailAddresses", "IpAddress"].map(last_word), [None, None, None]);
    }
}
