//! Documentation that items of one endpoint share: what one of them says of an argument counts for the others, where they
//! say nothing of it.

use crate::api::{Place, Presence, Template};
use crate::arguments::{Facts, Requirement};
use crate::json;
use crate::lower::collect::selectors::keys::is_action;
use crate::lower::collect::tree::{CollectedFolder, CollectedItem};
use crate::lower::requests::argument::{ArgumentValue, RequestArgument};
use crate::lower::requests::header_kinds::is_usual;
use crate::prose::Prose;
use std::collections::HashMap;

/// Adds to each undocumented argument what other items of the same method and path say of it, if they agree.
pub fn share_facts(root: &mut CollectedFolder<'_>) {
    let mut documentation: HashMap<Endpoint, Documentation> = HashMap::new();
    root.each_item_mut(&mut |item| {
        if item.arguments.iter().any(is_documented) {
            documentation.entry(endpoint(item)).or_default().add(item);
        }
    });
    root.each_item_mut(&mut |item| {
        let may_be_filled = !documentation.is_empty() && item.arguments.iter().any(may_be_filled);
        if let Some(documentation) = may_be_filled.then(|| documentation.get(&endpoint(item))).flatten() {
            documentation.fill(item);
        }
    });
}

/// The method and the address of an item.
type Endpoint = (String, String);

fn endpoint(item: &CollectedItem<'_>) -> Endpoint {
    (item.source.request.method.clone(), item.address())
}

/// What the items of an endpoint say of their arguments.
#[derive(Default)]
struct Documentation {
    facts: HashMap<(Place, String), Shared>,
    /// The arguments of the items that say something, and whether each is sent unless it is set; `None` where they differ.
    known: HashMap<(Place, String), Option<Presence>>,
}

/// What is said of an argument; nothing where items disagree.
struct Shared {
    required: Option<Requirement>,
    allowed: Vec<String>,
    of_items: bool,
    prose: Prose,
}

impl Documentation {
    fn add(&mut self, item: &CollectedItem<'_>) {
        for argument in &item.arguments {
            let known = self.known.entry(key(argument)).or_insert_with(|| Some(argument.presence.clone()));
            *known = known.take().filter(|presence| *presence == argument.presence);
        }
        for argument in item.arguments.iter().filter(|argument| is_documented(argument)) {
            let Facts { required, allowed, of_items, prose, .. } = &argument.facts;
            let said =
                Shared { required: *required, allowed: allowed.clone(), of_items: *of_items, prose: prose.clone() };
            match self.facts.get_mut(&key(argument)) {
                Some(known) => known.agree(said),
                None => {
                    self.facts.insert(key(argument), said);
                }
            }
        }
    }

    /// An item that says of any argument whether it is required does so of all that are, and one of whose arguments most
    /// are others is about something else.
    fn fill(&self, item: &mut CollectedItem<'_>) {
        if item.arguments.iter().any(|argument| self.tells_apart(argument)) {
            return;
        }
        let rows = || item.arguments.iter().filter(|argument| argument.place != Place::Header);
        let unknown = rows().filter(|argument| !self.known.contains_key(&key(argument))).count();
        let says_nothing = item.arguments.iter().all(|argument| argument.facts.required.is_none());
        let is_same = unknown * 2 < rows().count().max(1);
        for argument in item.arguments.iter_mut().filter(|argument| may_be_filled(argument)) {
            let Some(shared) = self.facts.get(&key(argument)) else { continue };
            argument.facts.required = shared.required.filter(|_| is_same && says_nothing);
            // another value of a call with other arguments is of another list
            let fits = unknown == 0 || argument.shown.as_ref().is_none_or(|shown| shared.allowed.contains(shown));
            if fits {
                argument.facts.allowed.clone_from(&shared.allowed);
                argument.facts.of_items = shared.of_items;
            }
            argument.facts.prose.clone_from(&shared.prose);
            argument.set_allowed_values();
            argument.set_presence();
        }
    }

    /// Whether an argument selects another operation than what is documented: `action=delete`.
    fn tells_apart(&self, argument: &RequestArgument) -> bool {
        let (Presence::Default(value) | Presence::Fixed(value)) = &argument.presence else { return false };
        let key = key(argument);
        let known = self.known.get(&key);
        if argument.place == Place::Header {
            let is_other = known.is_some_and(|known| known.as_ref() != Some(&argument.presence));
            return is_other && (!is_usual(&argument.key) || argument.key.eq_ignore_ascii_case("soapaction"));
        }
        let is_known = || matches!(known, Some(Some(presence)) if *presence == argument.presence);
        // a value that is not allowed is that of a call that fails, unless it is an action
        let is_choice = |shared: &Shared| {
            shared.allowed.contains(&plain(value)) || !shared.allowed.is_empty() && !is_action(&argument.key)
        };
        !is_known() && !self.facts.get(&key).is_some_and(is_choice)
    }
}

impl Shared {
    fn agree(&mut self, other: Shared) {
        self.required = self.required.filter(|required| other.required == Some(*required));
        if self.allowed != other.allowed {
            self.allowed = Vec::new();
        }
        if self.prose != other.prose {
            self.prose = Prose::default();
        }
    }
}

/// A text that is sent, without the quotes of JSON.
fn plain(value: &Template) -> String {
    let source = value.source();
    json::parse(&source).ok().and_then(|json| json.as_str().map(str::to_owned)).unwrap_or(source)
}

fn key(argument: &RequestArgument) -> (Place, String) {
    (argument.place, argument.key.clone())
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
