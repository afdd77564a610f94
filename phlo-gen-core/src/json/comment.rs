//! Assigns comments to members.

/// The comments between two tokens.
#[derive(Default)]
pub struct Between {
    /// Those on the line of the token before them.
    pub trailing: Vec<String>,
    /// Those directly above the next token, or before it on its line.
    pub above: Vec<String>,
}

/// A comment and its position.
pub struct Comment<'a> {
    /// The text between its marks.
    pub text: &'a str,
    /// Where its marks begin.
    pub start: usize,
    /// Where its marks end.
    pub end: usize,
}

/// Sorts the comments between the end of one token and the start of the next.
pub fn sort(source: &str, comments: &[Comment], from: usize, to: usize, name_follows: bool) -> Between {
    if comments.is_empty() {
        return Between::default();
    }
    let line_end = source.get(from..to).and_then(|gap| gap.find('\n')).map(|length| from + length);
    let Some(line_end) = line_end else {
        let texts = comments.iter().map(clean).collect();
        return match name_follows {
            true => Between { above: texts, ..Between::default() },
            false => Between { trailing: texts, ..Between::default() },
        };
    };
    let trailing = comments.partition_point(|comment| comment.start < line_end);
    let lines = |from: usize, to: usize| source.get(from..to).map_or(0, |gap| gap.matches('\n').count());
    let mut next = to;
    let mut above: Vec<String> = comments
        .iter()
        .skip(trailing)
        .rev()
        .take_while(|comment| {
            let adjacent = lines(comment.end, next) <= 1;
            next = comment.start;
            adjacent && !is_member(comment.text)
        })
        .map(clean)
        .collect();
    above.reverse();
    Between { trailing: comments.iter().take(trailing).map(clean).collect(), above }
}

/// Whether a comment is a member that is not sent, which says nothing of the next: `// "size": 2,`.
fn is_member(text: &str) -> bool {
    let text = text.trim_start_matches(['/', '*', ' ', '\t', '\r', '\n']);
    let name = text.strip_prefix('"').and_then(|rest| rest.split_once('"'));
    name.is_some_and(|(_, value)| value.trim_start().starts_with(':'))
}

/// The comments as one string; `None` if they are empty.
pub fn join(comments: &[String]) -> Option<String> {
    if comments.is_empty() {
        return None;
    }
    let text = comments.iter().filter(|text| !text.is_empty()).map(String::as_str).collect::<Vec<_>>().join("\n");
    Some(text).filter(|text| !text.is_empty())
}

fn clean(comment: &Comment) -> String {
    let lines = comment.text.trim_start_matches(['/', '*']).lines().map(|line| {
        let line = line.trim();
        line.strip_prefix('*').unwrap_or(line).trim()
    });
    lines.collect::<Vec<_>>().join("\n").trim().to_owned()
}
