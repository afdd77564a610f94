//! The settings of a client: the variables of the collection, with the values that were given.

use crate::error::Problem;
use crate::operation::{Api, Setting};
use crate::shape::Spelling;
use crate::template::Scope;
use secrecy::{ExposeSecret, SecretString};
use std::borrow::Cow;
use std::fmt;

/// The value of a setting may name others, which name others: Postman goes this deep.
const DEEPEST: u8 = 19;

/// The settings of a client. `Debug` says which are set, not to what.
#[derive(Clone)]
pub(crate) struct Settings {
    api: &'static Api,
    values: Vec<Option<SecretString>>,
}

/// The text of a setting.
pub(crate) struct Found<'a> {
    pub(crate) text: Cow<'a, str>,
    /// What the caller gave arrives as given; what the collection saves is encoded as Postman does.
    pub(crate) spelling: Spelling,
    pub(crate) secret: bool,
}

impl Settings {
    pub(crate) fn new(api: &'static Api) -> Self {
        Self { api, values: vec![None; api.settings.len()] }
    }

    pub(crate) fn set(&mut self, index: usize, value: SecretString) {
        if let Some(slot) = self.values.get_mut(index) {
            *slot = Some(value);
        }
    }

    /// Gives a setting a value unless it has been set.
    pub(crate) fn set_by_name(&mut self, name: &str, value: &str) {
        if let Some(index) = self.index(name) {
            if let Some(slot @ None) = self.values.get_mut(index) {
                *slot = Some(value.into());
            }
        }
    }

    /// Whether there is a setting of this name with a value.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.index(name).is_some_and(|index| self.given(index).is_some() || self.default(index).is_some())
    }

    /// The settings that a client cannot be built without and that have no value.
    pub(crate) fn missing(&self) -> impl Iterator<Item = &'static Setting> {
        self.api.settings.iter().filter(|setting| setting.required && !self.has(setting.name))
    }

    pub(crate) fn text(&self, name: &str, depth: u8) -> Result<Found<'_>, Problem> {
        let setting = self.index(name).and_then(|index| Some((index, self.api.settings.get(index)?)));
        let Some((index, setting)) = setting else { return Err(Problem::setting(name, "is not known")) };
        if let Some(value) = self.given(index) {
            let text = Cow::Borrowed(value.expose_secret());
            return Ok(Found { text, spelling: Spelling::Plain, secret: setting.secret });
        }
        let Some(default) = setting.default else { return Err(Problem::setting(name, "is not set")) };
        if depth == DEEPEST {
            return Err(Problem::setting(name, "names itself in its value"));
        }
        let scope = Scope { settings: self, request: None, depth: depth + 1 };
        let (text, secret) = scope.text(default)?;
        Ok(Found { text: text.into(), spelling: Spelling::Raw, secret: secret || setting.secret })
    }

    /// The values that must not be shown.
    pub(crate) fn secrets(&self) -> impl Iterator<Item = &str> {
        let given = self.api.settings.iter().zip(&self.values).filter(|(setting, _)| setting.secret);
        given.filter_map(|(_, value)| value.as_ref()).map(ExposeSecret::expose_secret)
    }

    fn index(&self, name: &str) -> Option<usize> {
        self.api.settings.iter().position(|setting| setting.name == name)
    }

    fn given(&self, index: usize) -> Option<&SecretString> {
        self.values.get(index)?.as_ref()
    }

    fn default(&self, index: usize) -> Option<&'static str> {
        self.api.settings.get(index)?.default
    }
}

impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let set = self.api.settings.iter().zip(&self.values).filter(|(_, value)| value.is_some());
        f.debug_set().entries(set.map(|(setting, _)| setting.name)).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::Settings;
    use crate::operation::{Api, Setting};
    use crate::template::Scope;

    const fn setting(name: &'static str, default: Option<&'static str>) -> Setting {
        Setting { name, default, secret: false, required: true }
    }

    static API: Api = Api {
        name: "",
        settings: &[
            setting("region", Some("eu")),
            setting("host", Some("{$region}.example.com")),
            setting("loop", Some("{$loop}")),
            setting("key", None),
            Setting { name: "token", default: None, secret: true, required: true },
        ],
        hosts: &[],
        auths: &[],
    };

    fn fill(settings: &Settings, template: &str) -> Result<(String, bool), String> {
        Scope::of_settings(settings).text(template).map_err(|problem| problem.to_string())
    }

    #[test]
    fn a_default_may_name_other_settings() {
        let mut settings = Settings::new(&API);
        assert_eq!(fill(&settings, "https://{$host}/"), Ok(("https://eu.example.com/".to_owned(), false)));
        settings.set(0, "us".into());
        assert_eq!(fill(&settings, "{$host}"), Ok(("us.example.com".to_owned(), false)));
    }

    #[test]
    fn what_is_missing_is_named() {
        let settings = Settings::new(&API);
        assert_eq!(fill(&settings, "{$key}"), Err("the setting `key` is not set".to_owned()));
        assert_eq!(fill(&settings, "{$loop}"), Err("the setting `loop` names itself in its value".to_owned()));
        assert_eq!(settings.missing().map(|setting| setting.name).collect::<Vec<_>>(), ["key", "token"]);
    }

    #[test]
    fn secrets_are_told_and_not_shown() {
        let mut settings = Settings::new(&API);
        settings.set(4, "hunter2".into());
        assert_eq!(fill(&settings, "{$token}"), Ok(("hunter2".to_owned(), true)));
        assert_eq!(format!("{settings:?}"), "{\"token\"}");
        assert_eq!(settings.secrets().collect::<Vec<_>>(), ["hunter2"]);
    }
}
