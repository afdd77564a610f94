//! What we send otherwise than Postman, on purpose.

use crate::compare::Difference;

/// One departure: of what collection and item, in what field, and why.
#[derive(Debug)]
pub struct Departure {
    pub collection: String,
    pub path: String,
    pub field: String,
}

/// The table: a line for each, parted by tabs; the fourth column says why.
pub fn read() -> Vec<Departure> {
    let lines = include_str!("departures.tsv").lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    lines
        .map(|line| match line.split('\t').collect::<Vec<_>>().as_slice() {
            [collection, path, field, reason] if !reason.is_empty() => {
                Departure { collection: (*collection).to_owned(), path: (*path).to_owned(), field: (*field).to_owned() }
            }
            _ => panic!("departures.tsv: a line has no four columns: {line}"),
        })
        .collect()
}

/// Takes the differences out that are on purpose, and gives back the departures that nothing departs by.
pub fn settle<'a>(
    departures: &'a [Departure],
    collection: &str,
    differences: &mut Vec<Difference>,
) -> Vec<&'a Departure> {
    let own = departures.iter().filter(|departure| departure.collection == collection);
    let unused: Vec<&Departure> =
        own.filter(|departure| !differences.iter().any(|found| departure.covers(found))).collect();
    differences.retain(|found| {
        !departures.iter().any(|departure| departure.collection == collection && departure.covers(found))
    });
    unused
}

impl Departure {
    fn covers(&self, difference: &Difference) -> bool {
        self.path == difference.path && self.field == difference.field
    }
}
