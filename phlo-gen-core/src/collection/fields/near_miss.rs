//! Misspelt names of members, which Postman ignores, and names that an object has twice.

use super::findings::Findings;
use crate::bytes::is_one_of;
use crate::diagnostic::edit_distance;
use crate::json::{Json, Kind, Member};
use std::collections::HashSet;

/// The number of names up to which comparing is faster than hashing.
const FEW: usize = 16;

/// Adds findings on members whose names resemble a name of the format that the object does not have.
pub fn check(object: &Json, known: &[&str], findings: &mut Findings) {
    check_except(object, known, known, findings);
}

/// The same, without members of these names.
pub fn check_except(object: &Json, known: &[&str], except: &[&str], findings: &mut Findings) {
    for member in object.as_object().unwrap_or_default() {
        if is_one_of(&member.name, except) || is_empty(&member.value) {
            continue;
        }
        let name = normalized(&member.name);
        let is_missing = |known: &&&str| object.get(known).is_none();
        let has_this_name = |known: &&&str| known.len() >= name.len() && normalized(known) == name;
        let intended = known.iter().filter(is_missing).find(has_this_name).copied();
        if let Some(intended) = intended.or_else(|| misspelt(&member.name, known.iter().filter(is_missing).copied())) {
            let message = format!("`{}` is ignored: its name in the format is `{intended}`", member.name);
            findings.note("near-miss-key", member.start, message, "rename it, or remove it");
        }
    }
}

/// Whether a name is probably meant to be this name of the format.
pub fn is_meant(name: &str, known: &str) -> bool {
    normalized(name) == known || misspelt(name, std::iter::once(known)).is_some()
}

/// The name that this one is a misspelling of: one letter is wrong, or two of a long name. A changed letter in a short
/// word makes a different word, swapped ones do not.
pub fn misspelt<'k>(name: &str, mut known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    // separators are of names that others have added, such as `x-method` and `_type`
    if name.len() < 4 || !name.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return None;
    }
    known.find(|known| {
        let most = if known.len() < 8 { 1 } else { 2 };
        let is_swapped = || name.len() == known.len() && name.chars().all(|c| known.contains(c));
        known.len().abs_diff(name.len()) <= most
            && (known.len() > 4 || is_swapped())
            && edit_distance(name, known) <= most
    })
}

/// Adds findings on names that an object has twice, anywhere in a document.
pub fn check_duplicates(value: &Json, findings: &mut Findings) {
    match &value.kind {
        Kind::Array(values) => values.iter().for_each(|value| check_duplicates(value, findings)),
        Kind::Object(members) => {
            // a bit for each length and first letter: most names of an object differ in them
            let (mut seen, mut bits) = (HashSet::new(), 0_u128);
            for (index, member) in members.iter().enumerate() {
                let bit = bit_of(&member.name);
                let may_be_duplicate = bits & bit != 0;
                bits |= bit;
                let is_duplicate = match members.get(..index) {
                    Some(above) if members.len() <= FEW => may_be_duplicate && has(above, &member.name),
                    _ => !seen.insert(&*member.name),
                };
                if is_duplicate {
                    let message = format!("`{}` occurs twice in this object, and the last one counts", member.name);
                    findings.note("duplicate-key", member.start, message, "remove one of them");
                }
                check_duplicates(&member.value, findings);
            }
        }
        _ => {}
    }
}

/// The bit of a name by its length and its first letter.
fn bit_of(name: &str) -> u128 {
    let first = name.as_bytes().first().copied().unwrap_or_default();
    1 << (usize::from(first).wrapping_mul(7).wrapping_add(name.len()) % 128)
}

/// Whether one of the members has a name. A loop, because iterators are slow in a macro, which is not optimized.
fn has(members: &[Member<'_>], name: &str) -> bool {
    let mut rest = members;
    while let [member, others @ ..] = rest {
        let other: &str = &member.name;
        if other.len() == name.len() && other == name {
            return true;
        }
        rest = others;
    }
    false
}

/// A name without case, separators and the plural, which are often wrong.
fn normalized(name: &str) -> String {
    let name: String = name.chars().filter(|character| character.is_alphanumeric()).collect();
    let name = name.to_lowercase();
    name.strip_suffix('s').map(str::to_owned).unwrap_or(name)
}

fn is_empty(value: &Json) -> bool {
    match &value.kind {
        Kind::Null => true,
        Kind::String(text) => text.is_empty(),
        Kind::Array(values) => values.is_empty(),
        Kind::Object(members) => members.is_empty(),
        _ => false,
    }
}
