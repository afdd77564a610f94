//! Escapes at the end of a text: percent-encoding, JSON and JavaScript, HTML.

/// An escape, and what it decodes to.
pub(super) struct Escape {
    /// Its length in bytes.
    pub(super) length: usize,
    decoded: Decoded,
}

enum Decoded {
    Byte(u8),
    Character(char),
}

impl Escape {
    /// The bytes that it decodes to.
    pub(super) fn bytes<'a>(&self, utf8: &'a mut [u8; 4]) -> &'a [u8] {
        match self.decoded {
            Decoded::Byte(byte) => {
                *utf8 = [byte; 4];
                utf8.get(..1).unwrap_or_default()
            }
            Decoded::Character(character) => character.encode_utf8(utf8).as_bytes(),
        }
    }
}

/// The escape that ends with the last byte of a text.
pub(super) fn last_escape(text: &[u8]) -> Option<Escape> {
    match text.last()? {
        b';' => html(text),
        b'}' => braced(text),
        byte if byte.is_ascii_hexdigit() => hexadecimal(text).or_else(|| single(text)),
        _ => single(text),
    }
}

/// `%41`, `\x41`, `\u0041`, `%u0041`, and a pair of surrogates.
fn hexadecimal(text: &[u8]) -> Option<Escape> {
    if let [.., b'%', high, low] = text
        && let Some(byte) = number(&[*high, *low], 16)
    {
        return Some(Escape { length: 3, decoded: Decoded::Byte(u8::try_from(byte).ok()?) });
    }
    if let [.., b'\\', b'x' | b'X', high, low] = text
        && let Some(code) = number(&[*high, *low], 16)
    {
        return Some(Escape { length: 4, decoded: Decoded::Character(char::from_u32(code)?) });
    }
    let (length, low) = unit(text)?;
    if let Some(character) = char::from_u32(low) {
        return Some(Escape { length, decoded: Decoded::Character(character) });
    }
    let (before, high) = unit(text.get(..text.len().checked_sub(length)?)?)?;
    let pair = [u16::try_from(high).ok()?, u16::try_from(low).ok()?];
    let character = char::decode_utf16(pair).next()?.ok()?;
    Some(Escape { length: before + length, decoded: Decoded::Character(character) })
}

/// The length and the number of `\u0041` at the end of a text. Java allows `\uuu0041`.
fn unit(text: &[u8]) -> Option<(usize, u32)> {
    let (before, digits) = text.split_at_checked(text.len().checked_sub(4)?)?;
    let letters = before.iter().rev().take(8).take_while(|byte| **byte == b'u').count();
    let start = before.len().checked_sub(letters + 1)?;
    let is_escape = letters > 0 && matches!(before.get(start), Some(b'\\' | b'%'));
    Some((letters + 5, number(digits, 16).filter(|_| is_escape)?))
}

/// `\u{1f600}`
fn braced(text: &[u8]) -> Option<Escape> {
    let open = text.iter().rev().take(9).position(|byte| *byte == b'{')?;
    let start = text.len().checked_sub(open + 1)?;
    let digits = text.get(start + 1..text.len() - 1)?;
    text.get(..start)?.ends_with(b"\\u").then_some(())?;
    let decoded = Decoded::Character(char::from_u32(number(digits, 16)?)?);
    Some(Escape { length: open + 3, decoded })
}

/// `\n` and the like.
fn single(text: &[u8]) -> Option<Escape> {
    let [.., b'\\', last] = text else { return None };
    let byte = match last {
        b'n' => b'\n',
        b't' => b'\t',
        b'r' => b'\r',
        b'b' => 8,
        b'f' => 12,
        b'"' | b'\'' | b'/' | b'\\' => *last,
        _ => return None,
    };
    Some(Escape { length: 2, decoded: Decoded::Byte(byte) })
}

/// `&amp;`, `&#65;`, `&#x41;`
fn html(text: &[u8]) -> Option<Escape> {
    let length = 1 + text.iter().rev().take(LONGEST_ENTITY).position(|byte| *byte == b'&')?;
    let name = text.get(text.len() - length + 1..text.len() - 1)?;
    let character = match name {
        [b'#', b'x' | b'X', digits @ ..] => char::from_u32(number(digits, 16)?)?,
        [b'#', digits @ ..] => char::from_u32(number(digits, 10)?)?,
        _ => ENTITIES.iter().find(|(known, _)| known.as_bytes() == name)?.1,
    };
    Some(Escape { length, decoded: Decoded::Character(character) })
}

fn number(digits: &[u8], radix: u32) -> Option<u32> {
    u32::from_str_radix(std::str::from_utf8(digits).ok()?, radix).ok().filter(|_| !digits.starts_with(b"+"))
}

/// The length of the longest entity: leading zeros are allowed.
const LONGEST_ENTITY: usize = 14;

/// The names that HTML has for characters of ASCII, and for the space that does not break.
const ENTITIES: [(&str, char); 42] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", ' '),
    ("AMP", '&'),
    ("LT", '<'),
    ("GT", '>'),
    ("QUOT", '"'),
    ("Tab", '\t'),
    ("NewLine", '\n'),
    ("excl", '!'),
    ("num", '#'),
    ("dollar", '$'),
    ("percnt", '%'),
    ("lpar", '('),
    ("rpar", ')'),
    ("ast", '*'),
    ("plus", '+'),
    ("comma", ','),
    ("period", '.'),
    ("sol", '/'),
    ("colon", ':'),
    ("semi", ';'),
    ("equals", '='),
    ("quest", '?'),
    ("commat", '@'),
    ("lsqb", '['),
    ("lbrack", '['),
    ("bsol", '\\'),
    ("rsqb", ']'),
    ("rbrack", ']'),
    ("Hat", '^'),
    ("lowbar", '_'),
    ("hyphen", '-'),
    ("dash", '-'),
    ("grave", '`'),
    ("lcub", '{'),
    ("verbar", '|'),
    ("vert", '|'),
    ("rcub", '}'),
];
