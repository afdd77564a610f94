//! Requests for the tests of the signers, and what holds for all kinds.

use super::*;

/// The time at which the tests sign, that of the recordings of what Postman sends.
pub(super) const AT: u64 = 1_353_832_234;

pub(super) fn get(url: &str) -> Outgoing {
    request(http::Method::GET, url)
}

#[cfg(any(feature = "awsv4", feature = "digest", feature = "edgegrid", feature = "hawk", feature = "oauth1"))]
pub(super) fn post(url: &str) -> Outgoing {
    request(http::Method::POST, url)
}

pub(super) fn request(method: http::Method, url: &str) -> Outgoing {
    let (scheme, rest) = url.split_once("://").unwrap();
    let (authority, target) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let (path, query) = target.split_once('?').map_or((target, None), |(path, query)| (path, Some(query)));
    Outgoing {
        method,
        scheme: if scheme == "https" { "https" } else { "http" },
        authority: authority.parse().unwrap(),
        path: path.to_owned(),
        query: query.map(str::to_owned),
        headers: Vec::new(),
        body: None,
    }
}

#[cfg(any(feature = "awsv4", feature = "digest", feature = "edgegrid", feature = "hawk", feature = "oauth1"))]
pub(super) fn body(mut outgoing: Outgoing, kind: &str, body: &'static str) -> Outgoing {
    outgoing.body = Some(bytes::Bytes::from_static(body.as_bytes()));
    header(outgoing, "content-type", kind)
}

#[cfg(any(feature = "awsv4", feature = "digest", feature = "edgegrid", feature = "hawk", feature = "oauth1"))]
pub(super) fn header(mut outgoing: Outgoing, name: &'static str, value: &str) -> Outgoing {
    outgoing.headers.push((http::HeaderName::from_static(name), value.parse().unwrap()));
    outgoing
}

/// The request with what authorization writes on it.
pub(super) fn signed(kind: &str, mut outgoing: Outgoing, parameters: &[(&'static str, &str)]) -> (Outgoing, Step) {
    let rows = rows(parameters);
    let step = authorize(kind, &mut outgoing, &Parameters::new(&rows), &Moment::frozen(AT)).unwrap();
    (outgoing, step)
}

/// The `Authorization` header of a request that is authorized by it alone.
#[cfg(any(feature = "digest", feature = "edgegrid", feature = "hawk", feature = "jwt", feature = "oauth1"))]
pub(super) fn authorization(kind: &str, outgoing: Outgoing, parameters: &[(&'static str, &str)]) -> String {
    let (outgoing, step) = signed(kind, outgoing, parameters);
    assert_eq!(step.written, [Written { place: Place::Header, name: "authorization".to_owned() }]);
    written(&outgoing, "authorization")
}

/// Why a request is not authorized.
pub(super) fn refusal(kind: &str, parameters: &[(&'static str, &str)]) -> String {
    let rows = rows(parameters);
    let mut outgoing = get("http://h.test/");
    authorize(kind, &mut outgoing, &Parameters::new(&rows), &Moment::frozen(AT)).unwrap_err().to_string()
}

pub(super) fn written(outgoing: &Outgoing, name: &str) -> String {
    let of_name: Vec<_> = outgoing.headers.iter().filter(|(other, _)| other == name).collect();
    let [(_, value)] = of_name[..] else { panic!("{} headers {name}", of_name.len()) };
    value.to_str().unwrap().to_owned()
}

pub(super) fn rows(parameters: &[(&'static str, &str)]) -> Vec<(&'static str, String)> {
    parameters.iter().map(|(name, value)| (*name, (*value).to_owned())).collect()
}

#[test]
fn an_unknown_kind_writes_nothing() {
    let (outgoing, step) = signed("zzz", get("http://h.test/"), &[]);
    assert!(outgoing.headers.is_empty() && step.written.is_empty() && !step.awaits_challenge);
}

#[test]
fn a_kind_without_its_feature_names_it() {
    for kind in KINDS.iter().filter(|kind| kind.sign.is_none()) {
        assert_eq!(
            refusal(kind.name, &[]),
            format!("authorization with `{0}` needs the feature `{0}` of phlo-gen", kind.name)
        );
    }
}
