//! Definitions by the tags of apiDoc in a block of code: `@apiParam {String="a","b"} [sort=a] Its order`.

use crate::prose::{Block, Inline};

/// The tags of arguments. `@apiSuccess` and others are about the response.
const TAGS: [&str; 3] = ["@apiParam ", "@apiQuery ", "@apiBody "];

/// The definitions as the entries of a list.
pub fn in_code(code: &str) -> Vec<Vec<Block>> {
    if !code.contains("@api") {
        return Vec::new();
    }
    let lines = code.lines().map(|line| line.trim_start_matches([' ', '\t', '*', '/', '#']));
    lines.filter_map(|line| TAGS.iter().find_map(|tag| line.strip_prefix(tag))).filter_map(definition).collect()
}

/// `(Group) {String{..9}="a","b"} [name=default] words`
fn definition(line: &str) -> Option<Vec<Block>> {
    let line = line.trim_start();
    let line = match line.strip_prefix('(') {
        Some(rest) => rest.split_once(')')?.1.trim_start(),
        None => line,
    };
    let (ty, line) = match line.strip_prefix('{') {
        Some(rest) => {
            let end = closing(rest, '{', '}')?;
            (rest.get(..end)?, rest.get(end + 1..)?.trim_start())
        }
        None => ("", line),
    };
    let (ty, values) = ty.split_once('=').unwrap_or((ty, ""));
    let ty = ty.split('{').next().unwrap_or_default().trim().to_lowercase();
    let (field, words) = match line.strip_prefix('[') {
        Some(rest) => {
            let end = closing(rest, '[', ']')?;
            (rest.get(..end)?, rest.get(end + 1..)?)
        }
        None => line.split_once(' ').unwrap_or((line, "")),
    };
    let (name, default) = field.split_once('=').unwrap_or((field, ""));
    let is_name = |c: char| c.is_alphanumeric() || "_-.[]$".contains(c);
    if name.is_empty() || !name.chars().all(is_name) {
        return None;
    }
    let requirement = if line.starts_with('[') { "optional" } else { "required" };
    let remarks = if ty.is_empty() { requirement.to_owned() } else { format!("{ty}, {requirement}") };
    let mut text = format!(" ({remarks}): {}.", words.trim().trim_end_matches('.'));
    let values: Vec<String> = split_quoted(values).iter().map(|value| format!("`{value}`")).collect();
    if !values.is_empty() {
        text.push_str(&format!(" Allowed values: {}.", values.join(", ")));
    }
    let default = default.trim_matches(['"', '\'']);
    if !default.is_empty() {
        text.push_str(&format!(" Default: `{default}`."));
    }
    Some(vec![Block::Paragraph(vec![Inline::Code(name.to_owned()), Inline::Text(text)])])
}

/// The position of the bracket that closes one before the text.
fn closing(text: &str, open: char, close: char) -> Option<usize> {
    let mut depth = 1;
    text.char_indices().find_map(|(at, c)| {
        depth += i32::from(c == open) - i32::from(c == close);
        (depth == 0).then_some(at)
    })
}

/// Values with commas between them; a comma within quotation marks is part of a value.
fn split_quoted(values: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    let mut mark = None;
    for c in values.chars() {
        match mark {
            Some(open) if c == open => mark = None,
            None if matches!(c, '"' | '\'') => mark = Some(c),
            None if c == ',' => out.push(String::new()),
            _ => out.last_mut().into_iter().for_each(|value| value.push(c)),
        }
    }
    out.into_iter().map(|value| value.trim().to_owned()).filter(|value| !value.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::in_code;
    use crate::prose::{Block, plain};

    fn lines(code: &str) -> Vec<String> {
        let line = |item: Vec<Block>| match item.as_slice() {
            [Block::Paragraph(inlines)] => plain(inlines),
            other => format!("{other:?}"),
        };
        in_code(code).into_iter().map(line).collect()
    }

    #[test]
    fn tags_have_a_type_values_and_a_default() {
        let code = "/**\n * @api {get} /beds List\n * @apiParam {String=\"size,up\",\"size,down\"} [sort=size,up] Its order\n * @apiQuery (Filter) {Number{1-9}} row\n * @apiBody name The name.\n * @apiSuccess {String} id The id\n */";
        assert_eq!(
            lines(code),
            [
                "sort (string, optional): Its order. Allowed values: `size,up`, `size,down`. Default: `size,up`.",
                "row (number, required): .",
                "name (required): The name.",
            ]
        );
        assert!(lines("@param {String} name The name").is_empty());
    }
}
