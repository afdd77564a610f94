//! Suggests the known name for a misspelt one.

use super::nearest_name::{edit_distance, nearest_name};

/// The known word that is most similar to the given one, if at most half of the letters differ.
pub fn nearest<'a>(given: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    nearest_name(given, known, 2)
}

/// The known path, `Folder/Item`, that is most similar to the given one. One with the same name at its end comes first,
/// in whatever folder: folders are left out or mixed up more often than names.
pub fn nearest_path<'a>(given: &str, known: impl Iterator<Item = &'a str> + Clone) -> Option<&'a str> {
    let near = nearest_name(name_of(given), known.clone().map(name_of), 4);
    let ends = known.clone().filter(|path| near == Some(name_of(path)));
    ends.min_by_key(|path| edit_distance(given, path)).or_else(|| nearest(given, known))
}

/// The last name of a path.
fn name_of(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// The known name that is nearest to a given one, if few letters differ and none of them is a digit.
pub fn suggest<'a>(given: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let lower = given.to_lowercase();
    let candidate = |word: &'a str| {
        let word_lower = word.to_lowercase();
        let length = lower.chars().count().max(word_lower.chars().count());
        let distance = if length.abs_diff(lower.chars().count()) > 2 { 3 } else { edit_distance(&lower, &word_lower) };
        let most = match length {
            0..=4 => 0,
            5..=7 => 1,
            _ => 2,
        };
        (distance <= most && digits(&lower) == digits(&word_lower)).then_some((distance, word))
    };
    let nearest = known.filter(|word| *word != given).filter_map(candidate).min_by_key(|(distance, _)| *distance);
    nearest.map(|(_, word)| word)
}

/// Names that differ in a digit, such as `line1` and `line2`, are not misspellings of each other.
fn digits(word: &str) -> String {
    word.chars().filter(char::is_ascii_digit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_word_is_the_most_similar() {
        assert_eq!(nearest("PHLO/Rum", ["Calls/Make", "PHLO/Run"].into_iter()), Some("PHLO/Run"));
        assert_eq!(nearest("xyz", ["abcdef"].into_iter()), None);
    }

    #[test]
    fn the_nearest_path_ends_in_the_same_name() {
        let known =
            ["Calls/Transfer a call", "PHLO/Multi-Party Call/Cold transfer a caller", "PHLO/Hold", "Calls/Hold"];
        for (given, meant) in [
            ("PHLO/Cold transfer a calller", Some("PHLO/Multi-Party Call/Cold transfer a caller")),
            ("cold transfer a caller", Some("PHLO/Multi-Party Call/Cold transfer a caller")),
            ("Call/Hold", Some("Calls/Hold")),
            ("Phlo/Hodl", Some("PHLO/Hold")),
            ("PHLO/Unhold", Some("PHLO/Hold")),
            ("Invoices", None),
        ] {
            assert_eq!(nearest_path(given, known.into_iter()), meant, "{given}");
        }
    }

    #[test]
    fn a_misspelt_name_is_distinguished_from_another_name() {
        let suggest = |given, known| suggest(given, [known].into_iter());
        assert_eq!(suggest("titel", "title"), Some("title"));
        assert_eq!(suggest("tokn", "token"), Some("token"));
        assert_eq!(suggest("accountid", "accountId"), Some("accountId"));
        assert_eq!(suggest("desciptoin", "description"), Some("description"));
        for (given, known) in [("line1", "line2"), ("name", "game"), ("title", "titles_of_all"), ("title", "title")] {
            assert_eq!(suggest(given, known), None, "{given} {known}");
        }
    }
}
