//! Whether the member names of an object are data, such as ids, or chosen by an author.

use super::format::is_uuid;

/// The number of members from which names other than ids count as data: large records are more common than large maps.
const MANY: usize = 20;

/// Whether these names, of all objects in one place, are data. One name that looks like a word decides against it.
pub fn are_data<'a>(names: impl ExactSizeIterator<Item = &'a str> + Clone) -> bool {
    let many = names.len() >= MANY;
    names.len() > 0
        && (names.clone().all(is_id) || many && names.clone().all(is_code) || many && names.clone().all(is_no_word))
}

/// A number, or a UUID with or without its hyphens.
fn is_id(name: &str) -> bool {
    is_digits(name) || is_uuid(name) || name.len() == 32 && name.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn is_digits(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_digit())
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
    fn uuids_are_data() {
        assert!(data(&["2a9b8fa8-88b7-4b86-8372-8e3f6f6e07f2", "521b0486ab914d3a918943c9380a0533"]));
    }

    #[test]
    fn words_are_not_data() {
        assert!(!data(&["1", "total"]));
        assert!(!data(&["id", ""]));
        assert!(!data(&["2a9b8fa8-88b7-4b86-8372-8e3f6f6e07fz"]));
        assert!(!data(&["2a9b8fa8088b7-4b86-8372-8e3f6f6e07f2"]));
    }

    #[test]
    fn an_empty_list_of_names_is_not_data() {
        assert!(!data(&[]));
    }

    #[test]
    fn codes_and_dates_are_data_when_there_are_many() {
        let codes: Vec<String> = (b'A'..=b'T').map(|letter| format!("{}US", char::from(letter))).collect();
        let dates: Vec<String> = (1..=20).map(|day| format!("2024-01-{day:02}")).collect();
        for names in [codes, dates] {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            assert!(data(&names));
            assert!(names.split_last().is_some_and(|(_, fewer)| !data(fewer)));
        }
    }

    #[test]
    fn many_words_are_still_words() {
        let words: Vec<String> = (0..50).map(|index| format!("field_{index}")).collect();
        assert!(!are_data(words.iter().map(String::as_str)));
    }
}
