//! The arguments of one place that are sent, in their order.

use crate::error::Problem;
use crate::json::{Value, is_secret_member};
use crate::operation::{Argument, Arguments, Place};
use crate::request::template::Scope;

/// A query parameter, a header or a form field.
pub(crate) struct Row<'a> {
    pub(crate) argument: &'a Argument,
    pub(crate) value: RowValue<'a>,
    /// Whether the caller's value is a secret.
    pub(crate) secret: bool,
}

/// The value of a row.
pub(crate) enum RowValue<'a> {
    /// The caller's value, or one element of it.
    Value(&'a dyn Value),
    /// A value that the collection fixes.
    Template(&'static str),
    /// None: a name without `=` and value.
    Bare,
}

/// Visits the rows of one place: each element of a list is a row.
pub(crate) fn rows(
    arguments: Arguments,
    place: Place,
    scope: Scope<'_>,
    visit: &mut dyn FnMut(Row<'_>) -> Result<(), Problem>,
) -> Result<(), Problem> {
    for argument in arguments.within(place) {
        match (argument_value(&argument, scope), argument.value) {
            (Some(value), _) => {
                let secret = is_secret(&argument, scope);
                let mut outcome = Ok(());
                value.each(&mut |element| {
                    if outcome.is_ok() && !element.absent() {
                        outcome = visit(Row { argument: &argument, value: RowValue::Value(element), secret });
                    }
                });
                outcome?;
            }
            (None, Some(template)) => {
                visit(Row { argument: &argument, value: RowValue::Template(template), secret: false })?;
            }
            (None, None) if argument.field.is_none() => {
                visit(Row { argument: &argument, value: RowValue::Bare, secret: false })?;
            }
            (None, None) => {}
        }
    }
    Ok(())
}

/// The value that the caller gave an argument.
pub(crate) fn argument_value<'a>(argument: &Argument, scope: Scope<'a>) -> Option<&'a dyn Value> {
    let value = scope.request?.at(argument.field?);
    (!value.absent()).then_some(value)
}

fn is_secret(argument: &Argument, scope: Scope<'_>) -> bool {
    scope.request.zip(argument.field).is_some_and(|(request, field)| is_secret_member(request, field))
}
