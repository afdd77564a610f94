//! Indents JSON.

/// Indents JSON, by two spaces for example. Numbers, strings and the order of members stay as they are.
pub fn pretty_json(json: &str, indent: &str) -> String {
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
            // an empty object or array stays on one line
            new_line(&mut out, indent, depth);
        }
        out.push(character);
        opened = matches!(character, '{' | '[');
        match character {
            '"' => string = true,
            '{' | '[' => depth += 1,
            ',' => new_line(&mut out, indent, depth),
            ':' => out.push(' '),
            _ => {}
        }
    }
    out
}

fn new_line(out: &mut String, indent: &str, depth: usize) {
    out.push('\n');
    out.push_str(&indent.repeat(depth));
}

#[cfg(test)]
mod tests {
    use super::pretty_json;

    #[test]
    fn json_is_indented_and_otherwise_unchanged() {
        let json = r#"{"b":[1e400, {}], "a":"x,\"{ y\\" ,"c":[ ],"d":{"e":null}}"#;
        let expected = "{\n  \"b\": [\n    1e400,\n    {}\n  ],\n  \"a\": \"x,\\\"{ y\\\\\",\n  \"c\": [],\n  \"d\": {\n    \"e\": null\n  }\n}";
        assert_eq!(pretty_json(json, "  "), expected);
        assert_eq!(pretty_json("5", "  "), "5");
        assert_eq!(pretty_json("[1]", "\t"), "[\n\t1\n]");
    }
}
