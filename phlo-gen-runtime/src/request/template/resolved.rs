//! The values of a request as they are sent: settings of the client replace the variables in the values of `example()`.
//!
//! The generator marks those variables, so that a caller's value is sent as given, with or without braces.

use crate::json::{File, Json, Spelling, Value, write_string, write_string_content};
use crate::request::template::SettingScope;
use std::fmt;

/// The mark after a variable in a text.
const IN_TEXT: char = '\u{fdd0}';

/// The mark after a variable in a string that is replaced as a whole by the value in JSON.
pub(crate) const WHOLE: char = '\u{fdd1}';

/// A value of a request, with the settings of its client in place of the variables that are marked in it.
pub(crate) struct ResolvedValue<'a> {
    pub(super) value: &'a dyn Value,
    pub(super) settings: SettingScope<'a>,
}

impl Value for ResolvedValue<'_> {
    fn json(&self, out: &mut String) {
        let start = out.len();
        self.value.json(out);
        fill(out, start, self.settings, true);
    }
    fn text(&self, out: &mut String) {
        let start = out.len();
        self.value.text(out);
        fill(out, start, self.settings, false);
    }
    fn absent(&self) -> bool {
        self.value.absent()
    }
    fn optional(&self) -> bool {
        self.value.optional()
    }
    fn secret(&self) -> bool {
        let mut text = String::new();
        self.value.secret() || {
            self.value.text(&mut text);
            fill(&mut text, 0, self.settings, false)
        }
    }
    fn spelling(&self) -> Spelling {
        self.value.spelling()
    }
    fn each(&self, visit: &mut dyn FnMut(&dyn Value)) {
        self.value.each(&mut |value| visit(&ResolvedValue { value, settings: self.settings }));
    }
    fn file(&self) -> Option<&File> {
        self.value.file()
    }
}

impl fmt::Debug for ResolvedValue<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}

/// Puts settings in place of the variables that are marked after `start`. A variable whose setting has no value is left
/// as it is written. Returns whether a secret is among them.
fn fill(out: &mut String, start: usize, settings: SettingScope<'_>, is_json: bool) -> bool {
    // The first byte of both marks; few texts have it.
    if !out.as_bytes().get(start..).is_some_and(|text| text.contains(&0xEF)) {
        return false;
    }
    let text = out.split_off(start);
    let (mut rest, mut has_secret) = (text.as_str(), false);
    while let Some(at) = rest.find([IN_TEXT, WHOLE]) {
        let (before, after) = rest.split_at(at);
        let mut after = after.chars();
        let is_whole = after.next() == Some(WHOLE);
        rest = after.as_str();
        let variable = before.strip_suffix("}}").and_then(|before| before.rsplit_once("{{"));
        let found = variable.and_then(|(before, name)| Some((before, settings.text_of_setting(name)?)));
        let Some((before, (setting, secret))) = found else {
            out.push_str(before);
            continue;
        };
        has_secret |= secret;
        match before.strip_suffix('"').zip(rest.strip_prefix('"')).filter(|_| is_json && is_whole) {
            Some((before, after)) => {
                out.push_str(before);
                match Json::parse(&setting) {
                    Ok(json) => out.push_str(json.as_str()),
                    Err(_) => write_string(&setting, out),
                }
                rest = after;
            }
            None => {
                out.push_str(before);
                if is_json { write_string_content(&setting, out) } else { out.push_str(&setting) }
            }
        }
    }
    out.push_str(rest);
    has_secret
}

#[cfg(test)]
mod tests {
    use super::ResolvedValue;
    use crate::config::Settings;
    use crate::json::Value;
    use crate::operation::{Api, Setting};
    use crate::request::template::SettingScope;

    static API: Api = Api {
        name: "",
        settings: &[
            Setting { name: "region", default: Some("e\"u"), secret: false, required: false },
            Setting { name: "count", default: Some("5"), secret: false, required: false },
            Setting { name: "token", default: None, secret: true, required: false },
        ],
        hosts: &[],
        auths: &[],
    };

    /// The value as JSON and as text, and whether it is a secret.
    fn filled(value: &str, token: Option<&str>) -> (String, String, bool) {
        let mut settings = Settings::new(&API);
        token.into_iter().for_each(|token| settings.set(2, token.into()));
        let value = value.to_owned();
        let filled = ResolvedValue { value: &value, settings: SettingScope::new(&settings) };
        let (mut json, mut text) = (String::new(), String::new());
        filled.json(&mut json);
        filled.text(&mut text);
        (json, text, filled.secret())
    }

    #[test]
    fn a_setting_replaces_its_marked_variable() {
        assert_eq!(
            filled("a-{{region}}\u{fdd0}-{{count}}\u{fdd0}", None),
            ("\"a-e\\\"u-5\"".to_owned(), "a-e\"u-5".to_owned(), false)
        );
        assert_eq!(filled("{{token}}\u{fdd0}", Some("t")), ("\"t\"".to_owned(), "t".to_owned(), true));
    }

    #[test]
    fn a_whole_value_has_its_own_type() {
        assert_eq!(filled("{{count}}\u{fdd1}", None).0, "5");
        assert_eq!(filled("{{region}}\u{fdd1}", None).0, "\"e\\\"u\"");
        assert_eq!(filled("a{{count}}\u{fdd1}", None).0, "\"a5\"");
    }

    #[test]
    fn variables_without_a_value_and_callers_texts_are_kept() {
        for text in ["{{region}}", "{{token}}", "\u{fdd2}", ""] {
            assert_eq!(filled(text, None).1, text);
        }
        assert_eq!(filled("{{token}}\u{fdd0}{{nobody}}\u{fdd0}x\u{fdd0}", None).1, "{{token}}{{nobody}}x");
        assert_eq!(filled("{{token}}\u{fdd1}", None).0, "\"{{token}}\"");
    }
}
