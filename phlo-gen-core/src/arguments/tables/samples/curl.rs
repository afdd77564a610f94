//! A call of curl.

use super::request::{SampleRequest, rows};

/// Options whose value is data.
#[rustfmt::skip]
const DATA: [&str; 7] = [
    "-d", "--data", "--data-raw", "--data-binary", "--data-ascii", "--data-urlencode", "--json",
];

/// Other options that take a value.
#[rustfmt::skip]
const WITH_VALUE: [&str; 59] = [
    "-X", "--request", "-H", "--header", "-u", "--user", "-o", "--output", "-b", "--cookie", "-A", "--user-agent",
    "-c", "--cookie-jar", "-e", "--referer", "-x", "--proxy", "-U", "--proxy-user", "-E", "--cert", "--key",
    "--cacert", "--capath", "--cert-type", "--key-type", "--pass", "--ciphers", "-m", "--max-time",
    "--connect-timeout", "--retry", "--retry-delay", "--retry-max-time", "-w", "--write-out", "-T", "--upload-file",
    "-K", "--config", "-D", "--dump-header", "-r", "--range", "-y", "-Y", "-z", "--resolve", "--connect-to",
    "--interface", "--limit-rate", "--max-redirs", "--noproxy", "--oauth2-bearer", "--aws-sigv4", "--unix-socket",
    "--trace", "--trace-ascii",
];

/// Reads the words after `curl`. Those that are no URL and no data are skipped.
pub fn read(text: &str) -> Option<SampleRequest> {
    let mut request = SampleRequest::default();
    let mut is_query = false;
    let mut data: Vec<String> = Vec::new();
    let words = words(text);
    let mut words = words.iter().map(String::as_str);
    while let Some(word) = words.next() {
        let (option, joined) = split_option(word);
        match option {
            "-G" | "--get" => is_query = true,
            _ if DATA.contains(&option) => data.extend(joined.or_else(|| words.next()).map(str::to_owned)),
            "-F" | "--form" | "--form-string" => {
                let row = joined.or_else(|| words.next()).and_then(|row| row.split_once('='));
                request.form.extend(row.map(|(name, value)| (name.to_owned(), value.to_owned())));
            }
            "--url" => request.url = joined.or_else(|| words.next()).unwrap_or_default().to_owned(),
            _ if WITH_VALUE.contains(&option) && joined.is_none() => {
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

/// An option, and the value that is joined to it: "--data=row=2", "-drow=2".
fn split_option(word: &str) -> (&str, Option<&str>) {
    if word.starts_with("--") {
        return word.split_once('=').map_or((word, None), |(option, value)| (option, Some(value)));
    }
    if !word.starts_with('-') {
        return (word, None);
    }
    let takes_value = |option: &str| DATA.contains(&option) || WITH_VALUE.contains(&option) || option == "-F";
    match word.split_at_checked(2) {
        Some((option, value)) if !value.is_empty() && takes_value(option) => (option, Some(value)),
        _ => (word, None),
    }
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

    #[test]
    fn values_are_joined_to_options_or_follow_them() {
        let url = "https://example.com/beds";
        for data in ["-d'{\"row\": 2}'", "--data='{\"row\": 2}'", "--json '{\"row\": 2}'", "-XPUT -d '{\"row\": 2}'"] {
            let request = read(&format!("{url} {data}")).unwrap_or_default();
            assert_eq!((request.url.as_str(), request.body.as_deref()), (url, Some("{\"row\": 2}")), "{data}");
        }
        for form in ["-drow=2", "-Frow=2", "--form=row=2", "--data=row=2"] {
            let request = read(&format!("{form} {url}")).unwrap_or_default();
            assert_eq!(request.form, [("row".to_owned(), "2".to_owned())], "{form}");
        }
        for other in ["--cacert /x/y", "-x http://proxy", "--proxy=http://proxy", "-HReferer:/x", "-s -o /dev/null"] {
            let request = read(&format!("{other} {url}")).unwrap_or_default();
            assert_eq!(request.url, url, "{other}");
        }
        assert_eq!(read(&format!("--url={url}")).unwrap_or_default().url, url);
    }
}
