//! Secrets that a description shows only when it is read: in pieces with different marks, or in a cell beside their name.

use crate::bytes::trimmed;
use crate::collection::secrets::keys::{Within, find};
use crate::collection::secrets::named::assigned::looks_secret;
use crate::collection::secrets::named::told::is_in_cell;
use crate::collection::secrets::names::is_secret_name;
use crate::prose::{Block, Inline, Table, is_in_pieces, one_line, replace_in_pieces};

/// Writes a variable in place of each secret. Those within one piece were replaced before the description was read,
/// unless it has escapes.
pub fn redact(blocks: &mut [Block], is_escaped: bool) {
    for block in blocks {
        match block {
            Block::Paragraph(content) | Block::Heading(_, content) => pieces(content, is_escaped),
            Block::List(_, entries) => entries.iter_mut().for_each(|entry| redact(entry, is_escaped)),
            Block::Quote(inner) => redact(inner, is_escaped),
            Block::Table(table) => cells(table, is_escaped),
            Block::Code(..) | Block::Rule => {}
        }
    }
}

fn pieces(content: &mut [Inline], is_escaped: bool) {
    if is_escaped || is_in_pieces(content) {
        replace_in_pieces(content, |text| {
            let keys = find(text, Within::Prose).into_iter();
            keys.map(|key| (key.range, format!("{{{{{}}}}}", key.name))).collect()
        });
    }
}

/// The cells below the name of a secret, or after it.
fn cells(table: &mut Table, is_escaped: bool) {
    table.header.iter_mut().chain(table.rows.iter_mut().flatten()).for_each(|cell| pieces(cell, is_escaped));
    let titles: Vec<Option<String>> = table.header.iter().map(|cell| secret_name(cell)).collect();
    for row in &mut table.rows {
        let (mut before, is_pair) = (None, row.len() == 2);
        for (index, cell) in row.iter_mut().enumerate() {
            let title = titles.get(index).and_then(Option::as_deref);
            if let Some(name) = title.or(before.as_deref())
                && let value = one_line(cell)
                && let value = value.trim()
                && (looks_secret(name, value) || is_in_cell(name, value, is_pair || title.is_some()))
            {
                *cell = vec![Inline::Text(format!("{{{{{}}}}}", name.replace([' ', '-', '.'], "_").to_lowercase()))];
            } else if before.is_none() {
                before = secret_name(cell);
            }
        }
    }
}

/// The text of a cell if it is the name of a secret.
fn secret_name(cell: &[Inline]) -> Option<String> {
    /// The longest name.
    const LONGEST: usize = 48;
    let text = one_line(cell);
    let name = match text.as_bytes() {
        // most cells end in a letter or a full stop
        [.., b'a'..=b'z' | b'.'] => trimmed(&text),
        _ => text.trim_end_matches([':', '*', '：']).trim(),
    };
    (name.len() <= LONGEST && name.split(' ').count() <= 3 && is_secret_name(name)).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use crate::arguments::read;
    use crate::collection::{Description, Markup};
    use crate::prose::{Block, one_line};

    fn shown(text: &str, markup: Markup) -> String {
        let blocks = read(&Description { text: text.to_owned(), markup, offset: 0 }).blocks;
        let line = |block: &Block| match block {
            Block::Paragraph(content) => one_line(content),
            Block::Table(table) => {
                let cells = table.header.iter().chain(table.rows.iter().flatten());
                cells.map(|cell| one_line(cell)).collect::<Vec<_>>().join("|")
            }
            _ => String::new(),
        };
        blocks.iter().map(line).collect::<Vec<_>>().join("/")
    }

    #[test]
    fn a_secret_in_pieces_is_not_shown() {
        let key = ["sk", "live", "9Hk7Qz9mW2xV4bN8pL3tR6yH"].join("_");
        let marked = format!("Key {}**{}** x", &key[..12], &key[12..]);
        assert_eq!(shown(&marked, Markup::Markdown), "Key {{stripe_secret_key}} x");
        let html = "<p><b>Password:</b> k8QzV3<i>mLpTxWc2</i>Rn, and more</p>";
        assert_eq!(shown(html, Markup::Html), "Password: {{password}}, and more");
        let soft = format!("Key {}\u{AD}{} x", &key[..12], &key[12..]);
        assert_eq!(shown(&soft, Markup::Markdown), "Key {{stripe_secret_key}} x");
        for text in ["api\\_key: k8QzV3mLpTxWc2Rn", "api&#95;key&#58; k8QzV3mLpTxWc2Rn"] {
            assert_eq!(shown(text, Markup::Markdown), "api_key: {{api_key}}");
        }
        let html = "<p>Email: <b>ann@shop.example</b></p><p>Password: <b>Lantern661</b></p>";
        assert_eq!(shown(html, Markup::Html), "Email: ann@shop.example/Password: {{password}}");
        let harmless = "**Token:** valid for *3600* seconds, see `POST /tokens/v2`";
        assert_eq!(shown(harmless, Markup::Markdown), "Token: valid for 3600 seconds, see POST /tokens/v2");
    }

    #[test]
    fn a_cell_beside_the_name_of_a_secret_is_not_shown() {
        for (table, secret) in [
            ("| Name | Example |\n|--|--|\n| password | Zk83QpLw |\n", "Zk83QpLw"),
            ("| User | Password |\n|--|--|\n| bob | `Zk83QpLw` |\n", "Zk83QpLw"),
            (
                "| Header | Type | Value |\n|--|--|--|\n| **X-Api-Key** | string | k8QzV3mLpTxWc2Rn |\n",
                "k8QzV3mLpTxWc2Rn",
            ),
            ("| User | Client secret |\n|--|--|\n| bob | k8QzV3mLpTxWc2Rn |\n", "k8QzV3mLpTxWc2Rn"),
            ("| Field | Value |\n|--|--|\n| Password | Gr@nite!9 |\n", "Gr@nite!9"),
            ("| Field | Value |\n|--|--|\n| PIN | 4821 |\n", "4821"),
        ] {
            let shown = shown(table, Markup::Markdown);
            assert!(!shown.contains(secret) && shown.contains("{{"), "{shown}");
        }
        for table in [
            "| Name | About |\n|--|--|\n| password | min8 |\n",
            "| Name | About |\n|--|--|\n| password | SHA256 |\n",
            "| Name | Type | Longest |\n|--|--|--|\n| passcode | string | 4096 |\n",
            "| Name | Value |\n|--|--|\n| secret | Falcon4821 |\n",
            "| Name | About |\n|--|--|\n| password | 8 to 64 characters, 2 digits |\n",
            "| token | id |\n|--|--|\n| the-long-one-of-2024 | k8QzV3mLpTxWc2Rn |\n",
            "| id | password |\n|--|--|\n| k8QzV3mLpTxWc2Rn | string |\n",
            "| Name | Example |\n|--|--|\n| password_type | Zk83QpLw |\n",
            "| Name | Example |\n|--|--|\n| api_key | YOUR_API_KEY_12 |\n",
        ] {
            assert!(!shown(table, Markup::Markdown).contains("{{"), "{table}");
        }
    }
}
