//! Postman's dynamic variables: values that are made anew each time they are used.

#[cfg(feature = "dynamic")]
mod pattern;
mod require;
#[cfg(feature = "dynamic")]
mod table;

use crate::platform;
use std::cell::Cell;
use std::hash::{BuildHasher, RandomState};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};

/// The value of a dynamic variable, by its name without `$`; a name that is none stays as it is written.
pub(crate) fn value(name: &str) -> String {
    known(name).unwrap_or_else(|| format!("{{{{${name}}}}}"))
}

/// The value of a dynamic variable, if there is one of this name.
pub(crate) fn known(name: &str) -> Option<String> {
    match name {
        "guid" | "randomUUID" => Some(uuid()),
        "timestamp" => Some(((milliseconds() + 500) / 1000).to_string()),
        "isoTimestamp" => Some(iso(milliseconds())),
        "randomInt" => Some(below(1001).to_string()),
        #[cfg(feature = "dynamic")]
        name => pattern::value(name),
        #[cfg(not(feature = "dynamic"))]
        _ => None,
    }
}

/// Makes the random values that follow on this thread the same in each run.
pub fn seed(seed: u64) {
    SEEDED.set(Some(seed));
}

/// Stops the clock for what is made on this thread, at this many milliseconds after the beginning of 1970.
pub fn freeze(milliseconds: u64) {
    FROZEN.set(Some(milliseconds));
}

thread_local! {
    static FROZEN: Cell<Option<u64>> = const { Cell::new(None) };
    static SEEDED: Cell<Option<u64>> = const { Cell::new(None) };
}

static STATE: LazyLock<AtomicU64> = LazyLock::new(|| AtomicU64::new(RandomState::new().hash_one(milliseconds())));

/// A random number: splitmix64, from a seed that the system gives. Good for ids, not for keys.
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

fn below(end: u64) -> u64 {
    random() % end
}

/// A UUID of version 4.
fn uuid() -> String {
    let high = random() & 0xffff_ffff_ffff_0fff | 0x4000;
    let low = random() & 0x3fff_ffff_ffff_ffff | 0x8000_0000_0000_0000;
    let text = format!("{high:016x}{low:016x}");
    let part = |from, to| text.get(from..to).unwrap_or_default();
    [part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32)].join("-")
}

/// Milliseconds since 1970.
pub(crate) fn milliseconds() -> u64 {
    if let Some(frozen) = FROZEN.get() {
        return frozen;
    }
    platform::milliseconds()
}

/// `2020-06-09T21:10:36.177Z`
fn iso(milliseconds: u64) -> String {
    let (seconds, millis) = (milliseconds / 1000, milliseconds % 1000);
    let (year, month, day) = date(seconds / 86_400);
    let (hour, minute, second) = (seconds / 3600 % 24, seconds / 60 % 60, seconds % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{millis:03}Z")
}

/// The date of a day counted from 1970, by 400-year cycles that begin in March.
fn date(days: u64) -> (u64, u64, u64) {
    let days = days + 719_468;
    let (cycle, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (cycle * 400 + year + u64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::{freeze, iso, seed, uuid, value};

    #[test]
    fn a_uuid_states_its_version_and_variant() {
        for _ in 0..100 {
            let uuid = uuid();
            assert_eq!(uuid.len(), 36);
            assert_eq!(uuid.get(14..15), Some("4"));
            assert!(matches!(uuid.get(19..20), Some("8" | "9" | "a" | "b")), "{uuid}");
            assert!(uuid.split('-').map(str::len).eq([8, 4, 4, 4, 12]));
        }
        assert_ne!(uuid(), uuid());
    }

    #[test]
    fn dates_are_counted_right() {
        assert_eq!(iso(0), "1970-01-01T00:00:00.000Z");
        assert_eq!(iso(1_591_737_036_177), "2020-06-09T21:10:36.177Z");
        assert_eq!(iso(951_782_399_999), "2000-02-28T23:59:59.999Z");
        assert_eq!(iso(951_782_400_000), "2000-02-29T00:00:00.000Z");
        assert_eq!(iso(4_107_542_400_000), "2100-03-01T00:00:00.000Z");
    }

    #[test]
    fn a_random_integer_is_at_most_1000() {
        assert!((0..2000).all(|_| value("randomInt").parse::<u16>().is_ok_and(|number| number <= 1000)));
    }

    #[test]
    fn a_seed_makes_values_the_same() {
        let some = |state| {
            seed(state);
            [value("guid"), value("randomInt"), value("guid")]
        };
        assert_eq!(some(7), some(7));
        assert_ne!(some(7), some(8));
        freeze(1_353_832_234_000);
        assert_eq!(value("isoTimestamp"), "2012-11-25T08:30:34.000Z");
    }

    #[test]
    fn what_is_no_variable_stays() {
        assert_eq!(value("top"), "{{$top}}");
    }

    #[test]
    fn a_timestamp_is_in_seconds() {
        assert_eq!(value("timestamp").len(), 10);
    }
}
