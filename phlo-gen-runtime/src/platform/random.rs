//! Random numbers, which tests can seed.

use super::clock::milliseconds;
use std::cell::Cell;
use std::hash::{BuildHasher, RandomState};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};

thread_local! {
    static SEEDED: Cell<Option<u64>> = const { Cell::new(None) };
}

/// A keyed hash whose key the system chooses at random, and how often it has been used.
static KEYED: LazyLock<(RandomState, AtomicU64)> =
    LazyLock::new(|| (RandomState::new(), AtomicU64::new(milliseconds())));

/// Seeds the random values of this thread, so that they are the same in each run.
pub fn seed(seed: u64) {
    SEEDED.set(Some(seed));
}

/// A random number, for ids, nonces and the boundaries of forms: the keyed hash of a counter. Nobody learns the next
/// number from earlier ones without the key. It is not meant for keys.
pub(crate) fn random() -> u64 {
    match SEEDED.get() {
        Some(state) => {
            SEEDED.set(Some(state.wrapping_add(STEP)));
            mix(state)
        }
        None => KEYED.0.hash_one(KEYED.1.fetch_add(1, Ordering::Relaxed)),
    }
}

const STEP: u64 = 0x9e37_79b9_7f4a_7c15;

/// The number for a seed: splitmix64.
fn mix(state: u64) -> u64 {
    let mut bits = state.wrapping_add(STEP);
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}

/// A random number below another.
pub(crate) fn random_below(end: u64) -> u64 {
    random() % end
}
