//! What stands between the parentheses: a path, then options.

use phlo_gen_core::lower::{Options, Responses, nearest};
use proc_macro::{Delimiter, Literal, Span, TokenStream, TokenTree};

/// The options that there are.
const OPTIONS: &[&str] =
    &["environment", "only", "skip", "rename", "settings", "arguments", "types", "derive", "responses", "doctests"];

/// What the user wrote.
#[derive(Default)]
pub(crate) struct Input {
    /// The collection.
    pub(crate) collection: Option<(String, Span)>,
    /// The environment.
    pub(crate) environment: Option<(String, Span)>,
    /// All other options.
    pub(crate) options: Options,
    /// Where each value of an option stands.
    spans: Vec<(String, String, Span)>,
}

type Mistakes = Vec<(Span, String)>;

/// A value of an option.
enum Value {
    Text(String, Span),
    List(Vec<(String, Span)>),
    Map(Vec<(String, String, Span)>),
}

impl Input {
    /// Reads the input; what cannot be read is reported, all of it.
    pub(crate) fn parse(tokens: TokenStream) -> (Self, Mistakes) {
        let (mut input, mut mistakes) = (Input::default(), Mistakes::new());
        let parts: Vec<_> = split(tokens).into_iter().flat_map(|part| parted(part, &mut mistakes)).collect();
        match parts.first().map(Vec::as_slice) {
            Some([TokenTree::Literal(path)]) if text(path).is_some() => input.collection = file(path, &mut mistakes),
            Some([first, ..]) => mistakes.push((first.span(), EXPECTED.to_owned())),
            _ => mistakes.push((Span::call_site(), EXPECTED.to_owned())),
        }
        for part in parts.iter().skip(1) {
            input.option(part, &mut mistakes);
        }
        (input, mistakes)
    }

    /// Where a value of an option stands.
    pub(crate) fn span_of(&self, option: &str, given: &str) -> Span {
        let found = self.spans.iter().find(|(name, value, _)| name == option && value == given);
        found.map_or_else(Span::call_site, |(_, _, span)| *span)
    }

    fn option(&mut self, part: &[TokenTree], mistakes: &mut Mistakes) {
        let (name, rest) = match part {
            [TokenTree::Ident(name), TokenTree::Punct(equals), rest @ ..] if equals.as_char() == '=' => (name, rest),
            [first, ..] => return mistakes.push((first.span(), "expected `option = value`".to_owned())),
            [] => return,
        };
        let option = name.to_string();
        let Some(option) = OPTIONS.iter().copied().find(|known| *known == option) else {
            let near = nearest(&option, OPTIONS.iter().copied());
            let help = near.map_or_else(
                || format!("the options are {}", OPTIONS.join(", ")),
                |near| format!("did you mean `{near}`?"),
            );
            return mistakes.push((name.span(), format!("there is no option `{option}`\nhelp: {help}")));
        };
        let Some(value) = value(rest) else {
            let span = rest.first().map_or_else(|| name.span(), TokenTree::span);
            return mistakes.push((
                span,
                format!("the value of `{option}` cannot be read: a text, [a, list] or {{ \"a\" = map }}"),
            ));
        };
        self.set(option, name.span(), value, mistakes);
    }

    fn set(&mut self, option: &'static str, span: Span, value: Value, mistakes: &mut Mistakes) {
        match (option, value) {
            ("environment", Value::Text(path, span)) => self.environment = relative(path, span, mistakes),
            ("doctests", Value::Text(module, _)) => self.options.doctests = Some(module),
            ("responses", Value::Text(word, span)) => match word.as_str() {
                "strict" => self.options.responses = Responses::Strict,
                "lenient" => self.options.responses = Responses::Lenient,
                _ => mistakes.push((span, "`responses` is \"strict\" or \"lenient\"".to_owned())),
            },
            ("only" | "skip" | "settings" | "arguments" | "derive", Value::List(values)) => {
                let list = match option {
                    "only" => &mut self.options.only,
                    "skip" => &mut self.options.skip,
                    "settings" => &mut self.options.settings,
                    "arguments" => &mut self.options.arguments,
                    _ => &mut self.options.derive,
                };
                for (value, span) in values {
                    self.spans.push((option.to_owned(), value.clone(), span));
                    list.push(value);
                }
            }
            ("rename" | "types", Value::Map(pairs)) => {
                for (key, value, span) in pairs {
                    self.spans.push((option.to_owned(), key.clone(), span));
                    let map = if option == "rename" { &mut self.options.rename } else { &mut self.options.types };
                    map.push((key, value));
                }
            }
            ("environment" | "doctests" | "responses", _) => {
                mistakes.push((span, format!("`{option}` takes a text: `{option} = \"…\"`")))
            }
            ("rename" | "types", _) => {
                mistakes.push((span, format!("`{option}` takes a map: `{option} = {{ \"…\" = … }}`")))
            }
            _ => mistakes.push((span, format!("`{option}` takes a list: `{option} = [\"…\"]`"))),
        }
    }
}

const EXPECTED: &str = "expected the path of a Postman collection: `phlo_collection!(\"collections/plivo.json\")`";

/// The tokens between commas; those within `<…>` part nothing.
fn split(tokens: TokenStream) -> Vec<Vec<TokenTree>> {
    let mut parts = vec![Vec::new()];
    let mut depth = 0_usize;
    let mut before = ' ';
    for token in tokens {
        let punct = if let TokenTree::Punct(punct) = &token { punct.as_char() } else { ' ' };
        match punct {
            '<' => depth += 1,
            '>' if before != '-' => depth = depth.saturating_sub(1),
            _ => {}
        }
        before = punct;
        match parts.last_mut() {
            _ if punct == ',' && depth == 0 => parts.push(Vec::new()),
            Some(part) => part.push(token),
            None => {}
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// Parts what a comma is missing in: an option that stands behind the value of another.
fn parted(mut part: Vec<TokenTree>, mistakes: &mut Mistakes) -> Vec<Vec<TokenTree>> {
    let mut behind = Vec::new();
    let begins = |pair: &[TokenTree]| match pair {
        [TokenTree::Ident(name), TokenTree::Punct(equals)] => {
            equals.as_char() == '=' && OPTIONS.contains(&name.to_string().as_str())
        }
        _ => false,
    };
    while let Some(at) = part.windows(2).skip(1).rposition(begins).map(|at| at + 1) {
        let option = part.split_off(at);
        if let [name, ..] = option.as_slice() {
            mistakes.push((name.span(), format!("a comma is missing before `{name}`")));
        }
        behind.insert(0, option);
    }
    behind.insert(0, part);
    behind
}

fn value(tokens: &[TokenTree]) -> Option<Value> {
    match tokens {
        [TokenTree::Literal(literal)] => Some(Value::Text(text(literal)?, literal.span())),
        [TokenTree::Group(group)] if group.delimiter() == Delimiter::Bracket => split(group.stream())
            .iter()
            .map(|part| Some((word(part)?, part.first()?.span())))
            .collect::<Option<_>>()
            .map(Value::List),
        [TokenTree::Group(group)] if group.delimiter() == Delimiter::Brace => {
            split(group.stream()).iter().map(|part| pair(part)).collect::<Option<_>>().map(Value::Map)
        }
        _ => None,
    }
}

fn pair(tokens: &[TokenTree]) -> Option<(String, String, Span)> {
    match tokens {
        [TokenTree::Literal(key), TokenTree::Punct(equals), rest @ ..] if equals.as_char() == '=' => {
            Some((text(key)?, word(rest)?, key.span()))
        }
        _ => None,
    }
}

/// A text, or what the language makes of tokens: a path, a type.
fn word(tokens: &[TokenTree]) -> Option<String> {
    match tokens {
        [] => None,
        [TokenTree::Literal(literal)] => text(literal),
        _ => Some(tokens.iter().cloned().collect::<TokenStream>().to_string()),
    }
}

fn file(path: &Literal, mistakes: &mut Mistakes) -> Option<(String, Span)> {
    relative(text(path)?, path.span(), mistakes)
}

fn relative(path: String, span: Span, mistakes: &mut Mistakes) -> Option<(String, Span)> {
    if std::path::Path::new(&path).is_absolute() {
        mistakes.push((span, "the path is absolute\nhelp: write it relative to the folder of Cargo.toml".to_owned()));
        return None;
    }
    Some((path, span))
}

/// The text of a string literal.
fn text(literal: &Literal) -> Option<String> {
    let source = literal.to_string();
    if let Some(raw) = source.strip_prefix('r') {
        let raw = raw.trim_matches('#');
        return raw.strip_prefix('"')?.strip_suffix('"').map(str::to_owned);
    }
    let inner = source.strip_prefix('"')?.strip_suffix('"')?;
    let mut out = String::with_capacity(inner.len());
    let mut rest = inner.chars();
    while let Some(character) = rest.next() {
        match character {
            '\\' => out.push(match rest.next()? {
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                '0' => '\0',
                quoted @ ('"' | '\'' | '\\') => quoted,
                'u' => {
                    let code: String = rest.by_ref().skip(1).take_while(|c| *c != '}').filter(|c| *c != '_').collect();
                    char::from_u32(u32::from_str_radix(&code, 16).ok()?)?
                }
                _ => return None,
            }),
            plain => out.push(plain),
        }
    }
    Some(out)
}
