//! A request that a description shows.

/// A request, as far as it is shown.
#[derive(Debug, Default, PartialEq)]
pub struct SampleRequest {
    /// Its URL or path; empty if only the body is shown.
    pub url: String,
    /// The body.
    pub body: Option<String>,
    /// The rows of a form.
    pub form: Vec<(String, String)>,
}

impl SampleRequest {
    /// Reads "GET /beds?row=2", or the text of a message of HTTP.
    pub fn read(text: &str) -> Option<SampleRequest> {
        let text = text.trim();
        let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
        let (method, target) = line.split_once(' ').unwrap_or(("", line));
        let target = target.trim().trim_end_matches("HTTP/1.1").trim_end_matches("HTTP/2").trim_end();
        let is_method = method.is_empty() || matches!(method, "GET" | "POST" | "PUT" | "PATCH" | "DELETE");
        let is_url = target.starts_with('/') || target.contains("://");
        if !is_method || !is_url || target.contains([' ', '<', '>']) {
            return None;
        }
        let body = rest.split_once("\n\n").map(|(_, body)| body.trim().to_owned());
        Some(SampleRequest { url: target.to_owned(), body: body.filter(|body| !body.is_empty()), form: Vec::new() })
    }

    /// The rows of its query.
    pub fn query(&self) -> Vec<(&str, &str)> {
        let query = self.url.split_once('?').map(|(_, query)| query).unwrap_or_default();
        rows(query.split('#').next().unwrap_or_default())
    }

    /// Whether its path ends as another one does, in which `{}` stands for an argument.
    pub fn has_path(&self, path: &str) -> bool {
        let own = self.url.split(['?', '#']).next().unwrap_or_default();
        let own = own.split_once("://").map_or(own, |(_, rest)| rest.split_once('/').map_or("", |(_, path)| path));
        let segments = |path: &str| -> Vec<String> {
            path.split('/').filter(|segment| !segment.is_empty()).map(str::to_owned).collect()
        };
        let (own, path) = (segments(own), segments(path));
        let pairs = || own.iter().rev().zip(path.iter().rev());
        // "/plants" ends as "/beds/{bed}" only by its argument
        pairs().any(|(own, other)| own == other) && pairs().all(|(own, other)| other.contains('{') || own == other)
    }
}

/// "a=1&b=2"
pub fn rows(text: &str) -> Vec<(&str, &str)> {
    let is_name = |name: &str| {
        name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
            && name.chars().all(|c| c.is_ascii_alphanumeric() || "_-.[]".contains(c))
    };
    text.split('&').filter_map(|row| row.split_once('=')).filter(|(name, _)| is_name(name)).collect()
}

#[cfg(test)]
mod tests {
    use super::SampleRequest;

    fn query(text: &str) -> Option<String> {
        let request = SampleRequest::read(text)?;
        Some(request.query().iter().map(|(name, value)| format!("{name}:{value}")).collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn the_line_of_a_request_has_its_query() {
        for text in [
            "GET https://example.com/beds?row=2&soil=clay",
            "/beds?row=2&soil=clay",
            "GET /beds?row=2&soil=clay HTTP/1.1\nHost: example.com",
        ] {
            assert_eq!(query(text).as_deref(), Some("row:2 soil:clay"), "{text}");
        }
        for text in ["Get the beds", "row=2", "<https://example.com>", "GET all beds?"] {
            assert_eq!(query(text), None, "{text}");
        }
    }

    #[test]
    fn a_body_follows_an_empty_line() {
        let request = SampleRequest::read("POST /beds HTTP/1.1\nHost: example.com\n\n{\"row\": 2}").unwrap_or_default();
        assert_eq!(request.body.as_deref(), Some("{\"row\": 2}"));
    }

    #[test]
    fn paths_are_compared_from_the_end() {
        let request = SampleRequest { url: "https://example.com/v1/beds/4".to_owned(), ..SampleRequest::default() };
        for path in ["/beds/{bed}", "/v1/beds/{bed}", "beds/4"] {
            assert!(request.has_path(path), "{path}");
        }
        for path in ["/plants/{plant}", "/beds", "/{bed}", "/v1/{bed}"] {
            assert!(!request.has_path(path), "{path}");
        }
    }
}
