//! A request whose fields are known only at run time.

use super::argument_value::ArgumentValue;
use super::leak::{leak_list, leak_text};
use phlo_gen_core::api::{Item, Presence};
use phlo_gen_core::emit::argument::template_name;
use phlo_gen_runtime::__private::{Arguments, Body, Fields, Member, Operation, Shape, Spec, no_member};
use phlo_gen_runtime::RawBody;
use std::fmt;

/// A request whose fields are known only at run time. The runtime sends it like a generated one.
#[derive(Clone)]
pub struct Request {
    shape: Shape,
    setters: Vec<String>,
    values: Vec<Option<ArgumentValue>>,
}

impl Request {
    /// The request of an item, without values.
    pub fn new(item: &Item) -> Self {
        let settable = || item.arguments.iter().filter(|argument| !matches!(argument.presence, Presence::Fixed(_)));
        // by these names a path and a text have them
        let fields: Vec<&'static str> = settable().map(|argument| leak_text(&template_name(argument))).collect();
        let setters = settable().map(|argument| argument.setter.clone()).collect();
        let secrets = settable().enumerate().filter(|(_, argument)| argument.secret).map(|(index, _)| index).collect();
        let values = vec![None; fields.len()];
        let shape = Shape::new(leak_text(&item.request), leak_list(fields)).secrets(leak_list(secrets));
        Request { shape, setters, values }
    }

    /// Sets an argument, by its setter.
    pub fn set(&mut self, setter: &str, value: ArgumentValue) {
        let index = self.setters.iter().position(|own| own == setter);
        if let Some(slot) = index.and_then(|index| self.values.get_mut(index)) {
            *slot = Some(value);
        }
    }

    /// Whether an argument is set.
    pub fn has(&self, setter: &str) -> bool {
        self.setters.iter().zip(&self.values).any(|(own, value)| own == setter && value.is_some())
    }
}

/// The method, path and so on of the item are in a separate [`Spec`], not in this constant.
impl Operation for Request {
    type Client = ();
    type Response = RawBody;
    type Failure = RawBody;
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
    fn empty() -> Self {
        Request { shape: Shape::new("", &[]), setters: Vec::new(), values: Vec::new() }
    }
    fn shape(&self) -> Shape {
        self.shape
    }
    fn at(&self, field: usize) -> &dyn Member {
        match self.values.get(field) {
            Some(value) => value,
            None => &(),
        }
    }
    fn at_mut(&mut self, field: usize) -> &mut dyn Member {
        match self.values.get_mut(field) {
            Some(value) => value,
            None => no_member(),
        }
    }
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        phlo_gen_runtime::__private::debug(self, f)
    }
}
