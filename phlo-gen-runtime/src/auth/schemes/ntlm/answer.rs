//! The answers to the challenges of NTLM.

use crate::auth::schemes::ntlm::identity::Identity;
use crate::auth::schemes::ntlm::message::{ServerChallenge, authenticate, negotiate};
use crate::auth::signing::{
    AuthError, Parameters, ReceivedChallenge, SignOutcome, SigningTime, base64, challenges, unbase64,
};
use crate::request::RequestParts;
use http::header::AUTHORIZATION;

/// Waits for a challenge.
pub(crate) fn sign(
    _: &mut RequestParts,
    parameters: &Parameters<'_>,
    _: &SigningTime,
) -> Result<SignOutcome, AuthError> {
    Ok(SignOutcome { awaits_challenge: !parameters.flag("disableRetryRequest"), ..SignOutcome::default() })
}

/// Writes `Authorization: NTLM …`: first the message that requests a challenge, then the answer to it.
pub(crate) fn answer(
    parts: &mut RequestParts,
    parameters: &Parameters<'_>,
    challenge: &ReceivedChallenge,
    signing_time: &SigningTime,
) -> Result<SignOutcome, AuthError> {
    let found = challenges(&challenge.header);
    let of = |scheme: &str| found.iter().find(|challenge| challenge.scheme.eq_ignore_ascii_case(scheme));
    let Some(challenge) = of("NTLM").or_else(|| of("Negotiate")) else { return Ok(SignOutcome::default()) };
    let message = match challenge.token {
        None if has_asked(parts, challenge.scheme) => return Ok(SignOutcome::default()),
        None => negotiate(),
        Some(token) => {
            let why = "is not the second message of NTLM";
            let server = unbase64(token).and_then(|message| ServerChallenge::read(&message));
            let server = server.ok_or_else(|| AuthError::unusable("ntlm", "WWW-Authenticate", why))?;
            authenticate(&server, &Identity::new(parameters)?, signing_time)?
        }
    };
    let mut outcome = parts.set_authorization("ntlm", &format!("{} {}", challenge.scheme, base64(&message)))?;
    outcome.awaits_challenge = challenge.token.is_none();
    Ok(outcome)
}

/// Whether the first message has been sent before.
fn has_asked(parts: &RequestParts, scheme: &str) -> bool {
    let sent = parts.headers.iter().find(|(name, _)| name == AUTHORIZATION);
    sent.is_some_and(|(_, value)| value.as_bytes().starts_with(scheme.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::auth::schemes::tests::{AT, get, received, rows, signed, written};

    const USER: [(&str, &str); 3] = [("username", "User"), ("domain", "DOMAIN"), ("password", "Password")];

    const ASKED: &str = "TlRMTVNTUAACAAAAAAAAAAAAAAAFgogAASNFZ4mrze8AAAAAAAAAACQAJAAwAAAAAgAMAEQAbwBtAGEAaQBuAAEADABTAGU\
        AcgB2AGUAcgAAAAAA";
    /// Postman's answer at this time, with this client challenge.
    const LM: &str = "a364ead07e87f76bef07b555d8564bb3aaaaaaaaaaaaaaaa";
    const NT: &str = "771b04b52195ea89fa99d04fcb42966e010100000000000000b12c23e7cacd01aaaaaaaaaaaaaaaa0000000002000c0\
        044006f006d00610069006e0001000c005300650072007600650072000000000000000000";

    fn response(
        parts: &mut RequestParts,
        parameters: &[(&'static str, &str)],
        challenge: &str,
    ) -> Result<SignOutcome, AuthError> {
        answer(parts, &Parameters::new(&rows(parameters)), &received(challenge), &SigningTime::frozen(AT))
    }

    #[test]
    fn a_challenge_is_requested_and_answered() {
        let (mut parts, outcome) = signed("ntlm", get("http://h.test/"), &USER);
        assert!(outcome.awaits_challenge && outcome.written.is_empty());
        let outcome = response(&mut parts, &USER, "Negotiate, NTLM").unwrap();
        assert!(outcome.awaits_challenge);
        assert_eq!(outcome.written.len(), 1);
        assert_eq!(written(&parts, "authorization"), "NTLM TlRMTVNTUAABAAAABYKIAAAAAAAgAAAAAAAAACAAAAA=");
        let outcome = response(&mut parts, &USER, &format!("NTLM {ASKED}")).unwrap();
        assert!(!outcome.awaits_challenge);
        let message = unbase64(written(&parts, "authorization").strip_prefix("NTLM ").unwrap()).unwrap();
        let field = |at: usize| {
            let [length, _, start, _] =
                [0, 2, 4, 6].map(|i| usize::from(u16::from_le_bytes([message[at + i], message[at + i + 1]])));
            message[start..start + length].iter().map(|byte| format!("{byte:02x}")).collect::<String>()
        };
        assert_eq!([field(12), field(20)], [LM, NT]);
        assert_eq!(
            [field(28), field(36), field(44), field(52)],
            ["44004f004d00410049004e00", "5500730065007200", "", ""]
        );
        assert_eq!(message[60..64], [0x05, 0x82, 0x88, 0x00]);
    }

    #[test]
    fn a_server_without_a_challenge_gets_no_answer() {
        let mut parts = get("http://h.test/");
        assert!(response(&mut parts, &USER, "Basic realm=\"x\"").unwrap().written.is_empty());
        assert!(response(&mut parts, &USER, "NTLM").unwrap().awaits_challenge);
        let outcome = response(&mut parts, &USER, "NTLM").unwrap();
        assert!(outcome.written.is_empty() && !outcome.awaits_challenge);
    }

    #[test]
    fn an_invalid_challenge_is_an_error() {
        for token in ["AAAA", "TlRMTVNTUAABAAAABYKIAAAAAAAgAAAAAAAAACAAAAA=", "????"] {
            let why = response(&mut get("http://h.test/"), &USER, &format!("NTLM {token}")).unwrap_err();
            assert_eq!(why.to_string(), "`WWW-Authenticate` of `ntlm` authorization is not the second message of NTLM");
        }
        assert!(response(&mut get("http://h.test/"), &[], &format!("NTLM {ASKED}")).is_err());
        let (_, outcome) = signed("ntlm", get("http://h.test/"), &[("disableRetryRequest", "true")]);
        assert!(!outcome.awaits_challenge);
    }
}
