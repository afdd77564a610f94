//! The first sentence of a description.

use super::characters::visible;
use crate::bytes::{all, find_rare, is_one_of, kind, leading};
use crate::prose::{Block, Inline, Prose, one_line, plain, single_spaced};
use std::borrow::Cow;

/// The maximum number of characters of a summary.
const MAX_LENGTH: usize = 160;

/// Words whose period does not end a sentence.
const ABBREVIATIONS: &[&str] = &["approx", "ca", "cf", "dr", "incl", "mr", "mrs", "ms", "resp", "vs"];

/// How long the words below and above are at most.
const LONGEST_ABBREVIATION: usize = 6;

/// Words whose period does not end a sentence when a number follows.
const BEFORE_NUMBERS: &[&str] = &["fig", "no", "nr", "sec"];

/// The first sentence of prose, without markup, for places that show one sentence.
pub fn summary(prose: &Prose) -> Option<String> {
    of_blocks(&prose.blocks)
}

/// Whether prose begins with text that rustdoc can show as its summary: not with a heading, an image, a rule or a link
/// alone.
pub fn begins_with_sentence(prose: &Prose) -> bool {
    let is_shown = |block: &&Block| match block {
        Block::Paragraph(inlines) => !visible(&plain(inlines)).trim().is_empty() || shows_image(inlines),
        Block::Heading(_, inlines) => !visible(&plain(inlines)).trim().is_empty(),
        _ => true,
    };
    match prose.blocks.iter().find(is_shown) {
        Some(Block::Paragraph(inlines)) => is_sentence(inlines),
        Some(Block::Heading(..) | Block::Rule | Block::Code(..) | Block::Table(_)) => false,
        Some(Block::List(..) | Block::Quote(_)) | None => true,
    }
}

fn shows_image(inlines: &[Inline]) -> bool {
    inlines.iter().any(|inline| match inline {
        Inline::Image(..) => true,
        Inline::Link(inner, _) => shows_image(inner),
        _ => false,
    })
}

/// Whether a paragraph says something beside its links, images and lines, and what may introduce a link: `Docs: https://…`.
fn is_sentence(inlines: &[Inline]) -> bool {
    let text = beside_links(inlines);
    let text = visible(&text);
    if matches!(text, Cow::Borrowed(_)) && !holds_link(inlines) && !may_hold_url(&text) {
        return text.contains(char::is_alphanumeric);
    }
    let words: Vec<&str> = text.split_whitespace().filter(|word| !is_url(word)).collect();
    let is_word = |word: &&&str| word.contains(char::is_alphanumeric);
    let has_link = words.len() < one_line(inlines).split(' ').count();
    let is_label = has_link && words.len() <= MAX_LABEL && words.last().is_some_and(|last| last.ends_with(':'));
    words.iter().any(|word| is_word(&word)) && !is_label
}

/// The maximum number of words in front of a link that only introduce it.
const MAX_LABEL: usize = 3;

fn beside_links(inlines: &[Inline]) -> String {
    let text = inlines.iter().map(|inline| match inline {
        Inline::Link(..) | Inline::Image(..) => " ".to_owned(),
        Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Struck(inner) => beside_links(inner),
        Inline::Text(_) | Inline::Code(_) | Inline::Break => plain(std::slice::from_ref(inline)),
    });
    text.collect()
}

fn holds_link(inlines: &[Inline]) -> bool {
    inlines.iter().any(|inline| match inline {
        Inline::Link(..) | Inline::Image(..) => true,
        Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Struck(inner) => holds_link(inner),
        Inline::Text(_) | Inline::Code(_) | Inline::Break => false,
    })
}

/// Whether a text has what each URL of [`is_url`] has.
fn may_hold_url(text: &str) -> bool {
    find_rare(text, "://").is_some() || find_rare(text, "www.").is_some()
}

fn is_url(word: &str) -> bool {
    let word = word.trim_start_matches(['(', '<', '[']);
    word.starts_with("www.")
        || word.split_once("://").is_some_and(|(scheme, _)| {
            // languages without blanks have a label right before it
            let scheme = scheme.rsplit([':', '：']).next().unwrap_or_default();
            scheme.chars().all(char::is_alphanumeric)
        })
}

/// The first sentence of the first paragraph with one, which may be in a list or a quotation.
fn of_blocks(blocks: &[Block]) -> Option<String> {
    let text = first_paragraph(blocks)?;
    let sentence = sentence(&text);
    Some(if sentence.chars().count() > MAX_LENGTH { cut(sentence) } else { sentence.to_owned() })
}

fn first_paragraph(blocks: &[Block]) -> Option<String> {
    let text = |block: &Block| match block {
        Block::Paragraph(inlines) => is_sentence(inlines).then(|| single_spaced(visible(&plain(inlines)).into_owned())),
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
    let mut at = 0;
    loop {
        // most bytes begin no sign that ends a sentence
        at += leading(&text[at..], kind!(b' ' | b'"'..=b'-' | b'/'..=b'>' | b'@'..=b'~'));
        let Some(c) = text[at..].chars().next() else { return text };
        let (head, rest) = text.split_at(at + c.len_utf8());
        at = head.len();
        if !matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？') {
            continue;
        }
        let closed = rest.trim_start_matches([')', ']', '"', '\'', '”', '’', '»']);
        let before = head.strip_suffix(c).unwrap_or(head);
        let wide = matches!(c, '。' | '！' | '？');
        if wide || (is_boundary(closed) && !(c == '.' && is_abbreviation(before, closed))) {
            return &text[..text.len() - closed.len()];
        }
    }
}

/// Whether a sentence may begin here: after a blank, and not with a small letter.
fn is_boundary(rest: &str) -> bool {
    match rest.strip_prefix(' ') {
        Some(next) => !next.starts_with(char::is_lowercase),
        None => rest.is_empty(),
    }
}

fn is_abbreviation(before: &str, after: &str) -> bool {
    let word = last_word(before);
    let numbers_the_text = word.len() == before.len() && all(word, kind!(b'0'..=b'9'));
    let letters = word.contains('.') && word.split('.').all(|part| part.len() == 1);
    if numbers_the_text || letters || word.len() > LONGEST_ABBREVIATION {
        return numbers_the_text || letters;
    }
    let lower = word.to_ascii_lowercase();
    let before_number = || after.trim_start().starts_with(|c: char| c.is_ascii_digit());
    is_one_of(&lower, ABBREVIATIONS) || is_one_of(&lower, BEFORE_NUMBERS) && before_number()
}

/// What follows the last blank, bracket or quotation mark.
fn last_word(text: &str) -> &str {
    let mut start = text.len();
    while start > 0 && !matches!(text.as_bytes()[start - 1], b' ' | b'(' | b'[' | b'"') {
        start -= 1;
    }
    &text[start..]
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

    fn link(text: &str) -> Inline {
        Inline::Link(vec![Inline::Text(text.to_owned())], "https://docs.example".to_owned())
    }

    fn image() -> Inline {
        Inline::Image("Status".to_owned(), "https://docs.example/badge.svg".to_owned())
    }

    #[test]
    fn a_link_an_image_and_a_line_are_no_summary() {
        let text = |text: &str| Inline::Text(text.to_owned());
        for inlines in [
            vec![text("https://docs.example/a.html")],
            vec![link("https://docs.example/a")],
            vec![link("API documentation")],
            vec![Inline::Strong(vec![link("Read more")]), text(".")],
            vec![text("Docs: "), link("orders")],
            vec![text("API reference: https://docs.example")],
            vec![image(), text(" "), Inline::Link(vec![image()], String::new())],
            vec![text("-----------")],
            vec![text("* * *")],
        ] {
            let prose = Prose { blocks: vec![Block::Paragraph(inlines), paragraph("Creates an order. Then waits.")] };
            assert!(!begins_with_sentence(&prose), "{prose:?}");
            assert_eq!(summary(&prose).as_deref(), Some("Creates an order."), "{prose:?}");
            assert_eq!(of_blocks(&prose.blocks[..1]), None, "{prose:?}");
        }
    }

    #[test]
    fn an_address_behind_a_label_is_no_summary() {
        for text in
            ["接口地址：https://docs.example/beds", "Docs:https://docs.example/beds", "See: https://docs.example"]
        {
            assert_eq!(
                of_blocks(&[paragraph(text), paragraph("Adds a bed.")]).as_deref(),
                Some("Adds a bed."),
                "{text}"
            );
        }
        assert_eq!(first("地址见 https://docs.example"), "地址见 https://docs.example");
    }

    #[test]
    fn a_sentence_with_a_link_is_a_summary() {
        let text = |text: &str| Inline::Text(text.to_owned());
        for inlines in [
            vec![text("See "), link("the docs")],
            vec![link("Orders"), text(" are paid later.")],
            vec![text("Creates one; see https://docs.example.")],
            vec![text("Returns all orders:")],
            vec![text("Orders")],
            vec![image(), text(" Lists orders.")],
        ] {
            let prose = Prose { blocks: vec![paragraph(" "), Block::Paragraph(inlines)] };
            assert!(begins_with_sentence(&prose) && summary(&prose).is_some(), "{prose:?}");
        }
        let heading = Block::Heading(1, vec![text("Title")]);
        assert!(!begins_with_sentence(&Prose { blocks: vec![heading, paragraph("A.")] }));
        assert!(!begins_with_sentence(&Prose { blocks: vec![Block::Rule, paragraph("A.")] }));
    }
}
