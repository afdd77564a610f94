//! Serializes a JSON text, value by value.

use crate::json::{ReadError, Reader};
use serde::ser::{Error, SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};
use std::cell::RefCell;

/// Serializes a JSON text.
pub(crate) fn transcode<S: Serializer>(text: &str, to: S) -> Result<S::Ok, S::Error> {
    Next(&RefCell::new(Reader::new(text))).serialize(to)
}

/// The next value of a text, which is serialized once.
struct Next<'r, 'a>(&'r RefCell<Reader<'a>>);

impl Serialize for Next<'_, '_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let first = self.0.borrow_mut().peek();
        match first {
            b'{' => self.object(to),
            b'[' => self.list(to),
            b'"' => to.serialize_str(&self.read(Reader::string)?),
            b't' | b'f' => to.serialize_bool(self.read(Reader::boolean)?),
            b'n' => {
                self.read(Reader::null)?;
                to.serialize_unit()
            }
            _ => number(self.read(Reader::number)?, to),
        }
    }
}

impl<'a> Next<'_, 'a> {
    fn read<T, E: Error>(&self, read: impl FnOnce(&mut Reader<'a>) -> Result<T, Box<ReadError>>) -> Result<T, E> {
        read(&mut self.0.borrow_mut()).map_err(E::custom)
    }

    fn object<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        let mut more = self.read(Reader::enter_object)?;
        while more {
            let name = self.read(Reader::member_name)?;
            map.serialize_entry(&*name, self)?;
            more = self.read(Reader::next_member)?;
        }
        map.end()
    }

    fn list<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut list = to.serialize_seq(None)?;
        let mut more = self.read(Reader::enter_list)?;
        while more {
            list.serialize_element(self)?;
            more = self.read(Reader::next_element)?;
        }
        list.end()
    }
}

/// The smallest of serde's types for the number.
fn number<S: Serializer>(text: &str, to: S) -> Result<S::Ok, S::Error> {
    if let Ok(number) = text.parse::<i64>() {
        return to.serialize_i64(number);
    }
    if let Ok(number) = text.parse::<u64>() {
        return to.serialize_u64(number);
    }
    if let Ok(number) = text.parse::<i128>() {
        return to.serialize_i128(number);
    }
    if let Ok(number) = text.parse::<u128>() {
        return to.serialize_u128(number);
    }
    to.serialize_f64(text.parse().map_err(S::Error::custom)?)
}
