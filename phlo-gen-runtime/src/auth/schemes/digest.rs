//! Digest: a hash of name, password and the challenge of the server's 401.

use crate::auth::signing::{
    AuthError, Challenge, Parameters, ReceivedChallenge, SignOutcome, SigningTime, challenges, hex,
};
use crate::request::RequestParts;
use md5::{Digest, Md5};
use sha2::{Sha256, Sha512, Sha512_256};

/// Waits for a challenge, unless the collection has an old one.
pub(crate) fn sign(
    parts: &mut RequestParts,
    parameters: &Parameters<'_>,
    signing_time: &SigningTime,
) -> Result<SignOutcome, AuthError> {
    let mut outcome = SignOutcome::default();
    if let (Some(realm), Some(nonce)) = (parameters.text("realm"), parameters.text("nonce")) {
        let algorithm = Algorithm::named(parameters.text("algorithm").unwrap_or("MD5"));
        let algorithm = algorithm.ok_or_else(|| AuthError::unusable("digest", "algorithm", "is not known"))?;
        let challenge = DigestChallenge {
            algorithm,
            realm,
            nonce,
            opaque: parameters.text("opaque"),
            qop: qop(parameters.text("qop"), None),
            count: parameters.text("nonceCount").unwrap_or("00000001"),
            client_nonce: &signing_time.nonce::<8>(),
        };
        outcome = challenge.answer(parts, parameters)?;
    }
    outcome.awaits_challenge = !parameters.flag("disableRetryRequest");
    Ok(outcome)
}

/// Writes `Authorization: Digest …`, if there is a challenge that can be answered.
///
/// After an answer a server challenges again because the password is wrong, unless it says that only the nonce is too old.
pub(crate) fn answer(
    parts: &mut RequestParts,
    parameters: &Parameters<'_>,
    received: &ReceivedChallenge,
    _: &SigningTime,
) -> Result<SignOutcome, AuthError> {
    let configured = parameters.text("algorithm").and_then(Algorithm::named);
    let found: Vec<_> = challenges(&received.header)
        .into_iter()
        .filter(|challenge| challenge.scheme.eq_ignore_ascii_case("Digest"))
        .filter_map(|challenge| Some((algorithm_of(&challenge, configured)?, challenge)))
        .collect();
    // A server names the algorithm that it prefers first.
    let preferred = found.iter().find(|(algorithm, _)| Some(*algorithm) == configured).or(found.first());
    let Some((algorithm, challenge)) = preferred else { return Ok(SignOutcome::default()) };
    let is_stale = challenge.get("stale").is_some_and(|stale| stale.eq_ignore_ascii_case("true"));
    if received.is_repeated && !is_stale {
        return Ok(SignOutcome::default());
    }
    let challenge = DigestChallenge {
        algorithm: *algorithm,
        realm: challenge.get("realm").unwrap_or_default(),
        nonce: challenge.get("nonce").unwrap_or_default(),
        opaque: challenge.get("opaque"),
        qop: qop(challenge.get("qop").or(parameters.text("qop")), parameters.text("qop")),
        count: &format!("{:08x}", received.count),
        client_nonce: &received.client_nonce,
    };
    let outcome = challenge.answer(parts, parameters)?;
    Ok(SignOutcome { awaits_challenge: true, ..outcome })
}

fn algorithm_of(challenge: &Challenge<'_>, configured: Option<Algorithm>) -> Option<Algorithm> {
    match challenge.get("algorithm") {
        Some(name) => Algorithm::named(name),
        None => Some(configured.unwrap_or(ALGORITHMS[0])),
    }
}

/// The quality of protection: of those offered the one in the collection, else `auth`, else `auth-int`.
fn qop(offered: Option<&str>, configured: Option<&str>) -> Option<&'static str> {
    let offered: Vec<_> = offered.unwrap_or_default().split(',').map(str::trim).collect();
    let offers = |qop: &str| offered.iter().any(|offer| offer.eq_ignore_ascii_case(qop));
    let known = if configured == Some("auth-int") { ["auth-int", "auth"] } else { ["auth", "auth-int"] };
    known.into_iter().find(|qop| offers(qop))
}

/// The parts of a challenge that the answer depends on.
struct DigestChallenge<'a> {
    algorithm: Algorithm,
    realm: &'a str,
    nonce: &'a str,
    opaque: Option<&'a str>,
    qop: Option<&'static str>,
    count: &'a str,
    client_nonce: &'a str,
}

impl DigestChallenge<'_> {
    fn answer(&self, parts: &mut RequestParts, parameters: &Parameters<'_>) -> Result<SignOutcome, AuthError> {
        let Self { algorithm, realm, nonce, opaque, qop, count, client_nonce } = *self;
        let username = parameters.required("digest", "username")?;
        let password = parameters.get("password").unwrap_or_default();
        let hash = |text: String| (algorithm.hash)(text.as_bytes());
        let uri = parts.target();
        let own = parameters.text("clientNonce").unwrap_or(client_nonce);

        let mut secret = hash(format!("{username}:{realm}:{password}"));
        if algorithm.session {
            secret = hash(format!("{secret}:{nonce}:{own}"));
        }
        let request = match qop {
            Some("auth-int") => hash(format!("{}:{uri}:{}", parts.method, (algorithm.body_hash)(parts)?)),
            _ => hash(format!("{}:{uri}", parts.method)),
        };
        let response = match qop {
            Some(qop) => hash(format!("{secret}:{nonce}:{count}:{own}:{qop}:{request}")),
            None => hash(format!("{secret}:{nonce}:{request}")),
        };

        let mut header = format!(
            "Digest username={}, realm={}, nonce={}, uri=\"{uri}\", algorithm=\"{}\"",
            quoted(username),
            quoted(realm),
            quoted(nonce),
            algorithm.name,
        );
        if let Some(qop) = qop {
            header += &format!(", qop={qop}");
        }
        if qop.is_some() || algorithm.session {
            header += &format!(", nc={count}, cnonce={}", quoted(own));
        }
        header += &format!(", response=\"{response}\"");
        if let Some(opaque) = opaque {
            header += &format!(", opaque={}", quoted(opaque));
        }
        parts.set_authorization("digest", &header)
    }
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

#[derive(Clone, Copy)]
struct Algorithm {
    name: &'static str,
    hash: fn(&[u8]) -> String,
    body_hash: fn(&RequestParts) -> Result<String, AuthError>,
    session: bool,
}

/// SHA-512 is not in RFC 7616, but servers have it.
const ALGORITHMS: [Algorithm; 8] = [
    Algorithm::by::<Md5>("MD5", false),
    Algorithm::by::<Md5>("MD5-sess", true),
    Algorithm::by::<Sha256>("SHA-256", false),
    Algorithm::by::<Sha256>("SHA-256-sess", true),
    Algorithm::by::<Sha512_256>("SHA-512-256", false),
    Algorithm::by::<Sha512_256>("SHA-512-256-sess", true),
    Algorithm::by::<Sha512>("SHA-512", false),
    Algorithm::by::<Sha512>("SHA-512-sess", true),
];

impl Algorithm {
    const fn by<D: Digest>(name: &'static str, session: bool) -> Self {
        Self { name, hash: hashed::<D>, body_hash: hashed_body::<D>, session }
    }

    fn named(name: &str) -> Option<Self> {
        ALGORITHMS.into_iter().find(|known| known.name.eq_ignore_ascii_case(name))
    }
}

impl PartialEq for Algorithm {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

fn hashed_body<D: Digest>(parts: &RequestParts) -> Result<String, AuthError> {
    let mut hash = D::new();
    parts.read_body(u64::MAX, &mut |piece| hash.update(piece))?;
    Ok(hex(&hash.finalize()))
}

fn hashed<D: Digest>(data: &[u8]) -> String {
    hex(&D::digest(data))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::auth::schemes::tests::{
        AT, authorization, body, get, post, received, rows, sign_error, signed, written,
    };

    /// The header that answers a challenge, if there is one.
    fn response(mut parts: RequestParts, parameters: &[(&'static str, &str)], challenge: &str) -> Option<String> {
        let rows = rows(parameters);
        let received = received(challenge);
        let outcome = answer(&mut parts, &Parameters::new(&rows), &received, &SigningTime::frozen(AT)).unwrap();
        (!outcome.written.is_empty()).then(|| written(&parts, "authorization"))
    }

    const MUFASA: [(&str, &str); 3] = [
        ("username", "Mufasa"),
        ("password", "Circle of Life"),
        ("clientNonce", "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ"),
    ];
    const RFC_7616: &str = "Digest realm=\"http-auth@example.org\", qop=\"auth, auth-int\", algorithm=SHA-256, \
        nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\", opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\", \
        Digest realm=\"http-auth@example.org\", qop=\"auth, auth-int\", algorithm=MD5, \
        nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\", opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"";

    fn answered(algorithm: &str, response: &str) -> String {
        format!(
            "Digest username=\"Mufasa\", realm=\"http-auth@example.org\", \
             nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\", uri=\"/dir/index.html\", algorithm=\"{algorithm}\", \
             qop=auth, nc=00000001, cnonce=\"f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ\", response=\"{response}\", \
             opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\""
        )
    }

    #[test]
    fn the_first_challenge_of_rfc_7616_is_answered() {
        assert_eq!(
            response(get("http://www.example.org/dir/index.html"), &MUFASA, RFC_7616).unwrap(),
            answered("SHA-256", "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1")
        );
    }

    #[test]
    fn the_configured_challenge_of_rfc_7616_is_answered() {
        let parameters = [&MUFASA[..], &[("algorithm", "MD5")]].concat();
        assert_eq!(
            response(get("http://www.example.org/dir/index.html"), &parameters, RFC_7616).unwrap(),
            answered("MD5", "8ca523f5e9506fed4657c9700eebdbec")
        );
    }

    #[test]
    fn an_unanswerable_challenge_is_ignored() {
        let request = || get("http://h.test/");
        assert_eq!(response(request(), &MUFASA, "Basic realm=\"x\""), None);
        assert_eq!(response(request(), &MUFASA, "Digest realm=\"x\", nonce=\"n\", algorithm=ROT13"), None);
    }

    #[test]
    fn the_integrity_of_the_body_is_protected_if_required() {
        let challenge = "Digest realm=\"x\", nonce=\"n\", qop=\"auth,auth-int\"";
        let response = |more| response(get("http://h.test/"), &[&MUFASA[..], more].concat(), challenge).unwrap();
        assert!(response(&[]).contains(", qop=auth, "));
        assert!(response(&[("qop", "auth-int")]).contains(", qop=auth-int, "));
    }

    #[test]
    fn quotes_in_a_name_do_not_end_it() {
        let name = [("username", "a\"b\\c")];
        let header = response(get("http://h.test/"), &name, "Digest realm=\"x\", nonce=\"n\"").unwrap();
        assert!(header.starts_with("Digest username=\"a\\\"b\\\\c\", realm"));
    }

    #[test]
    fn without_a_challenge_nothing_is_written() {
        let (parts, outcome) = signed("digest", get("http://h.test/"), &MUFASA);
        assert!(parts.headers.is_empty() && outcome.written.is_empty() && outcome.awaits_challenge);
        let (_, outcome) = signed("digest", get("http://h.test/"), &[("disableRetryRequest", "true")]);
        assert!(!outcome.awaits_challenge);
    }

    #[test]
    fn postmans_answers_are_reproduced() {
        for (algorithm, qop, response) in POSTMAN {
            let parameters = [
                ("username", "postman"),
                ("realm", "Users"),
                ("password", "password"),
                ("nonce", "bcgEc5RPU1ANglyT2I0ShU0oxqPB5jXp"),
                ("nonceCount", "00000001"),
                ("clientNonce", "0a4f113b"),
                ("opaque", "5ccc069c403ebaf9f0171e9517f40e"),
                ("algorithm", algorithm),
                ("qop", qop),
            ];
            let protection = if qop.is_empty() { String::new() } else { format!(", qop={qop}") };
            let ours =
                if qop.is_empty() && !algorithm.ends_with("-sess") { "" } else { ", nc=00000001, cnonce=\"0a4f113b\"" };
            let request = body(post("https://h.test/b?z=1&a=x+y%20z"), "application/json", "{\"a\":1}");
            assert_eq!(
                authorization("digest", request, &parameters),
                format!(
                    "Digest username=\"postman\", realm=\"Users\", nonce=\"bcgEc5RPU1ANglyT2I0ShU0oxqPB5jXp\", \
                     uri=\"/b?z=1&a=x+y%20z\", algorithm=\"{algorithm}\"{protection}{ours}, response=\"{response}\", \
                     opaque=\"5ccc069c403ebaf9f0171e9517f40e\""
                )
            );
        }
    }

    const POSTMAN: [(&str, &str, &str); 18] = [
        ("MD5", "", "97aa88cf3aaa7a89281899a5fa8c0dac"),
        ("MD5", "auth", "a3cf5d8a824c9e91b9cea0bdd9db8236"),
        ("MD5", "auth-int", "45f4ba3acf29e7e1f1d14f11b40f8f35"),
        ("MD5-sess", "", "84a84071fdc33a14548f9d93c9db0611"),
        ("MD5-sess", "auth", "604ac9ca9c0fbeeae4f28b80ced66e13"),
        ("MD5-sess", "auth-int", "23539c9a59611a63c31ce5e4b2fa1a76"),
        ("SHA-256", "", "655728cc5a146bba48c300ad0544ae48158f7116bb1f7bad268278175c141b03"),
        ("SHA-256", "auth", "519ca25a89c1c9e6e10e625a9ebf628ca2dc4c6d437af4cef005286e40e10676"),
        ("SHA-256", "auth-int", "e6b53f71aa66bf175f1edc6cc108d7f0f0a4c5c7b75f0530fc140e37f63be24c"),
        ("SHA-256-sess", "", "3fd6f8ef3899a5ac544d3a72ace6781dd7243a689cd9b119c334278e60ae71a9"),
        ("SHA-256-sess", "auth", "5ec038f07d6383aa397725e2a1cb3eab39cba0f468de7770b2eb8b2c3cd5d96d"),
        ("SHA-256-sess", "auth-int", "38246530c154e775f1594199d3a50ced37b5cd24b1fa04d821ec5431325a07aa"),
        ("SHA-512-256", "", "0684a1c1c2380a4c358fd654f340fa2c7749c800dff7d2a17406e0d8bc6b947a"),
        ("SHA-512-256", "auth", "d428228deb7ef2fc9329491d9eb05b54973b559509cc3f8bef4e4e57385e31a3"),
        ("SHA-512-256", "auth-int", "70f9fdbb46a4358c259d7f04ada73cc5179e59b36ac8c9da5ff06ca7348c5995"),
        ("SHA-512-256-sess", "", "817492d84d1d20fd78c771306b9390160a7081efe88ca85729c87b81fae1bef0"),
        ("SHA-512-256-sess", "auth", "a054b45685d24a354f62729e3bc7c278b08f5c26d0bc12b28942a2c4fc529103"),
        ("SHA-512-256-sess", "auth-int", "c96fe91f8d0558082324aff027c75400668e42ddb1abe1cf775e050526873096"),
    ];

    #[test]
    fn an_unknown_algorithm_is_an_error() {
        let preset = [("realm", "r"), ("nonce", "n"), ("algorithm", "ROT13"), ("username", "u")];
        assert_eq!(sign_error("digest", &preset), "`algorithm` of `digest` authorization is not known");
    }
}
