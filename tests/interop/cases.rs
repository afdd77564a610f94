//! The cases of a verifier: their number, those that fail, and those that fail with newman too.

use std::time::Instant;

/// Cases that fail, and that newman fails too: `case<TAB>why`.
const EXPECTED: &str = include_str!("expected.tsv");

/// The cases of one verifier.
pub struct Cases {
    verifier: &'static str,
    started: Instant,
    outcomes: Vec<(String, Result<(), String>)>,
}

impl Cases {
    pub fn of(verifier: &'static str) -> Self {
        Self { verifier, started: Instant::now(), outcomes: Vec::new() }
    }

    pub fn verifier(&self) -> &'static str {
        self.verifier
    }

    /// Adds a case and its outcome.
    pub fn add(&mut self, name: impl Into<String>, outcome: Result<(), String>) {
        let name = name.into();
        assert!(self.outcomes.iter().all(|(other, _)| *other != name), "the case `{name}` is there twice");
        self.outcomes.push((name, outcome));
    }

    /// Prints the number of cases. Panics if one fails that is not expected to, or passes although it is.
    pub fn finish(self) {
        let Self { verifier, started, outcomes } = self;
        let passed = outcomes.iter().filter(|(_, outcome)| outcome.is_ok()).count();
        let seconds = started.elapsed().as_secs_f32();
        println!("interop: {verifier}: {} cases, {passed} passed, {seconds:.1} s", outcomes.len());
        let is_expected = |name: &str| {
            let mut rows = EXPECTED.lines().filter_map(|line| line.split_once('\t'));
            rows.any(|(case, _)| case.strip_prefix(verifier).is_some_and(|case| case == format!(": {name}")))
        };
        let wrong = outcomes.iter().filter(|(name, outcome)| outcome.is_ok() == is_expected(name));
        let wrong: Vec<_> = wrong
            .map(|(name, outcome)| match outcome {
                Ok(()) => format!("{verifier}: {name}: passes, and is in expected.tsv"),
                Err(why) => format!("{verifier}: {name}: {why}"),
            })
            .collect();
        assert!(wrong.is_empty(), "{} of {} cases:\n{}", wrong.len(), outcomes.len(), wrong.join("\n"));
    }
}
