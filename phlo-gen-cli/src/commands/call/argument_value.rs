//! The value of an argument.

use phlo_gen_runtime::__private::{Blank, Decode, Outcome, Reader, Spelling, Value};
use phlo_gen_runtime::{File, Json};
use std::fmt;
use std::sync::Arc;

/// A value of any type that a request can have.
#[derive(Clone)]
pub struct ArgumentValue(Arc<dyn Value + Send + Sync>);

impl ArgumentValue {
    /// The value.
    pub fn new(value: impl Value + Send + Sync + 'static) -> Self {
        ArgumentValue(Arc::new(value))
    }
}

impl Value for ArgumentValue {
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
    fn each_secret(&self, visit: &mut dyn FnMut(&dyn Value)) {
        self.0.each_secret(visit);
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

impl Blank for ArgumentValue {
    fn blank() -> Self {
        ArgumentValue::new(())
    }
}

impl Decode for ArgumentValue {
    fn decode(&mut self, json: &mut Reader<'_>) -> Outcome {
        let mut value = Json::blank();
        value.decode(json)?;
        *self = ArgumentValue::new(value);
        Ok(())
    }
}

impl fmt::Debug for ArgumentValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
