//! A line that begins the definition of an argument: "`limit` *integer* **required**: How many."

use crate::arguments::sentences::text::Text;
use crate::arguments::sentences::{required, types};
use crate::arguments::tables::columns::name_cell;
use crate::arguments::tables::list_entry::name_end;
use crate::prose::{Block, Inline, plain, trimmed};

/// The definition of an argument.
#[derive(Debug, Clone)]
pub struct Entry {
    pub name: String,
    /// Other arguments that are defined with it: "`w`, `h`: pixels".
    others: Vec<String>,
    /// Types and requirements: `string`, `required`.
    remarks: Vec<String>,
    pub description: Vec<Inline>,
    /// Whether only the form of the line, and not the name, shows that it is a definition.
    pub is_marked: bool,
    /// Whether the name is strong.
    pub is_strong: bool,
    /// Whether the name has no markup.
    pub is_bare: bool,
    /// The sign between the name and its description.
    pub sign: Option<char>,
}

impl Entry {
    /// The definition as the entry of a list, and the blocks that belong to it.
    pub fn into_item(self, more: Vec<Block>) -> Vec<Block> {
        let mut inlines = vec![Inline::Code(self.name)];
        for other in self.others {
            inlines.extend([Inline::Text(", ".to_owned()), Inline::Code(other)]);
        }
        let remarks = if self.remarks.is_empty() { String::new() } else { format!(" ({})", self.remarks.join(", ")) };
        inlines.push(Inline::Text(format!("{remarks}: ")));
        inlines.extend(self.description);
        [Block::Paragraph(trimmed(inlines))].into_iter().chain(more).collect()
    }

    /// "width, height": several known names and nothing else.
    pub fn of_names(line: &[Inline], known: &dyn Fn(&str) -> bool) -> Option<Entry> {
        let [Inline::Text(text)] = line else { return None };
        let mut names = text.split(',').map(str::trim);
        if !names.clone().all(known) {
            return None;
        }
        let name = names.next()?.to_owned();
        let others: Vec<String> = names.map(str::to_owned).collect();
        let entry = Entry {
            name,
            others,
            remarks: Vec::new(),
            description: Vec::new(),
            is_marked: true,
            is_strong: false,
            is_bare: true,
            sign: None,
        };
        (!entry.others.is_empty()).then_some(entry)
    }

    pub fn has_remarks(&self) -> bool {
        !self.remarks.is_empty()
    }

    pub fn names(&self) -> impl Iterator<Item = &String> {
        std::iter::once(&self.name).chain(&self.others)
    }
}

/// Reads a line. A name without markup must be `known`.
pub fn entry(line: &[Inline], known: &dyn Fn(&str) -> bool) -> Option<Entry> {
    let line = without_tag(trimmed(line.to_vec()));
    let (label, line) = label(&line);
    let is_known = |name: &str| known(name) || name.strip_suffix("[]").is_some_and(known);
    let (name, value, rest) = name(line, &is_known)?;
    // "sizes[]": a list
    let name = match name.strip_suffix("[]") {
        Some(bare) if !known(&name) && known(bare) => bare.to_owned(),
        _ => name,
    };
    let mut entry = Entry {
        name,
        others: Vec::new(),
        remarks: label.clone().into_iter().collect(),
        description: value,
        is_marked: true,
        is_strong: matches!(line.first(), Some(Inline::Strong(_))),
        is_bare: matches!(line.first(), Some(Inline::Text(_))),
        sign: None,
    };
    let mut rest = trimmed(rest);
    while let Some((other, after)) = other(&rest, known) {
        entry.others.push(other);
        rest = after;
    }
    while let Some((remark, after)) = remark(&rest, !entry.remarks.is_empty()) {
        entry.remarks.push(remark);
        rest = after;
    }
    let is_closed = matches!(line.first(), Some(Inline::Strong(inner)) if plain(inner).trim_end().ends_with(':'));
    entry.sign = separator(&mut rest);
    let separated = entry.sign.is_some() || is_closed || !entry.description.is_empty();
    let is_known = known(&entry.name);
    let is_alone = rest.is_empty() && is_known;
    entry.is_marked = separated || !entry.remarks.is_empty();
    if !(entry.is_marked || is_alone || entry.is_strong && is_known) {
        return None;
    }
    entry.description.extend(rest);
    Some(entry)
}

/// "@param {string} [limit=20] How many", ":param int limit: how many" as "limit (string): How many".
fn without_tag(mut line: Vec<Inline>) -> Vec<Inline> {
    let Some(Inline::Text(text)) = line.first_mut() else { return line };
    if let Some(rest) = ["• ", "· ", "▪ ", "● "].iter().find_map(|mark| text.strip_prefix(mark)) {
        *text = rest.trim_start().to_owned();
    }
    if let Some(rest) = text.strip_prefix("@param ") {
        let rest = rest.trim_start();
        let (ty, rest) = match rest.strip_prefix('{').and_then(|rest| rest.split_once('}')) {
            Some((ty, rest)) => (ty, rest.trim_start()),
            None => ("", rest),
        };
        let (name, words) = rest.split_once(' ').unwrap_or((rest, ""));
        let bracketed = name.strip_prefix('[').and_then(|name| name.strip_suffix(']'));
        let (name, default) =
            bracketed.and_then(|name| name.split_once('=')).unwrap_or((bracketed.unwrap_or(name), ""));
        let optional = if bracketed.is_some() { ", optional" } else { "" };
        let default = if default.is_empty() { String::new() } else { format!(". Default: {default}.") };
        *text = format!("{name} ({ty}{optional}): {words}{default}").replace("()", "").replace("(, ", "(");
    } else if let Some((head, words)) = text.strip_prefix(":param ").and_then(|rest| rest.split_once(':')) {
        let (ty, name) = head.trim().rsplit_once(' ').unwrap_or(("", head.trim()));
        *text = format!("{name} ({ty}): {}", words.trim()).replace("()", "");
    } else if let Some(name) = text.strip_prefix("Name: ") {
        *text = format!("{}:", name.trim());
    }
    line
}

/// "Required: `limit`", "Attribute: `limit`": the words before the name, and the line without them.
fn label(line: &[Inline]) -> (Option<String>, &[Inline]) {
    let [Inline::Text(text), rest @ ..] = line else { return (None, line) };
    let words = text.trim_start_matches(|c: char| !c.is_alphanumeric()).trim_end().to_ascii_lowercase();
    let Some(word) = words.strip_suffix(':') else { return (None, line) };
    match word {
        "required" | "optional" | "mandatory" => (Some(word.to_owned()), rest),
        "attribute" | "parameter" | "param" | "field" | "argument" | "property" | "name" => (None, rest),
        _ => (None, line),
    }
}

/// The name at the beginning, a value after it within the same markup (`format=[json|xml]`), and the rest.
fn name(line: &[Inline], known: &dyn Fn(&str) -> bool) -> Option<(String, Vec<Inline>, Vec<Inline>)> {
    let (first, rest) = line.split_first()?;
    let is_name = |name: &str| name_cell::read(&[Inline::Code(name.to_owned())]).names == [name];
    match first {
        Inline::Code(_) | Inline::Strong(_) | Inline::Emphasis(_) => {
            let text = plain(std::slice::from_ref(first));
            let text = text.trim().trim_end_matches([':', ' ']);
            let is_usage = |name: &str| plain(rest).contains(&format!("{name}="));
            if let Some((name, value)) = text.split_once('=').filter(|(name, _)| known(name) && !is_usage(name)) {
                return Some((name.to_owned(), vec![Inline::Text(format!("{value} "))], rest.to_vec()));
            }
            is_name(text).then(|| (text.to_owned(), Vec::new(), rest.to_vec()))
        }
        Inline::Text(text) => {
            let end = name_end(text);
            let (name, after) = text.split_at_checked(end)?;
            let next = after.trim_start();
            let is_marked = matches!(rest.first(), Some(Inline::Code(_) | Inline::Emphasis(_)));
            let opens = next.is_empty() && (rest.is_empty() || is_marked)
                || next.starts_with(['(', '[', '=', ':', '–', '—'])
                || next.starts_with("- ");
            // "places [optional] How many": any name
            let is_labelled = ["[required]", "[optional]"].iter().any(|label| next.starts_with(label)) && is_name(name);
            let rest = [&[Inline::Text(after.to_owned())], rest].concat();
            (opens && known(name) || is_labelled).then(|| (name.to_owned(), Vec::new(), rest))
        }
        _ => None,
    }
}

/// ", `h`": another name, and the rest.
fn other(rest: &[Inline], known: &dyn Fn(&str) -> bool) -> Option<(String, Vec<Inline>)> {
    let [Inline::Text(between), marked @ (Inline::Code(_) | Inline::Strong(_)), after @ ..] = rest else { return None };
    let name = plain(std::slice::from_ref(marked));
    let is_name = known(&name) || name_cell::read(std::slice::from_ref(marked)).names == [name.as_str()];
    let joins = matches!(between.trim(), "," | "or" | "and" | "/" | "&" | ", and");
    (joins && is_name).then(|| (name, after.to_vec()))
}

/// A type or a requirement, in markup, in brackets or as a word of its own, and the rest.
fn remark(rest: &[Inline], has_type: bool) -> Option<(String, Vec<Inline>)> {
    let rest = trimmed(rest.to_vec());
    let is_plain =
        |text: &str| text.chars().all(|c| c.is_alphanumeric() || " ,<>[]()'_-".contains(c)) && !text.contains(" -");
    let is_remark = |text: &str| required::in_text(&Text::new(text)).is_some() || types::in_cell(text).is_some();
    match rest.split_first()? {
        (Inline::Code(word), after) | (Inline::Text(word), after)
            if is_plain(word)
                && !word.trim().starts_with(['(', '['])
                && is_remark(word.trim())
                && word.split(' ').count() < 5 =>
        {
            Some((word.trim().trim_matches(['(', ')', '[', ']']).to_owned(), after.to_vec()))
        }
        (Inline::Strong(inner) | Inline::Emphasis(inner), after) => {
            let text = plain(inner);
            let word = text.trim().trim_matches(['(', ')', '[', ']', '.']);
            let answer = match word.to_ascii_lowercase().as_str() {
                "yes" if has_type => "required",
                "no" if has_type => "optional",
                _ => word,
            };
            let is_remark = is_remark(answer) || text.starts_with('(') && text.ends_with(')') || is_kind(answer);
            is_remark.then(|| (answer.to_owned(), after.to_vec()))
        }
        (Inline::Text(text), after) if text.starts_with(['(', '[']) => {
            let end = text.find([')', ']'])?;
            let remark = text.get(1..end)?.to_owned();
            let rest = [&[Inline::Text(text.get(end + 1..)?.to_owned())], after].concat();
            if let Some(word) = of_letter(&remark) {
                return Some((word.to_owned(), rest));
            }
            (is_remark(&remark) || is_kind(&remark) || has_type).then_some((remark, rest))
        }
        _ => None,
    }
}

/// "(M)", "(O)": a letter for a requirement.
fn of_letter(remark: &str) -> Option<&'static str> {
    Some(match remark {
        // in lower case they are units
        "M" => "mandatory",
        "O" => "optional",
        "C" => "conditional",
        _ => return None,
    })
}

/// Words that documents use for a type, besides those of [`types`].
fn is_kind(word: &str) -> bool {
    matches!(word.to_ascii_lowercase().as_str(), "enum" | "timestamp" | "date" | "datetime" | "hash" | "map" | "url")
}

/// Removes the separator before the description, and returns its first sign.
fn separator(rest: &mut [Inline]) -> Option<char> {
    let Some(Inline::Text(text)) = rest.first_mut() else { return None };
    let trimmed = text.trim_start();
    let after =
        ["-->", "->", "→", "--", "-", "–", "—", ":", "=", "•", "|"].iter().find_map(|sign| trimmed.strip_prefix(sign));
    let (sign, after) = (trimmed.chars().next(), after?.trim_start().to_owned());
    *text = after;
    sign
}

#[cfg(test)]
mod tests {
    use super::of_letter;

    #[test]
    fn letters_are_requirements_and_units_are_none() {
        let found = ["M", "O", "C", "m", "o", "c", "s", "km"].map(of_letter);
        let none = [None; 5];
        assert_eq!(found[..3], [Some("mandatory"), Some("optional"), Some("conditional")]);
        assert_eq!(found[3..], none);
    }
}
