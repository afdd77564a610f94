//! The text of a body with the values of its variables, each escaped for the place where it stands.

use crate::error::Problem;
use crate::json::{Json, Spelling, write_string, write_string_content};
use crate::operation::Syntax;
use crate::request::body::escape::{is_graphql_value, is_in_json_string, push_string_content, push_xml, separator};
use crate::request::template::{Scope, Sink, VariableValue};
use crate::request::url::{Encoded, Part};

/// A template with the values of its variables. Text of the collection stays as it is.
pub(super) fn fill_text(template: &str, syntax: Syntax, scope: Scope<'_>) -> Result<String, Problem> {
    let mut text = Text {
        out: String::with_capacity(template.len()),
        syntax,
        place: Place::Outside,
        depth: 0,
        has_content: false,
    };
    scope.fill(template, &mut text)?;
    Ok(text.out)
}

struct Text {
    out: String,
    syntax: Syntax,
    place: Place,
    /// How many elements of XML or lists of GraphQL are open.
    depth: usize,
    /// Whether an element of XML has begun, or a text beside it, as in HTML.
    has_content: bool,
}

/// Where the end of the text stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Between tags, or outside of strings.
    Outside,
    /// In a tag of XML.
    Tag,
    /// In a string or an attribute that this text ends.
    Until(&'static str),
}

/// What begins a string, a comment or the like, and what ends it.
type Pairs = &'static [(&'static str, &'static str)];

const XML: Pairs = &[("<![CDATA[", "]]>"), ("<!--", "-->"), ("<?", "?>")];
const QUOTES: Pairs = &[("\"", "\""), ("'", "'")];
const JSON: Pairs = &[("\"", "\"")];
const JAVASCRIPT: Pairs = &[("//", "\n"), ("/*", "*/"), ("\"", "\""), ("'", "'"), ("`", "`")];
const GRAPHQL: Pairs = &[("#", "\n"), ("\"\"\"", "\"\"\""), ("\"", "\"")];

impl Text {
    /// Moves on to the end of a text of the template.
    fn pass(&mut self, text: &str) {
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            if self.syntax == Syntax::Xml {
                self.pass_element(rest);
            }
            let length = match self.place {
                Place::Until(end) if rest.starts_with(end) => {
                    let in_tag = self.syntax == Syntax::Xml && matches!(end, "\"" | "'");
                    self.place = if in_tag { Place::Tag } else { Place::Outside };
                    end.len()
                }
                Place::Until(_) if first == '\\' && self.syntax != Syntax::Xml => {
                    1 + rest.chars().nth(1).map_or(0, char::len_utf8)
                }
                Place::Until(_) => first.len_utf8(),
                Place::Outside | Place::Tag => match self.pairs().iter().find(|(begin, _)| rest.starts_with(begin)) {
                    Some((begin, end)) => {
                        self.place = Place::Until(end);
                        begin.len()
                    }
                    None => {
                        self.pass_outside(first);
                        first.len_utf8()
                    }
                },
            };
            rest = rest.get(length..).unwrap_or_default();
        }
    }

    fn pairs(&self) -> Pairs {
        match (self.syntax, self.place) {
            (Syntax::Xml, Place::Tag) => QUOTES,
            (Syntax::Xml, _) => XML,
            (Syntax::Json, _) => JSON,
            (Syntax::Javascript, _) => JAVASCRIPT,
            (Syntax::Graphql, _) => GRAPHQL,
            (Syntax::Plain | Syntax::Form, _) => &[],
        }
    }

    fn pass_outside(&mut self, character: char) {
        match (self.syntax, character) {
            (Syntax::Xml, '<') => self.place = Place::Tag,
            (Syntax::Xml, '>') => self.place = Place::Outside,
            (Syntax::Xml, other) if self.place == Place::Outside => self.has_content |= !other.is_whitespace(),
            (Syntax::Graphql, '[') => self.depth += 1,
            (Syntax::Graphql, ']') => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
    }

    /// Counts the elements that begin and end at the beginning of a text.
    fn pass_element(&mut self, rest: &str) {
        match self.place {
            Place::Outside if rest.starts_with("</") => self.depth = self.depth.saturating_sub(1),
            Place::Outside if rest.starts_with('<') && !rest[1..].starts_with(['!', '?']) => {
                self.depth += 1;
                self.has_content = true;
            }
            Place::Tag if rest.starts_with("/>") => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
    }

    fn push_escaped(&mut self, value: &str) {
        match (self.syntax, self.place) {
            (_, Place::Until("]]>" | "-->" | "*/")) => self.push_separated(value),
            // before the root element there is only markup
            (Syntax::Xml, Place::Outside) if !self.has_content => self.out.push_str(value),
            (Syntax::Xml, Place::Outside) => push_xml(value, "", &mut self.out),
            (Syntax::Xml, Place::Until(_)) => push_xml(value, "\"'\n\r\t", &mut self.out),
            (Syntax::Xml, Place::Tag) => push_xml(value, "\"'\n\r\t /=`", &mut self.out),
            (Syntax::Form, _) => {
                Encoded { out: &mut self.out, part: Part::Form }
                    .variable("", VariableValue::Text(value, Spelling::Plain));
            }
            (Syntax::Plain, _) if is_in_json_string(&self.out) => write_string_content(value, &mut self.out),
            (Syntax::Plain, _) => self.out.push_str(value),
            // a comment ends with its line
            (_, Place::Until("\n")) => {
                self.out.push_str(&value.replace(['\n', '\r', '\u{2028}', '\u{2029}'], " "));
            }
            (_, Place::Until("\"\"\"")) => {
                let value = value.replace("\"\"\"", "\\\"\"\"");
                self.separate(&value);
                self.out.push_str(&value);
            }
            (_, Place::Until(end)) => push_string_content(value, end, &mut self.out),
            (Syntax::Graphql, _) if !self.is_at_value() || is_graphql_value(value) => self.out.push_str(value),
            (Syntax::Graphql, _) => write_string(value, &mut self.out),
            (Syntax::Json | Syntax::Javascript, _) => match Json::parse(value) {
                Ok(json) => self.out.push_str(json.as_str()),
                Err(_) => write_string(value, &mut self.out),
            },
        }
    }

    /// Adds a value to a place that has no escapes.
    fn push_separated(&mut self, value: &str) {
        for (at, character) in value.char_indices() {
            self.separate(value.get(at..).unwrap_or_default());
            self.out.push(character);
        }
    }

    /// Keeps what follows from ending the place together with the end of the text.
    fn separate(&mut self, next: &str) {
        if let Place::Until(end) = self.place {
            self.out.push_str(separator(end, &self.out, next).unwrap_or_default());
        }
    }

    /// Whether GraphQL has the value of an argument here, and not the name of a field or the like.
    fn is_at_value(&self) -> bool {
        self.depth > 0 || self.out.trim_end().ends_with([':', '='])
    }
}

impl Sink for Text {
    fn text(&mut self, text: &str) {
        self.separate(text);
        self.pass(text);
        self.out.push_str(text);
    }

    fn variable(&mut self, _: &str, value: VariableValue<'_>) {
        value.with_text(|text, spelling| match spelling {
            Spelling::Raw | Spelling::Bare => self.out.push_str(text),
            Spelling::Plain => self.push_escaped(text),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::fill_text;
    use crate::__private as __;
    use crate::config::Settings;
    use crate::json::Text;
    use crate::operation::{Api, Setting, Syntax};
    use crate::request::template::Scope;

    crate::fields! { Request { 0 x "x" } }
    struct Request {
        x: Option<Text>,
    }

    static API: Api = Api {
        name: "",
        settings: &[Setting { name: "s", default: Some("<s/>"), secret: false, required: false }],
        hosts: &[],
        auths: &[],
    };

    fn filled(syntax: Syntax, template: &str, x: Option<Text>) -> Option<String> {
        fill_text(template, syntax, Scope::of_request(&Settings::new(&API), &Request { x })).ok()
    }

    fn with(syntax: Syntax, template: &str, x: &str) -> String {
        filled(syntax, template, Some(Text::from(x))).unwrap_or_default()
    }

    #[test]
    fn values_in_xml_cannot_leave_their_place() {
        let xml = |template, x| with(Syntax::Xml, template, x);
        assert_eq!(xml("<a>{x}</a>", "1 < 2 & \"3\""), "<a>1 &lt; 2 &amp; \"3\"</a>");
        assert_eq!(xml("<a b='c' d=\"{x}\"/>", "\"/>\n'"), "<a b='c' d=\"&quot;/&gt;&#10;&#39;\"/>");
        assert_eq!(xml("<a b=\"{x}\">", "{x}"), "<a b=\"{x}\">");
        assert_eq!(
            xml("<a><![CDATA[ <b c=\"{x}\"> ]]></a>", "<]]>"),
            "<a><![CDATA[ <b c=\"<]]]><![CDATA[]>\"> ]]></a>"
        );
        assert_eq!(xml("<a/><!-- ' {x} --><b>{x}</b>", "-->"), "<a/><!-- ' - -> --><b>--&gt;</b>");
        assert_eq!(xml("{x}<b><c d=\"/>\"/>{x}</b>{x}", "<a/>"), "<a/><b><c d=\"/>\"/>&lt;a/&gt;</b>&lt;a/&gt;");
        assert_eq!(xml("<!DOCTYPE a>\n<?c d?>{x}", "<a/>"), "<!DOCTYPE a>\n<?c d?><a/>");
        assert_eq!(xml("<h1>a</h1> {x}", "<b>"), "<h1>a</h1> &lt;b&gt;");
        assert_eq!(xml("a {x}", "<b>"), "a &lt;b&gt;");
        assert_eq!(xml("<?xml version=\"1.0\"?><a>it's {x}</a>", "'"), "<?xml version=\"1.0\"?><a>it's '</a>");
    }

    /// How often the end of a place stands in a text that is filled with a value.
    fn ends(syntax: Syntax, template: &str, x: &str, end: &str) -> usize {
        with(syntax, template, x).matches(end).count()
    }

    #[test]
    fn no_value_ends_its_place_together_with_the_text_beside_it() {
        let values = ["", "-", "->", ">", "--", "--->", "---->", "*", "/", "**/", "*/ /", "***//"];
        for x in values {
            for template in ["<!--{x}-->", "<!-- -{x}-->", "<!-- --{x}-->", "<!--{x}- -->", "<!--{x}> -->"] {
                let text = with(Syntax::Xml, template, x);
                assert_eq!(text.matches("-->").count(), 1, "{text}");
                assert!(text.ends_with("-->") && !text.starts_with("<!-->") && !text.starts_with("<!--->"), "{text}");
            }
            for template in ["/*{x}*/", "/* *{x}*/", "/* {x}/ */"] {
                assert_eq!(ends(Syntax::Javascript, template, x, "*/"), 1, "{template} {x}");
            }
        }
        for x in ["", "]", "]]", "]]>", ">", "]>", "]]]>>"] {
            for template in ["<![CDATA[{x}]]>", "<![CDATA[a]{x}]>b]]>", "<![CDATA[a]]{x}>b]]>"] {
                let text = with(Syntax::Xml, template, x);
                let content = text.replace("]]><![CDATA[", "");
                assert_eq!(content, template.replace("{x}", x));
                let pieces = text.matches("<![CDATA[").count();
                assert_eq!((pieces, text.split("]]>").count()), (pieces, pieces + 1), "{text}");
            }
        }
        assert_eq!(with(Syntax::Javascript, "// {x}", "a\r\u{2028}b\u{2029}c"), "// a  b c");
    }

    #[test]
    fn no_value_begins_an_expression_in_a_template_of_javascript() {
        let script = |template, x| with(Syntax::Javascript, template, x);
        assert_eq!(script("`${x}`", "{{a}}"), "`$\\{{a}}`");
        assert_eq!(script("`{x}{{a}}`", "$"), "`\\${a}`");
    }

    #[test]
    fn no_value_reaches_out_of_a_block_string_or_a_list_of_graphql() {
        let query = |template, x| with(Syntax::Graphql, template, x);
        assert_eq!(query("a(b: \"\"\"{x}\"\"\") {{ c }}", "d\""), "a(b: \"\"\"d\"\n\"\"\") { c }");
        assert_eq!(query("a(b: \"\"\"{x}\"\"\") {{ c }}", "d\\"), "a(b: \"\"\"d\\\n\"\"\") { c }");
        assert_eq!(query("a(b: \"\"\"d\"{x}\"\"\")", "\"\""), "a(b: \"\"\"d\"\n\"\"\n\"\"\")");
        for value in ["{#}", "[\"\"\"]\"]", "[1 # ]"] {
            assert_ne!(query("a(b: {x}) {{ c }}", value), format!("a(b: {value}) {{ c }}"));
        }
    }

    #[test]
    fn a_value_in_a_tag_adds_no_attribute() {
        let xml = |template, x| with(Syntax::Xml, template, x);
        assert_eq!(xml("<a href={x}>b</a>", "/c onclick=d"), "<a href=&#47;c&#32;onclick&#61;d>b</a>");
        assert_eq!(xml("<a {x}>b</a>", "/"), "<a &#47;>b</a>");
        assert_eq!(xml("<a href=\"{x}\">b</a>", "/c d=e"), "<a href=\"/c d=e\">b</a>");
    }

    #[test]
    fn values_in_json_text_are_strings_or_json() {
        let json = |template, x| with(Syntax::Json, template, x);
        assert_eq!(json(r#"{{"a": "\"{x}"}}"#, "\"b\\"), r#"{"a": "\"\"b\\"}"#);
        assert_eq!(json("[{x}, {x}", "5"), "[5, 5");
        assert_eq!(json("[{x}", "a, b"), "[\"a, b\"");
    }

    #[test]
    fn values_in_scripts_stay_in_their_strings() {
        let script = |template, x| with(Syntax::Javascript, template, x);
        assert_eq!(
            script("f('{x}', \"{x}\", `{x}`)", "'\"`${a}"),
            "f('\\'\\\"`${a}', \"'\\\"`${a}\", `'\\\"\\`\\${a}`)"
        );
        assert_eq!(script("f({x}) // {x}", "a\nb"), "f(\"a\\nb\") // a b");
    }

    #[test]
    fn values_in_a_query_are_values_of_graphql() {
        let query = |template, x| with(Syntax::Graphql, template, x);
        assert_eq!(query("{{ a(b: \"{x}\", c: {x}) }}", "\") { d }"), "{ a(b: \"\\\") { d }\", c: \"\\\") { d }\") }");
        for value in ["5", "-1.5", "LIVE", "$id", "true", "[1, 2]", "{ a: \"}\" }"] {
            assert_eq!(query("{{ a(b: {x}) }}", value), format!("{{ a(b: {value}) }}"));
        }
        assert_eq!(query("{{ a(b: [{x}, {x}]) }}", "1], c: 2"), "{ a(b: [\"1], c: 2\", \"1], c: 2\"]) }");
        assert_eq!(query("{{ a {{ {x} }} }}", "id name"), "{ a { id name } }");
        assert_eq!(
            query("{{ a(b: \"\"\"\"{x}\"\"\") }} # it's {x}", "\"\"\"\n"),
            "{ a(b: \"\"\"\"\\\"\"\"\n\"\"\") } # it's \"\"\" "
        );
    }

    #[test]
    fn values_in_other_texts_are_as_given_but_in_forms_and_json_strings() {
        let plain = |template, x| with(Syntax::Plain, template, x);
        assert_eq!(plain("a \"{x}\"\n{x}", "\""), "a \"\"\"\n\"");
        assert_eq!(plain("--b\n{{\"c\": \"{x}\"}} {x}", "\""), "--b\n{\"c\": \"\\\"\"} \"");
        assert_eq!(with(Syntax::Form, "a=b c&d={x}", "& é"), "a=b c&d=%26%20%C3%A9");
    }

    #[test]
    fn the_collections_text_is_as_it_is_written() {
        assert_eq!(
            filled(Syntax::Xml, "<a>{$s}{x}</a>", Some(Text::Raw("<x/>".into()))).as_deref(),
            Some("<a><s/><x/></a>")
        );
        assert_eq!(filled(Syntax::Xml, "<a>{x}</a>", None), None);
    }
}
