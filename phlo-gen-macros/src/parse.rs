//! Tokens to [`Input`]. What cannot be read is skipped up to the next option, so that all errors are reported at once.

use crate::ast::{Input, MacroOption, Value, Word};
use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::{Error, LitStr, Result, Token, braced, bracketed, token};

const EXPECTED: &str = "expected the path of a Postman collection: `phlo_collection!(\"collections/plivo.json\")`";

/// Reads the input, and adds an error for each unexpected token.
pub(crate) fn parse(tokens: TokenStream, errors: &mut Vec<Error>) -> Input {
    let mut input = Input::default();
    let read = |stream: ParseStream<'_>| {
        let start = stream.cursor().span();
        if !begins_option(stream) {
            input.collection = up_to_end(stream, string)?;
            separator(stream, errors)?;
        }
        if input.collection.is_none() {
            errors.push(Error::new(start, EXPECTED));
        }
        while !stream.is_empty() {
            if begins_option(stream) {
                input.options.push(option(stream)?);
            } else {
                errors.push(Error::new(stream.cursor().span(), "expected `option = value`"));
                skip(stream, ends)?;
            }
            separator(stream, errors)?;
        }
        Ok(())
    };
    if let Err(error) = read.parse2(tokens) {
        errors.push(error);
    }
    input
}

fn option(stream: ParseStream<'_>) -> Result<MacroOption> {
    let name = Ident::parse_any(stream)?;
    stream.parse::<Token![=]>()?;
    let place = if ends(stream) { name.span() } else { stream.cursor().span() };
    let value = up_to_end(stream, value)?.ok_or(place);
    Ok(MacroOption { name, value })
}

/// Reads commas. An option without a comma before it is an error.
fn separator(stream: ParseStream<'_>, errors: &mut Vec<Error>) -> Result<()> {
    if begins_option(stream) {
        let name = stream.fork().call(Ident::parse_any)?;
        errors.push(Error::new(name.span(), format!("a comma is missing before `{name}`")));
    }
    commas(stream)
}

fn commas(stream: ParseStream<'_>) -> Result<()> {
    while stream.peek(Token![,]) {
        stream.parse::<Token![,]>()?;
    }
    Ok(())
}

/// Reads everything up to the next comma or option; `None` if it is something else.
fn up_to_end<T>(stream: ParseStream<'_>, read: fn(ParseStream<'_>) -> Result<T>) -> Result<Option<T>> {
    let value = read(stream).ok().filter(|_| ends(stream));
    if value.is_none() {
        skip(stream, ends)?;
    }
    Ok(value)
}

fn ends(stream: ParseStream<'_>) -> bool {
    ends_entry(stream) || begins_option(stream)
}

fn ends_entry(stream: ParseStream<'_>) -> bool {
    stream.is_empty() || stream.peek(Token![,])
}

fn begins_option(stream: ParseStream<'_>) -> bool {
    stream.peek(Ident::peek_any) && stream.peek2(Token![=])
}

fn value(stream: ParseStream<'_>) -> Result<Value> {
    let entries_of;
    if stream.peek(token::Bracket) {
        bracketed!(entries_of in stream);
        entries(&entries_of, word).map(Value::List)
    } else if stream.peek(token::Brace) {
        braced!(entries_of in stream);
        entries(&entries_of, pair).map(Value::Map)
    } else {
        string(stream).map(Value::Text)
    }
}

fn entries<T>(stream: ParseStream<'_>, read: fn(ParseStream<'_>) -> Result<T>) -> Result<Vec<T>> {
    let mut entries = Vec::new();
    commas(stream)?;
    while !stream.is_empty() {
        let entry = read(stream);
        if entry.is_err() {
            // syn reports the rest of a group as an additional error
            stream.parse::<TokenStream>()?;
        }
        entries.push(entry?);
        commas(stream)?;
    }
    Ok(entries)
}

fn pair(stream: ParseStream<'_>) -> Result<(LitStr, Word)> {
    let key = string(stream)?;
    stream.parse::<Token![=]>()?;
    Ok((key, word(stream)?))
}

fn word(stream: ParseStream<'_>) -> Result<Word> {
    let tokens = skip(stream, ends_entry)?;
    let first = tokens.first().ok_or_else(|| stream.error("a value is expected"))?;
    let span = first.span();
    let text = match tokens.as_slice() {
        [TokenTree::Literal(literal)] => string.parse2(TokenTree::from(literal.clone()).into())?.value(),
        _ => tokens.into_iter().collect::<TokenStream>().to_string(),
    };
    Ok(Word { text, span })
}

fn string(stream: ParseStream<'_>) -> Result<LitStr> {
    let string: LitStr = stream.parse()?;
    if string.suffix().is_empty() { Ok(string) } else { Err(stream.error("a string has no suffix")) }
}

/// Skips tokens up to an end, and returns them. Tokens between `<` and `>` are not an end.
fn skip(stream: ParseStream<'_>, ends: fn(ParseStream<'_>) -> bool) -> Result<Vec<TokenTree>> {
    let (mut tokens, mut depth, mut before) = (Vec::new(), 0_usize, ' ');
    while !stream.is_empty() && (depth > 0 || !ends(stream)) {
        let token: TokenTree = stream.parse()?;
        let punct = if let TokenTree::Punct(punct) = &token { punct.as_char() } else { ' ' };
        match punct {
            '<' => depth += 1,
            '>' if before != '-' => depth = depth.saturating_sub(1),
            _ => {}
        }
        before = punct;
        flatten(token, &mut tokens);
    }
    Ok(tokens)
}

/// Unwraps the groups without delimiters that a user's `macro_rules!` adds around the tokens that it passes on.
fn flatten(token: TokenTree, tokens: &mut Vec<TokenTree>) {
    match token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::None => {
            group.stream().into_iter().for_each(|token| flatten(token, tokens));
        }
        token => tokens.push(token),
    }
}
