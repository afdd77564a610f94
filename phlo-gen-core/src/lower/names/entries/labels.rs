//! Labels in front of a name that only repeat it: `Move - Move the bed`.

use super::ordinals::STEPS;
use super::words::is_verb;
use crate::lower::names::singular::singular_or_same;
use crate::lower::names::spelling::ascii::snake_words;

/// What separates a label from a name.
const SEPARATORS: &[&str] = &[" - ", " – ", ": ", " | "];

/// The length of the longest label, in bytes. Each of its words is compared with each of the name.
const LONGEST: usize = 80;

/// Splits a text into a label and a name that begins with a verb and has the words of the label, or words that begin with
/// them: `Plant` and `Get the planting history`.
pub fn split(text: &str) -> Option<(&str, &str)> {
    let first = SEPARATORS.iter().filter_map(|separator| Some((text.find(separator)?, *separator))).min()?;
    let (label, name) = (text.get(..first.0)?, text.get(first.0 + first.1.len()..)?);
    if label.len() > LONGEST {
        return None;
    }
    let words = snake_words(name);
    let (verb, _) = words.split_once('_')?;
    let label_words = snake_words(label);
    let mut said = label_words.split('_').filter(|word| !is_ordinal(word)).peekable();
    let is_repeated = |word: &str| words.split('_').any(|other| has(other, word));
    (is_verb(verb) && said.peek().is_some() && said.all(is_repeated)).then(|| (label.trim(), name.trim()))
}

/// Whether a word is another one, or begins with one of at least four letters, or undoes it: `unlock` of `lock`.
fn has(word: &str, other: &str) -> bool {
    let undoes = |before: &str| word.strip_prefix(before).is_some_and(|word| word == other && is_verb(word));
    singular_or_same(word) == singular_or_same(other)
        || other.len() > 3 && (word.starts_with(other) || ["de", "dis", "un"].iter().any(|before| undoes(before)))
}

fn is_ordinal(word: &str) -> bool {
    STEPS.contains(&word) || word.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_that_the_name_repeats_is_split_off() {
        for (text, label, name) in [
            ("Move - Move the bed", "Move", "Move the bed"),
            ("Plant - Get the bed planting history", "Plant", "Get the bed planting history"),
            ("Users: Find user by mail", "Users", "Find user by mail"),
            ("Garden Step 2 - Create a garden", "Garden Step 2", "Create a garden"),
            ("Query | Query by text", "Query", "Query by text"),
            ("Publish - Unpublish plan", "Publish", "Unpublish plan"),
            ("Mute - Unmute the horn", "Mute", "Unmute the horn"),
        ] {
            assert_eq!(split(text), Some((label, name)), "{text}");
        }
    }

    #[test]
    fn a_label_that_says_more_stays() {
        for text in [
            "Greenhouse - Open the roof",
            "Plan - Unplanned stop",
            "Users - List",
            "Open season - Duplicate beds",
            "Season data: Bulk order",
            "Step 2 - Create a garden",
            "API - Open a path",
            "Get the user",
            " - Get user",
        ] {
            assert_eq!(split(text), None, "{text}");
        }
        let beds = "bed ".repeat(LONGEST);
        assert_eq!(split(&format!("{beds}- Get {beds}")), None);
    }
}
