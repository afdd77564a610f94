//! Placeholders for variables without a value in what documentation and `example()` show.

use crate::api::{Api, Folder, SETTING, Setting, WHOLE_SETTING};
use crate::lower::postman::dynamic;
use crate::lower::postman::references::{self, Piece};

/// Replaces variables that nothing fills by placeholders: `{{customerId}}` by `<customerId>`. Settings and dynamic
/// variables stay, because they are filled when the request is sent.
pub fn fill(api: &mut Api) {
    folder(&mut api.root, &api.settings);
}

fn folder(folder: &mut Folder, settings: &[Setting]) {
    for item in &mut folder.items {
        item.example = filled(&item.example, settings);
        for example in item.arguments.iter_mut().filter_map(|argument| argument.example.as_mut()) {
            *example = filled(example, settings);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_variable_that_nothing_fills_says_what_to_put() {
        let text =
            format!(r#"{{"a":"{{{{customer id}}}}","b":"{{{{host}}}}{SETTING}","c":"{{{{$guid}}}}-{{{{n}}}}"}}"#);
        let expected = format!(r#"{{"a":"<customer id>","b":"{{{{host}}}}{SETTING}","c":"{{{{$guid}}}}-<n>"}}"#);
        assert_eq!(filled(&text, &[]), expected);
    }
}
