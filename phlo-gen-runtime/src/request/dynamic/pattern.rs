//! The values of dynamic variables that are made by patterns.
//!
//! `<name>` is a value by the pattern of that name, `<^name>` the same with a capital, `<3..7>` a number, `<name*2-5>` some
//! values with a space between them, and `<name*3,->` with a hyphen.

use crate::platform::{DateTime, milliseconds, random_below};
use crate::request::dynamic::variables::pattern;

/// The value of a dynamic variable, by its name without `$`.
pub(super) fn value(name: &str) -> Option<String> {
    Some(match name {
        "randomPrice" => hundredths(random_below(100_001), 2),
        "randomLatitude" => degrees(90),
        "randomLongitude" => degrees(180),
        "randomDatePast" => day(milliseconds().saturating_sub(within_a_year())),
        "randomDateFuture" => day(milliseconds().saturating_add(within_a_year())),
        "randomDateRecent" => day(milliseconds().saturating_sub(random_below(86_400_000))),
        "randomBankAccountIban" => iban(),
        name => {
            let mut out = String::new();
            write(pattern(name)?, &mut out);
            out
        }
    })
}

/// Writes a value by one of the alternatives of a pattern.
fn write(pattern: &str, out: &mut String) {
    let mut rest = choose(pattern);
    while let Some(first) = rest.chars().next() {
        rest = rest.get(first.len_utf8()..).unwrap_or_default();
        match first {
            '<' => {
                let (reference, after) = rest.split_once('>').unwrap_or((rest, ""));
                write_reference(reference, out);
                rest = after;
            }
            '\\' => {
                let mut characters = rest.chars();
                out.extend(characters.next());
                rest = characters.as_str();
            }
            class => out.push(character(class)),
        }
    }
}

/// One of the alternatives. They do not contain `|`.
fn choose(pattern: &str) -> &str {
    let alternatives = u64::try_from(pattern.split('|').count()).unwrap_or(1);
    let index = usize::try_from(random_below(alternatives)).unwrap_or_default();
    pattern.split('|').nth(index).unwrap_or_default()
}

fn write_reference(reference: &str, out: &mut String) {
    let (reference, parter) = reference.split_once(',').unwrap_or((reference, " "));
    let (name, count) = reference.split_once('*').unwrap_or((reference, "1"));
    let (least, most) = count.split_once('-').unwrap_or((count, count));
    let is_text = !name.starts_with('&');
    for index in 0..between(least, most) {
        out.push_str(if index > 0 && is_text { parter } else { "" });
        match (name.split_once(".."), name.strip_prefix('^')) {
            (Some((least, most)), _) => out.push_str(&between(least, most).to_string()),
            (None, Some(name)) => write_capitalized(name, out),
            (None, None) => write(pattern(name).unwrap_or(name), out),
        }
    }
}

fn write_capitalized(name: &str, out: &mut String) {
    let mut text = String::new();
    write(pattern(name).unwrap_or(name), &mut text);
    let mut characters = text.chars();
    out.extend(characters.next().map(|first| first.to_ascii_uppercase()));
    out.push_str(characters.as_str());
}

/// A number in a range, which includes both ends.
fn between(least: &str, most: &str) -> u64 {
    let (least, most) = (least.parse().unwrap_or(0_u64), most.parse().unwrap_or(0_u64));
    least + random_below(most.saturating_sub(least) + 1)
}

/// A character of a class; any other is literal.
fn character(class: char) -> char {
    let set: &[u8] = match class {
        '#' => b"0123456789",
        '?' => b"abcdefghijklmnopqrstuvwxyz",
        '%' => b"ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        '~' => b"0123456789abcdef",
        '&' => b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz",
        other => return other,
    };
    let index = random_below(u64::try_from(set.len()).unwrap_or(1));
    usize::try_from(index).ok().and_then(|index| set.get(index)).copied().map_or(class, char::from)
}

fn hundredths(number: u64, places: usize) -> String {
    let scale = 10_u64.pow(u32::try_from(places).unwrap_or_default());
    format!("{}.{:0places$}", number / scale, number % scale)
}

/// Degrees to either side, with four decimal digits.
fn degrees(most: u64) -> String {
    let sign = if random_below(2) == 0 { "" } else { "-" };
    format!("{sign}{}", hundredths(random_below(most * 10_000 + 1), 4))
}

fn within_a_year() -> u64 {
    1 + random_below(365 * 86_400_000)
}

/// `Fri May 01 2026 22:19:16 GMT+0000 (Coordinated Universal Time)`, as JavaScript writes dates.
fn day(milliseconds: u64) -> String {
    const DAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let seconds = milliseconds / 1000;
    let DateTime { year, month, day, hour, minute, second } = DateTime::of_seconds(seconds);
    let pick = |names: &[&'static str], index: u64| usize::try_from(index).ok().and_then(|at| names.get(at).copied());
    let weekday = pick(&DAYS, seconds / 86_400 % 7).unwrap_or_default();
    let month = pick(&MONTHS, month.saturating_sub(1)).unwrap_or_default();
    format!(
        "{weekday} {month} {day:02} {year:04} {hour:02}:{minute:02}:{second:02} GMT+0000 (Coordinated Universal Time)"
    )
}

/// A German IBAN, with its check digits.
fn iban() -> String {
    let mut account = String::new();
    write("##################", &mut account);
    // The letters of the country count from 10: D is 13, E is 14.
    let rest = format!("{account}131400").bytes().fold(0, |rest, digit| (rest * 10 + u64::from(digit - b'0')) % 97);
    format!("DE{:02}{account}", 98 - rest)
}

#[cfg(test)]
mod tests {
    use super::{day, value};
    use crate::request::dynamic::variables::PATTERNS;

    fn some(name: &str) -> Vec<String> {
        (0..50).filter_map(|_| value(name)).collect()
    }

    #[test]
    fn patterns_name_only_existing_patterns() {
        for (name, _) in PATTERNS {
            for value in some(name) {
                let is_left = |mark: char| value.contains(mark) && *name != "randomHexColor";
                assert!(!value.is_empty() && !"<>|*^\\".chars().any(is_left), "{name}: {value}");
            }
            assert_eq!(some(name).len(), 50, "{name}");
        }
        assert_eq!(value("randomNobody"), None);
    }

    #[test]
    fn values_have_the_form_of_postmans() {
        let fits = |name: &str, looks: &dyn Fn(&str) -> bool| {
            let unexpected = some(name).into_iter().find(|value| !looks(value));
            assert_eq!(unexpected, None, "{name}");
        };
        let number = |text: &str| text.parse::<f64>().unwrap_or(f64::NAN);
        fits("randomPhoneNumber", &|text| text.split('-').map(str::len).eq([3, 3, 4]));
        fits("randomPhoneNumberExt", &|text| text.split('-').count() == 4);
        fits("randomPrice", &|text| {
            number(text) <= 1000.0 && text.split('.').nth(1).is_some_and(|cents| cents.len() == 2)
        });
        fits("randomLatitude", &|text| number(text).abs() <= 90.0);
        fits("randomLongitude", &|text| number(text).abs() <= 180.0);
        fits("randomWords", &|text| text.split(' ').count() >= 2);
        fits("randomPassword", &|text| text.len() == 15);
        fits("randomIP", &|text| text.parse::<std::net::Ipv4Addr>().is_ok());
        fits("randomIPV6", &|text| text.parse::<std::net::Ipv6Addr>().is_ok());
        fits("randomHexColor", &|text| text.len() == 7 && u32::from_str_radix(&text[1..], 16).is_ok());
        fits("randomLoremSlug", &|text| text.split('-').count() == 3);
        fits("randomLoremSentence", &|text| text.starts_with(char::is_uppercase) && text.ends_with('.'));
        fits("randomEmail", &|text| text.split('@').count() == 2 && !text.contains(' '));
        fits("randomBitcoin", &|text| (26..=34).contains(&text.len()));
        fits("randomBankAccount", &|text| text.len() == 8 && text.parse::<u64>().is_ok());
        fits("randomSemver", &|text| text.split('.').count() == 3);
        fits("randomImageDataUri", &|text| text.starts_with("data:image/svg+xml;charset=UTF-8,%3Csvg%20"));
        fits("randomAlphaNumeric", &|text| text.len() == 1);
    }

    #[test]
    fn dates_are_written_as_javascript_writes_them() {
        assert_eq!(day(1_777_673_956_123), "Fri May 01 2026 22:19:16 GMT+0000 (Coordinated Universal Time)");
        assert_eq!(day(0), "Thu Jan 01 1970 00:00:00 GMT+0000 (Coordinated Universal Time)");
    }

    #[test]
    fn the_check_digits_of_an_account_are_valid() {
        for iban in some("randomBankAccountIban") {
            let turned = format!("{}1314{}", &iban[4..], &iban[2..4]);
            assert_eq!(turned.bytes().fold(0, |rest, digit| (rest * 10 + u64::from(digit - b'0')) % 97), 1, "{iban}");
        }
    }
}
