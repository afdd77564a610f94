//! Generated text to tokens, each with a span at the call site.

// not those of proc-macro2, which reads each string with its own lexer before the compiler reads it
use proc_macro::{Group, LexError, Span, TokenStream, TokenTree};

/// The tokens of a string. `place` is a token of the user.
///
/// rustc gives the tokens of a parsed string the span of the call site. rust-analyzer gives them their offsets in that
/// string, which are not in any file, and uses the definition of the macro as the call site. There, each token gets
/// another span.
pub(crate) fn tokens(text: &str, place: Span) -> Result<TokenStream, LexError> {
    let tokens: TokenStream = text.parse()?;
    Ok(if has_parsed_text_call_site() { tokens } else { at(span(place), tokens) })
}

/// Whether the tokens of a parsed string have the call site as their span.
///
/// This keeps the walk over all tokens away from rustc, which runs macros unoptimized. It is sound: a compiler that
/// replaces the spans of a parsed string does so for each token, so it is enough to look at one. Spans cannot be
/// compared, but equal ones have equal `Debug` output, and if unequal spans had it too, they would be in the same
/// place. If the output of equal spans ever differs, the walk is unnecessary but harmless.
fn has_parsed_text_call_site() -> bool {
    let parsed = "parsed".parse::<TokenStream>().ok().and_then(|tokens| tokens.into_iter().next());
    parsed.is_some_and(|token| format!("{:?}", token.span()) == format!("{:?}", Span::call_site()))
}

/// The start of a token of the user, with the hygiene of generated code.
///
/// An editor would treat the whole token as the source of each generated token: hovering over it would show all of
/// them. With the user's own hygiene it would offer to rename generated names, and edit the user's token.
fn span(place: Span) -> Span {
    place.start().resolved_at(Span::call_site())
}

/// The tokens, all of them at one place.
pub(crate) fn at(span: Span, tokens: TokenStream) -> TokenStream {
    let moved = tokens.into_iter().map(|token| {
        let mut token = match token {
            TokenTree::Group(group) => Group::new(group.delimiter(), at(span, group.stream())).into(),
            token => token,
        };
        // for a group, that includes its delimiters
        token.set_span(span);
        token
    });
    moved.collect()
}
