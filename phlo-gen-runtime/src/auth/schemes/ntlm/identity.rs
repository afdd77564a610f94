//! Who is authorized: user, domain, workstation and password.

use crate::auth::signing::{AuthError, Parameters};

/// Who is authorized.
pub(super) struct Identity<'a> {
    pub(super) user: &'a str,
    pub(super) domain: &'a str,
    pub(super) workstation: &'a str,
    pub(super) password: &'a str,
}

impl<'a> Identity<'a> {
    pub(super) fn new(parameters: &Parameters<'a>) -> Result<Self, AuthError> {
        let name = parameters.required("ntlm", "username")?;
        let (user, domain) = match parameters.text("domain") {
            Some(domain) => (name, domain),
            None => parted(name).unwrap_or((name, "")),
        };
        let workstation = parameters.get("workstation").unwrap_or_default();
        Ok(Self { user, domain, workstation, password: parameters.get("password").unwrap_or_default() })
    }
}

/// User and domain of `domain\user` or `user@domain`; a name with both characters is not split.
fn parted(name: &str) -> Option<(&str, &str)> {
    let parts = match (name.split_once('\\'), name.split_once('@')) {
        (Some((domain, user)), None) => (user, domain),
        (None, Some(parts)) => parts,
        _ => return None,
    };
    let whole = |part: &str| !part.is_empty() && !part.contains(['\\', '@']);
    (whole(parts.0) && whole(parts.1)).then_some(parts)
}

#[cfg(test)]
mod tests {
    use super::parted;

    #[test]
    fn a_name_may_contain_the_domain() {
        assert_eq!(parted("dom\\u"), Some(("u", "dom")));
        assert_eq!(parted("u@dom"), Some(("u", "dom")));
        for name in ["u", "dom\\u@x", "\\u", "u@", "a\\b\\c"] {
            assert_eq!(parted(name), None, "{name}");
        }
    }
}
