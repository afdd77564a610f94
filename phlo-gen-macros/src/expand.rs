//! Arguments to the tokens of a client, and errors to `compile_error!` at the user's tokens.

use crate::call_site;
use crate::incremental::Incremental;
use crate::kept_source::KeptSource;
use crate::parse::parse;
use crate::valid::Arguments;
use phlo_gen_core::emit::Emission;
use phlo_gen_core::generate::{Document, generate, page};
use phlo_gen_core::lower::{Options, meant_derive};
use proc_macro2::{Literal, Span, TokenStream, TokenTree};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use syn::{Error, LitStr};

/// The client, and all errors. An error omits only the part that it is about.
pub(crate) fn collection(tokens: TokenStream) -> TokenStream {
    let mut errors = Vec::new();
    let arguments = Arguments::new(parse(tokens, &mut errors), &mut errors);
    let mut open = |path: &LitStr| read(path).map_err(|message| errors.push(Error::new(path.span(), message))).ok();
    let collection = arguments.collection.as_ref().and_then(&mut open);
    let environment = arguments.environment.as_ref().and_then(&mut open);
    let source = collection.map(|collection| client(&arguments, &collection, environment.as_ref(), &mut errors));
    source.into_iter().chain(errors.iter().map(Error::to_compile_error)).collect()
}

/// The first page of the documentation as a string literal. Errors are left to [`collection`].
pub(crate) fn docs(tokens: TokenStream) -> TokenStream {
    let mut errors = Vec::new();
    let arguments = Arguments::new(parse(tokens, &mut errors), &mut errors);
    let open = |path: &LitStr| read(path).ok();
    let environment = arguments.environment.as_ref().and_then(open);
    let collection = arguments.collection.as_ref().and_then(open);
    let emission = Emission::from(&arguments.options);
    let page = collection.map(|collection| page(&collection, environment.as_ref(), &arguments.options, &emission));
    TokenTree::from(Literal::string(&page.unwrap_or_default())).into()
}

fn client(
    arguments: &Arguments,
    collection: &Document,
    environment: Option<&Document>,
    errors: &mut Vec<Error>,
) -> TokenStream {
    let tracked = std::iter::once(collection).chain(environment).flat_map(Document::files).collect();
    let emission = Emission { tracked, facade: None, ..Emission::from(&arguments.options) };
    let kept = kept_source(collection, environment, &arguments.options, &emission);
    let span = |path: &Option<LitStr>| path.as_ref().map_or_else(Span::call_site, LitStr::span);
    let collection_span = span(&arguments.collection);
    let to_tokens = |source: &str| call_site::tokens(source, collection_span.unwrap()).map(TokenStream::from);
    if let Some(Ok(tokens)) = kept.as_ref().and_then(KeptSource::read).map(|source| to_tokens(&source)) {
        return tokens.into_iter().chain(derived(arguments)).collect();
    }
    let generated = generate(collection, environment, &arguments.options, &emission);
    errors.extend(generated.errors.into_iter().map(|message| Error::new(collection_span, message)));
    let environment_span = span(&arguments.environment);
    errors.extend(generated.environment_errors.into_iter().map(|message| Error::new(environment_span, message)));
    for error in generated.option_errors {
        errors.push(Error::new(arguments.span_of(error.option, &error.given), error));
    }
    match to_tokens(&generated.source) {
        Ok(tokens) => {
            if let Some(kept) = kept.filter(|_| errors.is_empty()) {
                kept.write(&generated.source);
            }
            tokens.into_iter().chain(derived(arguments)).collect()
        }
        Err(error) => {
            let message = format!("the generated code is not valid Rust, please report it: {error}");
            errors.push(Error::new(collection_span, message));
            TokenStream::new()
        }
    }
}

/// Where the source is kept, if rustc compiles incrementally: it runs macros each time, also if nothing has changed.
fn kept_source(
    collection: &Document,
    environment: Option<&Document>,
    options: &Options,
    emission: &Emission,
) -> Option<KeptSource> {
    // the calls of a crate are expanded in one order; one file for each, which is replaced, does not fill the disk
    static CALLS: AtomicUsize = AtomicUsize::new(0);
    let call = CALLS.fetch_add(1, Ordering::Relaxed);
    let incremental = Incremental::new(std::env::args_os())?;
    let variable = |name| std::env::var(name).unwrap_or_default();
    let mut hasher = DefaultHasher::new();
    (variable("CARGO_MANIFEST_DIR"), collection.path()).hash(&mut hasher);
    let name = format!("{}-{:016x}-{call}", variable("CARGO_CRATE_NAME"), hasher.finish());
    let outlines = (collection.outline(), environment.map(Document::outline));
    let outline = format!("{options:?} {emission:?} {outlines:?}");
    let environment = environment.map_or("", Document::text);
    Some(KeptSource::new(&incremental, &name, &[&outline, collection.text(), environment]))
}

/// Names the derived traits once more, at the user's tokens: an unknown one is an error there.
fn derived(arguments: &Arguments) -> TokenStream {
    let import = |path: &String| {
        let text = format!("const _: () = {{ #[allow(unused_imports)] use {path} as _; }};");
        let place = arguments.span_of("derive", path);
        TokenStream::from(call_site::at(place.unwrap(), text.parse().unwrap_or_default()))
    };
    arguments.options.derive.iter().filter(|path| meant_derive(path).is_none()).flat_map(import).collect()
}

fn read(path: &LitStr) -> Result<Document, String> {
    let folder = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    Document::read(&folder, &path.value())
}
