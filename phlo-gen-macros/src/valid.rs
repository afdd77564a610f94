//! The rules: which options there are, what each takes, and which paths are allowed.

use crate::ast::{Input, MacroOption, Value, Word};
use phlo_gen_core::diagnostic::nearest;
use phlo_gen_core::lower::{Folders, Options, Responses};
use proc_macro2::Span;
use syn::{Error, LitStr, Result};

/// The options, and what each takes.
const OPTIONS: &[(&str, Kind)] = &[
    ("environment", Kind::Environment),
    ("only", Kind::List(|options| &mut options.only)),
    ("skip", Kind::List(|options| &mut options.skip)),
    ("rename", Kind::Map(|options| &mut options.rename)),
    ("settings", Kind::List(|options| &mut options.settings)),
    ("arguments", Kind::List(|options| &mut options.arguments)),
    ("constants", Kind::List(|options| &mut options.constants)),
    ("credentials", Kind::List(|options| &mut options.credentials)),
    ("types", Kind::Map(|options| &mut options.types)),
    ("derive", Kind::Traits),
    ("responses", Kind::Responses),
    ("folders", Kind::Folders),
    ("doctests", Kind::Doctests),
];

/// What an option takes.
#[derive(Clone, Copy)]
enum Kind {
    /// The path of an environment.
    Environment,
    /// The name of a module.
    Doctests,
    /// One of two words.
    Responses,
    Folders,
    /// A list of strings, and where they go.
    List(fn(&mut Options) -> &mut Vec<String>),
    /// A list of traits.
    Traits,
    /// A map, and where its pairs go.
    Map(fn(&mut Options) -> &mut Vec<(String, String)>),
}

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
        let (option, kind) = known(&name.to_string()).map_err(|message| Error::new(name.span(), message))?;
        let value = value.map_err(|place| Error::new(place, kind.expected(option)))?;
        match (kind, value) {
            (Kind::Environment, Value::Text(path)) => self.environment = Some(relative(path)?),
            (Kind::Doctests, Value::Text(module)) => self.options.doctests = Some(module.value()),
            (Kind::Responses, Value::Text(word)) => self.options.responses = responses(&word)?,
            (Kind::Folders, Value::Text(word)) => self.options.folders = folders(&word)?,
            (Kind::List(list), Value::List(words)) => self.add(option, list, words),
            (Kind::Traits, Value::List(words)) => self.add(option, |options| &mut options.derive, words),
            (Kind::Map(map), Value::Map(pairs)) => {
                for (key, word) in pairs {
                    map(&mut self.options).push((key.value(), word.text));
                    self.places.push((option, key.value(), key.span()));
                }
            }
            _ => return Err(Error::new(name.span(), kind.expected(option))),
        }
        Ok(())
    }

    fn add(&mut self, option: &'static str, list: fn(&mut Options) -> &mut Vec<String>, words: Vec<Word>) {
        for word in words {
            list(&mut self.options).push(word.text.clone());
            self.places.push((option, word.text, word.span));
        }
    }
}

impl Kind {
    /// The message for a value of another kind.
    fn expected(self, option: &str) -> String {
        let (kind, sample) = match self {
            Kind::Environment | Kind::Doctests => ("string", "\"…\""),
            Kind::Responses => ("string", "\"lenient\""),
            Kind::Folders => ("string", "\"compact\""),
            Kind::List(_) => ("list", "[\"…\"]"),
            Kind::Traits => ("list", "[PartialEq]"),
            Kind::Map(_) => ("map", "{ \"…\" = … }"),
        };
        format!("`{option}` takes a {kind}: `{option} = {sample}`")
    }
}

fn relative(path: LitStr) -> Result<LitStr> {
    if std::path::Path::new(&path.value()).is_absolute() {
        let message = "the path is absolute\nhelp: write it relative to the folder of Cargo.toml";
        return Err(Error::new(path.span(), message));
    }
    Ok(path)
}

fn known(name: &str) -> std::result::Result<(&'static str, Kind), String> {
    OPTIONS.iter().copied().find(|(option, _)| *option == name).ok_or_else(|| {
        let options = OPTIONS.iter().map(|(option, _)| *option);
        let help = match nearest(name, options.clone()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("the options are {}", options.collect::<Vec<_>>().join(", ")),
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
