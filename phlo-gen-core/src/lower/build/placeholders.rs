//! Placeholders for variables without a value, and for masked values, in what documentation and `example()` show.

use crate::api::{Api, Folder, SETTING, Setting, WHOLE_SETTING};
use crate::json::{self, Json, Kind, quote};
use crate::lower::names::masked::is_masked;
use crate::lower::postman::dynamic;
use crate::lower::postman::references::{self, Piece};

/// Replaces variables that nothing fills by placeholders, `{{customerId}}` by `<customerId>`, and masked values, `****` of
/// `pin` by `<pin>`. Settings and dynamic variables stay, because they are filled when the request is sent.
pub fn fill(api: &mut Api) {
    folder(&mut api.root, &api.settings);
}

fn folder(folder: &mut Folder, settings: &[Setting]) {
    for item in &mut folder.items {
        item.example = unmasked(filled(&item.example, settings));
        for argument in &mut item.arguments {
            let Some(example) = &mut argument.example else { continue };
            *example = match is_masked(example.trim_matches('"')) {
                true if example.starts_with('"') => quote(&placeholder(&argument.setter)),
                true => placeholder(&argument.setter),
                false => unmasked(filled(example, settings)),
            };
        }
    }
    folder.folders.iter_mut().for_each(|inner| self::folder(inner, settings));
}

fn filled(text: &str, settings: &[Setting]) -> String {
    if !text.contains("{{") {
        return text.to_owned();
    }
    let pieces = references::pieces(text);
    let is_marked = |next: Option<&Piece<'_>>| matches!(next, Some(Piece::Text(text)) if text.starts_with([SETTING, WHOLE_SETTING]));
    let is_filled = |name: &str| dynamic::name(name).is_some() || settings.iter().any(|setting| setting.name == name);
    let stays = |name: &str| name.trim().is_empty() || is_filled(name);
    let shown = pieces.iter().enumerate().map(|(index, piece)| match piece {
        Piece::Text(text) => (*text).to_owned(),
        Piece::Variable(name) if stays(name) || is_marked(pieces.get(index + 1)) => format!("{{{{{name}}}}}"),
        Piece::Variable(name) => format!("<{}>", name.trim()),
    });
    shown.collect()
}

fn placeholder(name: &str) -> String {
    format!("<{}>", name.trim_end_matches('_'))
}

/// JSON with placeholders for masked strings; other text as it is.
fn unmasked(text: String) -> String {
    if !may_be_masked(&text) || !text.starts_with(['{', '[']) {
        return text;
    }
    let Ok(json) = json::parse_body(&text) else { return text };
    let mut found = Vec::new();
    masked(&json, "value", &mut found);
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for (value, name) in found {
        out.push_str(text.get(from..value.start).unwrap_or_default());
        out.push_str(&quote(&placeholder(name)));
        from = value.end;
    }
    out + text.get(from..).unwrap_or_default()
}

/// Whether a text has a sign of a masked value: most have none.
///
/// One loop over bytes, because eleven searches take longer in a macro, which is not optimized.
fn may_be_masked(text: &str) -> bool {
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let is_sign = match first {
            b'*' => rest.starts_with(b"***"),
            b'#' => rest.starts_with(b"####"),
            b'x' => rest.starts_with(b"xxx"),
            b'X' => rest.starts_with(b"XXX"),
            0xE2 => rest.starts_with("•••".as_bytes()),
            b'D' => rest.starts_with(b"DACTED"),
            b'd' => rest.starts_with(b"dacted"),
            b'H' => rest.starts_with(b"HIDDEN"),
            b'M' => rest.starts_with(b"MASKED"),
            b'R' => rest.starts_with(b"REMOVED"),
            b'O' => rest.starts_with(b"OMITTED"),
            _ => false,
        };
        if is_sign {
            return true;
        }
        rest = after;
    }
    false
}

/// The masked strings in the order of the text, each with the name of the member that has it.
fn masked<'v, 'a>(json: &'v Json<'a>, name: &'v str, out: &mut Vec<(&'v Json<'a>, &'v str)>) {
    match &json.kind {
        Kind::String(text) if is_masked(text) => out.push((json, name)),
        Kind::Array(values) => values.iter().for_each(|value| masked(value, name, out)),
        Kind::Object(members) => members.iter().for_each(|member| masked(&member.value, &member.name, out)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_masked_value_says_what_to_put() {
        let text = r#"{"card":{"number":"4242****4242","type":"visa"},"keys":["xxxx-xxxx"],"note":"a *** b *** c"}"#;
        let expected = r#"{"card":{"number":"<number>","type":"visa"},"keys":["<keys>"],"note":"a *** b *** c"}"#;
        assert_eq!(unmasked(text.to_owned()), expected);
        assert_eq!(unmasked("****".to_owned()), "****");
    }

    #[test]
    fn each_sign_of_a_masked_value_is_found() {
        for sign in
            ["***", "####", "xxx", "XXX", "•••", "REDACTED", "redacted", "HIDDEN", "MASKED", "REMOVED", "OMITTED"]
        {
            assert!(may_be_masked(&format!("a{sign}")) && !may_be_masked(&format!("a{}", &sign[3..])), "{sign}");
        }
    }

    #[test]
    fn a_variable_that_nothing_fills_says_what_to_put() {
        let text =
            format!(r#"{{"a":"{{{{customer id}}}}","b":"{{{{host}}}}{SETTING}","c":"{{{{$guid}}}}-{{{{n}}}}"}}"#);
        let expected = format!(r#"{{"a":"<customer id>","b":"{{{{host}}}}{SETTING}","c":"{{{{$guid}}}}-<n>"}}"#);
        assert_eq!(filled(&text, &[]), expected);
    }
}
