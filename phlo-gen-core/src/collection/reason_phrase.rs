//! Status codes by their reason phrases.

/// The code of a reason phrase, ignoring case; a phrase may also begin with its code.
pub fn code(status: &str) -> Option<u16> {
    let status = status.trim();
    let leading = status.split_whitespace().next().and_then(|word| word.parse().ok());
    leading.filter(|code| (100..1000).contains(code)).or_else(|| of_phrase(status))
}

/// The code that a title consists of: `404`, `Not Found`, `200_OK`. A number with other words (`200 users`) is none.
pub fn of_title(title: &str) -> Option<u16> {
    let words: Vec<&str> = title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    match words.as_slice() {
        [code] if code.len() == 3 && code.starts_with(['1', '2', '3', '4', '5']) => code.parse().ok(),
        [code, phrase @ ..] => of_phrase(&words.join(" "))
            .or_else(|| of_phrase(&phrase.join(" ")).filter(|known| code.parse() == Ok(*known))),
        [] => None,
    }
}

fn of_phrase(phrase: &str) -> Option<u16> {
    // a loop, because iterators are slow in a macro, which is not optimized
    let mut phrases = PHRASES;
    while let [(code, known), others @ ..] = phrases {
        if known.len() == phrase.len() && known.eq_ignore_ascii_case(phrase) {
            return Some(*code);
        }
        phrases = others;
    }
    None
}

const PHRASES: &[(u16, &str)] = &[
    (100, "Continue"),
    (101, "Switching Protocols"),
    (102, "Processing"),
    (103, "Early Hints"),
    (200, "OK"),
    (201, "Created"),
    (202, "Accepted"),
    (203, "Non-Authoritative Information"),
    (204, "No Content"),
    (205, "Reset Content"),
    (206, "Partial Content"),
    (207, "Multi-Status"),
    (208, "Already Reported"),
    (226, "IM Used"),
    (300, "Multiple Choices"),
    (301, "Moved Permanently"),
    (302, "Found"),
    (302, "Moved Temporarily"),
    (303, "See Other"),
    (304, "Not Modified"),
    (305, "Use Proxy"),
    (307, "Temporary Redirect"),
    (308, "Permanent Redirect"),
    (400, "Bad Request"),
    (401, "Unauthorized"),
    (402, "Payment Required"),
    (403, "Forbidden"),
    (404, "Not Found"),
    (405, "Method Not Allowed"),
    (406, "Not Acceptable"),
    (407, "Proxy Authentication Required"),
    (408, "Request Timeout"),
    (408, "Request Time-out"),
    (409, "Conflict"),
    (410, "Gone"),
    (411, "Length Required"),
    (412, "Precondition Failed"),
    (413, "Content Too Large"),
    (413, "Payload Too Large"),
    (413, "Request Entity Too Large"),
    (414, "URI Too Long"),
    (414, "Request-URI Too Long"),
    (415, "Unsupported Media Type"),
    (416, "Range Not Satisfiable"),
    (416, "Requested Range Not Satisfiable"),
    (417, "Expectation Failed"),
    (418, "I'm a teapot"),
    (421, "Misdirected Request"),
    (422, "Unprocessable Content"),
    (422, "Unprocessable Entity"),
    (423, "Locked"),
    (424, "Failed Dependency"),
    (425, "Too Early"),
    (426, "Upgrade Required"),
    (428, "Precondition Required"),
    (429, "Too Many Requests"),
    (431, "Request Header Fields Too Large"),
    (451, "Unavailable For Legal Reasons"),
    (500, "Internal Server Error"),
    (501, "Not Implemented"),
    (502, "Bad Gateway"),
    (503, "Service Unavailable"),
    (504, "Gateway Timeout"),
    (504, "Gateway Time-out"),
    (505, "HTTP Version Not Supported"),
    (506, "Variant Also Negotiates"),
    (507, "Insufficient Storage"),
    (508, "Loop Detected"),
    (510, "Not Extended"),
    (511, "Network Authentication Required"),
];
