//! The known name that a misspelt one is nearest to. phlo-gen-core and phlo-gen-runtime have the same file.

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

/// The known name that is most similar to the given one, if at most one letter in this many differs.
pub fn nearest_name<'a>(given: &str, known: impl Iterator<Item = &'a str>, of: usize) -> Option<&'a str> {
    let given = given.to_lowercase();
    let longest = given.chars().count();
    known
        .map(|name| (edit_distance(&given, &name.to_lowercase()), name))
        .min_by_key(|(distance, _)| *distance)
        .filter(|(distance, name)| *distance * of <= longest.max(name.chars().count()))
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::{edit_distance, nearest_name};

    #[test]
    fn a_swap_is_one_change() {
        assert_eq!(edit_distance("titel", "title"), 1);
        assert_eq!(edit_distance("", "ab"), 2);
        assert_eq!(edit_distance("kitten", "sitting"), 3);
    }

    #[test]
    fn the_nearest_name_is_the_most_similar() {
        let nearest = |given| nearest_name(given, ["page_number", "limit", "cursor"].into_iter(), 3);
        assert_eq!(nearest("pageNumber"), Some("page_number"));
        assert_eq!(nearest("limt"), Some("limit"));
        assert_eq!(nearest("ilmti"), None);
        assert_eq!(nearest("zzz"), None);
        assert_eq!(nearest_name("TOKNE", ["TOKEN"].into_iter(), 3), Some("TOKEN"));
        assert_eq!(nearest_name("page", ["tag"].into_iter(), 3), None);
        assert_eq!(nearest_name("page", ["tag"].into_iter(), 2), Some("tag"));
        assert_eq!(nearest_name("page", std::iter::empty(), 2), None);
    }
}
