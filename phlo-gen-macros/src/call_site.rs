//! Generated text to tokens, each with a span at the call site.

use proc_macro2::{Group, LexError, Span, TokenStream, TokenTree};

/// The tokens of a text.
///
/// rustc gives the tokens of a parsed text the span of the call site. rust-analyzer gives them their places in that text,
/// from which no editor finds a file; there each token is given another span. The walk takes time where macros are not
/// optimized, so it is left out where the tokens of a parsed text have the right span already.
pub(crate) fn tokens(text: &str) -> Result<TokenStream, LexError> {
    let tokens: TokenStream = text.parse()?;
    Ok(if is_span_of_parsed_text() { tokens } else { at_call_site(tokens) })
}

/// Whether the call site is the span that tokens of a parsed text have.
///
/// One token stands for all: a compiler that lets the call site override the spans of a text does so for each of its
/// tokens. Spans cannot be compared, but those that are equal are printed alike. A difference in print alone costs a walk
/// and changes nothing.
fn is_span_of_parsed_text() -> bool {
    let parsed = "parsed".parse::<TokenStream>().ok().and_then(|tokens| tokens.into_iter().next());
    parsed.is_some_and(|token| format!("{:?}", token.span()) == format!("{:?}", Span::call_site()))
}

fn at_call_site(tokens: TokenStream) -> TokenStream {
    let span = Span::call_site();
    let moved = tokens.into_iter().map(|token| {
        let mut token = match token {
            TokenTree::Group(group) => Group::new(group.delimiter(), at_call_site(group.stream())).into(),
            token => token,
        };
        token.set_span(span);
        token
    });
    moved.collect()
}
