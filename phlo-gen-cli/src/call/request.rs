//! A request whose members are known only while the program runs.

use super::spec::{leak, leak_list};
use phlo_gen_core::api::{Item, Presence};
use phlo_gen_runtime::__private::{Arguments, Blank, Body, Fields, Operation, Outcome, Reader, Shape, Spec, Value};
use phlo_gen_runtime::Content;
use std::fmt;
use std::sync::Arc;

/// The value of an argument.
pub type Given = Arc<dyn Value + Send + Sync>;

/// A request whose members are known only while the program runs. It is sent as a generated one would be.
#[derive(Clone)]
pub struct Request {
    shape: &'static Shape,
    values: Vec<Option<Given>>,
}

impl Request {
    /// The request of an item, without any values.
    pub fn of(item: &Item) -> Self {
        let settable = item.arguments.iter().filter(|argument| !matches!(argument.presence, Presence::Fixed(_)));
        let fields: Vec<&'static str> = settable.map(|argument| leak(&argument.setter)).collect();
        let values = vec![None; fields.len()];
        Request {
            shape: Box::leak(Box::new(Shape { name: leak(&item.request), fields: leak_list(fields), nulls: &[] })),
            values,
        }
    }

    /// Sets an argument, by its setter.
    pub fn set(&mut self, setter: &str, value: Given) {
        let index = self.shape.fields.iter().position(|field| *field == setter);
        if let Some(slot) = index.and_then(|index| self.values.get_mut(index)) {
            *slot = Some(value);
        }
    }

    /// Whether an argument is set.
    pub fn has(&self, setter: &str) -> bool {
        self.shape.fields.iter().zip(&self.values).any(|(field, value)| *field == setter && value.is_some())
    }
}

/// What the item says is in the [`Spec`] that goes along with the request.
impl Operation for Request {
    type Client = ();
    type Reply = Content;
    type Failure = Content;
    const SPEC: Spec = Spec {
        item: "",
        method: "GET",
        host: 0,
        path: "",
        arguments: Arguments::Plain("", &[]),
        body: Body::None,
        auth: None,
    };
}

impl Fields for Request {
    fn shape(&self) -> &'static Shape {
        self.shape
    }
    fn read(&mut self, _: usize, json: &mut Reader<'_>) -> Outcome {
        json.skip()
    }
    fn at(&self, field: usize) -> &dyn Value {
        match self.values.get(field) {
            Some(Some(value)) => &**value,
            _ => &(),
        }
    }
}

impl Blank for Request {
    fn blank() -> Self {
        Request { shape: &Shape { name: "", fields: &[], nulls: &[] }, values: Vec::new() }
    }
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        phlo_gen_runtime::__private::debug(self, f)
    }
}
