//! The conversion of what a caller gives to the setter of a list.

/// What the setter of a list of `T` takes: every [`IntoIterator`] whose items are [`Into<T>`], such as `["a", "b"]`, a
/// `Vec` or an iterator.
///
/// An `Option` goes to the setter whose name begins with `maybe_`: `.maybe_tags(tags)` instead of `.tags(tags)`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be given for a list of `{T}`",
    label = "the argument is a list of `{T}`",
    note = "a list of one value is written `[value]`",
    note = "an `Option` goes to the setter whose name begins with `maybe_`; a required list has none: unwrap or match the `Option`"
)]
pub trait IntoList<T> {
    /// The values of the argument.
    fn into_list(self) -> Vec<T>;
}

#[diagnostic::do_not_recommend]
#[doc(hidden)]
impl<T, V: Into<T>, L: IntoIterator<Item = V>> IntoList<T> for L {
    #[inline]
    fn into_list(self) -> Vec<T> {
        self.into_iter().map(Into::into).collect()
    }
}
