//! How the reader leaves out a value that does not fit its type.

use crate::json::Reader;
use crate::json::reader::{Mismatch, ReadError, Step};

/// A place to which the reader can return.
#[derive(Clone, Copy)]
pub(crate) struct Mark {
    at: usize,
    depth: u8,
    mismatches: usize,
}

impl Reader<'_> {
    /// The place before the next value.
    pub(crate) fn mark(&self) -> Mark {
        Mark { at: self.at, depth: self.depth, mismatches: self.mismatches.len() }
    }

    /// Skips a value that could not be read, and notes why.
    ///
    /// # Errors
    /// It is no JSON.
    #[cold]
    pub(crate) fn leave_out(&mut self, mark: Mark, error: Box<ReadError>) -> Result<(), Box<ReadError>> {
        (self.at, self.depth) = (mark.at, mark.depth);
        self.mismatches.truncate(mark.mismatches);
        let text = self.raw()?;
        self.mismatches.push(Mismatch::new(error.into(), text));
        Ok(())
    }

    /// Adds a step to the paths of what was left out since this place.
    #[inline]
    pub(crate) fn left_out_inside(&mut self, mark: Mark, step: impl FnOnce() -> Step) {
        if self.mismatches.len() > mark.mismatches {
            self.add_step(mark, step());
        }
    }

    #[cold]
    fn add_step(&mut self, mark: Mark, step: Step) {
        for mismatch in self.mismatches.get_mut(mark.mismatches..).unwrap_or_default() {
            mismatch.push(step.clone());
        }
    }
}
