//! Definitions by the tags of apiDoc: `@apiParam {String="a","b"} [sort=a] Its order`.

use super::lines::lines;
use crate::prose::{Block, Inline, one_line};

/// The tags of arguments, and what a heading would say of those below it. `@apiSuccess` and others are about the
/// response.
const TAGS: [(&str, &str); 5] = [
    ("@apiParam ", "Request parameters"),
    ("@apiQuery ", "Query parameters"),
    ("@apiBody ", "Body parameters"),
    ("@apiHeader ", "Header parameters"),
    ("@param {", "Request parameters"),
];

/// Definitions with one tag.
pub struct Tagged {
    /// The heading that stands for the tag.
    pub heading: &'static str,
    /// The definitions as the entries of a list.
    pub items: Vec<Vec<Block>>,
}

/// The definitions in a text, by their tags.
pub fn of_text(text: &str) -> Vec<Tagged> {
    if !text.contains("@api") && !text.contains("@param {") {
        return Vec::new();
    }
    let lines: Vec<&str> =
        text.lines().map(|line| line.trim_start_matches([' ', '\t', '*', '/', '#', '-']).trim_end()).collect();
    let tagged = TAGS.iter().map(|(tag, heading)| {
        // a type in braces is part of the definition
        let length = tag.trim_end_matches('{').len();
        let own = lines.iter().filter(|line| line.starts_with(tag));
        Tagged { heading, items: own.filter_map(|line| definition(line.get(length..)?)).collect() }
    });
    tagged.filter(|tagged| !tagged.items.is_empty()).collect()
}

/// The definitions in a paragraph or in a list.
pub fn of_block(block: &Block) -> Vec<Tagged> {
    match block {
        Block::Paragraph(inlines) if may_have_tags(inlines) => of_text(&text_of(inlines)),
        Block::List(_, items) => {
            let text_of_item = |item: &Vec<Block>| match item.as_slice() {
                [Block::Paragraph(inlines)] if may_have_tags(inlines) => Some(text_of(inlines)),
                _ => None,
            };
            let texts: Option<Vec<String>> = items.iter().map(text_of_item).collect();
            texts.map(|texts| of_text(&texts.join("\n"))).unwrap_or_default()
        }
        _ => Vec::new(),
    }
}

/// What is left of a block without the lines of arguments.
pub fn without_definitions(block: &Block) -> Option<Block> {
    let Block::Paragraph(inlines) = block else { return None };
    let mut left: Vec<Inline> = Vec::new();
    for line in lines(inlines) {
        if TAGS.iter().any(|(tag, _)| one_line(&line).starts_with(tag)) {
            continue;
        }
        if !left.is_empty() {
            left.push(Inline::Break);
        }
        left.extend(line);
    }
    (!left.is_empty()).then_some(Block::Paragraph(left))
}

fn may_have_tags(inlines: &[Inline]) -> bool {
    inlines.iter().any(|inline| matches!(inline, Inline::Text(text) if text.contains('@')))
}

fn text_of(inlines: &[Inline]) -> String {
    lines(inlines).iter().map(|line| one_line(line)).collect::<Vec<_>>().join("\n")
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
    let ty = if ty.ends_with("[]") { "array".to_owned() } else { ty };
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
    let words = words.trim().trim_start_matches("- ");
    let mut text = format!(" ({remarks}): {}.", words.trim_end_matches('.'));
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
    use super::of_text;
    use crate::prose::{Block, plain};

    fn lines(code: &str) -> Vec<String> {
        let line = |item: Vec<Block>| match item.as_slice() {
            [Block::Paragraph(inlines)] => plain(inlines),
            other => format!("{other:?}"),
        };
        of_text(code).into_iter().flat_map(|tagged| tagged.items).map(line).collect()
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
        assert_eq!(
            lines("@param {number} [depth=3] - How deep."),
            ["depth (number, optional): How deep. Default: `3`."]
        );
        assert!(lines("@apiSuccess {String} id The id\n@return {Bed} the bed\nmail@param {x} y").is_empty());
    }

    #[test]
    fn each_tag_stands_for_a_heading() {
        let headings: Vec<&str> =
            of_text("@apiBody name\n@apiHeader key\n@apiQuery row").iter().map(|t| t.heading).collect();
        assert_eq!(headings, ["Query parameters", "Body parameters", "Header parameters"]);
    }
}
