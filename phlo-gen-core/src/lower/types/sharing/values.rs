//! Values that are one kind of thing whatever member has them: links, and those whose members end with a word for it.

use crate::api::{Member, Type};
use crate::lower::types::sharing::bare::bare;

/// Words for values without an identity, sorted: a billing address is an address.
const WORDS: &[&str] = &["Address", "Addresses", "Amount", "Coordinates", "Image", "Images", "Money", "Period"];

/// Words before these that make it another kind of value: an e-mail address is no postal one. Sorted.
const OTHERS: &[&str] = &["Email", "Ip", "Mac", "Mail", "Url", "Wallet", "Web"];

/// The members of a link, as HAL and others write it, sorted.
const OF_LINK: &[&str] =
    &["deprecation", "href", "hreflang", "media", "method", "name", "profile", "rel", "templated", "title", "type"];

/// The end of a name in `UpperCamelCase` that says what a value is: `Address` of `BillingAddress`; `Addresses` of
/// `BillingAddresses`.
pub fn last_word(name: &str) -> Option<&str> {
    let start = name.rfind(|c: char| c.is_ascii_uppercase()).filter(|start| *start > 0)?;
    let word = name.get(start..)?;
    let before = name.get(..start).unwrap_or_default();
    let before = &before[before.rfind(|c: char| c.is_ascii_uppercase()).unwrap_or(0)..];
    (WORDS.binary_search(&word).is_ok() && OTHERS.binary_search(&before).is_err()).then_some(word)
}

/// Whether an object is a link: a URL, and text on it.
pub fn is_link(members: &[Member]) -> bool {
    let is_text = |member: &Member| matches!(bare(&member.ty), Type::String | Type::Boolean | Type::Json);
    members.iter().any(|member| member.name == "href")
        && members.iter().all(|member| is_text(member) && OF_LINK.binary_search(&member.name.as_str()).is_ok())
}

#[cfg(test)]
mod tests {
    use super::{OF_LINK, OTHERS, WORDS, last_word};

    #[test]
    fn the_words_are_sorted() {
        assert!(WORDS.is_sorted() && OF_LINK.is_sorted() && OTHERS.is_sorted());
    }

    #[test]
    fn only_the_end_of_a_name_says_what_a_value_is() {
        let names = ["BillingAddress", "BillingAddresses", "Address", "AddressBook", "Subaddress", "X", ""];
        let words = [Some("Address"), Some("Addresses"), None, None, None, None, None];
        assert_eq!(names.map(last_word), words);
        assert_eq!(["EmailAddress", "WorkEmailAddresses", "IpAddress"].map(last_word), [None, None, None]);
    }
}
