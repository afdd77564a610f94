//! What the setters of generated builders do.

/// What the setter of an optional argument does.
#[inline]
pub fn set<T>(member: &mut Option<T>, value: impl Into<T>) {
    *member = Some(value.into());
}

/// What the setter of an optional argument does that takes an option.
#[inline]
pub fn set_maybe<T>(member: &mut Option<T>, value: Option<impl Into<T>>) {
    *member = value.map(Into::into);
}

/// What the setter of a required argument does. Its member is an option where the collection saves no value for it.
#[inline]
pub fn set_required<T, M: From<T>>(member: &mut M, value: impl Into<T>) {
    *member = M::from(value.into());
}
