//! The messages of NTLM in the layout of MS-NLMP, with the responses of its version 2.

use crate::auth::schemes::ntlm::identity::Identity;
use crate::auth::signing::{AuthError, SigningTime, hmac};
use md4::{Digest, Md4};
use md5::Md5;

const SIGNATURE: &[u8; 8] = b"NTLMSSP\0";
const UNICODE: u32 = 0x1;
const REQUEST_TARGET: u32 = 0x4;
const NTLM: u32 = 0x200;
const ALWAYS_SIGN: u32 = 0x8000;
const EXTENDED_SECURITY: u32 = 0x8_0000;
const TARGET_INFO: u32 = 0x80_0000;
const OURS: u32 = UNICODE | REQUEST_TARGET | NTLM | ALWAYS_SIGN | EXTENDED_SECURITY | TARGET_INFO;

/// The name of the pair with the server's time.
const TIME: u16 = 7;

/// The first message: the features of the client. Domain and workstation follow in the third.
pub(crate) fn negotiate() -> Vec<u8> {
    let empty = [0, 0, 0, 0, 32, 0, 0, 0];
    [SIGNATURE, &1_u32.to_le_bytes()[..], &OURS.to_le_bytes(), &empty, &empty].concat()
}

/// The second message: the challenge of the server.
pub(crate) struct ServerChallenge {
    flags: u32,
    challenge: [u8; 8],
    /// Pairs that describe the server, with their end.
    target: Vec<u8>,
}

impl ServerChallenge {
    pub(crate) fn read(message: &[u8]) -> Option<Self> {
        let is_second = message.starts_with(SIGNATURE) && number(message, 8)? == 2;
        let flags = number(message, 20)?;
        let challenge = message.get(24..32)?.try_into().ok()?;
        let target = if flags & TARGET_INFO == 0 {
            vec![0; 4]
        } else {
            let start = usize::try_from(number(message, 44)?).ok()?;
            let length = usize::from(short(message, 40)?);
            message.get(start..)?.get(..length)?.to_vec()
        };
        is_second.then_some(Self { flags, challenge, target })
    }

    /// The server's time, if it is in the message.
    fn time(&self) -> Option<[u8; 8]> {
        let mut rest = self.target.as_slice();
        loop {
            let (name, length) = (short(rest, 0)?, usize::from(short(rest, 2)?));
            let value = rest.get(4..)?.get(..length)?;
            match name {
                0 => return None,
                TIME => return value.try_into().ok(),
                _ => rest = rest.get(4 + length..)?,
            }
        }
    }
}

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..)?.first_chunk().copied()?))
}

fn number(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..)?.first_chunk().copied()?))
}

/// The third message: the answer.
pub(crate) fn authenticate(
    server: &ServerChallenge,
    identity: &Identity<'_>,
    signing_time: &SigningTime,
) -> Result<Vec<u8>, AuthError> {
    let responses = Responses::of(server, identity, signing_time.bytes(), now(signing_time));
    let (domain, user, workstation) = (utf16(identity.domain), utf16(identity.user), utf16(identity.workstation));
    // The last is a session key, which HTTP does not use.
    let fields = [&responses.lm, &responses.nt, &domain, &user, &workstation, &Vec::new()];
    let mut message = [SIGNATURE, &3_u32.to_le_bytes()[..]].concat();
    let mut offset = 72_u32;
    for field in fields {
        let long = || AuthError::unusable("ntlm", "username", "is too long, or the domain or the workstation is");
        let length = u16::try_from(field.len()).map_err(|_| long())?;
        message.extend([length.to_le_bytes(), length.to_le_bytes()].concat());
        message.extend(offset.to_le_bytes());
        offset += u32::from(length);
    }
    message.extend((OURS & server.flags | UNICODE | NTLM).to_le_bytes());
    // The version of Windows.
    message.extend([0; 8]);
    message.extend(fields.into_iter().flatten());
    Ok(message)
}

/// A time in tenths of a microsecond since 1601.
fn now(signing_time: &SigningTime) -> [u8; 8] {
    signing_time.millis().saturating_add(11_644_473_600_000).saturating_mul(10_000).to_le_bytes()
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// The proof that the client has the password.
struct Responses {
    lm: Vec<u8>,
    nt: Vec<u8>,
}

impl Responses {
    fn of(server: &ServerChallenge, identity: &Identity<'_>, own: [u8; 8], now: [u8; 8]) -> Self {
        let password = Md4::digest(utf16(identity.password));
        let name = format!("{}{}", identity.user.to_uppercase(), identity.domain);
        let key = hmac::<Md5>(&password, utf16(&name));
        let server_time = server.time();
        let time = server_time.unwrap_or(now);
        let blob = [&[1, 1, 0, 0, 0, 0, 0, 0][..], &time, &own, &[0; 4], &server.target, &[0; 4]].concat();
        let proof = hmac::<Md5>(&key, [&server.challenge[..], &blob].concat());
        // A server that sends its time reads only the other response.
        let lm = match server_time {
            Some(_) => vec![0; 24],
            None => [hmac::<Md5>(&key, [server.challenge, own].concat()), own.to_vec()].concat(),
        };
        Self { lm, nt: [proof, blob].concat() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The challenge of the example in MS-NLMP, section 4.2.4.
    fn server() -> ServerChallenge {
        let pair = |name: u16, value: &str| {
            let value = utf16(value);
            [&name.to_le_bytes()[..], &(value.len() as u16).to_le_bytes(), &value].concat()
        };
        ServerChallenge {
            flags: OURS,
            challenge: [0x01, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd, 0xef],
            target: [pair(2, "Domain"), pair(1, "Server"), vec![0; 4]].concat(),
        }
    }

    const USER: Identity<'_> =
        Identity { user: "User", domain: "Domain", workstation: "COMPUTER", password: "Password" };

    #[test]
    fn the_responses_of_ms_nlmp_are_reproduced() {
        let responses = Responses::of(&server(), &USER, [0xaa; 8], [0; 8]);
        let proof = 0x68cd_0ab8_51e5_1c96_aabc_927b_ebef_6a1c_u128.to_be_bytes();
        assert_eq!(responses.nt[..16], proof);
        assert_eq!(responses.nt.len(), 84);
        let lm = 0x86c3_5097_ac9c_ec10_2554_764a_57cc_cc19_u128.to_be_bytes();
        assert_eq!(responses.lm, [&lm[..], &[0xaa; 8]].concat());
    }

    #[test]
    fn the_time_of_the_server_is_used() {
        let mut server = server();
        server.target.splice(0..0, [&[7, 0, 8, 0][..], &[9; 8]].concat());
        let responses = Responses::of(&server, &USER, [0xaa; 8], [0; 8]);
        assert_eq!(responses.nt[24..32], [9; 8]);
        assert_eq!(responses.lm, [0; 24]);
    }

    #[test]
    fn a_truncated_message_is_refused() {
        let target = server().target;
        let length = u16::try_from(target.len()).unwrap().to_le_bytes();
        let flags = OURS.to_le_bytes();
        let head = [SIGNATURE, &2_u32.to_le_bytes()[..], &[0; 8], &flags, &[7; 8], &[0; 8], &length, &length];
        let message = [&head.concat()[..], &48_u32.to_le_bytes(), &target].concat();
        for end in 0..message.len() {
            assert!(ServerChallenge::read(&message[..end]).is_none(), "{end}");
        }
        assert_eq!(ServerChallenge::read(&message).unwrap().target, target);
    }

    proptest::proptest! {
        #[test]
        fn any_target_is_read(target: Vec<u8>) {
            let _ = ServerChallenge { target, ..server() }.time();
        }

        #[test]
        fn any_place_of_the_target_is_read(length: u16, start: u32) {
            let flags = OURS.to_le_bytes();
            let head = [SIGNATURE, &2_u32.to_le_bytes()[..], &[0; 8], &flags, &[7; 16], &length.to_le_bytes(), &[0; 2]];
            let _ = ServerChallenge::read(&[&head.concat()[..], &start.to_le_bytes()].concat());
        }
    }

    #[test]
    fn pairs_without_an_end_have_no_time() {
        for target in [vec![], vec![7], vec![7, 0, 8, 0, 1], vec![1, 0, 0, 0], vec![7, 0, 2, 0, 1, 1]] {
            assert_eq!(ServerChallenge { target, ..server() }.time(), None);
        }
    }
}
