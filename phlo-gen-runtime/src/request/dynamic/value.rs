//! The values of dynamic variables.

use crate::platform::{DateTime, milliseconds, random, random_below, uuid};
#[cfg(feature = "dynamic")]
use crate::request::dynamic::pattern;

/// The value of a dynamic variable, by its name without `$`; an unknown name is left as it is written.
pub(crate) fn value(name: &str) -> String {
    find(name).unwrap_or_else(|| format!("{{{{${name}}}}}"))
}

/// The value of a dynamic variable, if there is one of this name.
pub(crate) fn find(name: &str) -> Option<String> {
    match name {
        "guid" | "randomUUID" => Some(random_uuid()),
        "timestamp" => Some(((milliseconds() + 500) / 1000).to_string()),
        "isoTimestamp" => Some(iso(milliseconds())),
        "randomInt" => Some(random_below(1001).to_string()),
        #[cfg(feature = "dynamic")]
        name => pattern::value(name),
        #[cfg(not(feature = "dynamic"))]
        _ => None,
    }
}

fn random_uuid() -> String {
    let (high, low) = (random(), random());
    uuid(u128::from(high) << 64 | u128::from(low))
}

/// `2020-06-09T21:10:36.177Z`
fn iso(milliseconds: u64) -> String {
    let millis = milliseconds % 1000;
    let DateTime { year, month, day, hour, minute, second } = DateTime::of_seconds(milliseconds / 1000);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{millis:03}Z")
}

#[cfg(test)]
mod tests {
    use super::{iso, random_uuid, value};
    use crate::platform::{freeze, seed};

    #[test]
    fn a_uuid_states_its_version_and_variant() {
        for _ in 0..100 {
            let uuid = random_uuid();
            assert_eq!(uuid.len(), 36);
            assert_eq!(uuid.get(14..15), Some("4"));
            assert!(matches!(uuid.get(19..20), Some("8" | "9" | "a" | "b")), "{uuid}");
            assert!(uuid.split('-').map(str::len).eq([8, 4, 4, 4, 12]));
        }
        assert_ne!(random_uuid(), random_uuid());
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
    fn an_unknown_variable_is_kept() {
        assert_eq!(value("top"), "{{$top}}");
    }

    #[test]
    fn a_timestamp_is_in_seconds() {
        assert_eq!(value("timestamp").len(), 10);
    }
}
