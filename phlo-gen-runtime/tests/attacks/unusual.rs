//! Spellings that a server chooses in order to get a secret past the redaction.

use crate::api::{API, Probe};
use crate::leaks::Report;
use crate::subjects::TENANT;
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use phlo_gen_runtime::transport::{ResponseBody, SendError};
use phlo_gen_runtime::{__private as __, Error, Retries};

/// A secret with a character outside of the basic plane, and one that has two forms in Unicode.
const KEY: &str = "clé-🔑-pl4nted-Kf83hQ";

/// A secret of letters and digits.
const PLAIN: &str = "Zq7-planted+k3y/Wx9";

/// A secret with many letters that are not ASCII.
const ACCENTED: &str = "Größe7Müll-ÄÖÜ-9zKq";

/// The name of a spelling, and what it makes of a secret.
type Spelling = (&'static str, fn(&str) -> String);

fn utf16(secret: &str, write: impl Fn(u16) -> String) -> String {
    secret.encode_utf16().map(write).collect()
}

fn joined(secret: &str, between: &str) -> String {
    secret.chars().map(String::from).collect::<Vec<_>>().join(between)
}

fn bytes(secret: &str, between: &str, write: impl Fn(u8) -> String) -> String {
    secret.bytes().map(write).collect::<Vec<_>>().join(between)
}

fn lines(text: &str, length: usize, end: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    characters.chunks(length).map(|line| line.iter().collect::<String>()).collect::<Vec<_>>().join(end)
}

const SPELLINGS: [Spelling; 60] = [
    ("surrogates", |s| utf16(s, |unit| format!("\\u{unit:04x}"))),
    ("surrogates, upper case", |s| utf16(s, |unit| format!("\\u{unit:04X}"))),
    ("surrogates in JSON in JSON", |s| utf16(s, |unit| format!("\\\\u{unit:04x}"))),
    ("UTF-16 in percent-encoding", |s| utf16(s, |unit| format!("%u{unit:04x}"))),
    ("surrogates as HTML", |s| utf16(s, |unit| format!("&#{unit};"))),
    ("hexadecimal with colons", |s| bytes(s, ":", |byte| format!("{byte:02x}"))),
    ("hexadecimal with blanks", |s| bytes(s, " ", |byte| format!("{byte:02X}"))),
    ("hexadecimal with dashes", |s| bytes(s, "-", |byte| format!("{byte:02X}"))),
    ("hexadecimal with prefixes", |s| bytes(s, ", ", |byte| format!("0x{byte:02x}"))),
    ("a list of bytes", |s| bytes(s, ", ", |byte| byte.to_string())),
    ("a list of bytes in JSON", |s| bytes(s, ",", |byte| byte.to_string())),
    ("quoted-printable", |s| bytes(s, "", |byte| format!("={byte:02X}"))),
    ("quoted-printable in lines", |s| lines(s, 7, "=\r\n")),
    ("HTML, many zeros", |s| s.chars().map(|c| format!("&#{:09};", u32::from(c))).collect()),
    ("HTML, hexadecimal with zeros", |s| s.chars().map(|c| format!("&#X{:08X};", u32::from(c))).collect()),
    ("HTML without semicolons", |s| s.chars().map(|c| format!("&#{} ", u32::from(c)).trim().to_owned()).collect()),
    ("HTML by name", |s| s.replace('+', "&plus;").replace('/', "&sol;").replace('-', "&hyphen;")),
    ("octal", |s| bytes(s, "", |byte| format!("\\{byte:03o}"))),
    ("code points", |s| s.chars().map(|c| format!("\\u{{{:x}}}", u32::from(c))).collect()),
    ("long code points", |s| s.chars().map(|c| format!("\\U{:08x}", u32::from(c))).collect()),
    ("percent, four times", |s| bytes(s, "", |byte| format!("%{byte:02X}")).replace('%', "%252525")),
    ("base64 in lines", |s| lines(&STANDARD.encode(s), 12, "\r\n")),
    ("base64 in lines of JSON", |s| lines(&STANDARD.encode(s), 12, "\\n")),
    ("base64url after one byte", |s| URL_SAFE_NO_PAD.encode(format!(":{s}"))),
    ("base64url after two bytes", |s| URL_SAFE_NO_PAD.encode(format!("::{s}"))),
    ("zero width", |s| joined(s, "\u{200b}")),
    ("soft hyphens", |s| joined(s, "\u{ad}")),
    ("marked words", |s| format!("{}<em>{}</em>{}", part(s, 0, 6), part(s, 6, 9), part(s, 9, 99))),
    ("breaks", |s| joined(s, "<wbr>")),
    ("full width", |s| {
        s.chars()
            .map(|c| if c.is_ascii_graphic() { char::from_u32(u32::from(c) + 0xfee0).unwrap_or(c) } else { c })
            .collect()
    }),
    ("a list of characters", |s| joined(s, "\",\"")),
    ("dashes", |s| joined(s, "-")),
    ("a character a line", |s| joined(s, "\n")),
    ("quoted lines of a mail", |s| lines(s, 6, "\r\n> ")),
    ("concatenated", |s| lines(s, 4, "\" + \"")),
    ("backslashes", |s| joined(s, "\\")),
    ("Markdown", |s| lines(s, 5, "**")),
    ("colours of a terminal", |s| lines(s, 4, "\u{1b}[1;31m")),
    ("CDATA", |s| lines(s, 4, "]]><![CDATA[")),
    ("comments", |s| lines(s, 4, "<!-- -->")),
    ("combining marks", |s| lines(s, 4, "\u{301}")),
    ("fillers", |s| lines(s, 2, "\u{3164}")),
    ("variation selectors", |s| lines(s, 2, "\u{e0100}")),
    ("Latin-1 as UTF-8", |s| s.bytes().map(char::from).collect()),
    ("percent-encoded Latin-1", |s| {
        s.chars()
            .map(|c| if c.is_ascii_alphanumeric() { c.to_string() } else { format!("%{:02X}", u32::from(c) % 256) })
            .collect()
    }),
    ("decomposed", |s| {
        s.replace('é', "e\u{301}")
            .replace('ö', "o\u{308}")
            .replace('ü', "u\u{308}")
            .replace('Ä', "A\u{308}")
            .replace('Ö', "O\u{308}")
            .replace('Ü', "U\u{308}")
    }),
    ("letters by name", |s| {
        s.replace('é', "&eacute;").replace('ö', "&ouml;").replace('ü', "&uuml;").replace('+', "&plus;")
    }),
    ("CSS", |s| s.chars().map(|c| format!("\\{:06x}", u32::from(c))).collect()),
    ("code points of Unicode", |s| s.chars().map(|c| format!("U+{:04X}", u32::from(c))).collect::<Vec<_>>().join(" ")),
    ("Java", |s| utf16(s, |unit| format!("\\uuu{unit:04x}"))),
    ("short octal", |s| bytes(s, "", |byte| format!("\\{byte:o}"))),
    ("a list in octal", |s| bytes(s, " ", |byte| format!("{byte:03o}"))),
    ("a list in binary", |s| bytes(s, " ", |byte| format!("{byte:08b}"))),
    ("large X", |s| bytes(s, "", |byte| format!("\\X{byte:02X}"))),
    ("hexadecimal of hexadecimal", |s| hexadecimal(&hexadecimal(s))),
    ("hexadecimal of base64", |s| hexadecimal(&STANDARD.encode(s))),
    ("base64 of hexadecimal", |s| STANDARD.encode(hexadecimal(s))),
    ("base64 in words", |s| lines(&STANDARD.encode(s), 4, " ")),
    ("base64 of UTF-16", |s| STANDARD.encode(s.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>())),
    ("swapped case", |s| {
        s.chars()
            .map(|c| if c.is_uppercase() { c.to_lowercase().to_string() } else { c.to_uppercase().to_string() })
            .collect()
    }),
];

fn hexadecimal(text: &str) -> String {
    bytes(text, "", |byte| format!("{byte:02x}"))
}

/// Whether a text shows two thirds of another, or of its beginning, from any character on.
fn shows_most(text: &str, other: &str) -> bool {
    let length = other.chars().count().min(100);
    (0..=length / 3).any(|from| text.contains(&part(other, from, from + length * 2 / 3)))
}

fn part(text: &str, from: usize, to: usize) -> String {
    text.chars().skip(from).take(to - from).collect()
}

fn client(secret: &str, answer: impl Fn() -> http::Response<ResponseBody> + Send + Sync + 'static) -> __::Client {
    let transport = move |_: http::Request<_>| std::future::ready(Ok::<_, SendError>(answer()));
    let builder = __::ClientBuilder::new(&API).setting(0, secret.into()).setting(1, TENANT.into());
    builder.transport(transport).retries(Retries::none()).build().expect("a client")
}

async fn error(client: &__::Client) -> Error {
    let spec: &'static __::Spec = Box::leak(Box::new(__::Spec { auth: Some(0), ..crate::api::JSON }));
    client.bind().send_as(spec, &Probe::builder().build()).await.expect_err("no answer")
}

/// Everything that is printed of an error.
fn printed(error: &Error) -> String {
    let mut text = format!("{error}\n{error:?}\n{error:#?}\n{:?}", error.headers());
    let mut cause = std::error::Error::source(error);
    while let Some(error) = cause {
        text.push_str(&format!("{error}\n{error:?}\n"));
        cause = error.source();
    }
    text
}

#[tokio::test]
async fn no_unusual_spelling_shows_a_secret() {
    let mut shown = Vec::new();
    let mut checks = 0;
    for secret in [KEY, PLAIN, ACCENTED] {
        for (name, spell) in SPELLINGS {
            let text = spell(secret);
            for (before, after) in [("", ""), ("{\"message\":\"the key ", " is wrong\"}"), ("<p>", "</p>")] {
                let body = format!("{before}{text}{after}");
                let error = error(&client(secret, move || {
                    let mut response = http::Response::new(ResponseBody::from(body.clone()));
                    *response.status_mut() = http::StatusCode::BAD_REQUEST;
                    response
                }))
                .await;
                checks += 1;
                let line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
                let line: String = line.chars().filter(|c| !c.is_control()).collect();
                if text != secret && shows_most(&printed(&error), &line) {
                    shown.push(format!("{name}: {error}"));
                }
            }
        }
    }
    println!("unusual spellings: {checks} checks, {} leaks", shown.len());
    assert!(shown.is_empty(), "{} of {checks}:\n{}", shown.len(), shown.join("\n"));
}

/// Spellings whose characters are escapes.
const CUT: [&str; 6] =
    ["surrogates", "HTML, many zeros", "quoted-printable", "octal", "code points", "percent, four times"];

/// A response that is cut within an escape of a secret.
#[tokio::test]
async fn no_beginning_of_a_secret_is_shown_before_half_an_escape() {
    for (name, spell) in SPELLINGS.into_iter().filter(|(name, _)| CUT.contains(name)) {
        let whole: Vec<char> = spell(PLAIN).chars().collect();
        for length in whole.len() - 14..whole.len() {
            let text: String = whole.iter().take(length).collect();
            let body = text.clone();
            let error = error(&client(PLAIN, move || {
                let mut response = http::Response::new(ResponseBody::from(body.clone()));
                *response.status_mut() = http::StatusCode::BAD_REQUEST;
                response
            }))
            .await;
            assert!(!shows_most(&printed(&error), &text), "{name}, {length}: {error}");
        }
    }
}

/// Parts of a secret: all but its beginning, its end or its middle.
#[tokio::test]
async fn no_large_part_of_a_secret_is_shown() {
    let mut report = Report::default();
    let length = PLAIN.len();
    for (from, to) in [(1, length), (3, length), (5, length), (0, length - 1), (0, length - 4), (2, length - 2)] {
        let text = format!("{{\"message\":\"it is …{}…, sorry\"}}", &PLAIN[from..to]);
        let error = error(&client(PLAIN, move || {
            let mut response = http::Response::new(ResponseBody::from(text.clone()));
            *response.status_mut() = http::StatusCode::BAD_REQUEST;
            response
        }))
        .await;
        report.text(&format!("{from}..{to}"), &printed(&error), &[PLAIN.to_owned()]);
    }
    report.finish("parts");
}

/// Secrets in the parts of a response that are neither values of headers nor the body.
#[tokio::test]
async fn no_part_of_the_head_shows_a_secret() {
    let mut report = Report::default();
    let heads: [(&str, &str, String); 6] = [
        ("a header's name", TENANT, "1".to_owned()),
        ("a type", "content-type", format!("text/{TENANT}; charset={TENANT}")),
        ("a pause", "retry-after", TENANT.to_owned()),
        ("a challenge", "www-authenticate", format!("Bearer realm=\"{TENANT}\"")),
        ("an encoding", "content-encoding", TENANT.to_owned()),
        ("an id", "x-request-id", TENANT.to_owned()),
    ];
    for status in [200, 400, 401, 429] {
        for (what, name, value) in heads.clone() {
            let name: http::HeaderName = name.parse().expect("a name");
            let error = error(&client(PLAIN, move || {
                let mut response = http::Response::new(ResponseBody::from("{\"number\":\"x\"}".to_owned()));
                *response.status_mut() = http::StatusCode::from_u16(status).expect("a status");
                response.headers_mut().insert(name.clone(), value.parse().expect("a value"));
                response
            }))
            .await;
            let what = format!("{what} of {status}");
            // The names of headers are the server's: only `headers()` has them.
            report.text(&what, &format!("{error}\n{error:?}\n{error:#?}"), &[TENANT.to_owned()]);
            if !what.starts_with("a header's name") {
                report.error(&what, &error, &[TENANT.to_owned()]);
            }
        }
    }
    report.finish("heads");
}
