//! The rules: which options there are, what each takes, and which paths are allowed.

use crate::ast::{Input, MacroOption, Value};
use phlo_gen_core::diagnostic::nearest;
use phlo_gen_core::lower::{Folders, Options, Responses};
use proc_macro2::Span;
use syn::{Error, LitStr, Result};

const OPTIONS: &[&str] = &[
    "environment",
    "only",
    "skip",
    "rename",
    "settings",
    "arguments",
    "constants",
    "credentials",
    "types",
    "derive",
    "responses",
    "folders",
    "doctests",
];

/// Input that follows the rules.
#[derive(Default)]
pub(crate) struct Arguments {
    /// The path of the collection.
    pub(crate) collection: Option<LitStr>,
    /// The path of the environment.
    pub(crate) environment: Option<LitStr>,
    /// All other options.
    pub(crate) options: Options,
    /// Option, value or key, and its place.
    places: Vec<(&'static str, String, Span)>,
}

impl Arguments {
    /// Applies the rules; input that breaks a rule is omitted and added to the errors.
    pub(crate) fn new(input: Input, errors: &mut Vec<Error>) -> Self {
        let mut arguments = Arguments::default();
        let collection = input.collection.map(relative).transpose();
        arguments.collection = collection.unwrap_or_else(|error| {
            errors.push(error);
            None
        });
        for option in input.options {
            if let Err(error) = arguments.set(option) {
                errors.push(error);
            }
        }
        arguments
    }

    /// The place of a value, or of a key, of an option.
    pub(crate) fn span_of(&self, option: &str, given: &str) -> Span {
        let found = self.places.iter().find(|(name, value, _)| *name == option && value == given);
        found.map_or_else(Span::call_site, |(_, _, span)| *span)
    }

    fn set(&mut self, MacroOption { name, value }: MacroOption) -> Result<()> {
        let option = known(&name.to_string()).map_err(|message| Error::new(name.span(), message))?;
        let value = value.map_err(|place| Error::new(place, expected(option)))?;
        match (option, value) {
            ("environment", Value::Text(path)) => self.environment = Some(relative(path)?),
            ("doctests", Value::Text(module)) => self.options.doctests = Some(module.value()),
            ("responses", Value::Text(word)) => self.options.responses = responses(&word)?,
            ("folders", Value::Text(word)) => self.options.folders = folders(&word)?,
            (
                "only" | "skip" | "settings" | "arguments" | "constants" | "credentials" | "derive",
                Value::List(words),
            ) => {
                for word in words {
                    self.list(option).push(word.text.clone());
                    self.places.push((option, word.text, word.span));
                }
            }
            ("rename" | "types", Value::Map(pairs)) => {
                for (key, word) in pairs {
                    self.map(option).push((key.value(), word.text));
                    self.places.push((option, key.value(), key.span()));
                }
            }
            _ => return Err(Error::new(name.span(), expected(option))),
        }
        Ok(())
    }

    fn list(&mut self, option: &str) -> &mut Vec<String> {
        match option {
            "only" => &mut self.options.only,
            "skip" => &mut self.options.skip,
            "settings" => &mut self.options.settings,
            "arguments" => &mut self.options.arguments,
            "constants" => &mut self.options.constants,
            "credentials" => &mut self.options.credentials,
            _ => &mut self.options.derive,
        }
    }

    fn map(&mut self, option: &str) -> &mut Vec<(String, String)> {
        if option == "rename" { &mut self.options.rename } else { &mut self.options.types }
    }
}

fn relative(path: LitStr) -> Result<LitStr> {
    if std::path::Path::new(&path.value()).is_absolute() {
        let message = "the path is absolute\nhelp: write it relative to the folder of Cargo.toml";
        return Err(Error::new(path.span(), message));
    }
    Ok(path)
}

fn known(name: &str) -> std::result::Result<&'static str, String> {
    OPTIONS.iter().copied().find(|option| *option == name).ok_or_else(|| {
        let help = match nearest(name, OPTIONS.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("the options are {}", OPTIONS.join(", ")),
        };
        format!("there is no option `{name}`\nhelp: {help}")
    })
}

fn responses(word: &LitStr) -> Result<Responses> {
    match word.value().as_str() {
        "strict" => Ok(Responses::Strict),
        "lenient" => Ok(Responses::Lenient),
        other => Err(Error::new(word.span(), neither("responses", other, ["strict", "lenient"]))),
    }
}

fn folders(word: &LitStr) -> Result<Folders> {
    match word.value().as_str() {
        "full" => Ok(Folders::Full),
        "compact" => Ok(Folders::Compact),
        other => Err(Error::new(word.span(), neither("folders", other, ["full", "compact"]))),
    }
}

/// The message for a word that is neither of two.
fn neither(option: &str, given: &str, words: [&str; 2]) -> String {
    let message = format!("`{option}` is \"{}\"", words.join("\" or \""));
    match nearest(given, words.into_iter()) {
        Some(near) => format!("{message}\nhelp: did you mean \"{near}\"?"),
        None => message,
    }
}

/// The message for a value of another kind.
fn expected(option: &str) -> String {
    match option {
        "environment" | "doctests" => format!("`{option}` takes a string: `{option} = \"…\"`"),
        "responses" => "`responses` takes a string: `responses = \"lenient\"`".to_owned(),
        "folders" => "`folders` takes a string: `folders = \"compact\"`".to_owned(),
        "derive" => "`derive` takes a list: `derive = [PartialEq]`".to_owned(),
        "rename" | "types" => format!("`{option}` takes a map: `{option} = {{ \"…\" = … }}`"),
        _ => format!("`{option}` takes a list: `{option} = [\"…\"]`"),
    }
}

#[cfg(test)]
mod tests {
    use super::neither;

    #[test]
    fn a_misspelt_word_has_a_suggestion() {
        let message = |given| neither("responses", given, ["strict", "lenient"]);
        assert_eq!(message("lenent"), "`responses` is \"strict\" or \"lenient\"\nhelp: did you mean \"lenient\"?");
        assert_eq!(message("loose"), "`responses` is \"strict\" or \"lenient\"");
    }
}
