//! Reads HTML into prose: whole descriptions, and HTML within Markdown.

use html5gum::emitters::default::{DefaultEmitter, StartTag, Token};
use html5gum::{HtmlString, Tokenizer};

use super::builder::ProseBuilder;
use super::node::Kind;

/// Reads HTML. `after` is the rest of the description, and `offset` converts a position in the HTML into one in the
/// description.
pub fn read(html: &str, after: &str, offset: impl Fn(usize) -> usize, builder: &mut ProseBuilder) {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    let mut end = 0;
    for token in Tokenizer::new_with_emitter(html, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                end = tag.span.end;
                let name = text_of(&tag.name);
                let rest = html.get(end..).unwrap_or_default();
                if is_html(&name) && !is_mentioned(&name, rest, after) {
                    open(&name, &tag, &offset, builder);
                } else {
                    builder.text(html.get(tag.span.start..tag.span.end).unwrap_or_default());
                }
            }
            Token::EndTag(tag) => {
                end = tag.span.end;
                let name = text_of(&tag.name);
                if is_html(&name) {
                    close(&name, builder);
                } else {
                    builder.text(html.get(tag.span.start..tag.span.end).unwrap_or_default());
                }
            }
            Token::String(text) => {
                end = text.span.end;
                builder.collapsed_text(&text_of(&text.value));
            }
            Token::Comment(comment) => end = comment.span.end,
            Token::Doctype(doctype) => end = doctype.span.end,
            Token::Error(_) => {}
        }
    }
    // A tag that never ends is text with a `<` in it.
    if let Some(rest) = html.get(end..) {
        builder.collapsed_text(rest);
    }
}

/// Whether a description only mentions "the `<script>` tag", so that it hides no text.
fn is_mentioned(name: &str, rest: &str, after: &str) -> bool {
    let end = format!("</{name}");
    matches!(name, "script" | "style") && ![rest, after].iter().any(|text| text.to_ascii_lowercase().contains(&end))
}

/// Whether HTML has such an element. Other tags, such as `<account_id>`, are placeholders and stay in the text.
fn is_html(name: &str) -> bool {
    ELEMENTS.contains(&name)
}

#[rustfmt::skip]
const ELEMENTS: &[&str] = &[
    "a", "abbr", "acronym", "address", "area", "article", "aside", "audio", "b", "base", "bdi", "bdo", "big", "blockquote",
    "body", "br", "button", "canvas", "caption", "center", "cite", "code", "col", "colgroup", "data", "datalist", "dd",
    "del", "details", "dfn", "dialog", "dir", "div", "dl", "dt", "em", "embed", "fieldset", "figcaption", "figure",
    "font", "footer", "form", "frame", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hgroup", "hr", "html", "i",
    "iframe", "img", "input", "ins", "kbd", "label", "legend", "li", "link", "main", "map", "mark", "menu", "meta",
    "meter", "nav", "noscript", "object", "ol", "optgroup", "option", "output", "p", "param", "picture", "pre",
    "progress", "q", "rp", "rt", "ruby", "s", "samp", "script", "search", "section", "select", "small", "source", "span",
    "strike", "strong", "style", "sub", "summary", "sup", "svg", "table", "tbody", "td", "template", "textarea", "tfoot",
    "th", "thead", "time", "title", "tr", "track", "tt", "u", "ul", "var", "video", "wbr",
];

fn open(name: &str, tag: &StartTag<usize>, offset: &impl Fn(usize) -> usize, builder: &mut ProseBuilder) {
    match name {
        "script" | "style" => builder.hide(true),
        "br" => builder.line_break(),
        "hr" => builder.rule(),
        "thead" => builder.head(true),
        "tbody" | "tfoot" => builder.head(false),
        "img" => {
            let (alt, source) = (attribute(tag, "alt"), attribute(tag, "src"));
            builder.open(Kind::Image(source));
            builder.text(&alt);
            builder.close(&Kind::Image(String::new()));
        }
        "a" => {
            let target = attribute(tag, "href");
            if !target.is_empty() {
                builder.open(Kind::Link(target));
            }
        }
        "ol" => builder.open(Kind::list(Some(attribute(tag, "start").parse().unwrap_or(1)))),
        "table" => builder.open(Kind::table(offset(tag.span.start))),
        _ => match kind(name) {
            Some(kind) => builder.open(kind),
            None if is_block(name) => builder.boundary(),
            None => {}
        },
    }
}

fn close(name: &str, builder: &mut ProseBuilder) {
    match name {
        "script" | "style" => builder.hide(false),
        "br" => builder.line_break(),
        "thead" => builder.head(false),
        _ => match kind(name) {
            Some(kind) => builder.close(&kind),
            None if is_block(name) => builder.boundary(),
            None => {}
        },
    }
}

fn kind(name: &str) -> Option<Kind> {
    Some(match name {
        "p" => Kind::Paragraph,
        "h1" => Kind::Heading(1),
        "h2" => Kind::Heading(2),
        "h3" => Kind::Heading(3),
        "h4" => Kind::Heading(4),
        "h5" => Kind::Heading(5),
        "h6" => Kind::Heading(6),
        "pre" => Kind::Pre(String::new()),
        "blockquote" => Kind::Quote,
        "ul" | "ol" | "menu" | "dir" => Kind::list(None),
        "li" => Kind::Item,
        "table" => Kind::table(0),
        "tr" => Kind::row(),
        "td" => Kind::Cell { head: false },
        "th" => Kind::Cell { head: true },
        "code" | "tt" | "kbd" | "samp" => Kind::Code,
        "b" | "strong" => Kind::Strong,
        "i" | "em" => Kind::Emphasis,
        "s" | "del" | "strike" => Kind::Struck,
        "a" => Kind::Link(String::new()),
        _ => return None,
    })
}

fn is_block(name: &str) -> bool {
    #[rustfmt::skip]
    const BLOCKS: &[&str] = &[
        "address", "article", "aside", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption",
        "figure", "footer", "form", "header", "legend", "main", "nav", "option", "section", "summary",
    ];
    BLOCKS.contains(&name)
}

fn attribute(tag: &StartTag<usize>, name: &str) -> String {
    tag.attributes.get(name.as_bytes()).map(|value| text_of(&value.value)).unwrap_or_default()
}

fn text_of(bytes: &HtmlString) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::super::builder::ProseBuilder;
    use crate::prose::{Block, Inline, plain};

    fn blocks(html: &str) -> Vec<Block> {
        let mut builder = ProseBuilder::new();
        super::read(html, "", |at| at, &mut builder);
        builder.finish().blocks
    }

    fn paragraph(html: &str) -> String {
        match blocks(html).as_slice() {
            [Block::Paragraph(inlines)] => plain(inlines),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn entities_are_decoded_and_blanks_collapsed() {
        assert_eq!(paragraph("<p>a\n  &amp;&nbsp;&lt;b&gt;</p>"), "a & <b>");
    }

    #[test]
    fn scripts_are_no_prose() {
        assert_eq!(paragraph("a <script>if (b < c) {}</script>d<style>p {}</style>"), "a d");
    }

    #[test]
    fn a_script_tag_that_is_only_mentioned_hides_nothing() {
        assert_eq!(paragraph("Put the <script> tag here"), "Put the <script> tag here");
    }

    #[test]
    fn a_placeholder_in_angle_brackets_stays() {
        assert_eq!(paragraph("/users/<user_id> <span>x</span>"), "/users/<user_id> x");
    }

    #[test]
    fn a_tag_that_never_ends_is_text() {
        assert_eq!(paragraph("a <b and c"), "a <b and c");
    }

    #[test]
    fn a_table_has_its_offset() {
        let tables = blocks("ab<table><tr><th>x</th></tr><tr><td>y</td></tr></table>");
        let [_, Block::Table(table)] = tables.as_slice() else { panic!("{tables:?}") };
        assert_eq!((table.offset, table.header.len(), table.rows.len()), (2, 1, 1));
    }

    #[test]
    fn markup_keeps_its_meaning() {
        let found = blocks("<h2>t</h2><ul><li>a<li><b>b</b></ul><pre>x\n y</pre><hr><blockquote>q</blockquote>");
        let text = |text: &str| vec![Inline::Text(text.to_owned())];
        let items = vec![vec![Block::Paragraph(text("a"))], vec![Block::Paragraph(vec![Inline::Strong(text("b"))])]];
        let quote = Block::Quote(vec![Block::Paragraph(text("q"))]);
        let code = Block::Code(String::new(), "x\n y".to_owned());
        assert_eq!(found, [Block::Heading(2, text("t")), Block::List(None, items), code, Block::Rule, quote]);
    }
}
