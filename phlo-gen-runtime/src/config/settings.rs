//! The settings of a client: the variables of the collection, with their values.

use crate::error::Problem;
use crate::operation;
use crate::operation::{Api, Piece, Pieces, sole_variable};
use secrecy::{ExposeSecret, SecretString};
use std::fmt;

/// The settings of a client. `Debug` shows which are set, and no values.
#[derive(Clone)]
pub(crate) struct Settings {
    api: &'static Api,
    values: Vec<Option<SettingValue>>,
    /// The names of the setters; those of the variables until they are known.
    setters: Vec<&'static str>,
    /// For settings without a value how to set them; empty before the client is built.
    advice: Vec<String>,
}

/// A value that the caller has set, itself or by an environment.
#[derive(Clone)]
struct SettingValue {
    text: SecretString,
    /// Whether the value itself is secret: the environment says so, or a secret is in it.
    secret: bool,
}

/// A setting that has a value.
pub(crate) struct Setting<'a> {
    pub(crate) source: SettingSource<'a>,
    pub(crate) secret: bool,
}

/// The value of a setting, by where it comes from.
pub(crate) enum SettingSource<'a> {
    /// From the caller: sent as given.
    Caller(&'a str),
    /// From the collection: a template.
    Default(&'static str),
}

impl Settings {
    pub(crate) fn new(api: &'static Api) -> Self {
        let setters = api.settings.iter().map(|setting| setting.name).collect();
        Self { api, values: vec![None; api.settings.len()], setters, advice: Vec::new() }
    }

    /// Sets the names of setters, each by the index of its setting.
    pub(crate) fn set_setters(&mut self, setters: &[(usize, &'static str)]) {
        for (index, setter) in setters {
            if let Some(own) = self.setters.get_mut(*index) {
                *own = setter.trim_start_matches("r#");
            }
        }
    }

    /// The names of the setters, in the order of the settings.
    pub(crate) fn setters(&self) -> &[&'static str] {
        &self.setters
    }

    /// The name of a setting, and its setter. The variable that is the first base has the name of its setter.
    pub(crate) fn names(&self, setting: &operation::Setting) -> (&'static str, &'static str) {
        match self.api.hosts.first().filter(|_| self.is_first_base(setting)) {
            Some(host) => (host.name, host.name),
            None => (setting.name, self.setter(setting)),
        }
    }

    pub(crate) fn is_first_base(&self, setting: &operation::Setting) -> bool {
        self.api.hosts.first().is_some_and(|host| sole_variable(host.base) == Some(setting.name))
    }

    /// A problem with the setting of this name: it says which setter that is.
    pub(crate) fn problem(&self, name: &str, why: impl fmt::Display) -> Problem {
        match self.index(name).and_then(|index| self.api.settings.get(index)) {
            Some(setting) => {
                let (name, setter) = self.names(setting);
                Problem::setter(setter, name, why)
            }
            None => Problem::setter(name, name, why),
        }
    }

    pub(crate) fn set(&mut self, index: usize, text: SecretString) {
        if let Some(slot) = self.values.get_mut(index) {
            *slot = Some(SettingValue { text, secret: false });
        }
    }

    /// Sets a setting unless it has been set. The value may be secret although the setting is not.
    pub(crate) fn set_by_name(&mut self, name: &str, text: &str, secret: bool) {
        if let Some(slot @ None) = self.index(name).and_then(|index| self.values.get_mut(index)) {
            *slot = Some(SettingValue { text: text.into(), secret });
        }
    }

    /// Keeps how to set the settings that calls may miss, one text for each setting.
    pub(crate) fn set_advice(&mut self, advice: Vec<String>) {
        self.advice = advice;
    }

    /// Whether there is a setting of this name with a value.
    pub(crate) fn has_value(&self, name: &str) -> bool {
        self.index(name).is_some_and(|index| self.value(index).is_some() || self.default(index).is_some())
    }

    /// The value of the setting of this name, if the caller has set it.
    pub(crate) fn text_of_caller(&self, name: &str) -> Option<&str> {
        self.value(self.index(name)?).map(|value| value.text.expose_secret())
    }

    /// Whether the caller has set this setting to an empty string.
    pub(crate) fn is_set_to_empty(&self, name: &str) -> bool {
        self.text_of_caller(name).is_some_and(str::is_empty)
    }

    /// The required settings that have no value.
    pub(crate) fn missing(&self) -> impl Iterator<Item = &'static operation::Setting> {
        self.api.settings.iter().filter(|setting| setting.required && !self.has_value(setting.name))
    }

    /// Whether a template needs the setting of this name, itself or by the default of a setting that has no other value.
    pub(crate) fn template_needs(&self, template: &'static str, name: &str) -> bool {
        let mut seen: Vec<&str> = Vec::new();
        let mut templates = vec![template];
        while let Some(template) = templates.pop() {
            for piece in Pieces::new(template) {
                let Piece::Setting(inner) = piece else { continue };
                if inner == name {
                    return true;
                }
                let index = self.index(inner).filter(|index| self.value(*index).is_none() && !seen.contains(&inner));
                seen.push(inner);
                templates.extend(index.and_then(|index| self.default(index)));
            }
        }
        false
    }

    pub(crate) fn find(&self, name: &str) -> Result<Setting<'_>, Problem> {
        let setting = self.index(name).and_then(|index| Some((index, self.api.settings.get(index)?)));
        let Some((index, setting)) = setting else { return Err(self.problem(name, "is not known")) };
        let value = self.value(index);
        let source = match (value, setting.default) {
            (Some(value), _) => SettingSource::Caller(value.text.expose_secret()),
            (None, Some(default)) => SettingSource::Default(default),
            (None, None) => {
                let advice = self.advice.get(index).filter(|advice| !advice.is_empty());
                let advice = advice.map_or("set it when the client is built", String::as_str);
                return Err(self.problem(name, format_args!("is not set, and this call needs it: {advice}")));
            }
        };
        Ok(Setting { source, secret: setting.secret || value.is_some_and(|value| value.secret) })
    }

    /// The values that are secret.
    pub(crate) fn secrets(&self) -> impl Iterator<Item = &str> {
        let values = self.api.settings.iter().zip(&self.values);
        let values = values.filter_map(|(setting, value)| Some((setting.secret, value.as_ref()?)));
        values.filter(|(secret, value)| *secret || value.secret).map(|(_, value)| value.text.expose_secret())
    }

    fn index(&self, name: &str) -> Option<usize> {
        self.api.settings.iter().position(|setting| setting.name == name)
    }

    fn setter(&self, setting: &operation::Setting) -> &'static str {
        self.index(setting.name).and_then(|index| self.setters.get(index)).copied().unwrap_or(setting.name)
    }

    fn value(&self, index: usize) -> Option<&SettingValue> {
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
    use crate::request::Scope;

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
    fn missing_settings_are_named() {
        let settings = Settings::new(&API);
        assert_eq!(
            fill(&settings, "{$key}"),
            Err("the setting `key` is not set, and this call needs it: set it when the client is built".to_owned())
        );
        assert_eq!(
            fill(&settings, "{$loop}"),
            Err("the setting `loop` names itself in its value, or is named within too many others".to_owned())
        );
        let mut settings = settings;
        settings.set_setters(&[(2, "r#loop"), (3, "api_key")]);
        let advice = "is not set, and this call needs it: set it when the client is built";
        assert_eq!(
            fill(&settings, "{$key}"),
            Err(format!("the setting `api_key` (`{{{{key}}}}` in the collection) {advice}"))
        );
        assert_eq!(settings.missing().map(|setting| setting.name).collect::<Vec<_>>(), ["key", "token"]);
    }

    #[test]
    fn secrets_are_returned_and_not_printed() {
        let mut settings = Settings::new(&API);
        settings.set(4, "hunter2".into());
        assert_eq!(fill(&settings, "{$token}"), Ok(("hunter2".to_owned(), true)));
        assert_eq!(format!("{settings:?}"), "{\"token\"}");
        assert_eq!(settings.secrets().collect::<Vec<_>>(), ["hunter2"]);
    }
}
