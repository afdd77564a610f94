//! The name of a value that stands beside it: `{key: "X-Api-Key", value: "8f3…"}`, `<meta name="csrf-token" content="8f3…">`.

use crate::collection::secrets::names::{is_key_header, is_secret_name};

/// Names of members and attributes that have a value.
const VALUES: [&str; 6] = ["value", "Value", "content", "default", "Val", "val"];

/// Those that have its name, with what is before it.
const NAMES: [&str; 5] = ["key", "name", "Key", "Name", "field"];

/// The name of the secret in the quotes that a line ends with the first of.
pub fn named(line: &str) -> Option<&str> {
    let own = line.trim_end_matches("Bearer ").trim_end_matches("Basic ");
    let own = trimmed(own.strip_suffix(['"', '\'', '`'])?);
    let own = trimmed(own.strip_suffix([':', '='])?);
    let own = VALUES.iter().find_map(|value| own.strip_suffix(value))?;
    let own = own.rsplit(['{', '}', '<', '>', '[']).next().unwrap_or_default();
    let name = NAMES.iter().find_map(|label| own.rsplit_once(label)).map(|(_, after)| after)?;
    let name = start_trimmed(start_trimmed(name).strip_prefix([':', '='])?);
    let name = name.split(['"', '\'', '`', '\\']).next().unwrap_or_default();
    (is_secret_name(name) || is_key_header(name)).then_some(name)
}

/// Blanks, quotes and escapes.
const AROUND: [char; 5] = [' ', '"', '\'', '\\', '`'];

fn trimmed(text: &str) -> &str {
    text.trim_end_matches(AROUND)
}

fn start_trimmed(text: &str) -> &str {
    text.trim_start_matches(AROUND)
}

#[cfg(test)]
mod tests {
    use crate::collection::secrets::keys::{Within, find};

    #[test]
    fn the_name_of_a_value_may_stand_beside_it() {
        for secret in ["wK3pZt8RbYq5NsDf7VhLx2Mc", "Marble7730"] {
            for text in [
                "headers.add({key:'X-Api-Key', value:'%'});",
                "headers.upsert({ key: \"Authorization\", value: \"%\" });",
                "headers.upsert({ key: \\\"Authorization\\\", value: \\\"%\\\" });",
                "{\"key\": \"shop_pw\", \"value\": \"%\", \"enabled\": true}",
                "<add key=\"ShopPassword\" value=\"%\" />",
                "<meta name=\"csrf-token\" content=\"%\">",
                "<input type=\"hidden\" name=\"password\" value='%'>",
            ] {
                let text = text.replace('%', secret);
                let found: Vec<&str> = find(&text, Within::Prose).into_iter().map(|key| &text[key.range]).collect();
                assert_eq!(found, [secret], "{text}");
            }
        }
        for text in [
            "headers.add({key:'X-Tag', value:'wK3pZt8RbYq5NsDf7VhLx2Mc'});",
            "{key: 'password'}, {value: 'Marble7730'}",
            "{\"key\": \"token_type\", \"value\": \"Marble7730\"}",
            "{\"key\": \"password\", \"value\": \"your_password1\"}",
            "<input name=\"email\" value=\"Marble7730\">",
        ] {
            assert_eq!(find(text, Within::Prose), [], "{text}");
        }
    }
}
