//! How like two words are: what a slip of the pen tells from another word.

/// How many letters are changed, added, left out or swapped with their neighbour between two words.
pub fn distance(a: &str, b: &str) -> usize {
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

/// The known word that the given one is a slip for, if it is one: few letters differ, and none of them is a digit.
pub fn meant<'a>(given: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let lower = given.to_lowercase();
    let slip = |word: &'a str| {
        let word_lower = word.to_lowercase();
        let length = lower.chars().count().max(word_lower.chars().count());
        let distance = if length.abs_diff(lower.chars().count()) > 2 { 3 } else { distance(&lower, &word_lower) };
        let most = match length {
            0..=4 => 0,
            5..=7 => 1,
            _ => 2,
        };
        (distance <= most && digits(&lower) == digits(&word_lower)).then_some((distance, word))
    };
    let nearest = known.filter(|word| *word != given).filter_map(slip).min_by_key(|(distance, _)| *distance);
    nearest.map(|(_, word)| word)
}

/// `line1` and `line2` are two names, and none is a slip for the other.
fn digits(word: &str) -> String {
    word.chars().filter(char::is_ascii_digit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_swap_is_one_change() {
        assert_eq!(distance("titel", "title"), 1);
        assert_eq!(distance("", "ab"), 2);
        assert_eq!(distance("kitten", "sitting"), 3);
    }

    #[test]
    fn a_slip_is_told_from_another_word() {
        let meant = |given, known| meant(given, [known].into_iter());
        assert_eq!(meant("titel", "title"), Some("title"));
        assert_eq!(meant("tokn", "token"), Some("token"));
        assert_eq!(meant("accountid", "accountId"), Some("accountId"));
        assert_eq!(meant("desciptoin", "description"), Some("description"));
        for (given, known) in [("line1", "line2"), ("name", "game"), ("title", "titles_of_all"), ("title", "title")] {
            assert_eq!(meant(given, known), None, "{given} {known}");
        }
    }
}
