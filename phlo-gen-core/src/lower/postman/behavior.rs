//! `protocolProfileBehavior`: its effect on bodies.

use crate::collection::Behavior;

/// Postman's treatment of bodies, which `protocolProfileBehavior` can change.
#[derive(Debug, Clone, Copy)]
pub struct BodyBehavior {
    /// Whether bodies of GET and of similar methods are omitted.
    pub prunes: bool,
    /// Whether a `Content-Type` is added if no header row has one.
    pub adds_content_type: bool,
}

impl BodyBehavior {
    /// The behavior of an item: the innermost declaration of the item and its folders counts.
    pub fn of(behaviors: &[&Behavior]) -> Self {
        let last = |find: fn(&Behavior) -> Option<bool>| behaviors.iter().rev().find_map(|behavior| find(behavior));
        let headers = behaviors.iter().rev().map(|behavior| &behavior.disabled_system_headers);
        let disabled = headers.into_iter().find(|names| !names.is_empty());
        let disables_type = |names: &Vec<String>| names.iter().any(|name| name == "content-type");
        BodyBehavior {
            prunes: !last(|behavior| behavior.disable_body_pruning).unwrap_or(false),
            adds_content_type: !disabled.is_some_and(disables_type),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_innermost_behavior_counts() {
        let behavior = |prunes, names: &[&str]| Behavior {
            disable_body_pruning: prunes,
            disabled_system_headers: names.iter().map(|name| (*name).to_owned()).collect(),
            ..Behavior::default()
        };
        let decided = |behaviors: &[Behavior]| {
            let BodyBehavior { prunes, adds_content_type } = BodyBehavior::of(&behaviors.iter().collect::<Vec<_>>());
            (prunes, adds_content_type)
        };
        let (outer, inner) = (behavior(Some(true), &["content-type"]), behavior(Some(false), &["accept"]));
        assert_eq!(decided(&[]), (true, true));
        assert_eq!(decided(&[outer.clone(), Behavior::default()]), (false, false));
        assert_eq!(decided(&[outer, inner]), (true, true));
    }
}
