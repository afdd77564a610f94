//! The labelled set: descriptions and tables, and the facts that a careful reader finds in them. The report has a line
//! for each case that differs; the test fails if the share of correct cases falls below the project's threshold.

use std::collections::BTreeMap;

use phlo_gen_core::arguments::{self, Evidence, Facts, ReadBefore, Requirement, ValueKind};
use phlo_gen_core::collection::{Description, Markup};
use phlo_gen_core::prose::{Block, Prose, plain};

#[test]
fn the_labelled_set_is_read_as_labelled() {
    let mut scores = BTreeMap::new();
    let descriptions = descriptions(&mut scores);
    let tables = tables(&mut scores);
    println!("{descriptions} descriptions, {tables} tables");
    assert!(descriptions + tables >= 150, "the set is too small");
    for (what, score) in &scores {
        println!("{what}: {score}");
    }
    for (what, score) in &scores {
        assert!(score.precision() >= 0.99 && score.recall() >= 0.98, "{what}: {score}");
    }
}

#[derive(Default)]
struct Score {
    right: u32,
    wrong: u32,
    missing: u32,
}

impl Score {
    fn precision(&self) -> f64 {
        f64::from(self.right) / f64::from((self.right + self.wrong).max(1))
    }

    fn recall(&self) -> f64 {
        f64::from(self.right) / f64::from((self.right + self.missing).max(1))
    }
}

impl std::fmt::Display for Score {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Score { right, wrong, missing } = self;
        write!(f, "precision {:.3}, recall {:.3} ", self.precision(), self.recall())?;
        write!(f, "({right} right, {wrong} wrong, {missing} missing)")
    }
}

type Scores = BTreeMap<&'static str, Score>;

fn descriptions(scores: &mut Scores) -> usize {
    let cases = include_str!("labelled/descriptions.txt").lines();
    let cases: Vec<(&str, &str)> =
        cases.filter(|line| !line.starts_with('#')).filter_map(|line| line.rsplit_once(" => ")).collect();
    for (text, labels) in &cases {
        let facts = arguments::facts("", &markdown(&text.replace("\\n", "\n")));
        compare(text, &Label::parse(labels), &Label::of(&facts), scores);
    }
    cases.len()
}

fn tables(scores: &mut Scores) -> usize {
    let cases: Vec<&str> = include_str!("labelled/tables.txt").split("\n### ").skip(1).collect();
    for case in &cases {
        let title = case.lines().next().unwrap_or_default();
        let text: Vec<&str> = case.lines().filter_map(|line| line.strip_prefix('>')).collect();
        let text: Vec<&str> = text.iter().map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
        let names = |key: &str| {
            let line = case.lines().find_map(|line| line.strip_prefix(key)).unwrap_or_default();
            line.split_whitespace().map(str::to_owned).collect()
        };
        let evidence = Evidence { request: names("request:"), response: names("response:"), ..Evidence::default() };
        let mut prose = arguments::read(&markdown(&text.join("\n")));
        let before = visible(&prose);
        let tables = arguments::take_tables(&mut prose, &evidence, &ReadBefore::default());
        let rows =
            tables.request.iter().map(|row| ("", row)).chain(tables.response.iter().map(|row| ("response ", row)));
        let mut found: BTreeMap<String, Label> = BTreeMap::new();
        for (about, row) in rows {
            for name in &row.names {
                let mut label = Label::of(&row.facts);
                label.place.clone_from(&row.place);
                found.insert(format!("{about}{name}"), label);
            }
        }
        for line in case.lines().filter_map(|line| line.strip_prefix("= ")) {
            let end = line
                .match_indices(' ')
                .nth(usize::from(line.starts_with("response ")))
                .map_or(line.len(), |(at, _)| at);
            let (name, labels) = line.split_at(end);
            let score = scores.entry("rows").or_default();
            match found.remove(name) {
                Some(label) => {
                    score.right += 1;
                    compare(&format!("{title}: {name}"), &Label::parse(labels), &label, scores);
                }
                None => {
                    score.missing += 1;
                    println!("MISSING {title}: {name}; {:?}", tables.verdicts);
                }
            }
        }
        for name in found.keys() {
            scores.entry("rows").or_default().wrong += 1;
            println!("WRONG {title}: {name}; {:?}", tables.verdicts);
        }
        if tables.request.is_empty() && tables.response.is_empty() {
            assert_eq!(before, visible(&prose), "{title}: a table that is none of arguments stays as it is");
        }
    }
    cases.len()
}

fn visible(prose: &Prose) -> String {
    let texts = prose.blocks.iter().map(|block| match block {
        Block::Table(table) => table.header.iter().chain(table.rows.iter().flatten()).map(|cell| plain(cell)).collect(),
        Block::Paragraph(inlines) | Block::Heading(_, inlines) => plain(inlines),
        other => format!("{other:?}"),
    });
    texts.collect::<Vec<_>>().join("\n")
}

fn markdown(text: &str) -> Description {
    Description { text: text.to_owned(), markup: Markup::Markdown, offset: 0 }
}

/// The facts of one argument as words.
#[derive(Debug, Default)]
struct Label {
    required: Option<String>,
    default: Option<String>,
    allowed: Option<String>,
    hinted: Option<String>,
    fixed: Option<String>,
    kind: Option<String>,
    example: Option<String>,
    place: Option<String>,
    docs: Option<String>,
}

impl Label {
    fn parse(text: &str) -> Self {
        const KEYS: [&str; 8] = ["default=", "allowed=", "hinted=", "fixed=", "kind=", "example=", "place=", "docs="];
        let mut label = Label::default();
        let mut rest = text.trim();
        while !rest.is_empty() {
            let next = KEYS.iter().filter_map(|key| rest.get(1..)?.find(&format!(" {key}")).map(|at| at + 1)).min();
            let word_end = if KEYS.iter().any(|key| rest.starts_with(key)) { None } else { rest.find(' ') };
            let end = word_end.or(next).unwrap_or(rest.len());
            let (word, after) = rest.split_at(end);
            rest = after.trim();
            match word.split_once('=') {
                None if word == "-" => {}
                None => label.required = Some(word.to_owned()),
                Some((key, value)) => *label.member(key) = Some(value.to_owned()),
            }
        }
        label
    }

    fn member(&mut self, key: &str) -> &mut Option<String> {
        match key {
            "default" => &mut self.default,
            "allowed" => &mut self.allowed,
            "hinted" => &mut self.hinted,
            "fixed" => &mut self.fixed,
            "kind" => &mut self.kind,
            "example" => &mut self.example,
            "place" => &mut self.place,
            "docs" => &mut self.docs,
            other => panic!("unknown label {other}"),
        }
    }

    fn of(facts: &Facts) -> Self {
        let required = facts.required.map(|required| match required {
            Requirement::Required => "required",
            Requirement::Optional => "optional",
            Requirement::Conditional => "conditional",
        });
        let kind = facts.kind.as_ref().map(|kind| match kind {
            ValueKind::String => "string",
            ValueKind::Integer => "integer",
            ValueKind::Number => "number",
            ValueKind::Boolean => "boolean",
            ValueKind::List(_) => "list",
            ValueKind::Object => "object",
            ValueKind::File => "file",
        });
        Label {
            required: required.map(str::to_owned),
            kind: kind.map(str::to_owned),
            default: facts.default.clone(),
            fixed: facts.fixed.clone(),
            example: facts.example.clone(),
            allowed: Some(facts.allowed.join(",")).filter(|allowed| !allowed.is_empty()),
            hinted: Some(facts.possible.join(",")).filter(|possible| !possible.is_empty()),
            place: None,
            docs: Some(visible(&facts.prose)),
        }
    }
}

fn compare(case: &str, label: &Label, found: &Label, scores: &mut Scores) {
    let pairs = [
        ("required", &label.required, &found.required),
        ("defaults", &label.default, &found.default),
        ("enums", &label.allowed, &found.allowed),
        ("fixed", &label.fixed, &found.fixed),
        ("kinds", &label.kind, &found.kind),
        ("examples", &label.example, &found.example),
        ("places", &label.place, &found.place),
    ];
    if label.hinted.is_some() {
        assert_eq!(label.hinted, found.hinted, "{case}");
    }
    for (what, label, found) in pairs {
        let score = scores.entry(what).or_default();
        if label == found {
            score.right += u32::from(label.is_some());
            continue;
        }
        score.missing += u32::from(label.is_some());
        score.wrong += u32::from(found.is_some());
        println!("DIFFERS {what} of {case:?}: {label:?} wanted, {found:?} found");
    }
    if let Some(docs) = &label.docs {
        let found = found.docs.as_deref().unwrap_or_default();
        assert!(found.contains(docs), "{case}: {docs:?} is not in {found:?}");
    }
}
