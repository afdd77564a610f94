//! The header `Retry-After`.

use crate::platform::DateTime;
use http::HeaderMap;
use http::header::RETRY_AFTER;
use std::time::Duration;

/// The delay from now, which is in milliseconds since 1970. A value that is neither seconds nor a date is ignored.
pub(crate) fn retry_after(headers: &HeaderMap, now: u64) -> Option<Duration> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        // More than 64 bits is still a request to wait.
        return Some(Duration::from_secs(text.parse().unwrap_or(u64::MAX)));
    }
    let at = seconds(text)?.checked_mul(1000)?;
    Some(Duration::from_millis(at.saturating_sub(now)))
}

/// The seconds since 1970 of a date in one of the three formats of HTTP.
fn seconds(text: &str) -> Option<u64> {
    let words: Vec<&str> = text.split([' ', ',', '-']).filter(|word| !word.is_empty()).collect();
    let (day, month, year, time) = match words.as_slice() {
        [_, day, month, year, time, "GMT"] => (day, month, year, time),
        [_, month, day, time, year] => (day, month, year, time),
        _ => return None,
    };
    let year = match (year.len(), year.parse::<u64>().ok()?) {
        (2, year @ 70..) => 1900 + year,
        (2, year) => 2000 + year,
        (_, year @ 1970..=9999) => year,
        _ => return None,
    };
    let (month, _) = (1..).zip(MONTHS).find(|(_, name)| name == month)?;
    let day = day.parse().ok().filter(|day| (1..=31).contains(day))?;
    let mut clock = time.split(':').map(|part| part.parse::<u64>().ok().filter(|part| *part < 61));
    let (Some(hour), Some(minute), Some(second), None) = (clock.next()?, clock.next()?, clock.next()?, clock.next())
    else {
        return None;
    };
    (hour < 24).then(|| DateTime { year, month, day, hour, minute, second }.seconds())
}

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

#[cfg(test)]
mod tests {
    use super::{retry_after, seconds};
    use http::{HeaderMap, HeaderValue};
    use std::time::Duration;

    #[test]
    fn all_forms_of_a_date_are_read() {
        for text in ["Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"] {
            assert_eq!(seconds(text), Some(784_111_777), "{text}");
        }
        assert_eq!(seconds("Thu, 01 Jan 1970 00:00:00 GMT"), Some(0));
        assert_eq!(seconds("Thu, 29 Feb 2024 23:59:60 GMT"), Some(1_709_251_200));
    }

    #[test]
    fn invalid_dates_are_ignored() {
        for text in [
            "",
            "soon",
            "-1",
            "1.5",
            "Sun, 06 Now 1994 08:49:37 GMT",
            "Sun, 06 Nov 1994 24:00:00 GMT",
            "Sun, 00 Nov 1994 08:49:37 GMT",
            "Sun, 06 Nov 99999 08:49:37 GMT",
            "Sun, 06 Nov 1994 08:49 GMT",
            "a b c d e GMT",
        ] {
            assert_eq!(wait(text), None, "{text}");
        }
    }

    fn wait(text: &str) -> Option<Duration> {
        let mut headers = HeaderMap::new();
        headers.extend(HeaderValue::from_str(text).ok().map(|value| (http::header::RETRY_AFTER, value)));
        retry_after(&headers, 784_111_777_000)
    }

    #[test]
    fn a_date_is_counted_from_now() {
        assert_eq!(wait("120"), Some(Duration::from_secs(120)));
        assert_eq!(wait("Sun, 06 Nov 1994 08:50:37 GMT"), Some(Duration::from_secs(60)));
        assert_eq!(wait("Sun, 06 Nov 1994 08:48:37 GMT"), Some(Duration::ZERO));
        assert_eq!(wait("99999999999999999999999"), Some(Duration::from_secs(u64::MAX)));
    }
}
