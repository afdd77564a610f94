//! A call of curl.

use super::request::{SampleRequest, rows};

/// Reads the words after `curl`. Those that are no URL and no data are skipped.
pub fn read(text: &str) -> Option<SampleRequest> {
    let mut request = SampleRequest::default();
    let mut is_query = false;
    let mut data: Vec<String> = Vec::new();
    let words = words(text);
    let mut words = words.iter().map(String::as_str);
    while let Some(word) = words.next() {
        match word {
            "-G" | "--get" => is_query = true,
            "-d" | "--data" | "--data-raw" | "--data-binary" | "--data-ascii" | "--data-urlencode" | "--json" => {
                data.extend(words.next().map(str::to_owned));
            }
            "-F" | "--form" => {
                let row = words.next().and_then(|row| row.split_once('='));
                request.form.extend(row.map(|(name, value)| (name.to_owned(), value.to_owned())));
            }
            "--url" => request.url = words.next().unwrap_or_default().to_owned(),
            "-X" | "--request" | "-H" | "--header" | "-u" | "--user" | "-o" | "--output" | "-b" | "--cookie" | "-A" => {
                words.next();
            }
            _ if !word.starts_with('-') && request.url.is_empty() && word.contains('/') => {
                request.url = word.to_owned();
            }
            _ => {}
        }
    }
    let data = data.join("&");
    if is_query {
        request.url = format!("{}{}{data}", request.url, if request.url.contains('?') { '&' } else { '?' });
    } else if data.trim_start().starts_with(['{', '[']) {
        request.body = Some(data);
    } else {
        request.form.extend(rows(&data).into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())));
    }
    (!request.url.is_empty()).then_some(request)
}

/// The words of a command, without the quotation marks around them.
fn words(text: &str) -> Vec<String> {
    let (mut out, mut word, mut quote) = (Vec::new(), None::<String>, None);
    let mut characters = text.chars();
    while let Some(c) = characters.next() {
        match (quote, c) {
            (Some(mark), _) if mark == c => quote = None,
            (None, '\'' | '"') => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            (None | Some('"'), '\\') => match characters.next() {
                None | Some('\n') => {}
                Some(next) => word.get_or_insert_default().push(next),
            },
            (None, c) if c.is_whitespace() => out.extend(word.take()),
            (_, c) => word.get_or_insert_default().push(c),
        }
    }
    out.extend(word);
    out
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn data_is_a_body_a_form_or_a_query() {
        let call = |text: &str| read(text).unwrap_or_default();
        let json = call("-X POST \\\n  -H 'A: b' https://example.com/beds -d '{\"row\": \"2\"}'");
        assert_eq!((json.url.as_str(), json.body.as_deref()), ("https://example.com/beds", Some("{\"row\": \"2\"}")));
        let quoted = call("https://example.com/beds --data \"{\\\"row\\\": 2}\"");
        assert_eq!(quoted.body.as_deref(), Some("{\"row\": 2}"));
        let form = call("--url https://example.com/beds --data row=2 -d soil=clay");
        assert_eq!(form.form.len(), 2);
        let query = call("-G https://example.com/beds -d row=2");
        assert_eq!(query.query(), [("row", "2")]);
        assert!(read("--help").is_none());
    }
}
