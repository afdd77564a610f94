//! The tables, for the terminal and for the documentation.

use std::fmt::Write;

/// The figures so far.
#[derive(Default)]
pub struct Report {
    text: String,
    bars: Vec<(String, f64, Bar)>,
}

/// The bar that a number must reach.
#[derive(Clone, Copy)]
pub enum Bar {
    AtMost(f64),
    AtLeast(f64),
}

impl Report {
    /// Begins a part; `note` describes its numbers.
    pub fn section(&mut self, title: &str, note: &str) {
        self.put(&format!("\n### {title}\n\n{note}\n"));
    }

    /// A line of seconds.
    pub fn seconds(&mut self, what: &str, names: &[&str], seconds: &[f64]) {
        let all: Vec<String> =
            names.iter().zip(seconds).map(|(name, seconds)| format!("{name} {seconds:.2}")).collect();
        self.put(&format!("* {what}: {}", all.join(", ")));
    }

    /// Any other line.
    pub fn line(&mut self, text: &str) {
        self.put(&format!("* {text}"));
    }

    /// A ratio without a bar.
    pub fn ratio(&mut self, what: &str, ratio: f64) {
        self.put(&format!("* {what}: **{ratio:.2}**"));
    }

    /// A number with a bar.
    pub fn bar(&mut self, what: &str, value: f64, bar: Bar) {
        self.put(&format!("* {what}: **{}** ({}: {})", number(value), bar.words(), bar.verdict(value)));
        self.bars.push((what.to_owned(), value, bar));
    }

    /// Everything as Markdown, the bars first.
    pub fn markdown(&self) -> String {
        let mut out = String::from("| what | measured | bar | |\n| --- | ---: | ---: | --- |\n");
        for (what, value, bar) in &self.bars {
            // writing to a String cannot fail
            let _ = writeln!(out, "| {what} | {} | {} | {} |", number(*value), bar.words(), bar.verdict(*value));
        }
        out + &self.text
    }

    fn put(&mut self, line: &str) {
        println!("{line}");
        self.text.push_str(line);
        self.text.push('\n');
    }
}

impl Bar {
    fn holds(self, value: f64) -> bool {
        match self {
            Bar::AtMost(bar) => value <= bar,
            Bar::AtLeast(bar) => value >= bar,
        }
    }

    fn verdict(self, value: f64) -> &'static str {
        if self.holds(value) { "holds" } else { "**does not hold**" }
    }

    fn words(self) -> String {
        match self {
            Bar::AtMost(bar) => format!("≤ {}", number(bar)),
            Bar::AtLeast(bar) => format!("≥ {}", number(bar)),
        }
    }
}

/// A number in readable form.
fn number(value: f64) -> String {
    if value.fract() == 0.0 && value >= 3.0 { format!("{value:.0}") } else { format!("{value:.2}") }
}
