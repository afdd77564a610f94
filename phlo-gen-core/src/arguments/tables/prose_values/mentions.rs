//! Where a sentence names an argument, and what it says of its values.

use super::clauses::{
    after_adjective, after_lead, after_noun, after_set, after_verb, begins_with, ends_with_noun, is_noun, is_of_a_case,
};
use super::may_require::may_require;
use super::requirement_lists;
use crate::arguments::argument::Requirement;
use crate::arguments::sentences::required;
use crate::arguments::sentences::text::Text;
use crate::arguments::tables::model::TableRow;
use crate::bytes::{ByName, kind, leading, position};
use std::collections::HashMap;

/// How far from the beginning of a sentence it may name the argument that it is about, in bytes.
const NEAR: usize = 400;

/// The names of the arguments of a request.
pub struct Names {
    /// By the last part of each name the first name that ends in it, and whether it is the only one.
    by_last: HashMap<String, (String, bool)>,
    /// By the same in lower case the last part of the first such name.
    by_lower: ByName<String, String>,
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

impl Names {
    /// The names in the request, and those of rows of tables.
    pub fn new(request: &[String], rows: &[TableRow]) -> Self {
        let of_rows = rows.iter().flat_map(|row| &row.names);
        let mut names: Vec<String> = request.iter().chain(of_rows).cloned().collect();
        if names.iter().any(|name| name.contains('.')) {
            names.sort_by_cached_key(|name| name.matches('.').count());
        }
        names.dedup();
        let (mut by_last, mut by_lower) = (HashMap::new(), ByName::default());
        for name in names {
            let last = last(&name).to_owned();
            let lower = without_signs(&last);
            if !by_lower.has(&lower) {
                by_lower.add(lower, last.clone());
            }
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
        let noun = rest.to_ascii_lowercase();
        let of_values =
            matches!(noun.as_str(), "values" | "value" | "types" | "codes" | "options" | "type values" | "enum");
        let is_label = rest.is_empty() || rest.starts_with('(') && rest.ends_with(')') || of_values;
        let lower = || self.by_lower.get(&without_signs(word)).and_then(|own| self.full(own));
        let singular = || {
            let lower = word.to_ascii_lowercase();
            let singular = lower.strip_suffix("ies").map(|stem| format!("{stem}y"));
            let singular =
                singular.or_else(|| lower.strip_suffix("es").filter(|stem| self.has(stem)).map(str::to_owned));
            self.full(&singular.or_else(|| lower.strip_suffix('s').map(str::to_owned))?)
        };
        is_label.then(|| self.full(word).or_else(lower).or_else(singular))?
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
        if let Some(listed) = requirement_lists::read(sentence, &|word| self.full(word).or_else(|| self.titled(word))) {
            return listed;
        }
        let is_conditional = ["if ", "when ", "unless "].iter().any(|word| lower.contains(word));
        if is_conditional || !["required", "mandatory", "optional", "must"].iter().any(|word| lower.contains(word)) {
            return Vec::new();
        }
        let found = words(sentence).take_while(is_near).filter_map(|(start, end)| {
            let word = sentence.get(start..end)?;
            let name = self.full(word)?;
            let before =
                lower.get(..start)?.trim_end_matches(['`', '"', '\'', '*']).trim_end().trim_end_matches(" the");
            // "one of `a` and `b` is required", but not "`a` is required and one of …"
            if ["either ", "one of", "any of"].iter().any(|word| before.contains(word)) {
                return None;
            }
            let after = sentence.get(end..)?.trim_start_matches(['`', '"', '\'', '*', ' ']);
            let (after, is_named) = match after_noun(after) {
                Some(after) => (after, true),
                None => (after, ends_with_noun(before) || is_identifier(word)),
            };
            let is_named = is_named && !is_noun(word) && begins_clause(before);
            let is_marked = start == 0 || lower.get(..start)?.ends_with(['`', '"', '\'']) || is_named;
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

    /// The clauses of a sentence that are about an argument each: "`kind` is a or b; `size` is c or d".
    ///
    /// A condition at the beginning holds for all of the sentence.
    pub fn clauses<'s>(&self, sentence: &'s str) -> Vec<&'s str> {
        let is_conditional = ["if", "when", "unless", "for"].iter().any(|word| begins_with(sentence, word));
        let marked = if is_conditional || !sentence.contains(';') { Vec::new() } else { self.marked(sentence) };
        let mut out = Vec::new();
        let (mut start, mut subject) = (0, None);
        for (name, at, _) in marked {
            let clause = sentence.get(start..at).unwrap_or_default().trim_end();
            if let Some(clause) = clause.strip_suffix(';').filter(|_| subject.as_ref().is_some_and(|own| *own != name))
            {
                out.push(clause.trim());
                start = at;
            }
            subject = Some(name);
        }
        out.push(sentence.get(start..).unwrap_or_default());
        out
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
            let after = sentence.get(end..)?;
            let name = self.full(word).or_else(|| self.capitalized(word, after).filter(|_| start == 0))?;
            let before = sentence.get(..start)?.trim_end_matches(['`', '"', '\'', '*']);
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

    /// "Status must be one of …": the name of an argument as the first word of a sentence.
    fn capitalized(&self, word: &str, after: &str) -> Option<String> {
        const VERBS: [&str; 5] =
            [" must be one of", " can be one of", " is one of", " may be one of", " should be one of"];
        let is_capital = word.starts_with(|c: char| c.is_ascii_uppercase());
        let is_led = is_capital && VERBS.iter().any(|verb| after.starts_with(verb));
        is_led.then(|| self.full(self.by_lower.get(&without_signs(word))?))?
    }

    /// "Allowed statuses for this call are: …": the values of `status`.
    fn plural(&self, sentence: &str, word: &str, start: usize, end: usize) -> Option<Mention> {
        let before = sentence.get(..start)?.trim_end();
        // the last letter of each of these
        if !before.ends_with(['d', 'e', 'D', 'E']) {
            return None;
        }
        let before = before.to_ascii_lowercase();
        let adjectives = ["allowed", "possible", "valid", "available", "supported", "accepted", "permitted"];
        if !adjectives.iter().any(|adjective| before.ends_with(adjective)) {
            return None;
        }
        let lower = word.to_ascii_lowercase();
        let singulars = lower.strip_suffix("es").into_iter().chain(lower.strip_suffix('s'));
        let singular = singulars.filter_map(|word| self.full(word)).next().or_else(|| self.ending_in(&lower));
        let (name, rest) = (singular?, sentence.get(end..)?);
        let clause =
            rest.split_once(" are").map(|(_, rest)| rest).or_else(|| rest.split_once(':').map(|(_, rest)| rest))?;
        let clause = format!("Allowed values: {}", clause.trim_start_matches(':'));
        (!is_of_a_case(&before, &clause)).then_some(Mention { name, clause, is_loose: false, is_subject: false })
    }

    /// The only name of which this is the last word: `state` of `order_state`.
    fn ending_in(&self, word: &str) -> Option<String> {
        let mut found = self
            .by_last
            .iter()
            .filter(|(last, _)| last.strip_suffix(word).is_some_and(|lead| lead.ends_with('_')) && word.len() > 3);
        let (_, (name, is_only)) = found.next()?;
        (*is_only && found.next().is_none()).then(|| name.clone())
    }

    /// The arguments that a sentence names in markup or in quotation marks: the name, and where the mark begins and ends.
    pub fn marked(&self, sentence: &str) -> Vec<(String, usize, usize)> {
        let found = words(sentence).filter_map(|(start, end)| {
            // "`:id`", "`{id}`" in a path
            let head = sentence.get(..start)?.trim_end_matches([':', '{']);
            let mark = head.chars().next_back().filter(|mark| matches!(mark, '`' | '"'))?;
            let tail = sentence.get(end..)?.trim_start_matches('}');
            let name = tail.starts_with(mark).then(|| self.full(sentence.get(start..end)?))??;
            Some((name, head.len() - 1, sentence.len() - tail.len() + 1))
        });
        found.collect()
    }

    /// The name that is written as a word of a sentence: "Subject" of `subject`.
    pub fn titled(&self, word: &str) -> Option<String> {
        let is_title = word.len() > 2 && word.starts_with(|c: char| c.is_ascii_uppercase());
        is_title.then(|| self.full(self.by_lower.get(&without_signs(word))?))?
    }

    /// The name with those of the objects that it is in, if only one argument or member has it.
    pub fn full(&self, word: &str) -> Option<String> {
        let word = word.trim_end_matches("[]");
        let (first, is_only) = self.by_last.get(word)?;
        (*is_only || first == word).then(|| first.clone())
    }
}

/// Whether a word is no word of a language: `page_size`, `pageSize`.
fn is_identifier(word: &str) -> bool {
    let turns = |pair: &[u8]| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase();
    word.trim_matches('_').contains('_') || word.as_bytes().windows(2).any(turns)
}

/// Whether nothing before a name but its article and its noun belongs to the clause: "400 - the field". Any other word may
/// be a condition, or say whose argument it is.
fn begins_clause(before: &str) -> bool {
    let mut rest = before;
    while let Some((head, word)) = split_last_word(rest)
        && (matches!(word, "the" | "a" | "an" | "valid" | "el" | "la" | "o" | "le" | "il") || is_noun(word))
    {
        rest = head;
    }
    let rest = rest.trim_end();
    rest.is_empty() || rest.ends_with([';', ':', '-', '–', '—', '('])
}

fn split_last_word(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_end();
    let start = text
        .rfind(|c: char| !c.is_alphanumeric())
        .map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
    (start < text.len()).then(|| text.split_at(start))
}

/// A name in lower case and without its separators: `orderType` is written "order type" too.
fn without_signs(name: &str) -> String {
    let lower = name.to_ascii_lowercase();
    if position(&lower, kind!(b'_' | b'-')).is_some() { lower.replace(['_', '-'], "") } else { lower }
}

fn last(name: &str) -> &str {
    name.rsplit('.').next().unwrap_or_default().trim_end_matches("[]")
}

fn is_near((start, _): &(usize, usize)) -> bool {
    *start < NEAR
}

/// The positions of words that may be names.
pub fn words(sentence: &str) -> impl Iterator<Item = (usize, usize)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + run(&sentence[at..], false);
        at = start + run(&sentence[start..], true);
        (start < at).then_some((start, at))
    })
}

/// The length of what a text begins with: characters of names, or others.
fn run(text: &str, are_of_name: bool) -> usize {
    let ascii = match are_of_name {
        true => kind!(b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' | b'-' | b'[' | b']'),
        false => kind!(b' '..=b',' | b'.' | b'/' | b':'..=b'@'),
    };
    let mut length = leading(text, ascii);
    while let Some(c) = text[length..].chars().next()
        && (c.is_alphanumeric() || matches!(c, '_' | '-' | '[' | ']')) == are_of_name
    {
        length += c.len_utf8();
        length += leading(&text[length..], ascii);
    }
    length
}

#[cfg(test)]
mod tests {
    use super::Names;
    use crate::arguments::Requirement;

    #[test]
    fn words_are_letters_of_all_scripts_digits_and_signs_of_names() {
        let words = |text: &'static str| super::words(text).map(|(from, to)| &text[from..to]).collect::<Vec<_>>();
        assert_eq!(words("The `bed[]` (größe_1) is—now, a-b."), ["The", "bed[]", "größe_1", "is", "now", "a-b"]);
        assert_eq!(words("尺寸。is \n×").len(), 2);
        assert!(words("").is_empty() && words(" , ").is_empty());
    }

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

    #[test]
    fn a_name_without_marks_is_one_beside_its_noun_or_if_it_is_no_word() {
        let names = names(&["page_size", "kind"]);
        let of = |sentence: &str| names.requirements(sentence).into_iter().map(|(_, said)| said).collect::<Vec<_>>();
        for sentence in [
            "The field page_size is required.",
            "The page_size parameter is mandatory.",
            "Creates it; page_size is required",
            "A valid page_size is required.",
            "400 - page_size is required",
            "The field kind is required.",
            "The kind field is required.",
            "kind is required and must be one of a, b",
        ] {
            assert_eq!(of(sentence), [Requirement::Required], "{sentence}");
        }
        assert_eq!(of("The kind field is optional."), [Requirement::Optional]);
        for sentence in [
            "No page_size is required.",
            "The page_size is not required reading; a kind is required.",
            "The kind field is required if it is new.",
            "A kind is required.",
            "For business accounts the kind field is required.",
            "In the response the page_size field is required.",
            "The webhook's page_size field is required.",
            "Ask support which page_size is required.",
        ] {
            assert!(!of(sentence).contains(&Requirement::Required), "{sentence}");
        }
    }

    #[test]
    fn names_in_a_list_of_requirements_may_begin_a_sentence() {
        let names = names(&["title", "words"]);
        assert_eq!(names.requirements("Title and words are required.").len(), 2);
        assert!(names.requirements("Title and rights are required.").is_empty());
    }
}
