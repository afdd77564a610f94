//! What a sentence says of the arguments that it names: "You must pass `id` and, from then on, `page` (1 by default)".

use super::predicate::{predicate, required_by};
use super::words::{
    begins_with_condition, has_condition, is_about_another, is_demanded, is_joiner, joins_by_or, offers_a_choice,
    without_article, without_brackets,
};
use crate::arguments::argument::{Facts, Requirement};
use crate::arguments::sentences::text::{self, Text};
use crate::arguments::sentences::{allowed, default, required};
use crate::arguments::tables::prose_values::mentions::Names;

/// A statement about an argument.
#[derive(Debug)]
pub struct Statement {
    pub name: String,
    /// What is said: all of the sentence if it names no other argument.
    clause: String,
    /// The sentence with "it" in place of the name, if it names no other argument.
    sentence: Option<String>,
    /// Whether it is about several names.
    is_of_several: bool,
    /// Whether a verb before the name requires it.
    is_demanded: bool,
    /// Whether one of several arguments is enough, so that none of them is required.
    is_choice: bool,
    /// Whether the sentence begins with a condition.
    is_conditional: bool,
}

/// The statements of a sentence. A sentence on another case or on the response has none.
pub fn of_sentence(sentence: &str, names: &Names) -> Vec<Statement> {
    if !sentence.contains('`') && !sentence.contains('"') {
        return Vec::new();
    }
    let marked = names.marked(sentence);
    let lower = sentence.to_ascii_lowercase();
    if marked.is_empty() || is_about_another(&lower) {
        return Vec::new();
    }
    let (is_alone, is_conditional) = (marked.len() == 1, has_condition(&lower));
    // from "either" to the end of the sentence
    let mut is_choice = marked.first().and_then(|(_, start, _)| lower.get(..*start)).is_some_and(offers_a_choice);
    let mut out: Vec<Statement> = Vec::new();
    // the names that share what is said after the last of them
    let mut group: Vec<String> = Vec::new();
    let mut was_demanded = false;
    for (index, (name, start, end)) in marked.iter().enumerate() {
        let (Some(before), Some(after)) = (lower.get(..*start), sentence.get(*end..)) else { continue };
        let earlier = index.checked_sub(1).and_then(|index| marked.get(index)).map_or(0, |(_, _, end)| *end);
        let between = without_brackets(before.get(earlier..).unwrap_or_default());
        was_demanded = is_demanded(before) || was_demanded && is_joiner(&between);
        is_choice |= ["either", "one of", "any of"].iter().any(|word| without_article(&between).ends_with(word));
        let next = marked.get(index + 1).map(|(_, start, _)| *start);
        let clause = next.and_then(|next| sentence.get(*end..next)).unwrap_or(after);
        group.push(name.clone());
        if next.is_some() && is_joiner(clause) {
            continue;
        }
        let sentence = is_alone
            .then(|| format!("{} it {}", sentence.get(..*start).unwrap_or_default().trim_end(), after.trim_start()));
        let is_demanded = was_demanded && !is_conditional;
        let is_choice = is_choice || group.len() > 1 && joins_by_or(before);
        let last = group.len() - 1;
        // "`a` and `b` are …" is about both, "`a` and `b` (…)" about the last
        let is_shared = predicate(clause).is_some();
        let is_of_several = is_shared && last > 0;
        out.extend(group.drain(..).enumerate().map(|(place, name)| Statement {
            name,
            clause: if is_shared || place == last { clause.to_owned() } else { String::new() },
            sentence: sentence.clone(),
            is_of_several,
            is_demanded,
            is_choice,
            is_conditional: begins_with_condition(&lower),
        }));
    }
    out
}

impl Statement {
    /// The facts in it.
    pub fn facts(&self) -> Facts {
        let clause = self.clause.as_str();
        let remark =
            clause.trim_start().strip_prefix('(').and_then(|rest| rest.split_once(')')).map(|(remark, _)| remark);
        let remark = remark.or_else(|| label_after_noun(clause));
        let predicate = predicate(clause);
        let required = match (remark, &predicate) {
            _ if self.is_choice => None,
            _ if self.is_demanded => Some(Requirement::Required),
            (Some(remark), _) => required::in_text(&Text::new(remark)),
            (None, Some(predicate)) => required_by(predicate),
            (None, None) => clause.strip_prefix(", ").and_then(|rest| required::in_text(&Text::new(rest))),
        };
        let required = match required {
            Some(Requirement::Required) if self.is_conditional => Some(Requirement::Conditional),
            other => other,
        };
        let (allowed, of_list) = match (self.allowed(remark), self.with_default()) {
            (allowed, Some((values, default))) if allowed.is_empty() => (values, Some(default)),
            (allowed, _) => (allowed, None),
        };
        let text = self.sentence.clone().unwrap_or_else(|| clause.trim_start_matches([',', ':', ' ']).to_owned());
        let of_text = default::in_text(&Text::new(&text).about(&self.name), &allowed).or(of_list);
        let of_remark = || default::in_text(&Text::new(remark?).about(&self.name), &allowed);
        let default = of_text.or_else(of_remark);
        Facts { required, default, allowed, ..Facts::default() }
    }

    /// "is metric, imperial or si (default metric)": bare values, of which one is the default.
    fn with_default(&self) -> Option<(Vec<String>, String)> {
        self.sentence.as_ref()?;
        allowed::with_default(self.clause.trim_start().strip_prefix("is ")?)
    }

    /// Values after a colon, in brackets, or after "is".
    fn allowed(&self, remark: Option<&str>) -> Vec<String> {
        if let Some(remark) = remark {
            return allowed::in_text(&Text::new(remark).about(&self.name));
        }
        let next = self.clause.trim_start();
        if let Some(rest) = next.strip_prefix(':') {
            return allowed::in_text(&Text::new(rest).about(&self.name));
        }
        let text = Text::new(next);
        if (self.sentence.is_some() || self.is_of_several) && allowed::announces(&text) {
            return allowed::in_text(&text);
        }
        let Some(list) = next.strip_prefix("is ").and_then(text::list) else { return Vec::new() };
        let is_list = list.values.len() > 1
            && list.alternatives
            && list.ends_clause()
            && list.values.iter().all(|value| value.quoted || is_constant(&value.text));
        if !is_list {
            return Vec::new();
        }
        let is_quoted = list.values.iter().any(|value| value.quoted);
        let values: Vec<String> = list.values.into_iter().map(|value| value.text).collect();
        // capitals alone may be kinds of things: "`ref` is UUID or ULID"
        let is_certain = is_quoted || default::in_text(&text.about(&self.name), &values).is_some();
        if is_certain { values } else { Vec::new() }
    }
}

/// Whether a value is a word in capitals.
fn is_constant(value: &str) -> bool {
    value.len() > 1 && value.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_')
}

/// "a `from` date (required)": the requirement after what the argument is.
fn label_after_noun(clause: &str) -> Option<&str> {
    let (noun, rest) = clause.strip_prefix(' ')?.split_once(" (")?;
    let (label, _) = rest.split_once(')')?;
    let is_noun = noun.bytes().all(|byte| byte.is_ascii_lowercase());
    (is_noun && matches!(label, "required" | "optional" | "mandatory")).then_some(label)
}

#[cfg(test)]
mod tests {
    use super::{Names, of_sentence};
    use crate::arguments::Requirement::{self, Conditional, Optional, Required};

    /// The name of an argument, its requirement, its default and its values.
    type Found = (String, Option<Requirement>, Option<String>, Vec<String>);

    fn found(sentence: &str) -> Vec<Found> {
        let names: Vec<String> = ["from", "to", "page", "kind"].iter().map(|name| (*name).to_owned()).collect();
        let statements = of_sentence(sentence, &Names::new(&names, &[]));
        let facts = statements.into_iter().map(|statement| {
            let facts = statement.facts();
            (statement.name, facts.required, facts.default, facts.allowed)
        });
        facts.collect()
    }

    #[test]
    fn names_share_what_is_said_after_the_last_of_them() {
        let both = [("from".to_owned(), Some(Required), None, vec![]), ("to".to_owned(), Some(Required), None, vec![])];
        for sentence in [
            "Both `from` and `to` have to be given.",
            "`from` and `to` are required.",
            "You must pass `from` (a date) and `to`.",
        ] {
            assert_eq!(found(sentence), both, "{sentence}");
        }
    }

    #[test]
    fn each_name_has_a_clause_of_its_own() {
        let values = |all: &[&str]| all.iter().map(|value| (*value).to_owned()).collect::<Vec<_>>();
        assert_eq!(
            found(
                "It needs a range (`from`, required) and a `kind`: `D` (day) or `W` (week), where `D` is what you get without it."
            ),
            [
                ("from".to_owned(), Some(Required), None, vec![]),
                ("kind".to_owned(), None, Some("D".to_owned()), values(&["D", "W"]))
            ]
        );
        assert_eq!(
            found("`page` may be left out, we then return 50 entries."),
            [("page".to_owned(), Some(Optional), Some("50".to_owned()), vec![])]
        );
        assert_eq!(found("`kind` is `x` or `y`."), [("kind".to_owned(), None, None, values(&["x", "y"]))]);
        assert_eq!(
            found("`kind` is DAY or WEEK, WEEK if omitted."),
            [("kind".to_owned(), None, Some("WEEK".to_owned()), values(&["DAY", "WEEK"]))]
        );
        assert_eq!(
            found("The body takes a `from` date (required) and, if known, a `to`.")[0],
            ("from".to_owned(), Some(Required), None, vec![])
        );
    }

    #[test]
    fn values_may_be_those_of_several_or_bare_with_their_default() {
        let values = |all: &[&str]| all.iter().map(|value| (*value).to_owned()).collect::<Vec<_>>();
        let both = found("Both `from` and `to` must be one of `north`, `south` or `east`.");
        let row = |name: &str| (name.to_owned(), None, None, values(&["north", "south", "east"]));
        assert_eq!(both, [row("from"), row("to")]);
        assert_eq!(
            found("`kind` is wet, dry or moist (default dry)."),
            [("kind".to_owned(), None, Some("dry".to_owned()), values(&["wet", "dry", "moist"]))]
        );
        assert_eq!(found("`kind` is wet, dry or moist."), [("kind".to_owned(), None, None, vec![])]);
    }

    #[test]
    fn one_of_several_is_not_required() {
        for sentence in [
            "One of `from` or `to` is required.",
            "At least one of `from` and `to` must be given.",
            "Either `from` or `to` is mandatory.",
        ] {
            assert!(found(sentence).iter().all(|(_, required, ..)| required.is_none()), "{sentence}");
        }
    }

    #[test]
    fn sentences_on_the_response_say_nothing() {
        for sentence in ["The response has a `kind`: `x` or `y`.", "If `from` is given, you must pass `to`."] {
            let said = found(sentence)
                .into_iter()
                .any(|(_, required, default, allowed)| required.is_some() || default.is_some() || !allowed.is_empty());
            assert!(!said, "{sentence}");
        }
    }

    #[test]
    fn a_choice_begins_at_its_word() {
        let required = |sentence: &str| -> Vec<String> {
            let all = found(sentence).into_iter();
            all.filter(|(_, required, ..)| *required == Some(Required)).map(|(name, ..)| name).collect()
        };
        assert_eq!(required("You need to give a `from`, a `to` (a date) and either `page` or `kind`."), ["from", "to"]);
        assert_eq!(required("At minimum you send `from` and a `to`."), ["from", "to"]);
        assert_eq!(required("`from` can't be empty."), ["from"]);
        for sentence in [
            "`from` or `to` has to be given.",
            "You must pass `from` or `to`.",
            "If `from` is set, `to` is required.",
            "`from` must not be empty if `to` is set.",
        ] {
            assert!(required(sentence).is_empty(), "{sentence}");
        }
    }

    #[test]
    fn what_holds_for_every_call_is_no_condition() {
        for (sentence, required) in [
            ("For every request, `from` must be given.", Required),
            ("For all calls, `from` is required.", Required),
            ("For both endpoints, `from` must be given.", Required),
            ("For orders from abroad, `from` must be given.", Conditional),
            ("For every request with a body, `from` must be given.", Conditional),
            ("For all other beds, `from` must be given.", Conditional),
        ] {
            assert_eq!(found(sentence), [("from".to_owned(), Some(required), None, vec![])], "{sentence}");
        }
    }
}
