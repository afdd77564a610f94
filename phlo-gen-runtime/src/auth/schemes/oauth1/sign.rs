//! OAuth 1.0a (RFC 5849): signed parameters in a header, in the body or in the query.

use crate::auth::schemes::oauth1::base::{Row, base_string, decoded_rows};
use crate::auth::schemes::oauth1::method::Method;
use crate::auth::signing::{
    AuthError, Parameters, SignOutcome, SigningTime, WrittenField, base64, percent, push, without,
};
use crate::operation::Place;
use crate::request::RequestParts;
use http::header::{AUTHORIZATION, CONTENT_TYPE};
use std::borrow::Cow;

/// Query parameters and form fields that are replaced.
const ROWS: [&str; 10] = [
    "oauth_consumer_key",
    "oauth_token",
    "oauth_signature_method",
    "oauth_timestamp",
    "oauth_nonce",
    "oauth_version",
    "oauth_signature",
    "oauth_callback",
    "oauth_verifier",
    "oauth_body_hash",
];

/// Writes `Authorization: OAuth …`, or form fields, or query parameters.
pub(crate) fn sign(
    parts: &mut RequestParts,
    parameters: &Parameters<'_>,
    signing_time: &SigningTime,
) -> Result<SignOutcome, AuthError> {
    parameters.required("oauth1", "consumerKey")?;
    let method = Method::of(parameters)?;
    parts.headers.retain(|(name, _)| name != AUTHORIZATION);
    parts.remove_query(&ROWS);
    let form = form(parts).map(|rows| without(&rows, &ROWS));

    let mut rows = rows(parameters, &method, signing_time);
    rows.extend(extensions(parts, form.is_some(), parameters, &method)?);
    let signature = method.signature(&base_string(parts, &rows, form.as_deref()))?;
    rows.push(("oauth_signature", signature.into()));

    respell_query(parts);
    parts.body = form.clone().map(bytes::Bytes::from).or(parts.body.take());
    if parameters.flag("addParamsToHeader") {
        return parts.set_authorization("oauth1", &header(&rows, parameters));
    }
    match form {
        Some(mut form) if [http::Method::POST, http::Method::PUT].contains(&parts.method) => {
            rows.iter().for_each(|(name, value)| push(&mut form, name, value));
            parts.body = Some(form.into());
            let written = |(name, _): &Row<'_>| WrittenField { place: Place::Body, name: (*name).to_owned() };
            Ok(SignOutcome::done(rows.iter().map(written).collect()))
        }
        _ => Ok(SignOutcome::done(rows.iter().map(|(name, value)| parts.set_query(name, value)).collect())),
    }
}

/// The fields of an urlencoded body.
fn form(parts: &RequestParts) -> Option<String> {
    let kind = parts.header(CONTENT_TYPE)?.split(';').next()?.trim();
    let body = parts.body.as_ref().filter(|_| kind.eq_ignore_ascii_case("application/x-www-form-urlencoded"))?;
    String::from_utf8(body.to_vec()).ok()
}

/// The parameters of every request.
fn rows<'a>(parameters: &Parameters<'a>, method: &Method<'a>, signing_time: &SigningTime) -> Vec<Row<'a>> {
    let given = |name| parameters.get(name).unwrap_or_default();
    let timestamp =
        parameters.text("timestamp").map_or_else(|| signing_time.seconds().to_string().into(), Cow::Borrowed);
    let nonce = parameters.text("nonce").map_or_else(|| signing_time.nonce::<11>().into(), Cow::Borrowed);
    let mut rows: Vec<Row<'a>> = vec![
        ("oauth_consumer_key", given("consumerKey").into()),
        ("oauth_token", given("token").into()),
        ("oauth_signature_method", method.name.into()),
        ("oauth_timestamp", timestamp),
        ("oauth_nonce", nonce),
        ("oauth_version", given("version").into()),
    ];
    let keeps_empty = parameters.flag("addEmptyParamsToSign");
    rows.retain(|(_, value)| keeps_empty || !value.trim().is_empty());
    rows
}

/// Parameters that only some servers support, sent if they have a value.
fn extensions<'a>(
    parts: &RequestParts,
    has_form: bool,
    parameters: &Parameters<'a>,
    method: &Method<'a>,
) -> Result<Vec<Row<'a>>, AuthError> {
    let hash = if parameters.flag("includeBodyHash") && !has_form { method.body_hash(parts)? } else { None };
    let rows = [
        ("oauth_body_hash", hash.map(|hash| base64(&hash).into())),
        ("oauth_callback", parameters.text("callback").map(Cow::Borrowed)),
        ("oauth_verifier", parameters.text("verifier").map(Cow::Borrowed)),
    ];
    Ok(rows.into_iter().filter_map(|(name, value)| Some((name, value?))).collect())
}

/// Encodes the query as it was signed, as Postman does: some servers compare the encoded string.
fn respell_query(parts: &mut RequestParts) {
    let Some(query) = parts.query.as_deref().filter(|query| !query.is_empty()) else { return };
    let respelled: Vec<_> = decoded_rows(query)
        .map(|(name, value)| match value {
            None => percent(&name),
            Some(value) => format!("{}={}", percent(&name), percent(&value)),
        })
        .collect();
    parts.query = Some(respelled.join("&"));
}

fn header(rows: &[Row<'_>], parameters: &Parameters<'_>) -> String {
    let spell = |text: &str| if parameters.flag("disableHeaderEncoding") { text.to_owned() } else { percent(text) };
    let realm = parameters.text("realm").filter(|realm| !realm.trim().is_empty());
    let realm = realm.map(|realm| format!("realm=\"{}\"", spell(realm)));
    let rows = rows.iter().filter(|(_, value)| !value.is_empty());
    let rows = rows.map(|(name, value)| format!("{name}=\"{}\"", spell(value.trim())));
    format!("OAuth {}", realm.into_iter().chain(rows).collect::<Vec<_>>().join(","))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::auth::schemes::tests::{authorization, body, get, post, sign_error, signed, written};

    const KEYS: [(&str, &str); 8] = [
        ("consumerKey", "ck"),
        ("consumerSecret", "c&s"),
        ("token", "t/k"),
        ("tokenSecret", "t s"),
        ("nonce", "n"),
        ("timestamp", "1"),
        ("version", "1.0"),
        ("signatureMethod", "HMAC-SHA1"),
    ];
    const HEADER: (&str, &str) = ("addParamsToHeader", "true");

    fn with<'a>(more: &[(&'static str, &'a str)]) -> Vec<(&'static str, &'a str)> {
        [&KEYS[..], more].concat()
    }

    fn unusual_request() -> RequestParts {
        get("https://h.test:8443/a/b%20c?z=1&a=x+y%20z")
    }

    /// The examples of RFC 5849, section 1.2.
    fn printer(timestamp: &str, nonce: &str, request: RequestParts, more: &[(&'static str, &str)]) -> String {
        let own = [
            ("consumerKey", "dpf43f3p2l4k3l03"),
            ("consumerSecret", "kd94hf93k423kf44"),
            ("timestamp", timestamp),
            ("nonce", nonce),
            HEADER,
        ];
        let header = authorization("oauth1", request, &[&own[..], more].concat());
        header.rsplit_once("oauth_signature=").unwrap().1.to_owned()
    }

    #[test]
    fn the_examples_of_rfc_5849_are_signed() {
        let initiate = post("https://photos.example.net/initiate");
        let callback = [("callback", "http://printer.example.com/ready")];
        assert_eq!(printer("137131200", "wIjqoS", initiate, &callback), "\"74KNZJeDHnMBp0EMJ9ZHt%2FXKycU%3D\"");
        let token = post("https://photos.example.net/token");
        let keys =
            [("token", "hh5s93j4hdidpola"), ("tokenSecret", "hdhd0244k9j7ao03"), ("verifier", "hfdp7dh39dks9884")];
        assert_eq!(printer("137131201", "walatlh", token, &keys), "\"gKgrFCywp7rO0OXSjdot%2FIHF7IU%3D\"");
        let photo = get("http://photos.example.net/photos?file=vacation.jpg&size=original");
        let keys = [("token", "nnch734d00sl2jdk"), ("tokenSecret", "pfkkdhi9sl3r4s00")];
        assert_eq!(printer("137131202", "chapoH", photo, &keys), "\"MdpQcU8iPSUjWoN%2FUDMsK2sui9I%3D\"");
    }

    #[test]
    fn the_base_string_is_that_of_rfc_5849() {
        let request = body(
            post("http://EXAMPLE.COM:80/request?b5=%3D%253D&a3=a&c%40=&a2=r%20b"),
            "application/x-www-form-urlencoded",
            "c2&a3=2+q",
        );
        let rows: [Row<'_>; 5] = [
            ("oauth_consumer_key", "9djdj82h48djs9d2".into()),
            ("oauth_token", "kkk9d7dh3k39sjv7".into()),
            ("oauth_signature_method", "HMAC-SHA1".into()),
            ("oauth_timestamp", "137131201".into()),
            ("oauth_nonce", "7d8f3e4a".into()),
        ];
        assert_eq!(
            base_string(&request, &rows, form(&request).as_deref()),
            "POST&http%3A%2F%2Fexample.com%2Frequest&a2%3Dr%2520b%26a3%3D2%2520q%26a3%3Da%26b5%3D%253D%25253D%26c%2540\
             %3D%26c2%3D%26oauth_consumer_key%3D9djdj82h48djs9d2%26oauth_nonce%3D7d8f3e4a%26oauth_signature_method\
             %3DHMAC-SHA1%26oauth_timestamp%3D137131201%26oauth_token%3Dkkk9d7dh3k39sjv7"
        );
    }

    #[test]
    fn the_recorded_header_is_written() {
        let keys = [("consumerKey", "ck"), ("consumerSecret", "cs"), ("token", "t"), ("tokenSecret", "ts"), HEADER];
        let request = body(post("http://h.test/b"), "application/x-www-form-urlencoded", "x=a%20b&oauth_token=old");
        let (parts, _) = signed("oauth1", request, &[&KEYS[4..], &keys].concat());
        assert_eq!(parts.body.as_deref(), Some(&b"x=a%20b"[..]));
        assert_eq!(
            written(&parts, "authorization"),
            "OAuth oauth_consumer_key=\"ck\",oauth_token=\"t\",oauth_signature_method=\"HMAC-SHA1\",\
             oauth_timestamp=\"1\",oauth_nonce=\"n\",oauth_version=\"1.0\",\
             oauth_signature=\"95QCXMFAt44lfeKvszD9iuhSGdI%3D\""
        );
    }

    #[test]
    fn the_recorded_body_is_written() {
        let keys = [("consumerKey", "ck"), ("consumerSecret", "cs"), ("signatureMethod", "HMAC-SHA256")];
        let request = body(post("http://h.test/b"), "application/x-www-form-urlencoded", "x=a%20b&oauth_nonce=old");
        let (parts, outcome) = signed("oauth1", request, &[&KEYS[4..6], &keys].concat());
        assert_eq!(
            parts.body.unwrap(),
            "x=a%20b&oauth_consumer_key=ck&oauth_signature_method=HMAC-SHA256&oauth_timestamp=1&oauth_nonce=n\
             &oauth_signature=FRe2WIevFbPDOjYGyJF9chE8PIGRwJNOV9pIXHpJuOI%3D"
        );
        assert!(outcome.written.iter().all(|written| written.place == Place::Body));
        assert_eq!(outcome.written.len(), 5);
    }

    #[test]
    fn postmans_headers_are_reproduced() {
        let header = |more: &[_]| authorization("oauth1", unusual_request(), &[&with(&[HEADER]), more].concat());
        for (method, signature) in [
            ("HMAC-SHA1", "eK53y8OcGidJeBPZzFEdFWRFVVc%3D"),
            ("HMAC-SHA256", "bURT9U81lrZOLCkZX5RYiAn0rK5bTnSf6O%2FIeNoZSGM%3D"),
            (
                "HMAC-SHA512",
                "sxVza75ZuKiVqiwhqFqMGPaDKQuBe76PpK9j0ulJIDQ29AYfuR1iOIKUQYKu2iepoW49iyYlvxmXWwI8ksD38Q%3D%3D",
            ),
            ("PLAINTEXT", "c%2526s%26t%2520s"),
        ] {
            assert_eq!(
                header(&[("signatureMethod", method), ("realm", "r m")]),
                format!(
                    "OAuth realm=\"r%20m\",oauth_consumer_key=\"ck\",oauth_token=\"t%2Fk\",\
                     oauth_signature_method=\"{method}\",oauth_timestamp=\"1\",oauth_nonce=\"n\",oauth_version=\"1.0\",\
                     oauth_signature=\"{signature}\""
                )
            );
        }
        assert!(header(&[("disableHeaderEncoding", "true")]).contains(",oauth_token=\"t/k\","));
    }

    #[test]
    fn postmans_queries_are_reproduced() {
        let (parts, outcome) = signed("oauth1", unusual_request(), &KEYS);
        assert_eq!(
            parts.query.unwrap(),
            "z=1&a=x%20y%20z&oauth_consumer_key=ck&oauth_token=t%2Fk&oauth_signature_method=HMAC-SHA1\
             &oauth_timestamp=1&oauth_nonce=n&oauth_version=1.0&oauth_signature=eK53y8OcGidJeBPZzFEdFWRFVVc%3D"
        );
        assert!(outcome.written.iter().all(|written| written.place == Place::Query));
        let (parts, _) = signed("oauth1", get("http://H.test:80/a;b?x&y=&c=(1)!*'&c=0&=k&u=%C3%BC"), &KEYS);
        assert_eq!(
            parts.query.unwrap(),
            "x&y=&c=%281%29%21%2A%27&c=0&=k&u=%C3%BC&oauth_consumer_key=ck&oauth_token=t%2Fk\
             &oauth_signature_method=HMAC-SHA1&oauth_timestamp=1&oauth_nonce=n&oauth_version=1.0\
             &oauth_signature=s%2BWzVf%2FTXjRZKh9D0dPntDuZYyM%3D"
        );
    }

    #[test]
    fn empty_parameters_are_signed_if_configured() {
        let more = [("token", ""), ("version", ""), ("addEmptyParamsToSign", "true")];
        let (parts, _) = signed("oauth1", unusual_request(), &with(&more));
        let query = parts.query.unwrap();
        assert!(query.contains("&oauth_token=&") && query.contains("&oauth_version=&"), "{query}");
        assert!(query.ends_with("&oauth_signature=VqefQ4zQiiED4CJS2AkSshjXz8c%3D"), "{query}");
    }

    #[test]
    fn body_hash_callback_and_verifier_are_signed() {
        let more = [("includeBodyHash", "true"), ("callback", "http://c.b/x y"), ("verifier", "v"), HEADER];
        let request = body(post("https://h.test/b?z=1&a=x+y%20z"), "application/json", "{\"a\":1}");
        let header = authorization("oauth1", request, &with(&more));
        assert!(header.ends_with(
            ",oauth_body_hash=\"n4nHQM60bXQYySSnisV5QdXpZSA%3D\",oauth_callback=\"http%3A%2F%2Fc.b%2Fx%20y\",\
             oauth_verifier=\"v\",oauth_signature=\"HeDDdQQHrAv6VynCMwU5ZjP3c0c%3D\""
        ));
    }

    #[test]
    fn unusable_parameters_are_errors() {
        assert_eq!(
            sign_error("oauth1", &KEYS[..1]),
            "authorization with `oauth1` needs its parameter `consumerSecret`"
        );
        assert_eq!(
            sign_error("oauth1", &with(&[("signatureMethod", "RSA-SHA1")])),
            "`signatureMethod` of `oauth1` authorization is RSA-SHA1, which is not supported: RSA-SHA256 and RSA-SHA512 are"
        );
        #[cfg(not(feature = "jwt-keys"))]
        assert_eq!(
            sign_error("oauth1", &with(&[("signatureMethod", "RSA-SHA256")])),
            "authorization with `oauth1` and a private key needs the feature `jwt-keys` of phlo-gen"
        );
    }
}
