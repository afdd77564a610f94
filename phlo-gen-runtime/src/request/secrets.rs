//! The secrets of a request, which messages must not show.

use crate::config::CallOptions;
use crate::error::{Redactor, is_secret_by_value, is_secret_name};
use crate::json::{Fields, visit_secrets};
use crate::request::RequestContext;
use percent_encoding::percent_decode_str;
use secrecy::ExposeSecret;

/// Values to redact if the server echoes them: the secrets of the client, of the call and of the request. Returns also
/// whether the call or the request has one.
pub(crate) fn redactor(context: &RequestContext, call: &CallOptions, request: Option<&dyn Fields>) -> (Redactor, bool) {
    let mut redactor = Redactor::of_client(&context.secrets);
    let mut has_secret = false;
    let mut add = |text: &str| {
        has_secret = true;
        redactor.add(text);
    };
    for (name, value) in call.headers.iter().chain(&call.query) {
        let value = value.expose_secret();
        if is_secret_row(name, value) {
            add(value);
        }
    }
    for (name, value) in &call.members {
        let text = value.as_text().unwrap_or_else(|| value.as_str().to_owned());
        if is_secret_row(name, &text) {
            add(&text);
        }
    }
    if let Some(request) = request {
        visit_secrets(request, &mut |secret| {
            let mut text = String::new();
            secret.text(&mut text);
            add(&text);
        });
    }
    (redactor, has_secret)
}

/// Whether a row of a query is a secret, by its name, or by its name and its value.
pub(crate) fn is_secret_row(name: &str, value: &str) -> bool {
    is_secret_name(name) || is_secret_by_value(name, value)
}

/// The names of the parameters that are named like secrets, in the query of a URL that a caller has written. Their values
/// are added to those to redact.
pub(crate) fn secret_rows_of(query: &str, redactor: &mut Redactor) -> Vec<String> {
    let decoded = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
    let rows = query.split('&').filter_map(|row| row.split_once('=')).map(|(name, value)| (decoded(name), value));
    let secret = rows.filter(|(name, value)| is_secret_row(name, &decoded(value)));
    secret.inspect(|(_, value)| redactor.add(&decoded(value))).map(|(name, _)| name).collect()
}
