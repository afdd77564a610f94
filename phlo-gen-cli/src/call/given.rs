//! A value that an argument was given.

use phlo_gen_runtime::__private::{Blank, Decode, Outcome, Reader, Spelling, Value};
use phlo_gen_runtime::{File, Json};
use std::fmt;
use std::sync::Arc;

/// A value of any type that can be sent.
#[derive(Clone)]
pub struct Given(Arc<dyn Value + Send + Sync>);

impl Given {
    /// The value.
    pub fn new(value: impl Value + Send + Sync + 'static) -> Self {
        Given(Arc::new(value))
    }
}

impl Value for Given {
    fn json(&self, out: &mut String) {
        self.0.json(out);
    }
    fn text(&self, out: &mut String) {
        self.0.text(out);
    }
    fn absent(&self) -> bool {
        self.0.absent()
    }
    fn optional(&self) -> bool {
        self.0.optional()
    }
    fn secret(&self) -> bool {
        self.0.secret()
    }
    fn spelling(&self) -> Spelling {
        self.0.spelling()
    }
    fn each(&self, visit: &mut dyn FnMut(&dyn Value)) {
        self.0.each(visit);
    }
    fn file(&self) -> Option<&File> {
        self.0.file()
    }
}

impl Blank for Given {
    fn blank() -> Self {
        Given::new(())
    }
}

impl Decode for Given {
    fn decode(&mut self, json: &mut Reader<'_>) -> Outcome {
        let mut value = Json::blank();
        value.decode(json)?;
        *self = Given::new(value);
        Ok(())
    }
}

impl fmt::Debug for Given {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
