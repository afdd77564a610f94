//! The arguments of one place that are sent, in their order.

use crate::error::Problem;
use crate::filled::Filled;
use crate::operation::{Argument, Arguments, Place};
use crate::shape::{Fields, Value};
use crate::template::Scope;

/// One row of a query, a header or a form.
pub(crate) struct Sent<'a> {
    pub(crate) argument: &'a Argument,
    pub(crate) value: Row<'a>,
}

/// What a row holds.
pub(crate) enum Row<'a> {
    /// What the caller gave, or one element of it.
    Value(&'a dyn Value),
    /// A value that the collection fixes.
    Template(&'static str),
    /// Nothing: the name stands alone.
    Bare,
}

/// Visits the rows of one place: a list is one row for each of its elements.
pub(crate) fn rows(
    arguments: Arguments,
    place: Place,
    scope: Scope<'_>,
    visit: &mut dyn FnMut(Sent<'_>) -> Result<(), Problem>,
) -> Result<(), Problem> {
    for argument in arguments.within(place) {
        match (given(&argument, scope), argument.value) {
            (Some(value), _) => {
                let mut outcome = Ok(());
                value.each(&mut |element| {
                    if outcome.is_ok() && !element.absent() {
                        outcome = visit(Sent { argument: &argument, value: Row::Value(element) });
                    }
                });
                outcome?;
            }
            (None, Some(template)) => visit(Sent { argument: &argument, value: Row::Template(template) })?,
            (None, None) if argument.field.is_none() => visit(Sent { argument: &argument, value: Row::Bare })?,
            (None, None) => {}
        }
    }
    Ok(())
}

/// The value that the caller gave an argument.
pub(crate) fn given<'a>(argument: &Argument, scope: Scope<'a>) -> Option<Filled<'a>> {
    let request: &'a dyn Fields = scope.request?;
    let value = request.at(argument.field?);
    (!value.absent()).then_some(Filled { value, scope })
}
