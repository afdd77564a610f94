//! The rows that tell an item from others of the same method and path: always sent, or required.

use super::keys::{is_format, is_free_text, is_of_lists, is_selector, words};
use super::operation::{Endpoint, rows_of_operation};
use super::saved_row::{Choice, SavedRow, SavedValue};
use super::values::{is_boolean, is_token, is_word};
use crate::api::Place;
use std::collections::{HashMap, HashSet};

/// The items of one method and path.
#[derive(Debug, Default)]
pub struct Peers<'r> {
    rows: Vec<&'r [SavedRow]>,
    all: HashSet<usize>,
    /// The items that send a key, in a row that may tell them from others or in one that callers must give.
    sending_key: HashMap<(Place, &'r str), HashSet<usize>>,
    /// The items that have a row of a key.
    with_key: HashMap<(Place, &'r str), HashSet<usize>>,
    /// The items that have a row of a key and a value.
    with_value: HashMap<(Place, &'r str, &'r SavedValue), HashSet<usize>>,
}

impl<'r> Peers<'r> {
    /// The items of these rows, each with the places and keys of its other rows that are sent anyway.
    pub fn new(items: impl IntoIterator<Item = (&'r [SavedRow], Vec<(Place, &'r str)>)>) -> Self {
        let mut peers = Peers::default();
        for (item, (rows, others)) in items.into_iter().enumerate() {
            let keys = rows.iter().map(|row| (row.place, row.key.as_str())).chain(others);
            for key in keys {
                peers.sending_key.entry(key).or_default().insert(item);
            }
            for row in rows {
                peers.with_key.entry((row.place, &row.key)).or_default().insert(item);
                peers.with_value.entry((row.place, &row.key, &row.value)).or_default().insert(item);
            }
            peers.rows.push(rows);
            peers.all.insert(item);
        }
        peers
    }

    /// The choices for an item, with the indices of its rows.
    pub fn choose(&self, item: usize, endpoint: &Endpoint<'_>) -> Vec<(usize, Choice)> {
        let item = Item { words: words(endpoint.name), own: self.rows[item], peers: self };
        // many items are not compared with each other if they have no rows
        if item.own.is_empty() {
            return Vec::new();
        }
        let mut alike = self.all.clone();
        let mut chosen = item.rows_of_operation(endpoint, &mut alike);
        for (index, choice) in item.bare_rows(&mut alike) {
            if chosen.iter().all(|(known, _)| *known != index) {
                chosen.push((index, choice));
            }
        }
        chosen.extend(item.rows_of_values(&mut alike));
        chosen.extend(item.rows_of_keys(&alike));
        for (index, row) in item.own.iter().enumerate() {
            let is_named = matches!(&row.value, SavedValue::Literal(value) if item.says(value));
            if is_named && is_selector(&row.key) && chosen.iter().all(|(known, _)| *known != index) {
                chosen.push((index, Choice::Default));
            }
        }
        chosen
    }

    /// The items that send this row's key.
    fn sending_key<'s>(&'s self, row: &'s SavedRow) -> &'s HashSet<usize> {
        &self.sending_key[&(row.place, row.key.as_str())]
    }

    /// The items that have this row's key.
    fn with_key<'s>(&'s self, row: &'s SavedRow) -> &'s HashSet<usize> {
        &self.with_key[&(row.place, row.key.as_str())]
    }

    /// The items that have this row's key and value.
    fn with_value<'s>(&'s self, row: &'s SavedRow) -> &'s HashSet<usize> {
        &self.with_value[&(row.place, row.key.as_str(), &row.value)]
    }
}

struct Item<'a> {
    words: Vec<String>,
    own: &'a [SavedRow],
    peers: &'a Peers<'a>,
}

impl Item<'_> {
    /// Rows that are always sent, whatever others have.
    fn rows_of_operation(&self, endpoint: &Endpoint<'_>, alike: &mut HashSet<usize>) -> Vec<(usize, Choice)> {
        let chosen = rows_of_operation(endpoint, self.own).into_iter().map(|index| {
            let row = &self.own[index];
            *alike = alike.intersection(self.peers.with_value(row)).copied().collect();
            (index, if row.value == SavedValue::Bare { Choice::Fixed } else { Choice::Default })
        });
        chosen.collect()
    }

    /// Rows without a value that others do not have.
    fn bare_rows(&self, alike: &mut HashSet<usize>) -> Vec<(usize, Choice)> {
        let is_bare = |row: &SavedRow| row.value == SavedValue::Bare && row.place == Place::Query;
        let telling = self.own.iter().enumerate().filter(|(_, row)| is_bare(row) && self.differs(row));
        let chosen = telling.map(|(index, row)| {
            *alike = alike.intersection(self.peers.with_value(row)).copied().collect();
            (index, Choice::Fixed)
        });
        chosen.collect()
    }

    /// The fewest rows whose values others do not have, selectors first.
    fn rows_of_values(&self, alike: &mut HashSet<usize>) -> Vec<(usize, Choice)> {
        let candidates: Vec<(usize, &SavedRow)> =
            self.own.iter().enumerate().filter(|(_, row)| self.may_tell(row)).collect();
        let mut chosen = Vec::new();
        loop {
            let mut best: Option<((bool, usize), usize, &SavedRow)> = None;
            for (index, row) in &candidates {
                let distinguished = alike.len() - alike.intersection(self.peers.with_value(row)).count();
                let rank = (is_selector(&row.key), distinguished);
                if distinguished > 0 && best.is_none_or(|(best, ..)| rank > best) {
                    best = Some((rank, *index, row));
                }
            }
            let Some((_, index, row)) = best else { return chosen };
            *alike = alike.intersection(self.peers.with_value(row)).copied().collect();
            chosen.push((index, Choice::Default));
        }
    }

    /// Rows whose keys others do not have: the one that the item's name mentions, or else the only one.
    fn rows_of_keys(&self, alike: &HashSet<usize>) -> Vec<(usize, Choice)> {
        let candidates = self.own.iter().enumerate().filter(|(_, row)| {
            row.place == Place::Query
                && row.value != SavedValue::Bare
                && !is_of_lists(&row.key)
                && !alike.is_subset(self.peers.sending_key(row))
        });
        let candidates: Vec<(usize, &SavedRow)> = candidates.collect();
        let is_named = |(_, row): &&(usize, &SavedRow)| words(&row.key).iter().all(|word| self.names(word));
        let named: Vec<usize> = candidates.iter().filter(is_named).map(|(index, _)| *index).collect();
        let chosen = match (named.is_empty(), candidates.as_slice()) {
            (false, _) => named,
            (true, [(index, _)]) => vec![*index],
            (true, _) => Vec::new(),
        };
        // a flag has one value that tells its item from those without it
        let is_flag =
            |index: &usize| matches!(&self.own[*index].value, SavedValue::Literal(value) if is_boolean(value));
        let choice = |index: usize| (index, if is_flag(&index) { Choice::Default } else { Choice::Required });
        chosen.into_iter().map(choice).collect()
    }

    /// Whether the item's name has a word, in the singular or the plural.
    fn names(&self, word: &str) -> bool {
        let stem = |word: &str| word.trim_end_matches('s').to_owned();
        self.words.iter().any(|own| stem(own) == stem(word))
    }

    /// Whether words of the item's name beside each other are a value: `sendsms` in “Send SMS now”.
    fn says(&self, value: &str) -> bool {
        let value = value.to_lowercase();
        let joined = |from: usize| {
            let mut text = String::new();
            let mut runs = self.words[from..].iter().map(|word| {
                text.push_str(word);
                text.clone()
            });
            runs.any(|run| run == value)
        };
        is_word(&value) && (0..self.words.len()).any(joined)
    }

    /// Whether others have no row of this key and value.
    fn differs(&self, row: &SavedRow) -> bool {
        self.peers.with_value(row).len() < self.peers.all.len()
    }

    /// Whether the value of a row may tell its item from others: it is of a vocabulary, no sample.
    fn may_tell(&self, row: &SavedRow) -> bool {
        let SavedValue::Literal(value) = &row.value else { return false };
        let all_have = self.peers.with_key(row).len() == self.peers.all.len();
        // the name says what the others are not: “Open tickets”
        let is_named = || self.differs(row) && self.says(value);
        let is_only_difference = || {
            self.peers.with_value(row).len() == 1
                && self.own.iter().filter(|own| own.place == Place::Query && self.differs(own)).count() == 1
        };
        match is_selector(&row.key) {
            true => is_token(value) || all_have,
            false => {
                row.place == Place::Query
                    && is_token(value)
                    && !is_free_text(&row.key)
                    && (!is_of_lists(&row.key) || is_format(&row.key))
                    && (is_named() || all_have && is_only_difference())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The rows of a query as text: `a=b&c`, and those of a form after a blank.
    fn rows(text: &str) -> Vec<SavedRow> {
        let (query, form) = text.split_once(' ').unwrap_or((text, ""));
        let row = |place: Place, text: &str| match text.split_once('=') {
            Some((key, value)) => {
                SavedRow { argument: 0, place, key: key.into(), value: SavedValue::Literal(value.into()) }
            }
            None => SavedRow { argument: 0, place, key: text.into(), value: SavedValue::Bare },
        };
        let of = |place: Place, text: &str| -> Vec<SavedRow> {
            text.split('&').filter(|row| !row.is_empty()).map(|text| row(place, text)).collect()
        };
        of(Place::Query, query).into_iter().chain(of(Place::Form, form)).collect()
    }

    /// The keys that each item always sends (`!`), sends by default, or requires (`*`).
    fn chosen(items: &[(&str, &str)]) -> Vec<String> {
        let all: Vec<Vec<SavedRow>> = items.iter().map(|(_, text)| rows(text)).collect();
        let peers = Peers::new(all.iter().map(|rows| (rows.as_slice(), Vec::new())));
        let of = |index: usize| {
            let mark = |choice: Choice| match choice {
                Choice::Fixed => "!",
                Choice::Default => "",
                Choice::Required => "*",
            };
            let endpoint =
                Endpoint { name: items[index].0, method: "GET", is_script: false, versions: &HashSet::new() };
            let found = peers.choose(index, &endpoint).into_iter();
            found.map(|(row, choice)| format!("{}{}", all[index][row].key, mark(choice))).collect::<Vec<_>>().join(" ")
        };
        (0..items.len()).map(of).collect()
    }

    #[test]
    fn a_row_without_a_value_is_sent() {
        assert_eq!(chosen(&[("Make", ""), ("Version", "versioning")]), ["", "versioning!"]);
        assert_eq!(chosen(&[("Bucket", "versioning")]), [""]);
    }

    #[test]
    fn a_key_that_others_lack_takes_any_value() {
        let items = [("All", ""), ("By author", "author=joe"), ("By tag", "tag=red&limit=3"), ("Page", "page=2")];
        assert_eq!(chosen(&items), ["", "author*", "tag*", ""]);
        assert_eq!(chosen(&[("All", ""), ("Some", "from=a&until=b")]), ["", ""]);
        assert_eq!(chosen(&[("Delete", ""), ("Delete all", "all=true")]), ["", "all"]);
    }

    #[test]
    fn the_fewest_values_that_differ_are_sent() {
        assert_eq!(chosen(&[("Send", "action=send&to=1"), ("Credit", "action=credit&to=2")]), ["action", "action"]);
        assert_eq!(chosen(&[("A", " cmd=lock&path=x"), ("B", " cmd=unlock&path=x")]), ["cmd", "cmd"]);
        assert_eq!(chosen(&[("A", "view=full"), ("B", "view=short")]), ["view", "view"]);
        assert_eq!(chosen(&[("A", "filter=load:cpu"), ("B", "filter=load:disk")]), ["filter", "filter"]);
        assert_eq!(chosen(&[("A", "type=1"), ("B", "type=2")]), ["type", "type"]);
        assert_eq!(chosen(&[("Sales", "format=ods&day=1"), ("Sheet", "format=csv&day=1")]), ["format", "format"]);
        assert_eq!(chosen(&[("Open ones", "state=open"), ("All", ""), ("Shut", "state=shut")]), ["state", "", "state"]);
        assert_eq!(
            chosen(&[("A", "mode=a&status=x"), ("B", "mode=b&status=x"), ("C", "mode=b&status=y")])[2],
            "status"
        );
    }

    #[test]
    fn samples_are_not_sent() {
        assert_eq!(chosen(&[("A", "q=cats"), ("B", "q=dogs")]), ["", ""]);
        assert_eq!(chosen(&[("A", " name=Anna&id=17"), ("B", " name=Bert&id=18")]), ["", ""]);
        assert_eq!(chosen(&[("A", "limit=10"), ("B", "limit=20")]), ["", ""]);
    }

    #[test]
    fn only_a_selector_counts_in_the_name() {
        assert_eq!(chosen(&[("List live calls", "status=live")]), ["status"]);
        assert_eq!(chosen(&[("List calls", "status=live")]), [""]);
        assert_eq!(chosen(&[("Make a sub interface", " type=SubInterface")]), ["type"]);
        assert_eq!(chosen(&[("Weather of London", "city=London")]), [""]);
    }
}
