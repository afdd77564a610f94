//! The macro of phlo-gen. Use it through the crate `phlo-gen`, which documents it.

mod input;

use input::Input;
use phlo_gen_core::emit::Emission;
use phlo_gen_core::generate::{Document, generate, page};
use proc_macro::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};
use std::path::PathBuf;

/// (The macro lives in a crate of its own, as macros have to; use it through `phlo-gen`.)
#[proc_macro]
pub fn phlo_collection(tokens: TokenStream) -> TokenStream {
    let (input, mistakes) = Input::parse(tokens);
    let mut errors: Vec<(Span, String)> = mistakes;
    let folder = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let mut read = |file: &Option<(String, Span)>| {
        let (path, span) = file.as_ref()?;
        Document::read(&folder, path).map_err(|message| errors.push((*span, message))).ok()
    };
    let (collection, environment) = (read(&input.collection), read(&input.environment));
    let tracked = [&collection, &environment].into_iter().flatten().map(|document| document.path.clone()).collect();
    let emission = Emission { tracked, ..Emission::from(&input.options) };
    let span = input.collection.as_ref().map_or_else(Span::call_site, |(_, span)| *span);
    let mut out = TokenStream::new();
    if let Some(collection) = collection {
        let generated = generate(&collection, environment.as_ref(), &input.options, &emission);
        errors.extend(generated.errors.into_iter().map(|message| (span, message)));
        let environment_span = input.environment.as_ref().map_or(span, |(_, span)| *span);
        errors.extend(generated.environment_errors.into_iter().map(|message| (environment_span, message)));
        for refusal in generated.option_errors {
            errors.push((input.span_of(refusal.option, &refusal.given), refusal.to_string()));
        }
        match generated.source.parse::<TokenStream>() {
            Ok(source) => out.extend(source),
            Err(error) => errors.push((span, format!("the generated code is no Rust, please report it: {error}"))),
        }
    }
    out.extend(errors.into_iter().flat_map(|(span, message)| compile_error(span, &message)));
    out
}

/// (The macro lives in a crate of its own, as macros have to; use it through `phlo-gen`.)
#[proc_macro]
pub fn phlo_docs(tokens: TokenStream) -> TokenStream {
    // mistakes are those of `phlo_collection!`, which tells of them
    let (input, _) = Input::parse(tokens);
    let folder = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let read = |file: &Option<(String, Span)>| Document::read(&folder, &file.as_ref()?.0).ok();
    let emission = Emission::from(&input.options);
    let page = read(&input.collection)
        .map(|collection| page(&collection, read(&input.environment).as_ref(), &input.options, &emission));
    TokenTree::from(Literal::string(&page.unwrap_or_default())).into()
}

/// `::core::compile_error! { "…" }` at a place of the user's code.
fn compile_error(span: Span, message: &str) -> TokenStream {
    let punct = |character, spacing| TokenTree::from(Punct::new(character, spacing));
    let message = TokenTree::from(Literal::string(message));
    let tokens = [
        punct(':', Spacing::Joint),
        punct(':', Spacing::Alone),
        Ident::new("core", span).into(),
        punct(':', Spacing::Joint),
        punct(':', Spacing::Alone),
        Ident::new("compile_error", span).into(),
        punct('!', Spacing::Alone),
        Group::new(Delimiter::Brace, message.into()).into(),
    ];
    tokens
        .into_iter()
        .map(|mut token| {
            token.set_span(span);
            token
        })
        .collect()
}
