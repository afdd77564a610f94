//! The fields of a `multipart/form-data` body.

/// The names and the text of the parts; invalid UTF-8 is replaced.
pub fn rows(media_type: &str, body: &[u8]) -> Vec<(String, String)> {
    let Some(boundary) = parameter(media_type, "boundary") else { return Vec::new() };
    let body = String::from_utf8_lossy(body);
    let delimiter = format!("--{boundary}");
    body.split(delimiter.as_str()).skip(1).filter_map(part).collect()
}

fn part(part: &str) -> Option<(String, String)> {
    let (head, value) = part.split_once("\r\n\r\n")?;
    let is_disposition = |line: &&str| line.to_ascii_lowercase().starts_with("content-disposition:");
    let name = parameter(head.lines().find(is_disposition)?, "name")?;
    Some((name.to_owned(), value.strip_suffix("\r\n").unwrap_or(value).to_owned()))
}

/// A parameter of a header's value: `name="x"` or `name=x`.
fn parameter<'a>(value: &'a str, name: &str) -> Option<&'a str> {
    let parameters = value.split(';').skip(1).filter_map(|parameter| parameter.trim().split_once('='));
    let mut values = parameters.filter(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim());
    values.next().map(|value| value.strip_prefix('"').and_then(|value| value.strip_suffix('"')).unwrap_or(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_rows() {
        let body = "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--x\r\nContent-Type: text/plain\r\n\
                    content-disposition: form-data; name=\"f\"; filename=\"n\"\r\n\r\ntext\r\n\r\n--x--\r\n";
        let expected = [("a", "1"), ("f", "text\r\n")].map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!(rows("multipart/form-data; boundary=\"x\"", body.as_bytes()), expected);
    }

    #[test]
    fn a_body_without_a_boundary_has_no_rows() {
        assert!(rows("multipart/form-data", b"--x\r\n").is_empty());
        assert!(rows("multipart/form-data; boundary=", b"").is_empty());
    }
}
