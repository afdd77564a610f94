//! Findings of one kind that say the same about many rows, as one finding with a count.

use crate::diagnostic::Diagnostic;

/// The number of findings that say the same from which on they are one.
const MANY: usize = 6;

/// The findings, with those that differ only in their place and in the names that they quote as one, at the first place.
/// Findings about secrets stay apart: each has to be mended.
pub fn grouped(findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut groups: Vec<(String, Vec<Diagnostic>)> = Vec::new();
    for finding in findings {
        let said = said(&finding);
        match groups.iter_mut().find(|(known, _)| *known == said) {
            Some((_, group)) => group.push(finding),
            None => groups.push((said, vec![finding])),
        }
    }
    let mut out: Vec<Diagnostic> = groups.into_iter().flat_map(|(_, group)| one_if_many(group)).collect();
    out.sort_by_key(|finding| finding.offset);
    out
}

fn one_if_many(group: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let count = group.len();
    if count < MANY || group.first().is_some_and(|first| first.code == "secret-in-collection") {
        return group;
    }
    let with_count = |first: Diagnostic| Diagnostic {
        message: format!("{} ({count} places say the like; this is the first)", first.message),
        ..first
    };
    group.into_iter().take(1).map(with_count).collect()
}

/// The code and the message without what stands between backticks.
fn said(finding: &Diagnostic) -> String {
    let words = finding.message.split('`').step_by(2);
    std::iter::once(finding.code).chain(words).collect::<Vec<_>>().join("`")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_findings_that_say_the_same_are_one() {
        let finding = |code, offset: usize| Diagnostic::finding(code, offset, format!("the row `{offset}` has no key"));
        let many = (0..6).rev().map(|offset| finding("row-without-key", offset)).collect();
        let messages: Vec<String> = grouped(many).into_iter().map(|finding| finding.message).collect();
        assert_eq!(messages, ["the row `5` has no key (6 places say the like; this is the first)"]);
        assert_eq!(grouped((0..5).map(|offset| finding("row-without-key", offset)).collect()).len(), 5);
        assert_eq!(grouped((0..9).map(|offset| finding("secret-in-collection", offset)).collect()).len(), 9);
    }
}
