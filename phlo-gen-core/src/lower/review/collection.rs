//! Findings about a collection besides those of its reader. They do not affect generation.

use crate::collection::media_type::is_json;
use crate::collection::secrets::values::{is_partly_masked, is_placeholder, is_title};
use crate::collection::{Body, Collection, Example, Item, Row, RowValue, Url, Variable};
use crate::diagnostic::{Diagnostic, suggest};
use crate::json;
use crate::lower::postman::algorithms::{UnsupportedAlgorithm, unsupported_algorithm};
use crate::lower::postman::authorization::AuthorizedItem;
use crate::lower::postman::references;
use crate::lower::requests::headers;
use crate::lower::responses::example::visible;
use crate::lower::responses::saved::media_type;
use crate::lower::review::variables::MOST_COMPARISONS;
use crate::lower::secrets::auth_parameters::is_secret_parameter;
use crate::lower::secrets::detect;
use crate::lower::secrets::redaction::json::find_secrets;
use crate::lower::secrets::redaction::url::redact_url;
use crate::lower::variables::growth::{Endless, MAX_GROWTH};
use crate::lower::variables::scope::Variables;
use std::collections::HashSet;
use std::ops::Range;

/// Reviews a collection.
pub fn review(collection: &Collection, items: &[AuthorizedItem<'_>], variables: &Variables<'_>) -> Vec<Diagnostic> {
    let mut review = Review {
        variables,
        known: HashSet::new(),
        hosts: HashSet::new(),
        declared: variables.declared().collect(),
        findings: Vec::new(),
    };
    for variable in &collection.variables {
        review.variable(variable);
        review.endless(variable);
    }
    for authorized in items {
        review.auth(authorized);
        review.item(authorized.item);
    }
    review.findings
}

struct Review<'a, 'b> {
    variables: &'b Variables<'a>,
    /// Findings that are reported once: a code and its subject.
    known: HashSet<(&'static str, String)>,
    /// The variables in hosts.
    hosts: HashSet<String>,
    /// The declared names, in order.
    declared: Vec<&'a str>,
    findings: Vec<Diagnostic>,
}

impl Review<'_, '_> {
    fn note(&mut self, code: &'static str, offset: usize, message: String, help: &str) {
        self.findings.push(Diagnostic::finding(code, offset, message).help(help));
    }

    fn note_once(&mut self, code: &'static str, about: &str, offset: usize, message: String, help: &str) {
        if self.known.insert((code, about.to_owned())) {
            self.note(code, offset, message, help);
        }
    }

    /// A secret whose name is in the text at the offset.
    fn secret(&mut self, offset: usize, name: &str, value: &str) {
        let found = Self::secret_at(offset, name, value);
        self.findings.extend(found.map(|finding| finding.at_word(name.trim())));
    }

    fn secret_at(offset: usize, name: &str, value: &str) -> Option<Diagnostic> {
        let says_nothing = is_placeholder(value) || is_partly_masked(value) || is_title(value, name);
        let is_value = !references::has_variable(value) && !says_nothing;
        let message = format!("the collection contains the value of the secret `{}`", name.trim());
        let help = "put it into an environment and write a variable here; it is hidden in this message, and generated \
                    code does not contain it";
        is_value.then(|| Diagnostic::finding("secret-in-collection", offset, message).help(help))
    }

    fn variable(&mut self, variable: &Variable) {
        let value = variable.value.as_deref().filter(|_| !variable.disabled && self.variables.is_secret(&variable.key));
        if let Some(value) = value {
            self.secret(variable.offset, &variable.key, value);
        }
    }

    /// Variables whose values cannot be used because they have no end.
    fn endless(&mut self, variable: &Variable) {
        let name = &variable.key;
        match self.variables.endless(name).filter(|_| !variable.disabled) {
            None => {}
            Some(Endless::Ring) => self.note(
                "variable-in-ring",
                variable.offset,
                self.names_itself(name),
                "write a value without it",
            ),
            Some(Endless::TooLong) => self.note(
                "variable-too-long",
                variable.offset,
                format!("the value of the variable `{name}` becomes longer than {MAX_GROWTH} bytes by the variables in it, so it is not used"),
                "write a value that names fewer variables",
            ),
        }
    }

    fn names_itself(&self, name: &str) -> String {
        let value = self.variables.text(name).unwrap_or_default();
        match references::names(value).find(|inner| *inner == name) {
            Some(_) => format!("the value of the variable `{name}` names `{name}` itself, so it is not used"),
            None => format!("the variables in the value of `{name}` lead back to it, so it is not used"),
        }
    }

    fn auth(&mut self, authorized: &AuthorizedItem<'_>) {
        let Some(auth) = authorized.auth else { return };
        // inherited authorization applies to many items
        let about = auth.offset.to_string();
        if !self.known.insert(("auth", about)) {
            return;
        }
        for (name, value) in auth.parameters.iter().filter(|(name, _)| is_secret_parameter(name)) {
            self.secret(auth.offset, name, value);
        }
        if let Some(UnsupportedAlgorithm { parameter, value, supported }) = unsupported_algorithm(auth) {
            let message = format!("calls cannot be signed with `{value}`, the `{parameter}` of `{}`", auth.kind);
            let help = format!("those that can are {}; a call with another one is an error", supported.join(", "));
            self.note("signature-unsupported", auth.offset, message, &help);
        }
    }

    fn item(&mut self, item: &Item) {
        let url = &item.request.url;
        if url.host.is_empty() && (url.path.is_some() || !url.raw.is_empty()) {
            let message = format!("the URL `{}` has no host", redact_url(&url.raw));
            self.note(
                "host-missing",
                url.offset,
                message,
                "begin it with a host or a variable; without one the request cannot be sent",
            );
        }
        self.protocol(url);
        for name in references::names(&url.host) {
            let begins = url.host.starts_with(&format!("{{{{{name}}}}}"));
            if begins && self.variables.text(name).is_some_and(|value| value.starts_with('/')) {
                let message = format!("the value of `{{{{{name}}}}}`, which URLs begin with, has no host");
                let help = "give the variable a host, here or in an environment; otherwise every client has to set it";
                self.note_once("host-without-value", name, url.offset, message, help);
            }
            // a misspelt variable is a finding about variables
            let is_new = !self.variables.is_known(name) && self.hosts.insert(name.to_owned());
            let may_compare = self.hosts.len() * self.declared.len() <= MOST_COMPARISONS;
            if !is_new || may_compare && suggest(name, self.declared.iter().copied()).is_some() {
                continue;
            }
            let message = format!("the host `{{{{{name}}}}}` has no value in the collection");
            let help = "give the variable a value, here or in an environment; otherwise every client has to set it";
            self.note_once("host-without-value", name, url.offset, message, help);
        }
        if let Some((_, password)) = &url.credentials {
            self.findings.extend(Self::secret_at(url.offset, "password", password));
        }
        self.rows(&url.query, detect::is_secret_name);
        self.rows(&item.request.headers, detect::is_credential_header);
        self.keys(&item.request.headers);
        item.request.headers.iter().filter(|row| !row.disabled).for_each(|row| self.header(row));
        self.rows(item.request.form(), detect::is_secret_name);
        match &item.request.body {
            Some(Body::Raw { text, offset, .. }) => self.json(text, *offset),
            Some(Body::Graphql { variables: Some(text), offset, .. }) => self.json(text, *offset),
            _ => {}
        }
        item.examples.iter().for_each(|example| self.example(example));
    }

    /// A protocol that is not HTTP, as it is written or in the value of a variable: each call of the client is an error.
    fn protocol(&mut self, url: &Url) {
        let protocol = url.protocol.as_ref().map(|protocol| format!("{protocol}://"));
        let base = protocol.unwrap_or_default() + &url.host;
        if !self.known.insert(("protocol-unsupported", base.clone())) {
            return;
        }
        let resolved = self.variables.resolve(&base);
        let is_http = |protocol: &str| ["http", "https"].iter().any(|http| protocol.eq_ignore_ascii_case(http));
        let is_name =
            |protocol: &str| protocol.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
        let is_other = |protocol: &&str| !protocol.is_empty() && is_name(protocol) && !is_http(protocol);
        if let Some(protocol) = resolved.trim_start().split_once("://").map(|(protocol, _)| protocol).filter(is_other) {
            let message =
                format!("a client cannot send this request: its protocol is {protocol}, and a client has only HTTP");
            let help = "send the requests to this host by other means, and leave them out with `skip`";
            self.note("protocol-unsupported", url.offset, message, help);
        }
    }

    fn rows(&mut self, rows: &[Row], is_secret: fn(&str) -> bool) {
        for row in rows {
            if let (Some(key), RowValue::String(value)) = (&row.key, &row.value)
                && is_secret(key)
            {
                self.secret(row.offset, key, value);
            }
        }
    }

    /// Headers whose name says nothing, and whose value is a key: it is a setting.
    fn keys(&mut self, headers: &[Row]) {
        for row in headers {
            if let (Some(key), RowValue::String(value)) = (&row.key, &row.value)
                && !detect::is_credential_header(key)
                && detect::is_credential_value(value)
            {
                self.secret(row.offset, key, value);
            }
        }
    }

    fn json(&mut self, text: &str, offset: usize) {
        let Ok(json) = json::parse_body(text) else { return };
        let mut found = Vec::new();
        find_secrets(&json, None, &mut found);
        // a document in a string is none itself
        let is_secret = |shown: &str| !shown.starts_with('"') || shown.starts_with("\"{{") && shown.ends_with("}}\"");
        // the line that a message quotes shows the names of members
        let is_name =
            |range: &Range<usize>| text.get(range.end..).is_some_and(|rest| rest.trim_start().starts_with(':'));
        let is_reported = |(range, shown): &(Range<usize>, String)| is_secret(shown) && !is_name(range);
        for (range, name) in found.into_iter().filter(is_reported) {
            let name = name.trim_matches(['"', '{', '}']);
            self.secret(offset, name, text.get(range).unwrap_or_default().trim_matches('"'));
        }
    }

    fn header(&mut self, row: &Row) {
        let key = row.key.as_deref().unwrap_or_default().trim();
        if !key.is_empty() && !headers::is_name(key) {
            let message = format!("`{}` is not a valid header name, so the header is not sent", key.escape_debug());
            self.note("header-name-invalid", row.offset, message, "use only letters, digits and dashes");
        }
        if matches!(&row.value, RowValue::String(value) if value.trim().contains(['\r', '\n', '\0'])) {
            let message = format!("the value of the header `{}` has a line break", key.escape_debug());
            self.note(
                "header-value-invalid",
                row.offset,
                message,
                "write it on one line; with a line break the request cannot be sent",
            );
        }
    }

    fn example(&mut self, example: &Example) {
        let Some(body) = example.body.as_deref().filter(|body| !body.trim().is_empty()) else { return };
        let claims_json = match example.language.as_deref() {
            Some("") | None => media_type(example).as_deref().is_some_and(is_json),
            Some(language) => language == "json",
        };
        let shown = visible(body);
        if claims_json && let Err(error) = json::parse_body(shown) {
            let message = format!("the example `{}` is {}", example.name.trim(), error.message);
            let finding = Diagnostic::finding("response-not-json", example.body_offset, message);
            let place = body.len() - shown.len() + error.offset;
            self.findings.push(finding.in_string(place).help("correct it to get a type for the response"));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::collection::read;
    use crate::lower::{Options, check};

    /// The codes of findings, and the text at their places.
    fn findings(collection: &str) -> Vec<(&'static str, String)> {
        let read = read(collection).unwrap();
        let findings = check(&read, None, &Options::default()).findings;
        findings.iter().map(|finding| (finding.code, collection[finding.offset..].chars().take(12).collect())).collect()
    }

    #[test]
    fn a_secret_is_reported_at_its_place_and_not_shown() {
        let collection = r#"{"info": {"name": "c"}, "auth": {"type": "bearer", "bearer": {"token": "s1"}},
            "variable": [{"key": "api_key", "value": "s2"}],
            "item": [{"name": "a", "request": {"url": "http://u:s3@h/?token=s4", "header": [{"key": "Cookie", "value": "s5"}]}},
                {"name": "b", "request": "http://h/?token={{t}}"}]}"#;
        let read = read(collection).unwrap();
        let findings = check(&read, None, &Options::default()).findings;
        let places: Vec<&str> =
            findings.iter().map(|finding| &collection[finding.offset..finding.offset + 8]).collect();
        assert_eq!(places, [r#"{"type":"#, r#"{"key": "#, r#""http://"#, "token=s4", r#"{"key": "#]);
        assert!(
            findings.iter().all(|finding| finding.code == "secret-in-collection" && !finding.message.contains("s2"))
        );
    }

    #[test]
    fn what_stands_for_a_secret_is_not_reported() {
        let codes = |value: &str| {
            let variable = format!(r#"{{"key": "acme_token", "value": "{value}"}}"#);
            let response = format!(r#"{{"name": "r", "code": 200, "body": "{{\"token\": \"{value}\"}}"}}"#);
            let request = format!(
                r#"{{"url": "https://h/{{{{acme_token}}}}", "header": [{{"key": "X-Api-Key", "value": "{value}"}}],
                    "body": {{"mode": "raw", "raw": "{{\"password\": \"{value}\"}}"}}}}"#
            );
            let item = format!(r#"{{"name": "a", "request": {request}, "response": [{response}]}}"#);
            findings(&format!(r#"{{"info": {{"name": "c"}}, "variable": [{variable}], "item": [{item}]}}"#))
        };
        for value in ["****************", "xxxx", "•••", "sk-********4f2a", "<token>", "Acme API token"] {
            assert_eq!(codes(value), [], "{value}");
        }
        assert_eq!(codes("hunter2-hunter2").len(), 3);
    }

    #[test]
    fn an_algorithm_without_a_signature_is_reported() {
        let codes = |kind: &str, parameter: &str, value: &str| {
            let auth = format!(r#"{{"type": "{kind}", "{kind}": {{"{parameter}": "{value}"}}}}"#);
            let item = r#"{"name": "a", "request": {"method": "GET", "url": "https://h/"}}"#;
            let collection = format!(r#"{{"info": {{"name": "c"}}, "auth": {auth}, "item": [{item}, {item}]}}"#);
            let found = findings(&collection).into_iter().filter(|(code, _)| *code == "signature-unsupported");
            found.map(|(_, place)| place).collect::<Vec<_>>()
        };
        assert_eq!(codes("oauth1", "signatureMethod", "RSA-SHA1"), [r#"{"type": "oa"#]);
        assert_eq!(codes("jwt", "algorithm", "HS1").len(), 1);
        assert_eq!(codes("asap", "alg", "HS256").len(), 1);
        for (kind, parameter, value) in [
            ("oauth1", "signatureMethod", "RSA-SHA256"),
            ("oauth1", "signatureMethod", "{{method}}"),
            ("jwt", "algorithm", "EdDSA"),
            ("digest", "algorithm", "md5"),
            ("digest", "algorithm", ""),
            ("awsv4", "algorithm", "any"),
        ] {
            assert!(codes(kind, parameter, value).is_empty(), "{kind} {value}");
        }
    }

    #[test]
    fn hosts_scripts_headers_and_responses_are_reviewed() {
        let collection = r#"{"info": {"name": "c"}, "item": [
            {"name": "a", "request": "/a"},
            {"name": "b", "request": {"url": "{{base}}/b", "header": [{"key": "A b", "value": "c"}]},
                "event": [{"listen": "test", "script": {"exec": "pm.globals.set('base', 1)"}}],
                "response": [{"name": "r", "code": 200, "_postman_previewlanguage": "json", "body": "{..."}]},
            {"name": "c", "request": "{{base}}/c"}]}"#;
        let codes: Vec<&str> = findings(collection).iter().map(|(code, _)| *code).collect();
        assert_eq!(
            codes,
            ["host-missing", "host-without-value", "header-name-invalid", "setting-set-by-script", "response-not-json"]
        );
        let of_base = |value: &str| {
            let variable = format!(r#"[{{"key": "base", "value": "{value}"}}]"#);
            let item = r#"{"name": "a", "request": "{{base}}/a"}"#;
            findings(&format!(r#"{{"info": {{"name": "c"}}, "variable": {variable}, "item": [{item}, {item}]}}"#))
        };
        let count = |value: &str| of_base(value).iter().filter(|(code, _)| *code == "host-without-value").count();
        assert_eq!([count("/"), count("/v1"), count("https://a.example")], [1, 1, 0]);
        let behind = r#"{"info": {"name": "c"}, "variable": [{"key": "base", "value": "/v1"}, {"key": "host", "value": "https://a.example"}],
            "item": [{"name": "a", "request": "{{host}}{{base}}/a"}]}"#;
        assert_eq!(findings(behind), []);
    }

    #[test]
    fn a_protocol_that_is_not_http_is_reported_once_for_each_host() {
        let found = |variable: &str, urls: &[&str]| {
            let items: Vec<String> =
                urls.iter().map(|url| format!(r#"{{"name": "{url}", "request": "{url}"}}"#)).collect();
            let variables = format!(r#"[{{"key": "base", "value": "{variable}"}}, {{"key": "p", "value": "grpc"}}]"#);
            let items = items.join(", ");
            let found =
                findings(&format!(r#"{{"info": {{"name": "c"}}, "variable": {variables}, "item": [{items}]}}"#));
            found.into_iter().filter(|(code, _)| *code == "protocol-unsupported").count()
        };
        assert_eq!(found("", &["wss://h/a", "wss://h/b", "WS://h/a", "mqtt://h/a", "{{p}}://h/a"]), 4);
        assert_eq!(found("wss://h", &["{{base}}/a", "{{base}}/b"]), 1);
        assert_eq!(found(" wss://h", &["{{base}}/a"]), 1);
        assert_eq!(found("https://h", &["{{base}}/a", "HTTPS://h/b", "h/wss://x", "localhost:80/a", "{{q}}://h"]), 0);
    }

    #[test]
    fn a_response_that_says_it_is_json_and_is_not_is_reported() {
        let found = |fields: &str, body: &str| {
            let response = format!(r#"{{"name": "r", "code": 200, {fields}, "body": "{body}"}}"#);
            let item = format!(r#"{{"name": "a", "request": "https://h/a", "response": [{response}]}}"#);
            let found = findings(&format!(r#"{{"info": {{"name": "c"}}, "item": [{item}]}}"#));
            found.iter().filter(|(code, _)| *code == "response-not-json").count()
        };
        let header = |value: &str| format!(r#""header": [{{"key": "content-type", "value": "{value}"}}]"#);
        assert_eq!(found(r#""_postman_previewlanguage": "json""#, "<html>"), 1);
        assert_eq!(found(&header("application/json; charset=utf-8"), "<html>"), 1);
        assert_eq!(found(&header("Application/JSON"), "<html>"), 1);
        assert_eq!(found(&header("application/problem+json"), "OK then"), 1);
        assert_eq!(found(&header("application/json"), "[1, 2]"), 0);
        assert_eq!(found(&header("application/json"), ""), 0);
        assert_eq!(found(&header("text/html"), "<html>"), 0);
        assert_eq!(
            found(&format!(r#"{}, "_postman_previewlanguage": "html""#, header("application/json")), "<html>"),
            0
        );
    }

    #[test]
    fn bytes_that_are_not_utf_8_are_a_finding() {
        let found = findings(
            "{\"info\": {\"name\": \"caf\u{fffd} noir\"}, \"item\": [{\"name\": \"a\", \"request\": \"https://h/a\"}]}",
        );
        assert_eq!(found, [("text-not-utf-8", "\u{fffd} noir\"}, \"i".to_owned())]);
    }

    #[test]
    fn duplicate_and_reserved_names_are_findings() {
        let collection = r#"{"info": {"name": "c"}, "item": [{"name": "A", "request": "http://h/a"},
            {"name": "a!", "request": "http://h/b"}, {"name": "a", "item": []}, {"name": "Execute", "request": "http://h/c"}]}"#;
        let codes: Vec<&str> = findings(collection).iter().map(|(code, _)| *code).collect();
        assert_eq!(codes, ["duplicate-name", "duplicate-name", "reserved-name"]);
    }
}
