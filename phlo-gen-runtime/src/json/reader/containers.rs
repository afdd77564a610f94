//! How the reader reads objects and lists.

use crate::json::Reader;
use crate::json::reader::{Outcome, ReadError, Step};
use std::borrow::Cow;

/// How deep objects and lists may be nested, as in serde_json.
const DEEPEST: u8 = 127;

impl<'a> Reader<'a> {
    /// Opens an object. Returns whether it has a member.
    pub(crate) fn enter_object(&mut self) -> Result<bool, Box<ReadError>> {
        self.open(b'{', "an object")?;
        Ok(self.enter(b'}'))
    }

    /// Reads the name of a member and its colon.
    pub(crate) fn member_name(&mut self) -> Result<Cow<'a, str>, Box<ReadError>> {
        let name = self.string_as("a member name")?;
        self.colon()?;
        Ok(name)
    }

    /// Returns whether another member follows; closes the object if not.
    #[inline]
    pub(crate) fn next_member(&mut self) -> Result<bool, Box<ReadError>> {
        self.more(b'}', "`,` or `}`")
    }

    /// Opens a list. Returns whether it has an element.
    pub(crate) fn enter_list(&mut self) -> Result<bool, Box<ReadError>> {
        self.open(b'[', "a list")?;
        Ok(self.enter(b']'))
    }

    /// Returns whether another element follows; closes the list if not.
    #[inline]
    pub(crate) fn next_element(&mut self) -> Result<bool, Box<ReadError>> {
        self.more(b']', "`,` or `]`")
    }

    /// Reads an object of any names; `member` reads the value of each.
    pub(crate) fn members(&mut self, member: &mut dyn FnMut(&mut Self, Cow<'a, str>) -> Outcome) -> Outcome {
        let mut more = self.enter_object()?;
        while more {
            let name = self.member_name()?;
            member(self, name)?;
            more = self.next_member()?;
        }
        Ok(())
    }

    /// Reads a list; `element` reads each value, and gets its index.
    pub(crate) fn elements(&mut self, element: &mut dyn FnMut(&mut Self, usize) -> Outcome) -> Outcome {
        let mut more = self.enter_list()?;
        let mut index = 0;
        while more {
            let mark = self.mark();
            element(self, index).map_err(|fail| fail.inside(Step::Element(index)))?;
            self.left_out_inside(mark, || Step::Element(index));
            index += 1;
            more = self.next_element()?;
        }
        Ok(())
    }

    #[inline]
    pub(crate) fn colon(&mut self) -> Outcome {
        if self.peek() != b':' {
            return Err(self.fail("`:`"));
        }
        self.at += 1;
        Ok(())
    }

    fn open(&mut self, bracket: u8, expected: &'static str) -> Outcome {
        if self.peek() != bracket {
            return Err(self.fail(expected));
        }
        if self.depth == DEEPEST {
            return Err(self.fail("at most 127 levels"));
        }
        self.depth += 1;
        self.at += 1;
        Ok(())
    }

    fn enter(&mut self, end: u8) -> bool {
        let empty = self.peek() == end;
        if empty {
            self.close();
        }
        !empty
    }

    #[inline]
    fn more(&mut self, end: u8, expected: &'static str) -> Result<bool, Box<ReadError>> {
        match self.peek() {
            b',' => {
                self.at += 1;
                Ok(true)
            }
            byte if byte == end => {
                self.close();
                Ok(false)
            }
            _ => Err(self.fail(expected)),
        }
    }

    fn close(&mut self) {
        self.at += 1;
        self.depth -= 1;
    }
}

#[cfg(test)]
mod tests {
    use super::Reader;

    #[test]
    fn depth_ends_at_127() {
        let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
        let message = |text: &str| Reader::new(text).skip().err().map_or_else(String::new, |fail| fail.to_string());
        assert_eq!(message(&nested(127)), "");
        assert!(message(&nested(128)).contains("expected at most 127 levels"));
        let side_by_side = format!("[{}]", vec!["[]"; 300].join(","));
        assert_eq!(message(&side_by_side), "");
    }
}
