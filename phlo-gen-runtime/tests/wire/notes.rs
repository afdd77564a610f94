//! Records everything that is logged on this thread, with `log` and with `tracing`, by any crate and at any level.

use std::cell::RefCell;
use std::sync::Once;

thread_local! {
    static ROWS: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// Starts recording the log of this thread.
pub fn listen() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // Only this program sets a logger.
        let _ = log::set_logger(&Logger);
        log::set_max_level(log::LevelFilter::Trace);
        #[cfg(feature = "tracing")]
        let _ = tracing::subscriber::set_global_default(spans::Notes);
    });
    ROWS.with_borrow_mut(Vec::clear);
}

/// The log; our own spans in it begin with `span`.
pub fn rows() -> Vec<String> {
    ROWS.with_borrow(Clone::clone)
}

fn keep(row: String) {
    ROWS.with_borrow_mut(|rows| rows.push(row));
}

struct Logger;

impl log::Log for Logger {
    fn enabled(&self, _: &log::Metadata<'_>) -> bool {
        true
    }
    fn log(&self, record: &log::Record<'_>) {
        keep(format!("log {}: {}", record.target(), record.args()));
    }
    fn flush(&self) {}
}

#[cfg(feature = "tracing")]
mod spans {
    use super::{ROWS, keep};
    use std::fmt::{Debug, Write};
    use tracing::field::{Field, Visit};
    use tracing::span::{Attributes, Id, Record};
    use tracing::{Event, Metadata, Subscriber};

    /// Records all events. The id of a span is the index of its row.
    pub struct Notes;

    struct Row<'a>(&'a mut String);

    impl Visit for Row<'_> {
        fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
            let _ = write!(self.0, " {field}={value:?}");
        }
    }

    fn kind(metadata: &Metadata<'_>) -> String {
        if metadata.target().starts_with("phlo_gen") { "span".to_owned() } else { metadata.target().to_owned() }
    }

    impl Subscriber for Notes {
        fn enabled(&self, _: &Metadata<'_>) -> bool {
            true
        }
        fn new_span(&self, span: &Attributes<'_>) -> Id {
            let parent = span.parent().map_or(0, Id::into_u64);
            ROWS.with_borrow_mut(|rows| {
                let id = rows.len() as u64 + 1;
                let mut row = format!("{} {id} below {parent} {}:", kind(span.metadata()), span.metadata().name());
                span.record(&mut Row(&mut row));
                rows.push(row);
                Id::from_u64(id)
            })
        }
        fn record(&self, span: &Id, values: &Record<'_>) {
            ROWS.with_borrow_mut(|rows| {
                if let Some(row) = rows.get_mut(span.into_u64() as usize - 1) {
                    values.record(&mut Row(row));
                }
            });
        }
        fn record_follows_from(&self, _: &Id, _: &Id) {}
        fn event(&self, event: &Event<'_>) {
            let mut row = format!("{} event:", kind(event.metadata()));
            event.record(&mut Row(&mut row));
            keep(row);
        }
        fn enter(&self, _: &Id) {}
        fn exit(&self, _: &Id) {}
    }
}
