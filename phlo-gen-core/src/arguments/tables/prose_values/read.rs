//! Reads the prose beside the tables: "`mode` must be `a` or `b`", or a list below "Values of `mode`:".

use super::found::Found;
use super::may_require::may_require;
use super::mentions::{Mention, Names};
use super::over_all;
use super::value_tables::{as_list, begins_with_codes, is_of_values, lines_as_list, of_titled_table};
use super::{announced_names, bracketed, defaults, statements, usage};
use crate::arguments::argument::Facts;
use crate::arguments::sentences::text::{self, Text};
use crate::arguments::sentences::{allowed, default, description, required};
use crate::arguments::tables::model::TableRow;
use crate::arguments::tables::new_rows::NewRows;
use crate::bytes::Words;
use crate::prose::{Block, Inline, Prose, plain};
use std::collections::HashSet;

/// Adds the values to the rows of the arguments that the prose names, or as rows of their own.
pub fn add(blocks: &[Block], request: &[String], rows: &mut Vec<TableRow>) {
    announced_names::add(blocks, &mut NewRows::new(request, rows));
    let names = Names::new(request, rows);
    let mut found = Found::default();
    add_blocks(blocks, &names, &mut found);
    // what a row says of other arguments
    rows.iter().for_each(|row| add_requirements(&row.facts.prose.blocks, &names, &mut found));
    found.join(request, rows);
}

/// Reads blocks in order. A heading that is a name is about the blocks below it.
fn add_blocks(blocks: &[Block], names: &Names, found: &mut Found) {
    let mut heading: Option<String> = None;
    for (index, block) in blocks.iter().enumerate() {
        let below = blocks.get(index + 1).filter(|block| lists_values(block));
        let is_below_heading = index > 0 && matches!(blocks.get(index - 1), Some(Block::Heading(..)));
        if !is_below_heading {
            found.last.clear();
        }
        match block {
            Block::Heading(_, inlines) => {
                heading = names.of_label(&plain(inlines));
                if let (Some(name), Some(block)) = (heading.clone(), below) {
                    add_titled(name, &plain(inlines), block, names, found);
                }
                add_paragraph(inlines, below, None, names, found);
            }
            Block::Paragraph(inlines) => {
                // "**Kinds**" and a list, or a line each
                let title = match inlines.as_slice() {
                    [Inline::Strong(title), lines @ ..] => {
                        let titled =
                            lines_as_list(lines).and_then(|lines| Some((names.of_label(&plain(title))?, lines)));
                        if let Some((name, lines)) = titled {
                            push_if_saved(name, &lines, names, found);
                        }
                        names.of_label(&plain(inlines))
                    }
                    _ => None,
                };
                if let (Some(name), Some(block)) = (title, below) {
                    add_titled(name, &plain(inlines), block, names, found);
                }
                if let (true, Some(name), Some(lines)) = (is_below_heading, &heading, lines_as_list(inlines)) {
                    push_if_saved(name.clone(), &lines, names, found);
                }
                add_paragraph(inlines, below, heading.as_deref(), names, found);
            }
            Block::List(_, items) => items.iter().for_each(|item| add_blocks(item, names, found)),
            Block::Quote(inner) => add_blocks(inner, names, found),
            Block::Table(table) => {
                if let Some((name, allowed)) = of_titled_table(table, &|label| names.of_label(label)) {
                    found.push(name, Facts { allowed, ..Facts::default() }, names);
                }
            }
            Block::Code(_, code) => add_usage(code, names, found),
            Block::Rule => {}
        }
    }
}

/// Reads the values in a block below a title that names an argument.
fn add_titled(name: String, title: &str, block: &Block, names: &Names, found: &mut Found) {
    let says_values = title.trim_end_matches([':', ' ']).to_lowercase().ends_with(" values");
    if says_values || is_of_values(block, &name) {
        let facts = values(&name, "", Some(block));
        found.push(name, facts, names);
    } else {
        push_if_saved(name, block, names, found);
    }
}

/// Adds the values in a list that nothing calls so: they count if the saved value is among them.
fn push_if_saved(name: String, list: &Block, names: &Names, found: &mut Found) {
    /// A longer list is read slowly, and is no list of values.
    const MOST: usize = 100;
    if !matches!(list, Block::List(_, entries) if entries.len() <= MOST) {
        return;
    }
    let Facts { allowed, possible, .. } = values(&name, "", Some(list));
    let possible = if allowed.is_empty() { possible } else { allowed };
    found.push(name, Facts { possible, ..Facts::default() }, names);
}

/// Reads "?mode={fast|slow}" and "flag=1 …, flag=0 …".
fn add_usage(text: &str, names: &Names, found: &mut Found) {
    for (name, allowed) in usage::values(text, names) {
        found.push(name, Facts { allowed, ..Facts::default() }, names);
    }
}

/// Reads which arguments the sentences of a row's description require.
fn add_requirements(blocks: &[Block], names: &Names, found: &mut Found) {
    for block in blocks {
        if let Block::Paragraph(inlines) = block {
            let text = text::of_inlines(inlines);
            if may_require(&text) {
                text::sentences(&text).into_iter().for_each(|sentence| push_requirements(sentence, names, found));
            }
        }
    }
}

fn push_requirements(sentence: &str, names: &Names, found: &mut Found) {
    for (name, requirement) in names.requirements(sentence) {
        found.add(name, Facts { required: Some(requirement), ..Facts::default() });
    }
}

fn lists_values(block: &Block) -> bool {
    matches!(block, Block::Code(..) | Block::List(..) | Block::Table(_))
}

/// Reads what the sentences of a paragraph say of values. `below` is the block after it, if it may list some.
fn add_paragraph(inlines: &[Inline], below: Option<&Block>, heading: Option<&str>, names: &Names, found: &mut Found) {
    let text = text::of_inlines(inlines);
    let sentences = text::sentences(&text);
    let known = found.facts.len();
    add_usage(&text, names, found);
    let mut subject = heading.map(str::to_owned);
    for (index, sentence) in sentences.iter().enumerate() {
        if let Some(over_all) = over_all::of_sentence(sentence, names) {
            found.over_all = Some(over_all);
            continue;
        }
        for (name, default) in defaults::of_sentence(sentence, names) {
            found.push(name, Facts { default: Some(default), ..Facts::default() }, names);
        }
        push_requirements(sentence, names, found);
        add_statements(sentence, names, found);
        for (name, remark) in bracketed::of_sentence(sentence, names) {
            let required = required::in_text(&Text::new(&remark));
            let facts = Facts { required, ..values(&name, &remark, None) };
            found.push(name, facts, names);
        }
        let last_sentence = index + 1 == sentences.len();
        let clauses = names.clauses(sentence);
        for (index, clause) in clauses.iter().enumerate() {
            let below = below.filter(|_| last_sentence && index + 1 == clauses.len());
            add_mention(clause, below, &mut subject, names, found);
        }
    }
    if allowed::is_open(&text) {
        found.facts.iter_mut().skip(known).for_each(|(_, facts)| {
            facts.allowed.clear();
            facts.possible.clear();
        });
    }
}

/// Reads what a clause says of the values of the argument that it names, or of the subject of those before it.
fn add_mention(sentence: &str, below: Option<&Block>, subject: &mut Option<String>, names: &Names, found: &mut Found) {
    let announced = below.filter(|_| announces(sentence));
    // "The `kind` to make:" and values
    let introduced = || names.only(sentence.strip_suffix(':')?).map(|name| (name, String::new()));
    let codes = below.filter(|block| begins_with_codes(block));
    if let (Some((name, clause)), Some(codes), None) = (introduced(), codes, announced) {
        let facts = values(&name, &clause, Some(codes));
        found.push(name, facts, names);
        return;
    }
    let statement = match names.mention(sentence) {
        Some(Mention { name, clause, is_loose: true, .. }) => {
            let facts = Facts { possible: Vec::new(), ..values(&name, &clause, announced) };
            found.push(name, facts, names);
            return;
        }
        Some(Mention { name, clause, is_subject, .. }) => {
            if is_subject {
                *subject = Some(name.clone());
            }
            Some((name, clause))
        }
        // "`kind` (required): Its kind. Available kinds: a, b": a later sentence about the same argument
        // "… `kind` …. Accepted are a, b"
        None if let Some(values) = after_participle(sentence) => {
            found.only_last().map(|name| (name, format!("Allowed values: {values}")))
        }
        None if announces(sentence) => subject.clone().map(|name| (name, sentence.to_owned())),
        None => None,
    };
    let Some((name, clause)) = statement else { return };
    let facts = values(&name, &clause, announced);
    found.push(name, facts, names);
}

/// Reads what a sentence says of the arguments that it names, or of the one that the sentence before it named.
fn add_statements(sentence: &str, names: &Names, found: &mut Found) {
    let statements = statements::of_sentence(sentence, names);
    if !statements.is_empty() {
        let mut seen = HashSet::new();
        let names = statements.iter().map(|statement| &statement.name).filter(|name| seen.insert(*name));
        found.last = names.cloned().collect();
    } else if let Some(requirement) = statements::of_both(sentence).filter(|_| found.last.len() == 2) {
        for name in found.last.clone() {
            found.add(name, Facts { required: Some(requirement), ..Facts::default() });
        }
    } else if let Some(name) = found.only_last().filter(|_| statements::is_about_the_last(sentence)) {
        let text = Text::new(sentence);
        let allowed = found.with_values.get(&name).map(Vec::as_slice).unwrap_or_default();
        let required = required::in_text(&text);
        let default = default::in_text(&text.about(&name), allowed);
        found.push(name, Facts { required, default, ..Facts::default() }, names);
    }
    for statement in statements {
        let facts = statement.facts();
        found.push(statement.name, facts, names);
    }
}

/// The values of a sentence without a subject: "Accepted are a, b and c".
fn after_participle(sentence: &str) -> Option<&str> {
    ["Accepted are ", "Allowed are ", "Possible are ", "Supported are ", "Valid are "]
        .iter()
        .find_map(|lead| sentence.strip_prefix(lead))
}

/// The values in a clause about one argument, and in the block that it announces.
fn values(name: &str, clause: &str, announced: Option<&Block>) -> Facts {
    let mut blocks = vec![Block::Paragraph(vec![Inline::Text(clause.to_owned())])];
    match announced {
        Some(Block::Table(table)) => blocks = vec![label(), as_list(table)],
        Some(block) => blocks = vec![label(), block.clone()],
        None => {}
    }
    let read = description::read_facts(name, Prose { blocks });
    Facts {
        allowed: read.allowed,
        possible: read.possible,
        is_guess: read.is_guess,
        of_items: read.of_items,
        default: read.default,
        ..Facts::default()
    }
}

fn label() -> Block {
    Block::Paragraph(vec![Inline::Text("Allowed values:".to_owned())])
}

/// Whether a short line announces values: "Values of `type`:", "`type` is one of".
fn announces(words: &str) -> bool {
    if words.lines().next().unwrap_or_default().len() >= 100 {
        return false;
    }
    static MARKS: Words = Words::new(&[
        "value",
        "one of",
        "options",
        "can be",
        "must be",
        "allowed",
        "accepted",
        "enum",
        "available",
        "possible",
    ]);
    static EXAMPLES: Words = Words::new(&["example"]);
    MARKS.are_in_any_case(words) && !EXAMPLES.are_in_any_case(words)
}

#[cfg(test)]
mod tests {
    use crate::arguments::{Evidence, ReadBefore, Requirement, TableRow, read, take_tables};
    use crate::collection::{Description, Markup};

    fn allowed(below: &str) -> Vec<String> {
        rows(below).into_iter().next().expect("the table has a row").facts.allowed
    }

    /// What a text below a table without requirements says of `state` and `kind`.
    fn required(below: &str) -> Vec<Option<Requirement>> {
        let text =
            format!("| Parameter | Description |\n|---|---|\n| state | Its state |\n| kind | Its kind |\n\n{below}");
        taken(text).into_iter().map(|row| row.facts.required).collect()
    }

    fn rows(below: &str) -> Vec<TableRow> {
        let text = format!(
            "| Parameter | Required | Description |\n|---|---|---|\n| state | no | Its state |\n| kind | no | Its kind |\n\n{below}"
        );
        taken(text)
    }

    fn taken(text: String) -> Vec<TableRow> {
        let mut prose = read(&Description { text, markup: Markup::Markdown, offset: 0 });
        let tables = take_tables(
            &mut prose,
            &Evidence { request: vec!["state".to_owned()], ..Evidence::default() },
            &ReadBefore::default(),
        );
        tables.request
    }

    #[test]
    fn a_sentence_on_both_is_about_the_two_before_it_in_its_block() {
        let both = [Some(Requirement::Required); 2];
        assert_eq!(required("Pass `state` and `kind`. Both are required."), both);
        assert_eq!(required("Pass `state` and `kind`. A `state` is short. Both are required."), [None, None]);
        for other in ["Both optional extras are shown.", "More.\n\nBoth are required."] {
            assert_eq!(required(&format!("Pass `state` and `kind`. {other}")), [None, None], "{other}");
        }
        // one name twice
        assert_eq!(required("The `state` is the `state` of a bed. Both are required."), [None, None]);
    }

    #[test]
    fn a_list_or_code_below_a_table_has_the_values() {
        for below in [
            "Possible values of `state`:\n```\nOPEN\nCLOSED\n```",
            "#### Values for state\n\n- `OPEN`: it is open\n- `CLOSED`: it is closed",
            "#### State values\n\n- OPEN\n- CLOSED",
            "state can be\n\n- OPEN\n- CLOSED",
        ] {
            assert_eq!(allowed(below), ["OPEN", "CLOSED"], "{below}");
        }
    }

    #[test]
    fn a_list_below_a_name_counts_if_the_saved_value_is_in_it() {
        let possible = |below: &str| {
            let facts = rows(below).into_iter().next().map(|row| row.facts).unwrap_or_default();
            assert!(facts.allowed.is_empty(), "{below}");
            facts.possible
        };
        for below in [
            "**State**\nOPEN\nHalf shut\nShut",
            "**State:**  \nOPEN  \nHalf shut  \nShut",
            "#### State\nOPEN\nHalf shut\nShut",
            "<b>State</b><br>OPEN<br>Half shut<br>Shut",
        ] {
            assert_eq!(possible(below), ["OPEN", "Half shut", "Shut"], "{below}");
        }
        assert_eq!(possible("**State**\nOPEN\nHALF_SHUT"), ["OPEN", "HALF_SHUT"]);
        assert_eq!(possible("#### State\n\n- OPEN\n- SHUT"), ["OPEN", "SHUT"]);
        for below in [
            "**State**\nThe state of a bed.\nIt is set by us.",
            "**Other**\nOPEN\nSHUT",
            "**State**\nOPEN",
            "**State**\nBerlin\nParis",
            "**State**\nOPEN\nSHUT\netc.",
            "**State** OPEN\nSHUT, or any other",
            "**State**\nstate\nkind",
            "**State**\nÖFFEN: ja\nZU",
        ] {
            assert!(possible(below).is_empty(), "{below}");
        }
    }

    #[test]
    fn a_sentence_may_have_the_values() {
        for sentence in [
            "State must be one of: OPEN, CLOSED",
            "Use `state` to choose. Accepted are OPEN and CLOSED. Without it all are listed.",
            "`state` may be `OPEN` or `CLOSED`; if omitted, `OPEN` is used.",
        ] {
            assert_eq!(allowed(sentence), ["OPEN", "CLOSED"], "{sentence}");
        }
        assert!(allowed("`state` can be `OPEN`, `CLOSED` or a number; it is open then.").is_empty());
        assert!(allowed("Codes of `state`: 1 (open), 2 (closed). Do not hard-code the list.").is_empty());
    }

    #[test]
    fn values_of_items_in_a_sentence_are_those_of_a_row() {
        let found = rows("`state` must be a comma-separated list of: `OPEN`, `CLOSED`");
        let facts = &found.first().expect("the table has a row").facts;
        assert_eq!((facts.allowed.join(" "), facts.of_items), ("OPEN CLOSED".to_owned(), true));
    }

    #[test]
    fn a_semicolon_ends_what_is_said_of_the_first_argument() {
        for sentence in [
            "`state` is either OPEN or CLOSED; `kind` accepts big, small or flat",
            "`kind` accepts big, small or flat; `state` is either OPEN or CLOSED",
        ] {
            assert_eq!(allowed(sentence), ["OPEN", "CLOSED"], "{sentence}");
        }
    }

    #[test]
    fn other_lists_are_no_values() {
        for below in [
            "An example of `state` values:\n```\nOPEN\n```",
            "Values of `other`:\n\n- OPEN\n- CLOSED",
            "Values of state and kind:\n\n- OPEN\n- CLOSED",
            "The state changes when:\n\n- someone opens it\n- someone closes it",
        ] {
            assert!(allowed(below).is_empty(), "{below}");
        }
    }
}
