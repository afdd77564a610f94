//! What `protocolProfileBehavior` changes.

use crate::collection::Behavior;

/// What Postman does with bodies unless `protocolProfileBehavior` says otherwise.
#[derive(Debug, Clone, Copy)]
pub struct Habits {
    /// It leaves out the bodies of GET and its like.
    pub prunes: bool,
    /// It adds a `Content-Type` where no row has one.
    pub adds_type: bool,
}

impl Habits {
    /// Those of an item, from the outermost folder inwards.
    pub fn of(behaviors: &[&Behavior]) -> Self {
        let last = |find: fn(&Behavior) -> Option<bool>| behaviors.iter().rev().find_map(|behavior| find(behavior));
        let headers = behaviors.iter().rev().map(|behavior| &behavior.disabled_system_headers);
        let disabled = headers.into_iter().find(|names| !names.is_empty());
        let disables_type = |names: &Vec<String>| names.iter().any(|name| name == "content-type");
        Habits {
            prunes: !last(|behavior| behavior.disable_body_pruning).unwrap_or(false),
            adds_type: !disabled.is_some_and(disables_type),
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
        let habits = |behaviors: &[Behavior]| {
            let Habits { prunes, adds_type } = Habits::of(&behaviors.iter().collect::<Vec<_>>());
            (prunes, adds_type)
        };
        let (outer, inner) = (behavior(Some(true), &["content-type"]), behavior(Some(false), &["accept"]));
        assert_eq!(habits(&[]), (true, true));
        assert_eq!(habits(&[outer.clone(), Behavior::default()]), (false, false));
        assert_eq!(habits(&[outer, inner]), (true, true));
    }
}
