//! The place of an argument: the path, the query, a header, the body or a form.

/// The place with this name.
pub fn place(text: &str) -> Option<&'static str> {
    let lower = text.trim().to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    if words.len() > 4 {
        return None;
    }
    words.iter().find_map(|word| {
        Some(match *word {
            "path" | "url" | "uri" | "route" => "path",
            "query" | "querystring" => "query",
            "header" | "headers" => "header",
            "body" | "payload" | "json" => "body",
            "form" | "formdata" | "multipart" | "urlencoded" => "form",
            _ => return None,
        })
    })
}

/// Whether a cell contains only a place.
pub fn is_place(text: &str) -> bool {
    #[rustfmt::skip]
    const PLACES: &[&str] = &[
        "path", "query", "header", "body", "form", "formdata", "form data", "form-data", "query string", "querystring",
        "url path", "path parameter", "query parameter", "body parameter", "header parameter", "request body",
    ];
    PLACES.contains(&&*text.trim().to_lowercase())
}
