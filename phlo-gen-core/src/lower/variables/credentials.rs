//! Variables that authorize requests: their values are secrets, regardless of their names.

use crate::collection::Auth;
use crate::lower::postman::authorization::{AuthorizedItem, sent_parameters};
use crate::lower::postman::references;
use crate::lower::secrets::auth_parameters::is_secret_parameter;
use crate::lower::secrets::credential_rows::CredentialRows;
use crate::lower::secrets::detect;
use std::collections::HashSet;

/// The variables in parameters of authorization, in credential headers and rows and in the password of a URL.
pub fn variables(items: &[AuthorizedItem<'_>]) -> HashSet<String> {
    let mut secrets = HashSet::new();
    let mut before: Option<&Auth> = None;
    for authorized in items {
        let AuthorizedItem { item, auth, .. } = authorized;
        // most items have the authorization of the one before them
        let auth = auth.filter(|auth| !before.replace(auth).is_some_and(|before| std::ptr::eq(before, *auth)));
        let sent = auth.iter().flat_map(|auth| sent_parameters(auth));
        let sent = sent.filter(|(name, _)| is_secret_parameter(name));
        // a parameter that only the app needs is a secret too if a request uses its variable
        let all = auth.iter().flat_map(|auth| &auth.parameters).filter(|(name, _)| detect::is_secret_name(name));
        let all = all.filter(|(name, _)| is_secret_parameter(name));
        let values = sent.chain(all).map(|(_, value)| value);
        let headers =
            item.request.headers.iter().filter(|row| row.key.as_deref().is_some_and(detect::is_credential_header));
        let headers = headers.filter_map(|row| row.value.as_str());
        let password = item.request.url.credentials.iter().map(|(_, password)| password.as_str());
        let texts = values.map(String::as_str).chain(headers).chain(password);
        secrets.extend(texts.flat_map(references::names).map(str::to_owned));
        secrets.extend(CredentialRows::of(authorized).secrets().map(str::to_owned));
    }
    secrets
}
