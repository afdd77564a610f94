//! The calls of a test script that validate a response by a schema.

use super::javascript::{Source, arguments, end_of_expression, name, skip_blank, string};
use super::model::{Kind, Schema};
use super::{json_schema, literal};
use crate::collection::Script;

/// The maximum length of a chain of names.
const LONGEST: usize = 8;

/// How many calls of one name in one script are read.
const MOST_CALLS: usize = 32;

/// The schemas that test scripts validate the body of a response with.
pub fn of_responses(scripts: &[Script]) -> Vec<Schema> {
    let tests = scripts.iter().filter(|script| script.listen == "test");
    tests.flat_map(|script| schemas(&script.source)).collect()
}

/// The schemas of whole responses: that of a part is put in the place of the part.
fn schemas(source: &str) -> Vec<Schema> {
    let mut found = Vec::new();
    for (at, word) in calls(source, "jsonSchema") {
        let before = source.get(..at).unwrap_or_default();
        let chain = before.trim_end_matches(".jsonSchema");
        let schema = arguments(source, at + word).into_iter().next();
        if !chain.ends_with(".not.have") && !chain.ends_with(".have.not") {
            found.push((at, schema, checked(chain)));
        }
    }
    for word in ["validate", "validateResult", "validateMultiple"] {
        for (at, word) in calls(source, word) {
            let checker = source.get(..at).map_or("", last_name).to_ascii_lowercase();
            let passed = arguments(source, at + word);
            let (first, second) = (passed.first().copied(), passed.get(1).copied());
            match checker.as_str() {
                "tv4" => found.push((at, second, first.map(|(_, data)| data))),
                name if name.contains("ajv") => found.push((at, first, second.map(|(_, data)| data))),
                _ => {}
            }
        }
    }
    for (at, word) in calls(source, "compile") {
        let before = source.get(..at).unwrap_or_default();
        let is_checker = last_name(before).to_ascii_lowercase().contains("ajv");
        let check = assigned(before).filter(|_| is_checker).map(|check| format!("{check}("));
        if let Some((called, check)) = check.and_then(|check| Some((source.rfind(&check)?, check))) {
            let data = arguments(source, called + check.len()).first().map(|(_, data)| *data);
            found.push((called, arguments(source, at + word).into_iter().next(), data));
        }
    }
    found.sort_by_key(|(at, _, _)| *at);
    let source = Source::new(source);
    found.into_iter().filter_map(|(at, schema, data)| schema_of_response(&source, at, schema?, data?)).collect()
}

/// A call of a method: the position of the dot before it, and the distance of its arguments from there.
fn calls(source: &str, method: &str) -> Vec<(usize, usize)> {
    let call = format!(".{method}(");
    // where the line of the call before begins, and whether it is a comment
    let (mut before, mut is_comment) = (0, begins_comment(source));
    let is_code = |at: &usize| {
        if let Some(end) = source.get(before..*at).and_then(|between| between.rfind('\n')) {
            is_comment = begins_comment(source.get(before + end + 1..).unwrap_or_default());
        }
        before = *at;
        !is_comment
    };
    let calls = source.match_indices(&call).map(|(at, _)| at).filter(is_code);
    calls.take(MOST_CALLS).map(|at| (at, call.len())).collect()
}

/// Whether the first line of a text is a comment.
fn begins_comment(text: &str) -> bool {
    text.trim_start_matches([' ', '\t', '\r']).starts_with(['/', '*'])
}

/// The schema of the whole response, if there is one of a part at this position that validates this data.
fn schema_of_response(
    source: &Source<'_>,
    before: usize,
    (start, schema): (usize, &str),
    data: &str,
) -> Option<Schema> {
    let is_name = name(schema, 0).is_some_and(|name| name.len() == schema.len());
    let at = if is_name { source.definition(schema, before)? } else { start };
    let schema = json_schema::read(&literal::value(source, at)?)?;
    let steps = steps(source, data, before, 0)?;
    Some(steps.into_iter().rfold(schema, Step::wrap))
}

/// The value that is checked by a chain of words that ends here: the response itself, or the argument of `expect`.
fn checked(before: &str) -> Option<&str> {
    let line = before.rsplit([';', '\n', '{', '}']).next().unwrap_or_default();
    match line.rfind("expect(") {
        Some(at) => arguments(line, at + "expect(".len()).first().map(|(_, data)| *data),
        None => line.contains("pm.response").then_some("pm.response.json()"),
    }
}

fn last_name(text: &str) -> &str {
    let start = text.rfind(|c: char| !super::javascript::is_of_name(c)).map_or(0, |at| at + 1);
    text.get(start..).unwrap_or_default()
}

/// The name that the expression after the text is assigned to.
fn assigned(before: &str) -> Option<&str> {
    let statement = before.rsplit([';', '\n']).next()?;
    let (left, _) = statement.split_once('=')?;
    Some(last_name(left.trim_end())).filter(|name| !name.is_empty())
}

/// A step from the response to a part of it.
enum Step {
    Member(String),
    Item,
}

impl Step {
    /// The schema of the value that contains the step.
    fn wrap(schema: Schema, step: Step) -> Schema {
        let kind = match step {
            Step::Member(name) => Kind::Object { properties: [(name, schema)].into_iter().collect(), required: None },
            Step::Item => Kind::List(Box::new(schema)),
        };
        Schema { kind, ..Schema::default() }
    }
}

/// The path from the body of the response to the value of an expression.
fn steps(source: &Source<'_>, expression: &str, before: usize, depth: usize) -> Option<Vec<Step>> {
    let expression = expression.trim();
    let bodies = ["pm.response.json()", "JSON.parse(responseBody)", "JSON.parse(pm.response.text())"];
    if depth >= LONGEST {
        return None;
    }
    for body in bodies {
        if let Some(rest) = expression.strip_prefix(body) {
            return with_steps(Vec::new(), rest);
        }
    }
    let first = name(expression, 0)?;
    let at = source.definition(first, before)?;
    let end = end_of_expression(source.text, at);
    let line = source.text.get(at..end)?;
    let line = line.split_once('\n').map_or(line, |(line, _)| line);
    with_steps(steps(source, line, at, depth + 1)?, expression.get(first.len()..)?)
}

/// The steps, and those in the rest of the expression: `.data[0]`.
fn with_steps(mut steps: Vec<Step>, rest: &str) -> Option<Vec<Step>> {
    let mut at = skip_blank(rest, 0);
    while let Some(next) = rest.get(at..).filter(|next| !next.is_empty()) {
        if next.starts_with('.') {
            let name = name(rest, at + 1)?;
            at += 1 + name.len();
            steps.push(Step::Member(name.to_owned()));
        } else if next.starts_with('[') {
            let end = next.find(']')?;
            match string(rest, at + 1) {
                Some((name, _)) => steps.push(Step::Member(name)),
                None => steps.push(Step::Item),
            }
            at += end + 1;
        } else {
            return None;
        }
        // a method is not a member
        if rest.get(at..).is_some_and(|next| next.starts_with('(')) {
            return None;
        }
        at = skip_blank(rest, at);
    }
    Some(steps)
}

#[cfg(test)]
mod tests {
    use super::schemas;

    fn shapes(source: &str) -> Vec<String> {
        let show = |schema: &super::Schema| crate::shapes::show(&schema.apply(None).shape);
        schemas(source).iter().map(show).collect()
    }

    const SCHEMA: &str = "const schema = {type: 'object', properties: {id: {type: 'integer'}}, required: ['id']};\n";

    #[test]
    fn all_ways_to_check_a_response_are_known() {
        for check in [
            "pm.response.to.have.jsonSchema(schema)",
            "pm.expect(pm.response.json()).to.have.jsonSchema(schema)",
            "const data = pm.response.json()\npm.test('x', () => pm.expect(tv4.validate(data, schema)).to.be.true)",
            "var data = JSON.parse(responseBody); tests['x'] = tv4.validateResult(data, schema).valid;",
            "const Ajv = require('ajv'), ajv = new Ajv(); ajv.validate(schema, pm.response.json())",
            "const check = ajv.compile(schema); pm.expect(check(pm.response.json())).to.be.true",
        ] {
            assert_eq!(shapes(&format!("{SCHEMA}{check}")), ["{id: int}"], "{check}");
        }
        assert_eq!(shapes("pm.response.to.have.jsonSchema({type: 'array', items: {type: 'number'}})"), ["[num]"]);
    }

    #[test]
    fn a_schema_of_a_part_is_put_in_its_place_in_the_response() {
        let source =
            format!("{SCHEMA}const json = pm.response.json();\nconst one = json.data[0];\ntv4.validate(one, schema)");
        assert_eq!(shapes(&source), ["{data?: [{id: int}]}"]);
    }

    #[test]
    fn a_schema_counts_only_if_its_value_is_known() {
        for check in [
            "tv4.validate(other, schema)",
            "tv4.validate(pm.response.json().map(one), schema)",
            "pm.response.to.not.have.jsonSchema(schema)",
            "// pm.response.to.have.jsonSchema(schema)",
            "validator.validate(schema, pm.response.json())",
        ] {
            assert!(shapes(&format!("{SCHEMA}{check}")).is_empty(), "{check}");
        }
    }
}
