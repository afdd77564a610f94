//! Postman's dynamic variables, such as `{{$guid}}`: each use has a new value.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// The value of one of Postman's dynamic variables; the name begins with `$`.
pub fn dynamic_value(name: &str) -> Option<String> {
    Some(match name {
        "$guid" | "$randomUUID" => uuid(),
        "$timestamp" => now().as_secs().to_string(),
        "$isoTimestamp" => iso(now()),
        "$randomInt" => (random() % 1001).to_string(),
        _ => return None,
    })
}

/// A UUID of version 4.
pub fn uuid() -> String {
    let bits = (u128::from(random()) << 64) | u128::from(random());
    let bits = bits & !(0xF000 << 64) | 0x4000 << 64;
    let bits = bits & !(0xC000 << 48) | 0x8000 << 48;
    let hex = format!("{bits:032x}");
    let part = |from: usize, to: usize| hex.get(from..to).unwrap_or_default();
    [part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32)].join("-")
}

/// 64 random bits, not for cryptography: the keys of each `RandomState` are random.
fn random() -> u64 {
    let mut hasher = RandomState::new().build_hasher();
    hasher.write_u32(now().subsec_nanos());
    hasher.finish()
}

fn now() -> Duration {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default()
}

/// A time since 1970 as `2026-03-04T09:12:03.107Z`.
fn iso(time: Duration) -> String {
    let seconds = time.as_secs();
    let (year, month, day) = date(seconds / 86_400);
    let (hour, minute, second) = (seconds / 3600 % 24, seconds / 60 % 60, seconds % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{:03}Z", time.subsec_millis())
}

/// The date of a day since 1970. Years are counted from March, so that a leap day is the last day of its year.
fn date(days: u64) -> (u64, u64, u64) {
    const DAYS_BEFORE_1970: u64 = 719_468;
    const DAYS_OF_400_YEARS: u64 = 146_097;
    let days = days + DAYS_BEFORE_1970;
    let (era, day) = (days / DAYS_OF_400_YEARS, days % DAYS_OF_400_YEARS);
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (era * 400 + year + u64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guid_is_a_uuid_of_version_four() {
        let guid = uuid();
        assert_eq!(guid.len(), 36);
        assert_eq!(guid.as_bytes()[14], b'4');
        assert!(b"89ab".contains(&guid.as_bytes()[19]), "{guid}");
        assert_ne!(guid, uuid());
    }

    #[test]
    fn times_are_written_as_javascript_does() {
        assert_eq!(iso(Duration::ZERO), "1970-01-01T00:00:00.000Z");
        assert_eq!(iso(Duration::from_millis(951_782_400_007)), "2000-02-29T00:00:00.007Z");
        assert_eq!(iso(Duration::from_secs(1_772_615_523)), "2026-03-04T09:12:03.000Z");
    }

    #[test]
    fn unknown_names_have_no_value() {
        assert_eq!(dynamic_value("$randomCity"), None);
        assert!(dynamic_value("$randomInt").and_then(|int| int.parse::<u16>().ok()).is_some_and(|int| int <= 1000));
    }
}
