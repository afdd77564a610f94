//! How the reader reads an object into a struct.

use crate::json::reader::{Outcome, ReadError, Step};
use crate::json::{Fields, Reader};

impl Reader<'_> {
    /// Reads an object into a struct. Members that the struct does not have are checked and skipped.
    ///
    /// # Errors
    /// No object follows; or a member cannot be read, or is missing though it is not optional.
    pub fn object(&mut self, object: &mut dyn Fields) -> Outcome {
        let shape = object.shape();
        let names = shape.fields;
        if self.rereads {
            unset_optional(object, names.len())?;
        }
        let mut seen = Seen::default();
        let mut next = 0;
        let mut more = self.enter_object()?;
        while more {
            match self.field(names, next)? {
                None => self.skip()?,
                Some(field) => {
                    // of several members of one name the last counts, as for serde_json and JavaScript
                    let rereads = self.rereads;
                    if !seen.insert(field) {
                        self.rereads = true;
                    }
                    let mark = self.mark();
                    match object.at_mut(field).read(self) {
                        Ok(()) => self.left_out_inside(mark, || member(names, field)),
                        Err(fail) if shape.lenient => {
                            self.leave_out(mark, fail.inside(member(names, field)))?;
                            unset(object, field)?;
                        }
                        Err(fail) => return Err(fail.inside(member(names, field))),
                    }
                    self.rereads = rereads;
                    next = field + 1;
                }
            }
            more = self.next_member()?;
        }
        if seen.count == names.len() || self.gaps {
            return Ok(());
        }
        match (0..names.len()).find(|&field| !seen.contains(field) && !object.at(field).optional()) {
            None => Ok(()),
            Some(field) => Err(ReadError::new("a value", "no such member", self.at).inside(member(names, field))),
        }
    }

    /// Reads a name and its colon. A name in the order of the struct costs one comparison.
    fn field(&mut self, names: &'static [&'static str], next: usize) -> Result<Option<usize>, Box<ReadError>> {
        if let (b'"', Some(name)) = (self.peek(), names.get(next)) {
            let rest = self.text.as_bytes().get(self.at + 1..).unwrap_or_default();
            if rest.starts_with(name.as_bytes()) && rest.get(name.len()) == Some(&b'"') {
                self.at += name.len() + 2;
                self.colon()?;
                return Ok(Some(next));
            }
        }
        let name = self.member_name()?;
        Ok(names.iter().position(|known| **known == *name))
    }
}

/// Removes what an earlier object of the same name has set. All other members are set by this one, or it cannot be read.
fn unset_optional(object: &mut dyn Fields, count: usize) -> Outcome {
    for field in 0..count {
        if object.at(field).optional() {
            unset(object, field)?;
        }
    }
    Ok(())
}

/// Removes the value of a member that is optional.
fn unset(object: &mut dyn Fields, field: usize) -> Outcome {
    object.at_mut(field).read(&mut Reader::new("null"))
}

fn member(names: &'static [&'static str], field: usize) -> Step {
    Step::Member(names.get(field).copied().unwrap_or_default().into())
}

/// Sets a bit. Returns whether it was not set.
#[inline]
fn set_bit(bits: &mut u64, at: usize) -> bool {
    let before = *bits;
    *bits |= 1 << at;
    before != *bits
}

/// The members that were read; the first 64 of them cost no allocation.
#[derive(Default)]
struct Seen {
    count: usize,
    first: u64,
    more: Vec<u64>,
}

impl Seen {
    #[inline]
    fn insert(&mut self, field: usize) -> bool {
        let is_new = match field {
            0..64 => set_bit(&mut self.first, field),
            _ => self.insert_after_first(field),
        };
        self.count += usize::from(is_new);
        is_new
    }

    #[cold]
    fn insert_after_first(&mut self, field: usize) -> bool {
        let word = field / 64;
        if self.more.len() < word {
            self.more.resize(word, 0);
        }
        self.more.get_mut(word - 1).is_some_and(|bits| set_bit(bits, field % 64))
    }

    fn contains(&self, field: usize) -> bool {
        let bits = match field / 64 {
            0 => self.first,
            word => self.more.get(word - 1).copied().unwrap_or_default(),
        };
        bits & (1 << (field % 64)) != 0
    }
}

#[cfg(test)]
mod tests {
    use super::Fields;
    use crate::__private as __;
    use crate::json::{Member, Shape, decode};

    crate::fields! { Call { 0 id "id" 1 cost "total cost" 2 legs "legs" } }
    crate::fields! { Leg { 0 to "to" } }
    crate::fields! { Outer { 0 call "call" } }
    struct Outer {
        call: Call,
    }
    struct Call {
        id: String,
        cost: Option<i64>,
        legs: Vec<Leg>,
    }
    struct Leg {
        to: String,
    }

    fn message(text: &str) -> String {
        decode::<Call>(text).err().map_or_else(String::new, |fail| fail.to_string())
    }

    #[test]
    fn members_may_be_in_any_order_and_unknown_ones_are_skipped() {
        let read = decode::<Call>(r#"{"new":[{}],"legs":[{"to":"b"}],"total cost":3,"id":"a"}"#).ok();
        assert_eq!(format!("{read:?}"), r#"Some(Call { id: "a", total cost: Some(3), legs: [Leg { to: "b" }] })"#);
        assert!(decode::<Call>(r#"{"id":"a","legs":[],"\u0069\u0064x":1}"#).is_ok());
    }

    #[test]
    fn a_failure_names_the_member() {
        assert_eq!(
            message(r#"{"legs":[{"to":"a"},{"to":5}]}"#),
            "legs[1].to: expected a string, found a number at byte 26"
        );
        assert_eq!(
            message(r#"{"total cost":"3"}"#),
            "[\"total cost\"]: expected an integer, found a string at byte 14"
        );
        assert_eq!(message(r#"{"legs":[]}"#), "id: expected a value, found no such member at byte 11");
        assert_eq!(message("[]"), "expected an object, found a list at byte 0");
    }

    #[test]
    fn the_last_of_two_members_of_one_name_counts() {
        let read =
            decode::<Call>(r#"{"id":"a","legs":[{"to":"b"}],"total cost":3,"id":"c","legs":[],"total cost":null}"#);
        assert_eq!(format!("{:?}", read.ok()), r#"Some(Call { id: "c", total cost: None, legs: [] })"#);
        let read = decode::<Outer>(r#"{"call":{"id":"a","total cost":3,"legs":[]},"call":{"id":"c","legs":[]}}"#);
        assert_eq!(format!("{:?}", read.ok()), r#"Some(Outer { call: Call { id: "c", total cost: None, legs: [] } })"#);
        let missing = decode::<Outer>(r#"{"call":{"id":"a","legs":[]},"call":{"id":"c"}}"#).err();
        assert_eq!(missing.map(|fail| fail.path()).as_deref(), Some("call.legs"));
        assert_eq!(message(r#"{"id":"a","legs":[],"id":5}"#), "id: expected a string, found a number at byte 25");
    }

    crate::fields! { Lenient { 0 id "id" 1 count "count" 2 legs "legs" } lenient true }
    struct Lenient {
        id: Option<String>,
        count: Option<i64>,
        legs: Option<Vec<Inner>>,
    }
    crate::fields! { Inner { 0 size "size" } lenient true }
    struct Inner {
        size: Option<f64>,
    }

    #[test]
    fn members_that_do_not_fit_are_left_out_and_reported() {
        let text = r#"{"id":5,"legs":[{"size":1},{"size":"big"},{"size":[{}]}],"count":3,"new":{}}"#;
        let mut reader = crate::json::Reader::new(text);
        let mut read = Lenient::empty();
        assert!(reader.object(&mut read).and_then(|()| reader.finish()).is_ok());
        assert_eq!(
            format!("{read:?}"),
            "Lenient { id: None, count: Some(3), legs: Some([Inner { size: Some(1.0) }, Inner { size: None }, Inner { size: None }]) }"
        );
        let left_out: Vec<_> = reader.mismatches.iter().map(|it| (it.path(), it.text().to_owned())).collect();
        let path = |path: &str, text: &str| (path.to_owned(), text.to_owned());
        assert_eq!(left_out, [path("id", "5"), path("legs[1].size", "\"big\""), path("legs[2].size", "[{}]")]);
        assert_eq!(
            format!("{:?}", reader.mismatches.first()),
            "Some(Mismatch(id: expected a string, found a number at byte 6))"
        );
    }

    #[test]
    fn what_is_within_a_member_that_is_left_out_is_not_reported() {
        let mut reader = crate::json::Reader::new(r#"{"legs":[{"size":"big"},5],"count":"a"}"#);
        let mut read = Lenient::empty();
        assert!(reader.object(&mut read).is_ok() && read.legs.is_none());
        let left_out: Vec<_> = reader.mismatches.iter().map(|mismatch| mismatch.path()).collect();
        assert_eq!(left_out, ["legs[1]", "count"]);
    }

    #[test]
    fn what_is_no_json_is_an_error_all_the_same() {
        let read = |text: &str| decode::<Lenient>(text).is_ok();
        assert!(read(r#"{"count":"a"}"#) && read("{}"));
        assert!(!read(r#"{"count":[1,}"#) && !read(r#"{"count":"a"#) && !read("[]"));
    }

    #[test]
    fn unknown_members_are_checked() {
        assert!(!message(r#"{"id":"a","legs":[],"new":[1,}"#).is_empty());
    }

    struct Wide(Vec<Option<i64>>);
    const NAMES: [&str; 130] = {
        let mut names = ["last"; 130];
        names[0] = "first";
        names[64] = "sixty-fifth";
        names
    };
    impl Fields for Wide {
        fn empty() -> Self {
            Wide(vec![None; 130])
        }
        fn shape(&self) -> Shape {
            Shape::new("Wide", &NAMES)
        }
        fn at(&self, field: usize) -> &dyn Member {
            if field == 64 { &true } else { &self.0[field] }
        }
        fn at_mut(&mut self, field: usize) -> &mut dyn Member {
            &mut self.0[field]
        }
    }

    #[test]
    fn a_struct_may_have_more_than_64_members() {
        let read = decode::<Wide>(r#"{"first":1,"sixty-fifth":22,"last":333}"#)
            .map(|wide| (wide.0[0], wide.0[64], wide.0[65]));
        assert_eq!(read.ok(), Some((Some(1), Some(22), Some(333))));
        let missing = decode::<Wide>(r#"{"first":1}"#).err().map(|fail| fail.path());
        assert_eq!(missing.as_deref(), Some("sixty-fifth"));
    }
}
