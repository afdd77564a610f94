//! Responses for people: the status on stderr, the body on stdout.

use super::secrets::Secrets;
use super::settings::explain;
use crate::failure::{Failure, Outcome};
use crate::items::Entry;
use crate::style::{ERROR, GOOD, paint};
use phlo_gen_runtime::{Error, Json};
use std::io::{self, Write};
use std::process::ExitCode;

/// Prints a response.
pub fn response(status: &str, body: &[u8]) -> Outcome {
    writeln!(anstream::stderr(), "{}", paint(GOOD, status))?;
    print(body)?;
    Ok(ExitCode::SUCCESS)
}

/// Prints the response of a server that refused the call, or says why there is none.
pub fn failure(error: &Error, entry: &Entry<'_>, secrets: Secrets<'_>) -> Outcome {
    match error {
        Error::Status(refused) => {
            writeln!(anstream::stderr(), "{}", paint(ERROR, &refused.status().to_string()))?;
            print(refused.body())?;
            Ok(ExitCode::FAILURE)
        }
        Error::Setting(_) | Error::Argument(_) => Err(explain(error, entry, secrets)),
        other => Err(Failure::No(other.to_string())),
    }
}

/// Prints a body: JSON on many lines, anything else as it is.
fn print(body: &[u8]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    match std::str::from_utf8(body).ok().and_then(|text| Json::parse(text).ok()) {
        Some(json) => writeln!(out, "{}", pretty(json.as_str()))?,
        None => out.write_all(body)?,
    }
    out.flush()
}

/// JSON on many lines. Its numbers, its texts and the order of its members stay as they are.
fn pretty(json: &str) -> String {
    let mut out = String::with_capacity(json.len() * 2);
    let (mut depth, mut string, mut escape) = (0_usize, false, false);
    let mut opened = false;
    for character in json.chars() {
        if string {
            out.push(character);
            string = escape || character != '"';
            escape = character == '\\' && !escape;
            continue;
        }
        if character.is_ascii_whitespace() {
            continue;
        }
        let closes = matches!(character, '}' | ']');
        if closes {
            depth = depth.saturating_sub(1);
        }
        if opened != closes {
            // an empty object or list stays on its line
            line(&mut out, depth);
        }
        out.push(character);
        opened = matches!(character, '{' | '[');
        match character {
            '"' => string = true,
            '{' | '[' => depth += 1,
            ',' => line(&mut out, depth),
            ':' => out.push(' '),
            _ => {}
        }
    }
    out
}

fn line(out: &mut String, depth: usize) {
    out.push('\n');
    out.push_str(&"  ".repeat(depth));
}

#[cfg(test)]
mod tests {
    use super::pretty;

    #[test]
    fn json_is_laid_out_and_otherwise_kept() {
        let json = r#"{"b":[1e400, {}], "a":"x,\"{ y\\" ,"c":[ ],"d":{"e":null}}"#;
        let expected = "{\n  \"b\": [\n    1e400,\n    {}\n  ],\n  \"a\": \"x,\\\"{ y\\\\\",\n  \"c\": [],\n  \"d\": {\n    \"e\": null\n  }\n}";
        assert_eq!(pretty(json), expected);
        assert_eq!(pretty("5"), "5");
    }
}
