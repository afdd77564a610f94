//! One line on stderr that says how far a long command is.

use super::visible::visible;
use std::io::{IsTerminal, Write};
use std::time::{Duration, Instant};

/// How often the line changes at most.
const PAUSE: Duration = Duration::from_millis(100);

/// A line that is written over, and removed at the end. Without a terminal there is none.
pub struct Progress {
    is_terminal: bool,
    shown: Option<Instant>,
}

impl Progress {
    /// Nothing is shown yet.
    pub fn new() -> Self {
        Self { is_terminal: std::io::stderr().is_terminal(), shown: None }
    }

    /// Shows a text in place of the last one.
    pub fn show(&mut self, text: impl FnOnce() -> String) {
        let is_due = self.shown.is_none_or(|shown| shown.elapsed() >= PAUSE);
        if self.is_terminal && is_due {
            self.shown = Some(Instant::now());
            write(&format!("\r\u{1b}[K{}", visible(&text())));
        }
    }

    /// Removes the line, before something else is printed.
    pub fn clear(&mut self) {
        if self.shown.take().is_some() {
            write("\r\u{1b}[K");
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.clear();
    }
}

fn write(text: &str) {
    let mut stderr = std::io::stderr();
    // a closed stderr is not an error
    let _ = stderr.write_all(text.as_bytes()).and_then(|()| stderr.flush());
}

/// A number of bytes as people read it: `12.3 MB`.
pub fn size(bytes: u64) -> String {
    // what a float cannot hold exactly is not printed
    let of = |unit: u64| bytes as f64 / unit as f64;
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{:.1} kB", of(1_000)),
        _ => format!("{:.1} MB", of(1_000_000)),
    }
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn sizes_have_one_decimal() {
        assert_eq!([999, 1_000, 12_345_678, 5_000_000_000].map(size), ["999 bytes", "1.0 kB", "12.3 MB", "5000.0 MB"]);
    }
}
