//! Public collections: every example must be accepted by the shape inferred from it and its siblings.

use super::super::{Element, Shape, infer};
use super::json;
use crate::shared_folder::shared_folder;
use serde_json::Value;
use std::path::Path;

#[test]
#[ignore = "reads a folder of collections; .ci/run has it"]
fn every_saved_response_is_accepted_by_its_own_shape() {
    let Some(folder) = shared_folder("corpus/collections") else { return };
    let mut tally = Tally::default();
    for file in std::fs::read_dir(folder).expect("the corpus").map(|entry| entry.expect("a file").path()) {
        let text = std::fs::read_to_string(&file).expect("a collection");
        if let Ok(collection) = serde_json::from_str(text.trim_start_matches('\u{feff}')) {
            item(&collection, &file, &mut tally);
        }
    }
    println!("{tally:?}, untyped {:.1} %", 100.0 * tally.untyped as f64 / tally.leaves as f64);
    assert!(tally.responses > 1_000);
    assert!(tally.untyped * 10 < tally.leaves, "{tally:?}");
}

#[derive(Debug, Default)]
struct Tally {
    items: usize,
    responses: usize,
    leaves: usize,
    untyped: usize,
    conflicts: usize,
    maps: usize,
    reproduced: usize,
}

impl Tally {
    fn count(&mut self, shape: &Shape) {
        match shape {
            Shape::List(element) => self.count(&element.shape),
            Shape::OrText(inner) | Shape::OrBoolean(inner) | Shape::OneOrMany(inner) => self.count(inner),
            Shape::Map(element) => {
                self.maps += 1;
                self.count(&element.shape);
            }
            Shape::Object(fields) => fields.iter().for_each(|field| self.count(&field.shape)),
            leaf => {
                self.leaves += 1;
                self.untyped += usize::from(matches!(leaf, Shape::Unknown | Shape::Any));
                self.conflicts += usize::from(*leaf == Shape::Any);
            }
        }
    }
}

fn item(value: &Value, file: &Path, tally: &mut Tally) {
    let value = value.get("collection").unwrap_or(value);
    for below in value["item"].as_array().into_iter().flatten() {
        item(below, file, tally);
    }
    let responses = value["response"].as_array().into_iter().flatten();
    let successes =
        responses.filter(|response| response["code"].as_u64().is_some_and(|code| (200..300).contains(&code)));
    let bodies = successes.filter_map(|response| response["body"].as_str());
    let samples: Vec<_> = bodies.filter(|body| serde_json::from_str::<Value>(body).is_ok()).map(json).collect();
    if samples.is_empty() {
        return;
    }
    let element: Element = infer(&samples.iter().collect::<Vec<_>>());
    for sample in &samples {
        assert!(element.accepts(sample), "{} of {}", value["name"], file.display());
        tally.reproduced += usize::from(element.reproduces(sample));
    }
    tally.items += 1;
    tally.responses += samples.len();
    tally.count(&element.shape);
}
