//! Rows of argument tables whose names are probably misspelt.

use crate::arguments::TableRow;
use crate::diagnostic::suggest;
use crate::lower::types::documented::bracket_path;
use crate::prose::letters;
use std::collections::{BTreeSet, HashMap};

/// How many unknown names are compared with those of the request. With more of them the table is about something else.
const MOST_UNKNOWN: usize = 100;

/// In how many objects of a table a name alone is looked for.
const MOST_OBJECTS: usize = 8;

/// How many last parts of a name are found by themselves. Each is copied, and a name may have thousands.
const MOST_ENDINGS: usize = 8;

/// A row that names what the request does not have, and the argument or member without a row that it may be about.
#[derive(Debug, PartialEq)]
pub struct MisspeltRow<'a> {
    /// The name in the row.
    pub name: &'a str,
    /// The similar name in the request: `title`, `customer.email`.
    pub similar: &'a str,
}

/// The misspelt rows of a request, whose names are `title` for an argument and `customer.email` for a member.
pub fn misspelt_rows<'a>(rows: &'a [TableRow], request: &'a [String]) -> Vec<MisspeltRow<'a>> {
    if rows.iter().all(|row| row.names.is_empty()) {
        return Vec::new();
    }
    let known = Known::new(request);
    let mut has_row = vec![false; request.len()];
    let mut objects: BTreeSet<(usize, &str)> = BTreeSet::new();
    let mut unknown = Vec::new();
    for row in rows {
        for name in &row.names {
            match (known.find(name), row.verdict) {
                (Some(index), verdict) => {
                    has_row[index] = true;
                    objects.extend(verdict.zip(parent(&request[index])));
                }
                (None, verdict) => unknown.push((name.as_str(), verdict)),
            }
        }
    }
    // the objects that each table is about
    let mut of_table: HashMap<usize, Vec<&str>> = HashMap::new();
    for (verdict, object) in objects {
        of_table.entry(verdict).or_default().push(object);
    }
    let free: Vec<&str> =
        request.iter().zip(&has_row).filter(|(_, has)| !**has).map(|(name, _)| name.as_str()).collect();
    let found = unknown.into_iter().take(MOST_UNKNOWN).filter_map(|(name, verdict)| {
        let objects = verdict.and_then(|verdict| of_table.get(&verdict)).map_or(&[][..], Vec::as_slice);
        Some(MisspeltRow { name, similar: similar(name, &known, &free, objects)? })
    });
    found.collect()
}

/// The name without a row that a name is similar to. A name alone may be a member of an object that its table is about.
fn similar<'a>(name: &str, known: &Known<'a>, free: &[&'a str], objects: &[&str]) -> Option<&'a str> {
    let path = bracket_path(name);
    let (last, outer) = path.split_last()?;
    if outer.is_empty() {
        let argument = suggest(last, free.iter().copied().filter(|free| parent(free).is_none()));
        return argument
            .or_else(|| objects.iter().take(MOST_OBJECTS).find_map(|object| similar_member(last, object, free)));
    }
    let outer = outer.join(".");
    if let Some(object) = known.find(&outer) {
        return similar_member(last, known.names.get(object)?, free);
    }
    let objects = free.iter().filter(|free| same(last_part(free), last)).filter_map(|free| parent(free));
    let object = suggest(&outer, objects)?;
    free.iter().copied().find(|free| parent(free) == Some(object) && same(last_part(free), last))
}

/// The member of an object without a row that a name is similar to.
fn similar_member<'a>(name: &str, object: &str, free: &[&'a str]) -> Option<&'a str> {
    let members = || free.iter().copied().filter(|free| parent(free) == Some(object));
    let member = suggest(name, members().map(last_part))?;
    members().find(|free| last_part(free) == member)
}

/// The names of a request, to be found as they are and by their last parts.
struct Known<'a> {
    names: &'a [String],
    whole: HashMap<String, usize>,
    /// The one name that ends with these parts; none if several do.
    endings: HashMap<String, Option<usize>>,
}

impl<'a> Known<'a> {
    fn new(names: &'a [String]) -> Self {
        let mut whole = HashMap::new();
        let mut endings = HashMap::new();
        for (index, name) in names.iter().enumerate() {
            whole.entry(letters(name)).or_insert(index);
            for (at, _) in name.rmatch_indices('.').take(MOST_ENDINGS) {
                let ending = letters(&name[at + 1..]);
                endings.entry(ending).and_modify(|one| *one = None).or_insert(Some(index));
            }
        }
        Known { names, whole, endings }
    }

    /// The name that a row is about: the same, or the only one that ends so.
    fn find(&self, name: &str) -> Option<usize> {
        let letters = letters(name);
        self.whole.get(&letters).copied().or_else(|| self.endings.get(&letters).copied().flatten())
    }
}

/// The object that a member is in.
fn parent(name: &str) -> Option<&str> {
    name.rsplit_once('.').map(|(object, _)| object)
}

fn last_part(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(_, last)| last)
}

/// Whether two names have the same letters and digits.
fn same(a: &str, b: &str) -> bool {
    letters(a) == letters(b)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arguments::Facts;

    /// The misspelt rows of a table with these names, of a request with those.
    fn found(rows: &[&str], request: &[&str]) -> Vec<String> {
        let row = |name: &&str| TableRow {
            names: vec![(*name).to_owned()],
            place: None,
            facts: Facts::default(),
            verdict: Some(0),
            used_as: None,
        };
        let rows: Vec<TableRow> = rows.iter().map(row).collect();
        let request: Vec<String> = request.iter().map(|name| (*name).to_owned()).collect();
        let misspelt = misspelt_rows(&rows, &request);
        misspelt.iter().map(|row| format!("{} -> {}", row.name, row.similar)).collect()
    }

    const CUSTOMER: &[&str] =
        &["customer.name", "customer.email", "customer.address.city", "customer.address", "customer"];

    #[test]
    fn a_member_is_suggested_for_its_misspelt_row() {
        for (rows, request, expected) in [
            (&["customer.name", "customer.emial"][..], CUSTOMER, "customer.emial -> customer.email"),
            (&["customer[emial]"], CUSTOMER, "customer[emial] -> customer.email"),
            (&["lines[].quantiy"], &["lines.sku", "lines.quantity", "lines"], "lines[].quantiy -> lines.quantity"),
            (&["custmer.name"], CUSTOMER, "custmer.name -> customer.name"),
            // a row may begin within an object, and a table may be about the members of one
            (&["address.citty"], &["order.address.city", "order.address"], "address.citty -> order.address.city"),
            (&["name", "emial"], CUSTOMER, "emial -> customer.email"),
            (&["titel", "priority"], &["title", "priority"], "titel -> title"),
        ] {
            assert_eq!(found(rows, request), [expected]);
        }
    }

    #[test]
    fn a_name_of_many_parts_is_found_by_the_last_of_them() {
        let request = [format!("{}city", "a.".repeat(50_000))];
        let known = Known::new(&request);
        assert_eq!((known.endings.len(), known.find("a.a.city"), known.find("town")), (MOST_ENDINGS, Some(0), None));
    }

    #[test]
    fn what_has_a_row_or_another_name_is_not_suggested() {
        for (rows, request) in [
            (&["customer.emails", "customer.email"][..], CUSTOMER),
            (&["customer.nickname", "customer.line1"], &["customer.name", "customer.line2", "customer"]),
            (&["shop.emial"], &["shop.name", "shop", "customer.email", "customer"]),
            (&["customer.first_name"], &["customer.firstName", "customer"]),
            // the request has it in two objects, so that nobody can say which one the table is about
            (&["emial"], &["sender.email", "receiver.email"]),
        ] {
            assert_eq!(found(rows, request), [] as [&str; 0], "{rows:?}");
        }
    }
}
