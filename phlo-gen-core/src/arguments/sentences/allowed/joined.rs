//! Values that a sign joins with their meanings: "open-开门,close-关门", "状态 0:关闭 1:打开", "m - male, f - female".

use crate::arguments::sentences::default::phrases::rest_of_clause;
use crate::arguments::sentences::text::Value;
use crate::bytes::{all, kind};

/// The values, if there are at least two.
pub fn values(text: &str) -> Option<Vec<Value>> {
    let found = if text.is_ascii() { None } else { with_wide_meanings(text).or_else(|| before_wide_words(text)) };
    found.or_else(|| initials(text))
}

fn is_wide(c: char) -> bool {
    c > '\u{2e80}'
}

/// Codes with meanings in Chinese or Japanese; a label may stand before them.
fn with_wide_meanings(text: &str) -> Option<Vec<Value>> {
    let mut found: Vec<Value> = Vec::new();
    for piece in text.split([',', ';', ' ', '\n', '、', '，', '；', '(', ')', '。', '/']) {
        match value_with_meaning(piece) {
            Some(value) if found.contains(&value) => return None,
            Some(value) => found.push(value),
            // words before the first, or after the last
            None => {}
        }
    }
    (found.len() > 1).then_some(found)
}

/// "排序: asc 升序, desc 降序(默认)": codes with meanings after a blank, all of the text but a label and the default.
fn before_wide_words(text: &str) -> Option<Vec<Value>> {
    let list = text.rsplit_once(':').map_or(text, |(_, list)| list).trim_end_matches(['.', ' ', '。']);
    let mut found: Vec<Value> = Vec::new();
    for piece in list.split([',', ';', '\n', '|']).map(str::trim) {
        let is_code =
            |code: &str| !code.is_empty() && code.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        match piece.split_once(' ').filter(|(code, meaning)| is_code(code) && meaning.starts_with(is_wide)) {
            Some((code, _)) if found.iter().all(|value| value.text != code) => {
                found.push(Value { text: code.to_owned(), quoted: false });
            }
            None if rest_of_clause(piece).is_some() => {}
            _ => return None,
        }
    }
    (found.len() > 1).then_some(found)
}

/// `open-开门`, `指令:open-开门`
fn value_with_meaning(piece: &str) -> Option<Value> {
    let piece = match piece.split_once([':', '：']) {
        Some((label, rest)) if label.chars().all(is_wide) => rest,
        _ => piece,
    };
    let (code, meaning) = piece.split_once(['-', ':', '：', '='])?;
    let is_code = !code.is_empty() && code.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    (is_code && meaning.starts_with(is_wide)).then(|| Value { text: code.to_owned(), quoted: false })
}

/// Letters that the words after them begin with: "s - sandy, l - loamy", "W weekly, M monthly".
fn initials(text: &str) -> Option<Vec<Value>> {
    if all(text, kind!(not b',' | b';')) {
        return None;
    }
    let list = text.rsplit_once(": ").map_or(text, |(_, list)| list);
    let list = list.split_once(". ").map_or(list, |(list, _)| list);
    let initial = |part: &str| {
        let part = part.trim().trim_end_matches('.');
        let (code, meaning) = part.strip_prefix("or ").unwrap_or(part).split_once([' ', '-', '=', ':'])?;
        let meaning = meaning.trim_start_matches([' ', '-', '=', ':', '–']);
        let is_capital = code.bytes().all(|byte| byte.is_ascii_uppercase());
        let is_one = code.len() == 1 && (is_capital || code.bytes().all(|byte| byte.is_ascii_lowercase()));
        let is_signed = (is_capital || part.contains(['-', '=', ':', '–'])) && !meaning.contains(' ');
        (is_one && is_signed && meaning.len() > 2 && meaning.to_lowercase().starts_with(&code.to_ascii_lowercase()))
            .then(|| Value { text: code.to_owned(), quoted: false })
    };
    let found: Vec<Value> = list.split([',', ';']).map(initial).collect::<Option<_>>()?;
    (found.len() > 1).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::values;

    fn texts(text: &str) -> Vec<String> {
        values(text).unwrap_or_default().into_iter().map(|value| value.text).collect()
    }

    #[test]
    fn each_code_has_a_meaning() {
        assert_eq!(texts("操作:dig-挖,fill-填"), ["dig", "fill"]);
        assert_eq!(texts("状态 0:关闭 1:打开"), ["0", "1"]);
        assert_eq!(texts("種別 1：通常、2：特急"), ["1", "2"]);
        assert_eq!(texts("Boden: s - sandig, l - lehmig"), ["s", "l"]);
        assert_eq!(texts("How often: W weekly, M monthly, or Y yearly"), ["W", "M", "Y"]);
    }

    #[test]
    fn other_signs_join_no_meanings() {
        for text in [
            "长度 1-12",
            "日期 2020-01-02, 2021-01-02",
            "时间 10:30",
            "x - longitude, y - latitude",
            "ID-编号",
            "a well-known, long-term name",
            "I am late, you are early",
            "Plan A is annual, B biannual",
        ] {
            assert!(texts(text).is_empty(), "{text}");
        }
    }
}
