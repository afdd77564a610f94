//! Lists in which each entry is an argument: "- `limit` (integer, optional): How many."
//!
//! An entry becomes a row of a table with a column of names and one of descriptions; entries below it are its members.

use super::columns::name_cell::{self, Name};
use super::list_entry::{entry, is_remark, remarks};
use crate::arguments::sentences::text::{self, Text};
use crate::arguments::sentences::types;
use crate::prose::{Block, Inline, Table, plain};

/// A list as a table.
pub struct Listed {
    /// Names and descriptions.
    pub table: Table,
    /// The entry of each row.
    pub entries: Vec<ListedEntry>,
    /// Whether the names are marked: as code, or by a type or "required" after them.
    pub is_marked: bool,
}

/// An entry of a list besides its description.
pub struct ListedEntry {
    pub name: Name,
    /// The blocks after its first paragraph.
    pub more: Vec<Block>,
    /// Whether the list below it has its values.
    pub has_values: bool,
}

impl Listed {
    fn truncate(&mut self, length: usize) {
        self.table.rows.truncate(length);
        self.entries.truncate(length);
    }
}

/// The list as a table, if every entry of it names an argument.
///
/// `is_leaf` tells of a name whether the request has an argument of this name that has no members.
pub fn read(items: &[Vec<Block>], is_leaf: &dyn Fn(&str) -> bool) -> Option<Listed> {
    let mut listed = Listed {
        table: Table { header: vec![Vec::new(), Vec::new()], ..Table::default() },
        entries: Vec::new(),
        is_marked: true,
    };
    push_entries(items, "", is_leaf, &mut listed).then_some(listed)
}

fn push_entries(items: &[Vec<Block>], parent: &str, is_leaf: &dyn Fn(&str) -> bool, listed: &mut Listed) -> bool {
    let start = listed.entries.len();
    for item in items {
        let (Some(Block::Paragraph(first)), more) = (item.first(), item.get(1..).unwrap_or_default()) else {
            listed.truncate(start);
            return false;
        };
        // "**limit**", and below it "Type: integer"
        let has_properties = more
            .iter()
            .any(|block| matches!(block, Block::List(_, items) if items.iter().all(|item| is_property(item))));
        let first = match first.as_slice() {
            [Inline::Strong(inner)] if has_properties => &vec![Inline::Code(plain(inner))],
            _ => first,
        };
        let Some(entry) = entry(first) else {
            listed.truncate(start);
            return false;
        };
        let name = if parent.is_empty() { entry.name } else { format!("{parent}.{}", entry.name) };
        let text = |block: &Block| match block {
            Block::Paragraph(inlines) => announces_values(inlines),
            _ => false,
        };
        let is_leaf_with_values =
            is_leaf(&name) && more.iter().any(|block| matches!(block, Block::List(None, items) if are_values(items)));
        let announces =
            is_leaf_with_values || announces_values(&entry.description) || entry.is_scalar || more.iter().any(text);
        let label = vec![Inline::Code(name.clone()), Inline::Text(entry.remarks)];
        let read = name_cell::read(&label);
        // too long with the names of its parents
        if read.names.is_empty() {
            listed.truncate(start);
            return false;
        }
        listed.is_marked &= entry.is_marked;
        listed.table.rows.push(vec![label, entry.description]);
        let own = listed.entries.len();
        listed.entries.push(ListedEntry { name: read, more: Vec::new(), has_values: is_leaf_with_values });
        for block in more {
            let is_taken = !announces
                && !matches!(block, Block::List(_, items) if items.iter().all(|item| is_property(item)))
                && matches!(block, Block::List(None, items) if push_entries(items, &name, is_leaf, listed));
            if !is_taken && let Some(own) = listed.entries.get_mut(own) {
                own.more.push(block.clone());
            }
        }
    }
    !items.is_empty()
}

/// Whether the entries of a list may be values: none of them has a type or a requirement.
fn are_values(items: &[Vec<Block>]) -> bool {
    let is_value = |item: &Vec<Block>| match item.as_slice() {
        [Block::Paragraph(inlines)] => {
            let text = text::of_inlines(inlines);
            let Some((value, rest)) = text::value(&text) else { return false };
            let next = rest.trim_start();
            let is_headed =
                next.is_empty() || next.starts_with([':', '-', '–', '—', '(', '=', ',', '.']) || value.quoted;
            let (remark, _) = remarks(next);
            is_headed
                && !is_remark(remark)
                && types::in_text(&Text::new(next.trim_start_matches([':', '-', '–', '—', ' ']))).is_none()
        }
        _ => false,
    };
    items.len() > 1 && items.iter().all(is_value) && !items.iter().all(|item| is_property(item))
}

/// "Type: string", "Required: yes": what an entry says of the argument above it.
fn is_property(item: &[Block]) -> bool {
    let Some(Block::Paragraph(inlines)) = item.first() else { return false };
    let text = plain(inlines).to_lowercase();
    let words = [
        "type",
        "required",
        "mandatory",
        "optional",
        "values",
        "default",
        "example",
        "description",
        "format",
        "allowed values",
    ];
    text.split_once(':').is_some_and(|(label, _)| words.contains(&label.trim()))
}

/// "Possible values:": the entries below are values, not members.
fn announces_values(description: &[Inline]) -> bool {
    let text = plain(description).to_lowercase();
    let text = text.trim_end();
    let lead = text.strip_suffix(':').map(|text| text.rsplit(". ").next().unwrap_or_default());
    // "Possible enum values": a paragraph of its own
    let lead = lead.or_else(|| (text.len() < 40 && text.ends_with("values")).then_some(text));
    let words = ["value", "values", "one of", "options", "enum", "choices", "either", "possible", "allowed"];
    lead.is_some_and(|lead| words.iter().any(|word| lead.contains(word)))
}

#[cfg(test)]
mod tests {
    use crate::arguments::{About, Evidence, ReadBefore, TableRow, Tables, read, take_tables};
    use crate::collection::{Description, Markup};

    fn taken(text: &str, request: &[&str], response: &[&str]) -> (Tables, usize) {
        let mut prose = read(&Description { text: text.to_owned(), markup: Markup::Markdown, offset: 0 });
        let own = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        let evidence = Evidence { request: own(request), response: own(response), ..Evidence::default() };
        let tables = take_tables(&mut prose, &evidence, &ReadBefore::default());
        (tables, prose.blocks.len())
    }

    fn rows(text: &str, request: &[&str]) -> Vec<String> {
        let (tables, _) = taken(text, request, &[]);
        let show = |row: &TableRow| format!("{} {:?}", row.names.join(","), row.facts.required);
        tables.request.iter().map(show).collect()
    }

    #[test]
    fn entries_are_arguments_in_all_their_spellings() {
        for entry in [
            "`limit` (integer, required): How many.",
            "**limit** (required) - How many.",
            "limit (required) – How many.",
            "`limit` — **Required**. How many.",
            "**`limit`** *(required)* How many.",
            "**limit:** required. How many.",
        ] {
            let text = format!("#### Query parameters\n\n- {entry}\n- `page` (optional): Which.");
            assert_eq!(rows(&text, &["limit"]), ["limit Some(Required)", "page Some(Optional)"], "{entry}");
        }
    }

    #[test]
    fn a_cardinality_is_a_requirement_and_a_range_is_none() {
        let text = "#### Query parameters\n\n- `limit` (1..1): How many.\n- `level` (1..n): The level.\n- `size` (1..100): The size.";
        assert_eq!(rows(text, &["limit", "level"]), ["limit Some(Required)", "level None", "size None"]);
    }

    #[test]
    fn rules_may_stand_between_definitions() {
        let text = "**limit** `integer` `required`\n\nHow many.\n\n---\n\n**page** `integer`\n\nWhich.\n\n---\n\nIt lists beds.";
        let (tables, left) = taken(text, &["limit"], &[]);
        let names: Vec<String> = tables.request.iter().flat_map(|row| row.names.clone()).collect();
        assert_eq!((names.join(","), left), ("limit,page".to_owned(), 2));
    }

    #[test]
    fn lines_of_a_paragraph_are_entries_too() {
        let text = "**Parameters**\n\n`limit` - How many (required)\n`page` - Which";
        assert_eq!(rows(text, &["limit"]), ["limit Some(Required)", "page None"]);
        assert!(rows("`limit` says how many,\n`page` which page.", &["limit", "page"]).is_empty());
    }

    #[test]
    fn remarks_may_have_a_default() {
        let (tables, _) = taken("Query:\n- `limit` (optional, default 20): How many.", &["limit"], &[]);
        assert_eq!(tables.request.first().and_then(|row| row.facts.default.as_deref()), Some("20"));
        for remark in ["opcional, por defecto 20", "optionnel, par défaut 20", "opcional, padrão 20"] {
            let (tables, _) = taken(&format!("Query:\n- `limit` ({remark})"), &["limit"], &[]);
            let default = tables.request.first().and_then(|row| row.facts.default.as_deref());
            assert_eq!(default, Some("20"), "{remark}");
        }
    }

    #[test]
    fn entries_below_an_entry_are_its_members() {
        let text = "### Request Body\n\n- `params` (object): All.\n    - `ticket` (string, required): The ticket.\n- `id`: Its id.";
        assert_eq!(
            rows(text, &["params", "params.ticket", "id"]),
            ["params None", "params.ticket Some(Required)", "id None"]
        );
    }

    #[test]
    fn a_list_of_values_below_an_entry_stays_with_it() {
        let text = "Arguments:\n\n- `sort` (string): The order.\n    - Ascending is the usual one.\n    - Descending.";
        let (tables, left) = taken(text, &["sort"], &[]);
        assert_eq!((tables.request.len(), left), (1, 0));
        assert_eq!(tables.request.first().map(|row| row.facts.prose.blocks.len()), Some(2));
    }

    #[test]
    fn an_entry_without_a_description_keeps_its_values() {
        let text = "Arguments:\n\n- `url` (string)\n- `events` (string)\n    - Allowed values: `push`, `merge`\n- `size` (integer, required): How many.";
        let (tables, _) = taken(text, &["url", "events", "size"], &[]);
        let found: Vec<(&str, usize)> =
            tables.request.iter().map(|row| (row.names[0].as_str(), row.facts.allowed.len())).collect();
        assert_eq!(found, [("url", 0), ("events", 2), ("size", 0)]);
    }

    #[test]
    fn members_with_too_long_names_stay_with_their_parent() {
        let text = format!(
            "Arguments:\n\n- `{}` (object): All.\n    - `{}`: One.\n- `size`: How many.",
            "a".repeat(60),
            "b".repeat(60)
        );
        let (tables, _) = taken(&text, &["size"], &[]);
        let found: Vec<usize> = tables.request.iter().map(|row| row.facts.prose.blocks.len()).collect();
        assert_eq!(found, [2, 1]);
    }

    #[test]
    fn code_that_is_no_name_is_no_other_name_of_an_entry() {
        let text = "Arguments:\n\n- `limit`, `10 by default`: How many.\n- `page`, `p`: Which.";
        assert_eq!(rows(text, &["limit"]), ["limit None", "page,p None"]);
    }

    #[test]
    fn other_lists_stay() {
        for text in [
            "#### Request\n\n- Method: POST\n- URL: https://example.com\n- Headers: none",
            "It may be in one of these states:\n\n- WAITING - not yet\n- APPROVED - done",
            "Parameters:\n\n- string\n- json",
            "See also:\n\n- `beds`: all beds\n- `plants`: all plants",
            "- Use `limit` to page.\n- Use `sort` to sort.",
        ] {
            let (tables, left) = taken(text, &["id", "name", "age"], &[]);
            assert!(tables.request.is_empty() && tables.response.is_empty(), "{text}");
            assert!(left > 0 && tables.verdicts.iter().all(|verdict| verdict.about == About::Neither), "{text}");
        }
    }

    #[test]
    fn members_of_the_response_have_lists_too() {
        let (tables, _) =
            taken("#### Response\n\n- `id` (string): The id.\n- `name` (string): The name.", &["q"], &["id", "name"]);
        assert_eq!((tables.request.len(), tables.response.len()), (0, 2));
    }
}
