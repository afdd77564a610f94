//! Findings about variables: names that are probably misspelt, and values that make texts too long.

use crate::collection::{Collection, Entry, Environment, Item, Row, RowValue, Script};
use crate::diagnostic::{Diagnostic, suggest};
use crate::lower::options::Options;
use crate::lower::postman::authorization::{AuthorizedItem, authorized_items};
use crate::lower::postman::{dynamic, references, scripts};
use crate::lower::secrets::auth_parameters::sent_values;
use crate::lower::variables::growth::MAX_GROWTH;
use crate::lower::variables::scope::Variables;
use std::collections::HashSet;

/// Reviews the variables that items use.
pub fn review(collection: &Collection, items: &[AuthorizedItem<'_>], variables: &Variables<'_>) -> Vec<Diagnostic> {
    let mut review = Review {
        variables,
        set: HashSet::new(),
        known: HashSet::new(),
        declared: variables.declared().collect(),
        findings: Vec::new(),
    };
    review.scripts(&collection.scripts);
    for entry in collection.all_entries() {
        review.scripts(match entry {
            Entry::Folder(folder) => &folder.scripts,
            Entry::Item(item) => &item.scripts,
        });
    }
    for AuthorizedItem { item, auth, .. } in items {
        for text in auth.iter().flat_map(|auth| sent_values(auth)) {
            review.text(text, auth.map_or(item.offset, |auth| auth.offset));
        }
        review.item(item);
    }
    review.findings
}

/// The variables that were left as they are in texts that became too long.
pub fn left_out(collection: &Collection, variables: &Variables<'_>) -> Vec<Diagnostic> {
    let finding = |name: &String| {
        let declared = collection.variables.iter().find(|variable| variable.key == *name);
        let message = format!(
            "the variable `{name}` is left as it is where its value makes a text more than {MAX_GROWTH} bytes longer"
        );
        let offset = declared.map_or(0, |variable| variable.offset);
        Diagnostic::finding("text-too-long", offset, message).help("use it less often in one text")
    };
    variables.left_out().iter().map(finding).collect()
}

/// The variables of an environment that the collection does not use, each with the one that it may be a misspelling of.
pub fn unused_environment_variables(collection: &Collection, environment: &Environment) -> Vec<(String, String)> {
    let items = authorized_items(collection, &|_| true);
    let variables = Variables::new(collection, Some(environment), &items, &Options::default());
    let names: Vec<&str> = environment.variables.iter().map(|variable| variable.key.as_str()).collect();
    let used = || variables.used().iter().chain(&variables.order);
    let given: HashSet<&str> = names.iter().copied().collect();
    let free = || used().map(String::as_str).filter(|name| !given.contains(name));
    let in_use: HashSet<&str> = used().map(String::as_str).collect();
    let unused = names.iter().filter(|name| !in_use.contains(*name));
    unused.filter_map(|name| Some(((*name).to_owned(), suggest(name, free())?.to_owned()))).collect()
}

/// How many names are compared in search of misspelt ones.
pub const MOST_COMPARISONS: usize = 100_000;

struct Review<'a, 'b> {
    variables: &'b Variables<'a>,
    /// Those that scripts set.
    set: HashSet<String>,
    /// Those that are already reported.
    known: HashSet<String>,
    /// The declared names, in order.
    declared: Vec<&'a str>,
    findings: Vec<Diagnostic>,
}

impl Review<'_, '_> {
    fn scripts(&mut self, scripts: &[Script]) {
        self.set.extend(scripts::variables_set(scripts));
    }

    fn item(&mut self, item: &Item) {
        let url = &item.request.url;
        let path = url.path.iter().flatten().map(|segment| &segment.text);
        let texts: Vec<&String> = url.authority().chain(path).collect();
        texts.iter().for_each(|text| self.text(text, url.offset));
        if let Some(written) = texts.iter().find_map(|text| references::broken(text)) {
            self.broken(written, url.offset);
        }
        self.rows(&url.query);
        self.rows(&item.request.headers);
        self.rows(item.request.form());
        item.request.body_texts().for_each(|(text, offset)| self.text(text, offset));
    }

    fn rows(&mut self, rows: &[Row]) {
        for row in rows {
            self.text(row.key.as_deref().unwrap_or_default(), row.offset);
            if let RowValue::String(value) = &row.value {
                self.text(value, row.offset);
            }
        }
    }

    /// A variable in a URL that lacks a brace. In a body or a query, braces may be anything.
    fn broken(&mut self, written: &str, offset: usize) {
        let name = written.trim_matches(['{', '}']);
        let message = format!("`{written}` in the URL is sent as it is written, because a brace is missing");
        let finding = Diagnostic::finding("variable-without-brace", offset, message).at_word(written);
        self.findings.push(finding.help(format!("write `{{{{{name}}}}}` if it is a variable")));
    }

    fn text(&mut self, text: &str, offset: usize) {
        for name in references::names(text) {
            let has_value = self.variables.is_known(name) || dynamic::name(name).is_some();
            if has_value || self.set.contains(name) || !self.known.insert(name.to_owned()) {
                continue;
            }
            // each is compared with all declared names
            if self.known.len() * self.declared.len() > MOST_COMPARISONS {
                continue;
            }
            if let Some(similar) = suggest(name, self.declared.iter().copied()) {
                let message = format!("`{{{{{name}}}}}` has no value in the collection, and `{similar}` is declared");
                let help = format!("did you mean `{{{{{similar}}}}}`? If not, declare `{name}` among the variables");
                let finding = Diagnostic::finding("variable-misspelt", offset, message).help(help);
                self.findings.push(finding.at_word(format!("{{{{{name}}}}}")));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::collection::read;
    use crate::lower::{Options, check};

    #[test]
    fn a_variable_that_lacks_a_brace_is_reported_at_its_url() {
        let collection = r#"{"info": {"name": "c"}, "variable": [{"key": "base", "value": "http://h"}],
            "item": [{"name": "a", "request": {"url": "{{base}/a"}}, {"name": "b", "request": "{{base}}/b/{id}}"},
                {"name": "c", "request": {"url": {"raw": "{{base}}/c?q={{d}", "host": ["{{base}}"], "path": ["c"],
                    "query": [{"key": "q", "value": "{{d}"}]}}}]}"#;
        let found = check(&read(collection).unwrap(), None, &Options::default()).findings;
        let found: Vec<_> = found.iter().filter(|found| found.code == "variable-without-brace").collect();
        let places: Vec<&str> = found.iter().map(|found| &collection[found.offset..found.offset + 11]).collect();
        assert_eq!(places, [r#""{{base}/a""#, r#""{{base}}/b"#], "{found:?}");
        assert_eq!(found[0].message, "`{{base}` in the URL is sent as it is written, because a brace is missing");
    }

    #[test]
    fn misspelt_variables_are_found_in_all_texts_of_a_request() {
        let item = |request: &str| {
            let request = format!(r#"{{"method": "POST", {request}}}"#);
            let variable = r#"{"key": "smsuser", "value": "a"}"#;
            let text = format!(
                r#"{{"info": {{"name": "c"}}, "variable": [{variable}], "item": [{{"name": "a", "request": {request}}}]}}"#
            );
            let found = check(&read(&text).unwrap(), None, &Options::default()).findings;
            found.iter().filter(|found| found.code == "variable-misspelt").count()
        };
        for request in [
            r#""url": "http://{{smsusr}}:x@h/a""#,
            r#""url": "http://ann:{{smsusr}}@h/a""#,
            r#""url": "http://h/{{smsusr}}""#,
            r#""url": "http://h/a?b={{smsusr}}""#,
            r#""url": "http://h", "body": {"mode": "urlencoded", "urlencoded": [{"key": "b", "value": "{{smsusr}}"}]}"#,
            r#""url": "http://h", "body": {"mode": "raw", "raw": "{{smsusr}}"}"#,
            r#""url": "http://h", "body": {"mode": "graphql", "graphql": {"query": "{a}", "variables": "{\"b\": \"{{smsusr}}\"}"}}"#,
        ] {
            assert_eq!(item(request), 1, "{request}");
        }
    }

    #[test]
    fn a_misspelt_variable_is_reported_once_with_the_similar_one() {
        let collection = r#"{"info": {"name": "c"}, "variable": [{"key": "token", "value": ""}, {"key": "baseUrl", "value": "http://h"},
            {"key": "line1", "value": "x"}], "event": [{"listen": "test", "script": {"exec": "pm.globals.set('tokem', 1)"}}],
            "item": [{"name": "a", "request": {"url": "{{baseUrl}}/{{tokn}}?a={{tokn}}&b={{tokem}}&c={{line2}}&d={{$guid}}"}},
                {"name": "b", "request": "{{baseUrl}}/b"}]}"#;
        let found = check(&read(collection).unwrap(), None, &Options::default()).findings;
        assert_eq!(found.iter().map(|found| found.code).collect::<Vec<_>>(), ["variable-misspelt"]);
        assert_eq!(found[0].message, "`{{tokn}}` has no value in the collection, and `token` is declared");
        assert_eq!(
            found[0].help.as_deref(),
            Some("did you mean `{{token}}`? If not, declare `tokn` among the variables")
        );
        assert!(collection[found[0].offset..].starts_with(r#""{{baseUrl}}/"#));
    }
}
