//! Looks for secrets in everything that a program may print.

use crate::spellings::spellings;
use phlo_gen_runtime::Error;
use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt::Debug;

/// What has been checked, and what has leaked.
#[derive(Default)]
pub struct Report {
    checks: usize,
    leaks: Vec<String>,
}

impl Report {
    /// Checks that a text contains no secret, in no spelling, and not the half of one.
    pub fn text(&mut self, what: &str, text: &str, secrets: &[String]) {
        for secret in secrets {
            self.checks += 1;
            if let Some(spelling) = shown(text, secret) {
                self.leaks.push(format!("{what}: {spelling}: {text}"));
            }
        }
    }

    /// Checks an error: its messages, its fields, its headers, and all of its causes.
    pub fn error(&mut self, what: &str, error: &Error, secrets: &[String]) {
        self.text(what, &format!("{error}\n{error:?}\n{error:#?}\n{:?}", error.headers()), secrets);
        let mut cause = std::error::Error::source(error);
        while let Some(error) = cause {
            self.text(&format!("{what}, cause"), &format!("{error}\n{error:?}\n{error:#?}"), secrets);
            cause = error.source();
        }
        if let Error::Decode(error) = error {
            self.text(&format!("{what}, path"), &error.path(), secrets);
        }
    }

    /// Checks the `Debug` output of a value.
    pub fn debug(&mut self, what: &str, value: &dyn Debug, secrets: &[String]) {
        self.text(what, &format!("{value:?}\n{value:#?}"), secrets);
    }

    /// Prints how much has been checked. Fails if anything has leaked.
    pub fn finish(self, name: &str) {
        let Self { checks, leaks } = self;
        println!("{name}: {checks} checks, {} leaks", leaks.len());
        assert!(checks > 0);
        assert!(leaks.is_empty(), "{} of {checks} leak:\n{}", leaks.len(), leaks[..leaks.len().min(20)].join("\n\n"));
    }
}

thread_local! {
    /// The spellings of each secret, which are made once.
    static SPELLINGS: RefCell<HashMap<String, Vec<(&'static str, String)>>> = RefCell::default();
}

/// The spelling in which a text shows a secret, or most of it.
fn shown(text: &str, secret: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let part = secret.len() * 2 / 3;
    let parts = secret.to_lowercase().into_bytes();
    for part in parts.windows(part.max(4)).filter_map(|part| std::str::from_utf8(part).ok()) {
        if lower.contains(part) {
            return Some(part.to_owned());
        }
    }
    SPELLINGS.with_borrow_mut(|known| {
        let spellings = known.entry(secret.to_owned()).or_insert_with(|| spellings(secret));
        let found = spellings.iter().find(|(_, spelling)| text.contains(spelling.as_str()));
        found.map(|(name, spelling)| format!("{name}: {spelling}"))
    })
}

#[test]
fn leaks_are_found() {
    for (name, spelling) in spellings("Zq7-planted+k3y/Wx9") {
        assert!(shown(&format!("a {spelling} b"), "Zq7-planted+k3y/Wx9").is_some(), "{name}");
    }
    assert!(shown("it is zq7-planted+k3", "Zq7-planted+k3y/Wx9").is_some());
    assert!(shown("it is [secret], somebody", "Zq7-planted+k3y/Wx9").is_none());
}
