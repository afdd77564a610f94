//! Requests for the tests of the schemes that sign, and tests of all of them.

use crate::auth::schemes::table::{SCHEMES, sign};
#[cfg(any(feature = "digest", feature = "ntlm"))]
use crate::auth::signing::ReceivedChallenge;
use crate::auth::signing::{Parameters, SignOutcome, SigningTime, WrittenField};
use crate::operation::Place;
use crate::request::RequestParts;

/// The time at which the tests sign, the time of the recorded requests of Postman.
pub(crate) const AT: u64 = 1_353_832_234;

pub(crate) fn get(url: &str) -> RequestParts {
    request(http::Method::GET, url)
}

#[cfg(any(feature = "awsv4", feature = "digest", feature = "edgegrid", feature = "hawk", feature = "oauth1"))]
pub(crate) fn post(url: &str) -> RequestParts {
    request(http::Method::POST, url)
}

pub(crate) fn request(method: http::Method, url: &str) -> RequestParts {
    let (scheme, rest) = url.split_once("://").unwrap();
    let (authority, target) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let (path, query) = target.split_once('?').map_or((target, None), |(path, query)| (path, Some(query)));
    RequestParts {
        method,
        scheme: if scheme == "https" { "https" } else { "http" },
        authority: authority.parse().unwrap(),
        path: path.to_owned(),
        query: query.map(str::to_owned),
        headers: Vec::new(),
        body: None,
        files: None,
    }
}

#[cfg(any(feature = "awsv4", feature = "digest", feature = "edgegrid", feature = "hawk", feature = "oauth1"))]
pub(crate) fn body(mut parts: RequestParts, kind: &str, body: &'static str) -> RequestParts {
    parts.body = Some(bytes::Bytes::from_static(body.as_bytes()));
    header(parts, "content-type", kind)
}

#[cfg(any(feature = "awsv4", feature = "digest", feature = "edgegrid", feature = "hawk", feature = "oauth1"))]
pub(crate) fn header(mut parts: RequestParts, name: &'static str, value: &str) -> RequestParts {
    parts.headers.push((http::HeaderName::from_static(name), value.parse().unwrap()));
    parts
}

/// A challenge that no request has answered before.
#[cfg(any(feature = "digest", feature = "ntlm"))]
pub(crate) fn received(challenge: &str) -> ReceivedChallenge {
    ReceivedChallenge::new(challenge.to_owned(), false)
}

/// A body that is a file on the disk.
#[cfg(any(feature = "awsv4", feature = "digest", feature = "edgegrid", feature = "hawk", feature = "oauth1"))]
pub(crate) fn file(path: &str) -> crate::transport::Body {
    use crate::transport::BodyPart;
    crate::transport::Body::of(vec![BodyPart::of_file("file", &crate::json::File::from_path(path))])
}

/// The request after it is signed.
pub(crate) fn signed(
    kind: &str,
    mut parts: RequestParts,
    parameters: &[(&'static str, &str)],
) -> (RequestParts, SignOutcome) {
    let rows = rows(parameters);
    let outcome = sign(kind, &mut parts, &Parameters::new(&rows), &SigningTime::frozen(AT)).unwrap();
    (parts, outcome)
}

/// The `Authorization` header of a request with no other authorization.
#[cfg(any(feature = "digest", feature = "edgegrid", feature = "hawk", feature = "jwt", feature = "oauth1"))]
pub(crate) fn authorization(kind: &str, parts: RequestParts, parameters: &[(&'static str, &str)]) -> String {
    let (parts, outcome) = signed(kind, parts, parameters);
    assert_eq!(outcome.written, [WrittenField { place: Place::Header, name: "authorization".to_owned() }]);
    written(&parts, "authorization")
}

/// Why a request is not authorized.
pub(crate) fn sign_error(kind: &str, parameters: &[(&'static str, &str)]) -> String {
    let rows = rows(parameters);
    let mut parts = get("http://h.test/");
    sign(kind, &mut parts, &Parameters::new(&rows), &SigningTime::frozen(AT)).unwrap_err().to_string()
}

pub(crate) fn written(parts: &RequestParts, name: &str) -> String {
    let of_name: Vec<_> = parts.headers.iter().filter(|(other, _)| other == name).collect();
    let [(_, value)] = of_name[..] else { panic!("{} headers {name}", of_name.len()) };
    value.to_str().unwrap().to_owned()
}

pub(crate) fn rows(parameters: &[(&'static str, &str)]) -> Vec<(&'static str, String)> {
    parameters.iter().map(|(name, value)| (*name, (*value).to_owned())).collect()
}

#[test]
fn an_unknown_kind_writes_nothing() {
    let (parts, outcome) = signed("zzz", get("http://h.test/"), &[]);
    assert!(parts.headers.is_empty() && outcome.written.is_empty() && !outcome.awaits_challenge);
}

#[test]
fn a_kind_without_its_feature_names_it() {
    for kind in SCHEMES.iter().filter(|kind| kind.sign.is_none()) {
        assert_eq!(
            sign_error(kind.name, &[]),
            format!("authorization with `{0}` needs the feature `{0}` of phlo-gen", kind.name)
        );
    }
}

/// What is hashed is what is sent, wherever it is: in memory, or in files on the disk, alone or as parts of a form.
#[cfg(feature = "auth")]
#[test]
fn files_on_the_disk_are_hashed_as_they_are_sent() {
    use crate::transport::{Body, BodyPart};
    const CONTENT: &str = "some bytes\r\nof a file";
    let path = std::env::temp_dir().join(format!("phlo-gen-signed-{}", std::process::id()));
    std::fs::write(&path, CONTENT).unwrap();
    let on_disk = |before: &'static str, after: &'static str| {
        let file = BodyPart::of_file("file", &crate::json::File::from_path(&path));
        Body::of(vec![BodyPart::Bytes(before.into()), file, BodyPart::Bytes(after.into())])
    };
    let base = |content: Result<String, Body>| {
        let mut parts = header(post("https://h.test/b"), "content-type", "image/png");
        match content {
            Ok(text) => parts.body = Some(text.into()),
            Err(files) => parts.files = Some(files),
        }
        parts
    };
    let hawk = [("authId", "i"), ("authKey", "k"), ("includePayloadHash", "true"), ("nonce", "n"), ("timestamp", "1")];
    let edgegrid =
        [("accessToken", "a"), ("clientToken", "c"), ("clientSecret", "s"), ("nonce", "n"), ("maxBodySize", "15")];
    let awsv4 = [("accessKey", "a"), ("secretKey", "s")];
    let oauth1 = [
        ("consumerKey", "ck"),
        ("consumerSecret", "cs"),
        ("nonce", "n"),
        ("includeBodyHash", "true"),
        ("addParamsToHeader", "true"),
    ];
    let digest = [("username", "u"), ("realm", "r"), ("nonce", "n"), ("qop", "auth-int"), ("clientNonce", "c")];
    let schemes: [(&str, &[(&'static str, &str)]); 5] =
        [("hawk", &hawk), ("edgegrid", &edgegrid), ("awsv4", &awsv4), ("oauth1", &oauth1), ("digest", &digest)];
    for (kind, parameters) in schemes {
        for (before, after) in [("", ""), ("--B\r\n\r\n", "\r\n--B--\r\n")] {
            let in_memory = authorization_of(kind, base(Ok(format!("{before}{CONTENT}{after}"))), parameters);
            assert_eq!(in_memory, authorization_of(kind, base(Err(on_disk(before, after))), parameters), "{kind}");
            let empty = authorization_of(kind, base(Ok(String::new())), parameters);
            assert_ne!(in_memory, empty, "{kind}");
        }
        let rows = rows(parameters);
        let mut missing = base(Err(file("/no/such/file")));
        let error = sign(kind, &mut missing, &Parameters::new(&rows), &SigningTime::frozen(AT)).unwrap_err();
        assert_eq!(
            error.to_string(),
            "the argument `file` is the path `/no/such/file`, which cannot be read",
            "{kind}"
        );
    }
    std::fs::remove_file(&path).unwrap();
}

#[cfg(feature = "auth")]
fn authorization_of(kind: &str, parts: RequestParts, parameters: &[(&'static str, &str)]) -> String {
    written(&signed(kind, parts, parameters).0, "authorization")
}
