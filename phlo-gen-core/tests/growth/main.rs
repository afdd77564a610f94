//! Twice the input costs at most 2.3 times: every place of a collection, repeated.
//!
//! The processor time of the thread is measured, which other work on the machine affects little, and never the time on
//! the clock. Each place is measured with an input and with one four times as long, of which the least of a few runs
//! counts. A place that seems to fail is measured again with longer inputs, so that chance cannot fail the test. Counting
//! instructions in valgrind would be exact, and take fifty times as long.

mod places;

use phlo_gen_core::collection;
use phlo_gen_core::emit::{Emission, emit};
use phlo_gen_core::lower::{Options, check, lower};
use places::PLACES;
use std::time::Duration;

/// The most that an input of four times the length may cost: 2.3 times for each doubling.
const MOST: f64 = 2.3 * 2.3;

/// Less than this is not measured: fixed costs and chance decide.
const FLOOR: Duration = Duration::from_millis(30);

/// How often a place is measured again with an input of twice the length.
const RETRIES: usize = 3;

/// The processor time that this thread has used; `None` where the system does not say.
fn processor_time() -> Option<Duration> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    text.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}

/// Everything that the generator does with a collection.
fn generate(text: &str) -> usize {
    let Ok(read) = collection::read(text) else { return 0 };
    let findings = check(&read, None, &Options::default()).len();
    findings + emit(&lower(&read, None, &Options::default()).api, &Emission::default()).len()
}

/// The least processor time of a few runs.
fn cost(text: &str) -> Option<Duration> {
    let run = || {
        let before = processor_time()?;
        std::hint::black_box(generate(text));
        processor_time().map(|after| after.saturating_sub(before))
    };
    let first = run()?;
    // an expensive run is measured well enough
    if first > FLOOR * 10 { Some(first) } else { Some(first.min(run()?).min(run()?)) }
}

/// Whether a place grows too fast with its length: the costs.
fn grows_too_fast(text: &dyn Fn(usize) -> String, length: usize) -> Option<(Duration, Duration)> {
    let (short, long) = (cost(&text(length))?, cost(&text(length * 4))?);
    let base = short.max(FLOOR / 6);
    (long > FLOOR && long.as_secs_f64() > base.as_secs_f64() * MOST).then_some((short, long))
}

#[test]
fn no_place_of_a_collection_costs_more_than_its_length() {
    if processor_time().is_none() {
        println!("skipped: no processor times on this system");
        return;
    }
    let wanted = std::env::var("PHLO_GEN_PLACE").ok();
    let mut failed = Vec::new();
    for (name, length, text) in PLACES {
        if wanted.as_ref().is_some_and(|wanted| wanted != name) {
            continue;
        }
        let mut length = *length;
        let mut measured = grows_too_fast(text, length);
        for _ in 0..RETRIES {
            if measured.is_none() {
                break;
            }
            length *= 2;
            measured = grows_too_fast(text, length);
        }
        if let Some((short, long)) = measured {
            failed.push(format!("{name}: {length} cost {short:?}, {} cost {long:?}", length * 4));
        }
    }
    assert!(failed.is_empty(), "more than {MOST} times for four times the input:\n{}", failed.join("\n"));
}

/// The longest of the texts that a collection with nested variables makes.
#[test]
fn nested_variables_have_one_budget() {
    let variable =
        |at: usize| format!(r#"{{"key": "v{at}", "value": "{}"}}"#, format!("{{{{v{}}}}}", at + 1).repeat(9));
    let variables: Vec<String> = (0..12).map(variable).collect();
    let text = format!(
        r#"{{"info": {{"name": "c"}}, "variable": [{}, {{"key": "v12", "value": "x"}}, {{"key": "ring", "value": "{{{{ring}}}}"}}],
            "item": [{{"name": "a", "request": {{"method": "POST", "url": "https://h.example/{{{{v0}}}}/{{{{v7}}}}?q={{{{v8}}}}{{{{v8}}}}",
            "header": [{{"key": "X-A", "value": "{{{{v1}}}}{{{{ring}}}}"}}], "body": {{"mode": "raw", "raw": "{{{{v8}}}}{{{{v8}}}}"}}}}}}]}}"#,
        variables.join(", ")
    );
    let read = collection::read(&text).expect("a collection");
    let source = emit(&lower(&read, None, &Options::default()).api, &Emission::default());
    assert!(source.len() < 2_000_000, "{} bytes", source.len());
    let codes: Vec<&str> = check(&read, None, &Options::default()).iter().map(|finding| finding.code).collect();
    assert!(codes.contains(&"variable-too-long") && codes.contains(&"variable-in-ring"), "{codes:?}");
}
