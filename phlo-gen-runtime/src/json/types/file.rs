//! Files as values.

use crate::json::{Blank, Decode, File, Outcome, ReadError, Reader, Value, write_string};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

impl Blank for File {
    fn blank() -> Self {
        Self::from_bytes("", "")
    }
}

/// Only `example()` reads files: the path that the collection saves, or an object with name and content. An empty path
/// means no file. The file at a saved path is not sent without the user's consent.
impl Decode for File {
    fn decode(&mut self, json: &mut Reader<'_>) -> Outcome {
        *self = Saved::read(json)?.file();
        Ok(())
    }
}

/// A file as a collection saves it.
#[derive(Default)]
struct Saved {
    path: String,
    /// The name that is sent, if it is another.
    name: String,
    /// Its content in base64, if the collection has it.
    base64: String,
}

impl Saved {
    fn read(json: &mut Reader<'_>) -> Result<Self, Box<ReadError>> {
        let mut saved = Self::default();
        if json.peek() != b'{' {
            saved.path = json.string()?.into_owned();
            return Ok(saved);
        }
        json.members(&mut |reader, name| {
            match &*name {
                "path" => saved.path = reader.string()?.into_owned(),
                "name" => saved.name = reader.string()?.into_owned(),
                "base64" => saved.base64 = reader.string()?.into_owned(),
                _ => reader.skip()?,
            }
            Ok(())
        })?;
        Ok(saved)
    }

    fn file(self) -> File {
        if self.path.is_empty() {
            return File::from_bytes(self.name, STANDARD.decode(self.base64).unwrap_or_default());
        }
        let file = File::saved(self.path);
        if self.name.is_empty() {
            return file;
        }
        let content_type = file.content_type().to_owned();
        file.with_name(self.name).with_content_type(content_type)
    }
}

impl Value for File {
    fn json(&self, out: &mut String) {
        write_string(&self.name, out);
    }
    fn text(&self, out: &mut String) {
        out.push_str(&self.name);
    }
    fn each(&self, visit: &mut dyn FnMut(&dyn Value)) {
        visit(self);
    }
    fn file(&self) -> Option<&File> {
        Some(self)
    }
}

#[cfg(test)]
mod tests {
    use super::File;
    use crate::__private as __;
    use crate::operation::Api;
    use crate::request::example;

    #[test]
    fn the_content_type_follows_from_the_name() {
        assert_eq!(File::from_path("/a/b.PNG").content_type(), "image/png");
        assert_eq!(File::from_path("/a/b").content_type(), "application/octet-stream");
        assert_eq!(File::from_path("/a/b").with_name("c.csv").content_type(), "text/csv");
    }

    #[test]
    fn collections_save_files_in_several_ways() {
        static API: Api = Api { name: "", settings: &[], hosts: &[], auths: &[] };
        let file = |json: &str| example::<Request>(json, &API).file;
        assert_eq!(file(r#"{"file":"a/b.json"}"#), File::saved("a/b.json".to_owned()));
        assert_eq!(file(r#"{"file":"a/b.json"}"#).name(), "b.json");
        assert!(file(r#"{"file":""}"#).is_unset());
        assert_eq!(file(r#"{"file":{"base64":"aGVsbG8="}}"#), File::from_bytes("", "hello"));
        let renamed = file(r#"{"file":{"path":"b.json","name":"c.xml"}}"#);
        assert_eq!((renamed.name(), renamed.content_type()), ("c.xml", "application/json"));
    }

    crate::fields! { Request { 0 file "file" } }
    struct Request {
        file: File,
    }

    #[test]
    fn debug_does_not_print_the_content() {
        let debug = format!("{:?}", File::from_bytes("a.txt", "hunter2"));
        assert!(debug.contains("7 bytes") && !debug.contains("hunter2"), "{debug}");
    }
}
