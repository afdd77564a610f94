//! The implementation of the setters of generated builders.

use crate::json::into_argument::IntoArgument;
use crate::json::into_list::IntoList;

/// The setter of an optional argument.
#[inline]
pub fn set<T>(member: &mut Option<T>, value: impl IntoArgument<T>) {
    *member = Some(value.into_argument());
}

/// The `maybe_` setter of an optional argument.
#[inline]
pub fn set_maybe<T>(member: &mut Option<T>, value: Option<impl Into<T>>) {
    *member = value.map(Into::into);
}

/// The setter of an argument that is a list.
#[inline]
pub fn set_list<T, M: From<Vec<T>>>(member: &mut M, values: impl IntoList<T>) {
    *member = M::from(values.into_list());
}

/// The `maybe_` setter of an optional argument that is a list.
#[inline]
pub fn set_maybe_list<T>(member: &mut Option<Vec<T>>, values: Option<impl IntoIterator<Item = impl Into<T>>>) {
    *member = values.map(|values| values.into_iter().map(Into::into).collect());
}

/// The setter of a required argument. Its member is an option if the collection has no value for it.
#[inline]
pub fn set_required<T, M: From<T>>(member: &mut M, value: impl IntoArgument<T>) {
    *member = M::from(value.into_argument());
}
