//! Bodies of `multipart/form-data`.

use crate::error::Problem;
use crate::json::File;
use crate::platform::random;
use crate::transport::Body;

/// A multipart form, separated by a boundary that does not occur in any part.
pub(super) struct Form {
    pub(super) boundary: String,
    body: Body,
    text: String,
}

impl Form {
    /// A form with a boundary in Postman's format.
    pub(super) fn new() -> Self {
        let digits = format!("{:012}{:012}", random() % 1_000_000_000_000, random() % 1_000_000_000_000);
        Self { boundary: format!("--------------------------{digits}"), body: Body::default(), text: String::new() }
    }

    pub(super) fn push_text(&mut self, name: &str, value: &str, content_type: &str) {
        self.open(name);
        self.text.push_str("\r\n");
        if is_valid(content_type) {
            self.text.push_str(&format!("Content-Type: {content_type}\r\n"));
        }
        self.text.push_str("\r\n");
        self.text.push_str(value);
        self.text.push_str("\r\n");
    }

    /// Adds a file. Its content type is the one that was set, or that of the collection, or that of its extension.
    pub(super) fn push_file(&mut self, name: &str, file: &File, content_type: &str) -> Result<(), Problem> {
        let content_type = file.type_or(if is_valid(content_type) { content_type } else { "" });
        if content_type.chars().any(char::is_control) {
            return Err(Problem::argument(name, "is a file with a line break in its content type"));
        }
        self.open(name);
        if !file.name().is_empty() || file.is_unset() {
            self.text.push_str(&format!("; filename=\"{}\"", quoted(file.name())));
        }
        self.text.push_str("\r\n");
        if !file.is_unset() {
            self.text.push_str(&format!("Content-Type: {content_type}\r\n"));
        }
        self.text.push_str("\r\n");
        self.body.push(std::mem::take(&mut self.text).as_bytes());
        self.body.push_file(name, file);
        self.text.push_str("\r\n");
        Ok(())
    }

    /// The body, unless the form has no part.
    pub(super) fn finish(mut self) -> Option<Body> {
        if self.text.is_empty() {
            return None;
        }
        self.text.push_str(&format!("--{}--\r\n", self.boundary));
        self.body.push(self.text.as_bytes());
        Some(self.body)
    }

    fn open(&mut self, name: &str) {
        self.text.push_str(&format!(
            "--{}\r\nContent-Disposition: form-data; name=\"{}\"",
            self.boundary,
            quoted(name)
        ));
    }
}

/// Whether a content type of the collection is sent: one with a line break would add headers.
fn is_valid(content_type: &str) -> bool {
    !content_type.is_empty() && !content_type.chars().any(char::is_control)
}

/// Encodes the characters that would end the name, as browsers do. Postman does not, so that a name could add headers.
fn quoted(name: &str) -> String {
    name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A")
}

#[cfg(test)]
mod tests {
    use super::{File, Form};

    #[test]
    fn parts_are_written_as_postman_writes_them() {
        let mut form = Form::new();
        form.boundary = "B".to_owned();
        form.push_text("a", "1", "");
        assert!(form.push_file("f\"", &File::from_bytes("a\r\nX: y.txt", "bytes"), "").is_ok());
        form.push_text("b", "", "a/b");
        assert!(form.push_file("g", &File::from_bytes("", ""), "").is_ok());
        let body = form.finish().unwrap_or_default();
        let expected = "--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n\
            --B\r\nContent-Disposition: form-data; name=\"f%22\"; filename=\"a%0D%0AX: y.txt\"\r\n\
            Content-Type: text/plain\r\n\r\nbytes\r\n\
            --B\r\nContent-Disposition: form-data; name=\"b\"\r\nContent-Type: a/b\r\n\r\n\r\n\
            --B\r\nContent-Disposition: form-data; name=\"g\"; filename=\"\"\r\n\r\n\r\n--B--\r\n";
        assert_eq!(body.as_bytes().map(String::from_utf8_lossy).as_deref(), Some(expected));
    }

    #[test]
    fn an_empty_form_is_no_body() {
        assert!(Form::new().finish().is_none());
    }

    #[test]
    fn boundaries_differ() {
        assert_ne!(Form::new().boundary, Form::new().boundary);
        assert_eq!(Form::new().boundary.len(), 50);
    }

    #[test]
    fn a_content_type_cannot_add_headers() {
        let file = File::from_bytes("a", "").with_content_type("text/plain\r\nX: y");
        assert!(Form::new().push_file("f", &file, "").is_err());
        let mut form = Form::new();
        form.push_text("a", "1", "text/plain\r\nX: y");
        assert!(form.push_file("g", &File::from_bytes("g.txt", ""), "a/b\nX: y").is_ok());
        let body = form.finish().unwrap_or_default();
        let text = String::from_utf8_lossy(body.as_bytes().unwrap_or_default()).into_owned();
        assert!(!text.contains("X:") && text.contains("Content-Type: text/plain\r\n"), "{text}");
    }
}
