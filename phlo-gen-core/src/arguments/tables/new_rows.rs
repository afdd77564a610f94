//! Rows of arguments that neither the request nor a table has.

use super::model::TableRow;
use crate::arguments::argument::Facts;
use std::collections::HashSet;

/// Rows, to which those of other names are added.
pub struct NewRows<'r> {
    pub request: &'r [String],
    rows: &'r mut Vec<TableRow>,
    /// The names of the request and of rows; collected when they are asked for.
    known: Option<HashSet<String>>,
}

impl<'r> NewRows<'r> {
    pub fn new(request: &'r [String], rows: &'r mut Vec<TableRow>) -> Self {
        NewRows { request, rows, known: None }
    }

    /// Adds a row, unless its name is known, be it that of a list or of a member.
    pub fn push_unless_known(&mut self, name: &str, place: Option<&str>, facts: Facts) {
        let known = self.known.get_or_insert_with(|| {
            let of_rows = self.rows.iter().flat_map(|row| &row.names);
            self.request.iter().chain(of_rows).flat_map(|name| forms(name)).map(str::to_owned).collect()
        });
        if name.is_empty() || known.contains(name.trim_end_matches("[]")) {
            return;
        }
        known.extend(forms(name).map(str::to_owned));
        let place = place.map(str::to_owned);
        self.rows.push(TableRow { names: vec![name.to_owned()], place, facts, verdict: None, used_as: None });
    }
}

/// A name without the brackets of a list, and the last part of its path.
fn forms(name: &str) -> [&str; 2] {
    let name = name.trim_end_matches("[]");
    [name, name.rsplit('.').next().unwrap_or_default()]
}

#[cfg(test)]
mod tests {
    use super::NewRows;
    use crate::arguments::argument::Facts;

    #[test]
    fn a_name_is_known_as_that_of_a_list_or_of_a_member() {
        let request = ["row[]".to_owned(), "bed.soil".to_owned()];
        let mut rows = Vec::new();
        let mut new = NewRows::new(&request, &mut rows);
        for name in ["row", "row[]", "soil", "soil[]", "bed.soil", "page", "page[]", ""] {
            new.push_unless_known(name, None, Facts::default());
        }
        assert_eq!(rows.iter().map(|row| row.names.join(",")).collect::<Vec<_>>(), ["page"]);
    }
}
