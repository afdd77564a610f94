//! The retry budget that all calls of a client share.

use std::sync::atomic::{AtomicU32, Ordering};

/// The retry budget that all calls of a client share.
pub(crate) struct Budget(AtomicU32);

/// The initial budget, which is also the maximum.
const FULL: u32 = 500;

/// The cost of a retry.
const RETRY: u32 = 5;

/// The amount that a successful call restores.
const SUCCESS: u32 = 1;

impl Default for Budget {
    fn default() -> Self {
        Self(AtomicU32::new(FULL))
    }
}

impl Budget {
    /// Takes a retry. Returns whether there was one left.
    pub(crate) fn take(&self) -> bool {
        self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(RETRY)).is_ok()
    }

    /// Restores the amount of one successful call.
    pub(crate) fn refill(&self) {
        let more = |left: u32| (left < FULL).then(|| left + SUCCESS);
        // The update fails if the budget is full, which is fine.
        let _ = self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, more);
    }
}

#[cfg(test)]
mod tests {
    use super::{Budget, FULL};

    #[test]
    fn a_budget_runs_dry_and_is_refilled_by_successes() {
        let budget = Budget::default();
        assert_eq!((0..1000).filter(|_| budget.take()).count(), 100);
        (0..4).for_each(|_| budget.refill());
        assert!(!budget.take());
        budget.refill();
        assert!(budget.take() && !budget.take());
        (0..2 * FULL).for_each(|_| budget.refill());
        assert_eq!((0..1000).filter(|_| budget.take()).count(), 100);
    }
}
