//! Scripts: the variables that they set. They are not run.

use crate::collection::Script;

/// Calls that set a variable, up to the quote of its name.
const SETTERS: &[&str] = &[
    "environment.set(",
    "collectionVariables.set(",
    "globals.set(",
    "variables.set(",
    "setEnvironmentVariable(",
    "setGlobalVariable(",
];

/// The variables that scripts set, each once, in order.
pub fn variables_set(scripts: &[Script]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for script in scripts {
        for setter in SETTERS {
            for (at, found) in script.source.match_indices(setter) {
                if let Some(name) = quoted(script.source[at + found.len()..].trim_start())
                    && !names.iter().any(|known| known == name)
                {
                    names.push(name.to_owned());
                }
            }
        }
    }
    names
}

/// The text between the quotes with which the source begins.
fn quoted(source: &str) -> Option<&str> {
    let quote = source.chars().next().filter(|c| matches!(c, '"' | '\'' | '`'))?;
    let (name, _) = source[1..].split_once(quote)?;
    (!name.is_empty() && name.len() <= 100 && !name.contains('\n')).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_from_calls() {
        let source =
            "pm.environment.set( 'token', x); postman.setEnvironmentVariable(\"id\", 1); pm.globals.set(name, 2)";
        let script = Script { listen: "test".into(), source: source.into(), offset: 0 };
        assert_eq!(variables_set(&[script]), ["token", "id"]);
    }
}
