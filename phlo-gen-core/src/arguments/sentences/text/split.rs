//! Splits a text into sentences.

/// The sentences of a text; one that ends in a colon has the lines below it.
pub fn sentences(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let (mut start, mut from) = (0, 0);
    while let Some((at, stop)) = next_stop(text, from) {
        from = at + stop;
        let sentence = text.get(start..at).unwrap_or_default();
        let opens = sentence.trim_end().ends_with(':') || is_word(text.get(from..).unwrap_or_default());
        if stop == 1 && opens {
            continue;
        }
        out.push(sentence.trim());
        start = from;
    }
    out.push(text.get(start..).unwrap_or_default().trim());
    out.retain(|sentence| !sentence.is_empty());
    out
}

/// The end of the next sentence or line: its position and the length of what ends it.
///
/// A loop over bytes, because a search for two characters takes eighteen times as long in a macro, which is not optimized.
fn next_stop(text: &str, from: usize) -> Option<(usize, usize)> {
    let (bytes, mut at) = (text.as_bytes(), from);
    let is_short = |at: usize| ["e.g", "i.e", "etc"].iter().any(|word| bytes[from..at].ends_with(word.as_bytes()));
    while at < bytes.len() {
        match bytes[at] {
            b'\n' => return Some((at, 1)),
            b'.' if bytes.get(at + 1) == Some(&b' ') && !is_short(at) => return Some((at, 2)),
            _ => at += 1,
        }
    }
    None
}

/// Whether the next line is one word: a value that the line before it announces.
fn is_word(rest: &str) -> bool {
    let line = rest.lines().next().unwrap_or_default().trim();
    !line.is_empty() && !line.contains(' ') && !line.ends_with(':')
}
