use super::*;
use proptest::prelude::*;

/// A collection with every field of the format.
const COMPLETE: &[(&str, &str)] = &[
    (
        ".resources/definition.yaml",
        "$kind: collection\nname: c\ndescription: d\nvariables:\n  - key: a\n    value: b\n    secret: true\nauth:\n  - id: x\n    type: basic\n    credentials:\n      username: u\n      password: '{{p}}'\nscripts:\n  - type: http:afterResponse\n    code: |\n      a\n    language: text/javascript\n",
    ),
    ("F/.resources/definition.yaml", "$kind: collection\norder: 1\nauth:\n  type: noauth\n"),
    (
        "F/a.request.yaml",
        "$kind: http-request\nname: n\ndescription: >-\n  d\n  e\norder: 1000\nmethod: POST\nurl: 'http://u@h:1/a/:b.json?c=d&e#f'\nqueryParams:\n  c: d\n  g: null\npathVariables:\n  - key: b.json\n    value: v\n    description: d\nheaders:\n  A: &anchor x\n  B: *anchor\nbody:\n  type: formdata\n  content:\n    - type: file\n      key: f\n      src: [p, q]\n    - {type: text, key: t, value: v}\nauth:\n  type: bearer\n  credentials:\n    - key: token\n      value: '{{t}}'\nsettings:\n  followRedirects: false\n  disabledSystemHeaders: [accept]\nscripts:\n  - type: beforeRequest\n    code: b\nexamples: ./.resources/a.resources/examples\n",
    ),
    (
        "F/.resources/a.resources/examples/e.example.yaml",
        "$kind: http-example\nname: e\norder: 1\nrequest:\n  url: h/a\n  method: GET\n  body:\n    type: json\n    content: '{}'\nresponse:\n  statusCode: 200\n  statusText: OK\n  headers:\n    - key: A\n      value: b\n  body:\n    type: json\n    content: '{\"a\": 1}'\n    $type: '{\"type\": \"object\"}'\n",
    ),
    (
        "F/g.request.yaml",
        "$kind: graphql-request\nurl: h/g\nquery: |-\n  query A { a }\nvariables: '{}'\noperationName: A\nschema: x\n",
    ),
];

/// Values that stand in the place of others.
const VALUES: &[&str] = &[
    "",
    "null",
    "~",
    "1",
    "-.5",
    "0x1F",
    "true",
    "[]",
    "{}",
    "[null, 1, a, [], {}]",
    "{key: {}, value: [], type: {}}",
    "|",
    ">-",
    "''",
    "\"",
    "'",
    "{{a}}",
    "&a",
    "*a",
    "*anchor",
    "!!str 1",
    "!x y",
    "---",
    "...",
    "%YAML 1.2",
    "<<: {a: b}",
    "- a",
    "a: b",
    "? a",
    "#",
    "\t",
    "\u{feff}",
    "\u{0}",
    "@",
    "`",
    "http-request",
    "graphql",
    "file",
    "inherit",
    "noauth",
];

/// Changes one line of one file: deletes, repeats, indents it, swaps it with another, or changes its value.
fn mutate(files: &mut [(String, String)], (file, which, line, other): (usize, u8, usize, usize)) {
    let count = files.len();
    let text = &mut files[file % count].1;
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    if lines.is_empty() {
        return;
    }
    let (at, to) = (line % lines.len(), other % lines.len());
    let value = VALUES[other % VALUES.len()];
    match which % 7 {
        0 => drop(lines.remove(at)),
        1 => lines.insert(at, lines[to].clone()),
        2 => lines[at].insert_str(0, "  "),
        3 => lines[at] = lines[at].strip_prefix("  ").unwrap_or(&lines[at]).to_owned(),
        4 => lines.swap(at, to),
        5 => {
            let key = lines[at].split_once(": ").map_or(lines[at].as_str(), |(key, _)| key).to_owned();
            lines[at] = format!("{key}: {value}");
        }
        _ => lines.insert(at, value.to_owned()),
    }
    *text = lines.join("\n") + "\n";
}

fn check(files: &[(String, String)]) {
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let mut text = String::new();
    let sources = sources(&files, &mut text);
    let collection = read("c", &sources);
    let text: String = files.iter().map(|(_, text)| format!("{text}\n")).collect();
    for finding in &collection.findings {
        assert!(text.is_char_boundary(finding.offset) && finding.offset < text.len(), "{finding:?}");
        assert!(finding.help.is_some(), "{finding:?}");
    }
}

fn complete() -> Vec<(String, String)> {
    COMPLETE.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}

#[test]
fn the_complete_collection_has_no_findings() {
    assert_eq!(found(COMPLETE), []);
}

proptest! {
    #[test]
    fn a_mutated_collection_is_read(
        mutations in prop::collection::vec((any::<usize>(), any::<u8>(), any::<usize>(), any::<usize>()), 1..6)
    ) {
        let mut files = complete();
        mutations.into_iter().for_each(|mutation| mutate(&mut files, mutation));
        check(&files);
    }

    #[test]
    fn broken_bytes_do_not_panic(file in any::<usize>(), at in 0usize..900, bytes in prop::collection::vec(any::<u8>(), 0..6)) {
        let mut files = complete();
        let count = files.len();
        let text = &mut files[file % count].1;
        let mut broken = text.clone().into_bytes();
        let at = at % broken.len();
        broken.splice(at..at + bytes.len().min(broken.len() - at) / 2, bytes);
        *text = String::from_utf8_lossy(&broken).into_owned();
        check(&files);
        let _ = crate::collection::read_environment(&files[file % count].1);
    }

    #[test]
    fn no_text_panics(text in any::<String>(), path in "[a-z./ ]{0,30}") {
        check(&[("a.request.yaml".to_owned(), text.clone()), (path, text)]);
    }
}
