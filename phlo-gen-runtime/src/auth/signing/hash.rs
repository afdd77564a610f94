//! Keyed hashes.

use hmac::{EagerHash, Hmac, KeyInit, Mac};

/// The HMAC of some data.
pub(crate) fn hmac<D: EagerHash>(key: &[u8], data: impl AsRef<[u8]>) -> Vec<u8> {
    let mut mac = Hmac::<D>::new_from_slice(key).expect("HMAC takes keys of any length");
    mac.update(data.as_ref());
    mac.finalize().into_bytes().to_vec()
}
