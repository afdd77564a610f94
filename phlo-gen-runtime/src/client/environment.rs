//! Postman environments, read at run time.

use crate::config::Settings;
use crate::error::{Error, Problem};
use crate::request::Scope;
use secrecy::{ExposeSecret, SecretString};
use serde_json::Value;
use std::collections::HashMap;
use std::fmt;
use std::rc::Rc;
use std::str::FromStr;

/// The maximum depth of variables in the values of variables.
const DEEPEST: usize = 20;

/// How many bytes longer a value may become by the values of the variables that it names.
const MAX_GROWTH: usize = 1 << 16;

/// A Postman environment, as Postman exports it: values for the settings of a client.
///
/// The option `environment` of the macro is fixed at compile time. This environment is read at run time, and takes
/// precedence.
///
/// ```no_run
/// # extern crate phlo_gen_runtime as phlo_gen;
/// use phlo_gen::{Environment, Error, ClientOptions};
///
/// fn staging(options: ClientOptions) -> Result<ClientOptions, Error> {
///     Ok(options.environment(Environment::read("staging.postman_environment.json")?))
/// }
/// ```
#[derive(Clone)]
pub struct Environment {
    name: String,
    variables: Vec<Variable>,
}

/// A variable with a value.
#[derive(Clone)]
struct Variable {
    name: String,
    value: SecretString,
    /// Whether its type is `secret`.
    secret: bool,
}

impl Environment {
    /// Reads a file.
    ///
    /// # Errors
    /// The file cannot be read, or it is not a Postman environment.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn read(path: impl AsRef<std::path::Path>) -> Result<Self, Error> {
        let path = path.as_ref();
        let text = std::fs::read_to_string(path);
        let text = text.map_err(|error| unusable(format!("cannot be read from {}: {error}", path.display())))?;
        text.parse()
    }

    /// Its name; empty if it has none.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Sets settings to the values that the environment has for them.
    pub(crate) fn fill(&self, settings: &mut Settings, names: &[&'static str]) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut found = Vec::new();
        let mut resolver = Resolver::new(self, settings);
        for name in names {
            match resolver.value(name, DEEPEST) {
                None => {}
                Some(Ok((value, secret))) => found.push((name, value, secret)),
                Some(Err(why)) => problems.push(settings.problem(name, why)),
            }
        }
        for (name, value, secret) in found {
            settings.set_by_name(name, &value, secret);
        }
        problems
    }
}

/// A value, and whether a secret is in it.
type Resolved = (Rc<str>, bool);

/// The values of an environment, each with the values of the variables that it names: those of the environment, or of
/// settings.
struct Resolver<'a> {
    variables: HashMap<&'a str, &'a Variable>,
    settings: &'a Settings,
    /// The values that are known already.
    resolved: HashMap<&'a str, Resolved>,
}

impl<'a> Resolver<'a> {
    fn new(environment: &'a Environment, settings: &'a Settings) -> Self {
        let mut variables = HashMap::new();
        for variable in &environment.variables {
            variables.entry(variable.name.as_str()).or_insert(variable);
        }
        variables.retain(|_, variable| !variable.value.expose_secret().is_empty());
        Resolver { variables, settings, resolved: HashMap::new() }
    }

    /// The value of a variable, if it has one. Each is put together once.
    fn value(&mut self, name: &str, depth: usize) -> Option<Result<Resolved, String>> {
        let variable = *self.variables.get(name)?;
        if let Some(known) = self.resolved.get(name) {
            return Some(Ok(known.clone()));
        }
        Some(self.resolve(variable, depth).inspect(|resolved| {
            self.resolved.insert(&variable.name, resolved.clone());
        }))
    }

    fn resolve(&mut self, variable: &Variable, depth: usize) -> Result<Resolved, String> {
        let value = variable.value.expose_secret();
        let (mut out, mut rest, mut secret) = (String::new(), value, variable.secret);
        while let Some((before, opened)) = rest.split_once("{{") {
            let Some((name, after)) = opened.split_once("}}") else { break };
            out.push_str(before);
            rest = after;
            let depth = depth
                .checked_sub(1)
                .ok_or_else(|| format!("names itself in its value, or more than {DEEPEST} others within each other"))?;
            let (inner, is_secret) = match self.value(name, depth) {
                Some(value) => value?,
                None if self.settings.has_value(name) => of_setting(name, self.settings)?,
                None => return Err(format!("names `{name}` in its value, which has no value")),
            };
            out.push_str(&inner);
            secret |= is_secret;
            if out.len() > value.len() + MAX_GROWTH {
                return Err(format!("becomes more than {MAX_GROWTH} bytes longer by `{name}` in its value"));
            }
        }
        out.push_str(rest);
        Ok((out.into(), secret))
    }
}

impl FromStr for Environment {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let json: Value = serde_json::from_str(text.trim_start_matches('\u{feff}'))
            .map_err(|error| unusable(format!("is no JSON (line {}, column {})", error.line(), error.column())))?;
        let Some(rows) = json.get("values").and_then(Value::as_array) else {
            return Err(unusable("is not a Postman environment: it has no list `values`"));
        };
        let name = json.get("name").and_then(Value::as_str).unwrap_or_default().to_owned();
        Ok(Self { name, variables: rows.iter().filter_map(variable).collect() })
    }
}

/// Values may be secret: only names are shown.
impl fmt::Debug for Environment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.variables.iter().map(|variable| variable.name.as_str()).collect();
        f.debug_struct("Environment").field("name", &self.name).field("values", &names).finish()
    }
}

/// An enabled variable.
fn variable(row: &Value) -> Option<Variable> {
    if row.get("enabled").and_then(Value::as_bool) == Some(false) {
        return None;
    }
    let value = match row.get("value")? {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    };
    let secret = row.get("type").and_then(Value::as_str) == Some("secret");
    Some(Variable { name: row.get("key")?.as_str()?.to_owned(), value: value.into(), secret })
}

fn of_setting(name: &str, settings: &Settings) -> Result<Resolved, String> {
    let filled = Scope::of_settings(settings).text(&format!("{{${name}}}"));
    filled.map(|(text, secret)| (text.into(), secret)).map_err(|problem| problem.to_string())
}

fn unusable(why: impl Into<String>) -> Error {
    Error::settings(vec![Problem::setting("environment", why.into())])
}

#[cfg(test)]
mod tests {
    use super::{Environment, Settings};
    use crate::operation::{Api, Setting};
    use crate::request::Scope;

    static API: Api = Api {
        name: "",
        settings: &[
            Setting { name: "base", default: None, secret: false, required: true },
            Setting { name: "token", default: None, secret: true, required: true },
            Setting { name: "version", default: Some("v1"), secret: false, required: false },
        ],
        hosts: &[],
        auths: &[],
    };

    const TEXT: &str = r#"{"id": "1", "name": "Staging", "values": [
        {"key": "host", "value": "staging.example.com", "enabled": true},
        {"key": "base", "value": "https://{{host}}/{{version}}"},
        {"key": "token", "value": "off", "enabled": false},
        {"key": "version", "value": 2},
        {"key": "nothing", "value": null}, {"value": "x"}, 7
    ]}"#;

    fn filled(text: &str) -> Result<String, String> {
        let environment: Environment = text.parse().map_err(|error: crate::Error| error.to_string())?;
        let mut settings = Settings::new(&API);
        match environment.fill(&mut settings, &["base", "token", "version"]).as_slice() {
            [] => Ok(Scope::of_settings(&settings).text("{$base}").map(|(text, _)| text).unwrap_or_default()),
            [problem, ..] => Err(problem.to_string()),
        }
    }

    #[test]
    fn settings_take_the_values_that_are_enabled() {
        assert_eq!(filled(TEXT).as_deref(), Ok("https://staging.example.com/2"));
        let own = r#"{"values": [{"key": "base", "value": "https://h/{{version}}"}]}"#;
        assert_eq!(filled(own).as_deref(), Ok("https://h/v1"));
    }

    #[test]
    fn unresolved_variables_are_named() {
        let base = |value: &str| filled(&format!(r#"{{"values": [{{"key": "base", "value": "{value}"}}]}}"#));
        assert_eq!(
            base("a{{nobody}}").err().as_deref(),
            Some("the setting `base` names `nobody` in its value, which has no value")
        );
        let why = "the setting `base` names itself in its value, or more than 20 others within each other";
        assert_eq!(base("{{base}}").err().as_deref(), Some(why));
        assert_eq!(base("a {{ b").as_deref(), Ok("a {{ b"));
    }

    #[test]
    fn a_value_with_a_secret_in_it_is_secret() {
        let secret = |rows: &str| {
            let mut settings = Settings::new(&API);
            settings.set(1, "hunter2".into());
            let environment = format!(r#"{{"values": [{rows}]}}"#).parse::<Environment>().expect("an environment");
            assert!(environment.fill(&mut settings, &["base"]).is_empty());
            let marked = Scope::of_settings(&settings).text("{$base}").is_ok_and(|(_, secret)| secret);
            assert_eq!(marked, settings.secrets().count() == 2, "{rows}");
            marked
        };
        assert!(secret(r#"{"key": "base", "value": "https://h/{{token}}"}"#));
        assert!(secret(r#"{"key": "base", "value": "https://h", "type": "secret"}"#));
        assert!(secret(r#"{"key": "base", "value": "https://h/{{p}}"}, {"key": "p", "value": "x", "type": "secret"}"#));
        assert!(!secret(r#"{"key": "base", "value": "https://h/{{version}}", "type": "default"}"#));
    }

    #[test]
    fn a_value_that_grows_without_end_is_refused() {
        let double = |at: usize| format!(r#"{{"key": "v{at}", "value": "{{{{v{0}}}}}{{{{v{0}}}}}"}}"#, at + 1);
        let values: Vec<String> = (0..18).map(double).collect();
        let text = |last: &str| {
            let base = r#"{"key": "base", "value": "{{v0}}"}"#;
            format!(r#"{{"values": [{base}, {}, {{"key": "v18", "value": "{last}"}}]}}"#, values.join(","))
        };
        let why = "the setting `base` becomes more than 65536 bytes longer by `v2` in its value";
        assert_eq!(filled(&text("x")).err().as_deref(), Some(why));
        let short = text("x").replace("v12}}{{v12}}", "v12}}");
        assert_eq!(filled(&short).err().as_deref(), Some(why.replace("v2", "v1").as_str()));
    }

    #[test]
    fn a_file_that_is_not_an_environment_is_refused() {
        let begin = "the client cannot be built: the setting `environment`";
        assert_eq!(filled("{").err(), Some(format!("{begin} is no JSON (line 1, column 1)")));
        for text in ["[]", "{}", r#"{"info": {}, "item": []}"#] {
            let why = "is not a Postman environment: it has no list `values`";
            assert_eq!(filled(text).err(), Some(format!("{begin} {why}")));
        }
    }

    #[test]
    fn debug_shows_only_names() {
        let environment = TEXT.parse::<Environment>().map(|environment| format!("{environment:?}"));
        assert!(environment.is_ok_and(|text| text.contains("\"base\"") && !text.contains("staging")));
    }
}
