//! Authorization as an entry has it.

use super::fields::{Findings, javascript, near_miss, present, truthy};
use super::model::{Auth, Inherited};
use crate::json::{Json, Kind};
use std::collections::HashMap;

const TYPES: &[&str] = &[
    "noauth", "basic", "bearer", "apikey", "jwt", "asap", "oauth2", "oauth1", "digest", "hawk", "awsv4", "edgegrid",
    "ntlm",
];

/// The authorization of a collection, a folder or a request. It counts as declared if it names a type, even an unknown
/// one.
pub fn read(owner: &Json, findings: &mut Findings) -> Inherited {
    // The parameters of a type are in the member of its name.
    truthy(owner, "auth").map_or(Inherited::Parent, |auth| {
        let kind = auth.get("type").and_then(Json::as_str).unwrap_or_default();
        read_in(auth, kind, findings)
    })
}

/// Authorization whose parameters are in the member of this name.
pub fn read_in(auth: &Json, parameters: &str, findings: &mut Findings) -> Inherited {
    let Some(members) = auth.as_object() else {
        findings.wrong_type("`auth`", auth, "an object", "it is ignored; write an object with `type`");
        return Inherited::Parent;
    };
    // `type` itself cannot have parameters
    let kind = match auth.get("type").and_then(Json::as_str).filter(|_| parameters != "type") {
        Some(kind) => kind.to_owned(),
        None => {
            if members.iter().any(|member| member.value.kind != Kind::Null) {
                let help = "give it a `type`, or remove it";
                findings.note("auth-without-type", auth.start, "this `auth` has no type, so it is inherited", help);
            }
            return Inherited::Parent;
        }
    };
    if !TYPES.contains(&kind.as_str()) {
        let message = format!("`{kind}` is not a known type of authorization, so nothing is sent");
        let help = match kind.as_str() {
            "inherit" => "remove `auth`: without it the authorization is inherited".to_owned(),
            _ => format!("use one of {}", TYPES.join(", ")),
        };
        findings.note("auth-type-unknown", auth.get("type").unwrap_or(auth).start, message, &help);
    }
    let parameters = present(auth, parameters).map_or_else(Vec::new, |value| {
        misspelt_parameters(&kind, value, findings);
        self::parameters(value, findings)
    });
    if parameters.is_empty() && kind != "noauth" && TYPES.contains(&kind.as_str()) {
        let message = format!("this `auth` has no parameters of its type `{kind}`");
        findings.note("auth-without-parameters", auth.start, message, "fill them in, or remove `auth` to inherit it");
    }
    Inherited::Own(Auth { kind, parameters, offset: auth.start })
}

/// Adds findings on misspelt names of the parameters that a type cannot do without.
fn misspelt_parameters(kind: &str, parameters: &Json, findings: &mut Findings) {
    let known: &[&str] = match kind {
        "basic" | "digest" | "ntlm" => &["username", "password"],
        "bearer" => &["token"],
        _ => return,
    };
    let rows = parameters.as_array().unwrap_or_default().iter().filter_map(|row| present(row, "key"));
    let rows = rows.filter_map(|key| Some((key.as_str()?, key.start)));
    let members = parameters.as_object().unwrap_or_default().iter().map(|member| (&*member.name, member.start));
    let names: Vec<(&str, usize)> = rows.chain(members).collect();
    let missing = known.iter().copied().filter(|known| names.iter().all(|(name, _)| name != known));
    for (name, start) in &names {
        if let Some(intended) = near_miss::misspelt(name, missing.clone()) {
            let message = format!("`{name}` is not a parameter of `{kind}`: its name in the format is `{intended}`");
            findings.note("near-miss-key", *start, message, "rename it, or remove it");
        }
    }
}

/// Parameters as a list (version 2.1) or as a map (version 2.0). If a key occurs twice, the last one counts.
fn parameters(value: &Json, findings: &mut Findings) -> Vec<(String, String)> {
    let mut parameters: Vec<(String, String)> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut set = |key: &str, value: Option<&Json>| {
        let Some(value) = value.filter(|value| value.kind != Kind::Null) else { return };
        let text = value.as_str().map_or_else(|| javascript::json(value), str::to_owned);
        match places.get(key).and_then(|place| parameters.get_mut(*place)) {
            Some((_, known)) => *known = text,
            None => {
                places.insert(key.to_owned(), parameters.len());
                parameters.push((key.to_owned(), text));
            }
        }
    };
    match &value.kind {
        Kind::Object(members) => {
            for member in members {
                match member.value.as_array().filter(|_| member.name.ends_with("Config")) {
                    // version 2.0 has lists in `basicConfig` and `advancedConfig`
                    Some(rows) => rows.iter().for_each(|row| {
                        if let Some(key) = present(row, "key") {
                            set(&javascript::string(key), row.get("value"));
                        }
                    }),
                    None => set(&member.name, Some(&member.value)),
                }
            }
        }
        Kind::Array(values) => {
            for parameter in values {
                match present(parameter, "key") {
                    Some(key) => set(&javascript::string(key), parameter.get("value")),
                    None => {
                        let message = "a parameter of `auth` has no `key`, so it is ignored";
                        findings.note("row-without-key", parameter.start, message, "give it a `key`, or remove it");
                    }
                }
            }
        }
        _ => findings.wrong_type("the parameters of `auth`", value, "a list", "they are ignored; write a list"),
    }
    parameters
}
