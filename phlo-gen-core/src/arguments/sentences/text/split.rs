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
fn next_stop(text: &str, from: usize) -> Option<(usize, usize)> {
    let rest = text.get(from..)?;
    let is_short =
        |at: usize| ["e.g", "i.e", "etc"].iter().any(|word| rest.get(..at).is_some_and(|head| head.ends_with(word)));
    rest.match_indices(['.', '\n']).find_map(|(at, sign)| match sign {
        "\n" => Some((from + at, 1)),
        _ => (rest.get(at + 1..)?.starts_with(' ') && !is_short(at)).then_some((from + at, 2)),
    })
}

/// Whether the next line is one word: a value that the line before it announces.
fn is_word(rest: &str) -> bool {
    let line = rest.lines().next().unwrap_or_default().trim();
    !line.is_empty() && !line.contains(' ') && !line.ends_with(':')
}
