//! Bodies of `multipart/form-data`.

use crate::error::Problem;
use crate::json::File;
use crate::platform::random;
use crate::transport::{Body, BodyPart};
use bytes::BytesMut;

/// A multipart form, separated by a boundary that does not occur in any part.
pub(super) struct Form {
    pub(super) boundary: String,
    /// The pieces before the last file on the disk, and that file.
    parts: Vec<BodyPart>,
    /// What comes after it.
    rest: BytesMut,
}

impl Form {
    /// A form with a boundary in Postman's format.
    pub(super) fn new() -> Self {
        let digits = format!("{:012}{:012}", random() % 1_000_000_000_000, random() % 1_000_000_000_000);
        Self { boundary: format!("--------------------------{digits}"), parts: Vec::new(), rest: BytesMut::new() }
    }

    pub(super) fn push_text(&mut self, name: &str, value: &str, content_type: &str) {
        self.open(name);
        self.push("\r\n");
        if is_valid(content_type) {
            self.push(&format!("Content-Type: {content_type}\r\n"));
        }
        self.push("\r\n");
        self.push(value);
        self.push("\r\n");
    }

    /// Adds a file. Its content type is the one that was set, or that of the collection, or that of its extension.
    pub(super) fn push_file(&mut self, name: &str, file: &File, content_type: &str) -> Result<(), Problem> {
        let content_type = file.type_or(if is_valid(content_type) { content_type } else { "" });
        if content_type.chars().any(char::is_control) {
            return Err(Problem::argument(name, "is a file with a line break in its content type"));
        }
        self.open(name);
        if !file.name().is_empty() || file.is_unset() {
            self.push(&format!("; filename=\"{}\"", quoted(file.name())));
        }
        self.push("\r\n");
        if !file.is_unset() {
            self.push(&format!("Content-Type: {content_type}\r\n"));
        }
        self.push("\r\n");
        match BodyPart::of_file(name, file) {
            BodyPart::Bytes(bytes) => self.rest.extend_from_slice(&bytes),
            on_disk => self.parts.extend([BodyPart::Bytes(self.rest.split().freeze()), on_disk]),
        }
        self.push("\r\n");
        Ok(())
    }

    /// The body, unless the form has no part.
    pub(super) fn finish(mut self) -> Option<Body> {
        if self.rest.is_empty() {
            return None;
        }
        self.push(&format!("--{}--\r\n", self.boundary));
        self.parts.push(BodyPart::Bytes(self.rest.freeze()));
        Some(Body::of(self.parts))
    }

    fn open(&mut self, name: &str) {
        self.push(&format!("--{}\r\nContent-Disposition: form-data; name=\"{}\"", self.boundary, quoted(name)));
    }

    fn push(&mut self, text: &str) {
        self.rest.extend_from_slice(text.as_bytes());
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
    use crate::transport::BodyPiece;
    use std::time::{Duration, Instant};

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
    fn a_file_on_the_disk_is_a_piece_of_its_own() {
        let mut form = Form::new();
        form.boundary = "B".to_owned();
        assert!(form.push_file("a", &File::from_bytes("a.txt", "bytes"), "").is_ok());
        assert!(form.push_file("b", &File::from_path("b.txt"), "").is_ok());
        assert!(form.push_file("c", &File::from_path("c.txt"), "").is_ok());
        form.push_text("d", "1", "");
        let body = form.finish().unwrap_or_default();
        let pieces = body.pieces().map(|piece| match piece {
            BodyPiece::Bytes(bytes) => String::from_utf8_lossy(bytes).lines().count().to_string(),
            BodyPiece::File { argument, path } => format!("{argument} {}", path.display()),
        });
        assert_eq!(pieces.collect::<Vec<_>>(), ["9", "b b.txt", "5", "c c.txt", "6"]);
        assert!(body.as_bytes().is_none());
    }

    #[test]
    fn a_form_of_many_files_is_written_once() {
        // each file copied the form so far: 60 GB here
        let is_fast = |_| {
            let start = Instant::now();
            let mut form = Form::new();
            (0..20_000).for_each(|_| drop(form.push_file("f", &File::from_bytes("f.txt", "bytes"), "")));
            assert!(form.finish().and_then(|body| body.size()).is_some_and(|size| size > 2_000_000));
            start.elapsed() < Duration::from_secs(2)
        };
        assert!((0..3).any(is_fast));
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
