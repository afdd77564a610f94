//! Findings about scripts, which are not run.

use crate::api::{Api, Auth};
use crate::collection::{Collection, Entry, Script};
use crate::diagnostic::Diagnostic;
use crate::lower::postman::authorization::AuthorizedItem;
use crate::lower::postman::scripts::{headers_added, place_signed, places_set};
use crate::lower::variables::scope::Variables;
use std::collections::HashSet;

/// Reviews the scripts of a collection, of its folders, and of these items. Each setting and each header is reported once.
pub fn review(
    collection: &Collection,
    items: &[AuthorizedItem<'_>],
    variables: &Variables<'_>,
    api: &Api,
) -> Vec<Diagnostic> {
    let mut scripts: Vec<&Script> = collection.scripts.iter().collect();
    let folders = collection.all_entries().into_iter().filter_map(|entry| match entry {
        Entry::Folder(folder) => Some(folder),
        Entry::Item(_) => None,
    });
    scripts.extend(folders.flat_map(|folder| &folder.scripts));
    let of_many_items = scripts.len();
    scripts.extend(items.iter().flat_map(|authorized| &authorized.item.scripts));
    let mut findings = added_headers(&scripts);
    if findings.is_empty() {
        // the script of an item signs what only that item needs, mostly a token
        findings.extend(signed(scripts.get(..of_many_items).unwrap_or_default()));
    }
    let mut known = HashSet::new();
    for script in scripts {
        for (name, at) in places_set(script).filter(|(name, _)| variables.is_setting(name)) {
            if known.insert(name) {
                let message = format!("a script sets `{name}`, which is a setting of the client");
                findings.push(finding("setting-set-by-script", script, at, message).help(instead_of_script(name, api)));
            }
        }
    }
    findings
}

/// The headers that scripts add to requests.
fn added_headers(scripts: &[&Script]) -> Vec<Diagnostic> {
    let (mut known, mut findings) = (HashSet::new(), Vec::new());
    for script in scripts {
        for (name, at) in headers_added(script).filter(|(name, _)| known.insert(name.to_ascii_lowercase())) {
            let message = format!("a script adds the header `{name}` to requests");
            findings.push(finding("header-added-by-script", script, at, message).help(INSTEAD_OF_CHANGE));
        }
    }
    findings
}

/// The first of the scripts that sign requests.
fn signed(scripts: &[&Script]) -> Option<Diagnostic> {
    let (script, at) = scripts.iter().find_map(|script| Some((script, place_signed(script)?)))?;
    let message = "a script signs requests".to_owned();
    Some(finding("signed-by-script", script, at, message).help(INSTEAD_OF_CHANGE))
}

fn finding(code: &'static str, script: &Script, at: usize, message: String) -> Diagnostic {
    let (offset, in_string) = script.place(at);
    Diagnostic::finding(code, offset, message).in_string(in_string)
}

/// What to do about a request that a script changes.
const INSTEAD_OF_CHANGE: &str = "scripts are not run: change requests in a function, `Client::builder().with(|options| \
                                 options.before(|request| …))`; \"What a script adds to requests\" in \
                                 docs/guide/recipes.md shows how";

/// What to do about a setting that a script sets.
fn instead_of_script(name: &str, api: &Api) -> String {
    let setting = api.settings.iter().find(|setting| setting.name == name).map(|setting| &setting.setter);
    let base = format!("{{{{{name}}}}}");
    let host = api.hosts.iter().find(|host| host.base.in_collection() == base);
    let setter = setting.or(host.and_then(|host| host.setter.as_ref())).map_or(name, String::as_str);
    let is_token = |auth: &&Auth| matches!(auth.kind.as_str(), "bearer" | "oauth2");
    match api.auths.iter().filter(is_token).flat_map(Auth::settings).any(|used| used == name) {
        true => format!(
            "scripts are not run: fetch it in a function, `Client::builder().with(|options| options.token(…))`, or set \
             it, `.{setter}(…)`; \"Kinds of authorization\" in docs/guide/settings.md shows how"
        ),
        false => format!(
            "scripts are not run: set it, `Client::builder().{setter}(…)`; if a response brings the value, build the \
             client after that call"
        ),
    }
}

#[cfg(test)]
mod tests {
    use crate::generate::Document;

    /// The place, the line and the advice of each finding about scripts.
    fn shown(collection: &str) -> Vec<String> {
        let document = Document::new("c.json", collection.to_owned());
        let read = document.collection().unwrap();
        let findings = crate::lower::check(&read, None, &Default::default()).findings;
        let scripts = findings.iter().filter(|finding| finding.code == "setting-set-by-script");
        scripts.map(|finding| document.show(finding)).collect()
    }

    #[test]
    fn the_line_that_sets_it_is_shown() {
        let exec = r#"["const json = pm.response.json();", "pm.environment.set(\"tenant\", json.tenant);"]"#;
        let one = r#""var a = 1;\r\nif (a) {\r\n  pm.globals.set('base', a);\n}""#;
        let found = shown(&format!(
            r#"{{"info": {{"name": "c"}},
"event": [{{"listen": "test", "script": {{"exec": {one}}}}}],
"item": [{{"name": "a", "request": "{{{{base}}}}/a"}}, {{"name": "b", "request": "https://{{{{tenant}}}}.h/b",
  "event": [{{"listen": "test", "script": {{"exec": {exec}}}}}]}}]}}"#
        ));
        assert_eq!(found.len(), 2, "{found:#?}");
        let marked = |text: &str| {
            let mut lines = text.lines().skip(1);
            let (line, mark) = (lines.next().unwrap(), lines.next().unwrap());
            line.chars().skip(mark.chars().count() - 1).take(16).collect::<String>()
        };
        let places: Vec<String> = found.iter().map(|text| marked(text)).collect();
        assert_eq!(places, ["pm.globals.set('", "\"pm.environment."]);
        assert!(found[0].contains("`Client::builder().base_url(…)`"), "{}", found[0]);
        assert!(found[1].contains("`Client::builder().tenant(…)`; if a response brings the value"), "{}", found[1]);
    }

    #[test]
    fn a_token_is_fetched_by_a_function() {
        let found = shown(
            r#"{"info": {"name": "c"}, "auth": {"type": "bearer", "bearer": [{"key": "token", "value": "{{jwt}}"}]},
            "item": [{"name": "a", "request": "https://h/a"}, {"name": "Log in", "request": {"method": "POST", "url": "https://h/login"},
                "event": [{"listen": "test", "script": {"exec": ["pm.collectionVariables.set('jwt', 1)"]}}]}]}"#,
        );
        assert_eq!(found.len(), 1, "{found:#?}");
        assert!(
            found[0].contains("`Client::builder().with(|options| options.token(…))`, or set it, `.jwt(…)`"),
            "{found:#?}"
        );
    }

    #[test]
    fn what_scripts_add_to_requests_is_reported_once() {
        let findings = |script: &str| {
            let event = format!(r#"{{"listen": "prerequest", "script": {{"exec": ["{script}"]}}}}"#);
            let item = format!(r#"{{"name": "a", "request": "https://h/a", "event": [{event}]}}"#);
            let text = format!(r#"{{"info": {{"name": "c"}}, "event": [{event}], "item": [{item}]}}"#);
            let read = Document::new("c.json", text).collection().unwrap();
            let findings = crate::lower::check(&read, None, &Default::default()).findings;
            findings.into_iter().map(|finding| (finding.code, finding.message)).collect::<Vec<_>>()
        };
        let added = findings("pm.request.headers.add({key: 'X-Sign', value: CryptoJS.HmacSHA256(a, b)})");
        assert_eq!(added, [("header-added-by-script", "a script adds the header `X-Sign` to requests".to_owned())]);
        let signed = findings("const sum = CryptoJS.HmacSHA256(a, b);");
        assert_eq!(signed, [("signed-by-script", "a script signs requests".to_owned())]);
        assert_eq!(findings("pm.request.headers.add({key: 'Accept', value: 'text/css'})"), []);
    }

    #[test]
    fn a_script_of_a_wrapped_collection_has_its_place() {
        let event = r#"{"listen": "test", "script": {"exec": "pm.globals.set('base', 1)"}}"#;
        let item = r#"{"name": "a", "request": "{{base}}/a"}"#;
        let found =
            shown(&format!(r#"{{"collection": {{"info": {{"name": "c"}}, "item": [{item}], "event": [{event}]}}}}"#));
        assert!(found.len() == 1 && found[0].contains("pm.globals.set('base', 1)"), "{found:#?}");
    }
}
