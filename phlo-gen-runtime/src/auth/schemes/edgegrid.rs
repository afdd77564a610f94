//! EdgeGrid, the signatures of Akamai.

use crate::auth::signing::{AuthError, Parameters, SignOutcome, SigningTime, base64, hmac};
use crate::platform::DateTime;
use crate::request::RequestParts;
use http::Method;
use sha2::{Digest, Sha256};
use std::borrow::Cow;

/// Writes `Authorization: EG1-HMAC-SHA256 …`.
pub(crate) fn sign(
    parts: &mut RequestParts,
    parameters: &Parameters<'_>,
    signing_time: &SigningTime,
) -> Result<SignOutcome, AuthError> {
    let access = parameters.required("edgegrid", "accessToken")?;
    let client = parameters.required("edgegrid", "clientToken")?;
    let secret = parameters.required("edgegrid", "clientSecret")?;
    let timestamp = parameters.text("timestamp").map_or_else(|| now(signing_time).into(), Cow::Borrowed);
    let nonce = parameters.text("nonce").map_or_else(|| signing_time.uuid().into(), Cow::Borrowed);
    let header =
        format!("EG1-HMAC-SHA256 client_token={client};access_token={access};timestamp={timestamp};nonce={nonce};");
    let signed = [
        parts.method.as_str(),
        parts.scheme,
        &parameters.text("baseURL").map_or_else(|| parts.host(), host_of),
        &parts.target(),
        &headers(parts, parameters.text("headersToSign").unwrap_or_default()),
        &body_hash(parts, parameters)?,
        &header,
    ]
    .join("\t");
    let key = base64(&hmac::<Sha256>(secret.as_bytes(), &*timestamp));
    let signature = base64(&hmac::<Sha256>(key.as_bytes(), signed));
    parts.set_authorization("edgegrid", &format!("{header}signature={signature}"))
}

fn now(signing_time: &SigningTime) -> String {
    let DateTime { year, month, day, hour, minute, second } = signing_time.date_time();
    let date = format!("{year:04}{month:02}{day:02}");
    format!("{date}T{hour:02}:{minute:02}:{second:02}+0000")
}

fn host_of(url: &str) -> String {
    let url = url.split_once("://").map_or(url, |(_, rest)| rest);
    url.split(['/', '?', '#']).next().unwrap_or_default().to_ascii_lowercase()
}

/// The headers that the list names, in its order.
fn headers(parts: &RequestParts, list: &str) -> String {
    let line = |name: &str| {
        let name = name.trim().to_ascii_lowercase();
        let value = parts.header(&name)?.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
        (!value.is_empty()).then(|| format!("{name}:{value}"))
    };
    list.split(',').filter_map(line).collect::<Vec<_>>().join("\t")
}

/// The hash of the beginning of the body of a POST; other methods have none.
fn body_hash(parts: &RequestParts, parameters: &Parameters<'_>) -> Result<String, AuthError> {
    if parts.method != Method::POST {
        return Ok(String::new());
    }
    let most = parameters.text("maxBodySize").and_then(|size| size.parse().ok()).filter(|size| *size > 0);
    let (mut hash, mut is_empty) = (Sha256::new(), true);
    parts.read_body(most.unwrap_or(131_072), &mut |piece| {
        hash.update(piece);
        is_empty &= piece.is_empty();
    })?;
    Ok(if is_empty { String::new() } else { base64(&hash.finalize()) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::auth::schemes::tests::{authorization, body, get, header, post, request, sign_error};

    const KEYS: [(&str, &str); 5] = [
        ("accessToken", "at"),
        ("clientToken", "ct"),
        ("clientSecret", "cs"),
        ("nonce", "n"),
        ("timestamp", "20140321T19:34:21+0000"),
    ];

    fn signature(request: RequestParts, more: &[(&'static str, &str)]) -> String {
        let header = authorization("edgegrid", request, &[&KEYS[..], more].concat());
        let start =
            "EG1-HMAC-SHA256 client_token=ct;access_token=at;timestamp=20140321T19:34:21+0000;nonce=n;signature=";
        header.strip_prefix(start).unwrap().to_owned()
    }

    #[test]
    fn the_recorded_request_is_signed() {
        let request = body(post("http://h.test/b"), "application/json", "{\"a\":1}");
        assert_eq!(signature(request, &[]), "vDFlqcgP91+97XGjA48y+D65knp6fzX+z3iVTeLPYVE=");
    }

    #[test]
    fn postmans_signatures_are_reproduced() {
        let url = "https://h.test/b?z=1&a=x+y%20z";
        assert_eq!(
            signature(get("https://h.test:8443/a/b%20c?z=1&a=x+y%20z"), &[]),
            "NCw1fCig0rlRRGTQ9sfNtZVD64sSSzHsf0lNEvDA81k="
        );
        assert_eq!(signature(post("http://h.test"), &[]), "/q/MSTGHmVOuuRDY7OfCP7w6PDrKeMJ2/Wl9OFla+u8=");
        let put = body(request(Method::PUT, url), "application/json", "{\"a\":1}");
        assert_eq!(signature(put, &[]), "jHvCcVYOA/ViI0sMD+RWlafMhgqf4Z4GQAKSuKQrBy0=");
        let request = body(header(header(post(url), "x-a", " one  two "), "x-b", "b"), "a/b", "{\"a\":1}");
        let more = [("maxBodySize", "3"), ("baseURL", "https://base.test/x"), ("headersToSign", "X-A, x-b ,x-none")];
        assert_eq!(signature(request, &more), "muVf0tnbyGfchY0trK4VQw0cZLyC5bk/Ycv3NENoFr4=");
    }

    #[test]
    fn the_published_signatures_are_reproduced() {
        let keys = [
            ("accessToken", "postman_access_token"),
            ("clientToken", "postman_client_token"),
            ("clientSecret", "postman_client_secret"),
            ("nonce", "foo"),
            ("timestamp", "20191009T06:38:34+0000"),
        ];
        let sent = |method, text| {
            let mut request = request(method, "https://postman-echo.com/get");
            request.body = Some(bytes::Bytes::from_static(text));
            authorization("edgegrid", request, &keys)
        };
        let graphql = br#"{"query":"query Test { hello }","operationName":"Test","variables":{"foo":"bar"}}"#;
        for (header, signature) in [
            (sent(Method::GET, b""), "UAU6Kp19TTPX+U0iwL02ILJgwHNN4Uo1vyYYKWileLM="),
            (sent(Method::PUT, b"Hello World!!"), "qtdfIJzsauPvytI9WdIQoPKH15jGjIgWZyJ37yuzrbM="),
            (sent(Method::POST, b"Hello World!!"), "/206+PqfPKDQ4ljGCU3Jq9kj1D+XrycugYy8GmyVKzg="),
            (sent(Method::POST, b"foo=bar"), "CX6gvvw5aaNv0qa9M6Kn2e/+swM914PxBv6wU6jHa84="),
            (sent(Method::POST, graphql), "gyJTYlDGTNOGYsOyTvPIWKsEtWBfuILnmMhIIYMcSoU="),
        ] {
            assert!(header.ends_with(&format!(";signature={signature}")), "{signature}");
        }
    }

    #[test]
    fn time_and_nonce_are_generated_if_not_set() {
        let header = authorization("edgegrid", get("http://h.test/"), &KEYS[..3]);
        assert!(header.contains(";timestamp=20121125T08:30:34+0000;nonce=aaaaaaaa-aaaa-4aaa-aaaa-aaaaaaaaaaaa;"),);
    }

    #[test]
    fn a_missing_token_is_named() {
        assert_eq!(
            sign_error("edgegrid", &KEYS[..1]),
            "authorization with `edgegrid` needs its parameter `clientToken`"
        );
    }
}
