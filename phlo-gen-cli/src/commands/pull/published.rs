//! What Postman has published, as the file that is written, and how it differs from the file that is there.

use super::source::SourceKind;
use crate::commands::diff::change::Changes;
use crate::commands::diff::compare;
use crate::error::CommandError;
use crate::input::{Version, check_versions, read_version, with_line};
use crate::output::pretty_json;
use phlo_gen_core::api::Api;
use phlo_gen_core::collection::Environment;
use phlo_gen_core::emit::{Emission, emit};
use phlo_gen_core::generate::Document;
use phlo_gen_core::json::parse;
use phlo_gen_core::lower::Options;
use phlo_gen_runtime::Json;

/// How Postman's own exports are indented.
const TAB: &str = "\t";

/// A collection or an environment, read.
pub enum Content {
    /// The model of a collection.
    Collection(Box<Version>),
    /// An environment.
    Environment(Environment),
}

/// What differs for users.
pub enum Difference {
    /// Nothing does.
    None,
    /// The generated client does.
    Client(Changes),
    /// The variables of these names do.
    Variables(Vec<String>),
}

/// The JSON of the collection or environment in a response, indented as `like` is: the file that is there.
pub fn published(response: Vec<u8>, kind: SourceKind, like: Option<&str>) -> Result<String, CommandError> {
    let failed = |why: String| CommandError::Failed(format!("what Postman sends is not {}: {why}", with_article(kind)));
    let text = String::from_utf8(response).map_err(|error| failed(error.to_string()))?;
    Json::parse(&text).map_err(|error| failed(error.to_string()))?;
    let json = parse(&text).map_err(|error| failed(error.message.clone()))?;
    let member = json.get(kind.member()).and_then(|member| text.get(member.start..member.end));
    let member = member.ok_or_else(|| failed(format!("it has no member `{}`", kind.member())))?;
    Ok(pretty_json(member, like.map_or(TAB, indent_of)) + "\n")
}

/// Reads a document as what it should be.
pub fn content(document: &Document, kind: SourceKind, options: &Options) -> Result<Content, CommandError> {
    match kind {
        SourceKind::Collection => {
            read_version(document, None, options).map(|version| Content::Collection(Box::new(version)))
        }
        SourceKind::Environment => {
            document.environment().map(Content::Environment).map_err(|error| with_line(document, &error))
        }
    }
}

/// An error that names the options that apply to neither of two contents, the newer of which is the first.
pub fn check_options(new: &Content, old: Option<&Content>) -> Result<(), CommandError> {
    match (new, old) {
        (Content::Collection(new), Some(Content::Collection(old))) => check_versions(new, &[old]),
        (Content::Collection(new), _) => check_versions(new, &[]),
        (Content::Environment(_), _) => Ok(()),
    }
}

/// What users notice of a change: code and documentation of the client, or variables. Ids and dates that Postman keeps
/// in a collection are nothing of it.
pub fn difference(old: &Content, new: &Content) -> Difference {
    match (old, new) {
        (Content::Collection(old), Content::Collection(new)) => {
            let source = |api: &Api| emit(api, &Emission::default());
            let (old, new) = (&old.api, &new.api);
            if source(old) == source(new) { Difference::None } else { Difference::Client(compare(old, new)) }
        }
        (Content::Environment(old), Content::Environment(new)) => match differing_names(old, new) {
            names if names.is_empty() => Difference::None,
            names => Difference::Variables(names),
        },
        // Both are read as the same kind.
        _ => Difference::None,
    }
}

/// The names of variables that are in one environment only, or have other values.
fn differing_names(old: &Environment, new: &Environment) -> Vec<String> {
    let find = |environment: &Environment, key: &str| {
        let variable = environment.variables.iter().rev().find(|variable| variable.key == key);
        variable.map(|variable| (variable.value.clone(), variable.disabled))
    };
    let mut names: Vec<String> = Vec::new();
    for variable in old.variables.iter().chain(&new.variables) {
        if find(old, &variable.key) != find(new, &variable.key) && !names.contains(&variable.key) {
            names.push(variable.key.clone());
        }
    }
    names
}

/// The white space before the first indented line of a text.
fn indent_of(text: &str) -> &str {
    let indent = |line: &str| line.len() - line.trim_start_matches([' ', '\t']).len();
    let first = text.lines().find_map(|line| line.get(..indent(line)).filter(|indent| !indent.is_empty()));
    first.unwrap_or(TAB)
}

fn with_article(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Collection => "a collection",
        SourceKind::Environment => "an environment",
    }
}

#[cfg(test)]
mod tests {
    use super::{SourceKind, indent_of, published};

    #[test]
    fn a_file_keeps_its_indentation() {
        let text = |like| {
            let response = br#"{"collection":{"info":{"n":1.0}}}"#.to_vec();
            published(response, SourceKind::Collection, like).unwrap_or_default()
        };
        assert_eq!(text(None), "{\n\t\"info\": {\n\t\t\"n\": 1.0\n\t}\n}\n");
        assert_eq!(text(Some("{\n   \"a\": 1\n}")), "{\n   \"info\": {\n      \"n\": 1.0\n   }\n}\n");
        assert_eq!(indent_of("{}"), "\t");
    }
}
