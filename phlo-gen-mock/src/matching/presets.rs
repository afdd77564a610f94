//! How a request fits the values that tell the items of one path apart.

use crate::request::fields::Fields;
use crate::requirements::arguments::Rule;
use std::cmp::Reverse;

/// The less, the better the request fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Told {
    /// Fixed values that the request does not have.
    fixed_wrong: usize,
    /// Fixed values that it has.
    fixed_right: Reverse<usize>,
    /// Defaults that it has another value for.
    default_wrong: usize,
    /// Defaults that it has.
    default_right: Reverse<usize>,
    /// Defaults that it says nothing of.
    default_absent: usize,
}

/// Compares a request with the fixed values and the defaults of an item.
pub fn told(rules: &[Rule], fields: &Fields<'_>) -> Told {
    let mut out = Told {
        fixed_wrong: 0,
        fixed_right: Reverse(0),
        default_wrong: 0,
        default_right: Reverse(0),
        default_absent: 0,
    };
    for rule in rules {
        let Some(told) = &rule.told else { continue };
        let is_same = fields.get(rule.place, &rule.name).map(|given| given.text() == told.text);
        let count = match (told.is_fixed, is_same) {
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

/// The first value that the request lacks, as people read it.
pub fn difference(rules: &[Rule], fields: &Fields<'_>) -> Option<String> {
    rules.iter().find_map(|rule| {
        let told = rule.told.as_ref()?;
        let given = fields.get(rule.place, &rule.name).map(|given| given.text().into_owned());
        match given {
            Some(given) if given == told.text => None,
            Some(given) => Some(format!("its `{}` is `{}` and not `{given}`", rule.name, told.text)),
            None => told.is_fixed.then(|| format!("its `{}` is `{}` and the request has none", rule.name, told.text)),
        }
    })
}
