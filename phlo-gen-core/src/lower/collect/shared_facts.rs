//! Documentation that items of one endpoint share: what one of them says of an argument counts for the others, where they
//! say nothing of it.

use crate::api::{Part, Place, Presence, Template};
use crate::arguments::{Facts, Requirement};
use crate::json;
use crate::lower::collect::selectors::keys::{is_action, is_operation, is_protocol};
use crate::lower::collect::tree::{CollectedFolder, CollectedItem};
use crate::lower::requests::argument::{ArgumentValue, RequestArgument};
use crate::lower::requests::header_kinds::is_usual;
use crate::prose::{Block, Prose, plain};
use std::collections::HashMap;

/// The longest description that is shared, in bytes.
const MAX_PROSE: usize = 1000;

/// How much text is shared in a collection, in bytes. Otherwise one description could be in thousands of items.
const MAX_SHARED: usize = 1 << 20;

/// Adds to each undocumented argument what other items of the same method and path say of it, if they agree.
pub fn share_facts(root: &mut CollectedFolder<'_>) {
    let mut documentation: HashMap<Endpoint, Documentation> = HashMap::new();
    root.each_item_mut(&mut |item| {
        if has_literal_path(item) && item.arguments.iter().any(is_documented) {
            documentation.entry(endpoint(item)).or_default().add(item);
        }
    });
    let mut left = MAX_SHARED;
    root.each_item_mut(&mut |item| {
        let may_be_filled = !documentation.is_empty() && item.arguments.iter().any(may_be_filled);
        if let Some(documentation) = may_be_filled.then(|| documentation.get(&endpoint(item))).flatten() {
            documentation.fill(item, &mut left);
        }
    });
}

/// The method and the address of an item.
type Endpoint = (String, String);

fn endpoint(item: &CollectedItem<'_>) -> Endpoint {
    (item.source.request.method.clone(), item.address())
}

/// Whether the path has a word. A path of arguments alone may be that of anything.
fn has_literal_path(item: &CollectedItem<'_>) -> bool {
    let is_word = |part: &Part| matches!(part, Part::Text(text) if text.contains(char::is_alphanumeric));
    item.path.template.parts.iter().any(is_word)
}

/// The place of an argument and its name.
type Key = (Place, String);

fn key(argument: &RequestArgument) -> Key {
    (argument.place, argument.key.clone())
}

/// What the documented items of an endpoint say of their arguments.
#[derive(Default)]
struct Documentation {
    /// All arguments of these items.
    known: HashMap<Key, Shared>,
}

/// What is said of an argument.
#[derive(Default)]
struct Shared {
    required: Said<Requirement>,
    default: Said<String>,
    allowed: Said<Vec<String>>,
    of_items: bool,
    prose: Said<Prose>,
    /// The saved value, if it may select what a request does.
    selected: Said<String>,
}

/// What several items say.
#[derive(Default)]
enum Said<T> {
    #[default]
    Nothing,
    This(T),
    /// They disagree.
    Different,
}

impl<T: PartialEq> Said<T> {
    fn add(&mut self, said: Option<T>) {
        match (&self, said) {
            (Said::Nothing, Some(said)) => *self = Said::This(said),
            (Said::This(known), Some(said)) if *known != said => *self = Said::Different,
            _ => {}
        }
    }

    fn get(&self) -> Option<&T> {
        if let Said::This(said) = self { Some(said) } else { None }
    }
}

impl Documentation {
    fn add(&mut self, item: &CollectedItem<'_>) {
        for argument in &item.arguments {
            let shared = self.known.entry(key(argument)).or_default();
            shared.selected.add(selected(argument));
            if !is_secret(argument) {
                let Facts { required, default, allowed, of_items, prose, .. } = &argument.facts;
                shared.required.add(*required);
                shared.default.add(default.clone());
                shared.allowed.add(Some(allowed).filter(|allowed| !allowed.is_empty()).cloned());
                shared.of_items |= of_items;
                shared.prose.add(Some(prose).filter(|prose| is_short(prose)).cloned());
            }
        }
    }

    fn fill(&self, item: &mut CollectedItem<'_>, left: &mut usize) {
        if item.arguments.iter().any(|argument| self.tells_apart(argument)) {
            return;
        }
        let rows = || item.arguments.iter().filter(|argument| argument.place != Place::Header);
        let unknown = rows().filter(|argument| !self.known.contains_key(&key(argument))).count();
        // a call that changes only some members needs none of them, and one with other arguments does something else
        let is_same = item.source.request.method != "PATCH" && unknown * 2 < rows().count().max(1);
        // an item that says this of any argument says it of all that are required
        let says_nothing = rows().all(|argument| argument.facts.required.is_none());
        for argument in item.arguments.iter_mut().filter(|argument| may_be_filled(argument)) {
            let Some(shared) = self.known.get(&key(argument)) else { continue };
            if is_same && says_nothing {
                argument.facts.required = shared.required.get().copied();
                argument.facts.default = shared.default.get().cloned();
            }
            // the value of a call with other arguments may be one of another list
            let is_of_list = |allowed: &&Vec<String>| {
                unknown == 0 || argument.shown.as_ref().is_none_or(|shown| allowed.contains(shown))
            };
            let allowed = shared.allowed.get().filter(is_of_list);
            let length = shared.length();
            if let Some(rest) = left.checked_sub(length) {
                *left = rest;
                argument.facts.allowed = allowed.cloned().unwrap_or_default();
                argument.facts.of_items = shared.of_items;
                argument.facts.prose = shared.prose.get().cloned().unwrap_or_default();
            }
            argument.set_allowed_values();
            argument.set_presence();
        }
    }

    /// Whether an argument selects another operation than what is documented: `action=delete`.
    fn tells_apart(&self, argument: &RequestArgument) -> bool {
        let Some(value) = selected(argument) else { return false };
        let Some(shared) = self.known.get(&key(argument)) else { return argument.place != Place::Header };
        // another value of a list is one of the same call, unless it is an action
        let is_choice = shared.allowed.get().is_some() && !is_action(&argument.key);
        shared.selected.get() != Some(&value) && !is_choice
    }
}

impl Shared {
    /// The length of the texts, in bytes.
    fn length(&self) -> usize {
        let allowed = self.allowed.get().into_iter().flatten().map(String::len);
        allowed.chain(self.prose.get().and_then(length)).sum()
    }
}

/// The length of a description of one paragraph.
fn length(prose: &Prose) -> Option<usize> {
    match prose.blocks.as_slice() {
        [Block::Paragraph(inlines)] => Some(plain(inlines).len()),
        _ => None,
    }
}

fn is_short(prose: &Prose) -> bool {
    length(prose).is_some_and(|length| length <= MAX_PROSE)
}

/// The saved value of an argument that may select what a request does: one that says so by its name, or one that is sent
/// unless it is set.
fn selected(argument: &RequestArgument) -> Option<String> {
    let RequestArgument { key, place, presence, shown, .. } = argument;
    let is_constant = *place == Place::Header && is_usual(key) && !key.eq_ignore_ascii_case("soapaction");
    match presence {
        _ if is_constant => None,
        Presence::Default(value) | Presence::Fixed(value) => Some(unquoted(value)),
        _ if is_operation(key) || is_protocol(key) => shown.clone(),
        _ => None,
    }
}

/// A text that is sent, without the quotes of JSON.
fn unquoted(value: &Template) -> String {
    let source = value.source();
    json::parse(&source).ok().and_then(|json| json.as_str().map(str::to_owned)).unwrap_or(source)
}

fn is_documented(argument: &RequestArgument) -> bool {
    let Facts { required, allowed, prose, .. } = &argument.facts;
    let says = required.is_some() || !allowed.is_empty() || !prose.blocks.is_empty();
    says && !is_secret(argument)
}

fn may_be_filled(argument: &RequestArgument) -> bool {
    argument.facts == Facts::default() && !is_secret(argument)
}

/// A description may show the value.
fn is_secret(argument: &RequestArgument) -> bool {
    argument.is_secret || argument.value == ArgumentValue::Secret
}
