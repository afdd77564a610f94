//! Which items are wanted: the patterns of `only`, `skip` and `rename`.

use crate::likeness::distance;
use crate::lower::names::identifiers;
use crate::lower::options::Options;
use crate::lower::variables::scope::Variables;
use std::fmt;

/// An option that cannot be honoured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The option.
    pub option: &'static str,
    /// What was given.
    pub given: String,
    /// What is wrong with it.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
}

/// What is wrong, and what to do about it.
impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        self.help.iter().try_for_each(|help| write!(f, "\nhelp: {help}"))
    }
}

/// Whether the options want the item of this path.
pub fn wants(options: &Options, path: &str) -> bool {
    (options.only.is_empty() || options.only.iter().any(|pattern| matches(pattern, path)))
        && !options.skip.iter().any(|pattern| matches(pattern, path))
}

/// The options that name an item or a variable that is not there, and variables that cannot be arguments.
pub fn check(options: &Options, paths: &[String], variables: &Variables<'_>) -> Vec<Refusal> {
    let mut refusals = Vec::new();
    for (option, patterns) in [("only", &options.only), ("skip", &options.skip)] {
        for pattern in patterns.iter().filter(|pattern| !paths.iter().any(|path| matches(pattern, path))) {
            refusals.push(refuse(option, pattern, "no item matches", paths));
        }
    }
    for (path, _) in options.rename.iter().filter(|(path, _)| !paths.contains(path)) {
        refusals.push(refuse("rename", path, "there is no item", paths));
    }
    refusals.extend(options.rename.iter().filter(|(path, _)| paths.contains(path)).filter_map(unusable));
    refusals.extend(options.derive.iter().filter(|name| is_derived_anyway(name)).map(|name| Refusal {
        option: "derive",
        given: name.clone(),
        message: format!("all structs have `{name}` anyway"),
        help: Some("leave it out".to_owned()),
    }));
    for (option, names) in [("settings", &options.settings), ("arguments", &options.arguments)] {
        for name in names.iter().filter(|name| !variables.used().contains(name)) {
            refusals.push(refuse(option, name, "no item uses a variable", &variables.used()));
        }
    }
    refusals.extend(options.arguments.iter().filter_map(|name| bound(name, options, variables)));
    refusals
}

/// A refusal of an argument that is a setting all the same.
fn bound(name: &str, options: &Options, variables: &Variables<'_>) -> Option<Refusal> {
    let why = match options.settings.iter().any(|setting| setting == name) {
        true => "is named in `settings` too",
        false => variables.reason_for_setting(name).filter(|_| variables.used().iter().any(|used| used == name))?,
    };
    let message = format!("the variable `{name}` {why}");
    let help = Some("leave it out: it is a setting of the client".to_owned());
    Some(Refusal { option: "arguments", given: name.to_owned(), message, help })
}

/// Whether structs have the trait without being asked: a second one would clash with it.
pub fn is_derived_anyway(name: &str) -> bool {
    matches!(name.rsplit("::").next().unwrap_or(name).trim(), "Clone" | "Debug")
}

/// The name of a method that is nearest to what the user wants.
pub fn usable(name: &str) -> String {
    identifiers::lead(identifiers::snake(name), "item")
}

/// Refuses a new name of an item that no method can have.
fn unusable((path, name): &(String, String)) -> Option<Refusal> {
    let usable = usable(name);
    (usable != *name).then(|| Refusal {
        option: "rename",
        given: path.clone(),
        message: format!("`{name}` cannot be the name of a method"),
        help: Some(format!("write `{usable}`")),
    })
}

/// A refusal that names the nearest of what there is.
pub fn refuse(option: &'static str, given: &str, problem: &str, known: &[String]) -> Refusal {
    let help = nearest(given, known.iter().map(String::as_str)).map(|near| format!("did you mean `{near}`?"));
    Refusal { option, given: given.to_owned(), message: format!("{problem} `{given}`"), help }
}

/// The known word that is most like the given one, if any is like it.
pub fn nearest<'a>(given: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let given = given.to_lowercase();
    let longest = given.chars().count();
    known
        .map(|word| (distance(&given, &word.to_lowercase()), word))
        .min_by_key(|(distance, _)| *distance)
        .filter(|(distance, word)| *distance * 2 <= longest.max(word.chars().count()))
        .map(|(_, word)| word)
}

/// Whether a path matches a pattern: `*` stands for any text in one name, `**` for any text.
pub fn matches(pattern: &str, path: &str) -> bool {
    let (pattern, path): (Vec<char>, Vec<char>) = (pattern.chars().collect(), path.chars().collect());
    // the places in the pattern that the path so far can have led to
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

/// A star may stand for nothing.
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
    fn stars_stand_for_text() {
        assert!(matches("PHLO/**", "PHLO/Multi-Party Call/Cold transfer"));
        assert!(matches("PHLO/*", "PHLO/Run"));
        assert!(!matches("PHLO/*", "PHLO/Multi-Party Call/Run"));
        assert!(matches("**/Run*", "A/B/Run it"));
        assert!(matches("A", "A") && !matches("A", "AB"));
    }

    #[test]
    fn the_nearest_word_is_like_the_given_one() {
        assert_eq!(nearest("PHLO/Rum", ["Calls/Make", "PHLO/Run"].into_iter()), Some("PHLO/Run"));
        assert_eq!(nearest("xyz", ["abcdef"].into_iter()), None);
    }
}
