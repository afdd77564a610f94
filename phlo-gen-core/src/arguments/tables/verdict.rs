//! Decides whether a table is about the request, about the response, or about something else.

use super::columns::{Columns, Role, name_cell};
use super::known_names::KnownNames;
use super::model::{About, Verdict};
use crate::arguments::sentences::text;
use crate::bytes::is_one_of;
use crate::prose::Table;

/// The subject of a table, and the evidence.
pub struct Judgement {
    pub about: About,
    pub names: Vec<String>,
    pub why: String,
    /// Whether the decision depends only on the names of its rows.
    pub by_names: bool,
}

impl Judgement {
    /// The verdict on a table or a list with these rows, before they are read.
    pub fn verdict(&self, is_list: bool, table: &Table) -> Verdict {
        Verdict {
            is_list,
            stays: self.about == About::Neither,
            names: self.names.clone(),
            count: table.rows.len(),
            other_rows: Vec::new(),
            unnamed: Vec::new(),
            offset: table.offset,
            about: self.about,
            why: self.why.clone(),
        }
    }
}

/// Scores the evidence on a table. `before` is the heading and the sentence before it.
pub fn judge(table: &Table, columns: Option<&Columns>, before: &str, evidence: &KnownNames<'_>) -> Judgement {
    let column = columns.and_then(|columns| columns.position(Role::Name)).unwrap_or(0);
    // A row with a single cell is a heading for those below it. A list has no header, and no such rows.
    let is_list = table.header.iter().all(Vec::is_empty);
    let width = columns.map_or(1, |columns| columns.roles.len());
    let rows =
        table.rows.iter().filter(|row| width == 1 || is_list || row.iter().filter(|cell| !cell.is_empty()).count() > 1);
    let cells = rows.filter_map(|row| row.get(column)).filter(|cell| !cell.is_empty());
    let (mut found, mut named, mut unnamed, mut typed) = (Vec::new(), 0, 0, 0);
    for cell in cells {
        let name = name_cell::read(cell);
        typed += usize::from(name.required.is_some() || name.kind.is_some());
        let names = name.names;
        if names.is_empty() {
            unnamed += 1
        } else {
            named += 1
        }
        found.extend(names);
    }
    let mut scores = Scores::default();
    let Some(columns) = columns else {
        return scores.judgement(found, "its header has no column of arguments");
    };
    let numeric = found.iter().filter(|name| name.chars().all(|c| c.is_ascii_digit() || c == '.')).count();
    if named <= unnamed || numeric * 2 > found.len() {
        return scores.judgement(found, "its first column does not contain names");
    }
    if columns.roles.iter().all(|role| matches!(role, Role::Name | Role::Values | Role::Other | Role::Example)) {
        return scores.judgement(found, "its columns do not describe arguments");
    }
    scores.add_header(columns);
    scores.add_words(before);
    let by_words = scores.request.max(scores.response) > 2;
    scores.add_rows(&found, table, columns, evidence);
    if is_list && typed > 0 && found.iter().any(|name| evidence.request.has(name)) {
        scores.request += 2;
        scores.why.push(format!("{typed} of its names have a type or a requirement"));
    }
    let mut judgement = scores.judgement(found, "the evidence is not sufficient");
    judgement.by_names = !by_words;
    judgement
}

/// Whether only replies have a member of this name.
fn is_of_reply(name: &str) -> bool {
    #[rustfmt::skip]
    const NAMES: &[&str] = &[
        "statuscode", "errorcode", "errormessage", "errormsg", "responsecode", "responsemessage", "responsetime", "resultcode", "httpstatus",
        "errcode", "errmsg",
    ];
    NAMES.contains(&name.to_ascii_lowercase().replace(['_', '-', ' '], "").as_str())
}

/// How much evidence there is for each subject of a table.
#[derive(Default)]
struct Scores {
    request: i32,
    response: i32,
    neither: i32,
    why: Vec<String>,
}

impl Scores {
    fn add_header(&mut self, columns: &Columns) {
        if columns.has(|role| matches!(role, Role::Required { .. })) {
            self.request += 3;
            self.why.push("it has a column of requirements".to_owned());
        }
        if columns.has(|role| role == Role::Place) {
            self.request += 3;
            self.why.push("it has a column of places".to_owned());
        }
        let weight = match columns.title.as_str() {
            title if title.contains("response") || title.contains("return") => {
                self.response += 3;
                0
            }
            title if title.contains("argument") || title.contains("request") || title.contains("query") => 3,
            title if title.contains("param") || title.starts_with("arg") => 2,
            _ => 0,
        };
        if weight > 0 {
            self.request += weight;
            self.why.push(format!("its header says `{}`", columns.title));
        }
        if columns.has(|role| role == Role::Default) {
            self.request += 1;
            self.why.push("it has defaults".to_owned());
        }
    }

    fn add_words(&mut self, before: &str) {
        let lower = before.to_lowercase();
        let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let has = |any: &[&str]| words.iter().copied().find(|word| is_one_of(word, any));
        #[rustfmt::skip]
        const RESPONSE: &[&str] = &[
            "response", "responses", "returns", "returned", "return", "output", "outputs", "reply", "replies", "result",
            "results",
        ];
        #[rustfmt::skip]
        const REQUEST: &[&str] = &[
            "request", "parameters", "parameter", "params", "param", "arguments", "argument", "query", "payload", "body",
            "path", "inputs", "input", "postman", "required",
        ];
        #[rustfmt::skip]
        const NEITHER: &[&str] = &[
            "webhook", "webhooks", "csv", "columns", "excel", "spreadsheet", "environment", "variables", "callback", "error",
            "errors", "codes", "statuses", "permissions", "scopes", "notification", "notifications", "event", "events",
            "headers:", "limits", "template", "sheet",
        ];
        if let Some(word) = has(RESPONSE) {
            self.response += 4;
            self.why.push(format!("`{word}` occurs before it"));
        } else if let Some(word) = has(REQUEST) {
            self.request += 3;
            self.why.push(format!("`{word}` occurs before it"));
        }
        if let Some(word) = has(NEITHER) {
            self.neither += 4;
            self.why.push(format!("`{word}` occurs before it"));
        }
    }

    fn add_rows(&mut self, found: &[String], table: &Table, columns: &Columns, evidence: &KnownNames<'_>) {
        let (requested, others): (Vec<&String>, Vec<&String>) =
            found.iter().partition(|name| evidence.request.has(name));
        let in_request = requested.len();
        let in_response = others.iter().filter(|name| evidence.response.has(name)).count();
        let total = found.len().max(1);
        let share = |count: usize| i32::try_from(4 * count / total).unwrap_or(0);
        if in_request > 0 {
            let is_typed = columns.has(|role| role == Role::Type)
                && in_request > 1
                && in_response == 0
                && found.first() == requested.first().copied();
            self.request += 1 + share(in_request) + 2 * i32::from(is_typed);
            self.why.push(format!("{in_request} of its {total} rows are in the request"));
        } else if evidence.request.count() > 2 && total > 1 {
            self.request -= 2;
            self.why.push("none of its rows are in the request".to_owned());
        }
        if evidence.has_empty_body && in_response == 0 && columns.has(|role| role == Role::Type) {
            self.request += 4;
            self.why.push("the body has no members, and it has a column of types".to_owned());
        }
        if let Some(name) = others.iter().find(|name| is_of_reply(name)) {
            self.response += 4;
            self.why.push(format!("`{name}` is a name of replies"));
        }
        if in_response > 0 {
            self.response += share(in_response) + i32::from(in_response > in_request);
            self.why.push(format!("{in_response} of them are only in a response"));
        }
        if let Some(index) = columns.position(Role::Description) {
            let cells = table.rows.iter().filter_map(|row| row.get(index));
            let count = cells.filter(|cell| evidence.before.states_requirement(text::of_inlines(cell))).count();
            if count > 0 {
                self.request += 2;
                self.why.push(format!("{count} of its rows state whether they are required"));
            }
        }
    }

    fn judgement(mut self, names: Vec<String>, otherwise: &str) -> Judgement {
        let about = if self.request >= 3 && self.request > self.response && self.request > self.neither {
            About::Request
        } else if self.response >= 3 && self.response >= self.request && self.response > self.neither {
            About::Response
        } else {
            self.why.push(otherwise.to_owned());
            About::Neither
        };
        Judgement { about, names, why: self.why.join("; "), by_names: false }
    }
}
