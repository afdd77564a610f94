//! Assigns comments to members.

use super::Member;

/// The comments between two tokens.
#[derive(Default)]
pub struct Between {
    /// Those on the line of the token before them.
    pub trailing: Vec<String>,
    /// Those directly above the next token, or before it on its line.
    pub above: Vec<String>,
    /// Whether those above begin on the line below the token before them.
    pub is_below: bool,
}

impl Between {
    /// Forgets all comments.
    pub fn clear(&mut self) {
        // most documents have none
        if !self.trailing.is_empty() || !self.above.is_empty() {
            *self = Between::default();
        }
    }

    /// Moves the comments on the line of the token before to their owner.
    pub fn move_trailing(&mut self, owner: &mut Vec<String>) {
        if !self.trailing.is_empty() {
            owner.append(&mut self.trailing);
        }
    }
}

/// Comments between two members of an object, on lines of their own.
pub struct OwnLines {
    /// The number of members before them.
    pub before: usize,
    /// The comments.
    pub between: Between,
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
        let texts = comments.iter().map(|comment| clean(comment.text)).collect();
        return match name_follows {
            true => Between { above: texts, ..Between::default() },
            false => Between { trailing: texts, ..Between::default() },
        };
    };
    let trailing = comments.partition_point(|comment| comment.start < line_end);
    let lines = |from: usize, to: usize| source.get(from..to).map_or(0, |gap| gap.matches('\n').count());
    let mut next = to;
    let name = name_follows.then(|| source.get(to..).and_then(quoted)).flatten().map(|(name, _)| name);
    let above: Vec<&Comment> = comments
        .iter()
        .skip(trailing)
        .rev()
        .take_while(|comment| {
            let adjacent = lines(comment.end, next) <= 1;
            next = comment.start;
            // another value of the next member has no documentation of its own
            adjacent && taken_out(comment.text).is_none_or(|other| Some(other) == name)
        })
        .collect();
    let first = comments.get(comments.len() - above.len());
    let above = above.into_iter().rev().filter(|comment| taken_out(comment.text).is_none());
    let above = above.map(|comment| clean(comment.text)).collect();
    let is_below = first.is_some_and(|first| lines(from, first.start) == 1);
    Between { trailing: comments.iter().take(trailing).map(|comment| clean(comment.text)).collect(), above, is_below }
}

/// Adds the comments on lines of their own to the members of an object: each describes the member below it, or in some
/// objects the one above it.
pub fn describe(members: &mut [Member<'_>], own_lines: Vec<OwnLines>) {
    let follow = describe_members_before(members, &own_lines);
    for OwnLines { before, between } in own_lines {
        let follows = follow && !is_code(&between);
        let Some(member) = members.get_mut(if follows { before.saturating_sub(1) } else { before }) else { continue };
        let own = member.comment.take();
        let comments: Vec<String> = between.above.into_iter().chain(own).collect();
        member.comment = join(&comments);
    }
}

/// Whether comments on lines of their own are right below what they describe: none is above the first member, each is
/// below a member without another comment, one is behind the last member, and so each member has one.
fn describe_members_before(members: &[Member<'_>], own_lines: &[OwnLines]) -> bool {
    let has_comment = |index: usize| members.get(index).is_some_and(|member| member.comment.is_some());
    let (mut is_behind_last, mut count) = (false, members.iter().filter(|member| member.comment.is_some()).count());
    for OwnLines { before, between } in own_lines.iter().filter(|lines| !is_code(&lines.between)) {
        match before.checked_sub(1) {
            Some(described) if between.is_below && !has_comment(described) => {}
            _ => return false,
        }
        is_behind_last |= *before == members.len();
        count += 1;
    }
    is_behind_last && count == members.len()
}

/// Whether comments are members that somebody has taken out: `// "note": "…",`.
fn is_code(between: &Between) -> bool {
    let first = between.above.first();
    first.is_some_and(|first| first.starts_with(['{', '}', '[', ']']) || taken_out(first).is_some())
}

/// The name of a member that a comment takes out: `// "size": 2,`. `"size": the width` is about one.
fn taken_out(text: &str) -> Option<&str> {
    let (name, rest) = quoted(text.trim_start_matches(['/', '*', ' ', '\t', '\r', '\n']))?;
    let value = rest.trim_start().strip_prefix(':')?.trim_matches(['*', '/', ',', ' ', '\t', '\r', '\n']);
    is_value(value).then_some(name)
}

/// Whether a text looks like one value of JSON, or the beginning of an object or a list.
fn is_value(text: &str) -> bool {
    match text.as_bytes() {
        [] | [b'{' | b'[', ..] => true,
        [b'"', inner @ .., b'"'] => {
            !inner.iter().enumerate().any(|(at, byte)| *byte == b'"' && !text[..=at].ends_with('\\'))
        }
        _ => matches!(text, "true" | "false" | "null") || text.parse::<f64>().is_ok(),
    }
}

/// The text within the quotes with which a text begins, and what follows them.
fn quoted(text: &str) -> Option<(&str, &str)> {
    text.strip_prefix('"')?.split_once('"')
}

/// The comments as one string; `None` if they are empty.
pub fn join(comments: &[String]) -> Option<String> {
    if comments.is_empty() {
        return None;
    }
    let text = comments.iter().filter(|text| !text.is_empty()).map(String::as_str).collect::<Vec<_>>().join("\n");
    Some(text).filter(|text| !text.is_empty())
}

/// What comments say at the head of an object or a list: before it, or as the first thing in it with an empty line below.
pub fn head(text: &str) -> Option<String> {
    let text = text.trim_start_matches('\u{feff}');
    let (before, rest) = leading(text, false);
    let within = rest.trim_start().strip_prefix(['{', '['])?;
    let comments = if before.is_empty() {
        let (within, rest) = leading(within, true);
        if is_empty_line(rest) { within } else { Vec::new() }
    } else {
        before
    };
    join(&comments).filter(|text| !text.starts_with(['{', '[', '"']) && text.contains(char::is_alphabetic))
}

/// The comments with which a text begins, those above an empty line if it ends them, and what follows them.
fn leading(text: &str, ends_at_empty_line: bool) -> (Vec<String>, &str) {
    let (mut comments, mut rest) = (Vec::new(), text);
    while comments.is_empty() || !ends_at_empty_line || !is_empty_line(rest) {
        let comment = rest.trim_start();
        let (text, after) = match comment.as_bytes() {
            [b'/', b'/', ..] => comment.split_at(comment.find('\n').unwrap_or(comment.len())),
            [b'/', b'*', ..] => match comment[2..].find("*/") {
                Some(length) => (&comment[..length + 2], &comment[length + 4..]),
                None => break,
            },
            _ => break,
        };
        comments.push(clean(&text[2..]));
        rest = after;
    }
    (comments, rest)
}

/// Whether there is an empty line below the line with which a text begins.
fn is_empty_line(rest: &str) -> bool {
    let blank = rest.len() - rest.trim_start().len();
    rest[..blank].matches('\n').count() > 1
}

fn clean(comment: &str) -> String {
    let lines = comment.trim_start_matches(['/', '*']).lines().map(|line| {
        let line = line.trim();
        line.strip_prefix('*').unwrap_or(line).trim()
    });
    lines.collect::<Vec<_>>().join("\n").trim().to_owned()
}
