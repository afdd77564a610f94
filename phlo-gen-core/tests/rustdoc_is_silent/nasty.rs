//! Hostile trees of prose.

use phlo_gen_core::prose::{Block, Cell, Inline, Prose, Table};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// Characters that are not shown.
pub(crate) const INVISIBLE: &[char] = &[
    '\0',
    '\u{1}',
    '\u{1b}',
    '\u{7f}',
    '\u{9f}',
    '\u{ad}',
    '\u{61c}',
    '\u{200b}',
    '\u{200e}',
    '\u{200f}',
    '\u{202a}',
    '\u{202b}',
    '\u{202c}',
    '\u{202d}',
    '\u{202e}',
    '\u{2060}',
    '\u{2066}',
    '\u{2067}',
    '\u{2068}',
    '\u{2069}',
    '\u{3164}',
    '\u{feff}',
    '\u{e0041}',
];

/// Valid link targets in documentation.
pub(crate) const LEADING: &[&str] = &[
    "https://a.b",
    "http://a.b/c_d_(e)?f=g&h=*i*#j",
    "https://a.b/c d\n[e]`\"<f>\\|&amp;{g}",
    "HTTPS://A.B/--'",
    "mailto:a@b.com",
    "mailto:a@b.com?subject=c d",
    "#there",
    "#a(b",
];

/// Invalid link targets.
pub(crate) const ASTRAY: &[&str] = &[
    "",
    " ",
    "#",
    "javascript:alert(1)",
    "java\nscript:x",
    "mailto:a@b",
    "a.b",
    "../a.md",
    "data:a,b",
    "http://",
    "Vec",
    "{{a}}",
];

/// Pieces of text, separated by bullets.
const FRAGMENTS: &str = concat!(
    "a•b•A•é•字•→•ⓐ•👩\u{200d}💻•1• •  •    •\n•\r\n•\t•\u{a0}•\u{2028}•*•**•_•__•~•~~•`•``•```•~~~•",
    "[•]•](•(•)•![•[^1]•[^1]: •[x]: y•[ ] •[x] •[!NOTE]•Vec•[`Vec`]•<•>•<b>•</b>•<br/>•<!--•-->•<?•<![CDATA[•",
    "<a@b.c>•<https://a.b>•https://a.b•http://a.b/c?d=e&f;•https://•HTTP://X.Y•https://{a}/b•https://a.b.•",
    "www.a.b•ftp://a.b•x@y.z•&•&amp;•&#35;•&lt•;•\\•\\\\•|•\\|•#•##•# •> •- •-•--•---•+ •* •1. •1) •123456789. •",
    ". •.•...•=•===•:•:-:•| a | b |\n| - | - |\n•!•?•\"•'•\"#•*/•/*•{•}•{}•{{x}}•$•$$•$x$•^•%•@•,•e.g. •",
    "fn main() {}•rust•should_panic•ignore•compile-fail•edition2021•json",
);

/// Text.
pub(crate) fn text() -> impl Strategy<Value = String> + Clone {
    let looks_blank = |c: char| matches!(c, '\u{115f}' | '\u{1160}' | '\u{2800}' | '\u{ffa0}');
    let is_printable = move |c: char| c.escape_debug().count() == 1 && !looks_blank(c);
    let printable = any::<char>().prop_map(move |c| if is_printable(c) { c } else { 'x' });
    let piece = prop_oneof![
        12 => select(FRAGMENTS.split('•').collect::<Vec<_>>()).prop_map(str::to_owned),
        1 => select(INVISIBLE).prop_map(String::from),
        1 => printable.prop_map(String::from),
    ];
    vec(piece, 0..9).prop_map(|pieces| pieces.concat())
}

/// The inlines of a paragraph.
pub(crate) fn inlines() -> impl Strategy<Value = Vec<Inline>> + Clone {
    let url = || prop_oneof![select(LEADING), select(ASTRAY)].prop_map(str::to_owned);
    let leaf = prop_oneof![
        6 => text().prop_map(Inline::Text),
        2 => text().prop_map(Inline::Code),
        1 => (text(), url()).prop_map(|(text, url)| Inline::Image(text, url)),
        1 => Just(Inline::Break),
    ];
    let inline = leaf.prop_recursive(3, 12, 3, move |inner| {
        let inner = vec(inner, 0..4);
        prop_oneof![
            inner.clone().prop_map(Inline::Emphasis),
            inner.clone().prop_map(Inline::Strong),
            inner.clone().prop_map(Inline::Struck),
            (inner, url()).prop_map(|(inner, url)| Inline::Link(inner, url)),
        ]
    });
    vec(inline, 0..6)
}

/// A description.
pub(crate) fn prose() -> impl Strategy<Value = Prose> {
    let row = || vec(inlines(), 0..4);
    let leaf = prop_oneof![
        4 => inlines().prop_map(Block::Paragraph),
        1 => (1..=6_u8, inlines()).prop_map(|(level, text)| Block::Heading(level, text)),
        1 => (text(), text()).prop_map(|(language, text)| Block::Code(language, text)),
        1 => (row(), vec(row(), 0..4)).prop_map(|(header, rows): (Vec<Cell>, Vec<Vec<Cell>>)| {
            Block::Table(Table { header, rows, offset: 0 })
        }),
        1 => Just(Block::Rule),
    ];
    let start = prop_oneof![Just(None), Just(Some(u64::MAX)), (0..12_u64).prop_map(Some)];
    let block = leaf.prop_recursive(3, 16, 4, move |inner| {
        let blocks = vec(inner, 0..4);
        prop_oneof![
            2 => (start.clone(), vec(blocks.clone(), 0..4)).prop_map(|(start, items)| Block::List(start, items)),
            1 => blocks.prop_map(Block::Quote),
        ]
    });
    vec(block, 0..5).prop_map(|blocks| Prose { blocks })
}
