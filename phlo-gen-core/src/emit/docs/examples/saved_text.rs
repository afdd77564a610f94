//! Saved text with the defaults of settings in place of their variables.

use crate::api::{Api, MAX_GROWTH, SETTING, WHOLE_SETTING};
use crate::bytes::is_ascii;
use crate::json;

/// A saved string without the marks of settings: each setting is replaced by its default, or stays a variable.
pub fn without_marks(api: &Api, text: &str) -> String {
    if is_ascii(text) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(mark) = rest.find([SETTING, WHOLE_SETTING]) {
        let (marked, after) = rest.split_at(mark);
        let mark_is_whole = after.starts_with(WHOLE_SETTING);
        rest = after.trim_start_matches([SETTING, WHOLE_SETTING]);
        let variable = marked.rfind("{{").filter(|_| marked.ends_with("}}"));
        let name = variable.and_then(|open| marked.get(open + 2..marked.len() - 2));
        let value =
            name.and_then(|name| default(api, name)).filter(|value| out.len() + value.len() <= text.len() + MAX_GROWTH);
        let (before, variable) = marked.split_at(variable.unwrap_or(marked.len()));
        let shown = value.unwrap_or(variable);
        let is_json = value.is_none_or(|value| json::parse(value).is_ok());
        // JSON in place of the string
        match (before.strip_suffix('"'), rest.strip_prefix('"')) {
            (Some(before), Some(after)) if mark_is_whole && is_json => {
                out.extend([before, shown]);
                rest = after;
            }
            _ => out.extend([before, shown]),
        }
    }
    out + rest
}

/// The default of a setting, if it is plain text.
pub fn default<'a>(api: &'a Api, name: &str) -> Option<&'a str> {
    api.settings.iter().find(|setting| setting.name == *name)?.default.as_ref()?.as_text()
}
