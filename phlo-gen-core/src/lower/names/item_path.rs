//! Paths of items, `Folder/Item`, and the patterns that match them.

/// The path of an item in folders with these names.
pub fn item_path(folders: &[String], name: &str) -> String {
    folders.iter().map(String::as_str).chain([name]).fold(String::new(), |path, name| join_path(&path, name))
}

/// The path of an entry of a folder.
pub fn join_path(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}/{name}") }
}

/// Whether a path matches a pattern: `*` matches any text within one name, `**` matches any text.
pub fn matches_pattern(pattern: &str, path: &str) -> bool {
    let Some(star) = pattern.find('*') else { return pattern == path };
    // most patterns are about other paths, and a macro is not optimized: text is compared as a whole
    let (literal, pattern) = pattern.split_at(star);
    let Some(path) = path.strip_prefix(literal) else { return false };
    let (pattern, path): (Vec<char>, Vec<char>) = (pattern.chars().collect(), path.chars().collect());
    // the positions in the pattern that the path so far can have reached
    let mut states = closure(&pattern, vec![0]);
    for character in path {
        let mut next = Vec::new();
        for state in states {
            match pattern.get(state) {
                Some('*') if character != '/' || is_double(&pattern, state) => next.push(state),
                Some(expected) if *expected == character => next.push(state + 1),
                _ => {}
            }
        }
        states = closure(&pattern, next);
    }
    states.contains(&pattern.len())
}

fn is_double(pattern: &[char], star: usize) -> bool {
    pattern.get(star + 1) == Some(&'*') || star > 0 && pattern[star - 1] == '*'
}

/// The positions, and those after their stars, which may match the empty string.
fn closure(pattern: &[char], states: Vec<usize>) -> Vec<usize> {
    let mut out: Vec<usize> = Vec::new();
    let mut waiting = states;
    while let Some(state) = waiting.pop() {
        if !out.contains(&state) {
            out.push(state);
            if pattern.get(state) == Some(&'*') {
                waiting.push(state + 1);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stars_match_any_text() {
        assert!(matches_pattern("PHLO/**", "PHLO/Multi-Party Call/Cold transfer"));
        assert!(matches_pattern("PHLO/*", "PHLO/Run"));
        assert!(!matches_pattern("PHLO/*", "PHLO/Multi-Party Call/Run"));
        assert!(matches_pattern("**/Run*", "A/B/Run it"));
        assert!(matches_pattern("A", "A") && !matches_pattern("A", "AB") && !matches_pattern("AB", "A"));
        assert!(matches_pattern("A/é*", "A/é") && !matches_pattern("A/é*", "A/è") && !matches_pattern("A/*", "A"));
    }
}
