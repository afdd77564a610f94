//! The client: what its items share, and its builder.

use super::literal::literal;
use super::writer::Writer;
use super::{Context, docs, dynamics, front};

/// Writes the table of what items share, and the client.
pub fn emit(context: &Context<'_>, out: &mut Writer) {
    let api = context.api;
    out.as_it_is();
    out.open("static __API: __::Api = __::Api {");
    out.line(&format!("name: {},", literal(&api.name)));
    out.open("settings: &[");
    for setting in &api.settings {
        let default = setting.default.as_ref().map_or("__::Option::None".to_owned(), |default| {
            format!("__::Option::Some({})", literal(&default.source()))
        });
        out.line(&format!(
            "__::Setting {{ name: {}, default: {default}, secret: {}, required: {} }},",
            literal(&setting.name),
            setting.secret,
            setting.required
        ));
    }
    out.close("],");
    out.open("hosts: &[");
    for host in &api.hosts {
        out.line(&format!("__::Host {{ name: {}, base: {} }},", literal(&host.name), literal(&host.base.source())));
    }
    out.close("],");
    out.open("auths: &[");
    for auth in &api.auths {
        let parameters: Vec<String> = auth
            .parameters
            .iter()
            .map(|(name, value)| format!("({}, {})", literal(name), literal(&value.source())))
            .collect();
        out.line(&format!("__::Auth {{ kind: {}, parameters: &[{}] }},", literal(&auth.kind), parameters.join(", ")));
    }
    out.close("],");
    out.close("};");
    for kind in features(context) {
        out.line(&format!("__::require_auth!({kind});"));
    }
    if let Some(name) = dynamics::heavy(context.api) {
        out.line(&format!("__::require_dynamic!({});", literal(&name)));
    }
    builder(context, out);
}

/// The kinds of authorization that stand behind a feature, each once.
fn features(context: &Context<'_>) -> Vec<String> {
    let mut kinds: Vec<String> = Vec::new();
    for auth in &context.api.auths {
        let is_light = matches!(auth.kind.as_str(), "basic" | "bearer" | "apikey" | "oauth2");
        if !is_light && !kinds.contains(&auth.kind) {
            kinds.push(auth.kind.clone());
        }
    }
    kinds
}

fn builder(context: &Context<'_>, out: &mut Writer) {
    out.open("__::client! {");
    front::emit(context, out);
    out.line("Client, ClientBuilder = __API;");
    out.open("settings {");
    for (index, setting) in context.api.settings.iter().enumerate() {
        out.doc(&docs::setting(setting));
        let kind = if setting.secret { "SecretString" } else { "String" };
        out.line(&format!("{} {index} __::{kind};", setting.setter));
    }
    out.close("}");
    out.open("hosts {");
    for (index, host) in context.api.hosts.iter().enumerate() {
        if let Some(setter) = &host.setter {
            out.doc(&docs::host(host));
            out.line(&format!("{setter} {index};"));
        }
    }
    out.close("}");
    out.close("}");
}
