//! Suggests the known name for a misspelled one.

/// The known name that is most similar to the given one, if any is.
pub(crate) fn nearest_name<'a>(given: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let given = given.to_lowercase();
    let longest = given.chars().count();
    known
        .map(|name| (distance(&given, &name.to_lowercase()), name))
        .min_by_key(|(distance, _)| *distance)
        .filter(|(distance, name)| *distance * 3 <= longest.max(name.chars().count()))
        .map(|(_, name)| name)
}

/// How many letters have to be changed, added or removed to make one name of the other.
fn distance(a: &str, b: &str) -> usize {
    let mut above: Vec<usize> = (0..=b.chars().count()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut left = i + 1;
        let mut row = vec![left];
        for (y, pair) in b.chars().zip(above.windows(2)) {
            let &[diagonal, over] = pair else { continue };
            left = (diagonal + usize::from(x != y)).min(over + 1).min(left + 1);
            row.push(left);
        }
        above = row;
    }
    above.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::nearest_name;

    #[test]
    fn the_nearest_name_is_the_most_similar() {
        let nearest = |given| nearest_name(given, ["page_number", "limit", "cursor"].into_iter());
        assert_eq!(nearest("pageNumber"), Some("page_number"));
        assert_eq!(nearest("limt"), Some("limit"));
        assert_eq!(nearest("zzz"), None);
        assert_eq!(nearest_name("page", ["tag"].into_iter()), None);
        assert_eq!(nearest_name("page", std::iter::empty()), None);
    }
}
