//! Templates of the generated description, filled with arguments, settings and dynamic variables.

mod rows;
mod scope;
mod setting_scope;
mod sink;

pub(crate) use self::rows::{RowValue, argument_value, rows};
pub(crate) use self::scope::Scope;
pub(crate) use self::setting_scope::SettingScope;
pub(crate) use self::sink::{Sink, VariableValue};
