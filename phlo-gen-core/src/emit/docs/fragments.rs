//! Pieces of Markdown that several pages share.

use crate::api::{Api, Argument, Part, Place, Presence, Template};
use crate::bytes::{all, kind};
use crate::emit::rustdoc;
use crate::prose::{Block, Prose, letters, plain};
use std::fmt::Write as _;

/// Begins a section of a page.
pub fn push_section(text: &mut String, title: &str) {
    text.truncate(text.trim_end().len());
    let _ = write!(text, "\n\n# {title}\n\n");
}

/// The name of a folder between quotation marks.
pub fn quoted_name(name: &str) -> String {
    if name.trim().is_empty() {
        "a folder without a name".to_owned()
    } else {
        format!("“{}”", rustdoc::escape(name.trim()))
    }
}

/// A name as the text of a link.
pub fn link_text(name: &str, otherwise: &str) -> String {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() { format!("`{otherwise}`") } else { rustdoc::escape(&name) }
}

/// Prose below a sentence on what has this name, if it does not begin with a sentence of its own. A heading that only says
/// the name again is left out.
pub fn introduced(prose: &Prose, name: &str, sentence: &str) -> String {
    if rustdoc::begins_with_sentence(prose) {
        let text = rustdoc::markdown(prose);
        return if text.is_empty() { sentence.to_owned() } else { text };
    }
    let below = match prose.blocks.as_slice() {
        [Block::Heading(_, inlines), below @ ..] if letters(&plain(inlines)) == letters(name) => below,
        blocks => blocks,
    };
    let below = rustdoc::markdown(&Prose { blocks: below.to_vec() });
    format!("{sentence}\n\n{below}").trim_end().to_owned()
}

/// The first paragraph of prose, on one line.
pub fn first_paragraph(prose: &Prose) -> String {
    let line = |block: &Block| match block {
        Block::Paragraph(inlines) if !plain(inlines).trim().is_empty() => Some(rustdoc::line(inlines)),
        _ => None,
    };
    prose.blocks.iter().find_map(line).unwrap_or_default()
}

/// Names in a sentence: about so many, and how many others there are.
pub fn listed(names: &[&str], most: usize) -> String {
    let shown = if names.len() <= most + 1 { names.len() } else { most };
    let (shown, more) = names.split_at(shown);
    let shown: Vec<String> = shown.iter().map(|name| format!("`{}`", code(name))).collect();
    match (shown.split_last(), more.len()) {
        (None, _) => String::new(),
        (Some((one, [])), 0) => one.clone(),
        (Some((last, before)), 0) => format!("{} and {last}", before.join(", ")),
        (_, more) => format!("{} and {more} more", shown.join(", ")),
    }
}

/// Text that can be put between backticks: on one line, with a replacement character for each invisible one.
pub fn code(text: &str) -> String {
    // most texts are shown as they are
    if matches!(text.as_bytes(), [b'!'..=b'~', ..]) && all(text, kind!(b' '..=b'_' | b'a'..=b'~')) {
        return text.to_owned();
    }
    let show = |c: char| match c {
        '`' => '\'',
        c if c.is_whitespace() => ' ',
        c if c.is_control() || rustdoc::is_invisible(c) => char::REPLACEMENT_CHARACTER,
        c => c,
    };
    let shown: String = text.chars().map(show).collect();
    if shown.trim().is_empty() { "(empty)".to_owned() } else { shown }
}

/// Text within HTML, on one line, with a replacement character for each invisible one.
pub fn html(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            c if c.is_whitespace() => out.push(' '),
            c if c.is_control() || rustdoc::is_invisible(c) => out.push(char::REPLACEMENT_CHARACTER),
            c => out.push(c),
        }
    }
    out
}

/// A value of an argument as the collection writes it, without the quotation marks of JSON.
pub fn argument_value(argument: &Argument, value: &Template) -> String {
    let source = value.in_collection();
    let unquoted = source.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    match unquoted.filter(|_| argument.place == Place::Body) {
        Some(text) => text.to_owned(),
        None => source,
    }
}

/// The setter of the setting that is all of a value.
pub fn setting_of<'a>(api: &'a Api, value: &Template) -> Option<&'a str> {
    let name = match value.parts.as_slice() {
        [Part::Setting(name)] => name,
        [Part::Text(open), Part::Setting(name), Part::Text(close)] if open == "\"" && close == "\"" => name,
        _ => return None,
    };
    api.settings.iter().find(|setting| setting.name == *name).map(|setting| setting.setter.as_str())
}

/// A link to the setter of a setting, from the page of a method in a module.
pub fn link_to_setting(setter: &str, modules: &[String]) -> String {
    format!("[`{setter}`]({}ClientBuilder::{setter})", "super::".repeat(modules.len()))
}

/// A title as a sentence.
pub fn as_sentence(title: &str) -> String {
    match title.chars().next_back() {
        Some('.' | '!' | '?' | '…' | '。' | '！' | '？') => title.to_owned(),
        Some('\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}') => format!("{title}。"),
        _ => format!("{title}."),
    }
}

/// A description without a marker at its end that repeats the presence.
pub fn without_marker<'a>(words: &'a str, presence: &Presence) -> &'a str {
    let markers: &[&str] = match presence {
        Presence::Required => &["Required.", "Required", "(required)", "(required)."],
        Presence::Optional => &["Optional.", "Optional", "(optional)", "(optional)."],
        Presence::Default(_) | Presence::Fixed(_) => &[],
    };
    let ends = |marker: &&str| {
        let rest = words.get(..words.len().checked_sub(marker.len())?)?;
        let is_marker = words.get(rest.len()..).is_some_and(|end| end.eq_ignore_ascii_case(marker));
        let is_apart =
            || marker.starts_with('(') || rest.trim_end().is_empty() || rest.trim_end().ends_with(['.', ';', ')']);
        (is_marker && is_apart()).then(|| rest.trim_end())
    };
    markers.iter().find_map(ends).unwrap_or(words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prose::Inline;

    #[test]
    fn a_marker_that_repeats_the_table_is_left_out() {
        let required = |words| without_marker(words, &Presence::Required);
        assert_eq!(required("The file, at most 5 MB. Required."), "The file, at most 5 MB.");
        assert_eq!(required("The file (required)"), "The file");
        assert_eq!(required("REQUIRED"), "");
        assert_eq!(required("Says whether a name is required."), "Says whether a name is required.");
        assert_eq!(required("Größe. Optional."), "Größe. Optional.");
        assert_eq!(without_marker("Größe. Optional.", &Presence::Optional), "Größe.");
    }

    #[test]
    fn a_sentence_ends_as_its_language_has_it() {
        let titles = ["Get token", "Find plants…", "Wie alt?", "查询订单", "植物を探す", "식물 찾기", "订单 (v3)"];
        let sentences =
            ["Get token.", "Find plants…", "Wie alt?", "查询订单。", "植物を探す。", "식물 찾기.", "订单 (v3)."];
        assert_eq!(titles.map(as_sentence), sentences);
    }

    #[test]
    fn prose_without_a_sentence_in_front_is_introduced() {
        let text = |text: &str| vec![Inline::Text(text.to_owned())];
        let link = Block::Paragraph(vec![Inline::Link(text("docs"), "https://docs.example".to_owned())]);
        let page = |blocks: Vec<Block>| introduced(&Prose { blocks }, "Get token", "Get token.");
        assert_eq!(page(vec![]), "Get token.");
        assert_eq!(page(vec![link]), "Get token.\n\n[docs](https://docs.example)");
        assert_eq!(page(vec![Block::Heading(1, text("Get Token"))]), "Get token.");
        assert_eq!(page(vec![Block::Heading(1, text("Scopes"))]), "Get token.\n\n### Scopes");
        assert_eq!(page(vec![Block::Paragraph(text("Signs in."))]), "Signs in.");
    }
}
