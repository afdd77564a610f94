//! Random numbers, which tests can seed.

use super::clock::milliseconds;
use std::cell::Cell;
use std::hash::{BuildHasher, RandomState};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};

thread_local! {
    static SEEDED: Cell<Option<u64>> = const { Cell::new(None) };
}

static STATE: LazyLock<AtomicU64> = LazyLock::new(|| AtomicU64::new(RandomState::new().hash_one(milliseconds())));

/// Seeds the random values of this thread, so that they are the same in each run.
pub fn seed(seed: u64) {
    SEEDED.set(Some(seed));
}

/// A random number: splitmix64, seeded by the system. It is good for ids, not for keys.
pub(crate) fn random() -> u64 {
    const STEP: u64 = 0x9e37_79b9_7f4a_7c15;
    let state = match SEEDED.get() {
        Some(state) => {
            SEEDED.set(Some(state.wrapping_add(STEP)));
            state
        }
        None => STATE.fetch_add(STEP, Ordering::Relaxed),
    };
    let mut bits = state.wrapping_add(STEP);
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}

/// A random number below another.
pub(crate) fn random_below(end: u64) -> u64 {
    random() % end
}
