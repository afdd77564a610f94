//! Finds the roles of the columns of a table by its header.

use super::name_cell::{self, Name};
use super::places::is_place;
use super::titles::{Role, role, title};
use crate::arguments::sentences::required;
use crate::prose::{Cell, Table, one_line};

/// The columns of a table that may be about arguments.
#[derive(Debug)]
pub struct Columns {
    pub roles: Vec<Role>,
    /// The word of the header over the names, in lower case.
    pub title: String,
}

impl Columns {
    pub fn has(&self, wanted: impl Fn(Role) -> bool) -> bool {
        self.roles.iter().any(|role| wanted(*role))
    }

    pub fn position(&self, wanted: Role) -> Option<usize> {
        self.roles.iter().position(|role| *role == wanted)
    }
}

/// The columns, by the header. If the header is blank and the first row looks like a header, it becomes the header. The
/// names are in the column that has most of the `known` ones.
pub fn find(table: &mut Table, known: impl Fn(&str) -> bool) -> Option<Columns> {
    let mut columns = find_by_header(table).or_else(|| of_known_names(table, &known))?;
    let count = |index: usize| {
        let names = column(&table.rows, index).map(|cell| name_cell::read(cell).names);
        names.filter(|names| names.iter().any(|name| known(name))).count()
    };
    let chosen = columns.position(Role::Name)?;
    let in_chosen = count(chosen);
    if in_chosen == table.rows.len() {
        return Some(columns);
    }
    let may_be_names = |index: &usize| {
        columns.roles.get(*index).is_some_and(|role| matches!(role, Role::Other | Role::Description | Role::Example))
    };
    let best = (0..columns.roles.len()).filter(may_be_names).rev().max_by_key(|index| count(*index));
    if let Some(best) = best.filter(|best| count(*best) > in_chosen && count(*best) * 2 >= table.rows.len()) {
        let has_description =
            columns.roles.get(best) != Some(&Role::Description) && columns.has(|role| role == Role::Description);
        columns.roles[chosen] = if has_description { Role::Other } else { Role::Description };
        columns.roles[best] = Role::Name;
        columns.title = table.header.get(best).map(title).unwrap_or_default();
    }
    Some(columns)
}

/// The columns of a table whose first column has no title of names, but the names of several arguments.
fn of_known_names(table: &Table, known: &impl Fn(&str) -> bool) -> Option<Columns> {
    let names: Vec<Name> = column(&table.rows, 0).map(|cell| name_cell::read(cell)).collect();
    let count = names.iter().filter(|name| name.names.iter().any(|name| known(name))).count();
    if count < 2 || count * 2 < names.len() || names.iter().any(|name| name.names.len() != 1) {
        return None;
    }
    let mut roles: Vec<Role> = table.header.iter().map(|cell| role(&title(cell))).collect();
    *roles.first_mut()? = Role::Name;
    if let Some(other) = roles.iter_mut().skip(1).find(|role| matches!(role, Role::Other | Role::Type))
        && !table.header.is_empty()
    {
        *other = Role::Description;
    }
    Some(Columns { roles, title: String::new() })
}

fn find_by_header(table: &mut Table) -> Option<Columns> {
    if let Some(columns) = by_header(&table.header, &table.rows) {
        return Some(columns);
    }
    let blank = table.header.iter().all(Vec::is_empty);
    let columns =
        table.rows.first().filter(|_| blank).and_then(|row| by_header(row, table.rows.get(1..).unwrap_or_default()));
    if columns.is_some() {
        table.header = table.rows.remove(0);
    }
    columns
}

/// The columns of a table that has no header, or whose header is its first row: names in the request, and their
/// descriptions.
pub fn without_header(table: &mut Table, known: impl Fn(&str) -> bool) -> Option<Columns> {
    let header = std::mem::take(&mut table.header);
    let blank = header.iter().all(Vec::is_empty);
    let rows = || table.rows.iter().chain([&header].into_iter().filter(|_| !blank));
    let names: Vec<Name> = rows().filter_map(|row| row.first()).map(|cell| name_cell::read(cell)).collect();
    let count = names.iter().filter(|name| name.names.iter().any(|name| known(name))).count();
    let width = rows().map(Vec::len).max().unwrap_or(0);
    let sound = (2..=4).contains(&width) && count * 2 >= names.len() && names.iter().all(|name| !name.names.is_empty());
    let first_is_known = names.last().is_some_and(|name| name.names.iter().any(|name| known(name)));
    if count == 0 || !sound || !blank && !first_is_known {
        table.header = header;
        return None;
    }
    if !blank {
        table.rows.insert(0, header);
    }
    let roles = [Role::Name, Role::Description].into_iter().chain(std::iter::repeat(Role::Other)).take(width).collect();
    Some(Columns { roles, title: String::new() })
}

fn by_header(header: &[Cell], rows: &[Vec<Cell>]) -> Option<Columns> {
    let titles: Vec<String> = header.iter().map(title).collect();
    let mut roles: Vec<Role> = titles.iter().map(|title| role(title)).collect();
    let description = roles.contains(&Role::Description);
    let names = roles.iter().filter(|role| **role == Role::Name).count();
    for (index, role) in roles.iter_mut().enumerate() {
        let places = || column(rows, index).all(|cell| is_place(&one_line(cell)) || cell.is_empty());
        let filled = || column(rows, index).any(|cell| !cell.is_empty());
        let may_be_place = matches!(role, Role::Type | Role::Other | Role::Place) || *role == Role::Name && names > 1;
        if *role == Role::Name && names > 1 && titles.get(index).is_some_and(|title| title == "options") {
            *role = Role::Values;
        }
        if may_be_place && index < titles.len() && filled() && places() {
            *role = Role::Place;
        } else if *role == Role::Place {
            *role = Role::Other;
        }
        if *role == Role::Values && titles.get(index).is_some_and(|title| title == "value") && !description {
            let sentences = column(rows, index).filter(|cell| one_line(cell).contains(' ')).count();
            *role = if sentences * 2 > rows.len() { Role::Description } else { Role::Example };
        }
    }
    of_letters(&mut roles, rows);
    keep_first(&mut roles);
    // a column of "mandatory" and "optional" is one of requirements, regardless of its title
    if !roles.iter().any(|role| matches!(role, Role::Required { .. })) {
        let holds_requirements = |index: usize| {
            let filled = || column(rows, index).filter(|cell| !cell.is_empty()).map(|cell| one_line(cell));
            // "1" and "1..5" among "0..1" and "1..*"
            let is_cardinality = |text: &str| required::cardinality(text).is_some() && required::is_word(text);
            let has_cardinality = filled().any(|text| is_cardinality(&text));
            let may_be_one = |text: &str| matches!(text.trim(), "0" | "1") || required::may_be_range(text);
            let is_of_ranges = titles.get(index).is_some_and(|title| title.contains("range"));
            !is_of_ranges && filled().all(|text| required::is_word(&text) || has_cardinality && may_be_one(&text))
        };
        let filled = |index: usize| column(rows, index).any(|cell| !cell.is_empty());
        // or one of marks below such a mark
        let is_marked = |index: usize| header.get(index).is_some_and(|cell| is_mark(&one_line(cell)));
        let other = |index: &usize| {
            roles.get(*index) == Some(&Role::Other)
                && filled(*index)
                && (is_marked(*index) || holds_requirements(*index))
        };
        if let Some(index) = (0..titles.len()).find(other) {
            roles[index] = Role::Required { inverted: false };
        }
    }
    if !description
        && header.get(1).is_some_and(Vec::is_empty)
        && let Some(role) = roles.get_mut(1).filter(|role| **role == Role::Other)
    {
        *role = Role::Description;
    }
    if !roles.contains(&Role::Name) && header.first().is_some_and(Vec::is_empty) && begins_with_names(&roles, rows) {
        roles[0] = Role::Name;
    }
    let name = roles.iter().position(|role| *role == Role::Name)?;
    let known = roles.iter().filter(|role| **role != Role::Other).count();
    (known > 1).then(|| Columns { roles, title: titles.get(name).cloned().unwrap_or_default() })
}

/// Makes a column of the letters M, O and C one of requirements, even if its title says "Usage".
fn of_letters(roles: &mut [Role], rows: &[Vec<Cell>]) {
    if roles.iter().any(|role| matches!(role, Role::Required { .. })) {
        return;
    }
    let is_of_letters = |index: usize| {
        let letters = || column(rows, index).map(|cell| one_line(cell));
        letters().count() > 1
            && letters().all(|text| matches!(text.as_str(), "M" | "O" | "C" | ""))
            && letters().any(|text| text == "M" || text == "O")
    };
    let may_be = |(_, role): &(usize, &mut Role)| matches!(role, Role::Other | Role::Description);
    if let Some((_, role)) = roles.iter_mut().enumerate().filter(may_be).find(|(index, _)| is_of_letters(*index)) {
        *role = Role::Required { inverted: false };
    }
}

/// Whether a title is a sign for what is required: `✓`, `*`.
fn is_mark(title: &str) -> bool {
    !title.is_empty() && title.chars().all(|c| "✓✔☑✅*\u{FE0F}".contains(c))
}

/// Whether a column without a title is one of names: it is the first of a table of requirements, types or defaults, and
/// has names in it.
fn begins_with_names(roles: &[Role], rows: &[Vec<Cell>]) -> bool {
    let of_arguments =
        |role: &Role| matches!(role, Role::Required { .. } | Role::Type | Role::Default | Role::Description);
    let is_name = |cell: &&Cell| {
        let names = name_cell::read(cell).names;
        names.iter().any(|name| name.starts_with(|first: char| first.is_alphabetic() || first == '_'))
    };
    let named = column(rows, 0).filter(is_name).count();
    roles.first() == Some(&Role::Other)
        && roles.iter().filter(|role| of_arguments(role)).count() > 1
        && named * 2 > rows.len()
}

/// Keeps a role for the first of several columns that have it.
fn keep_first(roles: &mut [Role]) {
    for index in 1..roles.len() {
        let (before, rest) = roles.split_at_mut(index);
        if let Some(role) = rest.first_mut()
            && before.iter().any(|other| std::mem::discriminant(other) == std::mem::discriminant(role))
        {
            *role = Role::Other;
        }
    }
}

fn column(rows: &[Vec<Cell>], index: usize) -> impl Iterator<Item = &Cell> {
    rows.iter().filter_map(move |row| row.get(index))
}

#[cfg(test)]
mod tests {
    use super::{Role, by_header};
    use crate::prose::{Cell, Inline};

    /// The role of the second of three columns with this title and these cells.
    fn role(title: &str, cells: &[&str]) -> Option<Role> {
        let row = |texts: [&str; 3]| -> Vec<Cell> { texts.map(|text| vec![Inline::Text(text.to_owned())]).to_vec() };
        let rows: Vec<Vec<Cell>> = cells.iter().map(|cell| row(["page", *cell, "Which beds."])).collect();
        by_header(&row(["Name", title, "Description"]), &rows)?.roles.get(1).copied()
    }

    #[test]
    fn a_column_of_cardinalities_is_one_of_requirements() {
        for cells in [&["1..1", "0..1"][..], &["1..*"], &["0..n", "1..5", "1"], &["mandatory", "optional"]] {
            assert_eq!(role("Card.", cells), Some(Role::Required { inverted: false }), "{cells:?}");
        }
    }

    #[test]
    fn a_column_of_ranges_is_none() {
        for (title, cells) in [
            ("Range", &["1..1000", "1..100"][..]),
            ("Limits", &["1..1000", "0..5"]),
            ("Range", &["0..1", "1..100"]),
            ("Range", &["1..n"]),
        ] {
            assert_eq!(role(title, cells), Some(Role::Other), "{title} {cells:?}");
        }
    }
}
