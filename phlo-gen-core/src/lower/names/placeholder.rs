//! Placeholders: saved values that say what belongs there.

use crate::bytes::is_one_of;
use crate::lower::names::identifiers;
use crate::lower::names::singular::singular_or_same;

/// Words that begin a request to fill something in.
const VERBS: [&str; 8] = ["your", "insert", "enter", "put", "place", "replace", "paste", "fill"];

/// Words that say that something is only an example.
const EXAMPLES: [&str; 4] = ["example", "sample", "dummy", "placeholder"];

/// Words around the name of what belongs there.
const FILLERS: [&str; 9] = ["my", "me", "the", "a", "an", "with", "here", "value", "some"];

/// The last words of names of what everybody has another of.
const IDENTIFIERS: [&str; 9] = ["id", "uuid", "guid", "name", "key", "code", "number", "slug", "token"];

/// The most words of a value that asks for something; a longer one is a text in which `your` occurs.
const MOST_WORDS: usize = 6;

/// Words before what the name of a variable asks for, in small letters.
const PROMPTS: [&str; 11] = [
    "此处替换为",
    "请替换为",
    "替换为",
    "请输入",
    "请填写",
    "输入",
    "填写",
    "replace with ",
    "please enter ",
    "enter ",
    "insert ",
];

/// What a variable asks for whose name is a prompt: `the number of the order` of `{{replace with the number of the order}}`.
pub fn prompt(name: &str) -> Option<&str> {
    let name = name.trim();
    let asked = |prompt: &&str| {
        let (words, asked) = name.split_at_checked(prompt.len())?;
        words.eq_ignore_ascii_case(prompt).then(|| asked.trim().trim_end_matches(" here"))
    };
    PROMPTS.iter().find_map(asked).filter(|asked| asked.chars().count() > 2)
}

/// Whether a value is empty or only says what belongs there: `<string>`, `{id}`, `%id%`, `your key here`.
pub fn is_placeholder(value: &str) -> bool {
    let value = value.trim().trim_matches(['"', '\'']);
    let lower = value.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_masked =
        value.len() > 1 && value.bytes().all(|byte| matches!(byte, b'x' | b'X' | b'*' | b'.' | b'-' | b'_'));
    let asks = (2..=MOST_WORDS).contains(&words.len())
        && (words.first().is_some_and(|first| VERBS.contains(first))
            || words.last() == Some(&"here")
            || words.contains(&"your"));
    value.is_empty()
        || is_bracketed(value)
        || is_masked
        || asks
        || is_example(value, &words)
        || matches!(lower.as_str(), "changeme" | "todo" | "tbd")
}

/// Whether a value says what belongs there, or is the name itself: `index-name` or `sample index` for `indexName`.
pub fn stands_for(value: &str, name: &str) -> bool {
    let value = value.trim_start_matches([':', '$', '@']);
    is_placeholder(value)
        || is_plain(value) && {
            let (of_name, of_value) = (words(name), words(value));
            let is_filler = |word: &&String| is_filler(word);
            let rest: Vec<&String> = of_value.iter().filter(|word| !is_filler(word)).collect();
            let is_named = !rest.is_empty() && rest.iter().all(|word| of_name.contains(word) || is_identifier(word));
            let is_only_filler = rest.is_empty() && of_value.iter().any(|word| EXAMPLES.contains(&word.as_str()));
            of_value == of_name || is_only_filler || is_named && rest.len() < of_value.len()
        }
}

/// Whether a segment of a path behind another one only says what belongs there: `USER_ID` or `user-id` behind `users`,
/// `ROLE_EXAMPLE`, `[id]`, `$id`. `me`, `search` and `$batch` are none, and neither is `user-id` where the value follows.
pub fn is_segment(segment: &str, parent: &str, is_followed_by_value: bool) -> bool {
    let bare = segment.trim_start_matches(['$', '@', '#']);
    let words = words(bare);
    let Some(last) = words.last().filter(|_| is_plain(bare)) else {
        return is_bracketed(segment) || segment == "...";
    };
    let rest = without_fillers(&words);
    let is_asked = rest.len() < words.len() && !(words.len() == 1 && rest.is_empty());
    let is_upper = bare.contains(|c: char| c.is_ascii_uppercase()) && !bare.contains(|c: char| c.is_ascii_lowercase());
    // `place-order`, but not `insert-user-id`
    let is_action =
        rest.len() == 1 && words.first().is_some_and(|first| first != "your" && VERBS.contains(&first.as_str()));
    let is_of_parent = |words: &[String]| words.join("_") == singular_or_same(&identifiers::snake(parent));
    let is_named = rest.len() > 1 && rest.last().is_some_and(|last| is_identifier(last));
    is_bracketed(segment)
        || segment.len() > 1 && segment.bytes().all(|byte| matches!(byte, b'x' | b'X'))
        || bare.len() < segment.len() && is_identifier(last)
        || is_asked
            && (is_upper || !is_action && (rest.last().is_some_and(|last| is_identifier(last)) || is_of_parent(rest)))
        || is_named && (is_upper || !is_followed_by_value && is_of_parent(&rest[..rest.len() - 1]))
}

/// The name in a segment that says what belongs there, if it is more than `id`: `admin_unit_id` for `[admin_unit_id]`.
pub fn name_in_segment(segment: &str) -> Option<String> {
    let words = words(segment);
    let rest = without_fillers(&words);
    (rest.len() > 1 && rest.last().is_some_and(|last| is_identifier(last))).then(|| identifiers::snake(&rest.join(" ")))
}

/// The words between those at the beginning and at the end that say only that something belongs there.
fn without_fillers(words: &[String]) -> &[String] {
    let begin = words.iter().position(|word| !is_filler(word)).unwrap_or(words.len());
    let end = words.iter().rposition(|word| !is_filler(word)).map_or(begin, |last| last + 1);
    &words[begin..end]
}

/// Whether a number is one that nobody has: `123456`, `000`.
pub fn is_sample_number(text: &str) -> bool {
    let text = text.trim();
    let digits: Vec<u8> = text.bytes().filter(|byte| *byte != b'-').collect();
    let is_number = digits.len() >= 3 && digits.iter().all(u8::is_ascii_digit);
    let is_counted = digits.windows(2).all(|pair| (pair[0] + 1 - b'0') % 10 == pair[1] - b'0');
    let begins = digits.first().is_some_and(|first| matches!(first, b'0' | b'1'));
    is_number
        && (digits.windows(2).all(|pair| pair[0] == pair[1]) || is_counted && begins && text.len() == digits.len())
}

fn words(text: &str) -> Vec<String> {
    identifiers::snake(text).split('_').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn is_filler(word: &str) -> bool {
    is_one_of(word, &EXAMPLES) || is_one_of(word, &FILLERS) || is_one_of(word, &VERBS)
}

fn is_identifier(word: &str) -> bool {
    IDENTIFIERS.contains(&word)
}

/// Whether a text is a name: words, without any other sign.
fn is_plain(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphabetic() || c == '_')
        && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | ' '))
}

/// Whether a value says that it is an example: `ROLE_EXAMPLE`, `sample_name`.
fn is_example(value: &str, words: &[&str]) -> bool {
    let is_upper = value.contains('_') && !value.contains(|c: char| c.is_ascii_lowercase());
    let others: Vec<&&str> = words.iter().filter(|word| !EXAMPLES.contains(*word)).collect();
    is_plain(value)
        && !others.is_empty()
        && others.len() < words.len()
        && (is_upper || others.iter().all(|word| is_identifier(word)))
}

/// Signs around what belongs there.
const BRACKETS: [(&str, &str); 11] = [
    ("<<", ">>"),
    ("<", ">"),
    ("${", "}"),
    ("#{", "}"),
    ("{", "}"),
    ("[", "]"),
    ("((", "))"),
    ("%", "%"),
    ("__", "__"),
    ("«", "»"),
    ("$(", ")"),
];

/// Whether it is a name in brackets that no syntax of HTTP has: `<integer>`, `{account}`, `[ACCOUNT]`, `%id%`.
fn is_bracketed(value: &str) -> bool {
    let within =
        BRACKETS.iter().find_map(|(open, close)| Some((*open, value.strip_prefix(open)?.strip_suffix(close)?)));
    within.is_some_and(|(open, inner)| {
        let inner = inner.trim();
        // a comma or colon in other brackets is that of a list or an object
        let punctuation = if open == "<" { " _-.'/|,;:()?!" } else { " _-.'/|" };
        inner.starts_with(|c: char| c.is_alphabetic())
            && inner.chars().all(|c| c.is_alphanumeric() || punctuation.contains(c))
            && !inner.contains("://")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_ask_for_a_value_are_placeholders() {
        for value in [
            "",
            " ",
            "<string>",
            "{x}",
            "[ACCOUNT]",
            "your key here",
            "YOUR_API_KEY",
            "Enter the id",
            "xxxx",
            "\"<tag>\"",
            "<Set the current value only, not this one>",
            "${id}",
            "%id%",
            "__id__",
            "ROLE_EXAMPLE",
            "sample_name",
        ] {
            assert!(is_placeholder(value), "{value}");
        }
    }

    #[test]
    fn values_are_no_placeholders() {
        for value in [
            "x",
            "en",
            "tenant-7",
            "{{x}}",
            "[1,2]",
            "{\"a\":1}",
            "<https://a.example>",
            "{a,b}",
            "<a>b</a>",
            "here",
            "Placed",
            "W/\"abc\"",
        ] {
            assert!(!is_placeholder(value), "{value}");
        }
    }

    #[test]
    fn a_long_text_may_say_your() {
        assert!(!is_placeholder("Thank you for your order at the shop"));
    }

    #[test]
    fn a_name_stands_for_its_value() {
        for (value, name) in [
            ("index-name", "indexName"),
            ("INDEX_NAME", "index-name"),
            ("my-index", "index"),
            ("sample", "tenant"),
            ("account id here", "account"),
        ] {
            assert!(stands_for(value, name), "{value} for {name}");
        }
        for (value, name) in [
            ("hotels-sample-index", "index-name"),
            ("en-US", "locale"),
            ("production", "stage"),
            ("me", "user"),
            ("v1", "version"),
        ] {
            assert!(!stands_for(value, name), "{value} for {name}");
        }
    }

    #[test]
    fn a_segment_says_what_belongs_there() {
        for (segment, parent) in [
            ("YOUR_ID", "users"),
            ("ROLE_EXAMPLE", "roles"),
            ("example-id", "users"),
            ("userId", "users"),
            ("user-id-here", "user"),
            ("CONTAINER_NAME", "files"),
            ("$id", "users"),
            ("[id]", "users"),
            ("((id))", "users"),
            ("xxx", "users"),
        ] {
            assert!(is_segment(segment, parent, false), "{segment} behind {parent}");
        }
        for (segment, parent) in [
            ("me", "users"),
            ("example", "users"),
            ("search", "users"),
            ("data", "sample"),
            ("$batch", "odata"),
            ("@me", "users"),
            ("place-order", "orders"),
            ("replace-key", "keys"),
            ("your-apps", "tools"),
            ("..", "users"),
            ("-", "projects"),
            ("id", "users"),
            ("by-name", "users"),
            ("", "users"),
            ("generate-example-token", "scopes"),
            ("telegram-ids", "telegram"),
        ] {
            assert!(!is_segment(segment, parent, false), "{segment} behind {parent}");
        }
    }

    #[test]
    fn a_name_before_a_value_is_a_word() {
        assert!(is_segment("detail-id", "details", false) && !is_segment("detail-id", "details", true));
    }

    #[test]
    fn numbers_that_nobody_has_are_samples() {
        for text in ["123", "123456", "1234567890", "000", "11111", "00000000-0000-0000-0000-000000000000"] {
            assert!(is_sample_number(text), "{text}");
        }
        for text in ["12", "404", "2345", "1245", "5551234", "0", "12-34", "2024"] {
            assert!(!is_sample_number(text), "{text}");
        }
    }

    #[test]
    fn a_prompt_says_what_it_asks_for() {
        assert_eq!(prompt("Enter the plant's id here"), Some("the plant's id"));
        assert_eq!(prompt("此处替换为商户订单号"), Some("商户订单号"));
        for name in ["enterprise", "plant_id", "输入", "inserted_at", "é"] {
            assert_eq!(prompt(name), None, "{name}");
        }
    }
}
