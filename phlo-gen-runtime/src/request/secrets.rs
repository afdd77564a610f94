//! The secrets of a request, which messages must not show.

use crate::config::CallOptions;
use crate::error::{Redactor, is_secret_name};
use crate::json::Fields;
use crate::request::RequestContext;
use secrecy::ExposeSecret;

/// Values to redact if the server echoes them: the secrets of the client, of the call and of the request.
pub(crate) fn redactor(context: &RequestContext, call: &CallOptions, request: Option<&dyn Fields>) -> Redactor {
    let mut redactor = Redactor::of_client(&context.secrets);
    for (name, value) in call.headers.iter().chain(&call.query) {
        if is_secret_name(name) {
            redactor.add(value.expose_secret());
        }
    }
    for (name, value) in &call.members {
        if is_secret_name(name) {
            redactor.add(&value.as_text().unwrap_or_else(|| value.as_str().to_owned()));
        }
    }
    if let Some(request) = request {
        add_arguments(request, &mut redactor);
    }
    redactor
}

fn add_arguments(request: &dyn Fields, redactor: &mut Redactor) {
    for field in 0..request.shape().fields.len() {
        let value = request.at(field);
        if value.secret() {
            value.each(&mut |value| {
                let mut text = String::new();
                value.text(&mut text);
                redactor.add(&text);
            });
        }
    }
}
