//! Generated code in numbers: its tokens without documentation.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// The number of tokens, including brackets of groups and without documentation.
pub fn count(tokens: TokenStream) -> usize {
    without_docs(tokens)
        .iter()
        .map(|token| match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::None => count(group.stream()),
            TokenTree::Group(group) => 2 + count(group.stream()),
            _ => 1,
        })
        .sum()
}

/// In the code that phlo-gen generates: the tokens of types, the number of their members, and all other tokens.
#[derive(Default)]
pub struct Split {
    pub types: usize,
    pub members: usize,
    pub others: usize,
}

/// Separates the types from the other generated code.
pub fn split(tokens: TokenStream) -> Split {
    let mut out = Split::default();
    let tokens = without_docs(tokens);
    let mut rest = tokens.as_slice();
    while let Some((token, behind)) = rest.split_first() {
        rest = behind;
        let is_type = |word: &TokenTree| ["object", "input", "choice"].iter().any(|known| word.to_string() == *known);
        match (token, behind) {
            // `object! { … }`, `input! { … }`
            (word, [TokenTree::Punct(mark), TokenTree::Group(group), behind @ ..])
                if is_type(word) && mark.as_char() == '!' =>
            {
                out.types += 4 + count(group.stream());
                out.members += members(group.stream());
                rest = behind;
            }
            (TokenTree::Group(group), _) => {
                let inner = split(group.stream());
                out.types += inner.types;
                out.members += inner.members;
                out.others += 2 + inner.others;
            }
            _ => out.others += 1,
        }
    }
    out
}

/// Members end with semicolons.
fn members(tokens: TokenStream) -> usize {
    let inner = tokens.into_iter().filter_map(|token| match token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => Some(group.stream()),
        _ => None,
    });
    inner.flatten().filter(|token| matches!(token, TokenTree::Punct(mark) if mark.as_char() == ';')).count()
}

/// The tokens without doc attributes.
fn without_docs(tokens: TokenStream) -> Vec<TokenTree> {
    let all: Vec<TokenTree> = tokens.into_iter().collect();
    let mut out = Vec::new();
    let mut rest = all.as_slice();
    while let Some((token, behind)) = rest.split_first() {
        match (token, behind) {
            (TokenTree::Punct(mark), [TokenTree::Group(group), behind @ ..])
                if mark.as_char() == '#' && documents(group.stream()) =>
            {
                rest = behind;
            }
            _ => {
                out.push(token.clone());
                rest = behind;
            }
        }
    }
    out
}

fn documents(attribute: TokenStream) -> bool {
    let mut words = attribute.into_iter();
    match words.next().map(|word| word.to_string()).as_deref() {
        Some("doc") => true,
        Some("cfg_attr") => words.next().is_some_and(|group| group.to_string().contains("doc =")),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{count, split};

    #[test]
    fn documentation_does_not_count() {
        let tokens = "#[doc = \"a\"] #[cfg_attr(not(doctest), doc = \"b\")] pub struct A { a: u8 }";
        assert_eq!(tokens.parse().map(count).ok(), Some(8));
    }

    #[test]
    fn types_are_told_from_the_rest() {
        let source = "mod a { __::object! { #[doc = \"x\"] A { 0 a \"a\": i64; 1 b \"b\": i64; } } }";
        let split = source.parse().map(split).unwrap_or_default();
        assert_eq!((split.types, split.members, split.others), (19, 2, 7));
    }
}
