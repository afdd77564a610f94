//! Postman's dynamic variables, such as `{{$guid}}`: each use has a new value.

use httpdate::fmt_http_date;
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
fn uuid() -> String {
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
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    // "Wed, 04 Mar 2026 09:12:03 GMT"; the calendar is that of httpdate, which hyper brings
    let date = fmt_http_date(UNIX_EPOCH + time);
    let part = |from: usize, to: usize| date.get(from..to).unwrap_or_default();
    let month = 1 + MONTHS.iter().position(|name| *name == part(8, 11)).unwrap_or_default();
    let (year, day, clock) = (part(12, 16), part(5, 7), part(17, 25));
    format!("{year}-{month:02}-{day}T{clock}.{:03}Z", time.subsec_millis())
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
