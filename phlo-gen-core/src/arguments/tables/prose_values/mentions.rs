//! Where a sentence names an argument, and what it says of its values.

use super::may_require::may_require;
use crate::arguments::argument::Requirement;
use crate::arguments::sentences::required;
use crate::arguments::sentences::text::Text;
use crate::arguments::tables::headings::requirement_of_heading;
use crate::arguments::tables::model::TableRow;
use std::collections::HashMap;

/// How far from the beginning of a sentence it may name the argument that it is about, in bytes.
const NEAR: usize = 400;

/// The longest text in brackets after an argument, in characters.
const LONGEST_REMARK: usize = 300;

/// The names of the arguments of a request.
pub struct Names {
    /// By the last part of each name the first name that ends in it, and whether it is the only one.
    by_last: HashMap<String, (String, bool)>,
    /// By the same in lower case the last part of the first such name.
    by_lower: HashMap<String, String>,
}

/// An argument in a sentence.
#[derive(Debug, PartialEq)]
pub struct Mention {
    /// Its name, with those of the objects that it is in.
    pub name: String,
    /// What is said of its values.
    pub clause: String,
    /// Whether only the name, and no verb after it, shows that the clause is about it.
    pub is_loose: bool,
    /// Whether the sentence begins with it.
    pub is_subject: bool,
}

/// Words between a name and its verb: "the `kind` parameter can be".
const NOUNS: [&str; 9] =
    ["parameter", "param", "field", "property", "argument", "attribute", "option", "header", "value"];

/// Verbs after a name that allow values.
#[rustfmt::skip]
const VERBS: [&str; 27] = [
    "must be", "can be", "can only be", "may be", "should be", "could be", "will be", "needs to be", "has to be", "is one of",
    "is either", "are", "can take", "can have", "may have", "takes", "accepts", "supports", "has the values", "has values",
    "values", "possible values", "allowed values", "one of", "set to", "defaults to", "default",
];

/// What comes before a name of which values follow: "the possible values of `kind` are".
#[rustfmt::skip]
const LEADS: [&str; 8] = [
    "values of", "values for", "values in", "options for", "options of", "choices for", "value of", "value for",
];

impl Names {
    /// The names in the request, and those of rows of tables.
    pub fn new(request: &[String], rows: &[TableRow]) -> Self {
        let of_rows = rows.iter().flat_map(|row| &row.names);
        let mut names: Vec<String> = request.iter().chain(of_rows).cloned().collect();
        names.sort_by_key(|name| name.matches('.').count());
        names.dedup();
        let (mut by_last, mut by_lower) = (HashMap::new(), HashMap::new());
        for name in names {
            let last = last(&name).to_owned();
            by_lower.entry(last.to_ascii_lowercase()).or_insert_with(|| last.clone());
            by_last.entry(last).and_modify(|(_, is_only)| *is_only = false).or_insert((name, true));
        }
        Names { by_last, by_lower }
    }

    /// Whether an argument, or a member of one, has this name.
    pub fn has(&self, name: &str) -> bool {
        self.by_last.contains_key(name)
    }

    /// The name that is all of a heading, or all but a type or a remark in brackets.
    pub fn of_label(&self, label: &str) -> Option<String> {
        let word = label.trim().trim_end_matches(':').split([' ', '(']).next()?.trim_matches(['`', '*', '"']);
        let rest = label.trim().trim_start_matches(['`', '*', '"']).strip_prefix(word)?;
        let rest = rest.trim_matches(['`', '*', '"', ':', ' ']);
        let is_label = rest.is_empty() || rest.starts_with('(') && rest.ends_with(')');
        let lower = || self.by_lower.get(&word.to_ascii_lowercase()).and_then(|own| self.full(own));
        let singular = || self.full(word.to_ascii_lowercase().strip_suffix('s')?);
        is_label.then(|| self.full(word).or_else(lower).or_else(singular))?
    }

    /// "`kind` (string, required, one of `a`, `b`), `size` (…)": the arguments and what is in the brackets after each.
    pub fn bracketed(&self, sentence: &str) -> Vec<(String, String)> {
        if sentence.matches("` (").count() < 2 {
            return Vec::new();
        }
        let found = words(sentence).filter_map(|(start, end)| {
            let rest = sentence.get(end..)?.strip_prefix("` (")?;
            let name = self.full(sentence.get(start..end)?)?;
            let (end, _) = rest.char_indices().take(LONGEST_REMARK).find(|(_, c)| *c == ')')?;
            Some((name, rest.get(..end)?.to_owned()))
        });
        found.collect()
    }

    /// The arguments of which a sentence says whether they are required: "`kind` is required", "you must give `kind`".
    pub fn requirements(&self, sentence: &str) -> Vec<(String, Requirement)> {
        if !may_require(sentence) {
            return Vec::new();
        }
        const LEADS: [&str; 8] = [
            "must supply",
            "must provide",
            "must specify",
            "must pass",
            "must send",
            "must include",
            "must give",
            "must set",
        ];
        let lower = sentence.to_ascii_lowercase();
        if let Some(listed) = self.listed(sentence) {
            return listed;
        }
        let is_conditional = ["if ", "when ", "unless ", "either ", "one of"].iter().any(|word| lower.contains(word));
        if is_conditional || !["required", "mandatory", "optional", "must"].iter().any(|word| lower.contains(word)) {
            return Vec::new();
        }
        let found = words(sentence).take_while(is_near).filter_map(|(start, end)| {
            let name = self.full(sentence.get(start..end)?)?;
            let before =
                lower.get(..start)?.trim_end_matches(['`', '"', '\'', '*']).trim_end().trim_end_matches(" the");
            let after = sentence.get(end..)?.trim_start_matches(['`', '"', '\'', '*', ' ']);
            let is_marked = start == 0 || lower.get(..start)?.ends_with(['`', '"', '\'']);
            let is_led = LEADS.iter().any(|lead| before.ends_with(lead));
            let says = begins_with(after, "is").then(|| required::in_text(&Text::new(&format!("It {after}"))));
            let requirement =
                says.filter(|_| is_marked).flatten().or((is_led && is_marked).then_some(Requirement::Required))?;
            Some((name, requirement))
        });
        found.collect()
    }

    /// The only argument that a clause names.
    pub fn only(&self, clause: &str) -> Option<String> {
        let mut found = words(clause).filter_map(|(start, end)| {
            let before = clause.get(..start)?;
            before.ends_with(['`', '"']).then(|| self.full(clause.get(start..end)?))?
        });
        found.next().filter(|_| found.next().is_none())
    }

    /// "Required: `a`, `b`", "Optional fields: c and d": the arguments of a list of requirements.
    fn listed(&self, sentence: &str) -> Option<Vec<(String, Requirement)>> {
        let (label, list) = sentence.split_once([':', ']'])?;
        let requirement = requirement_of_heading(label.trim_matches(['*', ' ', '[', ']']))?;
        let names = list.split([',', ' ']).map(|word| word.trim_matches(['`', '"', '\'', '.', ' ']));
        let names = names.filter(|word| !word.is_empty() && *word != "and");
        names.map(|word| Some((self.full(word)?, requirement))).collect()
    }

    /// The argument of whose values a sentence speaks.
    pub fn mention(&self, sentence: &str) -> Option<Mention> {
        let lower = sentence.to_ascii_lowercase();
        let is_conditional =
            ["if ", "when ", "unless ", "for example", "e.g"].iter().any(|word| lower.starts_with(word));
        if is_conditional {
            return None;
        }
        words(sentence).take_while(is_near).find_map(|(start, end)| {
            let word = sentence.get(start..end)?;
            if let Some(mention) = self.plural(sentence, word, start, end) {
                return Some(mention);
            }
            let name = self.full(word)?;
            let before = sentence.get(..start)?.trim_end_matches(['`', '"', '\'', '*']);
            let after = sentence.get(end..)?;
            let lead = before.trim_matches(['-', '*', ' ']).to_ascii_lowercase();
            let is_first = lead.is_empty()
                || matches!(&*lead, "field" | "parameter" | "the" | "argument" | "attribute" | "property" | "param");
            let clause = after_verb(after, is_first).map(str::to_owned).or_else(|| after_lead(before, after));
            let clause = clause.or_else(|| after_set(before, after)).or_else(|| after_adjective(before, after));
            let is_loose = clause.is_none();
            let clause = clause
                .or_else(|| (is_first && after.starts_with('`')).then(|| after.get(1..).map(str::to_owned))?)?;
            let is_subject = before.trim().is_empty() || before.trim().eq_ignore_ascii_case("the");
            (!is_of_a_case(before, &clause)).then_some(Mention { name, clause, is_loose, is_subject })
        })
    }

    /// "Allowed statuses for this call are: …": the values of `status`.
    fn plural(&self, sentence: &str, word: &str, start: usize, end: usize) -> Option<Mention> {
        let lower = word.to_ascii_lowercase();
        let singular =
            lower.strip_suffix("es").into_iter().chain(lower.strip_suffix('s')).find_map(|word| self.full(word));
        let before = sentence.get(..start)?.trim_end().to_ascii_lowercase();
        let adjectives = ["allowed", "possible", "valid", "available", "supported", "accepted", "permitted"];
        let is_announced = adjectives.iter().any(|adjective| before.ends_with(adjective));
        let (name, rest) = (singular.filter(|_| is_announced)?, sentence.get(end..)?);
        let clause =
            rest.split_once(" are").map(|(_, rest)| rest).or_else(|| rest.split_once(':').map(|(_, rest)| rest))?;
        let clause = format!("Allowed values: {}", clause.trim_start_matches(':'));
        (!is_of_a_case(&before, &clause)).then_some(Mention { name, clause, is_loose: false, is_subject: false })
    }

    /// The name with those of the objects that it is in, if only one argument or member has it.
    fn full(&self, word: &str) -> Option<String> {
        let word = word.trim_end_matches("[]");
        let (first, is_only) = self.by_last.get(word)?;
        (*is_only || first == word).then(|| first.clone())
    }
}

fn last(name: &str) -> &str {
    name.rsplit('.').next().unwrap_or_default().trim_end_matches("[]")
}

fn is_near((start, _): &(usize, usize)) -> bool {
    *start < NEAR
}

/// The positions of words that may be names.
fn words(sentence: &str) -> impl Iterator<Item = (usize, usize)> {
    let is_of_name = |c: char| c.is_alphanumeric() || "_-[]".contains(c);
    let pieces = sentence.split_inclusive(move |c| !is_of_name(c)).scan(0, |at, piece| {
        let start = *at;
        *at += piece.len();
        Some((start, piece))
    });
    pieces.filter_map(move |(start, piece)| {
        let word = piece.trim_end_matches(|c| !is_of_name(c));
        (!word.is_empty()).then(|| (start, start + word.len()))
    })
}

/// The clause after a name that begins with a verb; if the name is the first word, also with a colon or a dash.
fn after_verb(after: &str, is_first: bool) -> Option<&str> {
    let closed = after.trim_start_matches(['`', '"', '\'', '*']);
    let mut rest = closed.trim_start_matches([' ', '\n']);
    if rest.starts_with(['(', '[']) {
        let end = rest.find([')', ']'])?;
        rest = rest.get(end + 1..)?.trim_start();
    }
    if let Some(clause) = [": ", ":\n", "- ", "– ", "— ", "= "].iter().find_map(|sign| rest.strip_prefix(sign)) {
        return is_first.then_some(clause);
    }
    if let Some(noun) = NOUNS.iter().find(|noun| begins_with(rest, noun)) {
        rest = rest.get(noun.len()..)?.trim_start();
        // "the `kind` parameter (a, b or c)"
        if let Some((inner, _)) = rest.strip_prefix('(').and_then(|rest| rest.split_once(')')) {
            return Some(inner);
        }
    }
    if let Some(list) = ["has the values ", "has values "].iter().find_map(|verb| rest.strip_prefix(verb)) {
        return Some(list);
    }
    if VERBS.iter().any(|verb| begins_with(rest, verb)) {
        return Some(rest);
    }
    // "`kind` says how it is read and can be": the verb later in the clause
    let clause = rest.split(['.', ';', '`', '"']).next().unwrap_or_default();
    let joins = [
        " and can be ",
        " and must be ",
        " and may be ",
        ", can be ",
        ", which can be ",
        " and is one of ",
        " and defaults to ",
    ];
    let at = joins.iter().find_map(|join| clause.find(join))?;
    rest.get(at..)
        .map(|rest| rest.trim_start_matches([',', ' ']).trim_start_matches("and ").trim_start_matches("which "))
}

/// "Set `kind` to `a` to make one, or `b` to …": the values and their purposes.
fn after_set(before: &str, after: &str) -> Option<String> {
    let is_verb = ["set", "use", "pass", "send", "specify", "with"]
        .iter()
        .any(|verb| before.trim_end().to_ascii_lowercase().ends_with(verb));
    let rest = after.trim_start_matches(['`', '"', '\'', '*', ' ']);
    let rest = ["to ", "as ", "= "].iter().find_map(|word| rest.strip_prefix(word)).filter(|_| is_verb)?;
    rest.starts_with(['`', '"']).then(|| rest.to_owned())
}

/// "Available `kind` options are a and b".
fn after_adjective(before: &str, after: &str) -> Option<String> {
    const ADJECTIVES: [&str; 7] = ["available", "possible", "valid", "allowed", "supported", "accepted", "permitted"];
    let before = before.trim_end().to_ascii_lowercase();
    let rest = after.trim_start_matches(['`', '"', '\'', '*', ' ']);
    let noun = ["options", "values", "types", "choices"].iter().find_map(|noun| rest.strip_prefix(noun))?;
    let clause = noun.trim_start().strip_prefix("are").or_else(|| noun.trim_start().strip_prefix(':'))?;
    ADJECTIVES.iter().any(|word| before.ends_with(word)).then(|| format!("Allowed values: {clause}"))
}

/// The clause after "values of `kind`".
fn after_lead(before: &str, after: &str) -> Option<String> {
    let before = before.to_ascii_lowercase();
    let before = before.trim_end().trim_end_matches(" the").trim_end_matches(" parameter").trim_end_matches(" field");
    if !LEADS.iter().any(|lead| before.ends_with(lead)) {
        return None;
    }
    let mut rest = after.trim_start_matches(['`', '"', '\'', '*', ' ']);
    if let Some(noun) = NOUNS.iter().find(|noun| begins_with(rest, noun)) {
        rest = rest.get(noun.len()..)?.trim_start();
    }
    let verb = ["are", "is", "include"].iter().find(|verb| begins_with(rest, verb));
    let clause = verb.and_then(|verb| rest.get(verb.len()..)).or_else(|| rest.strip_prefix(':'));
    let clause = clause.or_else(|| rest.is_empty().then_some(""))?;
    Some(format!("Allowed values: {clause}"))
}

/// Whether the values are those of a case: "`b` must be x or y if `a` is z", "for which `a` can be".
fn is_of_a_case(before: &str, clause: &str) -> bool {
    let before = before.to_ascii_lowercase();
    let clause = clause.lines().next().unwrap_or_default().to_ascii_lowercase();
    ["if ", "when ", "unless ", "which ", "where ", "whose ", "returns ", "response"]
        .iter()
        .any(|word| before.contains(word))
        || [" if ", " when ", " unless "].iter().any(|word| clause.contains(word))
}

fn begins_with(text: &str, words: &str) -> bool {
    text.get(..words.len()).is_some_and(|start| start.eq_ignore_ascii_case(words))
        && !text.get(words.len()..).is_some_and(|rest| rest.starts_with(|c: char| c.is_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::Names;

    fn names(all: &[&str]) -> Names {
        Names::new(&all.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>(), &[])
    }

    #[test]
    fn a_name_stands_for_one_argument_only() {
        let names = names(&["kind", "bed.size", "bed.id", "shed.id", "id.kind"]);
        let named = |word: &str| names.only(&format!("the `{word}`"));
        assert_eq!(named("size").as_deref(), Some("bed.size"));
        assert_eq!(named("id"), None, "two objects have one");
        assert_eq!(named("kind").as_deref(), Some("kind"), "the argument itself comes first");
        assert_eq!(named("other"), None);
        assert_eq!(names.of_label("**Size** (optional)").as_deref(), Some("bed.size"));
    }

    #[test]
    fn a_name_late_in_a_sentence_is_no_mention() {
        let names = names(&["kind"]);
        let mention = |before: usize| names.mention(&format!("{}`kind` can be `a` or `b`", "so ".repeat(before)));
        assert!(mention(1).is_some() && mention(200).is_none());
    }
}
