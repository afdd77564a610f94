//! Fenced blocks of code.

use super::characters::visible;
use crate::bytes::{kind, leading};

/// The languages that a fence may name: languages of examples of an API, without those that rustdoc treats as Rust or
/// as an attribute of a test.
const LANGUAGES: &[&str] = &[
    "bash",
    "c",
    "c++",
    "console",
    "cpp",
    "cs",
    "csharp",
    "css",
    "csv",
    "curl",
    "dart",
    "diff",
    "elixir",
    "go",
    "graphql",
    "groovy",
    "html",
    "http",
    "ini",
    "java",
    "javascript",
    "js",
    "json",
    "json5",
    "jsonc",
    "jsonl",
    "jsx",
    "kotlin",
    "lua",
    "markdown",
    "md",
    "node",
    "nodejs",
    "objc",
    "objective-c",
    "perl",
    "php",
    "plaintext",
    "powershell",
    "protobuf",
    "py",
    "python",
    "r",
    "rb",
    "ruby",
    "scala",
    "sh",
    "shell",
    "sql",
    "swift",
    "text",
    "toml",
    "ts",
    "tsx",
    "typescript",
    "xml",
    "yaml",
    "yml",
    "zsh",
];

/// A fenced block of code, without the empty lines around it; nothing if it is empty. The language is kept only if
/// rustdoc does not treat it as Rust.
pub fn code(language: &str, text: &str) -> String {
    let text = visible(text);
    let text = if text.contains('\t') { text.replace('\t', "    ").into() } else { text };
    let text = if is_trimmed(&text) { text } else { trimmed(&text).into() };
    if text.is_empty() {
        return String::new();
    }
    let fence = "`".repeat(longest_run(&text, '`').max(2) + 1);
    format!("{fence}{}\n{text}\n{fence}", known(language))
}

/// Text without blanks at the ends of its lines, and without empty lines before and after it.
fn trimmed(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    let Some(first) = lines.iter().position(|line| !line.is_empty()) else { return String::new() };
    let last = lines.iter().rposition(|line| !line.is_empty()).unwrap_or(first);
    lines.get(first..=last).unwrap_or_default().join("\n")
}

/// Whether a text has nothing to trim, because a visible character of ASCII is at its end and at those of its lines.
fn is_trimmed(text: &str) -> bool {
    let (mut rest, mut before) = (text, b' ');
    loop {
        let (line, after) = rest.split_at(leading(rest, kind!(not b'\n')));
        before = line.as_bytes().last().copied().unwrap_or(before);
        if after.is_empty() || !matches!(before, b'!'..=b'~' | b'\n') {
            return after.is_empty() && matches!(before, b'!'..=b'~');
        }
        (rest, before) = (&after[1..], b'\n');
    }
}

/// The length of the longest run of a character.
pub(super) fn longest_run(text: &str, c: char) -> usize {
    if !text.contains(c) {
        return 0;
    }
    text.split(|other| other != c).map(|run| run.len() / c.len_utf8()).max().unwrap_or(0)
}

fn known(language: &str) -> &'static str {
    let word =
        language.split([' ', ',', '\t', '{']).find(|word| !word.is_empty()).unwrap_or_default().to_ascii_lowercase();
    LANGUAGES.binary_search(&word.as_str()).ok().and_then(|at| LANGUAGES.get(at)).unwrap_or(&"text")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_languages_are_sorted() {
        assert!(LANGUAGES.is_sorted());
    }

    #[test]
    fn blanks_at_the_ends_of_lines_and_empty_lines_around_are_removed() {
        for text in ["a", "a \nb", "\n\na\n\n b\n", "  \na", "a\n \nb", "é\u{a0}\na\u{3000}", "a\r\nb", "\n a"] {
            let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
            assert_eq!(code("", text), format!("```text\n{}\n```", lines.join("\n").trim_matches('\n')), "{text:?}");
        }
        assert_eq!(code("", " \n\t\n"), "");
    }

    #[test]
    fn a_known_language_stays() {
        assert_eq!(code("JSON", "{}"), "```json\n{}\n```");
        assert_eq!(code("python title=\"x\"", "a"), "```python\na\n```");
    }

    #[test]
    fn no_language_is_taken_for_rust() {
        for language in [
            "",
            "rust",
            "Rust,ignore",
            "should_panic",
            "no_run",
            "edition2021",
            "compile-fail",
            "E0308",
            "{.x}",
            "日本",
        ] {
            assert_eq!(code(language, "a"), "```text\na\n```", "{language}");
        }
    }

    #[test]
    fn a_fence_is_longer_than_those_within() {
        assert_eq!(code("md", "```json\n{}\n```"), "````md\n```json\n{}\n```\n````");
    }

    #[test]
    fn indentation_stays_and_blanks_around_do_not() {
        assert_eq!(code("", "\n \r\n  a \n\n\tb\n\n"), "```text\n  a\n\n    b\n```");
    }

    #[test]
    fn empty_code_is_omitted() {
        assert_eq!(code("json", " \n\u{feff}\n"), "");
    }
}
