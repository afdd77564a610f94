//! The documentation of the method that returns an item's builder: description, URL, arguments, examples, responses.

mod argument_list;
mod pagination;
mod responses;

use super::examples::{call, curl};
use super::fragments::{as_sentence, code, introduced, link_text, link_to_setting, push_section};
use super::page_with_example::Page;
use super::url::endpoint;
use crate::api::{Api, Item};
use crate::emit::rustdoc;
use crate::lower::without_ordinal;
use std::fmt::Write as _;

/// The page. `doctests` is the path of the client's module, if the example is to run.
pub fn method(api: &Api, item: &Item, modules: &[String], doctests: Option<&str>) -> Page {
    let sentence = as_sentence(&link_text(without_ordinal(&item.name), &item.method_name));
    let mut before = introduced(&item.prose, &item.name, &sentence);
    let _ = write!(before, "\n\n{}", endpoint(api, item));
    for variable in &item.scripts {
        let _ = write!(before, "\n\nIn Postman a script of this item sets the variable `{}`", code(variable));
        if let Some(setting) = api.settings.iter().find(|setting| setting.name == *variable) {
            let _ = write!(before, ", which is {} here", link_to_setting(&setting.setter, modules));
        }
        before.push('.');
    }
    if let Some(pages) = pagination::sentence(api, item) {
        let _ = write!(before, "\n\n{pages}");
    }
    argument_list::push(api, item, modules, &mut before);
    push_section(&mut before, "Example");
    before.truncate(before.trim_end().len());
    let arguments = doctests.map(|module| format!("client: &{module}::Client"));
    let example = call::code_block(&call::call(api, item, modules, doctests), arguments.as_deref());
    let mut after = String::from("The same request with curl:\n\n");
    after.push_str(&rustdoc::code("sh", &curl::command(api, item)));
    responses::push(item, &mut after);
    after.truncate(after.trim_end().len());
    Page { before, example, after }
}
