//! Long names: without articles, or up to a word that can end them.

use super::words::{can_end, is_article, is_joint};

/// The length from which articles are left out.
pub const LONG: usize = 50;

/// The length that no name exceeds.
const LONGEST: usize = 60;

/// The length that is left at least of a name that ends before a preposition.
const SHORTEST: usize = 18;

/// A name in `snake_case` that is not too long.
pub fn fit(name: &str) -> String {
    if name.len() <= LONG {
        return name.to_owned();
    }
    let words: Vec<&str> = name.split('_').filter(|word| !is_article(word)).collect();
    if length(&words) <= LONGEST {
        return words.join("_");
    }
    let longest = words.iter().scan(0, |length, word| {
        *length += word.len() + 1;
        (*length <= LONGEST + 1).then_some(())
    });
    let ends = 1..=longest.count();
    let is_open = |end: &usize| words.get(end - 1).is_none_or(|last| !can_end(last));
    let ends: Vec<usize> = ends.filter(|end| !is_open(end)).collect();
    let is_phrase = |end: &&usize| {
        words.get(**end).is_some_and(|next| is_joint(next))
            && words.get(..**end).is_some_and(|words| length(words) >= SHORTEST)
    };
    match ends.iter().rev().find(is_phrase).or(ends.last()) {
        Some(end) => words.get(..*end).unwrap_or_default().join("_"),
        None => name.chars().take(LONGEST).collect::<String>().trim_end_matches('_').to_owned(),
    }
}

fn length(words: &[&str]) -> usize {
    words.iter().map(|word| word.len() + 1).sum::<usize>().saturating_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_ends_where_it_can() {
        let cut = |name: &str| fit(&name.replace(' ', "_")).replace('_', " ");
        assert_eq!(cut("get a user"), "get a user");
        assert_eq!(
            cut("get a single key that is owned by the currently active user"),
            "get single key that is owned by currently active user"
        );
        assert_eq!(
            cut("check if a matching shipping method exists in general for a cart and a location"),
            "check if matching shipping method exists in general for cart"
        );
        assert_eq!(fit(&"x".repeat(70)).len(), LONGEST);
        assert_eq!(cut(&"word ".repeat(60)), "word ".repeat(12).trim());
    }
}
