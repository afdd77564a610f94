//! Findings about judgements that a user may want to turn round, each with the option that does.

use crate::collection::{Item, Segment};
use crate::diagnostic::Diagnostic;
use crate::lower::options::Options;
use crate::lower::postman::authorization::AuthorizedItem;
use crate::lower::requests::header_kinds::{HeaderKind, is_usual};
use crate::lower::requests::headers;
use crate::lower::requests::literal_ids::LiteralIds;
use crate::lower::variables::scope::Variables;
use crate::lower::variables::stray_hosts::StrayHosts;
use std::collections::HashSet;

/// How many segments of a path are judged: the option names each with all before it.
const MOST_SEGMENTS: usize = 100;

/// The findings about the included items, one for each subject. All items are what they are compared with.
pub fn review(
    items: &[AuthorizedItem<'_>],
    included: &[AuthorizedItem<'_>],
    variables: &Variables<'_>,
    options: &Options,
) -> Vec<Diagnostic> {
    let mut review = Review { options, known: HashSet::new(), findings: Vec::new() };
    let ids = LiteralIds::new(items);
    let hosts = StrayHosts::new(items, variables, &options.credentials);
    for authorized in included {
        review.path(authorized.item, &ids);
        review.headers(authorized.item);
        if let Some(host) = hosts.of(authorized, variables) {
            review.stray_host(&host, authorized.item);
        }
    }
    review.findings
}

struct Review<'a> {
    options: &'a Options,
    /// Findings that are reported once: a code and its subject.
    known: HashSet<(&'static str, String)>,
    findings: Vec<Diagnostic>,
}

impl Review<'_> {
    /// Whether this is the first finding of its code about a subject.
    fn is_first(&mut self, code: &'static str, about: &str) -> bool {
        self.known.insert((code, about.to_owned()))
    }

    fn path(&mut self, item: &Item, ids: &LiteralIds) {
        let url = &item.request.url;
        let segments: Vec<&Segment> = url.path.iter().flatten().collect();
        let texts: Vec<&str> = segments.iter().map(|segment| segment.text.as_str()).collect();
        let named = self.options.named_segments(&texts);
        for ((index, segment), id) in segments.iter().enumerate().zip(ids.of(url)).take(MOST_SEGMENTS) {
            let Some(id) = id.filter(|_| named.iter().all(|(at, _)| *at != index)) else { continue };
            let text = segment.text.trim();
            if !id.is_argument {
                let pattern = format!("/{}/{{{}}}", texts[..index].join("/"), id.name);
                if self.is_first("literal-id", &pattern) {
                    let message = format!("`{text}` in the path is always sent: {}", id.why);
                    let help = format!("`arguments = [\"{pattern}\"]` makes it an argument");
                    self.findings.push(Diagnostic::finding("literal-id", segment.offset, message).help(help));
                }
            } else if !self.options.is_constant(&id.name) && self.is_first("id-argument", &id.name) {
                let message = format!("`{text}` in the path is the argument `{}`: {}", id.name, id.why);
                let help = format!(
                    "if it is an id, nothing needs to be done; `constants = [\"{}\"]` sends it as it is saved",
                    id.name
                );
                self.findings.push(Diagnostic::finding("id-argument", segment.offset, message).help(help));
            }
        }
    }

    fn headers(&mut self, item: &Item) {
        for row in headers::sent_rows(&item.request.headers, |_| false).filter(|row| !row.disabled) {
            let (key, value) = (headers::key(row), headers::value(row));
            let is_judged =
                HeaderKind::of(key, value) == HeaderKind::Constant && !is_usual(key) && !value.contains("{{");
            let is_judged = is_judged && !self.options.names_header(key);
            if is_judged && self.is_first("constant-header", &key.to_ascii_lowercase()) {
                let message = format!("the header `{key}` is always sent as it is saved");
                let help = format!("`arguments = [\"{key}\"]` makes it an argument");
                self.findings.push(Diagnostic::finding("constant-header", row.offset, message).help(help));
            }
        }
    }

    fn stray_host(&mut self, host: &str, item: &Item) {
        if self.is_first("stray-host", host) {
            let message = format!("requests to `{host}` get no credentials: the others that inherit them go elsewhere");
            let help = format!(
                "write a variable instead of the host if it is a slip, or allow it with `credentials = [\"{host}\"]`"
            );
            self.findings.push(Diagnostic::finding("stray-host", item.request.url.offset, message).help(help));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::collection::read;
    use crate::lower::{Options, check};

    #[test]
    fn judgements_are_told_with_the_option_that_turns_them_round() {
        let collection = r#"{"info": {"name": "c"}, "auth": {"type": "bearer", "bearer": {"token": "{{t}}"}}, "item": [
            {"name": "A", "request": {"url": "{{b}}/beds/7", "header": [{"key": "X-Garden-Version", "value": "3"}, {"key": "Accept", "value": "a/b"}]}},
            {"name": "B", "request": {"url": "{{b}}/beds/8", "header": [{"key": "x-garden-version", "value": "4"}]}},
            {"name": "C", "request": {"url": "{{b}}/reports/2024/all"}}, {"name": "D", "request": {"url": "https://10.1.2.3/d"}}]}"#;
        let judged = |options: &Options| -> Vec<String> {
            let findings = check(&read(collection).unwrap(), None, options).findings.into_iter();
            let judgements = findings.filter(|finding| !finding.code.starts_with("host-"));
            judgements.map(|finding| finding.help.unwrap_or_default()).collect()
        };
        assert_eq!(
            judged(&Options::default()),
            [
                "if it is an id, nothing needs to be done; `constants = [\"bed_id\"]` sends it as it is saved",
                "`arguments = [\"X-Garden-Version\"]` makes it an argument",
                "`arguments = [\"/reports/{report_id}\"]` makes it an argument",
                "write a variable instead of the host if it is a slip, or allow it with `credentials = [\"10.1.2.3\"]`",
            ]
        );
        let messages = |collection: &str| -> Vec<String> {
            let findings = check(&read(collection).unwrap(), None, &Options::default()).findings.into_iter();
            findings.filter(|finding| finding.code == "literal-id").map(|finding| finding.message).collect()
        };
        assert_eq!(messages(collection), ["`2024` in the path is always sent: it looks like a year"]);
        assert_eq!(
            messages(&collection.replace("reports/2024", "stage/77")),
            ["`77` in the path is always sent: nothing shows that others may stand there"]
        );
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        let turned = Options {
            arguments: words(&["X-Garden-Version", "/reports/{report_id}"]),
            constants: words(&["bed_id"]),
            credentials: words(&["10.1.2.3"]),
            ..Options::default()
        };
        assert_eq!(judged(&turned), [""; 0]);
    }
}
