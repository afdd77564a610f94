//! AWS Signature Version 4, in headers or in the query.

use crate::auth::schemes::awsv4::canonical::{Headers, canonical, rows};
use crate::auth::schemes::awsv4::key::Key;
use crate::auth::signing::{AuthError, Parameters, SignOutcome, SigningTime, WrittenField, hex};
use crate::request::RequestParts;
use http::HeaderName;
use http::header::AUTHORIZATION;
use sha2::{Digest, Sha256};

const DATE: HeaderName = HeaderName::from_static("x-amz-date");
const TOKEN: HeaderName = HeaderName::from_static("x-amz-security-token");
const CONTENT: HeaderName = HeaderName::from_static("x-amz-content-sha256");

/// Query parameters that are replaced; the user's `X-Amz-Expires` is kept.
const ROWS: [&str; 6] = [
    "X-Amz-Security-Token",
    "X-Amz-Date",
    "X-Amz-Algorithm",
    "X-Amz-Credential",
    "X-Amz-SignedHeaders",
    "X-Amz-Signature",
];

/// Writes `Authorization: AWS4-HMAC-SHA256 …` and its `X-Amz` headers, or query parameters.
pub(crate) fn sign(
    parts: &mut RequestParts,
    parameters: &Parameters<'_>,
    signing_time: &SigningTime,
) -> Result<SignOutcome, AuthError> {
    let key = Key::new(parameters, signing_time)?;
    parts.headers.retain(|(name, _)| ![AUTHORIZATION, DATE, TOKEN, CONTENT].contains(name));
    parts.remove_query(&ROWS);
    if parameters.flag("addAuthDataToQuery") { in_query(parts, &key) } else { in_headers(parts, &key) }
}

fn in_headers(parts: &mut RequestParts, key: &Key<'_>) -> Result<SignOutcome, AuthError> {
    let payload = payload(parts, key)?;
    let mut written = Vec::new();
    let has_body = parts.files.is_some() || parts.body.as_ref().is_some_and(|body| !body.is_empty());
    if has_body || key.service == "s3" {
        written.push(parts.set_header("awsv4", CONTENT, &payload)?);
    }
    if let Some(token) = key.token {
        written.push(parts.set_header("awsv4", TOKEN, token)?);
    }
    written.push(parts.set_header("awsv4", DATE, &key.time)?);
    let headers = Headers::of(parts);
    let signature = key.signature(&canonical(parts, key, &headers, &payload));
    let (access, scope, names) = (key.access, &key.scope, &headers.names);
    let header = format!("AWS4-HMAC-SHA256 Credential={access}/{scope}, SignedHeaders={names}, Signature={signature}");
    written.extend(parts.set_authorization("awsv4", &header)?.written);
    Ok(SignOutcome::done(written))
}

fn in_query(parts: &mut RequestParts, key: &Key<'_>) -> Result<SignOutcome, AuthError> {
    let payload = if key.service == "s3" { "UNSIGNED-PAYLOAD".to_owned() } else { payload(parts, key)? };
    let headers = Headers::of(parts);
    let mut written: Vec<WrittenField> = Vec::new();
    if let Some(token) = key.token {
        written.push(parts.set_query("X-Amz-Security-Token", token));
    }
    let expires = rows(parts).any(|(name, _)| name == "X-Amz-Expires");
    if key.service == "s3" && !expires {
        written.push(parts.set_query("X-Amz-Expires", "86400"));
    }
    written.push(parts.set_query("X-Amz-Date", &key.time));
    written.push(parts.set_query("X-Amz-Algorithm", "AWS4-HMAC-SHA256"));
    written.push(parts.set_query("X-Amz-Credential", &format!("{}/{}", key.access, key.scope)));
    written.push(parts.set_query("X-Amz-SignedHeaders", &headers.names));
    let signature = key.signature(&canonical(parts, key, &headers, &payload));
    written.push(parts.set_query("X-Amz-Signature", &signature));
    Ok(SignOutcome::done(written))
}

/// The hash of the body. S3 accepts files without a hash, so that they are read once.
fn payload(parts: &RequestParts, key: &Key<'_>) -> Result<String, AuthError> {
    if key.service == "s3" && parts.files.is_some() {
        return Ok("UNSIGNED-PAYLOAD".to_owned());
    }
    let mut hash = Sha256::new();
    parts.read_body(u64::MAX, &mut |piece| hash.update(piece))?;
    Ok(hex(&hash.finalize()))
}

#[cfg(test)]
mod tests {
    use crate::auth::schemes::table::sign;
    use crate::auth::schemes::tests::*;
    use crate::auth::signing::{Parameters, SigningTime};
    use crate::request::RequestParts;

    const KEYS: [(&str, &str); 2] =
        [("accessKey", "AKIDEXAMPLE"), ("secretKey", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")];
    const S3_KEYS: [(&str, &str); 3] = [
        ("accessKey", "AKIAIOSFODNN7EXAMPLE"),
        ("secretKey", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"),
        ("service", "s3"),
    ];

    fn signed_at(seconds: u64, mut parts: RequestParts, parameters: &[(&'static str, &str)]) -> RequestParts {
        let rows = rows(parameters);
        sign("awsv4", &mut parts, &Parameters::new(&rows), &SigningTime::frozen(seconds)).unwrap();
        parts
    }

    /// The signature of AWS's test suite, which is of 2015-08-30T12:36:00Z.
    fn suite(parts: RequestParts) -> String {
        let parameters = [&KEYS[..], &[("service", "service")]].concat();
        signature(&signed_at(1_440_938_160, parts, &parameters))
    }

    fn signature(parts: &RequestParts) -> String {
        written(parts, "authorization").rsplit_once("Signature=").unwrap().1.to_owned()
    }

    #[test]
    fn aws_test_suite_passes() {
        let at = |target: &str| get(&format!("https://example.amazonaws.com{target}"));
        assert_eq!(suite(at("/")), "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31");
        assert_eq!(
            suite(at("/?Param2=value2&Param1=value1")),
            "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500"
        );
        for folded in ["/./", "//", "/foo/.."] {
            assert_eq!(suite(at(folded)), suite(at("/")), "{folded}");
        }
        let post = || post("https://example.amazonaws.com/");
        assert_eq!(suite(post()), "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b");
        assert_eq!(
            suite(header(post(), "my-header1", "value1")),
            "c5410059b04c1ee005303aed430f6e6645f61f4dc9e1461ec8f8916fdf18852c"
        );
    }

    #[test]
    fn the_examples_of_s3_are_signed() {
        let at = |target: &str| get(&format!("https://examplebucket.s3.amazonaws.com{target}"));
        let sign = |parts| signature(&signed_at(1_369_353_600, parts, &S3_KEYS));
        assert_eq!(sign(at("/?lifecycle")), "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543");
        assert_eq!(
            sign(at("/?max-keys=2&prefix=J")),
            "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7"
        );
        let parameters = [&S3_KEYS[..], &[("addAuthDataToQuery", "true")]].concat();
        let query = signed_at(1_369_353_600, at("/test.txt"), &parameters).query.unwrap();
        assert!(query.ends_with("&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404"));
    }

    #[test]
    fn the_recorded_headers_are_written() {
        let more = [("region", "eu-west-1"), ("service", "sqs")];
        let request = body(post("http://h.test/b"), "application/json", "{\"a\":1}");
        let (parts, outcome) = signed("awsv4", request, &[&KEYS[..], &more].concat());
        assert_eq!(
            written(&parts, "authorization"),
            "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20121125/eu-west-1/sqs/aws4_request, \
             SignedHeaders=content-type;host;x-amz-content-sha256;x-amz-date, \
             Signature=4ca4451ec7aee34737a85ff8c9959703f570977b4722fb417b98582d1a23ab74"
        );
        let names: Vec<_> = outcome.written.iter().map(|written| written.name.as_str()).collect();
        assert_eq!(names, ["x-amz-content-sha256", "x-amz-date", "authorization"]);
        assert_eq!(written(&parts, "x-amz-date"), "20121125T083034Z");
        assert_eq!(
            written(&parts, "x-amz-content-sha256"),
            "015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862"
        );
    }

    #[test]
    fn the_recorded_query_is_written() {
        let parameters =
            [("accessKey", "AKIDEXAMPLE"), ("secretKey", "s"), ("addAuthDataToQuery", "true"), ("service", "s3")];
        let (parts, outcome) = signed("awsv4", get("http://h.test/a"), &parameters);
        assert_eq!(
            parts.query.unwrap(),
            "X-Amz-Expires=86400&X-Amz-Date=20121125T083034Z&X-Amz-Algorithm=AWS4-HMAC-SHA256\
             &X-Amz-Credential=AKIDEXAMPLE%2F20121125%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-SignedHeaders=host\
             &X-Amz-Signature=35eb81b751c0c188a1857d41911a80e100823e15a9bff4f54e95f7e4b120e64f"
        );
        assert!(parts.headers.is_empty());
        assert_eq!(outcome.written.len(), 6);
    }

    #[test]
    fn postmans_signatures_are_reproduced() {
        let sign = |request, more: &[_]| signature(&signed("awsv4", request, &[&KEYS[..], more].concat()).0);
        assert_eq!(
            sign(get("https://h.test:8443/a/b%20c?z=1&a=x+y%20z"), &[]),
            "6cc04364cf55afdea89b51d12549da13e103f05a66fd7534701f185ec3453891"
        );
        assert_eq!(
            sign(
                body(post("https://h.test/b?z=1&a=x+y%20z"), "application/json", "{\"a\":1}"),
                &[("sessionToken", "ses/sion=+")]
            ),
            "494350cac4548f0c4b75a0fe7df7f1c2141eb913e9293951b94429c8534d622d"
        );
        assert_eq!(
            sign(get("https://b.s3.amazonaws.com/a//b%20c/%C3%BC+x?list-type=2&prefix=a%2Fb"), &[("service", "s3")]),
            "03f32091863d17a9283c1dfb0b7179329b1a31dfbe1beb32fc0d6645f7e53692"
        );
        assert_eq!(
            sign(get("https://h.test/?x=2&x=1"), &[("service", "s3")]),
            sign(get("https://h.test/?x=2"), &[("service", "s3")])
        );
        assert_eq!(
            sign(get("https://h.test/a//b/./c/../d%20e/(x)!?q=(1)!*&q=0&e=&n"), &[]),
            "d8224b9ca1fcfc47ecdca0ec04bfd066998c40e9dbcefb49ece8d8a67f61ced4"
        );
    }

    #[test]
    fn the_users_parameters_are_kept_and_old_signatures_are_removed() {
        let more = [("service", "s3"), ("sessionToken", "ses/sion=+"), ("addAuthDataToQuery", "true")];
        let request = get("https://b.s3.amazonaws.com/a//b?X-Amz-Signature=old&x=1&X-Amz-Expires=60");
        let (parts, _) = signed("awsv4", request, &[&KEYS[..], &more].concat());
        assert_eq!(
            parts.query.unwrap(),
            "x=1&X-Amz-Expires=60&X-Amz-Security-Token=ses%2Fsion%3D%2B&X-Amz-Date=20121125T083034Z\
             &X-Amz-Algorithm=AWS4-HMAC-SHA256\
             &X-Amz-Credential=AKIDEXAMPLE%2F20121125%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-SignedHeaders=host\
             &X-Amz-Signature=9062560309b26809e8fcb50624aae8545f248830449327c0b14e515a99b4d412"
        );
    }

    #[test]
    fn other_headers_are_signed_in_the_query_too() {
        let request = header(get("https://h.test:8443/a/b%20c?z=1&a=x+y%20z"), "x-a", " a  b ");
        let (parts, _) = signed("awsv4", request, &[&KEYS[..], &[("addAuthDataToQuery", "true")]].concat());
        let query = parts.query.unwrap();
        assert!(query.ends_with(
            "&X-Amz-SignedHeaders=host%3Bx-a\
             &X-Amz-Signature=be9cbb7e4432a744fc9ab9c85634d83cb9f7e348eaa705c186c06ce9f43dc0d1"
        ));
    }

    #[test]
    fn s3_accepts_a_streamed_body_unsigned() {
        let mut request = header(post("https://b.s3.amazonaws.com/a"), "content-type", "application/octet-stream");
        request.files = Some(file("no/such/file"));
        let (parts, _) = signed("awsv4", request, &S3_KEYS);
        assert_eq!(written(&parts, "x-amz-content-sha256"), "UNSIGNED-PAYLOAD");
    }

    #[test]
    fn a_missing_key_is_named() {
        assert_eq!(sign_error("awsv4", &KEYS[..1]), "authorization with `awsv4` needs its parameter `secretKey`");
    }
}
