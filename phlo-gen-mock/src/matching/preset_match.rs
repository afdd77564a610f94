//! How a request fits the fixed values and the defaults of an item.

use crate::request::Fields;
use crate::requirements::ArgumentRule;
use std::cmp::Reverse;

/// The less, the better the request fits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct PresetMatch {
    /// Fixed values that the request does not have.
    fixed_wrong: usize,
    /// Fixed values that it has.
    fixed_right: Reverse<usize>,
    /// Defaults for which it has another value.
    default_wrong: usize,
    /// Defaults that it has.
    default_right: Reverse<usize>,
    /// Defaults for which it has no value.
    default_absent: usize,
}

impl PresetMatch {
    /// Compares a request with the rules of an item.
    pub fn new(rules: &[ArgumentRule], fields: &Fields<'_>) -> Self {
        let mut out = PresetMatch::default();
        for rule in rules {
            let Some(preset) = &rule.preset else { continue };
            let is_same = fields.get(rule.place, &rule.name).map(|value| value.text() == preset.text);
            let count = match (preset.is_fixed, is_same) {
                (true, Some(true)) => &mut out.fixed_right.0,
                (true, _) => &mut out.fixed_wrong,
                (false, Some(true)) => &mut out.default_right.0,
                (false, Some(false)) => &mut out.default_wrong,
                (false, None) => &mut out.default_absent,
            };
            *count += 1;
        }
        out
    }
}

/// The first fixed value or default that the request does not have, described for an explanation.
pub fn first_difference(rules: &[ArgumentRule], fields: &Fields<'_>) -> Option<String> {
    rules.iter().find_map(|rule| {
        let preset = rule.preset.as_ref()?;
        let value = fields.get(rule.place, &rule.name).map(|value| value.text().into_owned());
        match value {
            Some(value) if value == preset.text => None,
            Some(value) => Some(format!("its `{}` is `{}` and not `{value}`", rule.name, preset.text)),
            None => {
                preset.is_fixed.then(|| format!("its `{}` is `{}` and the request has none", rule.name, preset.text))
            }
        }
    })
}
