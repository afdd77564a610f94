//! Definitions in a block of code: a line for each argument, or JSON with a comment after each member.

use super::entry::entry;
use super::schema;
use crate::prose::{Block, Inline};

/// The definitions as the entries of a list, if there are several of `known` arguments.
pub fn in_code(code: &str, known: &dyn Fn(&str) -> bool) -> Option<Vec<Vec<Block>>> {
    if let Some(members) = schema::read(code, known) {
        return Some(members);
    }
    let lines = || code.lines().map(str::trim).filter(|line| !line.is_empty());
    let documented = of_comment(code, known);
    if !documented.is_empty() {
        return Some(documented);
    }
    let commented: Vec<Vec<Block>> = lines().filter_map(|line| commented_member(line, known)).collect();
    if commented.len() > 1 {
        return Some(commented);
    }
    let typed = of_types(code, known);
    if typed.len() > 1 {
        return Some(typed);
    }
    let lettered: Option<Vec<(String, Vec<Block>)>> = lines().map(lettered).collect();
    if let Some(lettered) = lettered.filter(|lettered| lettered.len() > 1 && are_known(lettered, known)) {
        return Some(lettered.into_iter().map(|(_, item)| item).collect());
    }
    let remarks: Vec<(String, Vec<Block>)> = lines().filter_map(remark).collect();
    if remarks.len() > 1 && are_known(&remarks, known) {
        return Some(remarks.into_iter().map(|(_, item)| item).collect());
    }
    let entries: Option<Vec<Vec<Block>>> = lines().map(|line| definition(line, known)).collect();
    entries.filter(|entries| entries.len() > 1)
}

/// `"limit": 20, // how many`
fn commented_member(line: &str, known: &dyn Fn(&str) -> bool) -> Option<Vec<Block>> {
    let (name, rest) = line.strip_prefix('"')?.split_once('"')?;
    let (_, comment) = rest.trim_start().strip_prefix(':')?.rsplit_once("//")?;
    let comment = comment.trim();
    let text = Inline::Text(format!(": {comment}"));
    (known(name) && !comment.is_empty()).then(|| vec![Block::Paragraph(vec![Inline::Code(name.to_owned()), text])])
}

/// The members of TypeScript types: those of a type of which at least half are known, and known ones of the others.
fn of_types(code: &str, known: &dyn Fn(&str) -> bool) -> Vec<Vec<Block>> {
    let mut out: Vec<Vec<Block>> = Vec::new();
    let mut members: Vec<(String, Vec<Block>)> = Vec::new();
    let mut depth = 0;
    for line in code.lines().map(str::trim) {
        let written = line.split_once("//").map_or(line, |(written, _)| written);
        let is_nested = depth > 1;
        let is_member = !line.ends_with('{');
        if let Some((name, item)) = typed_member(line).filter(|(name, _)| is_member && (!is_nested || known(name))) {
            members.push((name, item));
        }
        depth += written.matches('{').count();
        depth = depth.saturating_sub(written.matches('}').count());
        if depth == 0 {
            take_members(&mut members, known, &mut out);
        }
    }
    take_members(&mut members, known, &mut out);
    out
}

fn take_members(members: &mut Vec<(String, Vec<Block>)>, known: &dyn Fn(&str) -> bool, out: &mut Vec<Vec<Block>>) {
    let is_type_of_request = members.len() > 1 && are_known(members, known);
    let taken = members.drain(..).filter(|(name, _)| is_type_of_request || known(name));
    out.extend(taken.map(|(_, item)| item));
}

/// ":param int limit: how many", "@param {int} limit How many": those of a comment with a known name.
fn of_comment(code: &str, known: &dyn Fn(&str) -> bool) -> Vec<Vec<Block>> {
    if !code.contains("param ") {
        return Vec::new();
    }
    let lines = code.lines().map(|line| line.trim_start_matches([' ', '\t', '*', '/', '#']).trim_end());
    let lines = lines.filter(|line| line.starts_with(":param ") || line.starts_with("@param "));
    let mut is_known = false;
    let items = lines.filter_map(|line| {
        let entry = entry(&[Inline::Text(line.to_owned())], &|_| true)?;
        is_known |= known(&entry.name);
        Some(entry.into_item(Vec::new()))
    });
    let items: Vec<Vec<Block>> = items.collect();
    if is_known { items } else { Vec::new() }
}

/// Whether at least half of the names are known.
fn are_known(items: &[(String, Vec<Block>)], known: &dyn Fn(&str) -> bool) -> bool {
    let count = items.iter().filter(|(name, _)| known(name)).count();
    count > 0 && count * 2 >= items.len()
}

/// `size?: "s" | "m"; // how large`: a member of a TypeScript type.
fn typed_member(line: &str) -> Option<(String, Vec<Block>)> {
    let (member, comment) = line.split_once("//").unwrap_or((line, ""));
    let (name, ty) = member.trim_end().strip_suffix([';', ','])?.split_once(':')?;
    let (name, is_optional) = name.trim().strip_suffix('?').map_or((name.trim(), false), |name| (name, true));
    if name.is_empty() || !name.chars().all(|c| c.is_alphanumeric() || "_$-".contains(c)) {
        return None;
    }
    let requirement = if is_optional { "optional" } else { "required" };
    let ty = if ty.trim().starts_with('{') { "object" } else { ty.trim() };
    let text = Inline::Text(format!(" ({requirement}): {ty}. {}", comment.trim()));
    Some((name.to_owned(), vec![Block::Paragraph(vec![Inline::Code(name.to_owned()), text])]))
}

/// `# limit   how many`, `limit   how many`: a comment, or a line in columns, below a line of a shell.
fn remark(line: &str) -> Option<(String, Vec<Block>)> {
    let comment = ["# ", "// "].iter().find_map(|sign| line.strip_prefix(sign));
    let rest = comment.unwrap_or(line).trim_start();
    let end = rest.find(|c: char| !(c.is_alphanumeric() || "_-.[]$".contains(c)))?;
    let (name, words) = rest.split_at_checked(end)?;
    let is_signed = comment.is_some() && (words.starts_with([':', '\t']) || words.starts_with(" - "));
    let is_apart = words.starts_with("  ") || is_signed;
    let words = words.trim_start_matches([' ', ':', '\t', '-']);
    let text = Inline::Text(format!(": {words}"));
    let item = vec![Block::Paragraph(vec![Inline::Code(name.to_owned()), text])];
    (is_apart && !name.is_empty() && !words.is_empty()).then(|| (name.to_owned(), item))
}

/// `limit   M   how many`: a letter for "mandatory", "optional" or "conditional" in a column of its own.
fn lettered(line: &str) -> Option<(String, Vec<Block>)> {
    let (name, rest) = line.split_once("  ")?;
    let (letter, words) = rest.trim_start().split_once("  ").unwrap_or((rest.trim_start(), ""));
    let requirement = match letter.trim_end() {
        "M" | "R" => "required",
        "O" => "optional",
        "C" => "conditional",
        _ => return None,
    };
    let is_name = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || "_-.[]$".contains(c));
    let text = Inline::Text(format!(" ({requirement}): {}", words.trim()));
    is_name.then(|| (name.to_owned(), vec![Block::Paragraph(vec![Inline::Code(name.to_owned()), text])]))
}

/// "limit - how many": any name, as all lines have this form.
fn definition(line: &str, known: &dyn Fn(&str) -> bool) -> Option<Vec<Block>> {
    let is_word = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || "_-.[]".contains(c));
    let entry = entry(&[Inline::Text(line.to_owned())], &|name| known(name) || is_word(name))?;
    Some(entry.into_item(Vec::new()))
}

#[cfg(test)]
mod tests {
    use super::in_code;
    use crate::prose::{Block, plain};

    fn lines(code: &str) -> Vec<String> {
        let items = in_code(code, &|name| matches!(name, "size" | "page" | "name")).unwrap_or_default();
        let line = |item: Vec<Block>| match item.as_slice() {
            [Block::Paragraph(inlines)] => plain(inlines),
            other => format!("{other:?}"),
        };
        items.into_iter().map(line).collect()
    }

    #[test]
    fn a_type_of_known_members_has_all_its_members() {
        let code = "interface Bed {\n  size: 's' | 'm';\n  page?: number; // from 1\n  note?: string;\n  owner: { email: string };\n}\ninterface Soil {\n  acid: number;\n  sand: number;\n}";
        assert_eq!(
            lines(code),
            [
                "size (required): 's' | 'm'. ",
                "page (optional): number. from 1",
                "note (optional): string. ",
                "owner (required): object. "
            ]
        );
    }

    #[test]
    fn a_comment_of_a_function_has_definitions() {
        let code = "def beds(size, soil=None):\n    \"\"\"\n    :param size: s or m\n    :param str soil: its kind\n    :return: beds\n    \"\"\"";
        assert_eq!(lines(code), ["size: s or m", "soil (str): its kind"]);
        assert!(lines("/**\n * @param {string} other Another\n */").is_empty());
    }

    #[test]
    fn letters_in_a_column_say_what_is_required() {
        let code = "  size   M   W wide, N narrow\n  page   O   default 1\n  soil   C   if it is known";
        assert_eq!(
            lines(code),
            ["size (required): W wide, N narrow", "page (optional): default 1", "soil (conditional): if it is known"]
        );
        assert_eq!(lines("  size   M   medium\n  page   L   large"), ["size: M   medium", "page: L   large"]);
    }

    #[test]
    fn comments_in_columns_are_definitions() {
        let code = "http GET /beds size==s\n# size   s|m|l\n# page   which, default 1\n# soil   its kind";
        assert_eq!(lines(code), ["size: s|m|l", "page: which, default 1", "soil: its kind"]);
        let code = "curl -d size=s /beds\n\n  size   s|m|l\n  soil   its kind";
        assert_eq!(lines(code), ["size: s|m|l", "soil: its kind"]);
        assert!(lines("# list all beds\ncurl /beds\n# size of a bed\ncurl /beds/1").is_empty());
    }
}
