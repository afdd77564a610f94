//! Rows of a Markdown table that are written over several lines.

use std::borrow::Cow;

/// The text with each such row on one line. A blank replaces the end of a line, so that places stay the same.
pub fn joined(text: &str) -> Cow<'_, str> {
    let mut breaks = Vec::new();
    let mut columns = 0;
    let mut lines = lines(text).peekable();
    while let Some((_, line)) = lines.next() {
        if is_rule(line) {
            columns = bars(line);
        } else if line.trim().is_empty() {
            columns = 0;
        } else if columns > 2 && begins(line) && !ends(line) {
            let mut found = bars(line);
            let mut own = Vec::new();
            for (start, next) in lines.clone().take(MOST) {
                if next.trim().is_empty() || begins(next) || is_rule(next) || found >= columns {
                    break;
                }
                own.push(start - 1);
                found += bars(next);
                if ends(next) && found == columns {
                    breaks.append(&mut own);
                    break;
                }
            }
        }
    }
    if breaks.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut rest = breaks.into_iter().peekable();
    let blank = |(at, character)| if rest.next_if_eq(&at).is_some() { ' ' } else { character };
    Cow::Owned(text.char_indices().map(blank).collect())
}

/// The most lines that a row is written over.
const MOST: usize = 20;

/// The lines of a text, each with its position.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> + Clone {
    text.split('\n').scan(0, |at, line| {
        let start = *at;
        *at += line.len() + 1;
        Some((start, line))
    })
}

fn begins(line: &str) -> bool {
    line.trim_start().starts_with('|')
}

fn ends(line: &str) -> bool {
    line.trim_end().ends_with('|')
}

/// The line of dashes below a header, with bars at both of its ends.
fn is_rule(line: &str) -> bool {
    // most lines have a letter at their beginning
    begins(line) && line.trim().bytes().all(|byte| b"|-: \t".contains(&byte)) && ends(line) && line.contains("--")
}

/// How many bars are in a line that separate cells.
fn bars(line: &str) -> usize {
    line.matches('|').count() - line.matches("\\|").count()
}

#[cfg(test)]
mod tests {
    use super::joined;

    const HEAD: &str = "| a | b | c |\n|---|---|---|\n";

    #[test]
    fn a_cell_may_be_broken_over_lines() {
        let text = format!("{HEAD}| x | one\ntwo\nthree | yes |\n| y | z | no |");
        assert_eq!(joined(&text), format!("{HEAD}| x | one two three | yes |\n| y | z | no |"));
    }

    #[test]
    fn other_lines_stay() {
        for text in
            ["| x | one |\n| y | two | no |", "| x | one\n\ntwo | yes |", "| x | one | yes\nand more", "| x\ny | z"]
        {
            let text = format!("{HEAD}{text}");
            assert_eq!(joined(&text), text);
        }
        assert_eq!(joined("| a\nb | c |"), "| a\nb | c |");
    }
}
