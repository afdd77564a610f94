//! Tables that are drawn as text: with bars, or with columns that runs of blanks or tabs separate.

use super::lines::lines;
use crate::arguments::tables::columns::{self, Role};
use crate::prose::{Cell, Inline, Table, one_line};

/// The table in a block of code.
pub fn table(code: &str) -> Option<Table> {
    with_bars(code).or_else(|| in_columns(code))
}

/// The table in a paragraph that begins with a border: `+----+----+`.
pub fn of_paragraph(inlines: &[Inline]) -> Option<Table> {
    let Some(Inline::Text(first)) = inlines.first() else { return None };
    let text: Vec<String> =
        first.starts_with("+-").then(|| lines(inlines))?.iter().map(|line| one_line(line)).collect();
    with_bars(&text.join("\n"))
}

/// Lines that begin with a bar.
fn with_bars(code: &str) -> Option<Table> {
    let is_border = |line: &str| line.chars().all(|c| "|-+=: ".contains(c));
    let lines = code.lines().map(str::trim).filter(|line| !is_border(line));
    // a bar at the beginning of each line, or none and at least two between its cells
    let begins = code.lines().any(|line| line.trim_start().starts_with('|'));
    let lines = lines.filter(|line| if begins { line.starts_with('|') } else { line.matches('|').count() > 1 });
    let cells = |line: &str| -> Vec<Cell> { line.trim_matches('|').split('|').map(cell).collect() };
    let mut rows = lines.map(cells);
    let header = rows.next()?;
    let rows: Vec<Vec<Cell>> = rows.filter(|row| row.len() == header.len()).collect();
    (header.len() > 1 && !rows.is_empty()).then_some(Table { header, rows, offset: 0 })
}

/// Lines below titles that begin with one for names and have one for types or requirements.
fn in_columns(code: &str) -> Option<Table> {
    let is_border = |line: &str| line.chars().all(|c| "=-+ \t".contains(c));
    if let Some(table) = without_titles(code) {
        return Some(table);
    }
    let mut lines = code.lines().filter(|line| !is_border(line));
    let first_line = lines.next()?;
    let titles = pieces(first_line);
    let mut header: Vec<Cell> = titles.iter().map(|title| cell(title)).collect();
    let roles: Vec<Role> = header.iter().map(|cell| columns::role(&columns::title(cell))).collect();
    let describes = roles.iter().any(|role| matches!(role, Role::Required { .. } | Role::Type));
    // "Tag": any title beside a column of requirements
    let is_led =
        matches!(roles.first(), Some(Role::Other)) && roles.iter().any(|role| matches!(role, Role::Required { .. }));
    if is_led {
        header[0] = cell("Name");
    }
    if !(is_led || roles.first() == Some(&Role::Name)) || !describes {
        return None;
    }
    let places: Vec<usize> = titles.iter().filter_map(|title| first_line.find(title)).collect();
    let width = titles.len();
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for line in lines {
        // the line continues the last cell of the one before
        if line.starts_with([' ', '\t']) && !code.starts_with([' ', '\t']) {
            if let Some(last) = rows.last_mut().and_then(|row| row.last_mut()) {
                last.push(Inline::Text(format!(" {}", line.trim())));
            }
            continue;
        }
        let pieces = match pieces(line) {
            pieces if pieces.len() >= width => pieces,
            // a cell as wide as its column has one blank after it
            pieces => below(line, &places).filter(|cells| cells.len() > pieces.len()).unwrap_or(pieces),
        };
        // the last cell may be empty, and words after a blank line are no row
        if pieces.len() > width || pieces.len() + 1 < width || pieces.len() < 2 {
            return None;
        }
        let mut row: Vec<Cell> = pieces.into_iter().map(cell).collect();
        row.resize(width, Vec::new());
        rows.push(row);
    }
    (!rows.is_empty()).then_some(Table { header, rows, offset: 0 })
}

/// Lines of a name, a type and a requirement: "bed_id   int   required".
fn without_titles(code: &str) -> Option<Table> {
    let begins = |piece: &str| ["required", "optional"].iter().any(|word| piece.starts_with(word));
    let lines: Vec<Vec<&str>> = code.lines().map(pieces).filter(|pieces| !pieces.is_empty()).collect();
    let position = lines.first()?.iter().position(|piece| begins(piece)).filter(|position| *position > 0)?;
    let are_rows =
        lines.len() > 1 && lines.iter().all(|pieces| pieces.get(position).is_some_and(|piece| begins(piece)));
    if !are_rows {
        return None;
    }
    let titles = std::iter::once("Name").chain(std::iter::repeat_n("Type", position - 1)).chain(["Description"]);
    let row = |pieces: Vec<&str>| -> Vec<Cell> {
        let (head, rest) = pieces.split_at(position);
        head.iter().map(|piece| cell(piece)).chain([cell(&rest.join(". "))]).collect()
    };
    Some(Table { header: titles.map(cell).collect(), rows: lines.into_iter().map(row).collect(), offset: 0 })
}

/// The texts of a line between tabs or at least two blanks.
fn pieces(line: &str) -> Vec<&str> {
    line.trim().split('\t').flat_map(|part| part.split("  ")).map(str::trim).filter(|piece| !piece.is_empty()).collect()
}

/// The texts of a line that begin where the titles do.
fn below<'l>(line: &'l str, places: &[usize]) -> Option<Vec<&'l str>> {
    let ends = places.iter().skip(1).copied().chain([line.len()]);
    let cells = places.iter().zip(ends).map(|(start, end)| {
        let is_apart = *start == 0 || line.get(..*start)?.ends_with(' ');
        line.get(*start..end.min(line.len())).filter(|_| is_apart).map(str::trim)
    });
    cells.collect()
}

fn cell(text: &str) -> Cell {
    vec![Inline::Text(text.trim().to_owned())]
}

#[cfg(test)]
mod tests {
    use super::table;
    use crate::prose::plain;

    fn rows(code: &str) -> Vec<String> {
        let rows = table(code).map(|table| table.rows).unwrap_or_default();
        rows.iter().map(|row| row.iter().map(|cell| plain(cell)).collect::<Vec<_>>().join("|")).collect()
    }

    #[test]
    fn runs_of_blanks_or_tabs_separate_columns() {
        let code = "Field    Len  Req  Remarks\n-------  ---  ---  -------\nvat_no   12   Y    its number\n                   in full\nnote     40   N";
        assert_eq!(rows(code), ["vat_no|12|Y|its number in full", "note|40|N|"]);
        assert_eq!(rows("Name\tType\nvat_no\tstring"), ["vat_no|string"]);
        assert_eq!(rows("====  ======\nName  Type\n====  ======\nnote  string\n====  ======"), ["note|string"]);
    }

    #[test]
    fn lines_of_requirements_need_no_titles() {
        let code = "bed_id  int   required\nsoil    string   optional, \"a\" or \"b\"";
        assert_eq!(rows(code), ["bed_id|int|required", "soil|string|optional, \"a\" or \"b\""]);
        assert_eq!(rows("Name  Type  Required\nsoil  string  optional"), ["soil|string|optional"]);
    }

    #[test]
    fn other_columns_are_no_table_of_arguments() {
        for code in ["id    name\n1     Anna", "Name  Type", "Field  Req\nwords of all kinds", "GET  /beds\nHost:  a"] {
            assert!(rows(code).is_empty(), "{code}");
        }
    }
}
