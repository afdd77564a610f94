//! Findings about the argument tables of an item.

use crate::arguments::{About, Evidence, Tables};
use crate::collection::{Description, Markup};
use crate::diagnostic::Diagnostic;
use crate::lower::collect::tree::DescriptionTables;
use crate::lower::review::misspelt_rows::{MisspeltRow, misspelt_rows};

/// How the tables in the descriptions of an item are used.
#[derive(Debug, Clone)]
pub struct ItemTables {
    /// The names of its folders and its own, separated by `/`.
    pub path: String,
    /// Where the description begins in the file, in bytes.
    pub offset: usize,
    /// The tables, and the verdict on each.
    pub tables: Tables,
    /// Probable mistakes in them.
    pub findings: Vec<Diagnostic>,
}

impl ItemTables {
    /// The tables of a description with the mistakes in them.
    pub fn review(DescriptionTables { path, description, tables, evidence }: DescriptionTables<'_>) -> Self {
        let findings = findings(description, &tables, &evidence);
        ItemTables { path, offset: description.offset, tables, findings }
    }
}

/// Reviews the tables of a description that are about the request.
fn findings(description: &Description, tables: &Tables, evidence: &Evidence) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let mut note = |code, message: String, help: String| {
        findings.push(Diagnostic::finding(code, description.offset, message).help(help));
    };
    for verdict in tables.verdicts.iter().filter(|verdict| verdict.about == About::Request && !verdict.is_list) {
        for row in &verdict.unnamed {
            let message = format!("a row of the argument table has no argument name: `{}`", cut(row));
            note("table-row-nameless", message, "write the name into its first cell".to_owned());
        }
        for row in short_rows(description, verdict.offset) {
            let Short { text, cells, columns } = row;
            let message =
                format!("a row of the argument table has {cells} cells, but its header has {columns}: `{}`", cut(text));
            note("table-row-short", message, "give it a cell for each column; cells may be empty".to_owned());
        }
    }
    for MisspeltRow { name, similar } in misspelt_rows(&tables.request, &evidence.request) {
        let what = if similar.contains('.') { "member" } else { "argument" };
        let message = format!("the argument table has a row `{name}`, but the request has no such {what}");
        let finding = Diagnostic::finding("table-row-misspelt", description.offset, message).at_word(name);
        findings.push(finding.help(format!("did you mean `{similar}`? It has no row")));
    }
    findings
}

/// A row of a Markdown table that has fewer cells than its header.
struct Short<'a> {
    text: &'a str,
    cells: usize,
    columns: usize,
}

/// The rows of the table at an offset that have fewer cells than its header. A row without a final bar is not reported:
/// only its last cells are missing. In a row with a final bar, cells may be under the wrong headers.
fn short_rows(description: &Description, offset: usize) -> Vec<Short<'_>> {
    let text = description.text.get(offset..).filter(|_| description.markup == Markup::Markdown).unwrap_or_default();
    let mut lines = text.lines().map(|line| line.trim_start_matches(['>', ' ']).trim_end());
    let columns = lines.next().map_or(0, cells);
    if !lines.next().is_some_and(|rule| rule.contains("--") && rule.bytes().all(|byte| b"|-: ".contains(&byte))) {
        return Vec::new();
    }
    let rows = lines.take_while(|line| line.contains('|'));
    let short = rows.map(|text| Short { text, cells: cells(text), columns });
    short.filter(|row| row.text.ends_with('|') && (2..row.columns).contains(&row.cells)).collect()
}

/// The number of cells of a row of a Markdown table.
fn cells(row: &str) -> usize {
    let row = row.strip_prefix('|').unwrap_or(row);
    let row = row.strip_suffix('|').filter(|row| !row.ends_with('\\')).unwrap_or(row);
    1 + row.match_indices('|').filter(|(at, _)| !row.get(..*at).unwrap_or_default().ends_with('\\')).count()
}

/// The beginning of a long row.
fn cut(row: &str) -> String {
    const LONGEST: usize = 80;
    let row = row.trim();
    if row.chars().count() <= LONGEST { row.to_owned() } else { row.chars().take(LONGEST).chain(['…']).collect() }
}

#[cfg(test)]
mod tests {
    use crate::collection::read;
    use crate::lower::{Options, check};

    /// The findings about a table of a request that sends `title` and `priority`.
    fn findings(rows: &str) -> Vec<(&'static str, String, String)> {
        let table =
            format!("### Arguments\\n\\n| Name | Type | Required | Description |\\n| --- | --- | --- | --- |\\n{rows}");
        let collection = format!(
            r#"{{"info": {{"name": "c"}}, "item": [{{"name": "a", "request": {{"url": "http://h/a", "method": "POST", "description": "{table}",
            "body": {{"mode": "raw", "raw": "{{\"title\": \"x\", \"priority\": 2}}"}}}}}}]}}"#
        );
        let found = check(&read(&collection).unwrap(), None, &Options::default()).findings;
        found.into_iter().map(|found| (found.code, found.message, found.help.unwrap_or_default())).collect()
    }

    const PRIORITY: &str = "| priority | integer | No | From 1 to 3. |";

    #[test]
    fn a_correct_table_has_no_findings() {
        assert_eq!(findings(&format!("| title | string | Yes | What is to be done. |\\n{PRIORITY}")), []);
        assert_eq!(findings(&format!("| title | string | Yes | What. |\\n| | | | More. |\\n{PRIORITY}")), []);
        // a value of the argument above
        assert_eq!(
            findings(&format!(
                "| title | string | Yes | What. |\\n| | urgent | | Now. |\\n| | hash | | A hash. |\\n{PRIORITY}"
            )),
            []
        );
    }

    #[test]
    fn a_row_without_a_name_is_quoted() {
        let found = findings(&format!("| | string | Yes | What is to be done. |\\n{PRIORITY}"));
        let message = "a row of the argument table has no argument name: `| string | Yes | What is to be done.`";
        assert_eq!(
            found,
            [("table-row-nameless", message.to_owned(), "write the name into its first cell".to_owned())]
        );
    }

    #[test]
    fn a_row_with_too_few_cells_is_quoted() {
        let found = findings(&format!("| title | Yes | What \\\\| what. |\\n{PRIORITY}"));
        let message =
            "a row of the argument table has 3 cells, but its header has 4: `| title | Yes | What \\| what. |`";
        assert_eq!((found[0].0, found[0].1.as_str(), found.len()), ("table-row-short", message, 1));
    }

    #[test]
    fn a_misspelt_row_is_reported_with_the_similar_argument() {
        let found = findings(&format!("| titel | string | Yes | What is to be done. |\\n{PRIORITY}"));
        let message = "the argument table has a row `titel`, but the request has no such argument";
        let help = "did you mean `title`? It has no row";
        assert_eq!(found, [("table-row-misspelt", message.to_owned(), help.to_owned())]);
        let found = findings(&format!("| titel | string | Yes | x |\\n| title | string | Yes | What. |\\n{PRIORITY}"));
        assert_eq!(found, []);
    }
}
