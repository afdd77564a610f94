//! What stands in front of a name only to order it: `2.14`, `1a.`, `②`, `Step 3:`, `Paso 3:`, `A)`, `TC-01`, `v2`.

use super::words::is_verb;

/// Words that count the steps of a list.
pub const STEPS: &[&str] = &["step", "part", "phase", "stage", "section", "chapter", "exercise", "lesson", "scenario"];

/// The same in other languages, in lower case.
const STEPS_ELSEWHERE: [&str; 4] = [
    "paso passo étape etape parte partie fase etapa caso cas bloque escenario cenário módulo modulo",
    "schritt teil stap adım krok etap",
    "шаг этап часть крок етап",
    "步骤 阶段 단계 bước langkah tahap",
];

/// Numbers in words.
const NUMBERS: &[&str] = &["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/// Nouns that a number in front counts: it is part of the name.
const COUNTED: &[&str] = &[
    "click",
    "d",
    "day",
    "days",
    "digit",
    "dimensional",
    "factor",
    "fa",
    "hour",
    "hours",
    "hr",
    "leg",
    "legs",
    "minute",
    "minutes",
    "month",
    "months",
    "second",
    "seconds",
    "step",
    "steps",
    "way",
    "week",
    "weeks",
    "year",
    "years",
    "x",
    "k",
    "items",
    "users",
    "levels",
    "stars",
    "bit",
    "bits",
    "nd",
    "st",
    "th",
];

/// Splits a text into what orders it and the rest, which has a letter.
pub fn split(text: &str) -> Option<(&str, &str)> {
    let at = [test_code, step, number, circled, letter, version].iter().find_map(|rule| rule(text))?;
    let (ordinal, rest) = text.split_at_checked(at)?;
    let rest = rest.trim_start_matches(ends_number);
    rest.contains(char::is_alphabetic).then_some((ordinal.trim_matches(|c: char| !c.is_alphanumeric()), rest))
}

/// The status that a test expects, at the end of its code: `404` of `TC.07.02.404`.
pub fn expected_status(code: &str) -> Option<&str> {
    let (before, status) = code.rsplit_once(['.', '-', '_'])?;
    let digits = status.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let is_status = digits.len() == 3 && digits.starts_with(['2', '3', '4', '5']) && status.len() < 5;
    (is_status && test_code(&format!("{before} ")).is_some()).then_some(status)
}

/// A name without what orders it.
pub fn without_ordinal(name: &str) -> &str {
    split(name).map_or(name, |(_, rest)| rest)
}

/// A name without the code of a test in front of it.
pub fn without_test_code(name: &str) -> &str {
    let number = name.trim_start_matches(|c: char| c.is_ascii_uppercase()).trim_start_matches(['.', '-', '_']);
    let rest = number.trim_start_matches(|c: char| c.is_ascii_digit() || ".-_".contains(c));
    let is_code = name.starts_with(|c: char| c.is_ascii_uppercase()) && number.starts_with('0');
    if is_code && rest.starts_with(|c: char| c.is_ascii_alphabetic()) { rest } else { name }
}

fn is_separator(c: char) -> bool {
    c.is_whitespace() || ".:)]-–—_|,".contains(c)
}

/// Whether a sign stands between a number and a name: the separators, and those that stand there only.
fn ends_number(c: char) -> bool {
    is_separator(c) || "·•›»、．：）】".contains(c)
}

/// `TC.002.001`, `UC-01`, `TC.01.02.400a`: capitals, a number with zeros in front, and the letter of a case.
fn test_code(text: &str) -> Option<usize> {
    let letters = text.len() - text.trim_start_matches(|c: char| c.is_ascii_uppercase()).len();
    let code = text.get(letters..)?.trim_start_matches(['.', '-', '_', ' ']);
    let end = text.len() - code.trim_start_matches(|c: char| c.is_ascii_digit() || ".-_".contains(c)).len();
    let has_case = text.get(end..)?.starts_with(|c: char| c.is_ascii_lowercase()) && ends_at(text, end + 1);
    let end = end + usize::from(has_case);
    (1..5).contains(&letters).then_some(())?;
    (code.starts_with('0') && code.get(1..)?.starts_with(|c: char| c.is_ascii_digit()) && ends_at(text, end))
        .then_some(end)
}

/// `Step 3:`, `Part 2 -`, `STEP-1`, `Paso 3.`.
fn step(text: &str) -> Option<usize> {
    let word = text.len() - text.trim_start_matches(char::is_alphabetic).len();
    let keyword = text.get(..word)?.to_lowercase();
    let is_elsewhere = || STEPS_ELSEWHERE.iter().any(|words| words.split(' ').any(|step| step == keyword));
    (STEPS.contains(&keyword.as_str()) || is_elsewhere()).then_some(())?;
    let number = text.get(word..)?.trim_start_matches(|c: char| " .-_#".contains(c));
    let start = text.len() - number.len();
    let length = number.len() - number.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '.').len();
    let number = number.get(..length)?.trim_end_matches('.').to_ascii_lowercase();
    let is_digits = number.starts_with(|c: char| c.is_ascii_digit());
    let end = start + number.len();
    let after = text.get(end..)?;
    let is_counted = is_digits || number.len() == 1 || NUMBERS.contains(&number.as_str());
    let is_step = keyword == "step" && is_digits && after.starts_with(ends_number);
    (is_counted && (is_step || closes(after))).then_some(end)
}

/// Whether a text is a sign and then words, before which a number ends: `: Login`, not `-zip`, ` (rear)` or `, 2 and 3`.
fn closes(text: &str) -> bool {
    let rest = text.trim_start_matches(ends_number);
    let signs = &text[..text.len() - rest.len()];
    let word: String = rest.chars().take_while(|c| c.is_alphabetic()).collect();
    signs.contains(|c: char| !c.is_whitespace())
        && (signs != "-" || word.starts_with(char::is_uppercase))
        && (word.chars().count() > 1 || !word.is_ascii())
}

/// `2.14`, `1a.`, `(3)`, `#4`, `03 -`.
fn number(text: &str) -> Option<usize> {
    /// What opens before a number shows that it orders the name.
    const OPENING: [char; 5] = ['(', '（', '[', '【', '#'];
    let digits = text.trim_start_matches(|c| OPENING.contains(&c) || "*. •-".contains(c));
    let start = text.len() - digits.len();
    let length = digits.len() - digits.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.').len();
    let number = digits.get(..length)?.trim_end_matches('.');
    number.starts_with(|c: char| c.is_ascii_digit()).then_some(())?;
    let after = digits.get(number.len()..)?;
    // `2.B Upload`; `2.B and C` has no such letter
    let dotted =
        |rest: &str| matches!(rest.as_bytes(), [b'A'..=b'Z', b' ', b'A'..=b'Z' | b'/' | b'{' | b'(' | b'[', ..]);
    let is_dotted = after.strip_prefix('.').is_some_and(dotted);
    let after = if is_dotted { &after[1..] } else { after };
    let mut chars = after.chars();
    let step = chars.next().filter(char::is_ascii_alphabetic);
    let is_step = step.is_some() && !chars.as_str().starts_with(char::is_alphanumeric);
    let after = if is_step { chars.as_str() } else { after };
    let separators = after.len() - after.trim_start_matches(ends_number).len();
    let (between, rest) = after.split_at(separators);
    // `1 • 2 players`, `1、2`
    if rest.starts_with(|c: char| c.is_ascii_digit()) && between.contains(|c| ends_number(c) && !is_separator(c)) {
        return None;
    }
    let is_marked = between.contains(|c: char| !c.is_whitespace()) || start > 0 && text.starts_with(OPENING);
    let hyphen_only = between == "-";
    let word: String = rest.chars().take_while(|c| c.is_alphanumeric()).collect();
    let lower = word.to_lowercase();
    let begins_name = rest.starts_with(char::is_uppercase) || is_verb(&lower) || rest.starts_with(['/', '{', '(', '[']);
    let is_counted = COUNTED.contains(&lower.as_str());
    let is_ordinal = match () {
        () if between.is_empty() => false,
        () if is_step => {
            is_marked && !hyphen_only
                || is_dotted
                || step.is_some_and(|step| step.is_lowercase() && step != 'd')
                || hyphen_only && begins_name
        }
        () if hyphen_only => begins_name && !is_counted && lower.len() > 1,
        () if is_marked => true,
        () if number.contains('.') || number.starts_with('0') => !is_counted,
        () => number.len() < 3 && begins_name && !is_counted,
    };
    is_ordinal.then(|| text.len() - after.len())
}

/// `①`, `❷`.
fn circled(text: &str) -> Option<usize> {
    text.chars().next().filter(|c| matches!(c, '①'..='⑳' | '❶'..='❿' | '➀'..='➓')).map(char::len_utf8)
}

/// `A.`, `b)`, `IV.`, `C - `: one letter or a Roman number, and a sign.
fn letter(text: &str) -> Option<usize> {
    let letters = text.trim_start_matches(['(', '[']);
    let start = text.len() - letters.len();
    let length = letters.len() - letters.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
    let word = letters.get(..length)?;
    let is_roman = (2..5).contains(&length) && word.chars().all(|c| "IVX".contains(c));
    let after = letters.get(length..)?;
    let is_closed = [". ", ") ", "] ", ": ", " - ", " – "].iter().any(|sign| after.starts_with(sign));
    ((length == 1 || is_roman) && is_closed).then_some(start + length)
}

/// `v2`, `V1.3`, as a word of its own.
fn version(text: &str) -> Option<usize> {
    let digits = text.trim_start_matches(['(', '[']).strip_prefix(['v', 'V'])?;
    let length = digits.len() - digits.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.').len();
    let end = text.len() - digits.len() + digits.get(..length)?.trim_end_matches('.').len();
    (digits.starts_with(|c: char| c.is_ascii_digit()) && ends_at(text, end)).then_some(end)
}

fn ends_at(text: &str, end: usize) -> bool {
    text.get(end..).is_some_and(|after| after.starts_with(is_separator))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_orders_a_name_is_split_off() {
        for (text, ordinal, rest) in [
            ("2.14 Network", "2.14", "Network"),
            ("1a. Select", "1a", "Select"),
            ("1a Flight Shop", "1a", "Flight Shop"),
            ("2A-Create Seller", "2A", "Create Seller"),
            ("2.B Upload a beam", "2.B", "Upload a beam"),
            ("3.0 Domestic Label", "3.0", "Domestic Label"),
            ("003.006.Eliminación", "003.006", "Eliminación"),
            ("(2) Void", "2", "Void"),
            ("5a) List", "5a", "List"),
            ("03 - Facilities", "03", "Facilities"),
            ("1 Login", "1", "Login"),
            ("Step 3: Login", "Step 3", "Login"),
            ("STEP-1 Login", "STEP-1", "Login"),
            ("Step One - Register", "Step One", "Register"),
            ("A. Upload", "A", "Upload"),
            ("B) Setup", "B", "Setup"),
            ("IV. Reports", "IV", "Reports"),
            ("TC.002.001.400 Place an order", "TC.002.001.400", "Place an order"),
            ("TC.01.02.400b No limit", "TC.01.02.400b", "No limit"),
            ("v1.3 Ping", "v1.3", "Ping"),
            ("6 · Marca", "6", "Marca"),
            ("2 • Users", "2", "Users"),
            ("4 » Orders", "4", "Orders"),
            ("1、登录", "1", "登录"),
            ("（3）新增", "3", "新增"),
            ("②登录", "②", "登录"),
            ("FASE 2 - Territorio", "FASE 2", "Territorio"),
            ("Étape 4 – Connexion", "Étape 4", "Connexion"),
            ("Шаг 3. Оплата", "Шаг 3", "Оплата"),
            ("步骤1：登录", "步骤1", "登录"),
        ] {
            assert_eq!(split(text), Some((ordinal, rest)), "{text}");
        }
    }

    #[test]
    fn a_test_code_is_split_off() {
        for (name, expected) in [("TC.01.02.petId", "petId"), ("TC-01_user", "user"), ("TC.01", "TC.01"), ("id", "id")]
        {
            assert_eq!(without_test_code(name), expected);
        }
    }

    #[test]
    fn the_code_of_a_test_can_end_with_a_status() {
        for (code, expected) in [
            ("TC.07.02.404", Some("404")),
            ("UC-01-400b", Some("400b")),
            ("TC.07.02", None),
            ("2.404", None),
            ("TC.404", None),
            ("TC.07.999", None),
        ] {
            assert_eq!(expected_status(code), expected, "{code}");
        }
    }

    #[test]
    fn a_number_that_belongs_to_a_name_stays() {
        for text in [
            "24hr ticker",
            "2FA setup",
            "3D Secure",
            "2 factor auth",
            "2-Step Verification",
            "404",
            "S3 buckets",
            "EC2: describe",
            "E-mail",
            "H.264 streams",
            "100% match",
            "V2",
            "Part of it",
            "Section 230 rules",
            "500 users",
            "1st page",
            "Get 2 users",
            "Fase lunar",
            "Parte 2 del plan",
            "Part e-commerce",
            "Part 7-zip",
            "Phase 5 (closed)",
            "Phase 1, 2 and 3",
            "Stage A - B",
            "Módulo 7-zip",
            "阶段 1-2 汇总",
            "Test 3: users",
            "<5 items",
            "1 • 2 players",
            "3 = three",
            "1、2级",
            "1/3 upload",
            "3×3 grid",
        ] {
            assert_eq!(split(text), None, "{text}");
        }
    }
}
