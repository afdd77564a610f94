//! The implementation of the setters of generated builders.

/// The setter of an optional argument.
#[inline]
pub fn set<T>(member: &mut Option<T>, value: impl Into<T>) {
    *member = Some(value.into());
}

/// The `maybe_` setter of an optional argument.
#[inline]
pub fn set_maybe<T>(member: &mut Option<T>, value: Option<impl Into<T>>) {
    *member = value.map(Into::into);
}

/// The setter of a required argument. Its member is an option if the collection has no value for it.
#[inline]
pub fn set_required<T, M: From<T>>(member: &mut M, value: impl Into<T>) {
    *member = M::from(value.into());
}
