//! The operations of a GraphQL document, and the variables that each declares.

use std::ops::Range;

/// An operation: a query, a mutation or a subscription.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operation {
    /// Its name, if it has one.
    pub name: Option<String>,
    /// Its variables, in order.
    pub variables: Vec<Declaration>,
}

/// A variable that an operation declares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declaration {
    /// Its name, without `$`.
    pub name: String,
    /// Its type.
    pub ty: DeclaredType,
    /// Whether it cannot be null.
    pub is_non_null: bool,
    /// Its default, as it is written.
    pub default: Option<String>,
}

/// The type of a variable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DeclaredType {
    /// A scalar, an enum or an input object, by its name.
    Named(String),
    /// A list.
    List(Box<DeclaredType>),
}

/// The operations of a document. Whatever else is in it is skipped.
pub fn operations(document: &str) -> Vec<Operation> {
    let mut reader = Reader { document, tokens: tokens(document).into_iter(), found: Vec::new() };
    while let Some(token) = reader.next() {
        match token {
            "query" | "mutation" | "subscription" => reader.operation(),
            "{" => {
                reader.found.push(Operation { name: None, variables: Vec::new() });
                reader.skip_block();
            }
            "fragment" => reader.skip_to_block(),
            _ => {}
        }
    }
    reader.found
}

struct Reader<'t> {
    document: &'t str,
    tokens: std::vec::IntoIter<Range<usize>>,
    found: Vec<Operation>,
}

impl<'t> Reader<'t> {
    fn text(&self, token: Range<usize>) -> &'t str {
        self.document.get(token).unwrap_or_default()
    }

    fn next(&mut self) -> Option<&'t str> {
        self.tokens.next().map(|token| self.text(token))
    }

    fn peek(&self) -> Option<&'t str> {
        self.tokens.as_slice().first().map(|token| self.text(token.clone()))
    }

    fn next_if(&mut self, wanted: &str) -> bool {
        let is_next = self.peek() == Some(wanted);
        if is_next {
            self.tokens.next();
        }
        is_next
    }

    fn operation(&mut self) {
        let is_name = |token: &&str| token.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_');
        let name = self.peek().filter(is_name).map(str::to_owned);
        if name.is_some() {
            self.tokens.next();
        }
        let mut variables = Vec::new();
        if self.next_if("(") {
            // directives of a variable may have arguments
            let mut parentheses = 1_usize;
            while let Some(token) = self.next() {
                match token {
                    "$" if parentheses == 1 => variables.extend(self.declaration()),
                    "(" => parentheses += 1,
                    ")" => parentheses -= 1,
                    _ => {}
                }
                if parentheses == 0 {
                    break;
                }
            }
        }
        self.found.push(Operation { name, variables });
        self.skip_to_block();
    }

    fn declaration(&mut self) -> Option<Declaration> {
        let name = self.next()?.to_owned();
        if !self.next_if(":") {
            return None;
        }
        let (ty, is_non_null) = self.ty()?;
        let default = if self.next_if("=") { self.value() } else { None };
        Some(Declaration { name, ty, is_non_null, default })
    }

    fn ty(&mut self) -> Option<(DeclaredType, bool)> {
        let ty = if self.next_if("[") {
            let (inner, _) = self.ty()?;
            self.next_if("]");
            DeclaredType::List(Box::new(inner))
        } else {
            DeclaredType::Named(self.next()?.to_owned())
        };
        Some((ty, self.next_if("!")))
    }

    fn value(&mut self) -> Option<String> {
        let first = self.tokens.next()?;
        let (start, mut end) = (first.start, first.end);
        let depth_of = |token: &str| match token {
            "[" | "{" => 1_isize,
            "]" | "}" => -1,
            _ => 0,
        };
        let mut depth = depth_of(self.text(first));
        while depth > 0 {
            let token = self.tokens.next()?;
            end = token.end;
            depth += depth_of(self.text(token));
        }
        self.document.get(start..end).map(str::to_owned)
    }

    /// Skips to the selections of an operation, and past them. Arguments of directives may have braces too.
    fn skip_to_block(&mut self) {
        let mut parentheses = 0_usize;
        while let Some(token) = self.next() {
            match token {
                "(" => parentheses += 1,
                ")" => parentheses = parentheses.saturating_sub(1),
                "{" if parentheses == 0 => return self.skip_block(),
                _ => {}
            }
        }
    }

    /// Skips to the end of a block that has begun.
    fn skip_block(&mut self) {
        let mut depth = 1_usize;
        while let Some(token) = self.next() {
            match token {
                "{" => depth += 1,
                "}" => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return;
            }
        }
    }
}

/// Names, numbers, strings and punctuation. White space, commas and comments have no meaning.
fn tokens(document: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut rest = document;
    while let Some(first) = rest.chars().next() {
        let start = document.len() - rest.len();
        let is_word = |character: char| character.is_alphanumeric() || matches!(character, '_' | '-' | '.' | '+');
        let length = match first {
            '#' => rest.find(['\n', '\r']).unwrap_or(rest.len()),
            '"' => string_length(rest),
            first if is_word(first) => rest.find(|next| !is_word(next)).unwrap_or(rest.len()),
            first => first.len_utf8(),
        };
        if first != '#' && first != ',' && first != '\u{feff}' && !first.is_whitespace() {
            out.push(start..start + length);
        }
        rest = rest.get(length..).unwrap_or_default();
    }
    out
}

/// The length of the string, or block string, at the beginning of a text.
fn string_length(text: &str) -> usize {
    let quotes = if text.starts_with("\"\"\"") { "\"\"\"" } else { "\"" };
    let mut at = quotes.len();
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        if rest.starts_with(quotes) {
            return at + quotes.len();
        }
        let escaped = usize::from(rest.starts_with('\\'));
        at += rest.chars().take(1 + escaped).map(char::len_utf8).sum::<usize>();
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn declared(document: &str) -> Vec<String> {
        let in_words = |operation: Operation| {
            let variables = operation.variables.iter().map(|variable| {
                let default = variable.default.as_ref().map_or(String::new(), |default| format!(" = {default}"));
                format!("{}: {:?}{}{default}", variable.name, variable.ty, if variable.is_non_null { "!" } else { "" })
            });
            let variables = variables.collect::<Vec<_>>().join(", ").replace("Named(\"", "").replace("\")", "");
            format!("{}({variables})", operation.name.unwrap_or_default())
        };
        operations(document).into_iter().map(in_words).collect()
    }

    #[test]
    fn variables_have_types_and_defaults() {
        assert_eq!(
            declared("query Q($id: ID!, $first: Int = 10 @a(b: 1), $tags: [[String!]!] = [\"a)\", \"{\"]) { a }"),
            ["Q(id: ID!, first: Int = 10, tags: List(List(String)) = [\"a)\", \"{\"])"]
        );
        assert_eq!(
            declared("mutation($in: NewUser={name: \"x\", tags: []}$n:Float=-1.5){a}"),
            ["(in: NewUser = {name: \"x\", tags: []}, n: Float = -1.5)"]
        );
    }

    #[test]
    fn operations_are_found_between_fragments_and_comments() {
        let document = "# query No($a: Int) {\nfragment F on T @d(x: {y: 1}) { query }\nquery A { query(x: {b: \"}\"}) { c } }\n\
            subscription B($b: S = \"\"\" \" \"\"\") @live(if: {a: 1}) { d }\n{ e }";
        assert_eq!(declared(document), ["A()", "B(b: S = \"\"\" \" \"\"\")", "()"]);
    }

    #[test]
    fn variables_of_the_collection_may_be_in_it() {
        assert_eq!(
            declared("query A($b: Int = {{n}}) { c(d: {{e}}) } query F($g: ID) { h }"),
            ["A(b: Int = {{n}})", "F(g: ID)"]
        );
    }

    #[test]
    fn whatever_else_is_skipped() {
        for document in
            ["", "}", "query", "query A(", "query A($", "query A($b: [", "\"", "{", "é…", "query A($b: Int = ["]
        {
            assert!(operations(document).len() < 2, "{document}");
        }
        assert_eq!(declared("{ a } }"), ["()"]);
    }
}
