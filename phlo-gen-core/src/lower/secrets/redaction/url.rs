//! Secrets in URLs: user and password, and the values of secret query parameters.

use crate::collection::secrets::named::links;
use crate::lower::secrets::detect;
use crate::lower::secrets::redaction::placeholder::placeholder;

/// A URL for documentation: without user and password, and without the values of secret query parameters.
pub fn redact_url(text: &str) -> String {
    let (address, query) = text.split_once('?').map_or((text, None), |(address, query)| (address, Some(query)));
    let mut out = without_userinfo(address);
    if let Some(query) = query {
        let (query, hash) = query.split_once('#').map_or((query, None), |(query, hash)| (query, Some(hash)));
        let pair = |pair: &str| match pair.split_once('=') {
            Some((name, value)) if links::is_secret(address, name, value) => format!("{name}={}", placeholder(name)),
            _ => redact_pair(pair),
        };
        let pairs: Vec<String> = query.split('&').map(pair).collect();
        out.push('?');
        out.push_str(&pairs.join("&"));
        out.extend(hash.into_iter().flat_map(|hash| ["#", hash]));
    }
    out
}

fn without_userinfo(address: &str) -> String {
    let start = address.find("://").map_or(0, |at| at + 3);
    let (scheme, rest) = address.split_at(start);
    let end = rest.find('/').unwrap_or(rest.len());
    match rest.get(..end).and_then(|authority| authority.rfind('@')) {
        Some(at) => format!("{scheme}{}", rest.get(at + 1..).unwrap_or_default()),
        None => address.to_owned(),
    }
}

/// A form without the values of its secrets.
pub fn redact_form(text: &str) -> String {
    text.split('&').map(redact_pair).collect::<Vec<_>>().join("&")
}

/// A query parameter or form field, `name=value`, without its value if that is a secret.
pub fn redact_pair(pair: &str) -> String {
    match pair.split_once('=') {
        Some((name, value))
            if !value.is_empty() && detect::is_secret_value(name, &crate::collection::decoded(value)) =>
        {
            format!("{name}={}", placeholder(name))
        }
        _ => pair.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urls_lose_their_secrets() {
        assert_eq!(redact_url("https://u:p@h/a@b?api_key=k&c=d#e"), "https://h/a@b?api_key={{api_key}}&c=d#e");
        assert_eq!(redact_url("{{base}}/a?token={{t}}"), "{{base}}/a?token={{t}}");
        assert_eq!(redact_url("u:p@h"), "h");
        let token = "hV8rX2mQ7kTp3LzN9sYw5Hb1";
        assert_eq!(redact_url(&format!("h/verify-email?t={token}")), "h/verify-email?t={{t}}");
        assert_eq!(redact_url(&format!("h/mails?t={token}")), format!("h/mails?t={token}"));
        assert_eq!(redact_url("h?a=Bearer%20planted-1&api_key=hunter2{{t}}"), "h?a={{a}}&api_key={{api_key}}");
    }
}
