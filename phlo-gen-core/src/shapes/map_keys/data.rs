//! Whether the member names of an object are data, such as ids, or chosen by an author.

use super::codes::{is_country, is_currency, is_language, is_widespread_language};
use super::filler::are_filler;
use crate::bytes::{all, kind};
use crate::collection::secrets::names::{is_secret_name, is_token};
use crate::shapes::format::is_uuid;

/// The number of members from which names other than ids count as data: large records are more common than large maps.
const MANY: usize = 20;

/// The number of members above which an object is no record, whatever its names.
pub const MOST: usize = 500;

/// The minimum length of an id without separators.
const LONG: usize = 8;

/// The minimum length of an id with small letters and capitals.
const MIXED: usize = 16;

/// Whether these names, of all objects in one place, are data. One name that looks like a word decides against it.
pub fn are_data<'a>(names: impl ExactSizeIterator<Item = &'a str> + Clone) -> bool {
    let count = names.len();
    // one such name decides, and most objects have one
    if names.clone().any(is_plain_word) {
        return are_filler(names);
    }
    let all = |is: fn(&str) -> bool| names.clone().all(is);
    count > 0
        && (all(is_id)
            || are_filler(names.clone())
            || all(is_token_of_letters)
            || all(is_date)
            || all(is_address)
            || all(is_currency)
            || all(is_locale)
            || count > 1 && are_prefixed_ids(names.clone())
            || count > 1 && all(is_country)
            || all(is_any_language) && names.clone().any(is_widespread_language)
            || count > 1 && all(is_lower_currency) && names.clone().any(|name| matches!(name, "usd" | "eur" | "gbp"))
            || count >= MANY && (all(is_code) || all(is_no_word)))
}

/// Whether these names stand for any names, so that the object is a map whatever its values: variables, and those that
/// converters of OpenAPI make up. One that names a secret does not: only a member of a struct is known to be one.
pub fn are_placeholders<'a>(names: impl ExactSizeIterator<Item = &'a str> + Clone) -> bool {
    let is_numbered = |name: &str, word: &str| name.strip_prefix(word).is_some_and(is_digits);
    names.len() > 0
        && (names.clone().all(|name| is_numbered(name, "key_"))
            || names.clone().all(|name| is_numbered(name, "additionalProp"))
            || names.len() == 2 && names.clone().all(|name| matches!(name, "property1" | "property2"))
            || names.clone().all(|name| name.contains("{{") && !is_secret_name(name)))
}

/// Small letters, more than a code has and fewer than an id in hexadecimal digits.
fn is_plain_word(name: &str) -> bool {
    matches!(name.len(), 5..=23) && all(name, kind!(b'a'..=b'z' | b'_'))
}

/// A number, or a UUID with or without its hyphens, or another long id.
fn is_id(name: &str) -> bool {
    is_digits(name) || is_uuid(name) || is_hexadecimal(name) || is_upper_id(name) || is_mixed_id(name)
}

fn is_digits(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_hexadecimal(name: &str) -> bool {
    name.len() == 32 && name.bytes().all(|byte| byte.is_ascii_hexdigit())
        || name.len() == 24 && name.bytes().all(|byte| byte.is_ascii_hexdigit()) && digits(name) > 1
}

/// `U024BE7LH`
fn is_upper_id(name: &str) -> bool {
    let is_upper = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
    name.len() >= LONG && name.bytes().all(is_upper) && digits(name) > 1 && digits(name) < name.len()
}

/// `7i6HN3TK9wS159v2gPAZ8A`: small letters, capitals, some of them together, digits before letters, and no word in
/// front.
fn is_mixed_id(name: &str) -> bool {
    let pairs = |is: fn(&[u8]) -> bool| name.as_bytes().windows(2).filter(|pair| is(pair)).count();
    name.len() >= MIXED
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && name.bytes().any(|byte| byte.is_ascii_lowercase())
        && name.bytes().skip(1).take_while(u8::is_ascii_lowercase).count() < 4
        && pairs(|pair| pair[0].is_ascii_uppercase() && pair[1].is_ascii_uppercase()) > 0
        && pairs(|pair| pair[0].is_ascii_digit() && pair[1].is_ascii_alphabetic()) > 0
}

/// A token of letters and digits, which is longer than names are, and without words.
fn is_token_of_letters(name: &str) -> bool {
    const SHORTEST: usize = 20;
    let has_word = || name.as_bytes().windows(4).any(|letters| letters.iter().all(u8::is_ascii_lowercase));
    name.len() >= SHORTEST && is_token(name) && name.bytes().all(|byte| byte.is_ascii_alphanumeric()) && !has_word()
}

fn digits(name: &str) -> usize {
    name.bytes().filter(u8::is_ascii_digit).count()
}

/// A date, a month, a time: digits with marks between them.
fn is_date(name: &str) -> bool {
    let is_mark = |byte: u8| matches!(byte, b'-' | b'/' | b':' | b'.' | b'+' | b' ' | b'T' | b'Z');
    name.starts_with(|first: char| first.is_ascii_digit())
        && digits(name) >= 3
        && name.bytes().all(|byte| byte.is_ascii_digit() || is_mark(byte))
}

/// An address of mail, a URL, a path.
fn is_address(name: &str) -> bool {
    name.starts_with('/') && name.len() > 1
        || name.contains("://")
        || name.split_once('@').is_some_and(|(user, host)| !user.is_empty() && host.contains('.'))
}

/// `en-US`, `pt_BR`, `zh-Hans`
fn is_locale(name: &str) -> bool {
    let Some((language, region)) = name.split_once(['-', '_']) else { return false };
    let is_region = region.len() == 2 && region.bytes().all(|byte| byte.is_ascii_uppercase());
    let is_script = region.len() == 4
        && region.starts_with(|first: char| first.is_ascii_uppercase())
        && region.bytes().skip(1).all(|byte| byte.is_ascii_lowercase());
    let is_lower_region = name.contains('-') && region.len() == 2 && is_country(&region.to_ascii_uppercase());
    is_language(language) && (is_region || is_script || is_lower_region)
}

fn is_any_language(name: &str) -> bool {
    is_language(name) || is_locale(name)
}

fn is_lower_currency(name: &str) -> bool {
    name.bytes().all(|byte| byte.is_ascii_lowercase()) && is_currency(&name.to_ascii_uppercase())
}

/// Ids with one prefix, such as `usr_8f2kq1`: the rest of each has letters and digits, or many digits.
fn are_prefixed_ids<'a>(names: impl Iterator<Item = &'a str> + Clone) -> bool {
    let parts = |name: &'a str| name.rfind(['_', '-', ':', '.']).map(|at| name.split_at(at + 1));
    let prefix = names.clone().next().and_then(parts).map(|(prefix, _)| prefix);
    let is_id = |rest: &str| {
        let letters = rest.bytes().filter(u8::is_ascii_alphabetic).count();
        rest.bytes().all(|byte| byte.is_ascii_alphanumeric())
            && (letters > 0 && digits(rest) > 1 && rest.len() >= 5 || letters == 0 && digits(rest) >= 4)
    };
    prefix.is_some_and(|prefix| {
        names.clone().all(|name| parts(name).is_some_and(|(own, rest)| own == prefix && is_id(rest)))
    })
}

/// The code of a country, a language or a currency: `EUR`.
fn is_code(name: &str) -> bool {
    matches!(name.len(), 2 | 3) && name.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// A date, an address, a path: not a name that an author chooses for a member.
fn is_no_word(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_digit()) || name.contains(['@', '/'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn data(names: &[&str]) -> bool {
        are_data(names.iter().copied())
    }

    #[test]
    fn numbers_are_data() {
        assert!(data(&["788829354408", "0"]));
        assert!(data(&["1"]));
    }

    #[test]
    fn ids_are_data() {
        assert!(data(&["2a9b8fa8-88b7-4b86-8372-8e3f6f6e07f2", "521b0486ab914d3a918943c9380a0533"]));
        assert!(data(&["5f8d0d55b54764421b7156d9"]));
        assert!(data(&["U024BE7LH", "U0G9QF9C6"]));
        assert!(data(&["usr_8f2kq1", "usr_19dk2a"]));
        assert!(data(&["order-10023", "order-10024"]));
    }

    #[test]
    fn ids_in_letters_of_both_cases_are_data() {
        assert!(data(&["7i6HN3TK9wS159v2gPAZ8A", "6eLZzVTUMBWTLBdJvFWepX"]));
        assert!(data(&["hV8rX2mQ7kTp3LzN9sYw5Hb1"]));
        for name in [
            "addressLine1AndLine2",
            "oauth2AccessTokenURL",
            "isUSCitizenOrResident",
            "ProductSKU",
            "s3Ec2Route53Config",
            "h264H265Vp9Av1Codecs",
        ] {
            assert!(!data(&[name]), "{name}");
        }
    }

    #[test]
    fn names_that_stand_for_any_are_placeholders() {
        let placeholders = |names: &[&str]| are_placeholders(names.iter().copied());
        assert!(placeholders(&["key_0", "key_1"]));
        assert!(placeholders(&["key_0"]));
        assert!(placeholders(&["additionalProp1", "additionalProp2", "additionalProp3"]));
        assert!(placeholders(&["property1", "property2"]));
        assert!(placeholders(&["{{name}}"]));
        assert!(placeholders(&["{{name}}-{{id}}", "x-{{id}}"]));
        for names in [
            &["key_0", "id"][..],
            &["key_a"],
            &["key1"],
            &["property1"],
            &["{{name}}", "total"],
            &["{{name}}_token"],
            &[],
        ] {
            assert!(!placeholders(names), "{names:?}");
        }
    }

    #[test]
    fn dates_and_addresses_are_data() {
        assert!(data(&["2024-01-01"]));
        assert!(data(&["2024-01", "2024-02"]));
        assert!(data(&["2024-01-01T00:00:00Z"]));
        assert!(data(&["a@b.example", "c@d.example"]));
        assert!(data(&["/users", "/users/1"]));
    }

    #[test]
    fn currencies_languages_and_countries_are_data() {
        assert!(data(&["USD", "EUR", "BTC"]));
        assert!(data(&["usd", "jpy"]));
        assert!(data(&["en-US", "de-DE"]));
        assert!(data(&["pt_BR"]));
        assert!(data(&["en", "fr", "zh-Hans"]));
        assert!(data(&["DE", "FR"]));
    }

    #[test]
    fn words_are_not_data() {
        assert!(!data(&["1", "total"]));
        assert!(!data(&["id", ""]));
        assert!(!data(&["2a9b8fa8-88b7-4b86-8372-8e3f6f6e07fz"]));
        assert!(!data(&["2a9b8fa8088b7-4b86-8372-8e3f6f6e07f2"]));
        assert!(!data(&["x", "y"]));
        assert!(!data(&["to", "by", "id"]));
        assert!(!data(&["lat", "lng"]));
        assert!(!data(&["URL", "ID"]));
        assert!(!data(&["all", "top"]));
        assert!(!data(&["address_line1", "address_line2"]));
        assert!(!data(&["key1", "key2"]));
        assert!(!data(&["1st", "2nd"]));
    }

    #[test]
    fn an_empty_list_of_names_is_not_data() {
        assert!(!data(&[]));
    }

    #[test]
    fn codes_are_data_when_there_are_many() {
        let codes: Vec<String> = (b'A'..=b'T').map(|letter| format!("{}Q", char::from(letter))).collect();
        let names: Vec<&str> = codes.iter().map(String::as_str).collect();
        assert!(data(&names));
        assert!(names.split_last().is_some_and(|(_, fewer)| !data(fewer)));
    }

    #[test]
    fn many_words_are_still_words() {
        let words: Vec<String> = (0..50).map(|index| format!("field_{index}")).collect();
        assert!(!are_data(words.iter().map(String::as_str)));
    }
}
