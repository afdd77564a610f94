//! The members of many objects, gathered by name.

use crate::bytes::ByName;
use crate::json::{Json, Member};
use std::collections::HashMap;

/// The values of an object; if a name occurs twice, the last value counts.
pub fn by_name<'s, 'a>(members: &'s [Member<'a>]) -> HashMap<&'s str, &'s Json<'a>> {
    members.iter().map(|member| (&*member.name, &member.value)).collect()
}

/// The values that each name has in a set of objects.
///
/// Names are chained in their order. Objects of one kind mostly have one order, so the next name is nearly always the
/// successor of the one before, and the index is not needed.
#[derive(Default)]
pub struct Members<'s, 'a> {
    gathered: Vec<Gathered<'s, 'a>>,
    index: ByName<&'s str, usize>,
    first: Option<usize>,
    objects: usize,
}

/// The values of the objects for one name.
pub struct Gathered<'s, 'a> {
    /// The name.
    pub name: &'s str,
    /// One value for each object that has the name.
    pub values: Vec<&'s Json<'a>>,
    /// The first comment on it.
    pub comment: Option<&'s str>,
    latest: usize,
    next: Option<usize>,
}

impl<'s, 'a> Members<'s, 'a> {
    /// Adds an object. A new name is inserted after the name before it in this object; if a name occurs twice, the last
    /// value counts.
    pub fn add(&mut self, object: &'s [Member<'a>]) {
        if self.objects == 0 {
            self.gathered.reserve(object.len());
        }
        self.objects += 1;
        let mut before = None;
        for member in object {
            let place = self.place(before, &member.name);
            before = Some(place);
            let gathered = &mut self.gathered[place];
            if gathered.latest == self.objects {
                gathered.values.pop();
            }
            gathered.latest = self.objects;
            gathered.values.push(&member.value);
            gathered.comment = gathered.comment.or(member.comment.as_deref());
        }
    }

    /// The number of objects.
    pub fn objects(&self) -> usize {
        self.objects
    }

    /// The names, in no particular order.
    pub fn names(&self) -> impl ExactSizeIterator<Item = &'s str> + Clone {
        self.gathered.iter().map(|gathered| gathered.name)
    }

    /// The values of each name, in the order of the objects.
    pub fn iter(&self) -> impl Iterator<Item = &Gathered<'s, 'a>> {
        std::iter::successors(self.at(self.first), |gathered| self.at(gathered.next))
    }

    fn at(&self, place: Option<usize>) -> Option<&Gathered<'s, 'a>> {
        self.gathered.get(place?)
    }

    fn place(&mut self, before: Option<usize>, name: &'s str) -> usize {
        let next = match before {
            Some(before) => self.gathered[before].next,
            None => self.first,
        };
        if let Some(next) = next
            && self.gathered[next].name == name
        {
            return next;
        }
        if let Some(&place) = self.index.get(name) {
            return place;
        }
        let place = self.gathered.len();
        self.gathered.push(Gathered { name, values: Vec::new(), comment: None, latest: 0, next });
        self.index.add(name, place);
        match before {
            Some(before) => self.gathered[before].next = Some(place),
            None => self.first = Some(place),
        }
        place
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::json;
    use super::*;

    fn order(objects: &[&str]) -> String {
        let objects: Vec<Json<'_>> = objects.iter().map(|text| json(text)).collect();
        let mut members = Members::default();
        objects.iter().filter_map(Json::as_object).for_each(|object| members.add(object));
        members.iter().map(|gathered| format!("{}{}", gathered.name, gathered.values.len())).collect()
    }

    #[test]
    fn names_keep_the_order_of_the_first_object() {
        assert_eq!(order(&[r#"{"b": 1, "a": 1}"#, r#"{"a": 1, "b": 1}"#]), "b2a2");
    }

    #[test]
    fn a_new_name_is_inserted_after_its_predecessor() {
        assert_eq!(order(&[r#"{"a": 1, "d": 1}"#, r#"{"a": 1, "b": 1, "c": 1, "d": 1}"#]), "a2b1c1d2");
    }

    #[test]
    fn a_new_name_without_a_predecessor_is_first() {
        assert_eq!(order(&[r#"{"b": 1}"#, r#"{"a": 1, "b": 1}"#]), "a1b2");
        assert_eq!(order(&["{}", r#"{"a": 1}"#]), "a1");
    }

    #[test]
    fn the_last_of_two_equal_names_counts() {
        let object = json(r#"{"a": 1, "b": 1, "a": 2}"#);
        let mut members = Members::default();
        members.add(object.as_object().unwrap_or_default());
        let values: Vec<_> = members.iter().map(|gathered| gathered.values.as_slice()).collect();
        assert_eq!(values, [[&json("2")], [&json("1")]]);
    }
}
