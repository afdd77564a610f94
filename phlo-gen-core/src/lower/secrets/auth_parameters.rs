//! Which parameters of authorization are secrets.

use crate::collection::Auth;
use crate::lower::postman::authorization::sent_parameters;
use crate::lower::secrets::detect;

pub use crate::collection::secrets::names::{is_credential_parameter, is_secret_parameter};

/// Whether this parameter is a secret that is partly literal and partly variables.
pub fn holds_literal(name: &str, value: &str) -> bool {
    is_credential_parameter(name) && detect::has_literal(name, value)
}

/// The values of the parameters that are sent, except those that contain a piece of a secret: a setting replaces them.
pub fn sent_values(auth: &Auth) -> impl Iterator<Item = &String> {
    sent_parameters(auth).filter(|(name, value)| !holds_literal(name, value)).map(|(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credential_parameters_are_recognized_by_name() {
        assert!(is_credential_parameter("username"));
        assert!(!is_credential_parameter("region"));
        assert!(is_secret_parameter("value") && !is_secret_parameter("username"));
    }
}
