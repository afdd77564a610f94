//! Removes labels such as `[required]` or "(This can only be one of a,b)" from descriptions: the documentation shows them
//! elsewhere.

use crate::prose::{Block, Inline, Prose, plain, trimmed};

/// Removes the labels from prose.
pub fn remove(prose: &mut Prose) {
    for block in &mut prose.blocks {
        if let Block::Paragraph(inlines) | Block::Heading(_, inlines) = block {
            remove_bracketed(inlines);
        }
    }
    if let Some(Block::Paragraph(inlines)) = prose.blocks.first_mut() {
        remove_leading(inlines);
    }
    prose.blocks.retain(|block| !matches!(block, Block::Paragraph(inlines) if plain(inlines).trim().is_empty()));
}

const WORDS: [&str; 3] = ["required", "optional", "mandatory"];

fn remove_bracketed(inlines: &mut Vec<Inline>) {
    for inline in inlines.iter_mut() {
        match inline {
            Inline::Text(text) => remove_from_text(text),
            Inline::Emphasis(inner) | Inline::Strong(inner) => remove_bracketed(inner),
            _ => {}
        }
    }
    inlines.retain(|inline| match inline {
        Inline::Text(text) => !text.is_empty(),
        Inline::Emphasis(inner) | Inline::Strong(inner) => !inner.is_empty(),
        _ => true,
    });
    *inlines = trimmed(std::mem::take(inlines));
}

fn remove_from_text(text: &mut String) {
    if !['(', '[', '{'].iter().any(|bracket| text.contains(*bracket)) {
        return;
    }
    for word in WORDS {
        for marker in [format!("[{word}]"), format!("({word})"), format!("{{{word}}}")] {
            while let Some(start) = text.to_ascii_lowercase().find(&marker) {
                cut(text, start, start + marker.len());
            }
        }
    }
    const SUFFIX: &str = "(this can only be one of ";
    if let Some(start) = text.to_ascii_lowercase().rfind(SUFFIX)
        && let Some(end) = text.rfind(')').filter(|end| *end > start)
    {
        cut(text, start, end + 1);
    }
}

/// Removes a piece, a colon after it and the second of the two blanks around it.
fn cut(text: &mut String, start: usize, end: usize) {
    let rest = text.get(end..).unwrap_or_default();
    let colon = start == 0 && rest.starts_with(':');
    let rest = if colon { rest.get(1..).unwrap_or_default() } else { rest };
    let before = text.get(..start).unwrap_or_default();
    let joined = match before.ends_with([' ', '\n']) || before.is_empty() {
        true => format!("{before}{}", rest.trim_start_matches(' ')),
        false => format!("{before}{rest}"),
    };
    let stranded = joined.trim_end_matches(' ');
    *text = if rest.trim().is_empty() { stranded.to_owned() } else { joined };
}

/// Removes "Required." or "**Optional**:" from the beginning.
fn remove_leading(inlines: &mut Vec<Inline>) {
    let Some(first) = inlines.first_mut() else { return };
    match first {
        Inline::Text(text) => {
            if let Some(rest) = after_label(text) {
                *text = rest;
            }
        }
        Inline::Strong(inner) | Inline::Emphasis(inner) => {
            let label = plain(inner);
            let word = label.trim().trim_end_matches(['.', ':']).to_ascii_lowercase();
            if !WORDS.contains(&&*word) {
                return;
            }
            let closed = label.trim_end().ends_with(['.', ':']);
            match inlines.get_mut(1) {
                None | Some(Inline::Break) => {}
                Some(Inline::Text(text)) if closed || is_new_sentence(text) => {
                    *text = text.trim_start_matches(['.', ':', ' ', '\n']).trim_start_matches("- ").to_owned();
                }
                _ => return,
            }
            inlines.remove(0);
        }
        _ => {}
    }
    *inlines = trimmed(std::mem::take(inlines));
}

fn is_new_sentence(text: &str) -> bool {
    let capital = text.strip_prefix(' ').is_some_and(|rest| rest.starts_with(char::is_uppercase));
    capital || text.starts_with(['.', ':', '\n']) || text.starts_with(" - ")
}

fn after_label(text: &str) -> Option<String> {
    let lower = text.to_ascii_lowercase();
    let word = WORDS.iter().find(|word| lower.starts_with(**word))?;
    let rest = text.get(word.len()..)?;
    let after = rest.strip_prefix(['.', ':']).or_else(|| rest.strip_prefix(" - ")).or_else(|| rest.strip_prefix(" – "));
    let after = if rest.trim().is_empty() { Some(rest) } else { after };
    after.map(|after| after.trim_start().to_owned())
}

#[cfg(test)]
mod tests {
    use super::remove;
    use crate::collection::{Description, Markup};
    use crate::prose::{Block, plain};

    fn left(text: &str) -> String {
        let mut prose =
            crate::arguments::read(&Description { text: text.to_owned(), markup: Markup::Markdown, offset: 0 });
        remove(&mut prose);
        let lines = prose.blocks.iter().map(|block| match block {
            Block::Paragraph(inlines) => plain(inlines),
            other => format!("{other:?}"),
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn bracketed_labels_are_removed_everywhere() {
        for text in [
            "(Required) The account.",
            "[required] The account.",
            "The account. [REQUIRED]",
            "[Required]: The account.",
        ] {
            assert_eq!(left(text), "The account.", "{text}");
        }
        assert_eq!(left("The state (This can only be one of a,b)"), "The state");
        assert_eq!(left("one [optional] two"), "one two");
    }

    #[test]
    fn labels_at_the_beginning_are_removed() {
        for text in ["Required. The pin.", "**Required**.<br/>The pin.", "optional: The pin.", "*required* The pin."] {
            assert_eq!(left(text), "The pin.", "{text}");
        }
    }

    #[test]
    fn sentences_stay() {
        for text in ["Required if type is sms.", "The required scope.", "Defaults to x.", "Optional array of ids"] {
            assert_eq!(left(text), text);
        }
    }
}
