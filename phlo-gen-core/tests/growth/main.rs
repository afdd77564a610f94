//! Twice the input costs at most 2.3 times: every place of a collection, repeated.
//!
//! The processor time of the thread is measured, which other work on the machine affects little, and never the time on
//! the clock. Each place is measured with an input and with one four times as long. A place that seems to fail is
//! measured again, more often and with longer inputs, so that chance does not fail the test.
//! `PHLO_GEN_GROWTH=full` begins with longer inputs, which show what grows slowly. Counting instructions in valgrind would
//! be exact, and take fifty times as long.

mod places;

use phlo_gen_core::collection;
use phlo_gen_core::emit::{Emission, emit};
use phlo_gen_core::lower::{Options, check, lower};
use places::{PLACES, Place};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

/// The most that an input of four times the length may cost: 2.3 times for each doubling.
const MOST: f64 = 2.3 * 2.3;

/// Less than this is measured with a longer input: fixed costs and chance decide.
const FLOOR: Duration = Duration::from_millis(30);

/// By how much the first inputs are shorter, and the floor is lower, unless `PHLO_GEN_GROWTH=full`.
const SHORTER: u32 = 12;

/// The stack of a thread, in bytes: that of the main thread.
const STACK: usize = 8 << 20;

/// How often the length of an input may be doubled until it costs enough.
const LONGER: usize = 4;

/// How often a place is measured again, with an input of twice the length. Longer ones could meet a limit, which hides
/// the growth before it.
const RETRIES: usize = 3;

/// The processor time that this thread has used; `None` where the system does not say.
fn processor_time() -> Option<Duration> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    text.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}

/// Everything that the generator does with a collection.
fn generate(text: &str) -> usize {
    let read = collection::read(text).expect("a collection");
    let findings = check(&read, None, &Options::default()).findings.len();
    findings + emit(&lower(&read, None, &Options::default()).api, &Emission::default()).len()
}

/// The least processor time of so many runs.
fn cost(text: &str, runs: usize) -> Option<Duration> {
    let run = |_| {
        let before = processor_time()?;
        std::hint::black_box(generate(text));
        processor_time().map(|after| after.saturating_sub(before))
    };
    (0..runs).filter_map(run).min()
}

/// The costs of an input of a length, and of one four times as long.
type Costs = (Duration, Duration);

fn costs(text: &dyn Fn(usize) -> String, length: usize, runs: usize) -> Option<Costs> {
    Some((cost(&text(length), runs)?, cost(&text(length * 4), runs)?))
}

fn grows_too_fast((short, long): Costs, floor: Duration) -> bool {
    long.as_secs_f64() > short.max(floor / 6).as_secs_f64() * MOST
}

/// A message about a place that grows too fast, if it does so each time, or that costs too little to be measured.
fn failure((name, length, text): &Place) -> Option<String> {
    let shorter = if std::env::var("PHLO_GEN_GROWTH").is_ok_and(|size| size == "full") { 1 } else { SHORTER };
    let mut floor = FLOOR / shorter;
    let mut length = length.div_ceil(shorter as usize);
    let mut measured = costs(text, length, 1)?;
    for _ in 0..LONGER {
        if measured.1 <= floor {
            length *= 2;
            measured = costs(text, length, 1)?;
        }
    }
    if measured.1 <= floor {
        return Some(format!("{name}: {} cost only {:?}, which is not measured", length * 4, measured.1));
    }
    for runs in 1..=RETRIES {
        if !grows_too_fast(measured, floor) {
            return None;
        }
        length *= if runs == 1 { 2 * shorter as usize } else { 1 };
        floor = FLOOR;
        measured = costs(text, length, runs)?;
    }
    let (short, long) = measured;
    grows_too_fast(measured, floor).then(|| format!("{name}: {length} cost {short:?}, {} cost {long:?}", length * 4))
}

#[test]
fn no_place_of_a_collection_costs_more_than_its_length() {
    if processor_time().is_none() {
        println!("skipped: no processor times on this system");
        return;
    }
    let wanted = std::env::var("PHLO_GEN_PLACE").ok();
    let places: Vec<&Place> =
        PLACES.iter().filter(|(name, ..)| wanted.as_ref().is_none_or(|wanted| wanted == name)).collect();
    assert!(!places.is_empty(), "there is no such place");
    let next = AtomicUsize::new(0);
    let failed = Mutex::new(Vec::new());
    let work = || {
        while let Some(place) = places.get(next.fetch_add(1, Ordering::Relaxed)) {
            if let (Some(message), Ok(mut failed)) = (failure(place), failed.lock()) {
                failed.push(message);
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
            std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work).expect("a thread");
        }
    });
    let failed = failed.into_inner().expect("no thread panicked");
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
    let codes: Vec<&str> =
        check(&read, None, &Options::default()).findings.iter().map(|finding| finding.code).collect();
    assert!(codes.contains(&"variable-too-long") && codes.contains(&"variable-in-ring"), "{codes:?}");
}
