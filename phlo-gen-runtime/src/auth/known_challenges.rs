//! The last challenges of servers, which later requests answer in advance.

use crate::auth::signing::ReceivedChallenge;
use crate::transport::ProtectionSpace;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// How many challenges are kept.
const MOST: usize = 32;

/// The last challenge for each protection space, which later requests answer in advance.
#[derive(Default)]
pub(crate) struct KnownChallenges(Mutex<Vec<(ProtectionSpace, ReceivedChallenge)>>);

impl KnownChallenges {
    /// The challenge for the next request, whose answer has the next number.
    pub(crate) fn next(&self, space: &ProtectionSpace) -> Option<ReceivedChallenge> {
        let mut all = self.all();
        let (_, known) = all.iter_mut().find(|(own, _)| own == space)?;
        known.count = known.count.checked_add(1)?;
        Some(known.clone())
    }

    /// Keeps a challenge that was answered, in place of the one before.
    pub(crate) fn keep(&self, space: ProtectionSpace, mut challenge: ReceivedChallenge) {
        challenge.is_repeated = false;
        let mut all = self.all();
        all.retain(|(own, _)| *own != space);
        if all.len() == MOST {
            all.remove(0);
        }
        all.push((space, challenge));
    }

    fn all(&self) -> MutexGuard<'_, Vec<(ProtectionSpace, ReceivedChallenge)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::{KnownChallenges, MOST, ProtectionSpace, ReceivedChallenge};

    fn space(auth: usize) -> ProtectionSpace {
        ProtectionSpace { origin: "https://h".to_owned(), auth }
    }

    fn challenge(header: &str) -> ReceivedChallenge {
        ReceivedChallenge { header: header.to_owned(), client_nonce: String::new(), count: 1, is_repeated: true }
    }

    #[test]
    fn answers_are_counted_until_there_is_another_challenge() {
        let known = KnownChallenges::default();
        assert!(known.next(&space(0)).is_none());
        known.keep(space(0), challenge("a"));
        let next = || known.next(&space(0)).map(|it| (it.header, it.count, it.is_repeated));
        assert_eq!(next(), Some(("a".to_owned(), 2, false)));
        assert_eq!(next(), Some(("a".to_owned(), 3, false)));
        known.keep(space(0), challenge("b"));
        assert_eq!(next(), Some(("b".to_owned(), 2, false)));
        assert!(known.next(&space(1)).is_none());
    }

    #[test]
    fn the_number_of_challenges_is_limited() {
        let known = KnownChallenges::default();
        (0..=MOST).for_each(|auth| known.keep(space(auth), challenge("a")));
        assert!(known.next(&space(0)).is_none() && known.next(&space(MOST)).is_some());
    }
}
