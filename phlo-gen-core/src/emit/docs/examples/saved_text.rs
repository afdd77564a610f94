//! Saved text with the defaults of settings in place of their variables.

use crate::api::{Api, MAX_GROWTH, SETTING, WHOLE_SETTING};
use crate::bytes::is_ascii;

/// A saved string without the marks of settings: each setting is replaced by its default, or stays a variable.
pub fn without_marks(api: &Api, text: &str) -> String {
    let filled = filled(api, text);
    if is_ascii(&filled) { filled } else { filled.replace([SETTING, WHOLE_SETTING], "") }
}

/// A saved string with the defaults of settings. The variable of a setting without one stays, with its mark.
pub fn filled(api: &Api, text: &str) -> String {
    if is_ascii(text) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(mark) = rest.find([SETTING, WHOLE_SETTING]) {
        let (marked, after) = rest.split_at(mark);
        rest = after.trim_start_matches([SETTING, WHOLE_SETTING]);
        let marks = &after[..after.len() - rest.len()];
        let variable = marked.rfind("{{").filter(|_| marked.ends_with("}}"));
        let name = variable.and_then(|open| marked.get(open + 2..marked.len() - 2));
        let value =
            name.and_then(|name| default(api, name)).filter(|value| out.len() + value.len() <= text.len() + MAX_GROWTH);
        match (variable, value) {
            (Some(open), Some(value)) => out.extend([&marked[..open], value]),
            _ => out.extend([marked, marks]),
        }
    }
    out + rest
}

/// The default of a setting, if it is plain text.
pub fn default<'a>(api: &'a Api, name: &str) -> Option<&'a str> {
    api.settings.iter().find(|setting| setting.name == *name)?.default.as_ref()?.as_text()
}
