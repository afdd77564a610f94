//! The time at which a request is signed, and nonces.

#[cfg(any(feature = "awsv4", feature = "edgegrid"))]
use crate::platform::DateTime;
use crate::platform::milliseconds;

/// The time at which a request is signed, and the source of its nonces.
#[derive(Clone, Copy)]
pub(crate) struct SigningTime {
    millis: u64,
    #[cfg(test)]
    frozen: bool,
}

impl SigningTime {
    /// This moment.
    pub(crate) fn now() -> Self {
        Self {
            millis: milliseconds(),
            #[cfg(test)]
            frozen: false,
        }
    }

    /// A time for tests: every random byte of it is `0xaa`.
    #[cfg(test)]
    pub(crate) fn frozen(seconds: u64) -> Self {
        Self { millis: seconds * 1000, frozen: true }
    }

    /// Milliseconds since 1970.
    pub(crate) fn millis(self) -> u64 {
        self.millis
    }
}

impl std::fmt::Debug for SigningTime {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut debug = f.debug_struct("SigningTime");
        debug.field("millis", &self.millis());
        #[cfg(test)]
        debug.field("frozen", &self.frozen);
        debug.finish()
    }
}

#[cfg(any(feature = "asap", feature = "awsv4", feature = "edgegrid", feature = "hawk", feature = "oauth1"))]
impl SigningTime {
    /// Seconds since 1970.
    pub(crate) fn seconds(self) -> u64 {
        self.millis / 1000
    }
}

#[cfg(any(feature = "awsv4", feature = "edgegrid"))]
impl SigningTime {
    /// The date and the time of day.
    pub(crate) fn date_time(self) -> DateTime {
        DateTime::of_seconds(self.seconds())
    }
}

#[cfg(any(
    feature = "asap",
    feature = "digest",
    feature = "edgegrid",
    feature = "hawk",
    feature = "ntlm",
    feature = "oauth1"
))]
impl SigningTime {
    /// Random bytes.
    pub(crate) fn bytes<const N: usize>(self) -> [u8; N] {
        use std::hash::{BuildHasher, RandomState};
        let mut bytes = [0xaa; N];
        #[cfg(test)]
        if self.frozen {
            return bytes;
        }
        // The keys of a RandomState come from the system's random source, and no two of a thread are the same.
        let random = RandomState::new();
        for (count, chunk) in bytes.chunks_mut(8).enumerate() {
            let block = random.hash_one((count, self.millis)).to_ne_bytes();
            chunk.iter_mut().zip(block).for_each(|(byte, new)| *byte = new);
        }
        bytes
    }
}

#[cfg(any(feature = "digest", feature = "hawk", feature = "oauth1"))]
impl SigningTime {
    /// A nonce of letters and digits.
    pub(crate) fn nonce<const LENGTH: usize>(self) -> String {
        const ALPHABET: &[u8; 62] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
        self.bytes::<LENGTH>().map(|byte| char::from(ALPHABET[usize::from(byte) % ALPHABET.len()])).iter().collect()
    }
}

#[cfg(any(feature = "asap", feature = "edgegrid"))]
impl SigningTime {
    /// A UUID of version 4.
    pub(crate) fn uuid(self) -> String {
        crate::platform::uuid(u128::from_be_bytes(self.bytes()))
    }
}

#[cfg(test)]
mod tests {
    use super::SigningTime;

    #[cfg(any(feature = "digest", feature = "hawk", feature = "oauth1"))]
    #[test]
    fn two_nonces_differ() {
        let signing_time = SigningTime::now();
        assert_ne!(signing_time.nonce::<11>(), signing_time.nonce::<11>());
        assert_eq!(signing_time.nonce::<11>().len(), 11);
    }

    #[cfg(any(feature = "asap", feature = "edgegrid"))]
    #[test]
    fn a_uuid_states_its_version() {
        assert_eq!(SigningTime::frozen(0).uuid(), "aaaaaaaa-aaaa-4aaa-aaaa-aaaaaaaaaaaa");
        let uuid = SigningTime::now().uuid();
        assert_eq!((uuid.len(), uuid.get(14..15)), (36, Some("4")));
    }

    #[test]
    fn now_is_long_after_a_frozen_moment() {
        assert!(SigningTime::now().millis() > SigningTime::frozen(1_700_000_000).millis());
    }
}
