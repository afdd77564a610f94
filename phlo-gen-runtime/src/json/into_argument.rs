//! The conversion of what a caller gives to a setter.

/// What the setter of an argument of type `T` takes: everything that is [`Into<T>`].
///
/// An `Option` goes to the setter whose name begins with `maybe_`: `.maybe_limit(limit)` instead of `.limit(limit)`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be given for an argument of type `{T}`",
    label = "the argument is of type `{T}`",
    note = "an `Option` goes to the setter whose name begins with `maybe_`; a required argument has none: unwrap or match the `Option`",
    note = "a number becomes a text by `.to_string()`, another type of number by `.try_into()?`; a text a number by `.parse()?`",
    note = "a file is given as `phlo_gen::File::from_path(\"…\")` or `from_bytes`",
    note = "a type whose name ends with `Input` is built by its `new(…)` and its setters"
)]
pub trait IntoArgument<T> {
    /// The value of the argument.
    fn into_argument(self) -> T;
}

#[diagnostic::do_not_recommend]
#[doc(hidden)]
impl<T, V: Into<T>> IntoArgument<T> for V {
    #[inline]
    fn into_argument(self) -> T {
        self.into()
    }
}
