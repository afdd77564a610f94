//! A type where a value is present.

use crate::api::Type;

/// A type without the wrappers of absence.
pub fn bare(ty: &Type) -> &Type {
    match ty {
        Type::Optional(inner) | Type::Nullable(inner) => bare(inner),
        ty => ty,
    }
}
