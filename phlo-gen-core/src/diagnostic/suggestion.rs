//! Suggests the known name for a misspelt one.

/// The number of letters that are changed, added, removed or swapped with their neighbour between two words: the
/// optimal string alignment distance.
pub fn edit_distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let changed = above.get(j).copied().unwrap_or_default() + usize::from(x != y);
            let removed = above.get(j + 1).copied().unwrap_or_default() + 1;
            let added = row.get(j).copied().unwrap_or_default() + 1;
            let is_swap = i > 0 && j > 0 && a.get(i - 1) == Some(y) && b.get(j - 1) == Some(x);
            let swapped = if is_swap { before.get(j - 1).map_or(usize::MAX, |cost| cost + 1) } else { usize::MAX };
            row.push(changed.min(removed).min(added).min(swapped));
        }
        before = std::mem::replace(&mut above, row);
    }
    above.last().copied().unwrap_or_default()
}

/// The known word that is most similar to the given one, if any is.
pub fn nearest<'a>(given: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let given = given.to_lowercase();
    let longest = given.chars().count();
    known
        .map(|word| (edit_distance(&given, &word.to_lowercase()), word))
        .min_by_key(|(distance, _)| *distance)
        .filter(|(distance, word)| *distance * 2 <= longest.max(word.chars().count()))
        .map(|(_, word)| word)
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
    fn a_swap_is_one_change() {
        assert_eq!(edit_distance("titel", "title"), 1);
        assert_eq!(edit_distance("", "ab"), 2);
        assert_eq!(edit_distance("kitten", "sitting"), 3);
    }

    #[test]
    fn the_nearest_word_is_the_most_similar() {
        assert_eq!(nearest("PHLO/Rum", ["Calls/Make", "PHLO/Run"].into_iter()), Some("PHLO/Run"));
        assert_eq!(nearest("xyz", ["abcdef"].into_iter()), None);
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
