//! The first sentence of a description.

use super::characters::visible;
use crate::prose::{Block, Prose, plain};

/// The maximum number of characters of a summary.
const MAX_LENGTH: usize = 160;

/// Words whose period does not end a sentence.
const ABBREVIATIONS: &[&str] = &["approx", "ca", "cf", "dr", "incl", "mr", "mrs", "ms", "resp", "vs"];

/// Words whose period does not end a sentence when a number follows.
const BEFORE_NUMBERS: &[&str] = &["fig", "no", "nr", "sec"];

/// The first sentence of prose, without markup, for places with room for one sentence.
pub fn summary(prose: &Prose) -> Option<String> {
    of_blocks(&prose.blocks)
}

/// The first sentence of the first paragraph, which may be in a list or a quotation.
fn of_blocks(blocks: &[Block]) -> Option<String> {
    let text = first_paragraph(blocks)?;
    let sentence = sentence(&text);
    Some(if sentence.chars().count() > MAX_LENGTH { cut(sentence) } else { sentence.to_owned() })
}

fn first_paragraph(blocks: &[Block]) -> Option<String> {
    let text = |block: &Block| match block {
        Block::Paragraph(inlines) => {
            let text = visible(&plain(inlines)).split_whitespace().collect::<Vec<_>>().join(" ");
            (!text.is_empty()).then_some(text)
        }
        _ => None,
    };
    let inner = |block: &Block| match block {
        Block::Quote(blocks) => first_paragraph(blocks),
        Block::List(_, items) => items.iter().find_map(|item| first_paragraph(item)),
        _ => None,
    };
    blocks.iter().find_map(text).or_else(|| blocks.iter().find_map(inner))
}

fn sentence(text: &str) -> &str {
    let ends = text.char_indices().filter(|(_, c)| matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？'));
    for (at, c) in ends {
        let (head, rest) = text.split_at(at + c.len_utf8());
        let closed = rest.trim_start_matches([')', ']', '"', '\'', '”', '’', '»']);
        let before = head.strip_suffix(c).unwrap_or(head);
        let wide = matches!(c, '。' | '！' | '？');
        if wide || (is_boundary(closed) && !(c == '.' && is_abbreviation(before, closed))) {
            return &text[..text.len() - closed.len()];
        }
    }
    text
}

/// Whether a sentence may begin here: after a blank, and not with a small letter.
fn is_boundary(rest: &str) -> bool {
    match rest.strip_prefix(' ') {
        Some(next) => !next.starts_with(char::is_lowercase),
        None => rest.is_empty(),
    }
}

fn is_abbreviation(before: &str, after: &str) -> bool {
    let word = before.rsplit([' ', '(', '[', '"']).next().unwrap_or(before);
    let numbers_the_text = word.len() == before.len() && word.chars().all(|c| c.is_ascii_digit());
    let letters = word.contains('.') && word.split('.').all(|part| part.len() == 1);
    let lower = word.to_ascii_lowercase();
    let before_number = after.trim_start().starts_with(|c: char| c.is_ascii_digit());
    numbers_the_text
        || letters
        || ABBREVIATIONS.contains(&lower.as_str())
        || (before_number && BEFORE_NUMBERS.contains(&lower.as_str()))
}

fn cut(sentence: &str) -> String {
    let end = sentence.char_indices().nth(MAX_LENGTH - 1).map_or(sentence.len(), |(at, _)| at);
    let head = &sentence[..end];
    let words = head.rfind(' ').map_or(head, |blank| &head[..blank]);
    format!("{}…", words.trim_end_matches([',', ';', ':', '-', '–', ' ']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prose::Inline;

    fn paragraph(text: &str) -> Block {
        Block::Paragraph(vec![Inline::Text(text.to_owned())])
    }

    fn first(text: &str) -> String {
        of_blocks(&[paragraph(text)]).unwrap_or_default()
    }

    #[test]
    fn a_summary_is_the_first_sentence() {
        assert_eq!(first("Starts a call. Then waits."), "Starts a call.");
        assert_eq!(first("Really?  Yes."), "Really?");
        assert_eq!(first("A \"call.\" B"), "A \"call.\"");
        assert_eq!(first("通話を開始。次へ"), "通話を開始。");
        assert_eq!(first("no end"), "no end");
    }

    #[test]
    fn a_period_within_a_sentence_does_not_end_it() {
        for text in [
            "Set e.g. A or i.e. Bob.",
            "See https://a.com/b.html or v1.2.3 of it.",
            "Costs approx. 5 cents (vs. 7).",
            "For U.S. Numbers only.",
            "1. Create a call.",
            "Use No. 5 of etc. and so on, or say no.",
        ] {
            assert_eq!(first(&format!("{text} Next one.")), text);
        }
    }

    #[test]
    fn a_version_may_end_a_sentence() {
        assert_eq!(first("Since v1.2. Not before."), "Since v1.2.");
    }

    #[test]
    fn a_long_sentence_is_cut_between_words() {
        let text = first(&"lorem ipsum, ".repeat(30));
        assert!(text.ends_with("ipsum…") || text.ends_with("lorem…"), "{text}");
        assert!(text.chars().count() <= MAX_LENGTH);
        assert_eq!(first(&"字".repeat(300)).chars().count(), MAX_LENGTH);
    }

    #[test]
    fn a_summary_is_from_the_first_paragraph_with_text_and_has_no_markup() {
        let heading = Block::Heading(1, vec![Inline::Text("Title".to_owned())]);
        let marked = Block::Paragraph(vec![
            Inline::Strong(vec![Inline::Text("Set\n`x`".to_owned())]),
            Inline::Break,
            Inline::Code("y_z".to_owned()),
            Inline::Text(".\u{202e}".to_owned()),
        ]);
        let blocks = [heading, paragraph(" "), marked];
        assert_eq!(of_blocks(&blocks).as_deref(), Some("Set `x` y_z."));
        assert_eq!(of_blocks(&[Block::Quote(vec![paragraph("A. B")])]).as_deref(), Some("A."));
        assert_eq!(of_blocks(&[Block::Rule]), None);
    }
}
