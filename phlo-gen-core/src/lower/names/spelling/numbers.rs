//! Names that begin with a number, which an identifier cannot.

/// Numbers in words.
const WORDS: &[&str] = &[
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];

/// The tens from twenty.
const TENS: &[&str] = &["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// Numbers in an order.
const ORDINALS: &[&str] =
    &["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

/// A name in `snake_case` that does not begin with a number: a small one is spelt out, another follows what it is
/// about: `two_fa`, `ticker_24hr`.
pub fn after_a_letter(name: String) -> String {
    if !name.starts_with(|c: char| c.is_ascii_digit()) {
        return name;
    }
    let words: Vec<&str> = name.split('_').collect();
    let count = words.iter().take_while(|word| word.starts_with(|c: char| c.is_ascii_digit())).count();
    match words.split_at(count) {
        ([first], []) => spelt(first, 99).unwrap_or_else(|| format!("n{name}")),
        (_, []) => format!("n{name}"),
        (numbers, rest) => {
            let spelt = if let [first] = numbers { spelt(first, if is_number(first) { 99 } else { 20 }) } else { None };
            let rest = rest.join("_");
            spelt.map_or_else(|| format!("{rest}_{}", numbers.join("_")), |spelt| format!("{spelt}_{rest}"))
        }
    }
}

fn is_number(word: &str) -> bool {
    word.chars().all(|c| c.is_ascii_digit())
}

/// A number up to a limit, and the letters after it, in words.
fn spelt(word: &str, limit: usize) -> Option<String> {
    let letters = word.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = word.strip_suffix(letters).filter(|digits| digits.len() == 1 || !digits.starts_with('0'))?;
    let number: usize = digits.parse().ok().filter(|number| *number <= limit)?;
    if ["st", "nd", "rd", "th"].contains(&letters) {
        return ORDINALS.get(number.checked_sub(1)?).map(|ordinal| (*ordinal).to_owned());
    }
    let number = match WORDS.get(number) {
        Some(word) => (*word).to_owned(),
        None if number.is_multiple_of(10) => (*TENS.get(number / 10 - 2)?).to_owned(),
        None => format!("{}_{}", TENS.get(number / 10 - 2)?, WORDS.get(number % 10)?),
    };
    Some(if letters.is_empty() { number } else { format!("{number}_{letters}") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_spelt_out_or_follows() {
        let names = [
            "2fa_setup",
            "3d_secure",
            "24hr_ticker",
            "404_not_found",
            "2024_01_report",
            "1st_page",
            "07_users",
            "30_days",
        ];
        let expected = [
            "two_fa_setup",
            "three_d_secure",
            "ticker_24hr",
            "not_found_404",
            "report_2024_01",
            "first_page",
            "users_07",
            "thirty_days",
        ];
        assert_eq!(names.map(|name| after_a_letter(name.to_owned())), expected);
    }

    #[test]
    fn a_number_alone_is_a_word_or_has_a_letter() {
        let names = ["1", "404", "1_2", "24h", "v1", ""];
        assert_eq!(
            names.map(|name| after_a_letter(name.to_owned())),
            ["one", "n404", "n1_2", "twenty_four_h", "v1", ""]
        );
    }
}
