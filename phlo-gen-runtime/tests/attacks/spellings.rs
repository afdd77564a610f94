//! How a server may spell a secret that it echoes.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE, URL_SAFE_NO_PAD};

/// The spellings of a secret, by name.
pub fn spellings(secret: &str) -> Vec<(&'static str, String)> {
    let each = |escape: &dyn Fn(char) -> String| secret.chars().map(escape).collect::<String>();
    let code = u32::from;
    let json = serde_json::to_string(secret).expect("a string");
    let percent = each(&|c| if c.is_ascii_alphanumeric() { c.to_string() } else { format!("%{:02X}", code(c)) });
    let html = secret.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;").replace('+', "&#43;");
    let engines = [STANDARD, STANDARD_NO_PAD, URL_SAFE, URL_SAFE_NO_PAD];
    let mut all = vec![
        ("as it is", secret.to_owned()),
        ("upper case", secret.to_uppercase()),
        ("lower case", secret.to_lowercase()),
        ("percent, as usual", percent.clone()),
        ("percent, lower case", percent.to_lowercase()),
        ("percent, every byte", each(&|c| format!("%{:02X}", code(c)))),
        ("percent, some bytes", each(&|c| if code(c) % 2 == 0 { format!("%{:02x}", code(c)) } else { c.into() })),
        ("percent, twice", percent.replace('%', "%25")),
        ("percent, three times", percent.replace('%', "%2525")),
        ("form", percent.replace("%20", "+")),
        ("JSON", json.trim_matches('"').to_owned()),
        ("JSON, \\/", secret.replace('/', "\\/")),
        ("JSON, \\u", each(&|c| format!("\\u{:04x}", code(c)))),
        ("JSON, \\U", each(&|c| format!("\\u{:04X}", code(c)))),
        ("JSON, some", each(&|c| if code(c) % 2 == 0 { format!("\\u{:04x}", code(c)) } else { c.into() })),
        ("JSON in JSON", each(&|c| format!("\\\\u{:04x}", code(c)))),
        ("JavaScript", each(&|c| format!("\\x{:02x}", code(c)))),
        ("HTML", html),
        ("HTML, decimal", each(&|c| format!("&#{};", code(c)))),
        ("HTML, hexadecimal", each(&|c| format!("&#x{:x};", code(c)))),
        ("HTML, zeros", each(&|c| format!("&#00{};", code(c)))),
        ("HTML in HTML", each(&|c| format!("&amp;#{};", code(c)))),
        ("HTML of percent", percent.replace('%', "&#37;")),
        ("percent of JSON", each(&|c| format!("%5Cu{:04x}", code(c)))),
        ("JSON of base64", STANDARD.encode(secret).replace('/', "\\/")),
        ("percent of base64", STANDARD.encode(secret).replace('+', "%2B").replace('/', "%2F").replace('=', "%3D")),
        ("base64 of base64", STANDARD.encode(STANDARD.encode(secret))),
        ("base64 of percent", STANDARD.encode(&percent)),
        ("hexadecimal", secret.bytes().map(|byte| format!("{byte:02x}")).collect()),
        ("hexadecimal, upper case", secret.bytes().map(|byte| format!("{byte:02X}")).collect()),
        ("two lines", format!("{}\n{}", &secret[..secret.len() / 2], &secret[secret.len() / 2..])),
    ];
    for engine in engines {
        for before in ["", "x", "xy", "user:"] {
            all.push(("base64", engine.encode(format!("{before}{secret}"))));
            all.push(("base64 with more", engine.encode(format!("{before}{secret}\", and more"))));
        }
    }
    all
}
