//! NTLM: NTLMv2 messages in headers, which authorize the connection that carries them.
//!
//! Three requests must go over one connection of HTTP/1.1: the plain one, one with the first message, and one with the
//! answer to the challenge that comes back.

mod message;

use self::message::{Asked, authenticate, negotiate};
use super::challenge::challenges;
use super::encode::{base64, unbase64};
use super::{AuthError, Moment, Outgoing, Parameters, Step};
use http::header::AUTHORIZATION;

/// Waits for a challenge.
pub(super) fn sign(_: &mut Outgoing, parameters: &Parameters<'_>, _: &Moment) -> Result<Step, AuthError> {
    Ok(Step { awaits_challenge: !parameters.flag("disableRetryRequest"), ..Step::default() })
}

/// Writes `Authorization: NTLM …`: first the message that asks for a challenge, then the answer to it.
pub(super) fn answer(
    outgoing: &mut Outgoing,
    parameters: &Parameters<'_>,
    challenge: &str,
    moment: &Moment,
) -> Result<Step, AuthError> {
    let found = challenges(challenge);
    let of = |scheme: &str| found.iter().find(|challenge| challenge.scheme.eq_ignore_ascii_case(scheme));
    let Some(challenge) = of("NTLM").or_else(|| of("Negotiate")) else { return Ok(Step::default()) };
    let message = match challenge.token {
        None if has_asked(outgoing, challenge.scheme) => return Ok(Step::default()),
        None => negotiate(),
        Some(token) => {
            let why = "is not the second message of NTLM";
            let asked = unbase64(token).and_then(|message| Asked::read(&message));
            let asked = asked.ok_or_else(|| AuthError::unusable("ntlm", "WWW-Authenticate", why))?;
            authenticate(&asked, &Identity::of(parameters)?, moment)?
        }
    };
    let mut step = outgoing.set_authorization("ntlm", &format!("{} {}", challenge.scheme, base64(&message)))?;
    step.awaits_challenge = challenge.token.is_none();
    Ok(step)
}

/// Whether the first message has been sent, and the server wants no more of it.
fn has_asked(outgoing: &Outgoing, scheme: &str) -> bool {
    let sent = outgoing.headers.iter().find(|(name, _)| name == AUTHORIZATION);
    sent.is_some_and(|(_, value)| value.as_bytes().starts_with(scheme.as_bytes()))
}

/// Who asks.
struct Identity<'a> {
    user: &'a str,
    domain: &'a str,
    workstation: &'a str,
    password: &'a str,
}

impl<'a> Identity<'a> {
    fn of(parameters: &Parameters<'a>) -> Result<Self, AuthError> {
        let name = parameters.required("ntlm", "username")?;
        let (user, domain) = match parameters.text("domain") {
            Some(domain) => (name, domain),
            None => parted(name).unwrap_or((name, "")),
        };
        let workstation = parameters.get("workstation").unwrap_or_default();
        Ok(Self { user, domain, workstation, password: parameters.get("password").unwrap_or_default() })
    }
}

/// User and domain of `domain\user` or `user@domain`; a name with both signs is one name.
fn parted(name: &str) -> Option<(&str, &str)> {
    let parts = match (name.split_once('\\'), name.split_once('@')) {
        (Some((domain, user)), None) => (user, domain),
        (None, Some(parts)) => parts,
        _ => return None,
    };
    let whole = |part: &str| !part.is_empty() && !part.contains(['\\', '@']);
    (whole(parts.0) && whole(parts.1)).then_some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::auth::tests::{AT, get, rows, signed, written};

    const USER: [(&str, &str); 3] = [("username", "User"), ("domain", "DOMAIN"), ("password", "Password")];

    const ASKED: &str = "TlRMTVNTUAACAAAAAAAAAAAAAAAFgogAASNFZ4mrze8AAAAAAAAAACQAJAAwAAAAAgAMAEQAbwBtAGEAaQBuAAEADABTAGU\
        AcgB2AGUAcgAAAAAA";
    /// What Postman answers at this time with this challenge of its own.
    const LM: &str = "a364ead07e87f76bef07b555d8564bb3aaaaaaaaaaaaaaaa";
    const NT: &str = "771b04b52195ea89fa99d04fcb42966e010100000000000000b12c23e7cacd01aaaaaaaaaaaaaaaa0000000002000c0\
        044006f006d00610069006e0001000c005300650072007600650072000000000000000000";

    fn response(
        outgoing: &mut Outgoing,
        parameters: &[(&'static str, &str)],
        challenge: &str,
    ) -> Result<Step, AuthError> {
        answer(outgoing, &Parameters::new(&rows(parameters)), challenge, &Moment::frozen(AT))
    }

    #[test]
    fn a_challenge_is_asked_for_and_answered() {
        let (mut outgoing, step) = signed("ntlm", get("http://h.test/"), &USER);
        assert!(step.awaits_challenge && step.written.is_empty());
        let step = response(&mut outgoing, &USER, "Negotiate, NTLM").unwrap();
        assert!(step.awaits_challenge);
        assert_eq!(step.written.len(), 1);
        assert_eq!(written(&outgoing, "authorization"), "NTLM TlRMTVNTUAABAAAABYKIAAAAAAAgAAAAAAAAACAAAAA=");
        let step = response(&mut outgoing, &USER, &format!("NTLM {ASKED}")).unwrap();
        assert!(!step.awaits_challenge);
        let message = unbase64(written(&outgoing, "authorization").strip_prefix("NTLM ").unwrap()).unwrap();
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
    fn a_server_that_does_not_ask_is_left_alone() {
        let mut outgoing = get("http://h.test/");
        assert!(response(&mut outgoing, &USER, "Basic realm=\"x\"").unwrap().written.is_empty());
        assert!(response(&mut outgoing, &USER, "NTLM").unwrap().awaits_challenge);
        let step = response(&mut outgoing, &USER, "NTLM").unwrap();
        assert!(step.written.is_empty() && !step.awaits_challenge);
    }

    #[test]
    fn a_challenge_that_is_none_is_said() {
        for token in ["AAAA", "TlRMTVNTUAABAAAABYKIAAAAAAAgAAAAAAAAACAAAAA=", "????"] {
            let why = response(&mut get("http://h.test/"), &USER, &format!("NTLM {token}")).unwrap_err();
            assert_eq!(why.to_string(), "`WWW-Authenticate` of `ntlm` authorization is not the second message of NTLM");
        }
        assert!(response(&mut get("http://h.test/"), &[], &format!("NTLM {ASKED}")).is_err());
        let (_, step) = signed("ntlm", get("http://h.test/"), &[("disableRetryRequest", "true")]);
        assert!(!step.awaits_challenge);
    }

    #[test]
    fn a_name_may_hold_the_domain() {
        assert_eq!(parted("dom\\u"), Some(("u", "dom")));
        assert_eq!(parted("u@dom"), Some(("u", "dom")));
        for name in ["u", "dom\\u@x", "\\u", "u@", "a\\b\\c"] {
            assert_eq!(parted(name), None, "{name}");
        }
    }
}
