//! The table that all items of a collection share.

use super::context::Context;
use super::writer::Writer;
use crate::api::{Auth, Host, Setting};
use crate::emit::features;
use crate::emit::literal::literal;

/// Writes the table, and the features that it requires.
pub fn api(context: &Context<'_>, out: &mut Writer) {
    let api = context.api;
    out.rustfmt_skip();
    out.open("static __API: __::Api = __::Api {");
    out.line(&format!("name: {},", literal(&api.name)));
    out.open("settings: &[");
    api.settings.iter().for_each(|setting| api_setting(setting, out));
    out.close("],");
    out.open("hosts: &[");
    api.hosts.iter().for_each(|host| api_host(host, out));
    out.close("],");
    out.open("auths: &[");
    api.auths.iter().for_each(|auth| api_auth(auth, out));
    out.close("],");
    out.close("};");
    features::auth_kinds(api).iter().for_each(|kind| require_auth(kind, out));
    features::dynamic_variable(api).iter().for_each(|variable| require_dynamic(variable, out));
}

fn api_setting(setting: &Setting, out: &mut Writer) {
    let default = setting
        .default
        .as_ref()
        .map_or("__::Option::None".to_owned(), |default| format!("__::Option::Some({})", literal(&default.source())));
    out.line(&format!(
        "__::Setting {{ name: {}, default: {default}, secret: {}, required: {} }},",
        literal(&setting.name),
        setting.secret,
        setting.required
    ));
}

fn api_host(host: &Host, out: &mut Writer) {
    out.line(&format!("__::Host {{ name: {}, base: {} }},", literal(&host.name), literal(&host.base.source())));
}

fn api_auth(auth: &Auth, out: &mut Writer) {
    let parameters: Vec<String> = auth
        .parameters
        .iter()
        .map(|(name, value)| format!("({}, {})", literal(name), literal(&value.source())))
        .collect();
    out.line(&format!("__::Auth {{ kind: {}, parameters: &[{}] }},", literal(&auth.kind), parameters.join(", ")));
}

fn require_auth(kind: &str, out: &mut Writer) {
    out.line(&format!("__::require_auth!({kind});"));
}

fn require_dynamic(variable: &str, out: &mut Writer) {
    out.line(&format!("__::require_dynamic!({});", literal(variable)));
}
