//! Recordings: the requests of each item of a collection.

use serde_json::Value;
use std::collections::BTreeMap;

/// The requests of each item, by the names of its folders and its own, and by its number among items with the same
/// names.
pub type Recording = BTreeMap<(Vec<String>, usize), Option<Message>>;

/// One request on the wire.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    pub scheme: String,
    pub method: String,
    pub target: String,
    /// Names in lower case.
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

/// Reads the items of a recording: an array of objects with a `path`, and its `messages`.
///
/// Only the first message of an item counts: the others follow a response.
pub fn read(items: &Value) -> Recording {
    let mut recording = Recording::new();
    for item in items.as_array().into_iter().flatten() {
        let path: Vec<String> = item["path"].as_array().into_iter().flatten().map(text).collect();
        let number = (0..).find(|number| !recording.contains_key(&(path.clone(), *number))).unwrap_or_default();
        recording.insert((path, number), item["messages"].get(0).and_then(message));
    }
    recording
}

/// `None` if the recorder could not read the request and did not keep it.
fn message(value: &Value) -> Option<Message> {
    if value.get("clientError").is_some() {
        return value["raw"].as_str().map(|raw| parse(&decode(raw)));
    }
    let header = |row: &Value| (text(&row[0]).to_lowercase(), text(&row[1]));
    Some(Message {
        scheme: text(&value["scheme"]),
        method: text(&value["method"]),
        target: text(&value["target"]),
        headers: value["headers"].as_array().into_iter().flatten().map(header).collect(),
        body: match value["bodyBase64"].as_str() {
            Some(base64) => decode(base64),
            None => value["body"].as_str().unwrap_or_default().chars().map(|byte| byte as u8).collect(),
        },
    })
}

/// An invalid message, as its bytes.
fn parse(bytes: &[u8]) -> Message {
    let text: String = bytes.iter().copied().map(char::from).collect();
    let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
    let mut lines = head.split("\r\n");
    let mut words = lines.next().unwrap_or_default().split(' ').map(str::to_owned);
    let header = |line: &str| line.split_once(": ").map(|(name, value)| (name.to_lowercase(), value.to_owned()));
    Message {
        scheme: "http".to_owned(),
        method: words.next().unwrap_or_default(),
        target: words.next().unwrap_or_default(),
        headers: lines.filter_map(header).collect(),
        body: body.chars().map(|byte| byte as u8).collect(),
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

pub fn decode(base64: &str) -> Vec<u8> {
    const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digits: Vec<u32> = base64
        .bytes()
        .filter_map(|byte| DIGITS.iter().position(|digit| *digit == byte))
        .map(|digit| digit as u32)
        .collect();
    let mut bytes = Vec::new();
    for chunk in digits.chunks(4) {
        let bits = (0..4).fold(0, |bits, at| bits << 6 | chunk.get(at).copied().unwrap_or_default());
        bytes.extend(bits.to_be_bytes()[1..].iter().take(chunk.len().saturating_sub(1)));
    }
    bytes
}

#[test]
fn base64_is_decoded() {
    assert_eq!(decode("aGVsbG8="), b"hello");
    assert_eq!(decode("/+8="), [255, 239]);
    assert!(decode("").is_empty());
}
