//! The client and its builder.

use super::context::Context;
use super::writer::Writer;
use crate::api::{Host, Setting};
use crate::emit::docs;

/// Writes the client.
pub fn client(context: &Context<'_>, out: &mut Writer) {
    out.open("__::client! {");
    out.page(&docs::client::client(context.api, context.doctests()), context.doctests().is_some());
    out.line("Client, ClientBuilder = __API;");
    out.open("settings {");
    for (index, setting) in context.api.settings.iter().enumerate() {
        self::setting(index, setting, out);
    }
    out.close("}");
    out.open("hosts {");
    for (index, host) in context.api.hosts.iter().enumerate() {
        self::host(index, host, out);
    }
    out.close("}");
    out.close("}");
}

fn setting(index: usize, setting: &Setting, out: &mut Writer) {
    out.doc(&docs::setting::setting(setting));
    let ty = if setting.secret { "SecretString" } else { "String" };
    out.line(&format!("{} {index} __::{ty};", setting.setter));
}

/// A host that consists of settings has no setter.
fn host(index: usize, host: &Host, out: &mut Writer) {
    if let Some(setter) = &host.setter {
        out.doc(&docs::setting::host(host));
        out.line(&format!("{setter} {index};"));
    }
}
